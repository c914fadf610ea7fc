/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-row.h"

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"
#include "sources/dictum-source-avatar.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumSourceRow
{
  GtkBox parent_instance;

  DictumSourceList *list; /* borrowed: the row is in it */
  GtkListItem *row;       /* likewise */
  DictumProject *project;
  DictumItem *item;
  GSignalGroup *item_signals;
  GSignalGroup *claim_signals;

  GtkCheckButton *tick;
  DictumSourceAvatar *avatar;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkLabel *unused;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DictumSourceRow, dictum_source_row, GTK_TYPE_BOX)

static const DictumSource *
get_source (DictumSourceRow *self)
{
  return self->item != NULL ? dictum_item_get_source (self->item) : NULL;
}

/* What stands at the end of the row, and the same in words. */
static char *
show_figure (DictumSourceRow *self, const DictumSource *source, char **words)
{
  DictumRegister *all = dictum_source_list_get_figures (self->list);
  DictumSourceOrder order = dictum_source_list_get_order (self->list);
  const DictumSourceFigures *figures = all != NULL ? dictum_register_get (all, source->record.id)
                                                   : NULL;
  guint n_claims = g_list_model_get_n_items (
      dictum_project_get_source_claims (self->project, source->record.id));

  if (n_claims == 0)
    {
      *words = g_strdup (_ ("used nowhere"));
      return g_strdup ("");
    }
  if (order == DICTUM_SOURCE_ORDER_WORDS && figures != NULL)
    {
      *words = g_strdup_printf (ngettext ("%'d word", "%'d words", (gulong) figures->words),
                                figures->words);
      return g_strdup (*words);
    }
  if (order == DICTUM_SOURCE_ORDER_LAST && figures != NULL && figures->last != NULL)
    {
      g_autofree char *date = dictum_format_date_now (figures->last);

      /* Translators: %s is a date: when a source was quoted last. */
      *words = g_strdup_printf (_ ("last quoted %s"), date);
      return g_steal_pointer (&date);
    }

  *words = g_strdup_printf (ngettext ("%'u claim", "%'u claims", n_claims), n_claims);
  return g_strdup_printf ("%'u", n_claims);
}

static void
show_count (DictumSourceRow *self)
{
  const DictumSource *source = get_source (self);
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *label = NULL;

  if (source == NULL || self->project == NULL)
    return;

  count = show_figure (self, source, &words);
  subtitle = dictum_look_source_subtitle (self->project, source);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->unused), *count == '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->count), *count != '\0');
  gtk_label_set_label (self->subtitle, subtitle);
  /* Translators: a source's name, its kind and what it belongs to, how much it said. */
  label = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), source->name, subtitle, words);
  gtk_list_item_set_accessible_label (self->row, label);
}

/* Where GTK is given the text of a tooltip, it asks the display where the pointer is each time. */
static gboolean
tooltip_cb (DictumSourceRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const DictumSource *source = get_source (self);
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (source == NULL || self->project == NULL)
    return FALSE;

  count = show_figure (self, source, &words);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
show (DictumSourceRow *self)
{
  const DictumSource *source = get_source (self);

  if (source == NULL || self->project == NULL)
    return;

  dictum_source_avatar_show (self->avatar, source);
  gtk_label_set_label (self->name, source->name);
  show_count (self);
}

/* A click ticks the row while several are chosen; the list would choose it alone. */
static void
pressed_cb (DictumSourceRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (dictum_source_list_toggle (self->list, gtk_list_item_get_position (self->row)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
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
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, tick);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceRow, unused);
  gtk_widget_class_bind_template_callback (widget_class, tooltip_cb);
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

/**
 * dictum_source_row_new:
 * @list: the list that it is made for
 * @row: its place in it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dictum_source_row_new (DictumSourceList *list, GtkListItem *row)
{
  DictumSourceRow *self = g_object_new (DICTUM_TYPE_SOURCE_ROW, NULL);

  GtkGesture *click = gtk_gesture_click_new ();

  self->list = list;
  self->row = row;
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_object_bind_property (list, "selecting", self->tick, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "selected", self->tick, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (list, "figures", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
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
