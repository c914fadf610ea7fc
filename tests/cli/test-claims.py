# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filters on the command line: listing, sorting and grouping claims, and doing things to many.

test-claims.py DICTUM-CLI SAMPLE"""

import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases, schema_problems  # noqa: E402

PROGRAM, SAMPLE = (os.path.abspath(path) for path in sys.argv[1:3])
cli = Cli(PROGRAM)
FILE = cli.path('work.dictum')
shutil.copy(SAMPLE, FILE)


def find(query):
    return cli.json('list', FILE, 'claims', f'--where={query}')


def refused(code, words, *arguments):
    got, _, err = cli.run(*arguments)
    if got != code or words not in err:
        yield f'{arguments}: {got} {err}'


def filtering():
    """A filter finds what the file says."""
    claims = cli.load(FILE)['claims']
    done_by_file = sorted(claim['id'] for claim in claims if claim['status'] == 'done')
    if sorted(claim['id'] for claim in find('status:done')) != done_by_file:
        yield find('status:done')
    if len(find('')) != len(claims) or len(find('-status:done')) + len(done_by_file) != len(claims):
        yield 'a filter and its contrary do not make all claims'
    said = find('source:"ida marrow" -kind:promise')
    if not said or any(claim['kind'] == 'promise' for claim in said):
        yield said


def order():
    """Claims are sorted, and grouped with a heading for each group."""
    lines = cli.ok('list', FILE, 'claims', '--where=status:done', '--group=source',
                   '--sort=-content').splitlines()
    heading = next(i for i, line in enumerate(lines) if line == 'Ida Marrow · 5 claims')
    if not lines[heading + 1].split(None, 1)[1].startswith('We were not consulted, and'):
        yield lines[heading:heading + 6]
    yield from refused(2, 'place, content', 'list', FILE, 'claims', '--sort=colour')
    yield from refused(2, 'article, source', 'list', FILE, 'claims', '--group=colour')
    yield from refused(2, 'Only claims', 'list', FILE, 'sources', '--where=x')


def wrong():
    """What is wrong with a filter is said with its place, and nothing is done."""
    yield from refused(1, 'at letter 3: There is no field “staus”', 'list', FILE, 'claims',
                       '--where=a staus:done')
    yield from refused(1, 'to-do, in-progress', 'delete', FILE, '--where=status:dun')
    yield from refused(1, 'No claim fits', 'set', FILE, '--where=zebra', 'status=done')
    yield from refused(2, 'Give records', 'set', FILE, '1:1', '--where=x', 'status=done')
    yield from refused(2, 'Give claims', 'rate', FILE, '--rating=refuted')
    if len(find('')) != 37:
        yield 'claims were deleted'


def many():
    """What is done to many is one action each, and says how many they were."""
    before = cli.load(FILE)
    n_unnamed = len(find('unnamed:yes'))
    told = cli.json('set', FILE, '--where=unnamed:yes', 'status=waiting-for-reply')
    if told != {'claims': n_unnamed} or len(find('unnamed:yes -status:waiting-for-reply')) != 0:
        yield told
    cli.ok('set', FILE, '--where=unnamed:yes', '--add-tag=second source', '--add-tag=ask')
    cli.ok('set', FILE, '--where=unnamed:yes', '--remove-tag=Ask')
    if len(find('tag:"second source" -tag:ask')) != n_unnamed:
        yield find('unnamed:yes')
    if cli.ok('rate', FILE, '--where=unnamed:yes', '--rating=refuted',
              '--person=Ben Ude') != f'{n_unnamed} claims\n':
        yield 'rate does not say how many'
    cli.ok('set', FILE, '--where=attributed:no', '--source=Ida Marrow')
    if find('attributed:no'):
        yield find('attributed:no')
    cli.ok('delete', FILE, '--where=unnamed:yes')
    if find('unnamed:yes') or len(find('')) != 37 - n_unnamed:
        yield 'not deleted'
    cli.ok('undo', FILE, '--count=6')
    after = cli.load(FILE)
    if (after['claims'], after['sources']) != (before['claims'], before['sources']):
        yield 'undo does not give it back'


def saved():
    """Filters are kept in the project, and undone as all else is."""
    cli.ok('filters', FILE, '--save=Open', '--where=-status:done')
    cli.ok('filters', FILE, '--save=Anonymous', '--where=unnamed:yes')
    cli.ok('filters', FILE, '--rename=Anonymous', '--to=Unnamed')
    listed = cli.json('filters', FILE)
    if [(entry['name'], entry['query']) for entry in listed] != [('Open', '-status:done'),
                                                                 ('Unnamed', 'unnamed:yes')]:
        yield listed
    if listed[0]['claims'] != len(cli.json('list', FILE, 'claims', '--filter=Open')):
        yield listed
    yield from schema_problems(cli.load(FILE))
    cli.ok('filters', FILE, '--delete=Open')
    if '“Open”' not in cli.run('list', FILE, 'claims', '--filter=Open')[2]:
        yield 'a deleted filter still lists'
    cli.ok('undo', FILE)
    if len(cli.json('filters', FILE)) != 2:
        yield cli.json('filters', FILE)
    yield from refused(1, 'letter 1', 'filters', FILE, '--save=Odd', '--where=colour:red')
    yield from refused(2, '--save with --where', 'filters', FILE, '--save=Odd')


run_cases(filtering, order, wrong, many, saved)
done()
