# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Everything that is to be translated is found by the translators' tools."""

import os
import subprocess
import sys

import tap

run = subprocess.run([sys.executable, os.path.join(tap.TOP, 'build-aux/potfiles.py'), '--check'],
                     capture_output=True, text=True)
tap.check('po/POTFILES.in lists the files with translatable text',
          [run.stdout + run.stderr] if run.returncode else [])


def find_plain_quotes():
    """Find what typographers would not set, in the text of user interface files."""
    for path in tap.list_files('.ui'):
        for number, line in enumerate(tap.read(path).split('\n'), 1):
            if 'translatable="yes"' in line and ('...' in line or '&quot;' in line):
                yield f'{path}:{number}: {line.strip()}'


tap.check('texts in .ui files have typographic quotes and ellipses', find_plain_quotes())
tap.done()
