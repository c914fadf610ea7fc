/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dictum_release:
 * @data: (nullable) (transfer full): what nobody else uses any more
 * @free_func: frees it
 *
 * Frees in a thread what hangs on many records or lists: that takes longer than a window may be
 * away. From any thread. Not for what has signals or belongs to a widget.
 */
void dictum_release (gpointer data, GDestroyNotify free_func);

G_END_DECLS
