/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The figures of a project of 2,500 articles and 65,000 claims: what the window's thread spends on
 * it, how long the first figures take in their own, and how long those after one more action. */

#include "analysis/dictum-statistics.h"
#include "bench.h"
#include "edit/dictum-edit.h"

static double
count (DictumProject *project, DictumMeasures *measures, double *snapshot)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  double start = bench_own_now ();
  DictumProjectSnapshot *records = dictum_project_take_snapshot (project);
  g_autoptr (DictumCorpus) corpus = NULL;
  g_autoptr (DictumStatistics) statistics = NULL;
  double begin = bench_own_now ();

  *snapshot = begin - start;
  corpus = dictum_corpus_new (records, NULL);
  statistics = dictum_statistics_new (corpus, measures, now, NULL, &error);
  g_assert_no_error (error);

  return bench_own_now () - begin;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DictumProject) project = bench_new_project (2500, 450, 26, 4);
  g_autoptr (DictumMeasures) measures = dictum_measures_new ();
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_claims (project), 4711);
  const char *const ids[] = { dictum_item_get_id (item), NULL };
  g_autoptr (GError) error = NULL;
  double snapshots[8], times[7];

  bench_print ("figures of 65,000 claims, in a thread", count (project, measures, &snapshots[7]),
               1000, "ms");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *note = g_strdup_printf ("Call back, %u.", i);
      g_autoptr (DictumChange)
          change = dictum_edit_set_field (project, ids, "notes", note, NULL, &error);

      g_assert_true (dictum_project_apply (project, change, &error));
      times[i] = count (project, measures, &snapshots[i]);
    }
  bench_print_times ("the same after an action", times, G_N_ELEMENTS (times), 0);
  bench_print_times ("of it in the window's thread", snapshots, G_N_ELEMENTS (snapshots), 8);

  return 0;
}
