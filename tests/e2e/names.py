#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every page, walked over the accessibility bus: what can have the focus has a name, and the Tab key
leads around each page and back."""

import sys

from driver import Failure, Program, Tap, children, is_showing, pump, states, wait_for
from gi.repository import Atspi, GLib

# A container that passes the focus on to what is in it tells nothing by itself.
CONTAINERS = {'panel', 'grouping', 'filler', 'scroll pane', 'frame', 'application', 'dialog'}

PANES = 3   # of a page, at most
STEPS = 15  # of the Tab key


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


def find_nameless(node, path=()):
    """Returns the ways to what can have the focus and has no name, and whether anything with a name is
    in the node that can have it: a list or an unfolding row passes the focus on to that."""
    path = (*path, node)
    state = states(node)
    if node.get_role_name() == 'combo box' and name_of(node):
        # What is in it is the toolkit's, and spoken with the name of the whole.
        return [], True
    found, named = [], False
    for child in children(node):
        of_child, child_named = find_nameless(child, path)
        found += of_child
        named = named or child_named
    if state.contains(Atspi.StateType.FOCUSABLE) and is_showing(node):
        if name_of(node):
            return found, True
        if not named and node.get_role_name() not in CONTAINERS:
            found.append(describe(path))
    return found, named


def check_names(program):
    found, _ = find_nameless(program.root)
    if found:
        raise Failure('without a name:\n' + '\n'.join(found))


def focus_path(program):
    focused = program.focused()
    return (focused.get_role_name(), name_of(focused)) if focused is not None else None


def place_of(node):
    try:
        return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    except GLib.Error:
        return None


def check_tab(program):
    """Tab goes on from every place, to what has a name, and downwards; after at most so many steps it has
    been where it started. It may go up where a pane or dialog ends, and the next one or itself begins."""
    start = wait_for('a focus', lambda: focus_path(program))
    before, above = start, place_of(program.focused())
    stuck, upwards = 0, []
    for _ in range(STEPS):
        program.keys('Tab')
        focused = program.focused()
        after, below = focus_path(program), place_of(focused)
        stuck = stuck + 1 if after == before else 0
        if stuck > 3:
            raise Failure(f'Tab does not lead on from {after}')
        # A page without controls can be scrolled: the toolkit's pane, which cannot have a name.
        if after and not after[1] and after[0] != 'scroll pane' and not find_nameless(focused)[1]:
            raise Failure(f'Tab leads from {before} to a {after[0]} without a name')
        if above and below and below.y + below.height <= above.y and below.x < above.x + above.width:
            upwards.append(f'from {before} up to {after}')
        if after == start:
            break
        before, above = after, below
    # A long page: that it went on so far is enough.
    if len(upwards) > PANES:
        raise Failure('Tab leads to and fro:\n' + '\n'.join(upwards))


def walk_marking(check):
    check('article')
    check('a chosen claim', 'ctrl+1', 'n', tab=False)
    check('the search', 'ctrl+f', leave='Escape')
    check('the source picker', 'a', leave='Escape', tab=False)
    check('the registry of sources', 'ctrl+2')
    check('adding articles', 'ctrl+shift+a', leave='Escape')
    check('preferences', 'ctrl+comma', leave='Escape')
    check('shortcuts', 'ctrl+question', leave='Escape', tab=False)


def walk_pages(check):
    check('the claims', 'ctrl+3')
    check('the overview', 'ctrl+4')
    check('the search in everything', 'ctrl+shift+f', leave='Escape')
    check('going to anything', 'ctrl+k', leave='Escape')
    check('the export', 'ctrl+e', leave='Escape')
    check('the settings of the project', 'F10', 't', leave='Escape')
    check('a claim’s page', 'ctrl+1', 'n', 'ctrl+Return', leave='Escape')
    check('the versions', 'ctrl+1', 'shift+F5', leave='Escape')


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
    (walk_pages if sys.argv[1:] == ['pages'] else walk_marking)(check)
    tap.run('quit', program.quit)

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure as failure:
        pump()
        print(f'Bail out! {failure}')
        sys.exit(1)
