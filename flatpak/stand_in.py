# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where no remote can be reached: a runtime made of Debian, and the modules' sources from Debian.

What is built with these is for trying only. The runtime has what `dependencies.json` says that GNOME's
has, in Debian's versions, and nothing of what the manifest must bring: a module that is missing there is
missed here. Platform and Sdk are the same files under two names.
"""

import copy
import glob
import hashlib
import inspect
import json
import os
import shutil
import subprocess
import tempfile

from common import ARCH, TOP, Trouble, cache_folder, run, say

SUITE = 'trixie'
MIRROR = 'http://deb.debian.org/debian'

# What an Sdk has besides the libraries: compilers, and what modules and program are built with.
TOOLS = [
    'build-essential', 'meson', 'ninja-build', 'cmake', 'pkgconf', 'python3', 'gettext', 'git', 'gperf',
    'autoconf', 'automake', 'libtool', 'gtk-doc-tools', 'appstream-compose', 'desktop-file-utils',
    'libgtk-4-bin',
]

# What programs find in GNOME's runtime without asking meson for it.
PRESENT = [
    'ca-certificates', 'glib-networking', 'dconf-gsettings-backend', 'shared-mime-info',
    'adwaita-icon-theme', 'hicolor-icon-theme', 'librsvg2-common', 'fonts-cantarell', 'fonts-noto-core',
    'libjpeg-dev', 'libopenjp2-7-dev', 'libidn2-dev',
]


def read_dependencies():
    with open(os.path.join(TOP, 'flatpak', 'dependencies.json'), encoding='utf-8') as file:
        return json.load(file)


# ---- The runtime ----------------------------------------------------------------------------------


def list_packages():
    return sorted({*TOOLS, *PRESENT, *read_dependencies()['runtime'].values()})


def write_metadata(folder, name, version):
    """Write and return the description that a runtime carries."""
    text = (f'[Runtime]\nname=org.gnome.{name}\nruntime=org.gnome.Platform/{ARCH}/{version}\n'
            f'sdk=org.gnome.Sdk/{ARCH}/{version}\n')
    with open(os.path.join(folder, 'metadata'), 'w', encoding='utf-8') as file:
        file.write(text)
    return text


def make_tree(folder, log):
    """A Debian system in FOLDER, as its packages leave it."""
    maker = ['mmdebstrap', '--mode=root' if os.geteuid() == 0 else '--mode=unshare',
             '--variant=minbase', '--format=tar', '--aptopt=APT::Install-Recommends "false"',
             '--dpkgopt=path-exclude=/usr/share/doc/*', '--dpkgopt=path-exclude=/usr/share/man/*',
             '--include=' + ','.join(list_packages()), SUITE, '-']
    unpacker = ['tar', '--extract', '--directory', folder, '--no-same-owner',
                '--no-same-permissions', '--delay-directory-restore', '--exclude=./dev/*']
    with open(log, 'wb') as told, subprocess.Popen(maker, stdout=subprocess.PIPE, stderr=told) as made:
        unpacked = subprocess.run(unpacker, stdin=made.stdout, stderr=told, check=False)
    if made.returncode or unpacked.returncode:
        raise Trouble(f'the stand-in runtime could not be made. Everything that was said is in {log}')


def fill_installation(folder, version, log):
    """Make the runtime in FOLDER, and FOLDER/installation in which it is installed."""
    tree, stage, repository = (os.path.join(folder, name) for name in ['tree', 'stage', 'repository'])
    os.makedirs(tree)
    say('  a Debian tree, which takes three minutes')
    make_tree(tree, log)
    os.makedirs(os.path.join(stage, 'files'))
    os.makedirs(os.path.join(stage, 'var'))
    shutil.move(os.path.join(tree, 'usr'), stage)
    shutil.rmtree(os.path.join(stage, 'usr', 'etc'), ignore_errors=True)
    shutil.move(os.path.join(tree, 'etc'), os.path.join(stage, 'usr'))
    os.chmod(os.path.join(stage, 'usr', 'etc'), 0o755)

    # Uncompressed, so that installing from it links the files instead of copying them.
    run('ostree', 'init', '--mode=bare-user-only', f'--repo={repository}', log=log)
    write_metadata(stage, 'Sdk', version)
    run('flatpak', 'build-export', '--runtime', '--disable-sandbox', repository, stage, version, log=log)
    # The same files under the other name, without reading them all again.
    described = write_metadata(stage, 'Platform', version)
    other = os.path.join(stage, 'other')
    os.mkdir(other)
    shutil.move(os.path.join(stage, 'metadata'), other)
    run('ostree', 'commit', f'--repo={repository}', '--owner-uid=0', '--owner-gid=0', '--no-xattrs',
        f'--branch=runtime/org.gnome.Platform/{ARCH}/{version}',
        f'--tree=ref=runtime/org.gnome.Sdk/{ARCH}/{version}', f'--tree=dir={other}',
        f'--add-metadata-string=xa.metadata={described}', log=log)
    run('flatpak', 'build-update-repo', repository, log=log)

    env = dict(os.environ, FLATPAK_USER_DIR=os.path.join(folder, 'installation'))
    run('flatpak', '--user', 'remote-add', '--no-gpg-verify', 'stand-in', f'file://{repository}',
        env=env, log=log)
    run('flatpak', '--user', 'install', '--noninteractive', '-y', 'stand-in',
        f'org.gnome.Platform//{version}', f'org.gnome.Sdk//{version}', env=env, log=log)
    for path in [tree, stage, repository]:
        shutil.rmtree(path)


def provide_installation(version):
    """The folder of a flatpak installation with the stand-in runtime; made when it is not there."""
    # The recipe's own text is part of the key: whoever changes it gets a new runtime.
    recipe = [version, SUITE, *list_packages(),
              *map(inspect.getsource, [write_metadata, make_tree, fill_installation])]
    key = hashlib.sha256('\n'.join(recipe).encode()).hexdigest()[:12]
    folder = os.path.join(cache_folder(), f'stand-in-{key}')
    if not os.path.isdir(folder):
        free = shutil.disk_usage(cache_folder()).free
        if free < 5e9:
            raise Trouble(f'the stand-in runtime needs 5 GB under {cache_folder()} while it is made, '
                          f'and only {free // 10**6} MB are free there.')
        say(f'Making a stand-in for GNOME’s runtime {version}, once: {folder}')
        making = tempfile.mkdtemp(prefix='making.', dir=cache_folder())
        try:
            fill_installation(making, version, os.path.join(cache_folder(), 'stand-in.log'))
            # What is called stand-in-KEY is whole: the name appears only now, in one step.
            os.rename(making, folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        for old in glob.glob(os.path.join(cache_folder(), 'stand-in-*')):
            if old != folder:
                shutil.rmtree(old)
    return os.path.join(folder, 'installation')


# ---- The modules' sources -------------------------------------------------------------------------


class Archive:
    """Debian's source packages: the release that the runtime is made of, and the newest."""

    def __init__(self):
        self.folder = os.path.join(cache_folder(), 'debian')
        for name in ['lists/partial', 'cache/archives/partial', 'sources']:
            os.makedirs(os.path.join(self.folder, name), exist_ok=True)
        listed = os.path.join(self.folder, 'sources.list')
        with open(listed, 'w', encoding='utf-8') as file:
            for suite in [SUITE, 'sid']:
                file.write(f'deb-src {MIRROR} {suite} main\n')
        self.options = [word for name, value in [
            ('Etc::SourceList', listed), ('Etc::SourceParts', '/dev/null'),
            ('State::Lists', os.path.join(self.folder, 'lists')),
            ('Cache', os.path.join(self.folder, 'cache'))] for word in ['-o', f'Dir::{name}={value}']]
        self.read = False

    def ask(self, *words, **options):
        return run(*words, quiet=True, cwd=os.path.join(self.folder, 'sources'), **options)

    def offers(self, package):
        """The versions that there are, each with the name and the checksum of its archive."""
        if not self.read:
            self.ask('apt-get', *self.options, '-q', 'update')
            self.read = True
        for text in self.ask('apt-cache', *self.options, 'showsrc', package).split('\n\n'):
            record, field = {}, None
            for line in text.splitlines():
                if not line.startswith(' '):
                    field, _, value = line.partition(': ')
                    record[field.rstrip(':')] = [value]
                elif field:
                    record[field.rstrip(':')].append(line)
            for line in record.get('Checksums-Sha256', []):
                words = line.split()
                if len(words) == 3 and '.orig.tar.' in words[2] and not words[2].endswith('.asc'):
                    yield record['Version'][0], words[2], words[0]

    def fetch(self, package, version):
        """The path of the archive of this upstream version, or of one near it, and its checksum."""
        def is_wanted(offer):
            return offer[0].split('-')[0].split('+')[0] == version

        # The wanted version where there is one, else the runtime's own, which comes first in the list.
        for offer, name, checksum in sorted(self.offers(package), key=lambda offer: not is_wanted(offer)):
            path = os.path.join(self.folder, 'sources', name)
            if not os.path.exists(path):
                try:
                    # Apt holds what it fetches against the archive's signature.
                    self.ask('apt-get', *self.options, '-q', 'source', '--download-only',
                             f'{package}={offer}')
                except Trouble:
                    pass
            if os.path.exists(path):
                with open(path, 'rb') as file:
                    if hashlib.sha256(file.read()).hexdigest() == checksum:
                        return path, checksum
                os.unlink(path)
        raise Trouble(f'Debian’s archive has no source of {package}')


def version_of(source):
    """The upstream version that a source of the manifest is."""
    name = source.get('tag') or os.path.basename(source['url'])
    return name.rsplit('-', 1)[-1].removesuffix('.tar.xz').removesuffix('.tar.gz')


# Poppler is built without optimisation and debugging information, in a third of the time; it has its
# flags in a file of its own. `-l0`, the last of its kind, takes back flatpak-builder's, by which a busy
# machine builds one file at a time.
QUICKLY = {
    'poppler': {'config-opts': ['-DCMAKE_CXX_SCAN_FOR_MODULES=OFF'], 'make-args': ['-l0'],
                'sources': [{'type': 'shell', 'commands': [
                    "sed -i 's/\"-O2 -g\"/\"\"/' cmake/modules/PopplerMacros.cmake"]}]},
    'dictum': {'make-args': ['-l0']},
}


def replace_sources(manifest):
    """A copy of the manifest that is built of Debian's sources, without the network, and quickly."""
    manifest = copy.deepcopy(manifest)
    archive = Archive()
    for module in manifest['modules'][:-1]:
        wanted = version_of(module['sources'][0])
        path, checksum = archive.fetch(read_dependencies()['debian-sources'][module['name']], wanted)
        same = ', the very file that the manifest pins' \
            if checksum == module['sources'][0].get('sha256') else ''
        say(f'  {module["name"]} {wanted}: {os.path.basename(path)}{same}')
        module['sources'] = [{'type': 'archive', 'path': path, 'sha256': checksum}]
        if module['buildsystem'] == 'autotools':
            # Debian takes out what was generated, and old scripts know the tools of their day only.
            module['sources'].append({'type': 'script', 'dest-filename': 'autogen.sh',
                                      'commands': [
                                          'touch ChangeLog',
                                          '! grep -q ^GTK_DOC_CHECK configure.ac || gtkdocize',
                                          'autoreconf --force --install']})
    for module in manifest['modules']:
        for key, more in QUICKLY.get(module['name'], {}).items():
            module[key] = [*module.get(key, []), *more]
    return manifest
