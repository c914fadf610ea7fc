/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/dictum-add-dialog.h"
#include "dialogs/dictum-article-dialog.h"
#include "dialogs/dictum-preferences-dialog.h"
#include "dialogs/dictum-project-dialog.h"
#include "dialogs/dictum-shortcuts-dialog.h"
#include "dictum-lazy-list.h"
#include "reader/dictum-reader.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-progress-strip.h"
#include "window/dictum-window-private.h"

static void
test_welcome (Shell *shell, gconstpointer data)
{
  g_assert_cmpstr (get_state (shell), ==, "welcome");
  g_assert_true (dictum_window_is_free (shell->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shell->window)), ==, "Dictum");
  assert_names (GTK_WIDGET (shell->window), FALSE);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (shell->window)));
  assert_tabs (GTK_WIDGET (shell->window));
}

static void
test_new_project (Shell *shell, gconstpointer data)
{
  AdwWindowTitle *heading;

  new_project (shell);
  heading = find_in_sidebar (shell, "heading");
  g_assert_cmpstr (get_state (shell), ==, "project");
  g_assert_cmpstr (get_place (shell), ==, "empty");
  g_assert_false (dictum_window_is_free (shell->window));
  g_assert_cmpstr (adw_window_title_get_title (heading), ==, "Untitled project");
  g_assert_cmpstr (adw_window_title_get_subtitle (heading), ==, "0 articles · 0 claims");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (shell->window)), "Untitled project"));
}

/* In a narrow window too the keyboard begins with what is to be done, not with the way back. */
static void
test_new_narrow (Shell *shell, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (shell->window);
  AdwNavigationSplitView *split = find_child (shell, DICTUM_TYPE_WINDOW, "split");
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, 360, 640);
  wait_until (adw_navigation_split_view_get_collapsed (split));
  new_project (shell);
  wait_until (GTK_IS_BUTTON (gtk_window_get_focus (window)));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (window))),
                   ==, "win.add-article");

  /* The size is remembered for the next window. */
  gtk_window_set_default_size (window, width, height);
  wait_until (!adw_navigation_split_view_get_collapsed (split));
}

static guint
count_rows (Shell *shell)
{
  g_autoptr (GPtrArray) rows = list_rows (shell);

  return rows->len;
}

/* A text on the welcome page starts a project and is opened. */
static void
test_add (Shell *shell, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkLabel *title;
  GtkWidget *row;
  graphene_rect_t inner, outer;

  add_text (shell, letter);
  g_assert_cmpstr (get_state (shell), ==, "project");
  g_assert_cmpstr (get_place (shell), ==, "article");
  g_assert_nonnull (dictum_workbench_get_article (shell->workbench));
  g_assert_cmpstr (adw_window_title_get_subtitle (find_in_sidebar (shell, "heading")), ==,
                   "1 article · 0 claims");

  wait_until (count_rows (shell) == 1);
  rows = list_rows (shell);
  title = GTK_LABEL (gtk_widget_get_template_child (g_ptr_array_index (rows, 0),
                                                    DICTUM_TYPE_ARTICLE_ROW, "title"));
  g_assert_cmpstr (gtk_label_get_label (title), ==,
                   "Ministers signal a shift on the harbour treaty");

  /* Up to its edge a row of the list is that of the article, whose menu a right click opens. */
  row = gtk_widget_get_parent (gtk_widget_get_parent (g_ptr_array_index (rows, 0)));
  g_assert_cmpstr (gtk_widget_get_css_name (row), ==, "row");
  wait_until (gtk_widget_get_height (row) > 0);
  g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (rows, 0), row, &inner));
  g_assert_true (gtk_widget_compute_bounds (row, row, &outer));
  g_assert_true (graphene_rect_equal (&inner, &outer));
}

/* What comes while the project is being made waits for it, and all of it is in the same one. */
static void
test_add_at_once (Shell *shell, gconstpointer data)
{
  g_autoptr (GPtrArray) first = dictum_add_split_words (letter);
  g_autoptr (GPtrArray) second = dictum_add_split_words ("The pilots of Saltmere\n\nThey wait.");

  dictum_window_add_requests (shell->window, first);
  g_assert_null (dictum_workbench_get_store (shell->workbench));
  g_assert_false (dictum_window_is_free (shell->window));
  dictum_window_add_requests (shell->window, second);
  wait_until (count_articles (shell) == 2);
  g_assert_cmpstr (get_place (shell), ==, "article");
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

/* The only article is taken back, and comes again: the work goes on in its text. */
static void
test_focus_comes_back (Shell *shell, gconstpointer data)
{
  add_text (shell, letter);
  dictum_window_show_place (shell->window, "article");
  g_assert_true (DICTUM_IS_READER (gtk_window_get_focus (GTK_WINDOW (shell->window))));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.undo", NULL));
  g_assert_cmpstr (get_place (shell), ==, "empty");
  g_assert_false (DICTUM_IS_READER (gtk_window_get_focus (GTK_WINDOW (shell->window))));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.redo", NULL));
  g_assert_cmpstr (get_place (shell), ==, "article");
  g_assert_true (DICTUM_IS_READER (gtk_window_get_focus (GTK_WINDOW (shell->window))));
}

static void
set_title (Shell *shell, const char *title)
{
  const char *ids[] = { dictum_workbench_get_article (shell->workbench), NULL };
  GError *error = NULL;

  dictum_workbench_take (shell->workbench,
                         dictum_edit_set_field (dictum_workbench_get_project (shell->workbench),
                                                ids, "title", title, NULL, &error),
                         error, NULL);
  g_assert_no_error (error);
}

/* A row is called as its article is, also when that is called something else, or nothing. */
static void
test_row_name (Shell *shell, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkAccessible *line;

  add_text (shell, letter);
  wait_until (count_widgets (find_in_sidebar (shell, "articles"), DICTUM_TYPE_ARTICLE_ROW) == 1);
  rows = list_rows (shell);
  line = GTK_ACCESSIBLE (gtk_widget_get_parent (
      gtk_widget_get_ancestor (g_ptr_array_index (rows, 0), DICTUM_TYPE_LAZY_ROW)));
  set_title (shell, "A shift");
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "A shift");
  set_title (shell, "");
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "Untitled article");
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
  wait_until (count_rows (shell) == 1);
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
      g_assert_true (dictum_workbench_take (shell->workbench, change, NULL, NULL));
    }
  g_assert_cmpuint (dictum_progress_strip_get_total (strip), ==, 2);

  g_assert_true (
      dictum_workbench_take (shell->workbench,
                             dictum_edit_set_field (dictum_workbench_get_project (shell->workbench),
                                                    claims, "status", "in-progress", NULL, NULL),
                             NULL, NULL));
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

static char *
read_last_article (const char *project)
{
  g_autoptr (DictumSession) session = g_object_new (DICTUM_TYPE_SESSION, NULL);

  return dictum_session_get_value (session, project, "article");
}

static gboolean
is_written (const char *project, const char *article)
{
  g_autofree char *last = read_last_article (project);

  return g_strcmp0 (last, article) == 0;
}

/* The article that is worked on is in the session soon, so that a crash does not lose it. */
static void
test_remember_article (Shell *shell, gconstpointer data)
{
  const char *project;
  GListModel *articles;
  g_autoptr (DictumItem) second = NULL;

  add_text (shell, letter);
  project = dictum_store_get_id (dictum_workbench_get_store (shell->workbench));
  wait_until (is_written (project, dictum_workbench_get_article (shell->workbench)));

  add_text (shell, "Another letter\n\nThe council put off the vote.");
  articles = dictum_project_get_articles (dictum_workbench_get_project (shell->workbench));
  second = g_list_model_get_item (articles, 1);
  g_assert_false (is_written (project, dictum_item_get_id (second)));
  dictum_workbench_set_article (shell->workbench, dictum_item_get_id (second));
  wait_until (is_written (project, dictum_item_get_id (second)));
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

/* Who followed a place into the text comes back to where that was, with the focus on it. */
static void
test_back (Shell *shell, gconstpointer data)
{
  const char *article;
  GtkWidget *focus;

  add_text (shell, letter);
  article = dictum_workbench_get_article (shell->workbench);
  g_assert_false (dictum_window_go_back (shell->window));
  dictum_window_show_place (shell->window, "overview");
  gtk_widget_child_focus (GTK_WIDGET (shell->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (shell->window));
  dictum_workbench_show_words (shell->workbench, article, 0, 3);
  g_assert_cmpstr (get_place (shell), ==, "article");
  g_assert_false (gtk_window_get_focus (GTK_WINDOW (shell->window)) == focus);
  g_assert_true (dictum_window_go_back (shell->window));
  g_assert_cmpstr (get_place (shell), ==, "overview");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (shell->window)) == focus);

  /* Who goes there on their own has nowhere to come back to. */
  dictum_window_show_place (shell->window, "article");
  g_assert_false (dictum_window_go_back (shell->window));
}

static gboolean
shows_article (Shell *shell, const char *id)
{
  g_autoptr (GPtrArray) rows = list_rows (shell);
  gboolean shown = FALSE;

  for (guint i = 0; i < rows->len && !shown; i++)
    shown = g_str_equal (
        dictum_item_get_id (dictum_article_row_get_item (g_ptr_array_index (rows, i))), id);

  return shown;
}

/* Thousands of articles make no more rows than there is room for, and the selection follows. */
static void
test_many (Shell *shell, gconstpointer data)
{
  g_autoptr (DictumChange) change = dictum_change_new ("Many", NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GtkSingleSelection *selection;
  g_autofree char *last = NULL;

  new_project (shell);
  for (guint i = 0; i < 2500; i++)
    {
      DictumArticle *article = fixture_make_article ("Letter", fixture_blocks, 2);

      g_set_str (&last, article->record.id);
      dictum_change_add (change, article);
    }
  g_assert_true (dictum_workbench_take (shell->workbench, dictum_change_ref (change), NULL, NULL));

  dictum_workbench_set_article (shell->workbench, last);
  selection = find_in_sidebar (shell, "selection");
  g_assert_nonnull (gtk_single_selection_get_selected_item (selection));
  g_assert_cmpstr (dictum_item_get_id (gtk_single_selection_get_selected_item (selection)), ==,
                   last);

  wait_until (shows_article (shell, last));
  rows = list_rows (shell);
  g_assert_cmpuint (rows->len, <, 40);
}

static gpointer
find_in_phase (Shell *shell, GType type, GtkPropagationPhase phase)
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

  g_signal_emit_by_name (find_in_phase (shell, GTK_TYPE_DROP_TARGET, GTK_PHASE_BUBBLE), "drop",
                         value, 10.0, 10.0, &taken);

  return taken;
}

/* Files that are dropped on the welcome page start a project and become articles. Words are dropped
 * in tests/e2e/pointer.py: they are read from the program that they come from. */
static void
test_drop (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  g_auto (GValue) dropped = G_VALUE_INIT;

  g_assert_true (g_file_set_contents (path, letter, -1, NULL));
  g_value_init (&dropped, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&dropped, files);
  g_assert_true (drop (shell, &dropped));
  wait_until (!dictum_window_is_free (shell->window) && count_articles (shell) == 1);
}

/* What is pasted where no text is written comes up in the dialog. */
static void
test_paste (Shell *shell, gconstpointer data)
{
  GtkEventController *keys = find_in_phase (shell, GTK_TYPE_EVENT_CONTROLLER_KEY,
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

static void
present_and_close (Shell *shell, AdwDialog *dialog)
{
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  wait_until (gtk_widget_get_mapped (adw_dialog_get_child (dialog)) &&
              !g_main_context_pending (NULL));
  /* The preferences' dialog is the toolkit's, with lists of its own; e2e names walks it. */
  if (!ADW_IS_PREFERENCES_DIALOG (dialog))
    assert_names (adw_dialog_get_child (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
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

/* What is typed into the details is taken when the dialog goes; what is refused is not, and told
 * before it is lost. */
static void
test_details (Shell *shell, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (shell->window);
  const char *id;
  DictumProject *project;
  AdwDialog *dialog;

  add_text (shell, letter);
  id = dictum_workbench_get_article (shell->workbench);
  project = dictum_workbench_get_project (shell->workbench);
  dialog = dictum_article_dialog_new (shell->workbench, id);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  gtk_editable_set_text (find_part (dialog, "publisher"), "  Coastal Courier ");
  adw_dialog_close (dialog);
  wait_until (adw_application_window_get_visible_dialog (window) == NULL);
  g_assert_cmpstr (dictum_project_get_article (project, id)->publisher, ==, "Coastal Courier");

  dialog = dictum_article_dialog_new (shell->workbench, id);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  gtk_editable_set_text (find_part (dialog, "published"), "the day before");
  adw_dialog_close (dialog);
  g_assert_true (adw_application_window_get_visible_dialog (window) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (find_part (dialog, "published")), ==, "the day before");
  adw_dialog_close (dialog);
  wait_until (adw_application_window_get_visible_dialog (window) == NULL);
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
  new_project (shell);
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

/* What is said is seen at once, whatever was said before or stays for longer. */
static void
test_messages (Shell *shell, gconstpointer data)
{
  AdwToastOverlay *toasts = find_child (shell, DICTUM_TYPE_WINDOW, "toasts");
  AdwToast *lasting = adw_toast_new ("Under way");

  new_project (shell);
  adw_toast_set_timeout (lasting, 0);
  adw_toast_overlay_add_toast (toasts, lasting);
  wait_until (shows_words (GTK_WIDGET (toasts), "Under way"));

  dictum_workbench_message (shell->workbench, "First");
  dictum_workbench_message (shell->workbench, "Second");
  dictum_workbench_message (shell->workbench, "Third");
  wait_until (shows_words (GTK_WIDGET (toasts), "Third"));
  g_assert_false (shows_words (GTK_WIDGET (toasts), "Second"));

  /* What lasts comes back. */
  wait_until (shows_words (GTK_WIDGET (toasts), "Under way"));
}

static void
add_tests (void)
{
  g_test_add ("/window/row-name", Shell, NULL, set_up, test_row_name, tear_down);
  g_test_add ("/window/messages", Shell, NULL, set_up, test_messages, tear_down);
  g_test_add ("/window/welcome", Shell, NULL, set_up, test_welcome, tear_down);
  g_test_add ("/window/add-at-once", Shell, NULL, set_up, test_add_at_once, tear_down);
  g_test_add ("/window/new-project", Shell, NULL, set_up, test_new_project, tear_down);
  g_test_add ("/window/new-narrow", Shell, NULL, set_up, test_new_narrow, tear_down);
  g_test_add ("/window/add", Shell, NULL, set_up, test_add, tear_down);
  g_test_add ("/window/delete", Shell, NULL, set_up, test_delete, tear_down);
  g_test_add ("/window/focus-comes-back", Shell, NULL, set_up, test_focus_comes_back, tear_down);
  g_test_add ("/window/progress", Shell, NULL, set_up, test_progress, tear_down);
  g_test_add ("/window/direction", Shell, NULL, set_up, test_direction, tear_down);
  g_test_add ("/window/back", Shell, NULL, set_up, test_back, tear_down);
  g_test_add ("/window/places", Shell, NULL, set_up, test_places, tear_down);
  g_test_add ("/window/remember-article", Shell, NULL, set_up, test_remember_article, tear_down);
  g_test_add ("/window/many", Shell, NULL, set_up, test_many, tear_down);
  g_test_add ("/window/drop", Shell, NULL, set_up, test_drop, tear_down);
  g_test_add ("/window/paste", Shell, NULL, set_up, test_paste, tear_down);
  g_test_add ("/window/dialogs", Shell, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/window/details", Shell, NULL, set_up, test_details, tear_down);
  g_test_add ("/window/actions", Shell, NULL, set_up, test_actions, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
