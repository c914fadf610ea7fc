# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""./dev itself, as far as it can be tested without building: its texts, its lists, its counting."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile

import tap

sys.path.insert(0, os.path.join(tap.TOP, 'build-aux'))
counting = __import__('count-tests')

VERBS = ['run', 'test', 'build', 'exec', 'shell', 'format', 'fuzz', 'flatpak', 'bench', 'help']


def run_dev(*arguments):
    return subprocess.run([os.path.join(tap.TOP, 'dev'), *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60)


def run_shell(script, **environment):
    """Run `script` with the functions of environment.sh."""
    return subprocess.run(['bash', '-euc', '. "$0/build-aux/environment.sh"; ' + script, tap.TOP],
                          capture_output=True, text=True, timeout=60,
                          env={**os.environ, **environment})


def expect(what, found, wanted):
    return [] if found == wanted else [f'{what}: {found!r} instead of {wanted!r}']


help_text = run_dev('help')
tap.check('help names every verb', [
    verb for verb in VERBS if not re.search(rf'^  {verb}\b', help_text.stdout, re.MULTILINE)])
tap.check('help is good, nonsense is not',
          expect('help', help_text.returncode, 0) +
          expect('nothing', run_dev().returncode, 0) +
          expect('nonsense', run_dev('nonsense').returncode, 2))

# The library list is written twice: meson.build must not ask for more than ./dev looks for.
looked_for = run_shell('printf "%s\\n" "${required_modules[@]}"').stdout
tap.check('./dev looks for what meson.build needs', [
    name for name in re.findall(r"= dependency\('([^']+)'", tap.read('meson.build'))
    if not re.search(rf'^{re.escape(name)}( |$)', looked_for, re.MULTILINE)])

tap.check('versions are compared by number', [
    problem for have, want, good in [
        ('4.18.6+ds-2', '4.18', True), ('4.8.3+ds-2', '4.18', False), ('1:1.7.6-1', '1.7', True),
        ('1.10', '1.7', True), ('1.2', '1.7', False), ('', '1.7', False)]
    for problem in expect(f'{have} >= {want}',
                          run_shell(f'version_reaches "{have}" "{want}"').returncode == 0, good)])

keys = [run_shell('root_key').stdout, run_shell('root_key').stdout,
        run_shell('packages_debian+=(another); root_key').stdout]
tap.check('a changed list of packages gives another root',
          expect('same', keys[0] == keys[1], True) + expect('other', keys[0] == keys[2], False))

with tempfile.TemporaryDirectory() as home:
    # The maker fails as a full disk or a lost network would make it fail, after half of the work.
    failed = run_shell('make_root () { mkdir -p "$1/usr/bin"; echo "E: no network" >"$2"; false; }; '
                       'mmdebstrap () { :; }; bwrap () { :; }; newuidmap () { :; }; provide_root',
                       XDG_CACHE_HOME=home)
    left = sorted(os.listdir(os.path.join(home, 'dictum')))
    tap.check('a root that was made by half is not used, and the log is named',
              expect('status', failed.returncode, 1) +
              expect('left', left, ['lock', 'making-root.log']) +
              expect('told', 'E: no network' in failed.stderr and 'making-root.log' in failed.stderr,
                     True))

with tempfile.TemporaryDirectory() as home:
    made = run_shell('make_root () { mkdir -p "$1/usr/bin"; : >"$1/usr/bin/meson"; '
                     'chmod +x "$1/usr/bin/meson"; }; '
                     'mmdebstrap () { :; }; bwrap () { :; }; newuidmap () { :; }; '
                     'mkdir -p "$XDG_CACHE_HOME/dictum/root-old" "$XDG_CACHE_HOME/dictum/root-busy"; '
                     'exec 5>"$XDG_CACHE_HOME/dictum/root-busy.used"; flock --shared 5; '
                     'first=$(provide_root); second=$(provide_root); '
                     'test "$first" = "$second"; basename "$first"', XDG_CACHE_HOME=home)
    left = sorted(name for name in os.listdir(os.path.join(home, 'dictum')) if name.startswith('root-'))
    tap.check('a whole root replaces the old ones that nobody is in',
              expect('status', made.returncode, 0) +
              expect('left', left, sorted([made.stdout.strip(), 'root-busy', 'root-busy.used'])))

# A server that sees "no display" must answer on the loopback device, and end with the program.
PROGRAM = '''
import os, sys, urllib.request
port = os.environ["BROADWAY_DISPLAY"][1:]
page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).read()
print(port, os.environ["GDK_BACKEND"], b"broadway" in page)
sys.exit(7)
'''
if shutil.which('gtk4-broadwayd'):
    shown = run_shell('. "$0/build-aux/display.sh"; unset DISPLAY WAYLAND_DISPLAY; set +e; '
                      'have_display && echo display; '
                      'run_in_browser "$(system_python)" -c "$PROGRAM"; exit $?', PROGRAM=PROGRAM)
    port = shown.stdout.split(' ')[0]
    try:
        socket.create_connection(('127.0.0.1', int(port)), 5).close()
        after = 'still there'
    except (OSError, ValueError):
        after = 'gone'
    tap.check('without a display the window is shown in a browser, and the reason is told',
              expect('status', shown.returncode, 7) +
              expect('program', shown.stdout, f'{port} broadway True\n') +
              expect('address', f'http://127.0.0.1:{port}/' in shown.stderr, True) +
              expect('reason', 'neither WAYLAND_DISPLAY nor DISPLAY is set' in shown.stderr, True) +
              expect('the server afterwards', after, 'gone'))

# A copy of ./dev with stand-ins for the builders: what would be run is written down instead.
BUILDER = '''#!/bin/bash
case $1 in
  setup) mkdir -p "$2"; : >"$2/build.ninja" ;;
  devenv) printf '%s\\0' "$PWD" "$@" >"$NOTED"; exit 5 ;;
esac
'''


def run_copy(folder, *arguments):
    """Run the copy of ./dev from `folder`; return its exit code and what it would have run."""
    noted = os.path.join(folder, 'noted')
    result = subprocess.run(
        [os.path.join('..', 'tree of dictum', 'dev'), 'run', *arguments], cwd=folder, timeout=120,
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env={**{name: value for name, value in os.environ.items()
                if name not in ('DISPLAY', 'WAYLAND_DISPLAY')},
             'PATH': os.path.join(folder, 'bin') + ':' + os.environ['PATH'],
             'DICTUM_INSIDE': '1', 'NOTED': noted, 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nowhere'})
    with open(noted, encoding='utf-8') as file:
        return result.returncode, file.read().split('\0')[:-1]


def check_run():
    with tempfile.TemporaryDirectory() as home:
        tree, folder = os.path.join(home, 'tree of dictum'), os.path.join(home, 'elsewhere')
        shutil.copytree(os.path.join(tap.TOP, 'build-aux'), os.path.join(tree, 'build-aux'))
        shutil.copy(os.path.join(tap.TOP, 'dev'), tree)
        os.makedirs(os.path.join(folder, 'bin'))
        for name in ('meson', 'ninja'):
            path = os.path.join(folder, 'bin', name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(BUILDER)
            os.chmod(path, 0o755)
        with open(os.path.join(folder, 'two words.html'), 'w', encoding='utf-8') as file:
            file.write('<p>A page.</p>')
        begin = [folder, 'devenv', '-C', os.path.join(tree, '_build'), '-w', folder, 'dictum']
        for given, wanted in [
                ([], ['--sample']),
                (['two words.html'], ['two words.html']),
                ([os.path.join(folder, 'two words.html'), 'https://courier.example/a?b=c&d', '../x.dictum'],
                 [os.path.join(folder, 'two words.html'), 'https://courier.example/a?b=c&d', '../x.dictum'])]:
            code, ran = run_copy(folder, *given)
            yield from expect(f'run {given}', ran, begin + wanted)
            yield from expect(f'status of run {given}', code, 5)


if shutil.which('gtk4-broadwayd'):
    tap.check('./dev run hands its arguments on, from any folder', check_run())

TAP = '''TAP version 14
1..4
ok 1 /a
not ok 2 /b
    ok 1 inner
ok 3 /c # SKIP no display
ok 4 - d
Bail out? no, only text
'''

tap.check('cases are counted as TAP tells them',
          expect('cases', counting.count_cases(TAP), (2, 1, 1)) +
          expect('todo', counting.count_cases('not ok 1 x # TODO later\n'), (1, 0, 0)))
tap.check('a crash counts as a failure', [
    problem for entry, wanted in [
        ({'result': 'OK', 'stdout': 'ok 1 a\nok 2 b\n'}, (2, 0, 0)),
        ({'result': 'ERROR', 'stdout': 'ok 1 a\n'}, (1, 1, 0)),
        ({'result': 'FAIL', 'stdout': 'ok 1 a\nnot ok 2 b\n'}, (1, 1, 0)),
        ({'result': 'TIMEOUT'}, (0, 1, 0)),
        ({'result': 'OK'}, (1, 0, 0)),
        ({'result': 'SKIP', 'stdout': '1..0 # SKIP\n'}, (0, 0, 1))]
    for problem in expect(entry, counting.count_program(entry), wanted)])


def write_logs(folder, *logs):
    """Write logs as meson does; each is a list of names and results."""
    paths = [os.path.join(folder, f'{number}.json') for number in range(len(logs))]
    for path, log in zip(paths, logs):
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(json.dumps({'name': name, 'result': result}) + '\n' for name, result in log)
    return paths


def count(status, paths):
    run = subprocess.run([sys.executable, os.path.join(tap.TOP, 'build-aux/count-tests.py'), str(status), *paths],
                         capture_output=True, text=True, timeout=60)
    return run.returncode, 'UNSTEADY' in run.stdout, run.stdout.splitlines()[-1]


with tempfile.TemporaryDirectory() as folder:
    core, window, reader = 'dictum:core / text', 'dictum:e2e / window', 'dictum:ui / reader'
    tap.check('one window that failed is worth another run; anything else, and many, are not', [
        problem for log, wanted in [
            ([(core, 'OK'), (window, 'FAIL')], ['window']),
            ([(window, 'TIMEOUT'), (reader, 'ERROR')], ['window', 'reader']),
            ([(core, 'FAIL')], []),
            ([(core, 'FAIL'), (window, 'FAIL')], []),
            ([(window, 'FAIL'), (reader, 'FAIL'), ('dictum:ui / card', 'FAIL')], []),
            ([(core, 'OK')], [])]
        for problem in expect(log, counting.list_unsteady(write_logs(folder, log)), wanted)])
    first = [(core, 'OK'), (window, 'TIMEOUT')]
    tap.check('what the other run says counts, and is told',
              expect('passed then', count(0, write_logs(folder, first, [(window, 'OK')])),
                     (0, True, '2 passed, 0 failed')) +
              expect('failed again', count(1, write_logs(folder, first, [(window, 'FAIL')])),
                     (1, False, '1 passed, 1 failed')) +
              expect('did not come to its log', count(1, write_logs(folder, first)),
                     (1, False, '1 passed, 1 failed')))
tap.done()
