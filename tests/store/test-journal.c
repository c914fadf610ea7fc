/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/dictum-journal.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "store-fixture.h"

/* ---- Lines ---- */

static DictumProject *
make_project (void)
{
  Maker maker = { g_rand_new_with_seed (3), 0.5, FALSE };
  DictumProject *project = maker_project (&maker, 1, 2, 1);

  g_rand_free (maker.rand);
  return project;
}

/* What is written is as long as what was done: the text of an article is not in a line that gives
 * it another title. */
static void
test_differences (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumItem) item = g_list_model_get_item (dictum_project_get_articles (project), 0);
  const DictumArticle *before = dictum_item_get_article (item);
  DictumArticle *after = dictum_value_copy (before);
  g_autoptr (DictumChange) change = dictum_change_new_at ("Rename", "Ada", "2026-11-15T10:00:00Z");
  g_autoptr (GString) line = NULL;
  g_autofree char *expected = NULL;

  g_set_str (&after->title, "New");
  g_clear_pointer (&after->byline, g_free);
  after->byline = g_strdup (before->byline != NULL ? NULL : "By");
  dictum_change_replace (change, before, after);
  line = dictum_journal_format_change (7, change, "2026-11-14T00:00:00Z", NULL);

  g_assert_true (g_str_has_prefix (
      line->str,
      "{\"type\":\"change\",\"seq\":7,\"was\":\"2026-11-14T00:00:00Z\",\"time\":\"2026-11-15T10:00:"
      "00Z\",\"author\":\"Ada\",\"label\":\"Rename\",\"entries\":[{\"kind\":\"article\",\"id\":"
      "\""));
  g_assert_true (g_str_has_suffix (line->str, "}}]}\n"));
  g_assert_nonnull (strstr (line->str, "\"title\":\"New\""));
  g_assert_nonnull (strstr (line->str, "\"byline\":null"));
  g_assert_null (strstr (line->str, "blocks"));
  g_assert_null (strstr (line->str, "tags"));
}

/* Any change, written and read again in both directions, does what it did. */
static void
test_there_and_back (void)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      Maker maker = { g_rand_new_with_seed (seed), 0.5, seed % 2 == 0 };
      g_autoptr (DictumProject) project = maker_project (&maker, 2, 3, 4);

      for (guint i = 0; i < 25; i++)
        {
          g_autoptr (DictumChange) change = maker_change (&maker, project);
          g_autoptr (GString) line = dictum_journal_format_change (1, change, NULL, NULL);
          g_autoptr (DictumChange) forward = NULL;
          g_autoptr (DictumChange) backward = NULL;
          g_autoptr (DictumChange) inverse = NULL;
          g_autoptr (GBytes) before = print_project (project);
          g_autoptr (GBytes) after = NULL;
          g_autoptr (GBytes) undone = NULL;
          g_autoptr (GBytes) redone = NULL;
          g_autoptr (GError) error = NULL;

          forward = dictum_journal_parse_change (line->str, line->len - 1, project, TRUE, NULL,
                                                 &error);
          g_assert_no_error (error);
          g_assert_cmpstr (dictum_change_get_label (forward), ==, dictum_change_get_label (change));
          dictum_project_apply (project, change, &error);
          g_assert_no_error (error);
          after = print_project (project);

          backward = dictum_journal_parse_change (line->str, line->len - 1, project, FALSE, NULL,
                                                  &error);
          g_assert_no_error (error);
          inverse = dictum_change_invert (backward);
          dictum_project_apply (project, inverse, &error);
          g_assert_no_error (error);
          undone = print_project (project);
          assert_same_bytes (before, undone);

          dictum_project_apply (project, forward, &error);
          g_assert_no_error (error);
          redone = print_project (project);
          assert_same_bytes (after, redone);
        }
      g_rand_free (maker.rand);
    }
}

static void
test_bad_lines (void)
{
  static const char *const lines[] = {
    "",
    "{}",
    "[]",
    "{\"label\":\"l\"}",
    "{\"label\":\"l\",\"time\":\"t\"}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":{}}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":[1]}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":[{\"kind\":\"claim\"}]}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":[{\"kind\":\"x\",\"id\":\"i\",\"after\":{}}]}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":[{\"kind\":\"source\",\"id\":\"i\",\"before\":{},"
    "\"after\":{}}]}",
    "{\"label\":\"l\",\"time\":\"t\",\"entries\":[{\"kind\":\"source\",\"id\":\"i\",\"after\":{"
    "\"id\":\"i\"}}]}"
  };
  g_autoptr (DictumProject) project = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (int forward = 0; forward < 2; forward++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (dictum_journal_parse_change (lines[i], strlen (lines[i]), project, forward,
                                                    NULL, &error));
        g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
      }
}

/* ---- With a store ---- */

static char *
get_journal_path (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".jsonl", NULL);

  return g_build_filename (g_get_user_data_dir (), "dictum", "journals", name, NULL);
}

static DictumStore *
new_store (void)
{
  g_autoptr (GError) error = NULL;
  DictumStore *store = dictum_store_new ("Test", &error);

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 1000000);
  return store;
}

static DictumStore *
reopen (const char *id)
{
  g_autoptr (GError) error = NULL;
  DictumStore *store = dictum_store_open_unnamed (id, &error);

  g_assert_no_error (error);
  dictum_store_set_autosave_delay (store, 1000000);
  return store;
}

static guint
count_sources (DictumStore *store)
{
  return g_list_model_get_n_items (dictum_project_get_sources (dictum_store_get_project (store)));
}

/* The last line cut at every byte: what is whole before it comes back, and work goes on. */
static void
write_quickly (const char *path, gconstpointer data, gsize size)
{
  /* Hundreds of times: without waiting for the disk. */
  g_assert_true (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_torn (void)
{
  g_autoptr (DictumStore) first = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (first));
  g_autofree char *path = get_journal_path (id);
  g_autoptr (GBytes) journal = NULL;
  gsize size, whole;
  const char *data;

  apply_source (first, "One");
  journal = read_bytes (path);
  whole = g_bytes_get_size (journal);
  g_clear_pointer (&journal, g_bytes_unref);
  apply_source (first, "Two");
  g_clear_object (&first);
  journal = read_bytes (path);
  data = g_bytes_get_data (journal, &size);

  for (gsize length = whole; length <= size; length++)
    {
      g_autoptr (DictumStore) store = NULL;
      g_autoptr (GBytes) after = NULL;

      write_quickly (path, data, length);
      store = reopen (id);
      g_assert_null (dictum_store_get_notice (store));
      g_assert_nonnull (dictum_store_get_recovery (store));
      g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, length == size ? 2 : 1);
      g_assert_true (dictum_store_recover (store, NULL));
      g_assert_cmpuint (count_sources (store), ==, length == size ? 2 : 1);

      if (length % 16 != 0)
        continue;

      apply_source (store, "Three");
      after = read_bytes (path);
      g_assert_cmpmem (g_bytes_get_data (after, NULL), whole, data, whole);
      g_clear_object (&store);
      store = reopen (id);
      g_assert_true (dictum_store_recover (store, NULL));
      g_assert_cmpuint (count_sources (store), ==, length == size ? 3 : 2);
    }
}

/* One byte damaged, all over the journal: nothing crashes, what stands before the damage is used,
 * the whole is kept aside. */
static void
test_damaged (void)
{
  g_autoptr (DictumStore) first = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (first));
  g_autofree char *path = get_journal_path (id);
  g_autofree char *pristine_path = get_store_path (first);
  g_autoptr (GBytes) pristine = NULL;
  g_autoptr (GBytes) journal = NULL;
  gsize size;

  apply_source (first, "One");
  apply_source (first, "Two");
  g_assert_true (dictum_store_save (first, NULL, NULL));
  apply_source (first, "Three");
  apply_source (first, "Four");
  g_clear_object (&first);
  journal = read_bytes (path);
  pristine = read_bytes (pristine_path);
  size = g_bytes_get_size (journal);

  for (gsize place = 0; place < size; place += 19)
    {
      g_autofree char *data = g_memdup2 (g_bytes_get_data (journal, NULL), size);
      g_autoptr (DictumStore) store = NULL;
      g_autoptr (GError) error = NULL;
      guint offered;

      data[place] = place % 2 == 0 ? '\n' : '\0';
      write_quickly (path, data, size);
      store = reopen (id);
      offered = dictum_store_get_recovery (store) != NULL
                    ? dictum_store_get_recovery (store)->changes
                    : 0;
      g_assert_cmpuint (offered, <=, 2);
      if (offered > 0 && !dictum_store_recover (store, &error))
        g_assert_nonnull (error);
      g_assert_cmpuint (count_sources (store), >=, 2);
      g_assert_cmpuint (count_sources (store), <=, 4);

      /* Work goes on, back as far as the record can be read. */
      apply_source (store, "Five");
      while (dictum_history_can_undo (dictum_store_get_history (store)))
        if (!dictum_store_undo (store, NULL))
          break;
      g_assert_true (dictum_store_close (store, NULL));
      write_quickly (pristine_path, g_bytes_get_data (pristine, NULL), g_bytes_get_size (pristine));
    }
}

/* Damages the n-th line from the end; 0 is the last. */
static void
damage_line (const char *path, guint from_end)
{
  g_autoptr (GBytes) journal = read_bytes (path);
  gsize size, place;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (journal, &size), g_bytes_get_size (journal));

  place = size - 2;
  while (place > 0 && (data[place] != '\n' || from_end-- > 0))
    place--;
  data[place + 1] = 'x';
  write_quickly (path, data, size);
}

/* The first line behind what the file holds is damaged: what comes after it cannot be done without
 * it, and what can be undone is as sound as it was. */
static void
test_damaged_behind (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DictumStore) store = new_store ();
      g_autofree char *id = g_strdup (dictum_store_get_id (store));
      g_autofree char *path = get_journal_path (id);

      apply_source (store, "One");
      apply_source (store, "Two");
      g_assert_true (dictum_store_save (store, NULL, NULL));
      apply_source (store, "Three");
      apply_source (store, "Four");
      apply_source (store, "Five");
      apply_source (store, "Six");
      g_clear_object (&store);
      damage_line (path, 3);
      if (i == 1)
        damage_line (path, 2);

      store = reopen (id);
      g_assert_nonnull (dictum_store_get_notice (store));
      g_assert_null (dictum_store_get_recovery (store));
      g_assert_cmpuint (count_sources (store), ==, 2);
      apply_source (store, "Seven");
      while (dictum_store_undo (store, NULL))
        ;
      g_assert_cmpuint (count_sources (store), ==, 0);
      g_assert_true (dictum_store_close (store, NULL));
    }
}

/* A replaced record has only what differs in the line: on a record that is not what the line says
 * it was, it would be mixed up. */
static void
test_other_before (void)
{
  g_autoptr (DictumProject) project = make_project ();
  g_autoptr (DictumChange) add = make_source_change ("s", "Old");
  g_autoptr (DictumChange) change = dictum_change_new_at ("Rename", NULL, "2026-11-15T10:00:00Z");
  g_autoptr (DictumChange) other = dictum_change_new_at ("Other", NULL, "2026-11-15T10:00:00Z");
  g_autoptr (DictumChange) parsed = NULL;
  g_autoptr (GError) error = NULL;
  DictumSource *source;
  GString *line;

  g_assert_true (dictum_project_apply (project, add, NULL));
  source = dictum_value_copy (dictum_project_get_source (project, "s"));
  dictum_value_set_string (&source->name, "New");
  dictum_change_replace (change, dictum_project_get_source (project, "s"), source);
  source = dictum_value_copy (dictum_project_get_source (project, "s"));
  dictum_value_set_string (&source->name, "Another");
  dictum_change_replace (other, dictum_project_get_source (project, "s"), source);
  line = dictum_journal_format_change (2, change, NULL, &error);
  g_assert_no_error (error);

  parsed = dictum_journal_parse_change (line->str, line->len, project, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  g_assert_true (dictum_project_apply (project, other, NULL));
  g_assert_null (dictum_journal_parse_change (line->str, line->len, project, TRUE, NULL, &error));
  g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
  g_string_free (line, TRUE);
}

static int
fault_cb (DictumStep step, gsize *length, gpointer data)
{
  if (step != *(DictumStep *) data)
    return 0;

  *length = MIN (*length, 10);
  return ENOSPC;
}

/* What cannot be put on record is not done. */
static void
test_full_disk (void)
{
  static const DictumStep steps[] = { DICTUM_STEP_JOURNAL_WRITE, DICTUM_STEP_JOURNAL_SYNC };
  g_autoptr (DictumStore) store = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (store));

  for (guint i = 0; i < 2 * G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DictumChange) change = make_source_change (NULL, "Lost");
      g_autoptr (GError) error = NULL;
      guint count = count_sources (store);

      dictum_fault_set (fault_cb, (gpointer) &steps[i / 2]);
      g_assert_false (dictum_store_apply (store, change, &error));
      g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_JOURNAL);
      g_assert_nonnull (strstr (error->message, "The disk is full."));
      g_clear_error (&error);
      if (count > 0)
        {
          g_assert_false (dictum_store_undo (store, &error));
          g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_JOURNAL);
        }
      dictum_fault_set (NULL, NULL);

      g_assert_cmpuint (count_sources (store), ==, count);
      apply_source (store, "Kept");
      g_assert_cmpuint (count_sources (store), ==, count + 1);
    }

  g_clear_object (&store);
  store = reopen (id);
  g_assert_null (dictum_store_get_notice (store));
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 4);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (count_sources (store), ==, 4);
}

/* What the project refuses is taken back out of the journal. */
static void
test_refused (void)
{
  g_autoptr (DictumStore) store = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (store));

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DictumChange) change = make_source_change ("same-id", "Same");
      g_autoptr (GError) error = NULL;

      if (dictum_store_apply (store, change, &error))
        g_assert_cmpuint (i, ==, 0);
      else
        g_assert_error (error, DICTUM_PROJECT_ERROR, DICTUM_PROJECT_ERROR_EXISTS);
      apply_source (store, "Between");
    }

  g_clear_object (&store);
  store = reopen (id);
  g_assert_null (dictum_store_get_notice (store));
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 4);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (count_sources (store), ==, 4);
}

static gsize
get_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return (gsize) info.st_size;
}

/* Days of trying things out: what was undone and given up fills most of the journal. */
static void
try_out (DictumStore *store)
{
  g_autofree char *name = g_strnfill (4000, 'x');

  for (guint i = 0; i < 100; i++)
    {
      apply_source (store, name);
      g_assert_true (dictum_store_undo (store, NULL));
    }
}

/* What undo does not need goes when a large journal is opened, and nothing else does. */
static void
test_compact (void)
{
  static const DictumStep rename_step = DICTUM_STEP_RENAME;
  g_autoptr (DictumStore) store = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (store));
  g_autofree char *folder = dictum_get_data_folder ("journals");
  g_autofree char *stem = dictum_id_to_file_name (id);
  g_autofree char *name = g_strconcat (stem, ".jsonl", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) beginning = print_project (dictum_store_get_project (store));
  g_autoptr (GBytes) end = NULL;
  gsize size;

  apply_source (store, "First");
  try_out (store);
  apply_source (store, "Second");
  apply_source (store, "Third");
  end = print_project (dictum_store_get_project (store));
  g_assert_true (dictum_store_undo (store, NULL));
  g_assert_true (dictum_store_close (store, NULL));
  g_clear_object (&store);
  size = get_size (path);
  g_assert_cmpuint (size, >, 300000);

  /* Where it cannot be written it stays as it is. */
  dictum_fault_set (fault_cb, (gpointer) &rename_step);
  store = reopen (id);
  dictum_fault_set (NULL, NULL);
  g_assert_cmpuint (get_size (path), ==, size);
  g_assert_true (dictum_history_can_redo (dictum_store_get_history (store)));
  g_clear_object (&store);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GBytes) undone = NULL;
      g_autoptr (GBytes) redone = NULL;

      store = reopen (id);
      g_assert_null (dictum_store_get_notice (store));
      g_assert_null (dictum_store_get_recovery (store));
      g_assert_cmpuint (get_size (path), <, 5000);
      g_assert_cmpuint (count_sources (store), ==, 2);

      while (dictum_store_undo (store, NULL))
        ;
      undone = print_project (dictum_store_get_project (store));
      assert_same_bytes (undone, beginning);
      while (dictum_store_redo (store, NULL))
        ;
      redone = print_project (dictum_store_get_project (store));
      assert_same_bytes (redone, end);
      g_assert_true (dictum_store_undo (store, NULL));
      g_assert_true (dictum_store_close (store, NULL));
      g_clear_object (&store);
    }
}

/* Written anew, but its folder could not be brought to the disk: what is appended goes to the end
 * of what is there now. */
static void
test_compact_unsynced (void)
{
  static const DictumStep step = DICTUM_STEP_SYNC_FOLDER;
  g_autoptr (DictumStore) store = new_store ();
  g_autofree char *id = g_strdup (dictum_store_get_id (store));
  g_autofree char *path = get_journal_path (id);

  apply_source (store, "First");
  try_out (store);
  g_assert_true (dictum_store_close (store, NULL));
  g_clear_object (&store);

  dictum_fault_set (fault_cb, (gpointer) &step);
  store = reopen (id);
  dictum_fault_set (NULL, NULL);
  g_assert_cmpuint (get_size (path), <, 20000);
  apply_source (store, "Second");
  g_assert_cmpuint (get_size (path), <, 20000);
  g_clear_object (&store);

  store = reopen (id);
  g_assert_null (dictum_store_get_notice (store));
  g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 1);
  g_assert_true (dictum_store_recover (store, NULL));
  g_assert_cmpuint (count_sources (store), ==, 2);
  while (dictum_store_undo (store, NULL))
    ;
  g_assert_cmpuint (count_sources (store), ==, 0);
  g_assert_true (dictum_store_close (store, NULL));
}

/* One that cannot be done again, among three that a crash kept out of the file. */
static DictumStore *
make_unrepeatable (const char *id, const char *path)
{
  g_autoptr (GBytes) journal = read_bytes (path);
  g_autofree char *text = g_strndup (g_bytes_get_data (journal, NULL), g_bytes_get_size (journal));
  char *place = strstr (strstr (text, "Add Two"), "\"source\"");

  memcpy (place, "\"nobody\"", 8);
  write_quickly (path, text, g_bytes_get_size (journal));
  return reopen (id);
}

/* The record of it cannot be cut off at first, as the disk is full; tried again, or given up, what
 * came back before it stays. */
static void
test_recover_again (void)
{
  static const DictumStep step = DICTUM_STEP_WRITE;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DictumStore) store = new_store ();
      g_autofree char *id = g_strdup (dictum_store_get_id (store));
      g_autofree char *path = get_journal_path (id);
      g_autoptr (GError) error = NULL;

      apply_source (store, "One");
      apply_source (store, "Two");
      apply_source (store, "Three");
      g_clear_object (&store);
      store = make_unrepeatable (id, path);
      g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 3);

      dictum_fault_set (fault_cb, (gpointer) &step);
      g_assert_false (dictum_store_recover (store, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_clear_error (&error);
      dictum_fault_set (NULL, NULL);
      g_assert_nonnull (dictum_store_get_recovery (store));

      if (i == 0)
        {
          g_assert_false (dictum_store_recover (store, &error));
          g_assert_error (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT);
        }
      else
        {
          g_assert_true (dictum_store_discard_recovery (store, &error));
          g_assert_no_error (error);
        }
      g_assert_null (dictum_store_get_recovery (store));
      g_assert_cmpuint (count_sources (store), ==, 1);
      apply_source (store, "Four");
      g_clear_object (&store);

      store = reopen (id);
      g_assert_cmpuint (dictum_store_get_recovery (store)->changes, ==, 2);
      g_assert_true (dictum_store_recover (store, NULL));
      g_assert_cmpuint (count_sources (store), ==, 2);
      g_assert_true (dictum_store_close (store, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/journal/differences", test_differences);
  g_test_add_func ("/journal/there-and-back", test_there_and_back);
  g_test_add_func ("/journal/bad-lines", test_bad_lines);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/damaged", test_damaged);
  g_test_add_func ("/journal/damaged-behind", test_damaged_behind);
  g_test_add_func ("/journal/other-before", test_other_before);
  g_test_add_func ("/journal/full-disk", test_full_disk);
  g_test_add_func ("/journal/compact", test_compact);
  g_test_add_func ("/journal/compact-unsynced", test_compact_unsynced);
  g_test_add_func ("/journal/recover-again", test_recover_again);
  g_test_add_func ("/journal/refused", test_refused);

  return g_test_run ();
}
