#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What `meson install` puts into a folder is whole, and starts from there.

    installed.py BUILD PREFIX
"""

import os
import subprocess
import sys
import tempfile

BUILD, PREFIX = sys.argv[1:3]
NAME = 'app.dictum.Dictum'
FILES = f"""
bin/dictum
bin/dictum-cli
share/applications/{NAME}.desktop
share/dbus-1/services/{NAME}.service
share/dictum/dictum-context.jsonld
share/dictum/dictum-project.schema.json
share/dictum/sample/harbour-treaty.dictum
share/glib-2.0/schemas/{NAME}.gschema.xml
share/gnome-shell/search-providers/{NAME}.search-provider.ini
share/icons/hicolor/scalable/apps/{NAME}.svg
share/icons/hicolor/scalable/mimetypes/{NAME}.project.svg
share/icons/hicolor/symbolic/apps/{NAME}-symbolic.svg
share/man/man1/dictum-cli.1
share/metainfo/{NAME}.metainfo.xml
share/mime/packages/{NAME}.xml
""".split()


def run(*command, **environment):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120,
                          env={**os.environ, **environment}).stdout


def find(folder, name):
    return next((top for top, _, names in os.walk(folder) if name in names), None)


def set_up(stage):
    """Install, do what a package does afterwards, and have the rest of this process live there."""
    run('meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', stage)
    top = os.path.join(stage, PREFIX.lstrip('/'))
    share = os.path.join(top, 'share')
    run('glib-compile-schemas', '--strict', os.path.join(share, 'glib-2.0/schemas'))
    run('update-mime-database', os.path.join(share, 'mime'))
    for name in [name for name in os.environ if name.startswith('DICTUM_') and name.endswith('_DIR')]:
        del os.environ[name]
    os.environ.pop('GSETTINGS_SCHEMA_DIR', None)
    # The prefix is only where the files will be in the end.
    os.environ.update(
        PATH=os.path.join(top, 'bin') + ':' + os.environ['PATH'],
        LD_LIBRARY_PATH=find(top, 'libdictum.so.0') or '',
        XDG_DATA_DIRS=f'{share}:{os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")}',
        DICTUM_DATA_DIR=os.path.join(share, 'dictum'),
        DICTUM_HELP_DIR=os.path.join(share, 'dictum/help'),
        DICTUM_HELPER_DIR=find(top, 'dictum-read-pdf') or '',
        DICTUM_LOCALE_DIR=os.path.join(share, 'locale'))
    return top


def expect(found, wanted):
    if found != wanted:
        raise Failure(f'{found!r} instead of {wanted!r}')


def files(top):
    languages = [line for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../po/LINGUAS'),
                                       encoding='utf-8').read().split('\n') if line and not line.startswith('#')]
    wanted = FILES + [f'share/locale/{language}/LC_MESSAGES/dictum.mo' for language in languages]
    expect([path for path in wanted if not os.path.isfile(os.path.join(top, path))], [])
    expect([path for folder, _, names in os.walk(top) for path in names if path.startswith('test-')], [])


def file_type(folder):
    """A project is known by its name and, without one, by its first bytes; other JSON is not one."""
    for name, content, wanted in (('a.dictum', '{}', 'application/vnd.dictum.project+json'),
                                  ('letter', '{\n  "format": "dictum-project",\n',
                                   'application/vnd.dictum.project+json'),
                                  ('other.json', '{"format": "other"}', 'application/json')):
        path = os.path.join(folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(content)
        told = run('gio', 'info', '-a', 'standard::content-type,standard::icon', path, G_DEBUG='')
        if f'standard::content-type: {wanted}\n' not in told:
            raise Failure(told)
        if name == 'a.dictum' and f'{NAME}.project' not in told:
            raise Failure(f'no icon: {told}')


def command_line(folder):
    path = os.path.join(folder, 'Quay.dictum')
    run('dictum-cli', 'new', path, '--title', 'The Quay')
    if '"The Quay"' not in run('dictum-cli', 'info', '--json', path):
        raise Failure('the project has another title')


def window():
    program = Program('--sample')
    reader = program.find('text', 'Text of the article')
    wait_for('the text of the sample', lambda: 'harbour' in program.text_of(reader))
    program.quit()


with tempfile.TemporaryDirectory() as home:
    prefix = set_up(os.path.join(home, 'stage'))
    # Here it reads the environment that it gives to programs.
    from driver import Failure, Program, Tap, wait_for

    tap = Tap()
    tap.check('all files are there', files, prefix)
    tap.check('the type of a project’s file is known', file_type, home)
    tap.check('the command line works', command_line, home)
    tap.check('the window opens the sample', window)
    sys.exit(tap.finish())
