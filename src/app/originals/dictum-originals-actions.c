/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-originals"

#include <glib/gi18n.h>

#include "desktop/dictum-portal.h"
#include "load/dictum-saved-page.h"
#include "originals/dictum-originals-private.h"

/* How many uses a question names. */
#define MAX_NAMED 5

/* What a thread does with the files of one original. */
typedef struct
{
  char *sha256;
  char *media_type;
  char *charset;
  char *path; /* of the export */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->sha256);
  g_free (job->media_type);
  g_free (job->charset);
  g_free (job->path);
  g_free (job);
}

static Job *
make_job (const DictumOriginal *original)
{
  Job *job = g_new0 (Job, 1);

  job->sha256 = g_strdup (original->sha256);
  job->media_type = g_strdup (original->media_type);
  job->charset = g_strdup (original->charset);
  return job;
}

/* ---- Open ---- */

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dictum_snapshot_store_get (job->sha256, &error);
  g_autofree char *name = g_strdup_printf ("page-%.8s", job->sha256);
  GFile *file = NULL;

  if (bytes != NULL)
    file = dictum_saved_page_write (bytes, job->media_type, job->charset, name, &error);
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumOriginalsDialog) self = DICTUM_ORIGINALS_DIALOG (data);
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    dictum_originals_dialog_show_error (self, _ ("Could Not Open the Saved Page"), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (file == NULL)
    {
      dictum_originals_dialog_show_error (self, _ ("Could Not Open the Saved Page"), error);
      return;
    }
  if (root == NULL)
    return;
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_object_ref (self));
  dictum_originals_dialog_say (self, _ ("Opened without scripts, and with nothing fetched"));
}

static void
open_original (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  DictumOriginal *original = dictum_originals_dialog_find (self, parameter);
  g_autoptr (GTask) task = NULL;

  if (original == NULL || original->state == DICTUM_ORIGINAL_MISSING)
    return;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, make_job (original), free_job);
  g_task_run_in_thread (task, write_thread);
}

/* ---- Export ---- */

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  /* The file dialog has asked whether to replace a file. */
  if (dictum_snapshot_store_export (job->sha256, job->path, TRUE, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dictum_originals_dialog_show_error (self, _ ("Could Not Export the Original"), error);
      return;
    }
  name = g_path_get_basename (job->path);
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_ ("Exported as “%s”"), name);
  dictum_originals_dialog_say (self, words);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  job->path = file != NULL ? g_file_get_path (file) : NULL;
  if (job->path != NULL)
    g_task_run_in_thread (task, export_thread);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR,
                                     file == NULL ? G_IO_ERROR_CANCELLED : G_IO_ERROR_NOT_SUPPORTED,
                                     _ ("Choose a folder of this computer."));
}

static void
export_original (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  DictumOriginal *original = dictum_originals_dialog_find (self, parameter);
  const DictumSnapshot *snapshot;
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *suggestion = NULL;
  GTask *task;

  snapshot = original != NULL && self->originals != NULL
                 ? dictum_snapshot_list_find (self->originals->list, original->sha256)
                 : NULL;
  if (snapshot == NULL)
    return;
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_task_data (task, make_job (original), free_job);
  suggestion = dictum_snapshot_suggest_name (snapshot);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Export Original"));
  gtk_file_dialog_set_initial_name (dialog, suggestion);
  dictum_portal_check_files (widget);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, export_chosen_cb,
                        task);
}

/* ---- Remove ---- */

/* What to remove from the list as it was when the editor was asked. */
typedef struct
{
  DictumOriginals *originals;
  char *sha256; /* NULL: all that are unused */
  guint removed;
  guint64 freed;
} Removal;

static void
free_removal (gpointer data)
{
  Removal *removal = data;

  g_clear_pointer (&removal->originals, dictum_originals_free);
  g_free (removal->sha256);
  g_free (removal);
}

static void
remove_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Removal *removal = data;
  DictumSnapshotList *list = removal->originals->list;
  GError *error = NULL;
  gboolean done;

  if (removal->sha256 == NULL)
    done = dictum_snapshot_store_remove_unused (list, FALSE, &removal->removed, &removal->freed,
                                                &error);
  else
    done = dictum_snapshot_store_remove (list, removal->sha256, TRUE, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (source);
  Removal *removal = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->removing = FALSE;
  /* The dialog was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dictum_originals_dialog_show_error (self, _ ("Could Not Remove"), error);
  else if (removal->sha256 != NULL)
    dictum_originals_dialog_say (self, _ ("Original removed"));
  else
    {
      g_autofree char *size = g_format_size (removal->freed);
      g_autofree char *words = g_strdup_printf (
          ngettext ("%'u original removed, %s", "%'u originals removed, %s", removal->removed),
          removal->removed, size);

      dictum_originals_dialog_say (self, words);
    }
  dictum_originals_dialog_reload (self);
}

static void
answered_cb (AdwAlertDialog *alert, const char *response, gpointer data)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (data);
  const char *sha256 = g_object_get_data (G_OBJECT (alert), "sha256");
  g_autoptr (GTask) task = NULL;
  Removal *removal;

  if (g_strcmp0 (response, "remove") != 0 || self->originals == NULL || self->removing)
    return;
  removal = g_new0 (Removal, 1);
  removal->originals = g_steal_pointer (&self->originals);
  removal->sha256 = g_strdup (sha256);
  self->removing = TRUE;
  task = g_task_new (self, NULL, removed_cb, NULL);
  g_task_set_task_data (task, removal, free_removal);
  g_task_run_in_thread (task, remove_thread);
}

static void
focus_list (gpointer data)
{
  g_autoptr (DictumOriginalsDialog) self = DICTUM_ORIGINALS_DIALOG (data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The question gives the focus back to a row that may be gone by then. */
static void
unmap_cb (DictumOriginalsDialog *self)
{
  g_idle_add_once (focus_list, g_object_ref (self));
}

static void
ask (DictumOriginalsDialog *self, const char *heading, const char *body, const char *sha256)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data_full (G_OBJECT (alert), "sha256", g_strdup (sha256), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, 0);
  g_signal_connect_object (alert, "unmap", G_CALLBACK (unmap_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Each use on a line of its own, and what goes with the original. */
static char *
describe_loss (const DictumOriginal *original)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = MIN (original->uses->len, MAX_NAMED);
  guint rest = original->uses->len - named;

  for (guint i = 0; i < named; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (original->uses, i));
  if (rest > 0)
    g_string_append_printf (text, ngettext ("and %'u more place\n", "and %'u more places\n", rest),
                            rest);
  if (original->elsewhere)
    g_string_append_printf (text, "%s\n", _ ("Other projects on this computer"));
  g_string_append_printf (text, "\n%s",
                          _ ("The text and its claims stay. But nobody can show any more what the "
                             "publisher had sent, and this cannot be undone."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
remove_original (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  DictumOriginal *original = dictum_originals_dialog_find (self, parameter);
  g_autofree char *body = NULL;

  if (original == NULL || self->originals == NULL || original->state == DICTUM_ORIGINAL_MISSING)
    return;
  if (original->uses->len > 0 || original->elsewhere)
    {
      body = describe_loss (original);
      ask (self, _ ("Remove an Original That Is in Use?"), body, original->sha256);
    }
  else if (self->originals->list->unread[0] != NULL)
    {
      /* Translators: %s is the path of a project. */
      body = g_strdup_printf (_ ("“%s” could not be read, so it is not known whether it uses this "
                                 "original. This cannot be undone."),
                              self->originals->list->unread[0]);
      ask (self, _ ("Remove This Original?"), body, original->sha256);
    }
  else
    ask (self, _ ("Remove This Original?"),
         _ ("No project on this computer uses it. This cannot be undone."), original->sha256);
}

static void
remove_unused (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalsDialog *self = DICTUM_ORIGINALS_DIALOG (widget);
  guint n = self->originals != NULL ? self->originals->unused->len : 0;
  g_autofree char *size = NULL;
  g_autofree char *body = NULL;

  if (n == 0)
    return;
  size = g_format_size (self->originals->list->unused_size);
  body = g_strdup_printf (
      ngettext ("%'u original, %s, that no project on this computer uses. A project that was "
                "never opened here is not known. This cannot be undone.",
                "%'u originals, %s, that no project on this computer uses. A project that was "
                "never opened here is not known. This cannot be undone.",
                n),
      n, size);
  ask (self, _ ("Remove Unused Originals?"), body, NULL);
}

void
dictum_originals_dialog_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "originals.open", "s", open_original);
  gtk_widget_class_install_action (widget_class, "originals.export", "s", export_original);
  gtk_widget_class_install_action (widget_class, "originals.remove", "s", remove_original);
  gtk_widget_class_install_action (widget_class, "originals.remove-unused", NULL, remove_unused);
}
