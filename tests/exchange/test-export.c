/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is in an export, and what a scope leaves of a project; files on their way to the disk; and
 * what must hold of every line of the table of formats. */

#include "exchange/dictum-format.h"

#include <glib/gstdio.h>
#include <string.h>

#include "query/dictum-claim-query.h"

#include "../core/model-fixture.h"

#define TEXT "The ferry will run all winter, the harbour board said. Nobody asked the islanders."

static void
add_version (DictumArticle *article, const char *id, const char *text)
{
  DictumVersion *version = dictum_value_new (&dictum_version_type);
  DictumBlock *block = dictum_value_new (&dictum_block_type);

  block->text = g_strdup (text);
  dictum_values_add (&version->blocks, block);
  version->id = g_strdup (id);
  dictum_values_add (&article->versions, version);
}

/* Two articles, of which the first has two versions; five claims; three sources in a row of
 * affiliations and one that nothing leads to. */
static DictumProject *
make_project (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = fixture_new_settings ();
  g_autoptr (GError) error = NULL;
  DictumArticle *first = fixture_new_article ("a1", "2026-11-14T18:00:00Z", TEXT);
  DictumSource *board = fixture_new_source ("s1", "Harbour board");
  DictumSource *council = fixture_new_source ("s2", "Island council");
  DictumClaim *claims[5];
  DictumProject *project;

  add_version (first, "a1-v2", "Earlier today: " TEXT);
  board->affiliation = g_strdup ("s2");
  dictum_value_set_strings (&board->distinct_from, (const char *const[]) { "s2", "s4", NULL });
  council->affiliation = g_strdup ("s3");
  claims[0] = fixture_new_claim ("c1", "a1", 15, 20);
  claims[1] = fixture_new_claim ("c2", "a1", 0, 5);
  claims[2] = fixture_new_claim ("c3", "a1", 25, 30);
  claims[3] = fixture_new_claim ("c4", "a2", 4, 9);
  claims[4] = fixture_new_claim ("c5", "a2", 0, 3);
  g_set_str (&claims[0]->version, "a1-v2");
  g_set_str (&claims[2]->version, "a1-v2");
  fixture_attribute (claims[0], "s1", 60, 70);
  fixture_rate (claims[0], "Ana Holt", "supported");
  dictum_value_set_strings (&claims[0]->tags, (const char *const[]) { "ferry", NULL });
  dictum_value_set_strings (&claims[0]->same_as, (const char *const[]) { "c4", "c3", NULL });

  g_ptr_array_add (records, first);
  g_ptr_array_add (records, fixture_new_article ("a2", "2026-11-15T18:00:00Z", TEXT));
  g_ptr_array_add (records, board);
  g_ptr_array_add (records, council);
  g_ptr_array_add (records, fixture_new_source ("s3", "Saltmere"));
  g_ptr_array_add (records, fixture_new_source ("s4", "Harbour master"));
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    g_ptr_array_add (records, claims[i]);
  dictum_value_seal (settings);
  g_ptr_array_foreach (records, (GFunc) (void (*) (void)) dictum_value_seal, NULL);
  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);

  return project;
}

static DictumExport *
make_export (DictumScopeKind kind, const char *const *ids, const char *query)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (GError) error = NULL;
  DictumExport *export = dictum_export_new (dictum_project_take_snapshot (project),
                                            &(DictumScope) { kind, ids, query }, NULL, &error);

  g_assert_no_error (error);

  return export;
}

/* "a1@a1-v2: c1 c3 | …": the texts with their claims, and the sources behind them. */
static char *
describe (DictumExport *export)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *entry = g_ptr_array_index (export->articles, i);

      g_string_append_printf (words, "%u %s%s:", entry->number, entry->version->id,
                              entry->latest ? "" : " (old)");
      g_assert_true (entry->text == dictum_article_get_text (entry->article, entry->version));
      for (guint j = 0; j < entry->claims->len; j++)
        g_string_append_printf (words, " %s",
                                dictum_record_get_id (g_ptr_array_index (entry->claims, j)));
      g_string_append (words, " | ");
    }
  for (guint i = 0; i < export->corpus->snapshot->sources->len; i++)
    g_string_append_printf (
        words, "%s ",
        dictum_record_get_id (g_ptr_array_index (export->corpus->snapshot->sources, i)));

  return g_string_free_and_steal (words);
}

static void
assert_export (DictumScopeKind kind,
               const char *const *ids,
               const char *query,
               const char *expected)
{
  g_autoptr (DictumExport) export = make_export (kind, ids, query);
  g_autofree char *described = describe (export);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_scopes (void)
{
  /* Sources are by name; claims in document order, each beside the text that it is in. */
  assert_export (DICTUM_SCOPE_PROJECT, NULL, NULL,
                 "1 a1-v2: c1 c3 | 1 a1-v1 (old): c2 | 2 a2-v1: c5 c4 | s1 s4 s2 s3 ");
  assert_export (DICTUM_SCOPE_ARTICLES, (const char *const[]) { "a2", NULL }, NULL,
                 "1 a2-v1: c5 c4 | ");
  assert_export (DICTUM_SCOPE_CLAIMS, (const char *const[]) { "c2", "c4", NULL }, NULL,
                 "1 a1-v2: | 1 a1-v1 (old): c2 | 2 a2-v1: c4 | ");
  assert_export (DICTUM_SCOPE_QUERY, NULL, "tag:ferry", "1 a1-v2: c1 | s1 s2 s3 ");
}

/* What a part refers to is in it, or the reference is taken away. */
static void
test_closed (void)
{
  g_autoptr (DictumExport) export = make_export (DICTUM_SCOPE_ARTICLES,
                                                 (const char *const[]) { "a1", NULL }, NULL);
  const DictumClaim *claim = dictum_export_get_claim (export, "c1");
  const DictumSource *source = dictum_export_get_source (export, "s1");

  g_assert_false (export->whole);
  g_assert_cmpuint (g_strv_length (claim->same_as), ==, 1);
  g_assert_cmpstr (claim->same_as[0], ==, "c3");
  g_assert_cmpuint (g_strv_length (source->distinct_from), ==, 1);
  g_assert_cmpstr (source->distinct_from[0], ==, "s2");
  g_assert_cmpstr (dictum_export_name_link (export, dictum_values_get (claim->attributions, 0)), ==,
                   "Harbour board");
}

static void
assert_refused (DictumScopeKind kind, const char *query, GQuark domain, int code)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dictum_export_new (dictum_project_take_snapshot (project),
                                    &(DictumScope) { kind, NULL, query }, NULL, &error));
  g_assert_error (error, domain, code);
}

static void
test_refused (void)
{
  assert_refused (DICTUM_SCOPE_QUERY, "tag:nothing", DICTUM_EXCHANGE_ERROR,
                  DICTUM_EXCHANGE_ERROR_EMPTY);
  assert_refused (DICTUM_SCOPE_CLAIMS, NULL, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY);
  assert_refused (DICTUM_SCOPE_QUERY, "status:dancing", DICTUM_QUERY_ERROR,
                  DICTUM_QUERY_ERROR_SYNTAX);
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "Harbour treaty: “a new call”", "harbour-treaty-a-new-call" },
    { "The Prime Minister’s Office", "the-prime-ministers-office" },
    { "../../etc/passwd", "etc-passwd" },
    { "Ålesund — 東京", "ålesund-東京" },
    { "\n\t…", "untitled" },
    { "", "untitled" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *long_words = g_strnfill (500, 'x');
  g_autofree char *cut = dictum_file_suggest_name (long_words);
  g_autofree char *first = dictum_file_suggest_unique (taken, "Ferry");
  g_autofree char *second = dictum_file_suggest_unique (taken, "ferry!");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dictum_file_suggest_name (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60);
  g_assert_cmpstr (first, ==, "ferry");
  g_assert_cmpstr (second, ==, "ferry-2");
}

static void
remove_folder (const char *path)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", path);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
test_files (void)
{
  g_autofree char *home = g_dir_make_tmp ("dictum-exchange-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "out", NULL);
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (GPtrArray) evil = dictum_files_new ();
  g_autoptr (GPtrArray) read = dictum_files_new ();
  g_autoptr (GError) error = NULL;

  dictum_files_add_text (files, "b.txt", g_string_new ("two"));
  dictum_files_add_text (files, "a/a.txt", g_string_new ("one"));
  g_assert_true (dictum_files_save (files, folder, TRUE, FALSE, &error));
  g_assert_no_error (error);

  g_assert_false (dictum_files_save (files, folder, TRUE, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (dictum_files_save (files, folder, TRUE, TRUE, &error));

  g_assert_true (dictum_files_load (read, folder, &error));
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (((DictumFile *) read->pdata[0])->name, ==, "a/a.txt");
  g_assert_true (g_bytes_equal (((DictumFile *) read->pdata[0])->bytes,
                                ((DictumFile *) files->pdata[1])->bytes));

  dictum_files_add_text (evil, "../evil.txt", g_string_new ("no"));
  g_assert_false (dictum_files_save (evil, folder, TRUE, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  remove_folder (home);
}

static void
test_table (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);

      g_assert_true (g_hash_table_add (ids, (gpointer) format->id));
      g_assert_true (dictum_format_find (format->id) == format);
      g_assert_true (format->write != NULL || format->read != NULL);
      g_assert_nonnull (format->name);
      g_assert_nonnull (format->media_type);
      g_assert_true (g_str_has_suffix (format->purpose, "."));
      g_assert_true (g_str_has_suffix (format->loses, "."));
      g_assert_null (strchr (format->extension, '.'));
    }
  g_assert_null (dictum_format_find ("dance"));
}

/* Every writer gives files that a name can be made for, the same ones each time, and stops when it
 * is told to. */
static void
test_writers (void)
{
  g_autoptr (DictumExport) export = make_export (DICTUM_SCOPE_PROJECT, NULL, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);
      g_autofree char *name = dictum_format_suggest_name (format, export);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = NULL;

      if (format->write == NULL)
        continue;
      g_test_message ("%s", format->id);
      g_assert_true (g_str_has_prefix (name, "harbour-treaty"));
      files = dictum_format_write (format, export, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (files->len, >, 0);
      g_assert_true (files->len == 1 || format->output == DICTUM_OUTPUT_FOLDER);
      for (guint j = 0; j < files->len && format->output != DICTUM_OUTPUT_BINARY; j++)
        {
          gsize size;
          const char *bytes = g_bytes_get_data (((DictumFile *) files->pdata[j])->bytes, &size);

          g_assert_true (g_utf8_validate_len (bytes, size, NULL));
        }

      g_assert_null (dictum_format_write (format, export, cancelled, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/export/scopes", test_scopes);
  g_test_add_func ("/exchange/export/closed", test_closed);
  g_test_add_func ("/exchange/export/refused", test_refused);
  g_test_add_func ("/exchange/output/names", test_names);
  g_test_add_func ("/exchange/output/files", test_files);
  g_test_add_func ("/exchange/format/table", test_table);
  g_test_add_func ("/exchange/format/writers", test_writers);
  return g_test_run ();
}
