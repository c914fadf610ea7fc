/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What evidence or a request for reply must have, and what of it cannot be true: see
 * dictum-edit-checking.c. */
gboolean dictum_edit_check_entry (gconstpointer entry, const char **field, GError **error);

G_END_DECLS
