/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-help.h"
#include "window/dictum-tour.h"
#include "window/dictum-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "load/dictum-saved-page.h"

#include "dictum-config.h"

/* Which page belongs to the place where the editor is. The innermost that stands here wins. */
static const DictumHelpPlace places[] = {
  { "DictumAddDialog", "add" },
  { "DictumAlikeDialog", "sources" },
  { "DictumArchiveDialog", "originals" },
  { "DictumArticleDialog", "add" },
  { "DictumArticlePage", "marking" },
  { "DictumClaimElsewhere", "elsewhere" },
  { "DictumClaimEvidence", "evidence" },
  { "DictumClaimPage", "claim" },
  { "DictumClaimsPage", "claims" },
  { "DictumEntryDialog", "evidence" },
  { "DictumExportDialog", "export" },
  { "DictumGoDialog", "search" },
  { "DictumImportDialog", "import" },
  { "DictumInspector", "claim" },
  { "DictumLinkFields", "chains" },
  { "DictumLookupDialog", "sources" },
  { "DictumOriginalsDialog", "originals" },
  { "DictumOverviewPage", "overview" },
  { "DictumPreferencesDialog", "preferences" },
  { "DictumProjectDialog", "preferences" },
  { "DictumRatingFields", "ratings" },
  { "DictumRelatedDialog", "elsewhere" },
  { "DictumScaleDialog", "ratings" },
  { "DictumSearchDialog", "search" },
  { "DictumShortcutsDialog", "keyboard" },
  { "DictumSourceMerge", "sources" },
  { "DictumSourcePicker", "chains" },
  { "DictumSourceSplit", "sources" },
  { "DictumSourcesPage", "sources" },
  { "DictumTour", "first-hour" },
  { "DictumVersionsDialog", "versions" },
  { "DictumWarningList", "warnings" },
  { "DictumWelcomePage", "first-hour" },
  { "anonymity", "unnamed" },
};

const DictumHelpPlace *
dictum_help_places (guint *length)
{
  *length = G_N_ELEMENTS (places);

  return places;
}

/* The name of what a widget keeps of its own page. */
#define OWN_PAGE "dictum-help-page"

static const char *
find_place (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  const char *own = g_object_get_data (G_OBJECT (widget), OWN_PAGE);

  if (own != NULL)
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].place, G_OBJECT_TYPE_NAME (widget)) ||
        g_strcmp0 (places[i].place, id) == 0)
      return places[i].page;

  return NULL;
}

const char *
dictum_help_find_page (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *page = find_place (widget);

      if (page != NULL)
        return page;
    }

  return "index";
}

void
dictum_help_set_page (GtkWidget *widget, const char *page)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), OWN_PAGE, g_strdup (page), g_free);
}

/* ---- As a web page ---- */

/* What the file has in its place of the way to a section. */
#define START "<!-- start -->"

GFile *
dictum_help_write_page (const char *page, GError **error)
{
  const char *folder = g_getenv ("DICTUM_HELP_DIR"); /* set for running from the build folder */
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GString *aimed;
  gsize length;

  path = g_build_filename (folder != NULL ? folder : DICTUM_PKGDATADIR "/help", "dictum-help.html",
                           NULL);
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  aimed = g_string_new_len (text, length);
  /* A portal passes files and drops what stands behind a “#” in an address. */
  if (!g_str_equal (page, "index"))
    {
      g_autofree char *way = g_strdup_printf (
          "<meta http-equiv=\"refresh\" content=\"0; url=#%s\">", page);

      g_string_replace (aimed, START, way, 1);
    }
  bytes = g_string_free_to_bytes (aimed);

  return dictum_saved_page_write_own (bytes, "dictum-help", error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GFile *file = dictum_help_write_page (data, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
show_failure (DictumWindow *self, const GError *error)
{
  if (!self->closing)
    dictum_window_show_error (self, _ ("Could Not Open the Help"), error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  GtkFileLauncher *launcher = GTK_FILE_LAUNCHER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain = NULL;

  if (gtk_file_launcher_launch_finish (launcher, result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  plain = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                       /* Translators: %s is the path of a file. */
                       _ ("No program could be started to show it. Until you quit, it is in the "
                          "file “%s”, which any web browser opens."),
                       g_file_peek_path (gtk_file_launcher_get_file (launcher)));
  show_failure (self, plain);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (file == NULL)
    {
      show_failure (self, error);
      return;
    }

  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (self), NULL, launched_cb, g_object_ref (self));
}

static void
show_in_browser (DictumWindow *self, const char *page)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);

  g_task_set_task_data (task, g_strdup (page), g_free);
  g_task_run_in_thread (task, write_thread);
}

/* ---- In the desktop’s help ---- */

static gboolean
is_installed_in (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "help/C/dictum/index.page", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A viewer outside of a sandbox cannot see the pages inside, and none sees those of a build folder.
 */
static gboolean
has_viewer (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autoptr (GAppInfo) viewer = NULL;
  gboolean installed = is_installed_in (g_get_user_data_dir ());

  for (guint i = 0; !installed && folders[i] != NULL; i++)
    installed = is_installed_in (folders[i]);
  if (!installed || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;

  viewer = g_app_info_get_default_for_uri_scheme ("help");

  return viewer != NULL;
}

static void
viewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  const char *uri = gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source));

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    show_in_browser (self, strrchr (uri, '/') + 1);
}

static void
show_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkWidget *place = gtk_window_get_focus (GTK_WINDOW (self));
  const char *page = g_variant_get_string (parameter, NULL);

  if (dialog != NULL && (place == NULL || !gtk_widget_is_ancestor (place, GTK_WIDGET (dialog))))
    place = GTK_WIDGET (dialog);
  if (*page == '\0')
    page = dictum_help_find_page (place);

  if (has_viewer ())
    {
      g_autofree char *uri = g_strconcat ("help:dictum/", page, NULL);
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

      gtk_uri_launcher_launch (launcher, GTK_WINDOW (self), NULL, viewed_cb, g_object_ref (self));
    }
  else
    show_in_browser (self, page);
}

/* ---- The tour ---- */

static void
leave_tour_cb (DictumWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->tour));

  gtk_scrolled_window_set_child (self->tour, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tour), FALSE);
  self->tour_card = NULL;
  if (inside)
    dictum_window_focus_page (self);
}

/* Its words stand beside its buttons, or above them where the window is narrow. */
void
dictum_window_fit_tour (DictumWindow *self)
{
  if (self->tour_card != NULL)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tour_card),
                                    self->narrow ? GTK_ORIENTATION_VERTICAL
                                                 : GTK_ORIENTATION_HORIZONTAL);
}

static void
show_tour (DictumWindow *self)
{
  self->tour_card = dictum_tour_new (self->settings);
  g_signal_connect_object (self->tour_card, "leave", G_CALLBACK (leave_tour_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->tour, self->tour_card);
  gtk_widget_set_visible (GTK_WIDGET (self->tour), TRUE);
  dictum_window_fit_tour (self);
  dictum_tour_announce (DICTUM_TOUR (self->tour_card));
}

/* Where it was asked for, and where it was begun and not left, once the sample is open. */
void
dictum_window_offer_tour (DictumWindow *self)
{
  int step = g_settings_get_int (self->settings, "tour-step");

  if (!dictum_window_has_sample (self) || step == DICTUM_TOUR_OVER ||
      (step == 0 && !self->tour_wanted))
    return;

  self->tour_wanted = FALSE;
  show_tour (self);
}

/* Opens the sample in a window with the welcome page, with the tour unless that was left before. */
void
dictum_window_take_tour (DictumWindow *self)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));

  self->tour_wanted = TRUE;
  dictum_window_open_sample (self);
}

static DictumWindow *
find_sample (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DICTUM_IS_WINDOW (l->data) && dictum_window_has_sample (l->data))
      return l->data;

  return NULL;
}

/* From the beginning, in the window that has the sample, or in a new one. */
static void
begin_tour (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  DictumWindow *window = find_sample (application);

  g_settings_set_int (self->settings, "tour-step", 0);
  if (window != NULL)
    show_tour (window);
  else
    {
      window = DICTUM_WINDOW (dictum_window_new (application));
      dictum_window_take_tour (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

void
dictum_window_install_help (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.begin-tour", NULL, begin_tour);
  gtk_widget_class_install_action (widget_class, "win.help", "s", show_help);
}
