# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs what ./dev flatpak made where nothing is installed, and tries it; prints TAP.

    try.py OUTPUT RUNTIME [KEY]

OUTPUT is the folder with bundle and repository, RUNTIME a flatpak installation that has the runtime, KEY the
folder of the key for trying only that signed them; with any other key, which is not to sign what is made to
try updates, these are not tried. Run inside tests/with-display --at-spi --window-manager, which gives a home
folder of its own.
"""

import os
import re
import sys

from sandbox import TOP, Installation
from driver import Failure, Tap  # noqa: E402 - sandbox knows where it is
from add_pages import serve
import bundle
import driven
import exported
import marks
import update

ARTICLES = os.path.join(TOP, 'tests', 'data', 'articles')


def run_window(place, tap, updates):
    claims = marks.load(os.path.join(ARTICLES, 'harbour-call.marks.json'))['claims']
    server = serve(ARTICLES)
    driven.run_with_portals(place, tap, server, claims, updates)
    if not tap.failed:
        exported.run_exported(place, tap)
    if not tap.failed:
        driven.run_without_portals(place, tap, server, claims)
    server.shutdown()


def main():
    output, runtime, *key = (os.path.abspath(path) for path in sys.argv[1:])
    with open(os.path.join(TOP, 'meson.build'), encoding='utf-8') as file:
        app = re.search(r"^app_id = '(.+)'", file.read(), re.MULTILINE).group(1)
    place = Installation(app, runtime, 'flatpak')
    refusing, other = (Installation(app, runtime, name) for name in ['refusing', 'other'])
    tap = Tap()

    tap.check('checksums and signature are right', bundle.check_sums, output)
    tap.check('an altered bundle is refused', bundle.check_altered_bundle, refusing, output)
    tap.check('a repository with an unknown key is refused', bundle.check_unknown_key, refusing, output)
    tap.check('the reference installs from the repository', bundle.check_reference, other, output)
    tap.check('software centres find it in the repository', bundle.check_catalogue, other)
    try:
        tap.run('the bundle is installed', bundle.install_bundle, place, output)
    except Failure:
        return tap.finish()
    tap.check('permissions are the five, and nothing else', bundle.check_permissions, place)
    tap.check('the desktop sees what it should', bundle.check_exports, place)
    tap.check('and finds nothing to warn of', bundle.check_valid, place)
    tap.check('licences and translations are there', bundle.check_files, place)
    tap.check('all libraries are found', bundle.check_libraries, place)
    tap.check('the home folder cannot be seen', bundle.check_home, place)
    tap.check('its own files are written', bundle.check_own, place)
    tap.check('PDF is read by the confined helper', bundle.check_pdf, place)
    tap.check('a crash of the helper is said plainly', bundle.check_crash, place)
    try:
        run_window(place, tap, update.Updates(place, output, *key) if key else None)
    except Failure:
        pass
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
