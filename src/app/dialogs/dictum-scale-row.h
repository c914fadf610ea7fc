/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

/**
 * DictumScaleRow:
 *
 * One value of a rating scale, to be edited: its name, colour, number and description, and its
 * place in the order. Signals: "changed" (its name), "move" (int: -1 up, 1 down), "remove".
 */
#define DICTUM_TYPE_SCALE_ROW (dictum_scale_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumScaleRow, dictum_scale_row, DICTUM, SCALE_ROW, AdwExpanderRow)

GtkWidget *dictum_scale_row_new (const DictumScaleValue *value);
/* What can be done with it depends on its place. */
void dictum_scale_row_set_place (DictumScaleRow *self, gboolean first, gboolean last);
/* Whether its number is one, or none; when not, the row is unfolded and toasts tell it. */
gboolean dictum_scale_row_check (DictumScaleRow *self, AdwToastOverlay *toasts);
/* Transfer full: what the controls say, with the id that the value had. */
DictumScaleValue *dictum_scale_row_dup_value (DictumScaleRow *self);

G_END_DECLS
