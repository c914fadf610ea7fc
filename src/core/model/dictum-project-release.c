/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Letting go of a project. To free tens of thousands of records takes longer than a window may be
 * away, and the window of another project may be in use: they go a few at a time, while nothing
 * else is to be done. Where no main loop runs, the process is about to end anyway. */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-project-private.h"

/* So many are freed at once. */
#define SLICE 500

static GMutex mutex;
static GPtrArray *waiting; /* of DictumItem; NULL: nothing is to be freed */

static gboolean
free_some_cb (gpointer data)
{
  g_autoptr (GPtrArray) slice = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean more;

  g_mutex_lock (&mutex);
  for (guint i = 0; i < SLICE && waiting->len > 0; i++)
    g_ptr_array_add (slice, g_ptr_array_steal_index_fast (waiting, waiting->len - 1));
  more = waiting->len > 0;
  if (!more)
    g_clear_pointer (&waiting, g_ptr_array_unref);
  g_mutex_unlock (&mutex);

  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * dictum_project_release_items:
 * @items: (transfer full): id -> item, of a project that is no more
 *
 * Frees the items, at once or in slices. From any thread.
 */
void
dictum_project_release_items (GHashTable *items)
{
  g_autoptr (GHashTable) owned = items;

  if (g_hash_table_size (owned) > SLICE)
    {
      GPtrArray *values = g_hash_table_steal_all_values (owned);

      g_mutex_lock (&mutex);
      if (waiting != NULL)
        {
          g_ptr_array_extend_and_steal (waiting, values);
        }
      else
        {
          waiting = values;
          g_idle_add_full (G_PRIORITY_LOW, free_some_cb, NULL, NULL);
        }
      g_mutex_unlock (&mutex);
    }
}
