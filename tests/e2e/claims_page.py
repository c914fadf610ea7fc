#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page of claims, by keyboard: filter, go through the list, tag several, to a claim in its text and back."""

import re
import subprocess
import sys

from driver import Failure, Program, Tap, is_focused, wait_for

READER = 'Text of the article'


class Desk:
    def __init__(self):
        self.program = Program('--sample')
        self.program.find('text', READER)

    def row(self):
        """The name of the row that has the focus; None when something else has."""
        return next((node.get_name() for node in self.program.find_all('table row') if is_focused(node)),
                    None)

    def wait_for_row(self, words):
        wait_for(f'the focus on “{words}”', lambda: words in (self.row() or ''))

    def list_claims(self):
        self.program.keys('ctrl+3')
        self.program.find(name='37 claims')

    def filter(self):
        wait_for('the focus on the search', lambda: is_focused(self.program.find(name='Search claims')))
        subprocess.run(['xdotool', 'type', '--delay', '20', 'status:done'], check=True, timeout=60)
        self.program.find(name='16 of 37 claims')
        self.program.keys('Return')
        self.wait_for_row('We were not consulted')

    def go_through(self):
        for _ in range(4):
            self.program.keys('Down')
            if 'seek its own legal advice' in (self.row() or ''):
                break
        self.wait_for_row('seek its own legal advice')

    def tag(self):
        self.program.keys('shift+Down', 't')
        wait_for('the entry of the tag', lambda: is_focused(self.program.find(name='Tag for the selected claims')))
        subprocess.run(['xdotool', 'type', '--delay', '20', 'quay'], check=True, timeout=60)
        self.program.keys('Return')
        self.program.find(name=re.compile('quay'))
        wait_for('the focus on a row again', self.row)
        self.program.keys('ctrl+z')
        wait_for('the tag to be gone', lambda: not self.program.exists(name=re.compile('quay')))

    def to_the_text(self):
        row = wait_for('a row', self.row)
        self.program.keys('Return')
        reader = self.program.find('text', READER)
        wait_for('the focus on the text', lambda: is_focused(reader))
        self.program.keys('alt+Left')
        self.wait_for_row(row)
        self.program.find(name='16 of 37 claims')

    def quit(self):
        self.program.quit()


def main():
    tap = Tap()
    desk = Desk()
    for name, function in (('all claims are listed', desk.list_claims),
                           ('a filter, and on to what it found', desk.filter),
                           ('down the list', desk.go_through),
                           ('to a claim in its text, and back to its row', desk.to_the_text),
                           ('several get a tag, and lose it again', desk.tag),
                           ('quit', desk.quit)):
        tap.check(name, function)
    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        print('1..1 # failed')
        sys.exit(1)
