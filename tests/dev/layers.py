# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The layers of the program: the core never sees GTK, and its folders know only what they may."""

import re
import subprocess
import sys

import tap

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
WINDOW_INCLUDES = re.compile(r'^(gtk|gdk|gsk|adwaita|adw)[/.-]|^adwaita')
WINDOW_LIBRARIES = re.compile(r'\[(lib(gtk|gdk|adwaita)[^]]*)\]')

# What each folder of the core may include besides itself.
MAY_KNOW = {
    'model': {'text'},
    'text': set(),
    'edit': {'model', 'text'},
    'query': {'model', 'text'},
    'store': {'model', 'text'},
    'load': {'model', 'text'},
    'archive': {'load', 'model', 'text'},
    'lookup': {'load', 'model', 'text'},
    'exchange': {'analysis', 'edit', 'evidence', 'model', 'query', 'report', 'store', 'text'},
    'analysis': {'edit', 'model', 'query', 'text'},
    'recent': {'exchange', 'model', 'query', 'store', 'text'},
    'report': {'analysis', 'edit', 'model', 'query', 'text'},
    'evidence': {'edit', 'load', 'model', 'store', 'text'},
}


def includes(*folders):
    for path in tap.list_files('.c', '.h'):
        if path.startswith(folders):
            for include in INCLUDE.findall(tap.read(path)):
                yield path, include


def find_upward_includes():
    for path, include in includes('src/core/'):
        folder, other = path.split('/')[2], include.split('/')[0]
        if other in MAY_KNOW and other != folder and other not in MAY_KNOW.get(folder, MAY_KNOW):
            yield f'{path} includes {include}: {folder} must not know {other}'


tap.check('the core and the command line do not include GTK', (
    f'{path} includes {include}' for path, include in includes('src/core/', 'src/cli/')
    if WINDOW_INCLUDES.search(include)))

tap.check('the core and the command line do not include the window', (
    f'{path} includes {include}' for path, include in includes('src/core/', 'src/cli/')
    if include.startswith('app/') or 'src/app' in include))

tap.check('the folders of the core know only what they may', find_upward_includes())

linked = subprocess.run(['readelf', '-d', sys.argv[2]], capture_output=True, text=True)
tap.check('the built library does not link GTK',
          [linked.stderr] if linked.returncode else
          (f'it links {name}' for name, _ in WINDOW_LIBRARIES.findall(linked.stdout)))

tap.check('the built library does not link poppler, which only the helper may see',
          [linked.stderr] if linked.returncode else
          (f'it links {name}' for name in re.findall(r'\[(libpoppler[^]]*)\]', linked.stdout)))

tap.done()
