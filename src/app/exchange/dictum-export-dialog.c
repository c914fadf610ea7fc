/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-export-dialog"

#include <glib/gi18n.h>

#include "exchange/dictum-export-private.h"

#include "dictum-config.h"

/* How long to wait for more to be typed, in milliseconds. */
#define TYPING 200

G_DEFINE_FINAL_TYPE (DictumExportDialog, dictum_export_dialog, ADW_TYPE_DIALOG)

/* ---- Writing what is chosen ---- */

static void
stop_writing (DictumExportDialog *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumExportDialog) self = DICTUM_EXPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  DictumExportResult *written = dictum_export_job_write_finish (result, &error);

  /* Something else was chosen meanwhile, or the dialog was closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->writing);
  self->result = written;
  if (written != NULL)
    dictum_export_dialog_show_result (self);
  else
    dictum_export_dialog_show_problem (self, error->message);
}

void
dictum_export_dialog_write (DictumExportDialog *self)
{
  DictumProject *project = dictum_store_get_project (self->store);

  if (self->saving)
    return;
  stop_writing (self);
  g_clear_pointer (&self->result, dictum_export_result_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  if (dictum_export_dialog_get_format (self) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->preview_states, "writing");
  self->writing = g_cancellable_new ();
  dictum_export_job_write_async (dictum_project_take_snapshot (project),
                                 dictum_export_dialog_make_wish (self), self->writing, written_cb,
                                 g_object_ref (self));
}

static void
delay_cb (gpointer data)
{
  DictumExportDialog *self = DICTUM_EXPORT_DIALOG (data);

  self->delay = 0;
  dictum_export_dialog_write (self);
}

/* For what is typed. */
void
dictum_export_dialog_write_soon (DictumExportDialog *self)
{
  if (self->saving)
    return;
  stop_writing (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
  self->delay = g_timeout_add_once (TYPING, delay_cb, self);
}

/* ---- The dialog ---- */

static void
focus_format (gpointer data)
{
  g_autoptr (DictumExportDialog) self = DICTUM_EXPORT_DIALOG (data);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->format_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->format_row));
}

/* A dialog that comes up from below in a narrow window does not look at its focus widget. */
static void
take_focus_cb (DictumExportDialog *self)
{
  g_idle_add_once (focus_format, g_object_ref (self));
}

static void
store_cb (DictumExportDialog *self)
{
  if (dictum_workbench_get_store (self->workbench) != self->store)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
dictum_export_dialog_closed (AdwDialog *dialog)
{
  stop_writing (DICTUM_EXPORT_DIALOG (dialog));
}

static void
dictum_export_dialog_dispose (GObject *object)
{
  DictumExportDialog *self = DICTUM_EXPORT_DIALOG (object);

  stop_writing (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->result, dictum_export_result_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->scopes, g_array_unref);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_object (&self->settings);
  g_clear_object (&self->toasts);
  g_clear_object (&self->store);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_export_dialog_parent_class)->dispose (object);
}

static void
dictum_export_dialog_class_init (DictumExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_export_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_export_dialog_closed;

  g_type_ensure (DICTUM_TYPE_OPTION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "exchange/dictum-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DictumExportDialog, states);
  gtk_widget_class_bind_template_callback (widget_class, dictum_export_dialog_write_soon);
  gtk_widget_class_bind_template_callback (widget_class, take_focus_cb);
  dictum_export_dialog_bind_choices (widget_class);
  dictum_export_dialog_bind_preview (widget_class);
  dictum_export_dialog_install_save (widget_class);
}

static void
dictum_export_dialog_init (DictumExportDialog *self)
{
  self->formats = g_ptr_array_new ();
  self->scopes = g_array_new (FALSE, FALSE, sizeof (DictumScopeKind));
  self->settings = g_settings_new (DICTUM_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_export_dialog_new:
 * @workbench: a workbench with a project
 * @toasts: where to say that it was exported, once the dialog is closed
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
dictum_export_dialog_new (DictumWorkbench *workbench, AdwToastOverlay *toasts)
{
  DictumExportDialog *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (dictum_workbench_get_store (workbench) != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_EXPORT_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->store = g_object_ref (dictum_workbench_get_store (workbench));
  self->toasts = g_object_ref (toasts);
  dictum_export_dialog_init_choices (self);
  g_signal_connect_object (workbench, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  /* What is shown is what will be saved: an undo in the dialog counts as well. */
  g_signal_connect_object (workbench, "changed", G_CALLBACK (dictum_export_dialog_write_soon), self,
                           G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

void
dictum_export_dialog_choose_claims (DictumExportDialog *self, const char *const *claims)
{
  g_return_if_fail (DICTUM_IS_EXPORT_DIALOG (self));
  g_return_if_fail (claims != NULL && claims[0] != NULL);

  g_strfreev (self->claims);
  self->claims = g_strdupv ((char **) claims);
  dictum_export_dialog_fill_scopes (self);
  dictum_export_dialog_choose_scope (self, DICTUM_SCOPE_CLAIMS);
}

void
dictum_export_dialog_choose_article (DictumExportDialog *self, const char *article)
{
  DictumProject *project;
  DictumItem *item;

  g_return_if_fail (DICTUM_IS_EXPORT_DIALOG (self));

  project = dictum_store_get_project (self->store);
  item = dictum_project_get_item (project, article);
  if (item == NULL)
    return;
  adw_combo_row_set_selected (
      self->article_row,
      dictum_project_find_position (project, dictum_project_get_articles (project), item));
  dictum_export_dialog_choose_scope (self, DICTUM_SCOPE_ARTICLES);
}

/* NULL or nothing: the whole project stays chosen, and the filter is there to be typed. */
void
dictum_export_dialog_choose_query (DictumExportDialog *self, const char *query)
{
  g_return_if_fail (DICTUM_IS_EXPORT_DIALOG (self));

  if (query == NULL || *query == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->query_row), query);
  dictum_export_dialog_choose_scope (self, DICTUM_SCOPE_QUERY);
}
