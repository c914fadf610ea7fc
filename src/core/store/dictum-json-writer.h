/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <yyjson.h>

#include "model/dictum-value.h"

G_BEGIN_DECLS

/**
 * DictumJsonWriter:
 *
 * Writes JSON into a growing string, pretty (two-space indent, one member a line) or compact (one
 * line). Values are written from their field tables. It writes nothing that the reader would
 * refuse: the first thing that cannot be written is kept as its error, and all further calls do
 * nothing.
 *
 * Commas are worked out from the last character: directly behind a bracket there is none, and a
 * string always ends with a quotation mark.
 */
typedef struct
{
  GString *out;
  gboolean pretty;
  int depth;
  GError *error;
} DictumJsonWriter;

void dictum_json_writer_init (DictumJsonWriter *self, gboolean pretty, gsize size);
void dictum_json_writer_clear (DictumJsonWriter *self);
GString *dictum_json_writer_finish (DictumJsonWriter *self, GError **error);

void dictum_json_begin (DictumJsonWriter *self, char bracket);
void dictum_json_end (DictumJsonWriter *self, char bracket);
void dictum_json_element (DictumJsonWriter *self);
void dictum_json_key (DictumJsonWriter *self, const char *key);
void dictum_json_string (DictumJsonWriter *self, const char *string, gsize length);
void dictum_json_integer (DictumJsonWriter *self, gint64 number);
void dictum_json_literal (DictumJsonWriter *self, const char *literal);

void dictum_json_member_string (DictumJsonWriter *self, const char *key, const char *string);
void dictum_json_member_integer (DictumJsonWriter *self, const char *key, gint64 number);

gboolean dictum_json_is_written (const DictumField *field, gconstpointer value);
void dictum_json_field (DictumJsonWriter *self, const DictumField *field, gconstpointer value);
void dictum_json_unknown (DictumJsonWriter *self, const char *unknown);
void dictum_json_value (DictumJsonWriter *self, gconstpointer value);
void dictum_json_raw (DictumJsonWriter *self, yyjson_val *raw);

G_END_DECLS
