# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of the tree share: the list of its files, and cases printed as TAP."""

import os
import subprocess
import sys

sys.dont_write_bytecode = True

TOP = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.getcwd()

_cases = 0
_failed = False


def list_files(*endings):
    """Return the paths, relative to the top, of the project's files with one of `endings`."""
    try:
        listed = subprocess.run(
            ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
            cwd=TOP, check=True, capture_output=True).stdout.decode().split('\0')
    except (subprocess.CalledProcessError, FileNotFoundError):
        # A released archive is not a repository.
        listed = []
        for folder, folders, names in os.walk(TOP):
            folders[:] = [name for name in folders if not name.startswith(('_build', '.git', '__py'))]
            listed += [os.path.relpath(os.path.join(folder, name), TOP) for name in names]
    return sorted(path for path in set(listed)
                  if path.endswith(endings or '') and os.path.isfile(os.path.join(TOP, path)))


def read(path):
    """Return the text of the file at `path`, which is relative to the top."""
    with open(os.path.join(TOP, path), encoding='utf-8') as file:
        return file.read()


def check(name, problems):
    """Print one case, which passes when the list `problems` is empty."""
    global _cases, _failed
    problems = list(problems)
    _cases += 1
    _failed = _failed or bool(problems)
    print(f'{"not " if problems else ""}ok {_cases} {name}')
    for problem in problems:
        for line in str(problem).splitlines():
            print(f'# {line}')


def done():
    """Print the plan and leave."""
    print(f'1..{_cases}')
    sys.exit(1 if _failed else 0)
