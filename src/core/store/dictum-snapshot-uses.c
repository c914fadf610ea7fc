/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which projects need which snapshots. What is in a project now is read from its file; what undo
 * would bring back, and what an open window has not saved yet, stands in the journals. */

#define G_LOG_DOMAIN "dictum-store"

#include <string.h>

#include "store/dictum-journal.h"
#include "store/dictum-snapshots-private.h"

#define SUM_LENGTH 64

static DictumSnapshotUse *
add_use (GHashTable *snapshots, const char *sum, DictumSnapshotUseKind kind, const char *file)
{
  DictumSnapshot *snapshot = sum != NULL ? g_hash_table_lookup (snapshots, sum) : NULL;
  DictumSnapshotUse *use;

  if (snapshot == NULL)
    return NULL;
  use = g_new0 (DictumSnapshotUse, 1);
  use->kind = kind;
  use->file = g_strdup (file);
  g_ptr_array_add (snapshot->uses, use);
  return use;
}

static void
note_article (GHashTable *snapshots,
              const DictumArticle *article,
              const char *project,
              const char *file)
{
  for (guint i = 0; i < dictum_values_length (article->versions); i++)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i);
      DictumSnapshotUse *use = add_use (snapshots, version->snapshot, DICTUM_SNAPSHOT_VERSION,
                                        file);
      DictumSnapshot *snapshot;

      if (use == NULL)
        continue;
      use->project = g_strdup (project);
      use->record = g_strdup (article->record.id);
      use->part = g_strdup (version->id);
      use->title = g_strdup (article->title);
      use->address = g_strdup (version->final_url != NULL ? version->final_url : version->address);
      use->retrieved = g_strdup (version->retrieved);
      snapshot = g_hash_table_lookup (snapshots, version->snapshot);
      if (snapshot->media_type == NULL)
        snapshot->media_type = g_strdup (version->media_type);
    }
}

static void
note_claim (GHashTable *snapshots, const DictumClaim *claim, const char *project, const char *file)
{
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);
      DictumSnapshotUse *use = add_use (snapshots, evidence->sha256, DICTUM_SNAPSHOT_EVIDENCE,
                                        file);

      if (use == NULL)
        continue;
      use->project = g_strdup (project);
      use->record = g_strdup (claim->record.id);
      use->part = g_strdup (evidence->id);
      use->title = g_strdup (evidence->title);
      use->address = g_strdup (evidence->url != NULL ? evidence->url : evidence->file);
      use->retrieved = g_strdup (evidence->retrieved);
    }
}

/* FALSE when the file cannot be read as a project. */
gboolean
dictum_snapshot_note_project (GHashTable *snapshots, const char *path, gboolean unnamed)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  gboolean newer;
  g_autoptr (DictumProject)
      project = bytes != NULL ? dictum_project_file_parse (bytes, &newer, NULL) : NULL;
  g_autoptr (DictumProjectSnapshot) records = NULL;

  if (project == NULL)
    return FALSE;
  records = dictum_project_take_snapshot (project);
  for (guint i = 0; i < records->articles->len; i++)
    note_article (snapshots, g_ptr_array_index (records->articles, i), records->settings->title,
                  unnamed ? NULL : path);
  for (guint i = 0; i < records->claims->len; i++)
    note_claim (snapshots, g_ptr_array_index (records->claims, i), records->settings->title,
                unnamed ? NULL : path);
  return TRUE;
}

/* A name of a snapshot anywhere in a line counts: lines need not be understood for that, and also
 * those that no Dictum could read any more keep what they name. */
static void
note_sums (GHashTable *snapshots, GHashTable *seen, const char *line, gsize length)
{
  gsize run = 0;

  for (gsize i = 0; i <= length; i++)
    {
      char c = i < length ? line[i] : '\0';

      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        {
          run++;
          continue;
        }
      if (run == SUM_LENGTH)
        {
          g_autofree char *sum = g_strndup (line + i - SUM_LENGTH, SUM_LENGTH);

          if (g_hash_table_contains (snapshots, sum))
            g_hash_table_add (seen, g_steal_pointer (&sum));
        }
      run = 0;
    }
}

static gboolean
has_use_in (const DictumSnapshot *snapshot, const char *file)
{
  for (guint i = 0; i < snapshot->uses->len; i++)
    {
      const DictumSnapshotUse *use = g_ptr_array_index (snapshot->uses, i);

      if (g_strcmp0 (use->file, file) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * dictum_snapshot_note_journal:
 * @snapshots: by their names
 * @path: of a journal
 * @file: (nullable): of the project's file, which was noted before
 *
 * Notes what a journal names and the project's file does not.
 *
 * Returns: whether the journal could be read
 */
gboolean
dictum_snapshot_note_journal (GHashTable *snapshots, const char *path, const char *file)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer sum;

  if (mapped == NULL)
    return FALSE;
  if (g_mapped_file_get_length (mapped) > 0)
    note_sums (snapshots, seen, g_mapped_file_get_contents (mapped),
               g_mapped_file_get_length (mapped));
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &sum, NULL))
    if (!has_use_in (g_hash_table_lookup (snapshots, sum), file))
      add_use (snapshots, sum, DICTUM_SNAPSHOT_HISTORY, file);
  return TRUE;
}
