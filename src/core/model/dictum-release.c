/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-release.h"

typedef struct
{
  gpointer data;
  GDestroyNotify free_func;
} Remains;

static gpointer
release (gpointer data)
{
  Remains *remains = data;

  remains->free_func (remains->data);
  g_free (remains);

  return NULL;
}

void
dictum_release (gpointer data, GDestroyNotify free_func)
{
  Remains *remains;
  g_autoptr (GThread) thread = NULL;

  g_return_if_fail (free_func != NULL);

  if (data == NULL)
    return;

  remains = g_new (Remains, 1);
  *remains = (Remains) { data, free_func };
  thread = g_thread_try_new ("release", release, remains, NULL);
  if (thread == NULL)
    release (remains);
}
