/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an entry is in a timeline. */
typedef enum
{
  DICTUM_ENTRY_MARK_NONE,
  DICTUM_ENTRY_MARK_SAME,
  DICTUM_ENTRY_MARK_ITSELF,
  DICTUM_ENTRY_MARK_CONTRADICTS,
} DictumEntryMarkKind;

/**
 * DictumEntryMark:
 *
 * The piece of a timeline beside one entry: a line from the entry above to the one below, and on it
 * a dot, a ring for the entry that all are about, or a diamond for what contradicts it. It says
 * nothing that the entry does not say in words.
 */
#define DICTUM_TYPE_ENTRY_MARK (dictum_entry_mark_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryMark, dictum_entry_mark, DICTUM, ENTRY_MARK, GtkWidget)

/* first, last: whether nothing is above, or below it. */
void dictum_entry_mark_show (DictumEntryMark *self,
                             DictumEntryMarkKind kind,
                             gboolean first,
                             gboolean last);

G_END_DECLS
