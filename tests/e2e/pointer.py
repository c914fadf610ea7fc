#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The work of a hand: the ends of a mark are dragged, past the edge of the window too, and a source
is chosen with a click, or with Enter while the pointer rests where the list opens."""

import json
import os
import re
import subprocess
import sys
import tempfile

from driver import Failure, Program, Tap, pump, wait_for
from gi.repository import Atspi

FIRST = 'The council closed the harbour on Monday, said Ida Marrow, who chairs it.'
MARKED = 'The council closed the harbour'
SENTENCE = 'The pilots went on waiting for their orders at the outer pier of the quay.'


def cli(*arguments):
    subprocess.run(['dictum-cli', *arguments], check=True, timeout=60, stdout=subprocess.DEVNULL)


def make_project(folder):
    """A project with a text of many screens and a claim at its beginning."""
    article, path = os.path.join(folder, 'quay.txt'), os.path.join(folder, 'quay.dictum')
    with open(article, 'w', encoding='utf-8') as file:
        file.write('\n\n'.join([FIRST, *(f'{number}. {SENTENCE}' for number in range(1, 200))]))
    cli('new', path)
    cli('add', path, article)
    cli('mark', path, '1', '--quote', MARKED)
    return path


class Hand:
    def __init__(self, path):
        self.path = path
        self.program = Program(path)
        self.reader = self.program.find('text', 'Text of the article')
        self.text = wait_for('the text', lambda: self.program.text_of(self.reader))
        # The shadow around the window's content is as wide on all sides, and GTK leaves it out.
        content = Atspi.Component.get_extents(self.program.find('frame').get_child_at_index(0),
                                              Atspi.CoordType.WINDOW)
        screen = subprocess.run(['xdotool', 'getdisplaygeometry'], check=True, timeout=60,
                                capture_output=True, text=True).stdout
        self.edge = (int(screen.split()[0]) - content.width) // 2 - content.x

    def claim(self):
        with open(self.path, encoding='utf-8') as file:
            return json.load(file)['claims'][0]

    def span(self):
        return self.claim()['content'][0]

    def box(self, offset):
        """Where a character is: left, top, right and bottom, in pixels of the screen."""
        rect = Atspi.Text.get_character_extents(self.reader, offset, Atspi.CoordType.WINDOW)
        return rect.x, rect.y, rect.x + rect.width, rect.y + rect.height

    def pointer(self, *words):
        subprocess.run(['xdotool', *(str(word) for word in words)], check=True, timeout=60)
        pump(0.05)

    def move(self, x, y):
        self.pointer('mousemove', x + self.edge, y + self.edge)

    def knob(self, offset, end):
        """The handle before (or, at the end of a mark, behind) a character."""
        left, top, right, bottom = self.box(offset)
        return (right, bottom + 3) if end else (left, top - 3)

    def grab(self, x, y):
        # Two movements: the second is surely one inside the text.
        self.move(x + 3, y)
        self.move(x, y)
        self.pointer('mousedown', 1)

    def drag(self, start, stop):
        self.grab(*start)
        for step in range(1, 6):
            self.move(*(int(a + (b - a) * step / 5) for a, b in zip(start, stop)))
        self.pointer('mouseup', 1)

    def wait_for_span(self, start, end):
        wait_for(f'the mark to go from {start} to {end}',
                 lambda: (self.span()['start'], self.span()['end']) == (start, end))


def choose_claim(hand):
    hand.program.keys('n')
    hand.program.find(name='Say Who Said It')


def drag_end(hand):
    span = hand.span()
    wanted = hand.text.index(' on Monday') + len(' on Monday')
    hand.drag(hand.knob(span['end'] - 1, True), hand.knob(wanted - 1, True))
    hand.wait_for_span(span['start'], wanted)
    if hand.span()['exact'] != 'The council closed the harbour on Monday':
        raise Failure(f'the words are “{hand.span()["exact"]}”')


def drag_start(hand):
    span = hand.span()
    wanted = hand.text.index('council')
    hand.drag(hand.knob(span['start'], False), hand.knob(wanted, False))
    hand.wait_for_span(wanted, span['end'])


def drag_past_edge(hand):
    """The text comes to meet the pointer as long as it rests below the last line."""
    span = hand.span()
    x, y = hand.knob(span['end'] - 1, True)
    size = Atspi.Component.get_extents(hand.reader, Atspi.CoordType.WINDOW)
    far = hand.text.index('30. The pilots')
    hand.grab(x, y)
    try:
        hand.move(x, y + 60)
        hand.move(x, size.y + size.height + 24)
        wait_for('the text to scroll', lambda: hand.box(far)[1] < size.y + size.height)
    finally:
        hand.pointer('mouseup', 1)
    wait_for('the mark to reach far', lambda: hand.span()['end'] > far)
    if hand.span()['start'] != span['start']:
        raise Failure(f'the mark begins at {hand.span()["start"]} and not at {span["start"]}')
    hand.program.keys('ctrl+z')
    hand.wait_for_span(span['start'], span['end'])


def sources(hand):
    with open(hand.path, encoding='utf-8') as file:
        return [source['name'] for source in json.load(file)['sources']]


def attribute(hand, name, wanted):
    """Types into the picker, and gives a place in one of its rows."""
    hand.program.keys('a')
    entry = hand.program.find(name='Name or alias of the source')
    hand.program.type(name)
    wait_for('the words', lambda: hand.program.text_of(entry) == name)
    row = hand.program.find('list item', wanted)
    rect = Atspi.Component.get_extents(row, Atspi.CoordType.WINDOW)
    return rect.x + rect.width // 4, rect.y + rect.height // 2



def rest_and_enter(hand):
    """The pointer is over “No named source”, moved or not: Enter takes what was typed."""
    x, y = attribute(hand, 'Harbour Ministry', 'No named source')
    hand.move(x, y - 2)
    hand.move(x, y)
    hand.program.keys('Return')
    wait_for('the source', lambda: sources(hand) == ['Harbour Ministry'])
    wait_for('the picker to go', lambda: not hand.program.exists('list item', 'No named source'))


def click(hand):
    """A click takes the row below it, whichever Enter would take."""
    x, y = attribute(hand, 'Harbour', re.compile('^Create “Harbour” as'))
    hand.move(x, y)
    hand.pointer('click', 1)
    wait_for('the source', lambda: sorted(sources(hand)) == ['Harbour', 'Harbour Ministry'])


def drop_selection(hand):
    """Words that are dragged out of a text and dropped on the window are loaded."""
    def loaded():
        return hand.program.find_all(name=re.compile('The pilots went on'))
    hand.program.keys('Escape')
    if loaded():
        raise Failure('the words are there before they were dropped')
    for end in (False, True):
        at = hand.text.index(SENTENCE) + (len(SENTENCE) - 1 if end else 0)
        left, top, right, bottom = hand.box(at)
        if end:
            hand.pointer('keydown', 'shift')
        hand.move(right if end else left + 1, (top + bottom) // 2)
        hand.pointer('click', 1)
        if end:
            hand.pointer('keyup', 'shift')
    left, top, right, bottom = hand.box(hand.text.index(SENTENCE) + 12)
    articles = Atspi.Component.get_extents(hand.program.find('list', 'Articles'), Atspi.CoordType.WINDOW)
    hand.move(left, (top + bottom) // 2)
    hand.pointer('mousedown', 1)
    for step in range(1, 11):
        hand.move(left + (articles.x + 60 - left) * step // 10, (top + bottom) // 2 + 10 * step)
    hand.pointer('mouseup', 1)
    wait_for('the words to be loaded', loaded)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        hand = Hand(make_project(folder))
        tap.run('a claim is chosen', choose_claim, hand)
        for name, function in (('the end of a mark is dragged to another word', drag_end),
                               ('so is its start', drag_start),
                               ('the end is dragged past the lower edge', drag_past_edge),
                               ('Enter takes what was typed below a resting pointer', rest_and_enter),
                               ('a click takes a row', click),
                               ('dragged words are loaded', drop_selection)):
            tap.check(name, function, hand)
        tap.run('quit', hand.program.quit)

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
