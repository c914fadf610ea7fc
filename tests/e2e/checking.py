#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checking a claim by keyboard only: the same claim is found elsewhere, evidence is loaded and quoted.

    checking.py
"""

import json
import os
import shutil
import subprocess
import tempfile

from driver import Program, Tap, pump, wait_for

QUOTE = 'The number of ships had fallen by 12 per cent'


class Desk:
    """An editor at the keyboard, with the sample project."""

    def __init__(self, folder):
        self.file = os.path.join(folder, 'Harbour.dictum')
        shutil.copyfile(os.path.join(os.environ['DICTUM_DATA_DIR'], 'sample/harbour-treaty.dictum'), self.file)
        os.chmod(self.file, 0o644)
        self.paper = os.path.join(folder, 'figures.txt')
        with open(self.paper, 'w', encoding='utf-8') as file:
            file.write(f'Port figures\n\n{QUOTE} in spring.\n')
        self.program = Program('--new-window', self.file)

    @staticmethod
    def ask(*arguments):
        run = subprocess.run(['dictum-cli', *arguments, '--json'], check=True, capture_output=True, timeout=60)
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

    def find_elsewhere(self):
        """Words find the claim; Enter links it, on both sides."""
        self.program.keys('n', 'n', 'e')
        self.go_to('Find the same claim elsewhere')
        self.program.keys('space')
        wait_for('the dialog', lambda: self.program.exists(None, 'Same Claim Elsewhere'))
        self.program.type('first meeting')
        row = wait_for('the claim', lambda: self.program.find(None, 'the date of the first meeting will '
                                                              'be announced on Friday', patience=1))
        wait_for('only it', lambda: len(self.program.find_all('button', 'Same Claim')) == 1)
        assert row is not None
        self.go_to('the date of the first meeting will be announced on Friday')
        self.program.keys('Return')
        wait_for('the link', lambda: len(self.ask('related', self.file, '1:2')) == 2)
        self.program.keys('Escape')
        entry = self.ask('related', self.file, '1:2')[1]
        assert entry['publisher'] == 'Island Wire', entry
        wait_for('the end of the dialog', lambda: not self.program.exists(None, 'Same Claim Elsewhere'))
        wait_for('the card', lambda: self.program.exists('button', 'Remove “Island Wire · 15\u00a0Nov”'))

    def load_evidence(self):
        """A path and Load; the quote is checked while it is typed; saved by Enter."""
        self.program.keys('m')
        self.go_to('Add evidence', 'shift+Tab')
        self.program.keys('space')
        self.go_to('Link')
        self.program.type(self.paper)
        self.go_to('Load')
        self.program.keys('space')
        wait_for('the copy', lambda: self.program.exists('button', 'Verify the stored copy by its SHA-256'))
        self.go_to('Quote')
        self.program.type(QUOTE)
        wait_for('the verdict', lambda: self.program.exists(None, 'Verbatim in the stored copy'))
        self.program.keys('Return')
        entry = wait_for('the evidence', lambda: (self.ask('show', self.file, '1:2').get('evidence') or [None])[0])
        assert entry['title'] == 'Port figures' and entry['quote'] == QUOTE, entry
        assert self.ask('evidence', self.file, '1:2', '--check')[0]['verdict'] == 'verbatim'

    def undo(self):
        """Both are undone."""
        self.program.keys('Escape', 'ctrl+z')
        wait_for('no evidence', lambda: 'evidence' not in self.ask('show', self.file, '1:2'))
        self.program.keys('ctrl+z')
        wait_for('no link', lambda: len(self.ask('related', self.file, '1:2')) == 1)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        tap.run('the same claim is found elsewhere and linked', desk.find_elsewhere)
        tap.run('evidence is loaded and its quote checked', desk.load_evidence)
        tap.run('both are undone', desk.undo)
        desk.program.quit()
    tap.finish()


main()
