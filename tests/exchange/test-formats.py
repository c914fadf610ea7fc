# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files for other programs, read by readers that are not ours.

test-formats.py DICTUM-CLI SAMPLE
"""

import csv
import datetime
import json
import os
import re
import shutil
import sys
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '../cli'))

from cli import Cli, done, run_cases  # noqa: E402  pylint: disable=wrong-import-position
import hostile  # noqa: E402

cli = Cli(sys.argv[1])
sample = sys.argv[2]
harm = cli.path('harm.dictum')
hostile.write(sample, harm)
PROJECT = cli.load(sample)


def export(project, form, *options):
    """Export into a folder that is named after the format, and return it."""
    folder = cli.path(f'{form}-{os.path.basename(project)}')
    cli.ok('export', project, '--format', form, '--output', folder, '--overwrite', *options)
    return folder


def read_table(folder, name, encoding='utf-8'):
    with open(os.path.join(folder, name), encoding=encoding, newline='') as file:
        return list(csv.reader(file, strict=True))


def test_csv():
    """Python's csv reads the tables, with a row for each claim, link and source"""
    folder = export(sample, 'csv')
    claims = PROJECT['claims']
    expected = {'claims.csv': len(claims), 'sources.csv': len(PROJECT['sources']),
                'attributions.csv': sum(len(c.get('attributions', [])) for c in claims),
                'evidence.csv': sum(len(c.get('evidence', [])) for c in claims)}
    for name, count in expected.items():
        rows = read_table(folder, name)
        if len(rows) - 1 != count:
            yield f'{name} has {len(rows) - 1} rows, not {count}'
        for row in rows:
            if len(row) != len(rows[0]):
                yield f'{name}: {row}'
    rows = [dict(zip(rows[0], row)) for rows in [read_table(folder, 'claims.csv')]
            for row in rows[1:]]
    texts = {v['id']: '\n'.join(b['text'] for b in v['blocks'])
             for a in PROJECT['articles'] for v in a['versions']}
    for row in rows:
        words = texts[row['version']][int(row['start']):int(row['end'])]
        if not words.startswith(row['quote'].split(' […] ')[0][:20]):
            yield f'{row["quote"]} is not at its offsets: {words}'


def test_csv_mark():
    """A byte order mark is there when it is asked for"""
    folder = export(sample, 'csv', '--option', 'bom=yes')
    if read_table(folder, 'sources.csv', 'utf-8-sig')[0][0] != 'id':
        yield 'the first heading is not “id”'
    with open(os.path.join(folder, 'claims.csv'), 'rb') as file:
        if file.read(3) != b'\xef\xbb\xbf':
            yield 'there is none'


def test_csv_harm():
    """No cell is a formula, and every value is there as it was"""
    folder = export(harm, 'csv')
    cells = {cell for name in os.listdir(folder) for row in read_table(folder, name)
             for cell in row}
    for cell in cells:
        if cell.lstrip(" '")[:1] in tuple('=+-@\t\r') and not cell.startswith("'"):
            yield f'{cell} would run'
    plain = {cell[1:] if cell.startswith("'") else cell for cell in cells}
    for source in cli.load(harm)['sources']:
        if source['name'] not in plain:
            yield f'{source["name"]!r} is not there'


def test_csv_sources():
    """Sources come in again, and bring nothing to the project that has them"""
    folder = export(sample, 'csv')
    cli.ok('new', 'other.dictum', '--title', 'Other')
    table = os.path.join(folder, 'sources.csv')
    got = cli.json('import', 'other.dictum', table, '--format', 'csv')
    if got['sources'] != len(PROJECT['sources']) or got['broken'] or got['unplaced']:
        yield got
    if got['sources'] and cli.json('import', 'other.dictum', table)['sources']:
        yield 'they came twice'


# What REFI-QDA asks of a project, as far as we write it: the attributes that an element must have
# and may have, and its children in their order, each with how often it must and may be there. The
# published schema (Project.xsd 1.0 of 18 March 2019) is not in this tree: these are its facts, what it
# says in words (one of PlainTextContent and plainTextPath), and what the standard asks beyond it
# (paths, references, no position outside of the text).
MANY = 10 ** 9
BY = {'creatingUser': 'guid', 'creationDateTime': 'time', 'modifyingUser': 'guid',
      'modifiedDateTime': 'time'}
TEXT_SOURCE = ({'guid': 'guid'}, {'name': 'text', 'richTextPath': 'text', 'plainTextPath': 'text',
                                  **BY},
               [('Description', 0, 1), ('PlainTextContent', 0, 1), ('PlainTextSelection', 0, MANY),
                ('Coding', 0, MANY), ('NoteRef', 0, MANY), ('VariableValue', 0, MANY)])
QDA = {
    'Project': ({'name': 'text'}, {'origin': 'text', 'creatingUserGUID': 'guid',
                                   'creationDateTime': 'time', 'modifiedDateTime': 'time'},
                [('Users', 0, 1), ('CodeBook', 0, 1), ('Variables', 0, 1), ('Cases', 0, 1),
                 ('Sources', 0, 1), ('Notes', 0, 1), ('Links', 0, 1), ('Sets', 0, 1),
                 ('Graphs', 0, 1), ('Description', 0, 1), ('NoteRef', 0, MANY)]),
    'Users': ({}, {}, [('User', 1, MANY)]),
    'User': ({'guid': 'guid'}, {'name': 'text', 'id': 'text'}, []),
    'CodeBook': ({}, {}, [('Codes', 1, 1)]),
    'Codes': ({}, {}, [('Code', 1, MANY)]),
    'Code': ({'guid': 'guid', 'name': 'text', 'isCodable': 'boolean'}, {'color': 'colour'},
             [('Description', 0, 1), ('NoteRef', 0, MANY), ('Code', 0, MANY)]),
    'Sources': ({}, {}, [('TextSource', 1, MANY)]),
    'TextSource': TEXT_SOURCE,
    'Note': TEXT_SOURCE,
    'PlainTextSelection': ({'guid': 'guid', 'startPosition': 'number', 'endPosition': 'number'},
                           {'name': 'text', **BY},
                           [('Description', 0, 1), ('Coding', 0, MANY), ('NoteRef', 0, MANY)]),
    'Coding': ({'guid': 'guid'}, {'creatingUser': 'guid', 'creationDateTime': 'time'},
               [('CodeRef', 1, 1), ('NoteRef', 0, MANY)]),
    'CodeRef': ({'targetGUID': 'guid'}, {}, []),
    'NoteRef': ({'targetGUID': 'guid'}, {}, []),
    'Notes': ({}, {}, [('Note', 1, MANY)]),
    'Links': ({}, {}, [('Link', 1, MANY)]),
    'Link': ({'guid': 'guid'}, {'name': 'text', 'direction': 'direction', 'color': 'colour',
                                'originGUID': 'guid', 'targetGUID': 'guid'},
             [('NoteRef', 0, MANY)]),
    'Description': ({}, {}, []),
    'PlainTextContent': ({}, {}, []),
}
FORMS = {'guid': r'[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', 'text': r'(?s).*',
         'time': r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'number': r'\d+',
         'boolean': r'true|false|0|1', 'colour': r'#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})',
         'direction': r'Associative|OneWay|Bidirectional'}


def check_qda(element):
    """Yield what breaks the rules of an element and of those in it."""
    name = element.tag.replace('{urn:QDA-XML:project:1.0}', '')
    must, may, children = QDA.get(name, ({}, {}, None))
    if children is None:
        yield f'there is no {name}'
        return
    for key, value in element.attrib.items():
        form = must.get(key, may.get(key))
        if not key.startswith('{') and (not form or not re.fullmatch(FORMS[form], value)):
            yield f'{name} {key}={value[:100]!r}'
        elif form == 'time':
            datetime.datetime.fromisoformat(value)
    yield from (f'{name} has no {key}' for key in must if key not in element.attrib)
    names = [child.tag.split('}')[1] for child in element]
    order = [child for child, _, _ in children]
    if any(child not in order for child in names) or names != sorted(names, key=order.index):
        yield f'{name} has {names[:20]}'
    for child, least, most in children:
        if not least <= names.count(child) <= most:
            yield f'{name} has {names.count(child)} {child}'
    if children is TEXT_SOURCE[2] and \
            ('plainTextPath' in element.attrib) == ('PlainTextContent' in names):
        yield f'{name} has both a text and a path, or neither'
    for child in element:
        yield from check_qda(child)


def check_qdpx(project):
    """The archive, its document, all that it refers to, and the words at each position."""
    path = cli.path(f'{os.path.basename(project)}.qdpx')
    cli.ok('export', project, '--format', 'refi-qda', '--output', path, '--overwrite')
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            yield f'{archive.testzip()} is damaged'
        root = ET.fromstring(archive.read('project.qde'))
        texts = {name: archive.read(name).decode() for name in archive.namelist()
                 if name.startswith('Sources/')}
    yield from check_qda(root)
    guids = [e.get('guid') for e in root.iter() if e.get('guid')]
    if len(set(guids)) != len(guids):
        yield 'two have one GUID'
    for element in root.iter():
        for key in ('targetGUID', 'originGUID', 'creatingUser'):
            if element.get(key) and element.get(key) not in guids:
                yield f'{element.tag} refers to nothing'
    names = {'q': 'urn:QDA-XML:project:1.0'}
    sources = root.findall('q:Sources/q:TextSource', names)
    if len(sources) != len(texts):
        yield f'{len(sources)} sources, {len(texts)} texts'
    for source in sources:
        path = source.get('plainTextPath')
        if path != f'internal://{source.get("guid")}.txt':
            yield f'{path} is no path of {source.get("guid")}'
        text = texts[path.replace('internal://', 'Sources/')]
        for mark in source.findall('q:PlainTextSelection', names):
            start, end = int(mark.get('startPosition')), int(mark.get('endPosition'))
            if not 0 <= start < end <= len(text) or text[start:end] != mark.get('name'):
                yield f'{mark.get("name")!r} is {text[start:end]!r}'


def test_qdpx():
    """A REFI-QDA project keeps the rules of its schema, and marks the right words"""
    yield from check_qdpx(sample)


def test_qdpx_harm():
    """The same with values that mean harm"""
    yield from check_qdpx(harm)


def read_files(project, form):
    """Each file of a format as text."""
    folder = export(project, form)
    names = [folder] if os.path.isfile(folder) else \
        [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    for name in names:
        with open(name, encoding='utf-8', newline='') as file:
            yield os.path.basename(name), file.read()


def list_marks(path):
    """Where contents, sources and cues are, as (text, start, end), from the project itself."""
    project = cli.load(path)
    texts = {v['id']: '\n'.join(b['text'] for b in v['blocks'])
             for a in project['articles'] for v in a['versions']}
    marks = set()
    for claim in project['claims']:
        spans = claim['content'] + [link[part] for link in claim.get('attributions', [])
                                    for part in ('sourceSpan', 'cue') if part in link]
        marks |= {(texts[claim['version']], span['start'], span['end']) for span in spans}
    return marks


def compare(got, path, attributed=False):
    """Yield what is too much or too little; with attributed, claims of the writer may miss."""
    expected = list_marks(path)
    extra, missing = got - expected, expected - got
    if extra or (missing and not attributed) or not got:
        yield f'{len(extra)} too many, {len(missing)} too few of {len(expected)}'
    yield from (f'no words at {start}-{end}' for text, start, end in got if not text[start:end].strip())


STORY = ('Ferry to run all winter\n\nThe harbour board  said: “We will run it.”\n'
         'Ida Marrow claimed that nobody had asked.\n')
MARKS = """T1\tSource 25 42\tThe harbour board
T2\tCue 44 48\tsaid
T3\tContent 50 67\t“We will run it.”
T4\tAttribution 44 48\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 76 83;84 109\tno words of this text stand here at all
this line is broken
T6\tDiscard 0 23\tFerry to run all winter
"""


def test_brat():
    """brat: a folder of texts and files of marks comes in by one command, and goes out again"""
    folder = cli.path('corpus')
    for part in ('text', 'marks'):
        os.makedirs(os.path.join(folder, part))
    for number in range(3):
        for name, text in ((f'text/story-{number}.txt', STORY + f'Number {number}.\n'),
                           (f'marks/story-{number}_ana.ann', MARKS)):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
    cli.ok('new', 'corpus.dictum', '--title', 'Corpus')
    got = cli.json('import', 'corpus.dictum', folder)
    counts = [got[key] for key in ('format', 'files', 'articles', 'claims')]
    if counts != ['brat', 6, 3, 3] or len(got['broken']) != 3 or len(got['unplaced']) != 6:
        yield got
    if {(p['line'], p['file'][-4:]) for p in got['broken']} != {(7, '.ann')}:
        yield got['broken']
    if cli.json('import', 'corpus.dictum', folder)['known'] != 3:
        yield 'it is not known the second time'
    files = dict(read_files(cli.path('corpus.dictum'), 'brat'))
    for name, lines in files.items():
        if not name.endswith('.ann'):
            continue
        body = files[name[:-4] + '.txt']
        marks = [line.split('\t') for line in lines.split('\n') if line.startswith('T')]
        if sorted(mark[1].split(' ')[0] for mark in marks) != \
                ['Attribution', 'Content', 'Cue', 'Discard', 'Source']:
            yield lines
        for _, place, words in marks:
            pieces = [piece.split(' ') for piece in place.split(' ', 1)[1].split(';')]
            if ' '.join(body[int(start):int(end)] for start, end in pieces) != words:
                yield f'{place}: {words}'


def read_words(path):
    """The text of a file, or of each in an archive."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name).decode() for name in archive.namelist())
    else:
        with open(path, encoding='utf-8') as file:
            yield file.read()


def test_redacted():
    """A redacted export of each format has none of what is protected"""
    shutil.copy(sample, cli.path('secret.dictum'))
    cli.ok('set', 'secret.dictum', 'Ida Marrow', 'anonymity.groundRules=off-the-record')
    for form in ('brat', 'citron', 'inception', 'bio', 'label-studio', 'doccano', 'csv',
                 'refi-qda'):
        code, _, err = cli.run('export', 'secret.dictum', '--format', form, '--redacted',
                               '--output', cli.path(f'redacted-{form}'))
        if code:
            yield f'{form}: {err}'
            continue
        path = cli.path(f'redacted-{form}')
        for file in [path] if os.path.isfile(path) else \
                [os.path.join(path, name) for name in os.listdir(path)]:
            for words in read_words(file):
                if 'Marrow' in words:
                    yield f'{form}: the name is in {os.path.basename(file)}'


def test_citron():
    """Citron: Python's json reads quotes with cue, sources and contents at their offsets"""
    for path in (sample, harm):
        got = set()
        for name, text in read_files(path, 'citron'):
            document = json.loads(text)
            for quote in document['quotes']:
                spans = [quote['cue']] + quote['sources'] + quote['contents']
                for span in spans:
                    if document['text'][span['start']:span['end']] != span['text']:
                        yield f'{name}: {span}'
                    if span['text']:
                        got.add((document['text'], span['start'], span['end']))
        yield from compare(got, path, attributed=True)


def test_inception():
    """INCEpTION: a CAS whose references lead to structures, and whose offsets are code units"""
    for path in (sample, harm):
        got = set()
        for name, text in read_files(path, 'inception'):
            cas = json.loads(text)
            parts = {part['%ID']: part for part in cas['%FEATURE_STRUCTURES']}
            body = parts[cas['%VIEWS']['_InitialView']['%SOFA']]['sofaString']
            units = body.encode('utf-16-le')
            for part in parts.values():
                for key, value in part.items():
                    if key.startswith('@') and value not in parts:
                        yield f'{name}: {part}'
                if part['%TYPE'] == 'custom.Span':
                    start = len(units[:2 * part['begin']].decode('utf-16-le'))
                    end = len(units[:2 * part['end']].decode('utf-16-le'))
                    got.add((body, start, end))
                if not part['%TYPE'].startswith('uima.') and part['%TYPE'] not in cas['%TYPES']:
                    yield f'{name}: {part["%TYPE"]} is not described'
            if set(cas['%VIEWS']['_InitialView']['%MEMBERS']) | {1} != set(parts):
                yield f'{name}: not all are in the view'
        yield from compare(got, path)


def test_label_studio():
    """Label Studio: a task a line, whose labels the configuration has"""
    for path in (sample, harm):
        files = dict(read_files(path, 'label-studio'))
        labels = {e.get('value') for e in ET.fromstring(files['labels.xml']).iter()}
        got = set()
        for line in files['tasks.jsonl'].split('\n')[:-1]:
            task = json.loads(line)
            text = task['data']['text']
            for part in task['annotations'][0]['result']:
                names = part['labels'] if part['type'] == 'relation' else part['value']['labels']
                if not set(names) <= labels:
                    yield f'{names} is not among the labels'
                if part['type'] == 'labels':
                    value = part['value']
                    if text[value['start']:value['end']] != value['text']:
                        yield value
                    got.add((text, value['start'], value['end']))
        yield from compare(got, path)


def test_doccano():
    """doccano: a text a line, with entities, and relations between them"""
    for path in (sample, harm):
        got = set()
        for line in dict(read_files(path, 'doccano')).popitem()[1].split('\n')[:-1]:
            task = json.loads(line)
            ids = [entity['id'] for entity in task['entities']]
            got |= {(task['text'], e['start_offset'], e['end_offset']) for e in task['entities']}
            for relation in task['relations']:
                if relation['from_id'] not in ids or relation['to_id'] not in ids:
                    yield relation
        yield from compare(got, path)


def test_bio():
    """BIO: five columns, and no tag goes on with what did not begin"""
    for path in (sample, harm):
        before = None
        for line in dict(read_files(path, 'bio')).popitem()[1].split('\n'):
            columns = line.split('\t')
            if not line or line.startswith('#'):
                continue
            if len(columns) != 5 or not columns[1] or columns[1].strip() != columns[1]:
                yield repr(line)
                continue
            for column in range(2, 5):
                tag = columns[column]
                if tag.startswith('I-') and not before[column].endswith(tag[1:]):
                    yield f'{line} behind {before}'
            before = columns


run_cases(test_csv, test_csv_mark, test_csv_harm, test_csv_sources, test_qdpx, test_qdpx_harm,
          test_brat, test_redacted, test_citron, test_inception, test_label_studio,
          test_doccano, test_bio)
done()
