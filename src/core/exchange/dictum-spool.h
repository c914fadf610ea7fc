/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumSpool:
 *
 * Bytes that come piece by piece and may be more than memory should hold. The first 16 MiB are
 * there; where there are more, all are in a file without a name in the user’s cache, which nobody
 * else can shorten and which is gone with the last reference to the bytes.
 */
typedef struct _DictumSpool DictumSpool;

DictumSpool *dictum_spool_new (void);
void dictum_spool_free (DictumSpool *self);

/* What goes wrong (a full disk) is told by finishing. */
void dictum_spool_add (DictumSpool *self, gconstpointer data, gsize size);
gsize dictum_spool_get_size (const DictumSpool *self);
/* All that was added, once; transfer full. NULL with G_IO_ERROR or G_FILE_ERROR. */
GBytes *dictum_spool_finish (DictumSpool *self, GError **error);

/* All that is in a file, the same way. G_IO_ERROR_NO_SPACE when it is more than cap bytes. */
GBytes *dictum_spool_load (const char *path, gsize cap, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSpool, dictum_spool_free)

G_END_DECLS
