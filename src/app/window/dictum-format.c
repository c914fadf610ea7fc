/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-format"

#include "window/dictum-format.h"

#include <stdarg.h>
#include <stdio.h>

#include <glib/gi18n.h>

/* The day of a date or date-time as its publisher gave it: no zone is applied to it. */
static GDateTime *
parse_day (const char *time)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (time == NULL || sscanf (time, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;

  return g_date_time_new_utc (year, month, day, 0, 0, 0);
}

/**
 * dictum_format_date:
 * @time: (nullable): an RFC 3339 date or date-time
 * @this_year: the year that goes without saying
 *
 * Returns: (nullable) (transfer full): "14 Nov", or "14 Nov 2025" in another year; what was given
 * when it is no date; NULL for NULL
 */
char *
dictum_format_date (const char *time, int this_year)
{
  g_autoptr (GDateTime) day = parse_day (time);

  if (day == NULL)
    return g_strdup (time);

  if (g_date_time_get_year (day) == this_year)
    /* Translators: a day of this year, as in “14 Nov”; see g_date_time_format(). */
    return g_date_time_format (day, C_ ("date", "%-d %b"));

  /* Translators: a day of another year, as in “14 Nov 2025”; see g_date_time_format(). */
  return g_date_time_format (day, C_ ("date", "%-d %b %Y"));
}

/**
 * dictum_format_date_now:
 * @time: (nullable): an RFC 3339 date or date-time
 *
 * Returns: (nullable) (transfer full): dictum_format_date() with the present year
 */
char *
dictum_format_date_now (const char *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dictum_format_date (time, g_date_time_get_year (now));
}

/**
 * dictum_format_moment:
 * @time: (nullable): an RFC 3339 date-time, UTC
 *
 * Returns: (transfer full): the time on the editor's clock: "14 Nov, 18:02"; "" when it is none
 */
char *
dictum_format_moment (const char *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = time != NULL ? g_date_time_new_from_iso8601 (time, utc) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  if (local == NULL)
    return g_strdup ("");

  /* Translators: a day and a time, as in “14 Nov, 18:02”; see g_date_time_format(). */
  return g_date_time_format (local, C_ ("date", "%-d %b, %R"));
}

/**
 * dictum_format_facts:
 * @first: (nullable): a fact
 * @...: more of them, ended by NULL; empty strings are left out
 *
 * A list of facts that do not make a sentence: "Coastal Courier · 14 Nov · 11 claims". An absent
 * fact is given as "", since NULL ends the list; only @first may be NULL.
 *
 * Returns: (transfer full): the line
 */
char *
dictum_format_facts (const char *first, ...)
{
  g_autoptr (GString) line = g_string_new (first);
  const char *fact;
  va_list facts;

  va_start (facts, first);
  while ((fact = va_arg (facts, const char *)) != NULL)
    {
      if (*fact == '\0')
        continue;

      if (line->len > 0)
        /* Translators: stands between facts in a line: “Coastal Courier · 14 Nov · 11 claims”. */
        g_string_append (line, C_ ("between facts", " · "));
      g_string_append (line, fact);
    }
  va_end (facts);

  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * dictum_format_articles:
 * @n: how many
 *
 * Returns: (transfer full): "4 articles"
 */
char *
dictum_format_articles (guint n)
{
  return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
}

/**
 * dictum_format_claims:
 * @n: how many
 *
 * Returns: (transfer full): "37 claims"
 */
char *
dictum_format_claims (guint n)
{
  return g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
}
