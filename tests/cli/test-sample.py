# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The bundled sample project: sound, rich enough to show every page, and what its script makes.

test-sample.py DICTUM-CLI SAMPLE MAKE-SAMPLE"""

import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))

import marks  # noqa: E402
from cli import Cli, done, run_cases, schema_problems  # noqa: E402

PROGRAM, SAMPLE, SCRIPT = (os.path.abspath(path) for path in sys.argv[1:4])
cli = Cli(PROGRAM)
with open(SAMPLE, encoding='utf-8') as sample:
    PROJECT = json.load(sample)
LINKS = [link for claim in PROJECT['claims'] for link in claim['attributions']]


def sound():
    """It validates, for Dictum and against the schema."""
    cli.ok('validate', SAMPLE)
    yield from schema_problems(PROJECT)


def counts():
    """It has four articles, 37 claims and 19 sources."""
    info = cli.json('info', SAMPLE)
    claims = [article['claims'] for article in info['articles']]
    if (claims, sum(info['sources'].values()), info['unattributed']) != ([11, 9, 6, 11], 19, 1):
        yield info


def rich():
    """Every kind of source, link and state is in it."""
    kinds = {source['kind'] for source in PROJECT['sources']}
    yield from {'person', 'organisation', 'government-body', 'group', 'document', 'media',
                'unnamed'} - kinds
    for key, values in (('manner', {'direct', 'indirect', 'mixed'}),
                        ('polarity', {'affirmed', 'denied', 'declined'}),
                        ('stance', {'neutral', 'doubting', 'endorsing'})):
        yield from values - {link[key] for link in LINKS}
    yield from {'to-do', 'in-progress', 'waiting-for-reply', 'needs-second-opinion',
                'done'} - {claim['status'] for claim in PROJECT['claims']}
    yield from {0, 1, 2, 3} - {len(claim['attributions']) for claim in PROJECT['claims']}
    yield from {1, 2} - {len(claim['content']) for claim in PROJECT['claims']}
    for key in ('ratings', 'publishedRating', 'evidence', 'replies', 'tags', 'notes', 'sameAs',
                'contradicts', 'assigned'):
        if not any(claim.get(key) for claim in PROJECT['claims']):
            yield f'no claim has {key}'
    for key in ('aliases', 'affiliation', 'anonymity', 'identifiers', 'description', 'notes'):
        if not any(source.get(key) for source in PROJECT['sources']):
            yield f'no source has {key}'


def spans():
    """Every span has the words that stand at its place."""
    texts = {article['id']: marks.text_of(article) for article in PROJECT['articles']}
    for claim in PROJECT['claims']:
        found = list(claim['content'])
        for link in claim['attributions']:
            found += [link[key] for key in ('sourceSpan', 'cue') if key in link]
        for span in found:
            if texts[claim['article']][span['start']:span['end']] != span['exact']:
                yield f'“{span["exact"]}” does not stand at {span["start"]}'


def searchable():
    """Words are found by kind, as text and as JSON, and what cannot be searched is refused."""
    found = cli.json('search', SAMPLE, 'TREATY', 'talks', '--limit', '2')
    if list(found) != ['articles', 'claims', 'notes', 'sources', 'evidence']:
        yield list(found)
    if found['articles']['total'] != 3 or len(found['articles']['found']) != 2:
        yield found['articles']
    for hit in found['claims']['found']:
        marked = {hit['excerpt'][mark['start']:mark['end']].lower() for mark in hit['marks']}
        if marked != {'treaty', 'talks'} or not re.fullmatch(r'\d+:\d+', hit['number']):
            yield hit
    if not found['claims']['found']:
        yield 'no claim has both words'
    text = cli.ok('search', SAMPLE, '"marrow"', '--in', 'sources')
    if not text.startswith('Sources (1)\n  Ida Marrow\n') or 'Articles' in text:
        yield text
    if cli.ok('search', SAMPLE, 'xyzzy') != '':
        yield 'something has “xyzzy”'
    for arguments in (['pages', '--in', 'pages'], ['“”'], ['a', '--limit', '-1'], []):
        if cli.run('search', SAMPLE, *arguments)[0] != 2:
            yield f'search {arguments} is not refused'


def editable():
    """It opens without problems, can be edited, and is written as it was."""
    shutil.copy(SAMPLE, cli.path('copy.dictum'))
    cli.ok('set', 'copy.dictum', '1:1', 'status=done')
    cli.ok('undo', 'copy.dictum')
    with open(SAMPLE, encoding='utf-8') as file:
        before = file.read().splitlines()
    with open(cli.path('copy.dictum'), encoding='utf-8') as file:
        after = file.read().splitlines()
    if len(before) != len(after):
        yield f'{len(before)} lines became {len(after)}'
    yield from [line for line, other in zip(before, after)
                if line != other and '"modified"' not in line]


def reproducible():
    """Its script makes it again, byte for byte."""
    again = cli.path('again.dictum')
    subprocess.run([sys.executable, SCRIPT, PROGRAM, again], check=True, capture_output=True,
                   env=cli.environment)
    with open(SAMPLE, 'rb') as file, open(again, 'rb') as other:
        if file.read() != other.read():
            yield 'it differs: run data/sample/make-sample and look at what changed'


run_cases(sound, counts, rich, spans, searchable, editable, reproducible)
done()
