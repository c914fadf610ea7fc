/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"

#include <string.h>

/* E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986, forward only. Past MAX_EDITS
 * the way that got furthest is taken and the search starts again from there, so that the time is at
 * most MAX_EDITS for each word. */
#define MAX_EDITS 256

typedef struct
{
  const int *olds;
  const int *news;
  int n_old;
  int n_new;
  GPtrArray *trace; /* of int *: after d edits, for diagonals -d-1 .. d+1, the furthest old word */
} Edits;

#define REACH(d, diagonal) (((int *) g_ptr_array_index (edits->trace, d))[(diagonal) + (d) + 1])

/* The furthest old word on a diagonal before its words are compared. */
static int
step (const Edits *edits, int d, int diagonal)
{
  int down, right;

  if (d == 0)
    return 0;
  down = diagonal < d ? REACH (d - 1, diagonal + 1) : -1;       /* a new word is put in */
  right = diagonal > -d ? REACH (d - 1, diagonal - 1) + 1 : -1; /* an old one is left out */
  return MAX (down, right);
}

/* Goes one edit further on all diagonals; returns the diagonal that is at the end of both, or
 * G_MAXINT. Diagonals that left the grid are at -2, from which no step leads back. */
static int
advance (Edits *edits, int d)
{
  int *reached = g_new (int, 2 * d + 3);

  for (int i = 0; i < 2 * d + 3; i++)
    reached[i] = -2;
  g_ptr_array_add (edits->trace, reached);
  for (int diagonal = -d; diagonal <= d; diagonal += 2)
    {
      int x = step (edits, d, diagonal);
      int y = x - diagonal;

      if (x < 0 || y < 0 || x > edits->n_old || y > edits->n_new)
        continue;
      while (x < edits->n_old && y < edits->n_new && edits->olds[x] == edits->news[y])
        {
          x++;
          y++;
        }
      reached[diagonal + d + 1] = x;
      if (x == edits->n_old && y == edits->n_new)
        return diagonal;
    }
  return G_MAXINT;
}

/* The diagonal that got furthest after d edits. */
static int
find_furthest (const Edits *edits, int d)
{
  int best = G_MAXINT;
  int best_sum = -1;

  for (int diagonal = -d; diagonal <= d; diagonal += 2)
    {
      int x = REACH (d, diagonal);

      if (x >= 0 && 2 * x - diagonal > best_sum)
        {
          best = diagonal;
          best_sum = 2 * x - diagonal;
        }
    }
  return best;
}

/* Goes back along the trace and pairs the words that it went over. */
static void
pair_back (DictumAlignment *self, const Edits *edits, int d, int diagonal, int old_at, int new_at)
{
  for (; d >= 0; d--)
    {
      int end = REACH (d, diagonal);
      int start = step (edits, d, diagonal);

      for (int x = start; x < end; x++)
        {
          self->old_words.map[old_at + x] = new_at + x - diagonal;
          self->new_words.map[new_at + x - diagonal] = old_at + x;
        }
      if (d > 0 && diagonal < d && REACH (d - 1, diagonal + 1) == start)
        diagonal++;
      else
        diagonal--;
    }
}

/* Pairs the words from the start of the range on, and moves the start behind what was compared. */
static void
pair_some (DictumAlignment *self, DictumAlignRange *range)
{
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  Edits edits = { self->old_words.ids + range->old_from, self->new_words.ids + range->new_from,
                  range->old_to - range->old_from, range->new_to - range->new_from, trace };
  int diagonal = G_MAXINT;
  int d = -1;
  int x;

  while (diagonal == G_MAXINT && d < MAX_EDITS)
    diagonal = advance (&edits, ++d);
  if (diagonal == G_MAXINT)
    diagonal = find_furthest (&edits, d);
  /* All diagonals lead out of the grid only behind its end, which ends the search. */
  g_assert (diagonal != G_MAXINT);
  x = ((int *) g_ptr_array_index (trace, d))[diagonal + d + 1];
  pair_back (self, &edits, d, diagonal, range->old_from, range->new_from);
  range->old_from += x;
  range->new_from += x - diagonal;
}

void
dictum_alignment_pair_by_edits (DictumAlignment *self, const DictumAlignRange *range)
{
  DictumAlignRange rest = *range;

  while (rest.old_from < rest.old_to && rest.new_from < rest.new_to)
    pair_some (self, &rest);
}
