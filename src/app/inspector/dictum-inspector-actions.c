/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-inspector-private.h"

#include "dictum-claim-copy.h"
#include "inspector/dictum-claim-card.h"

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumInspector *self = DICTUM_INSPECTOR (widget);
  GListModel *model = gtk_single_selection_get_model (self->selection);
  guint length = model != NULL ? g_list_model_get_n_items (model) : 0;
  gboolean forward = g_str_equal (name, "inspector.next");
  guint position = dictum_inspector_find_current (self);
  g_autoptr (DictumItem) item = NULL;

  if (length == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = forward ? 0 : length - 1;
  else if (forward)
    position = MIN (position + 1, length - 1);
  else
    position = position > 0 ? position - 1 : 0;

  item = g_list_model_get_item (model, position);
  dictum_workbench_set_claim (self->workbench, dictum_item_get_id (item));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_inspector_edit (DICTUM_INSPECTOR (widget));
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dictum_inspector_write_note (DICTUM_INSPECTOR (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumInspector *self = DICTUM_INSPECTOR (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->fields), "claim.delete", NULL);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumInspector *self = DICTUM_INSPECTOR (widget);

  if (dictum_inspector_has_focus (self, GTK_WIDGET (self->fields)))
    dictum_inspector_flush (self);
  if (self->collapsed)
    gtk_widget_activate_action (widget, "article.inspector", NULL);
  if (self->came_from != NULL && gtk_widget_get_mapped (self->came_from))
    gtk_widget_grab_focus (self->came_from);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The card that has the focus, in whichever part of it; NULL: none has. */
static DictumClaimCard *
find_card (GtkWidget *widget)
{
  if (DICTUM_IS_CLAIM_CARD (widget))
    return DICTUM_CLAIM_CARD (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DictumClaimCard *card = find_card (child);

      if (card != NULL)
        return card;
    }

  return NULL;
}

static const char *
find_focused_claim (DictumInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *inside = focus != NULL ? gtk_widget_get_ancestor (focus, DICTUM_TYPE_CLAIM_CARD)
                                    : NULL;
  DictumClaimCard *card = NULL;
  DictumItem *item;

  /* The row of a list holds its card, and is in none. */
  if (inside != NULL)
    card = DICTUM_CLAIM_CARD (inside);
  else if (focus != NULL && focus != GTK_WIDGET (self->list) &&
           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    card = find_card (focus);
  item = card != NULL ? dictum_claim_card_get_item (card) : NULL;

  return item != NULL ? dictum_item_get_id (item) : dictum_workbench_get_claim (self->workbench);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumInspector *self = DICTUM_INSPECTOR (widget);
  const char *ids[] = { find_focused_claim (self), NULL };

  dictum_claim_copy_to_clipboard (widget, self->workbench, ids);
}

static void
remember_focus (DictumInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->came_from, focus);
}

void
dictum_inspector_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "inspector.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "inspector.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "inspector.edit-card", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "inspector.edit-note", NULL, note_action);
  gtk_widget_class_install_action (widget_class, "inspector.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "inspector.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "inspector.copy", NULL, copy_action);

  /* They do not reach an entry that is being typed into: it takes its keys first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "inspector.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "inspector.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "inspector.edit-card", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "inspector.edit-note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "inspector.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "inspector.delete",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "inspector.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "inspector.copy",
                                       NULL);
}

/**
 * dictum_inspector_edit:
 * @self: an inspector
 *
 * Puts the keyboard focus on the first field of the current claim; Escape gives it back.
 */
void
dictum_inspector_edit (DictumInspector *self)
{
  g_return_if_fail (DICTUM_IS_INSPECTOR (self));

  remember_focus (self);
  dictum_inspector_place_fields (self);
  dictum_claim_fields_edit (self->fields);
}

/**
 * dictum_inspector_write_note:
 * @self: an inspector
 *
 * Puts the caret into the notes of the current claim; Escape gives the focus back.
 */
void
dictum_inspector_write_note (DictumInspector *self)
{
  g_return_if_fail (DICTUM_IS_INSPECTOR (self));

  remember_focus (self);
  dictum_inspector_place_fields (self);
  dictum_claim_fields_write_note (self->fields);
}

/**
 * dictum_inspector_flush:
 * @self: an inspector
 *
 * Saves what has been typed and not yet saved: before the project is closed.
 */
void
dictum_inspector_flush (DictumInspector *self)
{
  g_return_if_fail (DICTUM_IS_INSPECTOR (self));

  dictum_claim_fields_flush (self->fields);
}
