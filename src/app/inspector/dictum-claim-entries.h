/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"
#include "inspector/dictum-entry-list.h"

G_BEGIN_DECLS

/* A claim's evidence, its requests for reply and the claims it is linked with: the lines that a
 * card shows of them, and the dialogs that edit them. */

void dictum_claim_show_evidence (const DictumClaim *claim, DictumEntryList *list);
void dictum_claim_edit_evidence (GtkWidget *parent,
                                 DictumWorkbench *workbench,
                                 const DictumClaim *claim,
                                 guint position);
void
dictum_claim_remove_evidence (DictumWorkbench *workbench, const DictumClaim *claim, guint position);
void dictum_claim_show_replies (const DictumClaim *claim, DictumEntryList *list);
void dictum_claim_edit_reply (GtkWidget *parent,
                              DictumWorkbench *workbench,
                              const DictumClaim *claim,
                              guint position);
void
dictum_claim_remove_reply (DictumWorkbench *workbench, const DictumClaim *claim, guint position);
void dictum_claim_show_related (DictumProject *project,
                                const char *const *related,
                                DictumEntryList *list);
void dictum_claim_remove_related (DictumWorkbench *workbench,
                                  const DictumClaim *claim,
                                  const char *field,
                                  const char *const *related,
                                  guint position);

G_END_DECLS
