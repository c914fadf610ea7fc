/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The registry of sources and the overview, with many sources and claims. */

#include "bench-window.h"

#include "overview/dictum-overview-page.h"
#include "sources/dictum-source-list.h"
#include "sources/dictum-sources-page.h"

static void
show_place (Bench *bench, const char *place)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.show-place", "s", place);
}

static void
open_article_first (Bench *bench)
{
  bench_open_again (bench);
  show_place (bench, "article");
}

static void
open_sources (Bench *bench)
{
  show_place (bench, "sources");
}

static void
open_overview (Bench *bench)
{
  show_place (bench, "overview");
}

static void
open_claims (Bench *bench)
{
  show_place (bench, "claims");
}

/* The list, which is there before it is known how much was said. */
static gboolean
has_sources (Bench *bench)
{
  return bench_find (GTK_WIDGET (bench->window), DICTUM_TYPE_SOURCE_LIST) != NULL;
}

static gboolean
has_figures (Bench *bench)
{
  GtkWidget *page = bench_find (GTK_WIDGET (bench->window), DICTUM_TYPE_OVERVIEW_PAGE);
  GtkStack *states;

  if (page == NULL)
    return FALSE;

  states = GTK_STACK (gtk_widget_get_template_child (page, DICTUM_TYPE_OVERVIEW_PAGE, "states"));
  return g_strcmp0 (gtk_stack_get_visible_child_name (states), "figures") == 0;
}

static GtkEditable *
get_search (Bench *bench)
{
  return GTK_EDITABLE (
      gtk_widget_get_template_child (bench->part, DICTUM_TYPE_SOURCE_LIST, "search"));
}

static void
type_letter (Bench *bench)
{
  static const char *const letters[] = { "h", "a", "r", "b", "o" };
  int end = (int) g_utf8_strlen (gtk_editable_get_text (get_search (bench)), -1);

  gtk_editable_insert_text (get_search (bench), letters[end % 5], -1, &end);
  bench->done = TRUE;
}

static void
clear_words (Bench *bench)
{
  gtk_editable_set_text (get_search (bench), "");
}

static void
scroll_far (Bench *bench)
{
  GtkWidget *list = GTK_WIDGET (
      gtk_widget_get_template_child (bench->part, DICTUM_TYPE_SOURCE_LIST, "list"));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double part = (double) (bench->step++ * 7 % 10) / 10;

  gtk_adjustment_set_value (adjustment, part * gtk_adjustment_get_upper (adjustment));
  bench->done = TRUE;
}

void
bench_measure_pages (Bench *bench)
{
  g_autoptr (DictumProject) project = NULL;
  g_autofree char *path = g_file_get_path (bench->file);

  if (!bench_wants ("sources of 64,000 claims") && !bench_wants ("overview of 64,000 claims"))
    return;
  project = bench_new_project (2500, 150, 26, 5);
  bench_write_project (project, path);
  bench_measure (bench, &(Action) { "sources of 64,000 claims, open", open_article_first,
                                    open_sources, has_sources, 100 });
  bench_measure (bench, &(Action) { "sources of 64,000 claims, come back", open_claims,
                                    open_sources, has_sources, 100 });
  /* What was wanted may be none of the above. */
  open_article_first (bench);
  bench_settle ();
  open_sources (bench);
  bench_wait_until (bench, has_sources);
  bench_settle ();
  bench->part = bench_find (GTK_WIDGET (bench->window), DICTUM_TYPE_SOURCE_LIST);
  bench_measure (bench, &(Action) { "sources of 64,000 claims, a letter", NULL, type_letter,
                                    bench_is_done, 33 });
  clear_words (bench);
  bench_settle ();
  bench_measure (
      bench, &(Action) { "sources of 64,000 claims, scroll", NULL, scroll_far, bench_is_done, 33 });
  bench_measure (bench, &(Action) { "overview of 64,000 claims, open", open_article_first,
                                    open_overview, has_figures, 1000 });
  bench_close (bench);
}
