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
 * One line of a DictumEntryList. Signals "open" and "remove".
 */
#define DICTUM_TYPE_ENTRY_ROW (dictum_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumEntryRow, dictum_entry_row, DICTUM, ENTRY_ROW, GtkBox)

GtkWidget *dictum_entry_row_new (void);
void dictum_entry_row_show (DictumEntryRow *self, const DictumEntryLine *line);

G_END_DECLS
