/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search/dictum-result.h"

G_BEGIN_DECLS

/**
 * DictumResultList:
 *
 * What a search found, as a list model: a section for each kind that has something, the best few
 * first, then a line that shows all of them. Its items (DictumResult) are made when they are asked
 * for and not kept, so that a list of thousands costs no more than the rows in view.
 */
#define DICTUM_TYPE_RESULT_LIST (dictum_result_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumResultList, dictum_result_list, DICTUM, RESULT_LIST, GObject)

DictumResultList *dictum_result_list_new (void);
/* results: transfer full, NULL for nothing. Few of each kind are shown again. */
void dictum_result_list_take (DictumResultList *self,
                              DictumProject *project,
                              DictumSearchResults *results);
/* Shows all of a kind that are in the results. */
void dictum_result_list_expand (DictumResultList *self, DictumFoundKind kind);
gboolean dictum_result_list_is_complete (DictumResultList *self, DictumFoundKind kind);
guint dictum_result_list_get_total (DictumResultList *self, DictumFoundKind kind);
guint dictum_result_list_get_sum (DictumResultList *self);

G_END_DECLS
