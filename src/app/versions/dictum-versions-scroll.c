/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-private.h"

/* The two sides go together: what stands at a height of one stands at that height of the other,
 * however much was put in or taken out before. */

#define LEVEL 0.3 /* of the height of a page */

static GtkTextView *
get_side (DictumVersionsDialog *self, guint side)
{
  return side == DICTUM_VERSIONS_OLD ? self->old_view : self->new_view;
}

static GtkAdjustment *
get_adjustment (GtkTextView *view)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

/* Where an offset of one side is on the other: within a change, as far in as it is in its own. */
static int
map_offset (DictumVersionsDialog *self, guint side, int offset)
{
  guint low = 0;
  guint high = self->differences->len;
  const DictumRange *here, *there;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->ranges[side], DictumRange, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }
  here = &g_array_index (self->ranges[side], DictumRange, low);
  there = &g_array_index (self->ranges[!side], DictumRange, low);
  if (here->end <= here->start)
    return there->start;
  return there->start + (int) ((double) (offset - here->start) * (there->end - there->start) /
                               (here->end - here->start));
}

/* How far below the top of the page the two sides are level: there where one looks, but at the top
 * and at the bottom of the text with the first and the last line. */
static double
get_level (GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double rest = gtk_adjustment_get_upper (adjustment) - page - value;

  return MAX (MIN (LEVEL * page, value), page - rest);
}

/* Puts the other side beside the one that was scrolled. */
static void
follow (DictumVersionsDialog *self, guint side)
{
  GtkTextView *view = get_side (self, side);
  GtkTextView *other = get_side (self, !side);
  GtkAdjustment *adjustment = get_adjustment (view);
  double level = CLAMP (get_level (adjustment), 0, gtk_adjustment_get_page_size (adjustment));
  double page = gtk_adjustment_get_page_size (adjustment);
  int y = (int) (gtk_adjustment_get_value (adjustment) + level);
  GdkRectangle here, there;
  GtkTextIter iter;

  /* Before there is a place for it, and where all of it is in view, nothing is to be done. */
  if (page < 1 || gtk_adjustment_get_upper (adjustment) <= page)
    return;
  gtk_text_view_get_iter_at_location (view, &iter, 0, y);
  gtk_text_view_get_iter_location (view, &iter, &here);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (other), &iter,
                                      map_offset (self, side, gtk_text_iter_get_offset (&iter)));
  gtk_text_view_get_iter_location (other, &iter, &there);
  self->following = TRUE;
  gtk_adjustment_set_value (get_adjustment (other), there.y + (y - here.y) - level);
  self->following = FALSE;
}

static void
scrolled_cb (DictumVersionsDialog *self, GtkAdjustment *adjustment)
{
  guint side = adjustment == get_adjustment (self->old_view) ? DICTUM_VERSIONS_OLD
                                                             : DICTUM_VERSIONS_NEW;

  if (self->following || self->differences == NULL || self->differences->len == 0)
    return;
  self->leading = side;
  follow (self, side);
}

/* Heights are known only once the lines have been laid out. */
static void
laid_out_cb (DictumVersionsDialog *self)
{
  if (!self->following && self->differences != NULL && self->differences->len > 0)
    follow (self, self->leading);
}

void
dictum_versions_dialog_init_scrolling (DictumVersionsDialog *self)
{
  for (guint side = 0; side < 2; side++)
    {
      GtkAdjustment *adjustment = get_adjustment (get_side (self, side));

      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (laid_out_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/* Brings a place into view in all the views; a side that has nothing there follows the other. */
void
dictum_versions_dialog_scroll_to (DictumVersionsDialog *self, guint difference)
{
  const DictumRange *came = &g_array_index (self->ranges[DICTUM_VERSIONS_NEW], DictumRange,
                                            difference);
  GtkTextView *views[] = { came->end > came->start ? self->new_view : self->old_view,
                           self->inline_view };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_text_view_scroll_to_mark (views[i],
                                  gtk_text_buffer_get_insert (gtk_text_view_get_buffer (views[i])),
                                  0.1, TRUE, 0, LEVEL);
}
