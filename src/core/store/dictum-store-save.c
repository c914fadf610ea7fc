/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing the file: behind the editor's back a short while after a change, when asked to, and under
 * another name. */

#define G_LOG_DOMAIN "dictum-store"

#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-store-private.h"

/* A project that takes long to save is saved less often: a tenth of the time at most. */
#define MAX_SHARE 10
/* How long after a failure it is tried again, when nothing else happens, in milliseconds. */
#define RETRY 30000

typedef struct
{
  DictumSaveJob *job;
  GFile *file; /* of a save under another name */
  DictumLock *lock;
  gint64 started;
} Save;

static void
save_free (Save *self)
{
  g_clear_pointer (&self->job, dictum_save_job_free);
  g_clear_pointer (&self->lock, dictum_lock_release);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static Save *
save_new (DictumStore *store, gboolean force)
{
  Save *self = g_new0 (Save, 1);

  self->started = g_get_monotonic_time ();
  self->job = g_new0 (DictumSaveJob, 1);
  self->job->saver = dictum_saver_ref (store->saver);
  self->job->journal = dictum_journal_ref (store->journal);
  self->job->snapshot = dictum_project_take_snapshot (store->project);
  self->job->seq = dictum_journal_get_seq (store->journal);
  self->job->serial = dictum_saver_next_serial (store->saver);
  self->job->path = g_strdup (store->path);
  self->job->force = force;

  return self;
}

static gboolean
check_savable (DictumStore *self, GError **error)
{
  if (self->closed || self->read_only_reason != NULL)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_READ_ONLY,
                           self->closed ? _ ("The project is closed.") : self->read_only_reason);
      return FALSE;
    }

  /* What is still to be recovered is not in the project: a file of it would seem to have it. */
  return !self->recovery_pending || dictum_store_check_alterable (self, error);
}

/* What a save under another name needs before anything is written. */
static Save *
save_new_elsewhere (DictumStore *store, GFile *file, gboolean overwrite, GError **error)
{
  g_autoptr (Save) self = NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Projects can be saved on this computer only."));
      return NULL;
    }
  if (store->newer)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_NEWER,
                           _ ("The project was saved by a newer version of Dictum. Copying it with "
                              "this one would lose parts of it."));
      return NULL;
    }
  if (store->recovery_pending && !dictum_store_check_alterable (store, error))
    return NULL;

  self = save_new (store, TRUE);
  self->file = g_object_ref (file);
  g_free (self->job->path);
  self->job->path = dictum_path_resolve (path);
  self->job->elsewhere = g_strcmp0 (self->job->path, store->path) != 0;
  self->job->overwrite = overwrite;
  if (self->job->elsewhere)
    {
      name = g_filename_display_basename (path);
      key = g_strconcat ("file:", self->job->path, NULL);
      self->lock = dictum_lock_acquire (key, name, error);
      if (self->lock == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* ---- Afterwards, in the store's thread ---- */

/* Whether the file holds all; what it does not hold is saved before long, as the time for it may
 * have come and gone while a file was being written. */
static void
set_state_of_file (DictumStore *self)
{
  if (dictum_saver_get_seq (self->saver) == dictum_journal_get_seq (self->journal))
    {
      dictum_store_stop_autosave (self);
      dictum_store_set_state (self, DICTUM_STORE_SAVED);
      return;
    }

  dictum_store_set_state (self, DICTUM_STORE_PENDING);
  dictum_store_schedule_autosave (self);
}

void
dictum_store_fail (DictumStore *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_state_of_file (self);
      return;
    }

  g_clear_error (&self->save_error);
  self->save_error = g_error_copy (error);
  dictum_store_set_state (self, DICTUM_STORE_FAILED);
  dictum_store_emit_save_failed (self, error);
  if (g_error_matches (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_CHANGED))
    dictum_store_set_outside (self, DICTUM_OUTSIDE_CHANGED);
  else if (g_error_matches (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_GONE))
    dictum_store_set_outside (self, DICTUM_OUTSIDE_GONE);
  dictum_store_schedule_autosave (self);
}

static void
finish_done (DictumStore *self)
{
  g_clear_error (&self->save_error);
  if (self->outside == DICTUM_OUTSIDE_GONE)
    dictum_store_set_outside (self, DICTUM_OUTSIDE_NOTHING);
  set_state_of_file (self);
  dictum_store_emit_saved (self);
}

static void
finish_elsewhere (DictumStore *self, Save *save)
{
  g_autofree char *unnamed = self->file == NULL ? g_strdup (self->path) : NULL;

  if (save->lock != NULL)
    {
      g_clear_pointer (&self->path_lock, dictum_lock_release);
      self->path_lock = g_steal_pointer (&save->lock);
    }
  g_clear_pointer (&self->read_only_reason, g_free);
  dictum_store_set_outside (self, DICTUM_OUTSIDE_NOTHING);
  dictum_store_set_file (self, save->file, save->job->path);
  /* What had no name has one now; the file that stood in for it is not needed any more. */
  if (unnamed != NULL && g_strcmp0 (unnamed, self->path) != 0)
    g_unlink (unnamed);
}

static void
finish_save (DictumStore *self, Save *save, const GError *error)
{
  self->save_duration = g_get_monotonic_time () - save->started;
  if (error != NULL && save->file != NULL)
    {
      /* The project’s own file is not concerned. */
      set_state_of_file (self);
      return;
    }
  if (error != NULL)
    {
      dictum_store_fail (self, error);
      return;
    }

  if (save->file != NULL)
    finish_elsewhere (self, save);
  finish_done (self);
}

static gboolean
run_now (DictumStore *self, Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  dictum_save_job_run (save->job, cancellable, &problem);
  finish_save (self, save, problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (dictum_save_job_run (save->job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumStore *self = DICTUM_STORE (source);
  g_autoptr (GTask) outer = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->saves--;
  finish_save (self, g_task_get_task_data (G_TASK (result)), error);

  if (error != NULL)
    g_task_return_error (outer, g_steal_pointer (&error));
  else
    g_task_return_boolean (outer, TRUE);
}

/* The store learns of the end first, then whoever asked: hence two tasks. */
static void
run_in_thread (DictumStore *self, GTask *outer, Save *save)
{
  g_autoptr (GTask)
      inner = g_task_new (self, g_task_get_cancellable (outer), save_cb, g_object_ref (outer));

  /* What was written is written: a late cancel does not undo it. */
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_task_data (inner, save, (GDestroyNotify) save_free);
  self->saves++;
  dictum_store_set_state (self, DICTUM_STORE_SAVING);
  g_task_run_in_thread (inner, save_thread);
}

/* ---- Autosave ---- */

static void
autosave_cb (gpointer data)
{
  DictumStore *self = data;

  self->autosave_source = 0;
  if (self->saves == 0)
    dictum_store_save_async (self, NULL, NULL, NULL);
}

/* Starts the time to the next autosave, unless it runs already: who never pauses is saved too. */
void
dictum_store_schedule_autosave (DictumStore *self)
{
  guint delay = MAX (self->autosave_delay, MAX_SHARE * self->save_duration / 1000);

  if (self->autosave_source != 0 || self->closed || self->read_only_reason != NULL ||
      self->outside == DICTUM_OUTSIDE_CHANGED)
    return;

  if (self->state == DICTUM_STORE_FAILED && self->save_error != NULL)
    delay = MAX (delay, RETRY);
  self->autosave_source = g_timeout_add_once (delay, autosave_cb, self);
}

void
dictum_store_stop_autosave (DictumStore *self)
{
  g_clear_handle_id (&self->autosave_source, g_source_remove);
}

/* ---- Public ---- */

/**
 * dictum_store_save_task:
 * @self: a store
 * @task: of @self; returns whether it was saved
 * @force: also what is in the file already
 *
 * Writes the file in a thread, for a task that somebody waits for.
 */
void
dictum_store_save_task (DictumStore *self, GTask *task, gboolean force)
{
  GError *error = NULL;

  if (!check_savable (self, &error))
    g_task_return_error (task, error);
  else
    run_in_thread (self, task, save_new (self, force));
}

gboolean
dictum_store_save_now (DictumStore *self, gboolean force, GError **error)
{
  g_autoptr (Save) save = NULL;

  if (!check_savable (self, error))
    return FALSE;

  save = save_new (self, force);
  return run_now (self, save, NULL, error);
}

/**
 * dictum_store_save:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: why the file could not be written; %DICTUM_STORE_ERROR_CHANGED when someone else wrote
 *   it, %DICTUM_STORE_ERROR_GONE when it is not where it was
 *
 * Writes the file now, whole or not at all, and waits for it. What is in the file already is not
 * written again.
 *
 * Returns: whether the file holds everything
 */
gboolean
dictum_store_save (DictumStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (DICTUM_IS_STORE (self), FALSE);

  if (!check_savable (self, error))
    return FALSE;

  save = save_new (self, FALSE);
  return run_now (self, save, cancellable, error);
}

/**
 * dictum_store_save_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable): called when it is done
 * @data: for @callback
 *
 * Like dictum_store_save(), in a thread; what is done meanwhile is saved after that.
 */
void
dictum_store_save_async (DictumStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_store_save_async);
  dictum_store_save_task (self, task, FALSE);
}

gboolean
dictum_store_save_finish (DictumStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dictum_store_save_as:
 * @self: a store, which may be read-only
 * @file: where the project lives from now on
 * @overwrite: %FALSE: an existing file is %G_IO_ERROR_EXISTS
 * @cancellable: (nullable): a cancellable
 * @error: why it could not be written; the project stays where it is
 *
 * The project keeps its id and its history. The file that it was in stays as it was when it was
 * last saved, except that of a project without a name, which goes.
 *
 * Returns: whether the project is in @file
 */
gboolean
dictum_store_save_as (DictumStore *self,
                      GFile *file,
                      gboolean overwrite,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (DICTUM_IS_STORE (self) && G_IS_FILE (file), FALSE);

  save = save_new_elsewhere (self, file, overwrite, error);
  return save != NULL && run_now (self, save, cancellable, error);
}

/**
 * dictum_store_save_as_async:
 * @self: a store
 * @file: where the project lives from now on
 * @overwrite: %FALSE: an existing file is an error
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable): called when it is done
 * @data: for @callback
 *
 * Like dictum_store_save_as(), in a thread.
 */
void
dictum_store_save_as_async (DictumStore *self,
                            GFile *file,
                            gboolean overwrite,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Save *save;

  g_return_if_fail (DICTUM_IS_STORE (self) && G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_store_save_as_async);
  save = save_new_elsewhere (self, file, overwrite, &error);
  if (save == NULL)
    g_task_return_error (task, error);
  else
    run_in_thread (self, task, save);
}

gboolean
dictum_store_save_as_finish (DictumStore *self, GAsyncResult *result, GError **error)
{
  return dictum_store_save_finish (self, result, error);
}

void
dictum_store_set_autosave_delay (DictumStore *self, guint milliseconds)
{
  g_return_if_fail (DICTUM_IS_STORE (self));

  self->autosave_delay = milliseconds;
}
