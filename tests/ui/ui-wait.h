/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Waits for what the main loop brings, at most this long: a condition that does not come is a
 * failure and not a hang. */
#define WAIT_SECONDS 20

static inline gboolean
wait_expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean wait_expired = FALSE;                                                                 \
    guint wait_source = g_timeout_add_seconds (WAIT_SECONDS, wait_expired_cb, &wait_expired);      \
                                                                                                   \
    while (!(condition) && !wait_expired)                                                          \
      g_main_context_iteration (NULL, TRUE);                                                       \
    if (!wait_expired)                                                                             \
      g_source_remove (wait_source);                                                               \
    g_assert_false (wait_expired);                                                                 \
  }                                                                                                \
  G_STMT_END
