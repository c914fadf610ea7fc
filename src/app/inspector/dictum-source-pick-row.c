/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-source-picker"

#include "inspector/dictum-source-pick-row.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSourcePickRow
{
  GtkBox parent_instance;

  DictumProject *project;
  DictumSourcePick *pick;
  GSignalGroup *signals;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
  GtkDropDown *kind;
};

G_DEFINE_FINAL_TYPE (DictumSourcePickRow, dictum_source_pick_row, GTK_TYPE_BOX)

static void
show_source (DictumSourcePickRow *self)
{
  DictumItem *item = dictum_source_pick_get_item (self->pick);
  const DictumSource *source = dictum_item_get_source (item);
  g_autofree char *subtitle = NULL;
  g_autofree char *count = NULL;
  GListModel *claims;

  if (source == NULL)
    return;

  subtitle = dictum_look_source_subtitle (self->project, source);
  claims = dictum_project_get_source_claims (self->project, source->record.id);
  count = g_strdup_printf ("%'u", g_list_model_get_n_items (claims));

  gtk_label_set_label (self->title, source->name);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->count, count);
  gtk_image_set_from_icon_name (self->icon, dictum_look_kind_icon (source->kind));
  dictum_look_apply_kind (GTK_WIDGET (self->icon), source->kind);
}

static void
show_create (DictumSourcePickRow *self)
{
  const char *name = dictum_source_pick_get_name (self->pick);
  guint kind = dictum_source_pick_get_kind (self->pick);
  g_autofree char *title = g_strdup_printf (_ ("Create “%s” as"), name != NULL ? name : "");

  gtk_label_set_label (self->title, title);
  gtk_image_set_from_icon_name (self->icon, dictum_look_kind_icon ((int) kind));
  dictum_look_apply_kind (GTK_WIDGET (self->icon), (int) kind);
  gtk_drop_down_set_selected (self->kind, kind);
}

static void
show (DictumSourcePickRow *self)
{
  DictumPickKind pick = dictum_source_pick_get_pick (self->pick);

  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), pick == DICTUM_PICK_SOURCE);
  gtk_widget_set_visible (GTK_WIDGET (self->count), pick == DICTUM_PICK_SOURCE);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), pick == DICTUM_PICK_CREATE);
  gtk_label_set_wrap (self->title, pick == DICTUM_PICK_CREATE);
  gtk_label_set_lines (self->title, pick == DICTUM_PICK_CREATE ? 3 : 1);

  switch (pick)
    {
    case DICTUM_PICK_SOURCE:
      show_source (self);
      break;

    case DICTUM_PICK_CREATE:
      show_create (self);
      break;

    case DICTUM_PICK_NOBODY:
    default:
      gtk_label_set_label (self->title, dictum_source_pick_get_name (self->pick));
      gtk_image_set_from_icon_name (self->icon, dictum_look_kind_icon (-1));
      dictum_look_apply_kind (GTK_WIDGET (self->icon), -1);
      break;
    }
}

static void
kind_selected_cb (DictumSourcePickRow *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);

  if (self->pick == NULL || kind == GTK_INVALID_LIST_POSITION ||
      dictum_source_pick_get_pick (self->pick) != DICTUM_PICK_CREATE)
    return;

  dictum_source_pick_set_kind (self->pick, kind);
}

static void
dictum_source_pick_row_dispose (GObject *object)
{
  DictumSourcePickRow *self = DICTUM_SOURCE_PICK_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->pick);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_PICK_ROW);
  G_OBJECT_CLASS (dictum_source_pick_row_parent_class)->dispose (object);
}

static void
dictum_source_pick_row_class_init (DictumSourcePickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_pick_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-source-pick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePickRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePickRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePickRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePickRow, count);
  gtk_widget_class_bind_template_child (widget_class, DictumSourcePickRow, kind);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
}

static void
dictum_source_pick_row_init (DictumSourcePickRow *self)
{
  g_autoptr (GListModel) kinds = dictum_look_enum_model (&dictum_source_kinds);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->kind, kinds);

  self->signals = g_signal_group_new (DICTUM_TYPE_SOURCE_PICK);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show), self);
}

GtkWidget *
dictum_source_pick_row_new (void)
{
  return g_object_new (DICTUM_TYPE_SOURCE_PICK_ROW, NULL);
}

/**
 * dictum_source_pick_row_bind:
 * @self: a row
 * @project: (nullable): the project of the pick
 * @pick: (nullable): what it shows; NULL nothing
 */
void
dictum_source_pick_row_bind (DictumSourcePickRow *self,
                             DictumProject *project,
                             DictumSourcePick *pick)
{
  g_return_if_fail (DICTUM_IS_SOURCE_PICK_ROW (self));

  g_set_object (&self->project, project);
  g_set_object (&self->pick, pick);
  g_signal_group_set_target (self->signals, pick);
  if (pick != NULL)
    show (self);
}

/**
 * dictum_source_pick_describe:
 * @project: the project of the pick
 * @pick: a pick
 *
 * Returns: (transfer full): the row in words, for assistive technology
 */
char *
dictum_source_pick_describe (DictumProject *project, DictumSourcePick *pick)
{
  const char *name;
  const DictumSource *source;
  g_autofree char *subtitle = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (DICTUM_IS_SOURCE_PICK (pick), NULL);

  name = dictum_source_pick_get_name (pick);
  switch (dictum_source_pick_get_pick (pick))
    {
    case DICTUM_PICK_SOURCE:
      source = dictum_item_get_source (dictum_source_pick_get_item (pick));
      if (source == NULL)
        return g_strdup (name);
      subtitle = dictum_look_source_subtitle (project, source);
      said = dictum_look_said (project, source);
      /* Translators: a source's name, its kind and what it belongs to, how many claims it has. */
      return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), name, subtitle, said);

    case DICTUM_PICK_CREATE:
      /* Translators: a new source's name and its kind. */
      return g_strdup_printf (_ ("Create “%1$s” as %2$s"), name,
                              dictum_look_kind_label ((int) dictum_source_pick_get_kind (pick)));

    case DICTUM_PICK_NOBODY:
    default:
      return g_strdup (name);
    }
}
