/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "load/dictum-html-fragment.h"
#include "load/dictum-json.h"
#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-text.h"

/* A tree of JSON takes many times its bytes. */
#define MAX_JSON (16 * 1024 * 1024)

/* How much is looked at to recognise what the file is for. */
#define SNIFF_BYTES 4096

/* An article of the file: what it is called in it, and where. */
typedef struct
{
  JsonObject *object;
  const char *body; /* NULL: only named here */
  const char *url;
} Found;

/* Members by which articles are known, best first: schema.org, IPTC ninjs (news agencies), JSON
 * Feed, and what WordPress and other systems for content export. A dot leads into an object. */
static const char *const title_names[] = { "headline", "title.rendered", "title", "name", NULL };
static const char *const body_names[] = { "articleBody",
                                          "body_html",
                                          "body_xhtml",
                                          "content.rendered",
                                          "content_html",
                                          "body_text",
                                          "content_text",
                                          "text",
                                          "body",
                                          "content",
                                          NULL };
static const char *const url_names[] = {
  "url", "mainEntityOfPage", "link", "canonical_url", "external_url", "uri", NULL
};
static const char *const summary_names[] = { "alternativeHeadline", "description", "summary",
                                             "excerpt.rendered",    "abstract",    NULL };
static const char *const author_names[] = { "author", "authors", "byline", "creator", NULL };
static const char *const publisher_names[] = { "publisher", "provider", "copyrightholder", NULL };
static const char *const published_names[] = { "datePublished",  "date_published",
                                               "firstpublished", "date_gmt",
                                               "published_at",   "firstcreated",
                                               "date",           NULL };
static const char *const modified_names[] = { "dateModified", "date_modified",  "modified_gmt",
                                              "updated_at",   "versioncreated", NULL };
static const char *const language_names[] = { "inLanguage", "language", "lang", NULL };

static JsonNode *
get_member (JsonObject *object, const char *path)
{
  const char *dot = strchr (path, '.');
  g_autofree char *name = dot != NULL ? g_strndup (path, dot - path) : NULL;
  JsonNode *node = json_object_get_member (object, name != NULL ? name : path);

  if (dot == NULL || node == NULL)
    return node;
  return JSON_NODE_HOLDS_OBJECT (node) ? get_member (json_node_get_object (node), dot + 1) : NULL;
}

/* The words of the first member that has some; NULL when none has. */
static const char *
get_words (JsonObject *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *node = get_member (object, *names);
      const char *words = node != NULL ? dictum_json_get_words (node) : NULL;

      if (words != NULL && *words != '\0')
        return words;
    }
  return NULL;
}

static const char *
get_url (JsonObject *object)
{
  for (gsize i = 0; url_names[i] != NULL; i++)
    {
      const char *name[] = { url_names[i], NULL };
      const char *url = get_words (object, name);

      if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
        return url;
    }
  return NULL;
}

/* Names of persons joined, from a string, an object or a list of them. */
static char *
dup_byline (JsonObject *object)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; author_names[i] != NULL && names->len == 0; i++)
    {
      JsonNode *node = json_object_get_member (object, author_names[i]);
      JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                     : NULL;
      guint n = list != NULL ? MIN (20, json_array_get_length (list)) : node != NULL;

      for (guint j = 0; j < n; j++)
        {
          const char *name = dictum_json_get_words (list != NULL ? json_array_get_element (list, j)
                                                                 : node);

          if (name == NULL || strstr (name, "://") != NULL)
            continue;
          if (names->len > 0)
            g_string_append (names, ", ");
          g_string_append (names, name);
        }
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* An object is an article when it has a title, and a text or, as an entry of a JSON Feed or with an
 * article's type, a place where its text is. */
static GArray *
find_articles (JsonNode *root, gboolean is_feed)
{
  g_autoptr (GArray) objects = dictum_json_collect (root);
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = g_array_index (objects, DictumJsonObject, i).object;
      Found found = { .object = object };
      gboolean named;

      found.body = get_words (object, body_names);
      found.url = get_url (object);
      named = dictum_json_rate_article (object) >= 3 ||
              (is_feed && json_object_has_member (object, "id"));
      if (json_object_has_member (object, "@type") && dictum_json_rate_article (object) < 2)
        continue;
      if (get_words (object, title_names) == NULL && !(is_feed && named))
        continue;
      if (found.body != NULL || (named && found.url != NULL))
        g_array_append_val (articles, found);
    }
  return articles;
}

static gboolean
write_article (DictumArticleBuilder *builder, const Found *found, GError **error)
{
  static const struct
  {
    DictumDetail detail;
    const char *const *names;
  } details[] = {
    { DICTUM_DETAIL_LANGUAGE, language_names },
    { DICTUM_DETAIL_PUBLISHER, publisher_names },
    { DICTUM_DETAIL_PUBLISHED, published_names },
    { DICTUM_DETAIL_MODIFIED, modified_names },
  };
  const char *title = get_words (found->object, title_names);
  const char *summary = get_words (found->object, summary_names);
  g_autofree char *plain = title != NULL ? dictum_html_fragment_to_line (title) : NULL;
  g_autofree char *byline = dup_byline (found->object);
  g_autofree char *standfirst = summary != NULL ? dictum_html_fragment_to_line (summary) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    dictum_article_builder_set (builder, details[i].detail,
                                get_words (found->object, details[i].names),
                                DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, plain, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_BYLINE, byline, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  dictum_article_builder_set (builder, DICTUM_DETAIL_URL, found->url,
                              DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (plain != NULL)
    dictum_article_builder_add (builder, DICTUM_BLOCK_TITLE, 0, plain, -1);
  if (standfirst != NULL && strstr (found->body, standfirst) == NULL)
    dictum_article_builder_add (builder, DICTUM_BLOCK_STANDFIRST, 0, standfirst, -1);
  return dictum_html_fragment_add (found->body, builder, error);
}

/* The part of the file that is this article, to be read again when it is chosen. */
static DictumLoadRequest *
request_for_part (const Found *found, const char *title)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), found->object);
  char *text = json_to_string (node, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return found->url != NULL
             ? dictum_load_request_new_for_page (bytes, "application/json", found->url, NULL)
             : dictum_load_request_new_for_bytes (bytes, "application/json", title);
}

static void
offer (DictumArticleBuilder *builder, const Found *found)
{
  const char *title = get_words (found->object, title_names);
  const char *summary = get_words (found->object, summary_names);
  DictumLoadChoice *choice = g_new0 (DictumLoadChoice, 1);

  choice->title = title != NULL ? dictum_html_fragment_to_line (title) : NULL;
  choice->byline = dup_byline (found->object);
  choice->published = g_strdup (get_words (found->object, published_names));
  choice->summary = summary != NULL ? dictum_html_fragment_to_line (summary) : NULL;
  choice->url = g_strdup (found->url);
  choice->request = found->body != NULL ? request_for_part (found, choice->title)
                                        : dictum_load_request_new_for_url (found->url);
  dictum_article_builder_add_choice (builder, choice);
}

static gboolean
set_malformed (GError **error, const char *message)
{
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED, message);
  return FALSE;
}

static gboolean
has_string (JsonNode *root, const char *name, const char *prefix)
{
  JsonNode *member = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                         ? json_object_get_member (json_node_get_object (root), name)
                         : NULL;
  const char *words = member != NULL ? dictum_json_get_words (member) : NULL;

  return words != NULL && g_str_has_prefix (words, prefix);
}

static gboolean
read_json (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GArray) articles = NULL;
  gboolean is_feed;
  gsize size;

  if (g_bytes_get_size (content->bytes) > MAX_JSON)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
                   _ ("This JSON file is larger than %d MiB. Split it and add the parts."),
                   MAX_JSON / (1024 * 1024));
      return FALSE;
    }
  text = dictum_load_decode (content->bytes, content->charset, FALSE, &size);
  root = dictum_json_parse (text);
  if (root == NULL)
    return set_malformed (error, _ ("This JSON file is broken, or nested deeper than any article. "
                                    "Copy the text out of it and paste it here."));
  if (has_string (root, "format", "dictum-project"))
    return set_malformed (error, _ ("This is a project of Dictum. Open it with “Open…” instead."));
  is_feed = has_string (root, "version", "https://jsonfeed.org/");
  articles = find_articles (root, is_feed);
  if (articles->len == 0)
    return set_malformed (
        error, _ ("No article was found in this JSON file. Dictum reads JSON Feed, schema.org "
                  "articles and the exports of systems that have a title and a text for each."));
  if (articles->len == 1 && !is_feed && g_array_index (articles, Found, 0).body != NULL)
    return write_article (builder, &g_array_index (articles, Found, 0), error);
  if (is_feed || JSON_NODE_HOLDS_OBJECT (root))
    {
      static const char *const names[] = { "title", "name", NULL };

      if (JSON_NODE_HOLDS_OBJECT (root))
        dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE,
                                    get_words (json_node_get_object (root), names),
                                    DICTUM_DETAIL_ORIGIN_DOCUMENT);
    }
  for (guint i = 0; i < articles->len; i++)
    offer (builder, &g_array_index (articles, Found, i));
  return TRUE;
}

/* JSON that says in its beginning that it is for articles; by its name or type, any JSON. */
static DictumLoaderFit
recognise_json (const DictumLoadContent *content)
{
  static const char *const marks[] = { "https://jsonfeed.org/version", "schema.org",
                                       "articleBody" };
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);
  g_autofree char *head = g_strndup (data, MIN (size, SNIFF_BYTES));
  const char *at = head;

  at += strspn (at, "\xef\xbb\xbf");
  at += strspn (at, " \t\r\n");
  if (*at != '{' && *at != '[')
    return DICTUM_LOADER_NO;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (at, marks[i]) != NULL)
      return DICTUM_LOADER_MAYBE;
  return DICTUM_LOADER_NO;
}

static const char *const json_types[] = { "application/json", "application/ld+json",
                                          "application/feed+json", "text/json", NULL };
static const char *const json_suffixes[] = { "json", "jsonld", "dictum", NULL };

const DictumLoader dictum_loader_json = {
  .name = "json",
  .media_types = json_types,
  .suffixes = json_suffixes,
  .recognise = recognise_json,
  .read = read_json,
};
