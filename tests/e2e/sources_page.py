#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Sources page, by keyboard: find one, alter who it is, go to what it said and to its claims, merge, and
take it back."""

import re
import sys

from driver import Failure, Program, Tap, is_focused, matches, wait_for

READER = 'Text of the article'
MENU = 'Source menu'


class Desk:
    def __init__(self):
        self.program = Program('--sample')
        self.program.find('text', READER)

    def tab_to(self, role, name):
        for _ in range(40):
            node = self.program.focused() or self.program.root
            if node.get_role_name() == role and matches(name, node.get_name()):
                return node
            self.program.keys('Tab')
        raise Failure(f'Tab does not lead to “{name}”')

    def menu(self, downs):
        """An item of the source's menu, so many down."""
        self.program.press(self.program.find('toggle button', MENU))
        wait_for('the menu', lambda: (self.program.focused() or self.program.root).get_role_name() == 'menu item')
        self.program.keys(*['Down'] * downs, 'Return')

    def count(self, number):
        self.program.find('label', f'{number} sources')

    # ---- Steps ----

    def search(self):
        self.program.keys('ctrl+2')
        self.count(19)
        self.program.keys('ctrl+f')
        wait_for('the focus on the search', lambda: (self.program.focused() or self.program.root).get_role_name()
                 in ('entry', 'text'))
        self.program.type('marrow')
        self.program.find('label', '1 of 19 sources')
        self.program.keys('Return')
        wait_for('the source in the list', lambda: 'Ida Marrow' in (self.program.focused().get_name() or ''))
        self.program.find('label', re.compile(r'^Person · .*5 claims'))

    def describe(self):
        entry = self.tab_to('text', 'Description')
        before = self.program.text_of(entry)
        self.program.keys('ctrl+a')
        self.program.type('speaks for the islands')
        self.program.keys('Return')
        wait_for('what was typed', lambda: self.program.text_of(entry) == 'speaks for the islands')
        self.program.keys('Tab', 'ctrl+z')
        wait_for('the description as it was', lambda: self.program.text_of(entry) == before)

    def to_the_claims(self):
        self.menu(0)
        self.program.find(name='5 of 37 claims')
        self.program.keys('ctrl+2')

    def to_the_text(self):
        self.tab_to('list item', re.compile('^We were not consulted'))
        self.program.keys('Return')
        wait_for('the focus on the text', lambda: is_focused(self.program.find('text', READER)))
        self.program.keys('ctrl+2')

    def merge(self):
        self.menu(1)
        wait_for('the picker', lambda: (self.program.focused() or self.program.root).get_role_name()
                 in ('entry', 'text'))
        self.program.type('Tomas')
        self.program.find('list item', re.compile('^Tomas Reed'))
        self.program.keys('Return')
        self.tab_to('button', 'Merge')
        self.program.keys('Return')
        wait_for('one source less', lambda: self.program.exists('label', re.compile('^(1 of )?18 sources')))
        wait_for('the dialog to close', lambda: not self.program.exists('button', 'Merge'))
        wait_for('the focus on the menu it came from',
                 lambda: is_focused(self.program.find('toggle button', MENU)))
        self.program.keys('ctrl+z')
        wait_for('both of them', lambda: self.program.exists('label', re.compile('^(1 of )?19 sources')))

    def quit(self):
        self.program.quit()


def main():
    tap = Tap()
    desk = Desk()
    tap.run_all(desk, (('one is found, and its page shown', desk.search),
                       ('its description is typed, and undone', desk.describe),
                       ('its claims are listed', desk.to_the_claims),
                       ('what it said, in its text', desk.to_the_text),
                       ('two are merged, and parted by undo', desk.merge),
                       ('quit', desk.quit)))
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
