/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is in the store of snapshots, and what may be done with it. */

#define G_LOG_DOMAIN "dictum-store"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-journal.h"
#include "store/dictum-snapshots-private.h"

static void
use_free (gpointer data)
{
  DictumSnapshotUse *self = data;

  g_free (self->file);
  g_free (self->project);
  g_free (self->record);
  g_free (self->part);
  g_free (self->title);
  g_free (self->address);
  g_free (self->retrieved);
  g_free (self);
}

static void
snapshot_free (gpointer data)
{
  DictumSnapshot *self = data;

  g_free (self->sha256);
  g_free (self->stored);
  g_free (self->media_type);
  g_ptr_array_unref (self->uses);
  g_free (self);
}

void
dictum_snapshot_list_free (DictumSnapshotList *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->snapshots);
  g_strfreev (self->unread);
  g_free (self);
}

const DictumSnapshot *
dictum_snapshot_list_find (const DictumSnapshotList *self, const char *sha256)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (self->snapshots, i);

      if (g_strcmp0 (snapshot->sha256, sha256) == 0)
        return snapshot;
    }
  return NULL;
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const DictumSnapshot *one = *(gpointer const *) a;
  const DictumSnapshot *other = *(gpointer const *) b;

  if (one->size != other->size)
    return one->size > other->size ? -1 : 1;
  return strcmp (one->sha256, other->sha256);
}

/* Files of other names in the folder are not ours to list. */
static DictumSnapshotList *
read_folder (void)
{
  DictumSnapshotList *self = g_new0 (DictumSnapshotList, 1);
  g_autofree char *folder = dictum_get_data_folder ("snapshots");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->snapshots = g_ptr_array_new_with_free_func (snapshot_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = dictum_snapshot_get_path (name);
      g_autoptr (GDateTime) time = NULL;
      DictumFileStamp stamp;
      DictumSnapshot *snapshot;

      if (path == NULL || !dictum_file_stamp_read (path, &stamp))
        continue;
      time = g_date_time_new_from_unix_utc (stamp.mtime / G_GINT64_CONSTANT (1000000000));
      snapshot = g_new0 (DictumSnapshot, 1);
      snapshot->sha256 = g_strdup (name);
      snapshot->size = stamp.size;
      snapshot->mtime = stamp.mtime;
      snapshot->stored = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
      snapshot->uses = g_ptr_array_new_with_free_func (use_free);
      g_ptr_array_add (self->snapshots, snapshot);
      self->size += stamp.size;
    }
  g_ptr_array_sort (self->snapshots, compare_sizes);
  return self;
}

/* Which project files there are to look at, in what is known of them. */
typedef struct
{
  GHashTable *snapshots;
  GHashTable *seen; /* paths of project files */
  GStrvBuilder *unread;
} Look;

static void
look_at_file (Look *look, const char *path, gboolean unnamed)
{
  g_autofree char *resolved = dictum_path_resolve (path);

  if (!g_hash_table_add (look->seen, g_strdup (resolved)))
    return;
  if (!dictum_snapshot_note_project (look->snapshots, resolved, unnamed))
    g_strv_builder_add (look->unread, path);
}

static gboolean
look_at_unnamed (Look *look, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) ids = dictum_store_list_unnamed ();
  g_autofree char *folder = dictum_get_data_folder ("unnamed");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (ids[i], ".dictum", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      look_at_file (look, path, TRUE);
    }
  return TRUE;
}

/* Also the journals that were set aside: what they name may be wanted back. */
static gboolean
look_at_journals (Look *look, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dictum_get_data_folder ("journals");
  g_autofree char *unnamed = dictum_get_data_folder ("unnamed");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (DictumJournalScan) scan = dictum_journal_scan (path, NULL);
      const char *file = scan != NULL ? scan->last_path : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (file != NULL && g_str_has_prefix (file, unnamed))
        file = NULL;
      if (file != NULL && g_file_test (file, G_FILE_TEST_EXISTS))
        look_at_file (look, file, FALSE);
      if (!dictum_snapshot_note_journal (look->snapshots, path, file))
        g_strv_builder_add (look->unread, path);
    }
  return TRUE;
}

/**
 * dictum_snapshot_store_list:
 * @files: (nullable): paths of projects to look at beside those that are known, ends with %NULL
 * @cancellable: (nullable): to give up
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is kept, and by whom it is used
 */
DictumSnapshotList *
dictum_snapshot_store_list (const char *const *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumSnapshotList) self = read_folder ();
  g_autoptr (GHashTable) snapshots = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) unread = g_strv_builder_new ();
  Look look = { snapshots, seen, unread };

  for (guint i = 0; i < self->snapshots->len; i++)
    {
      DictumSnapshot *snapshot = g_ptr_array_index (self->snapshots, i);

      g_hash_table_insert (snapshots, snapshot->sha256, snapshot);
    }
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    look_at_file (&look, files[i], FALSE);
  if (!look_at_unnamed (&look, cancellable, error) || !look_at_journals (&look, cancellable, error))
    return NULL;

  self->unread = g_strv_builder_end (unread);
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (self->snapshots, i);

      if (snapshot->uses->len == 0)
        self->unused_size += snapshot->size;
    }
  return g_steal_pointer (&self);
}

static void
list_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DictumSnapshotList *list = dictum_snapshot_store_list (data, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) dictum_snapshot_list_free);
  else
    g_task_return_error (task, error);
}

void
dictum_snapshot_store_list_async (const char *const *files,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_snapshot_store_list_async);
  g_task_set_task_data (task, g_strdupv ((char **) files), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, list_thread_cb);
}

DictumSnapshotList *
dictum_snapshot_store_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dictum_snapshot_store_verify (const char *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_snapshot_store_get (sha256, error);

  return bytes != NULL;
}

gboolean
dictum_snapshot_store_export (const char *sha256,
                              const char *path,
                              gboolean overwrite,
                              GError **error)
{
  g_autoptr (GBytes) bytes = dictum_snapshot_store_get (sha256, error);

  g_return_val_if_fail (path != NULL, FALSE);

  if (bytes == NULL)
    return FALSE;
  if (!overwrite && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("There is a file “%s” already. Choose another name."), path);
      return FALSE;
    }
  return dictum_atomic_write (path, bytes, 0644, NULL, NULL, NULL, error);
}

char *
dictum_snapshot_suggest_name (const DictumSnapshot *snapshot)
{
  static const char *const suffixes[][2] = {
    { "text/html", "html" },
    { "application/xhtml+xml", "xhtml" },
    { "text/plain", "txt" },
    { "text/markdown", "md" },
    { "application/pdf", "pdf" },
    { "application/json", "json" },
    { "message/rfc822", "eml" },
    { "multipart/related", "mhtml" },
    { "application/rtf", "rtf" },
    { "application/epub+zip", "epub" },
    { "text/vtt", "vtt" },
    { "application/x-subrip", "srt" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx" },
    { "application/vnd.oasis.opendocument.text", "odt" },
  };
  const char *suffix = "bin";

  g_return_val_if_fail (snapshot != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_strcmp0 (snapshot->media_type, suffixes[i][0]) == 0)
      suffix = suffixes[i][1];
  return g_strdup_printf ("page-%.8s.%s", snapshot->sha256, suffix);
}

static gboolean
check_unread (const DictumSnapshotList *list, GError **error)
{
  guint n = g_strv_length (list->unread);

  if (n == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               ngettext ("%'u project could not be read, so nobody knows which originals it uses. "
                         "“%s” is the first. Nothing was removed.",
                         "%'u projects could not be read, so nobody knows which originals they "
                         "use. “%s” is the first. Nothing was removed.",
                         n),
               n, list->unread[0]);
  return FALSE;
}

/* TRUE also when it is gone already. *gone: whether it was this call that removed it. */
static gboolean
remove_file (const DictumSnapshot *snapshot, gboolean *gone, GError **error)
{
  g_autofree char *path = dictum_snapshot_get_path (snapshot->sha256);
  DictumFileStamp stamp;

  *gone = FALSE;
  /* Added again since it was listed: somebody uses it now. */
  if (!dictum_file_stamp_read (path, &stamp) || stamp.mtime != snapshot->mtime)
    return TRUE;
  if (g_unlink (path) != 0)
    {
      dictum_set_file_error (error, errno, path);
      return FALSE;
    }
  *gone = TRUE;
  return TRUE;
}

gboolean
dictum_snapshot_store_remove (const DictumSnapshotList *list,
                              const char *sha256,
                              gboolean force,
                              GError **error)
{
  const DictumSnapshot *snapshot = dictum_snapshot_list_find (list, sha256);
  gboolean gone;

  g_return_val_if_fail (list != NULL, FALSE);

  if (snapshot == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("No original “%s” is kept on this computer."), sha256);
      return FALSE;
    }
  if (!force && snapshot->uses->len > 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   ngettext ("This original is used in %u place. Without it nobody can show any "
                             "more what the publisher had sent.",
                             "This original is used in %u places. Without it nobody can show any "
                             "more what the publisher had sent.",
                             snapshot->uses->len),
                   snapshot->uses->len);
      return FALSE;
    }
  if (!force && !check_unread (list, error))
    return FALSE;
  return remove_file (snapshot, &gone, error);
}

gboolean
dictum_snapshot_store_remove_unused (const DictumSnapshotList *list,
                                     gboolean force,
                                     guint *removed,
                                     guint64 *freed,
                                     GError **error)
{
  g_return_val_if_fail (list != NULL, FALSE);
  g_return_val_if_fail (removed != NULL && freed != NULL, FALSE);

  *removed = 0;
  *freed = 0;
  if (!force && !check_unread (list, error))
    return FALSE;
  for (guint i = 0; i < list->snapshots->len; i++)
    {
      const DictumSnapshot *snapshot = g_ptr_array_index (list->snapshots, i);
      gboolean gone;

      if (snapshot->uses->len > 0)
        continue;
      if (!remove_file (snapshot, &gone, error))
        return FALSE;
      *removed += gone;
      *freed += gone ? snapshot->size : 0;
    }
  return TRUE;
}
