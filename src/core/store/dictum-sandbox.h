/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean dictum_sandbox_keeps (const char *folder, const char *marker, const char *root);

gboolean dictum_sandbox_check (const char *path, GError **error);

G_END_DECLS
