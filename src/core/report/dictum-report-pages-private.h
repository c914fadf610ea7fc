/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/dictum-report-boxes.h"
#include "report/dictum-report-pages.h"

G_BEGIN_DECLS

/* Where the text is on a sheet, in points. */
#define DICTUM_REPORT_LEFT 88
#define DICTUM_REPORT_TOP 64
#define DICTUM_REPORT_BOTTOM 66

/* A box where it is on its page. */
typedef struct
{
  DictumReportBox *box;
  double y;
} DictumReportPlaced;

typedef struct
{
  GArray *placed; /* of DictumReportPlaced */
  double rule;    /* y above the notes; 0: there are none */
} DictumReportPage;

/* What is laid out next. */
typedef enum
{
  DICTUM_REPORT_AT_FRONT,
  DICTUM_REPORT_AT_ARTICLES,
  DICTUM_REPORT_AT_FIGURES,
  DICTUM_REPORT_AT_GRIDS,
  DICTUM_REPORT_AT_END,
} DictumReportSection;

struct _DictumReportPages
{
  DictumReportMaker maker;
  double width, height;
  GPtrArray *pages;   /* of DictumReportPage; the last is being filled */
  GPtrArray *outline; /* of DictumReportMark */
  GPtrArray *notes;   /* of const DictumReportNote, by number */

  DictumReportSection section;
  guint item; /* article, figure or grid */
  guint part; /* of it: 0 the head, then blocks or rows */

  GPtrArray *held; /* boxes that wait for the one they are to stay with */
  double y;        /* where the next box goes */
  double top;      /* where the first one of the page goes */
  GPtrArray *foot; /* boxes of notes on the page */
  double foot_height;
  GQueue carry; /* boxes of notes that the page had no room for */
};

G_END_DECLS
