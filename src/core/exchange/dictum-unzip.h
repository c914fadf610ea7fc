/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumUnzip:
 *
 * A walk through the entries of a ZIP file, in the order in which they stand in it. Only the entry
 * that is asked for is unpacked, so that a large archive takes no more memory than its largest
 * entry. Names are never paths on a disk.
 */
typedef struct _DictumUnzip DictumUnzip;

/* NULL with G_IO_ERROR_INVALID_DATA: it is no ZIP file. The bytes stay referenced. */
DictumUnzip *dictum_unzip_new (GBytes *bytes, GError **error);
void dictum_unzip_free (DictumUnzip *self);
/* Goes to the next entry. Its name: UTF-8, borrowed until the next call. NULL without an error at
 * the end, with one where the archive is damaged or has more than 100,000 entries. */
const char *dictum_unzip_next (DictumUnzip *self, GError **error);
/* What is in the entry, once; transfer full. G_IO_ERROR_NO_SPACE when it is more than cap bytes,
 * G_IO_ERROR_INVALID_DATA when it is damaged. */
GBytes *dictum_unzip_read (DictumUnzip *self, gsize cap, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumUnzip, dictum_unzip_free)

G_END_DECLS
