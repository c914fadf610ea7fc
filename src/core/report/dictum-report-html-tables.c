/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables of a page. A figure’s picture and its numbers are one table: a bar in each row. */

#define G_LOG_DOMAIN "dictum-report"

#include <glib/gi18n-lib.h>

#include "report/dictum-report-html-private.h"
#include "report/dictum-report-html.h"

/* Sizes in the file are with a point, whatever the locale. */
static void
append_rect (GString *html, const char *look, double x, double width)
{
  char from[G_ASCII_DTOSTR_BUF_SIZE];
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (from, sizeof from, "%.2f", x);
  g_ascii_formatd (size, sizeof size, "%.2f", MAX (width, 0));
  if (look != NULL && *look == '#')
    g_string_append_printf (html, "<rect x=\"%s\" width=\"%s\" height=\"10\" fill=\"%s\"/>", from,
                            size, dictum_report_get_colour (look));
  else
    g_string_append_printf (html, "<rect x=\"%s\" width=\"%s\" height=\"10\" class=\"%s\"/>", from,
                            size, look != NULL ? look : "named");
}

/* A scale of 200 in any width: the numbers stand beside it, so it is nothing to be read out. */
static void
append_bar (GString *html, const DictumTable *figure, const DictumTableRow *row)
{
  const DictumTableView *view = &figure->views[0];
  double whole = dictum_report_get_whole (figure, row);
  double x = 0;

  g_string_append (html, "<svg class=\"bar\" viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" "
                         "aria-hidden=\"true\">");
  if (figure->form == DICTUM_FORM_BARS)
    append_rect (html, row->look, 0,
                 200 * row->values[view->first] / dictum_report_get_most (figure));
  for (guint i = 0; figure->form == DICTUM_FORM_PARTS && whole > 0 && i < view->length; i++)
    {
      double part = 200 * row->values[view->first + i] / whole;

      if (part > 0)
        append_rect (html, figure->columns[view->first + i].look, x, part - 0.8);
      x += part;
    }
  g_string_append (html, "</svg>");
}

static void
append_heading (GString *html, const DictumTable *figure, guint column)
{
  g_string_append (html, "<th scope=\"col\" class=\"count\">");
  if (figure->form == DICTUM_FORM_PARTS)
    g_string_append_printf (html,
                            "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">"
                            "<rect width=\"10\" height=\"10\" class=\"%s\"/></svg>",
                            figure->columns[column].look);
  dictum_page_append (html, figure->columns[column].label);
  g_string_append (html, "</th>");
}

static void
append_count (GString *html, const DictumTable *figure, guint row, guint column)
{
  g_autofree char *value = dictum_table_format (figure, row, column);

  g_string_append (html, "<td class=\"count\">");
  dictum_page_append (html, value);
  g_string_append (html, "</td>");
}

static void
append_figure (GString *html, const DictumTable *figure)
{
  g_autofree char *more = dictum_report_tell_more (figure);
  const DictumTableView *view = &figure->views[0];

  g_string_append (html, "<section class=\"figure\">\n<h3>");
  dictum_page_append (html, figure->title);
  g_string_append (html, "</h3>\n<p class=\"about\">");
  dictum_page_append (html, figure->about);
  g_string_append (html, "</p>\n<table>\n<thead><tr><th scope=\"col\">");
  dictum_page_append (html, figure->heading);
  g_string_append (html, "</th><th scope=\"col\"><span class=\"unseen-words\">");
  dictum_page_append (html, _ ("Picture"));
  g_string_append (html, "</span></th>");
  for (guint i = 0; i < view->length; i++)
    append_heading (html, figure, view->first + i);
  if (view->share > 0)
    append_heading (html, figure, view->share);
  g_string_append (html, "</tr></thead>\n<tbody>\n");

  for (guint i = 0; i < dictum_report_count_rows (figure); i++)
    {
      const DictumTableRow *row = g_ptr_array_index (figure->rows, i);

      g_string_append (html, "<tr><th scope=\"row\">");
      dictum_page_append_isolated (html, row->label);
      g_string_append (html, "</th><td class=\"picture\">");
      append_bar (html, figure, row);
      g_string_append (html, "</td>");
      for (guint j = 0; j < view->length; j++)
        append_count (html, figure, i, view->first + j);
      if (view->share > 0)
        append_count (html, figure, i, view->share);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
  if (more != NULL)
    {
      g_string_append (html, "<p class=\"about\">");
      dictum_page_append (html, more);
      g_string_append (html, "</p>\n");
    }
  g_string_append (html, "</section>\n");
}

void
dictum_page_append_figures (GString *html, const DictumReport *report)
{
  if (report->figures->len == 0)
    return;

  g_string_append (html, "<section id=\"figures\" aria-labelledby=\"figures-title\">\n"
                         "<h2 id=\"figures-title\">");
  dictum_page_append (html, _ ("Figures"));
  g_string_append (html, "</h2>\n");
  for (guint i = 0; i < report->figures->len; i++)
    append_figure (html, g_ptr_array_index (report->figures, i));
  g_string_append (html, "</section>\n");
}

/* ---- Tables of words ---- */

static void
append_cell (GString *html, const DictumReportCell *cell)
{
  g_string_append (html, "<td>");
  dictum_page_append_swatch (html, cell->colour);
  if (*cell->text != '\0')
    dictum_page_append_isolated (html, cell->text);
  dictum_page_append_numbers (html, cell->claims);
  if (cell->detail != NULL)
    {
      g_string_append (html, "<br><span class=\"aside\">");
      dictum_page_append_isolated (html, cell->detail);
      g_string_append (html, "</span>");
    }
  g_string_append (html, "</td>");
}

void
dictum_page_append_grid (GString *html, const DictumReportGrid *grid)
{
  g_string_append_printf (html, "<section id=\"%s\">\n<h2 id=\"%s-title\">", grid->id, grid->id);
  dictum_page_append (html, grid->title);
  g_string_append (html, "</h2>\n");
  if (grid->about != NULL)
    {
      g_string_append (html, "<p class=\"about\">");
      dictum_page_append (html, grid->about);
      g_string_append (html, "</p>\n");
    }
  /* Where it is wider than the window it is moved by keyboard, too. */
  g_string_append_printf (html,
                          "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"%s-title\">\n<table class=\"%s\">\n<thead><tr>",
                          grid->id, grid->id);
  for (guint i = 0; i < G_N_ELEMENTS (grid->columns) && grid->columns[i] != NULL; i++)
    {
      g_string_append (html, "<th scope=\"col\">");
      dictum_page_append (html, grid->columns[i]);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (grid->rows, i);

      g_string_append (html, "<tr>");
      for (guint j = 0; j < row->len; j++)
        append_cell (html, g_ptr_array_index (row, j));
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n</div>\n</section>\n");
}
