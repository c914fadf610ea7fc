/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumClaimFields:
 *
 * Every field of a claim. The inspector has one and puts it into the card of the current claim, so
 * that going from claim to claim makes no widgets; the page of a claim has another one. It shows
 * one item; what is typed is saved before another one is shown.
 *
 * Property "layout": "card", with what is needed less often folded away; "page", all of it below
 * one another and with room; or "wide-page", in two columns.
 */
#define DICTUM_TYPE_CLAIM_FIELDS (dictum_claim_fields_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimFields, dictum_claim_fields, DICTUM, CLAIM_FIELDS, GtkBox)

GtkWidget *dictum_claim_fields_new (void);
void dictum_claim_fields_set_workbench (DictumClaimFields *self, DictumWorkbench *workbench);
void dictum_claim_fields_set_item (DictumClaimFields *self, DictumItem *item);
DictumItem *dictum_claim_fields_get_item (DictumClaimFields *self);
void dictum_claim_fields_edit (DictumClaimFields *self);
void dictum_claim_fields_write_note (DictumClaimFields *self);
void dictum_claim_fields_add_evidence (DictumClaimFields *self, GPtrArray *requests);
void dictum_claim_fields_flush (DictumClaimFields *self);

G_END_DECLS
