/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What looking for duplicates costs in a large project; and, for texts that are given, how well
 * revised texts are told from different ones:
 *
 *     bench-duplicates [PAIRS | TEXTS]...
 *
 * Each argument is a file with a JSON string in every line: of PAIRS (named *pairs*) every two
 * lines are one text before and after its revision; of TEXTS all lines are different articles. */

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "edit/dictum-duplicates.h"

#define N_ARTICLES 10000
#define N_WORDS 800

static DictumFingerprint *
sketch_line (const char *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;

  return text != NULL ? dictum_fingerprint_new (&text, 1) : NULL;
}

static GPtrArray *
read_file (const char *path)
{
  GPtrArray *sketches = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_fingerprint_free);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_ptr_array_add (sketches, sketch_line (lines[i]));

  return sketches;
}

static void
count (GPtrArray *sketches, guint i, guint j, guint *counts, guint *n)
{
  const DictumFingerprint *a = g_ptr_array_index (sketches, i);
  const DictumFingerprint *b = g_ptr_array_index (sketches, j);
  double share;

  if (a == NULL || b == NULL)
    return;
  share = dictum_fingerprint_contain (a, b);
  for (guint k = 0; k < 20; k++)
    counts[k] += share >= (k + 1) * 0.05;
  ++*n;
}

static void
measure (const char *path)
{
  g_autoptr (GPtrArray) sketches = read_file (path);
  gboolean pairs = strstr (path, "pairs") != NULL;
  guint counts[20] = { 0 };
  guint n = 0;

  for (guint i = 0; i < sketches->len; i += pairs ? 2 : 1)
    for (guint j = i + 1; j < (pairs ? MIN (i + 2, sketches->len) : sketches->len); j++)
      count (sketches, i, j, counts, &n);
  g_print ("# %s: %u pairs\n", path, n);
  for (guint k = 0; k < 20; k++)
    g_print ("#   at least %3u %% the same: %u (%.3f %%)\n", (k + 1) * 5, counts[k],
             100.0 * counts[k] / MAX (n, 1));
}

int
main (int argc, char **argv)
{
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumDuplicateFinder) finder = NULL;
  g_autoptr (GRand) rand = NULL;
  double times[10];
  double start;

  for (int i = 1; i < argc; i++)
    measure (argv[i]);
  if (argc > 1)
    return EXIT_SUCCESS;

  rand = g_rand_new_with_seed (7);
  project = bench_new_project (N_ARTICLES, N_WORDS, 1, 4);
  start = bench_now ();
  finder = dictum_duplicate_finder_new (project);
  bench_print ("take 10,000 articles to look among", bench_now () - start, 8, "ms");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (DictumArticle) article = bench_new_article (rand, N_WORDS);
      g_autoptr (GPtrArray) found = NULL;

      start = bench_now ();
      found = dictum_duplicate_finder_find (finder, article);
      times[i] = bench_now () - start;
      if (i == 0)
        bench_print ("look for duplicates the first time (in a thread)", times[0], 5000, "ms");
    }
  bench_print_times ("look for duplicates (in a thread)", times + 1, G_N_ELEMENTS (times) - 1, 100);

  return EXIT_SUCCESS;
}
