/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"

/* A moved passage grows from runs of SEED words that stand nowhere else among what has no pair.
 * Runs belong to one passage while no more than MAX_HOLE words between them differ. A passage of
 * fewer than MIN_WORDS words is a phrase that was used twice. */
#define SEED 3
#define MAX_HOLE 8
#define MIN_WORDS 5

/* Words that are paired alone, amid changed ones, are most often "the" and "of". */
#define WEAK_WORDS 3

/* How many words from @word on in a direction have no pair; counted to @most. */
static int
count_unpaired (const DictumAlignedWords *words, int word, int direction, int most)
{
  int n = 0;

  while (n < most && word >= 0 && word < words->n && words->map[word] < 0)
    {
      word += direction;
      n++;
    }
  return n;
}

gboolean
dictum_alignment_is_weak (const DictumAlignment *self, gboolean is_old, int word)
{
  const DictumAlignedWords *here = is_old ? &self->old_words : &self->new_words;
  const DictumAlignedWords *there = is_old ? &self->new_words : &self->old_words;
  int first = word;
  int last = word;
  int most, before, behind;

  while (first > 0 && word - first <= WEAK_WORDS && here->map[first - 1] >= 0 &&
         here->map[first - 1] == here->map[first] - 1)
    first--;
  while (last + 1 < here->n && last - first <= WEAK_WORDS && here->map[last + 1] >= 0 &&
         here->map[last + 1] == here->map[last] + 1)
    last++;
  if (last - first >= WEAK_WORDS)
    return FALSE;

  most = 2 * (last - first + 1);
  before = MAX (count_unpaired (here, first - 1, -1, most),
                count_unpaired (there, here->map[first] - 1, -1, most));
  behind = MAX (count_unpaired (here, last + 1, 1, most),
                count_unpaired (there, here->map[last] + 1, 1, most));
  /* The first and the last word of a text have nothing beside them. */
  return (before >= most || first == 0 || here->map[first] == 0) &&
         (behind >= most || last + 1 == here->n || here->map[last] + 1 == there->n) &&
         MAX (before, behind) >= most;
}

/* Whether a word may be part of a moved passage. */
static gboolean
is_free (const DictumAlignment *self, gboolean is_old, int word)
{
  const DictumAlignedWords *words = is_old ? &self->old_words : &self->new_words;

  return words->moves[word] == 0 &&
         (words->map[word] < 0 || dictum_alignment_is_weak (self, is_old, word));
}

static gboolean
is_pair (const DictumAlignment *self, int old_word, int new_word)
{
  return old_word >= 0 && new_word >= 0 && old_word < self->old_words.n &&
         new_word < self->new_words.n &&
         self->old_words.ids[old_word] == self->new_words.ids[new_word] &&
         is_free (self, TRUE, old_word) && is_free (self, FALSE, new_word);
}

static void
move_pair (DictumAlignment *self, int old_word, int new_word, int move)
{
  DictumAlignedWords *olds = &self->old_words;
  DictumAlignedWords *news = &self->new_words;

  if (olds->map[old_word] >= 0)
    news->map[olds->map[old_word]] = -1;
  if (news->map[new_word] >= 0)
    olds->map[news->map[new_word]] = -1;
  olds->map[old_word] = new_word;
  news->map[new_word] = old_word;
  olds->moves[old_word] = move;
  news->moves[new_word] = move;
}

/* Whether the seed goes on where the one before it ended, give or take a few words. */
static gboolean
continues (const DictumWordPair *last, const DictumWordPair *next)
{
  int old_step = next->old_word - last->old_word;
  int new_step = next->new_word - last->new_word;

  return new_step > 0 && old_step <= MAX_HOLE + SEED && new_step <= MAX_HOLE + SEED &&
         ABS (old_step - new_step) <= MAX_HOLE;
}

/* The words of the seeds [first, last] that nothing else has, as pairs that rise on both sides,
 * grown to equal words before and behind. */
static GArray *
list_passage (const DictumAlignment *self, GArray *seeds, guint first, guint last)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DictumWordPair));
  DictumWordPair next = g_array_index (seeds, DictumWordPair, first);
  DictumWordPair at = { -1, -1 };

  while (is_pair (self, next.old_word - 1, next.new_word - 1))
    {
      next.old_word--;
      next.new_word--;
    }
  for (guint i = first; i <= last; i++)
    {
      const DictumWordPair *seed = &g_array_index (seeds, DictumWordPair, i);

      if (i > first)
        next = *seed;
      while (next.old_word <= at.old_word || next.new_word <= at.new_word)
        {
          next.old_word++;
          next.new_word++;
        }
      for (; is_pair (self, next.old_word, next.new_word); next.old_word++, next.new_word++)
        {
          at = next;
          g_array_append_val (pairs, at);
        }
    }
  return pairs;
}

static void
take_passage (DictumAlignment *self, GArray *seeds, guint first, guint last)
{
  g_autoptr (GArray) pairs = list_passage (self, seeds, first, last);

  if (pairs->len < MIN_WORDS)
    return;
  self->n_moves++;
  for (guint i = 0; i < pairs->len; i++)
    {
      const DictumWordPair *pair = &g_array_index (pairs, DictumWordPair, i);

      move_pair (self, pair->old_word, pair->new_word, self->n_moves);
    }
}

/* Looks in what the alignment left over for passages that stand elsewhere now. */
void
dictum_alignment_find_moves (DictumAlignment *self)
{
  const DictumAlignRange all = { 0, self->old_words.n, 0, self->new_words.n };
  g_autoptr (GArray) seeds = dictum_alignment_list_unique_runs (self, &all, SEED, is_free);
  guint last;

  for (guint first = 0; first < seeds->len; first = last + 1)
    {
      last = first;
      while (last + 1 < seeds->len && continues (&g_array_index (seeds, DictumWordPair, last),
                                                 &g_array_index (seeds, DictumWordPair, last + 1)))
        last++;
      take_passage (self, seeds, first, last);
    }
}
