# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files for other programs, read by readers that are not ours.

test-formats.py DICTUM-CLI SAMPLE
"""

import csv
import os
import sys

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


run_cases(test_csv, test_csv_mark, test_csv_harm, test_csv_sources)
done()
