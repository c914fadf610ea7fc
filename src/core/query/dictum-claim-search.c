/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-claim-search.h"

/* What the threads share. Only who holds the lock makes a table, so that two searches that come
 * close upon each other make it once. */
typedef struct
{
  gatomicrefcount refs;
  GMutex lock;
  DictumClaimTable *table;
  guint64 revision; /* of the project that the table shows */
} Kept;

struct _DictumClaimSearch
{
  GObject parent_instance;

  DictumProject *project;
  Kept *kept;
  guint64 revision; /* counts changes of the project, from 1 */
};

G_DEFINE_FINAL_TYPE (DictumClaimSearch, dictum_claim_search, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  Kept *kept;
  DictumProjectSnapshot *snapshot; /* NULL: the table that is kept is good */
  guint64 revision;
  DictumClaimQuery *query;
  DictumClaimOrder order;
  DictumClaimResult *earlier;
} Job;

static void
kept_unref (Kept *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  dictum_claim_table_unref (self->table);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  kept_unref (job->kept);
  dictum_project_snapshot_free (job->snapshot);
  dictum_claim_query_unref (job->query);
  dictum_claim_result_unref (job->earlier);
  g_free (job);
}

/* The table of the job's revision, or of a later one. Not stopped half way: the next search needs
 * it too. */
static DictumClaimTable *
prepare_table (Job *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->kept->lock);
  g_autoptr (DictumClaimTable) before = NULL;

  if (job->kept->revision < job->revision && job->snapshot != NULL)
    {
      before = job->kept->table;
      job->kept->table = dictum_claim_table_new (g_steal_pointer (&job->snapshot), before);
      job->kept->revision = job->revision;
    }

  return dictum_claim_table_ref (job->kept->table);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (DictumClaimTable) table = prepare_table (job);
  GError *error = NULL;
  DictumClaimResult *result = dictum_claim_table_list (table, job->query, job->order, job->earlier,
                                                       cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dictum_claim_result_unref);
  else
    g_task_return_error (task, error);

  /* Nobody waits for this: it is for the letter that is typed next. */
  dictum_claim_table_prepare (table);
}

static void
changed_cb (DictumClaimSearch *self)
{
  self->revision++;
  g_signal_emit (self, changed_signal, 0);
}

static void
dictum_claim_search_dispose (GObject *object)
{
  DictumClaimSearch *self = DICTUM_CLAIM_SEARCH (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->kept, kept_unref);

  G_OBJECT_CLASS (dictum_claim_search_parent_class)->dispose (object);
}

static void
dictum_claim_search_class_init (DictumClaimSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_claim_search_dispose;

  changed_signal = g_signal_new ("changed", DICTUM_TYPE_CLAIM_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_claim_search_init (DictumClaimSearch *self)
{
  self->kept = g_new0 (Kept, 1);
  g_atomic_ref_count_init (&self->kept->refs);
  g_mutex_init (&self->kept->lock);
  self->revision = 1;
}

DictumClaimSearch *
dictum_claim_search_new (DictumProject *project)
{
  DictumClaimSearch *self;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  self = g_object_new (DICTUM_TYPE_CLAIM_SEARCH, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
dictum_claim_search_list_async (DictumClaimSearch *self,
                                DictumClaimQuery *query,
                                DictumClaimOrder order,
                                DictumClaimResult *earlier,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;
  gboolean is_known = FALSE;

  g_return_if_fail (DICTUM_IS_CLAIM_SEARCH (self));
  g_return_if_fail (query != NULL);

  /* Where a thread is just making a table, waiting for it would be a turn of the window; then a
   * snapshot that may not be needed is the smaller price. */
  if (g_mutex_trylock (&self->kept->lock))
    {
      is_known = self->kept->revision == self->revision;
      g_mutex_unlock (&self->kept->lock);
    }

  job = g_new0 (Job, 1);
  job->kept = self->kept;
  g_atomic_ref_count_inc (&self->kept->refs);
  job->snapshot = !is_known ? dictum_project_take_snapshot (self->project) : NULL;
  job->revision = self->revision;
  job->query = dictum_claim_query_ref (query);
  job->order = order;
  job->earlier = earlier != NULL ? dictum_claim_result_ref (earlier) : NULL;

  /* Not of this object: the thread may let go of the task last, and the project must not go with it
   * there. */
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_claim_search_list_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, list_in_thread);
}

DictumClaimResult *
dictum_claim_search_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DictumClaimResult *
dictum_project_list_claims (DictumProject *project, DictumClaimQuery *query, DictumClaimOrder order)
{
  g_autoptr (DictumClaimTable) table = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  table = dictum_claim_table_new (dictum_project_take_snapshot (project), NULL);
  return dictum_claim_table_list (table, query, order, NULL, NULL, NULL);
}
