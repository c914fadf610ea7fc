/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of all claims, with 64,000 of them. */

#include "bench-window.h"

#include "claims/dictum-claims-private.h"

static DictumClaimsPage *
get_page (Bench *bench)
{
  return DICTUM_CLAIMS_PAGE (bench->part);
}

/* Whether what is listed is what is asked. */
static gboolean
is_listed (Bench *bench)
{
  DictumClaimsPage *page;

  if (bench->part == NULL)
    bench->part = bench_find (GTK_WIDGET (bench->window), DICTUM_TYPE_CLAIMS_PAGE);
  page = (DictumClaimsPage *) bench->part;

  return page != NULL && !page->stale && page->searching == NULL &&
         dictum_claim_list_get_result (page->list) != NULL;
}

static void
show_place (Bench *bench, const char *place)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.show-place", "s", place);
}

static void
open_page (Bench *bench)
{
  show_place (bench, "claims");
}

static void
open_page_again (Bench *bench)
{
  open_page (bench);
}

static void
leave_page (Bench *bench)
{
  show_place (bench, "article");
}

/* Letters of words that are in the text of many claims and in few. */
static void
type_letter (Bench *bench)
{
  static const char *const letters[] = { "h", "a", "r", "b", "o" };
  GtkEditable *entry = GTK_EDITABLE (get_page (bench)->entry);
  int end = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);

  gtk_editable_insert_text (entry, letters[end % 5], -1, &end);
  gtk_editable_set_position (entry, end);
}

static void
clear_words (Bench *bench)
{
  gtk_editable_set_text (GTK_EDITABLE (get_page (bench)->entry), "");
}

static void
type_filter (Bench *bench)
{
  gtk_editable_set_text (GTK_EDITABLE (get_page (bench)->entry), "status:done");
}

static GtkAdjustment *
get_adjustment (Bench *bench)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_page (bench)->view));
}

/* As a wheel does. */
static void
scroll_lines (Bench *bench)
{
  GtkAdjustment *adjustment = get_adjustment (bench);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 150);
  bench->done = TRUE;
}

/* As one drags the slider. */
static void
scroll_far (Bench *bench)
{
  GtkAdjustment *adjustment = get_adjustment (bench);
  double part = (double) (bench->step++ * 7 % 10) / 10;

  gtk_adjustment_set_value (adjustment, part * gtk_adjustment_get_upper (adjustment));
  bench->done = TRUE;
}

static void
page_down (Bench *bench)
{
  gtk_column_view_scroll_to (get_page (bench)->view, bench->step++ * 12, NULL, GTK_LIST_SCROLL_NONE,
                             NULL);
  bench->done = TRUE;
}

static void
sort (Bench *bench)
{
  static const char *const columns[] = { "content", "source", "modified", "status", "article" };

  g_object_set (bench->part, "sort", columns[bench->step++ % G_N_ELEMENTS (columns)], NULL);
}

static void
group (Bench *bench)
{
  static const char *const groups[] = { "article", "source", "status", "tag", "rating" };

  g_object_set (bench->part, "group", groups[bench->step++ % G_N_ELEMENTS (groups)], NULL);
}

static void
ungroup (Bench *bench)
{
  g_object_set (bench->part, "group", "none", "sort", "place", NULL);
}

static void
select_none (Bench *bench)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_page (bench)->list));
}

static void
select_all (Bench *bench)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_page (bench)->list));
}

static const char *
get_status (Bench *bench)
{
  static const char *const statuses[] = { "in-progress", "done", "to-do" };

  return statuses[bench->step % G_N_ELEMENTS (statuses)];
}

static gboolean
has_status (Bench *bench)
{
  DictumProject *project = dictum_claims_get_project (get_page (bench));
  GListModel *claims = dictum_project_get_claims (project);
  g_autoptr (DictumItem)
      last = g_list_model_get_item (claims, g_list_model_get_n_items (claims) - 1);

  return is_listed (bench) && dictum_item_get_claim (last)->status ==
                                  dictum_enum_from_nick (&dictum_statuses, get_status (bench));
}

static void
next_status (Bench *bench)
{
  bench->step++;
}

static void
give_status (Bench *bench)
{
  gtk_widget_activate_action (bench->part, "claims.status", "s", get_status (bench));
}

static void
undo (Bench *bench)
{
  gtk_widget_activate_action (bench->part, "win.undo", NULL);
}

/* Undoing leads to the text of a claim. */
static gboolean
is_undone (Bench *bench)
{
  return !has_status (bench);
}

static void
give_status_again (Bench *bench)
{
  open_page (bench);
  bench_wait_until (bench, is_listed);
  next_status (bench);
  give_status (bench);
  bench_wait_until (bench, has_status);
}

static void
measure_many (Bench *bench)
{
  select_all (bench);
  bench_settle ();
  bench_measure (bench, &(Action) { "give a status to all of 64,000 claims", next_status,
                                    give_status, has_status, 0 });
  bench_measure (bench, &(Action) { "undo the status of all of 64,000 claims", give_status_again,
                                    undo, is_undone, 0 });
}

static void
open_article_first (Bench *bench)
{
  bench_open_again (bench);
  show_place (bench, "article");
  bench->part = NULL;
}

void
bench_measure_claims (Bench *bench)
{
  g_autoptr (DictumProject) project = NULL;
  g_autofree char *path = g_file_get_path (bench->file);

  if (!bench_wants ("64,000 claims"))
    return;
  project = bench_new_project (2500, 150, 26, 5);
  bench_write_project (project, path);
  bench_measure (bench, &(Action) { "open the page of 64,000 claims", open_article_first, open_page,
                                    is_listed, 100 });
  open_article_first (bench);
  bench_settle ();
  open_page (bench);
  bench_wait_until (bench, is_listed);
  bench_settle ();

  bench_measure (bench, &(Action) { "come back to the page of 64,000 claims", leave_page,
                                    open_page_again, is_listed, 100 });
  bench_measure (bench, &(Action) { "the first letter among 64,000 claims", clear_words,
                                    type_letter, is_listed, 30 });
  clear_words (bench);
  bench_measure (bench,
                 &(Action) { "a letter among 64,000 claims", NULL, type_letter, is_listed, 30 });
  bench_measure (
      bench, &(Action) { "a filter of 64,000 claims", clear_words, type_filter, is_listed, 30 });
  bench_measure (
      bench, &(Action) { "no filter of 64,000 claims", type_filter, clear_words, is_listed, 30 });
  clear_words (bench);
  bench_settle ();
  bench_measure (
      bench, &(Action) { "scroll lines of 64,000 claims", NULL, scroll_lines, bench_is_done, 33 });
  bench_measure (bench,
                 &(Action) { "scroll far in 64,000 claims", NULL, scroll_far, bench_is_done, 33 });
  bench_measure (bench,
                 &(Action) { "page down in 64,000 claims", NULL, page_down, bench_is_done, 33 });
  bench_measure (bench, &(Action) { "sort 64,000 claims", NULL, sort, is_listed, 100 });
  bench_measure (bench, &(Action) { "group 64,000 claims", NULL, group, is_listed, 100 });
  bench_measure (bench, &(Action) { "ungroup 64,000 claims", group, ungroup, is_listed, 100 });
  bench_measure (
      bench, &(Action) { "select all of 64,000 claims", select_none, select_all, is_listed, 33 });
  if (bench_wants ("all of 64,000 claims"))
    measure_many (bench);
  bench_close (bench);
}
