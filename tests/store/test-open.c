/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is opened, what is not, and why. */

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store-fixture.h"

/* ---- Locks and bad files ---- */

static void
test_locked (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  g_autofree char *link_path = g_strconcat (g_file_peek_path (file), ".link", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  DictumStore *store = fixture_new_named (file);
  g_autoptr (GError) error = NULL;

  g_assert_null (dictum_store_open (file, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "another window"));
  g_clear_error (&error);
  g_assert_cmpint (symlink (g_file_peek_path (file), link_path), ==, 0);
  g_assert_null (dictum_store_open (link_file, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  fixture_close (store);

  store = fixture_open (link_file);
  apply_source (store, "Through the link");
  fixture_close (store);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
}

/* Another program, which then dies without a word. */
static void
test_locked_process (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  DictumStore *store = fixture_new_named (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *pid_text = NULL;
  char byte;
  int out[2], in[2];
  pid_t pid;

  fixture_close (store);
  g_assert_cmpint (pipe (out), ==, 0);
  g_assert_cmpint (pipe (in), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      DictumStore *theirs = dictum_store_open (file, NULL, NULL);

      if (write (out[1], theirs != NULL ? "y" : "n", 1) == 1 && read (in[0], &byte, 1) == 1)
        _exit (0);
      _exit (1);
    }

  g_assert_cmpint (read (out[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  g_assert_null (dictum_store_open (file, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_LOCKED);
  pid_text = g_strdup_printf ("process %d", (int) pid);
  g_assert_nonnull (strstr (error->message, pid_text));

  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  store = fixture_open (file);
  fixture_close (store);
  close (out[0]);
  close (out[1]);
  close (in[0]);
  close (in[1]);
}

static void
test_not_projects (void)
{
  g_autoptr (GFile) folder = fixture_get_file ("folder");
  g_autoptr (GFile) pipe_file = fixture_get_file ("pipe");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://example.org/project.dictum");
  GFile *files[] = { folder, pipe_file, device, remote };

  g_mkdir (g_file_peek_path (folder), 0700);
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe_file), 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dictum_store_open (files[i], NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_cmpint (error->domain, ==, G_IO_ERROR);
    }
}

/* ---- Read-only ---- */

static void
test_newer (void)
{
  g_autoptr (GFile) file = fixture_get_file ("newer.dictum");
  g_autoptr (GFile) copy = fixture_get_file ("copy.dictum");
  static const char text[] = "{\"format\":\"dictum-project\",\"version\":2,\"id\":\"p\","
                             "\"articles\":[],\"sources\":[],\"claims\":[]}";
  g_autoptr (DictumChange) change = make_source_change (NULL, "No");
  g_autoptr (GError) error = NULL;
  DictumStore *store;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  store = fixture_open (file);
  g_assert_true (dictum_store_get_read_only (store));
  g_assert_nonnull (strstr (dictum_store_get_read_only_reason (store), "newer version"));
  g_assert_false (dictum_store_apply (store, change, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (dictum_store_save_as (store, copy, FALSE, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_NEWER);
  g_assert_true (dictum_store_close (store, NULL));
  g_assert_finalize_object (store);
  g_clear_error (&error);
  g_assert_null (dictum_store_open_copy (file, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_NEWER);
}

static void
test_read_only (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  g_autoptr (GFile) copy = fixture_get_file ("copy.dictum");
  g_autoptr (DictumChange) change = make_source_change (NULL, "No");
  g_autoptr (GError) error = NULL;
  DictumStore *store;

  if (geteuid () == 0)
    {
      g_test_skip ("root is allowed everything");
      return;
    }

  fixture_close (fixture_new_named (file));
  g_chmod (g_file_peek_path (file), 0400);
  store = fixture_open (file);
  g_assert_true (dictum_store_get_read_only (store));
  g_assert_false (dictum_store_apply (store, change, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY);
  g_assert_true (dictum_store_save_as (store, copy, FALSE, NULL, NULL));
  g_assert_false (dictum_store_get_read_only (store));
  apply_source (store, "Yes");
  fixture_close (store);
}

/* Where Dictum cannot keep what is its own, a project can still be read. */
static void
test_no_data_folder (void)
{
  g_autoptr (GFile) file = fixture_get_file ("project.dictum");
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dictum", NULL);
  g_autofree char *aside = g_strconcat (folder, ".aside", NULL);
  g_autoptr (DictumChange) change = make_source_change (NULL, "No");
  g_autoptr (GError) error = NULL;
  DictumStore *store = fixture_new_named (file);

  apply_source (store, "One");
  fixture_close (store);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "not a folder", -1, NULL));
  store = fixture_open (file);
  g_assert_true (dictum_store_get_read_only (store));
  g_assert_cmpuint (fixture_count_sources (store), ==, 1);
  g_assert_false (dictum_store_apply (store, change, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY);
  fixture_close (store);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  *(DictumStore **) data = dictum_store_open_finish (result, &error);
  g_assert_no_error (error);
}

/* A project that was made in a thread is like any other, and one that nobody wanted leaves nothing
 * behind. */
static void
test_new_in_thread (void)
{
  g_auto (GStrv) before = dictum_store_list_unnamed ();
  g_auto (GStrv) after = NULL;
  g_autofree char *title = NULL;
  DictumStore *store = NULL;

  dictum_store_new_async ("Harbour", made_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  title = dictum_store_dup_title (store);
  g_assert_cmpstr (title, ==, "Harbour");
  g_assert_null (dictum_store_get_file (store));
  fixture_close (store);

  after = dictum_store_list_unnamed ();
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/open/locked", test_locked);
  g_test_add_func ("/open/locked-process", test_locked_process);
  g_test_add_func ("/open/not-projects", test_not_projects);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/read-only", test_read_only);
  g_test_add_func ("/open/no-data-folder", test_no_data_folder);
  g_test_add_func ("/open/new-in-thread", test_new_in_thread);
  add_schema_test ();

  return g_test_run ();
}
