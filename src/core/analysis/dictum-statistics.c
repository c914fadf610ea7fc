/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-statistics.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "analysis/dictum-roots.h"
#include "analysis/dictum-statistics-private.h"
#include "model/dictum-parallel.h"
#include "model/dictum-release.h"

#define SOME 2000 /* claims: for fewer no thread is worth its start */

int
dictum_count_get_speaker (const DictumCount *count, const DictumClaim *claim)
{
  const DictumSource *source = dictum_corpus_get_speaker (count->corpus, claim);

  return source != NULL ? CLAMP (source->kind, 0, DICTUM_SPEAKER_KINDS - 1) : DICTUM_SPEAKER_NONE;
}

/* ---- The few numbers that sum all up ---- */

typedef struct
{
  guint claims, attributed, unnamed, done, waiting, overdue;
  double words, attributed_words;
} Sum;

static void
sum_claim (const DictumCount *count, Sum *sum, const DictumClaim *claim)
{
  gboolean overdue = FALSE;

  sum->claims++;
  sum->attributed += dictum_values_length (claim->attributions) > 0 ? 1 : 0;
  sum->unnamed += dictum_count_get_speaker (count, claim) == DICTUM_SOURCE_UNNAMED ? 1 : 0;
  sum->done += claim->status == DICTUM_STATUS_DONE ? 1 : 0;
  sum->waiting += dictum_claim_waits_for_reply (claim, count->now, &overdue) ? 1 : 0;
  sum->overdue += overdue ? 1 : 0;
}

static void
sum_up (const DictumCount *count, Sum *sum)
{
  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);
      const DictumMeasure *measure = g_ptr_array_index (count->measures, i);

      sum->words += measure->words.attributed + measure->words.own + measure->words.unseen;
      sum->attributed_words += measure->words.attributed;
      for (guint j = 0; j < article->claims->len; j++)
        sum_claim (count, sum, g_ptr_array_index (article->claims, j));
    }
}

static void
add_tile (DictumStatistics *self,
          const char *id,
          const char *label,
          double value,
          double total,
          DictumTableValue kind,
          const char *query)
{
  DictumTile tile = { id, label, value, total, kind, query };

  g_array_append_val (self->tiles, tile);
}

static double
share (double part, double whole)
{
  return whole > 0 ? part / whole : 0;
}

static void
add_tiles (DictumStatistics *self, const DictumCount *count)
{
  Sum sum = { 0 };
  guint roots = dictum_corpus_count_roots (count->corpus, self->circular);

  /* Those of the claims themselves. */
  for (guint i = 0; i < self->circular->len; i++)
    g_ptr_array_index (self->circular, i) = g_strdup (g_ptr_array_index (self->circular, i));
  sum_up (count, &sum);
  add_tile (self, "claims", ngettext ("claim", "claims", sum.claims), sum.claims, NAN,
            DICTUM_VALUE_COUNT, "");
  add_tile (self, "attributedWords", _ ("of words attributed"),
            share (sum.attributed_words, sum.words), NAN, DICTUM_VALUE_SHARE, "attributed:yes");
  add_tile (self, "unnamed", _ ("of claims from unnamed sources"), share (sum.unnamed, sum.claims),
            NAN, DICTUM_VALUE_SHARE, "unnamed:yes");
  add_tile (self, "roots", ngettext ("independent root", "independent roots", roots), roots, NAN,
            DICTUM_VALUE_COUNT, NULL);
  add_tile (self, "done", _ ("checked"), sum.done, sum.claims, DICTUM_VALUE_COUNT, "status:done");
  add_tile (self, "waiting", ngettext ("reply awaited", "replies awaited", sum.waiting),
            sum.waiting, NAN, DICTUM_VALUE_COUNT, "reply:due,waiting");
  add_tile (self, "overdue", ngettext ("reply overdue", "replies overdue", sum.overdue),
            sum.overdue, NAN, DICTUM_VALUE_COUNT, "reply:due");
}

char *
dictum_tile_format (const DictumTile *tile)
{
  g_return_val_if_fail (tile != NULL, NULL);

  if (tile->kind == DICTUM_VALUE_SHARE)
    /* Translators: a share; %.0f is a number from 0 to 100, %% a sign of percent. */
    return g_strdup_printf (_ ("%.0f %%"), tile->value * 100);
  if (!isnan (tile->total))
    /* Translators: so many of so many: “14 / 37”. */
    return g_strdup_printf (_ ("%1$.0f / %2$.0f"), tile->value, tile->total);

  return g_strdup_printf ("%'.0f", tile->value);
}

/* ---- All of it ---- */

static DictumTable *(*const tables[]) (const DictumCount *) = {
  dictum_count_by_kind,  dictum_count_named,   dictum_count_quoted, dictum_count_coverage,
  dictum_count_statuses, dictum_count_ratings, dictum_count_dates,  dictum_count_mentions,
};

typedef struct
{
  DictumStatistics *self;
  const DictumCount *count;
} Work;

/* What takes longest first: links and roots, then the tables. */
static void
count_part (guint part, gpointer data)
{
  Work *work = data;
  DictumStatistics *self = work->self;

  if (part == 0)
    {
      self->chains = dictum_chains_new (work->count->corpus);
      self->drawn = dictum_chains_draw (self->chains);
    }
  else if (part == 1)
    add_tiles (self, work->count);
  else
    self->tables->pdata[part - 2] = tables[part - 2](work->count);
}

/**
 * dictum_statistics_new:
 * @corpus: what to count
 * @measures: what was counted before, and takes what is counted now
 * @now: the time, in the zone of the reader: for what is overdue
 * @cancellable: (nullable): stops it between two articles, or two tables
 *
 * Returns: (transfer full): the figures; NULL with G_IO_ERROR_CANCELLED
 */
DictumStatistics *
dictum_statistics_new (DictumCorpus *corpus,
                       DictumMeasures *measures,
                       GDateTime *now,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (DictumStatistics) self = NULL;
  g_autoptr (GPtrArray) measured = g_ptr_array_new ();
  DictumCount count = { corpus, measured, now };

  g_return_val_if_fail (corpus != NULL && measures != NULL && now != NULL, NULL);

  dictum_measures_prepare (measures, corpus->articles, cancellable);
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_ptr_array_add (measured, (gpointer) dictum_measures_get (
                                     measures, g_ptr_array_index (corpus->articles, i)));
    }

  self = g_new0 (DictumStatistics, 1);
  g_atomic_ref_count_init (&self->refs);
  self->tiles = g_array_new (FALSE, FALSE, sizeof (DictumTile));
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_table_free);
  g_ptr_array_set_size (self->tables, G_N_ELEMENTS (tables));
  self->circular = g_ptr_array_new_with_free_func (g_free);
  dictum_parallel_run (count_part, &(Work) { self, &count }, G_N_ELEMENTS (tables) + 2,
                       corpus->n_claims < SOME ? G_MAXUINT : 1, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (corpus->articles->len == 1 && corpus->snapshot->articles->len > 1)
    self->scope = dictum_corpus_write_article (
        corpus, ((DictumCorpusArticle *) g_ptr_array_index (corpus->articles, 0))->article);

  return g_steal_pointer (&self);
}

static void
free_statistics (gpointer data)
{
  DictumStatistics *self = data;

  g_array_unref (self->tiles);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->circular);
  dictum_chains_free (self->chains);
  dictum_chains_free (self->drawn);
  g_free (self->scope);
  g_free (self);
}

DictumStatistics *
dictum_statistics_ref (const DictumStatistics *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc ((gatomicrefcount *) &self->refs);
  return (DictumStatistics *) self;
}

void
dictum_statistics_unref (DictumStatistics *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    dictum_release (self, free_statistics);
}

const DictumTable *
dictum_statistics_get_table (const DictumStatistics *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const DictumTable *table = g_ptr_array_index (self->tables, i);

      if (g_str_equal (table->id, id))
        return table;
    }

  return NULL;
}
