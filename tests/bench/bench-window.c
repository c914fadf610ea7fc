/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the window does not answer. The whole program runs here, and between two calls of poll()
 * it is looked at how long the main loop was away: nothing but what the toolkit needs to lay out
 * and draw a frame may take longer than 8 ms. That is told in a line of its own. */

#include "bench-window.h"

#include <poll.h>

#include "dictum-workbench.h"
#include "reader/dictum-reader.h"
#include "window/dictum-application.h"

#define REPEATS 5
#define LIMIT 8        /* milliseconds, of a turn */
#define SETTLE 900     /* milliseconds after an action: the footer and the session come later */
#define PATIENCE 30000 /* milliseconds */

/* ---- The watch ---- */

typedef struct
{
  double turn;    /* when the main loop came back from waiting */
  double drawing; /* when the toolkit began to lay out a frame */
  double drawn;   /* what frames took in this turn */
  double worst_turn;
  double worst_frame;
  guint n_frames;
} Watch;

static Watch watch;
static const char *wanted; /* what the name of an action has in it, or NULL: all are measured */

static void
begin_frame_cb (void)
{
  watch.drawing = bench_own_now ();
}

static void
end_frame_cb (void)
{
  double took = bench_own_now () - watch.drawing;

  watch.drawn += took;
  watch.worst_frame = MAX (watch.worst_frame, took);
  watch.n_frames++;
}

/* What is done for each frame before it is laid out is ours. */
static void
watch_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_frame_cb), NULL);
  g_signal_connect_after (clock, "update", G_CALLBACK (begin_frame_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (end_frame_cb), NULL);
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  watch.worst_turn = MAX (watch.worst_turn, bench_own_now () - watch.turn - watch.drawn);
  /* GPollFD is made to be a struct pollfd. */
  result = poll ((struct pollfd *) (gpointer) fds, n_fds, timeout);
  watch.turn = bench_own_now ();
  watch.drawn = 0;

  return result;
}

/* ---- The program ---- */

static DictumStore *
get_store (Bench *bench)
{
  return dictum_workbench_get_store (dictum_window_get_workbench (bench->window));
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
bench_settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
bench_wait_until (Bench *bench, gboolean (*there) (Bench *bench))
{
  gboolean over = FALSE;
  guint source = g_timeout_add (PATIENCE, wake_cb, &over);

  while (!there (bench) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

gpointer
bench_find (GtkWidget *widget, GType type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_find (child, type);

  return found;
}

static void
make_window (Bench *bench)
{
  bench->window = DICTUM_WINDOW (dictum_window_new (bench->application));
  gtk_window_present (GTK_WINDOW (bench->window));
  watch_frames (GTK_WIDGET (bench->window));
  bench_settle ();
}

/* ---- What is measured ---- */

static gboolean
is_open (Bench *bench)
{
  return get_store (bench) != NULL;
}

static gboolean
is_saved (Bench *bench)
{
  return dictum_store_get_state (get_store (bench)) == DICTUM_STORE_SAVED;
}

static gboolean
is_closed (Bench *bench)
{
  return bench->window == NULL;
}

gboolean
bench_is_done (Bench *bench)
{
  return bench->done;
}

static void
new_project (Bench *bench)
{
  dictum_window_new_project (bench->window);
}

static void
open_sample (Bench *bench)
{
  dictum_window_open_sample (bench->window);
}

static void
open_file (Bench *bench)
{
  dictum_window_open_file (bench->window, bench->file);
}

static void
close_window (Bench *bench)
{
  g_object_add_weak_pointer (G_OBJECT (bench->window), (gpointer *) &bench->window);
  gtk_window_close (GTK_WINDOW (bench->window));
}

static void
activate (Bench *bench, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->part), action, NULL);
  bench->done = TRUE;
}

static void
next_article (Bench *bench)
{
  activate (bench, "win.next-article");
}

static void
select_words (Bench *bench)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->part));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) (40 + 60 * bench->step));
  end = start;
  gtk_text_iter_forward_chars (&end, 30);
  gtk_text_buffer_select_range (buffer, &start, &end);
  bench->step++;
}

static void
mark (Bench *bench)
{
  activate (bench, "article.new-claim");
}

static void
undo (Bench *bench)
{
  activate (bench, "win.undo");
}

static void
save (Bench *bench)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->part), "win.save", NULL);
}

/* A frame that was drawn since the last look. */
static gboolean
is_drawn (Bench *bench)
{
  return bench->window == NULL || watch.n_frames > 0;
}

/* Returns how long it took until it was there and drawn. */
static double
act (Bench *bench, const Action *action)
{
  double start = bench_own_now ();

  bench->done = FALSE;
  watch.worst_turn = 0;
  watch.worst_frame = 0;
  /* What an action does at once counts as well. */
  watch.turn = start;
  watch.drawn = 0;
  action->act (bench);
  bench_wait_until (bench, action->there);
  if (action->limit > 0)
    {
      watch.n_frames = 0;
      if (bench->window != NULL)
        gtk_widget_queue_draw (GTK_WIDGET (bench->window));
      bench_wait_until (bench, is_drawn);
    }

  return bench_own_now () - start;
}

gboolean
bench_wants (const char *name)
{
  return wanted == NULL || strstr (name, wanted) != NULL || strstr (wanted, name) != NULL;
}

void
bench_measure (Bench *bench, const Action *action)
{
  g_autofree char *name = g_strdup_printf ("%s: longest turn", action->name);
  g_autofree char *frame_name = g_strdup_printf ("%s: longest frame", action->name);
  g_autofree char *all_name = g_strdup_printf ("%s: until drawn", action->name);
  double turns[REPEATS];
  double frames[REPEATS];
  double all[REPEATS];

  if (!bench_wants (action->name))
    return;

  for (guint i = 0; i < REPEATS; i++)
    {
      if (action->prepare != NULL)
        {
          action->prepare (bench);
          bench_settle ();
        }
      all[i] = act (bench, action);
      bench_settle ();
      turns[i] = watch.worst_turn;
      frames[i] = watch.worst_frame;
    }
  bench_print_times (name, turns, REPEATS, LIMIT);
  bench_print_times (frame_name, frames, REPEATS, 0);
  if (action->limit > 0)
    bench_print_times (all_name, all, REPEATS, action->limit);
}

/* Waits until a window's project is closed, in a state from which the next can be opened. */
void
bench_close (Bench *bench)
{
  close_window (bench);
  bench_wait_until (bench, is_closed);
}

static void
reopen (Bench *bench)
{
  if (bench->window != NULL)
    bench_close (bench);
  make_window (bench);
}

void
bench_open_again (Bench *bench)
{
  reopen (bench);
  open_file (bench);
  bench_wait_until (bench, is_open);
}

static void
measure_openings (Bench *bench, const char *size)
{
  g_autofree char *opening = g_strdup_printf ("open the project of %s", size);
  g_autofree char *closing = g_strdup_printf ("close the project of %s", size);

  bench_measure (bench, &(Action) { opening, reopen, open_file, is_open });
  bench_measure (bench, &(Action) { closing, bench_open_again, close_window, is_closed });
}

static void
measure_work (Bench *bench, const char *size)
{
  g_autofree char *marking = g_strdup_printf ("mark in the project of %s", size);
  g_autofree char *undoing = g_strdup_printf ("undo in the project of %s", size);
  g_autofree char *saving = g_strdup_printf ("save the project of %s", size);
  g_autofree char *going = g_strdup_printf ("next article in the project of %s", size);

  bench_open_again (bench);
  bench_settle ();
  bench->part = bench_find (GTK_WIDGET (bench->window), DICTUM_TYPE_READER);
  g_assert_nonnull (bench->part);
  bench_measure (bench, &(Action) { marking, select_words, mark, bench_is_done });
  bench_measure (bench, &(Action) { saving, mark, save, is_saved });
  bench_measure (bench, &(Action) { undoing, NULL, undo, bench_is_done });
  bench_measure (bench, &(Action) { going, NULL, next_article, bench_is_done });
  bench_close (bench);
}

static void
measure_project (Bench *bench, const char *size, guint articles, guint words, guint claims)
{
  g_autoptr (DictumProject) project = bench_new_project (articles, words, claims, 0);
  g_autofree char *path = g_file_get_path (bench->file);

  bench_write_project (project, path);
  measure_openings (bench, size);
  measure_work (bench, size);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = bench_make_home ();
  Bench bench = { 0 };

  wanted = argc > 1 ? argv[1] : NULL;
  adw_init ();
  bench.file = g_file_new_build_filename (folder, "measured.dictum", NULL);
  bench.application = dictum_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (bench.application), NULL, NULL));
  g_application_hold (G_APPLICATION (bench.application));
  g_application_set_default (G_APPLICATION (bench.application));
  g_main_context_set_poll_func (NULL, poll_cb);

  bench_measure (&bench, &(Action) { "new project", reopen, new_project, is_open });
  bench_measure (&bench, &(Action) { "open the sample", reopen, open_sample, is_open });
  measure_project (&bench, "58 MB", 2500, 150, 26);
  measure_project (&bench, "10,000 claims in a text", 1, 100000, 10000);
  bench_measure_search (&bench);
  bench_measure_claims (&bench);
  bench_measure_pages (&bench);

  if (bench.window != NULL)
    bench_close (&bench);
  g_object_unref (bench.file);
  g_object_unref (bench.application);
  bench_remove_home (folder);

  return 0;
}
