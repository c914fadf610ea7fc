/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-value"

#include "model/dictum-time.h"

#include <string.h>

#include "model/dictum-value.h"

#define DAY_LENGTH strlen ("2026-11-14")
#define CLOCK_LENGTH strlen ("2026-11-14T22:00:00")

/* What is stamped on records: times as text, and ids. */

/**
 * dictum_now:
 *
 * Returns: (transfer full): the time as it is stamped on records: UTC, whole seconds
 */
char *
dictum_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
skip_digits (const char **place, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++, (*place)++)
    {
      if (!g_ascii_isdigit (**place))
        return FALSE;
      *number = *number * 10 + (**place - '0');
    }

  return TRUE;
}

static gboolean
skip_char (const char **place, char c)
{
  if (**place != c)
    return FALSE;

  (*place)++;
  return TRUE;
}

static gboolean
skip_zone (const char **place)
{
  int hours, minutes;

  if (skip_char (place, 'Z'))
    return TRUE;
  if (!skip_char (place, '+') && !skip_char (place, '-'))
    return FALSE;

  return skip_digits (place, 2, &hours) && hours < 24 && skip_char (place, ':') &&
         skip_digits (place, 2, &minutes) && minutes < 60;
}

/**
 * dictum_time_is_valid:
 * @time: (nullable): a string
 *
 * Returns: whether @time is a full date, or a date and time with its zone, as in RFC 3339,
 * section 5.6
 */
gboolean
dictum_time_is_valid (const char *time)
{
  const char *place = time;
  int year, month, day, hour, minute, second;

  if (time == NULL)
    return FALSE;
  if (!skip_digits (&place, 4, &year) || !skip_char (&place, '-') ||
      !skip_digits (&place, 2, &month) || !skip_char (&place, '-') ||
      !skip_digits (&place, 2, &day) || year == 0 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  if (*place == '\0')
    return TRUE;

  if (!skip_char (&place, 'T') || !skip_digits (&place, 2, &hour) || hour > 23 ||
      !skip_char (&place, ':') || !skip_digits (&place, 2, &minute) || minute > 59 ||
      !skip_char (&place, ':') || !skip_digits (&place, 2, &second) || second > 60)
    return FALSE;
  if (skip_char (&place, '.'))
    {
      if (!g_ascii_isdigit (*place))
        return FALSE;
      while (g_ascii_isdigit (*place))
        place++;
    }

  return skip_zone (&place) && *place == '\0';
}

/**
 * dictum_id_new:
 *
 * Ids sort in the order in which they were made, so that records of the same second keep their
 * order and what is new stands at the end of the file's lists. It is version 7 of RFC 9562:
 * milliseconds, then a count within them, then 62 random bits.
 *
 * Returns: (transfer full): a new UUID
 */
char *
dictum_id_new (void)
{
  static GMutex lock;
  static guint64 latest; /* milliseconds, and 12 bits of the count */
  guint64 stamp = (guint64) (g_get_real_time () / 1000) << 12;

  g_mutex_lock (&lock);
  stamp = latest = MAX (stamp, latest + 1);
  g_mutex_unlock (&lock);

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%04x%08x", (guint32) (stamp >> 28),
                          (guint32) (stamp >> 12) & 0xffff, (guint32) stamp & 0xfff,
                          0x8000 | (g_random_int () & 0x3fff), g_random_int () & 0xffff,
                          g_random_int ());
}

static GDateTime *
read_time (const char *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = strlen (time) <= DAY_LENGTH ? g_strconcat (time, "T00:00:00Z", NULL)
                                                       : NULL;

  return g_date_time_new_from_iso8601 (whole != NULL ? whole : time, utc);
}

int
dictum_time_compare (const char *a, const char *b)
{
  g_autoptr (GDateTime) one = NULL;
  g_autoptr (GDateTime) other = NULL;
  gsize length;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  /* Most are of one zone, and thousands are compared for a list. */
  length = strlen (a);
  if (length == strlen (b) &&
      (length <= DAY_LENGTH || strcmp (a + CLOCK_LENGTH, b + CLOCK_LENGTH) == 0))
    return strcmp (a, b);

  one = read_time (a);
  other = read_time (b);

  return one != NULL && other != NULL ? g_date_time_compare (one, other) : strcmp (a, b);
}
