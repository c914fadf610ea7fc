/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a value means to its field: names, numbers and dates are understood once, when a query is
 * parsed, so that matching compares numbers and folded strings only. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-query-private.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "text/dictum-scripts.h"

/* As a nick is written: "Waiting for reply" is waiting-for-reply. */
static char *
make_nick (const char *text)
{
  char *nick = g_strstrip (dictum_text_fold (text));

  return g_strdelimit (nick, " _", '-');
}

/* A whole name, or else all that begin so: what is half typed shows where it leads. Or else all
 * that have a word that begins so: second-opinion. */
static gboolean
read_names (DictumQueryValue *value, const DictumQueryFieldInfo *info, char **message)
{
  g_autofree char *nick = make_nick (value->text);
  g_autofree char *known = NULL;
  int exact = dictum_enum_from_nick (info->names, nick);
  guint32 inside = 0;

  if (exact >= 0)
    value->names = 1u << exact;
  else
    for (guint i = 0; *nick != '\0' && i < dictum_enum_length (info->names); i++)
      if (g_str_has_prefix (info->names->nicks[i], nick))
        value->names |= 1u << i;
  for (guint i = 0; *nick != '\0' && i < dictum_enum_length (info->names); i++)
    {
      const char *word = value->names == 0 ? strchr (info->names->nicks[i], '-') : NULL;

      for (; word != NULL; word = strchr (word + 1, '-'))
        if (g_str_has_prefix (word + 1, nick))
          inside |= 1u << i;
    }
  value->names |= inside;
  if (value->names != 0)
    return TRUE;

  known = g_strjoinv (", ", (GStrv) info->names->nicks);
  *message = g_strdup_printf (_ ("“%s” is no value of “%s:”. Write one of: %s"), value->text,
                              info->name, known);
  return FALSE;
}

static gboolean
read_count (const char *text, int *number)
{
  guint64 read = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, 1000000, &read, NULL))
    return FALSE;

  *number = (int) read;
  return TRUE;
}

static gboolean
read_bounds (DictumQueryValue *value)
{
  static const struct
  {
    const char *sign;
    gboolean below;
    int shift;
  } signs[] = { { ">=", FALSE, 0 }, { "<=", TRUE, 0 }, { ">", FALSE, 1 }, { "<", TRUE, -1 } };
  const char *dots = strstr (value->text, "..");

  value->low = 0;
  value->high = G_MAXINT;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (value->text, signs[i].sign))
      {
        int *bound = signs[i].below ? &value->high : &value->low;

        if (!read_count (value->text + strlen (signs[i].sign), bound))
          return FALSE;
        *bound += signs[i].shift;
        return TRUE;
      }
  if (dots != NULL)
    {
      g_autofree char *low = g_strndup (value->text, dots - value->text);

      return (*low == '\0' || read_count (low, &value->low)) &&
             (dots[2] == '\0' || read_count (dots + 2, &value->high)) && value->text[2] != '\0';
    }

  value->high = -1;
  if (!read_count (value->text, &value->low))
    return FALSE;
  value->high = value->low;
  return TRUE;
}

static gboolean
read_number (DictumQueryValue *value, const DictumQueryFieldInfo *info, char **message)
{
  if (read_bounds (value))
    return TRUE;

  *message = g_strdup_printf (_ ("“%s” is no number. Write “%s:” with 2, >=2, <3 or 2..4"),
                              value->text, info->name);
  return FALSE;
}

/* 2026, 2026-11 or 2026-11-14, and the words for the days that are looked at most. */
static char *
read_day (const char *text)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) day = NULL;
  int year = 0, month = 1, date = 1;
  gsize length = strlen (text);

  if (g_ascii_strcasecmp (text, "today") == 0 || g_ascii_strcasecmp (text, "yesterday") == 0)
    {
      now = g_date_time_new_now_local ();
      day = g_date_time_add_days (now, g_ascii_tolower (*text) == 't' ? 0 : -1);
      return g_date_time_format (day, "%Y-%m-%d");
    }
  if (length != 4 && length != 7 && length != 10)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if ((i == 4 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return NULL;

  year = atoi (text);
  month = length >= 7 ? atoi (text + 5) : 1;
  date = length >= 10 ? atoi (text + 8) : 1;
  if (year < 1 || month < 1 || month > 12 || date < 1 || !g_date_valid_dmy (date, month, year))
    return NULL;

  return g_strdup (text);
}

static gboolean
read_days (DictumQueryValue *value)
{
  const char *dots = strstr (value->text, "..");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (dots == NULL)
    {
      value->from = read_day (value->text);
      value->to = g_strdup (value->from);
      return value->from != NULL;
    }

  first = g_strndup (value->text, dots - value->text);
  last = g_strdup (dots + 2);
  value->from = read_day (first);
  value->to = read_day (last);
  return (*first != '\0' || *last != '\0') && (*first == '\0' || value->from != NULL) &&
         (*last == '\0' || value->to != NULL);
}

static gboolean
read_date (DictumQueryValue *value, const DictumQueryFieldInfo *info, char **message)
{
  if (read_days (value))
    return TRUE;

  *message = g_strdup_printf (
      _ ("“%s” is no date. Write “%s:” with 2026-11-14, 2026-11, 2026, today or yesterday, or with "
         "two of them: 2026-11-01..2026-11-14"),
      value->text, info->name);
  return FALSE;
}

/**
 * dictum_query_value_read:
 * @value: its text and quotation marks are known
 * @info: the field
 * @message: (out): why it means nothing, for the person who typed it
 *
 * Returns: whether it means something to the field
 */
gboolean
dictum_query_value_read (DictumQueryValue *value, const DictumQueryFieldInfo *info, char **message)
{
  g_clear_pointer (&value->folded, g_free);
  value->folded = g_strchomp (dictum_text_fold (value->text));
  value->n_folded = strlen (value->folded);
  if (value->n_folded == 0)
    {
      *message = g_strdup (_ ("There is nothing to search for here."));
      return FALSE;
    }

  switch (info->kind)
    {
    case DICTUM_QUERY_NAMES:
      return read_names (value, info, message);
    case DICTUM_QUERY_NUMBER:
      return read_number (value, info, message);
    case DICTUM_QUERY_DATE:
      return read_date (value, info, message);
    case DICTUM_QUERY_TEXT:
    case DICTUM_QUERY_TAGS:
    case DICTUM_QUERY_VALUE:
    case DICTUM_QUERY_EXACT:
    default:
      return TRUE;
    }
}

void
dictum_query_value_clear (gpointer data)
{
  DictumQueryValue *value = data;

  g_free (value->text);
  g_free (value->folded);
  g_free (value->from);
  g_free (value->to);
}

/* Whether a word ends between the two. */
static gboolean
is_boundary (gunichar before, gunichar after)
{
  return !g_unichar_isalnum (before) || !g_unichar_isalnum (after) ||
         dictum_letter_stands_alone (before) || dictum_letter_stands_alone (after);
}

/* Whether a line of the text is the value; while its closing mark is still to be typed, begins so.
 */
static gboolean
is_line (const DictumQueryValue *value, const char *folded)
{
  for (const char *line = folded; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n' ? 1 : 0;
      if (g_str_has_prefix (line, value->folded) &&
          (!value->closed || line[value->n_folded] == '\0' || line[value->n_folded] == '\n'))
        return TRUE;
    }

  return FALSE;
}

/**
 * dictum_query_value_is_in:
 * @value: of a text field
 * @folded: what to search in, folded; several texts a line each
 *
 * Returns: whether the value stands in it: inside words, or in quotation marks as whole words, or
 *   behind a sign of equality as a whole line; of words whose closing mark is still to be typed the
 *   last one may go on
 */
gboolean
dictum_query_value_is_in (const DictumQueryValue *value, const char *folded)
{
  const char *at;

  if (value->exact)
    return is_line (value, folded);

  at = strstr (folded, value->folded);
  if (!value->quoted)
    return at != NULL;

  for (; at != NULL; at = strstr (g_utf8_next_char (at), value->folded))
    {
      const char *end = at + value->n_folded;
      const char *last = g_utf8_prev_char (end);

      if (at > folded &&
          !is_boundary (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (value->folded)))
        continue;
      if (!value->closed || *end == '\0' ||
          is_boundary (g_utf8_get_char (last), g_utf8_get_char (end)))
        return TRUE;
    }

  return FALSE;
}
