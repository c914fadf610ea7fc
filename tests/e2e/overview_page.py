#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Overview, by keyboard: every number in it is the one that dictum-cli prints, and leads to its claims;
who owes a reply and what is warned of leads to its place; rules are switched off and on."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from driver import Atspi, Failure, Program, Tap, is_focused, wait_for

READER = 'Text of the article'
SAMPLE = os.path.join(os.environ['DICTUM_DATA_DIR'], 'sample/harbour-treaty.dictum')

# What the columns of pictures and tables are called, by their names in JSON.
COLUMNS = {
    'Claims': 'claims', 'Share of claims': ('claimsShare', 'share'), 'Words': 'words', 'Share of words': 'wordsShare',
    'Named': 'named', 'Unnamed': 'unnamed', 'The writer’s own, or no source given': 'none',
    'Said it first-hand': 'first-hand', 'First named source': 'named', 'First unnamed source': 'unnamed',
    'Of these from unnamed sources': 'unnamed', 'Words attributed': 'attributedWords',
    'Words of the writer’s own': 'ownWords', 'Words not looked at': 'unseenWords',
    'Sentences attributed': 'attributedSentences', 'Sentences of the writer’s own': 'ownSentences',
    'Sentences not looked at': 'unseenSentences',
}
TABLES = {
    'Who speaks': 'sources-by-kind', 'Coverage': 'coverage', 'Ratings': 'ratings', 'Most quoted': 'most-quoted',
    'Named and unnamed, by article': 'named-by-article', 'How far the checking is': 'statuses',
    'Depth of first mention': 'first-mention', 'Claims over time': 'over-time',
}


def write(value):
    """A number of the JSON as people see it."""
    if value is None:
        return '–'
    return f'{value * 100:.0f} %' if isinstance(value, float) else str(value)


def call(row):
    """What a row is called: a day as the user writes it."""
    if not re.fullmatch(r'\d{4}-\d\d-\d\d', row['label']):
        return row['label']
    day = datetime.date.fromisoformat(row['label'])
    written = day.strftime('%-d %b' if day.year == datetime.date.today().year else '%-d %b %Y')
    return written.replace(' ', '\u00a0')


def get(row, column):
    names = COLUMNS[column]
    return next(row[name] for name in ([names] if isinstance(names, str) else names) if name in row)


class Desk:
    def __init__(self, folder):
        self.file = os.path.join(folder, 'Harbour.dictum')
        shutil.copy(SAMPLE, self.file)
        printed = subprocess.run(['dictum-cli', 'stats', self.file, '--json'], check=True, capture_output=True,
                                 timeout=60)
        self.figures = json.loads(printed.stdout)
        self.program = Program(self.file)
        self.program.find('text', READER)

    def tile(self, words):
        return self.program.find('button', re.compile(rf'\d.* {words}$'))

    def warnings(self):
        return int(self.tile('warnings').get_name().split()[0])

    def card(self, title):
        heading = self.program.find('heading', title)
        while heading.get_role_name() != 'grouping' or heading.get_name() != title:
            heading = heading.get_parent()
        return heading

    def go(self, role, name):
        """As a screen reader does what is to be done."""
        self.program.press(self.program.find(role, re.compile(name)))

    def tab_to(self, name):
        for _ in range(40):
            if re.search(name, (self.program.focused() or self.program.root).get_name() or ''):
                return
            self.program.keys('Tab')
        raise Failure(f'Tab does not lead to “{name}”')

    # ---- Steps ----

    def go_there(self):
        self.program.keys('ctrl+4')
        wait_for('the focus on the first number', lambda: is_focused(self.program.find('button', '37 claims')))
        before = Atspi.Component.get_extents(self.program.find('button', '37 claims'), Atspi.CoordType.WINDOW).y
        self.program.keys('Next')
        wait_for('the page to go on', lambda: Atspi.Component.get_extents(
            self.program.find('button', '37 claims'), Atspi.CoordType.WINDOW).y < before - 200)
        self.program.keys('Prior')

    def sums(self):
        summary = self.figures['summary']
        for name, words in (('claims', 'claims'), ('attributedWords', 'of words attributed'),
                            ('unnamed', 'of claims from unnamed sources'), ('roots', 'independent roots'),
                            ('waiting', 'replies awaited'), ('overdue', 'replies overdue')):
            if not self.program.exists('button', f'{write(summary[name])} {words}'):
                raise Failure(f'{words} is not {write(summary[name])}')
        if not self.program.exists('button', f'{summary["done"]} / {summary["claims"]} checked'):
            raise Failure('another number of checked claims')

    def pictures(self):
        """Each number that is drawn."""
        for title, table in TABLES.items():
            rows = {call(row): row for row in self.figures[table]}
            names = [node.get_name() for node in self.program.find_all('button', within=self.card(title))]
            names = [name for name in names if name != 'Save this picture']
            if not names:
                raise Failure(f'nothing is drawn of {title}')
            for name in names:
                label = max((label for label in rows if name.startswith(f'{label}, ')), key=len)
                column, number, more = re.fullmatch(r'(.+?): (\S+(?: %)?)(?:, .*|; from unnamed sources: (.+))?',
                                                    name[len(label) + 2:]).groups()
                if number != write(get(rows[label], column)):
                    raise Failure(f'{title}: “{name}”, not {get(rows[label], column)}')
                if more is not None and more != write(rows[label]['unnamed']):
                    raise Failure(f'{title}: “{name}”, not {rows[label]["unnamed"]}')

    def chains(self):
        nodes = {node['name']: node['claims'] for node in self.figures['chains']['sources'] if node['drawn']}
        drawn = {}
        for node in self.program.find_all('button', within=self.card('Who rests on whom')):
            found = re.fullmatch(r'(.+), [^,]+: (\d+) claims?(, part of a circle)?', node.get_name())
            if found:
                drawn[found[1]] = int(found[2])
        if drawn != nodes:
            raise Failure(f'{drawn} is drawn, not {nodes}')

    def tables(self):
        """Each number of each table."""
        for title, table in TABLES.items():
            card = self.card(title)
            self.program.press(self.program.find('toggle button', 'Show as a table', within=card))
            found = wait_for(f'the table of {title}', lambda: self.rows(card))
            expected = [[call(row), *(write(get(row, column)) for column in found[0][1:])]
                        for row in self.figures[table]]
            # A long table has rows for what is in view, and some more.
            if len(found) < 3 or found[1:] != expected[:len(found) - 1]:
                raise Failure(f'{title}: {found[1:]}, not {expected}')
            self.program.press(self.program.find('toggle button', 'Show as a table', within=card))

    def rows(self, card):
        """The cells of the table, with its heading; none until both are there."""
        rows = [[node.get_name() for node in self.program.find_all('label', within=row)]
                for row in self.program.find_all('table row', within=card)]
        return rows if len(rows) > 1 else None

    def lead(self, name, number):
        self.go('button', name)
        self.program.find(name=f'{number} of 37 claims')
        self.program.keys('ctrl+4')

    def bars(self):
        """What is chosen shows as many claims as it says: the first one by Tab and Return."""
        self.program.keys('ctrl+4')
        self.tab_to('^Government bodies, Claims: 12,')
        self.program.keys('Return')
        self.program.find(name='12 of 37 claims')
        self.program.keys('ctrl+4')
        for bar in ('^Ida Marrow, Claims: 5$', '^Coastal Courier, Media: 11 claims',
                    '^Harbour talks: what was said, and by whom, Unnamed: 3$'):
            self.lead(bar, re.search(r': (\d+)(?!.*: \d)', bar)[1])
        self.lead(' replies overdue$', self.figures['summary']['overdue'])

    def replies(self):
        self.go('button', '^Show the claim that Tomas Reed was asked about')
        wait_for('the focus on the text', lambda: is_focused(self.program.find('text', READER)))
        self.program.keys('ctrl+4')

    def sidebar(self):
        row = self.program.find('list item', 'Overview')
        wait_for('the number of warnings', lambda: row.get_description() == f'{self.warnings()} warnings')

    def rules(self):
        before = self.warnings()
        self.go('check box', '^Look for: It rests on one unnamed source alone')
        after = wait_for('fewer warnings', lambda: self.warnings() < before and self.warnings())
        self.program.keys('ctrl+z')
        wait_for('all of them again', lambda: self.warnings() == before)
        if before - after != 8:
            raise Failure(f'{before - after} warnings went, not 8')

    def places(self):
        """The tile leads to the warnings; from there on by Tab."""
        self.go('button', ' warnings$')
        self.tab_to('^An unnamed source without a reason')
        self.program.keys('Return')
        self.tab_to('^Show “')
        self.program.keys('Return')
        wait_for('the focus on the text', lambda: is_focused(self.program.find('text', READER)))

    def quit(self):
        self.program.quit()


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        tap.run_all(desk, (('the first number has the focus, and the page goes on', desk.go_there),
                           ('the numbers that sum all up', desk.sums),
                           ('all numbers of the pictures', desk.pictures),
                           ('all numbers of the chains', desk.chains),
                           ('all numbers of the tables', desk.tables),
                           ('bars lead to as many claims as they say', desk.bars),
                           ('who owes a reply leads to the claim', desk.replies),
                           ('the sidebar says how many warnings', desk.sidebar),
                           ('a rule is switched off, and on by undo', desk.rules),
                           ('a warning leads to its place', desk.places),
                           ('quit', desk.quit)))
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
