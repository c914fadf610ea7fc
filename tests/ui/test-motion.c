/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "claims/dictum-claim-page.h"
#include "dialogs/dictum-preferences-dialog.h"
#include "overview/dictum-picture.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-window-private.h"

/* Where the desktop asks for no motion, nothing moves: what is seen first is what stays. Where it
 * does not ask, the same things are seen moving, so that it is known that this sees what moves. */

#define FRAMES 30 /* so many are compared, half a second's worth */

/* A machine that is busy for as long as a motion takes shows only its end. Then once more. */
#define ATTEMPTS 20

/* What moves: how it is found in a window, and what brings it there. */
typedef struct
{
  const char *name;
  GtkWidget *(*find) (Shell *shell);
  void (*bring) (Shell *shell);
  gboolean drawn;                 /* it moves inside, rather than as a whole */
  void (*prepare) (Shell *shell); /* what is done before it is looked at */
} Motion;

/* How a widget was seen, in each frame from the first in which it had a place. */
typedef struct
{
  Shell *shell;
  const Motion *motion;
  guint n_frames;
  gboolean moved;
  graphene_rect_t place;
  double opacity;
  GBytes *drawing;
} Watch;

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

static double
get_opacity (GtkWidget *widget)
{
  double opacity = 1;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    opacity *= gtk_widget_get_opacity (widget);

  return opacity;
}

static gboolean
is_shown (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* After a frame was painted: what is on the screen now. */
static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  GtkWidget *widget = watch->motion->find (watch->shell);
  g_autoptr (GBytes) drawing = NULL;
  graphene_rect_t place;
  double opacity;

  if (!is_shown (widget))
    return;

  g_assert_true (
      gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &place));
  opacity = get_opacity (widget);
  drawing = watch->motion->drawn ? paint (widget) : g_bytes_new (NULL, 0);
  if (watch->n_frames++ > 0)
    watch->moved = watch->moved || !graphene_rect_equal (&place, &watch->place) ||
                   !G_APPROX_VALUE (opacity, watch->opacity, 0.001) ||
                   !g_bytes_equal (drawing, watch->drawing);
  watch->place = place;
  watch->opacity = opacity;
  g_clear_pointer (&watch->drawing, g_bytes_unref);
  watch->drawing = g_steal_pointer (&drawing);
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

/* Whether it is seen to move, in a window of its own. */
static gboolean
is_seen_moving (const Motion *motion)
{
  Shell shell = { 0 };
  Watch watch = { .shell = &shell, .motion = motion };
  GdkFrameClock *clock;
  gulong id;
  guint tick;
  guint n = 0;

  set_up (&shell, NULL);
  dictum_window_open_sample (shell.window);
  wait_until (dictum_workbench_get_article (shell.workbench) != NULL);
  run_frames (GTK_WIDGET (shell.window), FRAMES);
  if (motion->prepare != NULL)
    motion->prepare (&shell);

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (shell.window));
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &watch);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (shell.window), count_cb, &n, NULL);
  motion->bring (&shell);
  wait_until (watch.n_frames >= FRAMES);
  gtk_widget_remove_tick_callback (GTK_WIDGET (shell.window), tick);
  g_signal_handler_disconnect (clock, id);
  g_clear_pointer (&watch.drawing, g_bytes_unref);
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell.window)) != NULL)
    adw_dialog_force_close (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell.window)));
  tear_down (&shell, NULL);

  return watch.moved;
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
test_motion (gconstpointer data)
{
  gboolean moved = FALSE;

  g_assert_false (is_seen_moving (data));

  set_animations (TRUE);
  for (guint i = 0; i < ATTEMPTS && !moved; i++)
    moved = is_seen_moving (data);
  set_animations (FALSE);
  g_assert_true (moved);
}

/* The bars of the Overview grow, when they are first seen. */
static GtkWidget *
find_picture (Shell *shell)
{
  return find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_PICTURE, 0);
}

/* By itself: on its page figures come one after the other. */
static void
bring_picture (Shell *shell)
{
  GtkStack *states = find_child (shell, DICTUM_TYPE_WINDOW, "states");
  GtkWidget *picture = g_object_new (DICTUM_TYPE_PICTURE, NULL);
  DictumTable *table = dictum_table_new ("test", DICTUM_FORM_BARS);
  DictumTableRow *row;

  dictum_table_add_column (table, "claims", "Claims", DICTUM_VALUE_COUNT, NULL, NULL);
  dictum_table_add_view (table, "Claims", 0, 1, 0);
  row = dictum_table_add_row (table, "a", "The ferry board", NULL, NULL);
  row->values[0] = 4;
  dictum_picture_set_content (DICTUM_PICTURE (picture), table, 0, NULL);
  g_object_set_data_full (G_OBJECT (picture), "table", table, (GDestroyNotify) dictum_table_free);
  gtk_stack_add_child (states, picture);
  gtk_stack_set_visible_child (states, picture);
}

static GtkWidget *
find_toast (Shell *shell)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 ? find_widget (GTK_WIDGET (shell->window), type, 0) : NULL;
}

static void
bring_toast (Shell *shell)
{
  dictum_workbench_message (shell->workbench, "Link copied");
}

/* From a claim to its page. */
static GtkWidget *
find_page (Shell *shell)
{
  return find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_CLAIM_PAGE, 0);
}

static void
bring_page (Shell *shell)
{
  DictumProject *project = dictum_workbench_get_project (shell->workbench);
  g_autoptr (DictumItem) claim = g_list_model_get_item (dictum_project_get_claims (project), 0);

  dictum_window_open_claim_page (shell->window, dictum_item_get_id (claim));
}

/* From the sidebar to the page in a narrow window, which shows one at a time. */
static GtkWidget *
find_content (Shell *shell)
{
  return GTK_WIDGET (shell->window->content);
}

static void
prepare_content (Shell *shell)
{
  gtk_window_set_default_size (GTK_WINDOW (shell->window), 480, 640);
  wait_until (adw_navigation_split_view_get_collapsed (shell->window->split));
  adw_navigation_split_view_set_show_content (shell->window->split, FALSE);
  wait_until (is_shown (find_sidebar (shell)) && !is_shown (find_content (shell)));
}

static void
bring_content (Shell *shell)
{
  adw_navigation_split_view_set_show_content (shell->window->split, TRUE);
}

static GtkWidget *
find_dialog (Shell *shell)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (shell->window));

  return dialog != NULL ? adw_dialog_get_child (dialog) : NULL;
}

static void
bring_dialog (Shell *shell)
{
  adw_dialog_present (dictum_preferences_dialog_new (), GTK_WIDGET (shell->window));
}

static const Motion motions[] = {
  { "/motion/picture", find_picture, bring_picture, TRUE },
  { "/motion/toast", find_toast, bring_toast, FALSE },
  { "/motion/page", find_page, bring_page, FALSE },
  { "/motion/dialog", find_dialog, bring_dialog, FALSE },
  { "/motion/content", find_content, bring_content, FALSE, prepare_content },
};

static void
add_tests (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (motions); i++)
    g_test_add_data_func (motions[i].name, &motions[i], test_motion);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
