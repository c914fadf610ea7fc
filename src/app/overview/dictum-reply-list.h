/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "analysis/dictum-due.h"
#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumReplyList:
 *
 * Who was asked for a reply and owes it, the most urgent first, each with a button to the claim.
 * Hidden while nobody owes one; long lists are shown in parts.
 */
#define DICTUM_TYPE_REPLY_LIST (dictum_reply_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumReplyList, dictum_reply_list, DICTUM, REPLY_LIST, AdwBin)

void dictum_reply_list_set_workbench (DictumReplyList *self, DictumWorkbench *workbench);
/* replies: (nullable): of DictumDueReply, in their order. */
void dictum_reply_list_set_replies (DictumReplyList *self, GPtrArray *replies);

G_END_DECLS
