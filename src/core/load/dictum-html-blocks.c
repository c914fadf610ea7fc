/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* A quotation shorter than this, in bytes, may stand in a text by chance. */
#define PULLED_LENGTH 24

/* So many bytes are searched for quotations, each time in the whole text: far more than any article
 * has of both. */
#define MAX_SEARCHED (200 * 1024 * 1024)

/* A caption is no longer than this, in bytes. */
#define LONG_CAPTION 600

/* An entry of a live blog: what stands in nodes from begin to end. */
typedef struct
{
  guint begin, end;
  char *time;
  char *shown; /* the time as the page writes it */
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->time);
  g_free (entry->shown);
}

void
dictum_html_drop_blocks (GPtrArray *blocks, const gboolean *dropped)
{
  guint kept = 0, n = blocks->len;

  for (guint i = 0; i < n; i++)
    {
      gpointer block = g_ptr_array_index (blocks, i);

      if (dropped[i])
        dictum_html_block_free (block);
      else
        blocks->pdata[kept++] = block;
    }
  /* What is behind was moved to the front, or is freed. */
  while (n > kept)
    blocks->pdata[--n] = NULL;
  g_ptr_array_set_size (blocks, kept);
}

static char *
read_time (const DictumHtmlTree *tree, guint index)
{
  const char *exact = dictum_html_node_get_attribute (&tree->nodes[index], "datetime");

  return exact != NULL ? dictum_load_parse_time (exact) : NULL;
}

/* The entries of an element: each is the widest element around a <time> that has no other one. */
static GArray *
find_entries (const DictumHtmlTree *tree, guint root)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint end = tree->nodes[root].end;
  g_autofree guint *before = g_new0 (guint, end - root + 1);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = root; i < end; i++)
    before[i - root + 1] = before[i - root] + (tree->nodes[i].tag == GUMBO_TAG_TIME);
  for (guint i = root + 1; i < end; i++)
    {
      guint above = i;
      Entry entry;

      if (tree->nodes[i].tag != GUMBO_TAG_TIME)
        continue;
      while (tree->nodes[above].parent != root)
        {
          guint next = tree->nodes[above].parent;

          if (before[tree->nodes[next].end - root] - before[next - root] > 1)
            break;
          above = next;
        }
      entry = (Entry) { above, tree->nodes[above].end, read_time (tree, i), NULL };
      /* A time without an element of its own has nothing that is known to belong to it. */
      if (above != i && entry.time != NULL)
        {
          entry.shown = dictum_html_tree_dup_start (tree, i, LONG_CAPTION);
          g_array_append_val (entries, entry);
        }
      else
        {
          g_free (entry.time);
        }
      i = entry.end - 1;
    }
  return entries;
}

static gboolean
is_named_live (const DictumHtmlTree *tree, guint root)
{
  for (guint i = root; i != 0; i = tree->nodes[i].parent)
    if (tree->nodes[i].called & DICTUM_HTML_CALLED_LIVE)
      return TRUE;
  for (guint i = root; i < tree->nodes[root].end; i++)
    if (tree->nodes[i].called & DICTUM_HTML_CALLED_LIVE)
      return TRUE;
  return FALSE;
}

void
dictum_html_time_blocks (const DictumHtmlTree *tree, guint root, gboolean live, GPtrArray *blocks)
{
  g_autoptr (GArray) entries = find_entries (tree, root);
  g_autofree gboolean *dropped = g_new0 (gboolean, blocks->len + 1);
  guint next = 0;

  if (entries->len < 2 || (!live && !is_named_live (tree, root)))
    return;
  /* Both are in the order of the page. */
  for (guint i = 0; i < blocks->len; i++)
    {
      DictumHtmlBlock *block = g_ptr_array_index (blocks, i);
      Entry *entry;

      while (next < entries->len && g_array_index (entries, Entry, next).end <= block->node)
        next++;
      entry = next < entries->len ? &g_array_index (entries, Entry, next) : NULL;
      if (entry != NULL && block->node >= entry->begin)
        {
          block->time = g_strdup (entry->time);
          /* The time stands beside the block from now on. */
          dropped[i] = strcmp (g_strstrip (block->text), entry->shown) == 0;
        }
    }
  dictum_html_drop_blocks (blocks, dropped);
}

static gboolean
is_quote (const DictumHtmlBlock *block)
{
  return block->kind == DICTUM_BLOCK_QUOTE && strlen (block->text) >= PULLED_LENGTH;
}

void
dictum_html_mark_pull_quotes (GPtrArray *blocks)
{
  g_autoptr (GString) text = NULL;
  gsize searched = 0;

  for (guint i = 0; i < blocks->len && searched < MAX_SEARCHED; i++)
    {
      DictumHtmlBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *folded = NULL;

      if (!is_quote (block))
        continue;
      if (text == NULL)
        {
          text = g_string_new (" ");
          for (guint j = 0; j < blocks->len; j++)
            {
              const DictumHtmlBlock *other = g_ptr_array_index (blocks, j);
              g_autofree char *line = other->kind == DICTUM_BLOCK_PARAGRAPH
                                          ? dictum_html_fold (other->text)
                                          : NULL;

              if (line != NULL)
                g_string_append_printf (text, "%s | ", line);
            }
        }
      searched += text->len;
      folded = dictum_html_fold (block->text);
      if (*folded != '\0' && strstr (text->str, folded) != NULL)
        block->kind = DICTUM_BLOCK_PULL_QUOTE;
    }
}

void
dictum_html_add_lead_caption (const DictumHtmlTree *tree,
                              const DictumHtmlMetadata *metadata,
                              guint root,
                              GPtrArray *blocks)
{
  for (guint i = metadata->title_node + 1; metadata->title_node > 0 && i < root; i++)
    {
      const DictumHtmlNode *node = &tree->nodes[i];
      DictumHtmlBlock *block;
      char *text;

      if (node->tag != GUMBO_TAG_FIGCAPTION || node->flags & DICTUM_HTML_SKIPPED)
        continue;
      text = dictum_html_tree_dup_start (tree, i, LONG_CAPTION);
      if (*text == '\0' || strlen (text) > LONG_CAPTION)
        {
          g_free (text);
          continue;
        }
      block = g_new0 (DictumHtmlBlock, 1);
      block->kind = DICTUM_BLOCK_CAPTION;
      block->node = i;
      block->text = text;
      g_ptr_array_insert (blocks, 0, block);
      return;
    }
}
