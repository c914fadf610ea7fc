/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

/* What annotators of attribution do with the ends of a span, as counted in the corpora of the
 * field: a quotation is taken with both its marks and with the comma or full stop that stands
 * inside them; all else is taken without the comma or full stop behind it. The ends are moved until
 * nothing moves any more, so snapping twice is snapping once. */

typedef struct
{
  DictumText *text;
  gboolean to_words;
  int start;
  int end;
  GArray *quotations; /* DictumQuotation: those that touch the original range */
} Snap;

static gunichar
get (const Snap *snap, int at)
{
  return dictum_text_get_char (snap->text, at);
}

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == ';' || c == ':' || c == 0x060C || c == 0x061B || c == 0x3001 ||
         c == 0xFF0C || c == 0xFF1B || c == 0xFF1A || c == 0x037E || c == 0x0387 || c == 0x55D ||
         c == 0x1363;
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61 || c == 0x0964 || c == 0x06D4 ||
         c == 0x0589 || c == 0x1362;
}

static gboolean
is_dash (gunichar c)
{
  return c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '-';
}

/* The quotation whose opening or closing mark is at @at; NULL for none. */
static const DictumQuotation *
find_quotation (const Snap *snap, int at, gboolean closing)
{
  for (guint i = 0; i < snap->quotations->len; i++)
    {
      const DictumQuotation *quotation = &g_array_index (snap->quotations, DictumQuotation, i);

      if (closing ? (quotation->closed && quotation->end - 1 == at) : quotation->start == at)
        return quotation;
    }
  return NULL;
}

/* Whether there are only spaces, commas, stops and marks in [from, to). */
static gboolean
is_nothing_between (const Snap *snap, int from, int to)
{
  for (int i = from; i < to; i++)
    {
      gunichar c = get (snap, i);

      if (!dictum_char_is_blank (c) && !is_comma (c) && !is_stop (c) &&
          !dictum_char_is_quotation_mark (c) && c != '?' && c != '!' && c != 0x2026)
        return FALSE;
    }
  return TRUE;
}

/* Whether the bracket at @at has its partner inside the range. */
static gboolean
has_partner (const Snap *snap, int at, gboolean closing)
{
  int depth = 0;
  int step = closing ? -1 : 1;

  for (int i = at; i >= snap->start && i < snap->end; i += step)
    {
      GUnicodeType type = g_unichar_type (get (snap, i));

      if (dictum_char_is_quotation_mark (get (snap, i)))
        continue;
      if (type == G_UNICODE_OPEN_PUNCTUATION)
        depth += step;
      else if (type == G_UNICODE_CLOSE_PUNCTUATION)
        depth -= step;
      if (depth == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the full stop at @at belongs to a word, "U.S.", or to an ellipsis. */
static gboolean
is_held_stop (const Snap *snap, int at)
{
  int start;
  int end;

  if (get (snap, at) != '.')
    return FALSE;
  if (get (snap, at - 1) == '.' || get (snap, at + 1) == '.')
    return TRUE;
  return dictum_text_get_word (snap->text, at, &start, &end) && start < at && end > at &&
         start >= snap->start;
}

/* Moves the start by one step: TRUE when it moved. */
static gboolean
trim_start (Snap *snap)
{
  int at = snap->start;
  gunichar c = get (snap, at);

  if (dictum_char_is_quotation_mark (c))
    {
      const DictumQuotation *opened = find_quotation (snap, at, FALSE);

      if (opened == NULL ? dictum_char_is_letter (get (snap, at + 1)) &&
                               find_quotation (snap, at, TRUE) == NULL
                         : opened->closed && opened->end <= snap->end)
        return FALSE;
      if (opened != NULL && opened->closed && is_nothing_between (snap, snap->end, opened->end))
        {
          snap->end = opened->end;
          return TRUE;
        }
      if (opened != NULL && !opened->closed && opened->end <= snap->end)
        return FALSE;
    }
  else if (!dictum_char_is_blank (c) && !is_comma (c) &&
           !(is_stop (c) && !is_held_stop (snap, at) &&
             !dictum_char_is_letter (get (snap, at + 1))) &&
           !(is_dash (c) && !dictum_char_is_letter (get (snap, at + 1))) &&
           !(g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION) &&
           !(g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION && !has_partner (snap, at, FALSE)))
    return FALSE;
  snap->start++;
  return TRUE;
}

static gboolean
trim_end_mark (Snap *snap, int at)
{
  const DictumQuotation *closed = find_quotation (snap, at, TRUE);

  if (closed == NULL)
    {
      /* An apostrophe at the end of a word stays with it; a mark that opens the next words goes. */
      if (find_quotation (snap, at, FALSE) == NULL && dictum_char_is_letter (get (snap, at - 1)))
        return FALSE;
    }
  else if (closed->start >= snap->start)
    return FALSE;
  else if (is_nothing_between (snap, closed->start, snap->start))
    {
      snap->start = closed->start;
      return TRUE;
    }
  snap->end--;
  return TRUE;
}

static gboolean
trim_end (Snap *snap)
{
  int at = snap->end - 1;
  gunichar c = get (snap, at);

  if (dictum_char_is_quotation_mark (c))
    return trim_end_mark (snap, at);
  if (!dictum_char_is_blank (c) && !is_comma (c) && !(is_stop (c) && !is_held_stop (snap, at)) &&
      !(is_dash (c) && !dictum_char_is_letter (get (snap, at - 1))) &&
      !(g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION) &&
      !(g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION && !has_partner (snap, at, TRUE)))
    return FALSE;
  snap->end--;
  return TRUE;
}

/* Takes in the closing mark of a quotation that the range has but for its end. */
static void
complete (Snap *snap)
{
  for (guint i = 0; i < snap->quotations->len; i++)
    {
      const DictumQuotation *quotation = &g_array_index (snap->quotations, DictumQuotation, i);

      if (!quotation->closed)
        continue;
      if (quotation->start >= snap->start && quotation->start < snap->end &&
          quotation->end > snap->end && is_nothing_between (snap, snap->end, quotation->end))
        snap->end = quotation->end;
      if (quotation->start < snap->start && quotation->end > snap->start &&
          quotation->end <= snap->end && is_nothing_between (snap, quotation->start, snap->start))
        snap->start = quotation->start;
    }
}

/* Hyphens and apostrophes, which bind parts of a word that mean something alone. */
static gboolean
is_joint (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2010 || c == 0x2011 || c == 0x2019;
}

/* An end that lies just at the joint of a word was put there on purpose: "Trump" in "Trump’s",
 * "État" in "l’État", "self" in "self-described". Elsewhere in a word it was not. */
static void
grow_to_words (Snap *snap)
{
  int start;
  int end;

  if (!is_joint (get (snap, snap->start - 1)) && !is_joint (get (snap, snap->start)) &&
      dictum_text_get_word (snap->text, snap->start, &start, &end) && start < snap->start &&
      end > snap->start)
    snap->start = start;
  if (!is_joint (get (snap, snap->end)) &&
      dictum_text_get_word (snap->text, snap->end, &start, &end) && start < snap->end &&
      end > snap->end)
    snap->end = end;
}

static void
trim_blanks (Snap *snap)
{
  while (snap->start < snap->end && dictum_char_is_blank (get (snap, snap->start)))
    snap->start++;
  while (snap->end > snap->start && dictum_char_is_blank (get (snap, snap->end - 1)))
    snap->end--;
}

static gboolean
has_word (const Snap *snap)
{
  for (int i = snap->start; i < snap->end; i++)
    {
      gunichar c = get (snap, i);

      if (dictum_char_is_letter (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ||
          g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
        return TRUE;
    }
  return FALSE;
}

/**
 * dictum_text_snap:
 * @to_words: whether to grow to whole words
 * @start: (inout): code points
 * @end: (inout): code points, excluded
 *
 * The extent that a marking of the range should have; the rules are in the header.
 *
 * Returns: %FALSE, with both left as they are, when only space and punctuation would remain
 */
gboolean
dictum_text_snap (DictumText *self, gboolean to_words, int *start, int *end)
{
  Snap snap = { self, to_words, 0, 0, NULL };
  g_autoptr (GArray) quotations = NULL;
  int before_start;
  int before_end;
  int rounds = 0;

  g_return_val_if_fail (self != NULL && start != NULL && end != NULL, FALSE);

  snap.start = CLAMP (*start, 0, dictum_text_get_length (self));
  snap.end = CLAMP (*end, snap.start, dictum_text_get_length (self));
  trim_blanks (&snap);
  if (snap.start == snap.end)
    return FALSE;
  if (to_words)
    grow_to_words (&snap);
  if (!has_word (&snap))
    return FALSE;
  quotations = dictum_text_list_quotations (self, MAX (0, snap.start - 2), snap.end + 2);
  snap.quotations = quotations;
  do
    {
      before_start = snap.start;
      before_end = snap.end;
      complete (&snap);
      while (snap.start < snap.end && trim_start (&snap))
        ;
      while (snap.start < snap.end && trim_end (&snap))
        ;
    }
  while ((snap.start != before_start || snap.end != before_end) && rounds++ < 8);
  if (!has_word (&snap))
    return FALSE;
  *start = snap.start;
  *end = snap.end;
  return TRUE;
}
