/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "../load/server-fixture.h"
#include "originals/dictum-archive-dialog.h"
#include "originals/dictum-original-row.h"
#include "originals/dictum-originals-dialog.h"
#include "ui-find.h"
#include "ui-fixture.h"

#include "dictum-config.h"

/* An article of which one version came with its original. */
static const char *
add_article_with (Fixture *fixture, const char *title, const char *sum)
{
  DictumArticle *article = fixture_make_article (title, fixture_blocks,
                                                 G_N_ELEMENTS (fixture_blocks));
  DictumVersion *version = dictum_values_get (article->versions, 0);
  GError *error = NULL;
  DictumChange *change;

  dictum_value_set_string (&version->snapshot, sum);
  dictum_value_set_string (&version->media_type, "text/html");
  change = dictum_edit_add_article (fixture->project, article, NULL, &error);
  dictum_value_unref (article);
  return fixture_take (fixture, change, error);
}

static char *
keep (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autoptr (GError) error = NULL;
  char *sum = dictum_snapshot_store_add (bytes, &error);

  g_assert_no_error (error);
  return sum;
}

static GtkWidget *
show (Fixture *fixture, const char *article, AdwDialog **dialog, const char *state)
{
  GtkWidget *window = fixture_show (gtk_label_new (NULL), 800, 700);

  *dialog = dictum_originals_dialog_new (fixture->workbench, article);
  adw_dialog_present (*dialog, window);
  fixture_wait (
      g_strcmp0 (gtk_stack_get_visible_child_name (find_part (*dialog, "states")), state) == 0);
  return window;
}

static DictumOriginal *
get_row (AdwDialog *dialog, guint position)
{
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (find_part (dialog, "view")));
  DictumOriginal *original = g_list_model_get_item (items, position);

  g_assert_nonnull (original);
  g_object_unref (original);
  return original;
}

static guint
count (AdwDialog *dialog)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (find_part (dialog, "view"))));
}

static void
end (GtkWidget *window, AdwDialog *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (weak == NULL);
}

static void
test_empty (void)
{
  Fixture fixture = { 0 };
  AdwDialog *dialog;
  GtkWidget *window;

  fixture_set_up (&fixture);
  window = show (&fixture, fixture.article, &dialog, "empty");
  end (window, dialog);
  fixture_tear_down (&fixture);
}

static void
test_list (void)
{
  Fixture fixture = { 0 };
  g_autofree char *used = keep ("<p>Used by two articles, and the larger one of them all.</p>");
  g_autofree char *unused = keep ("<p>Used by none.</p>");
  const char *one;
  AdwDialog *dialog;
  GtkWidget *window;
  DictumOriginal *row;

  fixture_set_up (&fixture);
  one = add_article_with (&fixture, "Berths stay public", used);
  add_article_with (&fixture, "Quotas are cut", used);
  add_article_with (&fixture, "Seen elsewhere",
                    "00000000000000000000000000000000000000000000000000000000000000aa");
  window = show (&fixture, NULL, &dialog, "list");
  g_assert_cmpuint (count (dialog), ==, 3);
  row = get_row (dialog, 0);
  g_assert_cmpstr (row->sha256, ==, used);
  g_assert_cmpuint (row->uses->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (row->uses, 0), ==, "Article “Berths stay public”");
  g_assert_cmpint (get_row (dialog, 1)->state, ==, DICTUM_ORIGINAL_MISSING);
  g_assert_cmpstr (get_row (dialog, 2)->sha256, ==, unused);
  g_assert_false (get_row (dialog, 2)->in_project);
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
  end (window, dialog);

  /* Of one article only its own. */
  window = show (&fixture, one, &dialog, "list");
  g_assert_cmpuint (count (dialog), ==, 1);
  g_assert_cmpstr (get_row (dialog, 0)->sha256, ==, used);
  end (window, dialog);
  fixture_tear_down (&fixture);
}

static void
test_verify (void)
{
  Fixture fixture = { 0 };
  g_autofree char *good = keep ("<p>This one stays as it was, and is the larger one.</p>");
  g_autofree char *bad = keep ("<p>This one does not.</p>");
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "dictum", "snapshots", bad,
                                            NULL);
  AdwDialog *dialog;
  GtkWidget *window;

  fixture_set_up (&fixture);
  add_article_with (&fixture, "Berths stay public", good);
  add_article_with (&fixture, "Quotas are cut", bad);
  g_chmod (path, 0600);
  g_assert_true (g_file_set_contents (path, "altered", -1, NULL));
  window = show (&fixture, NULL, &dialog, "list");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "originals.verify-all", NULL);
  g_assert_true (gtk_widget_get_visible (find_part (dialog, "progress")));
  fixture_wait (!gtk_widget_get_visible (find_part (dialog, "progress")));
  for (guint i = 0; i < count (dialog); i++)
    {
      DictumOriginal *row = get_row (dialog, i);

      g_assert_cmpint (row->state, ==,
                       g_str_equal (row->sha256, bad) ? DICTUM_ORIGINAL_DAMAGED
                                                      : DICTUM_ORIGINAL_INTACT);
    }
  end (window, dialog);

  /* Closed while it verifies. */
  window = show (&fixture, NULL, &dialog, "list");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "originals.verify-all", NULL);
  end (window, dialog);
  g_unlink (path);
  fixture_tear_down (&fixture);
}

static AdwAlertDialog *
ask (GtkWidget *window, AdwDialog *dialog, const char *action, const char *sum)
{
  AdwDialog *alert;

  gtk_widget_activate_action (GTK_WIDGET (dialog), action, sum != NULL ? "s" : NULL, sum);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  return ADW_ALERT_DIALOG (alert);
}

static void
answer (AdwAlertDialog *alert, const char *response)
{
  adw_alert_dialog_set_close_response (alert, response);
  adw_dialog_close (ADW_DIALOG (alert));
}

static void
test_remove (void)
{
  Fixture fixture = { 0 };
  g_autofree char *used = keep ("<p>An article needs this one.</p>");
  AdwDialog *dialog;
  AdwAlertDialog *alert;
  GtkWidget *window;

  g_free (keep ("<p>Nobody needs this one.</p>"));
  fixture_set_up (&fixture);
  add_article_with (&fixture, "Berths stay public", used);
  window = show (&fixture, NULL, &dialog, "list");
  g_assert_true (gtk_widget_get_visible (find_part (dialog, "remove_button")));
  answer (ask (window, dialog, "originals.remove-unused", NULL), "remove");
  fixture_wait (!gtk_widget_get_visible (find_part (dialog, "remove_button")));
  fixture_wait (count (dialog) == 1);

  /* What would be lost is said, and nothing is lost before the answer. */
  alert = ask (window, dialog, "originals.remove", used);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (alert), "Article “Berths stay public”"));
  answer (alert, "cancel");
  g_assert_cmpint (get_row (dialog, 0)->state, ==, DICTUM_ORIGINAL_UNCHECKED);
  answer (ask (window, dialog, "originals.remove", used), "remove");
  fixture_wait (get_row (dialog, 0)->state == DICTUM_ORIGINAL_MISSING);
  end (window, dialog);
  fixture_tear_down (&fixture);
}

/* An archive that has two copies of every page, or is down. */
static void
answer_archive_cb (SoupServer *server,
                   SoupServerMessage *message,
                   const char *path,
                   GHashTable *query,
                   gpointer data)
{
  static const char copies[] = "<https://archive.example/web/20261102080000/https://"
                               "gazette.example/berths>; rel=\"memento\";"
                               " datetime=\"Mon, 02 Nov 2026 08:00:00 GMT\",\n"
                               "<https://archive.example/web/20261103090000/https://"
                               "gazette.example/berths>; rel=\"memento\";"
                               " datetime=\"Tue, 03 Nov 2026 09:00:00 GMT\"";

  if (g_atomic_int_get ((int *) data))
    soup_server_message_set_status (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "application/link-format", SOUP_MEMORY_STATIC,
                                        copies, strlen (copies));
    }
}

static const char *
add_article_of_web (Fixture *fixture)
{
  DictumArticle *article = fixture_make_article ("Berths stay public", fixture_blocks,
                                                 G_N_ELEMENTS (fixture_blocks));
  GError *error = NULL;
  DictumChange *change;

  dictum_value_set_string (&article->url, "https://gazette.example/berths");
  change = dictum_edit_add_article (fixture->project, article, NULL, &error);
  dictum_value_unref (article);
  return fixture_take (fixture, change, error);
}

static gboolean
is_in_state (AdwDialog *dialog, const char *state)
{
  return g_str_equal (gtk_stack_get_visible_child_name (find_part (dialog, "states")), state);
}

static void
walk (AdwDialog *dialog)
{
  assert_names (GTK_WIDGET (dialog), FALSE);
  assert_tabs (GTK_WIDGET (dialog));
}

/* A web archive is asked by keyboard, in each of its states. */
static void
test_archive (void)
{
  Fixture fixture = { 0 };
  ServerThread server = { 0 };
  int down = TRUE;
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);
  g_autofree char *address = NULL;
  AdwDialog *dialog;
  GtkWidget *window;

  start_server (&server, answer_archive_cb, &down);
  address = g_strdup_printf ("http://127.0.0.1:%u", server.port);
  g_settings_set_string (settings, "web-archive", address);
  fixture_set_up (&fixture);
  window = fixture_show (gtk_label_new (NULL), 800, 700);
  dialog = dictum_archive_dialog_new (fixture.workbench, add_article_of_web (&fixture), NULL,
                                      FALSE);
  adw_dialog_present (dialog, window);
  g_assert_true (is_in_state (dialog, "question"));
  walk (dialog);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "archive.send", NULL);
  g_assert_true (is_in_state (dialog, "waiting"));
  walk (dialog);
  fixture_wait (is_in_state (dialog, "problem"));
  walk (dialog);
  g_atomic_int_set (&down, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "archive.send", NULL);
  fixture_wait (is_in_state (dialog, "copies"));
  walk (dialog);

  end (window, dialog);
  fixture_tear_down (&fixture);
  g_settings_reset (settings, "web-archive");
  stop_server (&server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/originals/empty", test_empty);
  g_test_add_func ("/originals/list", test_list);
  g_test_add_func ("/originals/verify", test_verify);
  g_test_add_func ("/originals/remove", test_remove);
  g_test_add_func ("/originals/archive", test_archive);
  return g_test_run ();
}
