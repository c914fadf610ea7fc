/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* How a request for reply stands. A deadline without a time lasts to the end of its day, where the
 * reader is. */

typedef enum
{
  DICTUM_REPLY_ANSWERED,
  DICTUM_REPLY_OVERDUE,
  DICTUM_REPLY_DUE_SOON, /* today, or within DICTUM_REPLY_SOON days */
  DICTUM_REPLY_WAITING,  /* there is time, or there is no deadline */
} DictumReplyState;

#define DICTUM_REPLY_SOON 2    /* days */
#define DICTUM_REPLY_EARNEST 5 /* attempts that a newsroom should be able to show */

/* days: (nullable): to the deadline, negative when it is over; G_MAXINT without one. */
DictumReplyState dictum_reply_get_state (const DictumReply *reply, GDateTime *now, int *days);
/* Transfer full: "Overdue by 3 days", "Due tomorrow", "Answered; not used yet". */
char *dictum_reply_describe (const DictumReply *reply, GDateTime *now);
/* How many times the one who was asked here was asked about the claim, this time included. Names
 * are compared without case and accents. */
guint dictum_claim_count_attempts (const DictumClaim *claim, const DictumReply *reply);

G_END_DECLS
