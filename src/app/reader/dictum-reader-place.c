/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <stdlib.h>

#define REST_DELAY 300 /* milliseconds without scrolling after which the place is kept */

/* Where the editor was in each article, kept in the session. */

static char *
make_key (DictumReader *self, const char *what)
{
  return g_strdup_printf ("%s:%s", what, self->article);
}

static int
load_number (DictumReader *self, const char *what)
{
  g_autofree char *key = make_key (self, what);
  g_autofree char *value = NULL;

  value = dictum_session_get_value (dictum_session_get_default (), self->project, key);

  return value != NULL ? CLAMP (atoi (value), 0, dictum_text_get_length (self->text)) : 0;
}

static void
save_number (DictumReader *self, const char *what, int number)
{
  g_autofree char *key = make_key (self, what);
  g_autofree char *value = g_strdup_printf ("%d", number);

  dictum_session_set_value (dictum_session_get_default (), self->project, key, value);
}

/* GtkTextView can only scroll to lines of which it knows the height, and works these out bit by bit
 * once it is shown. So the first line that was in view is followed down as they come, until all are
 * known: gtk_text_view_scroll_to_mark() would go to where it is thought to be at first, and stay.
 */
static void
follow_place (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle line;
  GdkRectangle shown;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter, self->place);
  gtk_text_view_get_iter_location (view, &iter, &line);
  gtk_text_view_get_visible_rect (view, &shown);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + line.y - shown.y);
}

/* Less urgent than working out heights, so it comes to run when that is done. */
static gboolean
lines_known_cb (gpointer data)
{
  DictumReader *self = DICTUM_READER (data);

  if (gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    return G_SOURCE_CONTINUE;

  follow_place (self);
  self->scroll_pending = FALSE;
  self->scroll_idle = 0;
  return G_SOURCE_REMOVE;
}

/**
 * dictum_reader_watch_lines:
 * @self: a reader
 *
 * To be called when it is mapped or other heights of lines became known: goes on scrolling to where
 * the article was left.
 */
void
dictum_reader_watch_lines (DictumReader *self)
{
  if (!self->scroll_pending || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    follow_place (self);
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add (lines_known_cb, self);
}

/* Puts caret and scroll where they were when the article was left. The scroll is kept as the first
 * character in view: pixels would be others in another window. */
void
dictum_reader_restore_place (DictumReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  int first;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, load_number (self, "caret"));
  gtk_text_buffer_place_cursor (buffer, &iter);

  first = load_number (self, "scroll");
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, first);
  gtk_text_buffer_move_mark (buffer, self->place, &iter);
  self->scroll_pending = first > 0;
  dictum_reader_watch_lines (self);
}

/**
 * dictum_reader_keep_place:
 * @self: a reader
 *
 * Notes in the session where caret and scroll are, for when the article is opened again.
 */
void
dictum_reader_keep_place (DictumReader *self)
{
  GdkRectangle view;
  GtkTextIter iter;

  g_return_if_fail (DICTUM_IS_READER (self));

  if (self->text == NULL || self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  save_number (self, "caret", dictum_reader_get_caret (self));
  /* Until then it is not where the editor left it. */
  if (self->scroll_pending)
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &view);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter,
                                      gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)),
                                      MAX (view.y + 4, 0));
  save_number (self, "scroll", view.y <= 0 ? 0 : gtk_text_iter_get_offset (&iter));
}

static void
rest_cb (gpointer data)
{
  DictumReader *self = DICTUM_READER (data);

  self->rest_timeout = 0;
  dictum_reader_keep_place (self);
  dictum_session_queue_write (dictum_session_get_default ());
}

/**
 * dictum_reader_queue_keep_place:
 * @self: a reader
 *
 * Notes where caret and scroll are once it has come to rest. To be called whenever it is scrolled:
 * a claim that is gone to is scrolled to bit by bit, and one marked on the way must not be found
 * out of sight after a crash.
 */
void
dictum_reader_queue_keep_place (DictumReader *self)
{
  g_return_if_fail (DICTUM_IS_READER (self));

  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rest_timeout = g_timeout_add_once (REST_DELAY, rest_cb, self);
}
