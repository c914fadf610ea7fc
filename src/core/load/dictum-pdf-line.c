/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A wider gap between two words parts columns or cells of a table; a narrower one is justification.
 * In sizes. */
#define WIDE_GAP 1.5

/* Letters from this part of a line's size down that stand higher are the mark of a note. */
#define SMALL 0.82

static void
line_free (gpointer data)
{
  DictumPdfLine *self = data;

  g_free (self->text);
  g_free (self);
}

static double
get_overlap (double a0, double a1, double b0, double b1)
{
  return MIN (a1, b1) - MAX (a0, b0);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const DictumPdfWord *one = *(const DictumPdfWord *const *) a;
  const DictumPdfWord *other = *(const DictumPdfWord *const *) b;

  return one->x0 < other->x0 ? -1 : one->x0 > other->x0;
}

static gboolean
is_right_to_left (const DictumPdfWord *word)
{
  for (const char *at = word->text; *at != '\0'; at = g_utf8_next_char (at))
    if (dictum_pdf_is_right_to_left_letter (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* The size that most of a line's letters have, and whether most are bold. */
static void
measure_words (DictumPdfLine *line, GPtrArray *words)
{
  guint best = 0, bold = 0, right_to_left = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const DictumPdfWord *word = g_ptr_array_index (words, i);
      guint letters = g_utf8_strlen (word->text, -1), same = 0;

      line->n_letters += letters;
      bold += word->bold ? letters : 0;
      right_to_left += is_right_to_left (word) ? letters : 0;
      /* A line of words with as many sizes as words does not exist; looking at some is enough. */
      for (guint k = 0; k < MIN (words->len, 64); k++)
        {
          const DictumPdfWord *other = g_ptr_array_index (words, k);

          if (fabs (other->size - word->size) < 0.3)
            same += g_utf8_strlen (other->text, -1);
        }
      if (same > best)
        {
          best = same;
          line->size = word->size;
        }
    }
  line->bold = bold * 10 >= line->n_letters * 8;
  line->right_to_left = right_to_left * 2 > line->n_letters;
}

static void
end_line (GPtrArray *lines, GPtrArray *words, int page)
{
  DictumPdfLine *line;
  gboolean empty = TRUE;

  if (words->len == 0)
    return;
  line = g_new0 (DictumPdfLine, 1);
  line->page = page;
  line->n_words = words->len;
  g_ptr_array_sort (words, compare_words);
  measure_words (line, words);
  for (guint i = 0; i < words->len; i++)
    {
      const DictumPdfWord *word = g_ptr_array_index (words, i);

      line->x0 = i == 0 ? word->x0 : MIN (line->x0, word->x0);
      line->x1 = i == 0 ? word->x1 : MAX (line->x1, word->x1);
      /* The notes' marks and other small print must not make the line higher. */
      if (word->size < line->size * SMALL)
        continue;
      line->y0 = empty ? word->y0 : MIN (line->y0, word->y0);
      line->y1 = empty ? word->y1 : MAX (line->y1, word->y1);
      empty = FALSE;
    }
  line->text = dictum_pdf_write_words ((DictumPdfWord *const *) words->pdata, words->len,
                                       line->right_to_left);
  g_ptr_array_set_size (words, 0);
  g_ptr_array_add (lines, line);
}

/* Whether a word stands beside the words of a line so far, whose extent is given. */
static gboolean
belongs (const DictumPdfWord *extent, const DictumPdfWord *word)
{
  double height = MIN (extent->y1 - extent->y0, word->y1 - word->y0);
  double size = MAX (extent->size, word->size);
  double gap = MAX (word->x0 - extent->x1, extent->x0 - word->x1);
  double smaller = MIN (extent->size, word->size);

  /* A heading in one column beside the text of the other. */
  if (smaller < size * 0.9 && gap > smaller * 0.6)
    return FALSE;
  return get_overlap (extent->y0, extent->y1, word->y0, word->y1) > height * 0.5 &&
         gap < size * WIDE_GAP && gap > -size * 1.5;
}

/* Pieces that poppler parted although they stand side by side: the mark of a note, a word in
 * another font, a drop cap. */
static gboolean
continues (const GPtrArray *words, const DictumPdfWord *extent, const DictumPdfWord *word)
{
  double gap = word->x0 - extent->x1;

  if (!word->first)
    return TRUE;
  return gap > -0.3 * word->size && gap < 0.6 * extent->size &&
         get_overlap (extent->y0, extent->y1, word->y0, word->y1) >
             0.6 * MIN (extent->y1 - extent->y0, word->y1 - word->y0) &&
         words->len < 1000;
}

/**
 * dictum_pdf_make_lines:
 * @number: of the page, from 1
 *
 * Puts the words of a page together to pieces of lines.
 *
 * Returns: (transfer full): of DictumPdfLine, in the order of the document
 */
GPtrArray *
dictum_pdf_make_lines (const DictumPdfPage *page, int number)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  DictumPdfWord extent = { 0 };

  for (guint i = 0; i < page->words->len; i++)
    {
      DictumPdfWord *word = &g_array_index (page->words, DictumPdfWord, i);

      if (words->len > 0 && (!continues (words, &extent, word) || !belongs (&extent, word)))
        end_line (lines, words, number);
      if (words->len == 0)
        extent = *word;
      else if (word->size >= extent.size * SMALL)
        {
          extent.y0 = MIN (extent.y0, word->y0);
          extent.y1 = MAX (extent.y1, word->y1);
        }
      extent.size = words->len == 0 ? word->size : MAX (extent.size, word->size);
      extent.x0 = MIN (extent.x0, word->x0);
      extent.x1 = MAX (extent.x1, word->x1);
      g_ptr_array_add (words, word);
    }
  end_line (lines, words, number);
  return lines;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/**
 * dictum_pdf_measure:
 * @lines: of all pages
 * @body: (out): what most of the text looks like
 */
void
dictum_pdf_measure (GPtrArray *lines, DictumPdfBody *body)
{
  g_autoptr (GArray) leadings = g_array_new (FALSE, FALSE, sizeof (double));
  guint64 letters[200] = { 0 }, right_to_left = 0, all = 0;
  guint best = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);

      letters[MIN ((guint) (line->size * 2 + 0.5), G_N_ELEMENTS (letters) - 1)] += line->n_letters;
      right_to_left += line->right_to_left ? line->n_letters : 0;
      all += line->n_letters;
    }
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i] > letters[best])
      best = i;
  body->size = MAX (best / 2.0, 1);
  body->right_to_left = right_to_left * 2 > all;

  for (guint i = 1; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i), *last = line;
      double leading;

      last = g_ptr_array_index (lines, i - 1);
      leading = (line->y1 - last->y1) / body->size;
      if (line->page == last->page && fabs (line->size - body->size) < 0.5 &&
          fabs (last->size - body->size) < 0.5 && leading > 0.8 && leading < 3)
        g_array_append_val (leadings, leading);
    }
  g_array_sort (leadings, compare_doubles);
  body->leading = leadings->len > 0 ? g_array_index (leadings, double, leadings->len / 2) : 1.2;
}
