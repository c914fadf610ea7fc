# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""JSON-LD expanded by PyLD, which is not ours, with contexts given here and never fetched."""

import itertools

NAMESPACES = {
    'oa': 'http://www.w3.org/ns/oa#',
    'dc': 'http://purl.org/dc/elements/1.1/',
    'dcterms': 'http://purl.org/dc/terms/',
    'foaf': 'http://xmlns.com/foaf/0.1/',
    'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    'rdfs': 'http://www.w3.org/2000/01/rdf-schema#',
    'xsd': 'http://www.w3.org/2001/XMLSchema#',
    'as': 'http://www.w3.org/ns/activitystreams#',
    'schema': 'http://schema.org/',
}

# The annotation vocabulary's terms, after appendix A of the Web Annotation Vocabulary: what each
# is called in RDF, by the kind of value that its context gives it.
CLASSES = {
    'oa': 'Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector '
          'FragmentSelector RangeSelector TimeState Motivation',
    'foaf': 'Person Organization',
    'as': 'Application=Software OrderedCollection=AnnotationCollection '
          'OrderedCollectionPage=AnnotationPage',
}
MOTIVATIONS = ('assessing bookmarking classifying commenting describing editing highlighting '
               'identifying linking moderating questioning replying tagging').split()
LINKS = {
    'oa': 'hasBody=body hasTarget=target hasSource=source hasSelector=selector hasState=state '
          'hasScope=scope refinedBy hasStartSelector=startSelector hasEndSelector=endSelector '
          'canonical via cachedSource=cached',
    'dcterms': 'creator rights conformsTo',
    'as': 'generator partOf first last next prev',
    'schema': 'audience',
}
TEXTS = {
    'oa': 'bodyValue exact prefix suffix styleClass',
    'rdf': 'value',
    'dc': 'format language',
    'foaf': 'name mbox=email nick=nickname',
    'rdfs': 'label',
}
TYPED = {
    'dateTime': {'dcterms': 'created modified issued=generated',
                 'oa': 'sourceDate sourceDateStart sourceDateEnd'},
    'nonNegativeInteger': {'oa': 'start end', 'as': 'totalItems=total startIndex'},
}


def list_terms(table):
    """Yield (term, IRI): "hasBody=body" is called body."""
    for prefix, words in table.items():
        for word in words.split():
            name, _, term = word.partition('=')
            yield term or name, NAMESPACES[prefix] + name


def make_annotation_context():
    context = dict(NAMESPACES, id='@id', type='@type')
    context.update(list_terms(CLASSES))
    context.update((name, NAMESPACES['oa'] + name) for name in MOTIVATIONS)
    context.update(list_terms(TEXTS))
    context.update((term, {'@id': iri, '@type': '@id'}) for term, iri in list_terms(LINKS))
    for kind, table in TYPED.items():
        context.update((term, {'@id': iri, '@type': f'xsd:{kind}'})
                       for term, iri in list_terms(table))
    context['items'] = {'@id': 'as:items', '@type': '@id', '@container': '@list'}
    for term, name in (('motivation', 'oa:motivatedBy'), ('purpose', 'oa:hasPurpose')):
        context[term] = {'@id': name, '@type': '@vocab'}
    return context


CONTEXTS = {
    'http://www.w3.org/ns/anno.jsonld': make_annotation_context(),
    'https://schema.org': {'@vocab': 'http://schema.org/', 'id': '@id', 'type': '@type'},
}


def load(url, _options=None):
    """A document loader that knows what is here and asks nobody."""
    if url not in CONTEXTS:
        raise ValueError(f'{url} would have been fetched')
    return {'contextUrl': None, 'documentUrl': url, 'contentType': 'application/ld+json',
            'document': {'@context': CONTEXTS[url]}}


def expand(document):
    from pyld import jsonld
    return jsonld.expand(document, {'documentLoader': load})


def count_quads(document):
    from pyld import jsonld
    return len(jsonld.to_rdf(document, {'documentLoader': load}).get('@default', []))


def list_keys(value):
    """All members' names, at any depth, but those of contexts."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key != '@context':
                yield key
                yield from list_keys(member)
    elif isinstance(value, list):
        yield from itertools.chain.from_iterable(map(list_keys, value))


def walk(value):
    """All objects, at any depth."""
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from walk(member)
    elif isinstance(value, list):
        for member in value:
            yield from walk(member)
