/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What others do to the file: noticed, never overwritten unasked. */

#define G_LOG_DOMAIN "dictum-store"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-store-private.h"

/* A program that writes a file does so in several steps; they are looked at once, together. */
#define CHECK_DELAY 150

static void check_cb (gpointer data);

static void
schedule_check (DictumStore *self)
{
  if (self->check_source == 0 && !self->closed)
    self->check_source = g_timeout_add_once (CHECK_DELAY, check_cb, self);
}

static void
monitor_changed_cb (DictumStore *self)
{
  schedule_check (self);
}

typedef struct
{
  DictumFileState known;
  gboolean changed;
  GError *gone;
} Check;

static void
check_free (Check *self)
{
  dictum_file_state_clear (&self->known);
  g_clear_error (&self->gone);
  g_free (self);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;
  DictumFileStamp stamp = { 0 };
  g_autoptr (GBytes) bytes = dictum_store_read_file (check->known.path, &stamp, NULL);
  g_autofree char *sum = NULL;

  if (bytes == NULL && !dictum_saver_check_there (&check->known, &check->gone))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (bytes != NULL)
    sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  check->changed = g_strcmp0 (sum, check->known.sha256) != 0;
  check->known.stamp = stamp;
  g_task_return_boolean (task, TRUE);
}

/* The file is there again, as we know it: what was done meanwhile is written. */
static void
take_up_again (DictumStore *self)
{
  if (self->outside == DICTUM_OUTSIDE_GONE && !self->closed)
    dictum_store_save_async (self, NULL, NULL, NULL);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumStore *self = DICTUM_STORE (source);
  Check *check = g_task_get_task_data (G_TASK (result));
  DictumFileState now = { 0 };

  self->checking = FALSE;
  dictum_saver_get_file (self->saver, &now);
  if (self->saves > 0 || g_strcmp0 (now.sha256, check->known.sha256) != 0)
    {
      /* We wrote it ourselves meanwhile. */
      schedule_check (self);
    }
  else if (check->gone != NULL)
    {
      if (self->outside == DICTUM_OUTSIDE_NOTHING && !self->closed)
        dictum_store_fail (self, check->gone);
    }
  else if (!check->changed)
    {
      /* Touched, or copied over by the same: not to be read again next time. */
      dictum_saver_set_file (self->saver, &check->known);
      take_up_again (self);
    }
  else if (!self->closed)
    {
      dictum_store_set_outside (self, DICTUM_OUTSIDE_CHANGED);
    }
  dictum_file_state_clear (&now);
}

static void
check_cb (gpointer data)
{
  DictumStore *self = data;
  g_autoptr (GTask) task = NULL;
  Check *check;

  self->check_source = 0;
  if (self->saves > 0)
    {
      schedule_check (self);
      return;
    }
  if (self->checking || self->outside == DICTUM_OUTSIDE_CHANGED)
    return;
  if (dictum_saver_is_untouched (self->saver))
    {
      take_up_again (self);
      return;
    }

  self->checking = TRUE;
  check = g_new0 (Check, 1);
  dictum_saver_get_file (self->saver, &check->known);
  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_thread);
}

void
dictum_store_start_monitor (DictumStore *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (self->monitor == NULL);

  if (self->closed)
    return;

  /* The file itself, not a link to it. */
  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    {
      /* A save looks at the file all the same. */
      g_debug ("The file is not watched: %s", error->message);
      return;
    }
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dictum_store_stop_monitor (DictumStore *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/* ---- Whose is to stay: ours ---- */

/* Gets to know the file as it is now, so that it may be replaced. In any thread. */
static void
adopt_file (DictumSaver *saver)
{
  DictumFileState file = { 0 };
  DictumFileStamp stamp = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  dictum_saver_get_file (saver, &file);
  g_clear_pointer (&file.sha256, g_free);
  bytes = dictum_store_read_file (file.path, &stamp, NULL);
  if (bytes != NULL)
    file.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  else
    stamp = (DictumFileStamp) { 0 };
  file.stamp = stamp;
  dictum_saver_set_file (saver, &file);
  dictum_file_state_clear (&file);
}

/* Lets a file that is gone be written anew; not in the place of one that has come back meanwhile,
 * and not where its folder is gone too, which may come back with the file in it. In any thread. */
static void
forget_file (DictumSaver *saver)
{
  DictumFileState file = { 0 };
  g_autofree char *folder = NULL;

  dictum_saver_get_file (saver, &file);
  folder = g_path_get_dirname (file.path);
  if (!g_file_test (file.path, G_FILE_TEST_EXISTS) && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_clear_pointer (&file.sha256, g_free);
      file.stamp = (DictumFileStamp) { 0 };
      dictum_saver_set_file (saver, &file);
    }
  dictum_file_state_clear (&file);
}

/* The question whose is to stay is answered; that a file is gone is so until it is written. */
static void
forget_question (DictumStore *self)
{
  if (self->outside == DICTUM_OUTSIDE_CHANGED)
    dictum_store_set_outside (self, DICTUM_OUTSIDE_NOTHING);
}

/**
 * dictum_store_keep_mine:
 * @self: a store whose file someone else wrote or took away
 * @error: why it could not be written
 *
 * Writes the project over the file as it is now. A file that was gone and has come back as another
 * is not written over: the error is %DICTUM_STORE_ERROR_CHANGED then.
 *
 * Returns: whether the file is ours again
 */
gboolean
dictum_store_keep_mine (DictumStore *self, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  if (self->outside == DICTUM_OUTSIDE_GONE)
    forget_file (self->saver);
  else
    adopt_file (self->saver);
  forget_question (self);
  return dictum_store_save_now (self, TRUE, error);
}

static void
adopt_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  adopt_file (data);
  g_task_return_boolean (task, TRUE);
}

static void
forget_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  forget_file (data);
  g_task_return_boolean (task, TRUE);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumStore *self = DICTUM_STORE (source);
  g_autoptr (GTask) outer = data;

  forget_question (self);
  dictum_store_save_task (self, outer, TRUE);
}

/**
 * dictum_store_keep_mine_async:
 * @self: a store whose file someone else wrote or took away
 * @callback: called when it is done
 * @data: for @callback
 *
 * Like dictum_store_keep_mine(), in a thread. Ends with dictum_store_outside_finish().
 */
void
dictum_store_keep_mine_async (DictumStore *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) inner = NULL;
  GTask *outer;

  g_return_if_fail (DICTUM_IS_STORE (self));

  outer = g_task_new (self, NULL, callback, data);
  inner = g_task_new (self, NULL, adopted_cb, outer);
  g_task_set_task_data (inner, dictum_saver_ref (self->saver), (GDestroyNotify) dictum_saver_unref);
  g_task_run_in_thread (inner, self->outside == DICTUM_OUTSIDE_GONE ? forget_thread : adopt_thread);
}

/* ---- Theirs ---- */

/* What they wrote, beside what we had when it was asked for. */
typedef struct
{
  char *path;
  DictumProjectSnapshot *ours;
  GHashTable *our_records; /* id -> record */
  DictumProject *project;
  DictumFileStamp stamp;
  char *sha256;
  DictumChange *change; /* from ours to theirs */
} Theirs;

static Theirs *
theirs_new (DictumStore *self)
{
  Theirs *theirs = g_new0 (Theirs, 1);

  theirs->path = g_strdup (self->path);
  theirs->ours = dictum_project_take_snapshot (self->project);
  return theirs;
}

static void
theirs_free (Theirs *theirs)
{
  g_clear_pointer (&theirs->our_records, g_hash_table_unref);
  g_clear_pointer (&theirs->ours, dictum_project_snapshot_free);
  g_clear_pointer (&theirs->change, dictum_change_unref);
  g_clear_object (&theirs->project);
  g_free (theirs->path);
  g_free (theirs->sha256);
  g_free (theirs);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Theirs, theirs_free)

static void
add_difference (DictumChange *change, gconstpointer ours, gpointer theirs)
{
  DictumArticle *article;

  if (ours == NULL)
    {
      dictum_change_add (change, dictum_value_ref (theirs));
    }
  else if (dictum_is_article (ours))
    {
      /* When an article was added is ours to say: it cannot be altered. */
      article = dictum_value_copy (theirs);
      dictum_value_set_string (&article->added, ((const DictumArticle *) ours)->added);
      dictum_change_replace (change, ours, article);
    }
  else
    {
      dictum_change_replace (change, ours, dictum_value_ref (theirs));
    }
}

static void
note_ours (Theirs *self, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (self->our_records,
                         (gpointer) dictum_record_get_id (g_ptr_array_index (records, i)),
                         g_ptr_array_index (records, i));
}

/* FALSE when a record of ours is one of another kind with them. */
static gboolean
add_new (Theirs *self, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DictumValue *theirs = g_ptr_array_index (records, i);
      const DictumValue *ours = g_hash_table_lookup (self->our_records,
                                                     dictum_record_get_id (theirs));

      if (ours != NULL && ours->type != theirs->type)
        return FALSE;
      add_difference (self->change, ours, theirs);
    }
  return TRUE;
}

static void
add_removed (Theirs *self, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer ours = g_ptr_array_index (records, i);

      if (dictum_project_get_record (self->project, dictum_record_get_id (ours)) == NULL)
        dictum_change_remove (self->change, ours);
    }
}

/* FALSE when theirs cannot have become of ours. */
static gboolean
compare (Theirs *self)
{
  const DictumProjectSnapshot *a = self->ours;
  g_autoptr (DictumProjectSnapshot) b = dictum_project_take_snapshot (self->project);

  if (strcmp (b->settings->record.id, a->settings->record.id) != 0)
    return FALSE;

  self->our_records = g_hash_table_new (g_str_hash, g_str_equal);
  note_ours (self, a->claims);
  note_ours (self, a->sources);
  note_ours (self, a->articles);

  self->change = dictum_change_new (_ ("Take over what another program changed"), NULL);
  add_difference (self->change, a->settings, (gpointer) b->settings);
  add_removed (self, a->claims);
  add_removed (self, a->sources);
  add_removed (self, a->articles);
  return add_new (self, b->articles) && add_new (self, b->sources) && add_new (self, b->claims);
}

/* In any thread: reads what they wrote and compares. */
static gboolean
theirs_read (Theirs *self, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_store_read_file (self->path, &self->stamp, error);

  if (bytes == NULL)
    return FALSE;
  self->project = dictum_project_file_parse (bytes, NULL, error);
  if (self->project == NULL)
    return FALSE;

  if (!compare (self))
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED,
                           _ ("The file holds another project now. Open it in a window of its own, "
                              "and save this one under a new name."));
      return FALSE;
    }

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

/* From now on the file is known as it is, and as holding what the project has. */
static gboolean
note_theirs (DictumStore *self, const Theirs *theirs, GError **error)
{
  DictumFileState file = { 0 };
  gboolean noted;

  file.path = g_strdup (self->path);
  file.stamp = theirs->stamp;
  file.sha256 = g_strdup (theirs->sha256);
  noted = dictum_journal_append_saved (self->journal, dictum_journal_get_seq (self->journal), &file,
                                       error);
  if (noted)
    dictum_saver_set_file (self->saver, &file);
  dictum_file_state_clear (&file);
  return noted;
}

static gboolean
take (DictumStore *self, Theirs *theirs, GError **error)
{
  if (!dictum_store_apply (self, theirs->change, error) || !note_theirs (self, theirs, error))
    return FALSE;

  dictum_store_set_outside (self, DICTUM_OUTSIDE_NOTHING);
  dictum_store_mark_altered (self);
  return TRUE;
}

/**
 * dictum_store_take_theirs:
 * @self: a store whose file someone else wrote
 * @error: why it cannot be read
 *
 * Makes the project what the file has now: one change, which can be undone.
 *
 * Returns: whether it was done
 */
gboolean
dictum_store_take_theirs (DictumStore *self, GError **error)
{
  g_autoptr (Theirs) theirs = NULL;

  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  theirs = theirs_new (self);
  return theirs_read (theirs, error) && take (self, theirs, error);
}

static void
read_theirs_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (theirs_read (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_theirs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) &&
      take (DICTUM_STORE (source), g_task_get_task_data (G_TASK (result)), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/**
 * dictum_store_take_theirs_async:
 * @self: a store whose file someone else wrote
 * @callback: called when it is done
 * @data: for @callback
 *
 * Like dictum_store_take_theirs(): the file is read and compared in a thread. What is done in the
 * project meanwhile makes it fail with %DICTUM_PROJECT_ERROR_STALE. Ends with
 * dictum_store_outside_finish().
 */
void
dictum_store_take_theirs_async (DictumStore *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) inner = NULL;
  GTask *outer;

  g_return_if_fail (DICTUM_IS_STORE (self));

  outer = g_task_new (self, NULL, callback, data);
  inner = g_task_new (self, NULL, read_theirs_cb, outer);
  g_task_set_task_data (inner, theirs_new (self), (GDestroyNotify) theirs_free);
  g_task_run_in_thread (inner, read_theirs_thread);
}

/**
 * dictum_store_outside_finish:
 * @self: a store
 * @result: of dictum_store_keep_mine_async() or dictum_store_take_theirs_async()
 * @error: why it was not done
 *
 * Returns: whether it was done
 */
gboolean
dictum_store_outside_finish (DictumStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
