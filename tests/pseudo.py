#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A language that nobody speaks, for seeing what a translation will meet.

Each text keeps its words, so that people can read it, with other letters in them, and with brackets
around a text that is 40 % longer: ⟦Àďď Àŕţíçľéš·óñé týó⟧. What has no brackets on the screen cannot be
translated, what has two pairs of them is put together from pieces, and what lacks its end is cut off.

    tests/pseudo.py FOLDER

writes FOLDER/en_XA/LC_MESSAGES/dictum.mo from the source, for DICTUM_LOCALE_DIR, and FOLDER/locales, for
LOCPATH. Needs xgettext and msgfmt.
"""

import os
import re
import shutil
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LANGUAGE = 'en_XA'
OPEN, REST, CLOSE = '⟦', '·', '⟧'

PLAIN = 'ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz'
OTHER = 'ÀÇĎÉĞĤÍĴĶĽÑÓŔŠŢÚŴÝŽàçďéğĥíĵķľñóŕšţúŵýž'
FORWARD = str.maketrans(PLAIN, OTHER)
BACKWARD = str.maketrans(OTHER, PLAIN)
PADDING = ' óñé týó ţĥŕéé ƒóúŕ ƒívé šíx' * 40

# What the program reads in a text, and what stays as it is: directives of printf and strftime, markup.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:[hlz]|ll)?[a-zA-Z%]|<[^<>]+>|&\w+;")

# As meson's preset for GLib has them, which makes the template for translators.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']
FLAGS = ['N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format',
         'g_string_append_printf:2:c-format', 'g_set_error:4:c-format', 'g_print:1:c-format',
         'g_printerr:1:c-format']


def extract():
    """The texts of the source as translators get them, and what xgettext had to say."""
    run = subprocess.run(
        ['xgettext', '--files-from=po/POTFILES.in', '--from-code=UTF-8', '--add-comments=Translators',
         *(f'--keyword={keyword}' for keyword in KEYWORDS), *(f'--flag={flag}' for flag in FLAGS),
         '--package-name=dictum', '--output=-'],
        cwd=TOP, capture_output=True, text=True, check=True)
    return run.stdout, run.stderr


def unquote(lines):
    """The text of lines as they are in a PO file: "…" each."""
    text = ''.join(line[line.index('"') + 1:line.rindex('"')] for line in lines)
    return re.sub(r'\\(.)', lambda found: {'n': '\n', 't': '\t'}.get(found[1], found[1]), text)


def quote(text):
    return '"' + re.sub(r'["\\]', r'\\\g<0>', text).replace('\n', '\\n').replace('\t', '\\t') + '"'


def read_messages(template):
    """Yields the messages of a PO file: a dictionary of msgctxt, msgid, msgid_plural, and the
    comments under the empty key."""
    for entry in template.split('\n\n'):
        message, key = {'': []}, None
        for line in entry.splitlines():
            start = re.match(r'(msg\w+(?:\[\d\])?) "', line)
            if line.startswith('#'):
                message[''].append(line)
            elif start:
                key = start[1]
                message[key] = [line]
            elif line.startswith('"'):
                message[key].append(line)
        yield {key: value if not key else unquote(value) for key, value in message.items()}


def change(text):
    """The text in the language that nobody speaks."""
    if not text.strip():
        return text
    pieces, end = [], 0
    for kept in KEPT.finditer(text):
        pieces += [text[end:kept.start()].translate(FORWARD), kept[0]]
        end = kept.end()
    pieces.append(text[end:].translate(FORWARD))
    body = ''.join(pieces)
    padding = PADDING[:max(1, round(len(KEPT.sub('', text)) * 0.4))]
    # A line break at the end is a part of the format, for msgfmt.
    line_end = '\n' if body.endswith('\n') else ''
    line_start = '\n' if body.startswith('\n') else ''
    return f'{line_start}{OPEN}{body.strip(chr(10))}{REST}{padding.strip()}{CLOSE}{line_end}'


def restore(text):
    """What change() was given, also where it is inside another text."""
    inner = re.compile(f'{OPEN}([^{OPEN}{CLOSE}]*){REST}[^{OPEN}{CLOSE}{REST}]*{CLOSE}')
    while inner.search(text):
        text = inner.sub(lambda found: found[1].translate(BACKWARD), text)
    return text


def write(folder):
    """Write the language into the folder; returns what the environment of a program needs for it."""
    messages = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n'
                'Plural-Forms: nplurals=2; plural=n != 1;\\n"']
    for message in read_messages(extract()[0]):
        if not message.get('msgid'):
            continue
        lines = [line for line in message[''] if line.startswith('#,') and 'fuzzy' not in line]
        lines += [f'{key} {quote(message[key])}'
                  for key in ('msgctxt', 'msgid', 'msgid_plural') if key in message]
        if 'msgid_plural' in message:
            lines += [f'msgstr[0] {quote(change(message["msgid"]))}',
                      f'msgstr[1] {quote(change(message["msgid_plural"]))}']
        else:
            lines.append(f'msgstr {quote(change(message["msgid"]))}')
        messages.append('\n'.join(['', *lines]))

    place = os.path.join(folder, LANGUAGE, 'LC_MESSAGES')
    os.makedirs(place, exist_ok=True)
    subprocess.run(['msgfmt', '--check-format', '-', '-o', os.path.join(place, 'dictum.mo')],
                   input='\n'.join(messages) + '\n', text=True, check=True)
    return {'DICTUM_LOCALE_DIR': folder, **make_locale(folder, LANGUAGE)}


def install(path, folder):
    """Make a translation in the folder of a PO file, as write() does; returns what it does."""
    language = os.path.splitext(os.path.basename(path))[0]
    place = os.path.join(folder, language, 'LC_MESSAGES')
    os.makedirs(place, exist_ok=True)
    subprocess.run(['msgfmt', path, '-o', os.path.join(place, 'dictum.mo')], check=True)
    # In the order of its letters, which is for tests alone, nobody would find anything.
    return {'DICTUM_LOCALE_DIR': folder,
            **make_locale(folder, language, ('LC_NUMERIC', 'LC_TIME'), **CONVENTIONS.get(language, {}))}


def reader_of(path):
    """What gives back the words of the source for those of a translation, where they are all of a text."""
    with open(path, encoding='utf-8') as file:
        known = {message['msgstr']: message['msgid'] for message in read_messages(file.read())
                 if message.get('msgid') and message.get('msgstr')}
    # A key's underline is not in a name.
    known |= {text.replace('_', ''): words.replace('_', '') for text, words in known.items()}
    return lambda text: known.get(text, text)


# What the C library is told of numbers and months where a language is spoken, see LOCALE; the short names
# of months are the long ones where none are given.
CONVENTIONS = {
    'ar': {'decimal': '٫', 'thousands': '٬',
           'months': 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'},
    'de': {'decimal': ',', 'thousands': '.',
           'months': 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
           'short': 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'},
    'es': {'decimal': ',', 'thousands': '.',
           'months': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
           'short': 'ene feb mar abr may jun jul ago sep oct nov dic'},
    'fr': {'decimal': ',', 'thousands': '\u202f',
           'months': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
           'short': 'janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.'},
    'he': {'decimal': '.', 'thousands': ',',
           'months': 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
           'short': 'ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳'},
}

# A locale's source for localedef. Letters are in backward order, as in no language, so that an order
# which follows the locale shows.
LOCALE = """comment_char %
escape_char /
LC_NUMERIC
decimal_point "{decimal}"
thousands_sep "{thousands}"
grouping 3;3
END LC_NUMERIC
LC_TIME
abday {days}
day {days}
abmon {short}
mon {months}
am_pm "AM";"PM"
d_t_fmt "%d %b %Y %T"
d_fmt "%d %b %Y"
t_fmt "%T"
t_fmt_ampm "%I:%M:%S %p"
END LC_TIME
LC_COLLATE
order_start forward
{letters}
order_end
END LC_COLLATE
"""


def list_names(names):
    return ';'.join(f'"{name}"' for name in names.split())


def define_locale(folder, decimal, thousands, months, short=None):
    """Have localedef make the categories in which a language writes numbers and dates and sorts."""
    points = [*range(0x20, 0x180), *range(0x590, 0x700), 0x202f]
    with open(os.path.join(folder, 'charmap'), 'w', encoding='utf-8') as file:
        file.write('<code_set_name> UTF-8\n<escape_char> /\n<mb_cur_min> 1\n<mb_cur_max> 6\nCHARMAP\n')
        for point in points:
            code = ''.join(f'/x{byte:02x}' for byte in chr(point).encode())
            file.write(f'<U{point:04X}> {code} X\n')
        file.write('END CHARMAP\n')
    with open(os.path.join(folder, 'source'), 'w', encoding='utf-8') as file:
        file.write(LOCALE.format(
            decimal=decimal, thousands=thousands, months=list_names(months), short=list_names(short or months),
            days=';'.join('"%d"' % day for day in range(1, 8)),
            letters='\n'.join(f'<U{point:04X}>' for point in reversed(points))))
    # It warns of the categories that are not asked for.
    subprocess.run(['localedef', '--quiet', '--force', '-f', './charmap', '-i', './source', './made'],
                   cwd=folder, check=False, capture_output=True)


def make_locale(folder, language, categories=('LC_NUMERIC', 'LC_TIME', 'LC_COLLATE'), **conventions):
    """What the environment needs to have the C library know the language.

    Translations are not looked for in the C locale, and another one may not be installed, so the C
    locale is given another name. With conventions given, which are what LOCALE asks for, it has those
    of a language in the categories.
    """
    locales = os.path.join(folder, 'locales')
    os.makedirs(locales, exist_ok=True)
    shutil.copytree('/usr/lib/locale/C.utf8', os.path.join(locales, f'{language}.utf8'),
                    dirs_exist_ok=True)
    if conventions:
        define_locale(folder, **conventions)
        for category in categories:
            shutil.copy(os.path.join(folder, 'made', category), os.path.join(locales, f'{language}.utf8'))
    return {'LOCPATH': locales, 'LC_ALL': f'{language}.UTF-8', 'LANGUAGE': language}


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for name, value in write(os.path.abspath(sys.argv[1])).items():
        print(f'{name}={value}')
