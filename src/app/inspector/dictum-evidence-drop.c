/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-evidence-drop.h"

#include "load/dictum-load.h"

static void
list_files (GPtrArray *requests, GdkFileList *list)
{
  GSList *files = gdk_file_list_get_files (list);

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (requests, dictum_load_request_new_for_file (l->data));
  g_slist_free (files);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  DictumEvidenceDropFunc func = (DictumEvidenceDropFunc) data;
  g_autoptr (GPtrArray)
      requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    list_files (requests, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_STRING (value))
    {
      g_autofree char *words = g_strstrip (g_value_dup_string (value));

      if (*words != '\0')
        g_ptr_array_add (requests, dictum_load_request_new_for_words (words));
    }
  if (requests->len == 0)
    return FALSE;

  func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), requests);
  return TRUE;
}

void
dictum_evidence_drop_attach (GtkWidget *widget, DictumEvidenceDropFunc func)
{
  GtkDropTarget *target;
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), (gpointer) func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
