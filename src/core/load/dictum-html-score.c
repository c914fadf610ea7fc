/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* A run of text that reads like a paragraph: this long, this little of it in links, and with the
 * marks of sentences in it. In letters, see
 * dictum_html_is_dense(). */
#define GOOD_LENGTH 60
#define GOOD_LINKS 0.35

static gboolean
ends_something (gunichar c)
{
  return c == '.' || c == ',' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002 ||
         c == 0x3001 || c == 0xff0c || c == 0xff01 || c == 0xff1f || c == 0x60c || c == 0x61f ||
         c == 0x6d4 || c == 0x964;
}

static void
count (const char *text, guint *letters, guint *ends)
{
  gboolean dense = FALSE; /* the letter before */

  *letters = *ends = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* Where no blanks part words, one parts sentences. */
      if (c <= ' ' || c == 0xa0)
        {
          *ends += dense &&
                   dictum_html_is_dense (g_utf8_get_char (at + g_utf8_skip[*(guchar *) at]));
          continue;
        }
      dense = dictum_html_is_dense (c);
      *letters += dense ? 2 : 1;
      /* A mark counts where a blank follows, or the end: not within a number or an address. */
      if (ends_something (c) && (c > 0x7f || at[1] == '\0' || (guchar) at[1] <= ' ' ||
                                 at[1] == '"' || (guchar) at[1] > 0x7f))
        (*ends)++;
    }
}

static gboolean
is_paragraph_like (GumboTag tag)
{
  return tag != GUMBO_TAG_H1 && tag != GUMBO_TAG_H2 && tag != GUMBO_TAG_H3 && tag != GUMBO_TAG_H4 &&
         tag != GUMBO_TAG_H5 && tag != GUMBO_TAG_H6 && tag != GUMBO_TAG_FIGCAPTION;
}

DictumHtmlWeight *
dictum_html_weigh (const DictumHtmlTree *tree, guint skip)
{
  DictumHtmlWeight *weights = g_new0 (DictumHtmlWeight, tree->n_nodes);

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      guint block = node->parent;
      guint letters, ends;

      if (!dictum_html_node_is_text (node) || tree->nodes[node->parent].flags & skip)
        continue;
      count (dictum_html_node_get_text (node), &letters, &ends);
      weights[i].text = letters;
      weights[i].link = node->flags & DICTUM_HTML_IN_LINK ? letters : 0;
      while (block != 0 && !(tree->nodes[block].flags & DICTUM_HTML_BLOCK))
        block = tree->nodes[block].parent;
      weights[block].own += letters;
      weights[block].own_link += weights[i].link;
      weights[block].ends += ends;
    }
  for (guint i = tree->n_nodes - 1; i > 0; i--)
    {
      DictumHtmlWeight *weight = &weights[i], *above = &weights[tree->nodes[i].parent];

      if (weight->own >= GOOD_LENGTH && weight->ends > 0 &&
          weight->own_link <= GOOD_LINKS * weight->own && is_paragraph_like (tree->nodes[i].tag))
        weight->good += weight->own;
      above->text += weight->text;
      above->link += weight->link;
      above->good += weight->good;
    }
  return weights;
}

/* What an element's name and kind say about its being the one. */
static double
rate_name (const DictumHtmlNode *node)
{
  const char *itemprop = dictum_html_node_get_attribute (node, "itemprop");
  double rating = 1;

  if (itemprop != NULL && strstr (itemprop, "articleBody") != NULL)
    rating *= 1.5;
  if (node->tag == GUMBO_TAG_ARTICLE)
    rating *= 1.1;
  if (node->tag == GUMBO_TAG_MAIN)
    rating *= 1.03;
  if (node->called & DICTUM_HTML_CALLED_BODY)
    rating *= 1.2;
  if (node->called & DICTUM_HTML_CALLED_LIST)
    rating *= 0.95;
  return rating;
}

guint
dictum_html_find_root (const DictumHtmlTree *tree,
                       const DictumHtmlWeight *weights,
                       const DictumHtmlMetadata *metadata)
{
  double best = 0;
  guint root = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      const DictumHtmlWeight *weight = &weights[i];
      double recall, precision, score;

      if (dictum_html_node_is_text (node) || weight->text == 0 ||
          node->flags & DICTUM_HTML_SKIPPED ||
          !(node->flags & DICTUM_HTML_BLOCK || node->tag == GUMBO_TAG_UNKNOWN))
        continue;
      if (node->tag == GUMBO_TAG_P || node->tag == GUMBO_TAG_LI)
        continue;
      recall = weights[0].good > 0 ? (double) weight->good / weights[0].good
                                   : (double) weight->text / weights[0].text;
      precision = weight->good > 0 ? (double) weight->good / weight->text
                                   : 1 - (double) weight->link / weight->text;
      score = recall * (0.4 + 0.6 * precision) * rate_name (node);
      if (score > best)
        {
          best = score;
          root = i;
        }
    }
  return root;
}
