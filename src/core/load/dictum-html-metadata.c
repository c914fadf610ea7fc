/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-html-page.h"
#include "load/dictum-load-article.h"

/* What a page declares is no longer than this, in bytes, but for the text itself. */
#define LONG_DETAIL 2000

/* A name is no longer than this, in bytes, and stands no deeper in the element of a publisher than
 * behind so many nodes. */
#define LONG_NAME 100
#define LARGE_PUBLISHER 40

static const char *const publisher_names[] = {
  "og:site_name",
  "publisher",
  "dc.publisher",
  "dcterms.publisher",
  "application-name",
  "parsely-site",
  "source",
  "copyright",
  NULL,
};

static const char *const section_names[] = { "article:section",      "parsely-section", "section",
                                             "cxenseparse:category", "articlesection",  NULL };

static void
collect_meta (DictumHtmlPage *page, const DictumHtmlNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv", NULL };
  const char *content = dictum_html_node_get_attribute (node, "content");

  if (content == NULL || *content == '\0' || strlen (content) > LONG_DETAIL)
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *names = dictum_html_node_get_attribute (node, keys[i]);
      g_auto (GStrv) parts = names != NULL ? g_strsplit_set (names, " \t\r\n", -1) : NULL;

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        {
          char *name = g_ascii_strdown (parts[j], -1);

          if (strcmp (name, "author") == 0 || strcmp (name, "article:author") == 0 ||
              strcmp (name, "parsely-author") == 0 || strcmp (name, "citation_author") == 0 ||
              strcmp (name, "citation_authors") == 0)
            g_ptr_array_add (page->authors, g_strdup (content));
          if (*name == '\0' || g_hash_table_contains (page->metas, name))
            {
              g_free (name);
              continue;
            }
          if (strcmp (keys[i], "itemprop") == 0)
            g_hash_table_add (page->itemprops, name);
          g_hash_table_insert (page->metas, name, g_strdup (content));
        }
    }
}

static void
collect (DictumHtmlPage *page)
{
  for (guint i = 0; i < page->tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];

      if (node->tag == GUMBO_TAG_META)
        collect_meta (page, node);
      else if (node->tag == GUMBO_TAG_TITLE && page->head_title == NULL &&
               node->gumbo->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
        page->head_title = dictum_html_tree_dup_start (page->tree, i, LONG_DETAIL);
      else if (node->tag == GUMBO_TAG_LINK && page->canonical == NULL &&
               dictum_html_node_has_token (node, "rel", "canonical"))
        page->canonical = g_strdup (dictum_html_node_get_attribute (node, "href"));
      else if (node->tag == GUMBO_TAG_HTML && page->language == NULL)
        {
          page->language = g_strdup (dictum_html_node_get_attribute (node, "lang"));
          if (page->language == NULL)
            page->language = g_strdup (dictum_html_node_get_attribute (node, "xml:lang"));
        }
    }
}

const char *
dictum_html_page_get_first (const DictumHtmlPage *self,
                            const char *const *names,
                            DictumDetailOrigin *origin)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (self->metas, names[i]);

      if (content == NULL)
        continue;
      if (origin != NULL)
        *origin = g_hash_table_contains (self->itemprops, names[i]) ? DICTUM_DETAIL_ORIGIN_MICRODATA
                  : g_str_has_prefix (names[i], "og:") || g_str_has_prefix (names[i], "article:")
                      ? DICTUM_DETAIL_ORIGIN_OPEN_GRAPH
                      : DICTUM_DETAIL_ORIGIN_META;
      return content;
    }
  return NULL;
}

/* Whether an address is one of a page; a front page as the canonical address is a mistake of
 * templates. */
static gboolean
is_page_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  const char *host;

  if (uri == NULL || !g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    return FALSE;
  host = g_uri_get_host (uri);
  return host != NULL && *host != '\0' &&
         (strlen (g_uri_get_path (uri)) > 1 || g_uri_get_query (uri) != NULL);
}

static void
find_url (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const struct
  {
    const char *address;
    DictumDetailOrigin origin;
  } declared[] = {
    { page->canonical, DICTUM_DETAIL_ORIGIN_META },
    { dictum_html_page_get (page, "og:url"), DICTUM_DETAIL_ORIGIN_OPEN_GRAPH },
    { page->linked->url, DICTUM_DETAIL_ORIGIN_JSON_LD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (declared); i++)
    {
      g_autofree char *absolute = NULL;

      if (declared[i].address == NULL)
        continue;
      absolute = g_uri_resolve_relative (page->url, declared[i].address,
                                         G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
      if (absolute == NULL || !is_page_address (absolute))
        continue;
      self->url = g_steal_pointer (&absolute);
      self->origins[DICTUM_DETAIL_URL] = declared[i].origin;
      return;
    }
  self->url = g_strdup (page->url);
  self->origins[DICTUM_DETAIL_URL] = DICTUM_DETAIL_ORIGIN_ADDRESS;
}

/* What an element says in microdata: in an attribute or, on one short line, to readers. */
static char *
dup_property (const DictumHtmlTree *tree, guint index)
{
  const char *content = dictum_html_node_get_attribute (&tree->nodes[index], "content");
  g_autofree char *text = content != NULL ? NULL
                                          : dictum_html_tree_dup_start (tree, index, LONG_NAME + 1);

  if (content != NULL && strlen (content) <= LONG_NAME)
    return dictum_load_normalise_line (content);
  return text != NULL && strlen (text) <= LONG_NAME ? dictum_load_normalise_line (text) : NULL;
}

/* The name of the organisation that stands in the page as the publisher. */
static char *
find_marked_publisher (const DictumHtmlTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];

      if (dictum_html_node_is_text (node) ||
          !dictum_html_node_has_token (node, "itemprop", "publisher"))
        continue;
      for (guint j = i + 1; j < node->end && j < i + LARGE_PUBLISHER; j++)
        if (!dictum_html_node_is_text (&tree->nodes[j]) &&
            dictum_html_node_has_token (&tree->nodes[j], "itemprop", "name"))
          return dup_property (tree, j);
      return dup_property (tree, i);
    }
  return NULL;
}

static void
find_publisher (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const char *name = dictum_html_page_get (page, "og:site_name");
  DictumDetailOrigin origin = DICTUM_DETAIL_ORIGIN_OPEN_GRAPH;
  g_autofree char *marked = NULL;

  if (name == NULL && page->linked->publisher != NULL)
    {
      name = page->linked->publisher;
      origin = DICTUM_DETAIL_ORIGIN_JSON_LD;
    }
  if (name == NULL)
    {
      name = marked = find_marked_publisher (page->tree);
      origin = DICTUM_DETAIL_ORIGIN_MICRODATA;
    }
  if (name == NULL)
    name = dictum_html_page_get_first (page, publisher_names, &origin);
  self->publisher = g_strdup (name);
  self->origins[DICTUM_DETAIL_PUBLISHER] = origin;
}

static void
find_language (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const struct
  {
    const char *tag;
    DictumDetailOrigin origin;
  } declared[] = {
    { page->language, DICTUM_DETAIL_ORIGIN_META },
    { dictum_html_page_get (page, "content-language"), DICTUM_DETAIL_ORIGIN_META },
    { dictum_html_page_get (page, "language"), DICTUM_DETAIL_ORIGIN_META },
    { page->linked->language, DICTUM_DETAIL_ORIGIN_JSON_LD },
    { dictum_html_page_get (page, "og:locale"), DICTUM_DETAIL_ORIGIN_OPEN_GRAPH },
  };

  for (guint i = 0; self->language == NULL && i < G_N_ELEMENTS (declared); i++)
    if (declared[i].tag != NULL)
      {
        self->language = dictum_load_parse_language (declared[i].tag);
        self->origins[DICTUM_DETAIL_LANGUAGE] = declared[i].origin;
      }
}

/**
 * dictum_html_metadata_new:
 * @url: (nullable): where the page came from
 *
 * Reads what a page says about itself. Never fails; what is not said stays NULL.
 */
DictumHtmlMetadata *
dictum_html_metadata_new (const DictumHtmlTree *tree, const char *url)
{
  DictumHtmlMetadata *self = g_new0 (DictumHtmlMetadata, 1);
  DictumHtmlPage page = { .tree = tree, .url = url };

  page.metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  page.itemprops = g_hash_table_new (g_str_hash, g_str_equal);
  page.authors = g_ptr_array_new_with_free_func (g_free);
  collect (&page);
  dictum_html_page_collect_lines (&page);
  page.linked = dictum_linked_new (tree, page.canonical != NULL ? page.canonical : url);
  find_url (&page, self);
  find_publisher (&page, self);
  self->live = page.linked->live;
  self->section = g_strdup (page.linked->section);
  self->origins[DICTUM_DETAIL_SECTION] = DICTUM_DETAIL_ORIGIN_JSON_LD;
  if (self->section == NULL)
    self->section = g_strdup (
        dictum_html_page_get_first (&page, section_names, &self->origins[DICTUM_DETAIL_SECTION]));
  self->body = g_strdup (page.linked->body);
  if (page.url == NULL)
    page.url = self->url;
  find_language (&page, self);
  dictum_html_page_find_title (&page, self);
  dictum_html_page_find_byline (&page, self);
  dictum_html_page_find_dates (&page, self);

  dictum_linked_free (page.linked);
  g_hash_table_unref (page.itemprops);
  g_hash_table_unref (page.metas);
  g_array_unref (page.lines);
  g_ptr_array_unref (page.authors);
  g_free (page.head_title);
  g_free (page.canonical);
  g_free (page.language);
  return self;
}

void
dictum_html_metadata_free (DictumHtmlMetadata *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->language);
  g_free (self->section);
  g_free (self->url);
  g_free (self->body);
  g_free (self);
}
