/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-claim-table.h"

#include <string.h>

#include "model/dictum-release.h"
#include "query/dictum-claim-table-private.h"

#define CHECK_EVERY 1024 /* rows between two looks at the cancellable */
#define FEW 500          /* rows that are freed sooner than a thread is made */

/* ---- Lineage ---- */

static DictumClaimLineage *
lineage_new (void)
{
  DictumClaimLineage *self = g_new0 (DictumClaimLineage, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  return self;
}

static void
lineage_unref (DictumClaimLineage *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->articles.numbers, g_hash_table_unref);
  g_clear_pointer (&self->sources.numbers, g_hash_table_unref);
  g_clear_pointer (&self->tags.numbers, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* ---- What claims refer to ---- */

static void
clear_source (gpointer data)
{
  DictumClaimTableSource *source = data;

  dictum_value_unref ((gpointer) source->record);
  g_free (source->folded);
  g_free (source->key);
}

static void
clear_article (gpointer data)
{
  DictumClaimTableArticle *article = data;

  dictum_value_unref ((gpointer) article->record);
  g_free (article->title);
  g_free (article->publisher);
  g_free (article->key);
}

static void
clear_tag (gpointer data)
{
  DictumClaimTableTag *tag = data;

  g_free (tag->label);
  g_free (tag->folded);
}

static GArray *
new_things (gsize size, GDestroyNotify clear)
{
  GArray *things = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (things, clear);
  return things;
}

/* Each one apart: folding makes spaces of the ends of lines. */
static void
append_folded (GString *lines, const char *name)
{
  g_autofree char *folded = g_strchomp (dictum_text_fold (name != NULL ? name : ""));

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, folded);
}

static void
add_source (DictumClaimTable *self, const DictumSource *record)
{
  guint number = dictum_claim_numbers_get (&self->lineage->sources, record->record.id);
  DictumClaimTableSource *source;
  GString *names = g_string_new (NULL);

  append_folded (names, record->name);
  for (guint i = 0; record->aliases != NULL && record->aliases[i] != NULL; i++)
    append_folded (names, record->aliases[i]);
  if (number >= self->sources->len)
    g_array_set_size (self->sources, number + 1);
  source = &g_array_index (self->sources, DictumClaimTableSource, number);
  source->record = dictum_value_ref (record);
  source->folded = g_string_free_and_steal (names);
  source->key = dictum_claim_make_key (record->name != NULL ? record->name : "");
}

static char *
fold (const char *text)
{
  return text != NULL ? g_strchomp (dictum_text_fold (text)) : NULL;
}

static void
add_article (DictumClaimTable *self, const DictumArticle *record)
{
  guint number = dictum_claim_numbers_get (&self->lineage->articles, record->record.id);
  DictumClaimTableArticle *article;

  if (number >= self->articles->len)
    g_array_set_size (self->articles, number + 1);
  article = &g_array_index (self->articles, DictumClaimTableArticle, number);
  article->record = dictum_value_ref (record);
  article->title = fold (record->title);
  article->publisher = fold (record->publisher);
  article->key = dictum_claim_make_key (record->title != NULL ? record->title : "");
}

/* A tag that is written in several ways is shown as in the first claim that has it. */
static void
add_tags (DictumClaimTable *self, const DictumClaimRow *row)
{
  gboolean is_new = FALSE;

  for (guint i = 0; i < row->n_tags; i++)
    {
      DictumClaimTableTag *tag = &g_array_index (self->tags, DictumClaimTableTag, row->tags[i]);

      tag->count++;
      is_new |= tag->label == NULL;
    }
  for (guint i = 0; is_new && row->claim->tags[i] != NULL; i++)
    {
      g_autofree char *folded = g_strchomp (dictum_text_fold (row->claim->tags[i]));
      guint number = dictum_claim_numbers_get (&self->lineage->tags, folded);
      DictumClaimTableTag *tag = &g_array_index (self->tags, DictumClaimTableTag, number);

      if (tag->label != NULL)
        continue;
      tag->label = g_strdup (row->claim->tags[i]);
      tag->folded = g_steal_pointer (&folded);
    }
}

/* ---- Ranks ---- */

typedef struct
{
  const char *key;
  const char *id;
  guint32 *rank;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ranked *x = a;
  const Ranked *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static void
give_ranks (GArray *ranked)
{
  g_array_sort_with_data (ranked, compare_ranked, NULL);
  for (guint i = 0; i < ranked->len; i++)
    *g_array_index (ranked, Ranked, i).rank = i;
}

static void
rank_sources (DictumClaimTable *self)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < self->sources->len; i++)
    {
      DictumClaimTableSource *source = &g_array_index (self->sources, DictumClaimTableSource, i);
      Ranked entry = { source->key, source->record != NULL ? source->record->record.id : NULL,
                       &source->rank };

      source->rank = G_MAXUINT32;
      if (source->record != NULL)
        g_array_append_val (ranked, entry);
    }
  give_ranks (ranked);
}

static void
rank_articles (DictumClaimTable *self)
{
  g_autoptr (GArray) by_title = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GArray) by_time = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < self->articles->len; i++)
    {
      DictumClaimTableArticle *article = &g_array_index (self->articles, DictumClaimTableArticle,
                                                         i);
      const char *id = article->record != NULL ? article->record->record.id : NULL;
      Ranked title = { article->key, id, &article->rank };
      Ranked time = { id != NULL && article->record->added != NULL ? article->record->added : "",
                      id, &article->order };

      if (id == NULL)
        continue;
      g_array_append_val (by_title, title);
      g_array_append_val (by_time, time);
    }
  give_ranks (by_title);
  give_ranks (by_time);
}

static void
rank_tags (DictumClaimTable *self)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->tags->len; i++)
    {
      DictumClaimTableTag *tag = &g_array_index (self->tags, DictumClaimTableTag, i);
      char *key = tag->label != NULL ? dictum_claim_make_key (tag->label) : NULL;
      Ranked entry = { key, tag->folded, &tag->rank };

      if (key == NULL)
        continue;
      g_ptr_array_add (keys, key);
      g_array_append_val (ranked, entry);
    }
  give_ranks (ranked);
}

/* ---- Rows ---- */

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  DictumClaimTable *self = data;
  const DictumClaimRow *x = a;
  const DictumClaimRow *y = b;
  guint32 first = g_array_index (self->articles, DictumClaimTableArticle, x->article).order;
  guint32 second = g_array_index (self->articles, DictumClaimTableArticle, y->article).order;

  if (first != second)
    return first < second ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  /* The one that contains the other comes first. */
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;

  return strcmp (x->claim->record.id, y->claim->record.id);
}

static void
add_rows (DictumClaimTable *self, GPtrArray *claims, DictumClaimTable *earlier)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; earlier != NULL && i < earlier->rows->len; i++)
    {
      DictumClaimRow *row = g_ptr_array_index (earlier->rows, i);

      g_hash_table_insert (known, (gpointer) row->claim, row);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (claims, i);
      DictumClaimRow *row = g_hash_table_lookup (known, claim);

      g_ptr_array_add (self->rows, row != NULL ? dictum_claim_row_ref (row)
                                               : dictum_claim_row_new (claim, self->lineage));
    }
}

static guint16
find_rating (DictumClaimTable *self, const DictumClaim *claim)
{
  const DictumRating *shown = dictum_claim_get_shown_rating (claim);
  const DictumRatingScale *scale = self->settings->desk != NULL ? self->settings->desk->rating_scale
                                                                : NULL;

  for (guint i = 0; shown != NULL && i < self->n_ratings; i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      if (g_strcmp0 (value->id, shown->rating) == 0)
        return i;
    }

  return self->n_ratings;
}

static void
count_row (DictumClaimTable *self, const DictumClaimRow *row)
{
  g_array_index (self->articles, DictumClaimTableArticle, row->article).count++;
  add_tags (self, row);
  for (guint i = 0; i < row->n_links; i++)
    {
      gboolean seen = row->links[i] == DICTUM_QUERY_NOBODY;

      for (guint j = 0; !seen && j < i; j++)
        seen = row->links[j] == row->links[i];
      if (!seen)
        g_array_index (self->sources, DictumClaimTableSource, row->links[i]).count++;
    }
}

static void
describe_rows (DictumClaimTable *self)
{
  guint article = G_MAXUINT;
  guint number = 0;

  self->ratings = g_new (guint16, self->rows->len);
  self->numbers = g_new (guint32, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DictumClaimRow *row = g_ptr_array_index (self->rows, i);

      number = row->article == article ? number + 1 : 1;
      article = row->article;
      self->numbers[i] = number;
      self->ratings[i] = find_rating (self, row->claim);
      count_row (self, row);
    }
}

/* ---- Public ---- */

/**
 * dictum_claim_table_new:
 * @snapshot: (transfer full): a project
 * @earlier: (nullable): the table before it
 *
 * Takes a while for a large project: in a thread.
 *
 * Returns: (transfer full): the table
 */
DictumClaimTable *
dictum_claim_table_new (DictumProjectSnapshot *snapshot, DictumClaimTable *earlier)
{
  DictumClaimTable *self = g_new0 (DictumClaimTable, 1);
  g_autoptr (DictumProjectSnapshot) owned = snapshot;
  DictumClaimLineage *lineage;

  g_return_val_if_fail (snapshot != NULL, NULL);

  lineage = earlier != NULL ? earlier->lineage : lineage_new ();
  if (earlier != NULL)
    g_atomic_ref_count_inc (&lineage->refs);
  g_atomic_ref_count_init (&self->refs);
  self->lineage = lineage;
  self->settings = dictum_value_ref (snapshot->settings);
  if (self->settings->desk != NULL && self->settings->desk->rating_scale != NULL)
    self->n_ratings = dictum_values_length (self->settings->desk->rating_scale->values);
  self->n_ratings = MIN (self->n_ratings, G_MAXUINT16);
  self->now = g_date_time_new_now_local ();
  self->sources = new_things (sizeof (DictumClaimTableSource), clear_source);
  self->articles = new_things (sizeof (DictumClaimTableArticle), clear_article);
  self->tags = new_things (sizeof (DictumClaimTableTag), clear_tag);
  self->rows = g_ptr_array_new_full (snapshot->claims->len,
                                     (GDestroyNotify) dictum_claim_row_unref);

  g_mutex_lock (&lineage->lock);
  for (guint i = 0; i < snapshot->sources->len; i++)
    add_source (self, g_ptr_array_index (snapshot->sources, i));
  for (guint i = 0; i < snapshot->articles->len; i++)
    add_article (self, g_ptr_array_index (snapshot->articles, i));
  add_rows (self, snapshot->claims, earlier);
  /* There is room for whatever has a number, be it here any more or not. */
  g_array_set_size (self->sources, lineage->sources.length);
  g_array_set_size (self->articles, lineage->articles.length);
  g_array_set_size (self->tags, lineage->tags.length);
  rank_sources (self);
  rank_articles (self);
  g_ptr_array_sort_values_with_data (self->rows, compare_places, self);
  describe_rows (self);
  rank_tags (self);
  g_mutex_unlock (&lineage->lock);

  return self;
}

DictumClaimTable *
dictum_claim_table_ref (DictumClaimTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
free_table (gpointer data)
{
  DictumClaimTable *self = data;

  g_ptr_array_unref (self->rows);
  g_array_unref (self->sources);
  g_array_unref (self->articles);
  g_array_unref (self->tags);
  g_free (self->ratings);
  g_free (self->numbers);
  for (guint i = 0; i < DICTUM_CLAIM_N_COLUMNS; i++)
    g_free (self->orders[i]);
  dictum_value_unref ((gpointer) self->settings);
  lineage_unref (self->lineage);
  g_date_time_unref (self->now);
  g_free (self);
}

/* The last result of a large table is let go of by the window, which shows the next. */
void
dictum_claim_table_unref (DictumClaimTable *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->rows->len > FEW)
    dictum_release (self, free_table);
  else
    free_table (self);
}

/**
 * dictum_claim_table_prepare:
 * @self: a table
 *
 * Works out what searches for words will need, so that the first of them need not. In a thread.
 */
void
dictum_claim_table_prepare (DictumClaimTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    dictum_claim_row_get_folded (g_ptr_array_index (self->rows, i));
}

guint
dictum_claim_table_get_size (DictumClaimTable *self)
{
  return self->rows->len;
}

/* Looks at those that fitted before when the query only says more than it did. */
static gboolean
find_fitting (DictumClaimResult *self, const DictumClaimResult *earlier, GCancellable *cancellable)
{
  g_autoptr (DictumQueryMatcher) matcher = dictum_query_matcher_new (self->query, self->table);
  const guint8 *before = NULL;

  if (earlier != NULL && earlier->table == self->table &&
      dictum_claim_query_narrows (self->query, earlier->query))
    before = earlier->fits;
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      if (i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (before != NULL && !before[i])
        continue;
      self->fits[i] = dictum_query_matcher_fits (matcher, i);
      self->n_claims += self->fits[i];
    }

  return TRUE;
}

/**
 * dictum_claim_table_list:
 * @self: a table
 * @query: what to look for
 * @order: how to sort and group
 * @earlier: (nullable): a result of this or another table; makes it quicker when the query has only
 *   been made longer
 * @cancellable: (nullable): may be cancelled from another thread
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the claims that fit
 */
DictumClaimResult *
dictum_claim_table_list (DictumClaimTable *self,
                         DictumClaimQuery *query,
                         DictumClaimOrder order,
                         DictumClaimResult *earlier,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DictumClaimResult) result = NULL;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  result = g_new0 (DictumClaimResult, 1);
  g_atomic_ref_count_init (&result->refs);
  result->table = dictum_claim_table_ref (self);
  result->query = dictum_claim_query_ref (query);
  result->fits = g_new0 (guint8, self->rows->len);
  if (find_fitting (result, earlier, cancellable) &&
      dictum_claim_result_fill (result, order, cancellable))
    return g_steal_pointer (&result);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return NULL;
}

gboolean
dictum_claim_query_matches (DictumClaimQuery *self,
                            DictumProject *project,
                            const DictumClaim *claim)
{
  DictumProjectSnapshot *snapshot = g_new0 (DictumProjectSnapshot, 1);
  g_autoptr (DictumClaimTable) table = NULL;
  g_autoptr (DictumQueryMatcher) matcher = NULL;
  const DictumArticle *article;

  g_return_val_if_fail (self != NULL && dictum_is_claim (claim), FALSE);

  snapshot->settings = dictum_value_ref (dictum_project_get_settings (project));
  snapshot->articles = g_ptr_array_new_with_free_func (dictum_value_unref);
  snapshot->sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  snapshot->claims = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_ptr_array_add (snapshot->claims, dictum_value_ref (claim));
  article = dictum_project_get_article (project, claim->article);
  if (article != NULL)
    g_ptr_array_add (snapshot->articles, dictum_value_ref (article));
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = link->source != NULL
                                       ? dictum_project_get_source (project, link->source)
                                       : NULL;

      if (source != NULL && !g_ptr_array_find (snapshot->sources, source, NULL))
        g_ptr_array_add (snapshot->sources, dictum_value_ref (source));
    }
  table = dictum_claim_table_new (snapshot, NULL);
  table->whole_tags = TRUE;
  matcher = dictum_query_matcher_new (self, table);

  return dictum_query_matcher_fits (matcher, 0);
}
