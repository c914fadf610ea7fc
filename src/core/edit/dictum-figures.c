/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* The window asks for the figures of an article after every action. What never changes, where the
 * words of a version start, is kept with the project, so that words in a range are two look-ups;
 * the rest is one walk over the article's claims. */
typedef struct
{
  const DictumVersion *version; /* owned */
  GArray *starts;               /* of int, code points, rising */
} Words;

static void
free_words (gpointer data)
{
  Words *words = data;

  dictum_value_unref ((gpointer) words->version);
  g_array_unref (words->starts);
  g_free (words);
}

static GArray *
list_word_starts (DictumText *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (int));
  int offset = dictum_text_get_length (text);

  while (offset > 0)
    {
      int start = dictum_text_previous_word (text, offset);

      /* What the text begins with may be no word: a quotation mark. */
      if (start == 0 && dictum_text_count_words (text, 0, offset) == 0)
        break;
      g_assert (start < offset);
      g_array_append_val (starts, start);
      offset = start;
    }

  for (guint i = 0; i < starts->len / 2; i++)
    {
      int *one = &g_array_index (starts, int, i);
      int *other = &g_array_index (starts, int, starts->len - 1 - i);
      int kept = *one;

      *one = *other;
      *other = kept;
    }

  return starts;
}

static const Words *
get_words (DictumProject *project, const char *article, const DictumVersion *version)
{
  static const char key[] = "dictum-words";
  GHashTable *table = g_object_get_data (G_OBJECT (project), key);
  Words *words;

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_words);
      g_object_set_data_full (G_OBJECT (project), key, table, (GDestroyNotify) g_hash_table_unref);
    }

  words = g_hash_table_lookup (table, article);
  if (words == NULL || words->version != version)
    {
      words = g_new0 (Words, 1);
      words->version = dictum_value_ref (version);
      words->starts = list_word_starts (dictum_version_get_text (version));
      g_hash_table_replace (table, g_strdup (article), words);
    }

  return words;
}

/* How many words start before the offset. */
static int
count_before (const Words *words, int offset)
{
  guint low = 0;
  guint high = words->starts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (words->starts, int, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low;
}

static int
compare_ranges_cb (gconstpointer a, gconstpointer b)
{
  const DictumRange *x = a;
  const DictumRange *y = b;

  return x->start - y->start;
}

static gboolean
is_attributed (const DictumClaim *claim)
{
  return dictum_values_length (claim->attributions) > 0;
}

static void
collect_ranges (GArray *ranges, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);
      DictumRange range = { span->start, span->end };

      g_array_append_val (ranges, range);
    }
}

/* Words under any of the ranges, each once: overlapping claims are common. */
static int
count_words_in (const Words *words, GArray *ranges)
{
  int count = 0;

  g_array_sort (ranges, compare_ranges_cb);
  for (guint i = 0; i < ranges->len;)
    {
      DictumRange range = g_array_index (ranges, DictumRange, i);

      for (i++; i < ranges->len && g_array_index (ranges, DictumRange, i).start <= range.end; i++)
        range.end = MAX (range.end, g_array_index (ranges, DictumRange, i).end);
      count += count_before (words, range.end) - count_before (words, range.start);
    }

  return count;
}

static void
count_claim (DictumFigures *figures, const DictumClaim *claim)
{
  figures->claims++;
  if (!is_attributed (claim))
    figures->unattributed++;

  switch ((DictumStatus) claim->status)
    {
    case DICTUM_STATUS_TO_DO:
      break;
    case DICTUM_STATUS_DONE:
      figures->done++;
      break;
    case DICTUM_STATUS_IN_PROGRESS:
    case DICTUM_STATUS_WAITING_FOR_REPLY:
    case DICTUM_STATUS_SECOND_OPINION:
    default:
      figures->in_progress++;
      break;
    }
}

/**
 * dictum_article_get_figures:
 * @project: a project
 * @article: an article's id
 * @figures: (out): filled in; all 0 when there is no such article
 *
 * Words are those of the latest version, and so are the attributed ones; claims of an older version
 * count as claims.
 */
void
dictum_article_get_figures (DictumProject *project, const char *article, DictumFigures *figures)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  const DictumArticle *record;
  const DictumVersion *version;
  const Words *words;
  GListModel *claims;
  guint length;

  g_return_if_fail (DICTUM_IS_PROJECT (project) && figures != NULL);

  memset (figures, 0, sizeof *figures);
  record = dictum_project_get_article (project, article);
  version = record != NULL ? dictum_article_get_latest_version (record) : NULL;
  if (version == NULL)
    return;

  claims = dictum_project_get_article_claims (project, article);
  length = g_list_model_get_n_items (claims);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      count_claim (figures, claim);
      if (is_attributed (claim) && g_strcmp0 (claim->version, version->id) == 0)
        collect_ranges (ranges, claim);
    }

  words = get_words (project, article, version);
  figures->words = (int) words->starts->len;
  figures->attributed_words = count_words_in (words, ranges);
}
