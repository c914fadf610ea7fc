/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-metadata.h"

#include <string.h>

#include "load/dictum-load-article.h"

/* How alike a heading and a declared title must be to be the same, by their words. */
#define SAME_TITLE 0.6

/* So many nodes behind the title are "below the title". */
#define NEAR_TITLE 150

/* What the page declares and where; the places are collected once, in document order. */
typedef struct
{
  const DictumHtmlTree *tree;
  const char *url;
  GHashTable *metas;  /* char * (lower case) to char * (content), the first of each name */
  GPtrArray *authors; /* of char *: every author tag */
  DictumLinked *linked;
  char *head_title;
  char *canonical;
  char *language;
} Page;

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

static void
collect_meta (Page *page, const DictumHtmlNode *node)
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
collect (Page *page)
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
get_meta (const Page *page, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (page->metas, names[i]);

      if (content != NULL)
        return content;
    }
  return NULL;
}

static const char *
get_one (const Page *page, const char *name)
{
  return g_hash_table_lookup (page->metas, name);
}

/* ---- Title ---- */

/* How well a heading is confirmed by what the page declares as its title: 0..1. */
static double
confirm (const char *heading, const char *const *declared, const char *publisher, const char *url)
{
  double best = 0;

  for (guint i = 0; declared[i] != NULL; i++)
    {
      g_autofree char *clean = dictum_html_strip_site (declared[i], publisher, url);

      best = MAX (best, dictum_html_compare_words (heading, clean));
      best = MAX (best, dictum_html_compare_words (heading, declared[i]));
    }
  return best;
}

static gboolean
is_shown (const DictumHtmlTree *tree, guint index)
{
  for (guint i = index; i != 0; i = tree->nodes[i].parent)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      const char *style = dictum_html_node_get_attribute (node, "style");

      if (node->tag == GUMBO_TAG_TEMPLATE || node->tag == GUMBO_TAG_NOSCRIPT ||
          node->tag == GUMBO_TAG_SCRIPT)
        return FALSE;
      if (style != NULL &&
          (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL))
        return FALSE;
    }
  return TRUE;
}

static guint
count_declared (const char **declared, const Page *page)
{
  const char *all[] = { page->linked->headline, get_one (page, "og:title"),
                        get_one (page, "twitter:title"), page->head_title, page->linked->name };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL && *all[i] != '\0')
      declared[n++] = all[i];
  declared[n] = NULL;
  return n;
}

static void
find_title (DictumHtmlMetadata *self, const Page *page)
{
  const char *declared[6];
  guint n_declared = count_declared (declared, page);
  g_autofree char *lone = NULL;
  guint lone_node = 0, n_headings = 0;
  double best = 0;

  for (guint i = 0; i < page->tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      gboolean first = node->tag == GUMBO_TAG_H1 ||
                       dictum_html_node_has_token (node, "itemprop", "headline");
      g_autofree char *text = NULL;
      double rating;

      if ((!first && node->tag != GUMBO_TAG_H2) || node->end - i > 200 || !is_shown (page->tree, i))
        continue;
      text = dictum_html_tree_dup_text (page->tree, i);
      if (*text == '\0' || strlen (text) > 1000)
        continue;
      rating = confirm (text, declared, self->publisher, page->url);
      if (!first)
        rating -= 0.25;
      if (node->tag == GUMBO_TAG_H1 && n_headings++ == 0)
        {
          lone = g_strdup (text);
          lone_node = i;
        }
      if (rating >= SAME_TITLE && rating > best + 0.05)
        {
          best = rating;
          g_set_str (&self->title, text);
          self->title_node = i;
        }
    }
  if (self->title != NULL)
    return;
  /* The only heading of its rank is the title even where the page calls itself otherwise. */
  if (n_headings == 1 && strchr (lone, ' ') != NULL &&
      (self->publisher == NULL || dictum_html_compare_words (lone, self->publisher) < 0.6))
    {
      self->title = g_steal_pointer (&lone);
      self->title_node = lone_node;
    }
  else if (n_declared > 0)
    self->title = dictum_html_strip_site (declared[0], self->publisher, page->url);
  else
    self->title = g_steal_pointer (&lone);
}

/* ---- Persons ---- */

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
find_shown_author (const Page *page, const char *publisher)
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
find_plain_author (const Page *page, guint from, const char *publisher)
{
  guint end = MIN (from + NEAR_TITLE, page->tree->n_nodes);

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

static void
find_byline (DictumHtmlMetadata *self, const Page *page)
{
  self->byline = join_authors (page->linked->authors, self->publisher);
  if (self->byline == NULL)
    self->byline = join_authors (page->authors, self->publisher);
  for (guint i = 0; self->byline == NULL && author_names[i] != NULL; i++)
    {
      const char *content = get_one (page, author_names[i]);

      if (content != NULL)
        self->byline = dictum_html_clean_byline (content, self->publisher);
    }
  if (self->byline == NULL)
    self->byline = find_shown_author (page, self->publisher);
  if (self->byline == NULL && self->title_node > 0)
    self->byline = find_plain_author (page, self->title_node, self->publisher);
}

/* ---- Dates ---- */

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
find_shown_date (const Page *page, guint from)
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
find_plain_date (const Page *page, guint from)
{
  guint end = MIN (from + NEAR_TITLE, page->tree->n_nodes);

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

static void
find_dates (DictumHtmlMetadata *self, const Page *page)
{
  self->published = parse_time (page->linked->published);
  for (guint i = 0; self->published == NULL && published_names[i] != NULL; i++)
    self->published = parse_time (get_one (page, published_names[i]));
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
    self->modified = parse_time (get_one (page, modified_names[i]));
}

/* ---- The rest ---- */

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
find_url (const Page *page)
{
  const char *declared[] = { page->canonical, get_one (page, "og:url"), page->linked->url };

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
find_language (DictumHtmlMetadata *self, const Page *page)
{
  const char *declared[] = { page->language, get_one (page, "content-language"),
                             get_one (page, "language"), page->linked->language,
                             get_one (page, "og:locale") };

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
  Page page = { .tree = tree, .url = url };

  page.metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  page.authors = g_ptr_array_new_with_free_func (g_free);
  collect (&page);
  self->url = NULL;
  page.linked = dictum_linked_new (tree, page.canonical != NULL ? page.canonical : url);
  self->url = find_url (&page);
  self->publisher = g_strdup (get_one (&page, "og:site_name"));
  if (self->publisher == NULL)
    self->publisher = g_strdup (page.linked->publisher);
  if (self->publisher == NULL)
    self->publisher = g_strdup (get_meta (&page, publisher_names));
  self->description = g_strdup (get_one (&page, "og:description"));
  if (self->description == NULL)
    self->description = g_strdup (get_one (&page, "description"));
  self->body = g_strdup (page.linked->body);
  if (page.url == NULL)
    page.url = self->url;
  find_title (self, &page);
  find_byline (self, &page);
  find_dates (self, &page);
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
