/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-card.h"

#include <glib/gi18n.h>

#include "dictum-claim-copy.h"
#include "edit/dictum-edit-version.h"
#include "inspector/dictum-claim-number.h"
#include "inspector/dictum-evidence-drop.h"
#include "inspector/dictum-look.h"
#include "inspector/dictum-source-chip.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumClaimCard
{
  GtkBox parent_instance;

  DictumProject *project;
  DictumItem *item;
  GtkListItem *row; /* not owned: it owns the card */
  guint position;   /* the number */
  guint describing; /* the source that will tell the row what the card says; or 0 */
  GSignalGroup *item_signals;
  GSignalGroup *project_signals;
  GPtrArray *chips; /* of DictumSourceChip, not owned: in chain */
  GPtrArray *cues;  /* of GtkLabel, not owned: behind the chip of the same position */

  DictumClaimNumber *number;
  GtkLabel *quote;
  GtkWidget *open_page;
  AdwWrapBox *chain;
  GtkLabel *state;
  GtkBox *warning_box;
  GtkLabel *warning;
  GtkButton *find_place;
  GtkButton *review;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (DictumClaimCard, dictum_claim_card, GTK_TYPE_BOX)

enum
{
  EVIDENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fit_chain (DictumClaimCard *self, guint length)
{
  while (self->chips->len > length)
    {
      guint last = self->chips->len - 1;

      adw_wrap_box_remove (self->chain, g_ptr_array_index (self->cues, last));
      adw_wrap_box_remove (self->chain, g_ptr_array_index (self->chips, last));
      g_ptr_array_set_size (self->cues, (int) last);
      g_ptr_array_set_size (self->chips, (int) last);
    }
  while (self->chips->len < length)
    {
      GtkWidget *chip = dictum_source_chip_new ();
      GtkWidget *cue = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (cue), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (cue, "claim-cue");
      adw_wrap_box_append (self->chain, chip);
      adw_wrap_box_append (self->chain, cue);
      g_ptr_array_add (self->chips, chip);
      g_ptr_array_add (self->cues, cue);
    }
}

static void
show_cue (GtkLabel *label, const DictumAttribution *link, gboolean last)
{
  g_autofree char *cue = dictum_look_link_cue (link);
  g_autofree char *leading = NULL;

  if (!last)
    {
      /* Translators: the cue of a link, then an arrow to the next source of the chain. */
      leading = g_strdup_printf (_ ("%s ▸"), cue != NULL ? cue : "");
      g_strstrip (leading);
    }

  gtk_label_set_label (label, last ? cue : leading);
  gtk_widget_set_visible (GTK_WIDGET (label), !last || cue != NULL);
}

static void
show_chain (DictumClaimCard *self, const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);

  fit_chain (self, length);
  for (guint i = 0; i < length; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      dictum_source_chip_show_link (g_ptr_array_index (self->chips, i), self->project, link);
      show_cue (g_ptr_array_index (self->cues, i), link, i + 1 == length);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->chain),
                          length > 0 && adw_bin_get_child (self->place) == NULL);
}

/* The row tells assistive technology what the card says. */
static gboolean
describe_row_cb (gpointer data)
{
  DictumClaimCard *self = data;
  const DictumClaim *claim = self->item != NULL ? dictum_item_get_claim (self->item) : NULL;
  g_autofree char *summary = NULL;

  self->describing = 0;
  if (self->row == NULL || claim == NULL || self->project == NULL)
    return G_SOURCE_REMOVE;

  summary = dictum_look_claim_summary (self->project, claim, self->position);
  gtk_list_item_set_accessible_label (self->row, summary);
  return G_SOURCE_REMOVE;
}

/* After the frame: one more claim alters the number of all that follow, and the two hundred cards
 * that a list has at hand would take as long to say so as the mark takes to be drawn. */
static void
describe_row (DictumClaimCard *self)
{
  if (self->describing == 0)
    self->describing = g_idle_add_full (G_PRIORITY_LOW, describe_row_cb, self, NULL);
}

/* Leads to where the claim is, or to what became of it, in the versions of its article. */
static void
show_review (DictumClaimCard *self, const DictumClaim *claim)
{
  const DictumArticle *article = dictum_project_get_article (self->project, claim->article);
  gboolean is_lost = article != NULL &&
                     dictum_claim_get_carry_kind (article, claim) == DICTUM_CARRY_LOST;
  gboolean is_open = article != NULL && dictum_claim_needs_review (article, claim);

  gtk_widget_set_visible (GTK_WIDGET (self->review), is_lost || is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->find_place), is_lost);
  if (is_lost)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->find_place), "s", claim->record.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->find_place),
                                  is_lost ? "win.place-claim" : NULL);
  if (!is_lost && !is_open)
    return;
  /* Translators: verbs. */
  gtk_button_set_label (self->review, is_lost ? _ ("Show") : _ ("Review"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->review),
                               is_lost ? _ ("Show the Claim in the Older Version")
                                       : _ ("Show What Became of the Claim"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->review), "s", claim->record.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->review), "win.review-claim");
}

static void
show (DictumClaimCard *self)
{
  const DictumClaim *claim = self->item != NULL ? dictum_item_get_claim (self->item) : NULL;
  g_autofree char *quote = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *state = NULL;

  if (claim == NULL || self->project == NULL)
    return;

  quote = dictum_claim_get_quote (claim);
  warning = dictum_look_claim_warning (self->project, claim);
  state = dictum_look_claim_state (self->project, claim);

  gtk_label_set_label (self->quote, quote);
  gtk_label_set_justify (self->quote, dictum_format_get_justification (quote));
  show_chain (self, claim);
  gtk_label_set_markup (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state),
                          state != NULL && adw_bin_get_child (self->place) == NULL);
  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_box), warning != NULL);
  show_review (self, claim);
  describe_row (self);
}

/* A card says names, kinds and reasons that stand in other records. */
static void
project_changed_cb (DictumClaimCard *self, DictumChange *change)
{
  guint length = dictum_change_get_length (change);

  for (guint i = 0; i < length; i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);
      gconstpointer record = entry->after != NULL ? entry->after : entry->before;

      if (dictum_is_source (record) || dictum_is_settings (record))
        {
          show (self);
          return;
        }
    }
}

static void
drop (GtkWidget *widget, GPtrArray *requests)
{
  g_signal_emit (widget, signals[EVIDENCE], 0, requests);
}

static void
dictum_claim_card_dispose (GObject *object)
{
  DictumClaimCard *self = DICTUM_CLAIM_CARD (object);

  g_clear_handle_id (&self->describing, g_source_remove);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->project);
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->cues, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIM_CARD);
  G_OBJECT_CLASS (dictum_claim_card_parent_class)->dispose (object);
}

static void
dictum_claim_card_finalize (GObject *object)
{
  DictumClaimCard *self = DICTUM_CLAIM_CARD (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->cues, g_ptr_array_unref);
  G_OBJECT_CLASS (dictum_claim_card_parent_class)->finalize (object);
}

static void
dictum_claim_card_class_init (DictumClaimCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_claim_card_dispose;
  object_class->finalize = dictum_claim_card_finalize;

  signals[EVIDENCE] = g_signal_new ("evidence", DICTUM_TYPE_CLAIM_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  g_type_ensure (DICTUM_TYPE_CLAIM_NUMBER);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-claim-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, number);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, quote);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, open_page);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, chain);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, state);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, warning_box);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, warning);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, find_place);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, review);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimCard, place);
}

static GStrv
get_dragged (GtkWidget **at, gpointer data, DictumProject **project)
{
  DictumClaimCard *self = DICTUM_CLAIM_CARD (data);
  const char *id = self->item != NULL ? dictum_item_get_id (self->item) : NULL;

  *project = self->project;

  return g_strdupv ((char *[]) { (char *) id, NULL });
}

static void
dictum_claim_card_init (DictumClaimCard *self)
{
  self->chips = g_ptr_array_new ();
  self->cues = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_evidence_drop_attach (GTK_WIDGET (self), drop);
  dictum_claim_copy_add_drag (GTK_WIDGET (self->quote), get_dragged, self);

  self->item_signals = g_signal_group_new (DICTUM_TYPE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::record", G_CALLBACK (show), self);
  self->project_signals = g_signal_group_new (DICTUM_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (project_changed_cb),
                                  self);
}

GtkWidget *
dictum_claim_card_new (void)
{
  return g_object_new (DICTUM_TYPE_CLAIM_CARD, NULL);
}

/**
 * dictum_claim_card_bind:
 * @self: a card
 * @project: (nullable): the claim's project
 * @item: (nullable): the claim it shows from now on
 */
void
dictum_claim_card_bind (DictumClaimCard *self, DictumProject *project, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_CLAIM_CARD (self));

  g_set_object (&self->project, project);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->item_signals, item);
  g_signal_group_set_target (self->project_signals, project);
  show (self);
}

/* Returns: (transfer none) (nullable): the claim it shows. */
DictumItem *
dictum_claim_card_get_item (DictumClaimCard *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_CARD (self), NULL);

  return self->item;
}

/**
 * dictum_claim_card_set_row:
 * @self: a card
 * @row: (transfer none): the row of a list that holds the card as long as it lives
 */
void
dictum_claim_card_set_row (DictumClaimCard *self, GtkListItem *row)
{
  g_return_if_fail (DICTUM_IS_CLAIM_CARD (self));

  self->row = row;
}

/**
 * dictum_claim_card_set_number:
 * @self: a card
 * @number: of the claim in its article, from 1: the one in the reader's margin
 */
void
dictum_claim_card_set_number (DictumClaimCard *self, guint number)
{
  g_return_if_fail (DICTUM_IS_CLAIM_CARD (self));

  if (self->position == number)
    return;

  self->position = number;
  dictum_claim_number_set (self->number, number);
  describe_row (self);
}

/**
 * dictum_claim_card_set_fields:
 * @self: a card
 * @fields: (nullable): what the card of the current claim holds; NULL: it is not the current one
 */
void
dictum_claim_card_set_fields (DictumClaimCard *self, GtkWidget *fields)
{
  g_return_if_fail (DICTUM_IS_CLAIM_CARD (self));

  if (adw_bin_get_child (self->place) == fields)
    return;

  adw_bin_set_child (self->place, fields);
  gtk_widget_set_visible (GTK_WIDGET (self->place), fields != NULL);
  gtk_widget_set_visible (self->open_page, fields != NULL);
  gtk_label_set_lines (self->quote, fields != NULL ? -1 : 4);
  gtk_label_set_ellipsize (self->quote,
                           fields != NULL ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (fields != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  show (self);
}
