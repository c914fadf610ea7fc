/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the window does not answer. The whole program runs here, and between two calls of poll()
 * it is looked at how long the main loop was away: nothing but what the toolkit needs to lay out
 * and draw a frame may take longer than 8 ms. That is told in a line of its own. */

#include <adwaita.h>
#include <poll.h>

#include "bench.h"
#include "dictum-workbench.h"
#include "reader/dictum-reader.h"
#include "search/dictum-result-dialog.h"
#include "store/dictum-project-file.h"
#include "window/dictum-application.h"

#define REPEATS 5
#define LIMIT 8        /* milliseconds */
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

typedef struct
{
  GtkApplication *application;
  DictumWindow *window;
  DictumReader *reader;
  GFile *file;
  gboolean done;
  guint step;
} Bench;

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

static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until (Bench *bench, gboolean (*there) (Bench *bench))
{
  gboolean over = FALSE;
  guint source = g_timeout_add (PATIENCE, wake_cb, &over);

  while (!there (bench) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

static DictumReader *
find_reader (GtkWidget *widget)
{
  DictumReader *found = DICTUM_IS_READER (widget) ? DICTUM_READER (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_reader (child);

  return found;
}

static void
make_window (Bench *bench)
{
  bench->window = DICTUM_WINDOW (dictum_window_new (bench->application));
  gtk_window_present (GTK_WINDOW (bench->window));
  watch_frames (GTK_WIDGET (bench->window));
  settle ();
}

/* ---- What is measured ---- */

typedef struct
{
  const char *name;
  void (*prepare) (Bench *bench); /* not measured; or NULL */
  void (*act) (Bench *bench);
  gboolean (*there) (Bench *bench);
} Action;

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

static gboolean
is_done (Bench *bench)
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
  gtk_widget_activate_action (GTK_WIDGET (bench->reader), action, NULL);
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
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->reader));
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
  gtk_widget_activate_action (GTK_WIDGET (bench->reader), "win.save", NULL);
}

static void
measure (Bench *bench, const Action *action)
{
  g_autofree char *name = g_strdup_printf ("%s: longest turn", action->name);
  g_autofree char *frame_name = g_strdup_printf ("%s: longest frame", action->name);
  double turns[REPEATS];
  double frames[REPEATS];

  if (wanted != NULL && strstr (action->name, wanted) == NULL)
    return;

  for (guint i = 0; i < REPEATS; i++)
    {
      if (action->prepare != NULL)
        {
          action->prepare (bench);
          settle ();
        }
      bench->done = FALSE;
      watch.worst_turn = 0;
      watch.worst_frame = 0;
      /* What an action does at once counts as well. */
      watch.turn = bench_own_now ();
      watch.drawn = 0;
      action->act (bench);
      wait_until (bench, action->there);
      settle ();
      turns[i] = watch.worst_turn;
      frames[i] = watch.worst_frame;
    }
  bench_print_times (name, turns, REPEATS, LIMIT);
  bench_print_times (frame_name, frames, REPEATS, 0);
}

/* Waits until a window's project is closed, in a state from which the next can be opened. */
static void
close_and_wait (Bench *bench)
{
  close_window (bench);
  wait_until (bench, is_closed);
}

static void
reopen (Bench *bench)
{
  if (bench->window != NULL)
    close_and_wait (bench);
  make_window (bench);
}

static void
open_again (Bench *bench)
{
  reopen (bench);
  open_file (bench);
  wait_until (bench, is_open);
}

static void
measure_openings (Bench *bench, const char *size)
{
  g_autofree char *opening = g_strdup_printf ("open the project of %s", size);
  g_autofree char *closing = g_strdup_printf ("close the project of %s", size);

  measure (bench, &(Action) { opening, reopen, open_file, is_open });
  measure (bench, &(Action) { closing, open_again, close_window, is_closed });
}

static void
measure_work (Bench *bench, const char *size)
{
  g_autofree char *marking = g_strdup_printf ("mark in the project of %s", size);
  g_autofree char *undoing = g_strdup_printf ("undo in the project of %s", size);
  g_autofree char *saving = g_strdup_printf ("save the project of %s", size);
  g_autofree char *going = g_strdup_printf ("next article in the project of %s", size);

  open_again (bench);
  settle ();
  bench->reader = find_reader (GTK_WIDGET (bench->window));
  g_assert_nonnull (bench->reader);
  measure (bench, &(Action) { marking, select_words, mark, is_done });
  measure (bench, &(Action) { saving, mark, save, is_saved });
  measure (bench, &(Action) { undoing, NULL, undo, is_done });
  measure (bench, &(Action) { going, NULL, next_article, is_done });
  close_and_wait (bench);
}

static AdwDialog *
get_dialog (Bench *bench)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (bench->window));
}

static gboolean
has_dialog (Bench *bench)
{
  return get_dialog (bench) != NULL;
}

static void
leave_dialog (Bench *bench)
{
  AdwDialog *dialog = get_dialog (bench);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
}

static void
search (Bench *bench)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.search", NULL);
}

static void
go_to (Bench *bench)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.go-to", NULL);
}

static gpointer
get_search_part (Bench *bench, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (get_dialog (bench)), DICTUM_TYPE_RESULT_DIALOG,
                                        name);
}

/* One letter after the other, of words that are in many texts, and from the first one again. */
static void
type_letter (Bench *bench)
{
  static const char *const letters[] = { "t", "h", "e", " ", "t" };
  GtkEditable *entry = get_search_part (bench, "entry");
  int end = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);

  if (end < (int) G_N_ELEMENTS (letters))
    gtk_editable_insert_text (entry, letters[end], -1, &end);
  else
    gtk_editable_delete_text (entry, 1, -1);
}

static gboolean
is_listed (Bench *bench)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_search_part (bench, "states")), "list");
}

static void
show_all (Bench *bench)
{
  /* The sixth line is the one that shows all articles, and an article afterwards. */
  g_signal_emit_by_name (get_search_part (bench, "list"), "activate", 5);
}

/* Another search shows few of each kind again. */
static void
search_again (Bench *bench)
{
  type_letter (bench);
}

static void
measure_search (Bench *bench)
{
  g_autoptr (DictumProject) project = bench_new_project (10000, 300, 2, 0);
  g_autofree char *path = g_file_get_path (bench->file);

  if (wanted != NULL && strstr ("search 10,000 articles", wanted) == NULL)
    return;
  bench_write_project (project, path);
  open_again (bench);
  settle ();
  measure (bench,
           &(Action) { "open search over 10,000 articles", leave_dialog, search, has_dialog });
  measure (bench,
           &(Action) { "a letter in search over 10,000 articles", NULL, type_letter, is_listed });
  measure (bench, &(Action) { "show all of search over 10,000 articles", search_again, show_all,
                              is_listed });
  leave_dialog (bench);
  measure (bench,
           &(Action) { "open go to, search 10,000 articles", leave_dialog, go_to, has_dialog });
  measure (bench,
           &(Action) { "a letter in go to, search 10,000 articles", NULL, type_letter, is_listed });
  leave_dialog (bench);
  close_and_wait (bench);
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

  measure (&bench, &(Action) { "new project", reopen, new_project, is_open });
  measure (&bench, &(Action) { "open the sample", reopen, open_sample, is_open });
  measure_project (&bench, "58 MB", 2500, 150, 26);
  measure_project (&bench, "10,000 claims in a text", 1, 100000, 10000);
  measure_search (&bench);

  if (bench.window != NULL)
    close_and_wait (&bench);
  g_object_unref (bench.file);
  g_object_unref (bench.application);
  bench_remove_home (folder);

  return 0;
}
