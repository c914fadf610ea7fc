/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-measure.h"

#include "model/dictum-claim-words.h"
#include "model/dictum-parallel.h"

#define PER_THREAD 32 /* articles: for fewer a thread is not worth its start */

struct _DictumMeasures
{
  GHashTable *kept; /* id of an article to Kept */
};

/* A measure and the records that it was made of, which cannot be altered. */
typedef struct
{
  DictumArticle *article;
  GPtrArray *claims;
  DictumMeasure measure;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  dictum_value_unref (kept->article);
  g_ptr_array_unref (kept->claims);
  g_free (kept->measure.claim_words);
  g_free (kept);
}

DictumMeasures *
dictum_measures_new (void)
{
  DictumMeasures *self = g_new0 (DictumMeasures, 1);

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_kept);

  return self;
}

void
dictum_measures_free (DictumMeasures *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->kept);
  g_free (self);
}

static gboolean
is_fresh (const Kept *kept, const DictumCorpusArticle *article)
{
  if (kept->article != article->article || kept->claims->len != article->claims->len)
    return FALSE;

  for (guint i = 0; i < kept->claims->len; i++)
    if (g_ptr_array_index (kept->claims, i) != g_ptr_array_index (article->claims, i))
      return FALSE;

  return TRUE;
}

/* Whether a range touches [start, end); *at goes on with the text. */
static gboolean
touches (GArray *ranges, guint *at, int start, int end)
{
  while (*at < ranges->len && g_array_index (ranges, DictumRange, *at).end <= start)
    (*at)++;

  return *at < ranges->len && g_array_index (ranges, DictumRange, *at).start < end;
}

static void
measure_sentences (DictumMeasure *measure, DictumText *text, GArray *attributed, GArray *all)
{
  int length = dictum_text_get_length (text);
  guint in_attributed = 0;
  guint in_all = 0;

  for (int at = 0; at < length;)
    {
      int start, end;

      dictum_text_get_sentence (text, at, &start, &end);
      if (end <= at)
        {
          at++;
          continue;
        }
      if (touches (attributed, &in_attributed, start, end))
        measure->sentences.attributed++;
      else if (touches (all, &in_all, start, end))
        measure->sentences.own++;
      else
        measure->sentences.unseen++;
      at = end;
    }
}

static void
measure_words (DictumMeasure *measure, DictumText *text, GArray *attributed, GArray *all)
{
  int covered = dictum_ranges_count_words (all, text);

  measure->words.attributed = dictum_ranges_count_words (attributed, text);
  measure->words.own = MAX (covered - measure->words.attributed, 0);
  measure->words.unseen = dictum_text_count_words (text, 0, dictum_text_get_length (text)) -
                          measure->words.attributed - measure->words.own;
}

static void
measure_article (DictumMeasure *measure, const DictumCorpusArticle *article)
{
  g_autoptr (GArray) attributed = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DictumRange));

  dictum_text_index_words (article->text);
  measure->n_claims = article->claims->len;
  measure->claim_words = g_new0 (int, MAX (measure->n_claims, 1));
  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);

      measure->claim_words[i] = dictum_claim_count_words (article->article, claim);
      if (g_strcmp0 (claim->version, article->version->id) != 0)
        continue;
      dictum_ranges_add_claim (all, claim);
      if (dictum_values_length (claim->attributions) > 0)
        dictum_ranges_add_claim (attributed, claim);
    }
  dictum_ranges_join (attributed);
  dictum_ranges_join (all);
  measure_words (measure, article->text, attributed, all);
  measure_sentences (measure, article->text, attributed, all);
}

/* ---- What is kept ---- */

static const Kept *
find_fresh (DictumMeasures *self, const DictumCorpusArticle *article)
{
  const Kept *kept = g_hash_table_lookup (self->kept, article->article->record.id);

  return kept != NULL && is_fresh (kept, article) ? kept : NULL;
}

static Kept *
measure (const DictumCorpusArticle *article)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->article = dictum_value_ref (article->article);
  kept->claims = g_ptr_array_new_with_free_func (dictum_value_unref);
  for (guint i = 0; i < article->claims->len; i++)
    g_ptr_array_add (kept->claims, dictum_value_ref (g_ptr_array_index (article->claims, i)));
  measure_article (&kept->measure, article);

  return kept;
}

static const DictumMeasure *
keep (DictumMeasures *self, Kept *kept)
{
  g_hash_table_replace (self->kept, kept->article->record.id, kept);
  return &kept->measure;
}

/* What threads measure, each an article at a time. */
typedef struct
{
  GPtrArray *articles;
  Kept **kept; /* of each; NULL when it was stopped before */
} Work;

static void
measure_part (guint part, gpointer data)
{
  Work *work = data;

  work->kept[part] = measure (g_ptr_array_index (work->articles, part));
}

/**
 * dictum_measures_prepare:
 * @self: measures
 * @articles: (element-type DictumCorpusArticle): what will be asked for
 * @cancellable: (nullable): stops it between two articles
 *
 * Measures those that were not measured yet, on all processors; what was measured when it is
 * stopped is kept.
 */
void
dictum_measures_prepare (DictumMeasures *self, GPtrArray *articles, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree Kept **kept = NULL;

  g_return_if_fail (self != NULL && articles != NULL);

  for (guint i = 0; i < articles->len; i++)
    if (find_fresh (self, g_ptr_array_index (articles, i)) == NULL)
      g_ptr_array_add (missing, g_ptr_array_index (articles, i));
  kept = g_new0 (Kept *, missing->len);
  dictum_parallel_run (measure_part, &(Work) { missing, kept }, missing->len, PER_THREAD,
                       cancellable);

  for (guint i = 0; i < missing->len; i++)
    if (kept[i] != NULL)
      keep (self, kept[i]);
}

const DictumMeasure *
dictum_measures_get (DictumMeasures *self, const DictumCorpusArticle *article)
{
  const Kept *kept;

  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  kept = find_fresh (self, article);
  return kept != NULL ? &kept->measure : keep (self, measure (article));
}
