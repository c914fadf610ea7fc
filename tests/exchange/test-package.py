# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The package: project and originals in one archive, read by Python's zipfile.

    test-package.py DICTUM_CLI SAMPLE
"""

import hashlib
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

from cli import Cli, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])
PAGE = b'<html><head><title>Berths</title></head><body><p>The berths of Saltmere will be let.</p></body>'


def make_project():
    with open(cli.path('berths.html'), 'wb') as file:
        file.write(PAGE)
    cli.ok('new', 'berths.dictum', '--title=Berths')
    cli.ok('add', 'berths.dictum', 'berths.html')
    cli.ok('mark', 'berths.dictum', '1', '--quote=The berths of Saltmere will be let')


def whole():
    """The project is in it byte for byte, and its original under its sum."""
    make_project()
    cli.ok('export', 'berths.dictum', '--format=package', '-o', 'berths.zip')
    with zipfile.ZipFile(cli.path('berths.zip')) as file:
        if file.testzip() is not None:
            yield 'a checksum is wrong'
        name = 'snapshots/' + hashlib.sha256(PAGE).hexdigest()
        if sorted(file.namelist()) != ['project.dictum', name]:
            yield f'it has {file.namelist()}'
        elif file.read(name) != PAGE:
            yield 'the original is another one'
        with open(cli.path('berths.dictum'), 'rb') as project:
            if file.read('project.dictum') != project.read():
                yield 'the project is another one'


def again():
    """The same project gives the same bytes, and what is unpacked can be worked on."""
    cli.ok('export', 'berths.dictum', '--format=package', '-o', 'again.zip')
    with open(cli.path('berths.zip'), 'rb') as first, open(cli.path('again.zip'), 'rb') as second:
        if first.read() != second.read():
            yield 'the bytes differ'
    with zipfile.ZipFile(cli.path('again.zip')) as file:
        file.extract('project.dictum', cli.path('unpacked'))
    cli.ok('validate', os.path.join('unpacked', 'project.dictum'))
    cli.ok('mark', os.path.join('unpacked', 'project.dictum'), '1', '--quote=Saltmere')


def missing():
    """What the store does not have is named."""
    other = Cli(sys.argv[1])
    other.ok('export', cli.path('berths.dictum'), '--format=package', '-o', 'other.zip')
    with zipfile.ZipFile(other.path('other.zip')) as file:
        if file.read('missing.txt').decode() != hashlib.sha256(PAGE).hexdigest() + '\n':
            yield f'it has {file.namelist()}'


def redacted():
    """A redacted package is without originals."""
    cli.ok('export', 'berths.dictum', '--format=package', '--redacted', '-o', 'redacted.zip')
    with zipfile.ZipFile(cli.path('redacted.zip')) as file:
        if any(name.startswith('snapshots/') for name in file.namelist()):
            yield f'it has {file.namelist()}'


def back():
    """In another home the package becomes the same project, its original comes with it, and it can
    be sent back."""
    other = Cli(sys.argv[1])
    other.ok('new', 'copy.dictum')
    told = other.json('import', 'copy.dictum', cli.path('berths.zip'))
    if (told['format'], told['articles'], told['claims'], told['originals']) != ('package', 1, 1, 1):
        yield f'it told {told}'
    claim = other.load('copy.dictum')['claims'][0]['id']
    other.ok('set', 'copy.dictum', claim, 'notes=Seen at the harbour.')
    other.ok('export', 'copy.dictum', '--format=package', '-o', 'copy.zip')
    with zipfile.ZipFile(other.path('copy.zip')) as file:
        if file.read('snapshots/' + hashlib.sha256(PAGE).hexdigest()) != PAGE:
            yield 'the original is another one'
    told = cli.json('import', 'berths.dictum', other.path('copy.zip'))
    if (told['claims'], told['known'], told['differing']) != (0, 1, 1):
        yield f'it told {told}'
    told = cli.json('import', 'berths.dictum', other.path('copy.zip'), '--option=replace')
    if told['updated'] != 1:
        yield f'it told {told}'
    if cli.load('berths.dictum')['claims'][0].get('notes') != 'Seen at the harbour.':
        yield 'the notes did not come'


def no_package():
    """What is no package is refused in words."""
    with zipfile.ZipFile(cli.path('other.zip'), 'w') as file:
        file.writestr('readme.txt', 'Berths')
    code, _, problem = cli.run('import', 'berths.dictum', 'other.zip', '--format=package')
    if code == 0 or 'other.zip' not in problem:
        yield f'{code}: {problem}'


def no_article():
    """A package brings its articles: one that is chosen for it is refused."""
    code, _, problem = cli.run('import', 'berths.dictum', 'berths.zip', '--article=1')
    if code == 0 or '--article' not in problem:
        yield f'{code}: {problem}'


run_cases(whole, again, missing, redacted, back, no_package, no_article)
done()
