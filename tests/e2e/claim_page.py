#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page of a claim by keyboard: opened from the text and from the list, worked in, and left again.

    claim_page.py
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from driver import Program, Tap, is_focused, pump, wait_for

READER = 'Text of the article'


class Desk:
    """An editor at the keyboard, with the sample project."""

    def __init__(self, folder):
        self.file = os.path.join(folder, 'Harbour.dictum')
        shutil.copyfile(os.path.join(os.environ['DICTUM_DATA_DIR'], 'sample/harbour-treaty.dictum'), self.file)
        os.chmod(self.file, 0o644)
        self.program = Program('--new-window', self.file)

    def ask(self, *arguments):
        run = subprocess.run(['dictum-cli', arguments[0], self.file, *arguments[1:], '--json'], check=True,
                             capture_output=True, timeout=60)
        return json.loads(run.stdout)

    def go_to(self, name, key='Tab'):
        """Press a key until the focus is on what has the name."""
        for _ in range(60):
            focused = self.program.focused()
            if focused is not None and focused.get_name() == name:
                return
            self.program.keys(key)
            pump(0.1)
        raise AssertionError(f'{key} does not lead to “{name}”')

    def open(self):
        """From the text; what the card folds away is all there."""
        self.program.keys('n', 'ctrl+Return')
        self.program.find(None, 'Claim 1')
        for name in ('Evidence · 1 for it', 'Requests for reply', 'Elsewhere', 'Notes', 'Status',
                     'Certainty', 'Person it is assigned to', 'Add a tag'):
            self.program.find(None, name)
        # The timeline has the claim itself among the others.
        self.program.find(None, re.compile('Coastal Courier · 14\u00a0Nov · first · this claim'))
        self.program.find(None, re.compile('The Ledger · 16\u00a0Nov'))

    def write(self):
        """A note is saved when the page is left."""
        self.go_to('Notes')
        self.program.type('Ask the registry')
        self.program.keys('Escape')
        reader = self.program.find('text', READER)
        wait_for('the focus on the text', lambda: is_focused(reader))
        wait_for('the note', lambda: self.ask('show', '1:1').get('notes') == 'Ask the registry')

    def step(self):
        """The page goes from claim to claim, and the text is where it went."""
        self.program.keys('ctrl+Return', 'n')
        self.program.find(None, 'Claim 2')
        self.program.keys('n', 'p', 'p')
        self.program.find(None, 'Claim 1')
        self.program.keys('n')
        self.go_to('Show in Text', 'shift+Tab')
        self.program.keys('space')
        reader = self.program.find('text', READER)
        wait_for('the focus on the text', lambda: is_focused(reader))
        self.program.keys('ctrl+Return')
        self.program.find(None, 'Claim 2')
        self.program.keys('ctrl+Return')
        wait_for('the focus on the text', lambda: is_focused(reader))

    def undo(self):
        """Undo goes to the claim that it is about; the page stays, and goes when the claim does."""
        self.program.keys('ctrl+Return')
        self.program.find(None, 'Claim 2')
        self.program.keys('ctrl+z')
        self.program.find(None, 'Claim 1')
        wait_for('no note', lambda: 'notes' not in self.ask('show', '1:1'))
        self.go_to('Delete the claim', 'shift+Tab')
        self.program.keys('space')
        self.program.find('text', READER)
        wait_for('one claim less', lambda: len(self.ask('list', 'claims')) == 36)
        self.program.keys('ctrl+z')
        wait_for('it is back', lambda: len(self.ask('list', 'claims')) == 37)

    def from_the_list(self):
        """From a row of the list of claims, and back to that row."""
        self.program.keys('ctrl+3')
        self.program.find(name='37 claims')
        wait_for('the search', lambda: is_focused(self.program.find(name='Search claims')))
        self.program.type('quotas')
        self.program.find(name=re.compile('of 37 claims'))
        self.program.keys('Return')
        row = wait_for('a row', self.row)
        self.program.keys('ctrl+Return')
        self.program.find(None, re.compile('^Claim [0-9]+$'))
        self.program.find(None, 'Requests for reply')
        self.program.keys('Escape')
        wait_for('the row again', lambda: self.row() == row)

    def row(self):
        return next((node.get_name() for node in self.program.find_all('table row') if is_focused(node)), None)

    def quit(self):
        """A form that is open when the program ends is saved with what is in it."""
        self.program.keys('ctrl+1', 'ctrl+Return')
        self.go_to('Add a request for reply')
        self.program.keys('space')
        self.go_to('Who was asked')
        self.program.type('Harbour office')
        self.program.quit()
        replies = [reply['asked'] for claim in self.ask('list', 'claims')
                   for reply in self.ask('show', claim['id']).get('replies', [])]
        assert 'Harbour office' in replies, replies


def still():
    """Without movement: libadwaita loses an animation that runs when the program ends."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-enable-animations=false\n')


def main():
    tap = Tap()
    still()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        for name, function in (('the page has all fields', desk.open),
                               ('what is written is saved as the page is left', desk.write),
                               ('from claim to claim, and into the text', desk.step),
                               ('undo, and a claim that goes', desk.undo),
                               ('from the list and back', desk.from_the_list),
                               ('a form that is open at the end', desk.quit)):
            tap.run(name, function)
    return tap.finish()


sys.exit(main())
