/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* How a PDF document becomes an article: the helper gives words and where they stand
 * (dictum-pdf-read.c), words make pieces of lines (dictum-pdf-line.c), lines that repeat on every
 * page are left out (dictum-pdf-margins.c), the others are put into the order in which people read
 * (dictum-pdf-order.c) and become paragraphs, headings and the rest (dictum-pdf-blocks.c). Lengths
 * are points; the origin is the upper left corner. */

typedef struct
{
  double x0, y0, x1, y1;
  double size; /* of the letters */
  gboolean bold;
  gboolean first;   /* of a line, as far as the helper sees lines */
  const char *text; /* valid UTF-8 without white space, owned by the document */
} DictumPdfWord;

typedef struct
{
  double width;
  double height;
  gboolean is_picture; /* no letters, but pictures */
  GArray *words;       /* of DictumPdfWord */
} DictumPdfPage;

typedef enum
{
  DICTUM_PDF_TITLE,
  DICTUM_PDF_AUTHOR,
  DICTUM_PDF_CREATOR,
  DICTUM_PDF_PRODUCER,
  DICTUM_PDF_CREATED,
  DICTUM_PDF_MODIFIED,
  DICTUM_PDF_N_DETAILS,
} DictumPdfDetail;

typedef struct
{
  char *details[DICTUM_PDF_N_DETAILS];
  GPtrArray *pages; /* of DictumPdfPage: those that were read */
  int n_pages;      /* how many it says it has */
  GStringChunk *text;
} DictumPdfDocument;

/* A piece of a line: words that stand side by side without a wide gap. */
typedef struct
{
  int page; /* from 1 */
  double x0, y0, x1, y1;
  double size;
  gboolean bold;
  gboolean right_to_left;
  guint n_words;
  guint n_letters;
  char *text;
  int region; /* of the page, in reading order: a column, or what stands across columns */
} DictumPdfLine;

/* What lines are measured against. */
typedef struct
{
  double size;    /* of most letters */
  double leading; /* from one line to the next, in sizes */
  gboolean right_to_left;
} DictumPdfBody;

typedef struct
{
  DictumBlockKind kind;
  int level; /* of a heading */
  int page;
  double size;
  gboolean bold;
  gboolean footnote;
  int region;
  gboolean open; /* the next column may go on with it */
  GString *text;
} DictumPdfBlock;

DictumPdfDocument *
dictum_pdf_read (GBytes *bytes, const DictumLoadJob *job, gboolean *complete, GError **error);
DictumPdfDocument *dictum_pdf_document_new (void);
void dictum_pdf_document_free (DictumPdfDocument *self);
gboolean dictum_pdf_document_parse (DictumPdfDocument *self,
                                    const char *line,
                                    gboolean *ended,
                                    GError **error);

GPtrArray *dictum_pdf_make_lines (const DictumPdfPage *page, int number);
void dictum_pdf_measure (GPtrArray *lines, DictumPdfBody *body);
void dictum_pdf_drop_margins (GPtrArray *lines, DictumPdfDocument *document);
void dictum_pdf_order (GPtrArray *lines, const DictumPdfBody *body);
GPtrArray *dictum_pdf_make_blocks (GPtrArray *lines, const DictumPdfBody *body);
void dictum_pdf_find_headings (GPtrArray *blocks, const DictumPdfBody *body);
GHashTable *dictum_pdf_collect_words (GPtrArray *lines);
void dictum_pdf_append_line (GString *text, const char *line, GHashTable *words);
char *dictum_pdf_write_words (DictumPdfWord *const *words, guint n, gboolean right_to_left);
gboolean dictum_pdf_is_right_to_left_letter (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumPdfDocument, dictum_pdf_document_free)

G_END_DECLS
