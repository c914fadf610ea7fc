/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON from elsewhere: read tolerantly, and looked through for articles of schema.org. */

/* An object of a document, and how many others it stands in; those of a "@graph" stand beside one
 * another. */
typedef struct
{
  JsonObject *object;
  guint depth;
} DictumJsonObject;

JsonNode *dictum_json_parse (const char *raw);
GArray *dictum_json_collect (JsonNode *root);
const char *dictum_json_get_words (JsonNode *node);
int dictum_json_rate_article (JsonObject *object);

G_END_DECLS
