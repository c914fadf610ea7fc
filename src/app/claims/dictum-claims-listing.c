/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include <glib/gi18n.h>

#include "claims/dictum-claims-private.h"
#include "dictum-announce.h"

#define ANNOUNCE_AFTER 700 /* milliseconds: while one types, the numbers in between are no news */

/* ---- How many ---- */

static char *
describe_count (DictumClaimsPage *self)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  guint n_all = dictum_claim_table_get_size (dictum_claim_result_get_table (result));
  guint n_shown = dictum_claim_result_get_n_claims (result);

  if (n_shown == n_all)
    return g_strdup_printf (ngettext ("%u claim", "%u claims", n_all), n_all);

  /* Translators: how many claims are shown, of how many there are. */
  return g_strdup_printf (ngettext ("%1$u of %2$u claim", "%1$u of %2$u claims", n_all), n_shown,
                          n_all);
}

static void
announce_cb (gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  g_autofree char *count = describe_count (self);

  self->announcing = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dictum_announce (GTK_WIDGET (self), count);
}

static void
show_count (DictumClaimsPage *self)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  guint n_all = result != NULL
                    ? dictum_claim_table_get_size (dictum_claim_result_get_table (result))
                    : 0;
  g_autofree char *count = NULL;

  if (result == NULL)
    return;

  count = describe_count (self);
  if (g_strcmp0 (count, adw_window_title_get_subtitle (self->title)) != 0)
    {
      adw_window_title_set_subtitle (self->title, count);
      g_clear_handle_id (&self->announcing, g_source_remove);
      self->announcing = g_timeout_add_once (ANNOUNCE_AFTER, announce_cb, self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->header_tools), n_all > 0);
  gtk_stack_set_visible_child_name (self->states, n_all == 0 ? "empty"
                                                  : dictum_claim_result_get_n_claims (result) == 0
                                                      ? "nothing"
                                                      : "list");
}

/* ---- What is selected ---- */

static void
collect_chosen (DictumClaimsPage *self)
{
  g_autoptr (GtkBitset)
      bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkBitsetIter iter;
  guint position;

  g_ptr_array_set_size (self->chosen, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more && result != NULL;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const DictumClaim *claim = dictum_claim_result_get_claim (result, position);

      if (g_hash_table_add (seen, claim->record.id))
        g_ptr_array_add (self->chosen, g_strdup (claim->record.id));
    }
}

static void
selection_changed_cb (DictumClaimsPage *self)
{
  if (self->showing)
    return;

  collect_chosen (self);
  dictum_claims_show_chosen (self);
}

/* What was selected stays so as far as it is still shown. */
void
dictum_claims_choose_again (DictumClaimsPage *self)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  guint length = dictum_claim_result_get_n_items (result);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBitset) bits = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, length);

  if (self->chosen->len > 0)
    {
      for (guint i = 0; i < self->chosen->len; i++)
        g_hash_table_add (chosen, g_ptr_array_index (self->chosen, i));
      for (guint i = 0; i < length; i++)
        if (g_hash_table_contains (chosen, dictum_claim_result_get_claim (result, i)->record.id))
          gtk_bitset_add (bits, i);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), bits, all);
  collect_chosen (self);
  dictum_claims_show_chosen (self);
}

/* ---- Searching ---- */

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  if (dictum_claim_list_grow (self->list, FALSE))
    return G_SOURCE_CONTINUE;

  self->growing = 0;
  return G_SOURCE_REMOVE;
}

/* The row that has the focus shows another claim now: the focus goes with the claim that had it. */
static void
follow (DictumClaimsPage *self, const char *focused)
{
  const char *now = dictum_claims_get_focused (self);
  guint position;

  if (focused == NULL || now == NULL || g_str_equal (focused, now))
    return;
  position = dictum_claim_result_find (dictum_claim_list_get_result (self->list), focused);
  if (position != G_MAXUINT)
    dictum_claims_focus_row (self, position, GTK_LIST_SCROLL_FOCUS);
}

static void
show_result (DictumClaimsPage *self, DictumClaimResult *result)
{
  g_autofree char *focused = g_strdup (dictum_claims_get_focused (self));

  self->showing = TRUE;
  dictum_claim_list_set_result (self->list, dictum_claims_get_project (self), result);
  if (self->chosen->len > 0)
    dictum_claim_list_grow (self->list, TRUE);
  else if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
  dictum_claims_choose_again (self);
  follow (self, focused);
  self->showing = FALSE;
}

static void
listed_cb (GObject *object, GAsyncResult *task, gpointer data)
{
  g_autoptr (DictumClaimsPage) self = DICTUM_CLAIMS_PAGE (data);
  g_autoptr (DictumClaimResult) result = dictum_claim_search_list_finish (task, NULL);

  /* One that was cancelled; or another project, or none, is open by now. */
  if (result == NULL || self->search == NULL ||
      g_task_get_cancellable (G_TASK (task)) != self->searching)
    return;

  g_clear_object (&self->searching);
  show_result (self, result);
  show_count (self);
  if (self->going_to_list)
    dictum_claims_focus_list (self);
  self->going_to_list = FALSE;
}

static void
changed_cb (DictumClaimsPage *self)
{
  dictum_claims_run (self);
}

/**
 * dictum_claims_run:
 * @self: the page
 *
 * Looks for what is asked now, if anyone is looking at the page; else when someone does.
 */
void
dictum_claims_run (DictumClaimsPage *self)
{
  DictumProject *project = dictum_claims_get_project (self);

  self->stale = TRUE;
  if (project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->stale = FALSE;
  if (self->search == NULL)
    {
      self->search = dictum_claim_search_new (project);
      g_signal_connect_object (self->search, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  dictum_claim_search_list_async (self->search, self->query, self->order,
                                  dictum_claim_list_get_result (self->list), self->searching,
                                  listed_cb, g_object_ref (self));
}

/* Ends the search and forgets the project that it was in. */
void
dictum_claims_stop (DictumClaimsPage *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->announcing, g_source_remove);
}

void
dictum_claims_bind_listing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}
