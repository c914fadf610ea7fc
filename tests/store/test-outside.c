/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What others do to the project's file while it is open. */

#include <string.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "store-fixture.h"

typedef struct
{
  DictumStore *store;
  char *path;
  guint signals;
} Fixture;

static void
changed_outside_cb (DictumStore *store, Fixture *fixture)
{
  fixture->signals++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_home_dir (), 0700);
  fixture->path = g_build_filename (g_get_home_dir (), "project.dictum", NULL);
  file = g_file_new_for_path (fixture->path);
  fixture->store = dictum_store_new ("Test", &error);
  g_assert_no_error (error);
  dictum_store_save_as (fixture->store, file, FALSE, NULL, &error);
  g_assert_no_error (error);
  dictum_store_set_autosave_delay (fixture->store, 1000000);
  apply_source (fixture->store, "Ours");
  g_assert_true (dictum_store_save (fixture->store, NULL, NULL));
  g_signal_connect (fixture->store, "changed-outside", G_CALLBACK (changed_outside_cb), fixture);
}

/* A thread that has just looked at the file may still let go of it. */
static gboolean
is_alone (gpointer data)
{
  return g_atomic_int_get (&G_OBJECT (((Fixture *) data)->store)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wait_until (is_alone, fixture);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->path);
}

static gboolean
was_told (gpointer data)
{
  return ((Fixture *) data)->signals > 0;
}

static guint
count_sources (Fixture *fixture)
{
  return g_list_model_get_n_items (
      dictum_project_get_sources (dictum_store_get_project (fixture->store)));
}

/* As another program would: it adds a source, and a member of its own. */
static void
write_theirs (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = read_bytes (fixture->path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) theirs = g_string_new (text);

  g_string_replace (theirs, "\"sources\": [",
                    "\"sources\": [{\"id\":\"theirs\",\"name\":\"Theirs\",\"x\":1.0},", 1);
  g_assert_true (g_file_set_contents (fixture->path, theirs->str, theirs->len, NULL));
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  write_theirs (fixture);
  wait_until (was_told, fixture);
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_CHANGED);
}

/* Our own saving is not a change outside, nor is a file that was only touched. */
static void
test_not_told (Fixture *fixture, gconstpointer data)
{
  gint64 end;

  for (guint i = 0; i < 5; i++)
    {
      apply_source (fixture->store, "More");
      g_assert_true (dictum_store_save (fixture->store, NULL, NULL));
      g_main_context_iteration (NULL, FALSE);
    }
  g_utime (fixture->path, &(struct utimbuf) { 1000000, 1000000 });
  end = g_get_monotonic_time () + 600000;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->signals, ==, 0);
  apply_source (fixture->store, "More");
  g_assert_true (dictum_store_save (fixture->store, NULL, NULL));
}

/* Never overwritten unasked, even when the monitor has not told yet. */
static void
test_save_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  write_theirs (fixture);
  theirs = read_bytes (fixture->path);
  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_save (fixture->store, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED);
  g_assert_cmpuint (fixture->signals, ==, 1);
  after = read_bytes (fixture->path);
  assert_same_bytes (theirs, after);
}

static void
test_keep_mine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) after = NULL;

  write_theirs (fixture);
  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_save (fixture->store, NULL, NULL));
  g_assert_true (dictum_store_keep_mine (fixture->store, NULL));
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_NOTHING);
  ours = print_project (dictum_store_get_project (fixture->store));
  after = read_bytes (fixture->path);
  assert_same_bytes (ours, after);
  apply_source (fixture->store, "Even more");
  g_assert_true (dictum_store_close (fixture->store, NULL));
}

static void
test_take_theirs (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = dictum_store_get_project (fixture->store);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  write_theirs (fixture);
  apply_source (fixture->store, "Ours alone");
  before = print_project (project);
  g_assert_true (dictum_store_take_theirs (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  g_assert_nonnull (dictum_project_get_source (project, "theirs"));
  g_assert_cmpstr (dictum_project_get_source (project, "theirs")->record.value.unknown, ==,
                   "{\"x\":1.0}");

  g_assert_true (dictum_store_undo (fixture->store, NULL));
  undone = print_project (project);
  assert_same_bytes (before, undone);
  g_assert_true (dictum_store_redo (fixture->store, NULL));
  g_assert_true (dictum_store_close (fixture->store, &error));
  g_assert_no_error (error);

  /* All of it can be undone after opening, too. */
  g_assert_finalize_object (fixture->store);
  fixture->store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  while (dictum_store_undo (fixture->store, NULL))
    ;
  g_assert_cmpuint (count_sources (fixture), ==, 0);
}

typedef struct
{
  gboolean done;
  gboolean result;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->result = dictum_store_outside_finish (DICTUM_STORE (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->done;
}

/* As the window does it: the store is there all the while. */
static void
test_in_threads (Fixture *fixture, gconstpointer data)
{
  Answer theirs = { FALSE, FALSE };
  Answer mine = { FALSE, FALSE };
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) after = NULL;

  write_theirs (fixture);
  apply_source (fixture->store, "Ours alone");
  dictum_store_take_theirs_async (fixture->store, answer_cb, &theirs);
  wait_until (is_answered, &theirs);
  g_assert_true (theirs.result);
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_NOTHING);
  g_assert_nonnull (
      dictum_project_get_source (dictum_store_get_project (fixture->store), "theirs"));

  write_theirs (fixture);
  apply_source (fixture->store, "Ours again");
  dictum_store_keep_mine_async (fixture->store, answer_cb, &mine);
  wait_until (is_answered, &mine);
  g_assert_true (mine.result);
  ours = print_project (dictum_store_get_project (fixture->store));
  after = read_bytes (fixture->path);
  assert_same_bytes (ours, after);
}

/* Taken over, and then the program is gone before it saves. */
static void
test_take_theirs_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  write_theirs (fixture);
  g_assert_true (dictum_store_take_theirs (fixture->store, NULL));
  g_assert_finalize_object (fixture->store);
  fixture->store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (dictum_store_get_notice (fixture->store));
  g_assert_null (dictum_store_get_recovery (fixture->store));
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  g_assert_true (dictum_store_undo (fixture->store, NULL));
  g_assert_cmpuint (count_sources (fixture), ==, 1);
}

/* All that another program may alter in a project, by chance. */
static void
test_take_theirs_random (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "random.dictum", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint seed = 0; seed < 20; seed++)
    {
      Maker maker = { g_rand_new_with_seed (seed), 0.5, TRUE };
      g_autoptr (DictumProject) project = maker_project (&maker, 2, 3, 5);
      g_autoptr (GBytes) ours = print_project (project);
      g_autoptr (GBytes) theirs = NULL;
      g_autoptr (GBytes) taken = NULL;
      g_autoptr (DictumStore) store = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (
          g_file_set_contents (path, g_bytes_get_data (ours, NULL), g_bytes_get_size (ours), NULL));
      store = dictum_store_open (file, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < 20; i++)
        {
          g_autoptr (DictumChange) change = maker_change (&maker, project);

          g_assert_true (dictum_project_apply (project, change, NULL));
        }
      theirs = print_project (project);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (theirs, NULL),
                                          g_bytes_get_size (theirs), NULL));

      dictum_store_take_theirs (store, &error);
      g_assert_no_error (error);
      /* All is as they have it, except when it was altered last. */
      dictum_project_set_modified (dictum_store_get_project (store),
                                   dictum_project_get_modified (project));
      taken = print_project (dictum_store_get_project (store));
      assert_same_bytes (theirs, taken);
      g_assert_true (dictum_store_undo (store, NULL));
      g_clear_pointer (&taken, g_bytes_unref);
      taken = print_project (dictum_store_get_project (store));
      assert_same_bytes (ours, taken);
      g_rand_free (maker.rand);
    }
}

/* A file that is not there is told of as such, also when nothing waits to be saved, and is written
 * again on request. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_remove (fixture->path);
  wait_until (was_told, fixture);
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_GONE);
  g_assert_cmpint (dictum_store_get_state (fixture->store), ==, DICTUM_STORE_FAILED);
  g_assert_error (dictum_store_get_save_error (fixture->store), DICTUM_STORE_ERROR,
                  DICTUM_STORE_ERROR_GONE);
  g_assert_false (dictum_store_save (fixture->store, NULL, NULL));

  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_save (fixture->store, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, "moved or deleted"));
  g_assert_true (dictum_store_keep_mine (fixture->store, NULL));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_NOTHING);
  g_assert_cmpint (dictum_store_get_state (fixture->store), ==, DICTUM_STORE_SAVED);
}

/* Moves the project into a folder that can be taken away. */
static char *
put_into_folder (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "disk", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_free (fixture->path);
  fixture->path = g_build_filename (folder, "project.dictum", NULL);
  file = g_file_new_for_path (fixture->path);
  dictum_store_save_as (fixture->store, file, TRUE, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&folder);
}

/* A disk is taken out and comes back: nothing is asked, what was done meanwhile is written. */
static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = put_into_folder (fixture);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_rename (folder, away));
  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_save (fixture->store, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, "folder"));
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_GONE);
  g_clear_error (&error);
  g_assert_false (dictum_store_keep_mine (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE);

  g_assert_no_errno (g_rename (away, folder));
  apply_source (fixture->store, "Even more");
  g_assert_true (dictum_store_save (fixture->store, NULL, NULL));
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_NOTHING);
  ours = print_project (dictum_store_get_project (fixture->store));
  after = read_bytes (fixture->path);
  assert_same_bytes (ours, after);
}

/* The disk comes back with another version: that is not written over, whatever was chosen. */
static void
test_folder_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = put_into_folder (fixture);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autoptr (GError) error = NULL;

  write_theirs (fixture);
  g_assert_no_errno (g_rename (folder, away));
  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_save (fixture->store, NULL, NULL));
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_GONE);
  g_assert_no_errno (g_rename (away, folder));
  g_assert_false (dictum_store_keep_mine (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED);
  g_assert_cmpint (dictum_store_get_outside (fixture->store), ==, DICTUM_OUTSIDE_CHANGED);
}

/* The program ends while the disk is away: what was done is offered when it is there again. */
static void
test_folder_crash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = put_into_folder (fixture);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_rename (folder, away));
  apply_source (fixture->store, "More");
  g_assert_false (dictum_store_close (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE);
  g_clear_error (&error);
  wait_until (is_alone, fixture);
  g_assert_finalize_object (fixture->store);

  g_assert_no_errno (g_rename (away, folder));
  fixture->store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (dictum_store_get_recovery (fixture->store));
  g_assert_true (dictum_store_recover (fixture->store, &error));
  g_assert_cmpuint (count_sources (fixture), ==, 2);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{\"format\":", -1, NULL));
  g_assert_false (dictum_store_take_theirs (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path,
                                      "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"q\","
                                      "\"articles\":[],\"sources\":[],\"claims\":[]}",
                                      -1, NULL));
  g_assert_false (dictum_store_take_theirs (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED);
  g_assert_cmpuint (count_sources (fixture), ==, 1);
}

/* A record of ours that has become one of another kind in the file: said, and nothing is touched.
 */
static void
test_other_kind (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = dictum_store_get_project (fixture->store);
  g_autoptr (DictumItem) source = g_list_model_get_item (dictum_project_get_sources (project), 0);
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"dictum-project\",\"version\":1,\"id\":\"%s\",\"articles\":[{\"id\":\"%s\","
      "\"added\":\"2026-11-14T18:00:00Z\",\"versions\":[{\"id\":\"v\",\"blocks\":["
      "{\"text\":\"Words\"}]}]}],\"sources\":[],\"claims\":[]}",
      dictum_store_get_id (fixture->store), dictum_item_get_id (source));
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_false (dictum_store_take_theirs (fixture->store, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED);
  g_assert_cmpuint (count_sources (fixture), ==, 1);
}

/* Changed by someone else while it was closed: nothing is mixed up, the old record is kept. */
static void
test_changed_while_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (dictum_store_close (fixture->store, NULL));
  g_assert_finalize_object (fixture->store);
  write_theirs (fixture);
  fixture->store = dictum_store_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (dictum_store_get_notice (fixture->store), "another program"));
  g_assert_null (dictum_store_get_recovery (fixture->store));
  g_assert_false (dictum_history_can_undo (dictum_store_get_history (fixture->store)));
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  apply_source (fixture->store, "More");
  g_assert_true (dictum_store_close (fixture->store, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/outside/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("told", test_told);
  ADD ("not-told", test_not_told);
  ADD ("save-refused", test_save_refused);
  ADD ("keep-mine", test_keep_mine);
  ADD ("take-theirs", test_take_theirs);
  ADD ("in-threads", test_in_threads);
  ADD ("take-theirs-crash", test_take_theirs_crash);
  ADD ("take-theirs-random", test_take_theirs_random);
  ADD ("deleted", test_deleted);
  ADD ("folder-gone", test_folder_gone);
  ADD ("folder-other", test_folder_other);
  ADD ("folder-crash", test_folder_crash);
  ADD ("broken", test_broken);
  ADD ("other-kind", test_other_kind);
  ADD ("changed-while-closed", test_changed_while_closed);

  return g_test_run ();
}
