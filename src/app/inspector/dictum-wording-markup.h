/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "analysis/dictum-appearances.h"

G_BEGIN_DECLS

/* Two wordings in one line of Pango markup: what went is struck through, what came is underlined.
 * stretches: of DictumStretch. Transfer full. */
char *dictum_wording_mark_up (DictumText *old_text, DictumText *new_text, const GArray *stretches);

G_END_DECLS
