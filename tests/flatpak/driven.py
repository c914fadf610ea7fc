# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The installed program from an empty home folder to the first saved project, by keyboard only.

Then the same where the desktop has no portals, so that nothing outside the sandbox can be written.
"""

import json
import os
import re
import shutil
import signal

from bundle import expect
from driver import Failure, Program, children, is_focused, states, wait_for, walk
from gi.repository import Atspi
from main_job import READER, Desk
from sandbox import HOME, TOP, run

MEMO = os.path.join(TOP, 'tests', 'data', 'load', 'pdf', 'memo.pdf')
PORTALS = ['org.freedesktop.portal.Desktop', 'org.freedesktop.portal.Documents']
PROJECT = os.path.join(HOME, 'harbour.dictum')


def find_application(name):
    """A program on the accessibility bus that has a window, or None."""
    for application in children(Atspi.get_desktop(0)):
        if application.get_name() == name and application.get_child_count() > 0:
            application.set_cache_mask(Atspi.Cache.NONE)
            return application
    return None


class Sandboxed(Program):
    """The program, started as a launcher of the desktop does, or as a file manager does with a FILE."""

    def __init__(self, place, file=None, debug='fatal-warnings'):
        self.place = place
        words = ['--user', f'--env=G_DEBUG={debug}', '--file-forwarding', place.app]
        if file is not None:
            words += ['@@u', file, '@@']
        # Its own warnings are failures, those of flatpak and of the desktop around it are not.
        super().__init__('run', *words, binary='flatpak', env=place.env)

    def is_its(self, application):
        # What is on the bus is a proxy, whose number says nothing.
        return application.get_name() == 'dictum'

    def kill(self):
        run('flatpak', 'kill', self.place.app, env=self.place.env)
        self.process.wait(30)


class SandboxedDesk(Desk):
    def __init__(self, place, **how):
        self.program = Sandboxed(place, **how)
        self.search = None

    def type_path(self, root, path):
        """In the file dialog of the program ROOT, whose field for the name has the focus."""
        name = wait_for('the file dialog’s field for the name', lambda: next(
            (node for node, _ in walk(root)
             if states(node).contains(Atspi.StateType.EDITABLE) and is_focused(node)), None), 60)
        self.program.keys('ctrl+a')
        self.program.type(path)
        wait_for('the path to be typed', lambda: self.program.text_of(name) == path)
        self.program.keys('Return')

    def find_dialog(self):
        """The desktop’s file dialog, which is another program."""
        return wait_for('the desktop’s file dialog', lambda: find_application('xdg-desktop-portal-gtk'), 60)


def call_bus(method, *arguments, good=True):
    return run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
               '--method', f'org.freedesktop.DBus.{method}', *arguments, good=good)


def remove_portals():
    """Take the desktop’s portals from the session bus, those that run already among them."""
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
    os.makedirs(folder, exist_ok=True)
    for name in PORTALS:
        with open(os.path.join(folder, f'{name}.service'), 'w', encoding='utf-8') as file:
            file.write(f'[D-BUS Service]\nName={name}\nExec=/bin/false\n')
    call_bus('ReloadConfig')
    for name in PORTALS:
        if 'true' in call_bus('NameHasOwner', name):
            number = re.search(r'uint32 (\d+)', call_bus('GetConnectionUnixProcessID', name)).group(1)
            os.kill(int(number), signal.SIGTERM)
        wait_for(f'{name} to be gone', lambda: 'false' in call_bus('NameHasOwner', name))


def expect_saved(articles, claims):
    """Until the file outside the sandbox has so many of them."""
    def is_saved():
        if not os.path.exists(PROJECT):
            return False
        with open(PROJECT, encoding='utf-8') as file:
            found = json.load(file)
        return (len(found['articles']), len(found['claims'])) == (articles, claims)

    wait_for(f'{articles} articles and {claims} claims in {PROJECT}', is_saved, 60)


def load_article(desk, server):
    """A new project and an article from a link: what the network is allowed for."""
    desk.program.find('button', 'New Project', patience=60)
    desk.program.keys('ctrl+n')
    desk.program.find('list', 'Articles')
    desk.program.keys('ctrl+shift+a')
    desk.wait_for_focus('Link, path of a file, or the text of an article')
    desk.program.type(f'http://127.0.0.1:{server.server_port}/harbour-call.txt')
    desk.program.keys('Return')
    desk.open_article()


def save(desk):
    desk.program.keys('ctrl+s')
    desk.type_path(desk.find_dialog(), PROJECT)
    expect_saved(1, 1)


def read_settings(place):
    return place.inside('gsettings', 'list-recursively', place.app)


def change_setting(place):
    """One that the window changes only on demand; returns all of them."""
    place.inside('gsettings', 'set', place.app, 'reader-serif', 'true')
    return read_settings(place)


def check_reopened(desk, claim):
    """The project opens with what was saved."""
    desk.open_article()
    desk.wait_for_part(claim['content'][0], 'content')


def save_again(desk, claim):
    """What is done now goes to the same file without another dialog."""
    desk.mark_claim(claim, {'Officials in the capital'})
    desk.program.keys('ctrl+s')
    expect_saved(1, 2)


def load_file(desk):
    """An article from a file that is handed into the sandbox, read by the helper within."""
    desk.program.keys('ctrl+shift+a')
    desk.wait_for_focus('Link, path of a file, or the text of an article')
    desk.program.keys('ctrl+o')
    dialog = desk.find_dialog()
    wait_for('the focus in it', lambda: any(is_focused(node) for node, _ in walk(dialog)), 60)
    # Its list of recent files takes no path.
    desk.program.keys('alt+Home', 'ctrl+l')
    desk.type_path(dialog, MEMO)
    wait_for('the text of the file', lambda: 'whether the bridge is safe' in desk.program.text_of(
        desk.program.find('text', READER)), 60)
    desk.program.keys('ctrl+s')
    expect_saved(2, 2)


def save_without_portal(desk):
    """The desktop has no file dialog: the user is told what is missing."""
    desk.program.keys('ctrl+s')
    desk.program.find('label', 'No File Dialog', patience=60)
    desk.program.find('label', re.compile('install the packages xdg-desktop-portal'))
    desk.program.keys('Escape')
    desk.back_in_text()
    if os.path.exists(PROJECT):
        raise Failure(f'{PROJECT} was written')


def check_command_line(place):
    """Nor is anything written that would be gone with the sandbox."""
    told = place.inside('dictum-cli', 'new', PROJECT, good=False)
    if 'exists only inside Dictum’s sandbox' not in told:
        raise Failure(told)


def run_with_portals(place, tap, server, claims, updates):
    desk = tap.run('the window opens', SandboxedDesk, place)
    tap.run_all(desk, [
        ('from an empty home folder: an article from a link', lambda: load_article(desk, server)),
        ('a claim, its source and its cue', lambda: desk.mark_claim(claims[0], set())),
        ('the project saved through the desktop’s file dialog', lambda: save(desk)),
        ('quit', desk.program.quit),
    ])
    settings = tap.run('a setting is changed', change_setting, place)
    if updates is not None:
        tap.run('the repository has no update yet', updates.check_none)
        tap.run('an update that a stranger signed is refused', updates.check_strange)
        tap.run('an update is installed', updates.check_newer)
    # By itself, through the permission that the file dialog gave for good.
    again = tap.run('the window opens again', SandboxedDesk, place)
    tap.run_all(again, [
        ('with what was saved', lambda: check_reopened(again, claims[0])),
        ('and saves to the same file', lambda: save_again(again, claims[1])),
        ('quit again', again.program.quit),
        ('the settings are as before', lambda: expect('settings', read_settings(place), settings)),
    ])
    opened = tap.run('a file manager opens the project', lambda: SandboxedDesk(place, file=PROJECT))
    tap.run_all(opened, [
        ('with both claims', lambda: check_reopened(opened, claims[1])),
        ('a PDF file from the desktop’s file dialog', lambda: load_file(opened)),
        ('quit a third time', opened.program.quit),
    ])


def run_without_portals(place, tap, server, claims):
    shutil.rmtree(os.path.join(HOME, '.var'))
    os.unlink(PROJECT)
    tap.run('the portals are taken away', remove_portals)
    # What it says of the missing portals is no failure here.
    desk = tap.run('without portals the window opens', lambda: SandboxedDesk(place, debug=''))
    tap.run_all(desk, [
        ('an article from a link', lambda: load_article(desk, server)),
        ('a claim', lambda: desk.mark_claim(claims[0], set())),
        ('saving is refused, and what is missing is said', lambda: save_without_portal(desk)),
        ('quit without portals', desk.program.quit),
    ])
    again = tap.run('without portals it opens again', lambda: SandboxedDesk(place, debug=''))
    tap.run_all(again, [
        ('nothing is lost', lambda: check_reopened(again, claims[0])),
        ('quit at last', again.program.quit),
    ])
    tap.check('a file of the sandbox’s own is refused', check_command_line, place)
