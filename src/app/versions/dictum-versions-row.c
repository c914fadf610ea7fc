/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-versions"

#include "versions/dictum-versions-private.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-version.h"
#include "window/dictum-format.h"

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
append_label (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The mark of a source, or of a cue, that is another one now: how it read and how it reads. */
static char *
describe_mark (const DictumSpan *was, const DictumSpan *is, gboolean is_cue)
{
  g_autofree char *old = dictum_format_isolated (was != NULL ? was->exact : NULL);
  g_autofree char *new = dictum_format_isolated (is != NULL ? is->exact : NULL);

  if (was == NULL || (is != NULL && g_str_equal (was->exact, is->exact)))
    return NULL;
  if (is == NULL)
    return is_cue ? g_strdup_printf (_ ("Cue: “%s” is not there any more"), old)
                  : g_strdup_printf (_ ("Source: “%s” is not there any more"), old);
  return is_cue ? g_strdup_printf (_ ("Cue: “%1$s” became “%2$s”"), old, new)
                : g_strdup_printf (_ ("Source: “%1$s” became “%2$s”"), old, new);
}

/* A claim may be altered only in who says it, and how. */
static void
append_marks (GtkWidget *box, const DictumClaim *claim)
{
  const DictumCarry *carry = dictum_claim_get_carry (claim);
  guint length = carry != NULL ? dictum_values_length (carry->attributions) : 0;

  for (guint i = 0; i < MIN (length, dictum_values_length (claim->attributions)); i++)
    {
      const DictumAttribution *was = dictum_values_get (carry->attributions, i);
      const DictumAttribution *is = dictum_values_get (claim->attributions, i);
      g_autofree char *source = describe_mark (was->source_span, is->source_span, FALSE);
      g_autofree char *cue = describe_mark (was->cue, is->cue, TRUE);

      if (source != NULL)
        append_label (box, source, NULL);
      if (cue != NULL)
        append_label (box, cue, NULL);
    }
}

static void
append_button (GtkWidget *buttons,
               const char *label,
               const char *tooltip,
               const char *action,
               const char *claim)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", claim);
  gtk_widget_set_tooltip_text (button, tooltip);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
}

static GtkWidget *
make_buttons (const DictumArticle *article, const DictumClaim *claim, DictumCarryKind kind)
{
  GtkWidget *buttons = adw_wrap_box_new ();
  gboolean is_open = dictum_claim_needs_review (article, claim);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  if (kind != DICTUM_CARRY_LOST && is_open)
    append_button (buttons, _ ("_Accept"), _ ("It Is the Same Claim (A)"), "review.accept",
                   claim->record.id);
  append_button (buttons, _ ("_Place…"), _ ("Select Its Words in the Latest Version (P)"),
                 "review.place", claim->record.id);
  if (kind != DICTUM_CARRY_UNCHANGED && (kind != DICTUM_CARRY_LOST || is_open))
    append_button (buttons, _ ("_Let Go"), _ ("Leave It with the Older Version (L)"),
                   "review.let-go", claim->record.id);
  return buttons;
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

GtkWidget *
dictum_versions_row_new (const DictumArticle *article, const DictumClaim *claim)
{
  DictumCarryKind kind = dictum_claim_get_carry_kind (article, claim);
  g_autofree char *heading = describe (claim, kind);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *old_quote = get_old_quote (claim);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  append_label (box, heading, "caption-heading");
  append_label (box, quote, NULL);
  if (old_quote != NULL && g_strcmp0 (quote, old_quote) != 0)
    {
      /* Translators: %s is the wording of a claim in an older version. */
      g_autofree char *was = g_strdup_printf (_ ("Was: %s"), old_quote);

      append_label (box, was, "dim-label");
    }
  append_marks (box, claim);
  gtk_box_append (GTK_BOX (box), make_buttons (article, claim, kind));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote, -1);
  g_object_set_data_full (G_OBJECT (row), "claim", g_strdup (claim->record.id), g_free);
  return row;
}

const char *
dictum_versions_row_get_claim (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "claim");
}
