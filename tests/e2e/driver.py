# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Drives the built program from outside, as a person with a keyboard and a screen reader would.

Controls are found over the accessibility bus by role and name, keys go through the X server's XTEST
extension, and what is on the screen is read back over the accessibility bus. Nothing here knows how the
program is built. Every wait is bounded and says what it waited for.

Run inside tests/with-display --at-spi --window-manager.
"""

import os
import subprocess
import sys
import time

# A warning of the program under test is a failure; one of the accessibility library here is not.
PROGRAM_DEBUG = os.environ.pop('G_DEBUG', 'fatal-warnings')

import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

SANITIZER = 99  # the exit code that tests/meson.build gives to a sanitizer's find
PATIENCE = float(os.environ.get('DICTUM_TEST_PATIENCE', '20'))

# The library waits for 0.8 s for an answer: too short where the program shares its processor with others.
Atspi.set_timeout(int(PATIENCE * 1000), 60000)

# Where the program speaks another language, what gives back a name as it is in the source.
read_name = str


class Failure(AssertionError):
    """What was expected did not come. With DICTUM_TEST_PICTURES set to a folder, a picture is taken."""

    def __init__(self, message):
        folder = os.environ.get('DICTUM_TEST_PICTURES')
        if folder:
            path = os.path.join(folder, f'failure-{int(time.time())}.png')
            subprocess.run(['import', '-window', 'root', path], check=False, timeout=60)
            message += f' (see {path})'
        super().__init__(message)


def wait_for(what, probe, patience=None):
    """Ask until the answer is true; return it. The accessibility bus may be busy: that is no answer."""
    end = time.monotonic() + (patience or PATIENCE)
    trouble = None
    while True:
        try:
            answer = probe()
            if answer:
                return answer
        except GLib.Error as error:
            trouble = error.message
        if time.monotonic() > end:
            raise Failure(f'waited in vain for {what}' + (f' ({trouble})' if trouble else ''))
        pump()


def pump(seconds=0.02):
    """Let the accessibility library take in what the program has told it meanwhile."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not context.iteration(False):
            time.sleep(0.002)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    yield node, depth
    if depth < 60:
        for child in children(node):
            yield from walk(child, depth + 1)


def states(node):
    return node.get_state_set()


def is_showing(node):
    return states(node).contains(Atspi.StateType.SHOWING)


def is_focused(node):
    return states(node).contains(Atspi.StateType.FOCUSED)


class Program:
    """One running program."""

    def __init__(self, *arguments, binary='dictum', env=None):
        env = dict(env or os.environ, G_DEBUG=PROGRAM_DEBUG)
        self.process = subprocess.Popen([binary, *arguments], stdin=subprocess.DEVNULL, env=env)
        self.told_focus = None
        self.listener = Atspi.EventListener.new(self._focus_cb)
        self.listener.register('object:state-changed:focused')
        self.announced = []
        self.ear = Atspi.EventListener.new(lambda event: self.announced.append(str(event.any_data)))
        self.ear.register('object:announcement')
        self.root = wait_for('the program on the accessibility bus', self._find_root, 60)

    def _focus_cb(self, event):
        if event.detail1:
            self.told_focus = event.source

    def is_its(self, application):
        """Whether an application on the accessibility bus is this program."""
        return application.get_process_id() == self.process.pid

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f'the program ended with {self.process.returncode}')
        for application in children(Atspi.get_desktop(0)):
            if self.is_its(application):
                application.set_cache_mask(Atspi.Cache.NONE)
                if application.get_child_count() > 0:
                    return application
        return None

    # ---- Looking ----

    def find_all(self, role=None, name=None, within=None, showing=True):
        found = []
        for node, _ in walk(within or self.root):
            try:
                # Libraries before 2.52 say “push button”.
                if role is not None and node.get_role_name().removeprefix('push ') != role:
                    continue
                if name is not None and not matches(name, node.get_name()):
                    continue
                if showing and not is_showing(node):
                    continue
            except GLib.Error:
                continue
            found.append(node)
        return found

    def find(self, role=None, name=None, within=None, patience=None):
        what = f'{role or "a control"} “{name}”' if name else f'{role}'
        return wait_for(what, lambda: next(iter(self.find_all(role, name, within)), None), patience)

    def hear(self, words, patience=None):
        """Until a screen reader has been told so: what is shown for seconds only may be gone before a busy
        machine has looked for it."""
        wait_for(f'“{words}” to be announced', lambda: any(words in told for told in self.announced), patience)
        self.announced.clear()

    def exists(self, role=None, name=None):
        return bool(self.find_all(role, name))

    def text_of(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def focused(self):
        """The node that has the keyboard focus, the innermost one."""
        try:
            # What the program told last is right as long as it is still so; walking all is slow.
            if self.told_focus is not None and is_focused(self.told_focus):
                return self.told_focus
        except GLib.Error:
            pass
        focused = None
        for node, _ in walk(self.root):
            try:
                if is_focused(node):
                    focused = node
            except GLib.Error:
                pass
        return focused

    def dump(self, out=sys.stderr):
        for node, depth in walk(self.root):
            try:
                print(f'{"  " * depth}{node.get_role_name()} “{node.get_name()}”'
                      f'{" showing" if is_showing(node) else ""}{" FOCUSED" if is_focused(node) else ""}',
                      file=out)
            except GLib.Error:
                print(f'{"  " * depth}(gone)', file=out)

    # ---- Doing ----

    def keys(self, *combos):
        """Press keys: "c", "shift+Return", "ctrl+z"; names are X keysyms."""
        subprocess.run(['xdotool', 'key', '--delay', '12', *combos], check=True, timeout=60)
        pump(0.03)

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--delay', '8', '--', words], check=True, timeout=120)
        pump(0.03)

    def press(self, node):
        """What a pointer's click on a control does."""
        Atspi.Action.do_action(node, 0)
        pump(0.05)

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', path], check=True, timeout=60)

    def quit(self, combo='ctrl+q'):
        """Quit, and see that it ended well."""
        self.keys(combo)
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failure('the program did not end') from None
        if code == SANITIZER:
            raise Failure('a sanitizer found something: see the program’s errors')
        if code != 0:
            raise Failure(f'the program ended with {code}')
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()


def matches(wanted, name):
    name = read_name(name or '')
    if hasattr(wanted, 'search'):
        return wanted.search(name) is not None
    return name == wanted


class Tap:
    """Prints results in the Test Anything Protocol; a failure shows a picture's path and the tree."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def run(self, name, function, *arguments):
        self.count += 1
        try:
            result = function(*arguments)
            print(f'ok {self.count} - {name}', flush=True)
            return result
        except Exception as error:  # noqa: BLE001 - whatever happened, it is a failed test
            self.failed += 1
            print(f'not ok {self.count} - {name}')
            for line in f'{type(error).__name__}: {error}'.splitlines():
                print(f'# {line}')
            sys.stdout.flush()
            raise

    def check(self, name, function, *arguments):
        """Like run, for what others do not depend on: a failure does not end the test."""
        try:
            self.run(name, function, *arguments)
        except Failure:
            pass

    def run_all(self, desk, steps, *arguments):
        """Steps that rest on each other, each a name and a function, then the end of desk's program.

        A failure ends them, and shows what is on the screen.
        """
        try:
            for name, step in steps:
                self.run(name, step, *arguments)
        except Exception:  # noqa: BLE001 - it is told already
            desk.program.dump()
        finally:
            if desk.program.process.poll() is None:
                desk.program.kill()

    def finish(self):
        print(f'1..{self.count}', flush=True)
        return 1 if self.failed else 0
