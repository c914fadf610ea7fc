# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An article that changes: check, versions, compare and review from the command line."""

import sys

from cli import Cli, done, run_cases, schema_problems

cli = Cli(sys.argv[1])

FIRST = """The ferry was late again on Monday. The minister said the pier is safe.

Officials in the capital warned of delays until spring. A repair would cost 40 million crowns.

“We were not consulted,” said Ida Marrow, who chairs the island council.
"""

SECOND = """Officials in the capital warned of delays until spring. A repair would cost 70 million crowns.

The ferry was late again on Monday. The minister reportedly said the pier is safe.
"""


def write(text):
    with open(cli.path('story.txt'), 'w', encoding='utf-8') as file:
        file.write(text)


def mark(quote, *more):
    cli.ok('mark', 'p.dictum', '1', f'--quote={quote}', *more)


def review(*more):
    return {row['quote']: row for row in cli.json('review', 'p.dictum', '1', *more)}


def check_loads_again():
    """check says that a text is the same"""
    cli.ok('new', 'p.dictum')
    write(FIRST)
    cli.ok('add', 'p.dictum', 'story.txt')
    mark('The ferry was late again on Monday.')
    mark('the pier is safe', '--source=Minister', '--cue=said')
    mark('A repair would cost 40 million crowns.')
    mark('“We were not consulted,”')
    if 'same' not in cli.ok('check', 'p.dictum', '1'):
        yield 'nothing said of an equal text'
    if cli.json('check', 'p.dictum', '1') != {'equal': True}:
        yield 'the JSON says something else'
    if len(cli.json('versions', 'p.dictum', '1')) != 1:
        yield 'a version was added'
    if review():
        yield 'there is something to review'


def check_carries_over():
    """check adds a changed text and carries claims over"""
    write(SECOND)
    result = cli.json('check', 'p.dictum', '1')
    counts = {key: result[key] for key in ('unchanged', 'moved', 'altered', 'lost')}
    if sum(counts.values()) != 4 or counts['lost'] != 1 or counts['altered'] != 2:
        yield f'counts: {result}'
    rows = review('--all')
    if rows['A repair would cost 70 million crowns.'].get('oldQuote') != \
            'A repair would cost 40 million crowns.':
        yield f'both wordings: {rows}'
    if rows['“We were not consulted,”']['kind'] != 'lost':
        yield f'lost: {rows}'
    claims = cli.json('list', 'p.dictum', 'claims')
    if 'reportedly said' not in [link['cue']['exact'] for claim in claims
                                 for link in claim['attributions']]:
        yield 'the cue was not followed'
    yield from schema_problems(cli.load('p.dictum'))
    cli.ok('validate', 'p.dictum')


def compare_tells():
    """compare tells what changed"""
    rows = cli.json('compare', 'p.dictum', '1')
    tells = {tell for row in rows for tell in row['tells']}
    if not {'number', 'cue'} <= tells:
        yield f'tells: {tells}'
    if 'moved-from' not in {row['kind'] for row in rows}:
        yield 'no passage was moved'
    out = cli.ok('compare', 'p.dictum', '1')
    if '[-40-] {+70+}' not in out or '(number)' not in out:
        yield out
    if 'same text' not in cli.ok('compare', 'p.dictum', '1', '2', '2'):
        yield 'a version differs from itself'
    code, _, err = cli.run('compare', 'p.dictum', '1', '7')
    if code != 1 or '2 versions' not in err:
        yield f'{code}: {err}'


def review_decides():
    """review accepts, places and lets go"""
    rows = review()
    altered = rows['A repair would cost 70 million crowns.']
    lost = rows['“We were not consulted,”']
    code, _, err = cli.run('review', 'p.dictum', '7', f'--accept={altered["id"]}')
    if code != 1 or '“7”' not in err:
        yield f'an article that is none: {code}: {err}'
    cli.ok('review', 'p.dictum', '1', f'--accept={altered["id"]}')
    if altered['quote'] in review():
        yield 'the accepted claim is still listed'
    code, _, err = cli.run('review', 'p.dictum', '1', f'--accept={lost["id"]}')
    if code != 1 or 'Place it' not in err:
        yield f'{code}: {err}'
    cli.ok('review', 'p.dictum', '1', f'--let-go={lost["id"]}')
    if lost['quote'] in review():
        yield 'the claim that was let go is still listed'
    cli.ok('undo', 'p.dictum')
    cli.ok('review', 'p.dictum', '1', f'--place={lost["id"]}', '--quote=Officials in the capital')
    if review('--all')['Officials in the capital']['decision'] != 'placed':
        yield 'not placed'
    code, _, err = cli.run('review', 'p.dictum', '1', '--place=1:1')
    if code != 2:
        yield f'{code}: {err}'
    yield from schema_problems(cli.load('p.dictum'))


def all_is_undone():
    """undo takes a version back with all its claims"""
    cli.ok('undo', 'p.dictum', '-n', '3')
    if len(cli.json('versions', 'p.dictum', '1')) != 1:
        yield 'the version is still there'
    if any('carries' in claim for claim in cli.json('list', 'p.dictum', 'claims')):
        yield 'something is left on a claim'


def pasted_needs_a_place():
    """an article that was pasted is checked against what is given"""
    cli.ok('new', 'q.dictum')
    cli.ok('add', 'q.dictum', '-', stdin=FIRST.encode())
    code, _, err = cli.run('check', 'q.dictum', '1')
    if code != 1 or 'pasted' not in err:
        yield f'{code}: {err}'
    if not cli.json('check', 'q.dictum', '1', 'story.txt')['equal'] is False:
        yield 'not added'
    code, _, err = cli.run('check', 'q.dictum', '1', 'nowhere.txt')
    if code != 1:
        yield f'{code}: {err}'


run_cases(check_loads_again, check_carries_over, compare_tells, review_decides, all_is_undone,
          pasted_needs_a_place)
done()
