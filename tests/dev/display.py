# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""tests/with-display: what it gives to a test, and that nothing of it stays."""

import os
import shutil
import signal
import subprocess
import time

import tap

WRAPPER = os.path.join(tap.TOP, 'tests/with-display')
LIMIT = 60


def run(*arguments, **environment):
    return subprocess.run([WRAPPER, *arguments], capture_output=True, text=True, timeout=LIMIT,
                          env={**os.environ, **environment})


def wait_until(condition):
    """Return whether `condition` came true within a few seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_running(pid):
    """A process that has ended but was not waited for does not count."""
    try:
        with open(f'/proc/{pid}/stat', encoding='ascii') as file:
            return file.read().rsplit(')', 1)[1].split()[0] != 'Z'
    except FileNotFoundError:
        return False


def expect(what, found, wanted=True):
    return [] if found == wanted else [f'{what}: {found!r} instead of {wanted!r}']


if not shutil.which('Xvfb'):
    print('1..0 # SKIP Xvfb is not installed')
    raise SystemExit(0)

given = run('sh', '-c', 'echo "$DISPLAY|$HOME|$DBUS_SESSION_BUS_ADDRESS|$GTK_A11Y|$WAYLAND_DISPLAY";'
            'touch "$HOME/mark"; exit 5', WAYLAND_DISPLAY='wayland-9', GTK_A11Y='')
display, home, bus, a11y, wayland = (given.stdout.strip().split('|') + [''] * 5)[:5]
tap.check('a command gets a display, a bus and a home folder of its own',
          expect('status', given.returncode, 5) +
          expect('display', display.startswith(':')) +
          expect('home', 'dictum-test.' in home) +
          expect('bus', bus.startswith('unix:')) +
          expect('GTK_A11Y', a11y, 'test') +
          expect('WAYLAND_DISPLAY', wayland, '') +
          expect('lines', given.stdout.count('\n'), 1))
tap.check('nothing of it stays', expect('the home folder', os.path.exists(home), False))

seen = run('--at-spi', '--', 'gdbus', 'call', '--session', '--dest', 'org.a11y.Bus', '--object-path',
           '/org/a11y/bus', '--method', 'org.freedesktop.DBus.Properties.Get', 'org.a11y.Status',
           'IsEnabled')
tap.check('the accessibility bus is there when asked for',
          [] if seen.returncode == 77 else expect('answer', seen.stdout.strip(), '(<true>,)'))

managed = run('--window-manager', 'xdotool', 'get_num_desktops')
tap.check('a window manager is there when asked for',
          [] if managed.returncode == 77 else
          expect('answer', (managed.returncode, managed.stdout.strip().isdigit()), (0, True)))

running = subprocess.Popen([WRAPPER, 'sh', '-c', 'echo $$ $HOME; exec sleep 300'],
                           stdout=subprocess.PIPE, text=True)
pid, home = running.stdout.readline().split()
running.send_signal(signal.SIGTERM)
tap.check('a test that is killed takes everything along',
          expect('status', running.wait(timeout=LIMIT), 143) +
          expect('the command ends', wait_until(lambda: not is_running(pid))) +
          expect('the home folder is removed', wait_until(lambda: not os.path.exists(home))))

tap.done()
