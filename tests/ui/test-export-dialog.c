/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The dialog that exports: what it shows is what it writes. */

#include <glib/gstdio.h>

#include "exchange/dictum-export-private.h"
#include "ui-find.h"
#include "ui-fixture.h"

#include "dictum-config.h"

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  AdwToastOverlay *toasts;
  DictumExportDialog *dialog;
  char *folder;
} Desk;

/* An official who is not to be named says it. */
static void
add_protected (Fixture *fixture)
{
  const char *id = fixture_add_claim (fixture, "We were not consulted");
  const DictumClaim *claim;
  const DictumAttribution *link;
  const DictumSource *source;
  DictumSource *protected;
  DictumChange *change = dictum_change_new ("Protect", NULL);
  GError *error = NULL;

  fixture_set_source (fixture, id, 0, "Ida Marrow", DICTUM_SOURCE_PERSON);
  claim = dictum_project_get_claim (fixture->project, id);
  link = dictum_values_get (claim->attributions, 0);
  source = dictum_project_get_source (fixture->project, link->source);
  protected = dictum_value_copy (source);
  protected->anonymity = dictum_value_new (&dictum_anonymity_type);
  protected->anonymity->ground_rules = DICTUM_GROUND_RULES_BACKGROUND;
  dictum_change_replace (change, source, protected);
  dictum_store_apply (fixture->store, change, &error);
  g_assert_no_error (error);
  dictum_change_unref (change);
}

/* But for the one item that a list to choose from shows when it is closed: it is a part of its row.
 */
static void
assert_named (Desk *desk)
{
  GtkWidget *group;

  for (guint i = 0;
       (group = find_widget (GTK_WIDGET (desk->dialog), ADW_TYPE_PREFERENCES_GROUP, i)) != NULL;
       i++)
    if (find_widget (group, ADW_TYPE_COMBO_ROW, 0) == NULL)
      assert_names (group, FALSE);
  assert_tabs (GTK_WIDGET (desk->dialog));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);

  fixture_set_up (&desk->fixture);
  add_protected (&desk->fixture);
  desk->folder = g_dir_make_tmp ("dictum-export-XXXXXX", NULL);
  g_settings_set_string (settings, "export-format", "web-annotation");
  desk->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (desk->toasts, gtk_label_new (NULL));
  desk->window = fixture_show (GTK_WIDGET (desk->toasts), 800, 700);
  desk->dialog = DICTUM_EXPORT_DIALOG (
      dictum_export_dialog_new (desk->fixture.workbench, desk->toasts));
  g_object_add_weak_pointer (G_OBJECT (desk->dialog), (gpointer *) &desk->dialog);
  adw_dialog_present (ADW_DIALOG (desk->dialog), desk->window);
  fixture_wait (desk->dialog->result != NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  fixture_wait (desk->dialog == NULL);
  remove_folder (desk->folder);
  g_free (desk->folder);
  fixture_tear_down (&desk->fixture);
}

static void
choose_format (Desk *desk, const char *id)
{
  DictumExportDialog *self = desk->dialog;
  guint position;

  g_assert_true (g_ptr_array_find (self->formats, dictum_format_find (id), &position));
  adw_combo_row_set_selected (self->format_row, position);
  fixture_wait (self->result != NULL && self->result->format == dictum_format_find (id));
}

static char *
read_preview (Desk *desk)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (desk->dialog->preview);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static AdwAlertDialog *
find_alert (Desk *desk)
{
  return ADW_ALERT_DIALOG (find_widget (desk->window, ADW_TYPE_ALERT_DIALOG, 0));
}

static void
test_names (Desk *desk, gconstpointer data)
{
  assert_named (desk);
  choose_format (desk, "html");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->dialog->options_group)));
  assert_named (desk);
  choose_format (desk, "citron");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->dialog->options_group)));
}

/* An option is kept when another format was looked at meanwhile. */
static void
test_options (Desk *desk, gconstpointer data)
{
  GtkWidget *row;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  choose_format (desk, "markdown");
  before = read_preview (desk);
  g_assert_nonnull (strstr (before, "## Claims"));
  for (guint i = 0; (row = find_widget (GTK_WIDGET (desk->dialog->options_group),
                                        ADW_TYPE_SWITCH_ROW, i)) != NULL;
       i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     "Leave out the table of claims"))
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  fixture_wait (desk->dialog->delay == 0 && desk->dialog->writing == NULL);
  after = read_preview (desk);
  g_assert_null (strstr (after, "## Claims"));

  choose_format (desk, "csv");
  choose_format (desk, "markdown");
  g_free (after);
  after = read_preview (desk);
  g_assert_null (strstr (after, "## Claims"));
}

/* The switch takes the name out of what is shown, and so out of what is written. */
static void
test_redacted (Desk *desk, gconstpointer data)
{
  g_autofree char *before = read_preview (desk);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "Ida Marrow"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->dialog->redacted_row)));
  adw_switch_row_set_active (desk->dialog->redacted_row, TRUE);
  g_assert_null (desk->dialog->result);
  fixture_wait (desk->dialog->result != NULL);
  after = read_preview (desk);
  g_assert_null (strstr (after, "Marrow"));
  g_assert_nonnull (strstr (after, "Protected source "));
}

static void
save_in (Desk *desk, const char *name)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dictum_export_dialog_take_place (desk->dialog, file);
}

static void
test_file (Desk *desk, gconstpointer data)
{
  g_autofree char *path = g_build_filename (desk->folder, "story.jsonld", NULL);
  g_autofree char *text = NULL;

  /* The file dialog has asked already whether it may be replaced. */
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  save_in (desk, "story.jsonld");
  fixture_wait (desk->dialog == NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Ida Marrow"));
}

/* A folder that is there is asked about: nothing is replaced unless the editor says so. */
static void
test_replace (Desk *desk, gconstpointer data)
{
  g_autofree char *inside = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  choose_format (desk, "csv");
  inside = g_build_filename (desk->folder, desk->dialog->result->name, NULL);
  path = g_build_filename (inside, "claims.csv", NULL);
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));

  save_in (desk, "");
  fixture_wait (find_alert (desk) != NULL);
  assert_names (GTK_WIDGET (find_alert (desk)), FALSE);
  assert_tabs (GTK_WIDGET (find_alert (desk)));
  g_signal_emit_by_name (find_alert (desk), "response::cancel", "cancel");
  adw_dialog_force_close (ADW_DIALOG (find_alert (desk)));
  fixture_wait (find_alert (desk) == NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_nonnull (desk->dialog->result);
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (desk->dialog)));

  save_in (desk, "");
  fixture_wait (find_alert (desk) != NULL);
  g_signal_emit_by_name (find_alert (desk), "response::replace", "replace");
  adw_dialog_force_close (ADW_DIALOG (find_alert (desk)));
  fixture_wait (desk->dialog == NULL);
  g_free (text);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "We were not consulted"));
}

/* What cannot be written is told, and the dialog stays with what was chosen. */
static void
test_no_place (Desk *desk, gconstpointer data)
{
  save_in (desk, "no-such-folder/story.jsonld");
  fixture_wait (find_alert (desk) != NULL);
  g_assert_false (desk->dialog->saving);
  g_assert_nonnull (desk->dialog->result);
  adw_dialog_force_close (ADW_DIALOG (find_alert (desk)));
}

static void
add (const char *path, void (*test) (Desk *, gconstpointer))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/export-dialog/names", test_names);
  add ("/export-dialog/options", test_options);
  add ("/export-dialog/redacted", test_redacted);
  add ("/export-dialog/file", test_file);
  add ("/export-dialog/replace", test_replace);
  add ("/export-dialog/no-place", test_no_place);

  return g_test_run ();
}
