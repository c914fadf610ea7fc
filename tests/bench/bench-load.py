#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Web pages become articles, beside Mozilla's Readability in jsdom on the same pages.

    bench-load.py BENCH_LOAD DICTUM_CLI

The pages are those in the folder that DICTUM_BENCH_PAGES names (.html and .html.gz, also in folders
within), otherwise our own test pages and one made of 100 kB. Readability is fetched from npm once,
into the user's cache; without a network, only our own figures are printed. Where the folder has what
is to be found in each page, as score-text.py says, what was found is scored.
"""

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
OTHER = os.path.join(HERE, 'readability')
# How often a page is read; a page of many is read once.
TURNS = 5
FEW = 50

# What counts as a page of 100 kB, in bytes.
NEAR = range(70_000, 140_000)


def find_pages(folder):
    return sorted(os.path.join(place, name)
                  for place, _, names in os.walk(folder)
                  for name in names if name.endswith(('.html', '.html.gz', '.htm')))


def measure(command, pages):
    """Milliseconds and bytes by page. Called for some pages at a time: a command has a length."""
    found = {}
    turns = TURNS if len(pages) <= FEW else 1
    for i in range(0, len(pages), 500):
        output = subprocess.run([*command, str(turns), *pages[i:i + 500]], check=True,
                                stdout=subprocess.PIPE, text=True).stdout
        for line in output.splitlines():
            time, size, page = line.split('\t')
            found[page] = (float(time), int(size))
    return found


def say(what, figure, unit, target=None):
    line = f'{what:<58} {figure:10.2f} {unit:<4}'
    if target is not None:
        line += f'  target {target:8.2f} {unit:<4}  {"ok" if figure <= target else "OVER"}'
    print(line.rstrip(), flush=True)


def median(times, pages):
    return statistics.median(times[page][0] for page in pages)


def provide_readability():
    """The folder in which the other program is installed, or None with the reason said."""
    if not shutil.which('npm'):
        print('Readability is not measured: npm is not installed.')
        return None
    with open(os.path.join(OTHER, 'package.json'), 'rb') as file:
        key = hashlib.sha256(file.read()).hexdigest()[:12]
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache')
    folder = os.path.join(cache, 'dictum', f'readability-{key}')
    if not os.path.isdir(os.path.join(folder, 'node_modules', 'jsdom')):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        shutil.copy(os.path.join(OTHER, 'package.json'), folder)
        done = subprocess.run(['npm', 'install', '--no-package-lock', '--ignore-scripts',
                               '--no-audit', '--no-fund', '--loglevel=error'], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            shutil.rmtree(folder, ignore_errors=True)
            print('Readability is not measured: npm could not fetch it.', done.stderr.strip()[:300])
            return None
    # A module finds what it imports beside itself.
    shutil.copy(os.path.join(OTHER, 'measure.js'), folder)
    return folder


def main():
    program = sys.argv[1]
    chosen = os.environ.get('DICTUM_BENCH_PAGES')
    with tempfile.TemporaryDirectory() as scratch:
        made = os.path.join(scratch, 'made.html')
        subprocess.run([program, '--make', made], check=True)
        pages = find_pages(chosen or os.path.join(HERE, '..', 'data', 'pages'))
        if not chosen:
            pages.append(made)
        if not pages:
            sys.exit(f'There are no pages in {chosen}.')

        ours = measure([program], pages)
        near = [page for page in pages if ours[page][1] in NEAR]
        if near:
            say(f'load a page of 100 kB, median of {len(near)}', median(ours, near), 'ms', 20)
        say(f'load a page, median of {len(pages)}', median(ours, pages), 'ms')
        say('load a page, worst', max(ours[page][0] for page in pages), 'ms')

        if chosen and any(os.path.basename(page) == 'source.html' for page in pages):
            subprocess.run([sys.executable, os.path.join(HERE, 'score-text.py'), sys.argv[2],
                            chosen], check=True)
        other = provide_readability()
        if other is None:
            return
        theirs = measure(['node', os.path.join(other, 'measure.js')], pages)
        if near:
            say('  Readability in jsdom, the same of 100 kB', median(theirs, near), 'ms')
        say('  Readability in jsdom, the same', median(theirs, pages), 'ms')
        ratios = [theirs[page][0] / ours[page][0] for page in pages if ours[page][0] > 0]
        say('  times as fast, median', statistics.median(ratios), 'x')


main()
