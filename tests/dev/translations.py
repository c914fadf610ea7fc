# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Everything that is to be translated is found by the translators' tools, and what they wrote fits."""

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import tap

sys.path.insert(0, os.path.join(tap.TOP, 'tests'))

import pseudo  # noqa: E402

run = subprocess.run([sys.executable, os.path.join(tap.TOP, 'build-aux/potfiles.py'), '--check'],
                     capture_output=True, text=True)
tap.check('po/POTFILES.in lists the files with translatable text',
          [run.stdout + run.stderr] if run.returncode else [])


def find_plain_quotes():
    """Find what typographers would not set, in the text of user interface files."""
    for path in tap.list_files('.ui'):
        for number, line in enumerate(tap.read(path).split('\n'), 1):
            if 'translatable="yes"' in line and ('...' in line or '&quot;' in line):
                yield f'{path}:{number}: {line.strip()}'


tap.check('texts in .ui files have typographic quotes and ellipses', find_plain_quotes())


# Properties whose text is shown or spoken.
SHOWN = re.compile(r'<property name="(label|title|subtitle|description|tooltip-text|placeholder-text|'
                   r'heading|body|button-label|text)"[^>]*>[^<]*[^\W\d_]{2}')


def find_fixed():
    """Find text in user interface files that no translator sees."""
    for path in tap.list_files('.ui'):
        for number, line in enumerate(tap.read(path).split('\n'), 1):
            if SHOWN.search(line) and 'translatable="yes"' not in line:
                yield f'{path}:{number}: {line.strip()}'


tap.check('texts in .ui files can be translated', find_fixed())


def find_untold(template):
    """Find what gettext cannot tell plurals of, or translators cannot know."""
    for message in pseudo.read_messages(template):
        text, notes = message.get('msgid', ''), ' '.join(message[''])
        place = next((line[3:] for line in message[''] if line.startswith('#: ')), '')
        if not text or 'msgctxt' in message:
            continue
        if not re.search(r'[^\W\d_]{2}', pseudo.KEPT.sub('', text)) and 'Translators:' not in notes:
            yield f'{place}: “{text}” needs a comment for translators'


template, complaints = pseudo.extract()
tap.check('xgettext understands the source', complaints.splitlines())
tap.check('translators are told what cannot be guessed', find_untold(template))


def read_behind():
    """The languages that may lack texts for now, see CONTRIBUTING: one a line."""
    return {line for line in tap.read('po/BEHIND').splitlines() if line and not line.startswith('#')}


def find_missing(language):
    """Yields what the source has and a translation has not, or only as msgmerge guessed."""
    path = f'po/{language}.po'
    known = {(message.get('msgctxt'), message['msgid'], message.get('msgid_plural'))
             for message in pseudo.read_messages(tap.read(path))
             if (message.get('msgstr') or message.get('msgstr[0]'))
             and not any(line.startswith('#,') and 'fuzzy' in line for line in message[''])}
    for message in pseudo.read_messages(template):
        if message.get('msgid') and (message.get('msgctxt'), message['msgid'],
                                     message.get('msgid_plural')) not in known:
            yield f'{path}: “{message["msgid"]}” is not translated; see “How to add …” in CONTRIBUTING.md'


def check_language(language):
    """What msgfmt says of a translation."""
    path = os.path.join(tap.TOP, f'po/{language}.po')
    subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file=/dev/null', path, '-'],
                   input=template, text=True, check=True)
    checked = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', path],
                             capture_output=True, text=True)
    return checked.stderr.splitlines() if checked.returncode else []


def read_menus():
    """The menus of the interface: where each is, and the labels of what it offers at once."""
    for path in tap.list_files('.ui'):
        for menu in ElementTree.fromstring(tap.read(path)).iter():
            if menu.tag in ('menu', 'submenu'):
                items = [*menu.findall('item'), *menu.findall('submenu'), *menu.findall('section/item'),
                         *menu.findall('section/submenu')]
                yield path, [label.text for item in items for label in item.findall('attribute[@name="label"]')]


def find_same_letters(language=None):
    """Find menus in which one letter stands for two things, so that it has to be pressed twice."""
    words = {message.get('msgid'): message.get('msgstr')
             for message in pseudo.read_messages(tap.read(f'po/{language}.po'))} if language else {}
    for path, labels in read_menus():
        seen = {}
        for label in labels:
            words_shown = words.get(label) or label
            letter = re.search('_(.)', words_shown)
            if letter and seen.setdefault(letter[1].lower(), words_shown) != words_shown:
                yield f'{path}: “{seen[letter[1].lower()]}” and “{words_shown}” have the same letter'


tap.check('each letter stands for one thing in a menu', find_same_letters())

LANGUAGES = [line for line in tap.read('po/LINGUAS').splitlines() if line and not line.startswith('#')]
for language in LANGUAGES:
    tap.check(f'po/{language}.po fits', check_language(language))
    tap.check(f'each letter stands for one thing in a menu: {language}', find_same_letters(language))
    missing = list(find_missing(language))
    if language in read_behind():
        print(f'# {language} is behind: {len(missing)} texts are missing')
        missing = [] if missing else [f'po/BEHIND: {language} is complete, take it out']
    tap.check(f'po/{language}.po is complete, or said to be behind', missing)
tap.check('po/BEHIND names languages that there are',
          [f'{name} is not in po/LINGUAS' for name in sorted(read_behind() - set(LANGUAGES))])
tap.done()
