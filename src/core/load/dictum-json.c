/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-json.h"

#include <string.h>

/* Deeper than any article's description, and shallow enough for a parser that calls itself. */
#define MAX_DEPTH 64

/* Objects of one page that are looked at. */
#define MAX_OBJECTS 5000

/* From the first object to the last, with the list's brackets around them: comments and CDATA marks
 * have brackets of their own. */
static void
find_extent (const char *raw, const char **start, const char **end)
{
  const char *first = strchr (raw, '{');
  const char *last = strrchr (raw, '}');

  *start = *end = raw;
  if (first == NULL || last < first)
    return;
  *start = first;
  *end = last + 1;
  while (first > raw && g_ascii_isspace (first[-1]))
    first--;
  if (first == raw || first[-1] != '[' ||
      (first - raw >= 8 && strncmp (first - 8, "![CDATA[", 8) == 0))
    return;
  *start = first - 1;
  last += 1 + strspn (last + 1, " \t\r\n,");
  if (*last == ']')
    *end = last + 1;
}

/* What publishers get wrong, put right: line breaks and other control characters in strings, a
 * comma before a closing bracket, and comments or CDATA marks around it all. The JSON that is right
 * comes out as it went in. */
static char *
repair (const char *raw)
{
  GString *out = g_string_sized_new (strlen (raw));
  const char *start, *end;
  gboolean in_string = FALSE;

  find_extent (raw, &start, &end);
  for (const char *at = start; at < end; at++)
    {
      if (in_string && *at == '\\' && at + 1 < end)
        {
          g_string_append_c (out, *at++);
          /* An escaped line break or quotation mark of JavaScript is none of JSON. */
          if (strchr ("\"\\/bfnrtu", *at) == NULL)
            g_string_truncate (out, out->len - 1);
          g_string_append_c (out, (guchar) *at < 0x20 ? ' ' : *at);
          continue;
        }
      if (*at == '"')
        in_string = !in_string;
      if (in_string && (guchar) *at < 0x20)
        {
          g_string_append_c (out, ' ');
          continue;
        }
      if (!in_string && *at == ',')
        {
          const char *next = at + 1 + strspn (at + 1, " \t\r\n,");

          if (next >= end || *next == '}' || *next == ']')
            continue;
        }
      g_string_append_c (out, *at);
    }
  return g_string_free_and_steal (out);
}

static gboolean
is_shallow (const char *json)
{
  int depth = 0;
  gboolean in_string = FALSE;

  for (; *json != '\0'; json++)
    {
      if (in_string && *json == '\\' && json[1] != '\0')
        json++;
      else if (*json == '"')
        in_string = !in_string;
      else if (!in_string && (*json == '{' || *json == '['))
        depth++;
      else if (!in_string && (*json == '}' || *json == ']'))
        depth--;
      if (depth > MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

/**
 * dictum_json_parse:
 * @raw: valid UTF-8
 *
 * Reads JSON as publishers write it, tolerantly.
 *
 * Returns: (transfer full) (nullable): NULL where it cannot be understood or is nested too deeply
 */
JsonNode *
dictum_json_parse (const char *raw)
{
  g_autofree char *repaired = NULL;
  JsonNode *root;

  if (!is_shallow (raw))
    return NULL;
  root = json_from_string (raw, NULL);
  if (root != NULL)
    return root;
  repaired = repair (raw);
  if (!is_shallow (repaired))
    return NULL;
  root = json_from_string (repaired, NULL);
  if (root == NULL && strstr (repaired, "&quot;") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (repaired, "&quot;", -1);
      g_autofree char *joined = g_strjoinv ("\"", parts);

      root = is_shallow (joined) ? json_from_string (joined, NULL) : NULL;
    }
  return root;
}

static void
collect (JsonNode *node, guint depth, GArray *found)
{
  if (depth > MAX_DEPTH || found->len >= MAX_OBJECTS)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), depth, found);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      DictumJsonObject item = { object, depth };
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      g_array_append_val (found, item);
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &member))
        collect (member, strcmp (name, "@graph") == 0 ? depth : depth + 1, found);
    }
}

/**
 * dictum_json_collect:
 *
 * Returns: (transfer full): the objects in a node, outer ones before inner ones: an array of
 *   DictumJsonObject, which belong to the node
 */
GArray *
dictum_json_collect (JsonNode *root)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DictumJsonObject));

  g_return_val_if_fail (root != NULL, found);

  collect (root, 0, found);
  return found;
}

/**
 * dictum_json_get_words:
 * @node: (nullable):
 *
 * A string, the first string of a list, or an object's name or value.
 */
const char *
dictum_json_get_words (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *names[] = { "name", "@value", "@id", "url" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          JsonNode *member = json_object_get_member (object, names[i]);

          if (member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
              json_node_get_value_type (member) == G_TYPE_STRING)
            return json_node_get_string (member);
        }
      return NULL;
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* How sure a type is an article: 3 for news and the like, 1 for a page of any kind. */
static int
rate_type (JsonNode *node)
{
  const char *type;

  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      int best = 0;

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)))
          best = MAX (best, rate_type (json_array_get_element (array, i)));
      return best;
    }
  type = dictum_json_get_words (node);
  if (type == NULL)
    return 0;
  if (strrchr (type, '/') != NULL)
    type = strrchr (type, '/') + 1;
  if (g_str_has_prefix (type, "schema:"))
    type += strlen ("schema:");
  if (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting") ||
      strcmp (type, "Report") == 0 || g_str_has_suffix (type, "BlogPost"))
    return 3;
  if (strcmp (type, "Review") == 0 || strcmp (type, "Recipe") == 0 || strcmp (type, "HowTo") == 0 ||
      strcmp (type, "CreativeWork") == 0 || strcmp (type, "ClaimReview") == 0)
    return 2;
  return g_str_has_suffix (type, "Page") ? 1 : 0;
}

/**
 * dictum_json_rate_article:
 *
 * How sure an object's "@type" is that of an article in schema.org: 3 for news and the like, 1 for
 * a page of any kind, 0 for everything else.
 */
int
dictum_json_rate_article (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, 0);

  return rate_type (json_object_get_member (object, "@type"));
}
