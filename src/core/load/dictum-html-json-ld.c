/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-json.h"

/* What is declared is no longer than this, in bytes, but for the text itself. */
#define LONG_DETAIL 2000

static char *
dup_member (JsonObject *object, const char *name)
{
  const char *words = dictum_json_get_words (json_object_get_member (object, name));

  return words != NULL && *words != '\0' && strlen (words) <= LONG_DETAIL ? g_strdup (words) : NULL;
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
      DictumJsonObject *item = &g_array_index (found, DictumJsonObject, i);
      int rating = dictum_json_rate_article (item->object);
      int score;

      if (rating == 0)
        continue;
      score = rating * 100 - (int) MIN (item->depth, 9) * 10;
      score += json_object_has_member (item->object, "headline") ? 30 : 0;
      score += json_object_has_member (item->object, "datePublished") ? 20 : 0;
      score += json_object_has_member (item->object, "author") ? 10 : 0;
      if (url != NULL &&
          (g_strcmp0 (dictum_json_get_words (json_object_get_member (item->object, "url")), url) ==
               0 ||
           g_strcmp0 (
               dictum_json_get_words (json_object_get_member (item->object, "mainEntityOfPage")),
               url) == 0))
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
      JsonObject *object = g_array_index (found, DictumJsonObject, i).object;

      if (!json_object_has_member (object, "@id") ||
          g_strcmp0 (dictum_json_get_words (json_object_get_member (object, "@id")), id) != 0)
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

      if (!json_object_has_member (object, "name") && id != NULL &&
          dictum_json_get_words (id) != NULL)
        {
          object = find_by_id (found, dictum_json_get_words (id));
          return object != NULL ? dup_member (object, "name") : NULL;
        }
      return dup_member (object, "name");
    }
  return g_strdup (dictum_json_get_words (node));
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
  self->section = dup_member (article, "articleSection");
  self->live = json_object_has_member (article, "liveBlogUpdate") ||
               g_strcmp0 (dictum_json_get_words (json_object_get_member (article, "@type")),
                          "LiveBlogPosting") == 0;
  self->url = dup_member (article, "url");
  self->body = g_strdup (dictum_json_get_words (json_object_get_member (article, "articleBody")));
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
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DictumJsonObject));
  JsonObject *article;

  self->authors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      g_autoptr (GArray) objects = NULL;
      const char *type;
      JsonNode *root;

      if (node->tag != GUMBO_TAG_SCRIPT || node->end == i + 1)
        continue;
      type = dictum_html_node_get_attribute (node, "type");
      if (type == NULL ||
          g_ascii_strncasecmp (type, "application/ld+json", strlen ("application/ld+json")) != 0 ||
          !dictum_html_node_is_text (node + 1))
        continue;
      root = dictum_json_parse (dictum_html_node_get_text (node + 1));
      if (root == NULL)
        continue;
      g_ptr_array_add (roots, root);
      objects = dictum_json_collect (root);
      g_array_append_vals (found, objects->data, objects->len);
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
  g_free (self->section);
  g_free (self->url);
  g_free (self->body);
  g_free (self);
}
