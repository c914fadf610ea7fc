/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"
#include "sources/dictum-source-census.h"

G_BEGIN_DECLS

/**
 * DictumSourceList:
 *
 * The registry as a list: searched, sorted, and filtered by kind and use, with what may be there
 * twice. Several can be chosen, with keys as in any list, or in a mode where each click adds one.
 * Rows that are not seen are not made.
 *
 * Properties: "sort" and "kind" (nicks; "" for every kind), "unused" and "selecting" (booleans),
 * each also an action "registry.…". Signals: "chosen": the selection is another one; "activated"
 * (DictumItem *): to be looked at; "figures": other ones are to be shown.
 */
#define DICTUM_TYPE_SOURCE_LIST (dictum_source_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceList, dictum_source_list, DICTUM, SOURCE_LIST, AdwBin)

void dictum_source_list_set_workbench (DictumSourceList *self,
                                       DictumWorkbench *workbench,
                                       DictumSourceCensus *census);
/* Of DictumItem, in the order of the list. */
GPtrArray *dictum_source_list_get_selected (DictumSourceList *self);
/* The item at a place, or the last one before it; full, NULL when nothing is listed. */
DictumItem *dictum_source_list_get_near (DictumSourceList *self, guint position);
guint dictum_source_list_find (DictumSourceList *self, DictumItem *item);
/* Selects the item alone and brings it into view, without "chosen"; FALSE when it is not listed. */
gboolean dictum_source_list_select (DictumSourceList *self, DictumItem *item);
/* Takes away what hides the item. */
void dictum_source_list_reveal (DictumSourceList *self, DictumItem *item);
gboolean dictum_source_list_toggle (DictumSourceList *self, guint position);
gboolean dictum_source_list_focus (DictumSourceList *self, DictumItem *item);
void dictum_source_list_focus_search (DictumSourceList *self);
/* Borrowed: what a popover for adding a source points to. */
GtkWidget *dictum_source_list_get_add_button (DictumSourceList *self);
/* Borrowed; NULL until they were counted. */
DictumRegister *dictum_source_list_get_figures (DictumSourceList *self);
DictumSourceOrder dictum_source_list_get_order (DictumSourceList *self);
/* In a narrow window one click leads on. */
void dictum_source_list_set_leads_on (DictumSourceList *self, gboolean leads_on);

G_END_DECLS
