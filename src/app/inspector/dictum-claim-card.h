/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumClaimCard:
 *
 * One claim in the inspector: its number, its words, the chain to whoever said it, how far its
 * checking has come, and what an editor should look at. The card of the current claim also holds
 * the fields, in place of the chain. Nothing is rebuilt when the claim changes: the widgets that
 * are there say something else. Signal "evidence" (GPtrArray of DictumLoadRequest): that was
 * dropped on it.
 */
#define DICTUM_TYPE_CLAIM_CARD (dictum_claim_card_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimCard, dictum_claim_card, DICTUM, CLAIM_CARD, GtkBox)

GtkWidget *dictum_claim_card_new (void);
void dictum_claim_card_bind (DictumClaimCard *self, DictumProject *project, DictumItem *item);
DictumItem *dictum_claim_card_get_item (DictumClaimCard *self);
void dictum_claim_card_set_row (DictumClaimCard *self, GtkListItem *row);
void dictum_claim_card_set_number (DictumClaimCard *self, guint number);
void dictum_claim_card_set_fields (DictumClaimCard *self, GtkWidget *fields);

G_END_DECLS
