/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables: reading what spreadsheets write, formulas that do not run and come back as they were, and
 * sources in with a mapping of columns. */

#include "exchange/dictum-csv.h"

#include "analysis/dictum-table.h"

#include "exchange-fixture.h"
#include "exchange-projects.h"

/* Rows between bars, fields between slashes, "!" before a broken row. */
static void
assert_rows (const char *csv, const char *expected)
{
  g_autoptr (GPtrArray) rows = dictum_csv_parse (csv);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DictumCsvRow *row = g_ptr_array_index (rows, i);
      g_autofree char *fields = g_strjoinv ("/", row->fields);

      g_string_append_printf (found, "%s%d%s:%s", i > 0 ? "|" : "", row->line,
                              row->broken ? "!" : "", row->broken ? "" : fields);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_parse (void)
{
  assert_rows ("a,b\r\nc,d\r\n", "1:a/b|2:c/d");
  assert_rows ("\xef\xbb\xbf"
               "a,,b\n\n\nc",
               "1:a//b|4:c");
  assert_rows ("a;b,c;d\r1;2;3\r", "1:a/b,c/d|2:1/2/3");
  assert_rows ("a\tb\n", "1:a/b");
  assert_rows ("\"a,\r\n\"\"b\"\"\",c\nd,e\n", "1:a,\r\n\"b\"/c|3:d/e");
  assert_rows ("\"a;b\",c\n", "1:a;b/c");
  assert_rows ("\"\",\"\"\n", "1:/");
  /* What follows a broken row is read all the same. */
  assert_rows ("a,b\n\"c,d\ne,f\n", "1:a/b|2!:|3:e/f");
  assert_rows ("\"a\"b,c\nd,e\n", "1!:|2:d/e");
  assert_rows ("", "");
}

static void
test_cells (void)
{
  static const char *const words[] = { "=1+1", "'=1+1", "''=1+1", "-5", "'", "''",  "'quoted'",
                                       " =x",  "+",     "@a",     "\t", "a", "it's" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;

      g_string_append (line, "x,");
      dictum_csv_append_cell (line, words[i]);
      g_assert_null (strpbrk (line->str + 2, "=+-@\t") == line->str + 2 ? line->str : NULL);
      rows = dictum_csv_parse (line->str);
      g_assert_cmpstr (((DictumCsvRow *) g_ptr_array_index (rows, 0))->fields[1], ==, words[i]);
    }
}

static void
test_lists (void)
{
  const char *const strings[] = { "Smith, John", "a; b", "back\\slash", "\\;", NULL };
  g_autofree char *joined = dictum_csv_join (strings);
  g_auto (GStrv) split = dictum_csv_split (joined);
  g_auto (GStrv) none = dictum_csv_split (" ;; ");

  g_assert_true (g_strv_equal ((const char *const *) split, strings));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_guess (void)
{
  g_assert_cmpstr (dictum_csv_guess_field ("Organisation"), ==, "affiliation");
  g_assert_cmpstr (dictum_csv_guess_field (" Full_Name "), ==, "name");
  g_assert_cmpstr (dictum_csv_guess_field ("URL"), ==, "url");
  g_assert_null (dictum_csv_guess_field ("Shoe size"));
  g_assert_null (dictum_csv_guess_field (""));
  for (guint i = 0; dictum_csv_list_fields ()[i] != NULL; i++)
    {
      const char *field = dictum_csv_list_fields ()[i];

      g_assert_cmpstr (dictum_csv_guess_field (field), ==, field);
    }
}

static const DictumSource *
get_source (DictumProject *project, const char *name)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);

  for (guint i = 0; i < snapshot->sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (snapshot->sources, i);

      if (g_str_equal (source->name, name))
        return source;
    }
  g_test_message ("no source %s", name);
  g_assert_not_reached ();
}

static void
test_read (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files (
      (const char *const[]) { "people.csv",
                              "Full name;Organisation;Type;Shoe size;Website\r\n"
                              "Ida Marrow;Harbour board;person;41;https://marrow.example\r\n"
                              "Harbour board;;organisation;;\r\n"
                              ";nobody;;;\r\n"
                              "Ben Tide;The Ledger;wizard;;\r\n"
                              "\"open;;;;\r\n",
                              NULL });
  g_autoptr (DictumImport) import = fixture_read (project, "csv", files);
  g_autoptr (DictumImport) again = fixture_read (project, "csv", files);
  const DictumSource *ida = get_source (project, "Ida Marrow");
  const DictumSource *board = get_source (project, "Harbour board");
  const DictumIdentifier *identifier = dictum_values_get (ida->identifiers, 0);

  g_assert_cmpuint (import->n_sources, ==, 4);
  g_assert_cmpstr (ida->affiliation, ==, board->record.id);
  g_assert_cmpstr (identifier->scheme, ==, "url");
  g_assert_cmpstr (identifier->content, ==, "https://marrow.example");
  g_assert_cmpstr (get_source (project, "Ben Tide")->affiliation, ==,
                   get_source (project, "The Ledger")->record.id);
  /* The column and the kind that there are not; the lines without a name and without an end. */
  g_assert_cmpuint (import->unplaced->len, ==, 2);
  g_assert_cmpuint (import->broken->len, ==, 2);
  g_assert_cmpint (((DictumImportProblem *) g_ptr_array_index (import->broken, 1))->line, ==, 6);
  g_assert_null (again->change);
}

static void
test_mapping (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) files = fixture_files (
      (const char *const[]) { "x.csv", "Who,Firm,Name\nIda,Board,x\n", NULL });
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  const DictumFormat *format = dictum_format_find ("csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumImport) import = NULL;

  g_hash_table_insert (options, (gpointer) "columns", (gpointer) "Who=name, Firm=affiliation");
  import = dictum_format_read (format, files, dictum_project_take_snapshot (project), options, NULL,
                               NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dictum_project_apply (project, import->change, &error));
  g_assert_cmpstr (get_source (project, "Ida")->affiliation, ==,
                   get_source (project, "Board")->record.id);

  g_hash_table_insert (options, (gpointer) "columns", (gpointer) "Who=shoe");
  g_assert_null (dictum_format_read (format, files, dictum_project_take_snapshot (project), options,
                                     NULL, NULL, &error));
  g_assert_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT);
}

/* What is known of a source is not written over by a list of names, but by our own table. */
static void
test_update (void)
{
  g_autoptr (DictumProject) project = fixture_make_empty ();
  g_autoptr (GPtrArray) first = fixture_files (
      (const char *const[]) { "x.csv", "name,description\nIda,Harbour master\n", NULL });
  g_autoptr (GPtrArray) second = fixture_files (
      (const char *const[]) { "x.csv", "name,description,notes\nida,Cook,Met twice\n", NULL });
  g_autoptr (DictumImport) import = fixture_read (project, "csv", first);
  g_autoptr (DictumImport) again = fixture_read (project, "csv", second);
  g_autofree char *id = g_strdup (get_source (project, "Ida")->record.id);
  g_autofree char *table = g_strdup_printf ("id,name,description\n%s,Ida,Cook\n", id);
  g_autoptr (GPtrArray) third = fixture_files ((const char *const[]) { "x.csv", table, NULL });
  g_autoptr (DictumImport) last = NULL;

  g_assert_cmpuint (import->n_sources, ==, 1);
  g_assert_cmpuint (again->n_sources, ==, 0);
  g_assert_cmpstr (get_source (project, "Ida")->description, ==, "Harbour master");
  g_assert_cmpstr (get_source (project, "Ida")->notes, ==, "Met twice");
  last = fixture_read (project, "csv", third);
  g_assert_cmpuint (last->n_sources, ==, 0);
  g_assert_cmpstr (get_source (project, "Ida")->description, ==, "Cook");
}

static GPtrArray *
take_sources (GPtrArray *files)
{
  g_autofree char *text = fixture_get_text (files, "sources.csv");

  return fixture_files ((const char *const[]) { "sources.csv", text, NULL });
}

/* Sources that are written and read into a project without any are the same, and bring nothing to
 * the one that has them. */
static void
test_identity (void)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (DictumProject) project = exchange_new_project (seed);
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) files = fixture_write (project, "csv");
      g_autoptr (GPtrArray) sources = take_sources (files);
      g_autoptr (DictumImport) import = fixture_read (empty, "csv", sources);
      g_autoptr (DictumImport) again = fixture_read (project, "csv", sources);
      g_autoptr (GPtrArray) written = fixture_write (empty, "csv");
      g_autofree char *before = fixture_get_text (files, "sources.csv");
      g_autofree char *after = fixture_get_text (written, "sources.csv");

      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (import->unplaced->len + import->broken->len, ==, 0);
      g_assert_null (again->change);
    }
}

/* No cell of any file begins like a formula, whatever is in the project. */
static void
test_hostile (void)
{
  for (guint i = 0; exchange_hostile[i].name != NULL; i++)
    {
      g_autoptr (DictumProject) project = exchange_new_hostile (exchange_hostile[i].words);
      g_autoptr (GPtrArray) files = fixture_write (project, "csv");
      guint n_columns = 0;

      for (guint j = 0; j < files->len; j++)
        {
          const DictumFile *file = g_ptr_array_index (files, j);
          g_autofree char *text = fixture_get_text (files, file->name);
          g_autoptr (GPtrArray) rows = dictum_csv_parse (text);

          for (guint k = 0; k < rows->len; k++)
            {
              const DictumCsvRow *row = g_ptr_array_index (rows, k);

              if (k == 0)
                n_columns = g_strv_length (row->fields);
              g_assert_false (row->broken);
              g_assert_cmpuint (g_strv_length (row->fields), ==, n_columns);
            }
        }
    }
}

static void
test_mark (void)
{
  g_autoptr (DictumProject) project = fixture_make_project (1, (FixtureSize) { 1, 1, TRUE });
  g_autoptr (DictumExport) export = fixture_export (project);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dictum_export_set_option (export, "bom", "yes");
  files = dictum_format_write (dictum_format_find ("csv"), export, NULL, &error);
  g_assert_no_error (error);
  text = fixture_get_text (files, "sources.csv");
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfid,name,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/parse", test_parse);
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/lists", test_lists);
  g_test_add_func ("/csv/guess", test_guess);
  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/mapping", test_mapping);
  g_test_add_func ("/csv/update", test_update);
  g_test_add_func ("/csv/identity", test_identity);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/mark", test_mark);

  return g_test_run ();
}
