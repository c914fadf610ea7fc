/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-evidence"

#include "evidence/dictum-quote-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define FAR 2000 /* code points that an ellipsis may stand for */

static const struct
{
  const char *nick;
  const char *label;
} verdicts[] = {
  [DICTUM_QUOTE_NONE] = { "none", "" },
  [DICTUM_QUOTE_NO_COPY] = { "no-copy", N_ ("No stored copy to check the quote against") },
  [DICTUM_QUOTE_UNREADABLE] = { "unreadable", N_ ("The stored copy cannot be read") },
  [DICTUM_QUOTE_VERBATIM] = { "verbatim", N_ ("Verbatim in the stored copy") },
  [DICTUM_QUOTE_MARKED] = { "marked", N_ ("Verbatim but for ellipses and brackets") },
  [DICTUM_QUOTE_DIFFERS] = { "differs", N_ ("Not verbatim: the stored copy has other words") },
  [DICTUM_QUOTE_NOT_FOUND] = { "not-found", N_ ("Not found in the stored copy") },
};

const char *
dictum_quote_verdict_get_nick (DictumQuoteVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict].nick;
}

const char *
dictum_quote_verdict_get_label (DictumQuoteVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return *verdicts[verdict].label != '\0' ? _ (verdicts[verdict].label) : "";
}

DictumQuoteCheck *
dictum_quote_check_new (DictumQuoteVerdict verdict, const char *quote)
{
  DictumQuoteCheck *self = g_new0 (DictumQuoteCheck, 1);

  self->verdict = verdict;
  self->quote = dictum_text_new (quote != NULL ? quote : "", NULL);

  return self;
}

void
dictum_quote_check_free (DictumQuoteCheck *self)
{
  if (self == NULL)
    return;

  dictum_text_unref (self->quote);
  g_clear_pointer (&self->passage, dictum_text_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

/* The quote without the quotation marks that somebody put around the whole of it. */
static char *
strip_marks (const char *quote)
{
  g_autofree char *tidy = dictum_text_normalise (quote, -1);
  DictumText *text;
  g_autoptr (GArray) quotations = NULL;
  char *inner;
  int length;

  g_strstrip (tidy);
  text = dictum_text_new (tidy, NULL);
  length = dictum_text_get_length (text);
  quotations = dictum_text_list_quotations (text, 0, length);
  if (quotations->len == 1 && g_array_index (quotations, DictumQuotation, 0).closed &&
      g_array_index (quotations, DictumQuotation, 0).start == 0 &&
      g_array_index (quotations, DictumQuotation, 0).end == length && length > 2)
    inner = g_strstrip (dictum_text_get_slice (text, 1, length - 1));
  else
    inner = g_strdup (tidy);
  dictum_text_unref (text);

  return inner;
}

static gboolean
is_omission (const char *at, gsize *length)
{
  static const char *const signs[] = { "[…]",     "(…)", "[...]", "(...)",
                                       "[. . .]", "…",   "...",   ". . ." };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i]))
      {
        *length = strlen (signs[i]);
        return TRUE;
      }

  return FALSE;
}

/* What stands between ellipses and brackets. With neither it is one piece. */
static GStrv
split_pieces (const char *quote)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) piece = g_string_new (NULL);
  const char *at = quote;

  while (TRUE)
    {
      gsize length = 0;
      const char *close = *at == '[' ? strchr (at, ']') : NULL;

      if (*at == '\0' || is_omission (at, &length) || close != NULL)
        {
          g_autofree char *tidy = g_strstrip (g_strdup (piece->str));

          if (*tidy != '\0')
            g_strv_builder_add (builder, tidy);
          g_string_truncate (piece, 0);
          if (*at == '\0')
            break;
          at += length > 0 ? length : (gsize) (close - at) + 1;
          continue;
        }
      g_string_append_unichar (piece, g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }

  return g_strv_builder_end (builder);
}

/* The first place from an offset on where the words stand, letter by letter. */
static gboolean
find_from (DictumText *text, const char *words, int from, int *start, int *end)
{
  g_autoptr (GArray) places = dictum_text_search (text, words, 0);

  for (guint i = 0; i < places->len; i++)
    {
      int hint = g_array_index (places, DictumRange, i).start;

      if (hint >= from && dictum_text_find_quote (text, words, NULL, NULL, hint, start, end) > 0 &&
          *start == hint)
        return TRUE;
    }

  return FALSE;
}

/* All pieces one behind the other, from some place of the first one. */
static gboolean
find_pieces (DictumText *text, const char *const *pieces)
{
  int from = 0;
  int start, end;

  while (find_from (text, pieces[0], from, &start, &end))
    {
      gboolean all = TRUE;

      from = start + 1;
      for (guint i = 1; pieces[i] != NULL && all; i++)
        {
          int before = end;

          all = find_from (text, pieces[i], before, &start, &end) && start - before <= FAR;
        }
      if (all)
        return TRUE;
    }

  return FALSE;
}

static DictumQuoteCheck *
compare_passage (DictumText *text, const char *quote)
{
  DictumQuoteCheck *self = dictum_quote_check_new (DICTUM_QUOTE_NOT_FOUND, quote);
  g_autoptr (DictumAlignment) alignment = NULL;
  g_autofree char *passage = NULL;
  DictumPlace place;

  if (!dictum_text_anchor_quote (text, quote, NULL, NULL, -1, &place) ||
      place.placing == DICTUM_PLACED_LOST || place.end <= place.start)
    return self;

  passage = dictum_text_get_slice (text, place.start, place.end);
  self->verdict = DICTUM_QUOTE_DIFFERS;
  self->passage = dictum_text_new (passage, NULL);
  alignment = dictum_alignment_new (self->passage, self->quote);
  self->stretches = dictum_alignment_list_stretches (alignment);

  return self;
}

/**
 * dictum_text_check_quote:
 * @self: the text of a stored copy
 * @quote: (nullable): words that are said to be from it
 *
 * Returns: (transfer full): how they stand there
 */
DictumQuoteCheck *
dictum_text_check_quote (DictumText *self, const char *quote)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) pieces = NULL;
  int start, end;

  g_return_val_if_fail (self != NULL, NULL);

  words = quote != NULL ? strip_marks (quote) : NULL;
  if (words == NULL || *words == '\0')
    return dictum_quote_check_new (DICTUM_QUOTE_NONE, quote);
  if (dictum_text_find_quote (self, words, NULL, NULL, 0, &start, &end) > 0)
    return dictum_quote_check_new (DICTUM_QUOTE_VERBATIM, words);

  pieces = split_pieces (words);
  if (pieces[0] != NULL && !g_str_equal (pieces[0], words) &&
      find_pieces (self, (const char *const *) pieces))
    return dictum_quote_check_new (DICTUM_QUOTE_MARKED, words);

  return compare_passage (self, words);
}
