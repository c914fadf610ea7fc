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
 * One row of a list of claims. A claim with several tags has several rows when they are grouped by
 * tag, and a list must not have one object twice; so a row is told by its claim and its group.
 */
#define DICTUM_TYPE_CLAIM_PLACE (dictum_claim_place_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimPlace, dictum_claim_place, DICTUM, CLAIM_PLACE, GObject)

/* Borrowed. The number is the claim’s in its article. */
DictumItem *dictum_claim_place_get_item (DictumClaimPlace *self);
guint dictum_claim_place_get_number (DictumClaimPlace *self);

/**
 * DictumClaimList:
 *
 * A search’s result as a model of DictumClaimPlace with a section for each group. Rows are made
 * when they are asked for: of 64,000 claims some hundred. Another result is told of as the one
 * stretch in which it differs, so that rows keep their focus and the list its place.
 */
#define DICTUM_TYPE_CLAIM_LIST (dictum_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimList, dictum_claim_list, DICTUM, CLAIM_LIST, GObject)

DictumClaimList *dictum_claim_list_new (void);
/* Both NULL: empty. */
void dictum_claim_list_set_result (DictumClaimList *self,
                                   DictumProject *project,
                                   DictumClaimResult *result);
/* Borrowed, NULL before the first. */
DictumClaimResult *dictum_claim_list_get_result (DictumClaimList *self);
/* What the section with the position in it is called, borrowed; NULL without groups. */
const char *dictum_claim_list_get_section_label (DictumClaimList *self, guint position);

G_END_DECLS
