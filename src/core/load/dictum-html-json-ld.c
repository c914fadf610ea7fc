/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include <json-glib/json-glib.h>

/* Deeper than any article's description, and shallow enough for a parser that calls itself. */
#define MAX_DEPTH 64

/* Objects of one page that are looked at. */
#define MAX_OBJECTS 5000

typedef struct
{
  JsonObject *object;
  guint depth;
} Found;

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

static JsonNode *
parse (const char *raw)
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
      Found item = { object, depth };
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      g_array_append_val (found, item);
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &member))
        collect (member, strcmp (name, "@graph") == 0 ? depth : depth + 1, found);
    }
}

/* A string, the first string of a list, or an object's name or value. */
static const char *
get_words (JsonNode *node)
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

static char *
dup_member (JsonObject *object, const char *name)
{
  const char *words = get_words (json_object_get_member (object, name));

  return words != NULL && *words != '\0' ? g_strdup (words) : NULL;
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
  type = get_words (node);
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

/* The object that describes this page's article: of the right type, near the top, with a headline.
 */
static JsonObject *
choose (GArray *found, const char *url)
{
  JsonObject *best = NULL;
  int best_score = 0;

  for (guint i = 0; i < found->len; i++)
    {
      Found *item = &g_array_index (found, Found, i);
      int rating = rate_type (json_object_get_member (item->object, "@type"));
      int score;

      if (rating == 0)
        continue;
      score = rating * 100 - (int) MIN (item->depth, 9) * 10;
      score += json_object_has_member (item->object, "headline") ? 30 : 0;
      score += json_object_has_member (item->object, "datePublished") ? 20 : 0;
      score += json_object_has_member (item->object, "author") ? 10 : 0;
      if (url != NULL &&
          (g_strcmp0 (get_words (json_object_get_member (item->object, "url")), url) == 0 ||
           g_strcmp0 (get_words (json_object_get_member (item->object, "mainEntityOfPage")), url) ==
               0))
        score += 25;
      if (score > best_score)
        {
          best_score = score;
          best = item->object;
        }
    }
  return best;
}

static JsonObject *
find_by_id (GArray *found, const char *id)
{
  JsonObject *bare = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      JsonObject *object = g_array_index (found, Found, i).object;

      if (!json_object_has_member (object, "@id") ||
          g_strcmp0 (get_words (json_object_get_member (object, "@id")), id) != 0)
        continue;
      if (json_object_has_member (object, "name"))
        return object;
      bare = object;
    }
  return bare;
}

/* The name of a person or publisher, also where only its id stands here. */
static char *
resolve_name (GArray *found, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *id = json_object_get_member (object, "@id");

      if (!json_object_has_member (object, "name") && id != NULL && get_words (id) != NULL)
        {
          object = find_by_id (found, get_words (id));
          return object != NULL ? dup_member (object, "name") : NULL;
        }
      return dup_member (object, "name");
    }
  return g_strdup (get_words (node));
}

static void
add_authors (DictumLinked *self, GArray *found, JsonNode *node)
{
  char *name;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (20, json_array_get_length (array)); i++)
        if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)))
          add_authors (self, found, json_array_get_element (array, i));
      return;
    }
  name = resolve_name (found, node);
  if (name != NULL)
    g_ptr_array_add (self->authors, name);
}

static void
fill (DictumLinked *self, GArray *found, JsonObject *article)
{
  JsonNode *publisher = json_object_get_member (article, "publisher");

  self->headline = dup_member (article, "headline");
  self->name = dup_member (article, "name");
  self->published = dup_member (article, "datePublished");
  self->modified = dup_member (article, "dateModified");
  self->language = dup_member (article, "inLanguage");
  self->url = dup_member (article, "url");
  self->body = dup_member (article, "articleBody");
  if (publisher != NULL && !JSON_NODE_HOLDS_ARRAY (publisher))
    self->publisher = resolve_name (found, publisher);
  add_authors (self, found, json_object_get_member (article, "author"));
  if (self->authors->len == 0)
    add_authors (self, found, json_object_get_member (article, "creator"));
}

/**
 * dictum_linked_new:
 * @url: (nullable): of the page, to tell its article from others
 *
 * Reads the JSON-LD of a page, tolerantly. Never fails: what cannot be understood is left out.
 */
DictumLinked *
dictum_linked_new (const DictumHtmlTree *tree, const char *url)
{
  DictumLinked *self = g_new0 (DictumLinked, 1);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  JsonObject *article;

  self->authors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      const char *type;
      JsonNode *root;

      if (node->tag != GUMBO_TAG_SCRIPT || node->end == i + 1)
        continue;
      type = dictum_html_node_get_attribute (node, "type");
      if (type == NULL ||
          g_ascii_strncasecmp (type, "application/ld+json", strlen ("application/ld+json")) != 0 ||
          !dictum_html_node_is_text (node + 1))
        continue;
      root = parse (dictum_html_node_get_text (node + 1));
      if (root == NULL)
        continue;
      g_ptr_array_add (roots, root);
      collect (root, 0, found);
    }
  article = choose (found, url);
  if (article != NULL)
    fill (self, found, article);
  return self;
}

void
dictum_linked_free (DictumLinked *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->headline);
  g_free (self->name);
  g_ptr_array_unref (self->authors);
  g_free (self->publisher);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->language);
  g_free (self->url);
  g_free (self->body);
  g_free (self);
}
