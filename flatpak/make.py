# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""./dev flatpak: builds the Flatpak, signs it, and makes what is given to others.

The output folder gets

    repository/                 the OSTree repository, to be served by any web server
    dictum.flatpakref           installs from that repository, with updates
    dictum-VERSION-ARCH.flatpak the same in a single file
    dictum.gpg                  the public key
    SHA256SUMS, SHA256SUMS.asc  checksums of the three files, and the key's signature of them
"""

import argparse
import base64
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import stand_in
from common import ARCH, TOP, Trouble, cache_folder, run, say

RUNTIME_REPO = 'https://dl.flathub.org/repo/flathub.flatpakrepo'
BRANCH = 'stable'
TRIAL_KEY = 'Dictum, for trying only'


def read_arguments():
    parser = argparse.ArgumentParser(prog='./dev flatpak', description='Build, sign and try the Flatpak.')
    parser.add_argument('--key', help='the GPG key that signs; without, one for trying only is made')
    parser.add_argument('--gpg-homedir', help='the folder of the key, if it is not GPG’s usual one')
    parser.add_argument('--url', help='where the repository will be served')
    parser.add_argument('--site', help='Dictum’s homepage, with the pictures of data/screenshots below it')
    parser.add_argument('--output', help='where to put the results; a repository there is continued')
    parser.add_argument('--runtime-version', help='of GNOME’s runtime, if not the manifest’s')
    parser.add_argument('--stand-in', action='store_true',
                        help='use a runtime made of Debian, although GNOME’s could be had')
    parser.add_argument('--no-test', action='store_true', help='do not install and try the result')
    return parser.parse_args()


# ---- The runtime ----------------------------------------------------------------------------------


def find_runtime(version, env):
    """The folder of the installation that has Platform and Sdk of this version, or None."""
    folder = None
    for name in ['Platform', 'Sdk']:
        try:
            place = run('flatpak', 'info', '--show-location', f'org.gnome.{name}//{version}', env=env)
        except Trouble:
            return None
        found = place.strip().split('/runtime/')[0]
        if folder not in (None, found):
            return None
        folder = found
    return folder


def install_runtime(version):
    """The runtime from its remote, in an installation of our own; None when it cannot be reached."""
    try:
        with urllib.request.urlopen(RUNTIME_REPO, timeout=20):
            pass
    except (urllib.error.URLError, TimeoutError) as error:
        say(f'The remote of GNOME’s runtime cannot be reached: {error}')
        return None
    env = dict(os.environ, FLATPAK_USER_DIR=os.path.join(cache_folder(), 'installation'))
    say(f'Installing GNOME’s runtime {version} and its Sdk under {cache_folder()}')
    run('flatpak', '--user', 'remote-add', '--if-not-exists', 'gnome', RUNTIME_REPO, env=env)
    run('flatpak', '--user', 'install', '--noninteractive', '-y', 'gnome',
        f'org.gnome.Platform//{version}', f'org.gnome.Sdk//{version}', env=env)
    return find_runtime(version, env)


def provide_runtime(version, only_stand_in):
    """The installation with the runtime, and whether it is the stand-in."""
    if not only_stand_in:
        own = dict(os.environ, FLATPAK_USER_DIR=os.path.join(cache_folder(), 'installation'))
        found = find_runtime(version, None) or find_runtime(version, own) or install_runtime(version)
        if found:
            return found, False
    return stand_in.provide_installation(version), True


# ---- The key --------------------------------------------------------------------------------------


class Signer:
    """A GPG key and the folder it is in."""

    def __init__(self, key, folder):
        self.key = key
        self.folder = folder
        self.gpg = ['gpg', '--batch', *(['--homedir', folder] if folder else [])]
        self.options = [f'--gpg-sign={key}', *([f'--gpg-homedir={folder}'] if folder else [])]

    def export(self, path):
        with open(path, 'wb') as file:
            subprocess.run([*self.gpg, '--export', self.key], stdout=file, check=True)
        if os.path.getsize(path) == 0:
            raise Trouble(f'GPG knows no key “{self.key}”')

    def sign(self, path):
        run(*self.gpg, '--yes', '--local-user', self.key, '--armor', '--detach-sign',
            '--output', f'{path}.asc', path, quiet=True)


@contextlib.contextmanager
def make_signer(key, folder):
    if key:
        yield Signer(key, folder)
        return
    # GPG's sockets do not take long paths, so not in the output folder.
    with tempfile.TemporaryDirectory(prefix='dictum-key.') as folder:
        signer = Signer(TRIAL_KEY, folder)
        try:
            run(*signer.gpg, '--passphrase', '', '--quick-generate-key', signer.key, 'ed25519', 'sign',
                '1m', quiet=True)
            yield signer
        finally:
            subprocess.run(['gpgconf', '--homedir', folder, '--kill', 'all'], check=False)


# ---- Building and publishing ----------------------------------------------------------------------


def read_manifest(version, site):
    meson = open(os.path.join(TOP, 'meson.build'), encoding='utf-8').read()
    app = re.search(r"^app_id = '(.+)'", meson, re.MULTILINE).group(1)
    release = re.search(r"^  version: '(.+)'", meson, re.MULTILINE).group(1)
    with open(os.path.join(TOP, 'flatpak', f'{app}.json'), encoding='utf-8') as file:
        manifest = json.load(file)
    if version:
        manifest['runtime-version'] = version
    program = manifest['modules'][-1]
    # The copy lies elsewhere.
    program['sources'][0]['path'] = TOP
    if site:
        program['config-opts'].append(f'-Dsite={site}')
    return manifest, release


def compose_in_sdk(manifest):
    """Describe the program for software centres, by what the Sdk has, as flatpak-builder 1.4 does itself.

    Those before call a program that GNOME's Sdk has not had since 47, and Debian's since 13.
    """
    version = run('flatpak-builder', '--version').split()[-1]
    if tuple(map(int, re.findall(r'\d+', version)[:2])) >= (1, 4):
        return
    name = manifest['app-id']
    manifest['appstream-compose'] = False
    # The repository looks for a file of the program's name, which is that of the origin.
    manifest['cleanup-commands'] = [
        f'LC_ALL=C.UTF-8 appstreamcli compose --no-net --prefix=/ --origin={name} --components={name} '
        '--result-root=/app --data-dir=/app/share/app-info/xmls '
        '--icons-dir=/app/share/app-info/icons/flatpak /app']


def build(manifest, installation, signer, work, repository):
    path = os.path.join(work, 'manifest.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(manifest, file, indent=4)
    log = os.path.join(work, 'build.log')
    say(f'Building; what is said goes to {log}')
    env = dict(os.environ, LC_ALL='C.UTF-8', FLATPAK_SYSTEM_DIR=installation,
               FLATPAK_USER_DIR=os.path.join(work, 'no-installation'))
    with open(log, 'w', encoding='utf-8') as file:
        done = subprocess.run(
            ['flatpak-builder', '--force-clean', '--disable-rofiles-fuse', '--ccache',
             f'--state-dir={os.path.join(cache_folder(), "builder")}', f'--repo={repository}',
             f'--default-branch={BRANCH}', '--subject=Dictum', *signer.options,
             os.path.join(work, 'build'), path],
            env=env, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        with open(log, encoding='utf-8', errors='replace') as file:
            raise Trouble('flatpak-builder failed:\n' + ''.join(file.readlines()[-30:]))
    shutil.rmtree(os.path.join(work, 'build'))


def publish(manifest, release, url, signer, output):
    """Make the files around the repository in OUTPUT; returns the bundle's path."""
    app = manifest['app-id']
    repository = os.path.join(output, 'repository')
    address = url or f'file://{repository}'
    key = os.path.join(output, 'dictum.gpg')
    bundle = os.path.join(output, f'dictum-{release}-{ARCH}.flatpak')
    reference = os.path.join(output, 'dictum.flatpakref')

    signer.export(key)
    run('flatpak', 'build-update-repo', '--title=Dictum', f'--default-branch={BRANCH}',
        '--generate-static-deltas', *signer.options, repository, quiet=True)
    run('flatpak', 'build-bundle', f'--repo-url={address}', f'--runtime-repo={RUNTIME_REPO}',
        f'--gpg-keys={key}', repository, bundle, app, BRANCH, quiet=True)
    with open(key, 'rb') as file:
        encoded = base64.b64encode(file.read()).decode()
    with open(reference, 'w', encoding='utf-8') as file:
        file.write(f'[Flatpak Ref]\nTitle=Dictum\nName={app}\nBranch={BRANCH}\nUrl={address}\n'
                   f'SuggestRemoteName=dictum\nIsRuntime=false\nRuntimeRepo={RUNTIME_REPO}\n'
                   f'GPGKey={encoded}\n')

    sums = os.path.join(output, 'SHA256SUMS')
    with open(sums, 'w', encoding='utf-8') as file:
        for path in [bundle, key, reference]:
            with open(path, 'rb') as made:
                file.write(f'{hashlib.sha256(made.read()).hexdigest()}  {os.path.basename(path)}\n')
    signer.sign(sums)
    return bundle


def try_out(installation, output, folder):
    """Install and run what was made, where nothing of the user's is touched; returns the status.

    FOLDER has the key for trying only, if it was signed by that one.
    """
    # Documents are handed over under /run/user: in a place of its own, which hides that of the desktop.
    alone = ['unshare', '--mount', *([] if os.geteuid() == 0 else ['--user', '--map-root-user']),
             'sh', '-c', 'mkdir -p /run/user && mount -t tmpfs none /run/user && exec "$@"', 'sh']
    return subprocess.run(
        [*alone, os.path.join(TOP, 'tests', 'with-display'), '--at-spi', '--window-manager',
         '--size', '1360x860', sys.executable, '-B', os.path.join(TOP, 'tests', 'flatpak', 'try.py'),
         output, installation, *([folder] if folder else [])],
        # The program gets the surroundings of a desktop, not those of a test; and what the desktop itself
        # warns of is no failure.
        env=dict(os.environ, GDK_DEBUG='none', GTK_A11Y='atspi', G_DEBUG=''), check=False).returncode


def main():
    arguments = read_arguments()
    manifest, release = read_manifest(arguments.runtime_version, arguments.site)
    compose_in_sdk(manifest)
    installation, is_stand_in = provide_runtime(manifest['runtime-version'], arguments.stand_in)
    if is_stand_in:
        say('Sources from Debian, in place of those that the manifest names:')
        manifest = stand_in.replace_sources(manifest)

    work = os.path.join(TOP, '_build-flatpak')
    trial = is_stand_in or not arguments.key
    output = os.path.abspath(arguments.output or os.path.join(work, 'trial' if trial else 'release'))
    if trial and not arguments.output:
        # Signed by a key of its own each time, it continues nothing.
        shutil.rmtree(output, ignore_errors=True)
    os.makedirs(output, exist_ok=True)

    with make_signer(arguments.key, arguments.gpg_homedir) as signer:
        build(manifest, installation, signer, work, os.path.join(output, 'repository'))
        bundle = publish(manifest, release, arguments.url, signer, output)
        say(f'Made {bundle}, and the repository beside it')
        if is_stand_in:
            say('It is for trying only: it was built with Debian’s libraries, not with GNOME’s runtime.')
        elif not arguments.key:
            say('It is for trying only: its key is thrown away. Name yours with --key.')
        if not arguments.url:
            say('Its updates come from that folder; --url says where the repository will be served.')
        if arguments.no_test:
            return 0
        return try_out(installation, output, None if arguments.key else signer.folder)


if __name__ == '__main__':
    os.umask(0o022)
    # Asked to end, it cleans up like after a failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f'dev flatpak: {trouble}')
