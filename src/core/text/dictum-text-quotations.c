/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

/* Quotations as they run over the paragraphs of a text: each block shows its own, and one that is
 * left open is joined with the one that the next block begins with. */

/* How many paragraphs one quotation is followed back: what is longer was set wrongly. */
#define MAX_PARAGRAPHS 200

static gboolean
ends_open (const DictumTextBlock *block, const DictumBlockQuotation *quotation)
{
  return !quotation->closed && quotation->end == block->length;
}

static int
next_block_with_text (DictumText *self, int index, int step)
{
  for (index += step; index >= 0 && index < dictum_text_get_n_blocks (self); index += step)
    {
      if (dictum_text_get_block_length (self, index) > 0)
        return index;
    }
  return -1;
}

/* Whether the quotations of the block at @index go on from the block before. */
static gboolean
is_continued (DictumText *self, int index, int previous)
{
  g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_QUOTATIONS);
  g_autoptr (DictumTextBlock) before = NULL;

  if (block->quotations->len == 0 ||
      !g_array_index (block->quotations, DictumBlockQuotation, 0).leading)
    return FALSE;
  before = dictum_text_ref_block (self, previous, DICTUM_BLOCK_QUOTATIONS);
  for (guint i = 0; i < before->quotations->len; i++)
    {
      const DictumBlockQuotation *quotation = &g_array_index (before->quotations,
                                                              DictumBlockQuotation, i);

      if (ends_open (before, quotation))
        return quotation->mark == g_array_index (block->quotations, DictumBlockQuotation, 0).mark;
    }
  return FALSE;
}

/* One that runs on at the end of the block last looked at. */
typedef struct
{
  int index; /* in the list */
  gunichar mark;
} Running;

static void
add_quotation (GArray *list, const DictumTextBlock *block, const DictumBlockQuotation *found)
{
  DictumQuotation quotation = { 0 };

  quotation.start = block->start + found->start;
  quotation.end = block->start + found->end;
  quotation.closed = found->closed;
  g_array_append_val (list, quotation);
}

/* Appends the quotations of @block to @list and joins those that @running left open. */
static void
join_block (GArray *list, GArray *running, const DictumTextBlock *block)
{
  g_autoptr (GArray) still = g_array_new (FALSE, FALSE, sizeof (Running));
  guint n_joined = 0;

  for (guint i = 0; i < block->quotations->len; i++)
    {
      const DictumBlockQuotation *found = &g_array_index (block->quotations, DictumBlockQuotation,
                                                          i);
      Running now = { (int) list->len, found->mark };

      if (found->leading && i == n_joined && n_joined < running->len &&
          g_array_index (running, Running, n_joined).mark == found->mark)
        {
          DictumQuotation *joined;

          now.index = g_array_index (running, Running, n_joined).index;
          joined = &g_array_index (list, DictumQuotation, now.index);
          joined->end = block->start + found->end;
          joined->closed = found->closed;
          n_joined++;
        }
      else
        add_quotation (list, block, found);
      if (ends_open (block, found))
        g_array_append_val (still, now);
    }
  g_array_set_size (running, 0);
  g_array_append_vals (running, still->data, still->len);
}

/* Sets depths, and takes out what does not touch [start, end). A single mark that nothing closes
 * was an apostrophe. */
static void
finish_list (DictumText *self, GArray *list, int start, int end)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      DictumQuotation quotation = g_array_index (list, DictumQuotation, i);

      if (!quotation.closed &&
          dictum_char_is_single_mark (dictum_text_get_char (self, quotation.start)))
        continue;
      while (ends->len > 0 && g_array_index (ends, int, ends->len - 1) <= quotation.start)
        g_array_set_size (ends, ends->len - 1);
      quotation.depth = ends->len;
      g_array_append_val (ends, quotation.end);
      if (quotation.start < MAX (end, start + 1) && quotation.end > start)
        g_array_index (list, DictumQuotation, n++) = quotation;
    }
  g_array_set_size (list, n);
}

/**
 * dictum_text_list_quotations:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: (transfer full) (element-type DictumQuotation): the quotations that touch the range, or
 *   have @start inside if the range is empty, outer ones before those inside them
 */
GArray *
dictum_text_list_quotations (DictumText *self, int start, int end)
{
  GArray *list;
  g_autoptr (GArray) running = NULL;
  int first;
  int last;

  g_return_val_if_fail (self != NULL, NULL);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  list = g_array_new (FALSE, FALSE, sizeof (DictumQuotation));
  running = g_array_new (FALSE, FALSE, sizeof (Running));
  first = dictum_text_get_block_index (self, start);
  last = dictum_text_get_block_index (self, end);
  if (dictum_text_get_block_length (self, first) == 0)
    {
      int previous = next_block_with_text (self, first, -1);

      first = previous >= 0 ? previous : first;
    }
  for (int n = 0; n < MAX_PARAGRAPHS; n++)
    {
      int previous = next_block_with_text (self, first, -1);

      if (previous < 0 || !is_continued (self, first, previous))
        break;
      first = previous;
    }
  for (int i = first, n = 0; i >= 0 && (i <= last || (running->len > 0 && n < MAX_PARAGRAPHS));
       i = next_block_with_text (self, i, 1))
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, i, DICTUM_BLOCK_QUOTATIONS);

      if (i > last)
        n++;
      join_block (list, running, block);
    }
  finish_list (self, list, start, end);
  return list;
}

/**
 * dictum_text_get_quoted:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: how much of what is between them, letters and digits only, is inside quotation marks
 */
DictumQuoted
dictum_text_get_quoted (DictumText *self, int start, int end)
{
  g_autoptr (GArray) list = NULL;
  const char *at;
  guint next = 0;
  int covered = 0; /* the greatest end of a quotation so far */
  gboolean inside = FALSE;
  gboolean outside = FALSE;

  g_return_val_if_fail (self != NULL, DICTUM_QUOTED_NONE);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  list = dictum_text_list_quotations (self, start, end);
  at = dictum_text_get_string (self) + dictum_text_get_byte (self, start);
  for (int i = start; i < end && !(inside && outside); i++, at = g_utf8_next_char (at))
    {
      for (; next < list->len && g_array_index (list, DictumQuotation, next).start <= i; next++)
        covered = MAX (covered, g_array_index (list, DictumQuotation, next).end);
      if (!dictum_char_is_letter (g_utf8_get_char (at)))
        continue;
      if (i < covered)
        inside = TRUE;
      else
        outside = TRUE;
    }
  if (inside && outside)
    return DICTUM_QUOTED_PART;
  return inside ? DICTUM_QUOTED_ALL : DICTUM_QUOTED_NONE;
}
