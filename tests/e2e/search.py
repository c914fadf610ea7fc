#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Search Everywhere and Go to Anything, by keyboard: to a claim, a source, a place in a text, a command.

    search.py [FOLDER]

Pictures of the steps go to FOLDER when it is given.
"""

import os
import re
import subprocess
import sys
import tempfile

from driver import Program, Tap, pump, wait_for

READER = 'Text of the article'
QUAY = """The quay of Saltmere is closed

The council closed the north quay on Monday, said Ida Marrow, who chairs it.

Nobody was asked, and the pilots learnt of it from the newspaper."""
LINES = '\n\n'.join(f'{number}. The boats went out and came back without a catch.' for number in range(1, 80))
FERRY = f"""The ferry rests on Sundays

{LINES}

The harbour master of Brindle promised a second ferry by the spring.

The lamp of the second pier was lit again, and the harbour master was pleased."""


class Desk:
    def __init__(self, folder, pictures):
        self.pictures = pictures
        self.file = os.path.join(folder, 'Quay.dictum')
        self.cli('new', self.file, '--title', 'Quay')
        for name, text in (('quay.txt', QUAY), ('ferry.txt', FERRY)):
            path = os.path.join(folder, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
            self.cli('add', self.file, path)
        self.cli('mark', self.file, '1', '--quote', 'The council closed the north quay on Monday',
                 '--source', 'Ida Marrow', '--source-quote', 'Ida Marrow', '--cue', 'said')
        self.cli('mark', self.file, '2', '--quote', 'promised a second ferry by the spring',
                 '--source', 'Harbour master')
        self.program = Program('--new-window', self.file)
        self.program.find('text', READER)

    @staticmethod
    def cli(*arguments):
        subprocess.run(['dictum-cli', *arguments], check=True, stdout=subprocess.DEVNULL, timeout=60)

    def picture(self, name):
        if self.pictures:
            pump(0.6)
            self.program.screenshot(os.path.join(self.pictures, f'{name}.png'))

    def text_begins(self, words):
        wait_for(f'the text “{words}”', lambda: self.program.text_of(
            self.program.find('text', READER)).lstrip().startswith(words))

    def rows(self):
        return [node.get_name() for node in self.program.find_all('list item')]

    def wait_for_row(self, words):
        wait_for(f'a row with “{words}”', lambda: any(words in name for name in self.rows()))

    def open(self, keys, title):
        self.program.keys(keys)
        self.program.find('dialog', title)
        wait_for('the focus in the entry', lambda: 'text' in self.program.focused().get_role_name() or
                 self.program.focused().get_role_name() == 'entry')

    def gone(self, title):
        wait_for(f'“{title}” to close', lambda: not self.program.exists('dialog', title))

    def focus_is_in(self, name):
        def probe():
            node = self.program.focused()
            while node is not None:
                if re.search(name, node.get_name() or ''):
                    return True
                node = node.get_parent()
            return False
        wait_for(f'the focus in {name}', probe)

    # ---- The steps ----

    def to_claim(self):
        """From one article to a claim in the other, which is found without its capital and accent."""
        self.open('ctrl+shift+f', 'Search Everywhere')
        self.picture('search-start')
        self.program.type('NORTH quay')
        self.wait_for_row('The council closed the north quay on Monday')
        self.picture('search')
        assert any(name.startswith('The quay of Saltmere is closed') for name in self.rows()), self.rows()
        self.program.keys('Down', 'Return')
        self.gone('Search Everywhere')
        self.text_begins('The quay of Saltmere')
        self.focus_is_in(READER)
        self.program.find(name=re.compile('^Claim 1'))

    def to_place(self):
        """To a place far down in a text, in the article’s own search, which goes on from there."""
        self.open('ctrl+shift+f', 'Search Everywhere')
        self.program.type('"harbour master"')
        self.wait_for_row('2 places')
        self.program.keys('Return')
        self.gone('Search Everywhere')
        self.text_begins('The ferry rests')
        self.program.find('label', '1 of 2')
        self.program.keys('Return')
        self.program.find('label', '2 of 2')
        self.picture('search-place')
        self.program.keys('Escape')
        self.focus_is_in(READER)

    def to_source(self):
        self.open('ctrl+shift+f', 'Search Everywhere')
        self.program.type('marrow')
        self.wait_for_row('Ida Marrow')
        self.program.keys('Down', 'Return')
        self.gone('Search Everywhere')
        self.focus_is_in('^Ida Marrow, ')

    def keeps_words(self):
        """The last words are there again, selected, and nothing is found for others."""
        self.open('ctrl+shift+f', 'Search Everywhere')
        wait_for('the last words', lambda: self.program.text_of(self.program.focused()) == 'marrow')
        self.wait_for_row('Ida Marrow')
        self.program.type('nothing of the kind')
        self.program.find(name='Nothing Found')
        self.program.keys('Escape')
        self.gone('Search Everywhere')

    def go_to_article(self):
        """Without words the article read before the current one is first."""
        self.open('ctrl+k', 'Go to Anything')
        self.wait_for_row('The quay of Saltmere is closed')
        self.picture('go')
        self.program.keys('Return')
        self.gone('Go to Anything')
        self.text_begins('The quay of Saltmere')
        self.focus_is_in(READER)

    def go_to_source(self):
        self.open('ctrl+k', 'Go to Anything')
        self.program.type('harbour m')
        self.wait_for_row('Harbour master')
        self.picture('go-words')
        self.program.keys('Return')
        self.gone('Go to Anything')
        self.focus_is_in('^Harbour master, ')

    def run_command(self):
        self.open('ctrl+k', 'Go to Anything')
        self.program.type('project set')
        self.wait_for_row('Project Settings')
        self.program.keys('Return')
        self.program.find('dialog', 'Project Settings')
        self.program.keys('Escape')
        self.gone('Project Settings')

    def search_from_go(self):
        self.open('ctrl+k', 'Go to Anything')
        self.program.type('pilots')
        self.wait_for_row('Search Everywhere for “pilots”')
        self.program.keys('Return')
        self.program.find('dialog', 'Search Everywhere')
        self.wait_for_row('1 place')
        self.program.keys('Return')
        self.gone('Search Everywhere')
        self.text_begins('The quay of Saltmere')
        self.program.find('label', '1 of 1')

    def end(self):
        self.program.quit()


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix='dictum-e2e-') as folder:
        desk = Desk(folder, sys.argv[1] if len(sys.argv) > 1 else None)
        tap.run_all(desk, (('to a claim in another article', desk.to_claim),
                           ('to a place in a text, and to the next one', desk.to_place),
                           ('to a source', desk.to_source),
                           ('the words are kept, and nothing may be found', desk.keeps_words),
                           ('Ctrl+K to the article before', desk.go_to_article),
                           ('Ctrl+K to a source', desk.go_to_source),
                           ('Ctrl+K to a command', desk.run_command),
                           ('from Ctrl+K to Search Everywhere', desk.search_from_go),
                           ('and out', desk.end)))
    return tap.finish()


sys.exit(main())
