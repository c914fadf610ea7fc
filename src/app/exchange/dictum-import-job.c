/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-import-dialog"

#include "exchange/dictum-import-job.h"

#include <string.h>

#include <glib/gi18n.h>

#define START 4096 /* bytes of a file that say what it is */
#define FOLDER 200 /* files of a folder that say so */

/* ---- Reading ---- */

typedef struct
{
  DictumProjectSnapshot *snapshot; /* NULL once the thread has it */
  DictumImportWish *wish;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->snapshot, dictum_project_snapshot_free);
  dictum_import_wish_free (reading->wish);
  g_free (reading);
}

static gboolean
load_files (DictumImportWish *wish, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  if (wish->files != NULL)
    return TRUE;
  files = dictum_files_new ();
  for (guint i = 0; wish->paths[i] != NULL; i++)
    if (!dictum_files_load (files, wish->paths[i], error))
      return FALSE;
  wish->files = g_steal_pointer (&files);

  return TRUE;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  DictumImportWish *wish = reading->wish;
  DictumImport *import = NULL;
  GError *error = NULL;

  if (!load_files (wish, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (wish->format == NULL)
    wish->format = dictum_format_recognise (wish->files);
  if (wish->format == NULL)
    {
      g_task_return_new_error_literal (
          task, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
          _ ("These files are of no format that Dictum knows by its looks. Choose the format."));
      return;
    }
  import = dictum_format_read (wish->format, wish->files, g_steal_pointer (&reading->snapshot),
                               wish->options, wish->author, cancellable, &error);
  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) dictum_import_unref);
  else
    g_task_return_error (task, error);
}

void
dictum_import_wish_free (DictumImportWish *self)
{
  g_strfreev (self->paths);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_hash_table_unref (self->options);
  g_free (self->author);
  g_free (self);
}

/**
 * dictum_import_job_read_async:
 * @snapshot: (transfer full): the records as they are now
 * @wish: (transfer full): what is read, and as what
 * @cancellable: (nullable): stops it
 * @callback: called in the thread that calls this, with %NULL for a source
 * @data: for the callback
 */
void
dictum_import_job_read_async (DictumProjectSnapshot *snapshot,
                              DictumImportWish *wish,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->snapshot = snapshot;
  reading->wish = wish;
  g_task_set_source_tag (task, dictum_import_job_read_async);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_thread);
}

DictumImport *
dictum_import_job_read_finish (GAsyncResult *result,
                               GPtrArray **files,
                               const DictumFormat **format,
                               GError **error)
{
  DictumImport *import;
  Reading *reading;

  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_import_job_read_async), NULL);

  import = g_task_propagate_pointer (G_TASK (result), error);
  reading = g_task_get_task_data (G_TASK (result));
  *files = g_steal_pointer (&reading->wish->files);
  *format = reading->wish->format;

  return import;
}

/* ---- Originals ---- */

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dictum_import_keep_originals (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dictum_import_job_keep_async (DictumImport *import,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_import_job_keep_async);
  g_task_set_task_data (task, dictum_import_ref (import), (GDestroyNotify) dictum_import_unref);
  g_task_run_in_thread (task, keep_thread);
}

gboolean
dictum_import_job_keep_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_import_job_keep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Sorting what is dropped ---- */

static gboolean
is_file_readable (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) start = NULL;
  g_autofree char *name = g_file_get_basename (file);
  const DictumFormat *format;

  start = stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), START, NULL, NULL)
                         : NULL;
  if (start == NULL)
    return FALSE;
  files = dictum_files_new ();
  g_ptr_array_add (files, dictum_file_new (name, g_steal_pointer (&start)));
  format = dictum_format_recognise (files);

  return format != NULL && format->read != NULL;
}

static gboolean
is_readable (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    return is_file_readable (path);
  for (guint i = 0; i < FOLDER && (name = g_dir_read_name (folder)) != NULL; i++)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (is_file_readable (child))
        return TRUE;
    }

  return FALSE;
}

/* The name without folders and what is behind its last dot. */
static char *
get_stem (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}

/* Whether one of the readable files is about this one: marks may have a text beside them, of the
 * same name or of a name that theirs goes on from. */
static gboolean
belongs (const char *path, GPtrArray *readable)
{
  g_autofree char *stem = get_stem (path);

  for (guint i = 0; i < readable->len; i++)
    {
      g_autofree char *other = get_stem (g_ptr_array_index (readable, i));

      if (g_str_has_prefix (other, stem))
        return TRUE;
    }

  return FALSE;
}

static void
sort_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **paths = data;
  g_autoptr (GPtrArray) readable = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  guint n_readable;

  for (guint i = 0; paths[i] != NULL; i++)
    if (is_readable (paths[i]))
      g_ptr_array_add (readable, g_strdup (paths[i]));
  n_readable = readable->len;
  for (guint i = 0; n_readable > 0 && paths[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (readable, paths[i], g_str_equal, NULL) &&
        belongs (paths[i], readable))
      g_ptr_array_add (readable, g_strdup (paths[i]));
  g_task_return_pointer (task, g_ptr_array_free (g_steal_pointer (&readable), FALSE),
                         (GDestroyNotify) g_strfreev);
}

void
dictum_import_job_sort_async (GStrv paths,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dictum_import_job_sort_async);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, sort_thread);
}

GStrv
dictum_import_job_sort_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_import_job_sort_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
