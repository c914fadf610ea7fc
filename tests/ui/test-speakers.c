/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/dictum-speakers-dialog.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* The dialog that makes sources of those who speak in a transcript. */

typedef struct
{
  Fixture base;
  GtkWidget *window;
  AdwDialog *dialog;
  const char *article;
} Hearing;

static void
open_dialog (Hearing *hearing, const char *article)
{
  hearing->article = article;
  hearing->dialog = dictum_speakers_dialog_new (hearing->base.workbench, article);
  adw_dialog_present (hearing->dialog, hearing->window);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (hearing->window)) == hearing->dialog);
}

static void
answer (Hearing *hearing, const char *response)
{
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (hearing->dialog), response);
  adw_dialog_close (hearing->dialog);
  fixture_wait (adw_window_get_visible_dialog (ADW_WINDOW (hearing->window)) == NULL);
}

static guint
count_sources (Hearing *hearing)
{
  return g_list_model_get_n_items (dictum_project_get_sources (hearing->base.project));
}

static gboolean
can_add (Hearing *hearing)
{
  return adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (hearing->dialog), "add");
}

static void
test_add (Hearing *hearing, gconstpointer data)
{
  AdwActionRow *row;
  DictumItem *source;

  open_dialog (hearing, fixture_add_transcript (&hearing->base));
  g_assert_cmpuint (count_widgets (GTK_WIDGET (hearing->dialog), ADW_TYPE_SWITCH_ROW), ==, 1);
  row = ADW_ACTION_ROW (find_widget (GTK_WIDGET (hearing->dialog), ADW_TYPE_SWITCH_ROW, 0));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Ida Marrow");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "1 paragraph");
  assert_names (GTK_WIDGET (hearing->dialog), FALSE);
  assert_tabs (GTK_WIDGET (hearing->dialog));

  /* With nobody chosen there is nothing to add. */
  g_assert_true (can_add (hearing));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_false (can_add (hearing));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  answer (hearing, "add");

  g_assert_cmpuint (count_sources (hearing), ==, 1);
  source = g_list_model_get_item (dictum_project_get_sources (hearing->base.project), 0);
  g_assert_cmpstr (dictum_item_get_source (source)->name, ==, "Ida Marrow");
  g_object_unref (source);

  /* Whoever is a source already is shown as it, and cannot be chosen. */
  open_dialog (hearing, hearing->article);
  row = ADW_ACTION_ROW (find_widget (GTK_WIDGET (hearing->dialog), ADW_TYPE_SWITCH_ROW, 0));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Known as “Ida Marrow”");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_false (can_add (hearing));
  answer (hearing, "cancel");

  dictum_workbench_undo (hearing->base.workbench);
  g_assert_cmpuint (count_sources (hearing), ==, 0);
}

static void
test_cancel (Hearing *hearing, gconstpointer data)
{
  open_dialog (hearing, fixture_add_transcript (&hearing->base));
  answer (hearing, "cancel");
  g_assert_cmpuint (count_sources (hearing), ==, 0);
}

static void
test_nobody (Hearing *hearing, gconstpointer data)
{
  open_dialog (hearing, hearing->base.article);
  g_assert_false (can_add (hearing));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (hearing->dialog)), ==,
                   "This transcript names nobody who speaks.");
  answer (hearing, "cancel");
}

static void
set_up (Hearing *hearing, gconstpointer data)
{
  fixture_set_up (&hearing->base);
  hearing->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (hearing->window), 800, 600);
  adw_window_set_content (ADW_WINDOW (hearing->window), gtk_label_new ("Saltmere"));
  gtk_window_present (GTK_WINDOW (hearing->window));
}

static void
tear_down (Hearing *hearing, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (hearing->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&hearing->base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/speakers/add", Hearing, NULL, set_up, test_add, tear_down);
  g_test_add ("/speakers/cancel", Hearing, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/speakers/nobody", Hearing, NULL, set_up, test_nobody, tear_down);

  return g_test_run ();
}
