#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A web archive in the window, by keyboard only: nothing is sent before it was shown and said; copies are
found, opened and kept; a page is saved; waiting is stopped; a failure is told. The archive is a server on
loopback with the addresses of the Wayback Machine.

    archive.py [FOLDER]

Pictures of the steps go to FOLDER when it is given.
"""

import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse

from driver import Failure, Program, Tap, pump, wait_for

URL = 'https://gazette.example/news/berths?a=1&b=2'
LOG = 'https://harbour.example/log'
LETTER = """Berths stay public

The council of the island decided on Monday that the berths will stay in public hands for ten years."""


class Archive(http.server.BaseHTTPRequestHandler):
    """What was asked is in asked; a save stays pending until status says otherwise."""

    asked = []
    status = {'status': 'pending'}
    down = False

    def answer(self, code, kind, text):
        self.send_response(code)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        Archive.asked.append(self.path)
        base = f'http://127.0.0.1:{self.server.server_port}'
        if Archive.down:
            self.answer(503, 'text/html', 'busy')
        elif self.path == f'/web/timemap/link/{URL}':
            self.answer(200, 'application/link-format', f'''<{URL}>; rel="original",
<{base}/web/20261102080000/{URL}>; rel="first memento"; datetime="Mon, 02 Nov 2026 08:00:00 GMT",
<{base}/web/20261103090000/{URL}>; rel="last memento"; datetime="Tue, 03 Nov 2026 09:00:00 GMT"''')
        elif self.path.startswith('/save/status/'):
            self.answer(200, 'application/json', json.dumps(Archive.status))
        else:
            self.answer(404, 'text/html', 'none')

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        Archive.asked.append(f'{self.path} {urllib.parse.unquote(body)}')
        self.answer(200, 'application/json', '{"job_id": "spn2-17ab"}')

    def log_message(self, *_):
        pass


def cli(*arguments):
    run = subprocess.run(['dictum-cli', *arguments], capture_output=True, text=True, timeout=60, check=False)
    if run.returncode:
        raise Failure(f'dictum-cli {arguments}: {run.stderr}')
    return run.stdout


class Desk:
    def __init__(self, folder, pictures):
        self.folder = folder
        self.pictures = pictures
        self.path = os.path.join(folder, 'berths.dictum')
        self.opened = os.path.join(folder, 'opened')
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Archive)
        self.base = f'http://127.0.0.1:{self.server.server_port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.set_up()
        letter = os.path.join(folder, 'letter.txt')
        with open(letter, 'w', encoding='utf-8') as file:
            file.write(LETTER)
        cli('new', self.path, '--title', 'Berths')
        cli('add', self.path, letter, '--url', URL)
        cli('mark', self.path, '1', '--quote=the berths will stay in public hands')
        cli('evidence', self.path, '1:1', 'title=Log of the harbour', f'url={LOG}')
        self.program = Program('--new-window', self.path, env=dict(os.environ, GSETTINGS_BACKEND='keyfile'))

    def set_up(self):
        """Settings with this archive, and a browser that only writes down where it was sent."""
        config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0/settings')
        os.makedirs(config, exist_ok=True)
        with open(os.path.join(config, 'keyfile'), 'w', encoding='utf-8') as file:
            file.write(f"[app/dictum/Dictum]\nweb-archive='{self.base}'\n")
        program = os.path.join(self.folder, 'browser')
        with open(program, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\nprintf %s "$1" > {self.opened}.part\nmv {self.opened}.part {self.opened}\n')
        os.chmod(program, 0o700)
        applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
        os.makedirs(applications, exist_ok=True)
        with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
            file.write(f'[Desktop Entry]\nType=Application\nName=Browser\nExec={program} %u\n'
                       'MimeType=x-scheme-handler/http;x-scheme-handler/https;\n')
        with open(os.path.join(applications, 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\nx-scheme-handler/http=browser.desktop\n'
                       'x-scheme-handler/https=browser.desktop\n')

    def picture(self, name):
        if self.pictures:
            pump(0.6)
            self.program.screenshot(os.path.join(self.pictures, f'{name}.png'))

    def record(self, name):
        self.program.keys('ctrl+s')
        return json.loads(cli('show', self.path, name, '--json'))

    def choose(self, key):
        """What a letter of an open menu does; the items have no names on the bus."""
        def is_open():
            node = self.program.focused()
            return node is not None and node.get_role_name() == 'menu item'
        wait_for('the menu', is_open)
        self.program.keys(key)

    def article_menu(self, key):
        """From the text to the sidebar, to the article in it, and to its menu."""
        self.go_to('Berths stay public', 'shift+Tab')
        self.program.keys('shift+F10')
        self.choose(key)

    def go_to(self, name, key):
        """The control of that name, by Tab or Shift+Tab."""
        for _ in range(40):
            node = self.program.focused()
            if node is not None and name in (node.get_name() or '') and node.get_role_name() != 'text':
                return
            self.program.keys(key)
            pump(0.1)
        raise Failure(f'{key} does not come to “{name}”')

    def at(self, name):
        """The button that Enter presses, once it has the focus."""
        def is_there():
            node = self.program.focused()
            return node is not None and node.get_name() == name
        wait_for(f'the focus on “{name}”', is_there)

    def closed(self):
        wait_for('the dialog to be gone', lambda: not self.program.exists('dialog'))


def find(desk):
    """What is sent is shown first; the copies come, the latest first; Enter opens one, Alt+K keeps it."""
    program = desk.program
    desk.article_menu('f')
    program.find('label', re.compile(re.escape(f'127.0.0.1 will be asked which copies it has of {URL}')))
    desk.at('Ask the Archive')
    desk.picture('archive-ask')
    if Archive.asked:
        raise Failure(f'asked before it was told to: {Archive.asked}')
    program.keys('Return')
    program.find('label', '2 copies, the latest first')
    desk.picture('archive-copies')
    wait_for('the focus on the latest copy', lambda: '/web/20261103090000/' in program.focused().get_name())
    program.keys('Return')
    wait_for('the browser', lambda: os.path.exists(desk.opened))
    with open(desk.opened, encoding='utf-8') as file:
        opened = file.read()
    if opened != f'{desk.base}/web/20261103090000/{URL}':
        raise Failure(opened)
    program.keys('Down', 'alt+k')
    desk.closed()
    program.find('label', 'The copy’s link is kept')
    if desk.record('1').get('archivedUrl') != f'{desk.base}/web/20261102080000/{URL}':
        raise Failure(str(desk.record('1')))
    program.keys('ctrl+z')
    wait_for('it to be undone', lambda: 'archivedUrl' not in desk.record('1'))


def stop(desk):
    """Waiting for a save is stopped with a key, and nothing is kept."""
    program = desk.program
    Archive.asked.clear()
    desk.article_menu('i')
    program.find('label', re.compile('keep it where everybody can read it'))
    desk.at('Save the Page')
    desk.picture('archive-save')
    if Archive.asked:
        raise Failure(f'asked before it was told to: {Archive.asked}')
    program.keys('Return')
    wait_for('the archive to be asked', lambda: Archive.asked == [f'/save url={URL}'])
    desk.at('Stop')
    desk.picture('archive-waiting')
    program.keys('Return')
    desk.at('Save the Page')
    if 'archivedUrl' in desk.record('1'):
        raise Failure('a copy was kept')


def save(desk):
    """A saved page's copy is kept at once, and undone with one key."""
    program = desk.program
    Archive.status = {'status': 'success', 'timestamp': '20261122180000', 'original_url': URL}
    program.keys('Return')
    program.find('label', 'The page was saved, and the copy’s link is kept.')
    desk.picture('archive-saved')
    program.keys('Escape')
    desk.closed()
    if desk.record('1').get('archivedUrl') != f'{desk.base}/web/20261122180000/{URL}':
        raise Failure(str(desk.record('1')))
    program.keys('ctrl+z')
    wait_for('it to be undone', lambda: 'archivedUrl' not in desk.record('1'))


def fail(desk):
    """An archive that does not answer, and one that has nothing, are told in words."""
    program = desk.program
    Archive.down = True
    desk.article_menu('f')
    desk.at('Ask the Archive')
    program.keys('Return')
    program.find(name='The Archive Could Not Be Asked')
    desk.at('Try Again')
    desk.picture('archive-problem')
    Archive.down = False
    program.keys('Return')
    program.find('label', '2 copies, the latest first')
    program.keys('Escape')
    desk.closed()


def evidence(desk):
    """The same of a piece of evidence, from the menu on its row."""
    program = desk.program
    Archive.asked.clear()
    desk.go_to('Claim 1', 'Tab')
    program.keys('n', 'm')
    desk.go_to('More for “Log of the harbour”', 'Tab')
    program.keys('Return')
    desk.choose('f')
    desk.at('Ask the Archive')
    program.keys('Return')
    program.find(name='No Copies')
    # To have one taken is one key away, and is asked first as well.
    desk.at('Save in the Internet Archive…')
    desk.picture('archive-none')
    program.keys('Return')
    desk.at('Save the Page')
    program.find(name='Have the Page Saved for Everybody?')
    program.keys('Escape')
    desk.closed()
    if Archive.asked != [f'/web/timemap/link/{LOG}']:
        raise Failure(str(Archive.asked))
    Archive.status = {'status': 'success', 'timestamp': '20261122180000', 'original_url': LOG}
    desk.go_to('More for “Log of the harbour”', 'Tab')
    program.keys('Return')
    desk.choose('i')
    desk.at('Save the Page')
    program.keys('Return')
    program.find('label', 'The page was saved, and the copy’s link is kept.')
    program.keys('Escape')
    desk.closed()
    kept = desk.record('1:1')['evidence'][0].get('archivedUrl')
    if kept != f'{desk.base}/web/20261122180000/{LOG}':
        raise Failure(str(kept))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix='dictum-e2e-') as folder:
        desk = Desk(folder, sys.argv[1] if len(sys.argv) > 1 else None)
        tap.run_all(desk, (('copies are found, opened and kept', find), ('waiting is stopped', stop),
                           ('a page is saved', save), ('a failure is told', fail),
                           ('evidence has it too', evidence),
                           ('quit', lambda desk: desk.program.quit())), desk)
        desk.server.shutdown()
    return tap.finish()


sys.exit(main())
