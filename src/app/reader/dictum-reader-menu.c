/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

/* The context menu. GtkTextView's own begins with what can be done to a text that is written; here
 * the view's "extra-menu" is all of it. */

static void
closed_cb (DictumReader *self)
{
  g_assert (DICTUM_IS_READER (self));

  g_signal_emit_by_name (self, "menu-toggled", FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_menu (DictumReader *self, const GdkRectangle *at)
{
  GMenuModel *model = gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (self));

  if (model == NULL || self->text == NULL)
    return;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  g_signal_emit_by_name (self, "menu-toggled", TRUE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (DictumReader *self, int n_press, double x, double y, GtkGesture *gesture)
{
  g_assert (DICTUM_IS_READER (self));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  dictum_reader_prepare_menu (self, x, y);
  show_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* The Menu key: at the caret. */
void
dictum_reader_popup_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumReader *self = DICTUM_READER (widget);
  int caret = dictum_reader_get_caret (self);
  GdkRectangle at;

  dictum_reader_get_area (self, caret, caret + 1, &at);
  show_menu (self, &at);
}

void
dictum_reader_init_menu (DictumReader *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
