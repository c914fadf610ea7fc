/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-project-dialog"

#include "dialogs/dictum-project-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/dictum-field-form.h"
#include "dialogs/dictum-scale-dialog.h"

#include "dictum-config.h"

struct _DictumProjectDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumFieldForm *form;

  AdwToastOverlay *toasts;
  AdwEntryRow *title;
  AdwEntryRow *description;
  AdwEntryRow *language;
  AdwActionRow *scale;
  AdwActionRow *place;
};

G_DEFINE_FINAL_TYPE (DictumProjectDialog, dictum_project_dialog, ADW_TYPE_DIALOG)

static const char *
get_scale_name (DictumProjectDialog *self)
{
  const DictumSettings *settings = dictum_project_get_settings (
      dictum_workbench_get_project (self->workbench));

  if (settings->desk == NULL || settings->desk->rating_scale == NULL)
    return _ ("None");

  return settings->desk->rating_scale->name;
}

static void
show_scale (DictumProjectDialog *self)
{
  if (self->workbench != NULL && dictum_workbench_get_project (self->workbench) != NULL)
    adw_action_row_set_subtitle (self->scale, get_scale_name (self));
}

static void
scale_cb (DictumProjectDialog *self)
{
  adw_dialog_present (dictum_scale_dialog_new (self->workbench), GTK_WIDGET (self));
}

static void
show_place (DictumProjectDialog *self)
{
  GFile *file = dictum_store_get_file (dictum_workbench_get_store (self->workbench));
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;

  adw_action_row_set_subtitle (self->place, name != NULL ? name : _ ("Not saved as a file yet"));
}

static void
dictum_project_dialog_closed (AdwDialog *dialog)
{
  dictum_field_form_commit (DICTUM_PROJECT_DIALOG (dialog)->form);
}

static void
dictum_project_dialog_dispose (GObject *object)
{
  DictumProjectDialog *self = DICTUM_PROJECT_DIALOG (object);

  g_clear_object (&self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_PROJECT_DIALOG);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_project_dialog_parent_class)->dispose (object);
}

static void
dictum_project_dialog_class_init (DictumProjectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_project_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dictum_project_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, description);
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, language);
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DictumProjectDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
}

static void
dictum_project_dialog_init (DictumProjectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The workbench has a project. */
AdwDialog *
dictum_project_dialog_new (DictumWorkbench *workbench)
{
  DictumProjectDialog *self;
  DictumProject *project;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  project = dictum_workbench_get_project (workbench);
  g_return_val_if_fail (project != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_PROJECT_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->form = dictum_field_form_new (
      workbench, dictum_record_get_id (dictum_project_get_settings (project)), self->toasts);
  dictum_field_form_guard (self->form, ADW_DIALOG (self));
  dictum_field_form_add_entry (self->form, self->title, "title");
  dictum_field_form_add_entry (self->form, self->description, "description");
  dictum_field_form_add_entry (self->form, self->language, "language");
  g_signal_connect_object (workbench, "changed", G_CALLBACK (show_scale), self, G_CONNECT_SWAPPED);
  show_scale (self);
  show_place (self);

  return ADW_DIALOG (self);
}
