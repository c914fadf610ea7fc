/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-json-in.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-format.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* json-glib goes no deeper than 1,024 levels, so that nothing here does. */
JsonNode *
dictum_json_in_file (const DictumFile *file, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);

  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (bytes, BYTE_ORDER_MARK, 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  /* Otherwise several values, one behind the other, would be a list that can be altered. */
  json_parser_set_strict (parser, TRUE);
  if (size > 0 && json_parser_load_from_data (parser, bytes, (gssize) size, &problem))
    {
      JsonNode *root = json_parser_steal_root (parser);

      if (root != NULL)
        return root;
    }
  g_set_error (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” is not JSON. %s"), file->name, problem != NULL ? problem->message : "");

  return NULL;
}

static void
free_node (gpointer node)
{
  if (node != NULL)
    json_node_unref (node);
}

GPtrArray *
dictum_json_in_files (DictumImport *import, GError **error)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func (free_node);
  g_autoptr (GError) first = NULL;
  guint n_read = 0;

  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      g_autoptr (GError) problem = NULL;
      JsonNode *root = dictum_json_in_file (file, &problem);

      g_ptr_array_add (roots, root);
      if (root != NULL)
        {
          n_read++;
          continue;
        }
      dictum_import_tell_broken (import, file->name, 0, problem->message);
      if (first == NULL)
        first = g_steal_pointer (&problem);
    }
  if (n_read == 0)
    {
      if (first == NULL)
        g_set_error_literal (&first, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                             _ ("There is no file to read."));
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }

  return g_steal_pointer (&roots);
}

JsonObject *
dictum_json_in_node (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
dictum_json_in_node_text (JsonNode *node)
{
  JsonObject *object = dictum_json_in_node (node);

  if (object != NULL)
    node = json_object_get_member (object, "@value");
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

JsonObject *
dictum_json_in_object (JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) list = dictum_json_in_list (object, name);

  return list->len > 0 ? dictum_json_in_node (g_ptr_array_index (list, 0)) : NULL;
}

const char *
dictum_json_in_text (JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) list = dictum_json_in_list (object, name);

  return list->len > 0 ? dictum_json_in_node_text (g_ptr_array_index (list, 0)) : NULL;
}

gboolean
dictum_json_in_count (JsonObject *object, const char *name, int *count)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonObject *typed = dictum_json_in_node (node);
  gint64 number;

  if (typed != NULL)
    node = json_object_get_member (typed, "@value");
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  if (number < 0 || number > G_MAXINT)
    return FALSE;
  *count = (int) number;

  return TRUE;
}

gboolean
dictum_json_in_place (JsonObject *object, const char *name, int *place)
{
  int count;

  if (!dictum_json_in_count (object, name, &count) || count > DICTUM_JSON_IN_PLACE_MAX)
    return FALSE;
  *place = count;

  return TRUE;
}

GPtrArray *
dictum_json_in_list (JsonObject *object, const char *name)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);
  JsonObject *ordered = dictum_json_in_node (node);
  JsonArray *array;

  if (ordered != NULL && json_object_has_member (ordered, "@list"))
    node = json_object_get_member (ordered, "@list");
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return list;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_ptr_array_add (list, node);
      return list;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (list, json_array_get_element (array, i));

  return list;
}

gboolean
dictum_json_in_has (JsonObject *object, const char *name, const char *word)
{
  g_autoptr (GPtrArray) list = dictum_json_in_list (object, name);

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (dictum_json_in_node_text (g_ptr_array_index (list, i)), word) == 0)
      return TRUE;

  return FALSE;
}
