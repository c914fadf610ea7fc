/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-list-reveal.h"

/* How much is shown above and below what has the focus, in pixels. */
#define MARGIN 16

/**
 * dictum_list_reveal_focus:
 * @list: a list whose rows hold controls
 *
 * Scrolls to the control that has the keyboard focus. GtkListView scrolls to its rows, not to what
 * is in them, and a row may be higher than the list.
 */
void
dictum_list_reveal_focus (GtkListView *list)
{
  GtkRoot *root;
  GtkWidget *focus;
  GtkAdjustment *adjustment;
  double height;
  graphene_rect_t bounds;
  double top;
  double bottom;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  root = gtk_widget_get_root (GTK_WIDGET (list));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (list), &bounds))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  height = gtk_widget_get_height (GTK_WIDGET (list));
  top = (double) bounds.origin.y - MARGIN;
  bottom = (double) (bounds.origin.y + bounds.size.height) + MARGIN;
  if (bottom > height)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + MIN (bottom - height, top));
  else if (top < 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top);
}
