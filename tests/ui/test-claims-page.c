/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "claims/dictum-claims-private.h"
#include "dictum-lazy-list.h"
#include "edit/dictum-edit-many.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-window-private.h"

/* The page of all claims in the window: searched, sorted, grouped, altered, gone from and come back
 * to. */

typedef struct
{
  Shell shell;
  DictumClaimsPage *page;
  char *ids[4];
} Desk;

static const char *const words[] = { "Ministers signal", "Officials in the capital", "overdue",
                                     "Ida Marrow" };

static DictumProject *
get_project (Desk *desk)
{
  return dictum_workbench_get_project (desk->shell.workbench);
}

static void
do_change (Desk *desk, DictumChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (dictum_workbench_take (desk->shell.workbench, change, error, NULL));
}

static void
mark (Desk *desk, guint position)
{
  DictumProject *project = get_project (desk);
  const char *article = dictum_workbench_get_article (desk->shell.workbench);
  DictumText *text = dictum_article_get_text (dictum_project_get_article (project, article), NULL);
  GError *error = NULL;
  DictumChange *change;
  int start, end;

  g_assert_cmpint (dictum_text_find_quote (text, words[position], NULL, NULL, 0, &start, &end), >,
                   0);
  change = dictum_edit_add_claim (project, article, start, end, NULL, &error);
  g_assert_no_error (error);
  desk->ids[position] = g_strdup (dictum_change_get_entry (change, 0)->after->id);
  do_change (desk, change, error);
}

static void
set (Desk *desk, guint claim, const char *field, const char *value)
{
  const char *const ids[] = { desk->ids[claim], NULL };
  GError *error = NULL;
  DictumChange *change = dictum_edit_set_field (get_project (desk), ids, field, value, NULL,
                                                &error);

  do_change (desk, change, error);
}

static guint
count_rows (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk->page->list));
}

static const char *
get_id (Desk *desk, guint position)
{
  g_autoptr (DictumClaimPlace)
      place = g_list_model_get_item (G_LIST_MODEL (desk->page->list), position);

  return dictum_item_get_id (dictum_claim_place_get_item (place));
}

/* Until what is asked now has been answered. */
static void
wait_for_list (Desk *desk)
{
  wait_until (desk->page->searching == NULL && !desk->page->stale);
}

static void
type (Desk *desk, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (desk->page->entry), text);
  wait_for_list (desk);
}

static void
activate (Desk *desk, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), action,
                                             target != NULL ? "s" : NULL, target));
  wait_for_list (desk);
}

static void
choose (Desk *desk, guint from, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (desk->page->list), from, n, TRUE);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  set_up (&desk->shell, data);
  add_text (&desk->shell, letter);
  wait_until (dictum_workbench_get_article (desk->shell.workbench) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    mark (desk, i);
  set (desk, 1, "status", "done");
  set (desk, 1, "tags", "capital");
  set (desk, 3, "tags", "island, capital");

  dictum_workbench_show_claims (desk->shell.workbench, NULL);
  g_assert_cmpstr (get_place (&desk->shell), ==, "claims");
  desk->page = DICTUM_CLAIMS_PAGE (
      adw_bin_get_child (ADW_BIN (find_child (&desk->shell, DICTUM_TYPE_WINDOW, "claims"))));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (desk->page)));
  wait_for_list (desk);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  tear_down (&desk->shell, data);
  for (guint i = 0; i < G_N_ELEMENTS (desk->ids); i++)
    g_free (desk->ids[i]);
}

static void
test_filter (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (count_rows (desk), ==, 4);
  g_assert_cmpstr (adw_window_title_get_subtitle (desk->page->title), ==, "4 claims");

  type (desk, "status:done");
  g_assert_cmpuint (count_rows (desk), ==, 1);
  g_assert_cmpstr (get_id (desk, 0), ==, desk->ids[1]);
  g_assert_cmpstr (adw_window_title_get_subtitle (desk->page->title), ==, "1 of 4 claims");

  type (desk, "zebra");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->page->states), ==, "nothing");
  activate (desk, "claims.clear", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->page->states), ==, "list");
  g_assert_cmpuint (count_rows (desk), ==, 4);

  dictum_workbench_show_claims (desk->shell.workbench, "tag:island");
  wait_for_list (desk);
  g_assert_cmpuint (count_rows (desk), ==, 1);
}

static void
test_chips (Desk *desk, gconstpointer data)
{
  GtkWidget *chip;

  type (desk, "a status:done -tag:island");
  chip = gtk_widget_get_first_child (GTK_WIDGET (desk->page->chips));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->page->chips)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove filter status:done");
  g_signal_emit_by_name (chip, "clicked");
  wait_for_list (desk);
  g_assert_cmpstr (dictum_claims_page_get_query (desk->page), ==, "a -tag:island");

  type (desk, "words alone");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->chips)));
}

/* From the search to the first row that was found, which Down then leaves. */
static void
test_to_list (Desk *desk, gconstpointer data)
{
  type (desk, "a");
  g_signal_emit_by_name (desk->page->entry, "activate");
  wait_until (dictum_claims_get_focused (desk->page) != NULL);
  g_assert_cmpstr (dictum_claims_get_focused (desk->page), ==, get_id (desk, 0));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk->page->list), 0));

  /* Several that are selected stay so. */
  choose (desk, 0, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "claims.search", NULL);
  g_signal_emit_by_name (desk->page->entry, "activate");
  wait_until (dictum_claims_get_focused (desk->page) != NULL);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk->page->list), 1));
}

static void
test_problem (Desk *desk, gconstpointer data)
{
  type (desk, "staus:done");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->problem)));
  type (desk, "staus:done x");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->page->problem)));
}

static void
test_menu (Desk *desk, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "claims.add-term", "(us)",
                              DICTUM_QUERY_STATUS, "done");
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "claims.add-term", "(us)", DICTUM_QUERY_TAG,
                              "\"a b\"");
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "claims.add-term", "(us)",
                              DICTUM_QUERY_STATUS, "to-do");
  wait_for_list (desk);
  g_assert_cmpstr (dictum_claims_page_get_query (desk->page), ==, "tag:\"a b\" status:done,to-do");
}

/* The menu key means the row that has the focus, where none is selected. */
static void
test_menu_key (Desk *desk, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (desk->page->view);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (desk->page->list);
  GtkWidget *row = NULL;

  wait_until ((row = find_widget (view, DICTUM_TYPE_LAZY_ROW, 0)) != NULL);
  while (!gtk_widget_get_focusable (row))
    row = gtk_widget_get_parent (row);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_selection_model_unselect_all (model);
  activate (desk, "claims.menu", NULL);
  g_assert_cmpuint (dictum_claim_list_count_selected (desk->page->list), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->page->menu)));
  gtk_popover_popdown (GTK_POPOVER (desk->page->menu));
}

static void
test_order (Desk *desk, gconstpointer data)
{
  guint start, end;

  activate (desk, "claims.sort", "content");
  g_assert_cmpstr (get_id (desk, 0), ==, desk->ids[3]);
  activate (desk, "claims.descending", NULL);
  g_assert_cmpstr (get_id (desk, 0), ==, desk->ids[2]);

  activate (desk, "claims.group", "tag");
  g_assert_cmpuint (count_rows (desk), ==, 5);
  gtk_section_model_get_section (GTK_SECTION_MODEL (desk->page->list), 0, &start, &end);
  g_assert_cmpuint (end, ==, 2);
  g_assert_cmpstr (dictum_claim_list_get_section_label (desk->page->list, 2, NULL), ==, "island");
  activate (desk, "claims.group", "none");
  g_assert_cmpuint (count_rows (desk), ==, 4);
}

static void
test_many (Desk *desk, gconstpointer data)
{
  DictumProject *project = get_project (desk);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (desk->page), ADW_TYPE_TOAST_OVERLAY);

  choose (desk, 0, 3);
  g_assert_true (gtk_revealer_get_reveal_child (desk->page->bar));
  /* What is said of a change is not said on top of the bar, here and on no other page. */
  wait_until (gtk_widget_has_css_class (toasts, "above-bar"));
  dictum_workbench_show_claim (desk->shell.workbench, desk->ids[0]);
  wait_until (!gtk_widget_has_css_class (toasts, "above-bar"));
  dictum_workbench_show_claims (desk->shell.workbench, NULL);
  wait_until (gtk_widget_has_css_class (toasts, "above-bar"));
  activate (desk, "claims.status", "in-progress");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (dictum_project_get_claim (project, desk->ids[i])->status, ==,
                     DICTUM_STATUS_IN_PROGRESS);
  g_assert_cmpuint (dictum_claim_list_count_selected (desk->page->list), ==, 3);

  gtk_widget_activate_action (GTK_WIDGET (desk->page), "claims.rate-nth", "i", 1);
  wait_for_list (desk);
  g_assert_nonnull (
      dictum_claim_get_shown_rating (dictum_project_get_claim (project, desk->ids[2])));

  gtk_editable_set_text (GTK_EDITABLE (desk->page->tag_entry), "port, new");
  g_signal_emit_by_name (desk->page->tag_entry, "activate");
  wait_for_list (desk);
  type (desk, "tag:port tag:new");
  g_assert_cmpuint (count_rows (desk), ==, 3);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (desk->page->list));
  activate (desk, "claims.delete", NULL);
  g_assert_cmpuint (count_rows (desk), ==, 0);
  g_assert_cmpuint (dictum_claim_list_count_selected (desk->page->list), ==, 0);
  dictum_workbench_undo (desk->shell.workbench);
  wait_for_list (desk);
  g_assert_cmpuint (count_rows (desk), ==, 3);
  g_assert_cmpstr (get_place (&desk->shell), ==, "claims");
}

static gboolean
says_same (Desk *desk, guint i, guint j)
{
  const DictumClaim *claim = dictum_project_get_claim (get_project (desk), desk->ids[i]);

  return claim->same_as != NULL &&
         g_strv_contains ((const char *const *) claim->same_as, desk->ids[j]);
}

/* Several that are selected become the same claim, by one action; one alone cannot, and the button
 * says why. */
static void
test_link (Desk *desk, gconstpointer data)
{
  GtkWidget *button = GTK_WIDGET (desk->page->link_button);

  choose (desk, 0, 1);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (gtk_widget_get_tooltip_text (button));

  choose (desk, 0, 3);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_null (gtk_widget_get_tooltip_text (button));
  g_signal_emit_by_name (button, "clicked");
  wait_for_list (desk);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpint (says_same (desk, i, j), ==, i != j);

  dictum_workbench_undo (desk->shell.workbench);
  wait_for_list (desk);
  for (guint i = 0; i < 3; i++)
    g_assert_null (dictum_project_get_claim (get_project (desk), desk->ids[i])->same_as);
}

/* A claim that no longer fits goes from the list; what is selected beside it stays so. */
static void
test_live (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) selected = NULL;

  type (desk, "status:to-do");
  g_assert_cmpuint (count_rows (desk), ==, 3);
  choose (desk, 1, 1);
  set (desk, 0, "status", "done");
  wait_for_list (desk);
  g_assert_cmpuint (count_rows (desk), ==, 2);
  g_assert_cmpuint (dictum_claim_list_count_selected (desk->page->list), ==, 1);
  selected = dictum_claims_page_list_selected (desk->page);
  g_assert_cmpstr (selected->pdata[0], ==, desk->ids[2]);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk->page->list), 0));
}

static void
count_cb (gpointer place, guint *count)
{
  *count += 1;
}

/* Another search gives the rows that are there other claims; none is made anew. What is selected
 * goes with its claim. */
static void
test_places (Desk *desk, gconstpointer data)
{
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (desk->page->list), 0);
  g_autoptr (GObject) again = NULL;
  guint n_changes = 0;

  g_signal_connect (first, "changed", G_CALLBACK (count_cb), &n_changes);
  choose (desk, 1, 1);
  activate (desk, "claims.sort", "content");
  again = g_list_model_get_item (G_LIST_MODEL (desk->page->list), 0);
  g_assert_true (again == first);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (get_id (desk, 0), ==, desk->ids[3]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk->page->list), i),
                     ==, g_str_equal (get_id (desk, i), desk->ids[1]));

  set (desk, 3, "status", "done");
  g_assert_cmpuint (n_changes, ==, 2);
  wait_for_list (desk);
  g_signal_handlers_disconnect_by_func (first, count_cb, &n_changes);
}

static void
test_open (Desk *desk, gconstpointer data)
{
  type (desk, "tag:capital");
  g_signal_emit_by_name (desk->page->view, "activate", 1u);
  g_assert_cmpstr (get_place (&desk->shell), ==, "article");
  g_assert_cmpstr (dictum_workbench_get_claim (desk->shell.workbench), ==, desk->ids[3]);

  g_assert_true (dictum_window_go_back (desk->shell.window));
  g_assert_cmpstr (get_place (&desk->shell), ==, "claims");
  g_assert_cmpstr (dictum_claims_page_get_query (desk->page), ==, "tag:capital");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk->page->list), 1));
  dictum_window_show_place (desk->shell.window, "article");
  g_assert_false (dictum_window_go_back (desk->shell.window));
}

static void
test_saved (Desk *desk, gconstpointer data)
{
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_save_filter (get_project (desk), "Capital", "tag:capital", NULL, &error);
  do_change (desk, change, error);
  activate (desk, "claims.apply-filter", "Capital");
  g_assert_cmpuint (count_rows (desk), ==, 2);
  activate (desk, "claims.delete-filter", "Capital");
  g_assert_null (
      dictum_settings_find_filter (dictum_project_get_settings (get_project (desk)), "Capital"));
}

/* A name that another filter has is not taken, and does not cost what was typed. */
static void
test_rename_saved (Desk *desk, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (desk->shell.window);
  AdwAlertDialog *alert;
  GtkEditable *entry;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_save_filter (get_project (desk), "Capital", "tag:capital", NULL, &error);
  do_change (desk, change, error);
  change = dictum_edit_save_filter (get_project (desk), "Done", "status:done", NULL, &error);
  do_change (desk, change, error);
  activate (desk, "claims.rename-filter", "Done");
  alert = ADW_ALERT_DIALOG (adw_application_window_get_visible_dialog (window));
  entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (alert));
  g_assert_true (adw_alert_dialog_get_response_enabled (alert, "save"));
  gtk_editable_set_text (entry, "Capital");
  g_assert_false (adw_alert_dialog_get_response_enabled (alert, "save"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_editable_set_text (entry, "Capitals");
  g_assert_true (adw_alert_dialog_get_response_enabled (alert, "save"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  adw_dialog_force_close (ADW_DIALOG (alert));
}

static void
test_session (Desk *desk, gconstpointer data)
{
  DictumSession *session = dictum_session_get_default ();
  const char *id = dictum_store_get_id (dictum_workbench_get_store (desk->shell.workbench));
  g_autofree char *query = NULL;
  g_autofree char *sort = NULL;

  type (desk, "tag:capital");
  activate (desk, "claims.sort", "status");
  activate (desk, "claims.descending", NULL);
  query = dictum_session_get_value (session, id, "claims-query");
  sort = dictum_session_get_value (session, id, "claims-sort");
  g_assert_cmpstr (query, ==, "tag:capital");
  g_assert_cmpstr (sort, ==, "-status");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/claims-page/" name, Desk, NULL, desk_set_up, function, desk_tear_down)

static void
add_tests (void)
{
  ADD ("filter", test_filter);
  ADD ("chips", test_chips);
  ADD ("to-list", test_to_list);
  ADD ("problem", test_problem);
  ADD ("menu", test_menu);
  ADD ("menu-key", test_menu_key);
  ADD ("order", test_order);
  ADD ("link", test_link);
  ADD ("many", test_many);
  ADD ("live", test_live);
  ADD ("places", test_places);
  ADD ("open", test_open);
  ADD ("saved", test_saved);
  ADD ("rename-saved", test_rename_saved);
  ADD ("session", test_session);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
