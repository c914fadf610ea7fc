# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checking claims with dictum-cli: evidence and its copies, replies, scales, claims made elsewhere.

test-checking.py DICTUM-CLI SAMPLE"""

import hashlib
import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases, schema_problems  # noqa: E402

cli = Cli(sys.argv[1])
FILE = 'checking.dictum'
shutil.copyfile(sys.argv[2], cli.path(FILE))
PAGE = ('<!DOCTYPE html><html><head><title>Port figures</title>'
        '<meta property="og:site_name" content="Harbour office">'
        '<meta property="article:published_time" content="2026-11-13"></head><body><article>'
        '<h1>Port figures</h1><p>The harbour office said on Friday that the number of ships had fallen by '
        '12 per cent in the first half of the year, to 1,204.</p><p>“We expect more ships in spring,” the '
        'harbour master told the council, and added that the berths would stay open all winter.</p></article>'
        '<aside><p>Cranes: seven, of which two are new</p></aside></body></html>')


def evidence():
    """Evidence is loaded, its copy kept, and what the fields say comes first."""
    with open(cli.path('page.html'), 'w', encoding='utf-8') as file:
        file.write(PAGE)
    cli.ok('evidence', FILE, '1:2', '--load=page.html', 'title=Figures of the port', 'stance=supports',
           'quote=the number of ships had fallen by 12 per cent')
    entry = cli.json('show', FILE, '1:2')['evidence'][0]
    if (entry['title'], entry['publisher'], entry['date']) != ('Figures of the port', 'Harbour office',
                                                               '2026-11-13'):
        yield entry
    if entry['sha256'] != hashlib.sha256(PAGE.encode()).hexdigest() or 'retrieved' not in entry:
        yield entry
    cli.ok('snapshots', 'verify', entry['sha256'])
    cli.ok('evidence', FILE, '1:2', '--load=-', 'title=By telephone', stdin=b'The berths stay open, she said.')
    yield from schema_problems(cli.load(FILE))
    if cli.run('evidence', FILE, '1:2', '--edit=a', '--remove=b')[0] != 2:
        yield 'edited and removed at once'
    code, _, err = cli.run('evidence', FILE, '1:2', '--load=nowhere.html')
    if code != 1 or 'nowhere.html' not in err:
        yield err
    if len(cli.json('show', FILE, '1:2')['evidence']) != 2:
        yield 'what could not be loaded was added'


def quotes():
    """Quotes are checked against the stored copies."""
    wanted = ['verbatim', 'none']
    for quote, verdict in (('the number of ships [fell] … in the first half of the year', 'marked'),
                           ('the number of ships had fallen by 15 per cent in the first half', 'differs'),
                           ('seven, of which two are new', 'verbatim'),
                           ('Nothing of that was said by anybody', 'not-found')):
        cli.ok('evidence', FILE, '1:2', '--load=page.html', f'quote={quote}')
        wanted.append(verdict)
    cli.ok('evidence', FILE, '1:2', 'title=Without a copy', 'quote=some words')
    checks = cli.json('evidence', FILE, '1:2', '--check')
    if [check['verdict'] for check in checks] != wanted + ['no-copy']:
        yield checks
    if '12 per cent' not in checks[3].get('passage', ''):
        yield checks[3]
    # What is corrected is checked anew.
    cli.ok('evidence', FILE, '1:2', f'--edit={checks[3]["id"]}', 'quote=ships had fallen by 12 per cent')
    if cli.json('evidence', FILE, '1:2', '--check')[3]['verdict'] != 'verbatim':
        yield 'a corrected quote is not checked anew'
    if 'other words' in cli.ok('evidence', FILE, '1:2', '--check'):
        yield cli.ok('evidence', FILE, '1:2', '--check')


def replies():
    """Requests for reply are listed by how urgent they are."""
    due = cli.json('replies', FILE, '--due', '--on=2026-11-18')
    if [entry['state'] for entry in due] != ['overdue', 'overdue', 'due-soon']:
        yield due
    if 'Overdue by 1 day' not in cli.ok('replies', FILE, '--on=2026-11-18'):
        yield cli.ok('replies', FILE, '--on=2026-11-18')
    if cli.run('replies', FILE, '--on=soon')[0] != 2:
        yield 'a day that is none is taken'


def scale():
    """A scale is changed with what was rated on it."""
    before = {value['id']: value.get('ratings') for value in cli.json('scale', FILE)['values']}
    if len(cli.json('scale', '--presets')) != 5:
        yield cli.ok('scale', '--presets')
    code, _, err = cli.run('scale', FILE, '--preset=AAP')
    if code != 1 or 'does not have' not in err:
        yield err
    maps = ('supported=true', 'partly-supported=mixture', 'unsupported=unproven', 'refuted=false',
            'cannot-be-checked=unproven')
    cli.ok('scale', FILE, '--preset=AAP', *(f'--map={pair}' for pair in maps))
    after = {value['id']: value.get('ratings') for value in cli.json('scale', FILE)['values']}
    if after['true'] != before['supported'] or sum(after.values()) != sum(before.values()):
        yield after
    yield from schema_problems(cli.load(FILE))
    cli.ok('undo', FILE)
    if {value['id']: value.get('ratings') for value in cli.json('scale', FILE)['values']} != before:
        yield 'undo does not bring the ratings back'

    own = {'name': 'House', 'values': [{'label': 'Stands', 'colour': '#26a269', 'numericValue': 1},
                                       {'label': 'Falls', 'numericValue': 0}]}
    with open(cli.path('house.json'), 'w', encoding='utf-8') as file:
        json.dump(own, file)
    cli.ok('new', 'house.dictum')
    cli.ok('scale', 'house.dictum', '--from=house.json')
    if [value['id'] for value in cli.json('scale', 'house.dictum')['values']] != ['stands', 'falls']:
        yield cli.ok('scale', 'house.dictum')


def related():
    """Claims are found elsewhere, linked on both sides, and shown by date."""
    timeline = cli.json('related', FILE, '1:1')
    if [entry['first'] for entry in timeline] != [True, True, False] or not timeline[0]['itself']:
        yield timeline
    if 'is left out' not in timeline[2].get('wording', ''):
        yield timeline[2]
    # Taken apart and found again.
    other = timeline[2]['id']
    cli.ok('related', FILE, '1:1', f'--unlink={other}')
    if 'sameAs' in cli.json('show', FILE, other):
        yield cli.json('show', FILE, other)
    found = cli.json('related', FILE, '1:1', '--find')
    if not found or found[0]['id'] != other:
        yield found
    cli.ok('related', FILE, other, '--same=1:1')
    if len(cli.json('show', FILE, other)['sameAs']) != 2:
        yield cli.json('show', FILE, other)
    if not all('treaty' in entry['content'] for entry in
               cli.json('related', FILE, '1:2', '--find', '--with=treaty')):
        yield 'words that were asked for are not in what was found'
    if cli.run('related', FILE, '1:1', '--same=1:1')[0] != 1:
        yield 'a claim is linked with itself'
    yield from schema_problems(cli.load(FILE))


def roots():
    """Claims whose chains end in the same source rest on one root, however many outlets repeat it."""
    found = cli.json('roots', FILE, '1:1')
    if len(found['claims']) != 3 or found['claims'][0] != cli.json('show', FILE, '1:1')['id']:
        yield found
    if found['roots'] != len(found['sources']) + len(found['writers']) or found['circular']:
        yield found
    words = cli.ok('roots', FILE, '1:1')
    if not all(root['name'] in words for root in found['sources'] + found['writers']):
        yield words
    everything = cli.json('roots', FILE)
    if everything['roots'] < found['roots'] or everything['circular']:
        yield everything
    if cli.run('roots', FILE, '9:9')[0] != 1:
        yield 'a claim that is none has roots'


run_cases(evidence, quotes, replies, scale, related, roots)
done()
