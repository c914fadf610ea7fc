/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-avatar.h"

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSourceAvatar
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *initials;
};

G_DEFINE_FINAL_TYPE (DictumSourceAvatar, dictum_source_avatar, GTK_TYPE_BOX)

static void
dictum_source_avatar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SOURCE_AVATAR);
  G_OBJECT_CLASS (dictum_source_avatar_parent_class)->dispose (object);
}

static void
dictum_source_avatar_class_init (DictumSourceAvatarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_avatar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-avatar.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceAvatar, icon);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceAvatar, initials);
}

static void
dictum_source_avatar_init (DictumSourceAvatar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_source_avatar_show:
 * @self: an avatar
 * @source: (nullable): whose
 */
void
dictum_source_avatar_show (DictumSourceAvatar *self, const DictumSource *source)
{
  g_autofree char *initials = NULL;
  gboolean letters;

  g_return_if_fail (DICTUM_IS_SOURCE_AVATAR (self));

  if (source == NULL)
    return;

  initials = dictum_look_source_initials (source->name);
  letters = *initials != '\0' && source->kind != DICTUM_SOURCE_UNNAMED &&
            source->kind != DICTUM_SOURCE_DOCUMENT;
  gtk_label_set_label (self->initials, initials);
  gtk_image_set_from_icon_name (self->icon, dictum_look_kind_icon (source->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->initials), letters);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !letters);
  dictum_look_apply_kind (GTK_WIDGET (self), source->kind);
}
