# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of the Flatpak share: an installation that was empty, and commands in the sandbox."""

import glob
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
for folder in ('e2e', 'cli'):
    sys.path.insert(0, os.path.join(here, '..', folder))

from driver import Failure  # noqa: E402

TOP = os.path.dirname(os.path.dirname(here))
HOME = os.environ['HOME']
TEST_HOME = os.environ['DICTUM_TEST_HOME']

# Sandbox and portals both call it so, whatever the variable says; make.py has put an empty one there.
os.environ['XDG_RUNTIME_DIR'] = f'/run/user/{os.getuid()}'
os.mkdir(os.environ['XDG_RUNTIME_DIR'], 0o700)
subprocess.run(['dbus-update-activation-environment', 'XDG_RUNTIME_DIR'], check=True)

# A desktop sets none of these.
OF_TESTS = ('GDK_DEBUG', 'GSETTINGS_BACKEND', 'GIO_USE_VFS', 'GDK_BACKEND', 'GTK_A11Y')


def find_one(folder, pattern):
    found = glob.glob(os.path.join(folder, pattern))
    if len(found) != 1:
        raise SystemExit(f'{folder} has {len(found)} {pattern}, not one')
    return found[0]


def run(*words, env=None, good=True, **options):
    """Run a command; it must end well, or badly when GOOD is not set."""
    done = subprocess.run(words, env=env, stdin=options.pop('stdin', subprocess.DEVNULL), text=True,
                          capture_output=True, timeout=300, check=False, **options)
    if (done.returncode == 0) != good:
        raise Failure(f'{" ".join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}')
    return done.stdout + ('' if good else done.stderr)


class Installation:
    """A folder that flatpak installs into; the runtime is taken from the folder RUNTIME."""

    def __init__(self, app, runtime, name):
        self.app = app
        self.folder = os.path.join(TEST_HOME, name)
        self.env = {key: value for key, value in os.environ.items() if key not in OF_TESTS}
        self.env.update(FLATPAK_USER_DIR=self.folder, FLATPAK_SYSTEM_DIR=runtime)
        # What the program has for itself, outside the sandbox.
        self.data = os.path.join(HOME, '.var', 'app', app, 'data')

    def flatpak(self, verb, *words, **options):
        return run('flatpak', '--user', verb, *words, env=self.env, **options)

    def install(self, *words, **options):
        # The runtime is there; flatpak would ask the runtime’s remote all the same.
        return self.flatpak('install', '--no-deps', '--noninteractive', '--assumeyes', *words, **options)

    def is_installed(self):
        return bool(self.flatpak('list', '--app', '--columns=application').strip())

    def inside(self, command, *words, options=(), **others):
        """What a command in the sandbox prints."""
        return run('flatpak', 'run', '--user', *options, f'--command={command}', self.app, *words,
                   env=self.env, **others)

    def path(self, *parts):
        return os.path.join(self.folder, 'app', self.app, 'current', 'active', *parts)
