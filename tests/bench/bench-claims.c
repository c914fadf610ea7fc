/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Searching, sorting and grouping 65,000 claims, as at each keystroke of the Claims page. */

#include "bench.h"
#include "edit/dictum-edit.h"
#include "query/dictum-claim-search.h"

#define KEYSTROKE 30 /* milliseconds, from the key to the list */

/* As it is typed letter by letter, each list made from the one before. */
static void
measure_typing (DictumClaimTable *table, const char *text, DictumClaimOrder order, const char *what)
{
  g_autoptr (DictumClaimResult) earlier = NULL;
  glong length = g_utf8_strlen (text, -1);
  g_autofree double *times = g_new (double, length);

  for (glong i = 0; i < length; i++)
    {
      double start = bench_own_now ();
      g_autofree char *typed = g_utf8_substring (text, 0, i + 1);
      g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (typed);
      DictumClaimResult *result = dictum_claim_table_list (table, query, order, earlier, NULL,
                                                           NULL);

      times[i] = bench_own_now () - start;
      dictum_claim_result_unref (earlier);
      earlier = result;
    }
  bench_print_times (what, times, (guint) length, KEYSTROKE);
}

static void
measure_orders (DictumClaimTable *table)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("");

  for (guint i = 0; i < DICTUM_CLAIM_N_COLUMNS; i++)
    {
      double start = bench_own_now ();
      g_autoptr (DictumClaimResult) result = dictum_claim_table_list (
          table, query, (DictumClaimOrder) { i, FALSE, 0 }, NULL, NULL, NULL);
      g_autofree char *what = g_strdup_printf ("sort by %s for the first time",
                                               dictum_claim_columns.nicks[i]);

      bench_print (what, bench_own_now () - start, 0, "ms");
    }
}

static void
measure_completion (DictumClaimTable *table)
{
  static const char *const texts[] = { "s", "source:", "source:m", "status:", "tag:", "article:a" };
  double times[G_N_ELEMENTS (texts)];
  int start, end;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double before = bench_own_now ();
      g_autoptr (GPtrArray)
          completions = dictum_claim_table_complete (table, texts[i], 100, 8, &start, &end);

      times[i] = bench_own_now () - before;
    }
  bench_print_times ("what may be typed next", times, G_N_ELEMENTS (texts), 8);
}

/* One claim is edited and the list made anew. */
static void
measure_change (DictumProject *project, DictumClaimTable *table)
{
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_claims (project), 30000);
  const char *const ids[] = { dictum_item_get_id (item), NULL };
  g_autoptr (DictumChange)
      change = dictum_edit_set_field (project, ids, "notes", "Seen", NULL, NULL);
  g_autoptr (DictumClaimTable) next = NULL;
  g_autoptr (DictumClaimResult) result = NULL;
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new ("");
  DictumProjectSnapshot *snapshot;
  double start;

  g_assert_true (dictum_project_apply (project, change, NULL));
  start = bench_own_now ();
  snapshot = dictum_project_take_snapshot (project);
  bench_print ("snapshot, in the window’s thread", bench_own_now () - start, 8, "ms");
  start = bench_own_now ();
  next = dictum_claim_table_new (snapshot, table);
  bench_print ("prepare again after one edit, in a thread", bench_own_now () - start, 100, "ms");
  start = bench_own_now ();
  result = dictum_claim_table_list (
      next, query, (DictumClaimOrder) { DICTUM_CLAIM_COLUMN_CONTENT, FALSE, 0 }, NULL, NULL, NULL);
  bench_print ("sort by content again", bench_own_now () - start, 0, "ms");
}

int
main (void)
{
  g_autoptr (DictumProject) project = bench_new_project (2500, 150, 26, 4);
  g_autoptr (DictumClaimTable) table = NULL;
  DictumProjectSnapshot *snapshot = dictum_project_take_snapshot (project);
  double memory = bench_memory ();
  double start = bench_own_now ();

  table = dictum_claim_table_new (snapshot, NULL);
  bench_print ("prepare 65,000 claims, in a thread", bench_own_now () - start, 0, "ms");
  bench_print ("memory for that", bench_memory () - memory, 0, "MiB");
  measure_orders (table);
  measure_typing (table, "harbour the", (DictumClaimOrder) { 0 }, "a keystroke of words");
  measure_typing (table, "\"the harbour", (DictumClaimOrder) { 0 }, "of quoted words");
  measure_typing (table, "-the -harbour", (DictumClaimOrder) { 0 }, "of words with a minus");
  measure_typing (table, "source:m,o status:to-do", (DictumClaimOrder) { 0 }, "of fields");
  measure_typing (
      table, "the",
      (DictumClaimOrder) { DICTUM_CLAIM_COLUMN_CONTENT, TRUE, DICTUM_CLAIM_GROUP_SOURCE },
      "of words, sorted down and grouped by source");
  measure_completion (table);
  measure_change (project, table);

  return 0;
}
