/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-row.h"

#include "inspector/dictum-look.h"
#include "sources/dictum-source-avatar.h"

#include "dictum-config.h"

struct _DictumSourceRow
{
  GtkBox parent_instance;

  DictumProject *project;
  DictumItem *item;
  GSignalGroup *item_signals;
  GSignalGroup *claim_signals;

  DictumSourceAvatar *avatar;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DictumSourceRow, dictum_source_row, GTK_TYPE_BOX)

static const DictumSource *
get_source (DictumSourceRow *self)
{
  return self->item != NULL ? dictum_item_get_source (self->item) : NULL;
}

static void
show_count (DictumSourceRow *self)
{
  const DictumSource *source = get_source (self);
  g_autofree char *count = NULL;

  if (source == NULL)
    return;

  count = g_strdup_printf ("%u", g_list_model_get_n_items (dictum_project_get_source_claims (
                                     self->project, source->record.id)));
  gtk_label_set_label (self->count, count);
}

static void
show (DictumSourceRow *self)
{
  const DictumSource *source = get_source (self);
  g_autofree char *subtitle = NULL;

  if (source == NULL)
    return;

  subtitle = dictum_look_source_subtitle (self->project, source);
  dictum_source_avatar_show (self->avatar, source);
  gtk_label_set_label (self->name, source->name);
  gtk_label_set_label (self->subtitle, subtitle);
  show_count (self);
}

static void
dictum_source_row_dispose (GObject *object)
{
  DictumSourceRow *self = DICTUM_SOURCE_ROW (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->claim_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_ROW);
  G_OBJECT_CLASS (dictum_source_row_parent_class)->dispose (object);
}

static void
dictum_source_row_class_init (DictumSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_row_dispose;

  g_type_ensure (DICTUM_TYPE_SOURCE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "sources/dictum-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, count);
}

static void
dictum_source_row_init (DictumSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->item_signals = g_signal_group_new (DICTUM_TYPE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::record", G_CALLBACK (show), self);
  self->claim_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->claim_signals, "items-changed", G_CALLBACK (show_count),
                                  self);
}

GtkWidget *
dictum_source_row_new (void)
{
  return g_object_new (DICTUM_TYPE_SOURCE_ROW, NULL);
}

/**
 * dictum_source_row_bind:
 * @self: a row
 * @project: (nullable): the source's project
 * @item: (nullable): the source it shows from now on
 */
void
dictum_source_row_bind (DictumSourceRow *self, DictumProject *project, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_SOURCE_ROW (self));

  g_set_object (&self->project, project);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->item_signals, item);
  g_signal_group_set_target (
      self->claim_signals,
      item != NULL ? dictum_project_get_source_claims (project, dictum_item_get_id (item)) : NULL);
  show (self);
}
