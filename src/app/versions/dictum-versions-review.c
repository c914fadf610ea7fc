/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-private.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-version.h"

/* Whether it can be said that the claim was carried over rightly. */
static gboolean
is_acceptable (const DictumArticle *article, const DictumClaim *claim)
{
  return dictum_claim_needs_review (article, claim) &&
         dictum_claim_get_carry_kind (article, claim) != DICTUM_CARRY_LOST;
}

/* What has to be looked at stands first: lost, altered, moved, and then what is decided. */
static int
get_rank (const DictumArticle *article, const DictumClaim *claim)
{
  int kind = dictum_claim_get_carry_kind (article, claim);

  return (dictum_claim_needs_review (article, claim) ? 0 : DICTUM_CARRY_LOST + 1) +
         DICTUM_CARRY_LOST - kind;
}

/* How many there are to look at, and whether some of them can be accepted at once. */
static void
summarise (DictumVersionsDialog *self, const DictumArticle *article, GListModel *claims)
{
  guint n_open = 0;
  guint n_placed = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      n_open += dictum_claim_needs_review (article, claim);
      n_placed += is_acceptable (article, claim);
    }
  words = n_open > 0 ? g_strdup_printf (
                           ngettext ("%'u claim to review", "%'u claims to review", n_open), n_open)
                     : g_strdup (_ ("Nothing is left to review"));
  gtk_label_set_label (self->summary, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept-rest", n_placed > 0);
}

/* Which row has the focus; -1 none. */
static int
get_focused (DictumVersionsDialog *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->claims));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

void
dictum_versions_dialog_fill_claims (DictumVersionsDialog *self)
{
  const DictumArticle *article = dictum_versions_dialog_get_article (self);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  GListModel *claims = dictum_project_get_article_claims (project, self->article);
  int focused = get_focused (self);
  GtkListBoxRow *row;

  summarise (self, article, claims);
  gtk_list_box_remove_all (self->claims);
  for (int rank = 0; rank <= 2 * DICTUM_CARRY_LOST + 1; rank++)
    for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
      {
        g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
        const DictumClaim *claim = dictum_item_get_claim (item);

        if (get_rank (article, claim) == rank)
          gtk_list_box_append (self->claims, dictum_versions_row_new (article, claim));
      }
  gtk_stack_set_visible_child_name (self->claims_states,
                                    g_list_model_get_n_items (claims) > 0 ? "list" : "empty");
  row = focused >= 0 ? gtk_list_box_get_row_at_index (self->claims, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

gboolean
dictum_versions_dialog_focus_claim (DictumVersionsDialog *self, const char *claim)
{
  GtkWidget *row;

  for (int i = 0; (row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->claims, i))) != NULL; i++)
    if (g_str_equal (dictum_versions_row_get_claim (row), claim))
      {
        adw_dialog_set_focus (ADW_DIALOG (self), row);
        return TRUE;
      }
  return FALSE;
}

/* The claim that a button names; of a key, the one whose row has the focus. */
static const char *
get_subject (DictumVersionsDialog *self, GVariant *parameter)
{
  const char *claim = g_variant_get_string (parameter, NULL);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->claims));

  if (*claim != '\0')
    return claim;
  return row != NULL ? dictum_versions_row_get_claim (row) : NULL;
}

static void
accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  const char *claims[] = { get_subject (self, parameter), NULL };
  GError *error = NULL;
  DictumChange *change;

  if (claims[0] == NULL)
    return;
  change = dictum_edit_accept_carries (dictum_workbench_get_project (self->workbench), claims,
                                       dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

/* All that have a place, as one step to undo. */
static void
accept_rest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const DictumArticle *article = dictum_versions_dialog_get_article (self);
  GListModel *claims = dictum_project_get_article_claims (project, self->article);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  GError *error = NULL;
  DictumChange *change;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);

      if (is_acceptable (article, dictum_item_get_claim (item)))
        g_strv_builder_add (builder, dictum_item_get_id (item));
    }
  ids = g_strv_builder_end (builder);
  if (*ids == NULL)
    return;
  change = dictum_edit_accept_carries (project, (const char *const *) ids,
                                       dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

static void
let_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  const char *claims[] = { get_subject (self, parameter), NULL };
  GError *error = NULL;
  DictumChange *change;

  if (claims[0] == NULL)
    return;
  change = dictum_edit_let_go (dictum_workbench_get_project (self->workbench), claims,
                               dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

/* Shows the latest text, for the words of the claim to be selected in it. */
static void
place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  const char *id = get_subject (self, parameter);
  const DictumArticle *article = dictum_versions_dialog_get_article (self);
  const DictumClaim *claim = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *label = NULL;

  if (id != NULL)
    claim = dictum_project_get_claim (dictum_workbench_get_project (self->workbench), id);
  if (claim == NULL)
    return;
  g_set_str (&self->placing, id);
  self->placing_row = MAX (0, get_focused (self));
  quote = dictum_claim_get_quote (claim);
  label = g_strdup_printf (_ ("Select where this is in the latest version: %s"), quote);
  gtk_label_set_label (self->place_label, label);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->place_view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->place_view),
                            dictum_text_get_string (dictum_article_get_text (article, NULL)), -1);
  gtk_stack_set_visible_child_name (self->claims_states, "place");
  gtk_widget_grab_focus (GTK_WIDGET (self->place_view));
}

static void
leave_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  GtkListBoxRow *row;

  g_clear_pointer (&self->placing, g_free);
  dictum_versions_dialog_fill_claims (self);
  row = gtk_list_box_get_row_at_index (self->claims, self->placing_row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
place_here (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);
  GtkTextIter start, end;
  GError *error = NULL;
  DictumChange *change;

  if (self->placing == NULL)
    return;
  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->place_view), &start, &end);
  change = dictum_edit_place_claim (dictum_workbench_get_project (self->workbench), self->placing,
                                    gtk_text_iter_get_offset (&start),
                                    gtk_text_iter_get_offset (&end),
                                    dictum_workbench_get_author (self->workbench), &error);
  if (dictum_workbench_take (self->workbench, change, error, NULL))
    leave_place (widget, NULL, NULL);
}

void
dictum_versions_dialog_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.accept", "s", accept);
  gtk_widget_class_install_action (widget_class, "review.accept-rest", NULL, accept_rest);
  gtk_widget_class_install_action (widget_class, "review.let-go", "s", let_go);
  gtk_widget_class_install_action (widget_class, "review.place", "s", place);
  gtk_widget_class_install_action (widget_class, "review.place-here", NULL, place_here);
  gtk_widget_class_install_action (widget_class, "review.leave-place", NULL, leave_place);
}
