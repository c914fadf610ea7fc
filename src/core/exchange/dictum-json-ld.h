/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/dictum-records.h"
#include "store/dictum-json-writer.h"

G_BEGIN_DECLS

/* Records as nodes of JSON-LD: members are called as in the project file, by the terms of
 * data/dictum-context.jsonld, and ids are IRIs. */

/* Opens an object as an element of an array, or as a member. */
void dictum_json_ld_open (DictumJsonWriter *writer, const char *key);
void dictum_json_ld_open_array (DictumJsonWriter *writer, const char *key);
/* "urn:uuid:" and the id of a record, and part, which names something in it, may be NULL. Transfer
 * full. */
char *dictum_json_ld_make_iri (const char *id, const char *part);
/* The same, written as a member, or, with key NULL, as an element; nothing when id is NULL. */
void dictum_json_ld_iri (DictumJsonWriter *writer, const char *key, const char *id);
/* The id in such an IRI, or any other string as it is. Transfer full. */
char *dictum_json_ld_get_id (const char *iri);
/* {"type": "Person", "name": …} of somebody who works on the project; nothing when it is NULL. */
void dictum_json_ld_person (DictumJsonWriter *writer, const char *key, const char *name);
/* The fields of a value that are set, but for those in the list, which ends with NULL. Ids and
 * references become IRIs. An enumeration is left out where it has its default. */
void dictum_json_ld_fields (DictumJsonWriter *writer, gconstpointer value, const char *const *skip);
/* The way back: fills an alterable value with what the object has of its fields, but for those in
 * the list. What is of another kind, or no word of an enumeration, is passed over; a value below it
 * that lacks what it must have is left out. */
void dictum_json_ld_read_fields (JsonObject *object, gpointer value, const char *const *skip);

G_END_DECLS
