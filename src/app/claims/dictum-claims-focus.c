/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the focus comes into the list of claims. */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-private.h"

gboolean
dictum_claims_has_focused_row (DictumClaimsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* Where the focus is in something else, GTK’s scrolling does not always take it away. */
static void
take_focus (DictumClaimsPage *self)
{
  gtk_column_view_scroll_to (self->view, self->focus_position, NULL, self->focus_flags, NULL);
  if (!dictum_claims_has_focused_row (self))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  self->focus_tick = 0;
  take_focus (self);
  return G_SOURCE_REMOVE;
}

/* Rows that are not laid out yet, as when the page has just come, take it in the next frame. */
void
dictum_claims_focus_row (DictumClaimsPage *self, guint position, GtkListScrollFlags flags)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    dictum_claim_list_grow (self->list, TRUE);
  self->focus_position = position;
  self->focus_flags = flags;
  take_focus (self);
  if (!dictum_claims_has_focused_row (self) && self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

/* To the first of the selected rows, back from what was done with them: in the next frame, since a
 * popover that closes hands the focus on when it has told of it. */
void
dictum_claims_focus_selected (DictumClaimsPage *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list));

  if (gtk_bitset_is_empty (selected) || self->focus_tick != 0)
    return;
  self->focus_position = gtk_bitset_get_minimum (selected);
  self->focus_flags = GTK_LIST_SCROLL_FOCUS;
  self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

/* Id of the claim that has the focus, or NULL. */
const char *
dictum_claims_get_focused (DictumClaimsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DictumLazyRow *row;
  DictumClaimPlace *place;

  if (!dictum_claims_has_focused_row (self))
    return NULL;

  row = dictum_lazy_row_find (gtk_root_get_focus (root));
  place = row != NULL ? gtk_column_view_cell_get_item (
                            GTK_COLUMN_VIEW_CELL (dictum_lazy_row_get_list_item (row)))
                      : NULL;
  return place != NULL ? dictum_item_get_id (dictum_claim_place_get_item (place)) : NULL;
}

/* To the first row. GTK’s first Down selects a row that has the focus and is not selected, rather
 * than leave it; but several that the editor has selected stay so. */
void
dictum_claims_focus_list (DictumClaimsPage *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    dictum_claims_focus_row (self, 0,
                             gtk_bitset_get_size (selected) < 2
                                 ? GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT
                                 : GTK_LIST_SCROLL_FOCUS);
}
