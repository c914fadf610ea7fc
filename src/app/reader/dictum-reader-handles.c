/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include "window/dictum-format.h"

#include <math.h>

#define KNOB 5.0f
#define REACH 12.0f /* around the knob: a target of 24 pixels */
#define EDGE 16.0f  /* pixels at the top and the bottom where a drag scrolls */
#define SPEED 8.0   /* pixels a second for each pixel past the edge */

/* The two handles at the ends of the current mark. While one is dragged, the mark is painted where
 * it would be; the project changes once, when it is let go. */

enum
{
  HANDLE_START,
  HANDLE_END,
  N_HANDLES
};

typedef struct
{
  graphene_rect_t first;
  graphene_rect_t last;
  gboolean any;
} Ends;

static void
note_ends (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  Ends *ends = data;

  if (!ends->any)
    ends->first = *extent;
  ends->last = *extent;
  ends->any = TRUE;
}

/* Where the range is now: that of the project, or the one that follows the pointer. */
static gboolean
get_range (DictumReader *self, int *start, int *end)
{
  if (!dictum_reader_get_mark (self, NULL, NULL, start, end))
    return FALSE;

  if (self->moving)
    {
      *start = self->moving_start;
      *end = self->moving_end;
    }

  return TRUE;
}

static gboolean
is_mirrored_at (DictumReader *self, int offset)
{
  return dictum_format_is_right_to_left (dictum_text_get_char (self->text, offset));
}

static void
measure_handles (DictumReader *self)
{
  Ends ends = { 0 };
  int start;
  int end;
  float x;

  self->handles_shown = FALSE;
  if (!get_range (self, &start, &end))
    return;

  dictum_reader_foreach_extent (self, start, end, note_ends, &ends);
  if (!ends.any)
    return;

  x = is_mirrored_at (self, start) ? ends.first.origin.x + ends.first.size.width
                                   : ends.first.origin.x;
  graphene_rect_init (&self->handles[HANDLE_START], x - 1, ends.first.origin.y - 1, 2,
                      dictum_reader_find_line (self, start) != NULL ? ends.first.size.height + 2
                                                                    : 0);
  x = is_mirrored_at (self, end - 1) ? ends.last.origin.x
                                     : ends.last.origin.x + ends.last.size.width;
  graphene_rect_init (&self->handles[HANDLE_END], x - 1, ends.last.origin.y - 1, 2,
                      dictum_reader_find_line (self, end - 1) != NULL ? ends.last.size.height + 2
                                                                      : 0);
  self->handles_shown = TRUE;
}

static graphene_point_t
get_knob (DictumReader *self, int handle)
{
  const graphene_rect_t *stem = &self->handles[handle];
  float y = handle == HANDLE_START ? stem->origin.y - KNOB / 2.0f
                                   : stem->origin.y + stem->size.height + KNOB / 2.0f;

  return GRAPHENE_POINT_INIT (stem->origin.x + 1, y);
}

void
dictum_reader_paint_handles (DictumReader *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *colour = &dictum_reader_get_palette (self)->current_outline;

  measure_handles (self);
  if (!self->handles_shown)
    return;

  for (int i = 0; i < N_HANDLES; i++)
    {
      graphene_point_t knob = get_knob (self, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT (knob.x - KNOB, knob.y - KNOB, 2 * KNOB, 2 * KNOB);
      GskRoundedRect circle;

      if (self->handles[i].size.height <= 0)
        continue;

      gtk_snapshot_append_color (snapshot, colour, &self->handles[i]);
      gsk_rounded_rect_init_from_rect (&circle, &area, KNOB);
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, colour, &area);
      gtk_snapshot_pop (snapshot);
    }
}

static void
to_buffer (DictumReader *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, buffer_x, buffer_y);
}

/* The handle within reach of a place in the widget, or -1. The nearer one, if both are. */
static int
find_handle (DictumReader *self, double x, double y)
{
  int found = -1;
  float nearest = REACH;
  int buffer_x;
  int buffer_y;

  if (!self->handles_shown)
    return -1;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  for (int i = 0; i < N_HANDLES; i++)
    {
      graphene_point_t knob = get_knob (self, i);
      float distance = graphene_point_distance (
          &knob, &GRAPHENE_POINT_INIT ((float) buffer_x, (float) buffer_y), NULL, NULL);

      if (self->handles[i].size.height > 0 && distance <= nearest)
        {
          found = i;
          nearest = distance;
        }
    }

  return found;
}

/* To the nearer end of the word that the offset is in; between words it stays. */
static int
snap (DictumReader *self, int offset)
{
  int start;
  int end;

  if (!dictum_text_get_word (self->text, offset, &start, &end) || offset <= start || offset >= end)
    return offset;

  return offset - start < end - offset ? start : end;
}

static void
move_to (DictumReader *self, int offset)
{
  int start;
  int end;

  if (!dictum_reader_get_mark (self, NULL, NULL, &start, &end))
    return;

  if (!self->handle_exact)
    offset = snap (self, offset);

  if (self->handle == HANDLE_START)
    start = CLAMP (offset, 0, end - 1);
  else
    end = CLAMP (offset, start + 1, dictum_text_get_length (self->text));

  self->moving = TRUE;
  self->moving_start = start;
  self->moving_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The end goes to the text that is at the pointer now. */
static void
follow_pointer (DictumReader *self)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;
  int trailing;

  to_buffer (self, (double) self->handle_at.x, (double) self->handle_at.y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing,
                                      buffer_x + self->handle_dx, buffer_y + self->handle_dy);
  move_to (self, gtk_text_iter_get_offset (&iter) + (trailing > 0));
}

/* How far the pointer is past the top (negative) or the bottom of what is in view, in pixels. */
static float
get_overshoot (DictumReader *self)
{
  float bottom = (float) gtk_widget_get_height (GTK_WIDGET (self)) - EDGE;

  if (self->handle < 0)
    return 0;

  return MIN (self->handle_at.y - EDGE, 0) + MAX (self->handle_at.y - bottom, 0);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumReader *self = DICTUM_READER (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->handle_time) / G_USEC_PER_SEC;
  double overshoot = (double) get_overshoot (self);

  if (fabs (overshoot) < 1.0)
    {
      self->handle_tick = 0;
      return G_SOURCE_REMOVE;
    }

  self->handle_time = now;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            overshoot * SPEED * MIN (seconds, 0.1));
  follow_pointer (self);

  return G_SOURCE_CONTINUE;
}

/* A mark may end below the window: there the text comes to meet the pointer. */
static void
scroll_if_needed (DictumReader *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->handle_tick != 0 || clock == NULL || fabsf (get_overshoot (self)) < 1.0f)
    return;

  self->handle_time = gdk_frame_clock_get_frame_time (clock);
  self->handle_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
finish_move (DictumReader *self)
{
  const DictumClaim *claim = dictum_reader_get_current_claim (self);
  int start;
  int end;

  self->handle = -1;
  if (!self->moving)
    return;

  self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (dictum_reader_get_mark (self, NULL, NULL, &start, &end) &&
      (start != self->moving_start || end != self->moving_end))
    {
      g_autoptr (GError) error = NULL;
      DictumChange *change = dictum_edit_resize (
          dictum_workbench_get_project (self->workbench), claim->record.id, self->part,
          self->position, self->moving_start, self->moving_end,
          dictum_workbench_get_author (self->workbench), &error);

      dictum_workbench_take (self->workbench, change, g_steal_pointer (&error), NULL);
    }
}

static void
drag_begin_cb (DictumReader *self, double x, double y, GtkGesture *gesture)
{
  graphene_point_t knob;
  int buffer_x;
  int buffer_y;

  g_assert (DICTUM_IS_READER (self));

  self->handle = find_handle (self, x, y);
  if (self->handle < 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  /* The text under the finger is not the text that the knob belongs to: the drag is measured from
   * the middle of the stem. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  graphene_rect_get_center (&self->handles[self->handle], &knob);
  to_buffer (self, x, y, &buffer_x, &buffer_y);
  self->handle_dx = (int) knob.x - buffer_x;
  self->handle_dy = (int) knob.y - buffer_y;
}

static void
drag_update_cb (DictumReader *self, double dx, double dy, GtkGestureDrag *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  double x;
  double y;

  g_assert (DICTUM_IS_READER (self));

  if (self->handle < 0)
    return;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  graphene_point_init (&self->handle_at, (float) (x + dx), (float) (y + dy));
  self->handle_exact = !dictum_reader_snaps (self) || (state & GDK_CONTROL_MASK) != 0;
  follow_pointer (self);
  scroll_if_needed (self);
}

static void
drag_end_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  finish_move (self);
}

static void
drag_cancel_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  self->handle = -1;
  self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (DictumReader *self, double x, double y)
{
  int buffer_x;
  int buffer_y;
  const char *cursor = "text";

  g_assert (DICTUM_IS_READER (self));

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (self->handle >= 0 || find_handle (self, x, y) >= 0)
    cursor = "col-resize";
  else if (dictum_reader_find_number (self, buffer_x, buffer_y) != NULL)
    cursor = "pointer";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

void
dictum_reader_init_handles (DictumReader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
