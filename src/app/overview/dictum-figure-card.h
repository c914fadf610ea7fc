/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "analysis/dictum-statistics.h"

G_BEGIN_DECLS

/**
 * DictumFigureCard:
 *
 * One set of figures on the page: its picture or its table, which of its views is drawn, and a menu
 * that saves it. Property "figures": the id of a table of the statistics, or "chains". Signals:
 * "chosen" (const char *query); "message" (const char *text): of what became of a file.
 */
#define DICTUM_TYPE_FIGURE_CARD (dictum_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (DictumFigureCard, dictum_figure_card, DICTUM, FIGURE_CARD, AdwBin)

/* NULL: there are none yet. */
void dictum_figure_card_set_statistics (DictumFigureCard *self, const DictumStatistics *statistics);
/* Writes the file that its name asks for: .svg, .png, .csv. */
gboolean dictum_figure_card_export (DictumFigureCard *self, const char *path, GError **error);

G_END_DECLS
