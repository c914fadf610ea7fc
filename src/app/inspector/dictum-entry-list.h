/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumEntryList:
 *
 * A short list of entries of a record, each a line or two that opens for editing: evidence,
 * requests for reply, identifiers. It shows what it is given; "edit" (uint position, the number of
 * entries for a new one) and "remove" (uint position) say what the editor wants. Properties:
 * "title"; "add-label" (nullable: nothing can be added, and an empty list is not shown).
 */
#define DICTUM_TYPE_ENTRY_LIST (dictum_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryList, dictum_entry_list, DICTUM, ENTRY_LIST, GtkBox)

/* What one entry shows; strings are copied. */
typedef struct
{
  const char *title;
  const char *subtitle;
  gboolean archivable; /* it has a link, of which a web archive may have copies */
  gboolean marked_up;  /* the subtitle is Pango markup, and may take three lines */
  const char *note;    /* a third line; NULL none */
  gboolean alarming;   /* the note is a warning */
  const char *words;   /* what the markup says to whoever does not see it; NULL nothing */
} DictumEntryLine;

void dictum_entry_list_show (DictumEntryList *self, const DictumEntryLine *lines, guint length);

G_END_DECLS
