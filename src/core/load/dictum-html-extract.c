/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

static const char *const standfirst_words[] = {
  "standfirst",          "dek",       "deck",         "subtitle",
  "subheadline",         "subhead",   "lede",         "article summary",
  "article description", "sub title", "sub headline", NULL
};
static const char *const pull_quote_words[] = { "pullquote", "pull quote", "pullquotes", NULL };
static const char *const caption_words[] = { "caption", "wp caption", "image caption", "credit",
                                             NULL };

/* Where the next text goes. A block is flushed when another one begins. */
typedef struct
{
  const DictumHtmlTree *tree;
  const DictumHtmlWeight *weights;
  const DictumHtmlMetadata *metadata;
  DictumArticleBuilder *builder;
  GString *pending;
  DictumBlockKind kind;
  int level;
  char *heading; /* a heading that waits for text behind it */
  int heading_level;
} Writer;

static void
flush (Writer *self)
{
  gboolean blank = strspn (self->pending->str, " \t\r\n") == self->pending->len;

  if (!blank && self->kind == DICTUM_BLOCK_HEADING)
    {
      /* A heading that no text followed headed something that was left out, unless it is a heading
       * of a higher rank. */
      if (self->heading != NULL && self->heading_level < self->level)
        dictum_article_builder_add (self->builder, DICTUM_BLOCK_HEADING, self->heading_level,
                                    self->heading, -1);
      g_set_str (&self->heading, self->pending->str);
      self->heading_level = self->level;
    }
  else if (!blank)
    {
      if (self->heading != NULL && self->kind != DICTUM_BLOCK_CAPTION)
        {
          dictum_article_builder_add (self->builder, DICTUM_BLOCK_HEADING, self->heading_level,
                                      self->heading, -1);
          g_clear_pointer (&self->heading, g_free);
        }
      dictum_article_builder_add (self->builder, self->kind, 0, self->pending->str,
                                  self->pending->len);
    }
  g_string_truncate (self->pending, 0);
}

static int
get_heading_level (GumboTag tag)
{
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (int) tag - GUMBO_TAG_H1 + 1 : 0;
}

/* The kind of block that text in a node is, by the nearest element that says it. */
static DictumBlockKind
find_kind (const DictumHtmlTree *tree, guint index, guint root, int *level)
{
  for (guint i = index;; i = tree->nodes[i].parent)
    {
      const DictumHtmlNode *node = &tree->nodes[i];

      *level = get_heading_level (node->tag);
      if (*level > 0)
        return DICTUM_BLOCK_HEADING;
      if (node->tag == GUMBO_TAG_FIGCAPTION || node->tag == GUMBO_TAG_CAPTION ||
          node->tag == GUMBO_TAG_FIGURE)
        return DICTUM_BLOCK_CAPTION;
      if (node->tag == GUMBO_TAG_TD || node->tag == GUMBO_TAG_TH)
        return DICTUM_BLOCK_TABLE_CELL;
      if (dictum_html_node_is_named (node, pull_quote_words))
        return DICTUM_BLOCK_PULL_QUOTE;
      if (node->tag == GUMBO_TAG_BLOCKQUOTE)
        return DICTUM_BLOCK_QUOTE;
      if (node->tag == GUMBO_TAG_LI || node->tag == GUMBO_TAG_DD || node->tag == GUMBO_TAG_DT)
        return DICTUM_BLOCK_LIST_ITEM;
      if (dictum_html_node_is_named (node, caption_words))
        return DICTUM_BLOCK_CAPTION;
      if (i == root || i == 0)
        return DICTUM_BLOCK_PARAGRAPH;
      if (dictum_html_node_is_named (node, standfirst_words))
        return DICTUM_BLOCK_STANDFIRST;
    }
}

/* Lists and boxes of links, and other parts that are not text: cleaned by what they hold, where
 * their names say nothing. */
static gboolean
is_clutter (const Writer *self, guint index)
{
  const DictumHtmlNode *node = &self->tree->nodes[index];
  const DictumHtmlWeight *weight = &self->weights[index];

  if (weight->text == 0)
    return FALSE;
  switch ((int) node->tag)
    {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_DL:
      return weight->good * 4 < weight->text && weight->link * 10 > weight->text * 5;
    case GUMBO_TAG_P:
      return weight->link * 10 >= weight->text * 9 && weight->text < 80 && weight->ends == 0;
    default:
      return FALSE;
    }
}

static gboolean
repeats_title (const Writer *self, guint index)
{
  g_autofree char *text = NULL;

  if (self->metadata->title == NULL || self->tree->nodes[index].end - index > 50)
    return FALSE;
  text = dictum_html_tree_dup_text (self->tree, index);
  return dictum_html_compare_words (text, self->metadata->title) > 0.75;
}

static void
begin_block (Writer *self, guint index, guint root)
{
  flush (self);
  self->kind = find_kind (self->tree, index, root, &self->level);
}

static void
write_range (Writer *self, guint root)
{
  const DictumHtmlTree *tree = self->tree;
  guint last_block = root;

  begin_block (self, root, root);
  for (guint i = root + 1; i < tree->nodes[root].end; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      guint block = node->parent;

      if (!dictum_html_node_is_text (node))
        {
          if (node->flags & DICTUM_HTML_SKIPPED || is_clutter (self, i) ||
              (get_heading_level (node->tag) > 0 && repeats_title (self, i)))
            {
              if (node->flags & DICTUM_HTML_BLOCK)
                {
                  flush (self);
                  last_block = 0;
                }
              i = node->end - 1;
            }
          else if (node->tag == GUMBO_TAG_BR)
            g_string_append_c (self->pending, '\n');
          else if (node->flags & DICTUM_HTML_BLOCK)
            last_block = 0;
          continue;
        }
      while (block != root && !(tree->nodes[block].flags & DICTUM_HTML_BLOCK))
        block = tree->nodes[block].parent;
      if (block != last_block)
        {
          begin_block (self, block, root);
          last_block = block;
        }
      /* White space of the source is one blank; only <br> breaks a line. */
      for (const char *at = dictum_html_node_get_text (node); *at != '\0'; at++)
        g_string_append_c (self->pending, g_ascii_isspace (*at) ? ' ' : *at);
    }
  flush (self);
}

void
dictum_html_extract (DictumHtmlTree *tree,
                     const DictumHtmlMetadata *metadata,
                     DictumArticleBuilder *builder)
{
  g_autofree DictumHtmlWeight *weights = NULL;
  g_autoptr (GString) pending = g_string_new (NULL);
  Writer writer = { .tree = tree, .metadata = metadata, .builder = builder, .pending = pending };
  guint root;

  dictum_html_mark_hidden (tree);
  dictum_html_mark_boiler (tree);
  weights = dictum_html_weigh (tree, DICTUM_HTML_SKIPPED);
  writer.weights = weights;
  root = dictum_html_find_root (tree, weights, metadata);
  write_range (&writer, root);
  g_free (writer.heading);
}
