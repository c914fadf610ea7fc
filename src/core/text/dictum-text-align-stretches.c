/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* The alignment as a reader sees it. A word takes what stands behind it, up to the next one, along;
 * where only that differs, it is a stretch of its own. */
typedef struct
{
  const DictumAlignment *self;
  GArray *stretches; /* of DictumStretch */
  DictumRange *from; /* of each moved passage, where it was */
  DictumRange *to;   /* and where it is */
} Writer;

/* Where the word starts; the end of the text behind the last one. */
static int
get_start (const DictumAlignedWords *words, int word)
{
  return word < words->n ? dictum_aligned_range (words, word)->start
                         : dictum_text_get_length (words->text);
}

static void
append (Writer *writer,
        DictumStretchKind kind,
        DictumRange old_text,
        DictumRange new_text,
        int move)
{
  DictumStretch stretch = { kind, old_text, new_text, move };
  DictumStretch *last = writer->stretches->len > 0
                            ? &g_array_index (writer->stretches, DictumStretch,
                                              writer->stretches->len - 1)
                            : NULL;

  if (old_text.start >= old_text.end && new_text.start >= new_text.end)
    return;
  if (last != NULL && last->kind == kind && last->move == move && move == 0)
    {
      last->old_text.end = old_text.end;
      last->new_text.end = new_text.end;
      return;
    }
  g_array_append_val (writer->stretches, stretch);
}

/* Whether two ranges are the same to a reader: kinds of quotation marks, dashes and white space do
 * not count, and a paragraph may end where there was a space. */
static gboolean
reads_same (const Writer *writer, const DictumRange *old_range, const DictumRange *new_range)
{
  g_autofree char *x = dictum_text_get_slice (writer->self->old_words.text, old_range->start,
                                              old_range->end);
  g_autofree char *y = dictum_text_get_slice (writer->self->new_words.text, new_range->start,
                                              new_range->end);
  g_autofree char *folded_x = NULL;
  g_autofree char *folded_y = NULL;

  if (strcmp (x, y) == 0)
    return TRUE;
  folded_x = dictum_fold_string (x, strlen (x), DICTUM_FOLD_QUOTE, NULL);
  folded_y = dictum_fold_string (y, strlen (y), DICTUM_FOLD_QUOTE, NULL);
  return strcmp (g_strstrip (folded_x), g_strstrip (folded_y)) == 0;
}

/* A word that is in its place, and what stands between it and the next one. Word -1 is the start of
 * the text. */
static void
write_pair (Writer *writer, int old_word, int new_word)
{
  const DictumAlignedWords *olds = &writer->self->old_words;
  const DictumAlignedWords *news = &writer->self->new_words;
  DictumRange old_gap = { 0, get_start (olds, old_word + 1) };
  DictumRange new_gap = { 0, get_start (news, new_word + 1) };

  if (old_word >= 0)
    {
      const DictumRange *old_range = dictum_aligned_range (olds, old_word);
      const DictumRange *new_range = dictum_aligned_range (news, new_word);

      append (writer,
              reads_same (writer, old_range, new_range) ? DICTUM_STRETCH_SAME
                                                        : DICTUM_STRETCH_REPLACED,
              *old_range, *new_range, 0);
      old_gap.start = old_range->end;
      new_gap.start = new_range->end;
    }
  append (writer,
          reads_same (writer, &old_gap, &new_gap) ? DICTUM_STRETCH_SAME : DICTUM_STRETCH_REPLACED,
          old_gap, new_gap, 0);
}

/* Where words of one side, [from, to), that have no pair in their place become stretches: those
 * that were moved, by passage, and the others. */
static void
write_side (Writer *writer, gboolean is_old, int from, int to, int other_word)
{
  const DictumAlignedWords *words = is_old ? &writer->self->old_words : &writer->self->new_words;
  const DictumAlignedWords *others = is_old ? &writer->self->new_words : &writer->self->old_words;
  int other_start = get_start (others, other_word);
  int next;

  for (; from < to; from = next)
    {
      int move = words->moves[from];
      DictumRange here = { get_start (words, from), 0 };
      DictumRange there = { other_start, other_start };

      next = from + 1;
      while (next < to && words->moves[next] == move)
        next++;
      here.end = get_start (words, next);
      if (move > 0)
        there = is_old ? writer->to[move] : writer->from[move];
      if (is_old)
        append (writer, move > 0 ? DICTUM_STRETCH_MOVED_FROM : DICTUM_STRETCH_REMOVED, here, there,
                move);
      else
        append (writer, move > 0 ? DICTUM_STRETCH_MOVED_TO : DICTUM_STRETCH_ADDED, there, here,
                move);
    }
}

static gboolean
has_moved (const DictumAlignedWords *words, int from, int to)
{
  for (int i = from; i < to; i++)
    if (words->moves[i] > 0)
      return TRUE;
  return FALSE;
}

/* What stands between two words that are in their place. */
static void
write_gap (Writer *writer, const DictumAlignRange *gap)
{
  const DictumAlignedWords *olds = &writer->self->old_words;
  const DictumAlignedWords *news = &writer->self->new_words;
  DictumRange old_range = { get_start (olds, gap->old_from), get_start (olds, gap->old_to) };
  DictumRange new_range = { get_start (news, gap->new_from), get_start (news, gap->new_to) };

  if (gap->old_from < gap->old_to && gap->new_from < gap->new_to &&
      !has_moved (olds, gap->old_from, gap->old_to) &&
      !has_moved (news, gap->new_from, gap->new_to))
    {
      append (writer, DICTUM_STRETCH_REPLACED, old_range, new_range, 0);
      return;
    }
  write_side (writer, TRUE, gap->old_from, gap->old_to, gap->new_from);
  write_side (writer, FALSE, gap->new_from, gap->new_to, gap->old_to);
}

static void
collect_moves (const DictumAlignedWords *words, DictumRange *ranges)
{
  for (int i = 0; i < words->n; i++)
    {
      const DictumRange *word = dictum_aligned_range (words, i);
      DictumRange *range = &ranges[words->moves[i]];

      if (words->moves[i] == 0)
        continue;
      if (range->end == 0)
        *range = *word;
      range->start = MIN (range->start, word->start);
      range->end = MAX (range->end, word->end);
    }
}

/**
 * dictum_alignment_list_stretches:
 *
 * Returns: (transfer full) (element-type DictumStretch): what became of the old text on the way to
 *   the new one
 */
GArray *
dictum_alignment_list_stretches (const DictumAlignment *self)
{
  g_autofree DictumRange *from = NULL;
  g_autofree DictumRange *to = NULL;
  Writer writer = { self, NULL, NULL, NULL };
  DictumAlignRange gap = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  from = g_new0 (DictumRange, self->n_moves + 1);
  to = g_new0 (DictumRange, self->n_moves + 1);
  writer.from = from;
  writer.to = to;
  writer.stretches = g_array_new (FALSE, FALSE, sizeof (DictumStretch));
  collect_moves (&self->old_words, from);
  collect_moves (&self->new_words, to);
  write_pair (&writer, -1, -1);
  for (int i = 0; i < self->old_words.n; i++)
    {
      if (self->old_words.map[i] < 0 || self->old_words.moves[i] > 0 ||
          dictum_alignment_is_weak (self, TRUE, i))
        continue;
      gap.old_to = i;
      gap.new_to = self->old_words.map[i];
      write_gap (&writer, &gap);
      write_pair (&writer, gap.old_to, gap.new_to);
      gap.old_from = gap.old_to + 1;
      gap.new_from = gap.new_to + 1;
    }
  gap.old_to = self->old_words.n;
  gap.new_to = self->new_words.n;
  write_gap (&writer, &gap);
  return writer.stretches;
}
