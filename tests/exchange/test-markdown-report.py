# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as Markdown, read by markdown-it, which npm has.

    test-markdown-report.py DICTUM_CLI SAMPLE
"""

import html
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

import hostile  # noqa: E402
import npm  # noqa: E402
from cli import Cli, done, run_cases  # noqa: E402

RENDER = """
const footnotes = require('markdown-it-footnote');
const markdown = require('markdown-it')({linkify: true}).use(footnotes.default ?? footnotes);
process.stdout.write(markdown.render(require('fs').readFileSync(0, 'utf8')));
"""

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])
MODULES = npm.provide('markdown-it@14.1.0', 'markdown-it-footnote@4.0.0')


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def render(project):
    text = cli.ok('export', project, '--format=markdown')
    page = subprocess.run(['node', '-e', RENDER], input=text.encode(), check=True, timeout=60,
                          capture_output=True, env=dict(os.environ, NODE_PATH=MODULES)).stdout
    return page.decode()


def read(page):
    """What a reader sees. The page comes without our <mark>, which it shows as text."""
    page = re.sub(r'<sup class="footnote-ref">.*?</sup>', '', page)
    return re.sub(r'</?mark>', '', html.unescape(re.sub(r'<[^>]+>', '', page)))


def structure():
    """Every claim has its note, under its number, and tables are tables."""
    page = render(SAMPLE)
    count = len(load(SAMPLE)['claims'])
    numbers = [int(number) for number in
               re.findall(r'<sup class="footnote-ref"><a[^>]*>\[(\d+)\]', page)]
    if numbers != list(range(1, count + 1)):
        yield f'the references are {numbers}'
    if len(re.findall(r'<li id="fn\d+" class="footnote-item">', page)) != count:
        yield 'notes and claims are not as many'
    if page.count('<table>') != 9:
        yield f'{page.count("<table>")} tables'
    if page.count('<h1>') != 1 or page.count('<h2>') != 9:
        yield 'other headings'


def words():
    """The words of the articles are what they were."""
    text = read(render(SAMPLE))
    for article in load(SAMPLE)['articles']:
        for block in article['versions'][-1]['blocks']:
            if block['text'] not in text:
                yield block['text'][:80]


def harm():
    """Values that mean harm become neither tags, nor links, nor tables, nor headings."""
    hostile.write(SAMPLE, cli.path('hostile.dictum'))
    page = render('hostile.dictum')
    for word in ('<script', '<img', '<svg', 'href="javascript', '<em>'):
        if word in page:
            yield f'{word} is in it'
    text = read(page)
    for value in ('</script><script>document.title="harm"</script>', '"><img src=x',
                  '*a* _b_ [c](javascript:x) `d` | e <f> & # g', '&lt;b&gt;&#0;'):
        if value not in text:
            yield f'“{value}” is not shown'
    if page.count('<table>') != 9 or page.count('<h1>') != 1 or page.count('<h2>') != 9:
        yield 'what was written made structure'


if MODULES is None:
    print('1..0 # SKIP markdown-it could not be fetched by npm')
    sys.exit(0)
run_cases(structure, words, harm)
done()
