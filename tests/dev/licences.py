# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every file that can carry its licence says it in its first lines."""

import tap

# Kinds of files that have no comments, or are not ours to write into.
BARE_ENDINGS = ('.png', '.json', '.dictum', '.txt', '.po', '.pot', '.html', '.gz', '.bin')
BARE_NAMES = ('COPYING', 'po/LINGUAS')
BARE_FOLDERS = ('tests/data/', 'data/sample/')


def find_silent_files():
    for path in tap.list_files():
        if path.endswith(BARE_ENDINGS) or path in BARE_NAMES or path.startswith(BARE_FOLDERS):
            continue
        start = tap.read(path)[:1000]
        for tag in ('SPDX-FileCopyrightText: ', 'SPDX-License-Identifier: '):
            if tag not in start:
                yield f'{path} has no {tag.strip()}'


tap.check('every file says its licence', find_silent_files())
tap.check('the text of the licence is there',
          [] if 'GNU GENERAL PUBLIC LICENSE' in tap.read('COPYING') else ['COPYING is another text'])
tap.done()
