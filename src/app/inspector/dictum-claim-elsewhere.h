/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumClaimElsewhere:
 *
 * Where else a claim was made, and what contradicts it: by date, who was first, in which words, and
 * on how many independent roots all of it rests. Wordings are compared in a thread. Enter on a line
 * goes to that claim; the button looks for more.
 */
#define DICTUM_TYPE_CLAIM_ELSEWHERE (dictum_claim_elsewhere_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimElsewhere, dictum_claim_elsewhere, DICTUM, CLAIM_ELSEWHERE, GtkBox)

void dictum_claim_elsewhere_show (DictumClaimElsewhere *self,
                                  DictumWorkbench *workbench,
                                  const DictumClaim *claim);
void dictum_claim_elsewhere_set_roomy (DictumClaimElsewhere *self, gboolean roomy);

G_END_DECLS
