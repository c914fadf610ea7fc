# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes a project as a newsroom has one after weeks on one story: some 200 sources of all kinds, few of whom
are quoted often and most once or twice, in chains that are seldom longer than three. Everything in it is
invented, and the same each time.

    tests/newsroom.py FILE

Officials belong to offices and others to organisations; papers print what agencies and each other report;
people without a name speak for somebody, and some only tell what stands in a paper that they saw.
"""

import hashlib
import json
import random
import sys
import uuid

DAYS = [f'2026-10-{day:02}' for day in range(19, 32)] + [f'2026-11-{day:02}' for day in range(1, 17)]

AGENCIES = ['Island Wire', 'Mainland News Agency', 'Northern Press Service']
PAPERS = ['Coastal Courier', 'The Ledger', 'Saltmere Gazette', 'Harbour Radio', 'The Capital Post', 'Evening Tide',
          'The Pilot', 'Outer Islands Weekly', 'Channel Five', 'The Dockers’ Voice']

OFFICES = ['Prime Minister’s Office', 'Ministry of Fisheries', 'Customs Service', 'Port Authority of Saltmere',
           'Ministry of Finance', 'Foreign Ministry of the Mainland', 'Coast Guard', 'Island Council', 'Works Office',
           'Ministry of Justice', 'Audit Court', 'Harbour Police', 'Ministry of Transport', 'Statistics Office',
           'Treaty Commission', 'Office of the Premier', 'Health Board', 'Meteorological Office', 'Electoral Board',
           'Ministry of the Environment', 'Land Registry', 'Public Prosecutor']

BODIES = ['Dockworkers’ Union', 'Association of Fishing Boats', 'Saltmere Chamber of Commerce', 'Marrow Shipping',
          'Northern Ferry Company', 'Institute for Sea Law', 'University of Saltmere', 'Friends of the Estuary',
          'Cold Store Saltmere', 'Pilots’ Guild', 'Bank of the Isles', 'Society of Harbour Towns', 'Dale and Sons',
          'Fish Market Hall', 'Union of Customs Officers', 'Seafarers’ Mission', 'Estuary Bird Trust',
          'Quay Street Traders', 'Insurers of the Coast', 'Institute of Prices', 'Lifeboat Society',
          'Alliance for Free Ports', 'Heritage Trust', 'Tug and Tow', 'Reform Party', 'Islands First']

DOCUMENTS = ['Harbour treaty of 1998', 'Protocol of the talks of 3 November', 'Budget for 2027',
             'Report of the Audit Court on berths', 'Port statistics for 2025', 'Letter of the Premier',
             'Minutes of the Island Council', 'Tender for the north quay', 'Customs order 14',
             'Opinion of the Institute for Sea Law', 'Register of shipping', 'Judgment in the pier case',
             'Draft of a new treaty', 'Survey of the pier']

UNNAMED = ['Officials in the capital', 'A senior customs officer', 'People familiar with the talks', 'Analysts',
           'A diplomat', 'Two members of the council', 'A former minister', 'An employee of the port', 'Dockers',
           'A person who saw the letter', 'Government circles', 'Security sources', 'A member of the delegation',
           'An adviser to the Premier', 'Lawyers in the case', 'Traders', 'A ship’s officer', 'Union sources',
           'An official of the ministry', 'Observers', 'Insiders', 'Experts', 'A neighbour of the yard',
           'A clerk at the registry', 'Party sources', 'A banker']

GROUPS = ['Residents of Quay Street', 'Skippers of the south fleet', 'Parents at the harbour school', 'Ferry passengers']

FIRST = ['Lena', 'Aron', 'Ida', 'Tomas', 'Mirek', 'Ruth', 'Oskar', 'Petra', 'Jon', 'Selma', 'Bram', 'Vera', 'Niels',
         'Clara', 'Edda', 'Hugo', 'Marta', 'Kasper', 'Ines', 'Rolf', 'Tilda', 'Anton', 'Greta', 'Simon']
LAST = ['Voss', 'Dale', 'Marrow', 'Reed', 'Holm', 'Quill', 'Sand', 'Brandt', 'Tarn', 'Fell', 'Wick', 'Moor', 'Strand',
        'Berg', 'Lund', 'Kerr', 'Hale', 'Rook', 'Thorn', 'Vane', 'Birch', 'Crane', 'Ness', 'Skerry']

CLAIMS = ['the ferry will sail again by {day}', 'the north quay costs {number} million crowns',
          'boats landed {number} tons of fish last year', 'no berth has been promised to anybody',
          'the talks were broken off after {number} minutes', 'the checks hold up {number} lorries a day',
          'a new treaty is ready for signature', 'nobody asked the crews beforehand',
          '{number} people would lose their work', 'the pier has been unsafe since the spring',
          'the order came from the capital', 'the fees were never paid in full',
          'the survey names the firm that built it', 'the harbour can take {number} ships a week',
          'both sides agreed on the wording of the letter', 'the council was told on {day}']
VERBS = ['said', 'said', 'said', 'told', 'reported', 'claimed', 'confirmed', 'insisted']


def make_id(*words):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, '/'.join(map(str, words))))


class Newsroom:
    def __init__(self):
        self.dice = random.Random(1998)
        self.sources = {}
        self.weights = {}

    # ---- Sources ----

    def add(self, name, kind, weight, belongs_to=None, **more):
        source = {'id': make_id('source', name), 'name': name, 'kind': kind, **more,
                  'created': '2026-10-18T08:00:00Z', 'modified': '2026-10-18T08:00:00Z'}
        if belongs_to is not None:
            source['affiliation'] = self.sources[belongs_to]['id']
        self.sources[name] = source
        self.weights.setdefault(kind, {})[name] = weight

    def add_ranked(self, names, kind, most, **more):
        """The first is quoted most, the tenth a tenth as often: how it is with who is quoted."""
        for rank, name in enumerate(names, 1):
            self.add(name, kind, most / rank, **more)

    def add_people(self):
        """Who leads an office, and who speaks for it; of most organisations only one."""
        names = [f'{first} {last}' for first in FIRST for last in LAST]
        self.dice.shuffle(names)
        for rank, office in enumerate([*OFFICES, *BODIES], 1):
            for number in range(3 if rank <= 12 else 2 if rank <= 30 else 1):
                self.add(names.pop(), 'person', 30 / rank / (number + 1), office,
                         role='participant' if number == 0 else 'representative')

    def add_sources(self):
        self.add_ranked(AGENCIES, 'media', 40)
        self.add_ranked(PAPERS, 'media', 8)
        self.add_ranked(OFFICES, 'government-body', 40, body='government')
        self.add_ranked(BODIES, 'organisation', 12)
        self.add_ranked(DOCUMENTS, 'document', 10)
        self.add_ranked(GROUPS, 'group', 4)
        self.add_people()
        for rank, name in enumerate(UNNAMED, 1):
            office = OFFICES[rank % 9] if rank % 3 else None
            self.add(name, 'unnamed', 24 / rank, office,
                     anonymity={'groundRules': 'background', 'descriptor': name})

    # ---- Chains ----

    def choose(self, *kinds, but=()):
        weights = {name: weight for kind in kinds for name, weight in self.weights[kind].items() if name not in but}
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def choose_end(self, but=()):
        kinds = ('government-body', 'person', 'unnamed', 'organisation', 'document', 'group')
        return self.choose(self.dice.choices(kinds, (28, 34, 18, 12, 6, 2))[0], but=but)

    def make_chain(self, outlet):
        """From whom the outlet has it to who said it first."""
        depth = self.dice.choices((1, 2, 3, 4), (58, 30, 10, 2))[0]
        chain = []
        if depth > 1 and self.dice.random() < 0.7:
            if depth > 2 and self.dice.random() < 0.5:
                chain.append(self.choose('media', but=(outlet, *AGENCIES)))
            agencies = [name for name in AGENCIES if name != outlet]
            chain.append(self.dice.choices(agencies, [self.weights['media'][name] for name in agencies])[0])
        while len(chain) < depth - 1:
            chain.append(self.choose('unnamed', 'person', but=chain))
        chain.append(self.choose_end(but=chain))
        return chain

    # ---- Articles ----

    def make_claim(self, article, number, start, chain):
        content = self.dice.choice(CLAIMS).format(number=self.dice.randint(2, 90),
                                                  day=self.dice.choice(('Friday', 'Monday', 'the weekend')))
        content = content[0].upper() + content[1:]
        verb = self.dice.choice(VERBS)
        sentence = f'{content}, {chain[-1]} {verb}'
        places = {chain[-1]: len(content) + 2}
        for name in reversed(chain[:-1]):
            sentence += ', according to '
            places[name] = len(sentence)
            sentence += name
        sentence += '.'

        def span(words, at):
            return {'start': start + at, 'end': start + at + len(words), 'exact': words}

        def link(name):
            cue, at = (verb, sentence.index(f' {verb}', places[name]) + 1) if name == chain[-1] else (
                'according to', places[name] - len('according to '))
            return {'source': self.sources[name]['id'], 'sourceSpan': span(name, places[name]), 'cue': span(cue, at)}

        stamp = f'{article["published"]}T12:00:00Z'
        return sentence, {'id': make_id('claim', article['id'], number), 'article': article['id'],
                          'version': article['versions'][0]['id'], 'content': [span(content, 0)],
                          'attributions': [link(name) for name in chain],
                          'status': self.dice.choice(('to-do', 'to-do', 'in-progress', 'done')),
                          'created': stamp, 'modified': stamp}

    def make_article(self, number):
        outlet = self.dice.choices([*AGENCIES, *PAPERS], [6, 4, 2, 9, 8, 8, 5, 6, 5, 4, 3, 3, 2])[0]
        article = {'id': make_id('article', number), 'title': f'Harbour story {number + 1}', 'publisher': outlet,
                   'published': DAYS[number * len(DAYS) // 120], 'language': 'en', 'kind': 'report',
                   'added': '2026-11-17T08:00:00Z', 'versions': [{'id': make_id('version', number)}]}
        text, claims = '', []
        for place in range(self.dice.randint(4, 11)):
            sentence, claim = self.make_claim(article, place, len(text), self.make_chain(outlet))
            text += f'{sentence}\n'
            claims.append(claim)
        article['versions'][0].update(
            retrieved='2026-11-17T08:00:00Z', sha256=hashlib.sha256(text[:-1].encode()).hexdigest(), loader='paste',
            blocks=[{'kind': 'paragraph', 'text': line} for line in text.splitlines()])
        return article, claims

    def make(self):
        self.add_sources()
        made = [self.make_article(number) for number in range(120)]
        return {'format': 'dictum-project', 'version': 1, 'id': make_id('project'), 'title': 'Harbour story',
                'created': '2026-10-18T08:00:00Z', 'modified': '2026-11-17T08:00:00Z', 'settings': {},
                'articles': [article for article, _ in made], 'sources': list(self.sources.values()),
                'claims': [claim for _, claims in made for claim in claims]}


def write(path):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(Newsroom().make(), file, ensure_ascii=False)


if __name__ == '__main__':
    write(sys.argv[1])
