/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/dictum-pdf.h"

#include <glib/gstdio.h>

#include "load-fixture.h"

/* The documents in tests/data/load/pdf; the script beside them says what made them. */
static DictumLoaded *
load_document (const char *name, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "pdf", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_file (file);

  return dictum_load (request, NULL, NULL, NULL, error);
}

static char *
describe (DictumLoaded *loaded)
{
  const DictumVersion *version = dictum_article_get_latest_version (loaded->article);
  g_autofree char *blocks = describe_blocks (loaded->article);
  g_auto (GStrv) lines = g_strsplit (blocks, "\n", -1);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "title: %s\nbyline: %s\nlanguage: %s\n\n", loaded->article->title,
                          loaded->article->byline, loaded->article->language);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_string_append_printf (out, "%d %s\n", block->page, lines[i]);
    }
  return g_string_free_and_steal (out);
}

/* What comes out of a document stands beside it, and was read by a person. */
static void
test_document (gconstpointer data)
{
  const char *name = data;
  g_autofree char *document = g_strconcat (name, ".pdf", NULL);
  g_autofree char *text = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "pdf", text, NULL);
  g_autofree char *expected = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_document (document, &error);

  g_assert_no_error (error);
  found = describe (loaded);
  if (g_getenv ("DICTUM_WRITE_EXPECTED") != NULL)
    g_file_set_contents (path, found, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_null (loaded->notice);
  g_assert_cmpstr (dictum_article_get_latest_version (loaded->article)->loader, ==, "pdf");
}

static void
assert_document_error (const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_document (name, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
}

static void
test_refused (void)
{
  assert_document_error ("encrypted.pdf", DICTUM_LOAD_ERROR_ENCRYPTED);
  assert_document_error ("scanned.pdf", DICTUM_LOAD_ERROR_NO_LETTERS);
  assert_document_error ("truncated.pdf", DICTUM_LOAD_ERROR_MALFORMED);
}

static void
test_partly_scanned (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_document ("partly-scanned.pdf", &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (loaded->notice, "page 2"));
}

static void
test_dates (void)
{
  g_autoptr (DictumLoaded) columns = load_document ("columns.pdf", NULL);
  g_autoptr (DictumLoaded) printed = load_document ("printed.pdf", NULL);

  g_assert_cmpstr (columns->article->published, ==, "2026-11-03T09:00:00Z");
  g_assert_cmpint (columns->origins[DICTUM_DETAIL_PUBLISHED], ==, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  /* When it was printed is not when it was published. */
  g_assert_cmpstr (printed->article->published, ==, "2026-11-03");
  g_assert_cmpint (printed->origins[DICTUM_DETAIL_PUBLISHED], ==, DICTUM_DETAIL_ORIGIN_VISIBLE);
  g_assert_null (printed->article->modified);
}

/* A helper that does not answer is killed when the load is cancelled, and nothing waits for it. */
static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static char *
make_helper (const char *script)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dictum-read-pdf", NULL);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  return g_steal_pointer (&folder);
}

static DictumLoaded *
load_with_helper (const char *script, GCancellable *cancellable, GError **error)
{
  g_autofree char *before = g_strdup (g_getenv ("DICTUM_HELPER_DIR"));
  g_autofree char *folder = make_helper (script);
  g_autofree char *path = g_build_filename (folder, "dictum-read-pdf", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_bytes (bytes, NULL, "a.pdf");
  DictumLoaded *loaded;

  g_setenv ("DICTUM_HELPER_DIR", folder, TRUE);
  loaded = dictum_load (request, NULL, NULL, cancellable, error);
  g_setenv ("DICTUM_HELPER_DIR", before, TRUE);
  g_remove (path);
  g_rmdir (folder);
  return loaded;
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GThread) thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  gint64 start = g_get_monotonic_time ();

  loaded = load_with_helper ("#!/bin/sh\nexec sleep 60\n", cancellable, &error);
  g_assert_null (loaded);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_thread_join (g_steal_pointer (&thread));
}

/* What the helper says is not believed. */
static void
test_helper (void)
{
  const struct
  {
    const char *says;
    int code; /* -1: an article */
  } cases[] = {
    { "", DICTUM_LOAD_ERROR_MALFORMED },
    { "dictum-pdf 1\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "w 1 1 1 1 1 1 word\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "page 1 2\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "page 1 2 3\\nw 1 2 3\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "page 1 2 3\\nw 1 2 3 4 5 99999999999999999999 a\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "page 1 2 3\\nw 1 2 3 4 5 6 \\377\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "surprise\\nend", DICTUM_LOAD_ERROR_MALFORMED },
    { "error encrypted\\nend", DICTUM_LOAD_ERROR_ENCRYPTED },
    { "error unsafe\\nend", DICTUM_LOAD_ERROR_UNKNOWN },
    { "page 60000 80000 1\\nend", DICTUM_LOAD_ERROR_NO_LETTERS },
    { "page 60000 80000 0\\nw 9999999 -9999999 1 1 0 0 word\\nend", -1 },
    /* It ends in the middle of the second page: the first one is kept. */
    { "pages 9\\npage 60000 80000 0\\nw 10 10 20 20 10 0 word\\npage 60000 80000 0", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%s\\n'\n", cases[i].says);
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load_with_helper (script, NULL, &error);

      g_test_message ("%s", cases[i].says);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DICTUM_LOAD_ERROR, cases[i].code);
      g_assert_true ((loaded != NULL) == (cases[i].code < 0));
    }
}

static void
assert_joined (const char *first, const char *second, const char *known, const char *expected)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) each = g_strsplit (known, " ", -1);
  g_autoptr (GString) text = g_string_new (first);

  for (guint i = 0; each[i] != NULL; i++)
    g_hash_table_add (words, each[i]);
  dictum_pdf_append_line (text, second, words);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_hyphens (void)
{
  assert_joined ("the govern-", "ment said", "", "the government said");
  assert_joined ("the Franco-", "German brigade", "", "the Franco-German brigade");
  assert_joined ("a well-", "known man", "", "a well-known man");
  assert_joined ("a decision-", "making body", "decision making", "a decision-making body");
  assert_joined ("a decision-", "making body", "decisionmaking decision making",
                 "a decisionmaking body");
  assert_joined ("of cross-", "border trade", "", "of cross-border trade");
  assert_joined ("the inter-", "national court", "inter national international",
                 "the international court");
  assert_joined ("COVID-", "19 cases", "", "COVID-19 cases");
  assert_joined ("twenty-three-", "year plan", "", "twenty-three-year plan");
  assert_joined ("die Bürger\xc2\xad", "meisterin", "", "die Bürgermeisterin");
  assert_joined ("he said -", "and left", "", "he said - and left");
  assert_joined ("", "first", "", "first");
  assert_joined ("one", "two", "", "one two");
}

int
main (int argc, char **argv)
{
  const char *documents[] = { "columns", "printed", "report",   "memo",
                              "arabic",  "hebrew",  "no-table", "restricted" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *path = g_strconcat ("/load/pdf/document/", documents[i], NULL);

      g_test_add_data_func (path, documents[i], test_document);
    }
  g_test_add_func ("/load/pdf/refused", test_refused);
  g_test_add_func ("/load/pdf/partly-scanned", test_partly_scanned);
  g_test_add_func ("/load/pdf/dates", test_dates);
  g_test_add_func ("/load/pdf/cancel", test_cancel);
  g_test_add_func ("/load/pdf/helper", test_helper);
  g_test_add_func ("/load/pdf/hyphens", test_hyphens);
  return g_test_run ();
}
