/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <libxml/parser.h>

#include "load/dictum-html-fragment.h"
#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-text.h"

/* Feeds and sitemaps are lists that programs fetch often; a sitemap may have 50 MB by its standard,
 * of which a tree in memory takes many times as much. */
#define MAX_FEED (16 * 1024 * 1024)

/* How much is looked at to recognise one: comments and style sheets may stand before the root. */
#define SNIFF_BYTES 4096

/* What the root elements are called in RSS 0.9x and 2.0, RSS 1.0, Atom (RFC 4287), and sitemaps
 * (sitemaps.org). Entries are found by their names, wherever they stand. */
static const struct
{
  const char *root;
  const char *entry;
} kinds[] = {
  { "rss", "item" },
  { "RDF", "item" },
  { "feed", "entry" },
  { "urlset", "url" },
  { "sitemapindex", "sitemap" },
};

static const char *
find_entry_name (const char *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].root, root) == 0)
      return kinds[i].entry;
  return NULL;
}

/* The name of the first element, without its prefix: NULL where the beginning is no XML. */
static char *
sniff_root (GBytes *bytes)
{
  gsize size, n = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_malloc (SNIFF_BYTES + 1);
  const char *at = head;

  /* Without its zeros, UTF-16 reads like ASCII, as far as markup goes. */
  for (gsize i = 0; i < MIN (size, SNIFF_BYTES); i++)
    if (data[i] != '\0')
      head[n++] = data[i];
  head[n] = '\0';
  at += strspn (at, "\xef\xbb\xbf\xfe\xff");
  while (TRUE)
    {
      const char *end = NULL, *colon;

      at += strspn (at, " \t\r\n");
      if (dictum_load_begins_with (at, "<!--"))
        end = strstr (at, "-->");
      else if (dictum_load_begins_with (at, "<?") || dictum_load_begins_with (at, "<!"))
        {
          end = strpbrk (at, "[>");
          if (end != NULL && *end == '[')
            end = strchr (end, ']');
        }
      else if (*at == '<' && g_ascii_isalpha (at[1]))
        {
          gsize length = strcspn (++at, " \t\r\n/>");

          colon = memchr (at, ':', length);
          return colon != NULL ? g_strndup (colon + 1, length - (colon + 1 - at))
                               : g_strndup (at, length);
        }
      end = end != NULL ? strchr (end, '>') : NULL;
      if (end == NULL)
        return NULL;
      at = end + 1;
    }
}

static DictumLoaderFit
recognise_feed (const DictumLoadContent *content)
{
  g_autofree char *root = sniff_root (content->bytes);

  return root != NULL && find_entry_name (root) != NULL ? DICTUM_LOADER_SURE : DICTUM_LOADER_NO;
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static const char *
get_prefix (const xmlNode *node)
{
  return node->ns != NULL ? (const char *) node->ns->prefix : NULL;
}

/* The child of a name: the feed's own before that of a module, which may repeat it for pictures and
 * sounds. */
static xmlNode *
find_child (const xmlNode *parent, const char *name)
{
  xmlNode *other = NULL;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (!is_named (node, name))
        continue;
      if (get_prefix (node) == NULL)
        return node;
      if (other == NULL)
        other = node;
    }
  return other;
}

/* The words in an element, or NULL when there are none. */
static char *
dup_words (const xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *words = content != NULL ? g_strstrip (g_strdup ((const char *) content)) : NULL;

  xmlFree (content);
  if (words != NULL && *words == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

static char *
dup_child (const xmlNode *parent, const char *name)
{
  return dup_words (find_child (parent, name));
}

/* Titles and summaries hold HTML, escaped once or twice, or none at all. */
static char *
dup_plain (const xmlNode *node)
{
  g_autofree char *words = dup_words (node);

  if (words == NULL || strpbrk (words, "<&") == NULL)
    return g_steal_pointer (&words);
  return dictum_html_fragment_to_line (words);
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* An absolute web address, or NULL. */
static char *
resolve (const char *base, const char *link)
{
  g_autofree char *absolute = NULL;
  g_autofree char *scheme = NULL;

  if (link == NULL)
    return NULL;
  absolute = base != NULL ? g_uri_resolve_relative (base, link, G_URI_FLAGS_PARSE_RELAXED, NULL)
                          : g_strdup (link);
  scheme = absolute != NULL ? g_uri_parse_scheme (absolute) : NULL;
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return NULL;
  return g_steal_pointer (&absolute);
}

/* Where an entry's article is: Atom has several links, of which the one that is called nothing or
 * "alternate" is the page; RSS has one, or a permanent id; a sitemap has a place. */
static char *
find_link (const xmlNode *entry, const char *base)
{
  g_autofree char *words = NULL;
  const xmlNode *guid;

  for (const xmlNode *node = entry->children; node != NULL; node = node->next)
    {
      g_autofree char *relation = NULL;
      g_autofree char *link = NULL;
      char *absolute;

      if (!is_named (node, "link"))
        continue;
      link = dup_attribute (node, "href");
      relation = dup_attribute (node, "rel");
      if (relation != NULL && strcmp (relation, "alternate") != 0)
        continue;
      if (link == NULL)
        link = dup_words (node);
      absolute = resolve (base, link);
      if (absolute != NULL)
        return absolute;
    }
  words = dup_child (entry, "loc");
  if (words != NULL)
    return resolve (base, words);
  guid = find_child (entry, "guid");
  if (guid != NULL)
    {
      g_autofree char *permanent = dup_attribute (guid, "isPermaLink");

      words = dup_words (guid);
      if (g_strcmp0 (permanent, "false") != 0)
        return resolve (NULL, words);
    }
  return NULL;
}

/* RFC 822 has names of zones that only mail knows; the rest is read with all other dates. */
static char *
find_time (const xmlNode *entry)
{
  static const char *const names[] = { "pubDate", "published",        "date",   "updated",
                                       "issued",  "publication_date", "lastmod" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *words = dup_child (entry, names[i]);
      g_autoptr (GDateTime) time = NULL;

      if (words == NULL)
        continue;
      time = g_ascii_isalpha (*words) ? soup_date_time_new_from_http_string (words) : NULL;
      return time != NULL ? g_date_time_format_iso8601 (time) : g_steal_pointer (&words);
    }
  return NULL;
}

/* "ida@example.org (Ida Brandt)" in RSS, elements in Atom, a name alone in Dublin Core. */
static char *
dup_author (const xmlNode *node)
{
  g_autofree char *name = find_child (node, "name") != NULL ? dup_child (node, "name")
                                                            : dup_plain (node);
  const char *open;

  if (name == NULL || strchr (name, '@') == NULL)
    return g_steal_pointer (&name);
  open = strchr (name, '(');
  return open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")")) : NULL;
}

/* Those who wrote it. Modules for podcasts repeat them: they are asked when nobody else knows. */
static char *
find_byline (const xmlNode *entry)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int pass = 0; pass < 2 && names->len == 0; pass++)
    for (const xmlNode *node = entry->children; node != NULL; node = node->next)
      {
        const char *prefix = get_prefix (node);
        gboolean own = prefix == NULL || strcmp (prefix, "dc") == 0;
        g_autofree char *name = NULL;

        if ((!is_named (node, "author") && !is_named (node, "creator")) || own != (pass == 0))
          continue;
        name = dup_author (node);
        if (name == NULL)
          continue;
        if (names->len > 0)
          g_string_append (names, ", ");
        g_string_append (names, name);
      }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* What a news sitemap says of a page stands one element deeper. */
static const xmlNode *
find_news (const xmlNode *entry)
{
  const xmlNode *news = find_child (entry, "news");

  return news != NULL ? news : entry;
}

/* An entry that has its text with it and no page of its own is the article. */
static DictumLoadRequest *
request_for_text (const xmlNode *entry, const char *title)
{
  g_autofree char *text = dup_child (entry, "encoded");
  g_autofree char *page = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    text = dup_child (entry, "content");
  if (text == NULL)
    text = dup_child (entry, "description");
  if (text == NULL || title == NULL)
    return NULL;
  head = g_markup_escape_text (title, -1);
  page = g_strdup_printf ("<!doctype html><meta charset=utf-8><title>%s</title>"
                          "<article><h1>%s</h1>%s</article>",
                          head, head, text);
  bytes = g_bytes_new (page, strlen (page));
  return dictum_load_request_new_for_bytes (bytes, "text/html", title);
}

static void
add_entry (DictumArticleBuilder *builder, const xmlNode *entry, const char *base)
{
  const xmlNode *about = find_news (entry);
  const xmlNode *summary = find_child (entry, "summary");
  g_autofree char *base_here = dup_attribute (entry, "base");
  g_autofree char *inner_base = base_here != NULL ? resolve (base, base_here) : g_strdup (base);
  DictumLoadChoice *choice = g_new0 (DictumLoadChoice, 1);

  choice->title = dup_plain (find_child (about, "title"));
  choice->url = find_link (entry, inner_base);
  choice->published = find_time (about);
  if (choice->published == NULL && about != entry)
    choice->published = find_time (entry);
  choice->byline = find_byline (entry);
  choice->summary = dup_plain (summary != NULL ? summary : find_child (entry, "description"));
  choice->request = choice->url != NULL ? dictum_load_request_new_for_url (choice->url)
                                        : request_for_text (entry, choice->title);
  if (choice->request != NULL)
    dictum_article_builder_add_choice (builder, choice);
  else
    dictum_load_choice_free (choice);
}

/* Entries stand in the root (Atom, RSS 1.0, sitemaps) or in its channel (RSS). */
static void
add_entries (DictumArticleBuilder *builder,
             const xmlNode *parent,
             const char *name,
             const char *base)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_named (node, name))
      add_entry (builder, node, base);
}

static gboolean
is_reference (const char *at)
{
  static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (dictum_load_begins_with (at, known[i]))
      return TRUE;
  return at[1] == '#' && (g_ascii_isdigit (at[2]) || at[2] == 'x');
}

/* Ampersands that stand for themselves and names that only HTML knows are what feeds get wrong most
 * often: made plain text, they are read as HTML with the rest of a title. Entities that the feed
 * declares itself, which serve only to blow it up or to look elsewhere, are never expanded so. */
static char *
escape_ampersands (const char *text, gsize *size)
{
  GString *out = g_string_sized_new (*size + 64);
  const char *end = text + *size;

  for (const char *at = text; at < end;)
    {
      gsize run = strcspn (at, "&<");
      const char *close = NULL;

      g_string_append_len (out, at, run);
      at += run;
      if (*at == '<' && dictum_load_begins_with (at, "<![CDATA["))
        close = strstr (at, "]]>");
      if (close != NULL)
        {
          g_string_append_len (out, at, close - at);
          at = close;
        }
      else if (*at == '&' && !is_reference (at))
        {
          g_string_append (out, "&amp;");
          at++;
        }
      else if (*at != '\0')
        g_string_append_c (out, *at++);
      else
        break;
    }
  *size = out->len;
  return g_string_free_and_steal (out);
}

static xmlDoc *
parse_feed (const DictumLoadContent *content, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  gsize size;
  xmlDoc *document;

  if (g_bytes_get_size (content->bytes) > MAX_FEED)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
                   _ ("This list of articles is larger than %d MiB. Add the links of the articles "
                      "that you need instead."),
                   MAX_FEED / (1024 * 1024));
      return NULL;
    }
  text = dictum_load_decode (content->bytes, content->charset, TRUE, &size);
  escaped = escape_ampersands (text, &size);
  document = xmlReadMemory (escaped, size, NULL, "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document != NULL && xmlDocGetRootElement (document) != NULL)
    return document;
  xmlFreeDoc (document);
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                       _ ("This list of articles is broken. Add the links of the articles that you "
                          "need instead."));
  return NULL;
}

static gboolean
read_feed (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autofree char *title = NULL;
  xmlDoc *document = parse_feed (content, error);
  const xmlNode *root, *channel;
  const char *name;

  if (document == NULL)
    return FALSE;
  root = xmlDocGetRootElement (document);
  channel = find_child (root, "channel");
  name = find_entry_name ((const char *) root->name);
  title = dup_plain (find_child (channel != NULL ? channel : root, "title"));
  dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, title, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  if (name != NULL)
    {
      add_entries (builder, root, name, content->final_url);
      if (channel != NULL)
        add_entries (builder, channel, name, content->final_url);
    }
  xmlFreeDoc (document);
  if (dictum_article_builder_has_choices (builder))
    return TRUE;
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY,
                       _ ("This list of articles is empty: there is nothing to choose from."));
  return FALSE;
}

static const char *const feed_types[] = { "application/rss+xml", "application/atom+xml",
                                          "application/rdf+xml", NULL };
static const char *const feed_suffixes[] = { "rss", "atom", "rdf", NULL };

const DictumLoader dictum_loader_feed = {
  .name = "feed",
  .media_types = feed_types,
  .suffixes = feed_suffixes,
  .binary = TRUE, /* a page that is only called a feed is no feed */
  .recognise = recognise_feed,
  .read = read_feed,
};
