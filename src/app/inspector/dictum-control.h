/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-value.h"

G_BEGIN_DECLS

/* One control for one field of a value, whatever both are: a drop-down or combo row for an
 * enumeration, a check button or switch row for a yes or no, an entry, entry row or text view for
 * text and numbers. The field's table says what it is, so that a page only names its fields. */

void dictum_control_prepare (GtkWidget *control, const DictumField *field);
void dictum_control_show (GtkWidget *control, const DictumField *field, gconstpointer value);
char *dictum_control_read (GtkWidget *control, const DictumField *field);
void dictum_control_store (GtkWidget *control, const DictumField *field, gpointer value);
char *dictum_control_format (const DictumField *field, gconstpointer value);
gboolean dictum_control_is_text (GtkWidget *control);
char *dictum_control_get_text (GtkWidget *control);
void dictum_control_set_text (GtkWidget *control, const char *text);

/* For a text view in a row of a list, which a press there is to focus, and not the row. */
void dictum_control_keep_presses (GtkWidget *view);
/* For a text view that is to be as high as its text, also when that is set before it is seen. */
void dictum_control_grow (GtkWidget *view);

G_END_DECLS
