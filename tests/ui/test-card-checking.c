/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "cards-fixture.h"
#include "edit/dictum-edit-related.h"
#include "inspector/dictum-claim-evidence.h"
#include "inspector/dictum-entry-dialog.h"
#include "inspector/dictum-entry-row.h"

#include "dictum-config.h"

/* What a card has for checking a claim: evidence with its copies, the log of replies, and the same
 * claim elsewhere. */

static void
test_evidence (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *row;
  AdwDialog *dialog;

  g_signal_emit_by_name (find_part (find_part (find_part (fields, "evidence"), "list"), "add"),
                         "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (cards->window));
  g_assert_nonnull (dialog);
  row = dictum_entry_dialog_get_object (DICTUM_ENTRY_DIALOG (dialog), "title");
  gtk_editable_set_text (GTK_EDITABLE (row), "Statement of 14 November");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find_widget (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0)),
      DICTUM_EVIDENCE_SUPPORTS);
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");

  g_assert_cmpuint (dictum_values_length (cards_get_claim (cards, cards->first)->evidence), ==, 1);
  g_assert_cmpint (
      ((DictumEvidence *) dictum_values_get (cards_get_claim (cards, cards->first)->evidence, 0))
          ->stance,
      ==, DICTUM_EVIDENCE_SUPPORTS);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);

  g_signal_emit_by_name (find_part (find_part (fields, "evidence"), "list"), "remove", 0);
  g_assert_null (cards_get_claim (cards, cards->first)->evidence);
  g_assert_true (cards->undo);
}

static void
relate (Cards *cards, DictumRelation relation)
{
  const char *others[] = { cards->second, NULL };
  GError *error = NULL;
  DictumChange *change = dictum_edit_relate_claims (cards->base.project, cards->first, others,
                                                    relation, NULL, &error);

  g_assert_true (dictum_workbench_take (cards->base.workbench, change, error, NULL));
}

/* Where the claim is made elsewhere is a line, Enter goes there, and unlinking is for both. */
static void
test_related (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *elsewhere = find_part (fields, "elsewhere");
  GtkWidget *list = find_part (elsewhere, "list");
  GtkWidget *rows = find_part (list, "rows");
  GtkWidget *roots = find_part (elsewhere, "roots");

  g_assert_false (gtk_widget_get_visible (rows));
  g_assert_false (gtk_widget_get_visible (roots));
  relate (cards, DICTUM_RELATION_SAME);
  fixture_wait (gtk_widget_get_visible (rows));
  g_assert_true (has_words (rows));
  g_assert_true (gtk_widget_get_visible (roots));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (roots)), "independent root"));
  g_signal_emit_by_name (list, "edit", 0);
  g_assert_cmpstr (dictum_workbench_get_claim (cards->base.workbench), ==, cards->second);

  /* Another claim does not show those of the one before. */
  dictum_workbench_set_claim (cards->base.workbench, cards->first);
  g_assert_false (gtk_widget_get_visible (rows));
  fixture_wait (gtk_widget_get_visible (rows));
  g_signal_emit_by_name (list, "remove", 0);
  g_assert_null (cards_get_claim (cards, cards->first)->same_as);
  g_assert_null (cards_get_claim (cards, cards->second)->same_as);
  fixture_wait (!gtk_widget_get_visible (rows));

  relate (cards, DICTUM_RELATION_CONTRADICTS);
  fixture_wait (gtk_widget_get_visible (rows));
  g_signal_emit_by_name (list, "remove", 0);
  g_assert_null (cards_get_claim (cards, cards->second)->contradicts);
}

/* The dialog finds by words, links on both sides, and goes on to the next. */
static void
test_find_related (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  GtkWidget *list = find_part (find_part (fields, "elsewhere"), "list");
  GtkWidget *dialog, *found;
  g_autofree char *quote = dictum_claim_get_quote (cards_get_claim (cards, cards->second));
  GtkListBoxRow *row = NULL;

  g_signal_emit_by_name (list, "edit", G_MAXUINT);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)));
  found = find_part (dialog, "list");
  gtk_editable_set_text (find_part (dialog, "search"), quote);
  fixture_wait ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (found), 0)) != NULL &&
                gtk_list_box_get_row_at_index (GTK_LIST_BOX (found), 1) == NULL &&
                g_strcmp0 (g_object_get_data (G_OBJECT (row), "claim"), cards->second) == 0);
  assert_names (adw_dialog_get_child (ADW_DIALOG (dialog)), FALSE);
  assert_tabs (dialog);
  g_signal_emit_by_name (found, "row-activated", row);
  g_assert_cmpstr (cards_get_claim (cards, cards->first)->same_as[0], ==, cards->second);
  g_assert_cmpstr (cards_get_claim (cards, cards->second)->same_as[0], ==, cards->first);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (found), 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (dialog, "states")), ==, "nothing");

  /* Closed while it searches. */
  gtk_editable_set_text (find_part (dialog, "search"), "words");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
}

static const DictumEvidence *
get_evidence (Cards *cards)
{
  const DictumClaim *claim = cards_get_claim (cards, cards->first);

  g_assert_cmpuint (dictum_values_length (claim->evidence), ==, 1);
  return dictum_values_get (claim->evidence, 0);
}

/* A file becomes evidence: its copy is kept, its details are filled in beside what was written, and
 * the quote is checked against it, in the dialog and on the card. */
static void
test_load_evidence (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  DictumClaimEvidence *list = find_part (fields, "evidence");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dictum-evidence-test.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray)
      requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  GError *error = NULL;
  GtkWidget *note;
  DictumEntryDialog *dialog;
  gpointer verdict, copy, quote;

  g_file_set_contents (path, "Port figures\n\nThe number of ships had fallen by 12 per cent.\n", -1,
                       &error);
  g_assert_no_error (error);
  g_ptr_array_add (requests, dictum_load_request_new_for_file (file));
  dictum_claim_evidence_add (list, requests);
  dialog = DICTUM_ENTRY_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)));
  copy = dictum_entry_dialog_get_object (dialog, "copy_row");
  verdict = dictum_entry_dialog_get_object (dialog, "verdict_row");
  quote = dictum_entry_dialog_get_object (dialog, "quote");
  fixture_wait (gtk_widget_get_visible (copy));

  gtk_editable_set_text (quote, "ships had fallen by 12 per cent");
  fixture_wait (gtk_widget_get_visible (verdict) &&
                strstr (adw_preferences_row_get_title (verdict), "Verbatim in") != NULL);
  gtk_editable_set_text (quote, "The number of ships had fallen by 15 per cent");
  fixture_wait (strstr (adw_preferences_row_get_title (verdict), "other words") != NULL);
  /* What the copy has instead stands beside it; the row gives its text without the markup. */
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (verdict), "12 "));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (verdict), "15 per cent"));

  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpstr (get_evidence (cards)->file, ==, path);
  g_assert_cmpuint (strlen (get_evidence (cards)->sha256), ==, 64);
  g_assert_nonnull (get_evidence (cards)->retrieved);
  note = find_part (find_widget (GTK_WIDGET (list), DICTUM_TYPE_ENTRY_ROW, 0), "note");
  fixture_wait (strstr (gtk_label_get_label (GTK_LABEL (note)), "other words") != NULL);
  g_assert_true (gtk_widget_has_css_class (note, "claim-warning"));
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_unlink (path);
}

/* What cannot be loaded is told in the dialog, which stays with what was written. */
static void
test_load_fails (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  DictumClaimEvidence *list = find_part (fields, "evidence");
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at-all.txt");
  g_autoptr (GPtrArray)
      requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  DictumEntryDialog *dialog;
  gpointer row, stop;

  g_ptr_array_add (requests, dictum_load_request_new_for_file (file));
  dictum_claim_evidence_add (list, requests);
  dialog = DICTUM_ENTRY_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)));
  row = dictum_entry_dialog_get_object (dialog, "progress_row");
  stop = dictum_entry_dialog_get_object (dialog, "stop");
  fixture_wait (!gtk_widget_get_visible (stop));
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (row), "at-all.txt"));

  /* Closed while it loads. */
  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "url"), "http://127.0.0.1:9/");
  g_signal_emit_by_name (dictum_entry_dialog_get_object (dialog, "load"), "clicked");
  g_assert_true (gtk_widget_get_visible (stop));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
}

static DictumEntryDialog *
get_form (Cards *cards)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (cards->window));

  g_assert_true (DICTUM_IS_ENTRY_DIALOG (dialog));
  return DICTUM_ENTRY_DIALOG (dialog);
}

/* Refused at the field: marked, with the focus, and told. */
static void
assert_refused (DictumEntryDialog *dialog, const char *name)
{
  GtkWidget *field = dictum_entry_dialog_get_object (dialog, name);

  g_assert_true (gtk_widget_has_css_class (field, "error"));
  g_assert_true (gtk_widget_get_state_flags (field) & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_nonnull (find_widget (GTK_WIDGET (dialog), g_type_from_name ("AdwToastWidget"), 0));
}

/* A form without anything in it is not saved as evidence; and words are no link. */
static void
test_empty_evidence (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  DictumEntryDialog *dialog;
  GtkWidget *url;

  g_signal_emit_by_name (find_part (find_part (find_part (fields, "evidence"), "list"), "add"),
                         "clicked");
  dialog = get_form (cards);
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_null (cards_get_claim (cards, cards->first)->evidence);
  assert_refused (dialog, "title");

  url = dictum_entry_dialog_get_object (dialog, "url");
  gtk_editable_set_text (GTK_EDITABLE (url), "not a link");
  g_signal_emit_by_name (dictum_entry_dialog_get_object (dialog, "load"), "clicked");
  g_assert_false (gtk_widget_get_visible (dictum_entry_dialog_get_object (dialog, "progress_row")));
  assert_refused (dialog, "url");
  gtk_editable_set_text (GTK_EDITABLE (url), "nor this");
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  assert_refused (dialog, "url");
  g_assert_null (cards_get_claim (cards, cards->first)->evidence);

  gtk_editable_set_text (GTK_EDITABLE (url), "https://saltmere.example/minutes");
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpstr (get_evidence (cards)->url, ==, "https://saltmere.example/minutes");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
}

static void
load_path (DictumEntryDialog *dialog, const char *path, const char *title)
{
  GtkWidget *stop = dictum_entry_dialog_get_object (dialog, "stop");

  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "url"), path);
  g_signal_emit_by_name (dictum_entry_dialog_get_object (dialog, "load"), "clicked");
  fixture_wait (!gtk_widget_get_visible (stop));
  g_assert_cmpstr (gtk_editable_get_text (dictum_entry_dialog_get_object (dialog, "title")), ==,
                   title);
  g_assert_cmpstr (gtk_editable_get_text (dictum_entry_dialog_get_object (dialog, "url")), ==, "");
}

/* What the wrong file was called does not stay with the right one; what the editor wrote does. */
static void
test_load_again (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *wrong = g_build_filename (folder, "wrong.html", NULL);
  g_autofree char *right = g_build_filename (folder, "right.html", NULL);
  DictumEntryDialog *dialog;

  g_file_set_contents (wrong, "<title>Fees</title><h1>Fees</h1><p>Fees rose in spring.</p>", -1,
                       NULL);
  g_file_set_contents (right, "<title>Ships</title><h1>Ships</h1><p>Ships came by night.</p>", -1,
                       NULL);
  g_signal_emit_by_name (find_part (find_part (find_part (fields, "evidence"), "list"), "add"),
                         "clicked");
  dialog = get_form (cards);
  load_path (dialog, wrong, "Fees");
  load_path (dialog, right, "Ships");
  g_assert_cmpstr (gtk_editable_get_text (dictum_entry_dialog_get_object (dialog, "file")), ==,
                   right);
  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "title"), "Log of the port");
  load_path (dialog, wrong, "Log of the port");
  g_assert_cmpstr (gtk_editable_get_text (dictum_entry_dialog_get_object (dialog, "file")), ==,
                   wrong);

  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_unlink (wrong);
  g_unlink (right);
  g_rmdir (folder);
}

static GtkWidget *
find_labelled (GtkWidget *widget, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = find_widget (widget, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

/* The form of a new entry, with a name typed into its first row. */
static AdwDialog *
type_request (Cards *cards, GtkWidget *fields, const char *name)
{
  AdwDialog *dialog;

  g_signal_emit_by_name (find_part (find_part (fields, "replies"), "add"), "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (cards->window));
  g_assert_nonnull (dialog);
  gtk_editable_set_text (dictum_entry_dialog_get_object (DICTUM_ENTRY_DIALOG (dialog), "asked"),
                         name);

  return dialog;
}

static guint
count_requests (Cards *cards)
{
  return dictum_values_length (cards_get_claim (cards, cards->first)->replies);
}

/* What was typed into a form is saved when the window goes and takes it along, also after another
 * claim has become the current one; it is forgotten where that was wanted. */
static void
test_form_left_open (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  AdwDialog *dialog = type_request (cards, fields, "Press desk");
  const DictumReply *reply;

  dictum_workbench_set_claim (cards->base.workbench, cards->second);
  adw_dialog_force_close (dialog);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_assert_cmpuint (count_requests (cards), ==, 1);
  reply = dictum_values_get (cards_get_claim (cards, cards->first)->replies, 0);
  g_assert_cmpstr (reply->asked, ==, "Press desk");
  g_assert_null (cards_get_claim (cards, cards->second)->replies);

  dictum_workbench_set_claim (cards->base.workbench, cards->first);
  dialog = type_request (cards, fields, "Nobody after all");
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (dialog), "_Cancel"), "clicked");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_assert_cmpuint (count_requests (cards), ==, 1);

  dialog = type_request (cards, fields, "");
  adw_dialog_force_close (dialog);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_assert_cmpuint (count_requests (cards), ==, 1);
}

static void
press_escape (AdwDialog *dialog)
{
  GtkWidget *child = adw_dialog_get_child (dialog);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (child);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
        continue;
      shortcut = g_list_model_get_item (shortcuts, 0);
      g_assert_true (
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, child, NULL));
      return;
    }

  g_assert_not_reached ();
}

/* Escape closes a form in which nothing was typed, and asks before it forgets what was. */
static void
test_escape (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  AdwDialog *dialog = type_request (cards, fields, "");
  AdwDialog *question;

  press_escape (dialog);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);

  dialog = type_request (cards, fields, "Press desk");
  press_escape (dialog);
  question = adw_window_get_visible_dialog (ADW_WINDOW (cards->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  adw_dialog_close (question);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (
                       dictum_entry_dialog_get_object (DICTUM_ENTRY_DIALOG (dialog), "asked")),
                   ==, "Press desk");

  press_escape (dialog);
  question = adw_window_get_visible_dialog (ADW_WINDOW (cards->window));
  g_signal_emit_by_name (find_labelled (GTK_WIDGET (question), "_Discard"), "clicked");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  g_assert_cmpuint (count_requests (cards), ==, 0);
}

/* A request says who was asked, and is of today unless the editor says otherwise. */
static void
test_empty_request (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  DictumEntryDialog *dialog = DICTUM_ENTRY_DIALOG (type_request (cards, fields, ""));
  GtkEditable *asked_on = dictum_entry_dialog_get_object (dialog, "askedOn");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  g_assert_cmpstr (gtk_editable_get_text (asked_on), ==, today);
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpuint (count_requests (cards), ==, 0);
  assert_refused (dialog, "asked");

  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "asked"), "Press desk");
  gtk_editable_set_text (asked_on, "2026-11-25");
  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "deadline"), "2026-11-20");
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpuint (count_requests (cards), ==, 0);
  assert_refused (dialog, "deadline");
  gtk_editable_set_text (dictum_entry_dialog_get_object (dialog, "deadline"), "2026-11-30");
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpuint (count_requests (cards), ==, 1);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
      return TRUE;

  return FALSE;
}

/* A date that is none keeps the form open and is told where it is; where the window takes the form
 * along, it alone is lost. */
static void
test_wrong_date (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  AdwDialog *dialog = type_request (cards, fields, "Press desk");
  GtkWidget *deadline = dictum_entry_dialog_get_object (DICTUM_ENTRY_DIALOG (dialog), "deadline");
  const DictumReply *reply;

  gtk_editable_set_text (GTK_EDITABLE (deadline), "soon");
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  g_assert_cmpuint (count_requests (cards), ==, 0);
  g_assert_true (gtk_widget_has_css_class (deadline, "error"));
  g_assert_true (gtk_widget_get_state_flags (deadline) & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_true (says (GTK_WIDGET (dialog), "“soon” is no date. Write it as 2026-11-14 or "
                                            "2026-11-14T18:02:00Z."));
  gtk_editable_set_text (GTK_EDITABLE (deadline), "2026-12-01");
  g_assert_false (gtk_widget_has_css_class (deadline, "error"));
  g_signal_emit_by_name (find_part (dialog, "save_button"), "clicked");
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  reply = dictum_values_get (cards_get_claim (cards, cards->first)->replies, 0);
  g_assert_cmpstr (reply->deadline, ==, "2026-12-01");

  dialog = type_request (cards, fields, "Harbour office");
  deadline = dictum_entry_dialog_get_object (DICTUM_ENTRY_DIALOG (dialog), "deadline");
  gtk_editable_set_text (GTK_EDITABLE (deadline), "on Friday");
  adw_dialog_force_close (dialog);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)) == NULL);
  reply = dictum_values_get (cards_get_claim (cards, cards->first)->replies, 1);
  g_assert_cmpstr (reply->asked, ==, "Harbour office");
  g_assert_null (reply->deadline);
}

/* Several files that are dropped at once are added one after the other, and what cannot be loaded
 * is told. */
static void
test_several (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  g_autoptr (GPtrArray)
      requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);

  g_ptr_array_add (requests, dictum_load_request_new_for_words ("Ships came by night."));
  g_ptr_array_add (requests, dictum_load_request_new_for_words ("Fees rose in spring."));
  dictum_claim_evidence_add (find_part (fields, "evidence"), requests);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (cards->window)));
  fixture_wait (dictum_values_length (cards_get_claim (cards, cards->first)->evidence) == 2);
}

/* An overdue request says so in words. */
static void
test_overdue (Cards *cards, gconstpointer data)
{
  GtkWidget *fields = cards_open_card (cards, cards->first);
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);
  GError *error = NULL;
  DictumChange *change;
  GtkWidget *row;

  dictum_value_set_string (&reply->asked, "Press desk");
  dictum_value_set_string (&reply->deadline, "2026-01-02");
  change = dictum_edit_put_entry (cards->base.project, cards->first, reply, NULL, &error);
  fixture_take (&cards->base, change, error);
  row = find_widget (find_part (fields, "replies"), DICTUM_TYPE_ENTRY_ROW, 0);
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (find_part (row, "note"))), "Overdue by "));
  g_assert_true (gtk_widget_has_css_class (find_part (row, "note"), "claim-warning"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(name, func)                                                                            \
  g_test_add ("/card-checking/" name, Cards, NULL, cards_set_up, func, cards_tear_down)
  add ("evidence", test_evidence);
  add ("empty-evidence", test_empty_evidence);
  add ("load-evidence", test_load_evidence);
  add ("load-again", test_load_again);
  add ("load-fails", test_load_fails);
  add ("form-left-open", test_form_left_open);
  add ("escape", test_escape);
  add ("empty-request", test_empty_request);
  add ("wrong-date", test_wrong_date);
  add ("several", test_several);
  add ("overdue", test_overdue);
  add ("related", test_related);
  add ("find-related", test_find_related);
#undef add

  return g_test_run ();
}
