/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#define LIMIT 10000 /* places; more than anyone steps through */

static void
go_to_match (DictumReader *self)
{
  const DictumRange *range = &g_array_index (self->matches, DictumRange, self->match);

  dictum_reader_set_caret (self, range->start);
  dictum_reader_reveal (self, range->start, range->end);
}

/* The first match that does not begin before the caret; beyond the last one, the first. */
static guint
find_match_from (DictumReader *self, int offset)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      if (g_array_index (self->matches, DictumRange, i).start >= offset)
        return i;
    }

  return 0;
}

/**
 * dictum_reader_search:
 * @self: a reader
 * @words: (nullable): what to look for; NULL or "" ends the search
 *
 * Shows all places where the words stand, whatever their case and accents, and goes to the first
 * one from the caret on. The caret moves with it, so that marking can go on from there.
 *
 * Returns: how many there are
 */
guint
dictum_reader_search (DictumReader *self, const char *words)
{
  g_return_val_if_fail (DICTUM_IS_READER (self), 0);

  g_clear_pointer (&self->matches, g_array_unref);
  self->match = G_MAXUINT;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->text == NULL || words == NULL || *words == '\0')
    return 0;

  self->matches = dictum_text_search (self->text, words, LIMIT);
  if (self->matches->len > 0)
    {
      self->match = find_match_from (self, dictum_reader_get_caret (self));
      go_to_match (self);
    }

  return self->matches->len;
}

/**
 * dictum_reader_step_match:
 * @self: a reader
 * @step: how many places forward, or back when below 0
 *
 * Goes to another of the places that were found, around the ends of the text.
 *
 * Returns: which one it is, 1..n; 0 when nothing was found
 */
guint
dictum_reader_step_match (DictumReader *self, int step)
{
  int n_matches;
  int match;

  g_return_val_if_fail (DICTUM_IS_READER (self), 0);

  if (self->matches == NULL || self->matches->len == 0)
    return 0;

  n_matches = (int) self->matches->len;
  match = ((int) self->match + step) % n_matches;
  if (match < 0)
    match += n_matches;
  self->match = (guint) match;
  if (step != 0)
    go_to_match (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return self->match + 1;
}

/**
 * dictum_reader_get_match:
 * @self: a reader
 * @start: (out) (optional): first code point
 * @end: (out) (optional): behind the last code point
 *
 * Returns: whether a search is at one of its places
 */
gboolean
dictum_reader_get_match (DictumReader *self, int *start, int *end)
{
  const DictumRange *range;

  g_return_val_if_fail (DICTUM_IS_READER (self), FALSE);

  if (self->matches == NULL || self->match >= self->matches->len)
    return FALSE;

  range = &g_array_index (self->matches, DictumRange, self->match);
  if (start != NULL)
    *start = range->start;
  if (end != NULL)
    *end = range->end;

  return TRUE;
}
