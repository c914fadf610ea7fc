# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lists of marks (tests/data/articles/*.marks.json): how to make them with dictum-cli, what the project
file must hold afterwards, and how to compare two files that were made in different ways."""

import json

STAMPS = {'created', 'modified', 'retrieved', 'added', 'creator', 'address', 'loader', 'snapshot',
          'mediaType', 'title', 'description'}


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def find(text, quote):
    """Return start and end of the words in the text; they must stand there once."""
    whole = quote.get('prefix', '') + quote['exact'] + quote.get('suffix', '')
    if text.count(whole) != 1:
        raise ValueError(f'“{whole}” stands {text.count(whole)} times in the text')
    start = text.index(whole) + len(quote.get('prefix', ''))
    return start, start + len(quote['exact'])


def _quote_options(option, part, quote):
    yield f'--{option}={quote["exact"]}'
    for key in ('prefix', 'suffix'):
        if key in quote:
            yield f'--{part}{key}={quote[key]}'


def options(claim):
    """Return the options of `dictum-cli mark` that mark a claim of the list."""
    found = list(_quote_options('quote', '', claim['content'][0]))
    for quote in claim['content'][1:]:
        found += _quote_options('add-quote', 'add-', quote)
    for position, link in enumerate(reversed(claim['chain'])):
        if position > 0:
            found.append('--via')
        found += [f'--source={link["name"]}', f'--source-kind={link["kind"]}']
        if 'source' in link:
            found += _quote_options('source-quote', 'source-', link['source'])
        if 'cue' in link:
            found += _quote_options('cue', 'cue-', link['cue'])
    return found


def text_of(article):
    """Return the plain text of an article's latest version: its blocks, joined with one newline."""
    return '\n'.join(block['text'] for block in article['versions'][-1]['blocks'])


def _check_span(text, span, quote, name):
    start, end = find(text, quote)
    if span is None:
        yield f'{name}: “{quote["exact"]}” is not marked'
    elif (span['start'], span['end'], span['exact']) != (start, end, text[start:end]):
        yield (f'{name}: “{span["exact"]}” is marked at {span["start"]}–{span["end"]}, wanted '
               f'“{text[start:end]}” at {start}–{end}')
    elif (span.get('prefix', ''), span.get('suffix', '')) != (
            text[max(0, start - 32):start], text[end:end + 32]):
        yield f'{name}: the context of “{span["exact"]}” is not what stands beside it'


def _check_link(text, link, wanted, sources, name):
    source = sources.get(link.get('source'))
    if source is None:
        yield f'{name}: no source, wanted {wanted["name"]}'
    elif (source['name'], source['kind']) != (wanted['name'], wanted['kind']):
        yield f'{name}: source {source["name"]} ({source["kind"]}), wanted {wanted["name"]}'
    for key, member in (('source', 'sourceSpan'), ('cue', 'cue')):
        if key in wanted:
            yield from _check_span(text, link.get(member), wanted[key], name)
        elif member in link:
            yield f'{name}: has a {member} that is not wanted'


def check(project, marks, article=0):
    """Yield what is wrong with the claims of an article of a project file."""
    record = project['articles'][article]
    text = text_of(record)
    sources = {source['id']: source for source in project.get('sources', [])}
    claims = [claim for claim in project['claims'] if claim['article'] == record['id']]
    claims.sort(key=lambda claim: claim['content'][0]['start'])
    wanted = sorted(marks['claims'], key=lambda claim: find(text, claim['content'][0])[0])

    if len(claims) != len(wanted):
        yield f'{len(claims)} claims, wanted {len(wanted)}'
    for number, (claim, mark) in enumerate(zip(claims, wanted), 1):
        name = f'claim {number}'
        links = claim.get('attributions', [])
        if len(claim['content']) != len(mark['content']) or len(links) != len(mark['chain']):
            yield f'{name}: has {len(claim["content"])} fragments and {len(links)} links'
            continue
        for span, quote in zip(claim['content'], mark['content']):
            yield from _check_span(text, span, quote, name)
        for link, chain in zip(links, mark['chain']):
            yield from _check_link(text, link, chain, sources, name)
        for key, value in mark.get('expect', {}).items():
            found = claim if key == 'kind' else links[-1] if links else {}
            if found.get(key) != value:
                yield f'{name}: {key} is {found.get(key)}, wanted {value}'


def canonical(project):
    """Return a project with ids replaced by what they stand for, and without times and how it was
    loaded: what two ways of doing the same work must have in common."""
    names = {project['id']: 'project'}
    for number, article in enumerate(project['articles']):
        names[article['id']] = f'article {number}'
        for count, version in enumerate(article['versions']):
            names[version['id']] = f'article {number} version {count}'
    for source in project.get('sources', []):
        names[source['id']] = 'source ' + source['name']
    for claim in project.get('claims', []):
        spans = ','.join(f'{span["start"]}-{span["end"]}' for span in claim['content'])
        names[claim['id']] = f'{names[claim["article"]]} claim {spans}'

    def walk(value):
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items() if key not in STAMPS}
        if isinstance(value, list):
            items = [walk(item) for item in value]
            if items and isinstance(items[0], dict) and 'id' in items[0]:
                items.sort(key=lambda item: item['id'])
            return items
        return names.get(value, value) if isinstance(value, str) else value

    return walk(project)
