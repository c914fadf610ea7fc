/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-page.h"

#include <string.h>

#include "load/dictum-load-article.h"

static const char *const published_names[] = {
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "publish-date",
  "publish_date",
  "publishdate",
  "pubdate",
  "article.published",
  "published_time",
  "published-date",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date.created",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "date",
  "datecreated",
  "cxenseparse:recs:publishtime",
  "article_date_original",
  "originalpublicationdate",
  "citation_publication_date",
  "citation_date",
  "bt:pubdate",
  "rnews:datepublished",
  "published",
  "w-published-date",
  "created",
  NULL,
};

static const char *const modified_names[] = {
  "article:modified_time",
  "og:updated_time",
  "og:modified_time",
  "datemodified",
  "dcterms.modified",
  "dc.date.modified",
  "lastmod",
  "last-modified",
  "updated_time",
  "article.updated",
  NULL,
};

static char *
parse_time (const char *words)
{
  return words != NULL ? dictum_load_parse_time (words) : NULL;
}

static gboolean
names_date (const DictumHtmlNode *node)
{
  static const char *const words[] = { "date",     "publish", "posted", "time",
                                       "dateline", "byline",  "meta",   NULL };
  const char *class = dictum_html_node_get_attribute (node, "class");
  g_autofree char *low = class != NULL ? g_ascii_strdown (class, -1) : NULL;

  for (guint i = 0; low != NULL && words[i] != NULL; i++)
    if (strstr (low, words[i]) != NULL)
      return strstr (low, "update") == NULL && strstr (low, "modified") == NULL;
  return FALSE;
}

/* A date that the page shows: in a <time>, or in a short text that its markup calls a date. */
static char *
find_shown_date (const DictumHtmlPage *page, guint from)
{
  for (guint i = from; i < page->tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      g_autofree char *text = NULL;
      char *time = NULL;

      if (dictum_html_node_is_text (node) || node->end - i > 40)
        continue;
      if (node->tag == GUMBO_TAG_TIME ||
          dictum_html_node_has_token (node, "itemprop", "datePublished"))
        {
          time = parse_time (dictum_html_node_get_attribute (node, "datetime"));
          if (time == NULL)
            time = parse_time (dictum_html_node_get_attribute (node, "content"));
        }
      else if (!names_date (node))
        continue;
      if (time == NULL)
        {
          text = dictum_html_tree_dup_text (page->tree, i);
          time = parse_time (text);
        }
      if (time != NULL)
        return time;
    }
  return NULL;
}

/* Whether a date is one of a change: the words around it say so. */
static gboolean
says_updated (const DictumHtmlTree *tree, guint index)
{
  guint above = tree->nodes[tree->nodes[index].parent].parent;
  g_autofree char *text = NULL;
  g_autofree char *low = NULL;

  if (tree->nodes[above].end - above > 20)
    above = tree->nodes[index].parent;
  text = dictum_html_tree_dup_text (tree, above);
  low = g_utf8_strdown (text, MIN (strlen (text), 300));
  return strstr (low, "updated") != NULL || strstr (low, "modified") != NULL ||
         strstr (low, "reviewed") != NULL || strstr (low, "aktualisiert") != NULL;
}

/* A date that stands by itself below the title, whatever its markup is called. */
static char *
find_plain_date (const DictumHtmlPage *page, guint from)
{
  guint end = MIN (from + DICTUM_HTML_NEAR_TITLE, page->tree->n_nodes);

  for (guint i = from; i < end; i++)
    {
      const char *text = dictum_html_node_get_text (&page->tree->nodes[i]);
      g_autofree char *line = NULL;
      char *time;

      if (text == NULL || strlen (text) > 200)
        continue;
      line = dictum_load_normalise_line (text);
      if (line == NULL || strlen (line) > 40 || says_updated (page->tree, i))
        continue;
      time = parse_time (line);
      if (time != NULL)
        return time;
    }
  return NULL;
}

/* "/2015/07/24/" in the address: a path of three numbers. */
static char *
find_date_in_url (const char *url)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL;

  if (url == NULL)
    return NULL;
  regex = g_regex_new ("[/_-]((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?:[/_.-]|$)", 0,
                       0, NULL);
  if (!g_regex_match (regex, url, 0, &match))
    return NULL;
  date = g_match_info_expand_references (match, "\\1-\\2-\\3", NULL);
  return parse_time (date);
}

void
dictum_html_page_find_dates (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  self->published = parse_time (page->linked->published);
  for (guint i = 0; self->published == NULL && published_names[i] != NULL; i++)
    self->published = parse_time (dictum_html_page_get (page, published_names[i]));
  if (self->published == NULL)
    self->published = find_shown_date (page, self->title_node);
  if (self->published == NULL && self->title_node > 0)
    self->published = find_shown_date (page, 0);
  if (self->published == NULL && self->title_node > 0)
    self->published = find_plain_date (page, self->title_node);
  if (self->published == NULL)
    self->published = find_date_in_url (self->url != NULL ? self->url : page->url);

  self->modified = parse_time (page->linked->modified);
  for (guint i = 0; self->modified == NULL && modified_names[i] != NULL; i++)
    self->modified = parse_time (dictum_html_page_get (page, modified_names[i]));
}
