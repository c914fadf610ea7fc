/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"
#include "inspector/dictum-entry-list.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

/* A claim's evidence and its requests for reply: the lines that a card shows of them, and the
 * dialogs that edit them. */

void dictum_claim_edit_evidence (GtkWidget *parent,
                                 DictumWorkbench *workbench,
                                 const DictumClaim *claim,
                                 guint position,
                                 DictumLoadRequest *request);
void
dictum_claim_remove_evidence (DictumWorkbench *workbench, const DictumClaim *claim, guint position);
void dictum_claim_show_replies (const DictumClaim *claim, DictumEntryList *list);
void dictum_claim_edit_reply (GtkWidget *parent,
                              DictumWorkbench *workbench,
                              const DictumClaim *claim,
                              guint position);
void
dictum_claim_remove_reply (DictumWorkbench *workbench, const DictumClaim *claim, guint position);

G_END_DECLS
