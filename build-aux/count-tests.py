#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Print how many single test cases passed and failed in a run of meson test.

Usage: count-tests.py STATUS LOG...

STATUS is what meson test returned, LOG its testlog*.json. A program that speaks TAP counts as many
times as it has cases, another one once. Whatever went wrong without a case of its own that says so
(a crash, a plan that was not kept, a run that never came to its log) counts as one failure, so that
the sum never looks better than the run was. The exit status is 0 only when nothing failed.
"""

import json
import re
import sys

# Cases of subtests are indented and are summed up by a line that is not.
CASE = re.compile(r'^(?P<not>not )?ok\b(?P<text>[^#]*)(?:#\s*(?P<directive>\S+))?')
NOISE = re.compile(r'ok\b|# (slow|fast|Start of|End of|\S+-(DEBUG|INFO):)|TAP version')
SHOWN_LINES = 60
GOOD = ('OK', 'SKIP', 'EXPECTEDFAIL')


def count_cases(output):
    """Return the passed, failed and skipped cases in the TAP text `output`."""
    passed = failed = skipped = 0
    for line in output.splitlines():
        case = CASE.match(line)
        if not case:
            continue
        directive = (case['directive'] or '').upper()
        if directive.startswith('SKIP'):
            skipped += 1
        elif case['not'] and not directive.startswith('TODO'):
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_program(entry):
    """Return the passed, failed and skipped cases of one line of meson's log."""
    result = entry['result']
    passed, failed, skipped = count_cases(entry.get('stdout') or '')
    if not passed + failed + skipped:
        return (result in ('OK', 'EXPECTEDFAIL'), result not in GOOD, result == 'SKIP')
    if result not in GOOD and not failed:
        failed = 1
    return passed, failed, skipped


def show_failure(entry):
    """Print what a failed program said as TAP, which meson leaves out of its report."""
    said = [line for line in (entry.get('stdout') or '').splitlines()
            if line.strip() and not NOISE.match(line)]
    print(f'---- {entry["name"]}: {entry["result"]}')
    print('\n'.join(said[-SHOWN_LINES:]))


def main(status, paths):
    passed = failed = skipped = 0
    for path in paths:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                entries = [json.loads(line) for line in log if line.strip()]
        except FileNotFoundError:
            continue
        for entry in entries:
            one = count_program(entry)
            if one[1]:
                show_failure(entry)
            passed, failed, skipped = passed + one[0], failed + one[1], skipped + one[2]
    if not failed and (status or not passed + skipped):
        failed = 1
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
