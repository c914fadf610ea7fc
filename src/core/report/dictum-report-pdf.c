/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include <langinfo.h>

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "report/dictum-report-pages.h"

#define SLICE 50000 /* microseconds between two looks at the cancellable */

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (cairo_surface_t *surface, DictumReportPages *pages)
{
  const GPtrArray *marks = dictum_report_pages_get_outline (pages);

  /* The first is the report itself. */
  for (guint i = 1; i < marks->len; i++)
    {
      const DictumReportMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *place = g_strdup_printf ("page=%u pos=[0 %d]", mark->page + 1,
                                                (int) mark->y);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, mark->title, place, 0);
    }
}

void
dictum_paper_get_usual (double *width, double *height)
{
  /* Millimetres, as numbers in the place of the strings. */
  guint across = GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_WIDTH));
  guint down = GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_HEIGHT));

  *width = DICTUM_PAPER_A4_WIDTH;
  *height = DICTUM_PAPER_A4_HEIGHT;
  /* 216 by 279 mm is how locales write the sheet of 8½ by 11 inches. */
  if (across == 216 && down == 279)
    {
      *width = 612;
      *height = 792;
    }
  else if (across >= 100 && across <= 1000 && down >= 100 && down <= 1000 && across != 210)
    {
      *width = across * 72 / 25.4;
      *height = down * 72 / 25.4;
    }
}

/* All pages are in one tag: cairo says that a PDF is tagged only when the outermost one stands for
 * the document, or a part of it. */
static void
draw_pages (cairo_t *cr, DictumReportPages *pages, GCancellable *cancellable)
{
  guint count = dictum_report_pages_get_count (pages);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < count && !g_cancellable_is_cancelled (cancellable); i++)
    {
      dictum_report_pages_draw (pages, i, cr);
      if (i + 1 == count)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

GBytes *
dictum_report_to_pdf (const DictumReport *report,
                      char **words,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (DictumReportPages) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double width, height;

  g_return_val_if_fail (report != NULL, NULL);

  dictum_paper_get_usual (&width, &height);
  pages = dictum_report_pages_new (report, width, height);
  while (!dictum_report_pages_step (pages, g_get_monotonic_time () + SLICE))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dictum");
  cr = cairo_create (surface);
  draw_pages (cr, pages, cancellable);
  add_outline (surface, pages);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The PDF could not be made: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  *words = g_strdup (dictum_report_pages_get_words (pages));

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
