/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"
#include "inspector/dictum-entry-list.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

/**
 * DictumClaimEvidence:
 *
 * The evidence of a claim: what each piece says of it, and whether its quote stands so in its
 * stored copy, which is found out in a thread whenever the claim is shown or a quote altered.
 */
#define DICTUM_TYPE_CLAIM_EVIDENCE (dictum_claim_evidence_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimEvidence, dictum_claim_evidence, DICTUM, CLAIM_EVIDENCE, GtkBox)

void dictum_claim_evidence_show (DictumClaimEvidence *self,
                                 DictumWorkbench *workbench,
                                 const DictumClaim *claim);
void dictum_claim_evidence_set_roomy (DictumClaimEvidence *self, gboolean roomy);
/* Opens the dialog for new evidence and loads what is given; several are loaded and added without
 * one. */
void dictum_claim_evidence_add (DictumClaimEvidence *self, GPtrArray *requests);

G_END_DECLS
