/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* A text shorter than this is not trusted when a page has more, in letters without blanks; nor
 * one that is less than this part of what reads like paragraphs on the page. */
#define SHORT_TEXT 250
#define SMALL_PART 0.2

/* What is left out before the text is looked for, from careful to careless: a later attempt is made
 * only when the one before found next to nothing. */
static const struct
{
  gboolean even_hidden;
  gboolean even_boiler;
} attempts[] = {
  { FALSE, FALSE },
  { FALSE, TRUE },
  { TRUE, FALSE },
  { TRUE, TRUE },
};

static guint
measure (GPtrArray *blocks)
{
  guint length = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == DICTUM_BLOCK_PARAGRAPH || block->kind == DICTUM_BLOCK_LIST_ITEM ||
          block->kind == DICTUM_BLOCK_QUOTE || block->kind == DICTUM_BLOCK_TABLE_CELL)
        for (const char *at = block->text; *at != '\0'; at = g_utf8_next_char (at))
          length += *at == ' ' ? 0 : dictum_html_is_dense (g_utf8_get_char (at)) ? 2 : 1;
    }
  return length;
}

static GPtrArray *
attempt (DictumHtmlTree *tree,
         const DictumHtmlMetadata *metadata,
         gboolean even_hidden,
         gboolean even_boiler,
         guint *on_page,
         guint *root)
{
  g_autofree DictumHtmlWeight *all = NULL;
  g_autofree DictumHtmlWeight *weights = NULL;

  dictum_html_mark_hidden (tree, even_hidden);
  all = dictum_html_weigh (tree, DICTUM_HTML_DROPPED);
  *on_page = MAX (*on_page, all[0].good);
  if (!even_boiler)
    dictum_html_mark_boiler (tree, all);
  weights = dictum_html_weigh (tree, DICTUM_HTML_SKIPPED);
  *root = dictum_html_find_root (tree, weights, metadata);
  return dictum_html_write (tree, weights, metadata, *root);
}

/* The blocks of the article's text as the page's JSON-LD has it: plain, or with tags. */
static GPtrArray *
read_declared_body (const DictumHtmlMetadata *metadata)
{
  g_autofree char *escaped = NULL;
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autofree DictumHtmlWeight *weights = NULL;
  g_auto (GStrv) lines = NULL;
  char *source;

  if (strstr (metadata->body, "</") == NULL)
    {
      lines = g_strsplit (metadata->body, "\n", -1);
      escaped = g_strjoinv ("<p>", lines);
    }
  source = g_strconcat ("<p>", escaped != NULL ? escaped : metadata->body, NULL);
  tree = dictum_html_tree_new (source, strlen (source), NULL);
  if (tree == NULL)
    return NULL;
  dictum_html_mark_hidden (tree, FALSE);
  weights = dictum_html_weigh (tree, DICTUM_HTML_DROPPED);
  return dictum_html_write (tree, weights, metadata, 0);
}

void
dictum_html_extract (DictumHtmlTree *tree,
                     const DictumHtmlMetadata *metadata,
                     DictumArticleBuilder *builder)
{
  g_autoptr (GPtrArray) best = NULL;
  guint best_length = 0, on_page = 0, best_root = 0, root;

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GPtrArray) blocks = attempt (tree, metadata, attempts[i].even_hidden,
                                              attempts[i].even_boiler, &on_page, &root);
      guint length = measure (blocks);

      /* A careless attempt must bring much more than a careful one. */
      if (best == NULL || length > 2 * best_length)
        {
          g_clear_pointer (&best, g_ptr_array_unref);
          best = g_steal_pointer (&blocks);
          best_length = length;
          best_root = root;
        }
      if (best_length >= SHORT_TEXT && best_length >= SMALL_PART * on_page)
        break;
    }
  /* Pages that a script fills declare the text that they do not hold. */
  if (metadata->body != NULL && best_length < SHORT_TEXT &&
      strlen (metadata->body) > 4 * SHORT_TEXT)
    {
      GPtrArray *declared_body = read_declared_body (metadata);

      if (declared_body != NULL)
        {
          g_ptr_array_unref (best);
          best = declared_body;
        }
    }
  else
    {
      dictum_html_time_blocks (tree, best_root, metadata->live, best);
      dictum_html_add_lead_caption (tree, metadata, best_root, best);
    }
  dictum_html_trim (best);
  dictum_html_mark_pull_quotes (best);
  for (guint i = 0; i < best->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (best, i);

      dictum_article_builder_set_speech (builder, NULL, block->time);
      dictum_article_builder_add (builder, block->kind, block->level, block->text, -1);
    }
  dictum_article_builder_set_speech (builder, NULL, NULL);
}
