# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Colours of the style sheets, in light, dark and high contrast: text keeps 4.5:1 on every ground that
it stands on, marks keep 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Those of the reader's paint are measured in
tests/ui/test-reader-paint.c."""

import re

import tap

# The grounds of libadwaita 1.7, and its ink.
LIGHT = {'view': '#ffffff', 'window': '#fafafb', 'sidebar': '#ebebed', 'list': '#f3f3f5'}
DARK = {'view': '#1d1d20', 'window': '#222226', 'sidebar': '#2e2e32', 'list': '#28282c', 'card': '#333337',
        'dialog': '#36363a'}
LOOKS = {
    'light': (['style.css'], LIGHT, ('#000006', 0.8)),
    'dark': (['style.css', 'style-dark.css'], DARK, ('#ffffff', 1.0)),
    'high contrast': (['style.css', 'style-hc.css'], LIGHT, ('#000006', 0.8)),
    'dark high contrast': (['style.css', 'style-hc-dark.css'], DARK, ('#ffffff', 1.0)),
}
SHEETS = [path for path in tap.list_files('.css') if path.startswith('src/app/')]


def read_colour(text):
    return tuple(int(text[place:place + 2], 16) / 255 for place in (1, 3, 5))


def lay(ground, colour, part):
    """What is seen of a colour that covers so much of its ground."""
    return tuple(part * over + (1 - part) * under for over, under in zip(colour, ground))


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_variables(names):
    """What the style sheets call --dictum-…; a later one takes precedence, as in GTK."""
    found = {}
    for name in names:
        found.update(re.findall(r'^  --dictum-([a-z]+): ([^;]+);', tap.read(f'src/app/{name}'), re.M))
    return found


def find_faint(look):
    """Find what cannot be told from its ground."""
    sheets, grounds, _ = LOOKS[look]
    variables = read_variables(sheets)
    current = read_colour(variables.pop('current'))
    # The number of the current claim, black on it.
    if contrast(lay(current, (0, 0, 0), 0.85), current) < 4.5:
        yield 'the number on --dictum-current'
    tint = float(variables.pop('tint').rstrip('%')) / 100
    for name, value in variables.items():
        colour = read_colour(value)
        text = name not in ('done', 'progress')
        for place, ground in grounds.items():
            ground = read_colour(ground)
            if text:
                ground = lay(ground, colour, tint)
            seen = contrast(colour, ground)
            if seen < (4.5 if text else 3):
                yield f'--dictum-{name} on the {place}: {seen:.2f}:1'


def find_faint_text(look):
    """Find text that is the ink made fainter, where it is made too faint."""
    _, grounds, (ink, part) = LOOKS[look]
    for path in SHEETS:
        for share in re.findall(r'^ +color: color-mix\(in srgb, currentColor (\d+)%, transparent\)', tap.read(path),
                                re.M):
            for place, ground in grounds.items():
                ground = read_colour(ground)
                seen = contrast(lay(ground, read_colour(ink), part * int(share) / 100), ground)
                if seen < 4.5:
                    yield f'{path}: {share} % of the ink on the {place}: {seen:.2f}:1'


def find_unlike(look):
    """Find colours of kinds of sources that the reader paints otherwise."""
    variables = read_variables(LOOKS[look][0])
    name = look.replace('dark high contrast', 'dark_contrast').replace('high contrast', 'light_contrast')
    palette = re.search(rf'DictumPalette {name} = {{.*?^}};', tap.read('src/app/reader/dictum-palette.c'),
                        re.S | re.M)[0]
    for kind, numbers in re.findall(r'\[DICTUM_SOURCE_([A-Z_]+)\] = RGB \(([^)]+)\)', palette):
        painted = '#' + ''.join(f'{int(number):02x}' for number in numbers.split(','))
        styled = variables[kind.lower().split('_')[0]]
        if painted != styled:
            yield f'{kind}: {painted} in the reader, {styled} beside it'


for look in LOOKS:
    tap.check(f'the reader has the same in {look}', find_unlike(look))
    tap.check(f'colours in {look}', find_faint(look))
    tap.check(f'faint text in {look}', find_faint_text(look))
tap.done()
