/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-page.h"

#include <string.h>

static const char *const author_names[] = {
  "author",
  "article:author",
  "og:article:author",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "byline",
  "article.author",
  "citation_author",
  "twitter:creator:name",
  "dc.contributor",
  "cxenseparse:author",
  NULL,
};

static char *
join_authors (GPtrArray *authors, const char *publisher)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    {
      g_autofree char *clean = dictum_html_clean_byline (g_ptr_array_index (authors, i), publisher);

      if (clean == NULL || strstr (all->str, clean) != NULL)
        continue;
      if (all->len > 0)
        g_string_append (all, ", ");
      g_string_append (all, clean);
    }
  return all->len > 0 ? g_strdup (all->str) : NULL;
}

static gboolean
names_author (const DictumHtmlNode *node)
{
  static const char *const words[] = {
    "byline",     "author-name",     "author_name", "authorname",   "by-author",
    "p-author",   "article-author",  "post-author", "entry-author", "writtenby",
    "written-by", "article__author", NULL
  };
  const char *class = dictum_html_node_get_attribute (node, "class");
  g_autofree char *low = NULL;

  if (dictum_html_node_has_token (node, "rel", "author") ||
      dictum_html_node_has_token (node, "itemprop", "author") ||
      dictum_html_node_has_token (node, "class", "author"))
    return TRUE;
  if (class == NULL)
    return FALSE;
  low = g_ascii_strdown (class, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (low, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A visible byline: the first short text that its markup calls one. */
static char *
find_shown_author (const DictumHtmlPage *page, const char *publisher)
{
  for (guint i = 0; i < page->tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      g_autofree char *text = NULL;
      char *clean;

      if (dictum_html_node_is_text (node) || node->end - i > 60 || !names_author (node))
        continue;
      text = dictum_html_tree_dup_text (page->tree, i);
      if (strlen (text) > 150)
        continue;
      clean = dictum_html_clean_byline (text, publisher);
      if (clean != NULL)
        return clean;
    }
  return NULL;
}

static gboolean
leads_to_person (const DictumHtmlNode *node)
{
  static const char *const folders[] = { "/author/",  "/authors/",     "/autor/",        "/auteur/",
                                         "/profile/", "/contributor/", "/contributors/", "/people/",
                                         "/staff/",   "/writers/",     "/journalist/",   "/by/",
                                         NULL };
  const char *address = node->tag == GUMBO_TAG_A ? dictum_html_node_get_attribute (node, "href")
                                                 : NULL;

  for (guint i = 0; address != NULL && folders[i] != NULL; i++)
    if (strstr (address, folders[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A byline by its words: "By Ida Brandt" below the title, or a link to a person's page there. */
static char *
find_plain_author (const DictumHtmlPage *page, guint from, const char *publisher)
{
  guint end = MIN (from + DICTUM_HTML_NEAR_TITLE, page->tree->n_nodes);

  for (guint i = from; i < end; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      g_autofree char *text = NULL;
      char *clean;

      if (dictum_html_node_is_text (node) || node->end - i > 12)
        continue;
      text = dictum_html_tree_dup_text (page->tree, i);
      if (strlen (text) > 80 ||
          (!leads_to_person (node) && g_ascii_strncasecmp (text, "by ", 3) != 0 &&
           g_ascii_strncasecmp (text, "written by ", 11) != 0))
        continue;
      clean = dictum_html_clean_byline (text, publisher);
      if (clean != NULL && strchr (clean, ' ') != NULL)
        return clean;
      g_free (clean);
    }
  return NULL;
}

void
dictum_html_page_find_byline (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  self->byline = join_authors (page->linked->authors, self->publisher);
  if (self->byline == NULL)
    self->byline = join_authors (page->authors, self->publisher);
  for (guint i = 0; self->byline == NULL && author_names[i] != NULL; i++)
    {
      const char *content = dictum_html_page_get (page, author_names[i]);

      if (content != NULL)
        self->byline = dictum_html_clean_byline (content, self->publisher);
    }
  if (self->byline == NULL)
    self->byline = find_shown_author (page, self->publisher);
  if (self->byline == NULL && self->title_node > 0)
    self->byline = find_plain_author (page, self->title_node, self->publisher);
}
