/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DictumDateRow:
 *
 * An entry row for a date, with a calendar to choose it from. The text is as the file has it,
 * "2026-11-14"; a time behind the date is kept as long as the date is not chosen anew.
 */
#define DICTUM_TYPE_DATE_ROW (dictum_date_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumDateRow, dictum_date_row, DICTUM, DATE_ROW, AdwEntryRow)

G_END_DECLS
