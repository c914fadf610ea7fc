/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of an article of 100,000 words with 10,000 claims: from the start of the process to the
 * first frame, one more claim, scrolling, memory. The page is whole: reader, inspector, footer. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <time.h>

#include "bench.h"
#include "dictum-workbench.h"
#include "reader/dictum-article-page.h"
#include "reader/dictum-reader.h"
#include "store/dictum-project-file.h"

#define WORDS 100000
#define CLAIMS 10000
#define MARKS 40
#define FRAMES 200

/* Time that this process has computed, in milliseconds: on a busy machine more telling. */
static double
get_computed (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

typedef struct
{
  GtkWidget *window;
  DictumReader *reader;
  DictumWorkbench *workbench;
  DictumStore *store;
  double opened; /* when the project was there */
  double begun;
  double painted;
  double frame; /* computing time of the last frame */
} View;

static void
before_paint_cb (GdkFrameClock *clock, View *view)
{
  view->begun = bench_own_now ();
  view->frame = get_computed ();
}

static void
after_paint_cb (GdkFrameClock *clock, View *view)
{
  view->painted = bench_own_now ();
  view->frame = get_computed () - view->frame;
}

static void
wait_for_frame (View *view)
{
  double before = bench_own_now ();

  gtk_widget_queue_draw (GTK_WIDGET (view->reader));
  while (view->painted <= before)
    g_main_context_iteration (NULL, TRUE);
}

static DictumReader *
find_reader (GtkWidget *widget)
{
  if (DICTUM_IS_READER (widget))
    return DICTUM_READER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DictumReader *found = find_reader (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The window is made while a thread reads the project, and shows it then, as the program does. */
static void
make_page (View *view)
{
  GtkWidget *page;
  GdkFrameClock *clock;

  view->workbench = dictum_workbench_new ();
  page = dictum_article_page_new (view->workbench);
  view->reader = find_reader (page);
  view->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (view->window), 1100, 860);
  adw_window_set_content (ADW_WINDOW (view->window), page);
  gtk_window_present (GTK_WINDOW (view->window));
  clock = gtk_widget_get_frame_clock (view->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), view);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), view);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  View *view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumItem) article = NULL;

  view->store = dictum_store_open_finish (result, &error);
  g_assert_no_error (error);
  article = g_list_model_get_item (
      dictum_project_get_articles (dictum_store_get_project (view->store)), 0);
  view->opened = bench_own_now ();
  dictum_workbench_set_store (view->workbench, view->store);
  dictum_workbench_set_article (view->workbench, dictum_item_get_id (article));
}

/* From the key to the frame: the change is made, journalled, applied and drawn. */
static void
measure_marks (View *view)
{
  DictumText *text = dictum_reader_get_text (view->reader);
  DictumProject *project = dictum_workbench_get_project (view->workbench);
  double times[MARKS];
  double making[MARKS];
  double computing[MARKS];

  for (guint i = 0; i < MARKS; i++)
    {
      int start = dictum_text_next_word (text, 200 + (int) i * 17);
      double begun;
      g_autoptr (GError) error = NULL;
      DictumChange *change;

      wait_for_frame (view);
      begun = bench_own_now ();
      change = dictum_edit_add_claim (project, dictum_reader_get_article (view->reader), start,
                                      start + 30, NULL, &error);
      g_assert_no_error (error);
      dictum_workbench_take (view->workbench, change, NULL, NULL);
      making[i] = bench_own_now () - begun;
      while (view->painted <= begun + making[i])
        g_main_context_iteration (NULL, TRUE);
      times[i] = making[i] + view->painted - view->begun;
      computing[i] = view->frame;
    }

  bench_print_times ("one more claim, its change alone", making, MARKS, 0);
  bench_print_times ("one more claim, computing its frame", computing, MARKS, 0);
  bench_print_times ("one more claim, change and frame", times, MARKS, 16);
}

static void
measure_scrolling (View *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->reader));
  double times[FRAMES];
  double computing[FRAMES];

  for (guint i = 0; i < FRAMES; i++)
    {
      double before = bench_own_now ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 97);
      while (view->painted <= before)
        g_main_context_iteration (NULL, TRUE);
      times[i] = view->painted - view->begun;
      computing[i] = view->frame;
    }

  bench_print_times ("scrolling, computing a frame", computing, FRAMES, 0);
  bench_print_times ("scrolling, a frame", times, FRAMES, 0);
  bench_print ("scrolling, a frame, 95 of 100", times[FRAMES * 95 / 100], 33, "ms");
}

static int
measure_view (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  View view = { 0 };
  double start = bench_own_now ();
  double initialised;

  adw_init ();
  initialised = bench_own_now ();
  dictum_store_open_async (file, NULL, opened_cb, &view);
  make_page (&view);
  while (view.opened <= 0 || view.begun <= view.opened || view.painted <= view.begun)
    g_main_context_iteration (NULL, TRUE);

  bench_print ("100,000 words, 10,000 claims: start to painted", view.painted - start, 300, "ms");
  bench_print ("of this, libraries", initialised - start, 0, "ms");
  bench_print ("of this, an empty page, until the project is read", view.opened - initialised, 0,
               "ms");
  bench_print ("of this, its text and frame", view.painted - view.opened, 0, "ms");
  bench_print ("computing meanwhile, in all threads", get_computed (), 0, "ms");
  bench_print ("memory then", bench_memory (), 150, "MiB");
  measure_marks (&view);
  measure_scrolling (&view);
  bench_print ("memory at the end", bench_memory (), 0, "MiB");

  gtk_window_destroy (GTK_WINDOW (view.window));

  return dictum_store_close (view.store, &error) ? 0 : 1;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  DictumProject *project;
  int status = 0;

  if (argc > 1)
    return measure_view (argv[1]);

  folder = g_dir_make_tmp ("dictum-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "measured.dictum", NULL);
  project = bench_new_project (1, WORDS, CLAIMS, 4);
  bench_write_project (project, path);
  g_clear_object (&project);

  /* Measured in a process of its own, whose memory is that of the window alone. */
  g_spawn_sync (NULL, (char *[]) { argv[0], path, NULL }, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return status == 0 ? 0 : 1;
}
