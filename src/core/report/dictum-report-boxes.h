/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "report/dictum-report.h"

G_BEGIN_DECLS

/* One thing that is drawn. x and y are in points, from the left end of the text and the top of its
 * box; y of a line is its baseline. */
typedef struct
{
  double x, y;
  double width, height;  /* of a rectangle, and of the dashes under a cue */
  PangoLayoutLine *line; /* NULL: a rectangle, or dashes */
  PangoLayout *layout;   /* of the line, which is drawn as long as it is there */
  gboolean dashes;
  const char *colour; /* "#rrggbb", static or of the report */
} DictumReportPiece;

/**
 * DictumReportBox:
 *
 * What stays together on a page: a line of text, a row of a table. Boxes are stacked.
 */
typedef struct
{
  double before; /* space above it, but not at the top of a page */
  double height;
  gboolean keep;     /* not at the foot of a page: the next one belongs to it */
  gboolean new_page; /* it begins one */
  char *outline;     /* what it is called in the outline; NULL: nothing */
  const char *tag;   /* what its words are in the structure of a PDF: "P", "H1", "Note" */
  const char *cells; /* of a row of a table: "TH" or "TD", what each layout is; else NULL */
  GArray *pieces;    /* of DictumReportPiece */
  GArray *notes;     /* of guint: numbers of the claims whose notes stand below; NULL: none */
} DictumReportBox;

typedef enum
{
  DICTUM_REPORT_FONT_TEXT,
  DICTUM_REPORT_FONT_SMALL,
  DICTUM_REPORT_FONT_NOTE,
  DICTUM_REPORT_FONT_TABLE,
  DICTUM_REPORT_FONT_HEADING,
  DICTUM_REPORT_FONT_TITLE,
  DICTUM_REPORT_FONT_COVER,
  DICTUM_REPORT_N_FONTS,
} DictumReportFont;

/* What boxes are made with. */
typedef struct
{
  PangoContext *context;
  PangoFontDescription *fonts[DICTUM_REPORT_N_FONTS];
  GHashTable *cells; /* what a cell says and how wide it is, to a PangoLayout: most say the same */
  const DictumReport *report;
  double width;   /* of the text */
  double margin;  /* beside it, for numbers */
  GString *words; /* all that was laid out */
} DictumReportMaker;

/* All return arrays of DictumReportBox. */
GPtrArray *dictum_report_box_front (const DictumReportMaker *maker);
GPtrArray *dictum_report_box_title (const DictumReportMaker *maker,
                                    const DictumReportArticle *article);
GPtrArray *dictum_report_box_block (const DictumReportMaker *maker,
                                    const DictumReportArticle *article,
                                    const DictumReportBlock *block);
/* As it stands at the foot of a page. */
GPtrArray *dictum_report_box_note (const DictumReportMaker *maker, const DictumReportNote *note);
/* The claims of an article whose words are in none of its lines, below a heading. */
GPtrArray *dictum_report_box_unplaced (const DictumReportMaker *maker,
                                       const DictumReportArticle *article);

/* dictum-report-box-tables.c. first: with the heading of all figures. */
GPtrArray *dictum_report_box_figure (const DictumReportMaker *maker,
                                     const DictumTable *figure,
                                     gboolean first);
GPtrArray *dictum_report_box_grid_head (const DictumReportMaker *maker,
                                        const DictumReportGrid *grid);
/* The headings of its columns, again: a box. */
DictumReportBox *dictum_report_box_grid_columns (const DictumReportMaker *maker,
                                                 const DictumReportGrid *grid);
GPtrArray *dictum_report_box_grid_row (const DictumReportMaker *maker,
                                       const DictumReportGrid *grid,
                                       const GPtrArray *row);

/* ---- For both ---- */

/* Text that grows together with its attributes. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
} DictumReportWords;

typedef enum
{
  DICTUM_REPORT_STYLE_PLAIN,
  DICTUM_REPORT_STYLE_BOLD,
  DICTUM_REPORT_STYLE_DIM,
  DICTUM_REPORT_STYLE_ITALIC,
} DictumReportStyle;

#define DICTUM_REPORT_DIM "#4a4a4f"
#define DICTUM_REPORT_RULE "#c4c3c8"

/* The context stays the caller’s. */
void dictum_report_maker_init (DictumReportMaker *maker,
                               const DictumReport *report,
                               PangoContext *context);
void dictum_report_maker_clear (DictumReportMaker *maker);

/* Nothing yet; cleared by g_auto. */
DictumReportWords dictum_report_words_make (void);
void dictum_report_words_clear (DictumReportWords *words);
/* text may be NULL. */
void dictum_report_words_add (DictumReportWords *words, const char *text, DictumReportStyle style);
void dictum_report_words_add_line (DictumReportWords *words, const DictumReportLine *line);
/* What there is room for on paper where a name stands: the first 400 code points. Transfer full. */
char *dictum_report_shorten (const char *text);
/* Takes the attribute. start: in bytes; it ends where the text does now. */
void dictum_report_words_style (DictumReportWords *words, PangoAttribute *attribute, gsize start);

/* Of "#rrggbb" or "#rgb". */
PangoColor dictum_report_parse_colour (const char *colour);
PangoLayout *dictum_report_lay_out (const DictumReportMaker *maker,
                                    const DictumReportWords *words,
                                    DictumReportFont font,
                                    double width);
DictumReportBox *dictum_report_box_new (double before, double height);
void dictum_report_box_free (gpointer box);
void dictum_report_box_add_rectangle (DictumReportBox *box,
                                      double x,
                                      double y,
                                      double width,
                                      double height,
                                      const char *colour);
/* All lines of a layout into one box; returns how high they are. */
double dictum_report_box_add_layout (DictumReportBox *box, PangoLayout *layout, double x, double y);
/* A box for each line, added to boxes; the first two and the last two stay together. Returns where
 * in the array the first one is. */
guint dictum_report_box_lines (GPtrArray *boxes, PangoLayout *layout, double x, double before);
/* A heading in boxes of its own, which keep to what comes next. */
void dictum_report_box_heading (const DictumReportMaker *maker,
                                GPtrArray *boxes,
                                const char *text,
                                DictumReportFont font,
                                double before);
GPtrArray *dictum_report_boxes_new (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DictumReportWords, dictum_report_words_clear)

G_END_DECLS
