/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

/* What the searching threads share. It outlives the search while one of them is at work. */
typedef struct
{
  DictumProjectSnapshot *pending; /* atomic: of the project as it was when last searched, until an
                                     index is made of it */
  GMutex lock; /* held while an index is made, for the next search needs it too */
  DictumSearchIndex *index;
  DictumSearchHits *hits; /* of the last search that ended */
} Shared;

struct _DictumSearch
{
  GObject parent_instance;

  DictumProject *project;
  gulong changed_handler;
  gboolean stale; /* the project was altered since the last snapshot */
  Shared *shared;
  GCancellable *current; /* of the search under way */
};

G_DEFINE_FINAL_TYPE (DictumSearch, dictum_search, G_TYPE_OBJECT)

/* One search, in its thread. */
typedef struct
{
  Shared *shared;
  DictumSearchWords *words; /* NULL: only the index is wanted */
  guint limit;
} Order;

static void
clear_shared (gpointer data)
{
  Shared *shared = data;

  g_clear_pointer (&shared->hits, dictum_search_hits_free);
  g_clear_pointer (&shared->index, dictum_search_index_unref);
  g_clear_pointer (&shared->pending, dictum_project_snapshot_free);
  g_mutex_clear (&shared->lock);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->words, dictum_search_words_unref);
  g_atomic_rc_box_release_full (order->shared, clear_shared);
  g_free (order);
}

/* Transfer full. */
static DictumSearchIndex *
get_index (Shared *shared)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->lock);
  g_autoptr (DictumProjectSnapshot) snapshot = g_atomic_pointer_exchange (&shared->pending, NULL);

  if (snapshot != NULL)
    {
      DictumSearchIndex *index = dictum_search_index_new (snapshot, shared->index, NULL, NULL);

      g_clear_pointer (&shared->hits, dictum_search_hits_free);
      g_clear_pointer (&shared->index, dictum_search_index_unref);
      shared->index = index;
    }

  return dictum_search_index_ref (shared->index);
}

static DictumSearchHits *
take_hits (Shared *shared)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->lock);

  return g_steal_pointer (&shared->hits);
}

static void
keep_hits (Shared *shared, DictumSearchHits *hits)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->lock);

  g_clear_pointer (&shared->hits, dictum_search_hits_free);
  shared->hits = hits;
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (DictumSearchIndex) index = get_index (order->shared);
  g_autoptr (DictumSearchHits) earlier = NULL;
  DictumSearchHits *hits;
  DictumSearchResults *results;
  GError *error = NULL;

  if (order->words == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  earlier = take_hits (order->shared);
  hits = dictum_search_index_match (index, order->words, earlier, cancellable, &error);
  if (hits == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  results = dictum_search_hits_show (hits, order->limit);
  keep_hits (order->shared, hits);
  g_task_return_pointer (task, results, (GDestroyNotify) dictum_search_results_free);
}

/* The task is the thread’s, which may let go of it last: it must not hold the search. */
static void
start (DictumSearch *self, GTask *task, DictumSearchWords *words, guint limit)
{
  Order *order = g_new0 (Order, 1);

  if (self->stale)
    {
      g_autoptr (DictumProjectSnapshot) older = g_atomic_pointer_exchange (
          &self->shared->pending, dictum_project_take_snapshot (self->project));

      self->stale = FALSE;
    }
  order->shared = g_atomic_rc_box_acquire (self->shared);
  order->words = words != NULL ? dictum_search_words_ref (words) : NULL;
  order->limit = limit;
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, find_in_thread);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DictumSearchResults *results = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, results, (GDestroyNotify) dictum_search_results_free);
}

static void
project_changed_cb (DictumSearch *self)
{
  self->stale = TRUE;
}

static void
release_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* Letting go of what a large project has takes a while, which nobody should wait for. */
static void
release_shared (Shared *shared)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Order *order = g_new0 (Order, 1);

  order->shared = shared;
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, release_in_thread);
}

static void
dictum_search_dispose (GObject *object)
{
  DictumSearch *self = DICTUM_SEARCH (object);

  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  if (self->shared != NULL)
    release_shared (g_steal_pointer (&self->shared));
  if (self->project != NULL)
    g_clear_signal_handler (&self->changed_handler, self->project);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (dictum_search_parent_class)->dispose (object);
}

static void
dictum_search_class_init (DictumSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_search_dispose;
}

static void
dictum_search_init (DictumSearch *self)
{
  self->stale = TRUE;
  self->shared = g_atomic_rc_box_new0 (Shared);
  g_mutex_init (&self->shared->lock);
}

/**
 * dictum_search_new:
 * @project: a project
 *
 * Returns: (transfer full): a search over it
 */
DictumSearch *
dictum_search_new (DictumProject *project)
{
  DictumSearch *self;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  self = g_object_new (DICTUM_TYPE_SEARCH, NULL);
  self->project = g_object_ref (project);
  self->changed_handler = g_signal_connect_swapped (project, "changed",
                                                    G_CALLBACK (project_changed_cb), self);
  return self;
}

void
dictum_search_prepare (DictumSearch *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_SEARCH (self));

  if (!self->stale)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  start (self, task, NULL, 0);
}

/**
 * dictum_search_find_async:
 * @words: what to look for
 * @limit: how many of each kind to show, 0 for all
 * @cancellable: (nullable): a cancellable
 */
void
dictum_search_find_async (DictumSearch *self,
                          DictumSearchWords *words,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GTask *answer;

  g_return_if_fail (DICTUM_IS_SEARCH (self));
  g_return_if_fail (words != NULL);

  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  self->current = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  answer = g_task_new (self, self->current, callback, data);
  task = g_task_new (NULL, self->current, found_cb, answer);
  start (self, task, words, limit);
}

DictumSearchResults *
dictum_search_find_finish (DictumSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
