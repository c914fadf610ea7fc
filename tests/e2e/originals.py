#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The originals that are kept, by keyboard only: listed, opened as a harmless page, verified, removed.

    originals.py [FOLDER]

Pictures of the steps go to FOLDER when it is given.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile

from driver import Program, Tap, pump, wait_for

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Berths stay public</title>
<script>alert(1)</script></head><body onload="alert(2)"><article><h1>Berths stay public</h1>
<p>The council voted on Thursday to keep the berths of the north quay in public hands for ten years.</p>
<p>Tomas Reed, who runs the largest fleet, called the vote a mistake that the island would come to regret.</p>
</article></body></html>"""

LETTER = """The ferry will not run on Sundays

The council of the island decided on Monday that the ferry will rest on Sundays until the spring."""


class Desk:
    """An editor at the keyboard, with two articles and one original that nobody needs."""

    def __init__(self, folder, pictures):
        self.folder = folder
        self.pictures = pictures
        self.store = os.path.join(os.environ['XDG_DATA_HOME'], 'dictum/snapshots')
        self.opened = os.path.join(folder, 'opened')
        self.file = os.path.join(folder, 'Berths.dictum')
        self.set_up_browser()
        self.add('new', self.file, '--title', 'Berths')
        for name, text in (('page.html', PAGE), ('letter.txt', LETTER)):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
            self.add('add', self.file, os.path.join(folder, name))
        self.page = hashlib.sha256(PAGE.encode()).hexdigest()
        self.letter = hashlib.sha256(LETTER.encode()).hexdigest()
        self.forgotten = self.keep(b'forgotten')
        self.program = Program('--new-window', self.file)

    @staticmethod
    def add(*arguments):
        subprocess.run(['dictum-cli', *arguments], check=True, stdout=subprocess.DEVNULL, timeout=60)

    def keep(self, data):
        name = hashlib.sha256(data).hexdigest()
        with open(os.path.join(self.store, name), 'wb') as file:
            file.write(data)
        return name

    def kept(self):
        return set(os.listdir(self.store))

    def set_up_browser(self):
        """A browser that only writes down what it was given."""
        program = os.path.join(self.folder, 'browser')
        with open(program, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\nprintf %s "$1" > {self.opened}.part\nmv {self.opened}.part {self.opened}\n')
        os.chmod(program, 0o700)
        applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
        os.makedirs(applications, exist_ok=True)
        with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
            file.write(f'[Desktop Entry]\nType=Application\nName=Browser\nExec={program} %f\n'
                       'MimeType=text/html;text/plain;\n')
        with open(os.path.join(applications, 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\ntext/html=browser.desktop\ntext/plain=browser.desktop\n')

    def picture(self, name):
        if self.pictures:
            pump(0.6)
            self.program.screenshot(os.path.join(self.pictures, f'{name}.png'))

    def rows(self):
        return [node.get_name() for node in self.program.find_all('list item') if 'stored' in node.get_name()]

    def focus_row(self, words):
        """The row whose name has the words, by the arrow keys."""
        for _ in range(6):
            node = self.program.focused()
            if node is not None and node.get_role_name() == 'list item' and words in node.get_name():
                return
            in_row = node is not None and node.get_role_name() == 'toggle button'
            self.program.keys('shift+Tab' if in_row else 'Down')
            pump(0.2)
        raise AssertionError(f'{words} is not among {self.rows()}')

    def menu(self, words, key):
        """An item of the row's menu, by its letter."""
        self.focus_row(words)
        self.program.keys('Tab', 'Return')
        self.choose(key)

    def choose(self, key):
        """What a letter of an open menu does; the items have no names on the bus."""
        def is_open():
            node = self.program.focused()
            return node is not None and node.get_role_name() == 'menu item'
        wait_for('the menu', is_open)
        self.program.keys(key)

    # ---- The steps ----

    def find_them(self):
        self.program.find('list item', 'Berths stay public')
        self.program.keys('F10')
        self.choose('g')
        wait_for('three originals', lambda: len(self.rows()) == 3)
        names = '\n'.join(self.rows())
        for words in ('Article “Berths stay public”', 'Article “The ferry', 'Not used by any project'):
            assert words in names, names
        self.picture('originals')

    def open_one(self):
        self.focus_row('Berths stay public')
        self.program.keys('Return')
        wait_for('the browser', lambda: os.path.exists(self.opened))
        with open(self.opened, encoding='utf-8') as file:
            path = file.read()
        with open(path, encoding='utf-8') as file:
            page = file.read()
        assert 'Tomas Reed' in page and 'alert' not in page and "default-src 'none'" in page, page
        self.copy = path

    def verify(self):
        with open(os.path.join(self.store, self.letter), 'rb') as file:
            good = file.read()
        path = os.path.join(self.store, self.letter)
        os.chmod(path, 0o600)
        with open(path, 'wb') as file:
            file.write(b'x' + good[1:])
        self.program.keys('alt+v')
        wait_for('what is damaged', lambda: [name for name in self.rows_with_state() if 'Damaged' in name])
        self.picture('originals-verified')
        with open(path, 'wb') as file:
            file.write(good)

    def rows_with_state(self):
        return [node.get_name() for node in self.program.find_all('label')
                if re.search('Damaged|Verified', node.get_name() or '')]

    def remove_unused(self):
        self.program.keys('alt+r')
        self.program.find(name=re.compile('Remove Unused Originals'))
        self.picture('originals-remove-unused')
        self.program.keys('alt+r')
        wait_for('the unused one to go', lambda: self.forgotten not in self.kept())
        assert self.kept() == {self.page, self.letter}, self.kept()
        wait_for('two originals', lambda: len(self.rows()) == 2)

    def remove_used(self):
        self.menu('The ferry', 'r')
        self.program.find(name=re.compile('Remove an Original That Is in Use'))
        self.picture('originals-remove-used')
        self.program.keys('Escape')
        pump(0.5)
        assert self.letter in self.kept()

    def remove_two(self):
        """The list that comes anew while the question goes must not take the keyboard away with it."""
        for words, left in (('The ferry', 1), ('Berths stay public', 0)):
            self.menu(words, 'r')
            self.program.find(name=re.compile('Remove an Original That Is in Use'))
            self.program.keys('alt+r')
            wait_for('one less', lambda left=left: len(self.kept()) == left)
            wait_for('the question to go', lambda: not self.program.exists(name=re.compile('Remove an Original')))
            wait_for('the list', self.list_is_focused)
        self.program.hear('Original removed')

    def list_is_focused(self):
        node = self.program.focused()
        return node is not None and node.get_role_name() in ('list item', 'list')

    def end(self):
        # The toolkit takes away what was said of the last removal first, at once and with one press.
        self.program.keys('Escape')
        wait_for('the toast to go', lambda: not self.program.exists(name='Original removed'), 4)
        self.program.keys('Escape')
        wait_for('the dialog to close', lambda: not self.program.exists('dialog', 'Saved Originals'))
        self.program.quit()
        assert not os.path.exists(self.copy), f'{self.copy} is there still'


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix='dictum-e2e-') as folder:
        desk = Desk(folder, sys.argv[1] if len(sys.argv) > 1 else None)
        tap.run_all(desk, (('the originals are listed with what uses them', desk.find_them),
                           ('a saved page opens without what runs', desk.open_one),
                           ('all are verified', desk.verify),
                           ('unused ones are removed in one go', desk.remove_unused),
                           ('one in use is not removed without a question', desk.remove_used),
                           ('two in use are removed one right after the other', desk.remove_two),
                           ('copies of pages are gone at the end', desk.end)))
    return tap.finish()


sys.exit(main())
