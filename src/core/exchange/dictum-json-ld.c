/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-json-ld.h"

#include <string.h>

#define UUID "urn:uuid:"
#define OTHER "urn:x-dictum:id:" /* projects of other programs may have ids that are no UUIDs */

/* What W3C's context calls otherwise than the project file: "body" is that of an annotation. */
static const char *
get_term (const DictumField *field)
{
  return strcmp (field->key, "body") == 0 ? "body-kind" : field->key;
}

void
dictum_json_ld_open (DictumJsonWriter *writer, const char *key)
{
  if (key != NULL)
    dictum_json_key (writer, key);
  else
    dictum_json_element (writer);
  dictum_json_begin (writer, '{');
}

void
dictum_json_ld_open_array (DictumJsonWriter *writer, const char *key)
{
  dictum_json_key (writer, key);
  dictum_json_begin (writer, '[');
}

char *
dictum_json_ld_make_iri (const char *id, const char *part)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, TRUE);
  const char *scheme = g_uuid_string_is_valid (id) ? UUID : OTHER;

  return part != NULL ? g_strconcat (scheme, escaped, "#", part, NULL)
                      : g_strconcat (scheme, escaped, NULL);
}

char *
dictum_json_ld_get_id (const char *iri)
{
  if (g_str_has_prefix (iri, UUID))
    return g_strdup (iri + strlen (UUID));
  if (g_str_has_prefix (iri, OTHER))
    return g_uri_unescape_string (iri + strlen (OTHER), NULL);

  return g_strdup (iri);
}

void
dictum_json_ld_iri (DictumJsonWriter *writer, const char *key, const char *id)
{
  g_autofree char *iri = NULL;

  if (id == NULL)
    return;
  iri = dictum_json_ld_make_iri (id, NULL);
  if (key != NULL)
    dictum_json_key (writer, key);
  else
    dictum_json_element (writer);
  dictum_json_string (writer, iri, strlen (iri));
}

void
dictum_json_ld_person (DictumJsonWriter *writer, const char *key, const char *name)
{
  if (name == NULL)
    return;

  dictum_json_ld_open (writer, key);
  dictum_json_member_string (writer, "type", "Person");
  dictum_json_member_string (writer, "name", name);
  dictum_json_end (writer, '}');
}

static void
write_field (DictumJsonWriter *writer, const DictumField *field, gconstpointer value)
{
  gboolean is_id = (field->flags & DICTUM_FIELD_REFERENCE) != 0 || strcmp (field->key, "id") == 0;

  if (field->kind == DICTUM_FIELD_STRING && is_id)
    {
      dictum_json_ld_iri (writer, get_term (field), *DICTUM_FIELD_AT (char *, value, field));
      return;
    }

  dictum_json_key (writer, get_term (field));
  if (field->kind == DICTUM_FIELD_STRINGS && is_id)
    {
      const char *const *ids = *DICTUM_FIELD_AT (const char *const *, value, field);

      dictum_json_begin (writer, '[');
      for (guint i = 0; ids[i] != NULL; i++)
        dictum_json_ld_iri (writer, NULL, ids[i]);
      dictum_json_end (writer, ']');
    }
  else if (field->kind == DICTUM_FIELD_VALUE)
    {
      dictum_json_begin (writer, '{');
      dictum_json_ld_fields (writer, *DICTUM_FIELD_AT (gconstpointer, value, field), NULL);
      dictum_json_end (writer, '}');
    }
  else if (field->kind == DICTUM_FIELD_VALUES)
    {
      const GPtrArray *values = *DICTUM_FIELD_AT (GPtrArray *, value, field);

      dictum_json_begin (writer, '[');
      for (guint i = 0; i < dictum_values_length (values); i++)
        {
          dictum_json_ld_open (writer, NULL);
          dictum_json_ld_fields (writer, dictum_values_get (values, i), NULL);
          dictum_json_end (writer, '}');
        }
      dictum_json_end (writer, ']');
    }
  else
    dictum_json_field (writer, field, value);
}

void
dictum_json_ld_fields (DictumJsonWriter *writer, gconstpointer value, const char *const *skip)
{
  const DictumType *type = ((const DictumValue *) value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      if (!dictum_json_is_written (field, value) ||
          (skip != NULL && g_strv_contains (skip, field->key)))
        continue;
      if (field->kind == DICTUM_FIELD_ENUM && *DICTUM_FIELD_AT (int, value, field) == 0 &&
          (field->flags & DICTUM_FIELD_REQUIRED) == 0)
        continue;
      write_field (writer, field, value);
    }
}
