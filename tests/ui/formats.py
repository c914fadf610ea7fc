#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Dates and numbers as they are written where a language is spoken: by the translation's patterns, and by what
the C library knows.

formats.py SHOW-FORMATS PO-FOLDER"""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))

import pseudo  # noqa: E402

# A day, a day of another year, a moment, 12,345 claims and 4 articles. “_” is a space at which no line ends.
EXPECTED = {
    'ar': ['14_مارس', '1_ديسمبر_2025', '14_مارس، 18:02', '12٬345 ادعاءً', '4 مقالات'],
    'de': ['14._Mär', '1._Dez_2025', '14._Mär, 18:02', '12.345 Behauptungen', '4 Artikel'],
    'es': ['14_mar', '1_dic_2025', '14_mar, 18:02', '12.345 afirmaciones', '4 artículos'],
    'fr': ['14_mars', '1_déc._2025', '14_mars_à_18:02', '12\u202f345 affirmations', '4 articles'],
    'he': ['14_במרץ', '1_בדצמ׳_2025', '14_במרץ, 18:02', '12,345 טענות', '4 כתבות'],
}


def show(language, folder):
    po = os.path.join(sys.argv[2], f'{language}.po')
    # The C library loses what it makes of LOCPATH (seen in glibc 2.41), which would be found as a leak.
    sanitizer = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
    environment = {**os.environ, 'TZ': 'UTC', 'ASAN_OPTIONS': sanitizer, **pseudo.install(po, folder)}
    run = subprocess.run([sys.argv[1]], env=environment, capture_output=True, text=True, check=True, timeout=60)
    return [line.split('=', 1)[1].replace('\u00a0', '_') for line in run.stdout.splitlines()]


failed = False
print(f'1..{len(EXPECTED)}')
for number, (language, expected) in enumerate(EXPECTED.items(), 1):
    with tempfile.TemporaryDirectory() as place:
        shown = show(language, place)
    print('ok' if shown == expected else 'not ok', number, '-', language)
    if shown != expected:
        print(f'# {shown} instead of {expected}')
        failed = True
sys.exit(failed)
