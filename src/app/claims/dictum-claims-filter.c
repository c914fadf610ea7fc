/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-private.h"
#include "dictum-announce.h"

#include <string.h>

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#define MAX_OFFERS 9

/* ---- What may be typed next ---- */

static void
hide_offers (DictumClaimsPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->completions)))
    gtk_popover_popdown (self->completions);
}

static gboolean
offers_are_shown (DictumClaimsPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->completions));
}

/* asked: the editor asked for them; else an empty term offers nothing, so that the list does not
 * stand in the way of one who knows what to type. */
static void
show_offers (DictumClaimsPage *self, gboolean asked)
{
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int caret = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  const char *at = g_utf8_offset_to_pointer (text, caret);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  if (result == NULL || (!asked && (at == text || at[-1] == ' ')))
    {
      hide_offers (self);
      return;
    }

  self->offers = dictum_claim_table_complete (dictum_claim_result_get_table (result), text, caret,
                                              MAX_OFFERS, &self->offer_start, &self->offer_end);
  if (self->offers->len == 0)
    {
      hide_offers (self);
      return;
    }
  for (guint i = 0; i < self->offers->len; i++)
    g_strv_builder_add (builder,
                        ((DictumQueryCompletion *) g_ptr_array_index (self->offers, i))->label);
  labels = g_strv_builder_end (builder);
  gtk_string_list_splice (self->completion_list, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->completion_list)),
                          (const char *const *) labels);
  gtk_single_selection_set_selected (self->completion_selection, GTK_INVALID_LIST_POSITION);
  gtk_popover_popup (self->completions);
  /* It takes another size only when it is told to. */
  gtk_popover_present (self->completions);
}

static void
take_offer (DictumClaimsPage *self, guint position)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const DictumQueryCompletion *offer;
  g_autofree char *text = NULL;
  gboolean goes_on;
  int caret;

  if (self->offers == NULL || position >= self->offers->len)
    return;

  offer = g_ptr_array_index (self->offers, position);
  goes_on = g_str_has_suffix (offer->text, ":");
  caret = self->offer_start;
  text = g_strconcat (offer->text, goes_on ? "" : " ", NULL);
  gtk_editable_delete_text (editable, self->offer_start, self->offer_end);
  gtk_editable_insert_text (editable, text, -1, &caret);
  gtk_editable_set_position (editable, caret);
  if (goes_on)
    show_offers (self, TRUE);
  else
    hide_offers (self);
}

static void
step_offer (DictumClaimsPage *self, int step)
{
  guint length = self->offers != NULL ? self->offers->len : 0;
  guint selected = gtk_single_selection_get_selected (self->completion_selection);
  const DictumQueryCompletion *offer;

  if (length == 0)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? 0 : length - 1;
  else
    selected = (selected + length + step) % length;
  gtk_single_selection_set_selected (self->completion_selection, selected);
  gtk_list_view_scroll_to (self->completion_view, selected, GTK_LIST_SCROLL_NONE, NULL);

  /* The focus stays in the entry, so that a screen reader has to be told. */
  offer = g_ptr_array_index (self->offers, selected);
  dictum_announce (GTK_WIDGET (self->entry), offer->label);
}

static gboolean
key_cb (DictumClaimsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint selected = gtk_single_selection_get_selected (self->completion_selection);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    {
      if (!offers_are_shown (self))
        show_offers (self, TRUE);
      if (offers_are_shown (self))
        step_offer (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (!offers_are_shown (self))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape)
    {
      hide_offers (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab)
    {
      take_offer (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
      selected != GTK_INVALID_LIST_POSITION)
    {
      take_offer (self, selected);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
offer_activated_cb (DictumClaimsPage *self, guint position)
{
  take_offer (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry),
                             gtk_editable_get_position (GTK_EDITABLE (self->entry)));
}

static void
setup_offer_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 42);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_offer_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  GtkWidget *box = gtk_list_item_get_child (item);
  guint position = gtk_list_item_get_position (item);
  const DictumQueryCompletion *offer;
  g_autofree char *count = NULL;

  if (self->offers == NULL || position >= self->offers->len)
    return;
  offer = g_ptr_array_index (self->offers, position);
  count = offer->has_count ? g_strdup_printf ("%u", offer->count) : NULL;
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), offer->label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       count != NULL                         ? count
                       : g_str_has_suffix (offer->text, ":") ? offer->text
                                                             : "");
  gtk_list_item_set_accessible_label (item, offer->label);
}

/* ---- The entry ---- */

/* While one types, the end of the text is not yet wrong. */
static void
show_problem (DictumClaimsPage *self, gboolean typing)
{
  const char *message = NULL;

  for (guint i = 0; i < dictum_claim_query_get_n_problems (self->query) && message == NULL; i++)
    {
      DictumQueryProblem problem = dictum_claim_query_get_problem (self->query, i);

      if (!typing || !problem.unfinished)
        message = problem.message;
    }
  gtk_label_set_label (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
changed_cb (DictumClaimsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  dictum_claim_query_unref (self->query);
  self->query = dictum_claim_query_new (text);
  show_problem (self, TRUE);
  dictum_claims_show_chips (self);
  dictum_claims_run (self);
  dictum_claims_remember (self);
  if (self->completing)
    hide_offers (self);
  else
    show_offers (self, FALSE);
}

/* From the words to what they found, or will have found in a moment. */
static void
activate_cb (DictumClaimsPage *self)
{
  hide_offers (self);
  show_problem (self, FALSE);
  self->going_to_list = self->searching != NULL;
  if (!self->going_to_list)
    dictum_claims_focus_list (self);
}

static void
stop_cb (DictumClaimsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    activate_cb (self);
}

static void
leave_cb (DictumClaimsPage *self)
{
  hide_offers (self);
  show_problem (self, FALSE);
}

/* ---- Chips ---- */

static guint
get_position (GtkWidget *chip)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "dictum-term"));
}

static void
remove_chip (DictumClaimsPage *self, GtkWidget *chip)
{
  g_autofree char *text = dictum_claim_query_without (self->query, get_position (chip));

  dictum_claims_page_set_query (self, text);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
chip_clicked_cb (GtkButton *chip, gpointer data)
{
  remove_chip (DICTUM_CLAIMS_PAGE (data), GTK_WIDGET (chip));
}

static gboolean
chip_key_cb (GtkEventController *keys,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             gpointer data)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;

  remove_chip (DICTUM_CLAIMS_PAGE (data), gtk_event_controller_get_widget (keys));
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_chip (DictumClaimsPage *self, guint position)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = dictum_claim_query_describe_term (self->query, position,
                                                            dictum_claims_get_project (self));
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  /* Translators: %s is a filter as it is typed: “status:done”. */
  name = g_strdup_printf (_ ("Remove filter %s"), text);
  dictum_look_bind_label (chip, name);
  g_object_set_data (G_OBJECT (chip), "dictum-term", GUINT_TO_POINTER (position));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (chip_key_cb), self, 0);
  gtk_widget_add_controller (chip, keys);

  return chip;
}

/**
 * dictum_claims_show_chips:
 * @self: the page
 *
 * One for each term that is of a field; words stand in the entry already.
 */
void
dictum_claims_show_chips (DictumClaimsPage *self)
{
  guint n_chips = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)))
    adw_wrap_box_remove (self->chips, chip);
  for (guint i = 0; i < dictum_claim_query_get_n_terms (self->query); i++)
    {
      DictumQueryTerm term = dictum_claim_query_get_term (self->query, i);

      if (term.field == DICTUM_QUERY_WORDS || g_str_has_suffix (term.text, ":"))
        continue;
      adw_wrap_box_append (self->chips, new_chip (self, i));
      n_chips++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), n_chips > 0);
}

void
dictum_claims_bind_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

void
dictum_claims_init_filter (DictumClaimsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_offer_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_offer_cb), self, 0);
  gtk_list_view_set_factory (self->completion_view, factory);
  gtk_widget_set_parent (GTK_WIDGET (self->completions), GTK_WIDGET (self->entry));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
