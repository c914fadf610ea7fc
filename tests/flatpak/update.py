# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An installed copy gets a newer build from its repository, and from nobody else."""

import glob
import gzip
import os
import shutil
import sys

from bundle import expect, expect_refused
from driver import Failure
from sandbox import TEST_HOME, TOP, run

sys.path.insert(0, os.path.join(TOP, 'flatpak'))

from common import ARCH  # noqa: E402
from make import BRANCH, TRIAL_KEY, Signer, make_signer  # noqa: E402

VERSION = '99.0'


def add_release(path):
    """Say in a description of the program that there is a newer release."""
    opened = gzip.open if path.endswith('.gz') else open
    with opened(path, 'rt', encoding='utf-8') as file:
        before, releases, after = file.read().partition('<releases>')
    expect(f'{path} lists', releases, '<releases>')
    with opened(path, 'wt', encoding='utf-8') as file:
        file.write(f'{before}{releases}<release version="{VERSION}" timestamp="4070908800"/>{after}')


class Updates:
    """Offers a newer build to an installed copy, in copies of the repository that it is from."""

    def __init__(self, place, output, folder):
        self.place = place
        self.repository = os.path.join(output, 'repository')
        self.signer = Signer(TRIAL_KEY, folder)
        self.ref = f'app/{place.app}/{ARCH}/{BRANCH}'
        self.tree = os.path.join(TEST_HOME, 'newer')

    def build(self):
        """The same program, with a release more in all descriptions of it."""
        # What a commit has is what it was made of.
        run('ostree', 'checkout', f'--repo={self.repository}', '--user-mode', self.ref, self.tree)
        for pattern in ['files/share/app-info/xmls/*.gz', 'files/share/*/*.xml', 'export/share/metainfo/*.xml']:
            found = [path for path in glob.glob(os.path.join(self.tree, pattern)) if self.place.app in path]
            expect(f'descriptions like {pattern}', len(found), 1)
            add_release(found[0])

    def offer(self, signer, name):
        """Have the installed copy ask a repository that has the newer build; returns the build's commit."""
        served = os.path.join(TEST_HOME, name)
        shutil.copytree(self.repository, served)
        run('flatpak', 'build-export', '--disable-sandbox', *signer.options, served, self.tree, BRANCH)
        run('flatpak', 'build-update-repo', *signer.options, served)
        self.place.flatpak('remote-modify', f'--url=file://{served}', self.find_origin())
        return run('ostree', 'rev-parse', f'--repo={served}', self.ref).strip()

    def ask(self):
        self.place.flatpak('update', '--no-deps', '--noninteractive', '--assumeyes', self.place.app)

    def find_origin(self):
        return self.place.flatpak('info', '--show-origin', self.place.app).strip()

    def find_installed(self):
        return self.place.flatpak('info', '--show-commit', self.place.app).strip()

    def check_none(self):
        """The repository as it was made has nothing new for who has installed the bundle."""
        before = self.find_installed()
        self.ask()
        expect('installed', self.find_installed(), before)

    def check_strange(self):
        """What a stranger signed, under the same name, is refused."""
        self.build()
        before = self.find_installed()
        with make_signer(None, None) as stranger:
            self.offer(stranger, 'strange')
        expect_refused(self.place.flatpak('remote-ls', self.find_origin(), good=False))
        # Flatpak says no more here than that there is nothing to do.
        self.ask()
        expect('installed', self.find_installed(), before)

    def check_newer(self):
        newer = self.offer(self.signer, 'served')
        self.ask()
        expect('installed', self.find_installed(), newer)
        told = self.place.flatpak('info', self.place.app)
        if f'Version: {VERSION}\n' not in told:
            raise Failure(f'not the newer version:\n{told}')
