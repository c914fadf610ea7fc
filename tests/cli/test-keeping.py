# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Originals that are kept, saved pages that are opened, and web archives.

test-keeping.py DICTUM-CLI"""

import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.parse

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases  # noqa: E402

cli = Cli(sys.argv[1])
FILE = 'keeping.dictum'
URL = 'https://gazette.example/news/harbour'


class Archive(http.server.BaseHTTPRequestHandler):
    """An archive with the Wayback Machine's addresses; asked says what came."""

    asked = []
    status = ['{"status": "pending"}']

    def answer(self, code, kind, text):
        self.send_response(code)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        Archive.asked.append(('GET', self.path, ''))
        base = f'http://127.0.0.1:{self.server.server_port}'
        if self.path == f'/web/timemap/link/{URL}':
            self.answer(200, 'application/link-format', f'''<{URL}>; rel="original",
<{base}/web/timemap/link/{URL}>; rel="self"; from="Mon, 02 Nov 2026 08:00:00 GMT",
<{base}/web/20261103090000/{URL}>; rel="last memento"; datetime="Tue, 03 Nov 2026 09:00:00 GMT",
<{base}/web/20261102080000/{URL}>; rel="first memento"; datetime="Mon, 02 Nov 2026 08:00:00 GMT",
<javascript:alert(1)>; rel="memento"; datetime="Mon, 02 Nov 2026 08:00:00 GMT"''')
        elif self.path.startswith('/save/status/'):
            self.answer(200, 'application/json', Archive.status.pop(0))
        else:
            self.answer(404, 'text/html', 'none')

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        Archive.asked.append(('POST', self.path, body))
        self.answer(200, 'text/html', '<script>spn.watchJob("spn2-17ab", "/_static/", 6000);</script>')

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Archive)
threading.Thread(target=server.serve_forever, daemon=True).start()
BASE = f'http://127.0.0.1:{server.server_port}'
HOSTILE = f'''<!doctype html><title>Harbour &amp; <i>to</i> close</title>
<base href="{BASE}/base/"><meta http-equiv=refresh content="0;url={BASE}/refresh">
<link rel=stylesheet href="{BASE}/style.css"><link rel=preload as=image href="{BASE}/preload">
<link rel=dns-prefetch href="{BASE}"><style>@import "{BASE}/import";</style>
<script>fetch("{BASE}/script");document.title="pwned"</script><script src="{BASE}/src"></script>
<body onload="fetch('{BASE}/onload')" background="{BASE}/background">
<article><h1 onclick="alert(1)" style="background:url({BASE}/css)">Harbour to close</h1>
<p>The harbour of Lindmoor will close for the winter, the mayor said, because the ice is early.</p>
<p><a href="javascript:fetch('{BASE}/link')" ping="{BASE}/ping">a link</a></p>
<img src="{BASE}/picture" srcset="{BASE}/set 2x" alt="a picture" onerror="fetch('{BASE}/onerror')">
<img alt=dot src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">
<img src="data:image/svg+xml,<svg onload=fetch('{BASE}/svg')>"><svg><script>fetch("{BASE}/s")</script>
<image href="{BASE}/image"/></svg><math><a xlink:href="javascript:1">m</a></math>
<iframe src="{BASE}/frame"></iframe><iframe srcdoc="<script>fetch('{BASE}/srcdoc')</script>"></iframe>
<object data="{BASE}/object"></object><embed src="{BASE}/embed"><video src="{BASE}/video" autoplay>
</video><form action="{BASE}/form"><input name=a autofocus onfocus="fetch('{BASE}/focus')">
<button formaction="{BASE}/button">Send</button></form>
<noscript><p title="</noscript><img src={BASE}/mutation onerror=fetch('{BASE}/mutated')>">x</noscript>
<textarea><img src={BASE}/textarea></textarea><template><img src={BASE}/template></template>
</article><plaintext><script>fetch("{BASE}/plain")</script>'''


def add(name, text):
    with open(cli.path(name), 'w', encoding='utf-8') as file:
        file.write(text)
    cli.ok('add', FILE, name, '--anyway')
    return hashlib.sha256(text.encode()).hexdigest()


def fails(words, *arguments):
    code, _, err = cli.run(*arguments)
    if code != 1 or words not in err:
        yield f'{" ".join(arguments)}: {code}, “{err.strip()}”, wanted “{words}”'


def originals():
    """Originals are listed with their uses, verified, exported, and removed with care."""
    cli.ok('new', FILE)
    one = add('one.txt', 'The mayor said that the harbour will close.\n')
    add('same.txt', 'The mayor said that the harbour will close.\n')
    listed = cli.json('snapshots', 'list')
    if [entry['sha256'] for entry in listed] != [one] or len(listed[0]['uses']) != 2:
        yield listed
    if {use['kind'] for use in listed[0]['uses']} != {'version'}:
        yield listed
    cli.ok('snapshots', 'verify')
    cli.ok('snapshots', 'export', one[:12], '--output', 'copy.txt')
    if hashlib.sha256(open(cli.path('copy.txt'), 'rb').read()).hexdigest() != one:
        yield 'the export is another text'
    code, _, err = cli.run('snapshots', 'export', one[:12], one[:12], '-o', 'both.txt')
    if code != 2 or 'one original at a time' not in err:
        yield f'two into one file: {code}: {err}'
    yield from fails('already', 'snapshots', 'export', one[:12], '--output', 'copy.txt')
    yield from fails('used in 2 places', 'snapshots', 'remove', one)
    cli.ok('snapshots', 'remove', '--unused')
    if len(cli.json('snapshots')) != 1:
        yield 'one that is in use was removed'

    # What an undo would bring back is wanted still.
    cli.ok('delete', FILE, '1', '2')
    kinds = [use['kind'] for use in cli.json('snapshots')[0]['uses']]
    if kinds != ['history']:
        yield kinds
    cli.ok('undo', FILE)

    path = cli.path(f'data/dictum/snapshots/{one}')
    os.chmod(path, 0o600)
    with open(path, 'a', encoding='utf-8') as file:
        file.write('altered')
    yield from fails('damaged', 'snapshots', 'verify')
    yield from fails('damaged', 'snapshots', 'export', one, '--output', 'other.txt')
    cli.ok('snapshots', 'remove', one, '--force')
    if cli.json('snapshots'):
        yield 'it is there still'


def unused():
    """What no project uses goes in one go."""
    data = b'forgotten'
    name = hashlib.sha256(data).hexdigest()
    with open(cli.path(f'data/dictum/snapshots/{name}'), 'wb') as file:
        file.write(data)
    kept = add('kept.txt', 'The council said that it will decide.\n')
    with open(cli.path('broken.dictum'), 'w', encoding='utf-8') as file:
        file.write('{')
    yield from fails('could not be read', 'snapshots', 'remove', '--unused', '--project', 'broken.dictum')
    cli.ok('snapshots', 'remove', '--unused')
    if [entry['sha256'] for entry in cli.json('snapshots')] != [kept]:
        yield cli.json('snapshots')


def saved_page():
    """A saved page is written without what runs, fetches or sends."""
    name = add('hostile.html', HOSTILE)
    path = cli.ok('snapshots', 'open', '--print', name).strip()
    page = open(path, encoding='utf-8').read()
    for word in ('<script', 'onload', 'onclick', 'onerror', '<iframe', '<form', 'refresh', 'srcset', '<base',
                 'style=', 'href=', 'svg', '<object', '<embed', '<video', 'ping', 'template', f'src="{BASE}'):
        if word in page:
            yield f'{word} is in it: {page}'
    for word in ("default-src 'none'", 'The harbour of Lindmoor will close', 'src="data:image/gif',
                 '<title>Harbour &amp;'):
        if word not in page:
            yield f'{word} is not in it'
    if os.stat(path).st_mode & 0o077 or os.stat(os.path.dirname(path)).st_mode & 0o077:
        yield 'others can read it'
    chromium = shutil.which('chromium')
    if chromium is None:
        print('# chromium is not here: what the page does in a browser was not seen')
        return
    Archive.asked.clear()
    # The hostile page itself shows that the server would see it.
    for file, quiet in ((cli.path('hostile.html'), False), (path, True)):
        run = subprocess.run(
            [chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
             '--disable-background-networking', '--disable-component-update', '--disable-sync',
             f'--user-data-dir={cli.path("browser")}', '--virtual-time-budget=3000', '--dump-dom',
             f'file://{file}'], capture_output=True, text=True, timeout=90, check=False)
        if quiet and Archive.asked:
            yield Archive.asked
        if not quiet and run.returncode == 0 and not Archive.asked:
            yield 'the page as it was sent asked for nothing, so that this proves nothing'
        if quiet and 'The harbour of Lindmoor will close' not in run.stdout:
            yield run.stdout + run.stderr
        print(f'# {os.path.basename(file)}: {len(Archive.asked)} requests')
        Archive.asked.clear()


def archive():
    """An archive is asked only when told to, and its copy can be kept."""
    Archive.asked.clear()
    said = cli.ok('archive', 'find', URL, '--archive', BASE)
    if URL not in said or 'Nothing was sent' not in said or Archive.asked:
        yield f'{said} {Archive.asked}'
    for local in ('http://localhost/a', 'http://192.168.1.2/', 'https://me:secret@gazette.example/',
                  'http://intranet/'):
        code, _, err = cli.run('archive', 'save', local, '--archive', BASE, '--yes')
        if code != 1 or 'not given' not in err:
            yield f'{local}: {err}'
    if Archive.asked:
        yield Archive.asked
    found = json.loads(cli.ok('archive', 'find', URL, '--archive', BASE, '--yes', '--json'))
    if [copy['time'] for copy in found] != ['2026-11-02T08:00:00Z', '2026-11-03T09:00:00Z']:
        yield found
    yield from fails('has no copy', 'archive', 'find', URL + '/2', '--archive', BASE, '--yes')

    Archive.status[:] = ['{"status": "pending"}',
                         json.dumps({'status': 'success', 'timestamp': '20261122180000', 'original_url': URL})]
    Archive.asked.clear()
    cli.ok('archive', 'save', URL, '--archive', BASE + '/', '--yes', '--keep-in', FILE, '--record', 'article:1')
    if Archive.asked[0] != ('POST', '/save', 'url=' + urllib.parse.quote(URL, safe='')):
        yield Archive.asked
    if cli.json('show', FILE, 'article:1').get('archivedUrl') != f'{BASE}/web/20261122180000/{URL}':
        yield cli.json('show', FILE, 'article:1')
    cli.ok('undo', FILE)
    if 'archivedUrl' in cli.json('show', FILE, 'article:1'):
        yield 'it was not undone'
    Archive.status[:] = ['{"status": "error", "message": "The site was not there."}']
    yield from fails('The site was not there', 'archive', 'save', URL, '--archive', BASE, '--yes')


run_cases(originals, unused, saved_page, archive)
done()
