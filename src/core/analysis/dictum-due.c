/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-due.h"

void
dictum_due_reply_free (DictumDueReply *self)
{
  dictum_value_unref ((gpointer) self->claim);
  dictum_value_unref ((gpointer) self->reply);
  g_free (self);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const DictumDueReply *first = *(const DictumDueReply *const *) a;
  const DictumDueReply *second = *(const DictumDueReply *const *) b;
  int by_day = (first->days > second->days) - (first->days < second->days);

  return by_day != 0 ? by_day : g_strcmp0 (first->reply->deadline, second->reply->deadline);
}

static void
add_due (GPtrArray *found, const DictumClaim *claim, GDateTime *now, gboolean only_due)
{
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);
      DictumDueReply *due;
      int days;
      int state = dictum_reply_get_state (reply, now, &days);

      if (state == DICTUM_REPLY_ANSWERED || (only_due && state == DICTUM_REPLY_WAITING))
        continue;

      due = g_new0 (DictumDueReply, 1);
      due->claim = dictum_value_ref (claim);
      due->reply = dictum_value_ref (reply);
      due->state = state;
      due->days = days;
      due->attempts = dictum_claim_count_attempts (claim, reply);
      g_ptr_array_add (found, due);
    }
}

/**
 * dictum_list_due_replies:
 * @claims: (element-type DictumClaim): sealed claims
 * @now: the time, in the zone of the reader
 * @only_due: whether those that have time are left out
 *
 * Returns: (transfer full) (element-type DictumDueReply): what is to be looked at, most urgent
 * first
 */
GPtrArray *
dictum_list_due_replies (const GPtrArray *claims, GDateTime *now, gboolean only_due)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_due_reply_free);

  g_return_val_if_fail (claims != NULL && now != NULL, found);

  for (guint i = 0; i < claims->len; i++)
    add_due (found, g_ptr_array_index (claims, i), now, only_due);
  g_ptr_array_sort (found, compare_due);

  return found;
}
