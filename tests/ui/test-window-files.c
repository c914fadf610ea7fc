/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>

#include <glib/gstdio.h>

#include "desktop/dictum-portal.h"
#include "exchange/dictum-import-private.h"
#include "ui-find.h"
#include "ui-heard.h"
#include "ui-shell.h"
#include "window/dictum-welcome-page.h"

/* Projects in the window: opened, opened again, broken, recovered, changed by somebody else. */

/* The same file is never open in two windows. */
static void
test_open_twice (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  DictumStore *store;
  GError *error = NULL;
  guint n;

  add_text (shell, letter);
  store = dictum_workbench_get_store (shell->workbench);
  g_assert_true (dictum_store_save_as (store, file, FALSE, NULL, &error));
  g_assert_no_error (error);

  n = g_list_length (gtk_application_get_windows (GTK_APPLICATION (shell->application)));
  dictum_application_open_project (shell->application, file, NULL);
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (shell->application))), ==, n);
}

/* What was saved comes back, with the article that was open. */
static void
test_reopen (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  g_autofree char *article = NULL;
  GError *error = NULL;

  add_text (shell, "Another letter\n\nThe council put off the vote.");
  add_text (shell, letter);
  {
    GtkSingleSelection *selection = find_in_sidebar (shell, "selection");

    gtk_single_selection_set_selected (selection, 1);
  }
  article = g_strdup (dictum_workbench_get_article (shell->workbench));
  g_assert_true (dictum_store_save_as (dictum_workbench_get_store (shell->workbench), file, FALSE,
                                       NULL, &error));
  tear_down (shell, NULL);

  set_up (shell, NULL);
  dictum_application_open_project (shell->application, file, shell->window);
  g_assert_cmpstr (get_state (shell), ==, "opening");
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpstr (get_state (shell), ==, "project");
  g_assert_cmpuint (count_articles (shell), ==, 2);
  g_assert_cmpstr (dictum_workbench_get_article (shell->workbench), ==, article);
}

/* The sample is a project of the editor's own, and there is nothing to undo in it. */
static void
test_sample (Shell *shell, gconstpointer data)
{
  DictumStore *store;
  DictumHistory *history;
  g_autofree char *id = NULL;

  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  store = dictum_workbench_get_store (shell->workbench);
  g_assert_nonnull (store);
  g_assert_null (dictum_store_get_file (store));
  g_assert_false (dictum_store_get_read_only (store));
  g_assert_cmpuint (count_articles (shell), >=, 3);
  history = dictum_store_get_history (store);
  g_assert_false (dictum_history_can_undo (history));
  g_assert_true (gtk_widget_activate_action (find_sidebar (shell), "article.delete", NULL));
  id = g_strdup (dictum_store_get_id (store));
  tear_down (shell, NULL);

  set_up (shell, NULL);
  dictum_application_open_unnamed (shell->application, id, shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpuint (count_articles (shell), >=, 2);
  tear_down (shell, NULL);

  /* Opened again, it is the same one: not one more in the list of recent projects. */
  set_up (shell, NULL);
  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpstr (dictum_store_get_id (dictum_workbench_get_store (shell->workbench)), ==, id);
  history = dictum_store_get_history (dictum_workbench_get_store (shell->workbench));
  g_assert_true (dictum_history_can_undo (history));
}

static void
test_open_broken (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "broken.dictum", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, "{\"format\": \"dictum-project\",", -1, NULL));
  dictum_application_open_project (shell->application, file, shell->window);
  wait_until (g_str_equal (get_state (shell), "welcome"));
  g_assert_true (dictum_window_is_free (shell->window));

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (
      strstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), "broken.dictum"));
  adw_dialog_force_close (dialog);
}

/* What another process did that was killed: an article and the change of its title. */
static int
work_and_crash (void)
{
  Fixture fixture;

  fixture_set_up (&fixture);
  g_print ("%s", dictum_store_get_id (fixture.store));
  fflush (stdout);

  return raise (SIGKILL);
}

/* Another program that has a project open until its input ends. */
static int
hold (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumStore) store = NULL;
  GError *error = NULL;

  store = dictum_store_open (file, NULL, &error);
  g_print ("%s\n", store != NULL ? "open" : error->message);
  fflush (stdout);
  while (getchar () != EOF)
    ;

  return store != NULL && dictum_store_close (store, NULL) ? 0 : 1;
}

static const char *program;

static char *
crash (void)
{
  const char *argv[] = { program, "--crash", NULL };
  g_autofree char *id = NULL;
  GError *error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &id, NULL,
                               NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (id, !=, "");

  return g_steal_pointer (&id);
}

static AdwAlertDialog *
get_alert (Shell *shell)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (shell->window));

  return ADW_IS_ALERT_DIALOG (dialog) ? ADW_ALERT_DIALOG (dialog) : NULL;
}

/* What asks the editor can be answered by keyboard, and says its answers. */
static void
wait_for_alert (Shell *shell)
{
  wait_until (get_alert (shell) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_alert (shell))));
  assert_names (GTK_WIDGET (get_alert (shell)), FALSE);
  assert_tabs (GTK_WIDGET (get_alert (shell)));
}

static void
press (AdwAlertDialog *alert, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (GTK_WIDGET (alert), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      {
        g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
        return;
      }

  g_assert_not_reached ();
}

/* After a crash the editor is asked, and what was done is there. */
static void
test_recover (Shell *shell, gconstpointer data)
{
  g_autofree char *id = crash ();

  dictum_application_open_unnamed (shell->application, id, shell->window);
  wait_for_alert (shell);
  g_assert_null (dictum_workbench_get_store (shell->workbench));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (get_alert (shell)), "harbour treaty"));

  press (get_alert (shell), "_Recover");
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpuint (count_articles (shell), ==, 1);
  g_assert_cmpstr (get_place (shell), ==, "article");
}

static void
test_discard (Shell *shell, gconstpointer data)
{
  g_autofree char *id = crash ();

  dictum_application_open_unnamed (shell->application, id, shell->window);
  wait_for_alert (shell);
  press (get_alert (shell), "_Discard");
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpuint (count_articles (shell), ==, 0);
}

/* Another program's version is not overwritten and not taken unasked. */
static void
test_changed_outside (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  AdwBanner *banner = find_child (shell, DICTUM_TYPE_WINDOW, "banner");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = NULL;
  GError *error = NULL;

  add_text (shell, letter);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (dictum_store_save_as (dictum_workbench_get_store (shell->workbench), file, FALSE,
                                       NULL, &error));
  g_assert_no_error (error);

  wait_until (
      g_str_equal (adw_window_title_get_title (find_in_sidebar (shell, "heading")), "harbour"));

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (text, "  \"created\"", "  \"title\": \"Their project\",\n  \"created\"", 1);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text->str, -1, NULL));
  wait_until (adw_banner_get_revealed (banner));

  g_signal_emit_by_name (banner, "button-clicked");
  wait_for_alert (shell);
  press (get_alert (shell), "_Theirs");
  wait_until (!adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_window_title_get_title (find_in_sidebar (shell, "heading")), ==,
                   "Their project");
}

/* The disk is taken out: nobody else is blamed for it, and the project can be saved elsewhere or
 * again when the disk is back. */
static void
test_folder_gone (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  AdwBanner *banner = find_child (shell, DICTUM_TYPE_WINDOW, "banner");
  DictumStore *store;
  GError *error = NULL;

  add_text (shell, letter);
  store = dictum_workbench_get_store (shell->workbench);
  g_assert_true (dictum_store_save_as (store, file, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_no_errno (g_rename (folder, away));
  add_text (shell, "Another letter\n\nThe council put off the vote.");
  wait_until (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "folder"));
  g_assert_true (hears (adw_banner_get_title (banner)));

  g_signal_emit_by_name (banner, "button-clicked");
  wait_for_alert (shell);
  g_assert_true (adw_alert_dialog_has_response (get_alert (shell), "save-as"));
  g_assert_no_errno (g_rename (away, folder));
  press (get_alert (shell), "_Try Again");
  wait_until (!adw_banner_get_revealed (banner));
  g_assert_cmpint (dictum_store_get_state (store), ==, DICTUM_STORE_SAVED);
}

static GFile *
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static void
drop (Shell *shell, GSList *files)
{
  GtkDropTarget *target = find_controller (GTK_WIDGET (shell->window), GTK_TYPE_DROP_TARGET);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_slist_free_full (files, g_object_unref);
}

/* What cannot be written keeps the window, which goes on with all that it was doing: the editor
 * stays, and saves it when the disk is back. */
static void
test_close_unsaved (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autofree char *elsewhere = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  AdwBanner *banner = find_child (shell, DICTUM_TYPE_WINDOW, "banner");
  GError *error = NULL;

  add_text (shell, letter);
  g_assert_true (dictum_store_save_as (dictum_workbench_get_store (shell->workbench), file, FALSE,
                                       NULL, &error));
  g_assert_no_error (error);
  g_assert_no_errno (g_rename (folder, away));
  add_text (shell, "Another letter\n\nThe council put off the vote.");
  wait_until (adw_banner_get_revealed (banner));

  gtk_window_close (GTK_WINDOW (shell->window));
  wait_for_alert (shell);
  g_assert_true (adw_alert_dialog_has_response (get_alert (shell), "close"));
  press (get_alert (shell), "_Stay");
  wait_until (get_alert (shell) == NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shell->window)));
  drop (shell, g_slist_prepend (NULL, write_file (elsewhere, "note.txt",
                                                  "A note\n\nNobody asked the islanders.\n")));
  wait_until (count_articles (shell) == 3);

  g_signal_emit_by_name (banner, "button-clicked");
  wait_for_alert (shell);
  g_assert_no_errno (g_rename (away, folder));
  press (get_alert (shell), "_Try Again");
  wait_until (!adw_banner_get_revealed (banner));
  g_assert_cmpint (dictum_store_get_state (dictum_workbench_get_store (shell->workbench)), ==,
                   DICTUM_STORE_SAVED);
}

/* Nothing but the list leads to a project that was never saved as a file: it goes when the editor
 * was told so. */
static void
test_remove_unnamed (Shell *shell, gconstpointer data)
{
  DictumSession *session = dictum_session_get_default ();
  g_autofree char *id = NULL;
  GtkWidget *page;
  GtkWidget *row = NULL;
  guint n_rows;

  add_text (shell, letter);
  id = g_strdup (dictum_store_get_id (dictum_workbench_get_store (shell->workbench)));
  dictum_session_add_recent (session, dictum_workbench_get_store (shell->workbench));
  tear_down (shell, NULL);

  set_up (shell, NULL);
  page = find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_WELCOME_PAGE, 0);
  wait_until ((row = find_widget (page, DICTUM_TYPE_RECENT_ROW, 0)) != NULL);
  n_rows = count_widgets (page, DICTUM_TYPE_RECENT_ROW);
  gtk_widget_activate_action (row, "welcome.remove-recent", "s", id);
  wait_for_alert (shell);
  g_assert_cmpuint (count_widgets (page, DICTUM_TYPE_RECENT_ROW), ==, n_rows);
  press (get_alert (shell), "_Cancel");
  wait_until (get_alert (shell) == NULL);
  g_assert_cmpuint (count_widgets (page, DICTUM_TYPE_RECENT_ROW), ==, n_rows);

  gtk_widget_activate_action (page, "welcome.remove-recent", "s", id);
  wait_for_alert (shell);
  press (get_alert (shell), "_Remove");
  wait_until (count_widgets (page, DICTUM_TYPE_RECENT_ROW) == n_rows - 1);
}

/* A project of a newer Dictum can be looked at and says why it cannot be altered. */
static void
test_newer (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "newer.dictum", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  static const char text[] = "{ \"format\": \"dictum-project\", \"version\": 99,"
                             "  \"id\": \"0190a8a0-0000-7000-8000-000000000001\","
                             "  \"title\": \"From the future\","
                             "  \"created\": \"2026-11-14T18:02:11Z\" }";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dictum_application_open_project (shell->application, file, shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_true (adw_banner_get_revealed (find_child (shell, DICTUM_TYPE_WINDOW, "banner")));
}

/* What another program has open is not opened a second time; afterwards it is. */
static void
test_locked (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "harbour.dictum", NULL);
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;
  GError *error = NULL;

  add_text (shell, letter);
  g_assert_true (dictum_store_save_as (dictum_workbench_get_store (shell->workbench), file, FALSE,
                                       NULL, &error));
  tear_down (shell, NULL);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                            program, "--hold", g_file_peek_path (file), NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "open");

  set_up (shell, NULL);
  dictum_application_open_project (shell->application, file, shell->window);
  wait_for_alert (shell);
  g_assert_nonnull (strstr (adw_alert_dialog_get_heading (get_alert (shell)), "harbour.dictum"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (get_alert (shell)), "open"));
  g_assert_true (dictum_window_is_free (shell->window));
  g_assert_cmpstr (get_state (shell), ==, "welcome");
  press (get_alert (shell), "_Close");
  wait_until (get_alert (shell) == NULL);

  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  dictum_application_open_project (shell->application, file, shell->window);
  wait_until (dictum_workbench_get_store (shell->workbench) != NULL);
  g_assert_cmpuint (count_articles (shell), ==, 1);
}

/* Where nothing can be written there is no project; why is told, and the window stays usable. */
static void
test_new_refused (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dictum", "unnamed", NULL);
  g_autofree char *aside = g_strconcat (folder, ".aside", NULL);
  gboolean had = g_rename (folder, aside) == 0;

  g_assert_true (g_file_set_contents (folder, "not a folder", -1, NULL));
  dictum_window_new_project (shell->window);
  wait_for_alert (shell);
  g_assert_cmpstr (adw_alert_dialog_get_heading (get_alert (shell)), ==,
                   "Could Not Make a Project");
  g_assert_cmpstr (adw_alert_dialog_get_body (get_alert (shell)), !=, "");
  g_assert_cmpstr (get_state (shell), ==, "welcome");
  g_assert_true (dictum_window_is_free (shell->window));
  press (get_alert (shell), "_Close");
  wait_until (get_alert (shell) == NULL);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  if (had)
    g_assert_cmpint (g_rename (aside, folder), ==, 0);
  add_text (shell, letter);
}

/* ---- Dropped on the window ---- */

static DictumImportDialog *
wait_for_import (Shell *shell)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (shell->window);

  wait_until (DICTUM_IS_IMPORT_DIALOG (adw_application_window_get_visible_dialog (window)));

  return DICTUM_IMPORT_DIALOG (adw_application_window_get_visible_dialog (window));
}

static void
take_import (Shell *shell, DictumImportDialog *dialog)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (shell->window);

  wait_until (dialog->import != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.take", NULL);
  wait_until (adw_application_window_get_visible_dialog (window) == NULL);
}

/* Marks go to the import with the text that they are about; a text beside them is an article. */
static void
test_drop_marks (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  GSList *files = NULL;
  DictumProject *project;

  files = g_slist_prepend (files, write_file (folder, "letter.txt", letter));
  files = g_slist_prepend (files,
                           write_file (folder, "ferry.ann", "T1\tContent 0 14\tThe ferry runs\n"));
  files = g_slist_prepend (files, write_file (folder, "ferry.txt", "The ferry runs all winter.\n"));
  drop (shell, files);
  take_import (shell, wait_for_import (shell));
  wait_until (count_articles (shell) == 2);
  project = dictum_workbench_get_project (shell->workbench);
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_claims (project)), ==, 1);
}

/* A package brings its articles and claims; the window that has nothing gets a project for them. */
static void
test_drop_package (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.zip", NULL);
  g_autoptr (DictumExport) export = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  add_text (shell, letter);
  export = dictum_export_new (
      dictum_project_take_snapshot (dictum_workbench_get_project (shell->workbench)), NULL, NULL,
      &error);
  g_assert_no_error (error);
  files = dictum_format_write (dictum_format_find ("package"), export, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dictum_files_save (files, path, FALSE, FALSE, &error));
  tear_down (shell, NULL);

  set_up (shell, NULL);
  g_assert_true (dictum_window_is_free (shell->window));
  drop (shell, g_slist_prepend (NULL, g_file_new_for_path (path)));
  take_import (shell, wait_for_import (shell));
  g_assert_cmpuint (count_articles (shell), ==, 1);
}

/* Where the desktop has no file dialog for a sandbox, that is said; where there is no sandbox,
 * nothing. */
static void
test_no_portal (Shell *shell, gconstpointer data)
{
  const char *before = g_getenv ("GDK_DEBUG");
  g_autofree char *kept = g_strdup (before);

  dictum_portal_check_files (GTK_WIDGET (shell->window));
  g_setenv ("GDK_DEBUG", "portals", TRUE);
  dictum_portal_check_files (GTK_WIDGET (shell->window));
  wait_for_alert (shell);
  g_assert_cmpstr (adw_alert_dialog_get_heading (get_alert (shell)), ==, "No File Dialog");
  press (get_alert (shell), "_Close");
  wait_until (get_alert (shell) == NULL);
  if (kept != NULL)
    g_setenv ("GDK_DEBUG", kept, TRUE);
  else
    g_unsetenv ("GDK_DEBUG");
}

static void
add_tests (void)
{
  g_test_add ("/window/open-twice", Shell, NULL, set_up, test_open_twice, tear_down);
  g_test_add ("/window/reopen", Shell, NULL, set_up, test_reopen, tear_down);
  g_test_add ("/window/sample", Shell, NULL, set_up, test_sample, tear_down);
  g_test_add ("/window/open-broken", Shell, NULL, set_up, test_open_broken, tear_down);
  g_test_add ("/window/no-portal", Shell, NULL, set_up, test_no_portal, tear_down);
  g_test_add ("/window/recover", Shell, NULL, set_up, test_recover, tear_down);
  g_test_add ("/window/discard", Shell, NULL, set_up, test_discard, tear_down);
  g_test_add ("/window/changed-outside", Shell, NULL, set_up, test_changed_outside, tear_down);
  g_test_add ("/window/folder-gone", Shell, NULL, set_up, test_folder_gone, tear_down);
  g_test_add ("/window/close-unsaved", Shell, NULL, set_up, test_close_unsaved, tear_down);
  g_test_add ("/window/new-refused", Shell, NULL, set_up, test_new_refused, tear_down);
  g_test_add ("/window/locked", Shell, NULL, set_up, test_locked, tear_down);
  g_test_add ("/window/remove-unnamed", Shell, NULL, set_up, test_remove_unnamed, tear_down);
  g_test_add ("/window/newer", Shell, NULL, set_up, test_newer, tear_down);
  g_test_add ("/window/drop-marks", Shell, NULL, set_up, test_drop_marks, tear_down);
  g_test_add ("/window/drop-package", Shell, NULL, set_up, test_drop_package, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  if (argc > 1 && g_str_equal (argv[1], "--crash"))
    return work_and_crash ();
  if (argc > 2 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  program = argv[0];
  gtk_test_init (&argc, &argv, NULL);
  start_hearing ();
  status = shell_run (add_tests);
  g_ptr_array_unref (heard);

  return status;
}
