/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dictum_load_decode (GBytes *bytes, const char *declared, gboolean markup, gsize *length);
char *dictum_load_find_encoding (GBytes *bytes, const char *declared, gboolean markup);
gboolean dictum_load_is_utf16 (const guint8 *data, gsize size, gboolean *big_endian);

G_END_DECLS
