#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""GTK's own tool understands every user interface file.

    validate-builder.py SOURCE LIBRARY…

SOURCE is the folder with the files; the libraries are preloaded and know the types in them.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../dev'))

import tap  # noqa: E402

# What cannot be made out of its context: an abstract class, and a page that must be given what it shows.
NOT_ALONE = ('dictum-result-dialog.ui', 'dictum-overview-page.ui')


def validate(path):
    """What the tool says of a file; it says nothing of a good one."""
    libraries = [os.path.abspath(library) for library in sys.argv[2:]]
    environment = {**os.environ, 'LD_PRELOAD': ':'.join(libraries), 'ASAN_OPTIONS': 'detect_leaks=0'}
    run = subprocess.run(['gtk4-builder-tool', 'validate', path], cwd=sys.argv[1], env=environment,
                         capture_output=True, text=True, timeout=60)
    said = (run.stdout + run.stderr).strip().splitlines()
    return said or ([f'{path}: exit status {run.returncode}'] if run.returncode else [])


for file in tap.list_files('.ui'):
    if not file.endswith(NOT_ALONE):
        tap.check(file, validate(file))
tap.done()
