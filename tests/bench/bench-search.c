/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long a keystroke takes that searches 10,000 articles with 64,000 claims. */

#include "bench.h"
#include "query/dictum-search.h"

#define N_ARTICLES 10000
#define N_WORDS 800
#define N_CLAIMS 6
#define TARGET 30

/* As typed: a word letter by letter, then another one, then a phrase. */
static const char *const keystrokes[] = {
  "m",       "mi",       "min",       "mini",       "minis",       "minist",
  "ministe", "minister", "minister ", "minister t", "minister th", "minister the",
  "\"the ",  "\"the m",  "\"the min", "the",        "xyzzy",       "a",
};

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumSearchResults **results = data;

  *results = dictum_search_find_finish (DICTUM_SEARCH (source), result, NULL);
}

/* Articles that have the words. */
static guint
type_words (DictumSearch *search, const char *text)
{
  g_autoptr (DictumSearchWords) words = dictum_search_words_new (text);
  g_autoptr (DictumSearchResults) results = NULL;

  dictum_search_find_async (search, words, 50, NULL, found_cb, &results);
  while (results == NULL)
    g_main_context_iteration (NULL, TRUE);

  return results->totals[DICTUM_FOUND_ARTICLE];
}

int
main (void)
{
  g_autoptr (DictumProject) project = bench_new_project (N_ARTICLES, N_WORDS, N_CLAIMS, 0);
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumSearchIndex) index = NULL;
  g_autoptr (DictumSearchIndex) again = NULL;
  g_autoptr (DictumSearch) search = dictum_search_new (project);
  double times[G_N_ELEMENTS (keystrokes)];
  double memory = bench_memory ();
  double start = bench_now ();

  snapshot = dictum_project_take_snapshot (project);
  bench_print ("search: taking the records", bench_now () - start, 8, "ms");
  start = bench_now ();
  index = dictum_search_index_new (snapshot, NULL, NULL, NULL);
  bench_print ("search: preparing 10,000 articles, in a thread", bench_now () - start, 0, "ms");
  bench_print ("search: memory that takes", bench_memory () - memory, 0, "MiB");
  start = bench_now ();
  again = dictum_search_index_new (snapshot, index, NULL, NULL);
  bench_print ("search: preparing again after a change", bench_now () - start, 0, "ms");
  type_words (search, "first");
  for (guint i = 0; i < G_N_ELEMENTS (keystrokes); i++)
    {
      guint articles;

      start = bench_now ();
      articles = type_words (search, keystrokes[i]);
      times[i] = bench_now () - start;
      g_print ("  %-20s %8.2f ms  %u articles\n", keystrokes[i], times[i], articles);
    }
  bench_print_times ("search: one keystroke in 10,000 articles", times, G_N_ELEMENTS (keystrokes),
                     TARGET);

  return 0;
}
