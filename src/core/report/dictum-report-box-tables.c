/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables on paper: figures with their bars, and tables of words. */

#define G_LOG_DOMAIN "dictum-report"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "report/dictum-report-boxes.h"

#define GAP 8      /* between columns, in points */
#define NUMBERS 80 /* of claims in a cell: rows do not break over pages */
#define SHORT 100  /* bytes of a cell that others may share */

/* ---- Figures ---- */

typedef struct
{
  double label, bar, counts; /* widths */
} Columns;

static Columns
get_columns (const DictumReportMaker *maker, const DictumTable *figure)
{
  Columns columns;

  columns.label = maker->width * 0.32;
  columns.counts = figure->form == DICTUM_FORM_PARTS ? 80 : 70;
  columns.bar = maker->width - columns.label - columns.counts - 2 * GAP;

  return columns;
}

static double
add_words (const DictumReportMaker *maker,
           DictumReportBox *box,
           const char *text,
           DictumReportStyle style,
           double x,
           double width,
           PangoAlignment align)
{
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;

  dictum_report_words_add (&words, text, style);
  layout = dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_TABLE, width);
  pango_layout_set_alignment (layout, align);

  return dictum_report_box_add_layout (box, layout, x, 0);
}

static void
add_bar (DictumReportBox *box,
         const DictumTable *figure,
         const DictumTableRow *row,
         double x,
         double width)
{
  const DictumTableView *view = &figure->views[0];
  double whole = dictum_report_get_whole (figure, row);

  if (figure->form == DICTUM_FORM_BARS)
    dictum_report_box_add_rectangle (
        box, x, 2.5, width * row->values[view->first] / dictum_report_get_most (figure), 7,
        dictum_report_get_colour (row->look));
  for (guint i = 0; figure->form == DICTUM_FORM_PARTS && whole > 0 && i < view->length; i++)
    {
      double part = width * row->values[view->first + i] / whole;

      if (part > 0)
        dictum_report_box_add_rectangle (
            box, x, 2.5, MAX (part - 1, 0.5), 7,
            dictum_report_get_colour (figure->columns[view->first + i].look));
      x += part;
    }
}

/* What the parts of the bars are, in the order of their numbers. */
static void
add_legend (const DictumReportMaker *maker, GPtrArray *boxes, const DictumTable *figure)
{
  const DictumTableView *view = &figure->views[0];
  DictumReportBox *box = dictum_report_box_new (4, 12);
  double x = 0;

  for (guint i = 0; i < view->length; i++)
    {
      const DictumTableColumn *column = &figure->columns[view->first + i];
      double height;

      dictum_report_box_add_rectangle (box, x, 2.5, 7, 7, dictum_report_get_colour (column->look));
      height = add_words (maker, box, column->label, DICTUM_REPORT_STYLE_DIM, x + 11,
                          maker->width / view->length - 16, PANGO_ALIGN_LEFT);
      box->height = MAX (box->height, height);
      x += maker->width / view->length;
    }
  box->keep = TRUE;
  g_ptr_array_add (boxes, box);
}

static void
add_text (const DictumReportMaker *maker, GPtrArray *boxes, const char *text, gboolean keep)
{
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL)
    return;

  dictum_report_words_add (&words, text, DICTUM_REPORT_STYLE_DIM);
  layout = dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_TABLE, maker->width);
  for (guint i = dictum_report_box_lines (boxes, layout, 0, 1); i < boxes->len; i++)
    ((DictumReportBox *) g_ptr_array_index (boxes, i))->keep = keep;
}

static void
add_section (const DictumReportMaker *maker, GPtrArray *boxes, const char *title)
{
  guint first = boxes->len;

  dictum_report_box_heading (maker, boxes, title, DICTUM_REPORT_FONT_TITLE, 28);
  ((DictumReportBox *) g_ptr_array_index (boxes, first))->outline = g_strdup (title);
}

GPtrArray *
dictum_report_box_figure (const DictumReportMaker *maker, const DictumTable *figure, gboolean first)
{
  GPtrArray *boxes = dictum_report_boxes_new ();
  Columns columns = get_columns (maker, figure);
  g_autofree char *more = dictum_report_tell_more (figure);

  if (first)
    {
      add_section (maker, boxes, _ ("Figures"));
      ((DictumReportBox *) g_ptr_array_index (boxes, 0))->new_page = TRUE;
    }
  dictum_report_box_heading (maker, boxes, figure->title, DICTUM_REPORT_FONT_HEADING, 16);
  add_text (maker, boxes, figure->about, TRUE);
  if (figure->form == DICTUM_FORM_PARTS)
    add_legend (maker, boxes, figure);
  for (guint i = 0; i < dictum_report_count_rows (figure); i++)
    {
      const DictumTableRow *row = g_ptr_array_index (figure->rows, i);
      DictumReportBox *box = dictum_report_box_new (i == 0 ? 6 : 2, 0);
      g_autofree char *counts = dictum_report_format_row (figure, i);

      box->height = add_words (maker, box, row->label, DICTUM_REPORT_STYLE_PLAIN, 0, columns.label,
                               PANGO_ALIGN_LEFT);
      add_bar (box, figure, row, columns.label + GAP, columns.bar);
      add_words (maker, box, counts, DICTUM_REPORT_STYLE_DIM, columns.label + columns.bar + 2 * GAP,
                 columns.counts, PANGO_ALIGN_RIGHT);
      box->keep = i < 2;
      box->cells = "TD";
      g_ptr_array_add (boxes, box);
    }
  add_text (maker, boxes, more, FALSE);

  return boxes;
}

/* ---- Tables of words ---- */

/* Parts of the width, of a hundred. */
static void
get_widths (const DictumReportMaker *maker, const DictumReportGrid *grid, double *widths)
{
  static const double claims[] = { 6, 34, 18, 17, 14, 11 };
  static const double sources[] = { 42, 18, 22, 18 };
  static const double warnings[] = { 32, 32, 28, 8 };
  static const double chains[] = { 40, 40, 20 };
  const double *parts = g_str_equal (grid->id, "claims")    ? claims
                        : g_str_equal (grid->id, "sources") ? sources
                        : g_str_equal (grid->id, "chains")  ? chains
                                                            : warnings;

  for (guint i = 0; i < G_N_ELEMENTS (grid->columns) && grid->columns[i] != NULL; i++)
    widths[i] = (maker->width * parts[i]) / 100;
}

DictumReportBox *
dictum_report_box_grid_columns (const DictumReportMaker *maker, const DictumReportGrid *grid)
{
  DictumReportBox *box = dictum_report_box_new (6, 0);
  double widths[G_N_ELEMENTS (grid->columns)];
  double x = 0;

  get_widths (maker, grid, widths);
  for (guint i = 0; i < G_N_ELEMENTS (grid->columns) && grid->columns[i] != NULL; i++)
    {
      double height = add_words (maker, box, grid->columns[i], DICTUM_REPORT_STYLE_DIM, x,
                                 widths[i] - GAP, PANGO_ALIGN_LEFT);

      box->height = MAX (box->height, height);
      x += widths[i];
    }
  dictum_report_box_add_rectangle (box, 0, box->height + 1, maker->width, 0.75, "#000000");
  box->height += 2;
  box->cells = "TH";
  box->keep = TRUE;

  return box;
}

GPtrArray *
dictum_report_box_grid_head (const DictumReportMaker *maker, const DictumReportGrid *grid)
{
  GPtrArray *boxes = dictum_report_boxes_new ();

  add_section (maker, boxes, grid->title);
  add_text (maker, boxes, grid->about, TRUE);
  g_ptr_array_add (boxes, dictum_report_box_grid_columns (maker, grid));

  return boxes;
}

static PangoLayout *
lay_out_cell (const DictumReportMaker *maker, const DictumReportCell *cell, double width)
{
  g_autofree char *text = dictum_report_shorten (cell->text);
  g_autofree char *detail = cell->detail != NULL ? dictum_report_shorten (cell->detail) : NULL;
  g_auto (DictumReportWords) words = dictum_report_words_make ();

  dictum_report_words_add (&words, text, DICTUM_REPORT_STYLE_PLAIN);
  for (guint i = 0; cell->claims != NULL && i < MIN (cell->claims->len, NUMBERS); i++)
    g_string_append_printf (words.text, "%s%u", i > 0 ? ", " : "",
                            g_array_index (cell->claims, guint, i));
  if (cell->claims != NULL && cell->claims->len > NUMBERS)
    g_string_append (words.text, " …");
  if (detail != NULL)
    {
      g_string_append_c (words.text, '\n');
      dictum_report_words_add (&words, detail, DICTUM_REPORT_STYLE_DIM);
    }

  return dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_TABLE, width);
}

/* Sources, kinds and ratings stand in the rows of many claims, and are laid out once. */
static PangoLayout *
get_cell (const DictumReportMaker *maker, const DictumReportCell *cell, double width)
{
  const char *detail = cell->detail != NULL ? cell->detail : "";
  g_autofree char *key = NULL;
  PangoLayout *layout;

  if (cell->claims != NULL || strlen (cell->text) + strlen (detail) > SHORT)
    return lay_out_cell (maker, cell, width);
  key = g_strdup_printf ("%d %s\n%s", (int) (width * 16), cell->text, detail);
  layout = g_hash_table_lookup (maker->cells, key);
  if (layout == NULL)
    {
      layout = lay_out_cell (maker, cell, width);
      g_hash_table_insert (maker->cells, g_steal_pointer (&key), layout);
    }
  return g_object_ref (layout);
}

static double
add_cell (const DictumReportMaker *maker,
          DictumReportBox *box,
          const DictumReportCell *cell,
          double x,
          double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (cell->colour != NULL)
    {
      dictum_report_box_add_rectangle (box, x, 3, 6, 6, cell->colour);
      x += 9;
      width -= 9;
    }
  layout = get_cell (maker, cell, width);

  return dictum_report_box_add_layout (box, layout, x, 0);
}

GPtrArray *
dictum_report_box_grid_row (const DictumReportMaker *maker,
                            const DictumReportGrid *grid,
                            const GPtrArray *row)
{
  GPtrArray *boxes = dictum_report_boxes_new ();
  DictumReportBox *box = dictum_report_box_new (3, 0);
  double widths[G_N_ELEMENTS (grid->columns)];
  double x = 0;

  get_widths (maker, grid, widths);
  for (guint i = 0; i < row->len; i++)
    {
      double height = add_cell (maker, box, g_ptr_array_index (row, i), x, widths[i] - GAP);

      box->height = MAX (box->height, height);
      x += widths[i];
    }
  dictum_report_box_add_rectangle (box, 0, box->height + 1, maker->width, 0.4, DICTUM_REPORT_RULE);
  box->height += 2;
  box->cells = "TD";
  g_ptr_array_add (boxes, box);

  return boxes;
}
