/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include <glib/gi18n.h>

#include "edit/dictum-merge.h"
#include "sources/dictum-source-list-private.h"

static GListModel *
get_listed (DictumSourceList *self)
{
  return G_LIST_MODEL (self->sorted);
}

void
dictum_source_list_show_chosen (DictumSourceList *self)
{
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_chosen = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *text = g_strdup_printf (
      /* Translators: of sources. */
      ngettext ("%'u chosen", "%'u chosen", n_chosen), n_chosen);

  gtk_label_set_label (self->n_chosen, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.not-the-same", n_chosen > 1);
}

static void
not_the_same_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceList *self = DICTUM_SOURCE_LIST (widget);
  g_autoptr (GPtrArray) items = dictum_source_list_get_selected (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GError *error = NULL;
  DictumChange *change;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, (gpointer) dictum_item_get_id (g_ptr_array_index (items, i)));
  g_ptr_array_add (ids, NULL);
  change = dictum_edit_set_distinct (dictum_workbench_get_project (self->workbench),
                                     (const char *const *) ids->pdata, TRUE,
                                     dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, _ ("They are told apart"));
}

void
dictum_source_list_install_choice (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "registry.not-the-same", NULL,
                                   not_the_same_action);
}

GPtrArray *
dictum_source_list_get_selected (DictumSourceList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), items);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    g_ptr_array_add (items,
                     g_list_model_get_item (get_listed (self), gtk_bitset_get_nth (chosen, i)));

  return items;
}

DictumItem *
dictum_source_list_get_near (DictumSourceList *self, guint position)
{
  guint length;

  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), NULL);

  length = g_list_model_get_n_items (get_listed (self));
  return length > 0 ? g_list_model_get_item (get_listed (self), MIN (position, length - 1)) : NULL;
}

guint
dictum_source_list_find (DictumSourceList *self, DictumItem *item)
{
  guint length;

  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), GTK_INVALID_LIST_POSITION);

  length = g_list_model_get_n_items (get_listed (self));
  for (guint i = 0; item != NULL && i < length; i++)
    {
      g_autoptr (DictumItem) at = g_list_model_get_item (get_listed (self), i);

      if (at == item)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

gboolean
dictum_source_list_select (DictumSourceList *self, DictumItem *item)
{
  guint position = dictum_source_list_find (self, item);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return TRUE;

  self->selecting_item = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  self->selecting_item = FALSE;
  return TRUE;
}

static gboolean
has_focused_row (DictumSourceList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

gboolean
dictum_source_list_focus (DictumSourceList *self, DictumItem *item)
{
  guint position = dictum_source_list_find (self, item);

  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;

  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  /* Where the focus is in something else, GTK’s scrolling does not always take it away. */
  if (!has_focused_row (self))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);

  return has_focused_row (self);
}

/* Adds the item at a place to what is chosen, or takes it out, while several are chosen; FALSE:
 * they are not. */
gboolean
dictum_source_list_toggle (DictumSourceList *self, guint position)
{
  GtkSelectionModel *model;

  g_return_val_if_fail (DICTUM_IS_SOURCE_LIST (self), FALSE);

  model = GTK_SELECTION_MODEL (self->selection);
  if (!self->selecting)
    return FALSE;
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);

  return TRUE;
}
