/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>

#include "inspector/dictum-inspector.h"
#include "sources/dictum-source-detail.h"
#include "sources/dictum-sources-page.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-tour.h"
#include "window/dictum-window-help.h"
#include "window/dictum-window-private.h"

#include "dictum-config.h"

/* That each place of the table is there, and each of its pages, is held by tests/dev/manual.py. */

static const char *
find_page (Shell *shell)
{
  return dictum_help_find_page (gtk_window_get_focus (GTK_WINDOW (shell->window)));
}

/* The page belongs to where the focus is, the inner place before the outer. */
static void
test_places (Shell *shell, gconstpointer data)
{
  GtkWidget *detail;
  GtkWidget *inspector;

  g_assert_cmpstr (dictum_help_find_page (NULL), ==, "index");
  g_assert_cmpstr (find_page (shell), ==, "first-hour");

  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_article (shell->workbench) != NULL);
  dictum_window_show_place (shell->window, "article");
  g_assert_cmpstr (find_page (shell), ==, "marking");
  dictum_window_show_place (shell->window, "overview");
  wait_until (g_str_equal (find_page (shell), "overview"));
  dictum_window_show_place (shell->window, "claims");
  g_assert_cmpstr (find_page (shell), ==, "claims");
  dictum_window_show_place (shell->window, "sources");
  g_assert_cmpstr (find_page (shell), ==, "sources");

  detail = find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_SOURCE_DETAIL, 0);
  g_assert_nonnull (detail);
  g_assert_cmpstr (dictum_help_find_page (find_part (detail, "anonymity_state")), ==, "unnamed");
  inspector = find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_INSPECTOR, 0);
  g_assert_nonnull (inspector);
  g_assert_cmpstr (dictum_help_find_page (gtk_widget_get_first_child (inspector)), ==, "claim");
  g_assert_cmpstr (dictum_help_find_page (find_sidebar (shell)), ==, "index");
}

/* That of the export is the page of the format that is chosen. */
static void
test_formats (Shell *shell, gconstpointer data)
{
  AdwDialog *dialog;
  AdwComboRow *formats;

  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_article (shell->workbench) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.export", NULL));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shell->window));
  g_assert_nonnull (dialog);
  formats = find_part (dialog, "format_row");

  adw_combo_row_set_selected (formats, 0);
  g_assert_cmpstr (dictum_help_find_page (GTK_WIDGET (formats)), ==, "export-web-annotation");
  adw_combo_row_set_selected (formats, 1);
  g_assert_cmpstr (dictum_help_find_page (GTK_WIDGET (formats)), ==, "export-hypothesis");

  adw_dialog_force_close (dialog);
}

static char *
read_page (const char *page)
{
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;
  char *text;

  file = dictum_help_write_page (page, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);

  return text;
}

/* The page that a browser gets opens at what was asked for. */
static void
test_page (void)
{
  g_autofree char *claims = read_page ("claims");
  g_autofree char *index = read_page ("index");
  g_autofree char *folder = g_strdup (g_getenv ("DICTUM_HELP_DIR"));
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (claims, "url=#claims\""));
  g_assert_nonnull (strstr (claims, "<article id=\"claims\""));
  g_assert_null (strstr (index, "http-equiv=\"refresh\""));

  g_setenv ("DICTUM_HELP_DIR", "/nonexistent", TRUE);
  file = dictum_help_write_page ("claims", &error);
  g_assert_null (file);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_setenv ("DICTUM_HELP_DIR", folder, TRUE);
}

/* ---- What is opened ---- */

static char *
dup_told (void)
{
  return g_build_filename (g_get_user_cache_dir (), "told", NULL);
}

/* A program of the desktop that notes what it is asked to show. */
static void
install_program (const char *name, const char *type)
{
  g_autofree char *told = dup_told ();
  g_autofree char *script = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *file = g_strconcat (name, ".desktop", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = g_strdup_printf (
      "#!/bin/sh\necho \"%s $1\" > '%s.new' && mv '%s.new' '%s'\n", name, told, told, told);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=%s\n"
                                            "Exec=%s %%u\nMimeType=%s;\n",
                                            name, script, type);
  g_autoptr (GDesktopAppInfo) program = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (script, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_assert_true (g_file_set_contents (path, entry, -1, NULL));
  program = g_desktop_app_info_new_from_filename (path);
  g_assert_nonnull (program);
  g_assert_true (g_app_info_set_as_default_for_type (G_APP_INFO (program), type, NULL));
}

/* Asks for the help, and returns what was opened where: the program and the address. */
static char *
open_help (Shell *shell, const char *page)
{
  g_autofree char *told = dup_told ();
  g_autofree char *text = NULL;

  g_remove (told);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.help", "s", page));
  wait_until (g_file_get_contents (told, &text, NULL, NULL));

  return g_strdup (g_strstrip (text));
}

static void
assert_in_browser (const char *opened, const char *page)
{
  g_autofree char *way = g_strdup_printf ("url=#%s\"", page);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;

  g_assert_true (g_str_has_prefix (opened, "browser "));
  file = strchr (opened, ' ')[1] == '/' ? g_file_new_for_path (strchr (opened, ' ') + 1)
                                        : g_file_new_for_uri (strchr (opened, ' ') + 1);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, way));
}

/* The page of the place in the desktop’s help; in the web browser where there is no viewer, or none
 * that sees the pages. */
static void
test_opened (Shell *shell, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "help/C/dictum", NULL);
  g_autofree char *index = g_build_filename (folder, "index.page", NULL);
  g_autofree char *unseen = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *asked = NULL;

  dictum_window_open_sample (shell->window);
  wait_until (dictum_workbench_get_article (shell->workbench) != NULL);
  dictum_window_show_place (shell->window, "article");

  install_program ("browser", "text/html");
  install_program ("viewer", "x-scheme-handler/help");
  unseen = open_help (shell, "");
  assert_in_browser (unseen, "marking");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (index, "", 0, NULL));
  seen = open_help (shell, "");
  g_assert_cmpstr (seen, ==, "viewer help:dictum/marking");
  asked = open_help (shell, "keyboard");
  g_assert_cmpstr (asked, ==, "viewer help:dictum/keyboard");
  g_assert_cmpint (g_remove (index), ==, 0);
}

/* ---- The tour ---- */

static GtkWidget *
find_tour (Shell *shell)
{
  return find_widget (GTK_WIDGET (shell->window), DICTUM_TYPE_TOUR, 0);
}

static void
press (GtkWidget *tour, const char *part)
{
  g_signal_emit_by_name (find_part (tour, part), "clicked");
}

static const char *
get_words (GtkWidget *tour, const char *part)
{
  return gtk_label_get_label (find_part (tour, part));
}

/* It comes with the sample, says each step, leads there, and does not come again when it is over.
 */
static void
test_tour (Shell *shell, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);
  g_autofree char *first = NULL;
  GtkWidget *tour;

  g_settings_reset (settings, "tour-step");
  g_assert_null (find_tour (shell));
  dictum_window_take_tour (shell->window);
  wait_until (find_tour (shell) != NULL);
  tour = find_tour (shell);
  assert_names (tour, FALSE);
  assert_tabs (tour);

  /* The work goes on in the text. */
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (shell->window)), tour));
  g_assert_cmpstr (get_words (tour, "count"), ==, "1 of 5");
  first = g_strdup (get_words (tour, "text"));
  press (tour, "next");
  g_assert_cmpstr (get_words (tour, "count"), ==, "2 of 5");
  g_assert_cmpstr (get_words (tour, "text"), !=, first);
  press (tour, "next");
  press (tour, "next");
  press (tour, "show");
  wait_until (g_str_equal (get_place (shell), "overview"));
  g_assert_cmpint (g_settings_get_int (settings, "tour-step"), ==, 3);

  press (tour, "next");
  g_assert_cmpstr (get_words (tour, "count"), ==, "5 of 5");
  press (tour, "next");
  g_assert_null (find_tour (shell));
  g_assert_cmpint (g_settings_get_int (settings, "tour-step"), ==, DICTUM_TOUR_OVER);
}

/* Begun and not left it goes on where it was, without being asked for; left it is over, until it is
 * asked for. */
static void
test_tour_again (Shell *shell, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (DICTUM_APP_ID);

  g_settings_set_int (settings, "tour-step", 2);
  dictum_window_open_sample (shell->window);
  wait_until (find_tour (shell) != NULL);
  g_assert_cmpstr (get_words (find_tour (shell), "count"), ==, "3 of 5");
  gtk_widget_grab_focus (find_part (find_tour (shell), "next"));
  press (find_tour (shell), "leave");
  g_assert_null (find_tour (shell));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (shell->window)));
  g_assert_cmpint (g_settings_get_int (settings, "tour-step"), ==, DICTUM_TOUR_OVER);

  dictum_window_offer_tour (shell->window);
  g_assert_null (find_tour (shell));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.begin-tour", NULL));
  g_assert_cmpstr (get_words (find_tour (shell), "count"), ==, "1 of 5");
  press (find_tour (shell), "leave");
}

/* What the steps quote stands in the sample. */
static void
test_tour_words (void)
{
  g_autofree char *sample = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DICTUM_DATA_DIR"), "sample",
                                            "ministers-signal-a-shift.txt", NULL);
  static const char *const quoted[] = { "Its figures show that boats", "Island media",
                                        "Ministry of Fisheries" };

  g_assert_true (g_file_get_contents (path, &sample, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (quoted); i++)
    g_assert_nonnull (strstr (sample, quoted[i]));
}

static void
add_tests (void)
{
  g_test_add_func ("/help/page", test_page);
  g_test_add ("/help/opened", Shell, NULL, set_up, test_opened, tear_down);
  g_test_add ("/help/places", Shell, NULL, set_up, test_places, tear_down);
  g_test_add_func ("/help/tour/words", test_tour_words);
  g_test_add ("/help/tour", Shell, NULL, set_up, test_tour, tear_down);
  g_test_add ("/help/tour/again", Shell, NULL, set_up, test_tour_again, tear_down);
  g_test_add ("/help/formats", Shell, NULL, set_up, test_formats, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
