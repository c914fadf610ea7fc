/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-model"

#include "model/dictum-claim-words.h"

#include <string.h>

int
dictum_claim_count_words (const DictumArticle *article, const DictumClaim *claim)
{
  const DictumVersion *version = dictum_article_get_version (article, claim->version);
  DictumText *text = version != NULL ? dictum_article_get_text (article, version) : NULL;
  int words = 0;

  for (guint i = 0; text != NULL && i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      words += dictum_text_count_words (text, span->start, span->end);
    }

  return words;
}

int
dictum_claim_compare_places (const DictumClaim *one, const DictumClaim *other)
{
  int start, end, other_start, other_end;

  dictum_claim_get_extent (one, &start, &end);
  dictum_claim_get_extent (other, &other_start, &other_end);
  if (start != other_start)
    return start < other_start ? -1 : 1;
  if (end != other_end)
    return end > other_end ? -1 : 1;

  return strcmp (one->record.id, other->record.id);
}

void
dictum_ranges_add_claim (GArray *ranges, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);
      DictumRange range = { span->start, span->end };

      g_array_append_val (ranges, range);
    }
}

static int
compare_ranges_cb (gconstpointer a, gconstpointer b)
{
  return ((const DictumRange *) a)->start - ((const DictumRange *) b)->start;
}

void
dictum_ranges_join (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges_cb);
  for (guint i = 0; i < ranges->len; i++)
    {
      DictumRange range = g_array_index (ranges, DictumRange, i);
      DictumRange *last = n > 0 ? &g_array_index (ranges, DictumRange, n - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, DictumRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

int
dictum_ranges_count_words (GArray *joined, DictumText *text)
{
  int count = 0;

  for (guint i = 0; i < joined->len; i++)
    {
      DictumRange range = g_array_index (joined, DictumRange, i);

      count += dictum_text_count_words (text, range.start, range.end);
    }

  return count;
}
