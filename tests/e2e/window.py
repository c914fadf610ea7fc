#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the window does whatever is open in it, and what it keeps: quitting from a dialog, undo in one, its
size, and the place of the work after kill -9."""

import json
import os
import re
import subprocess
import sys
import tempfile

os.environ['GSETTINGS_BACKEND'] = 'keyfile'  # what is remembered is read again by the next start

from driver import Failure, Program, Tap, is_focused, pump, wait_for  # noqa: E402
from gi.repository import Atspi  # noqa: E402

running = []  # a test that fails leaves its program behind
READER = 'Text of the article'
LINES = [f'{number}. The pilots of Saltmere went on waiting at the outer pier of the quay for their orders.'
         for number in range(1, 120)]


def cli(*arguments):
    subprocess.run(['dictum-cli', *arguments], check=True, timeout=60, stdout=subprocess.DEVNULL)


def make_project(folder, name='quay'):
    """Two articles, the second of many screens; a claim in each."""
    path = os.path.join(folder, f'{name}.dictum')
    cli('new', path, '--title', 'Quay')
    for number, text in ((1, 'A short notice.\n\nThe council closed the harbour on Monday.'),
                         (2, 'A long report.\n\n' + '\n\n'.join(LINES))):
        article = os.path.join(folder, f'{name}-{number}.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write(text)
        cli('add', path, article)
    cli('mark', path, '1', '--quote', 'The council closed the harbour')
    cli('mark', path, '2', '--quote', LINES[90])
    return path


def read(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def window_of(program):
    def search():
        run = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                             capture_output=True, text=True, timeout=60)
        return run.stdout.split()[:1]
    return wait_for('the window', search)[0]


def size_of(program):
    run = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window_of(program)],
                         capture_output=True, text=True, check=True, timeout=60)
    values = dict(line.split('=') for line in run.stdout.split())
    return int(values['WIDTH']), int(values['HEIGHT'])


def resize(program, width, height):
    subprocess.run(['xdotool', 'windowsize', window_of(program), str(width), str(height)], check=True,
                   timeout=60)
    wait_for(f'a window of {width} by {height}', lambda: size_of(program) == (width, height))
    # The X server is ahead of the program, which would still save the size before.
    frame = program.root.get_child_at_index(0)

    def known():
        box = Atspi.Component.get_extents(frame, Atspi.CoordType.WINDOW)
        return (box.width, box.height) == (width, height)
    wait_for('the program to know it', known)


def start(*arguments):
    """The program with the keyboard on its window."""
    program = Program(*arguments)
    running.append(program)
    subprocess.run(['xdotool', 'windowfocus', window_of(program)], check=True, timeout=60)
    return program


def open_text(program):
    reader = program.find('text', READER)
    wait_for('the text', lambda: program.text_of(reader))
    return reader


def settings_of_project(program):
    """The dialog of the project's settings, by keys; its title has the focus."""
    program.keys('F10')
    wait_for('the menu', lambda: program.focused() and program.focused().get_role_name() == 'menu item')
    program.keys('t')
    program.find('dialog', 'Project Settings')
    wait_for('the focus in the title', lambda: 'text' in program.focused().get_role_name())


def quit_from(name, opens):
    def function(path):
        program = start('--new-window', path)
        open_text(program)
        opens(program)
        program.quit()
    return f'Ctrl+Q quits from {name}', function


def narrow_picker(program):
    choose_claim(program)
    resize(program, 370, 640)
    pump(0.5)
    program.keys('a')
    program.find(name='Name or alias of the source')


def choose_claim(program):
    program.keys('n')
    program.find(name='Say Who Said It')


def preferences(program):
    program.keys('ctrl+comma')
    program.find('dialog', 'Preferences')


def add_dialog(program):
    program.keys('ctrl+shift+a')
    program.find('dialog', 'Add Articles')


def narrow_add_dialog(program):
    """It comes up from below, and the field has the focus there as well."""
    resize(program, 370, 640)
    pump(0.5)
    add_dialog(program)
    field = program.find('text', 'Link, path of a file, or the text of an article')
    wait_for('the focus in the field', lambda: is_focused(field))


def type_at_once(path):
    """Who types fast has written the name before the dialog of a narrow window is there."""
    program = start('--new-window', path)
    open_text(program)
    choose_claim(program)
    resize(program, 370, 640)
    wait_for('the card to make room', lambda: not program.exists(name='Say Who Said It'))
    wait_for('the focus in the text', lambda: program.focused().get_name() == READER)
    subprocess.run(['xdotool', 'key', '--delay', '0', *'apilots', 'Return'], check=True, timeout=60)
    wait_for('the source in the file', lambda: [source['name'] for source in read(path)['sources']] == ['pilots'])
    program.quit()


def quit_while_typing(path):
    """What was typed into a dialog that is open is part of the project, since nothing is unsaved."""
    program = start('--new-window', path)
    open_text(program)
    settings_of_project(program)
    program.keys('ctrl+a')
    program.type('The quay of Saltmere')
    program.quit()
    if read(path)['title'] != 'The quay of Saltmere':
        raise Failure(f'the title is “{read(path)["title"]}”')


def undo_in_dialog(path):
    """Undo in a dialog takes back what was done in it, and nothing from before."""
    title = read(path)['title']
    n_claims = len(read(path)['claims'])
    program = start('--new-window', path)
    open_text(program)
    program.keys('n')
    program.keys('Delete')
    wait_for('a claim less', lambda: len(read(path)['claims']) == n_claims - 1)
    settings_of_project(program)
    program.keys('ctrl+a')
    program.type('Another title')
    program.keys('Return', 'Tab')
    wait_for('the title in the file', lambda: read(path)['title'] == 'Another title')
    wait_for('a focus outside texts', lambda: leave_texts(program))
    program.keys('ctrl+z')
    wait_for('the title as it was', lambda: read(path)['title'] == title)
    program.keys('ctrl+shift+z')
    wait_for('the title again', lambda: read(path)['title'] == 'Another title')
    program.keys('ctrl+z', 'ctrl+z', 'ctrl+z')
    wait_for('the title as it was', lambda: read(path)['title'] == title)
    pump(0.3)
    if len(read(path)['claims']) != n_claims - 1:
        raise Failure('undo in the dialog brought back a claim that was deleted before it')
    program.keys('Escape')
    wait_for('the dialog to go', lambda: not program.exists('dialog', 'Project Settings'))
    program.keys('ctrl+z')
    wait_for('the claim', lambda: len(read(path)['claims']) == n_claims)
    program.quit()


def leave_texts(program):
    if 'text' not in program.focused().get_role_name():
        return True
    program.keys('Tab')
    return False


def size_comes_back(path):
    program = start('--new-window', path)
    open_text(program)
    for size in ((370, 640), (742, 500)):
        resize(program, *size)
        program.quit()
        program = start('--new-window', path)
        open_text(program)
        if size_of(program) != size:
            raise Failure(f'it was {size} and came back as {size_of(program)}')
    program.quit()


def position_of(reader):
    return Atspi.Text.get_caret_offset(reader)


def in_sight(reader):
    box = Atspi.Text.get_character_extents(reader, position_of(reader), Atspi.CoordType.WINDOW)
    return 0 < box.y < 600


def session():
    words = ''
    for top in (os.environ['XDG_STATE_HOME'], os.environ['XDG_DATA_HOME']):
        for folder, _, names in os.walk(top):
            for name in names:
                if name.startswith('session'):
                    with open(os.path.join(folder, name), encoding='utf-8') as file:
                        words += file.read()
    return words


def is_kept(place, session):
    caret = re.search(rf'"caret:([^"]+)"\s*:\s*"{place}"', session)
    first = caret and re.search(rf'"scroll:{caret[1]}"\s*:\s*"([1-9]\d*)"', session)
    return first and int(first[1]) <= place


def back_after_kill(path):
    """After kill -9 a start with nothing named shows the project, the article, the caret in sight and the size again."""
    program = start('--new-window', path)
    open_text(program)
    resize(program, 900, 600)
    program.keys('ctrl+Page_Down')
    reader = wait_for('the long article', lambda: next(
        (node for node in program.find_all('text', READER) if LINES[90] in program.text_of(node)), None))
    # Marked while the reader is still on its way there.
    program.keys('n', 'space')
    wait_for('the claim', lambda: position_of(reader) > 100)
    place = position_of(reader)
    wait_for('the session to have caret and scroll', lambda: is_kept(place, session()))
    program.kill()

    program = start()
    program.press(program.find(name='Recover'))
    reader = program.find('text', READER)
    wait_for('the long article', lambda: LINES[90] in program.text_of(reader))
    wait_for(f'the caret at {place}', lambda: position_of(reader) == place)
    wait_for('the caret to be in sight', lambda: in_sight(reader))
    if size_of(program) != (900, 600):
        raise Failure(f'the window is {size_of(program)}')
    program.quit()


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        path = make_project(folder)
        for name, function in (quit_from('the preferences', preferences),
                               quit_from('adding articles', add_dialog),
                               quit_from('adding articles in a narrow window', narrow_add_dialog),
                               quit_from('the picker of a narrow window', narrow_picker),
                               ('the picker of a narrow window takes what is typed at once', type_at_once),
                               ('what is typed in a dialog is kept at Ctrl+Q', quit_while_typing),
                               ('Ctrl+Z in a dialog undoes what was done in it', undo_in_dialog),
                               ('the size of the window comes back', size_comes_back),
                               ('after kill -9 the article, the caret in sight and the size come back', back_after_kill)):
            if len(sys.argv) > 1 and not any(word in name for word in sys.argv[1:]):
                continue
            subprocess.run(['rm', '-rf', os.environ['XDG_CONFIG_HOME']], check=True, timeout=60)
            try:
                tap.check(name, function, path)
            finally:
                for program in running:
                    program.kill()
                running.clear()

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
