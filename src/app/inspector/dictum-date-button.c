/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-date-button.h"

#include <stdio.h>

#include <glib/gi18n.h>

#define SHOWING "dictum-showing" /* of a calendar: it follows the text */

static void
show_cb (GtkCalendar *calendar)
{
  GtkEditable *editable = g_object_get_data (G_OBJECT (calendar), "dictum-editable");
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (gtk_editable_get_text (editable), "%4d-%2d-%2d", &year, &month, &day) == 3)
    date = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (date == NULL)
    date = g_date_time_new_now_local ();
  g_object_set_data (G_OBJECT (calendar), SHOWING, calendar);
  gtk_calendar_select_day (calendar, date);
  g_object_set_data (G_OBJECT (calendar), SHOWING, NULL);
}

static void
day_cb (GtkCalendar *calendar, GtkEditable *editable)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (g_object_get_data (G_OBJECT (calendar), SHOWING) != NULL)
    return;

  date = gtk_calendar_get_date (calendar);
  text = g_date_time_format (date, "%Y-%m-%d");
  gtk_editable_set_text (editable, text);
}

GtkWidget *
dictum_date_button_new (GtkEditable *editable)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_object_set_data (G_OBJECT (calendar), "dictum-editable", editable);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_cb), editable,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (popover, "show", G_CALLBACK (show_cb), calendar, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose from a calendar"));

  return button;
}
