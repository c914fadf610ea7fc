# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The form of the code: clang-format for C, and nothing that an editor would have caught."""

import os
import re
import subprocess

import tap

TEXT = ('.c', '.h', '.py', '.sh', '.md', '.ui', '.css', '.xml', '.in', '.build', '.yml', '.json')


def find_unformatted():
    sources = tap.list_files('.c', '.h')
    if not sources:
        return
    run = subprocess.run(['clang-format', '--dry-run', '-Werror'] + sources,
                         cwd=tap.TOP, capture_output=True, text=True)
    found = sorted(set(re.findall(r'^(\S+\.[ch]):\d+:\d+: error', run.stderr, re.MULTILINE)))
    if found:
        yield from found
        yield './dev format puts them right.'
    elif run.returncode:
        yield run.stderr


def find_bad_syntax():
    for path in tap.list_files():
        full = os.path.join(tap.TOP, path)
        with open(full, 'rb') as file:
            start = file.readline()
        if path.endswith('.sh') or re.match(rb'#!/(usr/)?bin/(env )?(ba)?sh', start):
            run = subprocess.run(['bash', '-n', full], capture_output=True, text=True)
            if run.returncode:
                yield run.stderr
        elif path.endswith('.py') or re.match(rb'#!.*python3', start):
            try:
                compile(tap.read(path), path, 'exec')
            except SyntaxError as error:
                yield f'{path}:{error.lineno}: {error.msg}'


def find_loose_ends():
    for path in tap.list_files(*TEXT):
        if path.startswith(('tests/data/', 'data/sample/')):
            continue
        text = tap.read(path)
        if text and not text.endswith('\n'):
            yield f'{path}: the last line does not end'
        for number, line in enumerate(text.split('\n'), 1):
            if line != line.rstrip():
                yield f'{path}:{number}: blanks at the end'
            if '\t' in line:
                yield f'{path}:{number}: a tabulator'


tap.check('C code has the form that clang-format gives it', find_unformatted())
tap.check('scripts are free of syntax errors', find_bad_syntax())
tap.check('lines end without blanks, and indentation is made of spaces', find_loose_ends())
tap.done()
