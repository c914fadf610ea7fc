/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-json-ld.h"

#include <math.h>
#include <string.h>

#include "exchange/dictum-json-in.h"

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

/* A list of strings, or of ids. */
static void
read_strings (GPtrArray *list, const DictumField *field, gpointer value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const char *text = dictum_json_in_node_text (g_ptr_array_index (list, i));

      if (text != NULL && (field->flags & DICTUM_FIELD_REFERENCE) != 0)
        g_strv_builder_take (builder, dictum_json_ld_get_id (text));
      else if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  strings = g_strv_builder_end (builder);
  dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, value, field), (const char *const *) strings);
}

static gboolean
is_complete (gconstpointer value)
{
  const DictumType *type = ((const DictumValue *) value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if (field->kind == DICTUM_FIELD_STRING && (field->flags & DICTUM_FIELD_REQUIRED) != 0 &&
        *DICTUM_FIELD_AT (char *, value, field) == NULL)
      return FALSE;

  return TRUE;
}

static gpointer
read_value (JsonNode *node, const DictumType *type)
{
  JsonObject *object = dictum_json_in_node (node);
  gpointer value;

  if (object == NULL)
    return NULL;
  value = dictum_value_new (type);
  dictum_json_ld_read_fields (object, value, NULL);
  if (is_complete (value))
    return value;
  dictum_value_unref (value);

  return NULL;
}

static void
read_text (JsonNode *node, const DictumField *field, gpointer value)
{
  const char *text = dictum_json_in_node_text (node);
  gboolean is_id = (field->flags & DICTUM_FIELD_REFERENCE) != 0 || strcmp (field->key, "id") == 0;

  if (text == NULL || *text == '\0' ||
      (field->kind == DICTUM_FIELD_TIME && !dictum_time_is_valid (text)))
    return;
  if (field->kind == DICTUM_FIELD_ENUM)
    {
      int number = dictum_enum_from_nick (field->detail, text);

      if (number >= 0)
        *DICTUM_FIELD_AT (int, value, field) = number;
    }
  else if (is_id)
    {
      char **place = DICTUM_FIELD_AT (char *, value, field);

      g_free (*place);
      *place = dictum_json_ld_get_id (text);
    }
  else
    dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), text);
}

static void
read_number (JsonNode *node, const DictumField *field, gpointer value)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->kind == DICTUM_FIELD_BOOLEAN && type == G_TYPE_BOOLEAN)
    *DICTUM_FIELD_AT (gboolean, value, field) = json_node_get_boolean (node);
  else if (field->kind == DICTUM_FIELD_NUMBER && (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE))
    {
      double number = json_node_get_double (node);

      if (isfinite (number))
        *DICTUM_FIELD_AT (double, value, field) = number;
    }
  else if (field->kind == DICTUM_FIELD_INTEGER && type == G_TYPE_INT64)
    *DICTUM_FIELD_AT (int, value, field) = (int) CLAMP (json_node_get_int (node), 0, G_MAXINT);
}

static void
read_field (GPtrArray *list, const DictumField *field, gpointer value)
{
  JsonNode *node = g_ptr_array_index (list, 0);

  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
    case DICTUM_FIELD_ENUM:
      read_text (node, field, value);
      break;
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_NUMBER:
      read_number (node, field, value);
      break;
    case DICTUM_FIELD_STRINGS:
      read_strings (list, field, value);
      break;
    case DICTUM_FIELD_VALUE:
      {
        gpointer *place = DICTUM_FIELD_AT (gpointer, value, field);

        if (*place != NULL)
          dictum_value_unref (*place);
        *place = read_value (node, field->detail);
        break;
      }
    case DICTUM_FIELD_VALUES:
      for (guint i = 0; i < list->len; i++)
        {
          gpointer element = read_value (g_ptr_array_index (list, i), field->detail);

          if (element != NULL)
            dictum_values_add (DICTUM_FIELD_AT (GPtrArray *, value, field), element);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

void
dictum_json_ld_read_fields (JsonObject *object, gpointer value, const char *const *skip)
{
  const DictumType *type = ((const DictumValue *) value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      g_autoptr (GPtrArray) list = NULL;

      if (skip != NULL && g_strv_contains (skip, field->key))
        continue;
      list = dictum_json_in_list (object, get_term (field));
      if (list->len > 0)
        read_field (list, field, value);
    }
}
