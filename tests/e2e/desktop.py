#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the desktop asks the program on the session bus, and what it is told: the search of its overview, and
notifications."""

import http.server
import os
import subprocess
import sys
import tempfile
import threading

from driver import PATIENCE, Program, Tap, children, states, wait_for
from gi.repository import Atspi, Gio, GLib

READER = 'Text of the article'
NAME = 'app.dictum.Dictum'
PATH = '/app/dictum/Dictum/SearchProvider'
INTERFACE = 'org.gnome.Shell.SearchProvider2'
QUAY = """The quay of Saltmere is closed

The council closed the north quay on Monday, said Ida Marrow, who chairs it.

Nobody was asked, and the pilots learnt of it from the newspaper."""


def cli(*arguments):
    subprocess.run(['dictum-cli', *arguments], check=True, stdout=subprocess.DEVNULL, timeout=60)


LAMP = """The lamp of the second pier is lit again

After eleven dark weeks the harbour office had the old lamp mended, a spokesman said on Friday.

Fishermen had put up lanterns of their own meanwhile, which the insurers did not like at all."""

NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>"""


class NotificationArea:
    """Shows notifications, as a desktop does: here it keeps them."""

    def __init__(self, bus):
        self.told = []
        self.owned = False
        node = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS)
        bus.register_object('/org/freedesktop/Notifications', node.interfaces[0], self._call, None, None)
        Gio.bus_own_name_on_connection(bus, 'org.freedesktop.Notifications', 0, self._own, None)

    def _own(self, *unused):
        self.owned = True

    def _call(self, connection, sender, path, interface, method, parameters, invocation):
        if method == 'Notify':
            _, _, _, title, text, *_ = parameters.unpack()
            self.told.append((title, text))
            invocation.return_value(GLib.Variant('(u)', (len(self.told),)))
        else:
            invocation.return_value(GLib.Variant('(as)', ([],)) if method == 'GetCapabilities' else None)


class Service(Program):
    """The program as the bus starts it: without a window, until it is asked for one."""

    hidden = True

    def _find_root(self):
        return self.hidden or super()._find_root()

    def has_window(self):
        return any(application.get_process_id() == self.process.pid and application.get_child_count() > 0
                   for application in children(Atspi.get_desktop(0)))

    def is_active(self):
        return any(states(frame).contains(Atspi.StateType.ACTIVE) for frame in self.find_all('frame'))

    def window(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], check=True,
                               capture_output=True, text=True, timeout=60)
        return found.stdout.split()[0]

    def dump(self, out=sys.stderr):
        if not self.hidden:
            super().dump(out)

    def appear(self):
        self.hidden = False
        self.root = wait_for('a window', self._find_root)


class Desk:
    def __init__(self, folder):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.folder = folder
        self.area = NotificationArea(self.bus)
        wait_for('the name of the desktop', lambda: self.area.owned)
        path = os.path.join(folder, 'Quay.dictum')
        text = os.path.join(folder, 'quay.txt')
        with open(text, 'w', encoding='utf-8') as file:
            file.write(QUAY)
        cli('new', path, '--title', 'The Quay')
        cli('add', path, text)
        cli('mark', path, '1', '--quote', 'The council closed the north quay on Monday',
            '--source', 'Ida Marrow', '--source-quote', 'Ida Marrow', '--cue', 'said')
        # Opened once, it is one of the recent projects.
        self.program = Program('--new-window', path)
        self.program.find('text', READER)
        self.program.quit()
        self.program = Service('--gapplication-service')
        wait_for('the program on the bus', self.has_owner)

    def has_owner(self):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                  'NameHasOwner', GLib.Variant('(s)', (NAME,)), None, 0, 5000, None).unpack()[0]

    def call(self, method, signature, *arguments):
        return self.bus.call_sync(NAME, PATH, INTERFACE, method, GLib.Variant(signature, arguments), None,
                                  Gio.DBusCallFlags.NO_AUTO_START, int(PATIENCE * 1000), None).unpack()

    def find(self, *terms):
        names, = self.call('GetInitialResultSet', '(as)', terms)
        metas, = self.call('GetResultMetas', '(as)', names)
        return names, {(meta['name'], meta['description']) for meta in metas}


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f'{found!r} instead of {wanted!r}')


def search(desk):
    _, found = desk.find('quay')
    expect(found, {('The quay of Saltmere is closed', 'Article in “The Quay”'),
                   ('The council closed the north quay on Monday', 'Claim in “The Quay”')})
    names, found = desk.find('ida', 'marrow')
    if ('Ida Marrow', 'Source in “The Quay”') not in found:
        raise AssertionError(f'no source in {found!r}')
    fewer, = desk.call('GetSubsearchResultSet', '(asas)', names, ('ida', 'marrow', 'xyz'))
    expect(fewer, [])
    expect(desk.find()[0], [])
    if desk.program.has_window():
        raise AssertionError('a window came up for a search')


def go_to_result(desk):
    (article, claim), _ = desk.find('closed', 'monday')
    desk.call('ActivateResult', '(sasu)', article, ('closed',), 0)
    desk.program.appear()
    field = desk.program.find('entry', 'Find in the article')
    wait_for('a word to be found in the text', lambda: desk.program.text_of(field) in ('closed', 'Monday'))
    reader = desk.program.find('text', READER)
    desk.call('ActivateResult', '(sasu)', claim, ('closed',), 0)
    wait_for('the claim to be current', lambda: Atspi.Text.get_caret_offset(reader) > 30)


def ignore_nonsense(desk):
    for name in ('', 'nonsense', "('file:///no/such.dictum', '', 0, -1)"[:-3]):
        desk.call('ActivateResult', '(sasu)', name, (), 0)
    expect(desk.call('GetResultMetas', '(as)', ('nonsense',))[0], [])
    desk.program.find('text', READER)


def open_search(desk):
    desk.call('LaunchSearch', '(asu)', ('pilots',), 0)
    field = desk.program.find('entry', 'Search everywhere')
    wait_for('the words', lambda: desk.program.text_of(field) == 'pilots')
    desk.program.keys('Escape')


def hear_of_articles(desk):
    """A slow page comes when the editor has turned to another window."""
    asked, answer = threading.Event(), threading.Event()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.set()
            answer.wait(PATIENCE)
            self.send_response(200)
            self.send_header('Content-Type', 'text/plain')
            self.end_headers()
            self.wfile.write(LAMP.encode())

        def log_message(self, *unused):
            pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    desk.program.keys('ctrl+shift+a')
    desk.program.find(name='Link, path of a file, or the text of an article')
    desk.program.type(f'http://127.0.0.1:{server.server_port}/pier')
    desk.program.keys('Return')
    wait_for('the page to be asked for', asked.is_set)
    other = subprocess.Popen(['xev', '-name', 'Other', '-event', 'expose'], stdout=subprocess.DEVNULL)
    subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', '^Other$', 'windowfocus'], check=True,
                   timeout=60)
    wait_for('the window to be in the background', lambda: not desk.program.is_active())
    answer.set()
    wait_for('a notification', lambda: any(title == 'The Quay' and '1 article was added.' in text
                                           for title, text in desk.area.told))
    server.shutdown()
    other.kill()
    other.wait()
    subprocess.run(['xdotool', 'windowfocus', desk.program.window()], check=True, timeout=60)
    wait_for('the window to be in front', desk.program.is_active)
    desk.program.keys('Escape')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        tap.run_all(desk, (('the search of the desktop finds articles, claims and sources', search),
                           ('a result opens its project at the place', go_to_result),
                           ('what no result is called is ignored', ignore_nonsense),
                           ('all results are shown in the program’s own search', open_search),
                           ('a window in the background tells that articles were added', hear_of_articles),
                           ('the program ends though the desktop has just asked', lambda desk: desk.program.quit())),
                    desk)
    return tap.finish()


sys.exit(main())
