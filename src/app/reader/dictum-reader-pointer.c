/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <math.h>

#define SLOP 4.0 /* pixels that a click may move */

/* What the pointer does besides what GtkTextView knows. Its own gestures claim the button, so this
 * listens beside them and only acts where nothing was selected. */

static void
to_buffer (DictumReader *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, buffer_x, buffer_y);
}

static gboolean
get_position (DictumReader *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t point;
  double surface_x;
  double surface_y;

  if (native == NULL || !gdk_event_get_position (event, x, y))
    return FALSE;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (!gtk_widget_compute_point (
          GTK_WIDGET (native), GTK_WIDGET (self),
          &GRAPHENE_POINT_INIT ((float) (*x - surface_x), (float) (*y - surface_y)), &point))
    return FALSE;

  *x = (double) point.x;
  *y = (double) point.y;

  return TRUE;
}

/* Of several claims the one with the shortest mark; when it is the current one already, the next.
 */
static void
select_claim_at (DictumReader *self, int offset, gboolean cycle)
{
  g_autoptr (GPtrArray) claims = dictum_reader_list_claims_at (self, offset);
  const DictumClaim *current = dictum_reader_get_current_claim (self);
  guint at = 0;

  if (claims->len == 0)
    return;

  for (guint i = 0; i < claims->len && current != NULL; i++)
    {
      if (g_strcmp0 (dictum_item_get_id (claims->pdata[i]), current->record.id) == 0)
        at = cycle ? (i + 1) % claims->len : i;
    }

  dictum_workbench_set_claim (self->workbench, dictum_item_get_id (claims->pdata[at]));
}

static gboolean
find_offset (DictumReader *self, double x, double y, int *offset)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;

  *offset = gtk_text_iter_get_offset (&iter);

  return TRUE;
}

static void
click (DictumReader *self, double x, double y)
{
  const DictumNumber *number;
  int offset;
  int buffer_x;
  int buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  number = dictum_reader_find_number (self, buffer_x, buffer_y);
  if (number != NULL)
    dictum_reader_press_number (self, number);
  else if (find_offset (self, x, y, &offset))
    select_claim_at (self, offset, TRUE);
}

/* The menu is about what is under the pointer: the selection if it is there, else that claim. */
void
dictum_reader_prepare_menu (DictumReader *self, double x, double y)
{
  int offset;
  int start;
  int end;

  if (!find_offset (self, x, y, &offset))
    return;

  if (dictum_reader_get_selection (self, &start, &end) && offset >= start && offset < end)
    return;

  dictum_reader_set_caret (self, offset);
  select_claim_at (self, offset, FALSE);
}

static void
press (DictumReader *self, guint button, double x, double y)
{
  if (button == GDK_BUTTON_PRIMARY)
    {
      self->pressed = TRUE;
      graphene_point_init (&self->press, (float) x, (float) y);
    }
}

static void
release (DictumReader *self, double x, double y)
{
  gboolean still = fabs (x - (double) self->press.x) <= SLOP &&
                   fabs (y - (double) self->press.y) <= SLOP;

  if (!self->pressed)
    return;

  self->pressed = FALSE;
  if (self->handle < 0 && still && !dictum_reader_get_selection (self, NULL, NULL))
    click (self, x, y);
  dictum_reader_offer_toolbar (self);
}

static gboolean
event_cb (DictumReader *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x;
  double y;

  g_assert (DICTUM_IS_READER (self));

  if (self->text == NULL)
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS && get_position (self, event, &x, &y))
    press (self, gdk_button_event_get_button (event), x, y);
  else if (type == GDK_BUTTON_RELEASE && get_position (self, event, &x, &y))
    release (self, x, y);
  else if (type == GDK_TOUCH_BEGIN && get_position (self, event, &x, &y))
    press (self, GDK_BUTTON_PRIMARY, x, y);
  else if (type == GDK_TOUCH_END && get_position (self, event, &x, &y))
    release (self, x, y);

  return GDK_EVENT_PROPAGATE;
}

/* A double click selects a word, a triple click a sentence, both as the text's language has it. */
gboolean
dictum_reader_extend_selection (GtkTextView *view,
                                GtkTextExtendSelection granularity,
                                const GtkTextIter *location,
                                GtkTextIter *start,
                                GtkTextIter *end)
{
  DictumReader *self = DICTUM_READER (view);
  int offset = gtk_text_iter_get_offset (location);
  int first = offset;
  int last = offset;

  if (self->text == NULL)
    return GDK_EVENT_PROPAGATE;

  switch (granularity)
    {
    case GTK_TEXT_EXTEND_SELECTION_LINE:
      dictum_text_get_sentence (self->text, offset, &first, &last);
      break;

    case GTK_TEXT_EXTEND_SELECTION_WORD:
    default:
      if (!dictum_text_get_word (self->text, offset, &first, &last))
        return GDK_EVENT_PROPAGATE;
      break;
    }

  *start = *location;
  *end = *location;
  gtk_text_iter_set_offset (start, first);
  gtk_text_iter_set_offset (end, last);

  return GDK_EVENT_STOP;
}

void
dictum_reader_init_pointer (DictumReader *self)
{
  GtkEventController *listener = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (listener, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (listener, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), listener);
}
