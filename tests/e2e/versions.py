#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An article that its publisher alters, by keyboard only: check, compare, review, undo.

    versions.py [FOLDER]

The page comes from a server on loopback, the claims are marked with dictum-cli before the window opens
the project, and what was decided is read back with dictum-cli. Pictures of the steps go to FOLDER when it
is given.
"""

import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from driver import Failure, Program, Tap, is_focused, pump, wait_for
from gi.repository import Atspi

HEAD = """<!DOCTYPE html><html lang="en"><head><title>The pier of Marrow is to be repaired</title>
<meta property="article:modified_time" content="%s"></head><body><article>
<h1>The pier of Marrow is to be repaired</h1>
"""

FERRY = '<p>The ferry was late again on Monday, for the third time since the end of the summer.</p>\n'
COUNCIL = '<p>Members said afterwards that nobody had asked for a delay of the works.</p>\n'
REST = """<p>The harbour council met behind closed doors until the early evening of the same day.</p>
<p>A first look by divers in the spring had found cracks in four of the eleven pillars of the pier.</p>
<p>The crews of the fishing fleet have used the small quay in the north of the harbour since then.</p>
"""

OLD = HEAD % '2026-11-16T08:00:00+01:00' + FERRY + """<p>The minister said the pier is safe for now.</p>
<p>A repair would cost 40 million crowns, according to the budget of the works office.</p>
<p>“We were not consulted about any of it,” said Ida Marrow, who chairs the council of the island.</p>
<p>Crews will rest on Sundays.</p>
""" + REST + COUNCIL + '</article></body></html>'

NEW = HEAD % '2026-11-17T09:30:00+01:00' + COUNCIL + FERRY + """<p>The minister reportedly said the pier is safe for now.</p>
<p>A repair would cost 70 million crowns, according to the budget of the works office.</p>
<p>Crews will rest on Sundays.</p>
""" + REST + """<p>Two more boats are to run on Saturdays until the works come to an end in the spring.</p>
</article></body></html>"""

READER = 'Text of the article'
MOVED = 'nobody had asked for a delay of the works'
ALTERED = 'the pier is safe for now'
NUMBER = 'A repair would cost 40 million crowns'
LOST = '“We were not consulted about any of it,”'
SAME = 'Crews will rest on Sundays.'
PLACE = 'Two more boats are to run on Saturdays'


class Page(http.server.BaseHTTPRequestHandler):
    text = OLD

    def do_GET(self):
        body = Page.text.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def cli(*arguments):
    run = subprocess.run(['dictum-cli', *arguments], capture_output=True, text=True, timeout=60, check=False)
    if run.returncode:
        raise Failure(f'dictum-cli {arguments}: {run.stderr}')
    return run.stdout


class Desk:
    def __init__(self, folder, pictures):
        self.pictures = pictures
        self.path = os.path.join(folder, 'pier.dictum')
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.program = None

    def prepare(self):
        cli('new', self.path, '--title', 'The pier')
        cli('add', self.path, f'http://127.0.0.1:{self.server.server_port}/pier')
        for quote in (MOVED, NUMBER, LOST, SAME):
            cli('mark', self.path, '1', f'--quote={quote}')
        cli('mark', self.path, '1', f'--quote={ALTERED}', '--source=Minister',
            '--source-quote=The minister', '--cue=said')

    def file(self):
        with open(self.path, encoding='utf-8') as file:
            return json.load(file)

    def picture(self, name):
        if self.pictures:
            pump(0.6)
            self.program.screenshot(os.path.join(self.pictures, f'{name}.png'))

    def review(self):
        """The quote of each claim to what became of it, as the file has it."""
        self.program.keys('ctrl+s')
        rows = json.loads(cli('review', self.path, '1', '--all', '--json'))
        return {row['quote']: (row['kind'], row.get('decision')) for row in rows}

    def expect(self, what, quote, kind, decision):
        wait_for(what, lambda: self.review().get(quote) == (kind, decision))

    def change(self, words):
        return self.program.find('label', re.compile(words))

    def painted_rows(self):
        """How many rows of the screen have some of the ground of claims on them."""
        width = 1360
        run = subprocess.run(['import', '-window', 'root', '-depth', '8', 'rgb:-'], capture_output=True,
                             check=True, timeout=60)
        pixels = run.stdout
        rows = 0
        for at in range(0, len(pixels), width * 3):
            row = pixels[at:at + width * 3]
            found = sum(row[i] > 235 and row[i + 1] > 230 and row[i + 2] < 215 for i in range(0, len(row) - 2, 3))
            rows += found > 40
        return rows

    def row(self, words):
        """The row of the review list that a claim is in, with the focus on it."""
        for _ in range(12):
            focused = self.program.focused()
            if focused is not None and focused.get_role_name() == 'list item' and \
                    words in (focused.get_description() or ''):
                return focused
            self.program.keys('Down')
        raise Failure(f'Down does not come to “{words}”')


def check(desk):
    """F5 says that a text is equal, and takes one that is not as a new version."""
    program = desk.program
    reader = program.find('text', READER)
    wait_for('the focus in the text', lambda: is_focused(reader))
    program.keys('F5')
    program.hear('The text has not changed', 60)
    Page.text = NEW
    program.keys('F5')
    program.hear('The text has changed; 4 claims to review', 60)
    desk.picture('checked')
    # Four claims on four lines; drawn before their heights were known they were all on one.
    wait_for('the claims to be painted on their lines', lambda: desk.painted_rows() >= 60)
    program.keys('ctrl+s')
    wait_for('the second version in the file', lambda: len(desk.file()['articles'][0]['versions']) == 2)
    if not desk.file()['articles'][0]['modified'].startswith('2026-11-17T09:30'):
        raise Failure(f'the publisher’s date was not taken: {desk.file()["articles"][0]["modified"]}')


def compare(desk):
    """Shift+F5 compares; F8 and Shift+F8 step through the changes, each said in words."""
    program = desk.program
    program.keys('shift+F5')
    desk.change('^Change 1 of ')
    desk.picture('compared')
    seen = []
    for _ in range(20):
        label = desk.change('^Change [0-9]+ of [0-9]+').get_name()
        seen.append(label)
        if re.match(r'Change ([0-9]+) of \1:', label):
            break
        program.keys('F8')
        wait_for('the next change', lambda: desk.change('^Change').get_name() != label)
    said = '\n'.join(seen)
    for words in ('“40” became “70” (number)', '“reportedly', '(attribution)', 'was moved', 'was removed',
                  'was added'):
        if words not in said:
            raise Failure(f'“{words}” is not among the changes:\n{said}')
    desk.picture('last-change')
    program.keys('shift+F8')
    wait_for('the change before', lambda: desk.change('^Change').get_name() == seen[-2])
    old = program.find('text', 'Text of the older version')
    if '40 million' not in program.text_of(old):
        raise Failure('the older text is not there')


def open_review(desk):
    program = desk.program
    program.keys('alt+c')
    program.find('list', 'Claims and what became of them')
    program.find('label', '4 claims to review')
    program.find('label', 'Cue: “said” became “reportedly said”')
    program.find('label', f'Was: {NUMBER}')
    for _ in range(12):
        focused = program.focused()
        if focused is not None and focused.get_role_name() == 'list item':
            break
        program.keys('Tab')
    else:
        raise Failure('Tab does not come to the list')
    desk.picture('review')


def accept(desk):
    desk.row(NUMBER.replace('40', '70'))
    desk.program.keys('a')
    desk.program.find('label', '3 claims to review')
    desk.expect('the claim to be accepted', NUMBER.replace('40', '70'), 'altered', 'accepted')


def place(desk):
    """P, then the words with the keyboard, then Enter."""
    program = desk.program
    desk.program.keys('Home')
    desk.row(LOST)
    program.keys('p')
    view = program.find('text', 'Text of the latest version')
    wait_for('the focus in the text', lambda: is_focused(view))
    program.keys('ctrl+End')
    text = program.text_of(view)
    start = text.index(PLACE)
    caret = Atspi.Text.get_caret_offset(view)
    while caret > start:
        program.keys('ctrl+Left')
        caret = Atspi.Text.get_caret_offset(view)
    program.keys(*['ctrl+shift+Right'] * len(PLACE.split()))
    desk.picture('placing')
    program.keys('Return')
    program.find('label', '2 claims to review')
    desk.expect('the claim to be placed', PLACE, 'altered', 'placed')


def let_go(desk):
    desk.program.keys('Home')
    desk.row(ALTERED)
    desk.program.keys('l')
    desk.program.find('label', '1 claim to review')
    desk.expect('the claim to be let go', ALTERED, 'lost', 'let-go')
    desk.picture('decided')


def accept_rest(desk):
    desk.program.keys('Home', 'shift+a')
    desk.program.find('label', 'Nothing is left to review')
    desk.expect('the moved claim to be accepted', MOVED, 'moved', 'accepted')


def undo_all(desk):
    """Four decisions and the version: five steps, after which all is as it was."""
    program = desk.program
    for number in ('1 claim to review', '2 claims to review', '3 claims to review', '4 claims to review'):
        program.keys('ctrl+z')
        program.find('label', number)
    program.keys('Escape')
    wait_for('the dialog to be gone', lambda: not program.exists('list', 'Claims and what became of them'))
    program.keys('ctrl+z')
    program.keys('ctrl+s')
    wait_for('one version in the file', lambda: len(desk.file()['articles'][0]['versions']) == 1)
    claims = desk.file()['claims']
    if len(claims) != 5 or any('carries' in claim for claim in claims):
        raise Failure('something is left on a claim')
    if not desk.file()['articles'][0]['modified'].startswith('2026-11-16'):
        raise Failure('the publisher’s date was not given back')
    cli('validate', desk.path)


def show_lost(desk):
    """A claim that is only in an older version says so, and its card leads to its place there."""
    program = desk.program
    program.keys('ctrl+shift+z')
    program.keys('ctrl+s')
    wait_for('the version to be back', lambda: len(desk.file()['articles'][0]['versions']) == 2)
    program.find('label', 'Not in the latest version of the text')
    desk.picture('cards')
    program.press(program.find('button', 'Show'))
    desk.change('^The claim is only in this older version')
    desk.picture('older')
    program.keys('Escape')


def main():
    pictures = sys.argv[1] if len(sys.argv) > 1 else None
    tap = Tap()
    with tempfile.TemporaryDirectory(dir=os.environ['HOME']) as folder:
        desk = Desk(folder, pictures)
        tap.run('a project is prepared', desk.prepare)
        desk.program = Program(desk.path)
        for name, step in (('check for changes', check), ('compare', compare), ('review', open_review),
                           ('accept with A', accept), ('place with P', place), ('let go with L', let_go),
                           ('accept the rest', accept_rest), ('undo all', undo_all),
                           ('show a lost claim', show_lost)):
            tap.run(name, step, desk)
        tap.run('quit', desk.program.quit)
        desk.server.shutdown()
    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
