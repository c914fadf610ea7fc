# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Flatpak's manifest, as far as it can be judged without building it: see flatpak/README.md."""

import json
import os
import re
import sys

import tap

sys.path.insert(0, os.path.join(tap.TOP, 'flatpak'))

import stand_in  # noqa: E402

PERMISSIONS = ['--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri',
               '--share=network']

MESON = tap.read('meson.build')
APP_ID = re.search(r"^app_id = '(.+)'", MESON, re.MULTILINE).group(1)
NEEDED = set(re.findall(r"= dependency\('([^']+)'", MESON))


def read_json(path):
    """The file's content; empty, and told as a failure of the first case, when it is not JSON."""
    try:
        return json.loads(tap.read(path)), []
    except ValueError as error:
        return {}, [f'{path}: {error}']


manifest, wrong_manifest = read_json(f'flatpak/{APP_ID}.json')
dependencies, wrong_dependencies = read_json('flatpak/dependencies.json')
modules = manifest.get('modules', [])
others = [module for module in modules if module['name'] != 'dictum']


def find_wrong_identity():
    for key, wanted in [('app-id', APP_ID), ('command', 'dictum'), ('runtime', 'org.gnome.Platform'),
                        ('sdk', 'org.gnome.Sdk')]:
        if manifest.get(key) != wanted:
            yield f'{key} is {manifest.get(key)!r}, not {wanted!r}'
    if not re.fullmatch(r'\d+', str(manifest.get('runtime-version'))):
        yield 'runtime-version is not a released version'


def find_loose_sources():
    for module in others:
        if not module.get('sources'):
            yield f'{module["name"]} has no source'
        for source in module.get('sources', []):
            kind = source.get('type')
            pin = {'archive': 'sha256', 'file': 'sha256', 'git': 'commit'}.get(kind)
            length = {'sha256': 64, 'commit': 40}.get(pin)
            if pin is None:
                yield f'{module["name"]}: {kind} cannot be pinned'
            elif not re.fullmatch(rf'[0-9a-f]{{{length}}}', source.get(pin, '')):
                yield f'{module["name"]}: {kind} without its {pin}'
            if not source.get('url', '').startswith('https://'):
                yield f'{module["name"]}: {source.get("url")} is not fetched by https'
            if 'x-checker-data' not in source:
                yield f'{module["name"]}: it is not said where a newer one would be found'
    for thing in [manifest, *modules]:
        # What is fetched while building is pinned by nobody.
        if 'build-args' in thing.get('build-options', {}):
            yield f'{thing.get("name", "the manifest")} gives its build more rights'


def find_wrong_tree():
    if not modules or modules[-1]['name'] != 'dictum':
        yield 'the last module is not dictum'
        return
    sources = modules[-1]['sources']
    if len(sources) != 1 or (sources[0]['type'], sources[0]['path']) != ('dir', '..'):
        yield 'dictum is not built of the tree that the manifest lies in'
    folders = set(re.findall(r'\$top/(_build[a-z-]*)', tap.read('dev')))
    for name in sorted(folders - set(sources[0].get('skip', []))):
        yield f'{name}, which ./dev makes, would be copied'


def find_missing_licences():
    for module in modules:
        folder = f'/app/share/licenses/{APP_ID}/{module["name"]} '
        if not any(folder in command for command in module.get('post-install', [])):
            yield f'{module["name"]} does not install its licence in {folder}'


def find_disagreement():
    given, brought = set(dependencies.get('runtime', {})), dependencies.get('modules', {})
    for name in sorted(NEEDED - given - set(brought)):
        yield f'{name}: nobody says whether the runtime has it'
    for name in sorted((given | set(brought)) - NEEDED):
        yield f'{name}: meson.build does not ask for it'
    for name in sorted(given & set(brought)):
        yield f'{name}: is in the runtime and brought too'
    names = {module['name'] for module in others}
    wanted = set(brought.values()) | set(dependencies.get('module-data', {}))
    for name in sorted(names ^ wanted):
        yield f'{name}: the manifest and dependencies.json do not agree'
    for name in sorted(names ^ set(dependencies.get('debian-sources', {}))):
        yield f'{name}: the manifest and the list of Debian’s sources do not agree'


def find_silent_dialogs():
    """Find file dialogs that nobody hears of where the desktop offers none."""
    for path in tap.list_files('.c'):
        text = tap.read(path)
        if re.search(r'\bgtk_file_dialog_(open|save|select)\w* \(dialog,', text) and \
                not re.search(r'\bdictum_portal_check_files \(', text):
            yield f'{path} opens a file dialog without dictum_portal_check_files()'


def find_wrong_exports():
    """Flatpak shows the desktop only what is called as the program is, and not what is called otherwise."""
    text = tap.read('data/meson.build')
    for name in ['.desktop', '.metainfo.xml', '.service', '.xml', '.search-provider.ini']:
        if f"app_id + '{name}'" not in text and not (
                name == '.metainfo.xml' and "name + '.metainfo.xml'" in text):
            yield f'data/meson.build makes no {APP_ID}{name}'
    for path in tap.list_files('.svg'):
        if path.startswith('data/icons/hicolor/') and not os.path.basename(path).startswith(APP_ID):
            yield f'{path} would not be exported'


def find_wrong_stand_in():
    """What the stand-in alters must be there, or it would alter nothing."""
    for name in sorted(set(stand_in.QUICKLY) - {module['name'] for module in modules}):
        yield f'the stand-in builds {name} quickly, which the manifest does not have'


tap.check('the manifest and the list of dependencies are JSON', wrong_manifest + wrong_dependencies)
tap.check('the manifest is of this program, on the GNOME runtime', find_wrong_identity())
granted = manifest.get('finish-args')
tap.check('the sandbox may do these five things and nothing else',
          [] if granted == PERMISSIONS else [f'finish-args are {granted}, not {PERMISSIONS}'])
tap.check('every module is pinned by checksum or commit', find_loose_sources())
tap.check('the program is built of this tree, without its build folders', find_wrong_tree())
tap.check('every module installs its licence', find_missing_licences())
tap.check('what meson.build needs is in the runtime or brought, once', find_disagreement())
tap.check('what the desktop is to see has the program’s name', find_wrong_exports())
tap.check('a file dialog that is missing is said to be', find_silent_dialogs())
tap.check('the stand-in knows the modules', find_wrong_stand_in())
tap.done()
