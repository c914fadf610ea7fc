/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-html-page.h"
#include "load/dictum-load-article.h"

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

static void
collect_meta (DictumHtmlPage *page, const DictumHtmlNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv", NULL };
  const char *content = dictum_html_node_get_attribute (node, "content");

  if (content == NULL || *content == '\0')
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *names = dictum_html_node_get_attribute (node, keys[i]);
      g_auto (GStrv) parts = names != NULL ? g_strsplit_set (names, " \t\r\n", -1) : NULL;

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        {
          char *name = g_ascii_strdown (parts[j], -1);

          if (strcmp (name, "author") == 0 || strcmp (name, "article:author") == 0 ||
              strcmp (name, "parsely-author") == 0)
            g_ptr_array_add (page->authors, g_strdup (content));
          if (*name == '\0' || g_hash_table_contains (page->metas, name))
            g_free (name);
          else
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
        page->head_title = dictum_html_tree_dup_text (page->tree, i);
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

static const char *
get_meta (const DictumHtmlPage *page, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (page->metas, names[i]);

      if (content != NULL)
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

static char *
find_url (const DictumHtmlPage *page)
{
  const char *declared[] = { page->canonical, dictum_html_page_get (page, "og:url"),
                             page->linked->url };

  for (guint i = 0; i < G_N_ELEMENTS (declared); i++)
    {
      g_autofree char *absolute = NULL;

      if (declared[i] == NULL)
        continue;
      absolute = g_uri_resolve_relative (page->url, declared[i],
                                         G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
      if (absolute != NULL && is_page_address (absolute))
        return g_steal_pointer (&absolute);
    }
  return g_strdup (page->url);
}

static void
find_language (DictumHtmlMetadata *self, const DictumHtmlPage *page)
{
  const char *declared[] = { page->language, dictum_html_page_get (page, "content-language"),
                             dictum_html_page_get (page, "language"), page->linked->language,
                             dictum_html_page_get (page, "og:locale") };

  for (guint i = 0; self->language == NULL && i < G_N_ELEMENTS (declared); i++)
    if (declared[i] != NULL)
      self->language = dictum_load_parse_language (declared[i]);
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
  page.authors = g_ptr_array_new_with_free_func (g_free);
  collect (&page);
  self->url = NULL;
  page.linked = dictum_linked_new (tree, page.canonical != NULL ? page.canonical : url);
  self->url = find_url (&page);
  self->publisher = g_strdup (dictum_html_page_get (&page, "og:site_name"));
  if (self->publisher == NULL)
    self->publisher = g_strdup (page.linked->publisher);
  if (self->publisher == NULL)
    self->publisher = g_strdup (get_meta (&page, publisher_names));
  self->description = g_strdup (dictum_html_page_get (&page, "og:description"));
  if (self->description == NULL)
    self->description = g_strdup (dictum_html_page_get (&page, "description"));
  self->body = g_strdup (page.linked->body);
  if (page.url == NULL)
    page.url = self->url;
  dictum_html_page_find_title (&page, self);
  dictum_html_page_find_byline (&page, self);
  dictum_html_page_find_dates (&page, self);
  find_language (self, &page);

  dictum_linked_free (page.linked);
  g_hash_table_unref (page.metas);
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
  g_free (self->url);
  g_free (self->body);
  g_free (self->description);
  g_free (self);
}
