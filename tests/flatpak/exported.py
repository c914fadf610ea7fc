# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program as a desktop starts it: by the files that the Flatpak exports, over the session bus."""

import os
import re
import shutil
import subprocess

from driven import READER, Sandboxed, call_bus, find_application
from driver import Failure, states, wait_for
from gi.repository import Atspi
from sandbox import TOP, run

PAGE = os.path.join(TOP, 'tests', 'data', 'pages', 'gazette.html')


class Activated(Sandboxed):
    """The program that the session bus has started, which is nobody's child."""

    def __init__(self, place):
        self.place = place
        self.path = '/' + place.app.replace('.', '/')
        self.told_focus = None
        self.export()

    def export(self):
        """Let the bus start what is installed, as it does for what is installed where flatpak usually does."""
        folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        os.makedirs(folder, exist_ok=True)
        name = f'{self.place.app}.service'
        shutil.copy(self.place.path('export', 'share', 'dbus-1', 'services', name), folder)
        run('dbus-update-activation-environment', 'FLATPAK_USER_DIR', 'FLATPAK_SYSTEM_DIR', env=self.place.env)
        call_bus('ReloadConfig')

    def call(self, path, method, *arguments):
        return run('gdbus', 'call', '--session', '--dest', self.place.app, '--object-path', path,
                   '--method', method, *arguments)

    def is_running(self):
        return 'true' in call_bus('NameHasOwner', self.place.app)

    def windows(self):
        return self.find_all('frame')

    # ---- What is tried, in this order ----

    def search(self, word, wanted):
        """The desktop's search, which starts it without a window."""
        path = f'{self.path}/SearchProvider'
        provider = 'org.gnome.Shell.SearchProvider2'
        found = re.findall(r'".+?"', self.call(path, f'{provider}.GetInitialResultSet', f"['{word}']"))
        if not found:
            raise Failure(f'nothing is found for {word}')
        told = self.call(path, f'{provider}.GetResultMetas', f'[{", ".join(found)}]')
        if wanted not in told:
            raise Failure(f'not what was searched for: {told}')
        if find_application('dictum') is not None:
            raise Failure('a window came up for a search')

    def activate(self):
        """A click on its icon: the window comes, with what was open."""
        self.call(self.path, 'org.freedesktop.Application.Activate', '{}')
        self.root = wait_for('the window', lambda: find_application('dictum'), 60)
        self.find('text', READER, patience=60)

    def open_page(self):
        """“Open With” for a web page, which is handed over as a document."""
        path = self.place.path('export', 'share', 'applications', f'{self.place.app}.desktop')
        run('gio', 'launch', path, PAGE, env=self.place.env)
        self.find('label', 'Lindmoor closes its harbour for the winter', patience=60)

    def open_window(self):
        """“New Window” in the menu of its icon."""
        self.call(self.path, 'org.freedesktop.Application.ActivateAction', 'new-window', '[]', '{}')
        wait_for('a second window', lambda: len(self.windows()) == 2, 60)
        self.keys('ctrl+w')
        wait_for('the second window to be gone', lambda: len(self.windows()) == 1, 60)

    def start_again(self):
        """A second start brings up the window of the first, and ends."""
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.'], check=True,
                               capture_output=True, text=True, timeout=60).stdout.split()
        for window in found:
            subprocess.run(['xdotool', 'windowminimize', window], check=True, timeout=60)
        window, = self.windows()
        wait_for('the window to be minimised', lambda: not states(window).contains(Atspi.StateType.ACTIVE))
        self.place.inside('dictum')
        wait_for('the window to be active', lambda: states(window).contains(Atspi.StateType.ACTIVE))
        if len(self.windows()) != 1:
            raise Failure('there is another window')

    def leave(self):
        self.keys('ctrl+q')
        wait_for('the program to end', lambda: not self.is_running(), 60)


def run_exported(place, tap):
    program = Activated(place)
    try:
        tap.run('the desktop’s search finds what is in the project', program.search, 'Saltmere',
                'Island Prime Minister')
        tap.run('the desktop opens the window', program.activate)
        tap.run('a file manager opens a web page in it', program.open_page)
        tap.run('the desktop opens a new window', program.open_window)
        tap.run('a second start brings up the window of the first', program.start_again)
        tap.run('and it is quit', program.leave)
    finally:
        if program.is_running():
            run('flatpak', 'kill', place.app, env=place.env)
