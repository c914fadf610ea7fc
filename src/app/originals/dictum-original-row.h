/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "originals/dictum-originals.h"

G_BEGIN_DECLS

/**
 * DictumOriginalRow:
 *
 * One original in the list: what uses it, how large it is, whether it is what it was, and a menu
 * whose items activate the dialog's actions with its SHA-256.
 */
#define DICTUM_TYPE_ORIGINAL_ROW (dictum_original_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumOriginalRow, dictum_original_row, DICTUM, ORIGINAL_ROW, AdwBin)

GtkWidget *dictum_original_row_new (void);
/* original: NULL empties the row. */
void dictum_original_row_show (DictumOriginalRow *self, DictumOriginal *original);
/* The row in words, for a screen reader. */
char *dictum_original_describe (const DictumOriginal *original);

G_END_DECLS
