# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What tests read our files with and npm has. It is fetched once, into the user's cache."""

import os
import shutil
import subprocess

LIMIT = 120  # seconds


def provide(*packages):
    """The folder node_modules with the packages ("axe-core@4.10.3"), or None without npm or network."""
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    name = '-'.join(packages).replace('@', '-').replace('/', '-')
    folder = os.path.join(cache, 'dictum', 'npm', name)
    modules = os.path.join(folder, 'node_modules')
    if os.path.isdir(modules):
        return modules
    if not shutil.which('npm'):
        return None
    os.makedirs(folder, exist_ok=True)
    try:
        done = subprocess.run(['npm', 'install', '--no-package-lock', '--ignore-scripts',
                               '--no-audit', '--no-fund', '--no-save', '--prefix', folder,
                               *packages], check=False, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=LIMIT)
        complete = done.returncode == 0
    except subprocess.TimeoutExpired:
        complete = False
    if not complete:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return modules
