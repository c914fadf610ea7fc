# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Functions and files that have grown too long to be understood are split by concern.

600 lines of a file and 60 of a function ask for a split; these limits, which fail, are a little
above, so that nobody splits in the wrong place to please a test.
"""

import tap

FILE_LIMIT = 700
FUNCTION_LIMIT = 100


def find_functions(text):
    """Return (line, length, name) of each function: GNU style has its braces in the first column."""
    lines = text.split('\n')
    start = None
    for number, line in enumerate(lines):
        if line == '{' and number and lines[number - 1].rstrip().endswith(')'):
            start = number
        elif line == '}' and start is not None:
            heading = start - 1
            while heading and lines[heading].startswith(' '):
                heading -= 1
            yield heading + 1, number - start - 1, lines[heading].split(' (')[0]
            start = None


def find_long_functions():
    for path in tap.list_files('.c'):
        for line, length, name in find_functions(tap.read(path)):
            if length > FUNCTION_LIMIT:
                yield f'{path}:{line}: {name} has {length} lines, {FUNCTION_LIMIT} are the limit'


def find_long_files():
    for path in tap.list_files('.c', '.h', '.py', '.sh') + ['dev']:
        length = tap.read(path).count('\n')
        if length > FILE_LIMIT and not path.startswith('tests/data/'):
            yield f'{path} has {length} lines, {FILE_LIMIT} are the limit'


SAMPLE = 'static int\nadd (int a,\n     int b)\n{\n  return a + b;\n}\n'

tap.check('the measure itself finds a function',
          [] if list(find_functions(SAMPLE)) == [(2, 1, 'add')] else [list(find_functions(SAMPLE))])
tap.check('no function is too long', find_long_functions())
tap.check('no file is too long', find_long_files())
tap.done()
