#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Print how many single test cases passed and failed in a run of meson test.

Usage: count-tests.py STATUS LOG...
       count-tests.py --unsteady LOG...

STATUS is what meson test returned, LOG its testlog*.json. What a later LOG says of a program counts
instead of what an earlier one does, and that the two differ is told. With --unsteady, prints what is
worth running once more, if nothing else failed: the programs that drive a window, of which the
desktop around it can break a run, but not many at once.

A program that speaks TAP counts as many
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
WINDOW = re.compile(r'\w+:(?:ui|e2e) / ')
UNSTEADY_MAX = 2


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


def read_logs(paths):
    """Yield what each log says of each program, those that are missing left out."""
    for path in paths:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                yield from [json.loads(line) for line in log if line.strip()]
        except FileNotFoundError:
            continue


def list_unsteady(paths):
    """Return the names of the programs to run once more; none if that cannot make the run good."""
    failed = [entry['name'] for entry in read_logs(paths) if entry['result'] not in GOOD]
    if len(failed) > UNSTEADY_MAX or not all(WINDOW.match(name) for name in failed):
        return []
    return [WINDOW.sub('', name) for name in failed]


def main(status, paths):
    passed = failed = skipped = 0
    entries = {}
    unsteady = []
    for entry in read_logs(paths):
        before = entries.get(entry['name'])
        if before and before['result'] not in GOOD and entry['result'] in GOOD:
            show_failure(before)
            unsteady.append(entry['name'])
        entries[entry['name']] = entry
    for entry in entries.values():
        one = count_program(entry)
        if one[1]:
            show_failure(entry)
        passed, failed, skipped = passed + one[0], failed + one[1], skipped + one[2]
    if not failed and (status or not passed + skipped):
        failed = 1
    for name in unsteady:
        print(f'UNSTEADY: {name} failed, as shown above, and passed when it was run once more')
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed else 0


if __name__ == '__main__':
    if sys.argv[1] == '--unsteady':
        print('\n'.join(list_unsteady(sys.argv[2:])))
    else:
        sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
