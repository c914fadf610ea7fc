/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-parallel.h"

#define MOST_THREADS 8

typedef struct
{
  DictumPartFunc func;
  gpointer data;
  guint n;
  guint next; /* atomic: the part that nobody has begun */
  GCancellable *cancellable;
} Work;

static gpointer
work_thread (gpointer data)
{
  Work *work = data;
  guint part;

  while (!g_cancellable_is_cancelled (work->cancellable) &&
         (part = (guint) g_atomic_int_add (&work->next, 1)) < work->n)
    work->func (part, work->data);

  return NULL;
}

void
dictum_parallel_run (DictumPartFunc func,
                     gpointer data,
                     guint n,
                     guint per_thread,
                     GCancellable *cancellable)
{
  Work work = { func, data, n, 0, cancellable };
  GThread *threads[MOST_THREADS];
  guint n_threads;

  g_return_if_fail (func != NULL && per_thread > 0);

  n_threads = MIN (MIN (g_get_num_processors (), MOST_THREADS), n / per_thread);
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("part", work_thread, &work);
  work_thread (&work);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}
