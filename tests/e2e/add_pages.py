#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Web pages become articles in the window: opened as files, served over HTTP, and several at once.

    add_pages.py FOLDER NAME...

FOLDER holds a page NAME.html, or NAME/source.html, for each NAME. Every page is added once as a file
and once as a link to a server on loopback; both give an article with a title and a text, and the same
one. A link that leads nowhere is told of in its row, and costs nothing.
"""

import functools
import http.server
import json
import os
import sys
import threading

from driver import Failure, Program, Tap, pump, wait_for
import re

ADD = 'Link, path of a file, or the text of an article'


def find_page(folder, name):
    for path in (f'{name}.html', os.path.join(name, 'source.html')):
        if os.path.exists(os.path.join(folder, path)):
            return path
    raise SystemExit(f'{folder} has no page {name}')


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    handler = functools.partial(QuietHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def add(program, words):
    """Type into the dialog, one thing on each line, and add all of it."""
    program.keys('ctrl+shift+a')
    entry = program.find('text', ADD)
    wait_for('the dialog to be empty', lambda: program.text_of(entry) == '')
    for number, line in enumerate(words):
        if number > 0:
            program.keys('shift+Return')
        program.type(line)
    program.keys('ctrl+Return')


def wait_for_articles(program, count):
    program.find('label', re.compile(rf'^{count} articles? · '), patience=60)


def project_file():
    folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dictum', 'unnamed')
    names = [name for name in os.listdir(folder) if name.endswith('.dictum')]
    with open(os.path.join(folder, names[0]), encoding='utf-8') as file:
        return json.load(file)


def texts(article):
    return [block['text'] for block in article['versions'][-1]['blocks']]


def check(expected):
    articles = project_file()['articles']
    if len(articles) != 2 * expected:
        raise Failure(f'{len(articles)} articles in the file, expected {2 * expected}')
    by_address = {article['versions'][-1]['address']: article for article in articles}
    files = [a for a in articles if not a['versions'][-1]['address'].startswith('http://')]
    for article in files:
        path = article['versions'][-1]['address']
        twins = [by_address[address] for address in by_address
                 if address.startswith('http://') and path.endswith(address.split('/', 3)[3])]
        if len(twins) != 1:
            raise Failure(f'{path} was not added as a link as well')
        if not article.get('title') or len(texts(article)) < 3:
            raise Failure(f'{path} gave no title or hardly any text')
        if texts(twins[0]) != texts(article) or twins[0]['title'] != article['title']:
            raise Failure(f'{path} is another article as a link')
        if twins[0]['versions'][-1]['httpStatus'] != 200:
            raise Failure(f'the status of {path} was not kept')


def main():
    folder, names = os.path.abspath(sys.argv[1]), sys.argv[2:]
    pages = [find_page(folder, name) for name in names]
    server = serve(folder)
    address = f'http://127.0.0.1:{server.server_port}'
    tap = Tap()
    program = Program()

    def new_project():
        program.find('button', 'New Project')
        program.keys('ctrl+n')
        program.find('list', 'Articles')

    def add_files():
        add(program, [os.path.join(folder, page) for page in pages])
        wait_for_articles(program, len(pages))

    def add_links():
        add(program, [f'{address}/{page}' for page in pages])
        # They say the same as the files, which is told and not in the way.
        for number in range(1, len(pages) + 1):
            dialog = program.find('dialog', 'Add Articles')
            program.press(program.find('button', 'Add Anyway', within=dialog, patience=60))
            wait_for_articles(program, len(pages) + number)

    def add_nothing():
        add(program, [f'{address}/no-such-page.html'])
        program.find('label', re.compile('404|not found|no such', re.IGNORECASE))
        wait_for_articles(program, 2 * len(pages))
        program.keys('Escape')

    tap.run('a new project', new_project)
    tap.run('all pages as files, at once', add_files)
    tap.run('all pages as links, at once', add_links)
    tap.run('a link that leads nowhere', add_nothing)
    tap.run('quit', program.quit)
    tap.run('files and links give the same articles', check, len(pages))
    server.shutdown()

    return tap.finish()


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Failure:
        pump()
        print('1..1 # failed')
        sys.exit(1)
