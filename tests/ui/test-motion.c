/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "claims/dictum-claim-page.h"
#include "dialogs/dictum-preferences-dialog.h"
#include "overview/dictum-picture.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-window-private.h"

/* Where the desktop asks for no motion, nothing moves: what is seen first is what stays. */

#define FRAMES 30 /* so many are compared, half a second's worth */

static GBytes *
paint (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gsize stride;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  downloader = gdk_texture_downloader_new (texture);

  return gdk_texture_downloader_download_bytes (downloader, &stride);
}

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n = data;

  (*n)++;
  return G_SOURCE_CONTINUE;
}

/* Runs the frame clock for so many frames, whether anything is painted in them or not. */
static void
run_frames (GtkWidget *widget, guint n_frames)
{
  guint n = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_cb, &n, NULL);

  wait_until (n >= n_frames);
  gtk_widget_remove_tick_callback (widget, id);
}

/* From the first frame in which it has a place it stays there, as large as it is. */
static void
assert_still (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t first, last;

  run_frames (widget, 2);
  g_assert_true (gtk_widget_compute_bounds (widget, window, &first));
  g_assert_cmpfloat (first.size.width, >, 0);
  for (guint i = 0; i < FRAMES; i++)
    {
      run_frames (widget, 1);
      g_assert_true (gtk_widget_compute_bounds (widget, window, &last));
      g_assert_true (graphene_rect_equal (&first, &last));
    }
}

static void
set_up_sample (Shell *shell, gconstpointer data)
{
  set_up (shell, data);
  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_article (shell->workbench) != NULL);
}

static gboolean
is_shown (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* The bars of the Overview grow, when they are first seen, for who likes that. */
static void
test_picture (Shell *shell, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (shell->window);
  GtkWidget *picture;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) last = NULL;

  dictum_window_show_place (shell->window, "overview");
  wait_until (is_shown (find_widget (window, DICTUM_TYPE_PICTURE, 0)));
  picture = find_widget (window, DICTUM_TYPE_PICTURE, 0);
  run_frames (picture, 2);
  first = paint (picture);
  run_frames (picture, FRAMES);
  last = paint (picture);
  g_assert_cmpuint (g_bytes_get_size (first), >, 0);
  g_assert_true (g_bytes_equal (first, last));
}

static void
test_toast (Shell *shell, gconstpointer data)
{
  GtkWidget *toast;

  run_frames (GTK_WIDGET (shell->window), FRAMES);
  dictum_workbench_message (shell->workbench, "Link copied");
  toast = find_widget (GTK_WIDGET (shell->window), g_type_from_name ("AdwToastWidget"), 0);
  wait_until (is_shown (toast));
  assert_still (toast);
}

/* From a claim to its page, and where the window shows one page at a time. */
static void
test_navigation (Shell *shell, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (shell->window);
  DictumProject *project = dictum_workbench_get_project (shell->workbench);
  g_autoptr (DictumItem) claim = g_list_model_get_item (dictum_project_get_claims (project), 0);
  GtkWidget *page;

  run_frames (window, FRAMES);
  dictum_window_open_claim_page (shell->window, dictum_item_get_id (claim));
  page = find_widget (window, DICTUM_TYPE_CLAIM_PAGE, 0);
  wait_until (is_shown (page));
  assert_still (page);
  adw_navigation_split_view_set_collapsed (shell->window->split, TRUE);
  run_frames (window, FRAMES);
  adw_navigation_split_view_set_show_content (shell->window->split, FALSE);
  assert_still (find_sidebar (shell));
}

static void
test_dialog (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = dictum_preferences_dialog_new ();

  run_frames (GTK_WIDGET (shell->window), FRAMES);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  wait_until (is_shown (adw_dialog_get_child (dialog)));
  assert_still (adw_dialog_get_child (dialog));
  adw_dialog_force_close (dialog);
}

static void
add_tests (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/motion/picture", Shell, NULL, set_up_sample, test_picture, tear_down);
  g_test_add ("/motion/toast", Shell, NULL, set_up_sample, test_toast, tear_down);
  g_test_add ("/motion/navigation", Shell, NULL, set_up_sample, test_navigation, tear_down);
  g_test_add ("/motion/dialog", Shell, NULL, set_up_sample, test_dialog, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
