/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include <glib.h>

/* What a screen reader is told, as dictum_announce() notes it: kept from the test’s start. */

static GPtrArray *heard;

static inline void
hear_cb (const char *domain, GLogLevelFlags level, const char *words, gpointer data)
{
  g_ptr_array_add (heard, g_strdup (words));
}

/* To be called once, by main(). */
static inline void
start_hearing (void)
{
  heard = g_ptr_array_new_with_free_func (g_free);
  g_log_set_handler ("dictum-announce", G_LOG_LEVEL_DEBUG, hear_cb, NULL);
}

/* Whether something with these words was told; it and what came before it are forgotten. */
static inline gboolean
hears (const char *words)
{
  for (guint i = 0; i < heard->len; i++)
    if (strstr (g_ptr_array_index (heard, i), words) != NULL)
      {
        g_ptr_array_remove_range (heard, 0, i + 1);
        return TRUE;
      }

  return FALSE;
}
