/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumLazyRow:
 *
 * What stands in a row of a long list: nothing, as high as other rows are, until the row comes into
 * view; then what its list fills it with. It owns its child, and keeps it for the next item.
 */
#define DICTUM_TYPE_LAZY_ROW (dictum_lazy_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumLazyRow, dictum_lazy_row, DICTUM, LAZY_ROW, GtkWidget)

/* The child is borrowed, and NULL until the row is first filled. set_child is for filling it. The
 * item is borrowed: that of the row, NULL while the row has none. */
GtkWidget *dictum_lazy_row_get_child (DictumLazyRow *self);
void dictum_lazy_row_set_child (DictumLazyRow *self, GtkWidget *child);
GtkListItem *dictum_lazy_row_get_list_item (DictumLazyRow *self);

/* Whether it shows its item. fill() has it do so now, in view or not. */
gboolean dictum_lazy_row_is_filled (DictumLazyRow *self);
void dictum_lazy_row_fill (DictumLazyRow *self);

/* In a GtkColumnView each cell has one of its own; what is said of rows holds for them too, and
 * their item is a GtkColumnViewCell. */
void dictum_lazy_row_set_slight (DictumLazyRow *self);
void dictum_lazy_row_fill_line_again (DictumLazyRow *self);
DictumLazyRow *dictum_lazy_row_find (GtkWidget *widget);

/**
 * DictumLazyList:
 *
 * Fills the rows of a GtkListView or the cells of a GtkColumnView, those that are in view only.
 * Each of the two keeps two hundred rows at hand, wherever it is scrolled to: to make and lay out
 * as many cards takes a third of a second, and a dozen can be seen. Rows are filled while the
 * window is laid out, when it is known where they are, and before it is drawn: an empty one is
 * never seen.
 */
#define DICTUM_TYPE_LAZY_LIST (dictum_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumLazyList, dictum_lazy_list, DICTUM, LAZY_LIST, GObject)

typedef void (*DictumLazyFunc) (DictumLazyRow *row, gpointer data);

/* fill: gives the row its child, if it has none yet, and shows the row's item in it. empty: the row
 * shows its item no longer. height: of a row before one is known, in pixels. Lives at least as long
 * as the list's factory calls one of the three below, from setup, bind and unbind. */
DictumLazyList *dictum_lazy_list_new (GtkWidget *view,
                                      int height,
                                      DictumLazyFunc fill,
                                      DictumLazyFunc empty,
                                      gpointer data);
void dictum_lazy_list_set_up (DictumLazyList *self, GtkListItem *item);
void dictum_lazy_list_bind (DictumLazyList *self, GtkListItem *item);
void dictum_lazy_list_unbind (DictumLazyList *self, GtkListItem *item);
void dictum_lazy_list_scroll_to (DictumLazyList *self, guint position);

G_END_DECLS
