/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "claims/dictum-claims-page.h"
#include "desktop/dictum-portal.h"
#include "exchange/dictum-export-dialog.h"
#include "exchange/dictum-import-dialog.h"
#include "exchange/dictum-import-job.h"
#include "exchange/dictum-print.h"

/* ---- Export ---- */

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
      g_autoptr (GPtrArray) selected = dictum_claims_page_list_selected (claims);

      if (selected->len > 0)
        dictum_export_dialog_choose_claims (dialog, (const char *const *) selected->pdata);
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
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!dictum_print_finish (result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dictum_window_show_error (DICTUM_WINDOW (source), _ ("Could Not Print"), error);
}

static void
print_scope (DictumWindow *self, const DictumScope *scope)
{
  g_autofree char *name = dictum_store_dup_title (dictum_workbench_get_store (self->workbench));

  dictum_print_async (GTK_WINDOW (self),
                      dictum_project_take_snapshot (dictum_workbench_get_project (self->workbench)),
                      scope, name, NULL, printed_cb, NULL);
}

static void
print_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *ids[] = { g_variant_get_string (parameter, NULL), NULL };

  print_scope (DICTUM_WINDOW (widget), &(DictumScope) { DICTUM_SCOPE_ARTICLES, ids, NULL });
}

/* The article that is in front, otherwise all. */
static void
print_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumWindow *self = DICTUM_WINDOW (widget);
  const char *ids[] = { dictum_workbench_get_article (self->workbench), NULL };
  gboolean in_front = ids[0] != NULL &&
                      g_strcmp0 (dictum_sidebar_get_place (self->sidebar), "article") == 0;

  print_scope (self, &(DictumScope) { in_front ? DICTUM_SCOPE_ARTICLES : DICTUM_SCOPE_PROJECT,
                                      in_front ? ids : NULL, NULL });
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

/* ---- Import ---- */

/* Takes the paths; nothing happens when there is none. */
void
dictum_window_import (DictumWindow *self, GStrv paths)
{
  g_auto (GStrv) owned = paths;

  if (owned == NULL || owned[0] == NULL)
    return;
  adw_dialog_present (dictum_import_dialog_new (self->workbench, g_steal_pointer (&owned)),
                      GTK_WIDGET (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = DICTUM_WINDOW (data);
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_take (paths, path);
    }
  if (dictum_workbench_get_store (self->workbench) != NULL)
    dictum_window_import (self, g_strv_builder_end (paths));
}

static GListModel *
list_filters (void)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _ ("Files that can be imported"));
  gtk_file_filter_add_suffix (known, "txt"); /* the texts of annotations beside them */
  for (guint i = 0; i < dictum_format_get_count (); i++)
    if (dictum_format_get (i)->read != NULL)
      gtk_file_filter_add_suffix (known, dictum_format_get (i)->extension);
  gtk_file_filter_add_suffix (known, "json");
  g_list_store_append (filters, known);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  return G_LIST_MODEL (g_steal_pointer (&filters));
}

static void
import_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = list_filters ();
  DictumStore *store = dictum_workbench_get_store (DICTUM_WINDOW (widget)->workbench);
  GFile *file = store != NULL ? dictum_store_get_file (store) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  gtk_file_dialog_set_title (dialog, _ ("Import"));
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Open"));
  gtk_file_dialog_set_filters (dialog, filters);
  dictum_portal_check_files (widget);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (widget), NULL, chosen_cb,
                                 g_object_ref (widget));
}

void
dictum_window_install_exchange (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_project);
  gtk_widget_class_install_action (widget_class, "win.export-article", "s", export_article);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_files);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_project);
  gtk_widget_class_install_action (widget_class, "win.print-article", "s", print_article);
  gtk_widget_class_install_action (widget_class, "win.show-file", "ay", show_file);
}
