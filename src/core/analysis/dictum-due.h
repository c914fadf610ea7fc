/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-reply.h"

G_BEGIN_DECLS

/* A request for reply that somebody has to look at. */
typedef struct
{
  const DictumClaim *claim; /* owned, sealed */
  const DictumReply *reply; /* owned, sealed */
  int state;                /* DictumReplyState */
  int days;                 /* to the deadline; G_MAXINT without one */
  guint attempts;           /* how often that one was asked about this claim */
} DictumDueReply;

void dictum_due_reply_free (DictumDueReply *self);
/* What is in the reply logs of claims (of DictumClaim, sealed; those of a DictumProjectSnapshot
 * do), without what was answered: what is overdue longest first, then by deadline, last without
 * one. only_due: overdue or due soon. Of DictumDueReply. May be called from any thread. */
GPtrArray *dictum_list_due_replies (const GPtrArray *claims, GDateTime *now, gboolean only_due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDueReply, dictum_due_reply_free)

G_END_DECLS
