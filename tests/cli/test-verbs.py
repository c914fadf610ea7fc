# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verbs of dictum-cli: what they do, what they refuse and in which words, and their exit codes.

test-verbs.py DICTUM-CLI"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases, schema_problems  # noqa: E402

cli = Cli(sys.argv[1])
FILE = 'verbs.dictum'
TEXT = """\
The union said that the berths would stay public. “We were promised nothing,” it said.

The ministry claimed that the union had been heard. It denied that the berths would be sold, and said that
the harbour office would answer all letters by the end of the year at the latest.

Island media reported that officials said the harbour office had been closed.
"""


def refused(code, words, *arguments, **more):
    """Yield what is wrong when a call does not fail with the code, and one plain line that has the words."""
    found, out, err = cli.run(*arguments, **more)
    call = ' '.join(arguments)
    if found != code:
        yield f'{call}: exit code {found}, wanted {code}: {err or out}'
    if not err.startswith('dictum-cli: ') or words not in err:
        yield f'{call}: says “{err.strip()}”, wanted “{words}”'
    for word in ('GLib', 'CRITICAL', 'assertion', '(null)'):
        if word in err:
            yield f'{call}: says {err}'


def list_verbs():
    return [line.split()[0] for line in cli.ok('help').splitlines()
            if line.startswith('  ') and not line.startswith('  dictum-cli')]


def help_texts():
    """Help and version are there for the program and for every verb."""
    verbs = list_verbs()
    if len(verbs) < 19 or len(verbs) != len(set(verbs)):
        yield verbs
    for verb in verbs:
        if f'dictum-cli {verb}' not in cli.ok(verb, '--help') + cli.ok('help', verb):
            yield f'{verb} --help does not say how it is used'
    if not cli.ok('--version').startswith('dictum-cli 0.'):
        yield cli.ok('--version')
    if cli.run()[0] != 2:
        yield 'without a verb the exit code is not 2'
    yield from refused(2, 'no verb “dance”', 'dance')
    yield from refused(2, 'no verb “dance”', 'help', 'dance')


def read_manual():
    """The options that the manual page names for each verb."""
    path = os.path.join(os.path.dirname(__file__), '../../data/man/dictum-cli.1')
    with open(path, encoding='utf-8') as file:
        verbs = file.read().split('.SH VERBS\n')[1].split('.SH ')[0]
    options = {}
    for block in re.split(r'^\.TP\n', verbs, flags=re.MULTILINE)[1:]:
        tags = [re.match(r'\.B\w* (\w+)', entry) for entry in re.split(r'^\.TQ\n', block, flags=re.M)]
        for tag in tags:
            options[tag[1]] = set(re.findall(r'--[a-z][a-z-]*', block))
    return options


def manual():
    """The manual page names each option of each verb, and none that there is not."""
    everywhere = {'--help', '--json', '--author'}
    written = read_manual()
    if sorted(written) != sorted(list_verbs()):
        yield sorted(written)
    # Verbs that do much the same are told of together.
    for verbs in {tuple(v for v in written if written[v] == written[verb]) for verb in written}:
        helps = [cli.ok(verb, '--help') for verb in verbs]
        listed = set().union(*(re.findall(r'^ +(?:-\w, )?(--[a-z-]+)', text, re.M) for text in helps))
        named = set().union(*(re.findall(r'--[a-z][a-z-]*', text) for text in helps))
        for option in listed - everywhere - written[verbs[0]]:
            yield f'the manual says nothing of {option} of {", ".join(verbs)}'
        for option in written[verbs[0]] - everywhere - named:
            yield f'the manual tells of {option} for {", ".join(verbs)}, which do not have it'


def making():
    """A project is made, once."""
    made = cli.json('new', FILE, '--title=Berths')
    if made.get('title') != 'Berths' or cli.load(FILE)['id'] != made.get('id'):
        yield made
    yield from refused(1, 'exists already', 'new', FILE)
    yield from refused(1, 'nowhere', 'new', 'nowhere/x.dictum')
    yield from refused(2, 'missing', 'new')
    yield from refused(2, 'too much', 'new', 'a', 'b')
    yield from refused(2, '--colour', 'new', 'a', '--colour=red')


def adding():
    """Articles come from standard input and files, with what is told of them."""
    added = json.loads(cli.ok('add', FILE, '-', '--title=Berths stay public', '--byline=Mara Lind',
                              '--publisher=Courier', '--published=2026-11-14', '--json',
                              stdin=TEXT.encode()))
    if len(added) != 1 or [added[0].get(key) for key in ('title', 'byline', 'publisher', 'published')] \
            != ['Berths stay public', 'Mara Lind', 'Courier', '2026-11-14']:
        yield added
    with open(cli.path('letter.txt'), 'w', encoding='utf-8') as file:
        file.write('A letter of the harbour office, which is long enough to be read as one.\n')
    yield from refused(1, 'same text', 'add', FILE, 'letter.txt', 'letter.txt')
    cli.ok('add', FILE, 'letter.txt', '--anyway')
    if len(cli.json('list', FILE)) != 3:
        yield cli.ok('list', FILE)
    yield from refused(1, 'absent.txt', 'add', FILE, 'absent.txt')
    yield from refused(1, 'is no date', 'add', FILE, 'letter.txt', '--published=yesterday')
    yield from refused(1, '-', 'add', FILE, '-', stdin=b'')
    yield from refused(1, '-', 'add', FILE, '-', stdin=bytes(range(256)) * 64)
    yield from refused(2, 'one article at a time', 'add', FILE, 'a', 'b', '--title=X')
    yield from refused(1, 'absent.dictum', 'add', 'absent.dictum', 'letter.txt')
    if len(cli.json('list', FILE)) != 3:
        yield 'a refused article was added'
    cli.ok('new', 'some.dictum')
    yield from refused(1, 'absent.txt', 'add', 'some.dictum', 'absent.txt', 'letter.txt')
    if len(cli.json('list', 'some.dictum')) != 1:
        yield 'one that cannot be loaded kept another out'


def tagging():
    """Articles are tagged as told, and with their section where it is asked for."""
    cli.ok('new', 'tagged.dictum')
    with open(cli.path('section.html'), 'w', encoding='utf-8') as file:
        file.write('<html><head><title>Berths</title><meta property="article:section" content="Harbour"></head>'
                   f'<body><article><p>{"The council voted to keep the berths in public hands. " * 4}</p></article>')
    for options, tags in (((), []), (('--tags=sea, votes', '--tag-section'), ['sea', 'votes', 'Harbour'])):
        added = cli.json('add', 'tagged.dictum', 'section.html', '--anyway', *options)
        if added[0].get('tags', []) != tags:
            yield f'{options}: {added}'


def endings():
    """The files that can be added are named where one looks for them, one for each loader at least."""
    helped = re.search(r'end in:\n(.*)\.\n', cli.ok('add', '--help'))[1].split(', ')
    for ending in ('docx', 'eml', 'epub', 'html', 'json', 'md', 'mhtml', 'odt', 'pdf', 'rss', 'rtf', 'srt', 'txt',
                   'wacz', 'warc'):
        if ending not in helped:
            yield f'{ending} is not among {helped}'
    if helped != sorted(set(helped)):
        yield f'{helped} is in no order'


def new_versions():
    """What has changed is a new version of the article that is there; the same text is none."""
    lines = ['The ferry will rest on Sundays until the spring, the council of the island decided.',
             'Two more boats will run on Saturdays, one of them late in the evening, it said.']
    for name, number in (('ferry.txt', 'Two'), ('later.txt', 'Three')):
        with open(cli.path(name), 'w', encoding='utf-8') as file:
            file.write('The ferry rests\n\n' + '\n\n'.join(lines).replace('Two', number))
    cli.ok('new', 'versions.dictum')
    cli.ok('add', 'versions.dictum', 'ferry.txt')
    yield from refused(1, '--as-version', 'add', 'versions.dictum', 'later.txt')
    yield from refused(2, 'not both', 'add', 'versions.dictum', 'later.txt', '--as-version', '--anyway')
    cli.ok('add', 'versions.dictum', 'later.txt', '--as-version')
    yield from refused(1, 'ferry.txt', 'add', 'versions.dictum', 'later.txt', 'ferry.txt')
    articles = cli.load('versions.dictum')['articles']
    if [len(article['versions']) for article in articles] != [2]:
        yield articles
    cli.ok('undo', 'versions.dictum')
    if len(cli.load('versions.dictum')['articles'][0]['versions']) != 1:
        yield 'a new version is not undone'


FEED = """<rss version="2.0"><channel><title>Wire</title>
<item><title>Berths</title><link>https://wire.example/a?utm_source=rss</link>
<description>%s</description></item>
<item><title>Quotas</title><link>http://127.0.0.1:1/b</link></item>
</channel></rss>"""


def choosing():
    """What a feed holds is listed, chosen from, and marked where the project has it."""
    with open(cli.path('feed.xml'), 'w', encoding='utf-8') as file:
        file.write(FEED % 'The ferry was late for the third day, said the keeper of the light.')
    cli.ok('new', 'feed.dictum')
    cli.ok('add', 'feed.dictum', 'letter.txt', '--url=https://www.wire.example/a/')
    listed = cli.json('add', 'feed.dictum', 'feed.xml')
    if [(choice['number'], choice['title'], choice['inProject']) for choice in listed] != [
            (1, 'Berths', True), (2, 'Quotas', False)]:
        yield listed
    if '(in the project)' not in cli.ok('add', 'feed.dictum', 'feed.xml'):
        yield 'what is in the project is not marked'
    yield from refused(1, '127.0.0.1', 'add', 'feed.dictum', 'feed.xml', '--all')
    yield from refused(1, '127.0.0.1', 'add', 'feed.dictum', 'feed.xml', '--choose=2')
    yield from refused(1, 'none of the 2', 'add', 'feed.dictum', 'feed.xml', '--choose=2-3')
    yield from refused(2, 'not both', 'add', 'feed.dictum', 'feed.xml', '--choose=2', '--all')
    yield from refused(1, 'by itself', 'add', 'feed.dictum', 'feed.xml', 'letter.txt', '--anyway')
    if len(cli.json('list', 'feed.dictum')) != 2:
        yield cli.ok('list', 'feed.dictum')


def marking():
    """Quotes are found in the claim's paragraph, with plain marks for typographic ones."""
    claim = json.loads(cli.ok('mark', FILE, '1', '--quote=We were promised nothing',
                              '--source-quote=it', '--source=Dock Workers’ Union', '--cue=said',
                              '--cue-prefix=it ', '--json', '--kind=promise', '--note=Ask',
                              '--tags=berths, letters', '--check-worthy'))
    if (claim['kind'], claim['notes'], claim['tags'], claim['checkWorthy']) != (
            'promise', 'Ask', ['berths', 'letters'], True):
        yield claim
    if claim['attributions'][0]['cue']['prefix'].split()[-1] != 'it':
        yield claim['attributions']
    claim = json.loads(cli.ok('mark', FILE, '1', '--quote="We were promised nothing,"', '--json'))
    if claim['content'][0]['exact'] != '“We were promised nothing,”':
        yield claim['content']
    claim = json.loads(cli.ok('mark', FILE, '1', '--quote=the union had been heard', '--cue=claimed',
                              '--source-quote=The ministry', '--json'))
    if (claim['attributions'][0]['stance'], claim['kind']) != ('doubting', 'fact'):
        yield claim['attributions']
    claim = json.loads(cli.ok('mark', FILE, '1', '--quote=the harbour office had been closed',
                              '--source-quote=officials', '--cue=said', '--via',
                              '--source-quote=Island media', '--cue=reported', '--json'))
    sources = {source['id']: source for source in cli.json('list', FILE, 'sources')}
    chain = [(sources[link['source']]['name'], sources[link['source']]['kind'], link['cue']['exact'])
             for link in claim['attributions']]
    if chain != [('Island media', 'media', 'reported'), ('Officials', 'unnamed', 'said')]:
        yield chain


def all_or_nothing():
    """A verb that fails on its way leaves the project as it was; output that is lost is a failure."""
    before = cli.load(FILE)
    yield from refused(1, 'nonsense', 'mark', FILE, '1', '--quote=the harbour office had been closed',
                       '--source-quote=officials', '--status=nonsense')
    yield from refused(1, 'nonsense', 'set', FILE, '1:1', 'notes=Ask again', 'status=nonsense')
    after = cli.load(FILE)
    for key in ('articles', 'claims', 'sources'):
        if before[key] != after[key]:
            yield key, before[key], after[key]
    with open('/dev/full', 'w', encoding='utf-8') as full:
        code = subprocess.run([cli.program, 'list', FILE, 'claims'], cwd=cli.folder, env=cli.environment,
                              stdout=full, stderr=subprocess.DEVNULL, check=False).returncode
    if code != 1:
        yield f'to a full disk: {code}'


def ambiguous():
    """An ambiguous quote is refused with its places, and can be told apart."""
    yield from refused(1, 'stands in 2 places', 'mark', FILE, '1', '--quote=the berths would')
    err = cli.run('mark', FILE, '1', '--quote=the berths would')[2]
    if '[the berths would] stay' not in err or '[the berths would] be sold' not in err \
            or '--suffix' not in err:
        yield err
    yield from refused(1, '--cue-prefix', 'mark', FILE, '1', '--quote=the berths would',
                       '--suffix= stay', '--cue=said')
    for option in ('--suffix= be sold', '--occurrence=2', '--prefix=denied that '):
        claim = json.loads(cli.ok('mark', FILE, '1', '--quote=the berths would', option, '--json'))
        if not claim['content'][0]['suffix'].startswith(' be sold'):
            yield f'{option}: {claim["content"]}'
    yield from refused(1, 'lower --occurrence', 'mark', FILE, '1', '--quote=the berths would',
                       '--occurrence=3')
    yield from refused(2, 'number from 1', 'mark', FILE, '1', '--quote=x', '--occurrence=0')


def mark_refused():
    """A mark that cannot be made whole is not made at all."""
    before = cli.load(FILE)
    quote = '--quote=the union had been heard'
    yield from refused(1, 'does not stand', 'mark', FILE, '1', '--quote=the moon')
    yield from refused(1, 'does not stand', 'mark', FILE, '1', quote, '--cue=sang')
    yield from refused(1, 'does not stand', 'mark', FILE, '1', quote, '--add-quote=the moon')
    yield from refused(1, 'no kind “sea”', 'mark', FILE, '1', quote, '--source=X', '--source-kind=sea')
    yield from refused(1, 'Who is', 'mark', FILE, '1', quote, '--source-quote=It')
    yield from refused(1, 'no article “9”', 'mark', FILE, '9', quote)
    yield from refused(2, '--quote', 'mark', FILE, '1')
    yield from refused(2, 'behind --add-quote', 'mark', FILE, '1', quote, '--add-prefix=x')
    after = cli.load(FILE)
    if (len(before['claims']), len(before['sources'])) != (len(after['claims']), len(after['sources'])):
        yield 'something was marked'


def setting():
    """Fields are set, cleared and refused in words."""
    cli.ok('set', FILE, '1:1', '1:2', 'status=in-progress', 'assigned=Ana Holt')
    cli.ok('set', FILE, '1:2', 'assigned=')
    cli.ok('set', FILE, 'article:1', 'language=fr')
    cli.ok('set', FILE, 'project', 'title=The berths')
    one, two = cli.json('show', FILE, '1:1'), cli.json('show', FILE, '1:2')
    if (one['status'], one.get('assigned'), two.get('assigned')) != ('in-progress', 'Ana Holt', None):
        yield one, two
    yield from refused(1, 'Choose one of: to-do', 'set', FILE, '1:1', 'status=finished')
    yield from refused(1, 'no field “mood”', 'set', FILE, '1:1', 'mood=good')
    yield from refused(1, 'already so', 'set', FILE, '1:1', 'status=in-progress')
    yield from refused(1, 'nobody', 'set', FILE, 'nobody', 'status=done')
    yield from refused(2, 'FIELD=VALUE', 'set', FILE, '1:1', '1:2')
    yield from refused(2, 'FIELD=VALUE', 'set', FILE, 'status=done', '1:1')
    yield from refused(1, 'no field of a link', 'set', FILE, '1:1', 'link.polarity=denied')


def checking():
    """Ratings, evidence and replies are kept."""
    cli.ok('rate', FILE, '1:1', '1:2', '--rating=supported', '--person=Ana', '--because=Seen',
           '--as-of=2026-11-12')
    cli.ok('rate', FILE, '1:2', '--none', '--person=Ana')
    cli.ok('evidence', FILE, '1:1', 'title=Log', 'stance=refutes', 'primary=yes', 'date=2026-11-13')
    cli.ok('reply', FILE, '1:1', 'asked=Ministry', 'askedOn=2026-11-14', 'deadline=2026-11-15')
    claim = cli.json('show', FILE, '1:1')
    entry = claim['evidence'][0]
    rating = claim['ratings'][0]
    if (rating['value'], rating['asOf'], entry['title'], claim['replies'][0]['asked']) != (
            'supported', '2026-11-12', 'Log', 'Ministry') or cli.json('show', FILE, '1:2').get('ratings'):
        yield claim
    cli.ok('evidence', FILE, '1:1', f'--edit={entry["id"]}', 'locator=page 2')
    cli.ok('evidence', FILE, '1:1', f'--remove={entry["id"]}')
    if 'evidence' in cli.json('show', FILE, '1:1'):
        yield 'the evidence is still there'
    yield from refused(1, 'Choose one of: supported', 'rate', FILE, '1:1', '--rating=splendid')
    yield from refused(2, '--rating', 'rate', FILE, '1:1')
    yield from refused(1, 'is no date', 'rate', FILE, '1:1', '--rating=supported', '--as-of=soon')
    yield from refused(1, 'no entry', 'reply', FILE, '1:1', '--edit=x', 'used=yes')
    yield from refused(1, 'no field “mood”', 'reply', FILE, '1:1', 'mood=good')
    yield from refused(2, 'FIELD=VALUE', 'evidence', FILE, '1:1')
    yield from refused(1, 'Give a title', 'evidence', FILE, '1:1', 'stance=supports')
    yield from refused(1, 'is no link', 'evidence', FILE, '1:1', 'url=not a link')
    yield from refused(1, 'who was asked', 'reply', FILE, '1:1', 'channel=phone')
    yield from refused(1, 'deadline cannot be before', 'reply', FILE, '1:1', 'asked=Ministry', 'askedOn=2026-11-25',
                       'deadline=2026-11-20')


def registry():
    """Sources are added, renamed, merged, changed and deleted."""
    cli.ok('sources', FILE, '--add=Ida Marrow')
    cli.ok('sources', FILE, '--add=Marrow, Ida', '--kind=person')
    cli.ok('sources', FILE, '--rename=Ida Marrow', '--to=I. Marrow')
    cli.ok('sources', FILE, '--alias=the chair', '--of=i. marrow')
    cli.ok('sources', FILE, '--set=the chair', 'description=Chairs the council', 'role=representative')
    cli.ok('sources', FILE, '--merge=Marrow, Ida', '--into=I. Marrow')
    cli.ok('sources', FILE, '--add=Island council')
    cli.ok('set', FILE, 'source:I. Marrow', 'affiliation=Island council')
    marrow = cli.json('show', FILE, 'source:I. Marrow')
    if (marrow['aliases'], marrow['role']) != (['Ida Marrow', 'the chair', 'Marrow, Ida'],
                                               'representative'):
        yield marrow
    cli.ok('sources', FILE, '--delete=Island council')
    if 'affiliation' in cli.json('show', FILE, 'source:I. Marrow'):
        yield 'the affiliation dangles'
    cli.ok('sources', FILE, '--add=A', '--kind=other')
    cli.ok('sources', FILE, '--add=B', '--kind=other')
    cli.ok('sources', FILE, '--merge=A,B', '--into=I. Marrow')
    if 'Marrow' not in cli.ok('sources', FILE):
        yield cli.ok('sources', FILE)
    yield from refused(1, 'already', 'sources', FILE, '--add=The Chair')
    yield from refused(1, 'no source “Nobody”', 'sources', FILE, '--delete=Nobody')
    yield from refused(1, 'no kind', 'sources', FILE, '--add=X', '--kind=sea')
    yield from refused(2, '--rename with --to', 'sources', FILE, '--rename=A')
    yield from refused(2, '--set with fields', 'sources', FILE, '--add=X', '--delete=A')


def dossier():
    """What a source said, who it belongs to and who it may be; merging and splitting show what moves."""
    cli.ok('sources', FILE, '--add=Saltmere Port Authority', '--kind=government-body')
    cli.ok('sources', FILE, '--add=SPA', '--kind=organisation')
    cli.ok('sources', FILE, '--add=Lia Voss', '--kind=person')
    cli.ok('sources', FILE, '--set=Lia Voss', 'affiliation=SPA')
    cli.ok('sources', FILE, '--set=SPA', 'description=The port')
    cli.ok('mark', FILE, '1', '--quote=the berths would stay', '--source=SPA', '--cue-prefix=', '--json')
    said = cli.json('sources', FILE, '--said=SPA')
    if (said['claims'], said['entries'][0]['quote'], said['articles'][0]['claims']) != \
            (1, 'the berths would stay', 1) or said['manners']['indirect'] != 1:
        yield said
    if 'the berths would stay' not in cli.ok('sources', FILE, '--said=SPA'):
        yield cli.ok('sources', FILE, '--said=SPA')
    if [(node['name'], node['depth']) for node in cli.json('sources', FILE, '--tree=SPA')] != \
            [('SPA', 0), ('Lia Voss', 1)]:
        yield cli.json('sources', FILE, '--tree=SPA')
    alike = cli.json('sources', FILE, '--alike')
    if [(pair['one'], pair['other'], pair['reason']) for pair in alike] != \
            [('SPA', 'Saltmere Port Authority', 'acronym')]:
        yield alike
    cli.ok('sources', FILE, '--distinct=SPA,Saltmere Port Authority')
    if cli.json('sources', FILE, '--alike'):
        yield 'they were told apart'
    cli.ok('sources', FILE, '--not-distinct=SPA,Saltmere Port Authority')
    names = [source['name'] for source in cli.json('sources', FILE, '--sort=claims', '--search=sp')]
    unused = [source['name'] for source in cli.json('sources', FILE, '--unused', '--kind=person')]
    if names[0] != 'SPA' or 'Lia Voss' not in names or 'Lia Voss' not in unused or 'SPA' in unused:
        yield names, unused
    merge = ('sources', FILE, '--merge=SPA', '--into=Saltmere Port Authority')
    plan = cli.json(*merge, '--preview')
    if (plan['claims'], plan['members'], plan['aliases']) != (1, 1, ['SPA']) or \
            [field['field'] for field in plan['fields']] != ['kind']:
        yield plan
    cli.ok(*merge, '--take=kind=SPA')
    port = cli.json('show', FILE, 'source:SPA')
    if (port['name'], port['kind'], port['description']) != ('Saltmere Port Authority', 'organisation',
                                                             'The port'):
        yield port
    claim = said['entries'][0]['number']
    cli.ok('sources', FILE, '--split=SPA', '--as=Harbour board', f'--claim={claim}', '--with-alias=SPA')
    board = cli.json('sources', FILE, '--said=Harbour board')
    if board['claims'] != 1 or cli.json('sources', FILE, '--said=Saltmere Port Authority')['claims'] != 0:
        yield board
    if 'used nowhere' not in cli.ok('sources', FILE, '--said=Saltmere Port Authority'):
        yield 'it is used nowhere and nobody says so'
    for _ in range(2):
        cli.ok('undo', FILE)
    if 'aliases' in cli.json('show', FILE, 'source:Saltmere Port Authority'):
        yield 'the merge is not undone'
    yield from refused(1, 'does not rest on', 'sources', FILE, '--split=SPA', '--as=X', '--claim=1:2')
    yield from refused(1, 'no source “Nobody”', *merge, '--take=kind=Nobody')
    yield from refused(2, 'cannot be sorted', 'sources', FILE, '--sort=sea')
    yield from refused(2, '--split with --as', 'sources', FILE, '--split=SPA')


def deleting():
    """Deleted records go with what depends on them, and come back."""
    before = len(cli.json('list', FILE, 'claims'))
    cli.ok('delete', FILE, '1:1', '1:2')
    if len(cli.json('list', FILE, 'claims')) != before - 2:
        yield cli.ok('list', FILE, 'claims')
    cli.ok('undo', FILE)
    if len(cli.json('list', FILE, 'claims')) != before:
        yield 'undo did not bring them back'
    cli.ok('redo', FILE)
    cli.ok('undo', FILE)
    cli.ok('delete', FILE, 'article:1')
    if cli.json('list', FILE, 'claims') or len(cli.json('list', FILE)) != 2:
        yield 'claims are left without their article'
    cli.ok('undo', FILE)
    yield from refused(1, 'cannot be deleted', 'delete', FILE, 'project')
    yield from refused(2, 'from 1', 'undo', FILE, '-n', '0')


def any_locale():
    """In the C locale quotes go in and come out whole."""
    for locale in ('C', 'C.UTF-8', 'POSIX'):
        code, out, err = cli.run('list', FILE, 'claims', LC_ALL=locale)
        if code != 0 or '“We were promised nothing,”' not in out:
            yield locale, out, err
    code, out, err = cli.run('mark', FILE, '1', '--quote=“We were promised nothing', '--json', LC_ALL='C')
    if code != 0 or json.loads(out)['content'][0]['exact'] != '“We were promised nothing':
        yield out, err
    yield from refused(2, 'not valid UTF-8', 'show', FILE, os.fsdecode(b'\xff'))


def validating():
    """Every broken file is named with what is wrong in it."""
    cli.ok('validate', FILE)
    good = cli.load(FILE)
    yield from schema_problems(good)
    broken = dict(good, claims=[dict(good['claims'][0], article='x')] + good['claims'][1:])
    for name, content in (('broken.dictum', json.dumps(broken)), ('empty.dictum', ''),
                          ('list.dictum', '[]'), ('half.dictum', json.dumps(good)[:2000])):
        with open(cli.path(name), 'w', encoding='utf-8') as file:
            file.write(content)
        code, out, _err = cli.run('validate', FILE, name)
        if code != 1 or f'{name}: ' not in out or len(out.splitlines()) < 2:
            yield f'{name}: {code} {out}'
        yield from refused(1, name, 'list', name)
        yield from refused(1, name, 'undo', name)
    code, out, _err = cli.run('validate', FILE, 'broken.dictum', '--json')
    report = json.loads(out)
    if [entry['valid'] for entry in report] != [True, False]:
        yield report
    if 'claims[0].article' not in report[1]['problems'][0]['message']:
        yield report

    # What can be opened and is not right is told with its place.
    good['claims'][0]['content'][0]['exact'] = 'Words that are not there'
    with open(cli.path('moved.dictum'), 'w', encoding='utf-8') as file:
        json.dump(good, file)
    code, out, _err = cli.run('validate', 'moved.dictum', '--json')
    problem = json.loads(out)[0]['problems'][0]
    if code != 1 or problem['path'] != 'claims[0].content[0]' or 'not there' not in problem['message']:
        yield out
    if cli.run('validate', 'absent.dictum')[0] != 1:
        yield 'a missing file is valid'


def recovering():
    """What a crash left in the journal is offered, and taken back or put aside."""
    for option, claims in (([], 1), (['--discard'], 0)):
        name = f'crash{claims}.dictum'
        cli.ok('new', name)
        cli.ok('add', name, '-', stdin=TEXT.encode())
        shutil.copy(cli.path(name), cli.path('before'))
        cli.ok('mark', name, '1', '--quote=The union')
        # The file as it was before, the journal as it is: what a crash before the save leaves.
        shutil.copy(cli.path('before'), cli.path(name))
        yield from refused(1, f'dictum-cli recover {name}', 'mark', name, '1', '--quote=Island media')
        yield from refused(1, '--discard', 'undo', name)
        cli.ok('recover', name, *option)
        if len(cli.json('list', name, 'claims')) != claims:
            yield f'{name}: {cli.ok("list", name, "claims")}'
        if 'nothing to recover' not in cli.ok('recover', name):
            yield f'{name}: it is offered again'
        cli.ok('mark', name, '1', '--quote=Island media')
        cli.ok('validate', name)


PAGE = """<html lang=en><title>The pier</title><meta name=author content="Ida Brandt"><h1>The pier</h1>
<p>The pier was closed on Tuesday, and the office said that it would open again in spring.</p>
<h2>After the storm</h2><ul><li>It is old.<li>It is long.</ul></html>"""


def extracting():
    """An article as text and as JSON without a project; a folder as lines of JSON."""
    os.makedirs(cli.path('pages'))
    with open(cli.path('pages/a.html'), 'w', encoding='utf-8') as file:
        file.write(PAGE)
    with gzip.open(cli.path('pages/b.html.gz'), 'wt', encoding='utf-8') as file:
        file.write(PAGE.replace('Ida Brandt', 'Tom Oye'))
    with gzip.open(cli.path('pages/c.html.gz'), 'wt', encoding='utf-8') as file:
        file.write('')
    with open(cli.path('pages/notes.txt'), 'w', encoding='utf-8') as file:
        file.write('not a page')
    text = cli.ok('extract', 'pages/a.html')
    if text != ('# The pier\nIda Brandt\n\nThe pier was closed on Tuesday, and the office said that it '
                'would open again in spring.\n\n## After the storm\n\n- It is old.\n- It is long.\n'):
        yield text
    found = cli.json('extract', 'pages/a.html')
    if [block['kind'] for block in found['blocks']] != ['title', 'paragraph', 'heading', 'list-item',
                                                        'list-item'] or found['language'] != 'en':
        yield found
    code, out, err = cli.run('extract', '--jsonl', 'pages', 'pages/notes.txt')
    lines = [json.loads(line) for line in out.splitlines()]
    if (code != 1 or [line['file'] for line in lines] !=
            ['a.html', 'b.html', 'c.html', 'pages/notes.txt'] or 'c.html: ' not in err):
        yield code, lines, err
    if lines[1]['byline'] != 'Tom Oye' or 'It is old.\nIt is long.' not in lines[1]['text']:
        yield lines[1]
    if not lines[2].get('error') or lines[3]['text'] != 'not a page':
        yield lines
    yield from refused(2, 'is a folder', 'extract', 'pages')
    yield from refused(2, '--json is for one article', 'extract', '--json', 'pages/a.html', 'pages/a.html')
    yield from refused(1, 'nothing.html: ', 'extract', 'nothing.html')
    with open(cli.path('pages/feed.xml'), 'w', encoding='utf-8') as file:
        file.write(FEED)
    yield from refused(1, 'feed.xml: This is a list of articles', 'extract', 'pages/feed.xml')
    yield from refused(1, 'feed.xml: This is a list of articles', 'extract', '--json', 'pages/feed.xml')
    code, out, err = cli.run('extract', '--jsonl', 'pages/feed.xml', 'pages/a.html')
    lines = [json.loads(line) for line in out.splitlines()]
    if code != 1 or len(lines) != 2 or 'list of articles' not in lines[0].get('error', '') or 'error' in lines[1]:
        yield code, lines, err


def locked():
    """A project that is open elsewhere is not written to, but can be read."""
    with subprocess.Popen([cli.program, 'add', FILE, '-', '--anyway'], cwd=cli.folder, env=cli.environment,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as holder:
        # More than fits into a pipe: once it is written the other side reads, and has the lock.
        holder.stdin.write(b'A line that is long enough to be a paragraph of an article.\n\n' * 4000)
        holder.stdin.flush()
        code, _out, err = cli.run('set', FILE, '1:1', 'status=done')
        if code != 1 or 'open' not in err:
            yield code, err
        cli.ok('list', FILE)
        holder.communicate(TEXT.encode(), timeout=60)
    if holder.returncode != 0:
        yield holder.returncode
    cli.ok('undo', FILE)


run_cases(help_texts, manual, making, adding, tagging, endings, new_versions, choosing, marking,
          all_or_nothing, ambiguous, mark_refused, setting, checking, registry, dossier, deleting,
          any_locale, validating, recovering, extracting, locked)
done()
