/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#define DELAY 140 /* milliseconds: while a selection grows, nothing stands in its way */
#define DISTANCE 10
#define EDGE 6

/* When the toolbar is shown, and where. It is a child of the text view in buffer coordinates, so
 * that it follows scrolling by itself. */

/* Below the selection; above it where there is no room below. */
static int
choose_height (DictumReader *self, const GdkRectangle *visible, int above, int below, int height)
{
  if (below + DISTANCE + height <= visible->y + visible->height)
    return below + DISTANCE;
  if (above - DISTANCE - height >= visible->y)
    return above - DISTANCE - height;

  return MAX (visible->y, visible->y + visible->height - height - EDGE);
}

/**
 * dictum_reader_place_toolbar:
 * @self: a reader
 *
 * Puts the toolbar, if it is shown, beside the selection.
 */
void
dictum_reader_place_toolbar (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible;
  GdkRectangle from;
  GdkRectangle to;
  GtkTextIter first;
  GtkTextIter last;
  int width;
  int height;
  int x;

  if (self->toolbar == NULL || !gtk_widget_get_visible (self->toolbar) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &first, &last))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &first, &from);
  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (view, &last, &to);

  width = dictum_reader_toolbar_get_natural_width (DICTUM_READER_TOOLBAR (self->toolbar),
                                                   visible.width - 2 * EDGE);
  gtk_widget_set_size_request (self->toolbar, width, -1);
  gtk_widget_measure (self->toolbar, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  x = from.y == to.y ? (from.x + to.x + to.width) / 2 - width / 2 : to.x + to.width - width / 2;
  x = MAX (x, MIN (gtk_text_view_get_left_margin (view), visible.x + visible.width - width - EDGE));
  x = CLAMP (x, visible.x + EDGE, MAX (visible.x + EDGE, visible.x + visible.width - width - EDGE));
  gtk_text_view_move_overlay (view, self->toolbar, x,
                              choose_height (self, &visible, from.y, to.y + to.height, height));
}

static gboolean
show_toolbar_cb (gpointer data)
{
  DictumReader *self = data;

  self->toolbar_timeout = 0;
  dictum_reader_update_toolbar (self);
  gtk_widget_set_visible (self->toolbar, dictum_reader_get_selection (self, NULL, NULL));
  dictum_reader_place_toolbar (self);

  return G_SOURCE_REMOVE;
}

static void
selection_changed_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  if (self->toolbar == NULL)
    return;

  g_clear_handle_id (&self->toolbar_timeout, g_source_remove);
  gtk_widget_set_visible (self->toolbar, FALSE);
  /* The buffer's own note of whether anything is selected is brought up to date after this. */
  if (!self->pressed && dictum_reader_get_selection (self, NULL, NULL))
    self->toolbar_timeout = g_timeout_add (DELAY, show_toolbar_cb, self);
}

static void
mark_set_cb (DictumReader *self, GtkTextIter *iter, GtkTextMark *mark, GtkTextBuffer *buffer)
{
  g_assert (DICTUM_IS_READER (self));

  if (mark == gtk_text_buffer_get_insert (buffer) ||
      mark == gtk_text_buffer_get_selection_bound (buffer))
    selection_changed_cb (self);
}

/**
 * dictum_reader_update_toolbar:
 * @self: a reader
 *
 * Tells the toolbar what the current claim is.
 */
void
dictum_reader_update_toolbar (DictumReader *self)
{
  const DictumClaim *claim = dictum_reader_get_current_claim (self);

  if (self->toolbar == NULL)
    return;

  dictum_reader_toolbar_set_number (
      DICTUM_READER_TOOLBAR (self->toolbar),
      claim != NULL ? dictum_reader_get_number (self, claim->record.id) : 0);
  dictum_reader_place_toolbar (self);
}

/* Called when a button of the pointer is let go: what was selected with it is complete. */
void
dictum_reader_offer_toolbar (DictumReader *self)
{
  selection_changed_cb (self);
}

void
dictum_reader_init_toolbar (DictumReader *self)
{
  self->toolbar = dictum_reader_toolbar_new ();
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), self->toolbar, 0, 0);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "mark-set",
                           G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
}
