# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The help says what is so: it is held against the program, its tables and its user interface.

manual.py TOP DICTUM-CLI HTML DICTUM"""

import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tap

CLI, HTML, WINDOW = sys.argv[2:5]
MAL = '{http://projectmallard.org/1.0/}'
FOLDER = os.path.join(tap.TOP, 'data/help/C')
PAGES = {os.path.basename(path)[:-5]: ElementTree.parse(path).getroot()
         for path in glob.glob(os.path.join(FOLDER, '*.page'))}
SAMPLE = os.path.join(tap.TOP, 'data/sample/harbour-treaty.dictum')


def squeeze(text):
    return ' '.join(text.split())


def words(node):
    """All words of an element, as a reader sees them."""
    return squeeze(''.join(node.itertext()))


def run(*arguments):
    return subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60)


def ask(*arguments):
    return json.loads(run(*arguments, '--json').stdout)


# ---- The form ----


def find_unlisted():
    """A page or picture that is not installed."""
    build = tap.read('data/help/meson.build')
    for path in tap.list_files():
        name = os.path.relpath(path, 'data/help')
        if path.startswith('data/help/C/') and f"'{name}'" not in build:
            yield f'{path} is not in data/help/meson.build'


tap.check('every page and picture is installed', find_unlisted())

for what in ('validate', 'links', 'ids', 'media', 'orphans'):
    if shutil.which('yelp-check') is None:
        tap.check(f'yelp-check {what} # SKIP yelp-check is not installed', [])
        continue
    found = subprocess.run(['yelp-check', what, *(os.path.join(FOLDER, f'{name}.page') for name in PAGES)],
                           capture_output=True, text=True, timeout=120)
    tap.check(f'yelp-check {what}', (found.stdout + found.stderr).splitlines())


def find_missing_in_html():
    """Each page and section is in the web page, and each of its links leads somewhere."""
    with open(HTML, encoding='utf-8') as file:
        text = file.read()
    ids = set(re.findall(r' id="([^"]+)"', text))
    for name, page in PAGES.items():
        for anchor in [name, *(f'{name}-{part.get("id")}' for part in page.iter(MAL + 'section'))]:
            if anchor not in ids:
                yield f'there is no {anchor}'
    for target in re.findall(r'href="#([^"]+)"', text):
        if target not in ids:
            yield f'a link leads to {target}, which is not there'
    if text.count('<!-- start -->') != 1:
        yield 'there is no place for the way to a page'


tap.check('the web page has all of it', find_missing_in_html())


# ---- From the program to the help ----


def find_lost_places():
    """Places in the window whose page, or who themselves, are not there."""
    table = tap.read('src/app/window/dictum-window-help.c').split('places[] = {')[1].split('};')[0]
    places = re.findall(r'{ "(\w+)", "([\w-]+)" }', table)
    code = ''.join(tap.read(path) for path in tap.list_files('.c', '.ui') if path.startswith('src/app'))
    if len(places) < 30:
        yield 'the table of places was not found'
    for place, page in places:
        if page not in PAGES:
            yield f'{place} leads to {page}, which is no page'
        if not re.search(rf'G_DEFINE_\w+\s*\({place},|id="{place}"', code):
            yield f'there is no {place} in the window'


tap.check('every place of the window leads to a page', find_lost_places())


# ---- What is said of formats, rules and verbs ----


def find_wrong_formats():
    formats = ask('export', '--list-formats')
    for one in formats:
        page = PAGES.get(f'export-{one["id"]}')
        if page is None:
            yield f'{one["id"]} has no page'
            continue
        text = words(page)
        said = [one['name'], one['purpose'], one['loses'], f'.{one["extension"]}', f'--format={one["id"]}',
                'Can be imported' + ('yes' if one['canRead'] else 'no')]
        said += [option['label'] for option in one['options']]
        # Cells of a table follow each other without a blank.
        yield from (f'export-{one["id"]}: there is no “{part}”' for part in said
                    if squeeze(part).replace(' ', '') not in text.replace(' ', ''))
    names = {f'export-{one["id"]}' for one in formats}
    yield from (f'{name} is about no format' for name in PAGES if name.startswith('export-') and name not in names)
    readable = {f'export-{one["id"]}' for one in formats if one['canRead']}
    linked = {link.get('xref') for link in PAGES['import'].iter(MAL + 'link')}
    yield from (f'the page on importing does not name {name}' for name in readable - linked)
    yield from (f'the page on importing names {name}' for name in linked & names - readable)


tap.check('the pages on formats say what the table of formats says', find_wrong_formats())


def find_wrong_warnings():
    rules = ask('warnings', SAMPLE, '--rules')
    sections = PAGES['warnings'].findall(MAL + 'section')
    if [one['id'] for one in rules] != [one.get('id') for one in sections]:
        yield f'the sections are {[one.get("id") for one in sections]}'
        return
    for rule, section in zip(rules, sections):
        if words(section.find(MAL + 'title')) != rule['title']:
            yield f'{rule["id"]} is called “{rule["title"]}”'
        if words(section.find(MAL + 'p')) != squeeze(rule['explanation']):
            yield f'{rule["id"]} is explained as “{rule["explanation"]}”'
        if len(section.findall(MAL + 'p')) < 2:
            yield f'{rule["id"]} does not say what is looked at'


tap.check('every warning is explained', find_wrong_warnings())


def find_wrong_verbs():
    listed = re.findall(r'^  ([a-z]+) +([A-Z].*)$', run('--help').stdout, re.MULTILINE)
    rows = [[words(cell) for cell in row] for row in PAGES['command-line'].iter(MAL + 'tr')][1:]
    if [list(pair) for pair in listed] != rows:
        yield from (f'{pair} is not in the help' for pair in listed if list(pair) not in rows)
        yield from (f'{row} is not in --help' for row in rows if tuple(row) not in listed)


tap.check('the page on the command line has all verbs', find_wrong_verbs())


def find_wrong_options():
    """The options of the window’s program, in its manual page and in the help."""
    told = subprocess.run([WINDOW, '--help'], capture_output=True, text=True, timeout=60).stdout
    options = set(re.findall(r'--[a-z-]+', told)) - {'--help-all', '--help-gapplication'}
    if '--sample' not in options:
        yield f'dictum --help says: {told}'
    page = tap.read('data/man/dictum.1').replace('\\-', '-')
    yield from (f'dictum.1: {one}' for one in options ^ set(re.findall(r'--[a-z-]+', page)))
    named = {words(code) for code in PAGES['command-line'].iter(MAL + 'code')}
    yield from (f'command-line: {one}' for one in options - named - {'--help'})


tap.check('the window’s options are in its manual page', find_wrong_options())


def find_wrong_filters():
    for code in PAGES['claims'].iter(MAL + 'code'):
        found = run('list', SAMPLE, 'claims', f'--where={words(code)}')
        if found.returncode:
            yield f'{words(code)}: {found.stderr}'


tap.check('the filters that it names are filters', find_wrong_filters())


# ---- Keys and labels ----

KEY_NAMES = {'bracketleft': '[', 'bracketright': ']', 'equal': '=', 'period': '.', 'comma': ',', 'slash': '/',
             'question': '?', 'space': 'Space', 'Return': 'Enter', 'Page_Down': 'Page Down',
             'Page_Up': 'Page Up', 'Escape': 'Esc', 'Control': 'Ctrl', '...': '…'}


def name_key(accel):
    """ “<Control><Shift>f” as the help writes it: “Ctrl+Shift+F”. """
    parts = [*re.findall(r'<(\w+)>', accel), re.sub(r'<\w+>', '', accel)]
    parts.sort(key=lambda part: [*('Control', 'Alt', 'Shift'), part].index(part))
    parts = [KEY_NAMES.get(part, part) for part in parts]
    return '+'.join(part.upper() if len(part) == 1 else part for part in parts)


def read_shortcuts():
    """Groups with their rows: (title, [(keys, what they do)])."""
    root = ElementTree.fromstring(tap.read('src/app/dialogs/dictum-shortcuts-dialog.ui'))
    for group in root.iter('object'):
        if group.get('class') != 'AdwPreferencesGroup':
            continue
        rows = []
        for row in group.iter('object'):
            if row.get('class') == 'DictumShortcutRow':
                told = {one.get('name'): one.text for one in row.findall('property')}
                rows.append(([name_key(accel) for accel in told['keys'].split()], told['title']))
        yield next(one.text for one in group.findall('property') if one.get('name') == 'title'), rows


def list_keys(node):
    """The keys of an element in their order, chords as one."""
    if node.tag == MAL + 'keyseq':
        return ['+'.join(words(part) for part in node)]
    if node.tag == MAL + 'key':
        return [words(node)]
    return [key for child in node for key in list_keys(child)]


def find_wrong_keys():
    groups = list(read_shortcuts())
    sections = PAGES['keyboard'].findall(MAL + 'section')
    if [title for title, _ in groups] != [words(one.find(MAL + 'title')) for one in sections]:
        yield 'the groups are not those of the shortcuts window'
    for (title, rows), section in zip(groups, sections):
        told = [(list_keys(row[0]), words(row[1])) for row in list(section.iter(MAL + 'tr'))[1:]]
        shown = [([key for key in keys if key != '…'], what) for keys, what in rows]
        yield from (f'{title}: {row} is not in the help' for row in shown if row not in told)
        yield from (f'{title}: {row} is not in the shortcuts window' for row in told if row not in shown)


tap.check('the page on keys is the shortcuts window', find_wrong_keys())

# What every program does, and is in no list of keys.
USUAL = {'Tab', 'Enter', 'Shift', 'Ctrl', 'Alt', 'Ctrl+Enter', 'Space'}
KNOWN = USUAL | {key for _, rows in read_shortcuts() for keys, _ in rows for key in keys}
# “1 … 9” and a range in words.
KNOWN |= {str(number) for number in range(1, 10)}


def find_unknown_keys():
    for name, page in PAGES.items():
        yield from (f'{name}: {key}' for key in sorted(set(list_keys(page)) - KNOWN))


tap.check('keys that it names are in the shortcuts window', find_unknown_keys())


def read_labels():
    """All words that the window may show, without mnemonics and ellipses."""
    shown = set()
    for path in tap.list_files('.ui', '.c'):
        if not path.startswith('src/'):
            continue
        text = tap.read(path)
        if path.endswith('.ui'):
            found = [html.unescape(one) for one in re.findall(r'translatable="yes"[^>]*>([^<]*)<', text)]
        else:
            found = [''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', one))
                     for one in re.findall(r'_ \(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', text)]
        shown.update(squeeze(one.replace('_', '').rstrip('…')) for one in found)
    return shown


def find_unknown_labels():
    labels = read_labels()
    for name, page in PAGES.items():
        for gui in page.iter(MAL + 'gui'):
            if words(gui) not in labels:
                yield f'{name}: “{words(gui)}”'


tap.check('what it names is so called in the window', find_unknown_labels())
tap.done()
