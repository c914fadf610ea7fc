# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sources that are looked up, on request only, and what is kept of the answers.

test-lookup.py DICTUM-CLI"""

import http.server
import json
import os
import sys
import threading
import urllib.parse

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
FILE = 'lookup.dictum'


def term(text):
    return {'en': {'language': 'en', 'value': text}}


class Wikibase(http.server.BaseHTTPRequestHandler):
    """The part of Wikibase's API that is used, about an invented island; asked says what came."""

    asked = []
    known = {'Q7': {'id': 'Q7', 'labels': term('Ida Marrow'), 'descriptions': term('politician of Saltmere'),
                    'aliases': {'en': [{'value': 'Chair Marrow'}]},
                    'claims': {'P39': [{'mainsnak': {'datavalue': {'value': {'id': 'Q51'}}}}]}},
             'Q51': {'id': 'Q51', 'labels': term('chair of the island council')}}

    def do_GET(self):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        Wikibase.asked.append(query)
        if query['action'] == 'wbsearchentities':
            answer = {'search': [{'id': 'Q7'}] if query['search'] == 'Ida Marrow' else []}
        else:
            answer = {'entities': {id: self.known[id] for id in query['ids'].split('|')}}
        text = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Wikibase)
threading.Thread(target=server.serve_forever, daemon=True).start()
SERVICE = f'--service=http://127.0.0.1:{server.server_port}/'


def silent():
    """Nothing is sent without --yes; what would be is said."""
    said = cli.ok('lookup', 'Ida Marrow', SERVICE)
    if Wikibase.asked or '“Ida Marrow”' not in said or '127.0.0.1' not in said or '--yes' not in said:
        yield said, Wikibase.asked


def asking():
    """An answer has facts in words, and is kept until it is asked anew."""
    answer = cli.json('sources', 'lookup', 'Ida Marrow', SERVICE, '--yes')
    entity = answer['entities'][0]
    if (entity['id'], entity['label'], entity['positions'], entity['aliases'], answer['kept']) != \
            ('Q7', 'Ida Marrow', ['chair of the island council'], ['Chair Marrow'], False):
        yield answer
    if [query.get('search') for query in Wikibase.asked] != ['Ida Marrow', None, None]:
        yield Wikibase.asked
    if not cli.json('lookup', 'Ida Marrow', SERVICE)['kept'] or len(Wikibase.asked) != 3:
        yield 'asked again for what is known', Wikibase.asked
    if 'Ask anew with --again' not in cli.ok('lookup', 'Ida Marrow', SERVICE):
        yield cli.ok('lookup', 'Ida Marrow', SERVICE)
    cli.ok('lookup', 'Ida Marrow', SERVICE, '--again', '--yes')
    if len(Wikibase.asked) != 6:
        yield Wikibase.asked
    if 'is called “Nobody”' not in cli.ok('lookup', 'Nobody', SERVICE, '--yes'):
        yield cli.ok('lookup', 'Nobody', SERVICE)


def taking():
    """Identifier, description and aliases come as one change."""
    cli.ok('new', FILE)
    cli.ok('sources', FILE, '--add=I. Marrow', '--kind=person')
    cli.ok('sources', FILE, '--set=I. Marrow', 'identifiers=wikidata:Q1, url:https://marrow.example')
    cli.ok('lookup', 'Ida Marrow', SERVICE, '--take=Q7', f'--keep-in={FILE}', '--of=I. Marrow')
    source = cli.json('show', FILE, 'source:I. Marrow')
    identifiers = json.dumps(source['identifiers'])
    if '"Q7"' not in identifiers or '"Q1"' in identifiers or 'marrow.example' not in identifiers or \
            (source['description'], source['aliases']) != ('politician of Saltmere', ['Chair Marrow']):
        yield source
    cli.ok('undo', FILE)
    if 'description' in cli.json('show', FILE, 'source:I. Marrow'):
        yield 'it is more than one change'
    code, _out, err = cli.run('lookup', 'Ida Marrow', SERVICE, '--take=Q8', f'--keep-in={FILE}')
    if code != 1 or 'not among' not in err:
        yield code, err
    code, _out, err = cli.run('lookup', 'Ida Marrow', SERVICE, '--take=Q8')
    if code != 2:
        yield code, err


def failing():
    """A service that is not there is told of in words."""
    code, _out, err = cli.run('lookup', 'Ida Marrow', '--service=http://127.0.0.1:1', '--yes')
    if code != 1 or 'dictum-cli' not in err:
        yield code, err


run_cases(silent, asking, taking, failing)
done()
