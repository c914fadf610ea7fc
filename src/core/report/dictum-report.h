/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-statistics.h"

G_BEGIN_DECLS

/* What a stretch of an article’s text is; several at a time. */
typedef enum
{
  DICTUM_REPORT_CONTENT = 1 << 0,
  DICTUM_REPORT_SOURCE = 1 << 1,
  DICTUM_REPORT_CUE = 1 << 2,
} DictumReportMarks;

/* Words that are marked alike. */
typedef struct
{
  char *text;
  guint marks;    /* DictumReportMarks */
  guint depth;    /* claims that lie over one another here */
  int kind;       /* DictumSourceKind of whom the words name; -1: nobody in the registry */
  GArray *begins; /* of guint: numbers of the claims that begin with it; NULL: none */
  GArray *ends;   /* of guint: numbers of the claims that end with it; NULL: none */
} DictumReportRun;

typedef struct
{
  int kind;        /* DictumBlockKind */
  int level;       /* of a heading, 1..6; 0 otherwise */
  char *speaker;   /* in a transcript; NULL otherwise */
  GPtrArray *runs; /* of DictumReportRun */
} DictumReportBlock;

/* One thing that is said of a claim: “Rating: Supported · The treaty says so.” */
typedef struct
{
  const char *label; /* translated: “Rating” */
  char *strong;      /* what it comes to: “Supported”; NULL: all is in the text */
  char *text;        /* more; NULL: nothing */
  char *colour;      /* "#26a269", that a rating has on the scale; NULL: none */
  char *url;         /* http or https; NULL: none */
  char *archived;    /* a copy in a web archive, likewise */
  GArray *claims;    /* of guint: numbers of claims in the report; NULL: none */
} DictumReportLine;

typedef struct
{
  guint number; /* in the margin of the text, from 1 through the whole report */
  char *quote;
  gboolean placed;  /* FALSE: it stands in an older version of the text, which is not shown */
  GPtrArray *lines; /* of DictumReportLine */
} DictumReportNote;

typedef struct
{
  guint number; /* from 1 */
  char *title;
  char *details; /* “Mara Lind · Coastal Courier · 14 November 2026”; NULL: nothing is known */
  char *url;
  char *archived;
  char *language; /* BCP 47; NULL unknown */
  gboolean rtl;
  GPtrArray *blocks; /* of DictumReportBlock */
  GPtrArray *notes;  /* of DictumReportNote, those that are placed first */
} DictumReportArticle;

typedef struct
{
  char *text;
  char *detail;   /* smaller, below; NULL: nothing */
  char *colour;   /* of a rating; NULL: none */
  GArray *claims; /* of guint: numbers of claims, behind the text; NULL: none */
} DictumReportCell;

/* A table of words: claims, sources, warnings. */
typedef struct
{
  const char *id;
  const char *title;
  const char *about;      /* one sentence; NULL: the title says it */
  const char *columns[6]; /* ends with NULL */
  GPtrArray *rows;        /* of GPtrArray of DictumReportCell, one for each column */
} DictumReportGrid;

typedef struct
{
  const char *label; /* “claims” */
  char *value;       /* “37” */
} DictumReportTile;

/* What goes into a report. */
typedef enum
{
  DICTUM_REPORT_ARTICLES = 1 << 0, /* the annotated texts, with their notes */
  DICTUM_REPORT_FIGURES = 1 << 1,
  DICTUM_REPORT_CLAIMS = 1 << 2, /* the table of claims */
  DICTUM_REPORT_SOURCES = 1 << 3,
  DICTUM_REPORT_WARNINGS = 1 << 4,
  DICTUM_REPORT_ALL = (1 << 5) - 1,
} DictumReportParts;

/**
 * DictumReport:
 *
 * What outsiders are shown of a project, in the order in which they read it, before it is known
 * whether it becomes a page, a print or a text: the articles with their claims marked and numbered,
 * a note for each claim, figures, and tables of claims, sources and warnings. All words are ready
 * to be shown: translated, without control characters, and nothing is in them that could turn the
 * direction of what stands beside them. Sealed once it is made; may be read from any thread.
 *
 * What stays in the newsroom is not in it: notes of claims and sources, to whom a claim is
 * assigned, ratings that are not published, and of an unnamed source all that the text does not say
 * itself but for the ground rules.
 */
typedef struct
{
  char *title;
  char *description;            /* NULL: none */
  const char *language;         /* of the words between: what the program speaks, BCP 47 */
  gboolean rtl;                 /* these words run from right to left */
  GPtrArray *facts;             /* of DictumReportLine: who checked, by which scale, when */
  GPtrArray *tiles;             /* of DictumReportTile */
  GPtrArray *articles;          /* of DictumReportArticle; empty without DICTUM_REPORT_ARTICLES */
  GPtrArray *figures;           /* of const DictumTable, those with rows */
  GPtrArray *grids;             /* of DictumReportGrid, those with rows */
  DictumStatistics *statistics; /* which the figures are of */
} DictumReport;

/* title: (nullable): what the project is called. now: when it is made, in the zone of the reader.
 * NULL with G_IO_ERROR_CANCELLED. */
DictumReport *dictum_report_new (DictumCorpus *corpus,
                                 const char *title,
                                 guint parts,
                                 GDateTime *now,
                                 GCancellable *cancellable,
                                 GError **error);
void dictum_report_free (DictumReport *self);

/* How many rows of a figure are shown, and what is said of the others: NULL when there are none. */
guint dictum_report_count_rows (const DictumTable *figure);
char *dictum_report_tell_more (const DictumTable *figure);
/* The largest value of the column that a figure’s bars are drawn for, at least 1; and what the
 * values of its first view add up to in a row. */
double dictum_report_get_most (const DictumTable *figure);
double dictum_report_get_whole (const DictumTable *figure, const DictumTableRow *row);
/* “11 · 34 %”, or the numbers of the parts: “4 · 2 · 1”. Transfer full. */
char *dictum_report_format_row (const DictumTable *figure, guint row);
/* “#1a5fb4”: what a kind of source, a part, or a rating is drawn in on paper. Static or borrowed.
 */
const char *dictum_report_get_colour (const char *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumReport, dictum_report_free)

G_END_DECLS
