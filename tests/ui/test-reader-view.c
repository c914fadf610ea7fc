/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reader/dictum-article-page.h"
#include "reader/dictum-reader.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* What surrounds the text: headline and byline, the menus, the inspector in a narrow window. */

typedef struct
{
  Fixture base;
  GtkWidget *page;
  GtkWidget *window;
  DictumReader *reader;
} View;

static void
set_up_at (View *view, int width)
{
  fixture_set_up (&view->base);
  view->page = dictum_article_page_new (view->base.workbench);
  view->window = fixture_show (view->page, width, 500);
  view->reader = DICTUM_READER (find_widget (view->page, DICTUM_TYPE_READER, 0));
}

static void
set_up (View *view, gconstpointer data)
{
  set_up_at (view, 1100);
}

static void
set_up_narrow (View *view, gconstpointer data)
{
  set_up_at (view, 420);
}

static void
tear_down (View *view, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (view->page), (gpointer *) &view->page);
  gtk_window_destroy (GTK_WINDOW (view->window));
  fixture_wait (view->page == NULL);
  fixture_tear_down (&view->base);
}

/* An article that is longer than the window, with a title that is not in its text. */
static void
add_long_article (View *view)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  FixtureBlock blocks[60];

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_ptr_array_add (texts,
                       g_strdup_printf ("The harbour master counted %u boats at the pier.", i));
      blocks[i] = (FixtureBlock) { DICTUM_BLOCK_PARAGRAPH, texts->pdata[i] };
    }

  g_set_str (&view->base.article,
             fixture_add_article (&view->base, "Boats", blocks, G_N_ELEMENTS (blocks)));
  dictum_workbench_set_article (view->base.workbench, view->base.article);
}

static GtkWidget *
find_headline (View *view)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *label = find_widget (GTK_WIDGET (view->reader), GTK_TYPE_LABEL, i);

      g_assert_nonnull (label);
      if (gtk_widget_has_css_class (label, "dictum-headline"))
        return label;
    }
}

static float
get_top (View *view, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, GTK_WIDGET (view->reader), &bounds) ? bounds.origin.y
                                                                                : -G_MAXFLOAT;
}

/* Headline and byline go with the text: as far as it was scrolled, and back to where they were. */
static void
test_head (View *view, gconstpointer data)
{
  GtkAdjustment *adjustment;
  GtkWidget *headline;
  float top;

  add_long_article (view);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->reader));
  headline = find_headline (view);
  fixture_wait (gtk_widget_get_mapped (headline) && get_top (view, headline) > 0 &&
                gtk_adjustment_get_upper (adjustment) >
                    gtk_adjustment_get_page_size (adjustment) + 200);
  top = get_top (view, headline);

  gtk_adjustment_set_value (adjustment, 25);
  fixture_wait (ABS (get_top (view, headline) - (top - 25)) < 1);
  gtk_adjustment_set_value (adjustment, 200);
  fixture_wait (get_top (view, headline) < top - 150);
  gtk_adjustment_set_value (adjustment, 0);
  fixture_wait (ABS (get_top (view, headline) - top) < 1);
}

/* The headline stands as the text does, also where the interface runs the other way. */
static void
test_direction (View *view, gconstpointer data)
{
  const FixtureBlock hebrew[] = { { DICTUM_BLOCK_PARAGRAPH, "“הנמל ייפתח” אמר ראש המועצה." } };

  add_long_article (view);
  g_assert_cmpint (gtk_widget_get_direction (find_headline (view)), ==, GTK_TEXT_DIR_LTR);

  g_set_str (&view->base.article, fixture_add_article (&view->base, "הנמל", hebrew, 1));
  dictum_workbench_set_article (view->base.workbench, view->base.article);
  g_assert_cmpint (gtk_widget_get_direction (find_headline (view)), ==, GTK_TEXT_DIR_RTL);
}

/* The item of a menu by its words; GTK has no public type for it. */
static GtkWidget *
find_item (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      if (g_strcmp0 (text, words) == 0)
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child, words);

  return found;
}

static gboolean
works (GtkMenuButton *button, const char *words)
{
  GtkWidget *item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), words);

  g_assert_nonnull (item);

  return gtk_widget_is_sensitive (item);
}

/* What cannot work is greyed out while the menu is open; its key still says why it cannot. */
static void
test_menu (View *view, gconstpointer data)
{
  GtkMenuButton *button = find_part (view->page, "menu_button");
  int start;
  int end;

  gtk_menu_button_popup (button);
  fixture_wait (gtk_menu_button_get_active (button));
  g_assert_true (works (button, "New Claim"));
  g_assert_true (works (button, "Find in the Article"));
  g_assert_false (works (button, "Selection Is the Source…"));
  g_assert_false (works (button, "Delete"));
  gtk_menu_button_popdown (button);
  fixture_wait (!gtk_menu_button_get_active (button));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view->reader), "article.delete", NULL));

  dictum_workbench_set_claim (view->base.workbench,
                              fixture_add_claim (&view->base, "constructive and overdue"));
  gtk_menu_button_popup (button);
  fixture_wait (gtk_menu_button_get_active (button));
  g_assert_true (works (button, "Delete"));
  g_assert_false (works (button, "Selection Is the Source…"));
  g_assert_false (works (button, "Same Source as the Previous Claim"));
  gtk_menu_button_popdown (button);
  fixture_wait (!gtk_menu_button_get_active (button));

  fixture_find (&view->base, "Officials in the capital", &start, &end);
  dictum_reader_select (view->reader, start, end);
  gtk_menu_button_popup (button);
  fixture_wait (gtk_menu_button_get_active (button));
  g_assert_true (works (button, "Selection Is the Source…"));
  gtk_menu_button_popdown (button);
  fixture_wait (!gtk_menu_button_get_active (button));
}

/* Where the inspector lies over the text, its button leads back to it. */
static void
test_back (View *view, gconstpointer data)
{
  AdwOverlaySplitView *split = find_part (view->page, "split");
  GtkWidget *inspector = find_part (view->page, "inspector");
  GtkWidget *button = NULL;

  fixture_wait (adw_overlay_split_view_get_collapsed (split));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  gtk_widget_grab_focus (GTK_WIDGET (view->reader));
  gtk_widget_activate_action (view->page, "article.inspector", NULL);
  fixture_wait (gtk_widget_get_mapped (inspector));

  for (guint i = 0;
       button == NULL ||
       g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "inspector.leave") != 0;
       i++)
    {
      button = find_widget (inspector, GTK_TYPE_BUTTON, i);
      g_assert_nonnull (button);
    }
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_wait (!adw_overlay_split_view_get_show_sidebar (split));
  fixture_wait (gtk_window_get_focus (GTK_WINDOW (view->window)) == GTK_WIDGET (view->reader));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/view/head", View, NULL, set_up, test_head, tear_down);
  g_test_add ("/view/direction", View, NULL, set_up, test_direction, tear_down);
  g_test_add ("/view/menu", View, NULL, set_up, test_menu, tear_down);
  g_test_add ("/view/back", View, NULL, set_up_narrow, test_back, tear_down);

  return g_test_run ();
}
