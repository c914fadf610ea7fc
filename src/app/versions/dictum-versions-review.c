/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-private.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-version.h"

static char *
get_old_quote (const DictumClaim *claim)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; carry != NULL && i < dictum_values_length (carry->content); i++)
    g_ptr_array_add (parts, ((DictumSpan *) dictum_values_get (carry->content, i))->exact);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" … ", (GStrv) parts->pdata);
}

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_button (const char *label, const char *action, const char *claim)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", claim);
  return button;
}

/* "Altered · To review": what became of it and what was said to that. */
static char *
describe (const DictumClaim *claim, DictumCarryKind kind)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);
  int decision = carry != NULL ? carry->decision : DICTUM_DECISION_OPEN;

  if (kind == DICTUM_CARRY_UNCHANGED)
    return g_strdup (_ (dictum_enum_get_label (&dictum_carry_kinds, kind)));
  return g_strdup_printf ("%s · %s", _ (dictum_enum_get_label (&dictum_carry_kinds, kind)),
                          _ (dictum_enum_get_label (&dictum_decisions, decision)));
}

static GtkWidget *
make_row (const DictumArticle *article, const DictumClaim *claim)
{
  DictumCarryKind kind = dictum_claim_get_carry_kind (article, claim);
  g_autofree char *heading = describe (claim, kind);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *old_quote = get_old_quote (claim);
  g_autofree char *was = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = adw_wrap_box_new ();

  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_label (heading, "caption-heading"));
  gtk_box_append (GTK_BOX (box), make_label (quote, NULL));
  if (old_quote != NULL && g_strcmp0 (quote, old_quote) != 0)
    {
      /* Translators: %s is the wording of a claim in an older version. */
      was = g_strdup_printf (_ ("Was: %s"), old_quote);
      gtk_box_append (GTK_BOX (box), make_label (was, "dim-label"));
    }
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  if (kind != DICTUM_CARRY_LOST && dictum_claim_needs_review (article, claim))
    adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                         make_button (_ ("_Accept"), "review.accept", claim->record.id));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       make_button (_ ("_Place…"), "review.place", claim->record.id));
  if (kind != DICTUM_CARRY_UNCHANGED &&
      (kind != DICTUM_CARRY_LOST || dictum_claim_needs_review (article, claim)))
    adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                         make_button (_ ("_Let Go"), "review.let-go", claim->record.id));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote, -1);
  g_object_set_data_full (G_OBJECT (row), "claim", g_strdup (claim->record.id), g_free);
  return row;
}

/* What has to be looked at stands first: lost, altered, moved, and then what is decided. */
static int
get_rank (const DictumArticle *article, const DictumClaim *claim)
{
  int kind = dictum_claim_get_carry_kind (article, claim);

  return (dictum_claim_needs_review (article, claim) ? 0 : DICTUM_CARRY_LOST + 1) +
         DICTUM_CARRY_LOST - kind;
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

  gtk_list_box_remove_all (self->claims);
  for (int rank = 0; rank <= 2 * DICTUM_CARRY_LOST + 1; rank++)
    for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
      {
        g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
        const DictumClaim *claim = dictum_item_get_claim (item);

        if (get_rank (article, claim) == rank)
          gtk_list_box_append (self->claims, make_row (article, claim));
      }
  gtk_stack_set_visible_child_name (self->claims_states,
                                    g_list_model_get_n_items (claims) > 0 ? "list" : "empty");
  row = focused >= 0 ? gtk_list_box_get_row_at_index (self->claims, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The claim that a button names; of a key, the one whose row has the focus. */
static const char *
get_subject (DictumVersionsDialog *self, GVariant *parameter)
{
  const char *claim = g_variant_get_string (parameter, NULL);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->claims));

  if (*claim != '\0')
    return claim;
  return row != NULL ? g_object_get_data (G_OBJECT (row), "claim") : NULL;
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
  dictum_workbench_take (self->workbench, change, error, FALSE);
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
  dictum_workbench_take (self->workbench, change, error, FALSE);
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
  quote = dictum_claim_get_quote (claim);
  label = g_strdup_printf (_ ("Select where this is in the latest version: %s"), quote);
  gtk_label_set_label (self->place_label, label);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->place_view),
                            dictum_text_get_string (dictum_version_get_text (
                                dictum_article_get_latest_version (article))),
                            -1);
  gtk_stack_set_visible_child_name (self->claims_states, "place");
  gtk_widget_grab_focus (GTK_WIDGET (self->place_view));
}

static void
leave_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumVersionsDialog *self = DICTUM_VERSIONS_DIALOG (widget);

  g_clear_pointer (&self->placing, g_free);
  dictum_versions_dialog_fill_claims (self);
  gtk_widget_child_focus (GTK_WIDGET (self->claims), GTK_DIR_TAB_FORWARD);
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
  if (dictum_workbench_take (self->workbench, change, error, FALSE))
    leave_place (widget, NULL, NULL);
}

void
dictum_versions_dialog_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.accept", "s", accept);
  gtk_widget_class_install_action (widget_class, "review.let-go", "s", let_go);
  gtk_widget_class_install_action (widget_class, "review.place", "s", place);
  gtk_widget_class_install_action (widget_class, "review.place-here", NULL, place_here);
  gtk_widget_class_install_action (widget_class, "review.leave-place", NULL, leave_place);
}
