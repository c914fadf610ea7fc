#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Write po/POTFILES.in, the list of files with text to translate; with --check, only compare it."""

import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIST = os.path.join(TOP, 'po/POTFILES.in')

# The marks that xgettext looks for in each kind of file.
MARKS = {
    '.c': re.compile(r'\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\('),
    '.h': re.compile(r'\b(N_|NC_) ?\('),
    '.ui': re.compile(r'translatable="(yes|true)"'),
    '.desktop.in': re.compile(r'^(Name|Comment|Keywords)=', re.MULTILINE),
    '.metainfo.xml.in': re.compile(r'<p>|<summary>'),
    '.mime.xml.in': re.compile(r'<comment>'),
    '.gschema.xml': re.compile(r'<summary>'),
    '.gschema.xml.in': re.compile(r'<summary>'),
}

HEADER = '''\
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Written by ./dev format.
'''


def has_text(path):
    for ending, mark in MARKS.items():
        if path.endswith(ending):
            with open(path, encoding='utf-8') as file:
                return bool(mark.search(file.read()))
    return False


def find_files():
    for top in ('data', 'src'):
        for folder, _, names in os.walk(os.path.join(TOP, top)):
            for name in names:
                path = os.path.join(folder, name)
                if has_text(path):
                    yield os.path.relpath(path, TOP)


def main():
    wanted = HEADER + ''.join(path + '\n' for path in sorted(find_files()))
    try:
        with open(LIST, encoding='utf-8') as file:
            present = file.read()
    except FileNotFoundError:
        present = ''
    if '--check' in sys.argv[1:]:
        # A merge may leave the lines in another order.
        if set(wanted.splitlines()) == set(present.splitlines()):
            return 0
        for path in sorted(set(wanted.splitlines()) - set(present.splitlines())):
            print(f'{path} is missing')
        for path in sorted(set(present.splitlines()) - set(wanted.splitlines())):
            print(f'{path} has no text, or is gone')
        print('./dev format writes the list.')
        return 1
    if wanted != present:
        with open(LIST, 'w', encoding='utf-8') as file:
            file.write(wanted)
    return 0


if __name__ == '__main__':
    sys.exit(main())
