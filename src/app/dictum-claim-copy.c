/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claim-copy"

#include "dictum-claim-copy.h"

#include <glib/gi18n.h>

#include "report/dictum-claim-words.h"

static GdkContentProvider *
make_content (char *text, GString *html)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (html);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  g_free (text);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

GdkContentProvider *
dictum_claim_copy_new_content (DictumProject *project, const char *const *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new ("<meta charset=\"utf-8\">");
  gboolean any = FALSE;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && ids != NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_project_get_claim (project, ids[i]);
      g_autofree char *words = claim != NULL ? dictum_claim_to_text (project, claim) : NULL;
      g_autofree char *page = claim != NULL ? dictum_claim_to_html (project, claim) : NULL;

      if (claim == NULL)
        continue;
      g_string_append_printf (text, "%s%s", any ? "\n" : "", words);
      g_string_append (html, page);
      any = TRUE;
    }
  if (!any)
    return NULL;

  return make_content (g_strdup (text->str), g_steal_pointer (&html));
}

void
dictum_claim_copy_to_clipboard (GtkWidget *widget,
                                DictumWorkbench *workbench,
                                const char *const *ids)
{
  DictumProject *project = dictum_workbench_get_project (workbench);
  g_autoptr (GdkContentProvider) content = NULL;
  guint length = dictum_strings_length (ids);
  g_autofree char *message = NULL;

  content = project != NULL && length > 0 ? dictum_claim_copy_new_content (project, ids) : NULL;
  if (content == NULL)
    return;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  message = g_strdup_printf (ngettext ("%'u claim copied", "%'u claims copied", length), length);
  dictum_workbench_message (workbench, message);
}

/* ---- Dragging ---- */

typedef struct
{
  DictumClaimCopyGet get;
  gpointer data;
  GtkWidget *at; /* what is dragged; a weak pointer */
} Drag;

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  Drag *drag = data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  DictumProject *project = NULL;
  g_auto (GStrv) ids = NULL;

  if (at == NULL)
    return NULL;
  ids = drag->get (&at, drag->data, &project);
  if (ids == NULL || ids[0] == NULL || project == NULL)
    return NULL;
  g_set_weak_pointer (&drag->at, at);

  return dictum_claim_copy_new_content (project, (const char *const *) ids);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *gdk_drag, gpointer data)
{
  Drag *drag = data;
  g_autoptr (GdkPaintable) picture = drag->at != NULL ? gtk_widget_paintable_new (drag->at) : NULL;

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
free_drag (gpointer data, GClosure *closure)
{
  Drag *drag = data;

  g_clear_weak_pointer (&drag->at);
  g_free (drag);
}

void
dictum_claim_copy_add_drag (GtkWidget *widget, DictumClaimCopyGet get, gpointer data)
{
  GtkDragSource *source = gtk_drag_source_new ();
  Drag *drag = g_new0 (Drag, 1);

  drag->get = get;
  drag->data = data;
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), drag);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_cb), drag, free_drag, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}
