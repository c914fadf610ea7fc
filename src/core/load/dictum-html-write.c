/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* So many headings may repeat the title. */
#define MAX_HEADINGS 300

/* Nodes of a cell, or of its row, that are looked at. */
#define LAYOUT_NODES 100

/* Where the next text goes. A block is finished when another one begins. */
typedef struct
{
  const DictumHtmlTree *tree;
  const DictumHtmlWeight *weights;
  const DictumHtmlMetadata *metadata;
  GPtrArray *blocks;
  GString *pending;
  DictumBlockKind kind;
  int level;
  guint node;
  guint headings; /* compared with the title */
} Writer;

void
dictum_html_block_free (gpointer data)
{
  DictumHtmlBlock *block = data;

  if (block == NULL)
    return;
  g_free (block->text);
  g_free (block->time);
  g_free (block);
}

static void
flush (Writer *self)
{
  if (strspn (self->pending->str, " \t\r\n") < self->pending->len)
    {
      DictumHtmlBlock *block = g_new0 (DictumHtmlBlock, 1);

      block->kind = self->kind;
      block->level = self->level;
      block->node = self->node;
      block->around = self->tree->nodes[self->node].parent;
      block->text = g_strdup (self->pending->str);
      g_ptr_array_add (self->blocks, block);
    }
  g_string_truncate (self->pending, 0);
}

static int
get_heading_level (GumboTag tag)
{
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (int) tag - GUMBO_TAG_H1 + 1 : 0;
}

/* Whether a cell is there for its place on the page, as in old pages and in those to be printed: it
 * is alone in its row, or holds paragraphs or a table of its own. */
static gboolean
is_layout (const DictumHtmlTree *tree, guint cell)
{
  guint row = tree->nodes[cell].parent, end = MIN (tree->nodes[cell].end, cell + LAYOUT_NODES);
  guint paragraphs = 0;

  for (guint i = cell + 1; i < end; i++)
    {
      paragraphs += tree->nodes[i].tag == GUMBO_TAG_P;
      if (paragraphs > 1 || tree->nodes[i].tag == GUMBO_TAG_TABLE)
        return TRUE;
    }
  for (guint i = row + 1, seen = 0; i < tree->nodes[row].end && seen < LAYOUT_NODES;
       i = tree->nodes[i].end, seen++)
    if (i != cell && (tree->nodes[i].tag == GUMBO_TAG_TD || tree->nodes[i].tag == GUMBO_TAG_TH))
      return FALSE;
  return TRUE;
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
      if ((node->tag == GUMBO_TAG_TD || node->tag == GUMBO_TAG_TH) && !is_layout (tree, i))
        return DICTUM_BLOCK_TABLE_CELL;
      if (node->called & DICTUM_HTML_CALLED_PULL_QUOTE)
        return DICTUM_BLOCK_PULL_QUOTE;
      if (node->tag == GUMBO_TAG_BLOCKQUOTE)
        return DICTUM_BLOCK_QUOTE;
      if (node->tag == GUMBO_TAG_LI || node->tag == GUMBO_TAG_DD || node->tag == GUMBO_TAG_DT)
        return DICTUM_BLOCK_LIST_ITEM;
      if (node->called & DICTUM_HTML_CALLED_CAPTION)
        return DICTUM_BLOCK_CAPTION;
      if (i == root || i == 0)
        return DICTUM_BLOCK_PARAGRAPH;
      if (node->called & DICTUM_HTML_CALLED_STANDFIRST)
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
repeats_title (Writer *self, guint index)
{
  g_autofree char *text = NULL;

  if (self->metadata->title == NULL || self->tree->nodes[index].end - index > 50 ||
      self->headings++ >= MAX_HEADINGS)
    return FALSE;
  text = dictum_html_tree_dup_start (self->tree, index, 4 * strlen (self->metadata->title));
  return dictum_html_compare_words (text, self->metadata->title) > 0.75;
}

static void
begin_block (Writer *self, guint index, guint root)
{
  flush (self);
  self->node = index;
  self->kind = find_kind (self->tree, index, root, &self->level);
}

/* White space of the source is one blank; only <br> breaks a line, and line ends in <pre>. */
static void
append_text (Writer *self, guint index, guint block)
{
  gboolean literal = self->tree->nodes[block].tag == GUMBO_TAG_PRE;

  for (const char *at = dictum_html_node_get_text (&self->tree->nodes[index]); *at != '\0'; at++)
    g_string_append_c (self->pending, g_ascii_isspace (*at) && !literal ? ' ' : *at);
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
      append_text (self, i, block);
    }
  flush (self);
}

GPtrArray *
dictum_html_write (const DictumHtmlTree *tree,
                   const DictumHtmlWeight *weights,
                   const DictumHtmlMetadata *metadata,
                   guint root)
{
  g_autoptr (GString) pending = g_string_new (NULL);
  GPtrArray *blocks = g_ptr_array_new_with_free_func (dictum_html_block_free);
  Writer writer = {
    .tree = tree, .weights = weights, .metadata = metadata, .blocks = blocks, .pending = pending
  };

  write_range (&writer, root);
  return blocks;
}
