/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "store-fixture.h"

#include "recent/dictum-recent-search.h"

/* What is found in projects that nobody has open. */

typedef struct
{
  DictumSession *session;
  DictumRecentSearch *search;
  GPtrArray *files; /* of GFile */
} Desk;

/* A project with sources of these names, known to the session. */
static void
add_project (Desk *desk, const char *name, const char *const *sources)
{
  g_autofree char *file_name = g_strconcat (name, ".dictum", NULL);
  GFile *file = fixture_get_file (file_name);
  DictumStore *store = fixture_new_named (file);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; sources[i] != NULL; i++)
    apply_source (store, sources[i]);
  g_assert_true (dictum_store_save (store, NULL, &error));
  g_assert_no_error (error);
  dictum_session_add_recent (desk->session, store);
  fixture_close (store);
  g_ptr_array_add (desk->files, file);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->session = g_object_new (DICTUM_TYPE_SESSION, NULL);
  desk->search = dictum_recent_search_new (desk->session);
  desk->files = g_ptr_array_new_with_free_func (g_object_unref);
  add_project (desk, "quay", (const char *const[]) { "Ida Marrow", "Pilots of Saltmere", NULL });
  add_project (desk, "ferry", (const char *const[]) { "Marrow & Sons", NULL });
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < desk->files->len; i++)
    g_file_delete (desk->files->pdata[i], NULL, NULL);
  g_ptr_array_unref (desk->files);
  g_assert_finalize_object (desk->search);
  g_assert_finalize_object (desk->session);
}

typedef struct
{
  gboolean done;
  GPtrArray *hits;
  GError *error;
} Answer;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->hits = dictum_recent_search_find_finish (DICTUM_RECENT_SEARCH (source), result,
                                                   &answer->error);
  answer->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->done;
}

/* The titles found, separated by bars. */
static char *
find (Desk *desk, const char *words)
{
  Answer answer = { 0 };
  g_autoptr (GString) titles = g_string_new (NULL);

  dictum_recent_search_find_async (desk->search, words, 5, found_cb, &answer);
  wait_until (is_done, &answer);
  g_assert_no_error (answer.error);
  for (guint i = 0; i < answer.hits->len; i++)
    {
      const DictumRecentHit *hit = answer.hits->pdata[i];

      g_assert_nonnull (hit->project);
      g_assert_cmpint (hit->kind, ==, DICTUM_FOUND_SOURCE);
      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", hit->title);
    }
  g_ptr_array_unref (answer.hits);

  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static void
assert_found (Desk *desk, const char *words, const char *titles)
{
  g_autofree char *found = find (desk, words);

  g_assert_cmpstr (found, ==, titles);
}

static void
test_words (Desk *desk, gconstpointer data)
{
  /* The project that was opened last comes first. */
  assert_found (desk, "marrow", "Marrow & Sons|Ida Marrow");
  assert_found (desk, "ida MARR", "Ida Marrow");
  assert_found (desk, "nobody", "");
  assert_found (desk, "  ", "");
}

/* What was read is kept until the file is another one; what is gone is not found. */
static void
test_files (Desk *desk, gconstpointer data)
{
  DictumStore *store;
  g_autofree char *path = g_file_get_path (desk->files->pdata[1]);
  g_autoptr (GError) error = NULL;

  assert_found (desk, "pilots", "Pilots of Saltmere");
  store = fixture_open (desk->files->pdata[0]);
  apply_source (store, "Pilots of Brindle");
  g_assert_true (dictum_store_save (store, NULL, &error));
  fixture_close (store);
  assert_found (desk, "pilots brindle", "Pilots of Brindle");

  g_file_set_contents (path, "{ \"format\": \"dictum-project\"", -1, &error);
  g_assert_no_error (error);
  assert_found (desk, "marrow", "Ida Marrow");
  g_assert_no_errno (g_unlink (path));
  assert_found (desk, "marrow", "Ida Marrow");

  dictum_recent_search_forget (desk->search);
  assert_found (desk, "marrow", "Ida Marrow");
}

/* Who was promised not to be named does not show up on the desktop. */
static void
test_protected (Desk *desk, gconstpointer data)
{
  GFile *file = fixture_get_file ("secret.dictum");
  DictumStore *store = fixture_new_named (file);
  DictumSource *source = dictum_value_new (&dictum_source_type);
  DictumChange *change = dictum_change_new ("Add", "Ana Holt");
  g_autoptr (GError) error = NULL;

  source->record.id = dictum_id_new ();
  source->kind = DICTUM_SOURCE_UNNAMED;
  dictum_value_set_string (&source->name, "Lena Quill");
  source->anonymity = dictum_value_new (&dictum_anonymity_type);
  source->anonymity->ground_rules = DICTUM_GROUND_RULES_BACKGROUND;
  dictum_change_add (change, source);
  g_assert_true (dictum_store_apply (store, change, &error));
  g_assert_no_error (error);
  dictum_change_unref (change);
  apply_source (store, "Lena Marsh");
  g_assert_true (dictum_store_save (store, NULL, &error));
  dictum_session_add_recent (desk->session, store);
  fixture_close (store);
  g_ptr_array_add (desk->files, file);

  assert_found (desk, "lena", "Lena Marsh");
}

/* Somebody types on: what is not awaited any more ends. */
static void
test_typing (Desk *desk, gconstpointer data)
{
  Answer first = { 0 };

  dictum_recent_search_find_async (desk->search, "i", 5, found_cb, &first);
  assert_found (desk, "ida", "Ida Marrow");
  wait_until (is_done, &first);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (first.hits);
  g_error_free (first.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/recent-search/" name, Desk, NULL, set_up, function, tear_down)
  ADD ("words", test_words);
  ADD ("files", test_files);
  ADD ("protected", test_protected);
  ADD ("typing", test_typing);
#undef ADD

  return g_test_run ();
}
