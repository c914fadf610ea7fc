/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include <glib/gi18n.h>

#include "claims/dictum-claims-private.h"
#include "dictum-announce.h"

/* ---- How many ---- */

static char *
describe_count (DictumClaimsPage *self)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  guint n_all = dictum_claim_table_get_size (dictum_claim_result_get_table (result));
  guint n_shown = dictum_claim_result_get_n_claims (result);

  if (n_shown == n_all)
    return g_strdup_printf (ngettext ("%'u claim", "%'u claims", n_all), n_all);

  /* Translators: how many claims are shown, of how many there are. */
  return g_strdup_printf (ngettext ("%1$'u of %2$'u claim", "%1$'u of %2$'u claims", n_all),
                          n_shown, n_all);
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
      dictum_announce_soon (GTK_WIDGET (self), count);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->header_tools), n_all > 0);
  gtk_stack_set_visible_child_name (self->states, n_all == 0 ? "empty"
                                                  : dictum_claim_result_get_n_claims (result) == 0
                                                      ? "nothing"
                                                      : "list");
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

  dictum_claim_list_set_result (self->list, dictum_claims_get_project (self), result);
  if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
  dictum_claims_show_chosen (self);
  follow (self, focused);
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
}
