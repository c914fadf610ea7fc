#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exporting and importing in the window, by keyboard; and the same by dictum-cli."""

import json
import os
import re
import shutil
import subprocess
import sys

from driver import Failure, Program, Tap, pump, wait_for

TEXT = 'The ferry board said the crossing will close in May.\nMinisters denied it.\n'
MARKS = ('T1\tSource 0 15\tThe ferry board\nT2\tCue 16 20\tsaid\n'
         'T3\tContent 21 51\tthe crossing will close in May\n'
         'E1\tAttribution:T2 Source:T1 Content:T3\n'
         'T4\tContent 500 510\tnowhere at\nT5 broken\n')


class Desk:
    def __init__(self):
        self.folder = os.path.join(os.environ['HOME'], 'desk')
        os.makedirs(self.folder)
        self.file = self.path('story.dictum')
        shutil.copyfile(os.path.join(os.environ['DICTUM_DATA_DIR'], 'sample/harbour-treaty.dictum'),
                        self.file)
        self.program = Program(self.file)
        self.program.find('text', 'Text of the article')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)

    def said(self, words):
        """Whether the words are in a label that can be seen."""
        return any(re.search(words, node.get_name() or '')
                   for node in self.program.find_all('label'))

    def wait_said(self, words):
        wait_for(f'“{words}”', lambda: self.said(words))

    def focused(self):
        node = self.program.focused()
        return node.get_name() if node is not None else None

    def export(self, words, name):
        """With what is chosen already, once it is written: what is said of it has the words."""
        self.program.keys('ctrl+e')
        self.program.find('dialog', 'Export')
        self.wait_said(words)
        self.program.keys('alt+e')
        # The file dialog’s first field has the name, and the focus.
        wait_for('the file dialog', lambda: self.focused() == 'Name:')
        self.program.keys('ctrl+a')
        self.program.type(self.path(name))
        self.program.keys('Return')
        wait_for(name, lambda: os.path.exists(self.path(name)))
        wait_for('the end of the dialog', lambda: not self.program.exists('dialog', 'Export'))
        with open(self.path(name), encoding='utf-8') as file:
            return file.read()

    def list_claims(self):
        self.program.keys('ctrl+s')
        pump(1)
        run = subprocess.run(['dictum-cli', 'list', self.file, 'claims', '--json'],
                             capture_output=True, text=True, check=True)
        return json.loads(run.stdout)


def find_ids(text):
    return set(re.findall(r'urn:uuid:[0-9a-f-]+', text))


def check_same(desk, text, *scope):
    """The command line exports the same records."""
    run = subprocess.run(['dictum-cli', 'export', desk.file, '--format', 'web-annotation', *scope],
                         capture_output=True, text=True, check=True)
    if find_ids(text) != find_ids(run.stdout) or not find_ids(text):
        raise Failure('not what dictum-cli exports')


def export_project(desk):
    check_same(desk, desk.export('37 claims · 4 articles · 1 file', 'all.jsonld'))


def export_filter(desk):
    """On the page of claims, what is listed there is what is meant."""
    desk.program.keys('ctrl+3')
    wait_for('the field', lambda: (desk.program.focused() or desk.program.root).get_role_name() in ('text', 'entry'))
    desk.program.type('status:done ')
    pump(1)
    check_same(desk, desk.export(r'^\d+ claims · \d articles · 1 file', 'done.jsonld'),
               '--where', 'status:done')
    desk.program.keys('ctrl+1')


def import_marks(desk):
    """A text with its marks: what is good comes in, the rest is told and placed by hand."""
    before = desk.list_claims()
    for name in ('all.jsonld', 'done.jsonld'):
        os.remove(desk.path(name))
    desk.write('ferry.txt', TEXT)
    desk.write('ferry.ann', MARKS)
    desk.program.keys('ctrl+i')
    # The toolkit’s file dialog, which has listed the files: all of them.
    wait_for('the file dialog', lambda: desk.said(r'^ferry\.ann$'))
    pump(0.5)
    desk.program.keys('ctrl+a', 'Return')
    desk.program.find('dialog', 'Import')
    desk.wait_said('^1 new article$')
    desk.wait_said('could not be placed$')
    desk.wait_said('could not be read$')
    for _ in range(12):
        if 'could not be placed' in (desk.focused() or ''):
            break
        desk.program.keys('Tab')
    desk.program.keys('Return')
    wait_for('the list', lambda: 'nowhere at' in (desk.focused() or ''))
    desk.program.keys('Return')
    wait_for('the text', lambda: desk.focused() == 'Text of the article')
    # The caret is at the start of the text that came with the marks.
    desk.program.keys('ctrl+End', 'shift+Home', 'alt+p')
    wait_for('the page before', lambda: desk.focused() != 'Text of the article')
    while not desk.said('^What Comes In$'):
        desk.program.keys('alt+Left')
        pump(0.5)
    desk.wait_said('2 new claims')
    desk.program.keys('alt+i')
    wait_for('the end of the dialog', lambda: not desk.program.exists('dialog', 'Import'))
    after = desk.list_claims()
    if len(after) != len(before) + 2:
        raise Failure(f'{len(before)} claims became {len(after)}')
    if not any('Ministers denied it' in json.dumps(claim) for claim in after):
        raise Failure('what was placed by hand is not there')


def undo(desk):
    """All of it is one action."""
    desk.program.keys('ctrl+z')
    wait_for('what was before', lambda: len(desk.list_claims()) == 37)


def main():
    tap = Tap()
    # GTK's file dialog loses what it was reading of a folder while a path is typed (21 GFileInfo in
    # 4.18), made in threads, so that nothing tells them from ours. Memory is watched by the tests of
    # exchange itself, which need no such dialog.
    os.environ['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
    desk = Desk()
    tap.run('the project is exported', export_project, desk)
    tap.run('the claims of a filter are exported', export_filter, desk)
    tap.run('marks are imported, and placed by hand', import_marks, desk)
    tap.run('one undo takes the import back', undo, desk)
    tap.run('quit', desk.program.quit)

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
