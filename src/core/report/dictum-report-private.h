/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/dictum-report.h"

G_BEGIN_DECLS

/* What the parts of a report are made with. */
typedef struct
{
  DictumReport *report;
  DictumCorpus *corpus;
  GPtrArray *claims;   /* of const DictumClaim, in the order of their numbers */
  GHashTable *numbers; /* const char *: id of a claim, to its number, from 1 */
} DictumReportJob;

DictumReportLine *dictum_report_line_new (const char *label, const char *strong, const char *text);
void dictum_report_line_add_claim (DictumReportJob *job, DictumReportLine *line, const char *id);
void dictum_report_line_free (gpointer line);
void dictum_report_grid_free (gpointer grid);
guint dictum_report_get_number (DictumReportJob *job, const char *claim);

/* Words that may stand beside others: one line, without control characters, and without marks that
 * turn the direction of what follows. NULL for nothing. */
char *dictum_report_clean (const char *text);
/* The same, and paragraphs stay. */
char *dictum_report_clean_lines (const char *text);
/* Whether the first letter is of a script that runs from right to left. */
gboolean dictum_report_is_rtl (const char *text);
/* “14 November 2026” of a date or a date-time; anything else as it is. NULL for nothing. */
char *dictum_report_format_date (const char *date);
/* http and https; NULL for all else, which may not be made a link. */
char *dictum_report_clean_url (const char *url);
/* Whether it is "#rgb" or "#rrggbb". NULL is none. */
gboolean dictum_report_is_colour (const char *colour);
/* Puts a part behind others, with a dot between; takes the part. */
void dictum_report_append (GString *text, char *part);
/* NULL for the writer’s own words and for a link that names nobody. */
char *dictum_report_name_speaker (DictumReportJob *job, const DictumClaim *claim);

/* dictum-report-text.c */
GPtrArray *dictum_report_list_blocks (DictumReportJob *job, const DictumCorpusArticle *article);
/* dictum-report-notes.c */
DictumReportNote *dictum_report_note_new (DictumReportJob *job, const DictumClaim *claim);
/* dictum-report-grids.c */
DictumReportGrid *dictum_report_list_claims (DictumReportJob *job);
DictumReportGrid *dictum_report_list_sources (DictumReportJob *job);
DictumReportGrid *dictum_report_list_chains (const DictumChains *chains);
DictumReportGrid *dictum_report_list_warnings (DictumReportJob *job, GPtrArray *warnings);

G_END_DECLS
