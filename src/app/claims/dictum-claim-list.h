/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "query/dictum-claim-table.h"

G_BEGIN_DECLS

/**
 * DictumClaimPlace:
 *
 * A place in a list of claims: what a row shows. Another search may put another claim there; signal
 * "changed" tells so, and also when the claim itself has changed.
 */
#define DICTUM_TYPE_CLAIM_PLACE (dictum_claim_place_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimPlace, dictum_claim_place, DICTUM, CLAIM_PLACE, GObject)

/* Borrowed. The number is the claim’s in its article. */
DictumItem *dictum_claim_place_get_item (DictumClaimPlace *self);
guint dictum_claim_place_get_number (DictumClaimPlace *self);

/**
 * DictumClaimList:
 *
 * A search’s result as a model of DictumClaimPlace with a section for each group. Places are made
 * when they are asked for: of 64,000 some hundred. Another result changes what the places show, and
 * is told of as a change of the list only as far as there are fewer or more of them.
 *
 * It is its own selection: GtkMultiSelection makes an object for each item that is selected. What
 * is selected is claims, and stays so when they come to other positions.
 */
#define DICTUM_TYPE_CLAIM_LIST (dictum_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimList, dictum_claim_list, DICTUM, CLAIM_LIST, GObject)

DictumClaimList *dictum_claim_list_new (void);
/* Both NULL: empty. */
void dictum_claim_list_set_result (DictumClaimList *self,
                                   DictumProject *project,
                                   DictumClaimResult *result);
gboolean dictum_claim_list_grow (DictumClaimList *self, gboolean all);
void dictum_claim_list_renew (DictumClaimList *self);
GPtrArray *dictum_claim_list_list_selected (DictumClaimList *self);
guint dictum_claim_list_count_selected (DictumClaimList *self);
/* Borrowed, NULL before the first. */
DictumClaimResult *dictum_claim_list_get_result (DictumClaimList *self);
/* What the section with the position in it is called, borrowed; NULL without groups. length, or
 * NULL: how many items it has, those included that are not listed yet. */
const char *
dictum_claim_list_get_section_label (DictumClaimList *self, guint position, guint *length);

G_END_DECLS
