/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/dictum-report.h"

G_BEGIN_DECLS

/* Escaped, for between tags and for attributes in double quotation marks. NULL: nothing. */
void dictum_page_append (GString *html, const char *text);
void dictum_page_append_isolated (GString *html, const char *text);
void dictum_page_append_swatch (GString *html, const char *colour);
void dictum_page_append_numbers (GString *html, const GArray *claims);
void dictum_page_append_line (GString *html, const DictumReportLine *line);

/* dictum-report-html-tables.c */
void dictum_page_append_figures (GString *html, const DictumReport *report);
void dictum_page_append_grid (GString *html, const DictumReportGrid *grid);

G_END_DECLS
