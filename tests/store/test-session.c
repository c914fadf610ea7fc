/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "store-fixture.h"

static DictumSession *
new_session (void)
{
  return g_object_new (DICTUM_TYPE_SESSION, NULL);
}

static DictumStore *
new_named (const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_get_home_dir (), name, NULL);
  DictumStore *store = dictum_store_new (name, NULL);

  g_mkdir_with_parents (g_get_home_dir (), 0700);
  g_assert_true (dictum_store_save_as (store, file, FALSE, NULL, NULL));
  return store;
}

static void
test_values (void)
{
  g_autoptr (DictumSession) session = new_session ();
  g_autoptr (DictumSession) again = NULL;
  g_autofree char *page = NULL;
  g_autofree char *width = NULL;
  g_autofree char *gone = NULL;
  g_auto (GStrv) open = NULL;
  g_autoptr (DictumStore) store = dictum_store_new ("Unnamed", NULL);
  g_autofree char *there = g_strconcat ("unnamed:", dictum_store_get_id (store), NULL);

  dictum_session_set_value (session, NULL, "width", "1200");
  dictum_session_set_value (session, "id \"\n", "page", "sources “1”");
  dictum_session_set_value (session, "id", "gone", "x");
  dictum_session_set_value (session, "id", "gone", NULL);
  dictum_session_set_open (session,
                           (const char *const[]) { "file:///a", there, "unnamed:b", NULL });
  g_assert_true (dictum_session_write (session, NULL));

  again = new_session ();
  width = dictum_session_get_value (again, NULL, "width");
  page = dictum_session_get_value (again, "id \"\n", "page");
  gone = dictum_session_get_value (again, "id", "gone");
  open = dictum_session_list_open (again);
  g_assert_cmpstr (width, ==, "1200");
  g_assert_cmpstr (page, ==, "sources “1”");
  g_assert_null (gone);
  g_assert_cmpstrv (open, ((const char *[]) { "file:///a", there, NULL }));
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The place as a session that is read now has it. */
static char *
read_place (void)
{
  g_autoptr (DictumSession) session = new_session ();

  return dictum_session_get_value (session, "id", "article");
}

/* Written without anybody waiting for it, soon, and never over what was written later. */
static void
test_queue (void)
{
  g_autoptr (DictumSession) session = new_session ();
  g_autofree char *place = NULL;
  gboolean too_late = FALSE;
  guint source = g_timeout_add_seconds (10, give_up_cb, &too_late);

  dictum_session_set_value (session, "id", "article", "first");
  g_assert_true (dictum_session_write (session, NULL));
  dictum_session_set_value (session, "id", "article", "second");
  dictum_session_queue_write (session);
  dictum_session_set_value (session, "id", "article", "third");
  dictum_session_queue_write (session);
  place = read_place ();
  g_assert_cmpstr (place, ==, "first");

  while (g_strcmp0 (place, "third") != 0 && !too_late)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (place);
      place = read_place ();
      g_assert_cmpstr (place, !=, "second");
    }
  g_assert_false (too_late);
  g_source_remove (source);
}

/* Fifty files push out the oldest, and never a project that has no file. */
static void
test_recent_many (void)
{
  g_autoptr (DictumSession) session = new_session ();
  g_autoptr (DictumSession) again = NULL;
  g_autoptr (DictumStore) unnamed = dictum_store_new ("Unnamed", NULL);
  g_autoptr (GPtrArray) recent = NULL;
  g_auto (GStrv) ids = g_new0 (char *, 53);
  g_autofree char *forgotten = NULL;
  g_autofree char *kept = NULL;
  const DictumRecent *last;

  dictum_session_add_recent (session, unnamed);
  for (guint i = 0; i < 52; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u.dictum", i);
      g_autoptr (DictumStore) store = new_named (name);

      dictum_session_add_recent (session, store);
      ids[i] = g_strdup (dictum_store_get_id (store));
      dictum_session_set_value (session, ids[i], "article", name);
    }
  g_assert_true (dictum_session_write (session, NULL));

  again = new_session ();
  forgotten = dictum_session_get_value (again, ids[1], "article");
  kept = dictum_session_get_value (again, ids[2], "article");
  g_assert_null (forgotten);
  g_assert_cmpstr (kept, ==, "many-2.dictum");
  recent = dictum_session_list_recent (again);
  g_assert_cmpuint (recent->len, ==, 51);
  last = g_ptr_array_index (recent, 50);
  g_assert_cmpstr (last->id, ==, dictum_store_get_id (unnamed));
}

static void
test_recent (void)
{
  g_autoptr (DictumSession) session = new_session ();
  g_autoptr (DictumSession) again = NULL;
  g_autoptr (DictumStore) first = new_named ("first.dictum");
  g_autoptr (DictumStore) second = new_named ("second.dictum");
  g_autoptr (DictumStore) unnamed = dictum_store_new ("Unnamed", NULL);
  g_autoptr (GPtrArray) recent = NULL;
  DictumRecent *entry;

  dictum_session_add_recent (session, first);
  dictum_session_add_recent (session, second);
  dictum_session_add_recent (session, unnamed);
  dictum_session_add_recent (session, first);
  g_assert_true (dictum_session_write (session, NULL));

  again = new_session ();
  recent = dictum_session_list_recent (again);
  g_assert_cmpuint (recent->len, ==, 3);
  entry = recent->pdata[0];
  g_assert_cmpstr (entry->id, ==, dictum_store_get_id (first));
  g_assert_cmpstr (entry->title, ==, "first.dictum");
  g_assert_true (g_file_equal (entry->file, dictum_store_get_file (first)));
  g_assert_true (dictum_time_is_valid (entry->opened));
  entry = recent->pdata[1];
  g_assert_null (entry->file);

  /* Gone for good is left out; on a disk that is not connected is not. */
  g_remove (g_file_peek_path (dictum_store_get_file (second)));
  g_ptr_array_unref (recent);
  recent = dictum_session_list_recent (again);
  g_assert_cmpuint (recent->len, ==, 2);
  dictum_session_remove_recent (again, dictum_store_get_id (first));
  g_ptr_array_unref (recent);
  recent = dictum_session_list_recent (again);
  g_assert_cmpuint (recent->len, ==, 1);
}

/* Any file in its place is a session, an empty one if need be. */
static void
test_broken (void)
{
  static const char *const texts[] = {
    "",
    "x",
    "[]",
    "{",
    "{\"recent\":{},\"values\":[],\"open\":7}",
    "{\"recent\":[1,{\"id\":5},{\"id\":\"a\",\"file\":\"no address\"}],\"values\":{\"a\":7},"
    "\"open\":[1,\"x\"]}"
  };
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dictum", NULL);
  g_autofree char *path = g_build_filename (folder, "session.json", NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DictumSession *session;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      session = new_session ();
      g_ptr_array_unref (dictum_session_list_recent (session));
      g_strfreev (dictum_session_list_open (session));
      g_assert_true (dictum_session_write (session, NULL));
      g_assert_finalize_object (session);
    }
}

static void
test_snapshots (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("<html>\0</html>", 14);
  g_autofree char *sum = dictum_snapshot_store_add (bytes, NULL);
  g_autofree char *again = dictum_snapshot_store_add (bytes, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (sum, ==, again);
  g_assert_cmpuint (strlen (sum), ==, 64);
  found = dictum_snapshot_store_get (sum, NULL);
  g_assert_true (g_bytes_equal (bytes, found));

  g_assert_null (dictum_snapshot_store_get ("../../../etc/passwd", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  path = g_build_filename (g_get_user_data_dir (), "dictum", "snapshots", sum, NULL);
  g_assert_true (g_file_set_contents (path, "altered", -1, NULL));
  g_assert_null (dictum_snapshot_store_get (sum, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/values", test_values);
  g_test_add_func ("/session/queue", test_queue);
  g_test_add_func ("/session/recent", test_recent);
  g_test_add_func ("/session/recent-many", test_recent_many);
  g_test_add_func ("/session/broken", test_broken);
  g_test_add_func ("/snapshots", test_snapshots);

  return g_test_run ();
}
