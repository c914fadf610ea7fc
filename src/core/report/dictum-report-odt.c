/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-odt-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define BAR 15 /* characters of the longest one: they fit the column */

typedef struct
{
  GString *body;
  GHashTable *colours; /* char * "#rrggbb", as a set: each becomes a style */
  GPtrArray *notes;    /* of const DictumReportNote, by number */
} Odt;

static void
append (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (xml, escaped);
}

/* ---- Paragraphs ---- */

static void
open_paragraph (Odt *odt, const char *style)
{
  g_string_append_printf (odt->body, "<text:p text:style-name=\"%s\">", style);
}

static void
close_paragraph (Odt *odt)
{
  g_string_append (odt->body, "</text:p>\n");
}

static void
append_paragraph (Odt *odt, const char *style, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  open_paragraph (odt, style);
  append (odt->body, text);
  close_paragraph (odt);
}

static void
append_span (Odt *odt, const char *style, const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (odt->body, "<text:span text:style-name=\"%s\">", style);
  append (odt->body, text);
  g_string_append (odt->body, "</text:span>");
}

static void
append_heading (Odt *odt, int level, const char *text)
{
  g_string_append_printf (
      odt->body, "<text:h text:style-name=\"Heading%d\" text:outline-level=\"%d\">", level, level);
  append (odt->body, text);
  g_string_append (odt->body, "</text:h>\n");
}

static void
append_link (Odt *odt, const char *url, const char *label)
{
  if (url == NULL)
    return;

  g_string_append (odt->body, " <text:a xlink:type=\"simple\" xlink:href=\"");
  append (odt->body, url);
  g_string_append (odt->body, "\">");
  append (odt->body, label);
  g_string_append (odt->body, "</text:a>");
}

static void
append_coloured (Odt *odt, const char *colour, const char *text)
{
  g_autofree char *style = g_strdup_printf ("Colour%s", colour + 1);

  g_hash_table_add (odt->colours, g_strdup (colour));
  append_span (odt, style, text);
}

static void
append_line (Odt *odt, const DictumReportLine *line)
{
  append_span (odt, "Dim", line->label);
  append_span (odt, "Dim", ": ");
  if (line->colour != NULL)
    append_coloured (odt, line->colour, "● ");
  append_span (odt, "Strong", line->strong);
  if (line->strong != NULL && line->text != NULL)
    g_string_append (odt->body, " · ");
  append (odt->body, line->text);
  for (guint i = 0; line->claims != NULL && i < line->claims->len; i++)
    g_string_append_printf (odt->body, "%s%u",
                            i > 0                ? ", "
                            : line->text != NULL ? " · "
                                                 : "",
                            g_array_index (line->claims, guint, i));
  append_link (odt, line->url, _ ("Link"));
  append_link (odt, line->archived, _ ("Archived copy"));
}

static void
append_lines (Odt *odt, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        g_string_append (odt->body, "<text:s text:c=\"3\"/>");
      append_line (odt, g_ptr_array_index (lines, i));
    }
}

/* ---- The article ---- */

static void
append_note (Odt *odt, guint number)
{
  const DictumReportNote *note = g_ptr_array_index (odt->notes, number - 1);

  g_string_append_printf (odt->body,
                          "<text:note text:id=\"n%u\" text:note-class=\"footnote\">"
                          "<text:note-citation>%u</text:note-citation><text:note-body>",
                          number, number);
  open_paragraph (odt, "Footnote");
  append_lines (odt, note->lines);
  close_paragraph (odt);
  g_string_append (odt->body, "</text:note-body></text:note>");
}

static void
append_run (Odt *odt, const DictumReportRun *run)
{
  const char *kind = run->kind >= 0 ? dictum_enum_get_nick (&dictum_source_kinds, run->kind)
                                    : "other";
  guint spans = 0;

  if ((run->marks & DICTUM_REPORT_CONTENT) != 0)
    {
      g_string_append_printf (odt->body, "<text:span text:style-name=\"%s\">",
                              run->depth > 1 ? "Deep" : "Content");
      spans++;
    }
  if ((run->marks & DICTUM_REPORT_SOURCE) != 0)
    {
      g_string_append_printf (odt->body, "<text:span text:style-name=\"Source-%s\">", kind);
      spans++;
    }
  else if ((run->marks & DICTUM_REPORT_CUE) != 0)
    {
      g_string_append (odt->body, "<text:span text:style-name=\"Cue\">");
      spans++;
    }
  append (odt->body, run->text);
  while (spans-- > 0)
    g_string_append (odt->body, "</text:span>");
  for (guint i = 0; run->ends != NULL && i < run->ends->len; i++)
    append_note (odt, g_array_index (run->ends, guint, i));
}

static void
append_block (Odt *odt, const DictumReportArticle *article, const DictumReportBlock *block)
{
  gboolean heading = block->kind == DICTUM_BLOCK_HEADING || block->kind == DICTUM_BLOCK_TITLE;
  const char *style = block->kind == DICTUM_BLOCK_QUOTE || block->kind == DICTUM_BLOCK_PULL_QUOTE ||
                              block->kind == DICTUM_BLOCK_LIST_ITEM
                          ? "Quoted"
                          : "Text";
  g_autofree char *name = g_strconcat (heading ? "Heading3" : style, article->rtl ? "Rtl" : "",
                                       NULL);

  if (heading)
    g_string_append_printf (odt->body, "<text:h text:style-name=\"%s\" text:outline-level=\"3\">",
                            name);
  else
    open_paragraph (odt, name);
  if (block->kind == DICTUM_BLOCK_LIST_ITEM)
    g_string_append (odt->body, "• ");
  if (block->speaker != NULL)
    {
      append_span (odt, "Strong", block->speaker);
      g_string_append (odt->body, "<text:s text:c=\"2\"/>");
    }
  for (guint i = 0; i < block->runs->len; i++)
    append_run (odt, g_ptr_array_index (block->runs, i));
  g_string_append (odt->body, heading ? "</text:h>\n" : "</text:p>\n");
}

/* Claims whose words are in none of the lines. */
static void
append_unplaced (Odt *odt, const DictumReportArticle *article)
{
  gboolean any = FALSE;

  for (guint i = 0; i < article->notes->len; i++)
    {
      const DictumReportNote *note = g_ptr_array_index (article->notes, i);

      if (note->placed)
        continue;
      if (!any)
        append_heading (odt, 3, _ ("In an older version of the text"));
      any = TRUE;
      open_paragraph (odt, "Small");
      g_string_append_printf (odt->body, "%u  ", note->number);
      append (odt->body, note->quote);
      g_string_append (odt->body, "<text:s text:c=\"3\"/>");
      append_lines (odt, note->lines);
      close_paragraph (odt);
    }
}

static void
append_article (Odt *odt, const DictumReportArticle *article)
{
  append_heading (odt, 1, article->title);
  open_paragraph (odt, "Small");
  append (odt->body, article->details);
  append_link (odt, article->url, _ ("Original"));
  append_link (odt, article->archived, _ ("Archived copy"));
  close_paragraph (odt);
  for (guint i = 0; i < article->blocks->len; i++)
    append_block (odt, article, g_ptr_array_index (article->blocks, i));
  append_unplaced (odt, article);
}

/* ---- Tables ---- */

static void
open_table (Odt *odt, const char *id, guint n_columns)
{
  g_string_append (odt->body, "<table:table table:name=\"");
  append (odt->body, id);
  g_string_append_printf (odt->body,
                          "\" table:style-name=\"Table\"><table:table-column "
                          "table:style-name=\"Wide\"/><table:table-column "
                          "table:style-name=\"%s\"/>",
                          g_str_equal (id, "claims") ? "Widest" : "Wide");
  if (n_columns > 2)
    g_string_append_printf (odt->body,
                            "<table:table-column table:style-name=\"Narrow\" "
                            "table:number-columns-repeated=\"%u\"/>",
                            n_columns - 2);
  g_string_append_c (odt->body, '\n');
}

static void
append_cell (Odt *odt, const char *text, const char *style)
{
  g_string_append (odt->body, "<table:table-cell table:style-name=\"Cell\" "
                              "office:value-type=\"string\">");
  open_paragraph (odt, style);
  append (odt->body, text);
  close_paragraph (odt);
  g_string_append (odt->body, "</table:table-cell>");
}

static void
append_bar (Odt *odt, const DictumTable *figure, const DictumTableRow *row)
{
  const DictumTableView *view = &figure->views[0];
  double whole = figure->form == DICTUM_FORM_PARTS ? dictum_report_get_whole (figure, row)
                                                   : dictum_report_get_most (figure);

  g_string_append (odt->body, "<table:table-cell table:style-name=\"Cell\" "
                              "office:value-type=\"string\">");
  open_paragraph (odt, "Bar");
  for (guint i = 0; whole > 0 && i < (figure->form == DICTUM_FORM_PARTS ? view->length : 1); i++)
    {
      g_autoptr (GString) bar = g_string_new (NULL);
      const char *look = figure->form == DICTUM_FORM_PARTS ? figure->columns[view->first + i].look
                                                           : row->look;

      for (int j = 0; j < (int) lround (BAR * row->values[view->first + i] / whole); j++)
        g_string_append (bar, "█");
      if (bar->len > 0)
        append_coloured (odt, dictum_report_get_colour (look), bar->str);
    }
  close_paragraph (odt);
  g_string_append (odt->body, "</table:table-cell>");
}

static void
append_figure (Odt *odt, const DictumTable *figure)
{
  const DictumTableView *view = &figure->views[0];
  guint n_counts = view->length + (view->share > 0 ? 1 : 0);
  g_autofree char *more = dictum_report_tell_more (figure);

  append_heading (odt, 2, figure->title);
  append_paragraph (odt, "Small", figure->about);
  open_table (odt, figure->id, n_counts + 2);
  g_string_append (odt->body, "<table:table-header-rows><table:table-row>");
  append_cell (odt, figure->heading, "CellHead");
  append_cell (odt, "", "CellHead");
  for (guint i = 0; i < n_counts; i++)
    append_cell (odt, figure->columns[i < view->length ? view->first + i : view->share].label,
                 "CellHead");
  g_string_append (odt->body, "</table:table-row></table:table-header-rows>\n");
  for (guint i = 0; i < dictum_report_count_rows (figure); i++)
    {
      const DictumTableRow *row = g_ptr_array_index (figure->rows, i);

      g_string_append (odt->body, "<table:table-row>");
      append_cell (odt, row->label, "CellText");
      append_bar (odt, figure, row);
      for (guint j = 0; j < n_counts; j++)
        {
          g_autofree char *value = dictum_table_format (
              figure, i, j < view->length ? view->first + j : view->share);

          append_cell (odt, value, "CellText");
        }
      g_string_append (odt->body, "</table:table-row>\n");
    }
  g_string_append (odt->body, "</table:table>\n");
  append_paragraph (odt, "Small", more);
}

static void
append_grid_cell (Odt *odt, const DictumReportCell *cell)
{
  g_string_append (odt->body, "<table:table-cell table:style-name=\"Cell\" "
                              "office:value-type=\"string\">");
  open_paragraph (odt, "CellText");
  if (cell->colour != NULL)
    append_coloured (odt, cell->colour, "● ");
  append (odt->body, cell->text);
  for (guint i = 0; cell->claims != NULL && i < cell->claims->len; i++)
    g_string_append_printf (odt->body, "%s%u", i > 0 ? ", " : "",
                            g_array_index (cell->claims, guint, i));
  close_paragraph (odt);
  append_paragraph (odt, "CellHead", cell->detail);
  g_string_append (odt->body, "</table:table-cell>");
}

static void
append_grid (Odt *odt, const DictumReportGrid *grid)
{
  guint n_columns = 0;

  while (n_columns < G_N_ELEMENTS (grid->columns) && grid->columns[n_columns] != NULL)
    n_columns++;
  append_heading (odt, 1, grid->title);
  append_paragraph (odt, "Small", grid->about);
  open_table (odt, grid->id, n_columns);
  g_string_append (odt->body, "<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < n_columns; i++)
    append_cell (odt, grid->columns[i], "CellHead");
  g_string_append (odt->body, "</table:table-row></table:table-header-rows>\n");
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (grid->rows, i);

      g_string_append (odt->body, "<table:table-row>");
      for (guint j = 0; j < row->len; j++)
        append_grid_cell (odt, g_ptr_array_index (row, j));
      g_string_append (odt->body, "</table:table-row>\n");
    }
  g_string_append (odt->body, "</table:table>\n");
}

/* ---- The whole ---- */

static void
append_front (Odt *odt, const DictumReport *report)
{
  append_paragraph (odt, "Title", report->title);
  append_paragraph (odt, "Small", report->description);
  for (guint i = 0; i < report->tiles->len; i++)
    {
      const DictumReportTile *tile = g_ptr_array_index (report->tiles, i);

      open_paragraph (odt, "Fact");
      append_span (odt, "Strong", tile->value);
      g_string_append_c (odt->body, ' ');
      append (odt->body, tile->label);
      close_paragraph (odt);
    }
  for (guint i = 0; i < report->facts->len; i++)
    {
      open_paragraph (odt, "Fact");
      append_line (odt, g_ptr_array_index (report->facts, i));
      close_paragraph (odt);
    }
}

static void
list_notes (Odt *odt, const DictumReport *report)
{
  for (guint i = 0; i < report->articles->len; i++)
    {
      const DictumReportArticle *article = g_ptr_array_index (report->articles, i);

      for (guint j = 0; j < article->notes->len; j++)
        g_ptr_array_add (odt->notes, g_ptr_array_index (article->notes, j));
    }
}

/* The styles that only this text has: one for each colour, and those of tables. */
static void
append_styles (GString *xml, GHashTable *colours)
{
  GHashTableIter iter;
  gpointer colour;

  g_string_append (xml, "<office:automatic-styles>\n"
                        "<style:style style:name=\"Table\" style:family=\"table\">"
                        "<style:table-properties table:align=\"margins\"/></style:style>\n"
                        "<style:style style:name=\"Narrow\" style:family=\"table-column\">"
                        "<style:table-column-properties style:rel-column-width=\"10*\"/>"
                        "</style:style>\n"
                        "<style:style style:name=\"Wide\" style:family=\"table-column\">"
                        "<style:table-column-properties style:rel-column-width=\"22*\"/>"
                        "</style:style>\n"
                        "<style:style style:name=\"Widest\" style:family=\"table-column\">"
                        "<style:table-column-properties style:rel-column-width=\"40*\"/>"
                        "</style:style>\n"
                        "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding=\"0.05cm\" "
                        "fo:border-bottom=\"0.5pt solid #c4c3c8\"/></style:style>\n");
  g_hash_table_iter_init (&iter, colours);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    g_string_append_printf (xml,
                            "<style:style style:name=\"Colour%s\" style:family=\"text\">"
                            "<style:text-properties fo:color=\"%s\"/></style:style>\n",
                            (char *) colour + 1, (char *) colour);
  g_string_append (xml, "</office:automatic-styles>\n");
}

GString *
dictum_report_to_odt_content (const DictumReport *report)
{
  g_autoptr (GHashTable) colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GString) body = g_string_new (NULL);
  Odt odt = { body, colours, notes };
  GString *xml = g_string_new (NULL);

  g_return_val_if_fail (report != NULL, NULL);

  list_notes (&odt, report);
  append_front (&odt, report);
  for (guint i = 0; i < report->articles->len; i++)
    append_article (&odt, g_ptr_array_index (report->articles, i));
  if (report->figures->len > 0)
    append_heading (&odt, 1, _ ("Figures"));
  for (guint i = 0; i < report->figures->len; i++)
    append_figure (&odt, g_ptr_array_index (report->figures, i));
  for (guint i = 0; i < report->grids->len; i++)
    append_grid (&odt, g_ptr_array_index (report->grids, i));

  g_string_append_printf (xml, DICTUM_ODT_HEAD, "content");
  append_styles (xml, colours);
  g_string_append (xml, "<office:body><office:text>\n");
  g_string_append_len (xml, body->str, (gssize) body->len);
  g_string_append (xml, "</office:text></office:body>\n</office:document-content>\n");

  return xml;
}
