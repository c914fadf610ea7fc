# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the scripts of this folder share."""

import os
import platform
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARCH = platform.machine()


class Trouble(Exception):
    """What went wrong, in words for whoever called ./dev flatpak."""


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def cache_folder():
    """Where runtimes and sources are kept between calls; nothing of the user's own flatpaks is used."""
    home = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    folder = os.path.join(home, 'dictum', 'flatpak')
    os.makedirs(folder, exist_ok=True)
    return folder


def run(*words, log=None, quiet=False, env=None, cwd=None):
    """Run a command and return what it printed.

    What it says goes to the file LOG when one is given, and is shown when the command fails.
    """
    done = subprocess.run(words, env=env, cwd=cwd, stdin=subprocess.DEVNULL, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if log:
        with open(log, 'a', encoding='utf-8') as file:
            file.write(f'$ {" ".join(words)}\n{done.stdout}{done.stderr}')
    if done.returncode:
        told = '\n'.join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise Trouble(f'{words[0]} failed: {" ".join(words[:4])} …\n{told}')
    if done.stderr and not log and not quiet:
        say(done.stderr.rstrip())
    return done.stdout
