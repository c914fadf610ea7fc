/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search/dictum-result.h"

G_BEGIN_DECLS

/**
 * DictumFinder:
 *
 * What a window keeps for finding: the search over its project, which is made when it is first
 * wanted and goes with the project, the words that were searched for last, and the articles that
 * were shown lately. It knows how to get to what was found.
 */
#define DICTUM_TYPE_FINDER (dictum_finder_get_type ())
G_DECLARE_FINAL_TYPE (DictumFinder, dictum_finder, DICTUM, FINDER, GObject)

DictumFinder *dictum_finder_new (DictumWorkbench *workbench);
DictumWorkbench *dictum_finder_get_workbench (DictumFinder *self);
DictumProject *dictum_finder_get_project (DictumFinder *self); /* NULL when none is open */
DictumSearch *dictum_finder_get_search (DictumFinder *self);   /* NULL likewise */

/* What was searched for everywhere, and which line of what was found was chosen. */
const char *dictum_finder_get_words (DictumFinder *self);
guint dictum_finder_get_position (DictumFinder *self);
void dictum_finder_keep (DictumFinder *self, const char *words, guint position);

/* The articles that were shown before the current one, the last first, then others; DictumItem,
 * transfer container. */
GPtrArray *dictum_finder_list_articles (DictumFinder *self, guint most);

/* Shows a record, or does what a command says. window: the one of the project. */
void dictum_finder_go (DictumFinder *self, GtkWidget *window, DictumResult *result);
/* Shows an article, a source or a claim; nothing when there is none with the id. start, end: a
 * range of an article's text, code points; -1 for none. */
void
dictum_finder_go_to (DictumFinder *self, GtkWidget *window, const char *id, int start, int end);

G_END_DECLS
