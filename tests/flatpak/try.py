# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs what ./dev flatpak made where nothing is installed, and tries it; prints TAP.

    try.py OUTPUT RUNTIME

OUTPUT is the folder with bundle and repository, RUNTIME a flatpak installation that has the runtime. Run
inside tests/with-display --at-spi --window-manager, which gives a home folder of its own.
"""

import os
import re
import sys

from sandbox import TOP, Installation
from driver import Failure, Tap  # noqa: E402 - sandbox knows where it is
import bundle
import driven


def main():
    output, runtime = (os.path.abspath(path) for path in sys.argv[1:3])
    with open(os.path.join(TOP, 'meson.build'), encoding='utf-8') as file:
        app = re.search(r"^app_id = '(.+)'", file.read(), re.MULTILINE).group(1)
    place = Installation(app, runtime, 'flatpak')
    refusing, other = (Installation(app, runtime, name) for name in ['refusing', 'other'])
    tap = Tap()

    tap.check('checksums and signature are right', bundle.check_sums, output)
    tap.check('an altered bundle is refused', bundle.check_altered_bundle, refusing, output)
    tap.check('a repository with an unknown key is refused', bundle.check_unknown_key, refusing, output)
    tap.check('the reference installs from the repository', bundle.check_reference, other, output)
    try:
        tap.run('the bundle is installed', bundle.install_bundle, place, output)
    except Failure:
        return tap.finish()
    tap.check('permissions are the five, and nothing else', bundle.check_permissions, place)
    tap.check('the desktop sees what it should', bundle.check_exports, place)
    tap.check('licences and translations are there', bundle.check_files, place)
    tap.check('all libraries are found', bundle.check_libraries, place)
    tap.check('the home folder cannot be seen', bundle.check_home, place)
    tap.check('PDF is read by the confined helper', bundle.check_pdf, place)
    try:
        driven.run_desk(place, tap)
    except Failure:
        pass
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
