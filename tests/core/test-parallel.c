/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Work that is given to other threads: each part of it is done once, and what is let go of is freed
 * elsewhere. */

#include "model/dictum-parallel.h"
#include "model/dictum-release.h"

#define PARTS 1000
#define PATIENCE (10 * G_TIME_SPAN_SECOND)

typedef struct
{
  int done[PARTS];
  int sum;
  GCancellable *cancellable;
  int stop_after;
} Work;

static void
do_part (guint part, gpointer data)
{
  Work *work = data;

  g_assert_cmpuint (part, <, PARTS);
  g_atomic_int_inc (&work->done[part]);
  if (g_atomic_int_add (&work->sum, 1) + 1 == work->stop_after)
    g_cancellable_cancel (work->cancellable);
}

/* However many threads there are, each part is done once, and none later. */
static void
test_once (void)
{
  static const guint per_thread[] = { 1, 7, PARTS, G_MAXUINT };

  for (guint i = 0; i < G_N_ELEMENTS (per_thread); i++)
    {
      g_autofree Work *work = g_new0 (Work, 1);

      dictum_parallel_run (do_part, work, PARTS, per_thread[i], NULL);
      for (guint j = 0; j < PARTS; j++)
        g_assert_cmpint (work->done[j], ==, 1);
    }
}

static void
test_none (void)
{
  g_autofree Work *work = g_new0 (Work, 1);

  dictum_parallel_run (do_part, work, 0, 1, NULL);
  g_assert_cmpint (work->sum, ==, 0);
}

/* No part is begun once it is stopped: at most those are done that threads were at. */
static void
test_cancel (void)
{
  g_autofree Work *work = g_new0 (Work, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  work->cancellable = cancellable;
  work->stop_after = 100;
  dictum_parallel_run (do_part, work, PARTS, 1, cancellable);
  g_assert_cmpint (work->sum, >=, 100);
  g_assert_cmpint (work->sum, <, 100 + 16);

  work->sum = 0;
  dictum_parallel_run (do_part, work, PARTS, 1, cancellable);
  g_assert_cmpint (work->sum, ==, 0);
}

typedef struct
{
  GMutex lock;
  GCond freed;
  GThread *thread;
} Left;

static void
note_thread (gpointer data)
{
  Left *left = data;

  g_mutex_lock (&left->lock);
  left->thread = g_thread_self ();
  g_cond_signal (&left->freed);
  g_mutex_unlock (&left->lock);
}

/* Whoever lets go of it does not wait. */
static void
test_release (void)
{
  Left left = { 0 };
  gint64 end = g_get_monotonic_time () + PATIENCE;

  g_mutex_init (&left.lock);
  g_cond_init (&left.freed);
  dictum_release (NULL, note_thread);
  g_mutex_lock (&left.lock);
  g_assert_null (left.thread);
  dictum_release (&left, note_thread);
  while (left.thread == NULL)
    g_assert_true (g_cond_wait_until (&left.freed, &left.lock, end));
  g_assert_true (left.thread != g_thread_self ());
  g_mutex_unlock (&left.lock);
  g_cond_clear (&left.freed);
  g_mutex_clear (&left.lock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parallel/once", test_once);
  g_test_add_func ("/parallel/none", test_none);
  g_test_add_func ("/parallel/cancel", test_cancel);
  g_test_add_func ("/parallel/release", test_release);

  return g_test_run ();
}
