/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the letter is of a script that sets no space between words. There each letter counts as a
 * word, and every place is one where a word may end. */
gboolean dictum_letter_stands_alone (gunichar letter);

G_END_DECLS
