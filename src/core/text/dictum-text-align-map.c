/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-align-private.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* A span is where at least half of its words are, in one stretch without more than MAX_HOLE new
 * words in a row that were not between them before. */
#define MIN_KEPT 0.5
#define MAX_HOLE 40
#define MAX_REPLACED 2 /* more words than there were */
#define STRAY_WORDS 4  /* at most so many at an end may be left out */

/* The words [first, last] of the span, and where they are believed to be. */
typedef struct
{
  const DictumAlignment *self;
  int start;
  int end;
  int first;
  int last;
} Span;

typedef struct
{
  int move;      /* the moved passage, 0 in order */
  GArray *pairs; /* of DictumWordPair, rising in both texts: the words that are still there */
} Cluster;

#define get_pair(cluster, i) (&g_array_index ((cluster)->pairs, DictumWordPair, i))
#define get_last_pair(cluster) get_pair (cluster, (cluster)->pairs->len - 1)

/* The first word that ends behind the offset. */
static int
find_word (const DictumAlignedWords *words, int offset)
{
  int low = 0;
  int high = words->n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (dictum_aligned_range (words, middle)->end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether two paired words of the span are in one stretch of the new text. */
static gboolean
is_near (const Span *span, int word, int next)
{
  const DictumAlignedWords *olds = &span->self->old_words;
  int step = olds->map[next] - olds->map[word];

  return olds->moves[word] == olds->moves[next] && step > 0 && step - (next - word) <= MAX_HOLE;
}

/* The stretch with the most of the span's words. */
static void
find_cluster (const Span *span, Cluster *cluster)
{
  const DictumAlignedWords *olds = &span->self->old_words;
  int first = -1; /* of the stretch at hand, its last word, and how many it has */
  int last = -1;
  int kept = 0;
  int best_first = 0;
  int best_last = -1;
  int best = 0;

  for (int i = span->first; i <= span->last; i++)
    {
      if (olds->map[i] < 0)
        continue;
      if (first < 0 || !is_near (span, last, i))
        {
          first = i;
          kept = 0;
        }
      last = i;
      if (++kept > best)
        {
          best = kept;
          best_first = first;
          best_last = last;
        }
    }
  cluster->move = best > 0 ? olds->moves[best_first] : 0;
  for (int i = best_first; i <= best_last; i++)
    {
      DictumWordPair pair = { i, olds->map[i] };

      if (pair.new_word >= 0)
        g_array_append_val (cluster->pairs, pair);
    }
}

/* Whether a sentence ends between the word and the next one: what stands between them says so. The
 * full stop of an abbreviation is a part of its word. */
static gboolean
ends_sentence (const DictumAlignedWords *words, int word)
{
  int from = dictum_aligned_range (words, word)->end;
  int to = dictum_aligned_range (words, word + 1)->start;

  for (int at = from; at < to; at++)
    switch (dictum_text_get_char (words->text, at))
      {
      case '\n':
      case '.':
      case '!':
      case '?':
      case 0x2026: /* … */
      case 0x3002: /* 。 */
      case 0xFF01: /* ！ */
      case 0xFF1F: /* ？ */
      case 0x061F: /* ؟ */
      case 0x0964: /* । */
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* Whether the word is the first (direction -1) or the last one (1) of its sentence. */
static gboolean
is_sentence_edge (const DictumAlignedWords *words, int word, int direction)
{
  if (word + direction < 0 || word + direction >= words->n)
    return TRUE;
  return ends_sentence (words, direction < 0 ? word - 1 : word);
}

static gboolean
same_sentence (const DictumAlignedWords *words, int a, int b)
{
  for (int word = MIN (a, b); word < MAX (a, b); word++)
    if (ends_sentence (words, word))
      return FALSE;
  return TRUE;
}

/* Whether @n words at an end of a stretch are only by chance those of the span: few, in another
 * sentence, and far from the rest or in one sentence with it before. */
static gboolean
is_stray (const Span *span, const DictumWordPair *edge, const DictumWordPair *next, int n)
{
  int hole = ABS (next->new_word - edge->new_word) - ABS (next->old_word - edge->old_word);

  if (hole <= 0 || same_sentence (&span->self->new_words, edge->new_word, next->new_word))
    return FALSE;
  return hole >= 4 * n + 2 ||
         (n <= 2 && same_sentence (&span->self->old_words, edge->old_word, next->old_word));
}

static gboolean
is_run (const DictumWordPair *a, const DictumWordPair *b)
{
  return ABS (b->old_word - a->old_word) == 1 && ABS (b->new_word - a->new_word) == 1;
}

/* Leaves out stray words at both ends. */
static void
trim_cluster (const Span *span, Cluster *cluster)
{
  guint n = 1;

  for (guint i = 0; i + 1 < cluster->pairs->len && n <= STRAY_WORDS; i++, n++)
    {
      if (is_run (get_pair (cluster, i), get_pair (cluster, i + 1)))
        continue;
      if (is_stray (span, get_pair (cluster, i), get_pair (cluster, i + 1), n))
        g_array_remove_range (cluster->pairs, 0, i + 1);
      break;
    }
  n = 1;
  for (guint i = cluster->pairs->len; i >= 2 && n <= STRAY_WORDS; i--, n++)
    {
      if (is_run (get_pair (cluster, i - 1), get_pair (cluster, i - 2)))
        continue;
      if (is_stray (span, get_pair (cluster, i - 1), get_pair (cluster, i - 2), n))
        g_array_set_size (cluster->pairs, i - 1);
      break;
    }
}

/* Moves an end of a place over the punctuation that stands in [old_from, old_to) of the old text as
 * well: a quotation mark of whatever kind, a full stop. */
void
dictum_texts_take_punctuation (DictumText *old_text,
                               int old_from,
                               int old_to,
                               DictumText *new_text,
                               int *end,
                               int direction)
{
  while (old_from < old_to)
    {
      int old_at = direction < 0 ? --old_to : old_from++;
      int at = direction < 0 ? *end - 1 : *end;
      gunichar c, d;

      if (at < 0 || at >= dictum_text_get_length (new_text))
        break;
      c = dictum_text_get_char (old_text, old_at);
      d = dictum_text_get_char (new_text, at);
      if (c != d && !(dictum_char_is_quotation_mark (c) && dictum_char_is_quotation_mark (d)))
        break;
      *end += direction;
    }
}

static gboolean
same_words (const Span *span, int new_first, int new_last)
{
  if (new_last - new_first != span->last - span->first)
    return FALSE;
  return memcmp (span->self->old_words.ids + span->first, span->self->new_words.ids + new_first,
                 (span->last - span->first + 1) * sizeof (int)) == 0;
}

/* Words at an end of the span were replaced: goes from the last one that was kept on over what
 * stands there instead, as far as the words of a neighbour or, where the span is whole sentences,
 * the end of one. Stays where it is when that is much more than what went. A sentence that says
 * more now ("in children") is altered, also where all its words are still there; where it was moved
 * as well it was rewritten, and more is taken. */
static int
take_replaced (const Span *span, const Cluster *cluster, int direction)
{
  const DictumAlignedWords *olds = &span->self->old_words;
  const DictumAlignedWords *news = &span->self->new_words;
  gboolean sentence = is_sentence_edge (olds, span->first, -1) &&
                      is_sentence_edge (olds, span->last, 1);
  int n = span->last - span->first + 1;
  int missing = direction < 0 ? get_pair (cluster, 0)->old_word - span->first
                              : span->last - get_last_pair (cluster)->old_word;
  int word = direction < 0 ? get_pair (cluster, 0)->new_word : get_last_pair (cluster)->new_word;
  int most = 2 * missing;
  int at = word;

  if (sentence)
    most += MAX (3, cluster->move > 0 ? n : n / 3);
  else if (missing > 0)
    most += 2;

  while (!(sentence && is_sentence_edge (news, at, direction)))
    {
      int next = at + direction;

      if (next < 0 || next >= news->n)
        break;
      if (news->map[next] >= 0 &&
          !(news->map[next] >= span->first && news->map[next] <= span->last))
        break;
      at = next;
      if (ABS (at - word) > most)
        return word;
    }
  return at;
}

/* How many letters of its first or last word the span leaves out: "Trump" is marked in "Trump’s".
 */
static int
get_cut (const Span *span, int new_word, int direction)
{
  const DictumRange *old_range = dictum_aligned_range (&span->self->old_words,
                                                       direction < 0 ? span->first : span->last);
  const DictumRange *new_range = dictum_aligned_range (&span->self->new_words, new_word);
  int cut = direction < 0 ? span->start - old_range->start : old_range->end - span->end;

  if (old_range->end - old_range->start != new_range->end - new_range->start)
    return 0;
  return MAX (0, cut);
}

static void
fill_in (const Span *span, const Cluster *cluster, DictumPlace *place)
{
  const DictumAlignedWords *olds = &span->self->old_words;
  const DictumAlignedWords *news = &span->self->new_words;
  int new_first = take_replaced (span, cluster, -1);
  int new_last = take_replaced (span, cluster, 1);

  place->moved = cluster->move > 0;
  place->placing = same_words (span, new_first, new_last) ? DICTUM_PLACED_SAME
                                                          : DICTUM_PLACED_ALTERED;
  /* Where a whole sentence is one again, the marks around it are part of it as well. */
  place->start = dictum_aligned_range (news, new_first)->start;
  place->end = dictum_aligned_range (news, new_last)->end;
  if (olds->ids[span->first] == news->ids[new_first])
    place->start += get_cut (span, new_first, -1);
  if (olds->ids[span->last] == news->ids[new_last])
    place->end -= get_cut (span, new_last, 1);
  if (place->start >= place->end)
    {
      place->start = dictum_aligned_range (news, new_first)->start;
      place->end = dictum_aligned_range (news, new_last)->end;
    }
  dictum_texts_take_punctuation (olds->text, span->start,
                                 dictum_aligned_range (olds, span->first)->start, news->text,
                                 &place->start, -1);
  dictum_texts_take_punctuation (olds->text, dictum_aligned_range (olds, span->last)->end,
                                 span->end, news->text, &place->end, 1);
}

/* The digits of a word as one number, 0 for none: "40%" and "40" count the same. */
static guint64
get_digits (const DictumAlignedWords *words, int word)
{
  const DictumRange *range = dictum_aligned_range (words, word);
  guint64 number = 0;

  for (int at = range->start; at < range->end; at++)
    {
      gunichar c = dictum_text_get_char (words->text, at);

      if (g_unichar_isdigit (c))
        number = number * 11 + g_unichar_digit_value (c) + 1;
    }
  return number;
}

/* Whether a word names or counts something: it has a digit, or a capital that no sentence gave it.
 */
static gboolean
is_telling (const DictumAlignedWords *words, int word)
{
  const DictumRange *range = dictum_aligned_range (words, word);

  if (get_digits (words, word) > 0)
    return TRUE;
  return g_unichar_isupper (dictum_text_get_char (words->text, range->start)) &&
         !is_sentence_edge (words, word, -1);
}

/* Whether one of the words [from, to) is telling and not among the other text's [other_from,
 * other_to). */
static gboolean
has_own_telling (const DictumAlignedWords *words,
                 int from,
                 int to,
                 const DictumAlignedWords *others,
                 int other_from,
                 int other_to)
{
  for (int i = from; i < to; i++)
    {
      gboolean shared = FALSE;

      for (int j = other_from; j < other_to && !shared; j++)
        shared = words->ids[i] == others->ids[j] ||
                 (get_digits (words, i) > 0 && get_digits (words, i) == get_digits (others, j));
      if (!shared && is_telling (words, i))
        return TRUE;
    }
  return FALSE;
}

/* Whether the words of each of the ranges tell something that the other's do not. */
static gboolean
tell_otherwise (const Span *span, int old_from, int old_to, int new_from, int new_to)
{
  const DictumAlignedWords *olds = &span->self->old_words;
  const DictumAlignedWords *news = &span->self->new_words;

  if (old_from >= old_to || new_from >= new_to || new_to - new_from > 2 * STRAY_WORDS)
    return FALSE;
  return has_own_telling (olds, old_from, old_to, news, new_from, new_to) &&
         has_own_telling (news, new_from, new_to, olds, old_from, old_to);
}

/* Whether a name or a figure within the words that stand elsewhere is another one: "Team Beta came
 * first" is not "Team Alpha came first", however much of it is the same. */
static gboolean
tells_otherwise (const Span *span, const Cluster *cluster)
{
  const DictumWordPair *first = get_pair (cluster, 0);
  const DictumWordPair *last = get_last_pair (cluster);
  int before = first->old_word - span->first;
  int behind = span->last - last->old_word;

  if (tell_otherwise (span, span->first, first->old_word, MAX (0, first->new_word - before),
                      first->new_word) ||
      tell_otherwise (span, last->old_word + 1, span->last + 1, last->new_word + 1,
                      MIN (span->self->new_words.n, last->new_word + 1 + behind)))
    return TRUE;
  for (guint i = 0; i + 1 < cluster->pairs->len; i++)
    {
      const DictumWordPair *a = get_pair (cluster, i);
      const DictumWordPair *b = get_pair (cluster, i + 1);

      if (tell_otherwise (span, a->old_word + 1, b->old_word, a->new_word + 1, b->new_word))
        return TRUE;
    }
  return FALSE;
}

/* Whether words beside the span are in the same moved passage. */
static gboolean
brings_neighbour (const Span *span, const Cluster *cluster)
{
  const DictumAlignedWords *olds = &span->self->old_words;

  return (span->first > 0 && olds->moves[span->first - 1] == cluster->move) ||
         (span->last + 1 < olds->n && olds->moves[span->last + 1] == cluster->move);
}

/* Whether what stands elsewhere is the span and not something that only looks like it. A passage
 * that was moved brings a neighbour along, and may then be corrected, or keeps its beginning or its
 * end and its names; a sentence about somebody else shares what is between. */
static gboolean
is_same_passage (const Span *span, const Cluster *cluster)
{
  if (cluster->pairs->len == 0)
    return FALSE;
  if (cluster->move > 0 && brings_neighbour (span, cluster))
    return TRUE;
  if (tells_otherwise (span, cluster))
    return FALSE;
  return get_pair (cluster, 0)->old_word == span->first ||
         get_last_pair (cluster)->old_word == span->last;
}

static gboolean
search_elsewhere (const Span *span, Cluster *cluster)
{
  GArray *pairs = dictum_alignment_search (span->self, span->first, span->last);

  if (pairs == NULL)
    return FALSE;
  g_array_unref (cluster->pairs);
  cluster->pairs = pairs;
  cluster->move = span->self->n_moves + 1;
  trim_cluster (span, cluster);
  return is_same_passage (span, cluster);
}

/* The words of the span in the new text; FALSE when they are not there. */
static gboolean
find_words (const Span *span, Cluster *cluster)
{
  find_cluster (span, cluster);
  trim_cluster (span, cluster);
  if (cluster->pairs->len >= MIN_KEPT * (span->last - span->first + 1) && cluster->pairs->len > 0 &&
      (cluster->move == 0 || is_same_passage (span, cluster)))
    return TRUE;
  return search_elsewhere (span, cluster);
}

/* Sets the words of the span; FALSE when it has none. */
static gboolean
start_span (Span *span, const DictumAlignment *self, int start, int end)
{
  *span = (Span) { self, start, end, find_word (&self->old_words, start),
                   find_word (&self->old_words, end) };
  if (span->last >= self->old_words.n ||
      dictum_aligned_range (&self->old_words, span->last)->start >= end)
    span->last--;
  return span->first <= span->last;
}

/**
 * dictum_alignment_map:
 * @start: where a span of the old text starts, in code points
 * @end: where it ends, excluded
 * @place: (out): where it is in the new text; lost when it reaches out of the old one, as what a
 *   file says may
 */
void
dictum_alignment_map (const DictumAlignment *self, int start, int end, DictumPlace *place)
{
  Cluster cluster = { 0, NULL };
  Span span;

  g_return_if_fail (self != NULL && place != NULL);

  *place = (DictumPlace) { DICTUM_PLACED_LOST, FALSE, -1, -1, 0 };
  if (start < 0 || end > dictum_text_get_length (self->old_words.text) ||
      !start_span (&span, self, start, end))
    return;
  cluster.pairs = g_array_new (FALSE, FALSE, sizeof (DictumWordPair));
  if (find_words (&span, &cluster))
    fill_in (&span, &cluster, place);
  place->kept = (double) cluster.pairs->len / (span.last - span.first + 1);
  g_array_unref (cluster.pairs);
}

/**
 * dictum_alignment_map_replaced:
 * @start: where a span of the old text starts, in code points
 * @end: where it ends, excluded
 * @place: (out): what stands in its place, if something does
 *
 * Returns: whether something does
 */
gboolean
dictum_alignment_map_replaced (const DictumAlignment *self, int start, int end, DictumPlace *place)
{
  const DictumAlignedWords *olds;
  const DictumAlignedWords *news;
  int before, behind;
  Span span;

  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  olds = &self->old_words;
  news = &self->new_words;
  if (start < 0 || end > dictum_text_get_length (olds->text) ||
      !start_span (&span, self, start, end) || span.first == 0 || span.last + 1 >= olds->n)
    return FALSE;
  before = olds->map[span.first - 1];
  behind = olds->map[span.last + 1];
  if (before < 0 || behind < 0 || olds->moves[span.first - 1] != olds->moves[span.last + 1] ||
      behind - before < 2 || behind - before - 1 > span.last - span.first + 1 + MAX_REPLACED)
    return FALSE;
  *place = (DictumPlace) { DICTUM_PLACED_ALTERED, olds->moves[span.first - 1] > 0,
                           dictum_aligned_range (news, before + 1)->start,
                           dictum_aligned_range (news, behind - 1)->end, 0 };
  return TRUE;
}
