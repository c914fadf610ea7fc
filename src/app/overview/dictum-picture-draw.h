/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "analysis/dictum-statistics.h"

G_BEGIN_DECLS

/* One thing in a picture that has a name, a number and, perhaps, claims behind it. */
typedef struct
{
  graphene_rect_t area;
  char *label; /* "Government bodies: 12, 32 %" */
  char *query; /* NULL: it leads nowhere */
} DictumPictureMark;

/**
 * DictumPictureStyle:
 *
 * All that a picture looks like besides what it shows: it is drawn the same into a window and into
 * a file. Lengths follow the font.
 */
typedef struct
{
  PangoContext *context;
  double width;
  double em; /* height of a line of text */
  gboolean dark;
  gboolean contrast;
  gboolean rtl;
  GdkRGBA text;
  double grown; /* 0 to 1: how far bars have grown */
} DictumPictureStyle;

/* dictum-picture-tables.c, dictum-picture-chains.c. Draws, and returns the height; snapshot NULL:
 * only measures. marks: takes DictumPictureMark; NULL: nobody wants them. At most max_rows rows of
 * a table are drawn. */
double dictum_picture_draw_table (GtkSnapshot *snapshot,
                                  const DictumPictureStyle *style,
                                  const DictumTable *table,
                                  guint view,
                                  guint max_rows,
                                  GArray *marks);
double dictum_picture_draw_chains (GtkSnapshot *snapshot,
                                   const DictumPictureStyle *style,
                                   const DictumChains *chains,
                                   GArray *marks);
double dictum_picture_get_chains_width (const DictumPictureStyle *style,
                                        const DictumChains *chains);
/* In words: what is drawn of chains, and what is not; transfer full. */
char *dictum_picture_describe_chains (const DictumChains *chains, const DictumChains *drawn);
GArray *dictum_picture_marks_new (void);

/* What a row is called: days and months as the user writes them, which are RFC 3339 in the table.
 */
char *dictum_picture_get_label (const DictumTable *table, guint row);

/* Shared by both: dictum-picture-draw.c. A colour with a part of its strength; an area from where
 * it was laid out, left to right, to where it is. */
GdkRGBA dictum_picture_mix (const GdkRGBA *colour, double part);
graphene_rect_t dictum_picture_turn (const DictumPictureStyle *style, const graphene_rect_t *area);
/* look: a nick of a kind of source or of a part, or "#rrggbb". */
GdkRGBA dictum_picture_get_colour (const DictumPictureStyle *style, const char *look);
void dictum_picture_fill (GtkSnapshot *snapshot,
                          const DictumPictureStyle *style,
                          const char *look,
                          const graphene_rect_t *area,
                          float radius);
/* A line of text, ellipsised to width. align: 0 start, 1 end, 0.5 middle of the width. */
void dictum_picture_write (GtkSnapshot *snapshot,
                           const DictumPictureStyle *style,
                           const char *text,
                           double x,
                           double y,
                           double width,
                           double align,
                           const GdkRGBA *colour);
/* Of the text in one line. */
double dictum_picture_get_width (const DictumPictureStyle *style, const char *text);
/* In as many lines as it takes, bold or dimmed; returns their height. */
double dictum_picture_write_lines (GtkSnapshot *snapshot,
                                   const DictumPictureStyle *style,
                                   const char *text,
                                   double y,
                                   gboolean bold);
/* Takes label and query. */
void dictum_picture_add_mark (const DictumPictureStyle *style,
                              GArray *marks,
                              const graphene_rect_t *area,
                              char *label,
                              char *query);

G_END_DECLS
