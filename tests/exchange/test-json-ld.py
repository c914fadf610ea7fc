# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is written as JSON-LD, read by a processor of others.

test-json-ld.py DICTUM-CLI SAMPLE CONTEXT
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '../cli'))

from cli import Cli, done, run_cases  # noqa: E402  pylint: disable=wrong-import-position
import json_ld  # noqa: E402

cli = Cli(sys.argv[1])
sample, context_file = sys.argv[2:4]
OA = json_ld.NAMESPACES['oa']
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)')


def export(form, *options):
    return json.loads(cli.ok('export', sample, '--format', form, *options))


def check_terms(document, terms):
    """Yield the members that a processor would drop, for they mean nothing."""
    for key in set(json_ld.list_keys(document)) - set(terms):
        yield f'“{key}” is no term of a context'


def check_target(target):
    selectors = {s['@type'][0]: s for s in target.get(OA + 'hasSelector', [])}
    quote = selectors.get(OA + 'TextQuoteSelector', {}).get(OA + 'exact')
    place = selectors.get(OA + 'TextPositionSelector', {})
    if not target.get(OA + 'hasSource', [{}])[0].get('@id', '').startswith(('https:', 'urn:')):
        yield f'{target} has no source'
    if not quote or OA + 'start' not in place:
        yield f'{target} does not say where'
    else:
        length = place[OA + 'end'][0]['@value'] - place[OA + 'start'][0]['@value']
        if length != len(quote[0]['@value']):
            yield f'{quote} is not {length} code points'
    for state in target.get(OA + 'hasState', []):
        if state['@type'] != [OA + 'TimeState'] or \
                not TIME.fullmatch(state[OA + 'sourceDate'][0]['@value']):
            yield f'{state} is no time'


def check_annotation(annotation):
    if annotation['@type'] != [OA + 'Annotation']:
        yield f'{annotation["@id"]} is a {annotation["@type"]}'
    motivations = [m['@id'] for m in annotation[OA + 'motivatedBy']]
    if len(motivations) != 1 or motivations[0].removeprefix(OA) not in json_ld.MOTIVATIONS:
        yield f'{annotation["@id"]} is moved by {motivations}'
    for target in annotation[OA + 'hasTarget']:
        yield from check_target(target)
    for body in annotation.get(OA + 'hasBody', []):
        for purpose in body.get(OA + 'hasPurpose', []):
            if purpose['@id'].removeprefix(OA) not in json_ld.MOTIVATIONS:
                yield f'a body is for {purpose}'


def web_annotation():
    """A collection of annotations expands to the vocabulary, and nothing of it is dropped."""
    document = export('web-annotation')
    with open(context_file, encoding='utf-8') as file:
        own = json.load(file)['@context']
    if document['@context'] != ['http://www.w3.org/ns/anno.jsonld', own]:
        yield 'the context in the file is not the one that is published'
    yield from check_terms(document, set(own) | set(json_ld.CONTEXTS[document['@context'][0]]))

    collection = json_ld.expand(document)[0]
    activity = json_ld.NAMESPACES['as']
    page = collection[activity + 'first'][0]
    annotations = page[activity + 'items'][0]['@list']
    if collection['@type'] != [activity + 'OrderedCollection'] or \
            page['@type'] != [activity + 'OrderedCollectionPage']:
        yield 'it is no collection with a page'
    if len(annotations) != collection[activity + 'totalItems'][0]['@value']:
        yield f'{len(annotations)} annotations are not the total'
    for annotation in annotations:
        yield from check_annotation(annotation)
    for node in json_ld.walk(collection):
        if '@id' in node and ':' not in node['@id']:
            yield f'{node["@id"]} is no absolute IRI'
    if json_ld.count_quads(document) < 10 * len(annotations):
        yield 'hardly anything is left of it as RDF'


def claims():
    """A claim’s chain keeps its order, and leads to marks and sources that are in the file."""
    collection = json_ld.expand(export('web-annotation'))[0]
    nodes = {n['@id'] for n in json_ld.walk(collection) if len(n) > 1 and '@id' in n}
    n_links = 0
    for node in json_ld.walk(collection):
        for chain in node.get('urn:x-dictum:ns:attributions', []):
            for link in chain['@list']:
                n_links += 1
                for name in ('speaker', 'sourceMark', 'cueMark'):
                    for other in link.get(f'urn:x-dictum:ns:{name}', []):
                        if other['@id'] not in nodes:
                            yield f'{name} {other["@id"]} leads nowhere'
    if not n_links:
        yield 'there is no link of a chain'


def claim_review():
    """Each rated claim is one ClaimReview, built as schema.org has it."""
    with open(sample, encoding='utf-8') as file:
        rated = [c['id'] for c in json.load(file)['claims'] if c.get('ratings')]
    document = export('claim-review', '--option', 'author=The Ledger',
                      '--option', 'url=https://ledger.example/checks')
    schema = json_ld.NAMESPACES['schema']
    nodes = json_ld.expand(document)
    if sorted(n['@id'] for n in nodes) != sorted(f'urn:uuid:{i}#review' for i in rated):
        yield f'{len(nodes)} reviews are not those of {len(rated)} rated claims'
    if set(json_ld.list_keys(document)) - SCHEMA_ORG:
        yield f'{set(json_ld.list_keys(document)) - SCHEMA_ORG} are no terms of schema.org'
    for node in nodes:
        item = node[schema + 'itemReviewed'][0]
        rating = node[schema + 'reviewRating'][0]
        numbers = [rating[schema + name][0]['@value']
                   for name in ('worstRating', 'ratingValue', 'bestRating')
                   if schema + name in rating]
        if node['@type'] != [schema + 'ClaimReview'] or item['@type'] != [schema + 'Claim']:
            yield f'{node["@id"]} is a {node["@type"]} of a {item["@type"]}'
        if node[schema + 'claimReviewed'] != item[schema + 'text']:
            yield f'{node["@id"]} reviews another claim'
        if len(numbers) not in (0, 3) or numbers != sorted(numbers):
            yield f'{numbers} are no scale'
        for name in ('author', 'url', 'datePublished'):
            if schema + name not in node:
                yield f'{node["@id"]} has no {name}'
        if not rating.get(schema + 'alternateName') or not item.get(schema + 'appearance'):
            yield f'{node["@id"]} has no rating in words, or no page'


# Those that are written, each in schema.org for the type that it is written in.
SCHEMA_ORG = {'@type', '@id', '@graph', *(
    'appearance author alternateName bestRating claimReviewed datePublished firstAppearance hasPart '
    'headline inLanguage itemReviewed name position publisher ratingExplanation ratingValue '
    'reviewRating sameAs text url worstRating').split()}

try:
    import pyld  # noqa: F401  pylint: disable=unused-import
except ImportError:
    print('1..0 # SKIP there is no JSON-LD processor (python3-pyld)')
    sys.exit(0)

run_cases(web_annotation, claims, claim_review)
done()
