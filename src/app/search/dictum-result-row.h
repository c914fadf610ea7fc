/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search/dictum-result.h"

G_BEGIN_DECLS

/**
 * DictumResultRow:
 *
 * A line of what was found. The words that were searched for are bold and underlined, so that no
 * colour has to tell them. A short row has an icon and takes one line for each of its parts.
 */
#define DICTUM_TYPE_RESULT_ROW (dictum_result_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumResultRow, dictum_result_row, DICTUM, RESULT_ROW, GtkBox)

GtkWidget *dictum_result_row_new (gboolean is_short);
void dictum_result_row_show (DictumResultRow *self, DictumResult *result);

G_END_DECLS
