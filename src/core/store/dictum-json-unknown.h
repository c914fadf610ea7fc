/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-json-value.h"
#include "store/dictum-json-writer.h"

G_BEGIN_DECLS

/* Members of an object that this version of Dictum does not know: kept as they are, at every depth,
 * and written again, so that an older version never takes away what a newer one wrote. */

gboolean dictum_json_keep_unknown (DictumJsonWriter *unknown,
                                   yyjson_val *key,
                                   yyjson_val *member,
                                   const DictumJsonPath *path,
                                   GError **error);
gboolean dictum_json_finish_unknown (DictumJsonWriter *unknown,
                                     DictumValue *value,
                                     const DictumJsonPath *path,
                                     GError **error);

G_END_DECLS
