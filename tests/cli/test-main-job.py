# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main job through dictum-cli: load an article, mark its claims, name their sources.

test-main-job.py DICTUM-CLI MARKS [ARTICLE]; the article is the one that the marks name, if not given.
With DICTUM_KEEP set to a path the project file is copied there."""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(__file__))

import marks  # noqa: E402
from cli import Cli, done, run_cases, schema_problems  # noqa: E402

PROGRAM, MARKS = sys.argv[1], os.path.abspath(sys.argv[2])
LIST = marks.load(MARKS)
ARTICLE = os.path.abspath(sys.argv[3] if len(sys.argv) > 3 else
                          os.path.join(os.path.dirname(MARKS), LIST['article']))
cli = Cli(PROGRAM)


def mark_everything():
    """Every claim of the list can be marked."""
    cli.ok('new', 'main-job.dictum', '--title=Main job')
    cli.ok('add', 'main-job.dictum', ARTICLE)
    for claim in LIST['claims']:
        cli.ok('mark', 'main-job.dictum', '1', *marks.options(claim))


def offsets_and_quotes():
    """The file holds the exact offsets, quotes, contexts and sources."""
    yield from marks.check(cli.load('main-job.dictum'), LIST)


def enough_claims():
    """At least twelve claims are attributed."""
    claims = cli.json('list', 'main-job.dictum', 'claims')
    attributed = [claim for claim in claims if claim.get('attributions')]
    if len(attributed) < 12:
        yield f'{len(attributed)} claims are attributed'


def sources_reused():
    """A source that is named again is the same record."""
    sources = cli.json('list', 'main-job.dictum', 'sources')
    wanted = {link['name'] for claim in LIST['claims'] for link in claim['chain']}
    if sorted(source['name'] for source in sources) != sorted(wanted):
        yield f'{[source["name"] for source in sources]}, wanted {sorted(wanted)}'
    mentions = sum(len(claim['chain']) for claim in LIST['claims'])
    if mentions <= len(sources):
        yield 'the list reuses no source'


def sound():
    """The file validates, and its figures are right."""
    cli.ok('validate', 'main-job.dictum')
    yield from schema_problems(cli.load('main-job.dictum'))
    info = cli.json('info', 'main-job.dictum')
    chains = [claim['chain'] for claim in LIST['claims']]
    if (info['claims'], info['unattributed']) != (len(chains), chains.count([])):
        yield info
    if not 0 < info['attributedWords'] < info['words']:
        yield info


def undo_everything():
    """Undone to the beginning nothing is left; done again the file is the same."""
    with open(cli.path('main-job.dictum'), 'rb') as file:
        end = file.read()
    if 'DICTUM_KEEP' in os.environ:
        shutil.copy(cli.path('main-job.dictum'), os.environ['DICTUM_KEEP'])
    steps = 0
    while cli.run('undo', 'main-job.dictum', '--count=40')[0] == 0:
        steps += 40
    project = cli.load('main-job.dictum')
    for kind in ('articles', 'sources', 'claims'):
        if project.get(kind):
            yield f'{len(project[kind])} {kind} are left'
    while cli.run('redo', 'main-job.dictum', '--count=40')[0] == 0:
        pass
    with open(cli.path('main-job.dictum'), 'rb') as file:
        again = file.read()
    if marks.canonical(cli.load('main-job.dictum')) != marks.canonical(
            json.loads(end)):
        yield 'the end is not what it was'
    # The file's own time of change may differ, nothing else.
    differing = [line for line, other in zip(end.splitlines(), again.splitlines()) if line != other]
    if len(end.splitlines()) != len(again.splitlines()) or len(differing) > 1:
        yield f'lines differ: {differing[:3]}'


run_cases(mark_everything, offsets_and_quotes, enough_claims, sources_reused, sound, undo_everything)
done()
