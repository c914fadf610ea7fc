/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search/dictum-result-dialog.h"

G_BEGIN_DECLS

/**
 * DictumSearchDialog:
 *
 * “Search Everywhere”: what has the words in articles, claims, notes, sources and evidence, in a
 * section for each, while they are typed. The search runs in threads; what was found before stays
 * until it ends. The words are kept by the finder for the next time.
 */
#define DICTUM_TYPE_SEARCH_DIALOG (dictum_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumSearchDialog,
                      dictum_search_dialog,
                      DICTUM,
                      SEARCH_DIALOG,
                      DictumResultDialog)

/* words: to begin with, NULL for those of the last time. */
AdwDialog *dictum_search_dialog_new (DictumFinder *finder, const char *words);

G_END_DECLS
