/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lookup/dictum-lookup.h"

G_BEGIN_DECLS

/* Adds what is known of it to the object that is begun, under the names of the fields. */
void dictum_entity_add_json (const DictumEntity *self, JsonBuilder *builder);

G_END_DECLS
