/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-source-chip"

#include "inspector/dictum-source-chip.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSourceChip
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (DictumSourceChip, dictum_source_chip, GTK_TYPE_BOX)

static void
show (DictumSourceChip *self, const char *name, int kind)
{
  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_image_set_from_icon_name (self->icon, dictum_look_kind_icon (kind));
  dictum_look_apply_kind (GTK_WIDGET (self), kind);
}

static void
dictum_source_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SOURCE_CHIP);
  G_OBJECT_CLASS (dictum_source_chip_parent_class)->dispose (object);
}

static void
dictum_source_chip_class_init (DictumSourceChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_chip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-source-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceChip, icon);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceChip, name);
}

static void
dictum_source_chip_init (DictumSourceChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_source_chip_new (void)
{
  return g_object_new (DICTUM_TYPE_SOURCE_CHIP, NULL);
}

/**
 * dictum_source_chip_show_link:
 * @self: a chip
 * @project: the claim's project
 * @link: a link of its chain
 */
void
dictum_source_chip_show_link (DictumSourceChip *self,
                              DictumProject *project,
                              const DictumAttribution *link)
{
  const DictumSource *source = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DICTUM_IS_SOURCE_CHIP (self));
  g_return_if_fail (link != NULL);

  if (link->source != NULL)
    source = dictum_project_get_source (project, link->source);
  name = dictum_look_link_name (project, link);
  show (self, name, source != NULL ? source->kind : -1);
}

/**
 * dictum_source_chip_show_source:
 * @self: a chip
 * @source: (nullable): a source; NULL offers to choose one
 */
void
dictum_source_chip_show_source (DictumSourceChip *self, const DictumSource *source)
{
  g_return_if_fail (DICTUM_IS_SOURCE_CHIP (self));

  show (self, source != NULL ? source->name : _ ("Choose…"), source != NULL ? source->kind : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), source != NULL);
}
