/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-source-picker.h"
#include "query/dictum-claim-query.h"
#include "sources/dictum-lookup-dialog.h"
#include "sources/dictum-source-detail-private.h"
#include "sources/dictum-source-merge.h"
#include "sources/dictum-source-split.h"

static void
set_affiliation (DictumSourceDetail *self, const char *affiliation)
{
  const DictumSource *source = dictum_source_detail_get_source (self);
  const char *ids[] = { source != NULL ? source->record.id : NULL, NULL };
  GError *error = NULL;
  DictumChange *change;

  if (source == NULL || g_strcmp0 (source->affiliation, affiliation) == 0)
    return;

  change = dictum_edit_set_field (dictum_source_detail_get_project (self), ids, "affiliation",
                                  affiliation, dictum_source_detail_get_author (self), &error);
  dictum_binder_take (self->binder, change, error);
}

static void
affiliation_chosen_cb (DictumSourceDetail *self, const char *source)
{
  set_affiliation (self, source);
}

static void
affiliation_create_cb (DictumSourceDetail *self, const char *name, guint kind)
{
  g_autofree char *id = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (dictum_source_detail_get_source (self) == NULL)
    return;

  change = dictum_edit_add_source (dictum_source_detail_get_project (self), name,
                                   (DictumSourceKind) kind, dictum_source_detail_get_author (self),
                                   &error);
  if (change != NULL)
    id = g_strdup (dictum_change_get_entry (change, 0)->after->id);
  if (dictum_workbench_take (dictum_source_detail_get_workbench (self), change, error, NULL))
    set_affiliation (self, id);
}

static void
affiliation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);
  const DictumSource *source = dictum_source_detail_get_source (self);
  GtkWidget *picker;

  if (source == NULL)
    return;

  picker = dictum_source_picker_new (dictum_source_detail_get_project (self));
  g_object_set (picker, "nobody", _ ("Speaks for nobody"), "without", source->record.id, "first",
                source->affiliation, NULL);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (affiliation_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (affiliation_create_cb), self,
                           G_CONNECT_SWAPPED);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), GTK_WIDGET (self->affiliation),
                                NULL);
}

static void
merge_chosen_cb (DictumSourceDetail *self, const char *source)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  DictumItem *other = dictum_project_get_item (dictum_source_detail_get_project (self), source);
  AdwDialog *dialog;

  if (other == NULL || dictum_source_detail_get_source (self) == NULL)
    return;

  g_ptr_array_add (items, g_object_ref (other));
  g_ptr_array_add (items, g_object_ref (dictum_binder_get_item (self->binder)));
  dialog = dictum_source_merge_new (dictum_source_detail_get_workbench (self), items, 0);
  /* The picker had the focus when the dialog came, and is gone when it goes: without this the focus
   * would fall on the first thing in the window. */
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_widget_grab_focus), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);
  const DictumSource *source = dictum_source_detail_get_source (self);
  GtkWidget *picker;

  if (source == NULL)
    return;

  picker = dictum_source_picker_new (dictum_source_detail_get_project (self));
  g_object_set (picker, "creates", FALSE, "without", source->record.id, NULL);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (merge_chosen_cb), self, G_CONNECT_SWAPPED);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), GTK_WIDGET (self->title), NULL);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);
  const DictumSource *source = dictum_source_detail_get_source (self);
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (source == NULL)
    return;

  /* Translators: %s is the name of a source. */
  text = g_strdup_printf (_ ("“%s” deleted"), source->name);
  change = dictum_edit_remove_source (dictum_source_detail_get_project (self), source->record.id,
                                      dictum_source_detail_get_author (self), &error);
  dictum_workbench_take (dictum_source_detail_get_workbench (self), change, error, text);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);

  if (dictum_source_detail_get_source (self) != NULL)
    adw_dialog_present (dictum_source_split_new (dictum_source_detail_get_workbench (self),
                                                 dictum_binder_get_item (self->binder)),
                        widget);
}

static void
look_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);

  if (dictum_source_detail_get_source (self) != NULL)
    adw_dialog_present (dictum_lookup_dialog_new (dictum_source_detail_get_workbench (self),
                                                  dictum_binder_get_item (self->binder)),
                        widget);
}

static void
show_claims_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);
  const DictumSource *source = dictum_source_detail_get_source (self);
  g_autofree char *query = NULL;

  if (source == NULL)
    return;

  query = dictum_query_write_source (dictum_source_detail_get_project (self), source);
  dictum_workbench_show_claims (dictum_source_detail_get_workbench (self), query);
}

static void
all_said_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceDetail *self = DICTUM_SOURCE_DETAIL (widget);

  if (dictum_source_detail_get_source (self) == NULL || self->said_page != NULL)
    return;

  self->said_page = DICTUM_SAID_PAGE (dictum_said_page_new ());
  g_object_add_weak_pointer (G_OBJECT (self->said_page), (gpointer *) &self->said_page);
  dictum_source_detail_show_said (self);
  adw_navigation_view_push (self->views, ADW_NAVIGATION_PAGE (self->said_page));
}

void
dictum_source_detail_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "source.affiliation", NULL, affiliation_action);
  gtk_widget_class_install_action (widget_class, "source.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "source.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "source.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "source.look-up", NULL, look_up_action);
  gtk_widget_class_install_action (widget_class, "source.show-claims", NULL, show_claims_action);
  gtk_widget_class_install_action (widget_class, "source.all-said", NULL, all_said_action);
}
