/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "claims/dictum-claims-private.h"
#include "dialogs/dictum-add-dialog.h"
#include "dictum-announce.h"
#include "exchange/dictum-import-dialog.h"
#include "reader/dictum-article-page.h"
#include "sources/dictum-source-list.h"
#include "ui-find.h"
#include "ui-heard.h"
#include "ui-shell.h"

/* What happens away from the focus is told to a screen reader. That a project cannot be saved is in
 * test-window-files.c. */

static void
set_up_heard (Shell *shell, gconstpointer data)
{
  set_up (shell, data);
  add_text (shell, letter);
  wait_until (dictum_workbench_get_article (shell->workbench) != NULL);
  g_ptr_array_set_size (heard, 0);
}

static guint
count_claims (Shell *shell)
{
  return g_list_model_get_n_items (
      dictum_project_get_claims (dictum_workbench_get_project (shell->workbench)));
}

/* The sentence at the caret becomes a claim. */
static void
mark (Shell *shell)
{
  GtkWidget *page = find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_ARTICLE_PAGE, 0);
  guint before = count_claims (shell);

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_activate_action (page, "article.new-claim", NULL));
  g_assert_cmpuint (count_claims (shell), ==, before + 1);
}

static void
test_marking (Shell *shell, gconstpointer data)
{
  mark (shell);
  g_assert_true (hears ("Mark claim"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.undo", NULL));
  g_assert_cmpuint (count_claims (shell), ==, 0);
  g_assert_true (hears ("Undo: Mark claim"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.redo", NULL));
  g_assert_true (hears ("Redo: Mark claim"));
}

/* How many claims and sources there are behind a search, once it has been typed. */
static void
test_counts (Shell *shell, gconstpointer data)
{
  DictumProject *project = dictum_workbench_get_project (shell->workbench);
  DictumClaimsPage *page;
  GtkWidget *list;
  GError *error = NULL;

  mark (shell);
  for (guint i = 0; i < 2; i++)
    {
      DictumChange *change = dictum_edit_add_source (project, i == 0 ? "Ida Marrow" : "Tomas Reed",
                                                     DICTUM_SOURCE_PERSON, NULL, &error);

      g_assert_true (dictum_workbench_take (shell->workbench, change, error, NULL));
    }

  dictum_window_show_place (shell->window, "claims");
  page = DICTUM_CLAIMS_PAGE (adw_bin_get_child (find_child (shell, DICTUM_TYPE_WINDOW, "claims")));
  gtk_editable_set_text (GTK_EDITABLE (page->entry), "zebra");
  wait_until (hears ("0 of 1 claim"));

  /* What a filter can go on with is stepped through while the focus stays in the entry. */
  gtk_editable_set_text (GTK_EDITABLE (page->entry), "");
  wait_until (hears ("1 claim"));
  g_assert_true (press_key (GTK_WIDGET (page->entry), GDK_KEY_Down, 0));
  g_assert_true (hears ("Source"));

  dictum_window_show_place (shell->window, "sources");
  list = find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_SOURCE_LIST, 0);
  gtk_editable_set_text (find_part (list, "search"), "Marrow");
  wait_until (hears ("1 of 2 sources"));
}

static AdwDialog *
get_dialog (Shell *shell)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
}

static void
close_dialog (Shell *shell)
{
  gpointer dialog = get_dialog (shell);

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (dialog);
  wait_until (dialog == NULL);
}

static void
test_search (Shell *shell, gconstpointer data)
{
  GtkEditable *entry;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.search", NULL));
  entry = GTK_EDITABLE (find_widget (GTK_WIDGET (get_dialog (shell)), GTK_TYPE_SEARCH_ENTRY, 0));
  gtk_editable_set_text (entry, "overdue");
  wait_until (hears ("1 result"));
  gtk_editable_set_text (entry, "zebra");
  wait_until (hears ("Nothing found"));
  close_dialog (shell);
}

static void
add_file (Shell *shell, const char *path)
{
  g_autoptr (GPtrArray) requests = dictum_add_split_words (path);

  dictum_window_add_requests (shell->window, requests);
}

static void
test_loading (Shell *shell, gconstpointer data)
{
  add_text (shell, "Another letter\n\nThe pilots were at the pier, said the pilots’ guild.");
  wait_until (hears ("1 article was added."));

  add_file (shell, "/nonexistent/ferry.txt");
  wait_until (hears ("ferry.txt"));
  wait_until (heard->len > 0);
}

static void
test_import (Shell *shell, gconstpointer data)
{
  static const char marks[] =
      "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"https://a.example/1\", "
      "\"type\": \"Annotation\", \"target\": {\"source\": \"https://b.example/\", \"selector\": "
      "{\"type\": \"TextQuoteSelector\", \"exact\": \"described the call as overdue\"}}}]";
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "marks.jsonld", NULL);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, marks, -1, NULL));
  dialog = dictum_import_dialog_new (shell->workbench, g_strdupv ((char *[]) { path, NULL }));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  /* The text was pasted, so that no address says where the mark belongs. */
  wait_until (hears ("1 mark could not be placed"));
  adw_combo_row_set_selected (find_part (dialog, "article_row"), 1);
  wait_until (hears ("1 new claim"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.take", NULL));
  wait_until (dialog == NULL);
  g_assert_true (hears ("1 claim imported"));
}

static void
add_tests (void)
{
  g_test_add ("/announce/marking", Shell, NULL, set_up_heard, test_marking, tear_down);
  g_test_add ("/announce/counts", Shell, NULL, set_up_heard, test_counts, tear_down);
  g_test_add ("/announce/search", Shell, NULL, set_up_heard, test_search, tear_down);
  g_test_add ("/announce/loading", Shell, NULL, set_up_heard, test_loading, tear_down);
  g_test_add ("/announce/import", Shell, NULL, set_up_heard, test_import, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  start_hearing ();
  status = shell_run (add_tests);
  g_ptr_array_unref (heard);

  return status;
}
