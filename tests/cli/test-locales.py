# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A project is written the same wherever its editor lives: not a byte of it depends on the locale. What is
listed for the editor is in the order that is usual there.

test-locales.py DICTUM-CLI SAMPLE"""

import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))

import pseudo  # noqa: E402
from cli import Cli, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])

PLACES = {'ar_EG': pseudo.CONVENTIONS['ar'], 'de_DE': pseudo.CONVENTIONS['de']}

# Formats that programs read; those that people read are written in the editor's language.
FORMATS = ('web-annotation', 'hypothesis', 'claim-review', 'brat', 'citron', 'inception', 'bio', 'label-studio',
           'doccano', 'csv')
STAMP = re.compile(rb'20\d\d-\d\d-\d\dT[\d:.]+')


def live_in(place):
    """What the environment needs to be there."""
    if place == 'C':
        return {'LC_ALL': 'C.UTF-8'}
    folder = cli.path('language')
    environment = pseudo.make_locale(folder, place, **PLACES.get(place, pseudo.CONVENTIONS['de']))
    environment['LANGUAGE'] = 'C'
    return environment


def edit(place):
    """Do what writes words, numbers, lists and dates, without a new record, whose id would be random."""
    name = f'{place}.dictum'
    where = live_in(place)
    shutil.copyfile(SAMPLE, cli.path(name))
    for words in ('zebra', 'apple', 'Ära', 'mango', 'éclair'):
        cli.ok('filters', name, '--save', words, '--where', f'"{words}"', **where)
    cli.ok('set', name, '1:1', 'tags=zebra,apple', 'notes=1.5 and 2,5 on 3 March', **where)
    cli.ok('undo', name, **where)
    return name


def read(name):
    with open(cli.path(name), 'rb') as file:
        return [line for line in file.read().split(b'\n') if b'"modified": "' not in line]


def files_of(folder):
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(root, name)
            with open(path, 'rb') as file:
                # Sources stand in the order in which the editor has them, which is the locale's.
                yield os.path.relpath(path, folder), sorted(re.split(rb'[,\n]', STAMP.sub(b'', file.read())))


def projects():
    """the project file"""
    expected = read(edit('C'))
    for place in PLACES:
        for line, other in zip(expected, read(edit(place))):
            if line != other:
                yield f'{place}: {other.decode()!r} instead of {line.decode()!r}'
                break


def exports():
    """what is written for other programs"""
    for place in ('C', *PLACES):
        for kind in FORMATS:
            folder = cli.path(f'{place}/{kind}')
            os.makedirs(folder)
            cli.ok('export', '--format', kind, '--output', os.path.join(folder, 'out'), SAMPLE, **live_in(place))
            if place == 'C':
                continue
            first, second = (dict(files_of(cli.path(f'{where}/{kind}'))) for where in ('C', place))
            if first.keys() != second.keys():
                yield f'{place}: {kind}: {sorted(second)} instead of {sorted(first)}'
            for name in first:
                if first[name] != second.get(name):
                    yield f'{place}: {kind}: {name} is another'


def orders():
    """lists of names"""
    names = ('Berg', 'Zorn', 'Åberg')
    with open(cli.path('names.txt'), 'w', encoding='utf-8') as file:
        file.write('Names\n\n' + '\n\n'.join(f'It is so, said {name}.' for name in names) + '\n')
    cli.ok('new', 'names.dictum', '--title', 'Names')
    cli.ok('add', 'names.dictum', 'names.txt')
    for name in names:
        cli.ok('mark', 'names.dictum', '1', '--quote', f'said {name}', '--source', name)
    # As Unicode has it for each language, and as the C library was told to, which is backwards here.
    expected = {('de_DE', 'claims'): ['Åberg', 'Berg', 'Zorn'], ('sv_SE', 'claims'): ['Berg', 'Zorn', 'Åberg'],
                ('C', 'sources'): ['Berg', 'Zorn', 'Åberg'], ('de_DE', 'sources'): ['Åberg', 'Zorn', 'Berg']}
    for (place, what), order in expected.items():
        sort = ['--sort', 'source'] if what == 'claims' else []
        listed = re.findall('|'.join(names), cli.ok('list', 'names.dictum', what, *sort, **live_in(place)))
        listed = list(dict.fromkeys(listed))
        if listed != order:
            yield f'{place}: {what}: {listed} instead of {order}'


def there():
    """a number is written as it is there"""
    for place, what in PLACES.items():
        run = subprocess.run(['locale', 'decimal_point'], env={**os.environ, **live_in(place)},
                             capture_output=True, text=True, check=True)
        if run.stdout.strip() != what['decimal']:
            yield f'{place}: {run.stdout.strip()} instead of {what["decimal"]}'


run_cases(there, projects, exports, orders)
done()
