#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How much of each page's text is found, beside what another program found.

    score-text.py DICTUM_CLI FOLDER [WORST]

FOLDER has a folder for each page, with source.html and expected.html in it, as the test pages of
Mozilla's Readability are laid out. The measure is the F1 of the words, which are counted as a bag,
in lower case. Prints the mean, how many are under 0.80, and the worst.
"""

import collections
import html.parser
import json
import os
import re
import subprocess
import sys

UNDER = 0.80


class Words(html.parser.HTMLParser):
    """The words of a page; its blocks part them, its inline elements do not."""

    INLINE = {'a', 'abbr', 'b', 'cite', 'code', 'em', 'font', 'i', 'mark', 'q', 's', 'small',
              'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr'}

    def __init__(self, text):
        super().__init__()
        self.pieces = []
        self.feed(text)
        self.close()

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_starttag(self, tag, attributes):
        if tag not in self.INLINE:
            self.pieces.append(' ')

    def handle_endtag(self, tag):
        self.handle_starttag(tag, None)


def count_words(text):
    return collections.Counter(re.findall(r'\w+', text.lower()))


def compare(found, expected):
    """Precision, recall and F1; nothing found where nothing is expected is right."""
    both = (found & expected).total()
    if both == 0:
        same = float(not found and not expected)
        return same, same, same
    precision, recall = both / found.total(), both / expected.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def main():
    program, folder = sys.argv[1:3]
    worst = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    scores = []
    for name in sorted(os.listdir(folder)):
        source, expected = (os.path.join(folder, name, file)
                            for file in ('source.html', 'expected.html'))
        if not os.path.exists(source):
            continue
        done = subprocess.run([program, 'extract', '--jsonl', source], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        result = json.loads(done.stdout) if done.stdout.strip() else {}
        with open(expected, encoding='utf-8') as file:
            wanted = count_words(' '.join(Words(file.read()).pieces))
        scores.append((*compare(count_words(result.get('text') or ''), wanted), name))
    if not scores:
        sys.exit(f'There are no pages with source.html and expected.html in {folder}.')
    for column, what in enumerate(('precision', 'recall', 'F1')):
        print(f'{what:<10} {sum(score[column] for score in scores) / len(scores):.3f}')
    print(f'under {UNDER:.2f} {sum(score[2] < UNDER for score in scores):3} of {len(scores)}')
    for precision, recall, both, name in sorted(scores, key=lambda score: score[2])[:worst]:
        print(f'{both:.3f}  precision {precision:.3f}  recall {recall:.3f}  {name}')


main()
