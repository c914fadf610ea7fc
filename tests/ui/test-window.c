/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>

#include "dialogs/dictum-add-dialog.h"
#include "dialogs/dictum-article-dialog.h"
#include "dialogs/dictum-preferences-dialog.h"
#include "dialogs/dictum-project-dialog.h"
#include "dialogs/dictum-shortcuts-dialog.h"
#include "ui-fixture.h"
#include "ui-wait.h"
#include "window/dictum-application.h"
#include "window/dictum-article-row.h"
#include "window/dictum-progress-strip.h"
#include "window/dictum-sidebar.h"

/* The window as an editor has it: real widgets, driven by their actions. */

typedef struct
{
  DictumApplication *application;
  DictumWindow *window;
  DictumWorkbench *workbench;
} Shell;

static const char letter[] = "Ministers signal a shift on the harbour treaty\n\n"
                             "Officials in the capital described the call as overdue.\n\n"
                             "Ida Marrow, who chairs the island council, said it came late.";

static gpointer
find_child (Shell *shell, GType type, const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (shell->window), type, name);

  g_assert_nonnull (child);

  return child;
}

static GtkWidget *
find_sidebar (Shell *shell)
{
  return find_child (shell, DICTUM_TYPE_WINDOW, "sidebar");
}

static gpointer
find_in_sidebar (Shell *shell, const char *name)
{
  return gtk_widget_get_template_child (find_sidebar (shell), DICTUM_TYPE_SIDEBAR, name);
}

static const char *
get_state (Shell *shell)
{
  return gtk_stack_get_visible_child_name (find_child (shell, DICTUM_TYPE_WINDOW, "states"));
}

static const char *
get_place (Shell *shell)
{
  return gtk_stack_get_visible_child_name (find_child (shell, DICTUM_TYPE_WINDOW, "places"));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_child_visible (widget))
    g_ptr_array_add (found, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list_rows (Shell *shell)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect (find_in_sidebar (shell, "articles"), DICTUM_TYPE_ARTICLE_ROW, rows);

  return rows;
}

static guint
count_articles (Shell *shell)
{
  DictumProject *project = dictum_workbench_get_project (shell->workbench);

  return g_list_model_get_n_items (dictum_project_get_articles (project));
}

static void
add_text (Shell *shell, const char *text)
{
  g_autoptr (GPtrArray) requests = dictum_add_split_words (text);
  guint before = dictum_window_is_free (shell->window) ? 0 : count_articles (shell);

  dictum_window_add_requests (shell->window, requests);
  wait_until (count_articles (shell) == before + 1);
}

static void
set_up (Shell *shell, gconstpointer data)
{
  shell->application = DICTUM_APPLICATION (g_application_get_default ());
  shell->window = DICTUM_WINDOW (dictum_window_new (GTK_APPLICATION (shell->application)));
  shell->workbench = dictum_window_get_workbench (shell->window);
  gtk_window_present (GTK_WINDOW (shell->window));
}

/* Nothing of a window stays behind, and what was in it is saved. */
static void
tear_down (Shell *shell, gconstpointer data)
{
  gpointer window = shell->window;

  g_object_add_weak_pointer (G_OBJECT (shell->window), &window);
  gtk_window_close (GTK_WINDOW (shell->window));
  wait_until (window == NULL);
}

static void
test_welcome (Shell *shell, gconstpointer data)
{
  g_assert_cmpstr (get_state (shell), ==, "welcome");
  g_assert_true (dictum_window_is_free (shell->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shell->window)), ==, "Dictum");
}

static void
test_new_project (Shell *shell, gconstpointer data)
{
  AdwWindowTitle *heading;

  g_assert_true (dictum_window_new_project (shell->window));
  heading = find_in_sidebar (shell, "heading");
  g_assert_cmpstr (get_state (shell), ==, "project");
  g_assert_cmpstr (get_place (shell), ==, "empty");
  g_assert_false (dictum_window_is_free (shell->window));
  g_assert_cmpstr (adw_window_title_get_title (heading), ==, "Untitled project");
  g_assert_cmpstr (adw_window_title_get_subtitle (heading), ==, "0 articles · 0 claims");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (shell->window)), "Untitled project"));
}

/* A text on the welcome page starts a project and is opened. */
static void
test_add (Shell *shell, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkLabel *title;

  add_text (shell, letter);
  g_assert_cmpstr (get_state (shell), ==, "project");
  g_assert_cmpstr (get_place (shell), ==, "article");
  g_assert_nonnull (dictum_workbench_get_article (shell->workbench));
  g_assert_cmpstr (adw_window_title_get_subtitle (find_in_sidebar (shell, "heading")), ==,
                   "1 article · 0 claims");

  rows = list_rows (shell);
  g_assert_cmpuint (rows->len, ==, 1);
  title = GTK_LABEL (gtk_widget_get_template_child (g_ptr_array_index (rows, 0),
                                                    DICTUM_TYPE_ARTICLE_ROW, "title"));
  g_assert_cmpstr (gtk_label_get_label (title), ==,
                   "Ministers signal a shift on the harbour treaty");
}

static void
message_cb (DictumWorkbench *workbench, const char *text, gboolean undo, char **message)
{
  g_set_str (message, text);
}

static void
test_delete (Shell *shell, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autofree char *article = NULL;

  add_text (shell, letter);
  add_text (shell, "Another letter\n\nThe council put off the vote.");
  article = g_strdup (dictum_workbench_get_article (shell->workbench));
  g_signal_connect (shell->workbench, "message", G_CALLBACK (message_cb), &message);

  g_assert_true (gtk_widget_activate_action (find_sidebar (shell), "article.delete", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 1);
  g_assert_nonnull (strstr (message, "deleted"));
  g_assert_cmpstr (dictum_workbench_get_article (shell->workbench), !=, article);
  g_assert_cmpstr (get_place (shell), ==, "article");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.undo", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.redo", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 1);

  g_assert_true (gtk_widget_activate_action (find_sidebar (shell), "article.delete", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 0);
  g_assert_cmpstr (get_place (shell), ==, "empty");
  g_signal_handlers_disconnect_by_data (shell->workbench, &message);
}

/* The bar in the sidebar follows the claims. */
static void
test_progress (Shell *shell, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DictumProgressStrip *strip;
  const char *claims[] = { NULL, NULL };
  GError *error = NULL;

  add_text (shell, letter);
  rows = list_rows (shell);
  strip = DICTUM_PROGRESS_STRIP (gtk_widget_get_template_child (g_ptr_array_index (rows, 0),
                                                                DICTUM_TYPE_ARTICLE_ROW, "strip"));
  g_assert_cmpuint (dictum_progress_strip_get_total (strip), ==, 0);

  for (int i = 0; i < 2; i++)
    {
      DictumChange *change = dictum_edit_add_claim (dictum_workbench_get_project (shell->workbench),
                                                    dictum_workbench_get_article (shell->workbench),
                                                    50 + 20 * i, 65 + 20 * i, NULL, &error);

      g_assert_no_error (error);
      claims[0] = dictum_change_get_entry (change, 0)->after->id;
      g_assert_true (dictum_workbench_take (shell->workbench, change, NULL, TRUE));
    }
  g_assert_cmpuint (dictum_progress_strip_get_total (strip), ==, 2);

  g_assert_true (
      dictum_workbench_take (shell->workbench,
                             dictum_edit_set_field (dictum_workbench_get_project (shell->workbench),
                                                    claims, "status", "in-progress", NULL, NULL),
                             NULL, FALSE));
  g_assert_cmpuint (dictum_progress_strip_get_in_progress (strip), ==, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Done: 0, in progress: 1, claims: 2");
}

static int
get_left (GtkWidget *strip, const char *part)
{
  GtkWidget *child = GTK_WIDGET (
      gtk_widget_get_template_child (strip, DICTUM_TYPE_PROGRESS_STRIP, part));
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (child, strip, &place));

  return (int) place.origin.x;
}

/* The bar begins where reading begins. */
static void
test_direction (Shell *shell, gconstpointer data)
{
  GtkWidget *strip = g_object_ref_sink (g_object_new (DICTUM_TYPE_PROGRESS_STRIP, NULL));

  dictum_progress_strip_set (DICTUM_PROGRESS_STRIP (strip), 4, 1, 1);
  gtk_widget_set_direction (strip, GTK_TEXT_DIR_LTR);
  gtk_widget_allocate (strip, 100, 4, -1, NULL);
  g_assert_cmpint (get_left (strip, "done_part"), ==, 0);
  g_assert_cmpint (get_left (strip, "in_progress_part"), ==, 25);

  gtk_widget_set_direction (strip, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (strip, 100, 4, -1, NULL);
  g_assert_cmpint (get_left (strip, "done_part"), ==, 75);
  g_assert_cmpint (get_left (strip, "in_progress_part"), ==, 50);
  g_assert_finalize_object (strip);
}

static void
test_places (Shell *shell, gconstpointer data)
{
  add_text (shell, letter);
  dictum_window_show_place (shell->window, "sources");
  g_assert_cmpstr (get_place (shell), ==, "sources");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.show-place", "s", "article"));
  g_assert_cmpstr (get_place (shell), ==, "article");
}

/* Thousands of articles make no more rows than there is room for, and the selection follows. */
static void
test_many (Shell *shell, gconstpointer data)
{
  g_autoptr (DictumChange) change = dictum_change_new ("Many", NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GtkSingleSelection *selection;
  g_autofree char *last = NULL;

  g_assert_true (dictum_window_new_project (shell->window));
  for (guint i = 0; i < 2500; i++)
    {
      DictumArticle *article = fixture_make_article ("Letter", fixture_blocks, 2);

      g_set_str (&last, article->record.id);
      dictum_change_add (change, article);
    }
  g_assert_true (dictum_workbench_take (shell->workbench, dictum_change_ref (change), NULL, FALSE));

  dictum_workbench_set_article (shell->workbench, last);
  selection = find_in_sidebar (shell, "selection");
  g_assert_nonnull (gtk_single_selection_get_selected_item (selection));
  g_assert_cmpstr (dictum_item_get_id (gtk_single_selection_get_selected_item (selection)), ==,
                   last);

  wait_until (!g_main_context_pending (NULL));
  rows = list_rows (shell);
  g_assert_cmpuint (rows->len, <, 300);
}

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

static gpointer
find_controller (Shell *shell, GType type, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (shell->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
          gtk_event_controller_get_propagation_phase (controller) == phase)
        return controller;
    }

  g_assert_not_reached ();
}

static gboolean
drop (Shell *shell, const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (shell, GTK_TYPE_DROP_TARGET, GTK_PHASE_BUBBLE), "drop",
                         value, 10.0, 10.0, &taken);

  return taken;
}

/* Files and texts that are dropped on the welcome page start a project and become articles. */
static void
test_drop (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  g_auto (GValue) dropped = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  g_assert_true (g_file_set_contents (path, letter, -1, NULL));
  g_value_init (&dropped, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&dropped, files);
  g_assert_true (drop (shell, &dropped));
  wait_until (!dictum_window_is_free (shell->window) && count_articles (shell) == 1);

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, "Another letter\n\nThe council put off the vote.");
  g_assert_true (drop (shell, &text));
  wait_until (count_articles (shell) == 2);

  g_value_set_static_string (&text, "  ");
  g_assert_false (drop (shell, &text));
}

/* What is pasted where no text is written comes up in the dialog. */
static void
test_paste (Shell *shell, gconstpointer data)
{
  GtkEventController *keys = find_controller (shell, GTK_TYPE_EVENT_CONTROLLER_KEY,
                                              GTK_PHASE_CAPTURE);
  gboolean taken = FALSE;
  AdwDialog *dialog;
  GtkTextBuffer *buffer;
  GtkTextView *words;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (shell->window)),
                          "https://courier.example/harbour");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_v, 0, GDK_CONTROL_MASK, &taken);
  g_assert_true (taken);
  wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window)) !=
              NULL);

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  words = GTK_TEXT_VIEW (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), DICTUM_TYPE_ADD_DIALOG, "words"));
  buffer = gtk_text_view_get_buffer (words);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 31);

  /* In the dialog the key belongs to the text. */
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_v, 0, GDK_CONTROL_MASK, &taken);
  g_assert_false (taken);
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
  wait_until (get_alert (shell) != NULL);
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
  wait_until (get_alert (shell) != NULL);
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

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (text, "Untitled project", "Their project", 0);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text->str, -1, NULL));
  wait_until (adw_banner_get_revealed (banner));

  g_signal_emit_by_name (banner, "button-clicked");
  wait_until (get_alert (shell) != NULL);
  press (get_alert (shell), "_Take Theirs");
  wait_until (!adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_window_title_get_title (find_in_sidebar (shell, "heading")), ==,
                   "Their project");
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

static void
present_and_close (Shell *shell, AdwDialog *dialog)
{
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  wait_until (!g_main_context_pending (NULL));
  adw_dialog_force_close (dialog);
  wait_until (watched == NULL);
}

static void
test_dialogs (Shell *shell, gconstpointer data)
{
  add_text (shell, letter);
  present_and_close (shell, dictum_preferences_dialog_new ());
  present_and_close (shell, dictum_shortcuts_dialog_new ());
  present_and_close (shell, dictum_project_dialog_new (shell->workbench));
  present_and_close (shell, dictum_article_dialog_new (
                                shell->workbench, dictum_workbench_get_article (shell->workbench)));
  present_and_close (shell,
                     dictum_add_dialog_new (dictum_window_get_queue (shell->window), letter));
}

/* What is typed into the details is taken when the dialog goes; what is refused is not. */
static void
test_details (Shell *shell, gconstpointer data)
{
  const char *id;
  DictumProject *project;
  AdwDialog *dialog;

  add_text (shell, letter);
  id = dictum_workbench_get_article (shell->workbench);
  project = dictum_workbench_get_project (shell->workbench);
  dialog = dictum_article_dialog_new (shell->workbench, id);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (
                             GTK_WIDGET (dialog), DICTUM_TYPE_ARTICLE_DIALOG, "publisher")),
                         "  Coastal Courier ");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (
                             GTK_WIDGET (dialog), DICTUM_TYPE_ARTICLE_DIALOG, "published")),
                         "the day before");
  adw_dialog_force_close (dialog);

  g_assert_cmpstr (dictum_project_get_article (project, id)->publisher, ==, "Coastal Courier");
  g_assert_cmpstr (dictum_project_get_article (project, id)->published, !=, "the day before");
}

/* A button tells by being greyed out whether there is something to do. */
static gboolean
is_enabled (Shell *shell, const char *action)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_dialog_set_child (dialog, button);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  enabled = gtk_widget_get_sensitive (button);
  adw_dialog_force_close (dialog);

  return enabled;
}

static void
test_actions (Shell *shell, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (shell->window);

  g_assert_false (is_enabled (shell, "win.undo"));
  g_assert_false (is_enabled (shell, "win.save"));
  g_assert_true (is_enabled (shell, "win.open"));
  g_assert_true (dictum_window_new_project (shell->window));
  g_assert_true (is_enabled (shell, "win.save"));
  g_assert_false (is_enabled (shell, "win.undo"));
  add_text (shell, letter);
  g_assert_true (is_enabled (shell, "win.undo"));
  g_assert_false (is_enabled (shell, "win.redo"));
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 0);
  g_assert_true (is_enabled (shell, "win.redo"));
  g_assert_true (gtk_widget_activate_action (window, "win.redo", NULL));
  g_assert_cmpuint (count_articles (shell), ==, 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  GError *error = NULL;
  int status;

  if (argc > 1 && g_str_equal (argv[1], "--crash"))
    return work_and_crash ();

  program = argv[0];
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dictum_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));

  g_test_add ("/window/welcome", Shell, NULL, set_up, test_welcome, tear_down);
  g_test_add ("/window/new-project", Shell, NULL, set_up, test_new_project, tear_down);
  g_test_add ("/window/add", Shell, NULL, set_up, test_add, tear_down);
  g_test_add ("/window/delete", Shell, NULL, set_up, test_delete, tear_down);
  g_test_add ("/window/progress", Shell, NULL, set_up, test_progress, tear_down);
  g_test_add ("/window/direction", Shell, NULL, set_up, test_direction, tear_down);
  g_test_add ("/window/places", Shell, NULL, set_up, test_places, tear_down);
  g_test_add ("/window/many", Shell, NULL, set_up, test_many, tear_down);
  g_test_add ("/window/open-twice", Shell, NULL, set_up, test_open_twice, tear_down);
  g_test_add ("/window/reopen", Shell, NULL, set_up, test_reopen, tear_down);
  g_test_add ("/window/sample", Shell, NULL, set_up, test_sample, tear_down);
  g_test_add ("/window/open-broken", Shell, NULL, set_up, test_open_broken, tear_down);
  g_test_add ("/window/drop", Shell, NULL, set_up, test_drop, tear_down);
  g_test_add ("/window/paste", Shell, NULL, set_up, test_paste, tear_down);
  g_test_add ("/window/recover", Shell, NULL, set_up, test_recover, tear_down);
  g_test_add ("/window/discard", Shell, NULL, set_up, test_discard, tear_down);
  g_test_add ("/window/changed-outside", Shell, NULL, set_up, test_changed_outside, tear_down);
  g_test_add ("/window/newer", Shell, NULL, set_up, test_newer, tear_down);
  g_test_add ("/window/dialogs", Shell, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/window/details", Shell, NULL, set_up, test_details, tear_down);
  g_test_add ("/window/actions", Shell, NULL, set_up, test_actions, tear_down);

  status = g_test_run ();
  g_application_release (G_APPLICATION (application));

  return status;
}
