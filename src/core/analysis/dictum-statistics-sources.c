/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-statistics-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  const DictumTableRow *row = *(const DictumTableRow *const *) a;
  const DictumTableRow *other = *(const DictumTableRow *const *) b;

  if (row->values[0] < other->values[0] || row->values[0] > other->values[0])
    return row->values[0] < other->values[0] ? 1 : -1;

  return g_utf8_collate (row->label, other->label);
}

/* A row for an article, with the filter for its claims. */
DictumTableRow *
dictum_count_add_article (const DictumCount *count,
                          DictumTable *table,
                          const DictumArticle *article)
{
  return dictum_table_add_row (table, article->record.id,
                               article->title != NULL ? article->title : _ ("Untitled article"),
                               NULL, dictum_corpus_write_article (count->corpus, article));
}

/* ---- By kind ---- */

static const char *
get_kind_label (int kind)
{
  static const char *const labels[] = {
    N_ ("Persons"),   N_ ("Organisations"), N_ ("Government bodies"), N_ ("Groups"),
    N_ ("Documents"), N_ ("Media"),         N_ ("Unnamed"),           N_ ("Others"),
  };

  return kind < DICTUM_SPEAKER_NONE ? _ (labels[kind]) : _ ("No source given");
}

DictumTable *
dictum_count_by_kind (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("sources-by-kind", DICTUM_FORM_BARS);
  double claims[DICTUM_SPEAKER_KINDS + 1] = { 0 };
  double words[DICTUM_SPEAKER_KINDS + 1] = { 0 };
  double n_words = 0;

  table->title = _ ("Who speaks");
  table->about = _ ("Who said each claim, the last link of its chain, by kind of source.");
  table->heading = _ ("Kind of source");
  dictum_table_add_column (table, "claims", _ ("Claims"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "claimsShare", _ ("Share of claims"), DICTUM_VALUE_SHARE, NULL,
                           NULL);
  dictum_table_add_column (table, "words", _ ("Words"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "wordsShare", _ ("Share of words"), DICTUM_VALUE_SHARE, NULL,
                           NULL);
  dictum_table_add_view (table, _ ("Claims"), 0, 1, 1);
  dictum_table_add_view (table, _ ("Words"), 2, 1, 3);

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);
      const DictumMeasure *measure = g_ptr_array_index (count->measures, i);

      for (guint j = 0; j < article->claims->len; j++)
        {
          int kind = dictum_count_get_speaker (count, g_ptr_array_index (article->claims, j));

          claims[kind]++;
          words[kind] += measure->claim_words[j];
          n_words += measure->claim_words[j];
        }
    }

  for (int kind = 0; kind <= DICTUM_SPEAKER_NONE; kind++)
    {
      const char *nick = kind < DICTUM_SPEAKER_NONE
                             ? dictum_enum_get_nick (&dictum_source_kinds, kind)
                             : "none";
      DictumTableRow *row;

      if (claims[kind] < 1)
        continue;
      row = dictum_table_add_row (table, nick, get_kind_label (kind), nick,
                                  g_strconcat ("source-kind:", nick, NULL));
      row->values[0] = claims[kind];
      row->values[1] = claims[kind] / count->corpus->n_claims;
      row->values[2] = words[kind];
      row->values[3] = n_words > 0 ? words[kind] / n_words : 0;
    }
  g_ptr_array_sort (table->rows, compare_rows_cb);

  return table;
}

/* ---- Named and unnamed ---- */

DictumTable *
dictum_count_named (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("named-by-article", DICTUM_FORM_PARTS);

  table->title = _ ("Named and unnamed, by article");
  table->about = _ ("Claims whose source has a name, is unnamed, or is not given at all.");
  table->heading = _ ("Article");
  dictum_table_add_column (table, "named", _ ("Named"), DICTUM_VALUE_COUNT, "named",
                           "-source-kind:unnamed,none");
  dictum_table_add_column (table, "unnamed", _ ("Unnamed"), DICTUM_VALUE_COUNT, "unnamed",
                           "unnamed:yes");
  dictum_table_add_column (table, "none", _ ("The writer’s own, or no source given"),
                           DICTUM_VALUE_COUNT, "own", "source-kind:none");
  dictum_table_add_view (table, _ ("Claims"), 0, 3, 0);

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);
      DictumTableRow *row = dictum_count_add_article (count, table, article->article);

      for (guint j = 0; j < article->claims->len; j++)
        {
          int kind = dictum_count_get_speaker (count, g_ptr_array_index (article->claims, j));

          row->values[kind == DICTUM_SPEAKER_NONE ? 2 : kind == DICTUM_SOURCE_UNNAMED ? 1 : 0]++;
        }
    }

  return table;
}

/* ---- Most quoted ---- */

/* A claim counts once for each source in its chain, however often that stands there. */
static gboolean
stands_before (const DictumClaim *claim, guint link)
{
  const char *source =
      ((const DictumAttribution *) dictum_values_get (claim->attributions, link))->source;

  for (guint i = 0; i < link; i++)
    if (g_strcmp0 (((const DictumAttribution *) dictum_values_get (claim->attributions, i))->source,
                   source) == 0)
      return TRUE;

  return FALSE;
}

static void
count_chain (const DictumCount *count,
             DictumTable *table,
             GHashTable *rows,
             const DictumClaim *claim,
             int words)
{
  guint length = dictum_values_length (claim->attributions);

  for (guint i = 0; i < length; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = dictum_corpus_get_source (count->corpus, link->source);
      DictumTableRow *row;

      if (source == NULL || stands_before (claim, i))
        continue;
      row = g_hash_table_lookup (rows, source);
      if (row == NULL)
        {
          row = dictum_table_add_row (
              table, source->record.id, source->name,
              dictum_enum_get_nick (&dictum_source_kinds, source->kind),
              dictum_corpus_write_source (count->corpus, DICTUM_QUERY_SOURCE, source));
          g_hash_table_insert (rows, (gpointer) source, row);
        }
      row->values[0]++;
      row->values[1] += words;
      row->values[2] += dictum_corpus_get_speaker (count->corpus, claim) == source ? 1 : 0;
    }
}

DictumTable *
dictum_count_quoted (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("most-quoted", DICTUM_FORM_BARS);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  table->title = _ ("Most quoted");
  table->about = _ ("Claims and their words in whose chain a source stands.");
  table->heading = _ ("Source");
  dictum_table_add_column (table, "claims", _ ("Claims"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "words", _ ("Words"), DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_column (table, "first-hand", _ ("Said it first-hand"), DICTUM_VALUE_COUNT, NULL,
                           NULL);
  dictum_table_add_view (table, _ ("Claims"), 0, 1, 0);
  dictum_table_add_view (table, _ ("Words"), 1, 1, 0);

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);
      const DictumMeasure *measure = g_ptr_array_index (count->measures, i);

      for (guint j = 0; j < article->claims->len; j++)
        count_chain (count, table, rows, g_ptr_array_index (article->claims, j),
                     measure->claim_words[j]);
    }
  g_ptr_array_sort (table->rows, compare_rows_cb);

  return table;
}

/* ---- Depth of first mention ---- */

static void
note_mention (DictumTableRow *row, guint column, double at)
{
  if (isnan (row->values[column]) || at < row->values[column])
    row->values[column] = at;
}

static void
note_claim (const DictumCount *count,
            const DictumCorpusArticle *article,
            DictumTableRow *row,
            const DictumClaim *claim)
{
  double length = MAX (dictum_text_get_length (article->text), 1);
  int start, end;

  if (g_strcmp0 (claim->version, article->version->id) != 0)
    return;

  dictum_claim_get_extent (claim, &start, &end);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = dictum_corpus_get_source (count->corpus, link->source);
      int at = link->source_span != NULL ? link->source_span->start : start;

      if (source != NULL)
        note_mention (row, source->kind == DICTUM_SOURCE_UNNAMED ? 1 : 0, at / length);
    }
}

DictumTable *
dictum_count_mentions (const DictumCount *count)
{
  DictumTable *table = dictum_table_new ("first-mention", DICTUM_FORM_POINTS);

  table->title = _ ("Depth of first mention");
  table->about = _ (
      "How far into the text the first named and the first unnamed source are heard.");
  table->heading = _ ("Article");
  dictum_table_add_column (table, "named", _ ("First named source"), DICTUM_VALUE_SHARE, "named",
                           "-source-kind:unnamed,none");
  dictum_table_add_column (table, "unnamed", _ ("First unnamed source"), DICTUM_VALUE_SHARE,
                           "unnamed", "unnamed:yes");
  dictum_table_add_view (table, _ ("Depth"), 0, 2, 0);

  for (guint i = 0; i < count->corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (count->corpus->articles, i);
      DictumTableRow *row = dictum_count_add_article (count, table, article->article);

      row->values[0] = row->values[1] = NAN;
      for (guint j = 0; j < article->claims->len; j++)
        note_claim (count, article, row, g_ptr_array_index (article->claims, j));
    }

  return table;
}
