/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opening and saving a project of 2,500 articles and 64,000 claims, and one more claim in a text of
 * 100,000 words that has 10,000 already. */

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench.h"
#include "edit/dictum-edit.h"
#include "store/dictum-store.h"

#define OPENINGS 7

/* Articles of so many words, with 26 claims each; what is marked of a claim makes up most of its
 * size. The smaller one is what the target speaks of. */
typedef struct
{
  const char *name;
  guint words;
  guint marked;
  double target; /* to open it, milliseconds */
} Shape;

static const Shape shapes[] = {
  { "2,500 articles, 65,000 claims, sources not marked", 150, 0, 400 },
  { "2,500 articles, 65,000 claims, sources and cues marked", 450, 4, 0 },
};

/* Prints two figures for the process that started this one: milliseconds, and how many times the
 * file it took of memory. */
static int
open_once (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (GError) error = NULL;
  double before = bench_memory ();
  double start = bench_own_now ();
  double opened;
  GStatBuf info;

  store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  opened = bench_own_now () - start;
  g_stat (path, &info);
  printf ("%f %f\n", opened, (bench_peak_memory () - before) * 1024 * 1024 / (double) info.st_size);
  return dictum_store_close (store, &error) ? 0 : 1;
}

/* Runs this program again for one measurement, so that it starts with a fresh memory. */
static char *
in_a_child (const char *program, const char *what, const char *path)
{
  const char *const arguments[] = { program, what, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

static void
measure_open (const char *program, const char *path, double target)
{
  double times[OPENINGS];
  double memory = 0;

  for (guint i = 0; i < OPENINGS; i++)
    {
      g_autofree char *output = in_a_child (program, "open", path);
      char *rest;

      times[i] = g_ascii_strtod (output, &rest);
      memory = MAX (memory, g_ascii_strtod (rest, NULL));
    }
  bench_print_times ("open it: process to project", times, OPENINGS, target);
  /* Sorted by now. */
  bench_print ("open it: process to project, best", times[0], 0, "ms");
  bench_print ("memory it takes, times the file", memory, 8, "x");
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
      double start = bench_own_now ();
      g_autoptr (DictumChange)
          change = dictum_edit_set_field (project, ids, "notes", note, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (dictum_store_apply (store, change, &error));
      times[i] = bench_own_now () - start;
    }
  bench_print_times ("save one edit in it", times, G_N_ELEMENTS (times), 20);
  return dictum_store_close (store, &error) ? 0 : 1;
}

/* The same status for all claims, as one action; and back. */
static int
measure_many (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumStore) store = dictum_store_open (file, NULL, &error);
  DictumProject *project;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (65536, NULL, TRUE);
  double edited[5], applied[5], undone[5], deleted, restored, start;
  DictumChange *change;

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 3600 * 1000);
  project = dictum_store_get_project (store);
  for (guint i = 0; i < g_list_model_get_n_items (dictum_project_get_claims (project)); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_claims (project), i);

      g_ptr_array_add (ids, (gpointer) dictum_item_get_id (item));
    }

  for (guint i = 0; i < G_N_ELEMENTS (edited); i++)
    {
      start = bench_own_now ();
      change = dictum_edit_set_field (project, (const char *const *) ids->pdata, "status", "done",
                                      NULL, &error);
      g_assert_no_error (error);
      edited[i] = bench_own_now () - start;
      start = bench_own_now ();
      g_assert_true (dictum_store_apply (store, change, &error));
      applied[i] = bench_own_now () - start;
      start = bench_own_now ();
      g_assert_true (dictum_store_undo (store, &error));
      undone[i] = bench_own_now () - start;
      dictum_change_unref (change);
    }

  start = bench_own_now ();
  change = dictum_edit_remove_claims (project, (const char *const *) ids->pdata, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dictum_store_apply (store, change, &error));
  deleted = bench_own_now () - start;
  start = bench_own_now ();
  g_assert_true (dictum_store_undo (store, &error));
  restored = bench_own_now () - start;
  dictum_change_unref (change);

  bench_print_times ("a status for all claims: the change", edited, G_N_ELEMENTS (edited), 0);
  bench_print_times ("a status for all claims: on record and applied", applied,
                     G_N_ELEMENTS (applied), 0);
  bench_print_times ("a status for all claims: undone", undone, G_N_ELEMENTS (undone), 0);
  bench_print ("delete all claims", deleted, 0, "ms");
  bench_print ("all claims back again", restored, 0, "ms");
  return dictum_store_close (store, &error) ? 0 : 1;
}

static void
measure_mark (void)
{
  g_autoptr (DictumProject) project = bench_new_project (1, 100000, 10000, 4);
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_articles (project), 0);
  DictumText *text = dictum_article_get_text (dictum_item_get_article (item), NULL);
  g_autoptr (GError) error = NULL;
  double times[200];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      int start = i * (dictum_text_get_length (text) / 201), end;
      double begin = bench_own_now ();
      g_autoptr (DictumChange) change = NULL;

      dictum_text_get_sentence (text, start, &start, &end);
      change = dictum_edit_add_claim (project, dictum_item_get_id (item), start, end, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (dictum_project_apply (project, change, &error));
      times[i] = bench_own_now () - begin;
    }
  bench_print_times ("one more claim among 10,000, without the window", times, G_N_ELEMENTS (times),
                     8);
}

static void
measure_shape (const char *program, const char *path, const Shape *shape)
{
  DictumProject *project = bench_new_project (2500, shape->words, 26, shape->marked);
  g_autofree char *edit = NULL;
  g_autofree char *many = NULL;
  double start;
  GStatBuf info;

  start = bench_own_now ();
  bench_write_project (project, path);
  bench_print ("print and write it (in a thread of its own)", bench_own_now () - start, 0, "ms");
  g_object_unref (project);
  g_stat (path, &info);
  bench_print (shape->name, (double) info.st_size / 1e6, 0, "MB");

  measure_open (program, path, shape->target);
  edit = in_a_child (program, "edit", path);
  many = in_a_child (program, "many", path);
  printf ("%s%s", edit, many);
}

/* The project itself, for one who wants to work in it. */
static int
write_one (const char *path)
{
  g_autoptr (DictumProject) project = bench_new_project (2500, 150, 26, 5);

  bench_write_project (project, path);
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (argc == 3 && g_str_equal (argv[1], "open"))
    return open_once (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "edit"))
    return measure_edit (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "many"))
    return measure_many (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "write"))
    return write_one (argv[2]);

  folder = bench_make_home ();
  path = g_build_filename (folder, "large.dictum", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    measure_shape (argv[0], path, &shapes[i]);
  measure_mark ();

  bench_remove_home (folder);

  return 0;
}
