/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-export-dialog"

#include "exchange/dictum-export-job.h"

/* ---- Writing ---- */

typedef struct
{
  DictumProjectSnapshot *snapshot; /* NULL once the thread has it */
  DictumExportWish *wish;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->snapshot, dictum_project_snapshot_free);
  dictum_export_wish_free (writing->wish);
  g_free (writing);
}

static void
set_options (DictumExport *export, DictumExportWish *wish)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, wish->options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (dictum_format_find_option (wish->format, name) != NULL)
      dictum_export_set_option (export, name, value);
}

static DictumExport *
make_export (Writing *writing, GCancellable *cancellable, GError **error)
{
  DictumExportWish *wish = writing->wish;
  const DictumScope scope = { .kind = wish->kind,
                              .ids = (const char *const *) wish->ids,
                              .query = wish->query };
  DictumExport *export;

  export = dictum_export_new (g_steal_pointer (&writing->snapshot), &scope, cancellable, error);
  if (export != NULL)
    dictum_export_set_name (export, wish->name);

  return export != NULL && wish->redacted ? dictum_export_redact (export) : export;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  const DictumFormat *format = writing->wish->format;
  DictumExportResult *result;
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;

  export = make_export (writing, cancellable, &error);
  if (export != NULL)
    {
      set_options (export, writing->wish);
      files = dictum_format_write (format, export, cancellable, &error);
    }
  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  result = g_atomic_rc_box_new0 (DictumExportResult);
  result->format = format;
  result->name = dictum_format_suggest_name (format, export);
  result->n_claims = export->n_claims;
  result->has_protected = !dictum_redaction_is_empty (export->redaction);
  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);

      result->n_articles = MAX (result->n_articles, article->number);
    }
  for (guint i = 0; i < files->len; i++)
    result->size += g_bytes_get_size (((DictumFile *) g_ptr_array_index (files, i))->bytes);
  result->files = g_steal_pointer (&files);
  g_task_return_pointer (task, result, (GDestroyNotify) dictum_export_result_unref);
}

void
dictum_export_wish_free (DictumExportWish *self)
{
  g_strfreev (self->ids);
  g_free (self->query);
  g_free (self->name);
  g_hash_table_unref (self->options);
  g_free (self);
}

static void
clear_result (gpointer data)
{
  DictumExportResult *self = data;

  g_ptr_array_unref (self->files);
  g_free (self->name);
}

DictumExportResult *
dictum_export_result_ref (DictumExportResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dictum_export_result_unref (DictumExportResult *self)
{
  g_atomic_rc_box_release_full (self, clear_result);
}

/**
 * dictum_export_job_write_async:
 * @snapshot: (transfer full): the records as they are now
 * @wish: (transfer full): what of them, in which format
 * @cancellable: (nullable): stops it
 * @callback: called in the thread that calls this, with %NULL for a source
 * @data: for the callback
 */
void
dictum_export_job_write_async (DictumProjectSnapshot *snapshot,
                               DictumExportWish *wish,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->snapshot = snapshot;
  writing->wish = wish;
  g_task_set_source_tag (task, dictum_export_job_write_async);
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_thread);
}

DictumExportResult *
dictum_export_job_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_export_job_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Saving ---- */

typedef struct
{
  DictumExportResult *result;
  char *path;
  gboolean overwrite;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  dictum_export_result_unref (saving->result);
  g_free (saving->path);
  g_free (saving);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if (dictum_files_save (saving->result->files, saving->path,
                         saving->result->format->output == DICTUM_OUTPUT_FOLDER, saving->overwrite,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dictum_export_job_save_async:
 * @result: what was written
 * @path: of the file or the folder
 * @overwrite: whether what is there may be replaced
 * @cancellable: (nullable): stops waiting; what is begun is finished
 * @callback: called in the thread that calls this, with %NULL for a source
 * @data: for the callback
 */
void
dictum_export_job_save_async (DictumExportResult *result,
                              const char *path,
                              gboolean overwrite,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Saving *saving = g_new0 (Saving, 1);

  saving->result = dictum_export_result_ref (result);
  saving->path = g_strdup (path);
  saving->overwrite = overwrite;
  g_task_set_source_tag (task, dictum_export_job_save_async);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, save_thread);
}

gboolean
dictum_export_job_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_export_job_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
