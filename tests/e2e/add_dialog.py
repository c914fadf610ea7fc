#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Add dialog, by keyboard only: what is there already, what is to be reviewed, what is to be chosen.

    add_dialog.py [FOLDER]

Pictures of the steps go to FOLDER when it is given.
"""

import http.server
import json
import os
import re
import sys
import tempfile
import threading

from driver import Failure, Program, Tap, is_focused, matches, pump, states, wait_for
from gi.repository import Atspi

ADD = 'Link, path of a file, or the text of an article'

LETTER = """The ferry will not run on Sundays

The council of the island decided on Monday that the ferry will rest on Sundays until the spring.

Ida Marrow, who chairs the council, said that the crews had asked for it since the summer.

The harbour office said that two more boats would run on Saturdays, one of them late in the evening."""

FEED = """<rss version="2.0"><channel><title>The Wire</title>
<item><title>Berths stay public</title><link>https://wire.example/berths?utm_source=rss</link>
<pubDate>Mon, 16 Nov 2026 08:00:00 GMT</pubDate><description>The council has voted.</description></item>
<item><title>Quotas are cut by half</title><link>http://127.0.0.1:1/quotas</link>
<pubDate>Tue, 17 Nov 2026 08:00:00 GMT</pubDate></item>
<item><title>Fog for a third day</title><link>http://127.0.0.1:1/fog</link></item>
</channel></rss>"""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Berths stay public</title>
<link rel="canonical" href="https://wire.example/berths"></head><body><article><h1>Berths stay public</h1>
<p>The council voted on Thursday to keep the berths of the north quay in public hands for ten years.</p>
<p>Tomas Reed, who runs the largest fleet, called the vote a mistake that the island would come to regret.</p>
</article></body></html>"""


class Slow(http.server.ThreadingHTTPServer):
    """A server on loopback that says nothing until it is released, and then sends an article."""

    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), SlowAnswer)
        self.asked = []
        self.released = threading.Event()
        self.address = f'http://127.0.0.1:{self.server_port}'
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """Who asked has hung up: that is what this server is for."""

    def __exit__(self, *_):
        self.released.set()
        self.shutdown()
        self.server_close()


class SlowAnswer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.server.released.wait(60)
        page = f'''<!DOCTYPE html><html lang="en"><head><title>Notice {self.path[1:]}</title></head><body><article>
<h1>Notice {self.path[1:]}</h1><p>The lamp on the outer mole is dark until the parts for it have come by ship.</p>
<p>Masters who come in after nightfall are asked to keep well to the south of the wreck buoy.</p></article>'''
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *arguments):
        """Not among the results."""


class Desk:
    """An editor at the keyboard, with a folder of things to add."""

    def __init__(self, folder, pictures):
        self.folder = folder
        self.pictures = pictures
        self.program = Program()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def picture(self, name):
        if self.pictures:
            pump(0.6)
            self.program.screenshot(os.path.join(self.pictures, f'{name}.png'))

    def open_dialog(self):
        self.program.keys('ctrl+shift+a')
        self.entry = self.program.find('text', ADD)
        wait_for('the focus in the field', lambda: is_focused(self.entry))

    def add(self, words):
        self.program.type(words)
        self.program.keys('Return')

    def wait_for_articles(self, count):
        self.program.find('label', re.compile(rf'^{count} articles? · '), patience=60)

    def wait_until_closed(self):
        wait_for('the dialog to be gone', lambda: not self.program.exists('text', ADD))

    def tab_to(self, name, role='button'):
        """Walk with Tab until a control has the focus."""
        for _ in range(30):
            focused = self.program.focused()
            if focused is not None and matches(name, focused.get_name()) and focused.get_role_name() == role:
                return focused
            self.program.keys('Tab')
        raise Failure(f'Tab does not come to “{name}”')

    def file(self):
        folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dictum', 'unnamed')
        names = [name for name in os.listdir(folder) if name.endswith('.dictum')]
        with open(os.path.join(folder, names[0]), encoding='utf-8') as file:
            return json.load(file)


def plain(desk):
    """One path and Enter, and it is in."""
    desk.program.find('button', 'New Project')
    desk.program.keys('ctrl+n')
    desk.program.find('list', 'Articles')
    desk.open_dialog()
    desk.add(desk.write('letter.txt', LETTER))
    desk.wait_until_closed()
    desk.wait_for_articles(1)


def duplicate(desk):
    """What is there already is said, and added only on request."""
    path = desk.write('same.txt', LETTER.replace('two more boats', 'three more boats'))
    desk.open_dialog()
    desk.add(path)
    desk.program.find('label', re.compile(r'^The project has “The ferry will not run on Sundays”: \d+ % of the text'))
    desk.picture('duplicate')
    desk.wait_for_articles(1)
    desk.tab_to('Add Anyway')
    desk.program.keys('space')
    desk.wait_until_closed()
    desk.wait_for_articles(2)


def review(desk):
    """What was recognised is shown with where it was found, and put right before it is added."""
    desk.open_dialog()
    desk.tab_to('Review before adding', 'check box')
    desk.program.keys('space', 'shift+Tab')
    wait_for('the focus in the field', lambda: is_focused(desk.entry))
    desk.add(desk.write('berths.html', PAGE))
    title = desk.program.find('text', re.compile('^Title · from the '))
    wait_for('the focus in the title', lambda: is_focused(title))
    desk.picture('review')
    desk.tab_to(re.compile('^Byline'), 'text')
    desk.program.type('Mara Lind')
    desk.tab_to(re.compile('^Published'), 'text')
    desk.program.type('yesterday')
    desk.program.keys('Return')
    desk.program.find('label', re.compile('is no date'))
    desk.program.keys('ctrl+a')
    desk.program.type('2026-11-12')
    desk.program.keys('Return')
    desk.wait_until_closed()
    desk.wait_for_articles(3)


def choose(desk):
    """A feed is a list to search and choose from; what the project has is marked."""
    desk.open_dialog()
    desk.tab_to('Review before adding', 'check box')
    desk.program.keys('space', 'shift+Tab')
    wait_for('the focus in the field', lambda: is_focused(desk.entry))
    desk.add(desk.write('feed.xml', FEED))
    known = desk.program.find('check box', re.compile('^Berths stay public · In the project'))
    fog = desk.program.find('check box', re.compile('^Fog for a third day'))
    if states(known).contains(Atspi.StateType.CHECKED) or not states(fog).contains(Atspi.StateType.CHECKED):
        raise Failure('what is in the project is chosen, or what is not is not')
    desk.picture('choices')
    desk.program.find('button', 'Add 2')
    desk.program.type('fog')
    wait_for('one article', lambda: not desk.program.exists('check box', re.compile('^Quotas')))
    desk.tab_to(fog.get_name(), 'check box')
    desk.program.keys('space')
    desk.program.find('button', 'Add 1')
    desk.program.keys('ctrl+Return')
    # Nobody answers there: the row says so, and can be tried again.
    desk.program.find('button', 'Try Again')
    desk.picture('failed')
    desk.program.keys('Escape')


def stop_and_retry(desk):
    """All that is on its way stops at one press, and what was stopped is tried again at another."""
    with Slow() as slow:
        desk.open_dialog()
        desk.program.type(f'{slow.address}/one')
        desk.program.keys('shift+Return')
        desk.program.type(f'{slow.address}/two')
        desk.program.keys('ctrl+Return')
        wait_for('both to be asked for', lambda: len(slow.asked) == 2)
        desk.tab_to('Stop All')
        desk.program.keys('space')
        wait_for('both to be stopped', lambda: len(desk.program.find_all('button', 'Try Again')) >= 2)
        if desk.program.exists('button', 'Stop All'):
            raise Failure('there is something to stop still')
        desk.picture('stopped')
        slow.released.set()
        # The first is of the feed's entry, where nobody answers.
        desk.tab_to('Try Again')
        desk.program.keys('Tab')
        desk.tab_to('Try Again')
        desk.program.keys('space')
        desk.wait_for_articles(4)
        desk.program.keys('Escape')


def check_file(desk):
    articles = {article['title']: article for article in desk.file()['articles']}
    berths = articles['Berths stay public']
    if (berths.get('byline'), berths.get('published')) != ('Mara Lind', '2026-11-12'):
        raise Failure(f'the details are {berths.get("byline")}, {berths.get("published")}')
    if len(desk.file()['articles']) != 4:
        raise Failure('not four articles')


def main():
    pictures = sys.argv[1] if len(sys.argv) > 1 else None
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder, pictures)
        tap.run('one path and Enter', plain, desk)
        tap.run('an article that is there already', duplicate, desk)
        tap.run('a review before adding', review, desk)
        tap.run('a feed to choose from', choose, desk)
        tap.run('all stopped, one tried again', stop_and_retry, desk)
        tap.run('quit', desk.program.quit)
        tap.run('the file has what was put right', check_file, desk)
    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
