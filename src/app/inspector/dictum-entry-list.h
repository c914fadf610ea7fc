/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "inspector/dictum-entry-mark.h"

G_BEGIN_DECLS

/**
 * DictumEntryList:
 *
 * A short list of entries of a record, each a line or two that opens for editing: evidence,
 * requests for reply, identifiers. It shows what it is given; "edit" (uint position, the number of
 * entries for a new one), "remove" (uint position) and "menu" (uint position, const char *action:
 * as DictumEntryRow's) say what the editor wants. Properties: "title"; "add-label" (nullable:
 * nothing can be added, and an empty list is not shown); "roomy": each entry takes the lines that
 * it needs, from when it is shown next.
 */
#define DICTUM_TYPE_ENTRY_LIST (dictum_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryList, dictum_entry_list, DICTUM, ENTRY_LIST, GtkBox)

/* What one entry shows; strings are copied. */
typedef struct
{
  const char *title;
  const char *subtitle;
  gboolean archivable; /* it has a link, of which a web archive may have copies */
  gboolean archived;   /* it has the link of such a copy */
  gboolean kept;       /* a copy of it is stored */
  gboolean marked_up;  /* the subtitle is Pango markup, and may take three lines */
  const char *detail;  /* Pango markup that a roomy list shows whole; NULL none */
  const char *note;    /* a last line; NULL none */
  gboolean alarming;   /* the note is a warning */
  const char *words;   /* what the markup says to whoever does not see it; NULL nothing */
  DictumEntryMarkKind
      mark; /* in a timeline; what all of it is about is neither opened nor removed */
} DictumEntryLine;

void dictum_entry_list_show (DictumEntryList *self, const DictumEntryLine *lines, guint length);

G_END_DECLS
