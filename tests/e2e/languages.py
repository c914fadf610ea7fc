#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every page in a language that nobody speaks (tests/pseudo.py): what it shows can be translated."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import driver  # noqa: E402
import pseudo  # noqa: E402
from driver import Failure, Program, Tap, children, is_showing, pump  # noqa: E402
from gi.repository import GLib  # noqa: E402

SAMPLE = os.path.join(os.environ['DICTUM_DATA_DIR'], 'sample/harbour-treaty.dictum')

# What the toolkit says, whose translations are its own, and what is on keys.
TOOLKIT = re.compile(r'Minimize|Maximize|Close|Search|Preferences|'
                     r'((Ctrl|Shift|Alt|Menu|Page|Return|Escape|Delete|Insert|Space|Tab|Left|Right|Down|Up|F\d+|[A-Z])'
                     r'[\W\d]*)+')
MARKED = re.compile(f'{pseudo.OPEN}[^{pseudo.OPEN}{pseudo.CLOSE}]*{pseudo.CLOSE}')
WORD = re.compile(r'[^\W_]+')


def find_strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from find_strings(part)


class Page:
    """What is the editor's own, which no translation alters, and the check of the rest."""

    def __init__(self, program):
        self.program = program
        self.own, self.pairs = {'Mara Lind'}, set()
        with open(SAMPLE, encoding='utf-8') as file:
            for text in find_strings(json.load(file)):
                words = WORD.findall(text)
                self.own.add(text)
                self.pairs |= set(zip(words, words[1:]))

    def is_own(self, text):
        """Whether the text is of the project, or each word of it stands there beside its neighbour:
        what is shown may be a part, or two versions in one."""
        words = WORD.findall(text)
        pairs = [pair in self.pairs for pair in zip(words, words[1:])]
        return text in self.own or (len(words) > 1 and all(
            any(pairs[max(0, place - 1):place + 1]) for place in range(len(words))))

    def is_plain(self, text):
        """Whether there are words in the text that nobody could translate."""
        while MARKED.search(text):
            text = MARKED.sub(', ', text)
        if self.is_own(text):
            return False
        # Keys and tags stand side by side.
        return any(re.search(r'[^\W\d_]', part) and not TOOLKIT.fullmatch(part)
                   and not self.is_own(part)
                   for part in re.sub(r'^\W+', '', text).split(', '))

    def find_plain(self, node):
        try:
            if node.get_role_name() != 'application' and not is_showing(node):
                return
            name = node.get_name() or ''
            within = list(children(node))
        except GLib.Error:
            return
        # A row without a name of its own has all that is in it for a name.
        if not within and self.is_plain(name):
            yield f'{node.get_role_name()} “{name}”'
        for child in within:
            yield from self.find_plain(child)

    def check(self):
        found = list(self.find_plain(self.program.root))
        if found:
            raise Failure('not translated:\n' + '\n'.join(found))


def main():
    tap = Tap()
    os.environ.update(pseudo.write(os.path.join(os.environ['DICTUM_TEST_HOME'], 'language')))
    driver.read_name = pseudo.restore
    program = Program('--sample')
    page = Page(program)

    def check(name, *keys, leave=None):
        for key in keys:
            program.keys(key)
            pump(0.3)
        pump(0.5)
        tap.check(name, page.check)
        if leave:
            program.keys(leave)
            pump(0.4)

    program.find('text', 'Text of the article')
    check('the article')
    check('a claim', 'n', 'e')
    check('the menu', 'F10', leave='Escape')
    check('the source picker', 'a', leave='Escape')
    check('the sources', 'ctrl+2')
    check('one source', 'Down', 'Return')
    check('the claims', 'ctrl+3')
    check('the overview', 'ctrl+4')
    check('search', 'ctrl+shift+f', leave='Escape')
    check('going to anything', 'ctrl+k', leave='Escape')
    check('adding articles', 'ctrl+shift+a', leave='Escape')
    check('preferences', 'ctrl+comma', leave='Escape')
    check('shortcuts', 'ctrl+question', leave='Escape')
    tap.run('quit', program.quit)

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
