/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-article.h"

#include <string.h>

#include "text/dictum-text.h"

/* The first letters by which the months are told apart, accents and case folded, in the languages
 * whose pages write dates as words; the longer one of two that begin alike stands first. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "january", 1 },       { "janvier", 1 },    { "januar", 1 },     { "gennaio", 1 },
  { "enero", 1 },         { "janeiro", 1 },    { "jan", 1 },        { "janner", 1 },
  { "stycznia", 1 },      { "gener", 1 },      { "february", 2 },   { "fevrier", 2 },
  { "februar", 2 },       { "febbraio", 2 },   { "febrero", 2 },    { "fevereiro", 2 },
  { "feb", 2 },           { "fev", 2 },        { "lutego", 2 },     { "februari", 2 },
  { "march", 3 },         { "mars", 3 },       { "marz", 3 },       { "marzo", 3 },
  { "marco", 3 },         { "maart", 3 },      { "maerz", 3 },      { "mar", 3 },
  { "mrz", 3 },           { "marca", 3 },      { "april", 4 },      { "avril", 4 },
  { "aprile", 4 },        { "abril", 4 },      { "apr", 4 },        { "avr", 4 },
  { "abr", 4 },           { "kwietnia", 4 },   { "may", 5 },        { "mai", 5 },
  { "maggio", 5 },        { "mayo", 5 },       { "maio", 5 },       { "mei", 5 },
  { "maj", 5 },           { "maja", 5 },       { "june", 6 },       { "juin", 6 },
  { "juni", 6 },          { "giugno", 6 },     { "junio", 6 },      { "junho", 6 },
  { "jun", 6 },           { "czerwca", 6 },    { "july", 7 },       { "juillet", 7 },
  { "juli", 7 },          { "luglio", 7 },     { "julio", 7 },      { "julho", 7 },
  { "jul", 7 },           { "lipca", 7 },      { "august", 8 },     { "aout", 8 },
  { "agosto", 8 },        { "augustus", 8 },   { "aug", 8 },        { "ago", 8 },
  { "sierpnia", 8 },      { "augusti", 8 },    { "september", 9 },  { "septembre", 9 },
  { "settembre", 9 },     { "septiembre", 9 }, { "setembro", 9 },   { "sept", 9 },
  { "sep", 9 },           { "set", 9 },        { "wrzesnia", 9 },   { "october", 10 },
  { "octobre", 10 },      { "oktober", 10 },   { "ottobre", 10 },   { "octubre", 10 },
  { "outubro", 10 },      { "oct", 10 },       { "okt", 10 },       { "out", 10 },
  { "pazdziernika", 10 }, { "november", 11 },  { "novembre", 11 },  { "noviembre", 11 },
  { "novembro", 11 },     { "nov", 11 },       { "listopada", 11 }, { "december", 12 },
  { "decembre", 12 },     { "dezember", 12 },  { "dicembre", 12 },  { "diciembre", 12 },
  { "dezembro", 12 },     { "dec", 12 },       { "dez", 12 },       { "dic", 12 },
  { "grudnia", 12 },
};

static gboolean
read_number (const char **place, int digits, int *number)
{
  const char *at = *place;

  *number = 0;
  for (int i = 0; i < digits; i++, at++)
    {
      if (!g_ascii_isdigit (*at))
        return FALSE;
      *number = *number * 10 + (*at - '0');
    }
  *place = at;
  return TRUE;
}

/* "Z", "+01:00", "+0100", "+01", "GMT", "UTC" as RFC 3339 has it; NULL for another name or none. */
static char *
read_zone (const char *at)
{
  int hours, minutes = 0;
  char sign;

  at += strspn (at, " ");
  if (*at == 'Z' || *at == 'z' || g_str_has_prefix (at, "GMT") || g_str_has_prefix (at, "UTC"))
    return g_strdup ("Z");
  if (*at != '+' && *at != '-')
    return NULL;
  sign = *at++;
  if (!read_number (&at, 2, &hours))
    return NULL;
  if (*at == ':')
    at++;
  if (!read_number (&at, 2, &minutes))
    minutes = 0;
  if (hours > 14 || minutes > 59)
    return NULL;
  return g_strdup_printf ("%c%02d:%02d", sign, hours, minutes);
}

static char *
make_time (int year, int month, int day, const char *clock)
{
  int hour, minute, second = 0;
  g_autofree char *zone = NULL;

  if (year < 1500 || year > 2999 || !g_date_valid_dmy (day, month, year))
    return NULL;
  if (clock != NULL && read_number (&clock, 2, &hour) && *clock == ':')
    {
      clock++;
      if (read_number (&clock, 2, &minute) && hour < 24 && minute < 60)
        {
          if (*clock == ':')
            {
              clock++;
              if (!read_number (&clock, 2, &second) || second > 59)
                second = 0;
            }
          if (*clock == '.' || *clock == ',')
            clock += 1 + strspn (clock + 1, "0123456789");
          zone = read_zone (clock);
          if (zone != NULL)
            return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour,
                                    minute, second, zone);
        }
    }
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* 2015-07-24, 2015/7/24, 20150724, each with or without a time behind it. */
static char *
parse_numeric (const char *at)
{
  int year, month, day;
  char separator;

  if (!read_number (&at, 4, &year))
    return NULL;
  separator = *at;
  if (separator != '-' && separator != '/' && separator != '.')
    {
      if (!read_number (&at, 2, &month) || !read_number (&at, 2, &day) || g_ascii_isdigit (*at))
        return NULL;
    }
  else
    {
      at++;
      if (!read_number (&at, 2, &month) && !read_number (&at, 1, &month))
        return NULL;
      if (*at++ != separator || (!read_number (&at, 2, &day) && !read_number (&at, 1, &day)))
        return NULL;
    }
  at += strspn (at, "Tt ");
  return make_time (year, month, day, at);
}

static int
find_month (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (strcmp (months[i].name, word) == 0)
      return months[i].month;
  return 0;
}

/* "July 24, 2015", "Fri, 24 Jul 2015 05:36:09 GMT", "24. Juli 2015", "24 de julio de 2015": a
 * month's name with a day on one side and a year behind. */
static char *
parse_worded (const char *words)
{
  g_autofree char *folded = dictum_text_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,.\t\n/-", -1);
  int year = 0, month = 0, day = 0;
  const char *clock = NULL;
  g_autoptr (GString) zoned = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = parts[i];
      char *rest = NULL;
      guint64 number = g_ascii_strtoull (part, &rest, 10);
      gboolean is_number = rest != part;

      if (is_number && strlen (part) >= 5 && part[2] == ':' && clock == NULL)
        clock = part;
      else if (is_number && day == 0 && number >= 1 && number <= 31 && rest - part <= 2 &&
               (*rest == '\0' || strlen (rest) <= 2))
        day = number;
      else if (is_number && year == 0 && rest - part == 4 && *rest == '\0')
        year = number;
      else if (month == 0 && !is_number)
        month = find_month (part);
      if (month != 0 && day != 0 && year != 0 && clock != NULL)
        break;
    }
  if (month == 0 || day == 0 || year == 0)
    return NULL;
  if (clock != NULL)
    {
      g_string_append (zoned, clock);
      if (strstr (words, "GMT") != NULL || strstr (words, "UTC") != NULL)
        g_string_append (zoned, "Z");
      else if (strpbrk (words, "+") != NULL)
        g_string_append (zoned, strpbrk (words, "+"));
    }
  return make_time (year, month, day, clock != NULL ? zoned->str : NULL);
}

/* 24.07.2015 and 24/07/2015; the American order where the other one is none. */
static char *
parse_day_first (const char *at)
{
  int day, month, year;
  char separator;

  if (!read_number (&at, 2, &day) && !read_number (&at, 1, &day))
    return NULL;
  separator = *at++;
  if (separator != '.' && separator != '/' && separator != '-')
    return NULL;
  at += strspn (at, " ");
  if (!read_number (&at, 2, &month) && !read_number (&at, 1, &month))
    return NULL;
  if (*at++ != separator)
    return NULL;
  at += strspn (at, " ");
  if (!read_number (&at, 4, &year) || g_ascii_isdigit (*at))
    return NULL;
  /* 03/04/2015 may mean either: a wrong date is worse than none. */
  if (separator == '/' && day <= 12 && month <= 12 && day != month)
    return NULL;
  return month <= 12 ? make_time (year, month, day, NULL) : make_time (year, day, month, NULL);
}

char *
dictum_load_parse_time (const char *words)
{
  g_autofree char *clean = NULL;
  char *time;

  g_return_val_if_fail (words != NULL, NULL);

  clean = dictum_load_normalise_line (words);
  if (clean == NULL || strlen (clean) > 100)
    return NULL;
  time = parse_numeric (clean);
  if (time == NULL)
    time = parse_day_first (clean);
  if (time == NULL)
    time = parse_worded (clean);
  return time;
}
