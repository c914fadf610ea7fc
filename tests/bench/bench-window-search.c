/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Search in everything, and going to anything. */

#include "bench-window.h"

#include "search/dictum-result-dialog.h"

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

void
bench_measure_search (Bench *bench)
{
  g_autoptr (DictumProject) project = bench_new_project (10000, 300, 2, 0);
  g_autofree char *path = g_file_get_path (bench->file);

  if (!bench_wants ("search 10,000 articles"))
    return;
  bench_write_project (project, path);
  bench_open_again (bench);
  bench_settle ();
  bench_measure (
      bench, &(Action) { "open search over 10,000 articles", leave_dialog, search, has_dialog });
  bench_measure (
      bench, &(Action) { "a letter in search over 10,000 articles", NULL, type_letter, is_listed });
  bench_measure (bench, &(Action) { "show all of search over 10,000 articles", search_again,
                                    show_all, is_listed });
  leave_dialog (bench);
  bench_measure (
      bench, &(Action) { "open go to, search 10,000 articles", leave_dialog, go_to, has_dialog });
  bench_measure (bench, &(Action) { "a letter in go to, search 10,000 articles", NULL, type_letter,
                                    is_listed });
  leave_dialog (bench);
  bench_close (bench);
}
