/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for what is as large as a whole project: freed with free(), NULL when there is not enough.
 */
gpointer dictum_large_alloc (gsize size);
gpointer dictum_large_realloc (gpointer data, gsize size);

G_END_DECLS
