/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "claims/dictum-claims-page.h"
#include "exchange/dictum-export-dialog.h"

/* Files on their way out of a project. */

static DictumExportDialog *
make_export_dialog (DictumWindow *self)
{
  return DICTUM_EXPORT_DIALOG (dictum_export_dialog_new (self->workbench, self->toasts));
}

/* What is in front is what is meant: claims that are selected or filtered, or the whole project. */
static void
export_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  DictumExportDialog *dialog = make_export_dialog (self);
  GtkWidget *page = adw_bin_get_child (self->claims);

  if (page != NULL && g_strcmp0 (dictum_sidebar_get_place (self->sidebar), "claims") == 0)
    {
      DictumClaimsPage *claims = DICTUM_CLAIMS_PAGE (page);
      const char *const *selected = dictum_claims_page_get_selected (claims);

      if (selected != NULL)
        dictum_export_dialog_choose_claims (dialog, selected);
      else
        dictum_export_dialog_choose_query (dialog, dictum_claims_page_get_query (claims));
    }
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
export_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumExportDialog *dialog = make_export_dialog (DICTUM_WINDOW (widget));

  dictum_export_dialog_choose_article (dialog, g_variant_get_string (parameter, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result,
                                                        &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dictum_window_show_error (self, _ ("Could Not Show the Folder"), error);
}

static void
show_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_bytestring (parameter));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (widget), NULL, shown_cb,
                                            g_object_ref (widget));
}

void
dictum_window_install_exchange (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_project);
  gtk_widget_class_install_action (widget_class, "win.export-article", "s", export_article);
  gtk_widget_class_install_action (widget_class, "win.show-file", "ay", show_file);
}
