/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Packages come back whole: into nothing, into a project that has some of them, and damaged. */

#include "exchange-projects.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/dictum-snapshots.h"
#include "store/dictum-store.h"

static const char page[] = "<p>The berths of Saltmere will be let.</p>";

static DictumProject *
make_empty (const char *title)
{
  g_autoptr (DictumSettings) settings = dictum_value_new (&dictum_settings_type);

  settings->record.id = dictum_id_new ();
  dictum_value_set_string (&settings->title, title);
  dictum_value_set_string (&settings->created, "2026-11-20T08:00:00Z");
  dictum_value_seal (settings);

  return dictum_project_new (settings);
}

/* The first article has an original in the store. */
static DictumProject *
make_project_with (guint32 seed, GBytes *bytes, char **sum)
{
  g_autoptr (DictumProject) plain = exchange_new_project (seed);
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (plain);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (DictumArticle) article = dictum_value_copy (snapshot->articles->pdata[0]);
  g_autoptr (GError) error = NULL;
  DictumVersion *version = dictum_value_new (&dictum_version_type);
  const DictumVersion *before = dictum_values_get (article->versions, 0);
  DictumProject *project;

  version->id = g_strdup (before->id);
  version->retrieved = g_strdup (before->retrieved);
  version->sha256 = g_strdup (before->sha256);
  version->snapshot = dictum_snapshot_store_add (bytes, &error);
  for (guint i = 0; i < dictum_values_length (before->blocks); i++)
    dictum_values_add (&version->blocks, dictum_value_copy (dictum_values_get (before->blocks, i)));
  dictum_values_remove (&article->versions, 0);
  dictum_values_insert (&article->versions, 0, version);
  g_assert_no_error (error);
  if (sum != NULL)
    *sum = g_strdup (version->snapshot);
  dictum_value_seal (article);
  g_ptr_array_add (records, article);
  for (guint i = 1; i < snapshot->articles->len; i++)
    g_ptr_array_add (records, snapshot->articles->pdata[i]);
  for (guint i = 0; i < snapshot->sources->len; i++)
    g_ptr_array_add (records, snapshot->sources->pdata[i]);
  for (guint i = 0; i < snapshot->claims->len; i++)
    g_ptr_array_add (records, snapshot->claims->pdata[i]);
  project = dictum_project_new_from_records (snapshot->settings, records, &error);
  g_assert_no_error (error);

  return project;
}

static DictumProject *
make_project (guint32 seed, char **sum)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));

  return make_project_with (seed, bytes, sum);
}

static void
assert_records (DictumProject *project, GPtrArray *expected)
{
  for (guint i = 0; i < expected->len; i++)
    {
      gconstpointer record = dictum_project_get_record (project,
                                                        dictum_record_get_id (expected->pdata[i]));

      g_assert_nonnull (record);
      g_assert_true (dictum_value_equal (record, expected->pdata[i]));
    }
}

static void
assert_same (DictumProject *project, DictumProject *expected)
{
  g_autoptr (DictumProjectSnapshot) is = dictum_project_take_snapshot (project);
  g_autoptr (DictumProjectSnapshot) was = dictum_project_take_snapshot (expected);
  g_autoptr (DictumSettings) settings = dictum_value_copy (was->settings);

  g_assert_cmpuint (is->articles->len, ==, was->articles->len);
  g_assert_cmpuint (is->sources->len, ==, was->sources->len);
  g_assert_cmpuint (is->claims->len, ==, was->claims->len);
  assert_records (project, was->articles);
  assert_records (project, was->sources);
  assert_records (project, was->claims);
  /* The project stays itself. */
  dictum_value_set_string (&settings->record.id, is->settings->record.id);
  dictum_value_set_string (&settings->created, is->settings->created);
  g_assert_true (dictum_value_equal (settings, is->settings));
}

static void
test_identity (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (DictumProject) project = make_project (seed, NULL);
      g_autoptr (DictumProject) other = make_empty (NULL);
      g_autoptr (GPtrArray) files = exchange_write (project, "package");
      g_autoptr (DictumImport) import = NULL;
      g_autoptr (DictumImport) again = NULL;

      g_assert_true (dictum_format_recognise (files) == dictum_format_find ("package"));
      import = exchange_read (other, "package", files);
      g_assert_cmpuint (import->broken->len, ==, 0);
      g_assert_cmpuint (import->n_differing, ==, 0);
      g_assert_cmpuint (g_hash_table_size (import->originals), ==, 1);
      assert_same (other, project);

      /* Once more brings nothing. */
      again = exchange_read (other, "package", files);
      g_assert_null (again->change);
      g_assert_cmpuint (again->n_known, ==, import->n_claims);
      g_assert_cmpuint (again->n_differing, ==, 0);
    }
}

static void
test_hostile (void)
{
  for (const ExchangeHostile *hostile = exchange_hostile; hostile->name != NULL; hostile++)
    {
      g_autoptr (DictumProject) project = exchange_new_hostile (hostile->words);
      g_autoptr (DictumProject) other = make_empty (NULL);
      g_autoptr (GPtrArray) files = exchange_write (project, "package");
      g_autoptr (DictumImport) import = exchange_read (other, "package", files);

      g_test_message ("%s", hostile->name);
      assert_same (other, project);
    }
}

/* What is not in the store any more comes back with the package, and only when it is wanted. */
static void
test_originals (void)
{
  g_autofree char *sum = NULL;
  g_autoptr (DictumProject) project = make_project (1, &sum);
  g_autoptr (GPtrArray) files = exchange_write (project, "package");
  g_autoptr (DictumSnapshotList) list = NULL;
  g_autoptr (DictumProject) other = make_empty ("Berths");
  g_autoptr (DictumImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  list = dictum_snapshot_store_list (NULL, NULL, &error);
  g_assert_no_error (error);
  dictum_snapshot_store_remove (list, sum, TRUE, &error);
  g_assert_no_error (error);

  import = exchange_read (other, "package", files);
  g_assert_cmpstr (dictum_project_get_settings (other)->title, ==, "Berths");
  g_assert_null (dictum_snapshot_store_get (sum, NULL));
  g_assert_true (dictum_import_keep_originals (import, NULL, &error));
  g_assert_no_error (error);
  bytes = dictum_snapshot_store_get (sum, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), page, strlen (page));
}

/* Noise cannot be packed. */
static GBytes *
make_noise (gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint32 *noise = g_malloc (size);

  for (gsize i = 0; i < size / sizeof *noise; i++)
    noise[i] = g_rand_int (rand);

  return g_bytes_new_take (noise, size);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* What is more than memory should hold is written to a disk and read from one, and nothing of it
 * stays there. */
static void
test_large (void)
{
  g_autoptr (GBytes) noise = make_noise (24 * 1024 * 1024);
  g_autofree char *sum = NULL;
  g_autoptr (DictumProject) project = make_project_with (2, noise, &sum);
  g_autoptr (GPtrArray) files = exchange_write (project, "package");
  g_autoptr (GPtrArray) loaded = dictum_files_new ();
  g_autoptr (DictumProject) other = make_empty ("Berths");
  g_autoptr (DictumImport) import = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.zip", NULL);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "dictum", NULL);
  g_autoptr (DictumSnapshotList) list = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_files (cache), ==, 0);
  dictum_files_save (files, path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  dictum_files_load (loaded, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (cache), ==, 0);
  g_assert_true (g_bytes_equal (((DictumFile *) files->pdata[0])->bytes,
                                ((DictumFile *) loaded->pdata[0])->bytes));
  /* While it is read, nobody can make it shorter. */
  g_remove (path);
  g_rmdir (folder);

  list = dictum_snapshot_store_list (NULL, NULL, &error);
  g_assert_no_error (error);
  dictum_snapshot_store_remove (list, sum, TRUE, &error);
  g_assert_no_error (error);
  import = exchange_read (other, "package", loaded);
  g_assert_true (dictum_import_keep_originals (import, NULL, &error));
  g_assert_no_error (error);
  back = dictum_snapshot_store_get (sum, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, noise));
}

/* A claim was altered here, another added there, and an article there has one text more. */
static void
alter (DictumProject *project, guint claim, const char *notes)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  const DictumClaim *before = snapshot->claims->pdata[claim];
  g_autoptr (DictumChange) change = dictum_change_new ("Alter", NULL);
  DictumClaim *after = dictum_value_copy (before);
  g_autoptr (GError) error = NULL;

  dictum_value_set_string (&after->notes, notes);
  dictum_change_replace (change, before, after);
  dictum_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static DictumImport *
read_replacing (DictumProject *project, GPtrArray *files)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  DictumImport *import;

  g_hash_table_insert (options, (gpointer) "replace", (gpointer) "yes");
  import = dictum_format_read (dictum_format_find ("package"), files,
                               dictum_project_take_snapshot (project), options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (import->change);
  dictum_project_apply (project, import->change, &error);
  g_assert_no_error (error);

  return import;
}

static void
test_known (void)
{
  g_autoptr (DictumProject) ours = exchange_new_project (3);
  g_autoptr (DictumProject) theirs = exchange_new_project (3);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DictumImport) import = NULL;
  g_autoptr (DictumImport) replacing = NULL;
  g_autoptr (DictumProjectSnapshot) is = NULL;
  const DictumClaim *claim;

  alter (ours, 0, "Ours.");
  alter (theirs, 0, "Theirs.");
  files = exchange_write (theirs, "package");
  import = exchange_read (ours, "package", files);
  g_assert_null (import->change);
  g_assert_cmpuint (import->n_differing, ==, 1);
  g_assert_cmpuint (import->n_updated, ==, 0);

  replacing = read_replacing (ours, files);
  g_assert_cmpuint (replacing->n_updated, ==, 1);
  g_assert_cmpuint (replacing->n_differing, ==, 0);
  is = dictum_project_take_snapshot (ours);
  claim = is->claims->pdata[0];
  g_assert_cmpstr (claim->notes, ==, "Theirs.");
  assert_same (ours, theirs);
}

static DictumArticle *
make_page (const char *id, const char *version, const char *retrieved, const char *words)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);
  DictumVersion *text = dictum_value_new (&dictum_version_type);
  DictumBlock *block = dictum_value_new (&dictum_block_type);

  article->record.id = g_strdup (id);
  article->url = g_strdup ("https://saltmere.example/berths");
  article->title = g_strdup ("Berths");
  text->id = g_strdup (version);
  text->retrieved = g_strdup (retrieved);
  block->text = g_strdup (words);
  dictum_values_add (&text->blocks, block);
  text->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
  dictum_values_add (&article->versions, text);

  return article;
}

static DictumProject *
make_pages (DictumArticle *article, const char *claim_version)
{
  g_autoptr (DictumProject) project = make_empty (NULL);
  g_autoptr (DictumChange) change = dictum_change_new ("Add", NULL);
  g_autoptr (GError) error = NULL;

  if (claim_version != NULL)
    {
      DictumClaim *claim = dictum_value_new (&dictum_claim_type);

      claim->record.id = dictum_id_new ();
      claim->article = g_strdup (article->record.id);
      claim->version = g_strdup (claim_version);
      dictum_values_add (&claim->content, dictum_span_new (4, 10, "berths", "The ", " of"));
      dictum_change_add (change, claim);
    }
  dictum_change_add (change, article);
  dictum_project_apply (project, change, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&project);
}

/* Two desks loaded the same page by themselves; one of them has loaded it once more since. */
static void
test_same_page (void)
{
  const char *words = "The berths of Saltmere will be let.";
  DictumArticle *page_there = make_page ("a2", "v2", "2026-11-14T10:00:00Z", words);
  g_autoptr (DictumArticle)
      later = make_page ("a2", "v3", "2026-11-16T10:00:00Z", "The berths will not be let.");
  g_autoptr (DictumProject)
      ours = make_pages (make_page ("a1", "v1", "2026-11-15T10:00:00Z", words), NULL);
  g_autoptr (DictumProject) theirs = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DictumImport) import = NULL;
  g_autoptr (DictumProjectSnapshot) is = NULL;
  const DictumArticle *article;
  const DictumClaim *claim;

  dictum_values_add (&page_there->versions,
                     dictum_value_ref (dictum_values_get (later->versions, 0)));
  theirs = make_pages (page_there, "v2");
  files = exchange_write (theirs, "package");
  import = exchange_read (ours, "package", files);
  g_assert_cmpuint (import->n_articles, ==, 0);
  g_assert_cmpuint (import->n_claims, ==, 1);

  is = dictum_project_take_snapshot (ours);
  g_assert_cmpuint (is->articles->len, ==, 1);
  article = is->articles->pdata[0];
  g_assert_cmpuint (article->versions->len, ==, 2);
  g_assert_cmpstr (dictum_article_get_latest_version (article)->id, ==, "v3");
  claim = is->claims->pdata[0];
  g_assert_cmpstr (claim->article, ==, "a1");
  g_assert_cmpstr (claim->version, ==, "v1");
}

/* Their details take the place of ours, but for when we added it, and what another program marked
 * is in the version that we have. */
static void
test_replaced_page (void)
{
  const char *words = "The berths of Saltmere will be let.";
  DictumArticle *page_here = make_page ("a1", "v1", "2026-11-15T10:00:00Z", words);
  DictumArticle *page_there = make_page ("a1", "v2", "2026-11-14T10:00:00Z", words);
  DictumOtherMark *mark = dictum_value_new (&dictum_other_mark_type);
  g_autoptr (DictumProject) ours = NULL;
  g_autoptr (DictumProject) theirs = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DictumImport) import = NULL;
  const DictumArticle *article;

  dictum_value_set_string (&page_here->added, "2026-11-15T10:00:00Z");
  dictum_value_set_string (&page_there->added, "2026-11-14T10:00:00Z");
  dictum_value_set_string (&page_there->title, "Berths of Saltmere");
  dictum_value_set_string (&mark->version, "v2");
  dictum_value_set_string (&mark->kind, "Discard");
  dictum_values_add (&mark->spans, dictum_span_new (4, 10, "berths", "The ", " of"));
  dictum_values_add (&page_there->other_marks, mark);
  ours = make_pages (page_here, NULL);
  theirs = make_pages (page_there, NULL);
  files = exchange_write (theirs, "package");
  import = read_replacing (ours, files);
  g_assert_cmpuint (import->n_updated, ==, 1);

  article = dictum_project_get_article (ours, "a1");
  g_assert_cmpstr (article->title, ==, "Berths of Saltmere");
  g_assert_cmpstr (article->added, ==, "2026-11-15T10:00:00Z");
  g_assert_cmpuint (article->versions->len, ==, 1);
  mark = dictum_values_get (article->other_marks, 0);
  g_assert_cmpstr (mark->version, ==, "v1");
}

/* Anything may be cut off anywhere, or have a letter changed. */
static void
test_damaged (void)
{
  g_autoptr (DictumProject) project = make_project (5, NULL);
  g_autoptr (GPtrArray) files = exchange_write (project, "package");
  gsize size;
  const guint8 *whole = g_bytes_get_data (((DictumFile *) files->pdata[0])->bytes, &size);

  for (gsize at = 0; at < size; at += 1 + size / 300)
    for (guint cut = 0; cut < 2; cut++)
      {
        guint8 *bytes = g_memdup2 (whole, size);
        g_autoptr (DictumProject) other = make_empty (NULL);
        g_autoptr (GPtrArray) damaged = dictum_files_new ();
        g_autoptr (DictumImport) import = NULL;
        g_autoptr (GError) error = NULL;

        bytes[at] ^= 0x41;
        g_ptr_array_add (damaged,
                         dictum_file_new ("berths.zip", g_bytes_new_take (bytes, cut ? at : size)));
        import = dictum_format_read (dictum_format_find ("package"), damaged,
                                     dictum_project_take_snapshot (other), NULL, NULL, NULL,
                                     &error);
        g_assert_true ((import == NULL) == (error != NULL));
        if (import != NULL && import->change != NULL)
          dictum_project_apply (other, import->change, NULL);
      }
}

/* An original with other bytes than its name says stays out, and this is told. */
static void
test_forged (void)
{
  g_autoptr (DictumProject) project = make_project (6, NULL);
  g_autoptr (GPtrArray) files = exchange_write (project, "package");
  g_autoptr (DictumProject) other = make_empty (NULL);
  g_autoptr (DictumImport) import = NULL;
  g_autoptr (GPtrArray) forged = dictum_files_new ();
  gsize size;
  const char *whole = g_bytes_get_data (((DictumFile *) files->pdata[0])->bytes, &size);
  char *bytes = g_memdup2 (whole, size);
  char *original = memmem (bytes, size, page, strlen (page));

  g_assert_nonnull (original); /* too short to be packed */
  original[3] = 'X';
  g_ptr_array_add (forged, dictum_file_new ("berths.zip", g_bytes_new_take (bytes, size)));
  import = exchange_read (other, "package", forged);
  g_assert_cmpuint (g_hash_table_size (import->originals), ==, 0);
  g_assert_cmpuint (import->broken->len, ==, 1);
  g_assert_cmpuint (import->n_claims, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/package/identity", test_identity);
  g_test_add_func ("/package/hostile", test_hostile);
  g_test_add_func ("/package/originals", test_originals);
  g_test_add_func ("/package/large", test_large);
  g_test_add_func ("/package/known", test_known);
  g_test_add_func ("/package/same-page", test_same_page);
  g_test_add_func ("/package/replaced-page", test_replaced_page);
  g_test_add_func ("/package/damaged", test_damaged);
  g_test_add_func ("/package/forged", test_forged);

  return g_test_run ();
}
