# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""dictum-cli export and import: scopes, places, redaction, counts, and what could not be placed.

test-exchange.py DICTUM-CLI SAMPLE
"""

import json
import os
import shutil
import sys

from cli import Cli, done, run_cases

cli = Cli(sys.argv[1])
shutil.copy(sys.argv[2], cli.path('sample.dictum'))
FORMATS = cli.json('export', '--list-formats')


def export(*options, form='web-annotation'):
    return json.loads(cli.ok('export', 'sample.dictum', '--format', form, *options))


def count_claims(document):
    return sum('kind' in item for item in document['first']['items'])


def make_empty(name):
    """The sample’s articles alone."""
    project = cli.load('sample.dictum')
    project.update(id='4f7c0f6e-0a57-4b1c-8a54-0d1b7f3f3a10', claims=[], sources=[])
    with open(cli.path(name), 'w', encoding='utf-8') as file:
        json.dump(project, file)


def listing():
    """All formats are listed, with what they lose"""
    text = cli.ok('export', '--list-formats')
    for entry in FORMATS:
        if entry['loses'] not in text or not text.count(f'\n{entry["id"]} ') + text.startswith(
                entry['id']):
            yield f'{entry["id"]} is not listed'
        if not entry['canWrite'] and not entry['canRead']:
            yield f'{entry["id"]} does nothing'


def scopes():
    """A scope leaves out what it does not name"""
    project = cli.load('sample.dictum')
    first = project['claims'][0]['id']
    done_claims = sum(c['status'] == 'done' for c in project['claims'])
    if count_claims(export()) != len(project['claims']):
        yield 'not all claims of the project are there'
    if count_claims(export('--where', 'status:done')) != done_claims:
        yield 'a filter gives other claims'
    if count_claims(export('--claim', first, '--claim', '1:2')) not in (1, 2):
        yield 'two claims are not two'
    addresses = {t['source'] for item in export('--article', '2')['first']['items']
                 for t in ([item['target']] if isinstance(item['target'], dict)
                           else item['target'])}
    if len(addresses) != 1:
        yield f'one article has the links {addresses}'
    for options, code in ((['--where', 'tag:nothing-has-it'], 1), (['--where', 'status:dance'], 1),
                          (['--article', '99'], 1), (['--article', '1', '--claim', '1:1'], 2),
                          (['--option', 'dance=yes'], 1)):
        if cli.run('export', 'sample.dictum', '--format', 'web-annotation', *options)[0] != code:
            yield f'{options} does not end with {code}'
    if cli.run('export', 'sample.dictum', '--format', 'dance')[0] != 2:
        yield 'an unknown format is no misuse'


def places():
    """Every format is written to a file or a folder, and replaces nothing unasked"""
    for entry in FORMATS:
        if not entry['canWrite']:
            continue
        path = cli.path(f'out-{entry["id"]}')
        told = cli.json('export', 'sample.dictum', '--format', entry['id'], '-o', path)
        if os.path.isdir(path) != (entry['output'] == 'folder') or not told['files']:
            yield f'{entry["id"]} made {told}'
        code, _, err = cli.run('export', 'sample.dictum', '--format', entry['id'], '-o', path)
        if code != 1 or 'is there already' not in err:
            yield f'{entry["id"]} wrote over {path}: {err}'
        cli.ok('export', 'sample.dictum', '--format', entry['id'], '-o', path, '--overwrite')


def redacted():
    """A redacted export keeps to itself who knows whom, and is the same each time"""
    whole, hidden = export(), export('--redacted')
    text = json.dumps(hidden, ensure_ascii=False)
    if 'Jonas Pike' not in json.dumps(whole) or 'Jonas Pike' in text:
        yield 'who knows a source is told'
    if hidden['first'] != export('--redacted')['first']:
        yield 'pseudonyms change'
    if count_claims(hidden) != count_claims(whole):
        yield 'claims are missing'


def named():
    """A project without a title is called after its file, and that name is redacted as well"""
    project = cli.load('sample.dictum')
    secret = next(source for source in project['sources']
                  if source.get('anonymity', {}).get('groundRules', '') in ('background', 'deep-background'))
    del project['title']
    secret['name'] = 'Nora Quill'
    with open(cli.path('Quill.dictum'), 'w', encoding='utf-8') as file:
        json.dump(project, file)
    if not cli.ok('export', 'Quill.dictum', '--format=markdown').startswith('# Quill\n'):
        yield 'the file’s name is not the title'
    if 'Quill' in cli.ok('export', 'Quill.dictum', '--format=markdown', '--redacted'):
        yield 'the name tells who is protected'


def importing():
    """What was exported comes in again as one action, once"""
    make_empty('empty.dictum')
    with open(cli.path('sample.jsonld'), 'w', encoding='utf-8') as file:
        json.dump(export(), file)
    trial = cli.json('import', 'empty.dictum', 'sample.jsonld', '--dry-run')
    if cli.load('empty.dictum')['claims']:
        yield 'a dry run alters the project'
    told = cli.json('import', 'empty.dictum', 'sample.jsonld')
    if told != trial or told['format'] != 'web-annotation' or told['unplaced'] or told['broken']:
        yield told
    for kind in ('claims', 'sources'):
        if cli.load('empty.dictum')[kind] != cli.load('sample.dictum')[kind]:
            yield f'the {kind} are others'
    again = cli.json('import', 'empty.dictum', 'sample.jsonld')
    if again['claims'] or again['known'] != told['claims']:
        yield f'it came twice: {again}'
    cli.ok('undo', 'empty.dictum')
    if cli.load('empty.dictum')['claims'] or cli.load('empty.dictum')['sources']:
        yield 'one undo does not take it back'


def unplaced():
    """What is in no article is listed, and what is no file of a format refused"""
    mark = {'@context': 'http://www.w3.org/ns/anno.jsonld', 'type': 'Annotation',
            'target': {'source': 'https://nowhere.example/',
                       'selector': {'type': 'TextQuoteSelector', 'exact': 'the harbour treaty'}}}
    make_empty('other.dictum')
    for name, content in (('mark.json', json.dumps(mark)), ('nothing.bin', 'dance')):
        with open(cli.path(name), 'w', encoding='utf-8') as file:
            file.write(content)
    told = cli.json('import', 'other.dictum', 'mark.json')
    if told['claims'] or [u['quote'] for u in told['unplaced']] != ['the harbour treaty']:
        yield told
    if 'the harbour treaty' not in cli.ok('import', 'other.dictum', 'mark.json'):
        yield 'the text does not tell of it'
    if cli.run('import', 'other.dictum', 'nothing.bin')[0] != 1:
        yield 'anything is recognised'
    if cli.run('import', 'other.dictum', 'missing.json')[0] != 1:
        yield 'a file that is not there is read'


run_cases(listing, scopes, places, redacted, named, importing, unplaced)
done()
