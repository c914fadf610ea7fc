/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which journal belongs to a file. Journals are named after the project's id, so that a file that
 * is moved or renamed keeps its history. A second file with the same id – a copy, or what a save
 * under another name left behind – gets one of its own, named after id and place. */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * dictum_get_data_folder:
 * @name: of a folder
 *
 * Returns: (transfer full): its path in the user's data folder; it need not be there
 */
char *
dictum_get_data_folder (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "dictum", name, NULL);
}

/**
 * dictum_id_to_file_name:
 * @id: a project's id, as it stands in some file: any text
 *
 * Returns: (transfer full): a name for files that belong to the project
 */
char *
dictum_id_to_file_name (const char *id)
{
  if (g_uuid_string_is_valid (id))
    return g_ascii_strdown (id, -1);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

/* Names of all journals of the project, the plain one first. */
static GPtrArray *
list_journals (const char *folder, const char *stem)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *plain = g_strconcat (stem, ".jsonl", NULL);
  g_autofree char *others = g_strconcat (stem, "-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (strcmp (name, plain) == 0)
        g_ptr_array_insert (paths, 0, g_build_filename (folder, name, NULL));
      else if (g_str_has_prefix (name, others) && g_str_has_suffix (name, ".jsonl"))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }

  return paths;
}

static char *
get_own_path (const char *folder, const char *stem, const char *path)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s.jsonl", stem, sum);

  return g_build_filename (folder, name, NULL);
}

static char *
find_new_path (const char *folder, const char *stem, const char *path)
{
  g_autofree char *name = g_strconcat (stem, ".jsonl", NULL);
  g_autofree char *plain = g_build_filename (folder, name, NULL);

  if (!g_file_test (plain, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&plain);

  return get_own_path (folder, stem, path);
}

/* A journal of this very place that does not know the file as it is now: someone else wrote it. */
static void
set_unmatched_aside (const DictumJournalScan *scan, char **notice)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  if (!dictum_journal_move_aside (scan->path, "old", &aside, &error))
    {
      g_warning ("%s", error->message);
      return;
    }

  g_free (*notice);
  if (scan->seq > scan->saved_seq)
    *notice = g_strdup_printf (
        /* Translators: %s is the name of a file. */
        _ ("The file was changed by another program since Dictum saved it, and what was done in "
           "Dictum after that is not in it. The record of it is kept as “%s”."),
        aside);
  else
    *notice = g_strdup_printf (
        /* Translators: %s is the name of a file. */
        _ ("The file was changed by another program since Dictum saved it. What could be undone "
           "before cannot be undone any more; the record of it is kept as “%s”."),
        aside);
}

static void
repair (DictumJournalScan *scan, char **notice)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  if (!scan->damaged)
    return;

  if (!dictum_journal_scan_repair (scan, &aside, &error))
    g_warning ("%s", error->message);
  else if (aside != NULL)
    {
      g_free (*notice);
      *notice = g_strdup_printf (
          /* Translators: the name of a file. */
          _ ("The record of what was done is damaged. What could be read of it is used; the whole "
             "is "
             "kept as “%s”."),
          aside);
    }
}

/**
 * dictum_journal_find:
 * @project: the project's id
 * @path: the project's file, resolved
 * @stamp: what it is known by
 * @bytes: what is in it
 * @scan: (out) (transfer full) (nullable): what the journal says of the file; %NULL: a new journal
 * @notice: (out) (transfer full) (nullable): what the editor should be told
 *
 * Looks for the journal of a file that is being opened. One that is of this place but does not know
 * the file is set aside; one that is of another place is taken over when it knows the file and that
 * place is empty now, and left alone otherwise.
 *
 * Returns: (transfer full): where the journal is, or will be
 */
char *
dictum_journal_find (const char *project,
                     const char *path,
                     const DictumFileStamp *stamp,
                     GBytes *bytes,
                     DictumJournalScan **scan,
                     char **notice)
{
  g_autofree char *folder = dictum_get_data_folder ("journals");
  g_autofree char *stem = dictum_id_to_file_name (project);
  g_autoptr (GPtrArray) journals = list_journals (folder, stem);

  *scan = NULL;
  *notice = NULL;
  for (guint i = 0; i < journals->len; i++)
    {
      const char *journal = g_ptr_array_index (journals, i);
      g_autoptr (DictumJournalScan) candidate = dictum_journal_scan (journal, NULL);
      gboolean here = candidate != NULL && g_strcmp0 (candidate->last_path, path) == 0;

      if (candidate == NULL)
        continue;
      if (!here && candidate->last_path != NULL &&
          g_file_test (candidate->last_path, G_FILE_TEST_EXISTS))
        continue;

      if (dictum_journal_scan_match (candidate, stamp, bytes))
        {
          repair (candidate, notice);
          if (candidate->matched < 0)
            return g_strdup (journal);
          *scan = g_steal_pointer (&candidate);
          return g_strdup (journal);
        }
      if (here || candidate->last_path == NULL)
        set_unmatched_aside (candidate, notice);
    }

  return find_new_path (folder, stem, path);
}
