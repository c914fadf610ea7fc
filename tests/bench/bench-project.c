/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opening and saving a project of 2,500 articles and 64,000 claims, and one more claim in a text of
 * 100,000 words that has 10,000 already. */

#include <glib/gstdio.h>

#include "bench.h"
#include "edit/dictum-edit.h"
#include "store/dictum-store.h"

static void
write_project (DictumProject *project, const char *path)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  bytes = dictum_project_file_print (snapshot, &error);
  g_assert_no_error (error);
  bench_print ("print it (in a thread of its own)", bench_now () - start, 0, "ms");
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static int
measure_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  double before = bench_memory ();
  double start = bench_now ();
  GStatBuf info;

  store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  bench_print ("open it: process to project", bench_now () - start, 400, "ms");
  g_stat (path, &info);
  bench_print ("memory it takes, times the file",
               (bench_peak_memory () - before) * 1024 * 1024 / info.st_size, 8, "x");
  return dictum_store_close (store, &error) ? 0 : 1;
}

/* Runs this program again for one measurement, so that it starts with a fresh memory. */
static void
in_a_child (const char *program, const char *what, const char *path)
{
  const char *const arguments[] = { program, what, path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* One edit: in the journal, on the disk, in the project. */
static int
measure_edit (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open (file, NULL, &error);
  double times[100];

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 3600 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      DictumProject *project = dictum_store_get_project (store);
      g_autoptr (DictumItem)
          item = g_list_model_get_item (dictum_project_get_claims (project), i * 97);
      const char *const ids[] = { dictum_item_get_id (item), NULL };
      g_autofree char *note = g_strdup_printf ("Call back, %u.", i);
      double start = bench_now ();
      g_autoptr (DictumChange)
          change = dictum_edit_set_field (project, ids, "notes", note, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (dictum_store_apply (store, change, &error));
      times[i] = bench_now () - start;
    }
  bench_print_times ("save one edit in it", times, G_N_ELEMENTS (times), 20);
  return dictum_store_close (store, &error) ? 0 : 1;
}

static void
measure_mark (void)
{
  g_autoptr (DictumProject) project = bench_new_project (1, 100000, 10000);
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_articles (project), 0);
  DictumText *text = dictum_version_get_text (
      dictum_article_get_latest_version (dictum_item_get_article (item)));
  g_autoptr (GError) error = NULL;
  double times[200];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      int start = i * (dictum_text_get_length (text) / 201), end;
      double begin = bench_now ();
      g_autoptr (DictumChange) change = NULL;

      dictum_text_get_sentence (text, start, &start, &end);
      change = dictum_edit_add_claim (project, dictum_item_get_id (item), start, end, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (dictum_project_apply (project, change, &error));
      times[i] = bench_now () - begin;
    }
  bench_print_times ("one more claim among 10,000, without the window", times, G_N_ELEMENTS (times),
                     8);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  DictumProject *project;
  GStatBuf info;

  if (argc == 3 && g_str_equal (argv[1], "open"))
    return measure_open (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "edit"))
    return measure_edit (argv[2]);

  folder = g_dir_make_tmp ("dictum-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "large.dictum", NULL);

  /* Journals and locks of what is measured stay out of the user's folders. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);

  project = bench_new_project (2500, 450, 26);
  write_project (project, path);
  g_object_unref (project);
  g_stat (path, &info);
  bench_print ("a project of 2,500 articles, 64,000 claims", info.st_size / 1e6, 0, "MB");

  in_a_child (argv[0], "open", path);
  in_a_child (argv[0], "edit", path);
  measure_mark ();

  return 0;
}
