/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-evidence-copy.h"

#include "load/dictum-saved-page.h"
#include "store/dictum-store.h"

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *sha256 = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dictum_snapshot_store_get (sha256, &error);
  g_autofree char *name = g_strdup_printf ("evidence-%.8s", sha256);
  GFile *file = NULL;

  if (bytes != NULL)
    {
      gsize size;
      const guint8 *start = g_bytes_get_data (bytes, &size);
      g_autofree char *type = g_content_type_guess (NULL, start, MIN (size, 4096), NULL);
      g_autofree char *media_type = g_content_type_get_mime_type (type);

      file = dictum_saved_page_write (bytes, media_type, NULL, name, &error);
    }
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) opening = data;
  GError *error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_clear_error (&error);
      g_task_return_boolean (opening, TRUE);
    }
  else
    g_task_return_error (opening, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) opening = data;
  GError *error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (file == NULL)
    {
      g_task_return_error (opening, error);
      return;
    }

  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                            launched_cb, g_steal_pointer (&opening));
}

void
dictum_evidence_copy_open_async (GtkWidget *relative_to,
                                 const char *sha256,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) opening = NULL;
  g_autoptr (GTask) writing = NULL;

  g_return_if_fail (GTK_IS_WIDGET (relative_to));
  g_return_if_fail (sha256 != NULL);

  opening = g_task_new (relative_to, NULL, callback, data);
  g_task_set_source_tag (opening, dictum_evidence_copy_open_async);
  writing = g_task_new (relative_to, NULL, written_cb, g_steal_pointer (&opening));
  g_task_set_task_data (writing, g_strdup (sha256), g_free);
  g_task_run_in_thread (writing, write_thread);
}

gboolean
dictum_evidence_copy_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
