/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* Finding a quote without the text that it was taken from. Its words alone say little when they are
 * few, so that the context counts the more the shorter it is. All places are weighed against each
 * other: the one with the fewest wrong letters need not be the right one, and when two are about as
 * good it is better to place it nowhere. */
#define CONTEXT_WORDS 6
#define WEIGHT_OF_WORD 10 /* of the quote, each, */
#define MAX_WEIGHT 60     /* and at most */
#define WEIGHT_OF_SIDE 20 /* of the prefix, and of the suffix */
#define WEIGHT_OF_PLACE 5
#define MIN_SCORE 0.7
#define MIN_MARGIN 0.1

/* A quote of so many words that stands somewhere as it is, and nowhere else, needs no context; nor
 * does a longer one of which most stands there, and much less anywhere else. */
#define SURE_WORDS 5
#define LONG_WORDS 8
#define LONG_SAME 0.6
#define LONG_MARGIN 0.25
#define LONG_SIDE 0.4

/* What stands between the words before a quote and those behind it is what became of the quote, if
 * as much of it is the same. */
#define FRAMED_SIDE 0.75
#define FRAMED_SAME 0.3

typedef struct
{
  DictumAlignment *words; /* of the quote and of the text */
  DictumAlignment *prefix;
  DictumAlignment *suffix;
  int hint;
} Anchoring;

typedef struct
{
  int first; /* new words */
  int last;
  double same; /* 0..1: how much of the quote and of the place is the same */
  double score;
  double side;     /* 0..1: how much of its context is there, on the better side */
  gboolean framed; /* both sides of its context are there */
} Guess;

static DictumAlignment *
align_context (const char *context, DictumText *text)
{
  g_autoptr (DictumText) words = NULL;

  if (context == NULL || *context == '\0')
    return NULL;
  words = dictum_text_new (context, dictum_text_get_language (text));
  return dictum_alignment_new_unpaired (words, text);
}

/* Twice what both have over what each has: 1 for the same words. */
static double
compare_words (const DictumAlignment *words, const Guess *guess, GArray *pairs)
{
  double common = 0;
  double all = 0;

  for (guint i = 0; i < pairs->len; i++)
    common += dictum_alignment_weigh (
        words, words->old_words.ids[g_array_index (pairs, DictumWordPair, i).old_word]);
  for (int i = 0; i < words->old_words.n; i++)
    all += dictum_alignment_weigh (words, words->old_words.ids[i]);
  for (int i = guess->first; i <= guess->last; i++)
    all += dictum_alignment_weigh (words, words->new_words.ids[i]);
  return all > 0 ? 2 * common / all : 0;
}

/* How many words beside the place are those of the context, going outwards and allowing for one
 * that was put in or left out. The outermost word of the context may be a piece of one. */
static double
compare_side (const DictumAlignment *context, int word, int direction)
{
  const DictumAlignedWords *olds = &context->old_words;
  const DictumAlignedWords *news = &context->new_words;
  int old_word = direction < 0 ? olds->n - 1 : 0;
  int n = MIN (olds->n, CONTEXT_WORDS);
  int compared = n > 1 ? n - (n == olds->n) : n;
  int found = 0;

  for (int i = 0; i < compared; i++, old_word += direction)
    for (int skip = 0; skip < 3; skip++)
      {
        int at = word + skip * direction;

        if (at < 0 || at >= news->n)
          break;
        if (news->ids[at] != olds->ids[old_word])
          continue;
        found++;
        word = at + direction;
        break;
      }
  return compared > 0 ? (double) found / compared : 0;
}

static void
score (const Anchoring *self, Guess *guess)
{
  const DictumAlignedWords *news = &self->words->new_words;
  double weight = MIN (MAX_WEIGHT, WEIGHT_OF_WORD * self->words->old_words.n);
  double sum = weight * guess->same;
  double sides[2] = { 0, 0 };

  if (self->prefix != NULL && self->prefix->old_words.n > 0)
    {
      sides[0] = compare_side (self->prefix, guess->first - 1, -1);
      weight += WEIGHT_OF_SIDE;
    }
  if (self->suffix != NULL && self->suffix->old_words.n > 0)
    {
      sides[1] = compare_side (self->suffix, guess->last + 1, 1);
      weight += WEIGHT_OF_SIDE;
    }
  sum += WEIGHT_OF_SIDE * (sides[0] + sides[1]);
  guess->side = MAX (sides[0], sides[1]);
  guess->framed = MIN (sides[0], sides[1]) >= FRAMED_SIDE;
  if (self->hint >= 0)
    {
      int length = MAX (1, dictum_text_get_length (news->text));
      int off = ABS (dictum_aligned_range (news, guess->first)->start - self->hint);

      sum += WEIGHT_OF_PLACE * MAX (0, 1 - (double) off / length);
      weight += WEIGHT_OF_PLACE;
    }
  guess->score = sum / weight;
}

/* Short quotes must be there as they are; of longer ones some words may be others. */
static double
get_least_same (int n_words)
{
  return n_words <= 3 ? 0.999 : n_words <= 6 ? 0.75 : 0.6;
}

static void
add_guess (const Anchoring *self, GArray *guesses, int first, int last, double same)
{
  Guess guess = { first, last, same, 0, 0, FALSE };

  if (same < FRAMED_SAME)
    return;
  score (self, &guess);
  if (same < get_least_same (self->words->old_words.n) &&
      (!guess.framed || self->words->old_words.n < LONG_WORDS))
    return;
  g_array_append_val (guesses, guess);
}

/* How far a guess has to go on to have the context beside it, which begins there with its own word
 * for word; 0: it is there already, or nowhere near. A half that was rewritten has no words to go
 * by. */
static int
find_context (const Anchoring *self, const DictumAlignment *context, int word, int direction)
{
  const DictumAlignedWords *news = &self->words->new_words;
  int innermost;

  if (context == NULL || context->old_words.n == 0 ||
      compare_side (context, word, direction) >= FRAMED_SIDE)
    return 0;

  innermost = context->old_words.ids[direction < 0 ? context->old_words.n - 1 : 0];
  for (int i = 1; i <= self->words->old_words.n; i++)
    {
      int at = word + i * direction;

      if (at < 0 || at >= news->n)
        break;
      if (context->new_words.ids[at] == innermost &&
          compare_side (context, at, direction) >= FRAMED_SIDE)
        return i;
    }
  return 0;
}

static void
reach_context (const Anchoring *self, Guess *guess)
{
  guess->last += find_context (self, self->suffix, guess->last + 1, 1);
  guess->first -= find_context (self, self->prefix, guess->first - 1, -1);
}

/* Wherever the words stand as they are, also words that are everywhere. */
static void
add_exact (const Anchoring *self, GArray *guesses)
{
  const DictumAlignedWords *olds = &self->words->old_words;
  const DictumAlignedWords *news = &self->words->new_words;
  int id = olds->ids[0];

  for (int i = self->words->postings_start[id]; i < self->words->postings_start[id + 1]; i++)
    {
      int at = self->words->postings[i];

      if (at + olds->n <= news->n &&
          memcmp (news->ids + at, olds->ids, olds->n * sizeof (int)) == 0)
        add_guess (self, guesses, at, at + olds->n - 1, 1);
    }
}

static void
add_similar (const Anchoring *self, GArray *guesses)
{
  g_autoptr (GPtrArray)
      places = dictum_alignment_list_places (self->words, 0, self->words->old_words.n - 1);

  for (guint i = 0; i < places->len; i++)
    {
      GArray *pairs = g_ptr_array_index (places, i);
      Guess guess = { 0 };

      if (pairs->len == 0)
        continue;
      guess.first = g_array_index (pairs, DictumWordPair, 0).new_word;
      guess.last = g_array_index (pairs, DictumWordPair, pairs->len - 1).new_word;
      add_guess (self, guesses, guess.first, guess.last,
                 compare_words (self->words, &guess, pairs));
      reach_context (self, &guess);
      add_guess (self, guesses, guess.first, guess.last,
                 compare_words (self->words, &guess, pairs));
    }
}

/* The best one, if it is good enough and no other one comes close. */
static const Guess *
choose (const Anchoring *self, GArray *guesses)
{
  const Guess *best = NULL;
  double second = 0;
  double second_same = 0;

  for (guint i = 0; i < guesses->len; i++)
    {
      const Guess *guess = &g_array_index (guesses, Guess, i);

      if (best == NULL || guess->score > best->score)
        best = guess;
    }
  for (guint i = 0; best != NULL && i < guesses->len; i++)
    {
      const Guess *guess = &g_array_index (guesses, Guess, i);

      if (guess->first <= best->last && guess->last >= best->first)
        continue;
      second = MAX (second, guess->score);
      second_same = MAX (second_same, guess->same);
    }
  if (best == NULL)
    return NULL;
  if (best->same > 0.99 && self->words->old_words.n >= SURE_WORDS && second_same < 0.9)
    return best;
  if (best->same >= LONG_SAME && self->words->old_words.n >= LONG_WORDS &&
      best->side >= LONG_SIDE && best->same - second_same >= LONG_MARGIN)
    return best;
  if (best->framed && best->same >= FRAMED_SAME && best->score - second >= MIN_MARGIN)
    return best;
  return best->score >= MIN_SCORE && best->score - second >= MIN_MARGIN ? best : NULL;
}

/* The quote as it is, with its punctuation, at its words. */
static void
fill_in (const Anchoring *self, const Guess *guess, DictumPlace *place)
{
  const DictumAlignedWords *olds = &self->words->old_words;
  const DictumAlignedWords *news = &self->words->new_words;
  DictumRange old_range = { dictum_aligned_range (olds, 0)->start,
                            dictum_aligned_range (olds, olds->n - 1)->end };

  place->placing = guess->same > 0.99 ? DICTUM_PLACED_SAME : DICTUM_PLACED_ALTERED;
  place->kept = guess->same;
  place->start = dictum_aligned_range (news, guess->first)->start;
  place->end = dictum_aligned_range (news, guess->last)->end;
  dictum_texts_take_punctuation (olds->text, 0, old_range.start, news->text, &place->start, -1);
  dictum_texts_take_punctuation (olds->text, old_range.end, dictum_text_get_length (olds->text),
                                 news->text, &place->end, 1);
}

/**
 * dictum_text_anchor_quote:
 * @exact: the words, valid UTF-8
 * @prefix: (nullable): what stood before them
 * @suffix: (nullable): what stood behind them
 * @hint: where they started, in code points; below 0 when that is not known
 * @place: (out): where they are
 *
 * Returns: whether they were found
 */
gboolean
dictum_text_anchor_quote (DictumText *self,
                          const char *exact,
                          const char *prefix,
                          const char *suffix,
                          int hint,
                          DictumPlace *place)
{
  g_autoptr (DictumText) quote = NULL;
  g_autoptr (DictumAlignment) words = NULL;
  g_autoptr (DictumAlignment) before = NULL;
  g_autoptr (DictumAlignment) behind = NULL;
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (Guess));
  const Guess *best;
  Anchoring anchoring;

  g_return_val_if_fail (self != NULL && exact != NULL && place != NULL, FALSE);

  *place = (DictumPlace) { DICTUM_PLACED_LOST, FALSE, -1, -1, 0 };
  quote = dictum_text_new (exact, dictum_text_get_language (self));
  words = dictum_alignment_new_unpaired (quote, self);
  if (words->old_words.n == 0)
    return FALSE;
  before = align_context (prefix, self);
  behind = align_context (suffix, self);
  anchoring = (Anchoring) { words, before, behind, hint };
  add_exact (&anchoring, guesses);
  add_similar (&anchoring, guesses);
  best = choose (&anchoring, guesses);
  if (best == NULL)
    return FALSE;
  fill_in (&anchoring, best, place);
  return TRUE;
}
