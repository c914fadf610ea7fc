/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "dialogs/dictum-add-choices.h"
#include "dialogs/dictum-add-dialog.h"
#include "dialogs/dictum-add-review.h"
#include "dialogs/dictum-article-dialog.h"
#include "dictum-clipboard.h"
#include "ui-find.h"
#include "ui-shell.h"

/* What is pasted, and the pages on which an editor looks at it before it is added. */

#define N_CHOICES 10000

static const char html[] =
    "<html><body><h2>The quay</h2><p>The council met on the quay and put off "
    "the vote until the spring.</p><ul><li>Boats</li></ul></body></html>";
static const char words[] = "The quay\nThe council met on the quay and put off the vote until the "
                            "spring.\nBoats";

static void
copy (Shell *shell, const char *text, const char *formatted)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (shell->window));
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (formatted, strlen (formatted));

  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  both = gdk_content_provider_new_union (providers, 2);
  g_assert_true (gdk_clipboard_set_content (clipboard, both));
}

static void
copy_words (Shell *shell, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (shell->window)), text);
}

static AdwDialog *
open_dialog (Shell *shell)
{
  AdwDialog *dialog;

  new_project (shell);
  gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.add-article", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  g_assert_true (DICTUM_IS_ADD_DIALOG (dialog));

  return dialog;
}

/* It closes by itself once all that was asked for is in. */
static void
close_dialog (Shell *shell)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (shell->window);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  wait_until (adw_application_window_get_visible_dialog (window) == NULL);
}

static char *
get_words (AdwDialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_part (dialog, "words"));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return g_steal_pointer (&text);
}

static gboolean
has_pasted (AdwDialog *dialog, const char *wanted)
{
  g_autofree char *text = get_words (dialog);

  return g_str_equal (text, wanted);
}

static const DictumArticle *
get_article (Shell *shell, guint position)
{
  DictumProject *project = dictum_workbench_get_project (shell->workbench);
  g_autoptr (DictumItem) item = NULL;

  item = g_list_model_get_item (dictum_project_get_articles (project), position);
  g_assert_nonnull (item);

  return dictum_item_get_article (item);
}

/* What a browser copied keeps its headings, and goes into other words as words. */
static void
test_paste (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  GtkWidget *field = find_part (dialog, "words");
  const DictumVersion *version;
  const DictumBlock *block;

  copy (shell, words, html);
  g_signal_emit_by_name (field, "paste-clipboard");
  wait_until (has_pasted (dialog, words));
  g_assert_nonnull (strstr (gtk_label_get_label (find_part (dialog, "hint")), "headings"));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "add.add", NULL);
  wait_until (count_articles (shell) == 1);
  version = dictum_article_get_latest_version (get_article (shell, 0));
  block = dictum_values_get (version->blocks, 0);
  g_assert_cmpstr (block->text, ==, "The quay");
  g_assert_cmpint (block->kind, ==, DICTUM_BLOCK_HEADING);
  close_dialog (shell);
}

/* Escape does not cost the article that was pasted, nor its headings. */
static void
test_closed (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);

  copy (shell, words, html);
  g_signal_emit_by_name (find_part (dialog, "words"), "paste-clipboard");
  wait_until (has_pasted (dialog, words));
  close_dialog (shell);

  gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.add-article", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  g_assert_true (has_pasted (dialog, words));
  g_assert_nonnull (strstr (gtk_label_get_label (find_part (dialog, "hint")), "headings"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "add.add", NULL);
  wait_until (count_articles (shell) == 1);
  close_dialog (shell);

  gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.add-article", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  g_assert_true (has_pasted (dialog, ""));
  close_dialog (shell);
}

static void
test_paste_into_words (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  GtkWidget *field = find_part (dialog, "words");

  copy (shell, "two", "<p>two</p>");
  dictum_add_dialog_set_words (DICTUM_ADD_DIALOG (dialog), "one ", NULL);
  g_signal_emit_by_name (field, "paste-clipboard");
  wait_until (has_pasted (dialog, "one two"));
  close_dialog (shell);
}

/* What this thread was at work, in microseconds: what others do at the same time is no matter. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* What a loader would refuse is read no further, and what a field cannot show goes past it. */
static void
test_paste_huge (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  GListModel *queue = G_LIST_MODEL (dictum_window_get_queue (shell->window));
  g_autoptr (DictumAddJob) job = NULL;
  gsize length = DICTUM_LOAD_CAP + 1024;
  g_autofree char *text = g_malloc (length + 1);
  gint64 longest = 0;
  gint64 last = get_time ();

  memset (text, 'a', length);
  text[length] = '\0';
  copy_words (shell, text);
  last = get_time ();
  g_signal_emit_by_name (find_part (dialog, "words"), "paste-clipboard");
  while (g_list_model_get_n_items (queue) == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_time () - last);
      last = get_time ();
    }
  g_test_message ("longest turn of the main loop: %.0f ms", (double) longest / 1000);
  g_assert_true (has_pasted (dialog, ""));
  job = g_list_model_get_item (queue, 0);
  wait_until (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_FAILED);
  g_assert_cmpuint (count_articles (shell), ==, 0);
  close_dialog (shell);
}

static DictumAddJob *
hold (Shell *shell, DictumLoadRequest *request)
{
  DictumAddQueue *queue = dictum_window_get_queue (shell->window);
  DictumAddJob *job;

  g_object_set (queue, "review", TRUE, NULL);
  dictum_add_queue_push (queue, request);
  job = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  wait_until (dictum_add_job_get_state (job) == DICTUM_ADD_JOB_READY ||
              dictum_add_job_get_state (job) == DICTUM_ADD_JOB_CHOICES);

  return job;
}

static GString *
write_feed (void)
{
  GString *feed = g_string_new ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
                                "<title>The Wire</title>");

  for (guint i = 0; i < N_CHOICES; i++)
    g_string_append_printf (feed,
                            "<item><title>Letter %u from the harbour</title>"
                            "<link>https://wire.example/%u</link></item>",
                            i, i);

  return g_string_append (feed, "</channel></rss>");
}

static gint64
measure (const char *what, gint64 since)
{
  gint64 took = get_time () - since;

  g_test_message ("%s: %.1f ms", what, (double) took / 1000);

  return took;
}

static guint
count_shown (AdwNavigationPage *page)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (find_part (page, "list"))));
}

/* The longest that the window was held up by them, in microseconds. */
static gint64
wait_for_choices (AdwNavigationPage *page)
{
  gint64 longest = 0;

  while (count_shown (page) < N_CHOICES)
    {
      gint64 since = get_time ();

      if (g_main_context_pending (NULL))
        {
          g_main_context_iteration (NULL, FALSE);
          longest = MAX (longest, get_time () - since);
        }
      else
        g_usleep (200);
    }
  g_test_message ("longest turn of the main loop while filling: %.1f ms", (double) longest / 1000);

  return longest;
}

/* Choosing and searching among as many as a large archive has is done at once. */
static void
test_choices (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  g_autoptr (GString) feed = write_feed ();
  g_autoptr (GBytes) bytes = g_bytes_new (feed->str, feed->len);
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumAddJob) job = NULL;
  AdwNavigationPage *page;
  GtkButton *button;
  gint64 since;

  request = dictum_load_request_new_for_bytes (bytes, "application/rss+xml", "feed.xml");
  job = hold (shell, request);
  dictum_add_dialog_review (DICTUM_ADD_DIALOG (dialog), job);
  page = adw_navigation_view_get_visible_page (find_part (dialog, "pages"));
  button = find_part (page, "add_button");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_cmpint (wait_for_choices (page), <, G_USEC_PER_SEC / 2);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));

  since = get_time ();
  gtk_check_button_set_active (find_part (page, "all"), FALSE);
  g_assert_cmpint (measure ("choosing none", since), <, 2 * G_USEC_PER_SEC);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  since = get_time ();
  gtk_check_button_set_active (find_part (page, "all"), TRUE);
  g_assert_cmpint (measure ("choosing all", since), <, 2 * G_USEC_PER_SEC);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Add 10000");

  gtk_editable_set_text (find_part (page, "entry"), "letter 77 ");
  since = get_time ();
  g_signal_emit_by_name (find_part (page, "entry"), "search-changed");
  g_assert_cmpint (measure ("searching", since), <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_shown (page), ==, 1);
  gtk_check_button_set_active (find_part (page, "all"), FALSE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Add 9999");
  assert_names (GTK_WIDGET (page), FALSE);
  close_dialog (shell);
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;

  return FALSE;
}

/* What is put right on the page is what the project gets. */
static void
test_review (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_words (letter);
  g_autoptr (DictumAddJob) job = hold (shell, request);
  AdwNavigationPage *page;
  GtkWidget *row;

  dictum_add_dialog_review (DICTUM_ADD_DIALOG (dialog), job);
  page = adw_navigation_view_get_visible_page (find_part (dialog, "pages"));
  g_assert_true (DICTUM_IS_ADD_REVIEW (page));
  assert_names (GTK_WIDGET (page), FALSE);
  row = find_widget (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   "Ministers signal a shift on the harbour treaty");
  gtk_editable_set_text (GTK_EDITABLE (row), "A shift");

  /* Going back to look at the others loses nothing. */
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  wait_until (adw_navigation_view_get_visible_page (find_part (dialog, "pages")) != page);
  dictum_add_dialog_review (DICTUM_ADD_DIALOG (dialog), job);
  page = adw_navigation_view_get_visible_page (find_part (dialog, "pages"));
  row = find_widget (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "A shift");

  /* What is not understood is not taken, and nothing is added. */
  row = find_widget (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, DICTUM_DETAIL_PUBLISHED);
  gtk_editable_set_text (GTK_EDITABLE (row), "yesterday");
  gtk_widget_activate_action (GTK_WIDGET (page), "review.add", NULL);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (shows_text (GTK_WIDGET (page), "“yesterday” is no date"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (count_articles (shell), ==, 0);

  /* The reason goes with what was wrong, and not before. */
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-11-14");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  wait_until (!shows_text (GTK_WIDGET (page), "“yesterday” is no date"));
  gtk_widget_activate_action (GTK_WIDGET (page), "review.add", NULL);
  wait_until (count_articles (shell) == 1);
  g_assert_cmpstr (get_article (shell, 0)->title, ==, "A shift");
  g_assert_cmpstr (get_article (shell, 0)->published, ==, "2026-11-14");
  close_dialog (shell);
}

/* The section is a tag only when the editor says so, and can be changed with the other details. */
static void
test_section (Shell *shell, gconstpointer data)
{
  static const char page_html[] =
      "<!DOCTYPE html><html lang=\"en\"><head><title>Berths stay public</title>"
      "<meta property=\"article:section\" content=\"Harbour &amp; Sea\"></head><body><article>"
      "<h1>Berths stay public</h1><p>The council voted on Thursday to keep the berths of the north "
      "quay in public hands for ten years.</p><p>Tomas Reed, who runs the largest fleet, called "
      "the "
      "vote a mistake that the island would come to regret.</p></article></body></html>";
  AdwDialog *dialog = open_dialog (shell);
  g_autoptr (GBytes) bytes = g_bytes_new_static (page_html, strlen (page_html));
  g_autoptr (DictumLoadRequest)
      request = dictum_load_request_new_for_bytes (bytes, "text/html", NULL);
  g_autoptr (DictumAddJob) job = hold (shell, request);
  AdwNavigationPage *page;
  GtkWidget *row;

  dictum_add_dialog_review (DICTUM_ADD_DIALOG (dialog), job);
  page = adw_navigation_view_get_visible_page (find_part (dialog, "pages"));
  row = find_widget (GTK_WIDGET (page), ADW_TYPE_SWITCH_ROW, 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Tag It “Harbour & Sea”");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.add", NULL);
  wait_until (count_articles (shell) == 1);
  g_assert_cmpstrv (get_article (shell, 0)->tags, ((const char *[]) { "Harbour & Sea", NULL }));
  close_dialog (shell);

  dialog = dictum_article_dialog_new (shell->workbench, get_article (shell, 0)->record.id);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  g_assert_cmpstr (gtk_editable_get_text (find_part (dialog, "tags")), ==, "Harbour & Sea");
  gtk_editable_set_text (find_part (dialog, "tags"), "Harbour & Sea, votes");
  g_signal_emit_by_name (find_part (dialog, "tags"), "entry-activated");
  g_assert_cmpstrv (get_article (shell, 0)->tags,
                    ((const char *[]) { "Harbour & Sea", "votes", NULL }));
  close_dialog (shell);
}

/* A copy in a web archive is opened from the details once its address is one to open. */
static void
test_archived (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (shell);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_words (letter);

  dictum_add_queue_push (dictum_window_get_queue (shell->window), request);
  wait_until (count_articles (shell) == 1);
  close_dialog (shell);

  dialog = dictum_article_dialog_new (shell->workbench, get_article (shell, 0)->record.id);
  adw_dialog_present (dialog, GTK_WIDGET (shell->window));
  g_assert_false (gtk_widget_get_visible (find_part (dialog, "open_archived")));
  gtk_editable_set_text (find_part (dialog, "archived"), "javascript:alert(1)");
  g_assert_false (gtk_widget_get_visible (find_part (dialog, "open_archived")));
  gtk_editable_set_text (find_part (dialog, "archived"), "https://web.example/2026/letter");
  g_assert_true (gtk_widget_get_visible (find_part (dialog, "open_archived")));
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  close_dialog (shell);
}

static void
add_tests (void)
{
  g_test_add ("/add-review/paste", Shell, NULL, set_up, test_paste, tear_down);
  g_test_add ("/add-review/paste-into-words", Shell, NULL, set_up, test_paste_into_words,
              tear_down);
  g_test_add ("/add-review/paste-huge", Shell, NULL, set_up, test_paste_huge, tear_down);
  g_test_add ("/add-review/choices", Shell, NULL, set_up, test_choices, tear_down);
  g_test_add ("/add-review/section", Shell, NULL, set_up, test_section, tear_down);
  g_test_add ("/add-review/archived", Shell, NULL, set_up, test_archived, tear_down);
  g_test_add ("/add-review/closed", Shell, NULL, set_up, test_closed, tear_down);
  g_test_add ("/add-review/review", Shell, NULL, set_up, test_review, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
