# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Everything is reached by keyboard: each action has a key, a menu item, a button or a command that leads
to it, and each key is in the shortcuts window."""

import collections
import re
import xml.etree.ElementTree as ElementTree

import tap

SOURCES = {path: tap.read(path) for path in tap.list_files('.c', '.ui') if path.startswith('src/app/')}
LIST = 'src/app/dialogs/dictum-shortcuts-dialog.ui'

# Keys that mean the same in every program, and those of single lists and fields.
ORDINARY = {'escape', 'tab', 'return', 'space', 'left', 'right', 'up', 'down', 'home', 'end', 'page_up', 'page_down',
            'menu', 'shift+f10', 'backspace'}
# Other keys for what is listed under its usual one.
ALSO = {'control+slash': 'control+question', 'control+y': 'control+shift+z', 'f3': 'control+g',
        'shift+f3': 'control+shift+g'}

# Called by the toolkit's own keys, and by a row's action of the same name.
ELSEWHERE = {'menu.popup', 'originals.export', 'originals.verify'}


def normalise(key):
    """<Control><Shift>z and control+shift+Z are one."""
    *modifiers, name = re.sub(r'<(\w+)>', r'\1+', key).split('+')
    modifiers = sorted(modifier.lower().replace('primary', 'control') for modifier in modifiers)
    return '+'.join([*modifiers, name.lower().removeprefix('kp_')])


def read_listed():
    listed = set()
    for found in ElementTree.fromstring(SOURCES[LIST]).iter('property'):
        if found.get('name') == 'keys':
            keys = found.text.split()
            if '...' in keys:
                keys = [str(number) for number in range(int(keys[0]), int(keys[-1]) + 1)]
            listed |= {normalise(key) for key in keys}
    return listed


def read_bound():
    """Yields where a key is bound, and the keys of which any does."""
    for path, text in SOURCES.items():
        if path.endswith('.ui'):
            for found in ElementTree.fromstring(text).iter('property'):
                if found.get('name') == 'trigger':
                    yield path, [normalise(key) for key in found.text.split('|')]
            continue
        for key, modifiers in re.findall(r'add_binding(?:_action|_signal)? \(\w+, GDK_KEY_(\w+), ([^,]+),', text):
            names = re.findall(r'GDK_(\w+)_MASK', modifiers)
            yield path, [normalise('+'.join([*names, key]))]
        table = re.search(r'^static const Accel accels\[\] = {.*?^};', text, re.S | re.M)
        for keys in re.findall(r'{ "[^"]+", { ([^}]+) } }', table[0] if table else ''):
            yield path, [normalise(key) for key in re.findall(r'"([^"]+)"', keys)]


def find_unlisted():
    listed = read_listed() | ORDINARY
    for path, keys in read_bound():
        if not any(ALSO.get(key, key) in listed for key in keys):
            yield f'{path}: {" or ".join(keys)} is not in {LIST}'


def find_unbound():
    # The main menu is the toolkit's; pasting is caught before it; and one list makes its keys by a function.
    bound = {'f10', 'control+v', *(key for _, keys in read_bound() for key in keys)}
    bound |= {key.lower() for key in re.findall(r'add_key \(\w+, GDK_KEY_(\w+), ', '\n'.join(SOURCES.values()))}
    for key in sorted(read_listed() - bound - ORDINARY):
        yield f'{LIST}: {key} does nothing'


def find_unreached():
    """Find actions that nothing but their own definition names: no key, menu, button, command or row."""
    all_text = '\n'.join(SOURCES.values())
    named = collections.Counter(re.findall(r'[">|(]([a-z-]+\.[a-z-]+)(?![\w-])', all_text))
    for name in sorted(set(re.findall(r'install_(?:property_)?action \(\w+, "([^"]+)"', all_text)) - ELSEWHERE):
        if named[name] < 2:
            yield f'{name} is reached by nothing'


tap.check('keys are in the shortcuts window', find_unlisted())
tap.check('the shortcuts window tells of keys that there are', find_unbound())
tap.check('actions are reached', find_unreached())
tap.done()
