/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli.h"

#define SHOWN_CONTEXT 24 /* code points beside a place in a message */
#define SHOWN_PLACES 8

void
dictum_cli_quote_clear (DictumCliQuote *quote)
{
  g_clear_pointer (&quote->exact, g_free);
  g_clear_pointer (&quote->prefix, g_free);
  g_clear_pointer (&quote->suffix, g_free);
  quote->occurrence = 0;
}

/* All places that fit, in the order of the text. What the plain search finds is a candidate;
 * whether it is one is for the quote finder to say, which is told to look right there. */
static GArray *
list_places (DictumText *text, const DictumCliQuote *quote)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  g_autoptr (GArray) candidates = dictum_text_search (text, quote->exact, 0);
  DictumRange place;

  for (guint i = 0; i < candidates->len; i++)
    {
      int hint = g_array_index (candidates, DictumRange, i).start;

      if (dictum_text_find_quote (text, quote->exact, quote->prefix, quote->suffix, hint,
                                  &place.start, &place.end) > 0 &&
          place.start == hint)
        g_array_append_val (places, place);
    }
  if (places->len == 0 && dictum_text_find_quote (text, quote->exact, quote->prefix, quote->suffix,
                                                  -1, &place.start, &place.end) == 1)
    g_array_append_val (places, place);

  return places;
}

static char *
describe_place (DictumText *text, const DictumRange *place)
{
  int from = MAX (0, place->start - SHOWN_CONTEXT);
  int to = MIN (dictum_text_get_length (text), place->end + SHOWN_CONTEXT);
  g_autofree char *before = dictum_text_get_slice (text, from, place->start);
  g_autofree char *exact = dictum_text_get_slice (text, place->start, place->end);
  g_autofree char *after = dictum_text_get_slice (text, place->end, to);
  g_autofree char *line = g_strdup_printf ("…%s[%s]%s…", before, exact, after);

  return g_strdelimit (g_steal_pointer (&line), "\n", ' ');
}

static void
set_ambiguous (GError **error,
               DictumText *text,
               const DictumCliQuote *quote,
               const char *part,
               GArray *places)
{
  g_autoptr (GString) message = g_string_new (NULL);

  g_string_append_printf (
      message,
      ngettext ("“%s” stands in %u place. Tell them apart with --%sprefix, --%ssuffix or "
                "--%soccurrence:",
                "“%s” stands in %u places. Tell them apart with --%sprefix, --%ssuffix or "
                "--%soccurrence:",
                places->len),
      quote->exact, places->len, part, part, part);
  for (guint i = 0; i < MIN (places->len, SHOWN_PLACES); i++)
    {
      const DictumRange *place = &g_array_index (places, DictumRange, i);
      g_autofree char *line = describe_place (text, place);

      g_string_append_printf (message, "\n  %u  %d–%d  %s", i + 1, place->start, place->end, line);
    }
  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_AMBIGUOUS, message->str);
}

/* The only place in the paragraph around the claim: a cue is seldom unique in an article, but
 * nearly always beside its claim. */
static gboolean
find_near (DictumText *text, GArray *places, int near, DictumRange *range)
{
  int start, end;
  guint n_found = 0;

  dictum_text_get_block (text, near, &start, &end);
  for (guint i = 0; i < places->len; i++)
    {
      const DictumRange *place = &g_array_index (places, DictumRange, i);

      if (place->start < start || place->end > end)
        continue;
      *range = *place;
      n_found++;
    }

  return n_found == 1;
}

gboolean
dictum_cli_find_quote (DictumText *text,
                       const DictumCliQuote *quote,
                       const char *part,
                       int near,
                       DictumRange *range,
                       GError **error)
{
  g_autoptr (GArray) places = list_places (text, quote);

  if (quote->occurrence > 0 && (guint) quote->occurrence <= places->len)
    {
      *range = g_array_index (places, DictumRange, quote->occurrence - 1);
      return TRUE;
    }
  if (places->len == 0)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("“%s” does not stand in the article. Copy the words from its text, which "
                      "“dictum-cli show” prints."),
                   quote->exact);
      return FALSE;
    }
  if (quote->occurrence > 0)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   ngettext ("“%s” stands in %u place only. Give a lower --%soccurrence.",
                             "“%s” stands in %u places only. Give a lower --%soccurrence.",
                             places->len),
                   quote->exact, places->len, part);
      return FALSE;
    }
  if (places->len == 1)
    {
      *range = g_array_index (places, DictumRange, 0);
      return TRUE;
    }
  if (near >= 0 && find_near (text, places, near, range))
    return TRUE;

  set_ambiguous (error, text, quote, part, places);
  return FALSE;
}
