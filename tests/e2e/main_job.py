#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main job, by keyboard only, in the real window, seen through the accessibility bus.

    main_job.py ARTICLE MARKS

ARTICLE is a text file, MARKS the list of its claims (see tests/data/articles/harbour-call.marks.json).
The article is added, every claim marked and attributed, the project saved, the program quit and opened
again; then the same is done through dictum-cli, and the two files are equal but for ids and times.
"""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

from driver import Program, Tap, Failure, pump, wait_for  # noqa: E402
from gi.repository import Atspi  # noqa: E402
import marks as marks_module  # noqa: E402
import project_json  # noqa: E402

KINDS = {
    'person': 'Person',
    'organisation': 'Organisation',
    'government-body': 'Government body',
    'group': 'Group',
    'document': 'Document',
    'media': 'Media',
    'unnamed': 'Unnamed',
    'other': 'Other',
}

# What a keyboard has; search and the picker fold the typographic forms.
PLAIN = str.maketrans({'“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-', 'é': 'e'})


class Desk:
    """An editor at the keyboard."""

    def __init__(self, project, arguments=()):
        self.path = project
        self.program = Program(*arguments)

    def reader(self):
        return self.program.find('text', 'Article text')

    def text(self):
        return self.program.text_of(self.reader())

    def selection(self):
        selection = Atspi.Text.get_selection(self.reader(), 0)
        return (selection.start_offset, selection.end_offset)

    def select(self, start, end, words):
        """Select words by searching for them, as one does without a pointer."""
        self.program.keys('slash')
        wait_for('the search entry', lambda: self.is_typing())
        self.program.keys('ctrl+a')
        self.program.type(words.translate(PLAIN))
        for _ in range(12):
            self.program.keys('Escape')
            wait_for('the reader to have the focus', lambda: not self.is_typing())
            if self.selection() == (start, end):
                return
            # Not this one of several places: on to the next.
            self.program.keys('slash')
            wait_for('the search entry', lambda: self.is_typing())
            self.program.keys('ctrl+g')
        raise Failure(f'could not select “{words}” at {start}: {self.selection()}')

    def is_typing(self):
        focused = self.program.focused()
        return focused is not None and focused.get_role_name() in ('entry', 'text', 'password text') \
            and focused.get_name() != 'Article text'

    def project(self):
        with open(self.path, encoding='utf-8') as file:
            return json.load(file)
