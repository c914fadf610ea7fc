/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sources/dictum-source-list.h"

G_BEGIN_DECLS

/**
 * DictumSourceRow:
 *
 * One source in the registry's list: avatar, name, kind and affiliation, and a figure:
 * that by which the list is sorted, else the number of claims. It follows the record, its claims
 * and the list's figures, and can be ticked while several are chosen.
 */
#define DICTUM_TYPE_SOURCE_ROW (dictum_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceRow, dictum_source_row, DICTUM, SOURCE_ROW, GtkBox)

GtkWidget *dictum_source_row_new (DictumSourceList *list, GtkListItem *row);
void dictum_source_row_bind (DictumSourceRow *self, DictumProject *project, DictumItem *item);

G_END_DECLS
