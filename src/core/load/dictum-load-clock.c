/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-time.h"

#include <string.h>

/* Names of zones that mean one thing in the news of all countries; CST, IST and BST do not. */
static const struct
{
  const char *name;
  const char *offset;
} zones[] = {
  { "gmt", "Z" },       { "utc", "Z" },       { "z", "Z" },         { "est", "-05:00" },
  { "edt", "-04:00" },  { "cdt", "-05:00" },  { "mdt", "-06:00" },  { "pst", "-08:00" },
  { "pdt", "-07:00" },  { "akst", "-09:00" }, { "hst", "-10:00" },  { "wet", "Z" },
  { "west", "+01:00" }, { "cet", "+01:00" },  { "cest", "+02:00" }, { "mez", "+01:00" },
  { "mesz", "+02:00" }, { "eet", "+02:00" },  { "eest", "+03:00" }, { "msk", "+03:00" },
  { "jst", "+09:00" },  { "kst", "+09:00" },  { "hkt", "+08:00" },  { "sgt", "+08:00" },
  { "aest", "+10:00" }, { "aedt", "+11:00" }, { "awst", "+08:00" }, { "nzst", "+12:00" },
  { "nzdt", "+13:00" },
};

/* "Z", "+01:00", "+0100", "+01", "GMT+1", or a known name, at the beginning; NULL for another one
 * or none. */
static char *
read_zone (const char *at)
{
  char name[6] = "";
  gsize size = 0;
  int hours = 0, minutes = 0, digits;
  char sign;

  at += strspn (at, " (");
  while (g_ascii_isalpha (at[size]) && size < sizeof name - 1)
    {
      name[size] = g_ascii_tolower (at[size]);
      size++;
    }
  if (size > 0 && at[size] != '+' && at[size] != '-')
    {
      for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
        if (strcmp (zones[i].name, name) == 0)
          return g_strdup (zones[i].offset);
      return NULL;
    }
  if (size > 0 && strcmp (name, "gmt") != 0 && strcmp (name, "utc") != 0)
    return NULL;
  sign = at[size];
  if (sign != '+' && sign != '-')
    return NULL;
  at += size + 1;
  for (digits = 0; g_ascii_isdigit (at[digits]) && digits < 4; digits++)
    if (digits < 2)
      hours = hours * 10 + (at[digits] - '0');
    else
      minutes = minutes * 10 + (at[digits] - '0');
  if (digits == 2 && at[2] == ':' && g_ascii_isdigit (at[3]) && g_ascii_isdigit (at[4]))
    minutes = (at[3] - '0') * 10 + (at[4] - '0');
  if (digits == 0 || digits == 3 || hours > 14 || minutes > 59)
    return NULL;
  return g_strdup_printf ("%c%02d:%02d", sign, hours, minutes);
}

/* Of "am", "a.m." and "PM": how much it adds to the hour; moves at behind it. */
static int
read_half (const char **at, int hour)
{
  const char *next = *at + strspn (*at, " ");
  char letter = g_ascii_tolower (*next);

  if (letter != 'a' && letter != 'p')
    return 0;
  next++;
  next += *next == '.';
  if (g_ascii_tolower (*next) != 'm' || g_ascii_isalpha (next[1]))
    return 0;
  next++;
  next += *next == '.';
  *at = next;
  if (letter == 'p')
    return hour < 12 ? 12 : 0;
  return hour == 12 ? -12 : 0;
}

/* Reads a time of the day at its first digit. */
static char *
read_clock (const char *at)
{
  int parts[3] = { 0, 0, 0 };
  int n = 0;
  g_autofree char *zone = NULL;

  for (; n < 3; n++)
    {
      int digits = 0;

      for (; g_ascii_isdigit (*at) && digits < 2; digits++, at++)
        parts[n] = parts[n] * 10 + (*at - '0');
      if (digits == 0 || (n > 0 && digits != 2) || g_ascii_isdigit (*at))
        return NULL;
      if (*at != ':' || !g_ascii_isdigit (at[1]))
        break;
      at++;
    }
  if (n == 0)
    return NULL;
  if (n >= 2 && (*at == '.' || *at == ','))
    at += 1 + strspn (at + 1, "0123456789");
  parts[0] += read_half (&at, parts[0]);
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
    return NULL;
  zone = read_zone (at);
  return zone != NULL ? g_strdup_printf ("T%02d:%02d:%02d%s", parts[0], parts[1], parts[2], zone)
                      : NULL;
}

char *
dictum_load_find_clock (const char *words)
{
  for (const char *colon = strchr (words, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
    {
      const char *begin = colon;
      char *clock;

      while (begin > words && g_ascii_isdigit (begin[-1]))
        begin--;
      clock = begin < colon ? read_clock (begin) : NULL;
      if (clock != NULL)
        return clock;
    }
  return NULL;
}
