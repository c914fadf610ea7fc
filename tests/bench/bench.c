/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/dictum-store.h"

static const char *const vocabulary[] = { "harbour",   "treaty", "council", "ministry", "the",
                                          "a",         "of",     "toll",    "ferry",    "customs",
                                          "officer",   "before", "without", "said",     "reported",
                                          "islands",   "strait", "winter",  "relief",   "shipment",
                                          "guarantee", "pier",   "talks",   "agreed" };

void
bench_print (const char *what, double figure, double target, const char *unit)
{
  if (target > 0)
    printf ("%-58s %10.2f %-4s  target %8.2f %-4s  %s\n", what, figure, unit, target, unit,
            figure <= target ? "ok" : "OVER");
  else
    printf ("%-58s %10.2f %-4s\n", what, figure, unit);
  fflush (stdout);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

double
bench_median (double *times, guint n)
{
  qsort (times, n, sizeof (double), compare_doubles);
  return times[n / 2];
}

void
bench_print_times (const char *what, double *times, guint n, double target)
{
  g_autofree char *worst = g_strdup_printf ("%s, worst of %u", what, n);
  g_autofree char *median = g_strdup_printf ("%s, median", what);

  bench_print (median, bench_median (times, n), target, "ms");
  bench_print (worst, times[n - 1], 0, "ms");
}

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

double
bench_own_now (void)
{
  static int fd = -1;
  char text[128] = "";
  guint64 waited = 0;

  if (fd < 0)
    fd = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  if (pread (fd, text, sizeof text - 1, 0) > 0)
    sscanf (text, "%*u %" G_GUINT64_FORMAT, &waited);

  return bench_now () - (double) waited / 1e6;
}

double
bench_memory (void)
{
  g_autofree char *status = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &status, NULL, NULL))
    sscanf (status, "%*d %ld", &pages);

  return pages * (double) sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

double
bench_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

char *
bench_make_home (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dictum-bench-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);

  return folder;
}

void
bench_remove_home (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bench_remove_home (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static char *
make_paragraph (GRand *rand, guint words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    {
      g_string_append (text, i == 0 ? "" : " ");
      if (i % 16 == 5)
        g_string_append (text, "“");
      g_string_append (text, vocabulary[g_rand_int_range (rand, 0, G_N_ELEMENTS (vocabulary))]);
      if (i % 16 == 9)
        g_string_append (text, "”");
      if (i % 16 == 15)
        g_string_append (text, ". Then");
    }
  g_string_append (text, ".");

  return g_string_free (text, FALSE);
}

DictumArticle *
bench_new_article (GRand *rand, guint words)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);
  DictumVersion *version = dictum_value_new (&dictum_version_type);

  for (guint done = 0; done < words; done += 80)
    {
      DictumBlock *block = dictum_value_new (&dictum_block_type);

      block->text = make_paragraph (rand, MIN (80, words - done));
      dictum_values_add (&version->blocks, block);
    }

  version->id = dictum_id_new ();
  version->retrieved = g_strdup ("2026-11-14T18:02:11Z");
  article->record.id = dictum_id_new ();
  article->title = make_paragraph (rand, 8);
  article->publisher = g_strdup ("Coastal Courier");
  article->added = g_strdup ("2026-11-14T18:02:11Z");
  dictum_values_add (&article->versions, version);

  return article;
}

static DictumSpan *
make_span (DictumText *text, int start, int end)
{
  g_autofree char *exact = dictum_text_get_slice (text, start, end);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  dictum_text_get_context (text, start, end, &prefix, &suffix);
  return dictum_span_new (start, end, exact, prefix, suffix);
}

/* One link, as most claims have, a second one for every tenth. */
static DictumAttribution *
make_link (GRand *rand, DictumText *text, int start, int third, guint marked, GPtrArray *sources)
{
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);
  DictumSource *source = g_ptr_array_index (sources, g_rand_int_range (rand, 0, sources->len));

  link->source = g_strdup (source->record.id);
  /* “she said” has both; “according to” alone, or a pronoun alone, has one of them. */
  if (g_rand_int_range (rand, 0, 10) < (int) marked)
    link->cue = make_span (text, start + third, start + third + MIN (third, 6));
  if (g_rand_int_range (rand, 0, 10) < (int) marked)
    link->source_span = make_span (text, start + 2 * third, start + 3 * third - 1);

  return link;
}

static DictumClaim *
make_claim (GRand *rand,
            const DictumArticle *article,
            int start,
            int room,
            guint marked,
            GPtrArray *sources)
{
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, version);
  DictumClaim *claim = dictum_value_new (&dictum_claim_type);
  int third = CLAMP (room / 3, 2, 40);

  claim->record.id = dictum_id_new ();
  claim->article = g_strdup (article->record.id);
  claim->version = g_strdup (version->id);
  claim->created = g_strdup ("2026-11-14T18:02:11Z");
  claim->modified = g_strdup ("2026-11-14T18:02:11Z");
  claim->status = g_rand_int_range (rand, 0, 5);
  dictum_values_add (&claim->content, make_span (text, start, start + third));
  for (int i = g_rand_int_range (rand, 0, 10) == 0; i >= 0; i--)
    dictum_values_add (&claim->attributions, make_link (rand, text, start, third, marked, sources));
  if (g_rand_int_range (rand, 0, 10) == 0)
    {
      claim->notes = make_paragraph (rand, 12);
      claim->tags = g_strsplit ("treaty,harbour", ",", -1);
    }

  return claim;
}

DictumProject *
bench_new_project (guint articles, guint words, guint claims, guint marked)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261114);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (DictumSettings) settings = dictum_value_new (&dictum_settings_type);
  g_autoptr (GError) error = NULL;
  DictumProject *project;

  settings->record.id = dictum_id_new ();
  settings->title = g_strdup ("Measured");
  settings->created = g_strdup ("2026-11-14T18:02:11Z");
  for (guint i = 0; i < 200; i++)
    {
      DictumSource *source = dictum_value_new (&dictum_source_type);

      source->record.id = dictum_id_new ();
      source->name = make_paragraph (rand, 3);
      source->kind = i % 8;
      g_ptr_array_add (records, source);
      g_ptr_array_add (sources, source);
    }

  for (guint i = 0; i < articles; i++)
    {
      DictumArticle *article = bench_new_article (rand, words);
      int length = dictum_text_get_length (dictum_article_get_text (article, NULL));
      int room = length / (int) claims;

      g_ptr_array_add (records, article);
      for (guint j = 0; j < claims && room > 8; j++)
        g_ptr_array_add (records, make_claim (rand, article, j * room, room - 1, marked, sources));
    }

  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);
  return project;
}

void
bench_write_project (DictumProject *project, const char *path)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = dictum_project_file_print (snapshot, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}
