/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is counted of a project, and how it is written. */

#include <math.h>

#include "analysis/dictum-statistics.h"
#include "edit/dictum-edit-card.h"
#include "edit-fixture.h"
#include "query/dictum-claim-query.h"

static DictumStatistics *
count (Fixture *fixture, DictumMeasures *measures)
{
  g_autoptr (DictumCorpus)
      corpus = dictum_corpus_new (dictum_project_take_snapshot (fixture->project), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  DictumStatistics *statistics = dictum_statistics_new (corpus, measures, now, NULL, &error);

  g_assert_no_error (error);
  return statistics;
}

static double
get (const DictumStatistics *statistics, const char *table, const char *key, const char *column)
{
  const DictumTable *at = dictum_statistics_get_table (statistics, table);

  for (guint i = 0; i < at->rows->len; i++)
    {
      const DictumTableRow *row = g_ptr_array_index (at->rows, i);

      for (guint j = 0; j < at->n_columns; j++)
        if (g_str_equal (row->key, key) && g_str_equal (at->columns[j].id, column))
          return row->values[j];
    }

  return -1;
}

static double
get_tile (const DictumStatistics *statistics, const char *id)
{
  for (guint i = 0; i < statistics->tiles->len; i++)
    if (g_str_equal (g_array_index (statistics->tiles, DictumTile, i).id, id))
      return g_array_index (statistics->tiles, DictumTile, i).value;

  g_assert_not_reached ();
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autoptr (DictumStatistics) statistics = count (fixture, measures);

  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "claims"), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "unnamed"), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "coverage", fixture->article, "attributedWords"),
                                  0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "coverage", fixture->article, "unseenSentences"),
                                  8, 1e-9);
  g_assert_true (isnan (get (statistics, "first-mention", fixture->article, "named")));
  g_assert_cmpuint (dictum_statistics_get_table (statistics, "sources-by-kind")->rows->len, ==, 0);
  g_assert_cmpuint (statistics->chains->nodes->len, ==, 0);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autofree char *officials = fixture_add_source (fixture, "Officials", DICTUM_SOURCE_UNNAMED);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *overdue = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *inside = fixture_mark (fixture, "overdue");
  g_autofree char *consulted = fixture_mark (fixture, "We were not consulted");
  g_autofree char *own = fixture_mark (fixture, "neither side set out a timetable");
  g_autoptr (DictumStatistics) statistics = NULL;
  g_autoptr (DictumStatistics) again = NULL;
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);
  g_autoptr (DictumReply) later = dictum_value_new (&dictum_reply_type);
  int start, end;

  /* It is noon. */
  reply->asked = g_strdup ("The ministry");
  reply->deadline = g_strdup ("2026-11-22T09:00:00Z");
  later->asked = g_strdup ("The union");
  later->deadline = g_strdup ("2026-11-22T12:00:00-05:00");
  DO (fixture, put_entry, overdue, reply);
  DO (fixture, put_entry, consulted, later);
  fixture_find (fixture, "Officials in the capital", &start, &end);
  DO (fixture, set_source, overdue, 0, officials, start, end);
  DO (fixture, set_source, inside, 0, officials, 0, 0);
  DO (fixture, set_source, consulted, 0, marrow, 0, 0);
  DO (fixture, set_field, IDS (own), "status", "done");
  DO (fixture, rate, IDS (own), "Ana", "refuted", NULL, NULL);
  statistics = count (fixture, measures);

  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "claims"), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "unnamed"), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "roots"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_tile (statistics, "overdue"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "sources-by-kind", "unnamed", "claims"), 2,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "sources-by-kind", "unnamed", "words"), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "sources-by-kind", "person", "words"), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "sources-by-kind", "none", "claims"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "most-quoted", officials, "claims"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "statuses", "done", "claims"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "statuses", "to-do", "share"), 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "ratings", "refuted", "claims"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "ratings", "none", "claims"), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "named-by-article", fixture->article, "named"),
                                  1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "named-by-article", fixture->article, "unnamed"),
                                  2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "named-by-article", fixture->article, "none"), 1,
                                  1e-9);
  /* Three words and one of them again, which counts once in the text; the one sentence has both an
   * attributed part and one of the writer's own. */
  g_assert_cmpfloat_with_epsilon (get (statistics, "coverage", fixture->article, "attributedWords"),
                                  7, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "coverage", fixture->article, "ownWords"), 6,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (
      get (statistics, "coverage", fixture->article, "attributedSentences"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (statistics, "coverage", fixture->article, "ownSentences"), 0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (
      get (statistics, "first-mention", fixture->article, "unnamed"),
      (double) start / dictum_text_get_length (fixture_get_text (fixture)), 1e-9);

  /* What was measured before is right after a change, too. */
  DO (fixture, remove_claims, IDS (inside));
  again = count (fixture, measures);
  g_assert_cmpfloat_with_epsilon (get (again, "coverage", fixture->article, "attributedWords"), 7,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (get (again, "sources-by-kind", "unnamed", "words"), 3, 1e-9);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autoptr (DictumCorpus)
      corpus = dictum_corpus_new (dictum_project_take_snapshot (fixture->project), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dictum_statistics_new (corpus, measures, now, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a click on a number shows is as many claims as the number says. */
static void
check_query (Fixture *fixture, const char *text, double number)
{
  GListModel *claims = dictum_project_get_claims (fixture->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_parse (text, &error);
  guint found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      if (dictum_claim_query_matches (query, fixture->project, dictum_item_get_claim (item)))
        found++;
    }
  if (found != (guint) number)
    g_error ("%s: %u claims, not %g", text, found, number);
}

/* Returns how many numbers were looked at. */
static guint
check_table (Fixture *fixture, const DictumTable *table)
{
  static const char *const columns[] = { "claims", "named", "unnamed", "none", NULL };
  guint checked = 0;

  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->n_columns; j++)
      {
        const DictumTableRow *row = g_ptr_array_index (table->rows, i);
        g_autofree char *text = dictum_table_get_query (table, i, j);

        if (table->columns[j].value != DICTUM_VALUE_COUNT ||
            !g_strv_contains (columns, table->columns[j].id))
          continue;
        g_assert_true (text != NULL || row->values[j] < 1);
        if (text != NULL)
          check_query (fixture, text, row->values[j]);
        checked++;
      }

  return checked;
}

static void
check_statistics (Fixture *fixture, const DictumStatistics *statistics)
{
  guint checked = 0;

  for (guint i = 0; i < statistics->tiles->len; i++)
    {
      const DictumTile *tile = &g_array_index (statistics->tiles, DictumTile, i);

      if (tile->query != NULL && tile->kind == DICTUM_VALUE_COUNT)
        check_query (fixture, tile->query, tile->value);
    }
  for (guint i = 0; i < statistics->tables->len; i++)
    checked += check_table (fixture, g_ptr_array_index (statistics->tables, i));
  g_assert_cmpuint (checked, >, 20);
  for (guint i = 0; i < statistics->chains->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (statistics->chains->nodes, i);

      check_query (fixture, node->query, node->n_claims);
    }
  for (guint i = 0; i < statistics->chains->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (statistics->chains->edges, i);

      check_query (fixture, edge->query, edge->n_claims);
    }
}

/* Names that are parts of others, that two have, that are aliases of others; articles likewise. */
static void
test_queries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autofree char *officials = fixture_add_source (fixture, "Officials, \"sources\"",
                                                   DICTUM_SOURCE_UNNAMED);
  g_autofree char *marrow = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *family = fixture_add_source (fixture, "Marrow", DICTUM_SOURCE_GROUP);
  g_autofree char *twin = fixture_add_source (fixture, "Marrow", DICTUM_SOURCE_PERSON);
  g_autofree char *called = fixture_add_source (fixture, "The chair", DICTUM_SOURCE_PERSON);
  g_autofree char *wire = fixture_add_source (fixture, "Island Wire", DICTUM_SOURCE_MEDIA);
  g_autofree char *office = fixture_add_source (fixture, "Works Office",
                                                DICTUM_SOURCE_GOVERNMENT_BODY);
  g_autofree char *overdue = fixture_mark (fixture, "“constructive and overdue”");
  g_autofree char *inside = fixture_mark (fixture, "overdue");
  g_autofree char *consulted = fixture_mark (fixture, "We were not consulted");
  g_autofree char *own = fixture_mark (fixture, "neither side set out a timetable");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (DictumArticle) other = fixture_make_article ("at Marrow", fixture_text, 1);
  g_autoptr (DictumArticle) untitled = fixture_make_article (NULL, fixture_text, 2);
  g_autoptr (DictumStatistics) statistics = NULL;
  const char *const aliases[] = { "Ida Marrow", NULL };

  DO (fixture, set_field, IDS (fixture->article), "published", "2026-11-14");
  DO (fixture, set_field, IDS (fixture->article), "title", "The “bridge” \"at\" Marrow, again");
  DO (fixture, set_field, IDS (fixture->article), "publisher", "The Island Wire");
  DO (fixture, set_list, called, "aliases", aliases);
  DO (fixture, set_source, overdue, 0, officials, 0, 0);
  DO (fixture, set_source, inside, 0, family, 0, 0);
  DO (fixture, set_source, inside, 1, twin, 0, 0);
  DO (fixture, set_source, consulted, 0, marrow, 0, 0);
  DO (fixture, set_source, consulted, 1, officials, 0, 0);
  DO (fixture, set_source, consulted, 2, marrow, 0, 0);
  DO (fixture, set_field, IDS (own), "status", "done");
  DO (fixture, rate, IDS (own), "Ana", "refuted", NULL, NULL);
  DO (fixture, add_article, other);
  second = g_strdup (fixture->last);
  DO (fixture, set_field, IDS (second), "publisher", "Works Office");
  DO (fixture, set_field, IDS (second), "published", "2026-11-16");
  DO (fixture, add_claim, second, 0, 20);
  DO (fixture, set_source, fixture->last, 0, wire, 0, 0);
  DO (fixture, set_source, fixture->last, 1, office, 0, 0);
  DO (fixture, set_source, fixture->last, 2, called, 0, 0);
  DO (fixture, add_claim, second, 30, 50);
  DO (fixture, set_source, fixture->last, 0, office, 0, 0);
  DO (fixture, add_article, untitled);
  third = g_strdup (fixture->last);
  DO (fixture, add_claim, third, 0, 20);
  DO (fixture, set_source, fixture->last, 0, wire, 0, 0);
  DO (fixture, set_source, fixture->last, 1, called, 0, 0);
  statistics = count (fixture, measures);
  check_statistics (fixture, statistics);
}

static void
test_csv (void)
{
  static const struct
  {
    const char *words;
    const char *cell;
  } cells[] = {
    { "Ida Marrow", "Ida Marrow" },
    { "Marrow, Ida", "\"Marrow, Ida\"" },
    { "the “cost”, \"they\" say", "\"the “cost”, \"\"they\"\" say\"" },
    { "=HYPERLINK(\"https://evil.example\")", "\"'=HYPERLINK(\"\"https://evil.example\"\")\"" },
    { "+1 555", "'+1 555" },
    { "-2+3", "'-2+3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "  =1+1", "'  =1+1" },
    { "\t=1+1", "'\t=1+1" },
    { "＝1+1", "'＝1+1" },
    { "one\ntwo", "\"one\ntwo\"" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      dictum_csv_append_cell (line, cells[i].words);
      g_assert_cmpstr (line->str, ==, cells[i].cell);
    }
}

static void
test_table (void)
{
  g_autoptr (DictumTable) table = dictum_table_new ("test", DICTUM_FORM_BARS);
  g_autofree char *csv = NULL;
  g_autofree char *query = NULL;
  g_autofree char *share = NULL;
  DictumTableRow *row;

  table->heading = "Article";
  dictum_table_add_column (table, "claims", "Claims", DICTUM_VALUE_COUNT, NULL, "unnamed:yes");
  dictum_table_add_column (table, "share", "Share", DICTUM_VALUE_SHARE, NULL, NULL);
  row = dictum_table_add_row (table, "a", "Bridge, closed", NULL, g_strdup ("article:bridge"));
  row->values[0] = 12;
  row->values[1] = 1.0 / 3;
  row = dictum_table_add_row (table, "b", "None", NULL, NULL);
  row->values[0] = NAN;

  csv = dictum_table_to_csv (table);
  g_assert_cmpstr (csv, ==,
                   "Article,Claims,Share\r\n\"Bridge, closed\",12,0.3333\r\nNone,,0.0000\r\n");
  query = dictum_table_get_query (table, 0, 0);
  g_assert_cmpstr (query, ==, "article:bridge unnamed:yes");
  g_assert_null (dictum_table_get_query (table, 1, 0));
  share = dictum_table_format (table, 0, 1);
  g_assert_cmpstr (share, ==, "33 %");
}

/* Days without a claim stand between the others; over a long time months are counted. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autofree char *claim = fixture_mark (fixture, "neither side set out a timetable");
  g_autoptr (DictumArticle) other = fixture_make_article ("Other", fixture_text, 1);
  g_autoptr (DictumStatistics) days = NULL;
  g_autoptr (DictumStatistics) months = NULL;
  const DictumTable *table;
  g_autofree char *second = NULL;

  DO (fixture, add_article, other);
  second = g_strdup (fixture->last);
  DO (fixture, add_claim, second, 0, 20);
  DO (fixture, set_field, IDS (fixture->article), "published", "2026-11-14");
  DO (fixture, set_field, IDS (second), "published", "2026-11-17T09:00:00Z");
  days = count (fixture, measures);
  table = dictum_statistics_get_table (days, "over-time");
  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (get (days, "over-time", "2026-11-14", "claims"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (days, "over-time", "2026-11-15", "claims"), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (days, "over-time", "2026-11-17", "claims"), 1, 1e-9);

  DO (fixture, set_field, IDS (second), "published", "2027-03-02");
  months = count (fixture, measures);
  table = dictum_statistics_get_table (months, "over-time");
  g_assert_cmpuint (table->rows->len, ==, 5);
  g_assert_cmpfloat_with_epsilon (get (months, "over-time", "2027-01", "claims"), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (months, "over-time", "2027-03", "claims"), 1, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/statistics/empty", test_empty);
  ADD ("/statistics/counts", test_counts);
  ADD ("/statistics/cancelled", test_cancelled);
  ADD ("/statistics/dates", test_dates);
  ADD ("/statistics/queries", test_queries);
  g_test_add_func ("/statistics/csv", test_csv);
  g_test_add_func ("/statistics/table", test_table);

  return g_test_run ();
}
