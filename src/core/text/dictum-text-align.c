/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* Runs of words that stand once in both texts are nearly always the same place, so the longest
 * chain of these is taken first and what is between them is compared on its own, with shorter
 * runs. What has none is small, or repeats itself, and is paired by the shortest edit. */
static const int run_lengths[] = { 6, 3, 2 };

/* Each level of recursion looks at all words once; ordinary texts need four. */
#define MAX_DEPTH 24

typedef struct
{
  guint64 hash;
  int word;
} HashedRun;

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const HashedRun *x = a;
  const HashedRun *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->word - y->word;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const DictumWordPair *x = a;
  const DictumWordPair *y = b;

  return x->old_word - y->old_word;
}

/* All runs of the range by their hash, which rolls from one to the next. */
static GArray *
list_runs (const DictumAlignment *self,
           gboolean is_old,
           int from,
           int to,
           int length,
           DictumWordUsable usable)
{
  const guint64 base = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  const int *ids = is_old ? self->old_words.ids : self->new_words.ids;
  GArray *runs = g_array_sized_new (FALSE, FALSE, sizeof (HashedRun), MAX (1, to - from));
  guint64 top = 1;
  guint64 hash = 0;
  int n_usable = 0;

  for (int i = 1; i < length; i++)
    top *= base;
  for (int i = from; i < to; i++)
    {
      HashedRun run;

      n_usable = usable == NULL || usable (self, is_old, i) ? n_usable + 1 : 0;
      if (i - from >= length)
        hash -= top * (guint64) (ids[i - length] + 1);
      hash = hash * base + (guint64) (ids[i] + 1);
      run.hash = hash;
      run.word = i - length + 1;
      if (n_usable >= length && run.word >= from)
        g_array_append_val (runs, run);
    }
  g_array_sort (runs, compare_runs);
  return runs;
}

/* How many runs from @at have the same hash. */
static guint
count_equal (GArray *runs, guint at)
{
  guint64 hash = g_array_index (runs, HashedRun, at).hash;
  guint end = at + 1;

  while (end < runs->len && g_array_index (runs, HashedRun, end).hash == hash)
    end++;
  return end - at;
}

GArray *
dictum_alignment_list_unique_runs (const DictumAlignment *self,
                                   const DictumAlignRange *range,
                                   int length,
                                   DictumWordUsable usable)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DictumWordPair));
  g_autoptr (GArray) olds = list_runs (self, TRUE, range->old_from, range->old_to, length, usable);
  g_autoptr (GArray) news = list_runs (self, FALSE, range->new_from, range->new_to, length, usable);
  guint i = 0;
  guint j = 0;

  while (i < olds->len && j < news->len)
    {
      const HashedRun *x = &g_array_index (olds, HashedRun, i);
      const HashedRun *y = &g_array_index (news, HashedRun, j);
      DictumWordPair pair = { x->word, y->word };
      guint n_old, n_new;

      if (x->hash != y->hash)
        {
          if (x->hash < y->hash)
            i++;
          else
            j++;
          continue;
        }
      n_old = count_equal (olds, i);
      n_new = count_equal (news, j);
      /* A hash may lie; the words do not. */
      if (n_old == 1 && n_new == 1 &&
          memcmp (self->old_words.ids + x->word, self->new_words.ids + y->word,
                  length * sizeof (int)) == 0)
        g_array_append_val (pairs, pair);
      i += n_old;
      j += n_new;
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/* Leaves of pairs, which are by old word, the longest chain that rises in the new text as well. */
static void
keep_longest_chain (GArray *pairs)
{
  g_autofree int *tails = g_new (int,
                                 pairs->len + 1); /* the pair that ends the best chain of n+1 */
  g_autofree int *before = g_new (int, pairs->len + 1);
  g_autofree gboolean *keep = g_new0 (gboolean, pairs->len + 1);
  int length = 0;
  guint kept = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      int at = g_array_index (pairs, DictumWordPair, i).new_word;
      int low = 0;
      int high = length;

      while (low < high)
        {
          int middle = (low + high) / 2;

          if (g_array_index (pairs, DictumWordPair, tails[middle]).new_word < at)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = before[i])
    keep[i] = TRUE;
  for (guint i = 0; i < pairs->len; i++)
    {
      if (keep[i])
        g_array_index (pairs, DictumWordPair, kept++) = g_array_index (pairs, DictumWordPair, i);
    }
  g_array_set_size (pairs, kept);
}

static void
pair (DictumAlignment *self, int old_word, int new_word)
{
  self->old_words.map[old_word] = new_word;
  self->new_words.map[new_word] = old_word;
}

/* Pairs what is equal at both ends of the range, and narrows it. */
static void
trim (DictumAlignment *self, DictumAlignRange *range)
{
  const int *olds = self->old_words.ids;
  const int *news = self->new_words.ids;

  while (range->old_from < range->old_to && range->new_from < range->new_to &&
         olds[range->old_from] == news[range->new_from])
    pair (self, range->old_from++, range->new_from++);
  while (range->old_from < range->old_to && range->new_from < range->new_to &&
         olds[range->old_to - 1] == news[range->new_to - 1])
    pair (self, --range->old_to, --range->new_to);
}

static void pair_range (DictumAlignment *self, DictumAlignRange range, guint level, int depth);

/* Pairs the words of the runs and goes on between them. */
static void
pair_runs (DictumAlignment *self,
           const DictumAlignRange *range,
           GArray *runs,
           guint level,
           int depth)
{
  DictumAlignRange rest = *range;

  for (guint i = 0; i < runs->len; i++)
    {
      const DictumWordPair *run = &g_array_index (runs, DictumWordPair, i);

      for (int k = 0; k < run_lengths[level]; k++)
        {
          DictumAlignRange between = { rest.old_from, run->old_word + k, rest.new_from,
                                       run->new_word + k };

          /* Runs overlap, and may then disagree by a word. */
          if (between.old_to < between.old_from || between.new_to < between.new_from)
            continue;
          pair_range (self, between, level, depth + 1);
          pair (self, between.old_to, between.new_to);
          rest.old_from = between.old_to + 1;
          rest.new_from = between.new_to + 1;
        }
    }
  pair_range (self, rest, level, depth + 1);
}

static void
pair_range (DictumAlignment *self, DictumAlignRange range, guint level, int depth)
{
  trim (self, &range);
  if (range.old_from == range.old_to || range.new_from == range.new_to)
    return;
  for (; level < G_N_ELEMENTS (run_lengths) && depth < MAX_DEPTH; level++)
    {
      g_autoptr (GArray) runs = NULL;

      if (MIN (range.old_to - range.old_from, range.new_to - range.new_from) < run_lengths[level])
        continue;
      runs = dictum_alignment_list_unique_runs (self, &range, run_lengths[level], NULL);
      keep_longest_chain (runs);
      if (runs->len == 0)
        continue;
      pair_runs (self, &range, runs, level, depth);
      return;
    }
  dictum_alignment_pair_by_edits (self, &range);
}

void
dictum_alignment_pair_words (DictumAlignment *self, const DictumAlignRange *range)
{
  pair_range (self, *range, 0, 0);
}

/* The number of a word among those that are equal when folded; a new one when there is none. */
static int
intern (GHashTable *ids, const char *utf8, gsize n_bytes)
{
  g_autofree char *folded = dictum_fold_string (utf8, n_bytes, DICTUM_FOLD_SEARCH, NULL);
  gpointer id;

  if (g_hash_table_lookup_extended (ids, folded, NULL, &id))
    return GPOINTER_TO_INT (id);
  id = GINT_TO_POINTER ((int) g_hash_table_size (ids));
  g_hash_table_insert (ids, g_steal_pointer (&folded), id);
  return GPOINTER_TO_INT (id);
}

static void
collect_words (DictumAlignedWords *self, DictumText *text, GHashTable *ids)
{
  const char *string = dictum_text_get_string (text);
  const char *at = string;
  int offset = 0;

  self->text = dictum_text_ref (text);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  for (int i = 0; i < dictum_text_get_n_blocks (text); i++)
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (text, i, DICTUM_BLOCK_WORDS);

      for (guint j = 0; j < block->words->len; j++)
        {
          DictumRange range = g_array_index (block->words, DictumRange, j);

          range.start += block->start;
          range.end += block->start;
          g_array_append_val (self->ranges, range);
        }
    }

  self->n = self->ranges->len;
  self->ids = g_new (int, self->n + 1);
  self->map = g_new (int, self->n + 1);
  self->moves = g_new0 (int, self->n + 1);
  for (int i = 0; i < self->n; i++)
    {
      const DictumRange *range = dictum_aligned_range (self, i);
      const char *start = g_utf8_offset_to_pointer (at, range->start - offset);

      at = g_utf8_offset_to_pointer (start, range->end - range->start);
      offset = range->end;
      self->ids[i] = intern (ids, start, at - start);
      self->map[i] = -1;
    }
}

/* Where each word is in the new text. */
static void
index_words (DictumAlignment *self)
{
  int at = 0;

  self->counts = g_new0 (int, self->n_ids + 1);
  self->postings_start = g_new0 (int, self->n_ids + 2);
  self->postings = g_new (int, self->new_words.n + 1);
  for (int i = 0; i < self->new_words.n; i++)
    self->counts[self->new_words.ids[i]]++;
  for (int id = 0; id <= self->n_ids; id++)
    {
      self->postings_start[id] = at;
      at += self->counts[id];
    }
  /* The start of each id is moved on while its places are filled in, and then back. */
  for (int i = 0; i < self->new_words.n; i++)
    self->postings[self->postings_start[self->new_words.ids[i]]++] = i;
  for (int id = 0; id < self->n_ids; id++)
    self->postings_start[id] -= self->counts[id];
  for (int i = 0; i < self->old_words.n; i++)
    self->counts[self->old_words.ids[i]]++;
}

static void
clear_words (DictumAlignedWords *self)
{
  dictum_text_unref (self->text);
  g_array_unref (self->ranges);
  g_free (self->ids);
  g_free (self->map);
  g_free (self->moves);
}

/* The words of both texts, none of them paired. */
DictumAlignment *
dictum_alignment_new_unpaired (DictumText *old_text, DictumText *new_text)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DictumAlignment *self = g_new0 (DictumAlignment, 1);

  collect_words (&self->old_words, old_text, ids);
  collect_words (&self->new_words, new_text, ids);
  self->n_ids = g_hash_table_size (ids);
  index_words (self);
  return self;
}

/**
 * dictum_alignment_new:
 *
 * Compares the texts, which takes about a millisecond for a thousand words.
 *
 * Returns: (transfer full): which words are the same
 */
DictumAlignment *
dictum_alignment_new (DictumText *old_text, DictumText *new_text)
{
  DictumAlignment *self;
  DictumAlignRange all = { 0 };

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  self = dictum_alignment_new_unpaired (old_text, new_text);
  all.old_to = self->old_words.n;
  all.new_to = self->new_words.n;
  dictum_alignment_pair_words (self, &all);
  dictum_alignment_find_moves (self);
  return self;
}

void
dictum_alignment_free (DictumAlignment *self)
{
  g_return_if_fail (self != NULL);

  clear_words (&self->old_words);
  clear_words (&self->new_words);
  g_free (self->counts);
  g_free (self->postings_start);
  g_free (self->postings);
  g_free (self);
}
