/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "reader/dictum-palette.h"
#include "reader/dictum-reader-toolbar.h"
#include "reader/dictum-reader.h"

G_BEGIN_DECLS

/* A line as it is seen, in buffer coordinates. The white space at its end is left out. */
typedef struct
{
  int start;
  int end;
  int next; /* where the next line starts */
  int left; /* of its first character, in buffer coordinates, as y */
  int y;
  int height;
  gboolean right_to_left; /* has characters that are written from right to left */
  gboolean opens_block;
} DictumLine;

/* A number, or several in one, in the margin, in buffer coordinates. */
typedef struct
{
  graphene_rect_t area;
  guint first;
  guint last;
} DictumNumber;

struct _DictumReader
{
  GtkTextView parent_instance;

  DictumWorkbench *workbench;
  GSignalGroup *workbench_signals;
  GSettings *settings; /* NULL when the schema is not installed */

  char *project; /* the id under which the session keeps the place */
  char *article;
  char *version;
  DictumText *text; /* NULL: nothing is shown */

  /* The current mark, and where it would be while a handle is dragged. */
  DictumPart part;
  guint position;
  gboolean moving;
  int moving_start;
  int moving_end;

  /* What is in view, made anew for each frame. */
  GArray *lines;   /* of DictumLine */
  GArray *numbers; /* of DictumNumber */
  graphene_rect_t handles[2];
  gboolean handles_shown;
  int handle; /* that is dragged: 0 start, 1 end, -1 none */
  int handle_dx;
  int handle_dy;
  graphene_point_t handle_at; /* where the pointer is, in the widget */
  gboolean handle_exact;      /* the drag goes by characters, not by words */
  guint handle_tick;          /* scrolls while the pointer is past the edge */
  gint64 handle_time;         /* of the frame before, microseconds */

  GArray *matches; /* of DictumRange; what the search found */
  guint match;

  GtkWidget *menu; /* made when it is first asked for */
  GtkWidget *toolbar;
  guint toolbar_timeout;
  gboolean scroll_pending; /* to where the article was left */
  guint scroll_idle;
  guint rest_timeout; /* keeps the place when scrolling has come to rest */
  GtkWidget *byline;
  GtkWidget *headline;
  guint head_idle;
  guint redraw;        /* tick: the lines were not yet where they are */
  int head_title;      /* where the title in the text ended when these were placed */
  int head_width;      /* of the reader, likewise */
  double head_value;   /* how far the text was scrolled when the head was placed, pixels */
  gboolean allocating; /* while the view is given its size */
  GtkTextMark *place;
  PangoLayout *layout; /* for numbers and speakers */
  double digit_width;  /* of a number, in pixels; 0 until it is measured */
  double dash_width;
  graphene_point_t press;
  gboolean pressed;
};

/* dictum-reader-lines.c, dictum-reader-paint.c */
void dictum_reader_measure_lines (DictumReader *self);
/* Whether the lines are still where they were measured. */
gboolean dictum_reader_has_measured_well (DictumReader *self);
const DictumLine *dictum_reader_find_line (DictumReader *self, int offset);
void dictum_reader_paint_below (DictumReader *self, GtkSnapshot *snapshot);
void dictum_reader_paint_above (DictumReader *self, GtkSnapshot *snapshot);
const DictumPalette *dictum_reader_get_palette (DictumReader *self);
typedef void (*DictumExtentFunc) (DictumReader *self, const graphene_rect_t *extent, gpointer data);
void dictum_reader_foreach_extent (DictumReader *self,
                                   int start,
                                   int end,
                                   DictumExtentFunc func,
                                   gpointer data);

/* dictum-reader-speech.c */
void dictum_reader_make_speech_tag (GtkTextBuffer *buffer);
void dictum_reader_fill_speech (GtkTextBuffer *buffer, const DictumVersion *version);
void dictum_reader_paint_speech (DictumReader *self, GtkSnapshot *snapshot);

/* dictum-reader-gutter.c */
PangoLayout *dictum_reader_get_layout (DictumReader *self);
void dictum_reader_measure_numbers (DictumReader *self, GArray *paints);
void dictum_reader_paint_numbers (DictumReader *self, GtkSnapshot *snapshot);
const DictumNumber *dictum_reader_find_number (DictumReader *self, double x, double y);
void dictum_reader_press_number (DictumReader *self, const DictumNumber *number);

/* dictum-reader-handles.c */
void dictum_reader_init_handles (DictumReader *self);
void dictum_reader_paint_handles (DictumReader *self, GtkSnapshot *snapshot);

/* dictum-reader-popup.c */
void dictum_reader_init_toolbar (DictumReader *self);
void dictum_reader_update_toolbar (DictumReader *self);
void dictum_reader_place_toolbar (DictumReader *self);
void dictum_reader_offer_toolbar (DictumReader *self);

/* dictum-reader-place.c */
void dictum_reader_restore_place (DictumReader *self);
void dictum_reader_watch_lines (DictumReader *self);
void dictum_reader_queue_keep_place (DictumReader *self);

/* dictum-reader-blocks.c */
void dictum_reader_make_tags (GtkTextBuffer *buffer);
void dictum_reader_fill (DictumReader *self, const DictumVersion *version, DictumText *text);
void dictum_reader_update_head (DictumReader *self, const DictumArticle *article);
void dictum_reader_check_head (DictumReader *self);
void dictum_reader_scroll_head (DictumReader *self);
void dictum_reader_load_style (GSettings *settings);

/* dictum-reader-pointer.c */
void dictum_reader_init_pointer (DictumReader *self);
void dictum_reader_prepare_menu (DictumReader *self, double x, double y);
gboolean dictum_reader_extend_selection (GtkTextView *view,
                                         GtkTextExtendSelection granularity,
                                         const GtkTextIter *location,
                                         GtkTextIter *start,
                                         GtkTextIter *end);

/* dictum-reader-keys.c */
void dictum_reader_init_keys (DictumReader *self);

/* dictum-reader-menu.c */
void dictum_reader_init_menu (DictumReader *self);
void dictum_reader_popup_menu (GtkWidget *widget, const char *name, GVariant *parameter);

/* dictum-reader-accessible.c */
void dictum_reader_accessible_text_init (GtkAccessibleTextInterface *iface);

/* dictum-reader.c */
const DictumClaim *dictum_reader_get_current_claim (DictumReader *self);

/* dictum-reader-copy.c */
void dictum_reader_copy_claim (DictumReader *self);
gboolean dictum_reader_snaps (DictumReader *self);

G_END_DECLS
