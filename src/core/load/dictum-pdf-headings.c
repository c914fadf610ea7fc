/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <string.h>

/* What is larger than the text, by this, is a heading. */
#define LARGER 1.12

/* More than this is no heading. In code points. */
#define MAX_HEADING 220
#define MAX_BOLD_HEADING 110

/* Sizes that differ by less are one. In points. */
#define SAME_SIZE 0.7

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one > other ? -1 : one < other;
}

static gboolean
ends_like_sentence (const char *text)
{
  return g_str_has_suffix (text, ".") || g_str_has_suffix (text, ",") ||
         g_str_has_suffix (text, ";") || g_str_has_suffix (text, ".”");
}

/* “Figure 3: …”: where a caption says so itself. */
static gboolean
is_caption (const DictumPdfBlock *block)
{
  static GRegex *regex;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("^((figure|fig\\.|table|chart|map|abbildung|abb\\.|tabelle|tableau|"
                             "figura|tabla|graph|exhibit)\\s*[0-9A-Z][0-9.]*\\s*[:.–—|]|"
                             "(photo|image|picture|foto|bild|photograph|illustration)\\s*:)",
                             G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return block->text->len < 2000 && g_regex_match (regex, block->text->str, 0, NULL);
}

static gboolean
is_large (const DictumPdfBlock *block, const DictumPdfBody *body)
{
  return block->kind == DICTUM_BLOCK_PARAGRAPH && !block->footnote &&
         block->size >= body->size * LARGER && g_utf8_strlen (block->text->str, -1) <= MAX_HEADING;
}

/* A line of bold letters alone, above a paragraph of others. */
static gboolean
is_bold_heading (const DictumPdfBlock *block, const DictumPdfBlock *next, const DictumPdfBody *body)
{
  return (block->kind == DICTUM_BLOCK_PARAGRAPH || block->kind == DICTUM_BLOCK_LIST_ITEM) &&
         !block->footnote && block->bold && block->size >= body->size * 0.95 && next != NULL &&
         !next->footnote && !next->bold && next->kind != DICTUM_BLOCK_TABLE_CELL &&
         g_utf8_strlen (block->text->str, -1) <= MAX_BOLD_HEADING &&
         !ends_like_sentence (block->text->str);
}

static void
collect_sizes (GPtrArray *blocks, const DictumPdfBody *body, GArray *sizes)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumPdfBlock *block = g_ptr_array_index (blocks, i);

      if (is_large (block, body))
        g_array_append_val (all, block->size);
    }
  g_array_sort (all, compare_sizes);
  for (guint i = 0; i < all->len; i++)
    {
      double size = g_array_index (all, double, i);

      if (sizes->len == 0 || g_array_index (sizes, double, sizes->len - 1) - size > SAME_SIZE)
        g_array_append_val (sizes, size);
    }
}

static int
find_level (GArray *sizes, double size)
{
  for (guint i = 0; i < sizes->len; i++)
    if (size >= g_array_index (sizes, double, i) - SAME_SIZE)
      return i + 1;
  return sizes->len + 1;
}

/**
 * dictum_pdf_find_headings:
 * @blocks: of DictumPdfBlock
 *
 * Makes headings of the paragraphs that are set as such, the larger ones above the smaller ones,
 * and captions of those that say that they are.
 */
void
dictum_pdf_find_headings (GPtrArray *blocks, const DictumPdfBody *body)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));

  collect_sizes (blocks, body, sizes);
  for (guint i = 0; i < blocks->len; i++)
    {
      DictumPdfBlock *block = g_ptr_array_index (blocks, i);
      const DictumPdfBlock *next = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;

      if (is_large (block, body))
        block->level = find_level (sizes, block->size);
      else if (is_bold_heading (block, next, body))
        block->level = sizes->len + 1;
      else if (block->kind == DICTUM_BLOCK_PARAGRAPH && is_caption (block))
        block->kind = DICTUM_BLOCK_CAPTION;
      if (block->level > 0)
        block->kind = DICTUM_BLOCK_HEADING;
    }
}
