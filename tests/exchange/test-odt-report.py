# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as OpenDocument text, opened and converted by LibreOffice.

    test-odt-report.py DICTUM_CLI SAMPLE
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

import hostile  # noqa: E402
from cli import Cli, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
SAMPLE = os.path.abspath(sys.argv[2])
NOTE = re.compile(r'^ *(\d+) +(?:Said by|Passed on by):', re.MULTILINE)


def make(project, name):
    cli.ok('report', project, '--odt', '-o', name)
    return cli.path(name)


def convert(path):
    """What LibreOffice makes of it, page by page."""
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{cli.path("office")}',
                    '--convert-to', 'pdf', '--outdir', cli.folder, path], check=True, timeout=240,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return subprocess.run(['pdftotext', '-layout', path[:-3] + 'pdf', '-'], check=True, timeout=60,
                          capture_output=True).stdout.decode()


def archive():
    """It is an archive as the format wants it: what it is first, and plain."""
    path = make(SAMPLE, 'archive.odt')
    with zipfile.ZipFile(path) as file:
        first = file.infolist()[0]
        if (first.filename, first.compress_type, first.flag_bits & 8) != ('mimetype', 0, 0):
            yield f'the first entry is {first}'
        if file.testzip() is not None:
            yield 'a checksum is wrong'
        for name in file.namelist()[1:]:
            xml.etree.ElementTree.fromstring(file.read(name))
    with open(path, 'rb') as file:
        if file.read(77)[30:] != b'mimetypeapplication/vnd.oasis.opendocument.text':
            yield 'what it is does not stand where programs look'


def hostile_values():
    """Values that mean harm leave the XML whole."""
    hostile.write(SAMPLE, cli.path('hostile.dictum'))
    with zipfile.ZipFile(make('hostile.dictum', 'hostile.odt')) as file:
        text = ''.join(xml.etree.ElementTree.fromstring(file.read('content.xml')).itertext())
    for value in hostile.VALUES[:2]:
        if value not in text:
            yield f'“{value}” is not in it'


def in_office():
    """LibreOffice has a footnote for each claim, numbered, and all the words."""
    text = convert(make(SAMPLE, 'sample.odt'))
    with open(SAMPLE, encoding='utf-8') as file:
        project = json.load(file)
    numbers = [int(number) for number in NOTE.findall(text)]
    if numbers != list(range(1, len(project['claims']) + 1)):
        yield f'notes: {numbers}'
    words = set(re.findall(r'[^\W\d]+', text))
    for article in project['articles']:
        for block in article['versions'][-1]['blocks']:
            for word in re.findall(r'[^\W\d]+', block['text']):
                if word not in words and len(word) < 10:
                    yield word


tests = [archive, hostile_values]
if shutil.which('soffice') and shutil.which('pdftotext'):
    tests.append(in_office)
else:
    print('# LibreOffice is not installed: the text is not opened in it.')
run_cases(*tests)
done()
