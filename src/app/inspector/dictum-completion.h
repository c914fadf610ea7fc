/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): what could be meant by the words typed so far, the likeliest
 * first; by no words: all that there is. */
typedef GStrv (*DictumSuggest) (const char *typed, gpointer data);

/**
 * dictum_completion_attach:
 * @entry: an entry
 * @suggest: asked while somebody types
 * @data: for @suggest; both have to live as long as the entry, or until they are replaced
 *
 * Completes in the line: the rest of the first suggestion is put behind the caret and selected, so
 * that typing on replaces it. What was typed stays as it was typed; Enter takes the suggestion, in
 * its own letters. Up and Down go through all suggestions, also from an empty entry.
 */
void dictum_completion_attach (GtkEntry *entry, DictumSuggest suggest, gpointer data);

/**
 * dictum_completion_dismiss:
 * @entry: an entry, completed or not
 *
 * Takes away what is only suggested. Words that were selected by hand stay.
 */
void dictum_completion_dismiss (GtkEntry *entry);

G_END_DECLS
