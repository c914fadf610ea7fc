/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumReader:
 *
 * The text of the workbench's current article, in a readable column, with its claims painted in it.
 * The buffer holds exactly the text of the article's latest version, so that an offset in the one
 * is an offset in the other; only the style of its blocks is set in tags. Marks are not in the
 * buffer at all: what is seen of them is drawn from the project's span index each time the view is
 * drawn, for the lines in view only. So nothing has to be kept in step, and a change costs one
 * frame however many claims there are.
 *
 * It shows and selects; the keys and menus that change something belong to the article page.
 * Offsets are code points. Signal: "menu-toggled" (gboolean open): the context menu comes or goes.
 */
#define DICTUM_TYPE_READER (dictum_reader_get_type ())
G_DECLARE_FINAL_TYPE (DictumReader, dictum_reader, DICTUM, READER, GtkTextView)

GtkWidget *dictum_reader_new (DictumWorkbench *workbench);
DictumText *dictum_reader_get_text (DictumReader *self);
const char *dictum_reader_get_article (DictumReader *self);

/* Caret and selection. */
gboolean dictum_reader_get_selection (DictumReader *self, int *start, int *end);
void dictum_reader_select (DictumReader *self, int start, int end);
void dictum_reader_clear_selection (DictumReader *self);
int dictum_reader_get_caret (DictumReader *self);
const DictumBlock *dictum_reader_get_block_at (DictumReader *self, int offset);
void dictum_reader_set_caret (DictumReader *self, int offset);
void dictum_reader_reveal (DictumReader *self, int start, int end);
void dictum_reader_get_area (DictumReader *self, int start, int end, GdkRectangle *area);
void dictum_reader_keep_place (DictumReader *self);

/* The mark of the current claim that resizing keys and handles act on. */
gboolean dictum_reader_get_mark (DictumReader *self,
                                 DictumPart *part,
                                 guint *position,
                                 int *start,
                                 int *end);
void dictum_reader_set_mark (DictumReader *self, DictumPart part, guint position);
gboolean dictum_reader_step_mark (DictumReader *self, int step);
GPtrArray *dictum_reader_list_claims_at (DictumReader *self, int offset);

/* The place of a claim in its article, 1..n; 0 when it is not in it. */
guint dictum_reader_get_number (DictumReader *self, const char *claim);
DictumItem *dictum_reader_get_numbered (DictumReader *self, guint number);

/* Search in the text. */
guint dictum_reader_search (DictumReader *self, const char *words);
gboolean dictum_reader_get_match (DictumReader *self, int *start, int *end);
guint dictum_reader_step_match (DictumReader *self, int step);

/* What is painted, for the drawing itself and for tests. */
typedef struct
{
  int start;
  int end;
  DictumPart part;
  int kind;         /* of a source: DictumSourceKind, or -1 */
  gboolean current; /* of the current claim */
  gboolean moving;  /* follows the pointer, is not what the project has */
  guint number;     /* of its claim, for the first fragment of content; otherwise 0 */
} DictumPaint;

GArray *dictum_reader_list_paints (DictumReader *self, int start, int end);

G_END_DECLS
