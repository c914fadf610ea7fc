/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sidebar"

#include "window/dictum-sidebar-private.h"

#include <glib/gi18n.h>

#include "window/dictum-article-row.h"

#define ROW_HEIGHT 84 /* of an article whose title takes two lines */

/* ---- Pointer ---- */

static void
row_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  DictumSidebar *self = DICTUM_SIDEBAR (data);
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DictumItem *item = dictum_article_row_get_item (DICTUM_ARTICLE_ROW (row));

  if (item == NULL || !gtk_widget_contains (row, x, y))
    return;

  dictum_sidebar_choose_article (self, item);
}

static void
row_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dictum_sidebar_show_article_menu (DICTUM_SIDEBAR (data), row, x, y);
}

static void
row_held_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dictum_sidebar_show_article_menu (DICTUM_SIDEBAR (data), row, x, y);
}

/* ---- Rows of the list ---- */

void
dictum_sidebar_setup_cb (DictumSidebar *self, GtkListItem *item)
{
  dictum_lazy_list_set_up (self->lazy, item);
}

/* A row is used again for another article, and titles are edited. */
static void
name_row (GtkListItem *item)
{
  const DictumArticle *article = dictum_item_get_article (gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (
      item, article != NULL && article->title != NULL ? article->title : _ ("Untitled article"));
}

void
dictum_sidebar_bind_cb (DictumSidebar *self, GtkListItem *item)
{
  name_row (item);
  dictum_lazy_list_bind (self->lazy, item);
}

void
dictum_sidebar_unbind_cb (DictumSidebar *self, GtkListItem *item)
{
  dictum_lazy_list_unbind (self->lazy, item);
}

static GtkWidget *
make_row (DictumSidebar *self)
{
  GtkWidget *row = dictum_article_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, 0);
  g_signal_connect_object (menu_click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (row_held_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (menu_click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (hold));

  return row;
}

static void
fill_row (DictumLazyRow *lazy, gpointer data)
{
  DictumSidebar *self = DICTUM_SIDEBAR (data);
  DictumItem *item = gtk_list_item_get_item (dictum_lazy_row_get_list_item (lazy));
  DictumArticleRow *row;

  if (dictum_lazy_row_get_child (lazy) == NULL)
    dictum_lazy_row_set_child (lazy, make_row (self));

  name_row (dictum_lazy_row_get_list_item (lazy));
  row = DICTUM_ARTICLE_ROW (dictum_lazy_row_get_child (lazy));
  dictum_article_row_set_item (row, dictum_workbench_get_project (self->workbench), item);
  g_ptr_array_add (self->rows, row);
}

static void
empty_row (DictumLazyRow *lazy, gpointer data)
{
  DictumSidebar *self = DICTUM_SIDEBAR (data);
  DictumArticleRow *row = DICTUM_ARTICLE_ROW (dictum_lazy_row_get_child (lazy));

  g_ptr_array_remove_fast (self->rows, row);
  dictum_article_row_set_item (row, NULL, NULL);
}

void
dictum_sidebar_refresh_row (DictumArticleRow *row)
{
  GtkWidget *lazy = gtk_widget_get_ancestor (GTK_WIDGET (row), DICTUM_TYPE_LAZY_ROW);

  name_row (dictum_lazy_row_get_list_item (DICTUM_LAZY_ROW (lazy)));
  dictum_article_row_refresh (row);
}

void
dictum_sidebar_set_up_rows (DictumSidebar *self)
{
  self->lazy = dictum_lazy_list_new (GTK_WIDGET (self->articles), ROW_HEIGHT, fill_row, empty_row,
                                     self);
}
