# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report on paper, read by poppler's tools.

    test-pdf-report.py DICTUM_CLI SAMPLE
"""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

import hostile  # noqa: E402
from cli import Cli, done, run_cases  # noqa: E402

NOTE = re.compile(r'^ *(\d+) +(?:Said by|Passed on by):', re.MULTILINE)

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])


def make_pages(project, name, *more):
    """The text of each page."""
    path = cli.path(name)
    cli.ok('report', project, '--pdf', '-o', path, *more)
    text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True,
                          timeout=60).stdout.decode()
    return text.split('\f')[:-1]


def squeeze(text):
    """Without what the layout brings in: blanks, breaks, and hyphens at the ends of lines."""
    return re.sub(r'[\s\u00ad\u2060]+', '', unicodedata.normalize('NFC', text))


def load():
    with open(SAMPLE, encoding='utf-8') as file:
        return json.load(file)


def notes():
    """Every claim has its note, on the page on which its words end."""
    pages = make_pages(SAMPLE, 'sample.pdf')
    numbers = [int(number) for page in pages for number in NOTE.findall(page)]
    project = load()
    if numbers != list(range(1, len(project['claims']) + 1)):
        yield f'notes: {numbers}'
    order = [article['id'] for article in
             sorted(project['articles'], key=lambda article: article['added'])]
    claims = sorted(project['claims'], key=lambda claim: (
        order.index(claim['article']), claim['content'][-1]['end'], claim['content'][0]['start']))
    for number, claim in enumerate(claims, 1):
        page = next(page for page in pages if str(number) in NOTE.findall(page))
        word = claim['content'][-1]['exact'].split()[-1]
        if f'{word}{number}' not in page.replace('\u2060', ''):
            yield f'{word}{number} is not on the page of its note'


def page_numbers():
    """Each page has its number, and from the second one on the title."""
    for number, page in enumerate(make_pages(SAMPLE, 'numbers.pdf'), 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        if lines[-1] != str(number):
            yield f'page {number} ends with {lines[-1]}'
        if lines[0] != 'Harbour treaty':
            yield f'page {number} begins with {lines[0]}'


def words():
    """All words of the articles are there."""
    text = squeeze(''.join(make_pages(SAMPLE, 'words.pdf')))
    for article in load()['articles']:
        for block in article['versions'][-1]['blocks']:
            for word in block['text'].split():
                if squeeze(word) not in text and squeeze(word).strip('.,”') not in text:
                    yield word


def metadata():
    """The file says what it is."""
    make_pages(SAMPLE, 'metadata.pdf')
    info = subprocess.run(['pdfinfo', cli.path('metadata.pdf')], check=True, capture_output=True,
                          text=True, timeout=60).stdout
    for line in (r'Title: +Harbour treaty', r'Creator: +Dictum', r'Page size: .*A4', r'Tagged: +yes'):
        if not re.search(line, info):
            yield f'{line} is not in it'


def structure():
    """Whoever hears it read gets headings, paragraphs, notes and tables rather than lines."""
    make_pages(SAMPLE, 'structure.pdf')
    tree = subprocess.run(['pdfinfo', '-struct', cli.path('structure.pdf')], check=True,
                          capture_output=True, text=True, timeout=60).stdout
    names = re.findall(r'^ *(\w+)', tree, re.MULTILINE)
    project = load()
    for name, least, most in (('H1', 1, 1), ('H2', len(project['articles']), 20),
                              ('Note', len(project['claims']), 2 * len(project['claims'])),
                              ('TH', 12, 80), ('TR', len(project['claims']), 400)):
        if not least <= names.count(name) <= most:
            yield f'{names.count(name)} {name}, not {least} to {most}'
    rows = re.findall(r'^( *)TR.*\n((?:\1 +.*\n)+)', tree, re.MULTILINE)
    wrong = {name for _, cells in rows for name in re.findall(r'(\w+)', cells)
             if name not in ('TD', 'TH', 'block', 'inline')}
    if not rows or wrong:
        yield f'{len(rows)} rows, with {wrong}'
    # A paragraph of several lines is one.
    paragraphs = sum(len(a['versions'][-1]['blocks']) for a in project['articles'])
    if not paragraphs <= names.count('P') < 3 * paragraphs:
        yield f'{names.count("P")} paragraphs of {paragraphs} blocks'


def outline():
    """A reader lists the articles and what comes behind them."""
    make_pages(SAMPLE, 'outline.pdf')
    with open(cli.path('outline.pdf'), 'rb') as file:
        content = file.read()
    objects = b''
    for start in re.finditer(rb'stream\r?\n', content):
        try:
            objects += zlib.decompressobj().decompress(content[start.end():])
        except zlib.error:
            pass
    objects += content
    titles = {bytes.fromhex(title.decode()).decode('utf-16')
              for title in re.findall(rb'/Title <([0-9a-fA-F]+)>', objects)}
    titles |= {title.decode() for title in re.findall(rb'/Title \(([^)]*)\)', objects)}
    for title in [article['title'] for article in load()['articles']] + ['Figures']:
        if title not in titles:
            yield f'{title} is not among {titles}'


def harm():
    """Values that mean harm are words, and stop nothing."""
    hostile.write(SAMPLE, cli.path('hostile.dictum'))
    text = squeeze(''.join(make_pages('hostile.dictum', 'hostile.pdf')))
    for value in hostile.VALUES[:2]:
        if squeeze(value) not in text:
            yield f'“{value}” is not shown'


def right_to_left():
    """The numbers of a text from right to left are in the right margin."""
    hostile.write_rtl(cli.path('rtl.dictum'))
    make_pages('rtl.dictum', 'rtl.pdf', '--option=without-claims', '--option=without-figures',
               '--option=without-sources', '--option=without-warnings')
    boxes = subprocess.run(['pdftotext', '-bbox', cli.path('rtl.pdf'), '-'], check=True,
                           capture_output=True, text=True, timeout=60).stdout
    words_at = [(float(left), word) for left, word in
                re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)]
    if not any(word == '1' and left > 527 for left, word in words_at):
        yield f'no number is in the right margin: {words_at[:60]}'


def long_work():
    """A note that has no room goes on at the foot of the next page; nothing is lost."""
    project = load()
    project['claims'][0]['ratings'] = [
        {'person': 'Ana Holt', 'value': 'supported', 'rated': '2026-11-16T10:00:00Z',
         'justification': ' '.join(f'reason{number}.' for number in range(3000))}]
    with open(cli.path('long.dictum'), 'w', encoding='utf-8') as file:
        json.dump(project, file)
    text = ''.join(make_pages('long.dictum', 'long.pdf'))
    found = [int(number) for number in re.findall(r'reason(\d+)\.', text)]
    if found != list(range(3000)):
        yield f'{len(set(found))} of 3000 reasons, in order: {found == sorted(found)}'


if not shutil.which('pdftotext'):
    print('1..0 # SKIP pdftotext is not installed')
    sys.exit(0)
run_cases(notes, page_numbers, words, metadata, structure, outline, harm, right_to_left, long_work)
done()
