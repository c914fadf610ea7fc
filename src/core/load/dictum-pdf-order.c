/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The order in which people read a page. A gutter is an upright stripe without letters that parts
 * a region into columns; lines that cross it (a title, a picture’s caption) part the columns into
 * bands, which are read one below the other, and in each band the columns are read one after the
 * other. The columns are looked at in the same way. What has no gutter is read from the top. */

/* Beyond these a page is no article, and would take too long. */
#define MAX_DEPTH 8
#define MAX_LINES 1000
#define MAX_STRIPES 200

/* A gutter's least width, in sizes of the body. */
#define GUTTER 0.7

/* The most lines that may cross a gutter, of all. */
#define MAX_CROSSING 0.34

typedef struct
{
  const DictumPdfBody *body;
  GPtrArray *out;
  int region;
} Order;

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const DictumPdfLine *one = *(const DictumPdfLine *const *) a;
  const DictumPdfLine *other = *(const DictumPdfLine *const *) b;

  return one->y1 < other->y1 ? -1 : one->y1 > other->y1;
}

static int
compare_sides (gconstpointer a, gconstpointer b)
{
  const DictumPdfLine *one = *(const DictumPdfLine *const *) a;
  const DictumPdfLine *other = *(const DictumPdfLine *const *) b;

  return one->x0 < other->x0 ? -1 : one->x0 > other->x0;
}

/* From the top; what is at about the same height, from the left. */
static void
sort_lines (GPtrArray *lines)
{
  guint start = 0;

  g_ptr_array_sort (lines, compare_heights);
  for (guint i = 1; i <= lines->len; i++)
    {
      const DictumPdfLine *first = g_ptr_array_index (lines, start);
      const DictumPdfLine *line = i < lines->len ? g_ptr_array_index (lines, i) : NULL;

      if (line != NULL && line->y1 - first->y1 <= MIN (line->size, first->size) * 0.35)
        continue;
      qsort (lines->pdata + start, i - start, sizeof (gpointer), compare_sides);
      start = i;
    }
}

static void
emit (Order *self, GPtrArray *lines)
{
  self->region++;
  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, i);

      line->region = self->region;
      g_ptr_array_add (self->out, line);
    }
}

/* Whether the lines of a column look like text, rather than like the cells of a table: many of its
 * rows fill it, with several words. A table may stand in it. */
static gboolean
looks_like_text (GPtrArray *lines, double width)
{
  guint rows = 0, full = 0, words = 0;
  double last = -INFINITY;

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);

      rows += line->y1 - last > line->size * 0.35;
      last = line->y1;
      if (line->x1 - line->x0 < width * 0.6)
        continue;
      full++;
      words += line->n_words;
    }
  return full >= 3 && full * 10 >= rows * 4 && words >= full * 3;
}

static double
get_height_in_common (GPtrArray *left, GPtrArray *right)
{
  const DictumPdfLine *a = g_ptr_array_index (left, 0), *b = g_ptr_array_index (right, 0);
  const DictumPdfLine *c = g_ptr_array_index (left, left->len - 1);
  const DictumPdfLine *d = g_ptr_array_index (right, right->len - 1);

  return MIN (c->y1, d->y1) - MAX (a->y0, b->y0);
}

static void
part (GPtrArray *lines, double x, GPtrArray *left, GPtrArray *right, GPtrArray *across)
{
  g_ptr_array_set_size (left, 0);
  g_ptr_array_set_size (right, 0);
  g_ptr_array_set_size (across, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (line->x1 <= x ? left : line->x0 >= x ? right : across, line);
    }
}

/* Where a gutter is, the best one of those that part the lines into columns of text; NAN if none.
 */
static double
find_gutter (Order *self, GPtrArray *lines)
{
  g_autofree guint *crossing = NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();
  double x0 = INFINITY, x1 = -INFINITY, best = NAN, best_cost = INFINITY;
  guint width, stripes = 0, most = lines->len * MAX_CROSSING,
               needed = MAX (2, self->body->size * GUTTER);

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);

      x0 = MIN (x0, line->x0);
      x1 = MAX (x1, line->x1);
    }
  if (lines->len < 6 || !(x1 - x0 > self->body->size * 12) || x1 - x0 > 20000)
    return NAN;
  width = x1 - x0 + 2;
  crossing = g_new0 (guint, width);
  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);

      for (guint x = MAX (line->x0 - x0, 0); x < MIN (line->x1 - x0, width); x++)
        crossing[x]++;
    }
  for (guint x = width / 8; x < width - width / 8; x++)
    {
      guint end = x, least = crossing[x];
      double cost;

      if (least > most)
        continue;
      if (++stripes > MAX_STRIPES)
        break;
      while (end < width && crossing[end] == least)
        end++;
      part (lines, x0 + (x + end) / 2.0, left, right, across);
      cost = across->len / (double) lines->len - (end - x) / (double) width;
      if (end - x >= needed && cost < best_cost && looks_like_text (left, x) &&
          looks_like_text (right, width - end) &&
          get_height_in_common (left, right) > self->body->size * 3)
        {
          best_cost = cost;
          best = x0 + (x + end) / 2.0;
        }
      x = MAX (end, x + 1) - 1;
    }
  return best;
}

static void read_region (Order *self, GPtrArray *lines, int depth);

/* The columns of one band, and the band is over. */
static void
read_band (Order *self, GPtrArray *left, GPtrArray *right, int depth)
{
  GPtrArray *first = self->body->right_to_left ? right : left;
  GPtrArray *second = self->body->right_to_left ? left : right;

  read_region (self, first, depth + 1);
  read_region (self, second, depth + 1);
  g_ptr_array_set_size (left, 0);
  g_ptr_array_set_size (right, 0);
}

static void
read_columns (Order *self, GPtrArray *lines, double gutter, int depth)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      DictumPdfLine *line = g_ptr_array_index (lines, i);
      gboolean crosses = line->x0 < gutter && line->x1 > gutter;

      if (crosses && (left->len > 0 || right->len > 0))
        read_band (self, left, right, depth);
      else if (!crosses && across->len > 0)
        {
          read_region (self, across, depth + 1);
          g_ptr_array_set_size (across, 0);
        }
      g_ptr_array_add (crosses ? across : line->x1 <= gutter ? left : right, line);
    }
  read_region (self, across, depth + 1);
  read_band (self, left, right, depth);
}

/* Columns may begin below a wide text, or end above one: looks for the part of the lines, from some
 * line on, that has a gutter. */
static guint
find_columns (Order *self, GPtrArray *lines, double *gutter)
{
  guint step = MAX (1, lines->len / 24);

  for (guint start = 1; start + 6 <= lines->len; start += step)
    {
      g_autoptr (GPtrArray) rest = g_ptr_array_new ();

      for (guint i = start; i < lines->len; i++)
        g_ptr_array_add (rest, g_ptr_array_index (lines, i));
      *gutter = find_gutter (self, rest);
      if (!isnan (*gutter))
        return start;
    }
  return 0;
}

/* Lines are from the top. */
static void
read_region (Order *self, GPtrArray *lines, int depth)
{
  double gutter = NAN;
  guint start = 0;

  if (lines->len == 0)
    return;
  if (depth < MAX_DEPTH && lines->len <= MAX_LINES)
    {
      gutter = find_gutter (self, lines);
      if (isnan (gutter))
        start = find_columns (self, lines, &gutter);
    }
  if (isnan (gutter))
    emit (self, lines);
  else if (start == 0)
    read_columns (self, lines, gutter, depth);
  else
    {
      g_autoptr (GPtrArray) top = g_ptr_array_new (), rest = g_ptr_array_new ();

      /* What crosses just above the columns is wide text too. */
      for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add (i < start ? top : rest, g_ptr_array_index (lines, i));
      read_region (self, top, depth + 1);
      read_columns (self, rest, gutter, depth + 1);
    }
}

/**
 * dictum_pdf_order:
 * @lines: of all pages, page by page
 *
 * Puts the lines of each page into the order in which they are read, and numbers the regions.
 */
void
dictum_pdf_order (GPtrArray *lines, const DictumPdfBody *body)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  g_autoptr (GPtrArray) out = g_ptr_array_new ();
  Order order = { .body = body, .out = out };

  for (guint i = 0; i <= lines->len; i++)
    {
      DictumPdfLine *line = i < lines->len ? g_ptr_array_index (lines, i) : NULL;
      const DictumPdfLine *last = page->len > 0 ? g_ptr_array_index (page, 0) : NULL;

      if (last != NULL && (line == NULL || line->page != last->page))
        {
          sort_lines (page);
          read_region (&order, page, 0);
          g_ptr_array_set_size (page, 0);
        }
      if (line != NULL)
        g_ptr_array_add (page, line);
    }
  g_assert (out->len == lines->len);
  /* Where every line was one of the margins', there is no array either. */
  if (out->len > 0)
    memcpy (lines->pdata, out->pdata, out->len * sizeof (gpointer));
}
