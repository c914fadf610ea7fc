/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "inspector/dictum-entry-list.h"

G_BEGIN_DECLS

/**
 * DictumEntryRow:
 *
 * One line of a DictumEntryList. Signals "open", "remove" and "menu" (const char
 * *action): one of "open-link", "open-archived", "open-copy", "find-archived", "save-archived".
 */
#define DICTUM_TYPE_ENTRY_ROW (dictum_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryRow, dictum_entry_row, DICTUM, ENTRY_ROW, GtkBox)

GtkWidget *dictum_entry_row_new (void);
void dictum_entry_row_show (DictumEntryRow *self, const DictumEntryLine *line, gboolean roomy);
DictumEntryMark *dictum_entry_row_get_mark (DictumEntryRow *self);

G_END_DECLS
