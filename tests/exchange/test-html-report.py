# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as a page, in a browser that we did not write.

    test-html-report.py DICTUM_CLI SAMPLE
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

import browser  # noqa: E402
import hostile  # noqa: E402
from cli import Cli, case, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])


def export(project, name, *more):
    cli.ok('export', project, '--format=html', '-o', name, *more)
    with open(cli.path(name), encoding='utf-8') as file:
        return file.read()


def sample():
    """Every claim has its number in the margin, its reference and its note."""
    page = export(SAMPLE, 'sample.html')
    with open(SAMPLE, encoding='utf-8') as file:
        count = len(json.load(file)['claims'])
    for what, pattern in (('margin', r'class="margin"[^>]*>(\d+)<'), ('reference', r'id="c(\d+)"'),
                          ('note', r'<li id="n(\d+)"'), ('way back', r'href="#c(\d+)"')):
        found = sorted(map(int, re.findall(pattern, page)))
        if found != list(range(1, count + 1)):
            yield f'{what}: {found}'
    ids = re.findall(r'\bid="([^"]+)"', page)
    if len(ids) != len(set(ids)):
        yield 'an id stands twice'
    for target in set(re.findall(r'href="#([^"]+)"', page)):
        if target not in ids:
            yield f'a link leads nowhere: #{target}'
    for word in ('<script', 'url(', '@import', '<link rel="style', '<img'):
        if word in page:
            yield f'{word} is in it'


def text_is_whole():
    """The words of an article stand in the page as they are in the project."""
    page = export(SAMPLE, 'words.html')
    body = re.sub(r'<sup>.*?</sup>|<span class="margin"[^>]*>\d+</span>', '', page)
    body = re.sub(r'<[^>]+>', '', body).replace('&#39;', "'").replace('&quot;', '"')
    with open(SAMPLE, encoding='utf-8') as file:
        articles = json.load(file)['articles']
    for article in articles:
        for block in article['versions'][-1]['blocks']:
            if block['text'] not in body:
                yield block['text'][:80]


def parts():
    """What is left out is not in it."""
    page = export(SAMPLE, 'parts.html', '--option=without-warnings', '--option=without-figures',
                  '--option=without-articles')
    for word in ('id="warnings"', 'id="figures"', '<article'):
        if word in page:
            yield f'{word} is in it'
    if 'id="claims"' not in page or 'id="sources"' not in page:
        yield 'the tables are not in it'


def newsroom_stays_inside():
    """Notes, and what only the newsroom knows of a source, do not leave it."""
    with open(SAMPLE, encoding='utf-8') as file:
        project = json.load(file)
    project['claims'][0]['notes'] = 'INSIDE-1'
    project['claims'][0]['assigned'] = 'INSIDE-2'
    source = next(source for source in project['sources'] if 'anonymity' in source)
    source['notes'] = 'INSIDE-3'
    source['anonymity'].update(reasonKnown='INSIDE-4', knownTo='INSIDE-5', approvedBy='INSIDE-6')
    with open(cli.path('inside.dictum'), 'w', encoding='utf-8') as file:
        json.dump(project, file)
    return re.findall(r'INSIDE-\d', export('inside.dictum', 'inside.html'))


def check_page(page, path, axe, look):
    page.set_look(**look)
    page.open(path)
    yield from (f'asks for {url}' for url in page.list_requests())
    yield from (f'says {line}' for line in page.list_complaints())
    wide = page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    if wide > 0:
        yield f'is {wide} px wider than the window'
    if axe is not None:
        yield from page.list_violations(axe)


def in_browser():
    hostile.write(SAMPLE, cli.path('hostile.dictum'))
    export('hostile.dictum', 'hostile.html')
    hostile.write_rtl(cli.path('rtl.dictum'))
    export('rtl.dictum', 'rtl.html')
    axe = browser.provide_axe()
    pages = [('sample.html', {}), ('sample.html', {'color_scheme': 'dark'}),
             ('sample.html', {'width': 360}), ('sample.html', {'contrast': 'more'}),
             ('hostile.html', {}), ('rtl.html', {'color_scheme': 'dark', 'width': 360})]
    with browser.Browser() as page:
        for name, look in pages:
            words = ', '.join(f'{key} {value}' for key, value in look.items()) or 'as it is'
            case(f'{name}, {words}: no request, no error, no violation' +
                 ('' if axe else ' # axe-core could not be fetched'),
                 check_page(page, cli.path(name), axe, look))
            if name == 'hostile.html':
                case('hostile values run nothing and stay what they were',
                     hostile.find_harm(page))


run_cases(sample, text_is_whole, parts, newsroom_stays_inside)
if browser.find_chromium():
    in_browser()
else:
    print('# Chromium is not installed: the page is not looked at in a browser.')
done()
