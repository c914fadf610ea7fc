/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-fragment.h"

#include <string.h>

#include "load/dictum-html-extract.h"

/**
 * dictum_html_fragment_add:
 * @html: valid UTF-8, with tags or without
 *
 * Adds all text of it as blocks: nothing is looked for and nothing left out, but what is never
 * shown. Lines of a text without tags are paragraphs.
 *
 * Returns: FALSE with DICTUM_LOAD_ERROR_TOO_LARGE when it has too many elements
 */
gboolean
dictum_html_fragment_add (const char *html, DictumArticleBuilder *builder, GError **error)
{
  static const DictumHtmlMetadata nothing;
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autofree DictumHtmlWeight *weights = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  char *source;

  g_return_val_if_fail (html != NULL, FALSE);
  g_return_val_if_fail (builder != NULL, FALSE);

  if (strchr (html, '<') == NULL)
    {
      g_auto (GStrv) lines = g_strsplit (html, "\n", -1);

      source = g_strjoinv ("<p>", lines);
    }
  else
    source = g_strdup (html);
  tree = dictum_html_tree_new (source, strlen (source), error);
  if (tree == NULL)
    return FALSE;
  dictum_html_mark_hidden (tree, FALSE);
  weights = dictum_html_weigh (tree, DICTUM_HTML_DROPPED);
  blocks = dictum_html_write (tree, weights, &nothing, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      dictum_article_builder_add (builder, block->kind, block->level, block->text, -1);
    }
  return TRUE;
}

/**
 * dictum_html_fragment_to_line:
 * @html: valid UTF-8
 *
 * Returns: (transfer full) (nullable): its text as one line; NULL when there is none, or too
 * much for one
 */
char *
dictum_html_fragment_to_line (const char *html)
{
  g_autoptr (DictumHtmlTree) tree = NULL;
  g_autofree char *text = NULL;
  char *source;

  g_return_val_if_fail (html != NULL, NULL);

  source = g_strdup (html);
  tree = dictum_html_tree_new (source, strlen (source), NULL);
  if (tree == NULL)
    return NULL;
  text = dictum_html_tree_dup_text (tree, 0);
  return dictum_load_normalise_line (text);
}
