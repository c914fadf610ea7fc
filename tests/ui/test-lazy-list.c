/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "dictum-lazy-list.h"
#include "ui-wait.h"

/* Rows of a long list: filled where they are in view, there always and nowhere else, and with what
 * belongs there. */

#define ITEMS 1000
#define GUESS 40   /* pixels: how high a row is thought to be */
#define HEIGHT 400 /* pixels: of the list */

typedef struct
{
  GtkWidget *window;
  GtkListView *view;
  GtkSingleSelection *selection;
  DictumLazyList *lazy;
  guint made;   /* children */
  guint filled; /* rows, at this moment */
} List;

static const char *
get_string (DictumLazyRow *row)
{
  return gtk_string_object_get_string (
      gtk_list_item_get_item (dictum_lazy_row_get_list_item (row)));
}

static void
fill_cb (DictumLazyRow *row, gpointer data)
{
  List *list = data;
  GtkWidget *label = dictum_lazy_row_get_child (row);

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      dictum_lazy_row_set_child (row, label);
      list->made++;
    }
  /* Rows of different heights, none of them the one that was guessed. */
  gtk_widget_set_size_request (label, -1, 20 + (int) strlen (get_string (row)) * 10);
  gtk_label_set_label (GTK_LABEL (label), get_string (row));
  list->filled++;
}

static void
empty_cb (DictumLazyRow *row, gpointer data)
{
  List *list = data;

  g_assert_true (dictum_lazy_row_is_filled (row));
  list->filled--;
}

static void
setup_cb (List *list, GtkListItem *item)
{
  dictum_lazy_list_set_up (list->lazy, item);
}

static void
bind_cb (List *list, GtkListItem *item)
{
  dictum_lazy_list_bind (list->lazy, item);
}

static void
unbind_cb (List *list, GtkListItem *item)
{
  dictum_lazy_list_unbind (list->lazy, item);
}

static GListModel *
make_model (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < ITEMS; i++)
    gtk_string_list_take (strings, g_strdup_printf ("%u", i));

  return G_LIST_MODEL (strings);
}

static void
set_up (List *list, gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), list);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), list);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), list);
  list->selection = gtk_single_selection_new (NULL);
  list->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (list->selection)), factory));
  list->lazy = dictum_lazy_list_new (GTK_WIDGET (list->view), GUESS, fill_cb, empty_cb, list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list->view));
  list->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (list->window), 300, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (list->window), scrolled);
  gtk_window_present (GTK_WINDOW (list->window));
}

static void
tear_down (List *list, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (list->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (list->filled, ==, 0);
  g_clear_object (&list->selection);
  g_assert_finalize_object (list->lazy);
}

static void
show_items (List *list)
{
  g_autoptr (GListModel) model = make_model ();

  gtk_single_selection_set_model (list->selection, model);
}

typedef struct
{
  guint rows;
  guint in_view;
  guint wrong;
  guint lowest;
  guint highest;
} Seen;

/* What is in view: each row must say what its item says. */
static void
look (List *list, GtkWidget *widget, Seen *seen)
{
  graphene_rect_t bounds;
  DictumLazyRow *row;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       !DICTUM_IS_LAZY_ROW (widget) && child != NULL; child = gtk_widget_get_next_sibling (child))
    look (list, child, seen);
  if (!DICTUM_IS_LAZY_ROW (widget))
    return;

  row = DICTUM_LAZY_ROW (widget);
  seen->rows++;
  if (!gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, GTK_WIDGET (list->view), &bounds) ||
      bounds.size.height <= 0 || bounds.origin.y >= (float) HEIGHT ||
      bounds.origin.y + bounds.size.height <= 0)
    return;

  seen->in_view++;
  seen->lowest = MIN (seen->lowest, (guint) atoi (get_string (row)));
  seen->highest = MAX (seen->highest, (guint) atoi (get_string (row)));
  if (!dictum_lazy_row_is_filled (row) ||
      !gtk_widget_get_child_visible (dictum_lazy_row_get_child (row)) ||
      g_strcmp0 (gtk_label_get_label (GTK_LABEL (dictum_lazy_row_get_child (row))),
                 get_string (row)) != 0)
    seen->wrong++;
}

static Seen
see (List *list)
{
  Seen seen = { .lowest = G_MAXUINT };

  look (list, GTK_WIDGET (list->view), &seen);

  return seen;
}

/* When a frame is drawn, all that is in it must be there. */
static void
drawn_cb (GdkFrameClock *clock, List *list)
{
  g_assert_cmpuint (see (list).wrong, ==, 0);
}

static void
test_in_view (List *list, gconstpointer data)
{
  Seen seen;

  g_signal_connect (gtk_widget_get_frame_clock (list->window), "paint", G_CALLBACK (drawn_cb),
                    list);
  show_items (list);
  wait_until (see (list).in_view > 5);
  seen = see (list);
  /* The toolkit has its two hundred at hand, and there are no more than can be seen. */
  g_assert_cmpuint (seen.rows, >, 100);
  g_assert_cmpuint (seen.wrong, ==, 0);
  g_assert_cmpuint (seen.lowest, ==, 0);
  g_assert_cmpuint (list->made, <, 40);
}

static void
test_scroll (List *list, gconstpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (list->window), "paint", G_CALLBACK (drawn_cb),
                    list);
  show_items (list);
  wait_until (see (list).in_view > 5);

  gtk_list_view_scroll_to (list->view, 700, GTK_LIST_SCROLL_NONE, NULL);
  wait_until (see (list).highest >= 700 && see (list).lowest > 600);
  for (guint i = 0; i < 60; i++)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list->view));
      guint before = see (list).lowest;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - HEIGHT / 2.0);
      wait_until (see (list).lowest != before);
    }
  g_assert_cmpuint (see (list).wrong, ==, 0);
  g_assert_cmpuint (list->made, <, 210);
}

/* Where the editor was is gone to before there was a first frame. */
static void
test_at_once (List *list, gconstpointer data)
{
  show_items (list);
  dictum_lazy_list_scroll_to (list->lazy, 900);
  wait_until (see (list).in_view > 5);
  g_assert_cmpuint (see (list).highest, >=, 900);
  g_assert_cmpuint (see (list).lowest, >, 800);
  g_assert_cmpuint (see (list).wrong, ==, 0);
}

/* What gets the focus is wanted before it comes into view. */
static void
test_beforehand (List *list, gconstpointer data)
{
  GtkWidget *last = NULL;

  show_items (list);
  wait_until (see (list).in_view > 5);
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (list->view));
       child != NULL && last == NULL; child = gtk_widget_get_prev_sibling (child))
    if (DICTUM_IS_LAZY_ROW (gtk_widget_get_first_child (child)))
      last = gtk_widget_get_first_child (child);

  g_assert_nonnull (last);
  g_assert_false (dictum_lazy_row_is_filled (DICTUM_LAZY_ROW (last)));
  dictum_lazy_row_fill (DICTUM_LAZY_ROW (last));
  g_assert_true (dictum_lazy_row_is_filled (DICTUM_LAZY_ROW (last)));
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (dictum_lazy_row_get_child (DICTUM_LAZY_ROW (last)))), ==,
      get_string (DICTUM_LAZY_ROW (last)));
}

/* Children are kept for the next items, and say nothing of those before. */
static void
test_again (List *list, gconstpointer data)
{
  guint made;

  show_items (list);
  wait_until (see (list).in_view > 5);
  made = list->made;
  gtk_single_selection_set_model (list->selection, NULL);
  wait_until (see (list).in_view == 0);
  g_assert_cmpuint (list->filled, ==, 0);

  show_items (list);
  wait_until (see (list).in_view > 5);
  g_assert_cmpuint (see (list).wrong, ==, 0);
  g_assert_cmpuint (list->made, <, 2 * made + 40);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/lazy-list/" name, List, NULL, set_up, func, tear_down)
  ADD ("in-view", test_in_view);
  ADD ("scroll", test_scroll);
  ADD ("at-once", test_at_once);
  ADD ("beforehand", test_beforehand);
  ADD ("again", test_again);
#undef ADD

  return g_test_run ();
}
