/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*DictumPartFunc) (guint part, gpointer data);

/**
 * dictum_parallel_run:
 * @func: does one part, in any thread
 * @n: parts, called for by 0 to n - 1
 * @per_thread: so many parts at least are worth the start of a thread
 * @cancellable: (nullable): begins no more parts
 *
 * Does the parts of some work on all processors, and comes back when none is being done any more.
 * Parts are begun in order.
 */
void dictum_parallel_run (DictumPartFunc func,
                          gpointer data,
                          guint n,
                          guint per_thread,
                          GCancellable *cancellable);

G_END_DECLS
