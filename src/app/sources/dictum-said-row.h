/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-project.h"
#include "sources/dictum-said-list.h"

G_BEGIN_DECLS

/**
 * DictumSaidRow:
 *
 * One thing that a source said: the claim's words, the cue and through whom it came, how it was put
 * (manner, stance and polarity in words), where and when.
 */
#define DICTUM_TYPE_SAID_ROW (dictum_said_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumSaidRow, dictum_said_row, DICTUM, SAID_ROW, GtkBox)

GtkWidget *dictum_said_row_new (gboolean with_article);
void dictum_said_row_show (DictumSaidRow *self, DictumProject *project, DictumSaidItem *item);
/* In a sentence, for assistive technology; transfer full. */
char *dictum_said_row_describe (DictumSaidRow *self);

G_END_DECLS
