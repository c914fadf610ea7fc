/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "report/dictum-report.h"

G_BEGIN_DECLS

/**
 * DictumReportPages:
 *
 * A report on sheets of paper, each note at the foot of the page on which its number stands. It is
 * laid out piece by piece, so that a window can go on meanwhile, and drawn by cairo: into a PDF
 * file, or by GTK’s print operation. It borrows the report. For one thread at a time, the one that
 * made it.
 */
typedef struct _DictumReportPages DictumReportPages;

/* Sizes of a sheet in points, a 72nd of an inch. */
#define DICTUM_PAPER_A4_WIDTH 595.276
#define DICTUM_PAPER_A4_HEIGHT 841.89

/* At least 200 points each way. */
DictumReportPages *
dictum_report_pages_new (const DictumReport *report, double width, double height);
void dictum_report_pages_free (DictumReportPages *self);
/* Lays out until the monotonic time, in microseconds, and for one piece at least; G_MAXINT64: to
 * the end. Returns whether the end was reached. */
gboolean dictum_report_pages_step (DictumReportPages *self, gint64 until);
guint dictum_report_pages_get_count (DictumReportPages *self);
/* page: from 0; the context is in points, with the sheet’s upper left corner at 0, 0. */
void dictum_report_pages_draw (DictumReportPages *self, guint page, cairo_t *cr);

/* What a reader’s outline of the file lists. */
typedef struct
{
  char *title;
  guint page; /* from 0 */
  double y;   /* in points from the top */
} DictumReportMark;

/* Of DictumReportMark; borrowed. */
GPtrArray *dictum_report_pages_get_outline (DictumReportPages *self);

/* All words that were laid out, for a look through them: a paragraph a line; borrowed. */
const char *dictum_report_pages_get_words (DictumReportPages *self);

/* The sheet that is usual here (LC_PAPER), in points; A4 where that says nothing. */
void dictum_paper_get_usual (double *width, double *height);

/* The report as PDF on such sheets. words: (out) (transfer full): all that is drawn on them. NULL
 * with G_IO_ERROR. */
GBytes *dictum_report_to_pdf (const DictumReport *report,
                              char **words,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumReportPages, dictum_report_pages_free)

G_END_DECLS
