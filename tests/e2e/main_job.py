#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main job, by keyboard only, in the real window, seen through the accessibility bus.

    main_job.py ARTICLE MARKS [FOLDER]

ARTICLE is a text file, MARKS the list of its claims (see tests/data/articles/harbour-call.marks.json).
The article is added, every claim marked and attributed, the project saved, the program quit and opened
again; then the same is done through dictum-cli, and the two files are equal but for ids and times.
Pictures of the steps go to FOLDER when it is given.
"""

import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, '..', 'cli'))

from driver import Failure, Program, Tap, is_focused, pump, wait_for  # noqa: E402
from gi.repository import Atspi  # noqa: E402
import marks  # noqa: E402

KINDS = {
    'person': 'Person',
    'organisation': 'Organisation',
    'government-body': 'Government body',
    'group': 'Group',
    'document': 'Document',
    'media': 'Media',
    'unnamed': 'Unnamed',
    'other': 'Other',
}

READER = 'Text of the article'

# What a keyboard has; the search folds the typographic forms.
PLAIN = str.maketrans({'“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-', 'é': 'e', 'ü': 'u'})


class Desk:
    """An editor at the keyboard."""

    def __init__(self, *arguments):
        self.program = Program(*arguments)
        self.search = None

    def wait_for_focus(self, name, node=None):
        """Until a control has the focus; one that is known already need not be looked for."""
        node = node or self.program.find(name=name)
        wait_for(f'the focus on “{name}”', lambda: is_focused(node))

    def find_bar(self):
        self.program.keys('slash')
        if self.search is None:
            self.search = self.program.find('entry', 'Find in the article')
        self.wait_for_focus('Find in the article', self.search)

    def back_in_text(self):
        self.wait_for_focus(READER, self.reader)

    def open_article(self):
        """The reader of the article that is shown, with the focus in it."""
        self.reader = self.program.find('text', READER)
        self.back_in_text()
        self.text = wait_for('the text', lambda: self.program.text_of(self.reader))

    def selection(self):
        if Atspi.Text.get_n_selections(self.reader) == 0:
            return None
        selection = Atspi.Text.get_selection(self.reader, 0)
        return (selection.start_offset, selection.end_offset)

    def select(self, mark):
        """Select words by searching for them, as one does without a pointer."""
        wanted = marks.find(self.text, mark)
        self.find_bar()
        self.program.keys('ctrl+a')
        words = mark['exact'].translate(PLAIN)
        self.program.type(words)
        wait_for(f'“{words}” to be typed', lambda: self.program.text_of(self.search) == words)
        for _ in range(20):
            self.program.keys('Escape')
            self.back_in_text()
            if wait_for('a selection', self.selection) == wanted:
                return
            # One of several places, and not this one: on to the next.
            self.find_bar()
            self.program.keys('ctrl+g')
        raise Failure(f'could not select “{mark["exact"]}” at {wanted}; {self.selection()} is selected')

    def attribute_at(self, offset, name):
        attributes = Atspi.Text.get_attribute_run(self.reader, offset, True)[0]
        return attributes.get(name)

    def wait_for_part(self, mark, part):
        """Until the screen reader would hear that the words are a part of a claim."""
        start, end = marks.find(self.text, mark)
        for offset in (start, end - 1):
            wait_for(f'“{mark["exact"]}” to be painted as {part}',
                     lambda: part in (self.attribute_at(offset, 'claim-part') or ''))

    def choose_source(self, name, kind, known):
        """In the source picker: the record of this name, made when it is new."""
        entry = self.program.find(name='Name or alias of the source')
        self.wait_for_focus('Name or alias of the source', entry)
        # A new name is as the picker suggests it, or typed; a known one is found by typing plainly.
        if self.program.text_of(entry) != name:
            self.program.keys('ctrl+a')
            self.program.type(name.translate(PLAIN))
        if name not in known:
            for _ in range(len(KINDS)):
                if self.program.exists('combo box', KINDS[kind]):
                    break
                self.program.keys('ctrl+Down')
            self.program.find('combo box', KINDS[kind])
            known.add(name)
        self.program.keys('Return')
        self.back_in_text()

    def mark_claim(self, claim, known):
        first, *others = claim['content']
        self.select(first)
        self.program.keys('c')
        self.wait_for_part(first, 'content')
        for mark in others:
            self.select(mark)
            self.program.keys('shift+Return')
            self.wait_for_part(mark, 'content')
        for position, link in enumerate(claim['chain']):
            if position > 0:
                self.program.keys('l')
            if 'source' in link:
                self.select(link['source'])
                self.program.keys('s')
            else:
                self.program.keys('a')
            self.choose_source(link['name'], link['kind'], known)
            if 'source' in link:
                self.wait_for_part(link['source'], 'source')
            if 'cue' in link:
                self.select(link['cue'])
                self.program.keys('v')
                self.wait_for_part(link['cue'], 'cue')


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def new_project(desk, article):
    desk.program.find('button', 'New Project')
    desk.program.keys('ctrl+n')
    desk.program.find('list', 'Articles')
    desk.program.keys('ctrl+shift+a')
    desk.wait_for_focus('Link, path of a file, or the text of an article')
    desk.program.type(article)
    desk.program.keys('Return')
    desk.open_article()


def mark_all(desk, claims, tap):
    known = set()
    for number, claim in enumerate(claims, 1):
        words = ' … '.join(mark['exact'] for mark in claim['content'])
        tap.run(f'claim {number}: {words[:60]}', desk.mark_claim, claim, known)


def leave_place(desk):
    """Put the caret somewhere; the program must open there again."""
    def at():
        return Atspi.Text.get_caret_offset(desk.reader)

    end = Atspi.Text.get_character_count(desk.reader)
    desk.program.keys('Escape', 'ctrl+End')
    wait_for('the caret at the end', lambda: at() == end)
    desk.program.keys('alt+Up')
    wait_for('the caret to be above', lambda: at() < end)
    return at()


def check_place(desk, caret):
    desk.open_article()
    wait_for(f'the caret at {caret}', lambda: Atspi.Text.get_caret_offset(desk.reader) == caret)


def saved(desk):
    return wait_for('everything to be saved', lambda: desk.program.exists('label', 'Saved'))


def check_painted(desk, claims):
    for claim in claims:
        for mark in claim['content']:
            desk.wait_for_part(mark, 'content')
        for link in claim['chain']:
            if 'source' in link:
                desk.wait_for_part(link['source'], 'source')
            if 'cue' in link:
                desk.wait_for_part(link['cue'], 'cue')


def check_file(project, wanted):
    """Every span of the file has exact offsets, quote and context; chains and sources are right."""
    problems = list(marks.check(project, wanted))
    if problems:
        raise Failure('\n'.join(problems))


def undo_and_redo(desk, claims):
    """All the way back and forth again, before the program is closed."""
    count = desk.program.find('label', re.compile(r'^\d+ claims?$')).get_name()
    for _ in range(40):
        desk.program.keys('ctrl+z')
    wait_for('an undone claim', lambda: not desk.program.exists('label', count))
    for _ in range(40):
        desk.program.keys('ctrl+shift+z')
    desk.program.find('label', count)
    check_painted(desk, claims)


def find_unnamed_file():
    """An untitled project lives in the data folder until it is saved as a file."""
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dictum', 'unnamed')
    names = [name for name in os.listdir(folder) if name.endswith('.dictum')]
    if len(names) != 1:
        raise Failure(f'expected one project in {folder}, found {names}')
    return os.path.join(folder, names[0])


def mark_with_cli(path, article, claims):
    def cli(*arguments):
        result = subprocess.run(['dictum-cli', *arguments], capture_output=True, text=True, timeout=60)
        if result.returncode != 0:
            raise Failure(f'dictum-cli {arguments}: {result.stderr}')

    cli('new', path)
    cli('add', path, article)
    for claim in claims:
        cli('mark', path, '1', *marks.options(claim))


def compare(window, cli):
    mine, theirs = marks.canonical(window), marks.canonical(cli)
    if mine != theirs:
        lines = [json.dumps(side, indent=1, ensure_ascii=False, sort_keys=True).splitlines()
                 for side in (mine, theirs)]
        raise Failure('\n'.join(list(difflib.unified_diff(*lines, 'window', 'dictum-cli', n=2))[:60]))


def main():
    article, marks_path = os.path.abspath(sys.argv[1]), sys.argv[2]
    pictures = sys.argv[3] if len(sys.argv) > 3 else None
    wanted = marks.load(marks_path)
    claims = wanted['claims']
    tap = Tap()

    def picture(name, desk):
        if pictures:
            desk.program.screenshot(os.path.join(pictures, f'{name}.png'))

    desk = Desk()
    tap.run('a new project with an article', new_project, desk, article)
    mark_all(desk, claims, tap)
    picture('marked', desk)
    tap.run('undo and redo', undo_and_redo, desk, claims)
    caret = tap.run('a place to come back to', leave_place, desk)
    tap.run('saved', saved, desk)
    tap.run('quit', desk.program.quit)

    desk = Desk()
    tap.run('it opens where it was left', check_place, desk, caret)
    tap.run('the same places are painted', check_painted, desk, claims)
    picture('reopened', desk)
    tap.run('quit again', desk.program.quit)

    window = load(find_unnamed_file())
    tap.run('offsets and quotes are exact', check_file, window, wanted)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'cli.dictum')
        tap.run('the same through dictum-cli', mark_with_cli, path, article, claims)
        tap.run('both files are equal but for ids and times', compare, window, load(path))

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
