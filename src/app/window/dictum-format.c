/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-format"

#include "window/dictum-format.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* Marks of Unicode's bidirectional algorithm (UAX 9) that are not seen themselves. */
#define LEFT_TO_RIGHT "\u200e"
#define RIGHT_TO_LEFT "\u200f"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

#define NO_BREAK_SPACE "\u00a0"
#define ARABIC_COMMA 0x060c

/* The day of a date or date-time as its publisher gave it: no zone is applied to it. is_month: no
 * day was given. */
static GDateTime *
parse_day (const char *time, gboolean *is_month)
{
  int year = 0;
  int month = 0;
  int day = 1;
  int found = time != NULL ? sscanf (time, "%4d-%2d-%2d", &year, &month, &day) : 0;

  *is_month = found == 2 && strlen (time) == strlen ("2026-11");
  if (found != 3 && !*is_month)
    return NULL;

  return g_date_time_new_utc (year, month, day, 0, 0, 0);
}

/**
 * dictum_format_time:
 * @time: a moment, in the zone that is wanted
 * @format: a translated format of g_date_time_format()
 *
 * Returns: (transfer full): the date, in which no line ends but after a comma: “15.” at the end of
 * one and “Nov” in the next is hard to read
 */
char *
dictum_format_time (GDateTime *time, const char *format)
{
  g_autofree char *words = g_date_time_format (time, format);
  g_autoptr (GString) whole = g_string_new (NULL);
  gunichar before = 0;

  g_return_val_if_fail (words != NULL, g_strdup (""));

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (ch == ' ' && before != ',' && before != ARABIC_COMMA)
        g_string_append (whole, NO_BREAK_SPACE);
      else
        g_string_append_unichar (whole, ch);
      before = ch;
    }

  return g_string_free_and_steal (g_steal_pointer (&whole));
}

/**
 * dictum_format_date:
 * @time: (nullable): an RFC 3339 date or date-time, or a month of one
 * @this_year: the year that goes without saying
 *
 * Returns: (nullable) (transfer full): "14 Nov", or "14 Nov 2025" in another year; "Nov 2025" for a
 * month; what was given when it is no date; NULL for NULL
 */
char *
dictum_format_date (const char *time, int this_year)
{
  gboolean is_month;
  g_autoptr (GDateTime) day = parse_day (time, &is_month);

  if (day == NULL)
    return g_strdup (time);

  if (is_month)
    /* Translators: a month, as in “Nov 2025”; see g_date_time_format(). */
    return dictum_format_time (day, C_ ("date", "%b %Y"));

  if (g_date_time_get_year (day) == this_year)
    /* Translators: a day of this year, as in “14 Nov”; see g_date_time_format(). */
    return dictum_format_time (day, C_ ("date", "%-d %b"));

  /* Translators: a day of another year, as in “14 Nov 2025”; see g_date_time_format(). */
  return dictum_format_time (day, C_ ("date", "%-d %b %Y"));
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
  return dictum_format_time (local, C_ ("date", "%-d %b, %R"));
}

/**
 * dictum_format_is_right_to_left:
 * @ch: a character
 *
 * These scripts have areas of their own in Unicode, unassigned places in them included.
 *
 * Returns: whether it is a letter of a script that is written from right to left
 */
gboolean
dictum_format_is_right_to_left (gunichar ch)
{
  return ch >= 0x0590 &&
         (ch <= 0x08ff || (ch >= 0xfb1d && ch <= 0xfdff) || (ch >= 0xfe70 && ch <= 0xfefc) ||
          (ch >= 0x10800 && ch <= 0x10fff) || (ch >= 0x1e800 && ch <= 0x1efff)) &&
         g_unichar_isalpha (ch);
}

/**
 * dictum_format_get_direction:
 * @text: (nullable): some words
 *
 * Returns: which way they run, as their first letter tells; none where there is no letter
 */
GtkTextDirection
dictum_format_get_direction (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (g_str_has_prefix (at, RIGHT_TO_LEFT) || dictum_format_is_right_to_left (ch))
        return GTK_TEXT_DIR_RTL;
      if (g_str_has_prefix (at, LEFT_TO_RIGHT) || g_unichar_isalpha (ch))
        return GTK_TEXT_DIR_LTR;
    }

  return GTK_TEXT_DIR_NONE;
}

/**
 * dictum_format_get_justification:
 * @text: (nullable): words of the project, in whatever language
 *
 * A label swaps left and right for words that run against the interface, so that their lines would
 * end where all others begin.
 *
 * Returns: what makes the lines of a label begin where those of its neighbours do
 */
GtkJustification
dictum_format_get_justification (const char *text)
{
  GtkTextDirection direction = dictum_format_get_direction (text);

  return direction == GTK_TEXT_DIR_NONE || direction == gtk_widget_get_default_direction ()
             ? GTK_JUSTIFY_LEFT
             : GTK_JUSTIFY_RIGHT;
}

/**
 * dictum_format_isolated:
 * @text: (nullable): words of the project, in whatever language
 *
 * Words that run against the interface, in an Arabic one an English name, take what is around them
 * with them: the comma behind, the line's alignment. Within marks that say otherwise they do not.
 *
 * Returns: (nullable) (transfer full): the text as a part of the interface; NULL for NULL
 */
char *
dictum_format_isolated (const char *text)
{
  return dictum_format_isolated_in (text, gtk_widget_get_default_direction ());
}

/**
 * dictum_format_isolated_in:
 * @text: (nullable): words of the project, in whatever language
 * @direction: which way the line runs that they will stand in
 *
 * Returns: (nullable) (transfer full): the same as a part of that line
 */
char *
dictum_format_isolated_in (const char *text, GtkTextDirection direction)
{
  gboolean is_rtl = direction == GTK_TEXT_DIR_RTL;
  GtkTextDirection against = is_rtl ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL;

  if (dictum_format_get_direction (text) != against)
    return g_strdup (text);

  return g_strconcat (is_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, FIRST_STRONG_ISOLATE, text,
                      POP_ISOLATE, NULL);
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
  g_autofree char *begin = dictum_format_isolated (first);
  g_autoptr (GString) line = g_string_new (begin);
  const char *fact;
  va_list facts;

  va_start (facts, first);
  while ((fact = va_arg (facts, const char *)) != NULL)
    {
      g_autofree char *isolated = dictum_format_isolated (fact);

      if (*fact == '\0')
        continue;

      if (line->len > 0)
        /* Translators: stands between facts in a line: “Coastal Courier · 14 Nov · 11 claims”. */
        g_string_append (line, C_ ("between facts", " · "));
      g_string_append (line, isolated);
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
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
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
  return g_strdup_printf (ngettext ("%'u claim", "%'u claims", n), n);
}
