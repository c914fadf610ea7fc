/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comparing names word by word. Words are folded as dictum_name_fold() does it. */

gboolean dictum_name_is_acronym (const char *name);
char *dictum_name_make_acronym (const char *const *words, gboolean with_small);
char *dictum_name_get_sound (const char *word);
gboolean dictum_words_are_spelled_alike (const char *one, const char *other);
int dictum_persons_compare (const char *const *one, const char *const *other);

G_END_DECLS
