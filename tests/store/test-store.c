/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <string.h>

#include "store/dictum-atomic.h"

#include "store-fixture.h"

/* Milliseconds to an autosave that no test waits for. */
#define NEVER 1000000

/* ---- Life of a project ---- */

static void
test_unnamed (void)
{
  DictumStore *store = fixture_new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (store));
  g_autofree char *title = dictum_store_dup_title (store);
  g_auto (GStrv) ids = NULL;

  g_assert_cmpstr (title, ==, "Test");
  g_assert_null (dictum_store_get_file (store));
  g_assert_cmpint (dictum_store_get_state (store), ==, DICTUM_STORE_SAVED);
  apply_source (store, "One");
  g_assert_cmpint (dictum_store_get_state (store), ==, DICTUM_STORE_PENDING);
  fixture_close (store);

  ids = dictum_store_list_unnamed ();
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, id);
  store = dictum_store_open_unnamed (id, NULL);
  g_assert_cmpuint (fixture_count_sources (store), ==, 1);
  g_assert_null (dictum_store_get_recovery (store));
  fixture_close (store);
}

/* What nobody did anything in leaves nothing behind. */
static void
test_pristine (void)
{
  DictumStore *store = fixture_new_store ();
  g_auto (GStrv) ids = NULL;

  fixture_close (store);
  ids = dictum_store_list_unnamed ();
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
}

/* Nor does a copy, of which the original is still there; one that was worked on stays. */
static void
test_copy (void)
{
  g_autoptr (GFile) file = fixture_get_file ("original.dictum");
  DictumStore *store = fixture_new_named (file);
  g_autofree char *id = g_strdup (dictum_store_get_id (store));

  apply_source (store, "One");
  fixture_close (store);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) ids = NULL;

      store = dictum_store_open_copy (file, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (dictum_store_get_id (store), !=, id);
      g_assert_cmpuint (fixture_count_sources (store), ==, 1);
      if (i == 1)
        apply_source (store, "Two");
      fixture_close (store);
      ids = dictum_store_list_unnamed ();
      g_assert_cmpuint (g_strv_length (ids), ==, i);
    }
}

static void
test_save_as (void)
{
  g_autoptr (GFile) first = fixture_get_file ("first.dictum");
  g_autoptr (GFile) second = fixture_get_file ("second.dictum");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  DictumStore *store = fixture_new_store ();
  DictumStore *other;

  apply_source (store, "One");
  g_assert_true (dictum_store_save_as (store, first, FALSE, NULL, NULL));
  g_assert_true (g_file_equal (dictum_store_get_file (store), first));
  ids = dictum_store_list_unnamed ();
  g_assert_cmpuint (g_strv_length (ids), ==, 0);

  /* Not over something that is there, unless told to. */
  g_assert_true (
      g_file_replace_contents (second, "x", 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_false (dictum_store_save_as (store, second, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_equal (dictum_store_get_file (store), first));
  apply_source (store, "Two");
  g_assert_true (dictum_store_save_as (store, second, TRUE, NULL, NULL));
  g_assert_true (g_file_equal (dictum_store_get_file (store), second));
  apply_source (store, "Three");

  /* Two files of one project are not open at once. */
  other = dictum_store_open (first, NULL, &error);
  g_assert_null (other);
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED);
  fixture_close (store);

  /* What is left behind is as it was, and what was done elsewhere is not offered there. */
  store = fixture_open (first);
  g_assert_cmpuint (fixture_count_sources (store), ==, 1);
  g_assert_null (dictum_store_get_recovery (store));
  apply_source (store, "Another");
  fixture_close (store);
  store = fixture_open (second);
  g_assert_null (dictum_store_get_recovery (store));
  g_assert_null (dictum_store_get_notice (store));
  g_assert_cmpuint (fixture_count_sources (store), ==, 3);
  g_assert_cmpuint (dictum_history_get_length (dictum_store_get_history (store)), ==, 3);
  fixture_close (store);
}

/* A file that is renamed keeps its history. */
static void
test_moved (void)
{
  g_autoptr (GFile) first = fixture_get_file ("first.dictum");
  g_autoptr (GFile) second = fixture_get_file ("second.dictum");
  DictumStore *store = fixture_new_named (first);

  apply_source (store, "One");
  fixture_close (store);
  g_assert_true (g_file_move (first, second, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  store = fixture_open (second);
  g_assert_cmpuint (dictum_history_get_length (dictum_store_get_history (store)), ==, 1);
  g_assert_true (dictum_store_undo (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 0);
  fixture_close (store);
}

/* A copy, with the same id, does not disturb the original's history, and the other way round. */
static void
test_copied (void)
{
  g_autoptr (GFile) first = fixture_get_file ("first.dictum");
  g_autoptr (GFile) second = fixture_get_file ("second.dictum");
  DictumStore *store = fixture_new_named (first);

  apply_source (store, "One");
  fixture_close (store);
  g_assert_true (g_file_copy (first, second, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  store = fixture_open (second);
  apply_source (store, "Two");
  apply_source (store, "Three");
  g_object_unref (store);

  store = fixture_open (first);
  g_assert_null (dictum_store_get_recovery (store));
  g_assert_cmpuint (dictum_history_get_length (dictum_store_get_history (store)), ==, 1);
  fixture_close (store);
  store = fixture_open (second);
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 2);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 3);
  fixture_close (store);
}

/* ---- Undo ---- */

/* Any actions, with closing and crashes in between: undone to the beginning, the file is byte for
 * byte as it was; redone, as it was at the end. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 6; seed++)
    {
      g_autofree char *name = g_strdup_printf ("random-%u.dictum", seed);
      g_autoptr (GFile) file = fixture_get_file (name);
      g_autofree char *path = g_file_get_path (file);
      Maker maker = { g_rand_new_with_seed (seed), 0.4, seed % 2 == 0 };
      g_autoptr (DictumProject) project = maker_project (&maker, 2, 3, 4);
      g_autoptr (GBytes) beginning = print_project (project);
      g_autoptr (GBytes) end = NULL;
      g_autoptr (GBytes) undone = NULL;
      g_autoptr (GBytes) redone = NULL;
      DictumStore *store;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (beginning, NULL),
                                          g_bytes_get_size (beginning), NULL));
      store = fixture_open (file);
      for (guint i = 0; i < 60; i++)
        {
          int dice = g_rand_int_range (maker.rand, 0, 20);
          g_autoptr (GError) error = NULL;

          if (dice < 4 && dictum_history_can_undo (dictum_store_get_history (store)))
            {
              dictum_store_undo (store, &error);
            }
          else if (dice < 6 && dictum_history_can_redo (dictum_store_get_history (store)))
            {
              dictum_store_redo (store, &error);
            }
          else if (dice == 6)
            {
              fixture_close (store);
              store = fixture_open (file);
            }
          else if (dice == 7)
            {
              g_autoptr (GBytes) before = print_project (dictum_store_get_project (store));
              g_autoptr (GBytes) after = NULL;

              g_object_unref (store);
              store = fixture_open (file);
              if (dictum_store_get_recovery (store) != NULL)
                dictum_store_recover (store, &error);
              after = print_project (dictum_store_get_project (store));
              assert_same_bytes (before, after);
            }
          else
            {
              g_autoptr (DictumChange)
                  change = maker_change (&maker, dictum_store_get_project (store));

              dictum_store_apply (store, change, &error);
            }
          g_assert_no_error (error);
        }

      end = print_project (dictum_store_get_project (store));
      fixture_close (store);
      store = fixture_open (file);
      for (gboolean more = TRUE; more;)
        more = dictum_store_redo (store, NULL);
      g_clear_pointer (&end, g_bytes_unref);
      end = print_project (dictum_store_get_project (store));
      for (gboolean more = TRUE; more;)
        more = dictum_store_undo (store, NULL);
      undone = print_project (dictum_store_get_project (store));
      assert_same_bytes (beginning, undone);
      for (gboolean more = TRUE; more;)
        more = dictum_store_redo (store, NULL);
      redone = print_project (dictum_store_get_project (store));
      assert_same_bytes (end, redone);
      fixture_close (store);
      g_rand_free (maker.rand);
    }
}

/* ---- Recovery ---- */

static void
test_recover (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  const DictumRecovery *recovery;
  g_autoptr (DictumChange) change = make_source_change (NULL, "Not now");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Source %u", i);

      apply_source (store, name);
    }
  g_assert_true (dictum_store_undo (store, NULL));
  before = print_project (dictum_store_get_project (store));
  g_object_unref (store);

  store = fixture_open (file);
  recovery = dictum_store_get_recovery (store);
  g_assert_cmpuint (recovery->changes, ==, 13);
  g_assert_cmpstr (recovery->last_label, ==, "Undo");
  g_assert_true (dictum_time_is_valid (recovery->last_time));
  g_assert_cmpuint (g_strv_length (recovery->labels), ==, 10);
  g_assert_cmpstr (recovery->labels[1], ==, "Add Source 11");

  /* As long as it is not chosen, the file is what there is, and nothing alters it. */
  g_assert_cmpuint (fixture_count_sources (store), ==, 0);
  g_assert_false (dictum_store_apply (store, change, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (dictum_store_save (store, NULL, NULL));
  fixture_close (store);
  store = fixture_open (file);
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 13);

  g_assert_true (dictum_store_recover (store, &error));
  g_assert_no_error (error);
  g_assert_null (dictum_store_get_recovery (store));
  after = print_project (dictum_store_get_project (store));
  assert_same_bytes (before, after);
  g_assert_true (dictum_store_redo (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 12);
  fixture_close (store);
  store = fixture_open (file);
  g_assert_null (dictum_store_get_recovery (store));
  g_assert_cmpuint (fixture_count_sources (store), ==, 12);
  fixture_close (store);
}

/* A large file, which is known by what it is on the disk until it is saved: its hash takes a while.
 */
static void
test_recover_large (void)
{
  g_autoptr (GFile) file = fixture_get_file ("large.dictum");
  g_autofree char *path = g_file_get_path (file);
  Maker maker = { g_rand_new_with_seed (2), 1, FALSE };
  g_autoptr (DictumProject) project = maker_project (&maker, 20, 20, 200);
  g_autoptr (GBytes) bytes = print_project (project);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1 << 18);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (guint i = 0; i < 3; i++)
    {
      DictumStore *store = fixture_open (file);

      if (i > 0)
        g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, i);
      if (i > 0)
        g_assert_true (dictum_store_recover (store, NULL));
      apply_source (store, "One more");
      g_assert_cmpuint (fixture_count_sources (store), ==, 21 + i);
      if (i < 2)
        g_object_unref (store);
      else
        fixture_close (store);
    }
  g_rand_free (maker.rand);
}

static void
test_discard (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  g_autofree char *journals = g_build_filename (g_get_user_data_dir (), "dictum", "journals", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint kept = 0;

  apply_source (store, "Saved");
  g_assert_true (dictum_store_save (store, NULL, NULL));
  apply_source (store, "Lost");
  g_object_unref (store);

  store = fixture_open (file);
  g_assert_true (dictum_store_discard_recovery (store, NULL));
  g_assert_null (dictum_store_get_recovery (store));
  g_assert_cmpuint (fixture_count_sources (store), ==, 1);
  apply_source (store, "New");
  g_object_unref (store);
  store = fixture_open (file);
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 1);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 2);
  g_assert_true (dictum_store_undo (store, NULL));
  g_assert_true (dictum_store_undo (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 0);
  fixture_close (store);

  dir = g_dir_open (journals, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    kept += g_str_has_suffix (name, ".discarded");
  g_assert_cmpuint (kept, ==, 1);
}

/* ---- Saving ---- */

static gboolean
is_saved (gpointer store)
{
  return dictum_store_get_state (store) == DICTUM_STORE_SAVED;
}

static void
test_autosave (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) saved = NULL;

  dictum_store_set_autosave_delay (store, 1);
  apply_source (store, "One");
  wait_until (is_saved, store);
  printed = print_project (dictum_store_get_project (store));
  saved = read_bytes (g_file_peek_path (file));
  assert_same_bytes (printed, saved);
  fixture_close (store);
}

/* Editing goes on while threads save; what is in the file at the end is all of it. */
static void
test_concurrent (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  Maker maker = { g_rand_new_with_seed (5), 0.5, TRUE };
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) saved = NULL;

  dictum_store_set_autosave_delay (store, 0);
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (DictumChange) change = maker_change (&maker, dictum_store_get_project (store));
      g_autoptr (GError) error = NULL;

      dictum_store_apply (store, change, &error);
      g_assert_no_error (error);
      if (i % 10 == 0)
        dictum_store_save_async (store, NULL, NULL, NULL);
      if (i % 37 == 0)
        g_assert_true (dictum_store_save (store, NULL, NULL));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  wait_until (is_saved, store);
  printed = print_project (dictum_store_get_project (store));
  saved = read_bytes (g_file_peek_path (file));
  assert_same_bytes (printed, saved);
  fixture_close (store);
  g_rand_free (maker.rand);
}

static int
fault_cb (DictumStep step, gsize *length, gpointer data)
{
  if (step != DICTUM_STEP_WRITE)
    return 0;

  *length = MIN (*length, 100);
  return ENOSPC;
}

static void
count_failed_cb (DictumStore *store, const GError *error, guint *count)
{
  g_assert_nonnull (strstr (error->message, "The disk is full."));
  (*count)++;
}

static gboolean
has_failed (gpointer store)
{
  return dictum_store_get_state (store) == DICTUM_STORE_FAILED;
}

/* The disk is full: the file is as before, the work is in the journal, and goes on. */
static void
test_full_disk (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  g_autoptr (GBytes) before = read_bytes (g_file_peek_path (file));
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_signal_connect (store, "save-failed", G_CALLBACK (count_failed_cb), &count);
  dictum_store_set_autosave_delay (store, 1);
  dictum_fault_set (fault_cb, NULL);
  apply_source (store, "One");
  wait_until (has_failed, store);
  g_assert_cmpuint (count, ==, 1);
  g_assert_nonnull (dictum_store_get_save_error (store));
  apply_source (store, "Two");
  g_assert_false (dictum_store_close (store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  dictum_fault_set (NULL, NULL);
  after = read_bytes (g_file_peek_path (file));
  assert_same_bytes (before, after);
  g_object_unref (store);

  store = fixture_open (file);
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 2);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (fixture_count_sources (store), ==, 2);
  fixture_close (store);
}

typedef struct
{
  DictumStore *store;
  GError *error;
  gboolean done;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  opening->store = dictum_store_open_finish (result, &opening->error);
  opening->done = TRUE;
}

static void
saved_as_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  opening->done = dictum_store_save_as_finish (DICTUM_STORE (source), result, &opening->error);
}

static gboolean
is_done (gpointer data)
{
  return ((Opening *) data)->done;
}

static void
test_async (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  g_autoptr (GFile) other = fixture_get_file ("other.dictum");
  g_autoptr (GFile) missing = fixture_get_file ("missing.dictum");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DictumStore *store = fixture_new_named (file);
  Opening opening = { 0 };

  apply_source (store, "One");
  fixture_close (store);

  dictum_store_open_async (missing, NULL, opened_cb, &opening);
  wait_until (is_done, &opening);
  g_assert_error (opening.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&opening.error);

  opening = (Opening) { 0 };
  g_cancellable_cancel (cancellable);
  dictum_store_open_async (file, cancellable, opened_cb, &opening);
  wait_until (is_done, &opening);
  g_assert_error (opening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&opening.error);

  opening = (Opening) { 0 };
  dictum_store_open_async (file, NULL, opened_cb, &opening);
  wait_until (is_done, &opening);
  g_assert_no_error (opening.error);
  dictum_store_set_autosave_delay (opening.store, NEVER);
  store = opening.store;

  opening = (Opening) { 0 };
  dictum_store_save_as_async (store, other, FALSE, NULL, saved_as_cb, &opening);
  apply_source (store, "Meanwhile");
  wait_until (is_done, &opening);
  g_assert_no_error (opening.error);
  g_assert_true (g_file_equal (dictum_store_get_file (store), other));
  g_assert_cmpint (dictum_store_get_state (store), ==, DICTUM_STORE_PENDING);
  fixture_close (store);
  store = fixture_open (other);
  g_assert_cmpuint (fixture_count_sources (store), ==, 2);
  fixture_close (store);
}

/* A disk that lets a writer wait until it is told to go on, and then is full, once. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
  gboolean failed;
} Gate;

static int
gate_cb (DictumStep step, gsize *length, gpointer data)
{
  Gate *gate = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&gate->mutex);

  if (step != DICTUM_STEP_WRITE || gate->failed)
    return 0;
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  gate->failed = TRUE;
  return ENOSPC;
}

static void
open_gate_cb (gpointer data)
{
  Gate *gate = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&gate->mutex);

  gate->open = TRUE;
  g_cond_signal (&gate->cond);
}

/* The time to save comes while the project is being saved elsewhere, which fails: it is saved where
 * it is after that. */
static void
test_save_as_fails (void)
{
  g_autoptr (GFile) other = fixture_get_file ("other.dictum");
  DictumStore *store = fixture_new_store ();
  Gate gate = { 0 };

  dictum_fault_set (gate_cb, &gate);
  dictum_store_set_autosave_delay (store, 0);
  apply_source (store, "One");
  dictum_store_save_as_async (store, other, FALSE, NULL, NULL, NULL);
  /* Idle: behind the autosave, whose time has come. */
  g_idle_add_once (open_gate_cb, &gate);
  wait_until (is_saved, store);
  g_assert_true (gate.failed);
  g_assert_false (g_file_query_exists (other, NULL));
  dictum_fault_set (NULL, NULL);
  fixture_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/unnamed", test_unnamed);
  g_test_add_func ("/store/pristine", test_pristine);
  g_test_add_func ("/store/copy", test_copy);
  g_test_add_func ("/store/save-as", test_save_as);
  g_test_add_func ("/store/moved", test_moved);
  g_test_add_func ("/store/copied", test_copied);
  g_test_add_func ("/store/random", test_random);
  g_test_add_func ("/store/recover", test_recover);
  g_test_add_func ("/store/recover-large", test_recover_large);
  g_test_add_func ("/store/discard", test_discard);
  g_test_add_func ("/store/autosave", test_autosave);
  g_test_add_func ("/store/concurrent", test_concurrent);
  g_test_add_func ("/store/full-disk", test_full_disk);
  g_test_add_func ("/store/async", test_async);
  g_test_add_func ("/store/save-as-fails", test_save_as_fails);
  add_schema_test ();

  return g_test_run ();
}
