#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every page, walked over the accessibility bus: what can have the focus has a name, and the Tab key
leads around each page and back."""

import sys

from driver import Failure, Program, Tap, children, is_showing, pump, states, wait_for
from gi.repository import Atspi

# A container that passes the focus on to what is in it tells nothing by itself.
CONTAINERS = {'panel', 'grouping', 'filler', 'scroll pane', 'frame', 'application', 'dialog'}


def name_of(node):
    if node.get_name():
        return node.get_name()
    for relation in node.get_relation_set() or []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return ''


def describe(path):
    named = [node for node in path[:-1] if node.get_name()][-3:]
    return ' / '.join(f'{node.get_role_name()} “{node.get_name()}”' for node in (*named, path[-1]))


def nameless(node, path=()):
    """Yields what can have the focus and has no name, with the way to it."""
    path = (*path, node)
    state = states(node)
    if node.get_role_name() == 'combo box' and name_of(node):
        # What is in it is the toolkit's, and spoken with the name of the whole.
        return
    if (state.contains(Atspi.StateType.FOCUSABLE) and is_showing(node)
            and node.get_role_name() not in CONTAINERS and not name_of(node)):
        yield describe(path)
    for child in children(node):
        yield from nameless(child, path)


def check_names(program):
    found = list(nameless(program.root))
    if found:
        raise Failure('without a name:\n' + '\n'.join(found))


def focus_path(program):
    focused = program.focused()
    return (focused.get_role_name(), name_of(focused)) if focused is not None else None


def check_tab(program):
    """Tab goes on from every place; after at most so many steps it has been where it started."""
    start = wait_for('a focus', lambda: focus_path(program))
    before = start
    stuck = 0
    for _ in range(60):
        program.keys('Tab')
        after = focus_path(program)
        stuck = stuck + 1 if after == before else 0
        if stuck > 3:
            raise Failure(f'Tab does not lead on from {after}')
        if after == start:
            return
        before = after
    # A long page: that it went on sixty times is enough.


def main():
    tap = Tap()
    program = Program('--sample')
    reader = program.find('text', 'Text of the article')

    def check(name, *keys, leave=None, tab=True):
        if keys:
            program.keys(*keys)
            pump(0.8)
        tap.check(f'names: {name}', check_names, program)
        if tab:
            tap.check(f'Tab: {name}', check_tab, program)
        if leave:
            program.keys(leave)
            pump(0.6)

    wait_for('the text', lambda: program.text_of(reader))
    check('article')
    program.keys('ctrl+1')
    check('a chosen claim', 'n', tab=False)
    check('the search', 'ctrl+f', leave='Escape')
    check('the source picker', 'a', leave='Escape', tab=False)
    check('the registry of sources', 'ctrl+2')
    check('adding articles', 'ctrl+shift+a', leave='Escape')
    check('preferences', 'ctrl+comma', leave='Escape')
    check('shortcuts', 'ctrl+question', leave='Escape', tab=False)
    tap.run('quit', program.quit)

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
