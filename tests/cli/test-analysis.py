# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What dictum-cli counts, against a count made here from the project file.

test-analysis.py DICTUM-CLI SAMPLE"""

import collections
import csv
import io
import json
import os
import sys

sys.path[:0] = [os.path.dirname(__file__), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]

from cli import Cli, done, run_cases, schema_problems  # noqa: E402
from newsroom import write  # noqa: E402

PROGRAM, SAMPLE = (os.path.abspath(path) for path in sys.argv[1:3])
cli = Cli(PROGRAM)
with open(SAMPLE, encoding='utf-8') as sample:
    PROJECT = json.load(sample)
SOURCES = {source['id']: source for source in PROJECT['sources']}


def speaker(claim):
    """The kind of source that said it."""
    last = claim['attributions'][-1] if claim['attributions'] else {}
    return SOURCES[last['source']]['kind'] if last.get('source') else 'none'


def differences(what, found, wanted):
    return [] if found == wanted else [f'{what}: {found} instead of {wanted}']


def column(rows, name):
    return {row['key']: row[name] for row in rows if row[name]}


def kinds():
    """Claims by kind of source, by status and by source are those of the file."""
    stats = cli.json('stats', SAMPLE)
    claims = PROJECT['claims']
    yield from differences('kinds', column(stats['sources-by-kind'], 'claims'),
                           collections.Counter(map(speaker, claims)))
    yield from differences('statuses', column(stats['statuses'], 'claims'),
                           collections.Counter(claim.get('status', 'to-do') for claim in claims))
    quoted = collections.Counter()
    for claim in claims:
        quoted.update({link['source'] for link in claim['attributions'] if link.get('source')})
    yield from differences('quoted', column(stats['most-quoted'], 'claims'), quoted)


def sums():
    """The parts make the whole: words as info counts them, claims of articles, shares."""
    stats, info = cli.json('stats', SAMPLE), cli.json('info', SAMPLE)
    words = sum(row[key] for row in stats['coverage']
                for key in ('attributedWords', 'ownWords', 'unseenWords'))
    yield from differences('words', words, info['words'])
    yield from differences('attributed', sum(row['attributedWords'] for row in stats['coverage']),
                           info['attributedWords'])
    yield from differences('claims', sum(row['named'] + row['unnamed'] + row['none']
                                         for row in stats['named-by-article']), info['claims'])
    yield from differences('summary', stats['summary']['claims'], info['claims'])
    yield from differences('over time', sum(row['claims'] for row in stats['over-time']),
                           info['claims'])
    if abs(sum(row['claimsShare'] for row in stats['sources-by-kind']) - 1) > 0.001:
        yield 'shares'


def one_article():
    """--article counts one article, and its parts add up to the whole."""
    whole = cli.json('stats', SAMPLE)['summary']['claims']
    parts = [cli.json('stats', SAMPLE, f'--article={number}')['summary']['claims']
             for number in range(1, 5)]
    yield from differences('articles', parts, [11, 9, 6, 11])
    yield from differences('all', sum(parts), whole)


def chains():
    """The chain that the sample has most links of is in the graph, from left to right."""
    graph = cli.json('stats', SAMPLE)['chains']
    names = {source['id']: source['name'] for source in graph['sources']}
    layers = {source['name']: source['layer'] for source in graph['sources']}
    edges = {(names[edge['from']], names[edge['to']]) for edge in graph['restsOn']}
    yield from {('The Ledger', 'Island media'), ('Island media', 'Coastal Courier'),
                ('Coastal Courier', 'A senior customs officer')} - edges
    # The Courier quotes Island media more often than these quote the Courier.
    if not layers['The Ledger'] < layers['Island media'] < layers['Officials in the capital'] or \
            not layers['Coastal Courier'] < layers['Island media']:
        yield layers


def newsroom():
    """Of the 200 sources of a newsroom, whose papers all quote each other, a picture that can be followed."""
    write(cli.path('newsroom.dictum'))
    yield from schema_problems(cli.load('newsroom.dictum'))
    yield from differences('sound', cli.run('validate', 'newsroom.dictum')[0], 0)
    graph = cli.json('stats', 'newsroom.dictum')['chains']
    names = {source['id']: source['name'] for source in graph['sources']}
    drawn = {source['name'] for source in graph['sources'] if source['drawn']}
    lines = [edge for edge in graph['restsOn'] if edge['drawn']]
    # No line is of a circle: no claim comes back to whom it came from.
    yield from (edge for edge in graph['restsOn'] if edge['circular'])
    if len(names) < 170 or not 40 <= len(drawn) <= 88 or not 40 <= len(lines) <= 60:
        yield len(names), len(drawn), len(lines)
    yield from {'Island Wire', 'Coastal Courier', 'Prime Minister’s Office', 'Officials in the capital'} - drawn
    # The strongest line is there, and each of those who are quoted most.
    if not graph['restsOn'][0]['drawn']:
        yield graph['restsOn'][0]
    yield from {source['name'] for source in graph['sources'][:20]} - drawn


def tables():
    """--csv prints a table with the numbers of --json; a wrong name is told."""
    rows = list(csv.reader(io.StringIO(cli.ok('stats', SAMPLE, '--csv=most-quoted'))))
    quoted = cli.json('stats', SAMPLE)['most-quoted']
    yield from differences('rows', [(row[0], row[1]) for row in rows[1:]],
                           [(row['label'], str(row['claims'])) for row in quoted])
    yield from differences('code', cli.run('stats', SAMPLE, '--csv=nonsense')[0], 2)
    yield from differences('article', cli.run('stats', SAMPLE, '--article=9')[0], 1)


run_cases(kinds, sums, one_article, chains, newsroom, tables)
done()
