/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-add-arrival"

#include "dialogs/dictum-add-arrival.h"

#include "edit/dictum-edit-version.h"

struct _DictumAddArrival
{
  DictumAddJob *job;
  GCancellable *run; /* the job's, of the run that it belongs to */
  gboolean wanted;
  char *version_of;

  /* While it runs. */
  DictumWorkbench *workbench;
  gboolean review;
  DictumAddArrivalDone done;
  gpointer data;
};

/* Its job may have been stopped meanwhile, and even run again. */
static gboolean
is_current (DictumAddArrival *self)
{
  return dictum_add_job_get_state (self->job) == DICTUM_ADD_JOB_RUNNING &&
         !g_cancellable_is_cancelled (self->run);
}

static void
finish (DictumAddArrival *self,
        DictumAddOutcome outcome,
        const char *article,
        GPtrArray *duplicates)
{
  self->done (self, outcome, article, duplicates, self->data);
}

static void
fail (DictumAddArrival *self, const GError *error)
{
  if (is_current (self))
    dictum_add_job_fail (self->job, error->message);
  finish (self, DICTUM_ADD_ARRIVAL_OVER, NULL, NULL);
}

static DictumChange *
make_change (DictumAddArrival *self, DictumProject *project, char **id, GError **error)
{
  DictumArticle *article = dictum_add_job_get_loaded (self->job)->article;
  const char *author = dictum_workbench_get_author (self->workbench);
  g_autofree char *now = NULL;

  if (self->version_of != NULL)
    {
      *id = g_strdup (self->version_of);
      return dictum_edit_add_version (project, *id, dictum_values_get (article->versions, 0), NULL,
                                      author, error);
    }

  /* Time and id give the articles their order: that of coming into the project, not of loading. */
  *id = dictum_id_new ();
  now = dictum_now ();
  dictum_value_set_string (&article->record.id, *id);
  dictum_value_set_string (&article->added, now);

  return dictum_edit_add_article (project, article, author, error);
}

/* The article becomes part of the project. An error belongs in the row of the job, so the
 * workbench, which would show it as a message, is passed by. */
static void
keep (DictumAddArrival *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (project == NULL || !is_current (self))
    {
      finish (self, DICTUM_ADD_ARRIVAL_OVER, NULL, NULL);
      return;
    }

  change = make_change (self, project, &id, &error);
  if (change == NULL ||
      !dictum_store_apply (dictum_workbench_get_store (self->workbench), change, &error))
    fail (self, error);
  else
    finish (self, DICTUM_ADD_ARRIVAL_ADDED, id, NULL);
}

static void
store_snapshot_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *name = NULL;
  GError *error = NULL;

  name = dictum_snapshot_store_add (data, &error);
  if (name != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
snapshot_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumAddArrival *self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    keep (self);
  else
    fail (self, error);
}

static void
store_snapshot (DictumAddArrival *self)
{
  GBytes *snapshot = dictum_add_job_get_loaded (self->job)->snapshot;
  g_autoptr (GTask) task = NULL;

  if (snapshot == NULL)
    {
      keep (self);
      return;
    }

  /* No source object: its last reference could be given up in the thread. */
  task = g_task_new (NULL, NULL, snapshot_stored_cb, self);
  g_task_set_task_data (task, g_bytes_ref (snapshot), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, store_snapshot_thread);
}

static void
duplicates_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumAddArrival *self = data;
  g_autoptr (GPtrArray) duplicates = dictum_project_find_duplicates_finish (result, NULL);

  if (!is_current (self))
    finish (self, DICTUM_ADD_ARRIVAL_OVER, NULL, NULL);
  else if (duplicates != NULL && duplicates->len == 0 && !self->review)
    store_snapshot (self);
  else
    finish (self, DICTUM_ADD_ARRIVAL_ASKS, NULL, duplicates);
}

DictumAddArrival *
dictum_add_arrival_new (DictumAddJob *job)
{
  DictumAddArrival *self;

  g_return_val_if_fail (DICTUM_IS_ADD_JOB (job), NULL);
  g_return_val_if_fail (dictum_add_job_get_cancellable (job) != NULL, NULL);

  self = g_new0 (DictumAddArrival, 1);
  self->job = g_object_ref (job);
  self->run = g_object_ref (dictum_add_job_get_cancellable (job));

  return self;
}

void
dictum_add_arrival_free (DictumAddArrival *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->job);
  g_object_unref (self->run);
  g_clear_object (&self->workbench);
  g_free (self->version_of);
  g_free (self);
}

void
dictum_add_arrival_want (DictumAddArrival *self, const char *version_of)
{
  g_return_if_fail (self != NULL);

  self->wanted = TRUE;
  g_set_str (&self->version_of, version_of);
}

gboolean
dictum_add_arrival_is_wanted (DictumAddArrival *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->wanted;
}

DictumAddJob *
dictum_add_arrival_get_job (DictumAddArrival *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->job;
}

void
dictum_add_arrival_run (DictumAddArrival *self,
                        DictumWorkbench *workbench,
                        gboolean review,
                        DictumAddArrivalDone done,
                        gpointer data)
{
  DictumProject *project;

  g_return_if_fail (self != NULL && self->done == NULL);
  g_return_if_fail (DICTUM_IS_WORKBENCH (workbench));
  g_return_if_fail (done != NULL);

  self->workbench = g_object_ref (workbench);
  self->review = review;
  self->done = done;
  self->data = data;

  project = dictum_workbench_get_project (workbench);
  if (project == NULL || !is_current (self))
    finish (self, DICTUM_ADD_ARRIVAL_OVER, NULL, NULL);
  else if (self->wanted)
    store_snapshot (self);
  else
    dictum_project_find_duplicates_async (project, dictum_add_job_get_loaded (self->job)->article,
                                          NULL, duplicates_found_cb, self);
}
