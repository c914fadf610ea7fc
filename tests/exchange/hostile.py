# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Projects that mean harm, and one that runs from right to left, for the tests of reports."""

import json
import unicodedata

# The first part must be found again as it is; the rest may be cleaned of what nobody can see.
VALUES = ['</script><script>document.title="harm"</script>', '"><img src=x onerror=alert(1)>',
          '</style></title></bdi></textarea><svg onload=alert(1)>', '=cmd()', '"\r\n,;',
          '*a* _b_ [c](javascript:x) `d` | e <f> & # g', '\u202eevil\u2066 turned', 'javascript:x',
          '&lt;b&gt;&#0;', '\u0007\u001b[31mbell', '𝔘𝔫𝔦 é́ 👩‍👩‍👧 ', 'x' * 3000]
# Fields that are ids, times, names of an enumeration or checked otherwise.
KEPT = {'id', 'format', 'version', 'article', 'source', 'sha256', 'snapshot', 'kind', 'status',
        'stance', 'manner', 'polarity', 'role', 'body', 'witness', 'groundRules', 'certainty',
        'exact', 'prefix', 'suffix', 'text', 'language', 'affiliation', 'rating', 'sameAs',
        'contradicts', 'colour', 'distinctFrom', 'scheme', 'published', 'modified', 'created',
        'retrieved', 'added', 'rated', 'asOf', 'date', 'askedOn', 'deadline', 'answeredOn',
        'origin', 'carries', 'from', 'to', 'mediaType', 'person', 'publishedRating', 'filters',
        'warningsOff', 'values', 'headers'}


def spoil(value, counter, key=None):
    if isinstance(value, dict):
        return {name: value[name] if name in KEPT and name != 'values'
                else spoil(value[name], counter, name) for name in value}
    if isinstance(value, list):
        return [spoil(item, counter, key) for item in value]
    if isinstance(value, str):
        counter[0] += 1
        return f'{VALUES[counter[0] % len(VALUES)]} {counter[0]}'
    return value


def write(sample, path):
    """Every free text of a project, replaced by something that means harm."""
    with open(sample, encoding='utf-8') as file:
        project = spoil(json.load(file), [0])
    project['settings']['ratingScale']['values'][0]['colour'] = 'red;}</style><script>'
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(project, file, ensure_ascii=False)


def find_harm(page):
    if page.evaluate('document.title') == 'harm':
        yield 'a script has run'
    for selector in ('script', 'img', 'iframe', '[onload]', '[onerror]',
                     'a[href^="javascript"]'):
        if page.evaluate(f'document.querySelectorAll(\'{selector}\').length'):
            yield f'{selector} is in it'
    text = page.evaluate('document.body.innerText')
    for value in VALUES[:4]:
        if value not in text:
            yield f'“{value}” is not shown'
    for letter in set(text):
        if unicodedata.category(letter) == 'Cc' and letter not in '\n\t':
            yield f'U+{ord(letter):04X} is in it'


ARABIC = ['قالت وزارة الميناء إن الجسر آمن، وإن الأعمال تنتهي في الربيع.',
          'وأضافت نقابة العمال أن “الأرصفة وُعد بها” أكثر من مرة في ABC.']


def write_rtl(path):
    def span(block, words):
        start = sum(len(text) + 1 for text in ARABIC[:block]) + ARABIC[block].index(words)
        return {'start': start, 'end': start + len(words), 'exact': words, 'prefix': '',
                'suffix': ''}

    version = {'id': 'v1', 'retrieved': '2026-11-15T20:52:40Z', 'loader': 'paste',
               'sha256': '0' * 64,
               'blocks': [{'kind': 'paragraph', 'text': text} for text in ARABIC]}
    ids = ['00000000-0000-4000-8000-%012d' % number for number in range(6)]
    project = {
        'format': 'dictum-project', 'version': 1, 'id': ids[0], 'title': 'ميناء سالتمير',
        'created': '2026-11-15T20:52:40Z',
        'articles': [{'id': ids[1], 'title': 'الجسر آمن', 'language': 'ar', 'kind': 'report',
                      'publisher': 'صحيفة الساحل', 'added': '2026-11-15T20:52:40Z',
                      'versions': [dict(version, id=ids[5])]}],
        'sources': [{'id': ids[2], 'name': 'وزارة الميناء', 'kind': 'government-body'}],
        'claims': [
            {'id': ids[3], 'article': ids[1], 'version': ids[5], 'kind': 'fact',
             'content': [span(0, 'الجسر آمن'), span(0, 'الأعمال تنتهي في الربيع')],
             'attributions': [{'source': ids[2], 'sourceSpan': span(0, 'وزارة الميناء'),
                               'cue': span(0, 'قالت'), 'manner': 'indirect',
                               'polarity': 'affirmed', 'stance': 'neutral'}],
             'status': 'done'},
            {'id': ids[4], 'article': ids[1], 'version': ids[5], 'kind': 'promise',
             'content': [span(1, 'الأرصفة وُعد بها')], 'attributions': [], 'status': 'to-do'}]}
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(project, file, ensure_ascii=False)
