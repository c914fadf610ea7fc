/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-display-quote.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
is_double (gunichar c)
{
  return c == 0x201C || c == 0x201D || c == 0x201E;
}

/* The words within their own marks, when those are the only ones. */
static char *
strip (const char *words)
{
  glong length = g_utf8_strlen (words, -1);
  glong n_marks = 0;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    n_marks += is_double (g_utf8_get_char (at)) ? 1 : 0;
  if (length > 2 && n_marks == 2 && is_double (g_utf8_get_char (words)) &&
      is_double (g_utf8_get_char (g_utf8_prev_char (words + strlen (words)))))
    return g_utf8_substring (words, 1, length - 1);

  return g_strdup (words);
}

char *
dictum_display_quote (const char *words, int limit)
{
  g_autofree char *bare = NULL;
  g_autoptr (GString) nested = g_string_new (NULL);
  int length = 0;

  g_return_val_if_fail (words != NULL, NULL);

  bare = strip (words);
  for (const char *at = bare; *at != '\0'; at = g_utf8_next_char (at), length++)
    {
      gunichar c = g_utf8_get_char (at);

      if (limit > 0 && length == limit)
        {
          g_string_append (nested, "…");
          break;
        }
      /* “ is ‘, ” is ’ and „ is ‚: their single forms stand in the same order. */
      g_string_append_unichar (nested, is_double (c) ? c - 4 : c);
    }

  /* Translators: quotation marks around words of a text. */
  return g_strdup_printf (_ ("“%s”"), nested->str);
}
