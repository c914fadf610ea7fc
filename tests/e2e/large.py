#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A project of 2,500 articles and 65,000 claims, worked by keyboard: claims, sources, overview, search.

    large.py PROGRAM [FOLDER]

PROGRAM writes the project: bench-project. Each step prints how long it took until what was asked for was found
on the accessibility bus: most of that is the walk over the bus, so that only a step that hangs is seen by it.
How long the window does not answer is measured by bench-window.
Pictures of the steps go to FOLDER when it is given.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from driver import Program, Tap, is_focused, pump, wait_for

READER = 'Text of the article'
PATIENT = 60


class Desk:
    def __init__(self, writer, folder, pictures):
        self.pictures = pictures
        self.file = os.path.join(folder, 'large.dictum')
        subprocess.run([writer, 'write', self.file], check=True, timeout=120)
        start = time.monotonic()
        self.program = Program('--new-window', self.file)
        self.program.find('text', READER, patience=PATIENT)
        self.tell('open the project', start)

    @staticmethod
    def tell(what, start):
        print(f'# {what}: {(time.monotonic() - start) * 1000:.0f} ms', flush=True)

    def do(self, what, *keys, there):
        """Press keys, wait until there() is true, say how long that took, take a picture."""
        start = time.monotonic()
        if keys:
            self.program.keys(*keys)
        found = wait_for(what, there, PATIENT)
        self.tell(what, start)
        if self.pictures:
            pump(0.5)
            self.program.screenshot(os.path.join(self.pictures, re.sub(r'\W+', '-', what) + '.png'))
        return found

    def says(self, name):
        return lambda: self.program.exists(name=name)

    def hears(self, words):
        """Whether a screen reader is told so."""
        self.program.announced.clear()
        return lambda: any(words in told for told in self.program.announced)

    def row(self):
        node = self.program.focused()
        return node is not None and 'row' in node.get_role_name() and node.get_name()

    # ---- Claims ----

    def claims(self):
        self.do('open the page of claims', 'ctrl+3', there=self.says('65000 claims'))
        wait_for('the focus on the search', lambda: is_focused(self.program.find(name='Search claims')))
        self.program.type('status:done ')
        self.do('what is done', there=self.says(re.compile(r'^\d+ of 65000 claims$')))
        self.program.type('harbour')
        self.do('of it, what has a word', there=self.says(re.compile(r'^\d+ of 65000 claims$')))
        self.do('to the list', 'Return', there=self.row)
        for _ in range(12):
            self.program.keys('Down')
        self.do('its end', 'ctrl+End', there=self.row)

    def text_and_back(self):
        row = self.row()
        self.do('to the text of a claim', 'Return',
                there=lambda: is_focused(self.program.find('text', READER)))
        self.do('back to its row', 'alt+Left', there=lambda: self.row() == row)

    def many(self):
        self.do('all claims again', 'ctrl+f', 'ctrl+a', 'BackSpace', there=self.says('65000 claims'))
        self.do('to the list of all', 'Return', there=self.row)
        self.do('select all', 'ctrl+a', there=self.says('65000 selected'))
        self.program.keys('t')
        wait_for('the entry of the tag', lambda: is_focused(self.program.find(name='Tag for the selected claims')))
        self.program.type('quay')
        self.do('tag all', 'Return', there=self.hears('65000 claims changed'))
        wait_for('a row', self.row, PATIENT)
        self.do('undo it', 'ctrl+z', there=lambda: not self.program.exists(name=re.compile('quay')))
        self.do('delete all', 'Delete', there=self.hears('65000 claims deleted'))
        self.do('undo that', 'ctrl+z', there=self.says('65000 claims'))

    # ---- The other pages ----

    def sources(self):
        self.do('open the page of sources', 'ctrl+2', there=self.says(re.compile('^Search sources')))

    def overview(self):
        self.do('open the overview', 'ctrl+4', there=self.says('How far the checking is'))

    def search(self):
        self.do('open the search', 'ctrl+shift+f',
                there=lambda: self.program.focused() and 'row' not in self.program.focused().get_role_name())
        self.program.type('harbour')
        self.do('search everywhere', there=lambda: len(self.program.find_all('list item')) > 3)
        self.program.keys('Escape')

    def quit(self):
        self.program.quit()


def main():
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = tap.run('a large project is opened', Desk, sys.argv[1], folder, pictures)
        tap.run_all(desk, (('claims: filter, go through', desk.claims),
                           ('to the text, and back', desk.text_and_back),
                           ('all of them changed, and undone', desk.many),
                           ('sources', desk.sources),
                           ('overview', desk.overview),
                           ('search everywhere', desk.search),
                           ('quit', desk.quit)))
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
