/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"
#include "text/dictum-text-private.h"

#include <math.h>

/* A sentence that was moved and edited: its words, the rare ones counting most, are looked for
 * among the new words that are not those of another passage. */
#define MAX_SPAN_WORDS 400 /* longer ones are found as a moved passage or not at all */
#define MIN_SPAN_WORDS 4
#define MAX_POSTINGS 12 /* a word that is there more often says nothing of the place */
#define MAX_CANDIDATES 12
#define DRIFT 8       /* words put in or left out between two words of one candidate */
#define MAX_HOLE 15   /* new words in a row within a place */
#define MIN_SCORE 0.6 /* of the weight of the span's words */
#define MIN_MARGIN 0.15

typedef struct
{
  int from; /* where the span would begin in the new words if nothing had been put in */
  int to;
  double votes;
} Candidate;

typedef struct
{
  const DictumAlignment *self;
  int first; /* old words */
  int n;
  double *weights; /* of each word of the span */
  double total;
} Search;

double
dictum_alignment_weigh (const DictumAlignment *self, int id)
{
  return 1 / sqrt (self->counts[id]);
}

/* Whether a new word may be the moved one: it has no pair, or only a weak one, or one in the span
 * itself. */
static gboolean
is_open (const Search *search, int new_word)
{
  int old_word = search->self->new_words.map[new_word];

  return old_word < 0 || (old_word >= search->first && old_word < search->first + search->n) ||
         (search->self->new_words.moves[new_word] == 0 &&
          dictum_alignment_is_weak (search->self, FALSE, new_word));
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  return ((const Candidate *) a)->from - ((const Candidate *) b)->from;
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  double x = ((const Candidate *) a)->votes;
  double y = ((const Candidate *) b)->votes;

  return x < y ? 1 : x > y ? -1 : compare_starts (a, b);
}

/* Where the rarer words of the span stand, taken together where they stand as in the span. */
static GArray *
list_candidates (const Search *search)
{
  const DictumAlignment *self = search->self;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (int i = 0; i < search->n; i++)
    {
      int id = self->old_words.ids[search->first + i];
      int begin = self->postings_start[id];
      int end = self->postings_start[id + 1];

      for (int j = begin; j < end && end - begin <= MAX_POSTINGS; j++)
        {
          int at = self->postings[j];
          Candidate hit = { at - i, at - i, search->weights[i] };

          if (is_open (search, at))
            g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_starts);
  for (guint i = 0; i < hits->len; i++)
    {
      const Candidate *hit = &g_array_index (hits, Candidate, i);
      Candidate *last = candidates->len > 0
                            ? &g_array_index (candidates, Candidate, candidates->len - 1)
                            : NULL;

      if (last != NULL && hit->from - last->to <= DRIFT)
        {
          last->to = hit->from;
          last->votes += hit->votes;
        }
      else
        {
          g_array_append_val (candidates, *hit);
        }
    }
  g_array_sort (candidates, compare_votes);
  if (candidates->len > MAX_CANDIDATES)
    g_array_set_size (candidates, MAX_CANDIDATES);
  return candidates;
}

/* The weightiest words of the span that stand in its order in [from, to). */
static GArray *
pair_in_window (const Search *search, int from, int to)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DictumWordPair));
  int width = to - from;
  g_autofree float *best = g_new0 (float, (gsize) (search->n + 1) * (width + 1));
  const int *olds = search->self->old_words.ids + search->first;
  const int *news = search->self->new_words.ids + from;
  int i, j;

#define BEST(i, j) best[(gsize) (i) * (width + 1) + (j)]
  for (i = search->n - 1; i >= 0; i--)
    for (j = width - 1; j >= 0; j--)
      {
        BEST (i, j) = MAX (BEST (i + 1, j), BEST (i, j + 1));
        if (olds[i] == news[j] && is_open (search, from + j))
          BEST (i, j) = MAX (BEST (i, j), BEST (i + 1, j + 1) + (float) search->weights[i]);
      }
  for (i = 0, j = 0; i < search->n && j < width && BEST (i, j) > 0;)
    {
      DictumWordPair pair = { search->first + i, from + j };

      if (BEST (i, j) <= BEST (i, j + 1))
        {
          j++;
        }
      else if (BEST (i, j) <= BEST (i + 1, j))
        {
          i++;
        }
      else
        {
          g_array_append_val (pairs, pair);
          i++;
          j++;
        }
    }
#undef BEST
  return pairs;
}

static double
weigh (const Search *search, GArray *pairs, guint first, guint last)
{
  double weight = 0;

  for (guint i = first; i <= last; i++)
    weight += search->weights[g_array_index (pairs, DictumWordPair, i).old_word - search->first];
  return weight / search->total;
}

/* Leaves of the pairs the weightiest stretch without a large hole. */
static double
keep_stretch (const Search *search, GArray *pairs)
{
  double best = 0;
  guint best_first = 0;
  guint best_last = 0;
  guint first = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      gboolean ends = i + 1 == pairs->len ||
                      g_array_index (pairs, DictumWordPair, i + 1).new_word -
                              g_array_index (pairs, DictumWordPair, i).new_word >
                          MAX_HOLE;

      if (!ends)
        continue;
      if (weigh (search, pairs, first, i) > best)
        {
          best = weigh (search, pairs, first, i);
          best_first = first;
          best_last = i;
        }
      first = i + 1;
    }
  if (pairs->len > 0)
    {
      g_array_set_size (pairs, best_last + 1);
      g_array_remove_range (pairs, 0, best_first);
    }
  return best;
}

static gboolean
overlaps (GArray *a, GArray *b)
{
  return a->len > 0 && b->len > 0 &&
         g_array_index (a, DictumWordPair, 0).new_word <=
             g_array_index (b, DictumWordPair, b->len - 1).new_word &&
         g_array_index (b, DictumWordPair, 0).new_word <=
             g_array_index (a, DictumWordPair, a->len - 1).new_word;
}

/* The words that stand where the candidate is. */
static GArray *
look_at (const Search *search, const Candidate *candidate, double *score)
{
  int from = MAX (0, candidate->from - DRIFT);
  int to = MIN (search->self->new_words.n, candidate->to + search->n * 3 / 2 + 2 * DRIFT);
  GArray *pairs;

  to = MIN (to, from + 4 * MAX_SPAN_WORDS);
  pairs = pair_in_window (search, MIN (from, to), to);
  *score = keep_stretch (search, pairs);
  return pairs;
}

/* The best of the candidates, and how far the next one is behind it. */
static GArray *
find_best (const Search *search, GArray *candidates, double *score, double *margin)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (DictumWordPair));
  double second = 0;

  *score = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      double here;
      g_autoptr (GArray) pairs = look_at (search, &g_array_index (candidates, Candidate, i), &here);

      if (here > *score)
        {
          if (!overlaps (best, pairs))
            second = *score;
          *score = here;
          g_array_unref (best);
          best = g_steal_pointer (&pairs);
        }
      else if (here > second && !overlaps (best, pairs))
        {
          second = here;
        }
    }
  *margin = *score - second;
  return best;
}

/* FALSE when there are too many words, or none. */
static gboolean
start_search (Search *search, const DictumAlignment *self, int first, int last)
{
  *search = (Search) { self, first, last - first + 1, NULL, 0 };
  if (search->n > MAX_SPAN_WORDS || search->n < 1)
    return FALSE;
  search->weights = g_new (double, search->n);
  for (int i = 0; i < search->n; i++)
    {
      search->weights[i] = dictum_alignment_weigh (self, self->old_words.ids[first + i]);
      search->total += search->weights[i];
    }
  return TRUE;
}

/* Finds the old words [first, last] elsewhere in the new text, edited perhaps.
 *
 * Returns: (transfer full) (nullable): of DictumWordPair, rising in both; NULL when they are not
 *   there, or only something that is too far from them, or in two places */
GArray *
dictum_alignment_search (const DictumAlignment *self, int first, int last)
{
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) best = NULL;
  double score, margin;
  Search search;

  if (last - first + 1 < MIN_SPAN_WORDS || !start_search (&search, self, first, last))
    return NULL;
  candidates = list_candidates (&search);
  best = find_best (&search, candidates, &score, &margin);
  g_free (search.weights);
  if (score < MIN_SCORE || margin < MIN_MARGIN)
    return NULL;
  return g_steal_pointer (&best);
}

GPtrArray *
dictum_alignment_list_places (const DictumAlignment *self, int first, int last)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) candidates = NULL;
  Search search;
  double score;

  if (!start_search (&search, self, first, last))
    return places;
  candidates = list_candidates (&search);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (places, look_at (&search, &g_array_index (candidates, Candidate, i), &score));
  g_free (search.weights);
  return places;
}
