/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/dictum-import.h"

G_BEGIN_DECLS

/* Fields of claims, links and sources that have members of the model, or annotations, of their own
 * and are not written by their table. What became of a claim at other versions means nothing
 * outside of its project. All end with NULL. */
extern const char *const dictum_web_annotation_claim_skip[];
extern const char *const dictum_web_annotation_link_skip[];
extern const char *const dictum_web_annotation_source_skip[];

/* One file that is read. */
typedef struct
{
  DictumImport *import;
  const char *file;
  GPtrArray *annotations; /* of JsonObject, in the order of the file */
  GHashTable *marks;      /* const char * IRI to JsonObject: of a source or a cue of ours */
  GHashTable *sources;    /* char * id in the file to const DictumSource */
  GHashTable *labels;     /* const char * id in the scale of the file to its label */
  JsonObject *annotation; /* of the claim that is being read; NULL: it is a mark of one */
} DictumWebReading;

/* Borrowed, NULL when there is none. A source is of the project, by its id in the file; a rating
 * that of the project’s scale with the same id or label. */
const char *dictum_web_annotation_get_iri (JsonObject *object);
const char *dictum_web_annotation_find_source (DictumWebReading *self, const char *id);
const char *dictum_web_annotation_find_rating (DictumWebReading *self, const char *id);
void dictum_web_annotation_read_registry (DictumWebReading *self, JsonObject *root);
/* Puts into the fields what the object says of who made it and when, if it does. */
void dictum_web_annotation_read_creator (JsonObject *object,
                                         const char *name,
                                         char **creator,
                                         char **created,
                                         char **modified);

G_END_DECLS
