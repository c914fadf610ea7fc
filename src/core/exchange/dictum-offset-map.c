/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-offset-map.h"

#include <string.h>

#include "text/dictum-text-align.h"

/* A letter with the marks on it, which is what composing leaves whole. */
typedef struct
{
  const char *bytes;
  gsize size;
  int start; /* code points */
  int end;
} Letter;

/* The same letter in both texts. */
typedef struct
{
  DictumRange original;
  DictumRange text;
} Pair;

struct _DictumOffsetMap
{
  GArray *pairs;              /* of Pair, in order */
  DictumAlignment *alignment; /* NULL: the pairs are all there is */
};

static gboolean
is_layout (gunichar letter)
{
  return g_unichar_isspace (letter) || g_unichar_iscntrl (letter) ||
         g_unichar_type (letter) == G_UNICODE_FORMAT;
}

/* The next letter at or behind *at that is not layout; FALSE at the end. */
static gboolean
next_letter (const char **at, int *offset, Letter *letter)
{
  while (**at != '\0' && is_layout (g_utf8_get_char (*at)))
    {
      *at = g_utf8_next_char (*at);
      ++*offset;
    }
  if (**at == '\0')
    return FALSE;
  letter->bytes = *at;
  letter->start = *offset;
  do
    {
      *at = g_utf8_next_char (*at);
      ++*offset;
    }
  while (**at != '\0' && g_unichar_ismark (g_utf8_get_char (*at)));
  letter->end = *offset;
  letter->size = *at - letter->bytes;
  return TRUE;
}

static gboolean
is_same (const Letter *a, const Letter *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a->size == b->size && memcmp (a->bytes, b->bytes, a->size) == 0)
    return TRUE;
  left = g_utf8_normalize (a->bytes, a->size, G_NORMALIZE_NFD);
  right = g_utf8_normalize (b->bytes, b->size, G_NORMALIZE_NFD);
  return g_strcmp0 (left, right) == 0;
}

static gboolean
pair_letters (DictumOffsetMap *self, DictumText *original, DictumText *text)
{
  const char *at = dictum_text_get_string (original);
  const char *to = dictum_text_get_string (text);
  int offset = 0, to_offset = 0;

  while (TRUE)
    {
      Letter left, right;
      gboolean more = next_letter (&at, &offset, &left);
      Pair pair;

      if (next_letter (&to, &to_offset, &right) != more)
        return FALSE;
      if (!more)
        return TRUE;
      if (!is_same (&left, &right))
        return FALSE;
      pair = (Pair) { { left.start, left.end }, { right.start, right.end } };
      g_array_append_val (self->pairs, pair);
    }
}

DictumOffsetMap *
dictum_offset_map_new (DictumText *original, DictumText *text)
{
  DictumOffsetMap *self;

  g_return_val_if_fail (original != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (DictumOffsetMap, 1);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  if (!pair_letters (self, original, text))
    self->alignment = dictum_alignment_new (original, text);
  return self;
}

void
dictum_offset_map_free (DictumOffsetMap *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->pairs);
  g_clear_pointer (&self->alignment, dictum_alignment_free);
  g_free (self);
}

/* The first pair that ends behind an offset of the original. */
static guint
find_pair (const GArray *pairs, int offset)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (pairs, Pair, middle).original.end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Between a letter and a mark on it, where both texts have them apart; else at the letter’s edge.
 */
static int
find_inside (const Pair *pair, int offset, gboolean is_end)
{
  int length = pair->original.end - pair->original.start;
  int inside = CLAMP (offset - pair->original.start, 0, length);

  if (length == pair->text.end - pair->text.start)
    return pair->text.start + inside;
  return is_end ? pair->text.end : pair->text.start;
}

gboolean
dictum_offset_map_find (const DictumOffsetMap *self,
                        int start,
                        int end,
                        int *found_start,
                        int *found_end)
{
  guint first, last;
  DictumPlace place;

  g_return_val_if_fail (self != NULL, FALSE);

  if (start < 0 || end <= start)
    return FALSE;
  if (self->alignment != NULL)
    {
      dictum_alignment_map (self->alignment, start, end, &place);
      *found_start = place.start;
      *found_end = place.end;
      return place.placing != DICTUM_PLACED_LOST;
    }
  first = find_pair (self->pairs, start);
  last = find_pair (self->pairs, end - 1);
  /* The end may be in the layout behind its last letter. */
  if (last == self->pairs->len || g_array_index (self->pairs, Pair, last).original.start >= end)
    {
      if (last == 0)
        return FALSE;
      last--;
    }
  if (first > last || first == self->pairs->len)
    return FALSE;
  *found_start = find_inside (&g_array_index (self->pairs, Pair, first), start, FALSE);
  *found_end = find_inside (&g_array_index (self->pairs, Pair, last), end, TRUE);
  return TRUE;
}
