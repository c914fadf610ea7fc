# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The installed program from an empty home folder to the first saved project, by keyboard only."""

import json
import os
import re

import marks
from add_pages import serve
from driver import Failure, Program, children, is_focused, states, wait_for, walk
from gi.repository import Atspi, GLib
from main_job import Desk
from sandbox import HOME, TEST_HOME, TOP, run

ARTICLES = os.path.join(TOP, 'tests', 'data', 'articles')
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
    """The program, started as a launcher of the desktop does."""

    def __init__(self, place):
        self.place = place
        super().__init__('run', '--user', place.app, binary='flatpak', env=place.env)

    def is_its(self, application):
        # What is on the bus is a proxy, whose number says nothing.
        return application.get_name() == 'dictum'

    def kill(self):
        self.place.flatpak('kill', self.place.app)
        self.process.wait(30)


class SandboxedDesk(Desk):
    def __init__(self, place):
        self.program = Sandboxed(place)
        self.search = None

    def save_as(self, path):
        """In the desktop’s file dialog, which is another program: type the whole path."""
        self.program.keys('ctrl+s')
        root = wait_for('the desktop’s file dialog', lambda: find_application('xdg-desktop-portal-gtk'), 60)
        name = wait_for('its field for the name', lambda: next(
            (node for node, _ in walk(root)
             if states(node).contains(Atspi.StateType.EDITABLE) and is_focused(node)), None), 60)
        self.program.keys('ctrl+a')
        self.program.type(path)
        wait_for('the path to be typed', lambda: self.program.text_of(name) == path)
        self.program.keys('Return')


def mask_portals(masked):
    """Take the desktop’s portals from the session bus, or give them back."""
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
    os.makedirs(folder, exist_ok=True)
    for name in PORTALS:
        path = os.path.join(folder, f'{name}.service')
        if masked:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(f'[D-BUS Service]\nName={name}\nExec=/bin/false\n')
        elif os.path.exists(path):
            os.unlink(path)
    run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
        '--method', 'org.freedesktop.DBus.ReloadConfig')


def load_project():
    with open(PROJECT, encoding='utf-8') as file:
        return json.load(file)


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
    desk.save_as(PROJECT)
    desk.program.find('label', re.compile('Saved as'), patience=60)
    found = load_project()
    if len(found['claims']) != 1 or len(found['articles']) != 1:
        raise Failure(f'{PROJECT} has {len(found["claims"])} claims')


def check_reopened(desk, claim):
    """It opens by itself what was saved, through the permission that the dialog gave for good."""
    desk.open_article()
    desk.wait_for_part(claim['content'][0], 'content')


def save_again(desk, claim):
    """What is done now goes to the same file without another dialog."""
    desk.mark_claim(claim, {'Officials in the capital'})
    desk.program.keys('ctrl+s')
    wait_for('two claims in the file', lambda: len(load_project()['claims']) == 2)


def run_desk(place, tap):
    claims = marks.load(os.path.join(ARTICLES, 'harbour-call.marks.json'))['claims']
    server = serve(ARTICLES)

    desk = tap.run('the window opens', SandboxedDesk, place)
    tap.run_all(desk, [
        ('from an empty home folder: an article from a link', lambda: load_article(desk, server)),
        ('a claim, its source and its cue', lambda: desk.mark_claim(claims[0], set())),
        ('the project saved through the desktop’s file dialog', lambda: save(desk)),
        ('quit', desk.program.quit),
    ])
    again = tap.run('the window opens again', SandboxedDesk, place)
    tap.run_all(again, [
        ('with what was saved', lambda: check_reopened(again, claims[0])),
        ('and saves to the same file', lambda: save_again(again, claims[1])),
        ('quit again', again.program.quit),
    ])
    server.shutdown()
