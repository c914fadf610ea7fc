/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What anything may grow to when it is unpacked, in bytes. */
#define DICTUM_UNPACK_CAP (200 * 1024 * 1024)

GBytes *dictum_unpack_gzip (const guint8 *data, gsize size, gsize cap, GError **error);
GBytes *dictum_unpack_http_body (const guint8 *data,
                                 gsize size,
                                 const char *coding,
                                 gboolean chunked,
                                 gsize cap,
                                 GError **error);

G_END_DECLS
