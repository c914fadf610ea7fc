/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"
#include "load/dictum-html-page.h"

#include <string.h>

#include "load/dictum-load-time.h"

/* So many lines before and behind the title are looked at for a byline. */
#define LINES_ABOVE 14
#define LINES_BELOW 40

/* A byline is no longer than this, in bytes. */
#define LONG_BYLINE 150

/* No article has more. */
#define MAX_AUTHORS 100

/* So many elements that call themselves a byline are read. */
#define MAX_MARKED 500

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
  "twitter:creator:name",
  "dc.contributor",
  "cxenseparse:author",
  NULL,
};

static char *
join_authors (GPtrArray *authors, const char *publisher)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MIN (authors->len, MAX_AUTHORS); i++)
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

/* "Written by" and a name as a pair of tags, as WordPress declares it for previews. */
static const char *
get_labelled (const DictumHtmlPage *page)
{
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *label = g_strdup_printf ("twitter:label%d", i);
      g_autofree char *data = g_strdup_printf ("twitter:data%d", i);
      const char *words = dictum_html_page_get (page, label);

      if (words != NULL && dictum_html_opens_byline (words))
        return dictum_html_page_get (page, data);
    }
  return NULL;
}

static gboolean
names_author (const DictumHtmlNode *node)
{
  if (dictum_html_node_has_token (node, "rel", "author") ||
      dictum_html_node_has_token (node, "itemprop", "author"))
    return TRUE;
  return node->called & DICTUM_HTML_CALLED_AUTHOR && !(node->called & DICTUM_HTML_CALLED_NO_AUTHOR);
}

/* Whether something between two lines sets them apart. */
static gboolean
is_apart (const DictumHtmlTree *tree, guint from, guint to)
{
  static const GumboTag apart[] = { GUMBO_TAG_BR, GUMBO_TAG_DIV, GUMBO_TAG_P,   GUMBO_TAG_LI,
                                    GUMBO_TAG_UL, GUMBO_TAG_TD,  GUMBO_TAG_H2,  GUMBO_TAG_H3,
                                    GUMBO_TAG_H4, GUMBO_TAG_H5,  GUMBO_TAG_TIME };

  for (guint i = from + 1; i < to; i++)
    for (guint j = 0; j < G_N_ELEMENTS (apart); j++)
      if (tree->nodes[i].tag == apart[j])
        return TRUE;
  return FALSE;
}

/* The text of an element, with a mark between what the page sets apart by anything but blanks: by
 * blocks, or by nothing but the style of elements beside one another. */
static char *
join_lines (const DictumHtmlPage *page, guint index)
{
  GString *out = g_string_new (NULL);
  const DictumHtmlTree *tree = page->tree;
  guint previous = index;

  for (guint i = dictum_html_page_find_line (page, index); i < page->lines->len; i++)
    {
      guint node = g_array_index (page->lines, DictumHtmlLine, i).node;
      const char *text = dictum_html_node_get_text (&tree->nodes[node]);
      gboolean apart;

      if (node >= tree->nodes[index].end || out->len > 2 * LONG_BYLINE)
        break;
      /* The source may be indented. */
      if (g_array_index (page->lines, DictumHtmlLine, i).length > 10 * LONG_BYLINE)
        {
          g_string_append_len (out, text, 10 * LONG_BYLINE);
          break;
        }
      apart = out->len > 0 && !dictum_html_opens_byline (out->str) &&
              (is_apart (tree, previous, node) ||
               (!g_ascii_isspace (out->str[out->len - 1]) && !g_ascii_isspace (*text) &&
                strchr (",;&|", *text) == NULL));
      g_string_append_printf (out, "%s%s", apart ? "|" : " ", text);
      previous = node;
    }
  return g_string_free_and_steal (out);
}

/* A visible byline: the first short text that its markup calls one. */
static char *
find_marked (const DictumHtmlPage *page, guint from, guint to, const char *publisher, gboolean any)
{
  for (guint i = from, marked = 0; i < to && marked < MAX_MARKED; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      g_autofree char *text = NULL;
      char *clean;

      if (dictum_html_node_is_text (node) || node->end - i > 60 || !names_author (node))
        continue;
      marked++;
      text = join_lines (page, i);
      if (strlen (text) > LONG_BYLINE)
        continue;
      clean = any ? dictum_html_clean_any_byline (text)
                  : dictum_html_clean_shown_byline (text, publisher);
      if (clean != NULL)
        return clean;
    }
  return NULL;
}

static gboolean
leads_to_person (const DictumHtmlTree *tree, guint index)
{
  static const char *const folders[] = { "/author/",
                                         "/authors/",
                                         "/autor/",
                                         "/auteur/",
                                         "/profile/",
                                         "/contributor/",
                                         "/contributors/",
                                         "/people/",
                                         "/staff/",
                                         "/writers/",
                                         "/journalist/",
                                         "/by/",
                                         "/our-experts/",
                                         "/writer/",
                                         "/producers/",
                                         "/team/",
                                         NULL };

  for (int up = 0; up < 3; up++)
    {
      const DictumHtmlNode *node = &tree->nodes[index = tree->nodes[index].parent];
      const char *address = node->tag == GUMBO_TAG_A ? dictum_html_node_get_attribute (node, "href")
                                                     : NULL;

      for (guint i = 0; address != NULL && folders[i] != NULL; i++)
        if (strstr (address, folders[i]) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* "Ida Brandt | Senior Writer | July 2, 2026": a name with its role or a date beside it. */
static gboolean
has_company (const char *line)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *marks = g_strdup (line);
  static const char *const separators[] = { "•", "·", " - ", " – ", " — ", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (marks, separators[i], -1);

      g_free (marks);
      marks = g_strjoinv ("|", pieces);
    }
  parts = g_strsplit (marks, "|", -1);
  if (parts[0] == NULL || parts[1] == NULL || !dictum_html_is_like_name (g_strstrip (parts[0])))
    return FALSE;
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *time = dictum_load_parse_time_in (parts[i], "en");

      if (time != NULL || dictum_html_is_role (parts[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_opening (const char *line)
{
  static const char *const sure[] = {
    "by ",       "by: ",        "written by ",  "posted by ",   "author: ",  "authors: ",
    "words by ", "article by ", "reported by ", "authored by ", "story by ", "von ",
    "par ",      "por ",        "autor: ",      "auteur : ",    "text: ",    NULL
  };

  for (guint i = 0; sure[i] != NULL; i++)
    if (g_ascii_strncasecmp (line, sure[i], strlen (sure[i])) == 0)
      return TRUE;
  return FALSE;
}

/* A byline by its words: "By Ida Brandt" near the title, a link to a person's page there, or a name
 * beside a role or a date. */
static char *
find_plain (const DictumHtmlPage *page, guint title_line, const char *publisher)
{
  guint from = title_line > LINES_ABOVE ? title_line - LINES_ABOVE : 0;
  guint to = MIN (title_line + LINES_BELOW, page->lines->len);

  /* Below the title before above it. */
  for (int round = 0; round < 2; round++)
    for (guint i = round == 0 ? title_line : from; i < (round == 0 ? to : title_line); i++)
      {
        guint node = g_array_index (page->lines, DictumHtmlLine, i).node;
        g_autofree char *line = dictum_html_page_dup_line (page, i, LONG_BYLINE);
        g_autofree char *clean = NULL;
        gboolean opened;

        if (line == NULL)
          continue;
        opened = dictum_html_opens_byline (line) && i + 1 < page->lines->len;
        if (opened)
          {
            g_free (line);
            line = dictum_html_page_dup_line (page, i + 1, 80);
            if (line == NULL)
              continue;
          }
        else if (strlen (line) > 100 || (!leads_to_person (page->tree, node) &&
                                         !begins_with_opening (line) && !has_company (line)))
          continue;
        clean = dictum_html_clean_shown_byline (line, publisher);
        if (clean != NULL && (opened || strchr (clean, ' ') != NULL))
          return g_steal_pointer (&clean);
      }
  return NULL;
}

/* "Brandt, Ida", as catalogues have it. */
static void
turn_citations (const DictumHtmlPage *page)
{
  if (dictum_html_page_get (page, "citation_author") == NULL)
    return;
  for (guint i = 0; i < page->authors->len; i++)
    {
      char *name = g_ptr_array_index (page->authors, i);
      char *comma = strchr (name, ',');

      if (comma == NULL || strchr (comma + 1, ',') != NULL || strchr (name, ';') != NULL)
        continue;
      *comma = '\0';
      page->authors->pdata[i] = g_strdup_printf ("%s %s", g_strstrip (comma + 1), name);
      g_free (name);
    }
}

static gboolean
take (DictumHtmlMetadata *self, char *byline, DictumDetailOrigin origin)
{
  if (byline == NULL)
    return FALSE;
  self->byline = byline;
  self->origins[DICTUM_DETAIL_BYLINE] = origin;
  return TRUE;
}

static gboolean
take_declared (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const char *labelled = get_labelled (page);
  DictumDetailOrigin origin = DICTUM_DETAIL_ORIGIN_META;

  if (take (self, join_authors (page->linked->authors, self->publisher),
            DICTUM_DETAIL_ORIGIN_JSON_LD))
    return TRUE;
  dictum_html_page_get_first (page, author_names, &origin);
  if (take (self, join_authors (page->authors, self->publisher), origin))
    return TRUE;
  for (guint i = 0; author_names[i] != NULL; i++)
    {
      const char *one[] = { author_names[i], NULL };
      const char *content = dictum_html_page_get_first (page, one, &origin);

      if (content != NULL &&
          take (self, dictum_html_clean_byline (content, self->publisher), origin))
        return TRUE;
    }
  return labelled != NULL && take (self, dictum_html_clean_byline (labelled, self->publisher),
                                   DICTUM_DETAIL_ORIGIN_OPEN_GRAPH);
}

/* Where nobody is named: "Staff", or the site itself, if the page says that it is the author. */
static gboolean
take_any (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const char *labelled = get_labelled (page);
  DictumDetailOrigin origin = DICTUM_DETAIL_ORIGIN_META;
  const char *declared = dictum_html_page_get_first (page, author_names, &origin);

  for (guint i = 0; i < page->linked->authors->len; i++)
    if (take (self, dictum_html_clean_any_byline (g_ptr_array_index (page->linked->authors, i)),
              DICTUM_DETAIL_ORIGIN_JSON_LD))
      return TRUE;
  return (declared != NULL && take (self, dictum_html_clean_any_byline (declared), origin)) ||
         (labelled != NULL &&
          take (self, dictum_html_clean_any_byline (labelled), DICTUM_DETAIL_ORIGIN_OPEN_GRAPH)) ||
         take (self, find_marked (page, 0, page->tree->n_nodes, self->publisher, TRUE),
               DICTUM_DETAIL_ORIGIN_VISIBLE);
}

void
dictum_html_page_find_byline (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  guint title_line = dictum_html_page_find_title_line (page, self);
  guint n_nodes = page->tree->n_nodes;

  turn_citations (page);
  if (take_declared (page, self))
    return;
  if (title_line != G_MAXUINT)
    {
      guint above = title_line > LINES_ABOVE ? title_line - LINES_ABOVE : 0;
      guint from = g_array_index (page->lines, DictumHtmlLine, above).node;

      if (take (self, find_marked (page, from, n_nodes, self->publisher, FALSE),
                DICTUM_DETAIL_ORIGIN_VISIBLE) ||
          take (self, find_plain (page, title_line, self->publisher), DICTUM_DETAIL_ORIGIN_VISIBLE))
        return;
    }
  if (take (self, find_marked (page, 0, n_nodes, self->publisher, FALSE),
            DICTUM_DETAIL_ORIGIN_VISIBLE))
    return;
  take_any (page, self);
}
