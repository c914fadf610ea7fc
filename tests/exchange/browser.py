# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A page in headless Chromium: what it asks for, what it complains about, and what axe finds in it.

Chromium is driven through its own pipe (--remote-debugging-pipe): messages of JSON, ended by a zero.
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

import npm

LIMIT = 60  # seconds for one answer
FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync',
         '--hide-scrollbars', '--remote-debugging-pipe']


def find_chromium():
    return shutil.which('chromium') or shutil.which('chromium-browser')


def provide_axe():
    """The text of axe-core, or None where npm is not there or cannot fetch it."""
    folder = npm.provide('axe-core@4.10.3')
    if folder is None:
        return None
    with open(os.path.join(folder, 'axe-core', 'axe.min.js'), encoding='utf-8') as file:
        return file.read()


class Browser:
    """One Chromium with one page. Use it as a context."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='dictum-chromium-')
        here_read, there_write = os.pipe()
        there_read, here_write = os.pipe()

        def give_pipes():
            # Chromium reads from 3 and writes to 4.
            os.dup2(there_read, 10)
            os.dup2(there_write, 11)
            os.dup2(10, 3)
            os.dup2(11, 4)

        self.process = subprocess.Popen(
            [find_chromium(), *FLAGS, f'--user-data-dir={self.folder.name}', 'about:blank'],
            preexec_fn=give_pipes, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(there_read)
        os.close(there_write)
        self.source, self.sink = here_read, here_write
        self.rest, self.count, self.events = b'', 0, []
        target = self.call('Target.createTarget', url='about:blank', session=None)['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True,
                                 session=None)['sessionId']
        for area in ('Page', 'Network', 'Runtime', 'Log'):
            self.call(f'{area}.enable')
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(LIMIT)
        os.close(self.source)
        os.close(self.sink)
        shutil.rmtree(self.folder.name, ignore_errors=True)

    def receive(self):
        until = time.monotonic() + LIMIT
        while b'\0' not in self.rest:
            if not select.select([self.source], [], [], max(until - time.monotonic(), 0))[0]:
                raise TimeoutError('Chromium does not answer.')
            more = os.read(self.source, 1 << 16)
            if not more:
                raise EOFError('Chromium has ended.')
            self.rest += more
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, session='', **parameters):
        self.count += 1
        message = {'id': self.count, 'method': method, 'params': parameters}
        if session == '':
            message['sessionId'] = self.session
        os.write(self.sink, json.dumps(message).encode() + b'\0')
        while True:
            answer = self.receive()
            if answer.get('id') != self.count:
                self.events.append(answer)
            elif 'error' in answer:
                raise RuntimeError(f'{method}: {answer["error"]["message"]}')
            else:
                return answer['result']

    def open(self, path):
        """Load a file. Afterwards self.events has all that happened."""
        self.events = []
        self.call('Page.navigate', url=f'file://{path}')
        while not any(event.get('method') == 'Page.loadEventFired' for event in self.events):
            self.events.append(self.receive())

    def evaluate(self, script):
        result = self.call('Runtime.evaluate', expression=script, awaitPromise=True,
                           returnByValue=True)
        if 'exceptionDetails' in result:
            raise RuntimeError(str(result['exceptionDetails'])[:500])
        return result['result'].get('value')

    def set_look(self, width=1000, **features):
        """set_look (color_scheme='dark', contrast='more')"""
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=900,
                  deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': f'prefers-{name.replace("_", "-")}', 'value': value}
                            for name, value in features.items()])

    def list_requests(self):
        """Everything that was asked for, but for the page itself and what is written in it."""
        found = [event['params']['request']['url'] for event in self.events
                 if event.get('method') == 'Network.requestWillBeSent']
        return [url for url in found[1:] if not url.startswith('data:')]

    def list_complaints(self):
        for event in self.events:
            if event.get('method') == 'Runtime.exceptionThrown':
                yield str(event['params']['exceptionDetails'])[:300]
            elif event.get('method') == 'Runtime.consoleAPICalled':
                yield str(event['params']['args'])[:300]
            elif event.get('method') == 'Log.entryAdded':
                yield event['params']['entry']['text']

    def list_violations(self, axe):
        """What axe objects to, best practices included, as lines."""
        self.evaluate(axe + '; undefined')
        found = self.evaluate('axe.run(document, {resultTypes: ["violations"]})'
                              '.then(result => result.violations)')
        for violation in found:
            for node in violation['nodes'][:3]:
                yield f'{violation["id"]}: {violation["help"]}: {node["html"][:160]}'
