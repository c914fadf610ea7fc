/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-export-dialog"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "dictum-announce.h"
#include "exchange/dictum-export-private.h"

static gboolean
makes_folder (DictumExportDialog *self)
{
  return self->result->format->output == DICTUM_OUTPUT_FOLDER;
}

static void
show_error (DictumExportDialog *self, const char *words)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Could Not Export"), words);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

/* Said in the window, since the dialog is gone by then. */
static void
tell_saved (DictumExportDialog *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: %s is the name of a file or a folder. */
  g_autofree char *words = g_strdup_printf (_ ("Exported as “%s”"), name);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Show in Folder"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target_value (toast, g_variant_new_bytestring (path));
  adw_toast_overlay_add_toast (self->toasts, toast);
  dictum_announce (GTK_WIDGET (self->toasts), words);
}

/* ---- Saving ---- */

static void save_at (DictumExportDialog *self, const char *path, gboolean overwrite);

static void
replace_cb (AdwAlertDialog *alert, const char *response, gpointer data)
{
  const char *path = g_object_get_data (G_OBJECT (alert), "dictum-path");

  if (g_str_equal (response, "replace") && DICTUM_EXPORT_DIALOG (data)->result != NULL)
    save_at (DICTUM_EXPORT_DIALOG (data), path, TRUE);
}

/* The file dialog asks before it gives the name of a file that is there; of a folder it does not
 * know that more will be put in it. */
static void
ask_to_replace (DictumExportDialog *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: %s is the name of a folder. */
  g_autofree char *body = g_strdup_printf (
      _ ("There is a folder “%s” already. Files in it with the names of those that are exported "
         "are replaced; others stay."),
      name);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Replace Files?"), body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data_full (G_OBJECT (alert), "dictum-path", g_strdup (path), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (replace_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* A dialog that waits for its files to be saved. */
typedef struct
{
  DictumExportDialog *dialog;
  char *path;
} Waiting;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (DictumExportDialog) self = waiting->dialog;
  g_autofree char *path = waiting->path;
  g_autoptr (GError) error = NULL;

  g_free (waiting);
  self->saving = FALSE;
  if (dictum_export_job_save_finish (result, &error))
    {
      tell_saved (self, path);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  gtk_stack_set_visible_child_name (self->states, "choices");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", TRUE);
  gtk_widget_grab_focus (self->export_button);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && makes_folder (self))
    ask_to_replace (self, path);
  else
    show_error (self, error->message);
}

static void
save_at (DictumExportDialog *self, const char *path, gboolean overwrite)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->dialog = g_object_ref (self);
  waiting->path = g_strdup (path);
  self->saving = TRUE;
  gtk_stack_set_visible_child_name (self->states, "saving");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  /* Half of the files would be worse than none or all. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  dictum_export_job_save_async (self->result, path, overwrite, NULL, saved_cb, waiting);
}

/* ---- Asking where ---- */

void
dictum_export_dialog_take_place (DictumExportDialog *self, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *inside = NULL;

  /* Nothing was chosen; or the project changed meanwhile, and what is written now is not shown. */
  if (file == NULL || self->result == NULL)
    return;
  if (path == NULL)
    {
      show_error (self, _ ("Choose a folder of this computer."));
      return;
    }
  if (makes_folder (self))
    inside = g_build_filename (path, self->result->name, NULL);
  save_at (self, inside != NULL ? inside : path, !makes_folder (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumExportDialog) self = DICTUM_EXPORT_DIALOG (data);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  dictum_export_dialog_take_place (self, file);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumExportDialog) self = DICTUM_EXPORT_DIALOG (data);
  g_autoptr (GFile) folder = NULL;

  folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  dictum_export_dialog_take_place (self, folder);
}

/* Beside the project, where others of its files are. */
static GFile *
find_folder (DictumExportDialog *self)
{
  GFile *file = dictum_store_get_file (self->store);

  return file != NULL ? g_file_get_parent (file) : NULL;
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumExportDialog *self = DICTUM_EXPORT_DIALOG (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GFile) folder = find_folder (self);

  if (self->result == NULL)
    return;
  dialog = gtk_file_dialog_new ();
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  if (makes_folder (self))
    {
      g_autofree char *title = NULL;

      /* Translators: %s is the name of a folder that will be made. */
      title = g_strdup_printf (_ ("Where to Put the Folder “%s”"), self->result->name);
      gtk_file_dialog_set_title (dialog, title);
      gtk_file_dialog_select_folder (dialog, window, NULL, folder_chosen_cb, g_object_ref (self));
    }
  else
    {
      gtk_file_dialog_set_title (dialog, _ ("Export As"));
      gtk_file_dialog_set_initial_name (dialog, self->result->name);
      gtk_file_dialog_save (dialog, window, NULL, file_chosen_cb, g_object_ref (self));
    }
  dictum_portal_check_files (widget);
}

void
dictum_export_dialog_install_save (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save);
}
