/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include <math.h>

#include <glib/gi18n.h>

#include "overview/dictum-picture-draw.h"
#include "window/dictum-format.h"

static void
fill (GtkSnapshot *snapshot,
      const DictumPictureStyle *style,
      const char *look,
      const graphene_rect_t *area,
      float radius)
{
  graphene_rect_t turned = dictum_picture_turn (style, area);

  if (snapshot != NULL)
    dictum_picture_fill (snapshot, style, look, &turned, radius);
}

static const DictumTableRow *
get_row (const DictumTable *table, guint position)
{
  return g_ptr_array_index (table->rows, position);
}

char *
dictum_picture_get_label (const DictumTable *table, guint row)
{
  const char *label = get_row (table, row)->label;

  return table->form == DICTUM_FORM_COLUMNS ? dictum_format_date_now (label) : g_strdup (label);
}

/* Where things of a row are. */
typedef struct
{
  double label, plot, value; /* widths */
  double row, bar;           /* heights */
} Columns;

static Columns
get_columns (const DictumPictureStyle *style, const DictumTable *table)
{
  Columns columns;

  columns.label = MIN (style->width * 0.38, style->em * 14);
  columns.value = table->form == DICTUM_FORM_BARS ? style->em * 5 : style->em;
  columns.plot = MAX (style->width - columns.label - columns.value - style->em, style->em);
  columns.bar = round (style->em * 0.95);
  columns.row = round (style->em * 1.6);

  return columns;
}

/* Where a bar is in the row that begins at y. */
static graphene_rect_t
place_bar (const Columns *columns, double x, double y, double width)
{
  return GRAPHENE_RECT_INIT ((float) x, (float) (y + (columns->row - columns->bar) / 2),
                             (float) width, (float) columns->bar);
}

/* Beside a bar, in the middle of the row’s height. */
static void
write_beside (GtkSnapshot *snapshot,
              const DictumPictureStyle *style,
              const Columns *columns,
              const char *text,
              double x,
              double y,
              double width,
              double part)
{
  GdkRGBA dim = dictum_picture_mix (&style->text, style->contrast ? 1 : part);

  dictum_picture_write (snapshot, style, text, x, y + (columns->row - style->em) / 2, width, 0,
                        &dim);
}

static double
get_most (const DictumTable *table, guint column, guint max_rows)
{
  double most = 0;

  for (guint i = 0; i < MIN (table->rows->len, max_rows); i++)
    most = fmax (most, get_row (table, i)->values[column]);

  return MAX (most, 1);
}

static char *
describe (const DictumTable *table, guint row, guint column, guint share)
{
  g_autofree char *value = dictum_table_format (table, row, column);
  g_autofree char *part = share > 0 ? dictum_table_format (table, row, share) : NULL;
  g_autofree char *label = dictum_picture_get_label (table, row);

  if (part != NULL)
    /* Translators: a row of a picture, what is counted, a number: “Persons, Claims: 12, 24 %”. */
    return g_strdup_printf (_ ("%1$s, %2$s: %3$s, %4$s"), label, table->columns[column].label,
                            value, part);

  /* Translators: the same without its share of all. */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), label, table->columns[column].label, value);
}

/* What is drawn of one cell of the table says what it is, and leads to its claims. */
static void
mark_cell (const DictumPictureStyle *style,
           GArray *marks,
           const graphene_rect_t *area,
           const DictumTable *table,
           guint row,
           guint column,
           guint share)
{
  if (marks != NULL)
    dictum_picture_add_mark (style, marks, area, describe (table, row, column, share),
                             dictum_table_get_query (table, row, column));
}

static void
draw_bar (GtkSnapshot *snapshot,
          const DictumPictureStyle *style,
          const Columns *columns,
          const DictumTable *table,
          const DictumTableView *view,
          guint row,
          double most,
          double y,
          GArray *marks)
{
  double value = get_row (table, row)->values[view->first];
  double length = columns->plot * value / most * style->grown;
  double x = columns->label + style->em * 0.5;
  g_autofree char *number = dictum_table_format (table, row, view->first);
  g_autofree char *share = view->share > 0 ? dictum_table_format (table, row, view->share) : NULL;
  g_autofree char *both = share != NULL ? g_strdup_printf ("%s · %s", number, share) : NULL;
  graphene_rect_t bar = place_bar (columns, x, y, value > 0 ? MAX (length, 3) : 0);

  fill (snapshot, style, get_row (table, row)->look, &bar, 4);
  write_beside (snapshot, style, columns, both != NULL ? both : number,
                x + columns->plot + style->em * 0.5, y, columns->value, 0.7);
  mark_cell (style, marks,
             &GRAPHENE_RECT_INIT (0, (float) y, (float) style->width, (float) columns->row), table,
             row, view->first, view->share);
}

static void
draw_parts (GtkSnapshot *snapshot,
            const DictumPictureStyle *style,
            const Columns *columns,
            const DictumTable *table,
            const DictumTableView *view,
            guint row,
            double y,
            GArray *marks)
{
  double x = columns->label + style->em * 0.5;
  double length = columns->plot + columns->value;
  double whole = 0;

  for (guint i = view->first; i < view->first + view->length; i++)
    whole += get_row (table, row)->values[i];
  if (whole <= 0)
    write_beside (snapshot, style, columns, _ ("Nothing marked yet"), x, y, length, 0.6);

  for (guint i = view->first; whole > 0 && i < view->first + view->length; i++)
    {
      double value = get_row (table, row)->values[i];
      double part = length * value / whole * style->grown;
      graphene_rect_t area = place_bar (columns, x, y, MAX (part - 1, 0));

      if (value <= 0)
        continue;
      fill (snapshot, style, table->columns[i].look, &area, 2);
      mark_cell (style, marks, &area, table, row, i, 0);
      x += part;
    }
}

static void
draw_points (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const Columns *columns,
             const DictumTable *table,
             const DictumTableView *view,
             guint row,
             double y,
             GArray *marks)
{
  double x = columns->label + style->em;
  double length = columns->plot + columns->value - style->em;
  float size = (float) (style->em * 0.7);
  float middle = (float) (y + columns->row / 2);

  fill (snapshot, style, "none", &GRAPHENE_RECT_INIT ((float) x, middle - 1, (float) length, 2), 1);
  for (guint i = view->first; i < view->first + view->length; i++)
    {
      double value = get_row (table, row)->values[i];
      graphene_rect_t area;

      if (isnan (value))
        continue;
      /* Round for a name, square for none: told apart without the colour. */
      area = GRAPHENE_RECT_INIT ((float) (x + value * length * style->grown) - size / 2,
                                 middle - size / 2, size, size);
      fill (snapshot, style, table->columns[i].look, &area,
            g_strcmp0 (table->columns[i].look, "unnamed") == 0 ? 1 : size / 2);
      mark_cell (style, marks, &area, table, row, i, 0);
    }
}

/* What the looks of the columns mean, a line for each: so that no picture is higher where it is
 * narrower. */
static double
draw_legend (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const DictumTable *table,
             const DictumTableView *view,
             double y)
{
  double size = round (style->em * 0.75);
  GdkRGBA dim = dictum_picture_mix (&style->text, style->contrast ? 1 : 0.75);

  for (guint i = view->first; i < view->first + view->length; i++, y += style->em * 1.3)
    {
      fill (
          snapshot, style, table->columns[i].look,
          &GRAPHENE_RECT_INIT (0, (float) (y + (style->em - size) / 2), (float) size, (float) size),
          2);
      dictum_picture_write (snapshot, style, table->columns[i].label, size * 1.5, y,
                            style->width - size * 1.5, 0, &dim);
    }

  return y;
}

/* Where columns stand side by side. */
typedef struct
{
  double top;
  double height; /* of the highest */
  double step;
  double width; /* of each */
} Axis;

/* Under the columns as many dates as there is room for, the first and others at the same distance,
 * each within the picture. */
static void
write_dates (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const Axis *axis,
             const DictumTable *table,
             const GdkRGBA *colour)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  double room = 0;
  double end = -1;

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_ptr_array_add (labels, dictum_picture_get_label (table, i));
      room = fmax (room, dictum_picture_get_width (style, g_ptr_array_index (labels, i)));
    }
  room += style->em * 0.8;

  for (guint i = 0, every = (guint) MAX (ceil (room / MAX (axis->step, 0.01)), 1);
       i < table->rows->len; i += every)
    {
      double middle = (i + 0.5) * axis->step;
      double x = CLAMP (middle - room / 2, 0, MAX (style->width - room, 0));

      /* What was moved to be within it may lie on the one before. */
      if (x < end)
        continue;
      dictum_picture_write (snapshot, style, g_ptr_array_index (labels, i), x,
                            axis->top + axis->height + style->em * 0.3, room, 0.5, colour);
      end = x + room;
    }
}

/* How many a column is of: above each where there is room, else above a line at the highest. */
static void
write_counts (GtkSnapshot *snapshot,
              const DictumPictureStyle *style,
              const Axis *axis,
              const DictumTable *table,
              guint column,
              double most,
              const GdkRGBA *colour)
{
  gboolean each = axis->step > style->em * 1.6;
  guint highest = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      double value = get_row (table, i)->values[column];
      g_autofree char *number = dictum_table_format (table, i, column);

      if (value > get_row (table, highest)->values[column])
        highest = i;
      if (each && value > 0)
        dictum_picture_write (snapshot, style, number, i * axis->step,
                              axis->height * (1 - value / most * style->grown), axis->step, 0.5,
                              colour);
    }
  if (!each)
    {
      g_autofree char *number = dictum_table_format (table, highest, column);

      fill (snapshot, style, "none",
            &GRAPHENE_RECT_INIT (0, (float) axis->top - 1, (float) style->width, 1), 0);
      dictum_picture_write (snapshot, style, number, 0, 0, style->width, 0, colour);
    }
}

static void
draw_column (GtkSnapshot *snapshot,
             const DictumPictureStyle *style,
             const Axis *axis,
             const char *look,
             guint row,
             double part)
{
  double tall = axis->height * part * style->grown;

  fill (snapshot, style, look,
        &GRAPHENE_RECT_INIT ((float) (row * axis->step + (axis->step - axis->width) / 2),
                             (float) (axis->top + axis->height - tall), (float) axis->width,
                             (float) tall),
        2);
}

/* The room of a column, from above its tallest to its foot, says both of its numbers. */
static void
mark_column (const DictumPictureStyle *style,
             GArray *marks,
             const graphene_rect_t *area,
             const DictumTable *table,
             guint row,
             guint column)
{
  g_autofree char *label = describe (table, row, column, 0);
  g_autofree char *more = dictum_table_format (table, row, column + 1);

  dictum_picture_add_mark (style, marks, area,
                           /* Translators: “14 Nov, Claims: 17; from unnamed sources: 3”. */
                           g_strdup_printf (_ ("%1$s; from unnamed sources: %2$s"), label, more),
                           dictum_table_get_query (table, row, column));
}

static double
draw_columns (GtkSnapshot *snapshot,
              const DictumPictureStyle *style,
              const DictumTable *table,
              const DictumTableView *view,
              GArray *marks)
{
  double most = get_most (table, view->first, G_MAXUINT);
  double step = table->rows->len > 0 ? style->width / table->rows->len : style->width;
  Axis axis = { style->em * 1.3, style->em * 7, step, MIN (MAX (step - 2, 1), style->em * 3) };
  GdkRGBA dim = dictum_picture_mix (&style->text, style->contrast ? 1 : 0.7);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DictumTableRow *row = get_row (table, i);

      draw_column (snapshot, style, &axis, "named", i, row->values[view->first] / most);
      draw_column (snapshot, style, &axis, "unnamed", i, row->values[view->first + 1] / most);
      if (row->query != NULL && marks != NULL)
        mark_column (style, marks,
                     &GRAPHENE_RECT_INIT ((float) (i * step), 0, (float) step,
                                          (float) (axis.top + axis.height)),
                     table, i, view->first);
    }
  if (snapshot != NULL)
    {
      write_counts (snapshot, style, &axis, table, view->first, most, &dim);
      write_dates (snapshot, style, &axis, table, &dim);
    }

  return draw_legend (snapshot, style, table, view, axis.height + style->em * 3.2);
}

double
dictum_picture_draw_table (GtkSnapshot *snapshot,
                           const DictumPictureStyle *style,
                           const DictumTable *table,
                           guint view,
                           guint max_rows,
                           GArray *marks)
{
  const DictumTableView *at = &table->views[MIN (view, table->n_views - 1)];
  Columns columns = get_columns (style, table);
  double most = get_most (table, at->first, max_rows);
  double y = 0;

  if (table->form == DICTUM_FORM_COLUMNS)
    return draw_columns (snapshot, style, table, at, marks);

  for (guint i = 0; i < MIN (table->rows->len, max_rows); i++, y += columns.row)
    {
      dictum_picture_write (snapshot, style, get_row (table, i)->label, 0,
                            y + (columns.row - style->em) / 2, columns.label, 0, NULL);
      if (table->form == DICTUM_FORM_BARS)
        draw_bar (snapshot, style, &columns, table, at, i, most, y, marks);
      else if (table->form == DICTUM_FORM_PARTS)
        draw_parts (snapshot, style, &columns, table, at, i, y, marks);
      else
        draw_points (snapshot, style, &columns, table, at, i, y, marks);
    }
  if (table->form != DICTUM_FORM_BARS)
    y = draw_legend (snapshot, style, table, at, y + style->em * 0.5);
  if (table->rows->len > max_rows)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%'u more row in the table",
                                                         "%'u more rows in the table",
                                                         table->rows->len - max_rows),
                                               table->rows->len - max_rows);
      GdkRGBA dim = dictum_picture_mix (&style->text, 0.75);

      dictum_picture_write (snapshot, style, more, 0, y, style->width, 0, &dim);
      y += style->em * 1.5;
    }

  return MAX (y, style->em * 2);
}
