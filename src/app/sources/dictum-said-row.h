/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumSaidRow:
 *
 * One thing that a source said: the claim's words, the cue, where and when.
 */
#define DICTUM_TYPE_SAID_ROW (dictum_said_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumSaidRow, dictum_said_row, DICTUM, SAID_ROW, GtkListBoxRow)

GtkWidget *dictum_said_row_new (DictumProject *project, const char *source, DictumItem *item);
DictumItem *dictum_said_row_get_item (DictumSaidRow *self);

G_END_DECLS
