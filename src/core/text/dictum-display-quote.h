/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a text in quotation marks, for people: marks that stand in them already become single
 * ones, and words that are a quotation as a whole get no second pair. limit: code points, beyond
 * which an ellipsis stands for the rest; 0: none. Transfer full. */
char *dictum_display_quote (const char *words, int limit);

G_END_DECLS
