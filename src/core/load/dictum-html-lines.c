/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-page.h"

#include <string.h>

#include "load/dictum-load-article.h"

static gboolean
is_never_shown (GumboTag tag)
{
  return tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
         tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_SVG ||
         tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_IFRAME;
}

static gboolean
is_hidden (const DictumHtmlNode *node)
{
  const char *style = dictum_html_node_get_attribute (node, "style");

  return style != NULL &&
         (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL);
}

gboolean
dictum_html_page_shows (const DictumHtmlTree *tree, guint index)
{
  for (guint i = index; i != 0; i = tree->nodes[i].parent)
    if (is_never_shown (tree->nodes[i].tag) || is_hidden (&tree->nodes[i]))
      return FALSE;
  return TRUE;
}

void
dictum_html_page_collect_lines (DictumHtmlPage *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (DictumHtmlLine));
  for (guint i = 1; i < self->tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &self->tree->nodes[i];
      const char *text = dictum_html_node_get_text (node);
      DictumHtmlLine line = { .node = i };

      if (text == NULL)
        {
          if (is_never_shown (node->tag) || is_hidden (node))
            i = node->end - 1;
          continue;
        }
      line.length = strlen (text);
      if (strspn (text, " \t\r\n\f") < line.length)
        g_array_append_val (self->lines, line);
    }
}

guint
dictum_html_page_find_line (const DictumHtmlPage *self, guint node)
{
  guint low = 0, high = self->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->lines, DictumHtmlLine, middle).node < node)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

char *
dictum_html_page_dup_line (const DictumHtmlPage *self, guint line, gsize most)
{
  const DictumHtmlLine *item = &g_array_index (self->lines, DictumHtmlLine, line);
  g_autofree char *clean = NULL;

  /* The source may be indented. */
  if (item->length > 4 * most + 200)
    return NULL;
  clean = dictum_load_normalise_line (dictum_html_node_get_text (&self->tree->nodes[item->node]));
  return clean != NULL && strlen (clean) <= most ? g_steal_pointer (&clean) : NULL;
}

guint
dictum_html_page_find_title_line (const DictumHtmlPage *self, const DictumHtmlMetadata *metadata)
{
  g_autofree char *wanted = NULL;
  gsize length;

  if (metadata->title_node > 0)
    return dictum_html_page_find_line (self, metadata->title_node);
  if (metadata->title == NULL)
    return G_MAXUINT;
  /* Not in a heading: then in the line that says the same. */
  wanted = dictum_html_fold (metadata->title);
  length = strlen (metadata->title);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *line = dictum_html_page_dup_line (self, i, 2 * length);
      g_autofree char *folded = line != NULL && strlen (line) * 2 >= length
                                    ? dictum_html_fold (line)
                                    : NULL;

      if (folded != NULL && *wanted != '\0' && strcmp (folded, wanted) == 0)
        return i;
    }
  return G_MAXUINT;
}
