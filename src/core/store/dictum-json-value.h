/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <yyjson.h>

#include "model/dictum-value.h"

G_BEGIN_DECLS

/* How deep a member that we do not know may be nested. */
#define DICTUM_JSON_MAX_DEPTH 512

/**
 * DictumJsonPath:
 *
 * Where in a document the reader is: a chain of frames on the stack, turned into
 * "claims[17].content[0].end" only when something is wrong there. NULL is the document itself.
 */
typedef struct _DictumJsonPath DictumJsonPath;

struct _DictumJsonPath
{
  const DictumJsonPath *parent;
  const char *key; /* of a member; NULL: an element of an array */
  gsize index;
};

char *dictum_json_path_format (const DictumJsonPath *path);
void dictum_json_fail (GError **error,
                       const DictumJsonPath *path,
                       const char *expected,
                       yyjson_val *found);
void dictum_json_fail_message (GError **error, const DictumJsonPath *path, const char *message);

yyjson_doc *dictum_json_read_document (const char *data, gsize size, GError **error);

gpointer dictum_json_read_value (yyjson_val *json,
                                 const DictumType *type,
                                 const char *const *reserved,
                                 const DictumJsonPath *path,
                                 GError **error);
gboolean dictum_json_read_changes (yyjson_val *json,
                                   gpointer value,
                                   const DictumJsonPath *path,
                                   GError **error);
char *dictum_json_read_text (yyjson_val *json, const DictumJsonPath *path, GError **error);
gboolean
dictum_json_read_time (yyjson_val *json, char **place, const DictumJsonPath *path, GError **error);

typedef yyjson_doc DictumJsonDocument;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumJsonDocument, yyjson_doc_free)

G_END_DECLS
