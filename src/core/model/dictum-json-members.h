/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the object that a builder is in. */

/* value: (nullable): without one the member is left out. */
void dictum_json_add_string (JsonBuilder *builder, const char *name, const char *value);
/* value: (nullable): without one the member is null. */
void dictum_json_add_nullable (JsonBuilder *builder, const char *name, const char *value);
/* values: ends with NULL. */
void dictum_json_add_strings (JsonBuilder *builder, const char *name, char *const *values);
void dictum_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void dictum_json_add_integer (JsonBuilder *builder, const char *name, gint64 value);

G_END_DECLS
