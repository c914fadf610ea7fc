/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "inspector/dictum-source-pick.h"

G_BEGIN_DECLS

/**
 * DictumSourcePickRow:
 *
 * What the source picker shows for one pick: the kind's icon, the name, what it belongs to and how
 * often it is used; for the offer to make a source, the kind as a drop-down that can be changed in
 * place.
 */
#define DICTUM_TYPE_SOURCE_PICK_ROW (dictum_source_pick_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourcePickRow, dictum_source_pick_row, DICTUM, SOURCE_PICK_ROW, GtkBox)

GtkWidget *dictum_source_pick_row_new (void);
void dictum_source_pick_row_bind (DictumSourcePickRow *self,
                                  DictumProject *project,
                                  DictumSourcePick *pick);
char *dictum_source_pick_describe (DictumProject *project, DictumSourcePick *pick);

G_END_DECLS
