#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the start of the process to an empty window on the screen, beside GNOME Text Editor's.

    bench-start.py DICTUM

Both are watched from outside in the same way: a window of the process is mapped, and the middle of
the screen is no longer what it was, so that something is drawn in it. They take turns, since a
machine may be busier at one moment than at another.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

from Xlib import X, display

TURNS = 7
LIMIT = 20


def find_window(root):
    """The largest child of the root that is mapped, or None."""
    found = None
    for window in root.query_tree().children:
        if window.get_attributes().map_state != X.IsViewable:
            continue
        size = window.get_geometry()
        if size.width > 200 and size.height > 200:
            found = window
    return found


def is_drawn(window):
    """Whether the window has more than one colour: its background alone is one."""
    size = window.get_geometry()
    pixels = window.get_image(0, size.height // 2, size.width, 1, X.ZPixmap, 0xFFFFFFFF).data
    if len(set(zip(pixels[0::4], pixels[1::4], pixels[2::4]))) > 1:
        return True
    pixels = window.get_image(0, 24, size.width, 1, X.ZPixmap, 0xFFFFFFFF).data
    return len(set(zip(pixels[0::4], pixels[1::4], pixels[2::4]))) > 1


def measure(screen, command):
    """Milliseconds until the window of the command is drawn."""
    root = screen.screen().root
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - begun < LIMIT:
            try:
                window = find_window(root)
                if window is not None and is_drawn(window):
                    return (time.monotonic() - begun) * 1000
            except Exception:
                # The window went, or was resized, between two questions.
                pass
            time.sleep(0.002)
        sys.exit(f"{command[0]} showed no window within {LIMIT} s")
    finally:
        process.kill()
        process.wait()
        while find_window(root) is not None and time.monotonic() - begun < 2 * LIMIT:
            time.sleep(0.01)


def show(what, figure, unit, target=None):
    """The same columns as bench_print()."""
    line = f"{what:<58} {figure:10.2f} {unit:<4}"
    if target is not None:
        line += f"  target {target:8.2f} {unit:<4}  {'ok' if figure <= target else 'OVER'}"
    print(line, flush=True)


def main():
    os.environ["G_DEBUG"] = ""
    other = shutil.which("gnome-text-editor")
    commands = {"Dictum": [sys.argv[1]]}
    if other is not None:
        commands["GNOME Text Editor"] = [other, "--standalone"]
    times = {name: [] for name in commands}

    screen = display.Display()
    for turn in range(TURNS + 1):
        for name, command in commands.items():
            figure = measure(screen, command)
            # The first turn fills the disk's cache.
            if turn > 0:
                times[name].append(figure)

    medians = {name: statistics.median(figures) for name, figures in times.items()}
    for name, figure in medians.items():
        show(f"start to a drawn empty window, {name}, median of {TURNS}", figure, "ms")
    if other is not None:
        show("start, times GNOME Text Editor", medians["Dictum"] / medians["GNOME Text Editor"],
             "x", 1)
    else:
        print("start: gnome-text-editor is not installed, nothing to compare with")


main()
