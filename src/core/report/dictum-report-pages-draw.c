/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-pages-private.h"

static void
set_colour (cairo_t *cr, const char *colour)
{
  PangoColor parsed = dictum_report_parse_colour (colour);

  cairo_set_source_rgb (cr, parsed.red / 65535.0, parsed.green / 65535.0, parsed.blue / 65535.0);
}

/* What is no text says nothing to who hears a page read. */
static void
draw_shape (cairo_t *cr, const DictumReportPiece *piece, double x, double y)
{
  const double dashes[] = { 2.4, 1.6 };

  cairo_save (cr);
  set_colour (cr, piece->colour);
  if (piece->dashes)
    {
      cairo_set_line_width (cr, piece->height);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, x + piece->x, y + piece->y);
      cairo_rel_line_to (cr, piece->width, 0);
      cairo_stroke (cr);
    }
  else
    {
      cairo_rectangle (cr, x + piece->x, y + piece->y, piece->width, piece->height);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/* The number of the page, and from the second one on what it is a page of. */
static void
draw_edges (DictumReportPages *self, guint page, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  const char *texts[] = { number, page > 0 ? self->maker.report->title : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (DictumReportWords) words = dictum_report_words_make ();
      g_autoptr (PangoLayout) layout = NULL;

      if (texts[i] == NULL)
        continue;
      dictum_report_words_add (&words, texts[i], DICTUM_REPORT_STYLE_DIM);
      layout = dictum_report_lay_out (&self->maker, &words, DICTUM_REPORT_FONT_NOTE,
                                      self->maker.width);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      cairo_move_to (cr, DICTUM_REPORT_LEFT,
                     i == 0 ? self->height - DICTUM_REPORT_BOTTOM / 2.0 - 4
                            : DICTUM_REPORT_TOP / 2.0);
      pango_cairo_show_layout (cr, layout);
    }
}

/* The structure of a page, for programs that read it aloud or take it apart: the lines of a
 * paragraph are one, and so are the rows of a table. A surface other than of a PDF takes no notice.
 */
typedef struct
{
  cairo_t *cr;
  gboolean table;      /* whether one is open */
  const char *tag;     /* that is open in it, or by itself; NULL: none */
  PangoLayout *layout; /* whose lines it has */
  const char *cell;    /* that is open in a row; NULL: none */
} Structure;

static void
close_tag (Structure *self, const char **tag)
{
  if (*tag != NULL)
    cairo_tag_end (self->cr, *tag);
  *tag = NULL;
}

static void
close_all (Structure *self, gboolean table)
{
  close_tag (self, &self->cell);
  close_tag (self, &self->tag);
  self->layout = NULL;
  if (self->table && table)
    {
      cairo_tag_end (self->cr, "Table");
      self->table = FALSE;
    }
}

static void
open_line (Structure *self, const DictumReportBox *box, PangoLayout *layout)
{
  if (self->tag != NULL && box->cells == NULL && layout == self->layout)
    return;
  close_all (self, box->cells == NULL);
  if (box->cells != NULL && !self->table)
    {
      cairo_tag_begin (self->cr, "Table", NULL);
      self->table = TRUE;
    }
  self->tag = box->cells != NULL ? "TR" : box->tag;
  cairo_tag_begin (self->cr, self->tag, NULL);
}

static void
draw_texts (Structure *self, const DictumReportBox *box, double y)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < box->pieces->len; i++)
    {
      const DictumReportPiece *piece = &g_array_index (box->pieces, DictumReportPiece, i);

      if (piece->line == NULL)
        continue;
      if (!begun)
        open_line (self, box, piece->layout);
      begun = TRUE;
      /* Two cells that say the same share a layout. */
      if (box->cells != NULL && piece->line == pango_layout_get_line_readonly (piece->layout, 0))
        {
          close_tag (self, &self->cell);
          self->cell = box->cells;
          cairo_tag_begin (self->cr, self->cell, NULL);
        }
      /* A number in the margin is beside the lines of another layout. */
      if (self->layout == NULL)
        self->layout = piece->layout;
      cairo_move_to (self->cr, DICTUM_REPORT_LEFT + piece->x, y + piece->y);
      pango_cairo_show_layout_line (self->cr, piece->line);
    }
}

void
dictum_report_pages_draw (DictumReportPages *self, guint page, cairo_t *cr)
{
  Structure structure = { .cr = cr };
  const DictumReportPage *at;

  g_return_if_fail (self != NULL && page < self->pages->len && cr != NULL);

  at = g_ptr_array_index (self->pages, page);
  draw_edges (self, page, cr);
  if (at->rule > 0)
    {
      set_colour (cr, DICTUM_REPORT_DIM);
      cairo_rectangle (cr, DICTUM_REPORT_LEFT, at->rule, self->maker.width / 4, 0.5);
      cairo_fill (cr);
    }
  for (guint i = 0; i < at->placed->len; i++)
    {
      const DictumReportPlaced *placed = &g_array_index (at->placed, DictumReportPlaced, i);

      for (guint j = 0; j < placed->box->pieces->len; j++)
        {
          const DictumReportPiece *piece = &g_array_index (placed->box->pieces, DictumReportPiece,
                                                           j);

          if (piece->line == NULL)
            draw_shape (cr, piece, DICTUM_REPORT_LEFT, placed->y);
        }
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < at->placed->len; i++)
    {
      const DictumReportPlaced *placed = &g_array_index (at->placed, DictumReportPlaced, i);

      draw_texts (&structure, placed->box, placed->y);
    }
  close_all (&structure, TRUE);
}
