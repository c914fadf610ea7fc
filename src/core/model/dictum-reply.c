/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-model"

#include "model/dictum-reply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The day of a time as the reader's calendar has it; NULL when it is none. */
static GDateTime *
get_day (const char *time, GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) there = NULL;
  int year, month, day;

  if (time == NULL || !dictum_time_is_valid (time))
    return NULL;
  if (strlen (time) <= 10)
    {
      g_autofree char *whole = g_strconcat (time, "T12:00:00", NULL);

      return g_date_time_new_from_iso8601 (whole, zone);
    }

  moment = g_date_time_new_from_iso8601 (time, zone);
  if (moment == NULL)
    return NULL;
  there = g_date_time_to_timezone (moment, zone);
  g_date_time_get_ymd (there, &year, &month, &day);
  return g_date_time_new (zone, year, month, day, 12, 0, 0);
}

static int
count_days (const char *deadline, GDateTime *now)
{
  GTimeZone *zone = g_date_time_get_timezone (now);
  g_autoptr (GDateTime) day = get_day (deadline, zone);
  g_autoptr (GDateTime) today = NULL;
  int year, month, date;
  gint64 hours;

  if (day == NULL)
    return G_MAXINT;

  g_date_time_get_ymd (now, &year, &month, &date);
  today = g_date_time_new (zone, year, month, date, 12, 0, 0);
  /* Noon to noon, and an hour more or less where clocks are changed. */
  hours = g_date_time_difference (day, today) / G_TIME_SPAN_HOUR;
  return (int) ((hours >= 0 ? hours + 12 : hours - 12) / 24);
}

static gboolean
is_past (const char *deadline, GDateTime *now)
{
  g_autoptr (GDateTime) moment = NULL;

  if (strlen (deadline) <= 10)
    return FALSE;
  moment = g_date_time_new_from_iso8601 (deadline, g_date_time_get_timezone (now));
  return moment != NULL && g_date_time_compare (moment, now) < 0;
}

/**
 * dictum_reply_get_state:
 * @reply: an entry of a reply log
 * @now: the time, in the zone of the reader
 * @days: (out) (optional): to its deadline
 */
DictumReplyState
dictum_reply_get_state (const DictumReply *reply, GDateTime *now, int *days)
{
  int left;

  g_return_val_if_fail (reply != NULL && now != NULL, DICTUM_REPLY_WAITING);

  left = count_days (reply->deadline, now);
  if (days != NULL)
    *days = left;
  if (reply->answer != NULL || reply->answered_on != NULL)
    return DICTUM_REPLY_ANSWERED;
  if (left < 0 || (left == 0 && is_past (reply->deadline, now)))
    return DICTUM_REPLY_OVERDUE;

  return left <= DICTUM_REPLY_SOON ? DICTUM_REPLY_DUE_SOON : DICTUM_REPLY_WAITING;
}

static char *
describe_overdue (int days)
{
  if (days == 0)
    return g_strdup (_ ("Overdue since today"));

  return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days),
                          -days);
}

static char *
describe_due (int days)
{
  if (days == 0)
    return g_strdup (_ ("Due today"));
  if (days == 1)
    return g_strdup (_ ("Due tomorrow"));

  return g_strdup_printf (ngettext ("Due in %d day", "Due in %d days", (gulong) days), days);
}

/**
 * dictum_reply_describe:
 * @reply: an entry of a reply log
 * @now: the time, in the zone of the reader
 *
 * Returns: (transfer full): how it stands, in words
 */
char *
dictum_reply_describe (const DictumReply *reply, GDateTime *now)
{
  int days;

  g_return_val_if_fail (reply != NULL && now != NULL, NULL);

  switch (dictum_reply_get_state (reply, now, &days))
    {
    case DICTUM_REPLY_ANSWERED:
      return g_strdup (reply->used ? _ ("Answered; the answer is used")
                                   : _ ("Answered; the answer is not used yet"));

    case DICTUM_REPLY_OVERDUE:
      return describe_overdue (days);

    case DICTUM_REPLY_DUE_SOON:
    case DICTUM_REPLY_WAITING:
    default:
      return days == G_MAXINT ? g_strdup (_ ("No answer yet; no deadline")) : describe_due (days);
    }
}

/**
 * dictum_claim_count_attempts:
 * @claim: a claim
 * @reply: an entry of its reply log
 *
 * Returns: how many times that one was asked
 */
guint
dictum_claim_count_attempts (const DictumClaim *claim, const DictumReply *reply)
{
  g_autofree char *asked = NULL;
  guint n_attempts = 0;

  g_return_val_if_fail (claim != NULL && reply != NULL, 0);

  if (reply->asked == NULL)
    return 1;

  asked = dictum_text_fold (reply->asked);
  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *other = dictum_values_get (claim->replies, i);
      g_autofree char *folded = other->asked != NULL ? dictum_text_fold (other->asked) : NULL;

      n_attempts += g_strcmp0 (folded, asked) == 0;
    }

  return n_attempts;
}
