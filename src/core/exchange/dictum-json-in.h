/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/dictum-import.h"

G_BEGIN_DECLS

/* JSON of other programs. What is not there, or of another kind than was asked for, is NULL or
 * nothing; all strings and nodes are borrowed from the document. JSON-LD lets one value stand where
 * a list may, and {"@value": "text"} for "text". */

/* The document, transfer full; NULL with DICTUM_EXCHANGE_ERROR_FORMAT, in words with the line. */
JsonNode *dictum_json_in_file (const DictumFile *file, GError **error);
/* The same for all files of an import: what cannot be read is told. An array of JsonNode, of which
 * those are NULL, as long as the files are; NULL with the error of the first when none can. */
GPtrArray *dictum_json_in_files (DictumImport *import, GError **error);

JsonObject *dictum_json_in_node (JsonNode *node); /* as an object */
const char *dictum_json_in_node_text (JsonNode *node);
JsonObject *dictum_json_in_object (JsonObject *object, const char *name); /* or the first of many */
const char *dictum_json_in_text (JsonObject *object, const char *name);
/* FALSE: there is no whole number from 0 to G_MAXINT. */
gboolean dictum_json_in_count (JsonObject *object, const char *name, int *count);
/* The same of a place in a text. No text reaches as far as places may be added up to an int. */
gboolean dictum_json_in_place (JsonObject *object, const char *name, int *place);
#define DICTUM_JSON_IN_PLACE_MAX (G_MAXINT / 64)
/* Of JsonNode, never NULL: the elements of a list, or the one value. */
GPtrArray *dictum_json_in_list (JsonObject *object, const char *name);
/* Whether a text, or one of a list of texts, is the word. */
gboolean dictum_json_in_has (JsonObject *object, const char *name, const char *word);

G_END_DECLS
