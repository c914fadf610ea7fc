/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-private.h"

#include <glib/gi18n.h>

#include "dictum-claim-copy.h"
#include "edit/dictum-edit-many.h"
#include "edit/dictum-edit-related.h"
#include "inspector/dictum-completion.h"
#include "inspector/dictum-look.h"
#include "inspector/dictum-source-picker.h"

static const char *
get_author (DictumClaimsPage *self)
{
  return dictum_workbench_get_author (self->workbench);
}

static const char *const *
get_ids (GPtrArray *chosen)
{
  return (const char *const *) chosen->pdata;
}

static gboolean
has_chosen (DictumClaimsPage *self)
{
  return dictum_claim_list_count_selected (self->list) > 0;
}

/* What becomes of one can be seen; of more the toast says how many there were. */
static void
take (DictumClaimsPage *self, guint length, DictumChange *change, GError *error)
{
  g_autofree char *toast = g_strdup_printf (
      ngettext ("%'u claim changed", "%'u claims changed", length), length);

  dictum_workbench_take (self->workbench, change, error, length > 1 ? toast : NULL);
}

/* ---- Actions ---- */

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_field (dictum_claims_get_project (self), get_ids (chosen), "status",
                                  g_variant_get_string (parameter, NULL), get_author (self),
                                  &error);
  take (self, chosen->len, change, error);
}

/* "": take the rating back. */
static void
rate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  const char *rating = g_variant_get_string (parameter, NULL);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_rate (dictum_claims_get_project (self), get_ids (chosen), NULL,
                             *rating != '\0' ? rating : NULL, NULL, NULL, get_author (self),
                             &error);
  take (self, chosen->len, change, error);
}

static const GPtrArray *
get_scale (DictumClaimsPage *self)
{
  DictumProject *project = dictum_claims_get_project (self);
  const DictumSettings *settings = project != NULL ? dictum_project_get_settings (project) : NULL;

  return settings != NULL && settings->desk != NULL && settings->desk->rating_scale != NULL
             ? settings->desk->rating_scale->values
             : NULL;
}

/* As in the reader: 1 to 9 are the values of the scale, 0 takes the rating back. */
static void
rate_nth_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  const GPtrArray *scale = get_scale (self);
  int nth = g_variant_get_int32 (parameter);
  const char *rating = "";

  if (!has_chosen (self) || nth > (int) dictum_values_length (scale))
    return;
  if (nth > 0)
    rating = ((const DictumScaleValue *) dictum_values_get (scale, nth - 1))->id;
  gtk_widget_activate_action (widget, "claims.rate", "s", rating);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  GError *error = NULL;
  DictumChange *change;
  g_autofree char *toast = g_strdup_printf (
      ngettext ("%'u claim deleted", "%'u claims deleted", chosen->len), chosen->len);

  change = dictum_edit_remove_claims (dictum_claims_get_project (self), get_ids (chosen),
                                      get_author (self), &error);
  dictum_workbench_take (self->workbench, change, error, toast);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);

  if (chosen->len > 0)
    dictum_claim_copy_to_clipboard (widget, self->workbench, get_ids (chosen));
}

/* The claim of the row, and with it all others where it is one of those that are selected. */
static GStrv
get_dragged (GtkWidget **at, gpointer data, DictumProject **project)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  GtkWidget *row = gtk_widget_get_ancestor (*at, DICTUM_TYPE_LAZY_ROW);
  GtkListItem *item = row != NULL ? dictum_lazy_row_get_list_item (DICTUM_LAZY_ROW (row)) : NULL;
  gpointer place = item != NULL ? gtk_column_view_cell_get_item (GTK_COLUMN_VIEW_CELL (item))
                                : NULL;
  const char *id = place != NULL ? dictum_item_get_id (dictum_claim_place_get_item (place)) : NULL;
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);

  if (id == NULL)
    return NULL;
  *at = row;
  *project = dictum_claims_get_project (self);
  if (g_strv_contains (get_ids (chosen), id))
    return g_strdupv ((GStrv) get_ids (chosen));

  return g_strdupv ((char *[]) { (char *) id, NULL });
}

/* Why so many claims cannot be linked as the same one; NULL when they can. */
static const char *
explain_no_link (guint length)
{
  if (length < 2)
    return _ ("Select two or more claims that say the same.");
  if (length > DICTUM_RELATED_MAX)
    return _ ("So many claims cannot be the same one. Choose fewer.");

  return NULL;
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  const char *const *ids = get_ids (chosen);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_relate_claims (dictum_claims_get_project (self), ids[0], ids + 1,
                                      DICTUM_RELATION_SAME, get_author (self), &error);
  take (self, chosen->len, change, error);
}

static void
show_link (DictumClaimsPage *self, guint length)
{
  GtkWidget *button = GTK_WIDGET (self->link_button);
  const char *reason = explain_no_link (length);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claims.link", reason == NULL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), reason) == 0)
    return;

  gtk_widget_set_tooltip_text (button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

/* ---- Tags ---- */

static GStrv
suggest_cb (const char *typed, gpointer data)
{
  return dictum_known_words_suggest_tags (DICTUM_CLAIMS_PAGE (data)->known, typed);
}

static void
change_tags (DictumClaimsPage *self, gboolean adding)
{
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  g_auto (GStrv)
      tags = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->tag_entry)), ",", -1);
  DictumProject *project = dictum_claims_get_project (self);
  const char *const *words = (const char *const *) tags;
  GError *error = NULL;
  DictumChange *change;

  gtk_popover_popdown (self->tag_popover);
  if (adding)
    change = dictum_edit_add_tags (project, get_ids (chosen), words, get_author (self), &error);
  else
    change = dictum_edit_remove_tags (project, get_ids (chosen), words, get_author (self), &error);
  take (self, chosen->len, change, error);
}

static void
add_tag_cb (DictumClaimsPage *self)
{
  change_tags (self, TRUE);
}

static void
remove_tag_cb (DictumClaimsPage *self)
{
  change_tags (self, FALSE);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  if (!has_chosen (self))
    return;
  dictum_known_words_prepare (self->known);
  gtk_editable_set_text (GTK_EDITABLE (self->tag_entry), "");
  gtk_popover_popup (self->tag_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->tag_entry));
}

/* ---- Source ---- */

static void
source_chosen_cb (DictumClaimsPage *self, const char *source)
{
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_speaker (dictum_claims_get_project (self), get_ids (chosen), source,
                                    get_author (self), &error);
  take (self, chosen->len, change, error);
}

static void
source_made_cb (DictumClaimsPage *self, const char *name, guint kind)
{
  g_autoptr (GPtrArray) chosen = dictum_claim_list_list_selected (self->list);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_new_speaker (dictum_claims_get_project (self), get_ids (chosen), name,
                                        (DictumSourceKind) kind, get_author (self), &error);
  take (self, chosen->len, change, error);
}

static void
source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  GtkWidget *picker;

  if (!has_chosen (self))
    return;
  picker = dictum_source_picker_new (dictum_claims_get_project (self));
  g_signal_connect_object (picker, "chosen", G_CALLBACK (source_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (source_made_cb), self, G_CONNECT_SWAPPED);
  dictum_source_picker_present (DICTUM_SOURCE_PICKER (picker), GTK_WIDGET (self->source_button),
                                NULL);
}

/* ---- Menus and the bar ---- */

static GMenu *
list_statuses (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < dictum_enum_length (&dictum_statuses); i++)
    {
      g_autoptr (GMenuItem)
          item = g_menu_item_new (dictum_enum_get_label (&dictum_statuses, (int) i), NULL);

      g_menu_item_set_action_and_target (item, "claims.status", "s", dictum_statuses.nicks[i]);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static GMenu *
list_ratings (DictumClaimsPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  const GPtrArray *scale = get_scale (self);
  g_autoptr (GMenuItem) no_rating = g_menu_item_new (_ ("No Rating"), NULL);

  for (guint i = 0; i < dictum_values_length (scale); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale, i);
      g_autoptr (GMenuItem) item = dictum_look_menu_item (value->label);

      g_menu_item_set_action_and_target (item, "claims.rate", "s", value->id);
      if (i < 9)
        {
          const char key[] = { (char) ('1' + i), '\0' };

          g_menu_item_set_attribute (item, "accel", "s", key);
        }
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target (no_rating, "claims.rate", "s", "");
  g_menu_item_set_attribute (no_rating, "accel", "s", "0");
  g_menu_append_item (none, no_rating);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));

  return menu;
}

static void
fill_status_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = list_statuses ();

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
fill_rating_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = list_ratings (DICTUM_CLAIMS_PAGE (data));

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
append_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

/* GTK puts the lines between sections into a new menu later than it asks how high that is, and a
 * popover takes another size only when it is told to: the last item would be cut off. */
static gboolean
fit_menu_cb (GtkWidget *menu, GdkFrameClock *clock, gpointer data)
{
  gtk_popover_present (GTK_POPOVER (menu));
  return G_SOURCE_REMOVE;
}

/**
 * dictum_claims_show_menu:
 * @self: the page
 * @relative_to: a widget in the list
 * @x: in it
 * @y: likewise
 *
 * What can be done with the claims that are selected.
 */
void
dictum_claims_show_menu (DictumClaimsPage *self, GtkWidget *relative_to, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenu) third = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) statuses = list_statuses ();
  g_autoptr (GMenu) ratings = list_ratings (self);
  graphene_point_t at;

  if (!has_chosen (self) ||
      !gtk_widget_compute_point (relative_to, GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;

  append_key (first, _ ("_Go to Claim"), "claims.open", "Return");
  append_key (first, _ ("Open the Claim’s _Page"), "win.claim-page::", "<Control>Return");
  g_menu_append_submenu (second, _ ("S_tatus"), G_MENU_MODEL (statuses));
  g_menu_append_submenu (second, _ ("_Rating"), G_MENU_MODEL (ratings));
  append_key (second, _ ("Ta_gs…"), "claims.tag", "t");
  append_key (second, _ ("_Source…"), "claims.source", "s");
  append_key (second, _ ("_Link as Same Claim"), "claims.link", "l");
  append_key (third, _ ("E_xport…"), "win.export", "<Control>e");
  append_key (last, _ ("_Delete"), "claims.delete", "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_popover_menu_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->menu), fit_menu_cb, NULL, NULL);
}

/* Selects the row alone, unless it is part of what is selected. */
static void
choose_row (DictumClaimsPage *self, DictumLazyRow *row)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->list);
  guint position = gtk_column_view_cell_get_position (
      GTK_COLUMN_VIEW_CELL (dictum_lazy_row_get_list_item (row)));

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

/* What is selected is meant, and where nothing is, the row that has the focus. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  DictumLazyRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return;

  row = dictum_lazy_row_find (focus);
  if (!has_chosen (self) && row != NULL)
    choose_row (self, row);
  dictum_claims_show_menu (self, focus, 24, gtk_widget_get_height (focus) / 2.0);
}

/* What is pointed at is meant, and with it what is selected only if it is part of that. */
static void
pressed_cb (DictumClaimsPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  DictumLazyRow *row = picked != NULL ? dictum_lazy_row_find (picked) : NULL;

  if (row == NULL)
    return;

  choose_row (self, row);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  dictum_claims_show_menu (self, view, x, y);
}

static void
held_cb (DictumClaimsPage *self, double x, double y, GtkGesture *gesture)
{
  pressed_cb (self, 1, x, y, gesture);
}

static void
add_menu_gestures (DictumClaimsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (hold));
}

/* What the window says in passing stands above the bar while there is one: the next thing to do
 * with what is chosen is on it. */
static void
bar_mapped_cb (DictumClaimsPage *self, GtkWidget *box)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts == NULL)
    return;

  if (gtk_widget_get_mapped (box))
    gtk_widget_add_css_class (toasts, "above-bar");
  else
    gtk_widget_remove_css_class (toasts, "above-bar");
}

void
dictum_claims_show_chosen (DictumClaimsPage *self)
{
  static const char *const actions[] = { "claims.open", "claims.delete", "claims.rate",
                                         "claims.status" };
  guint length = dictum_claim_list_count_selected (self->list);
  g_autofree char *label = g_strdup_printf (ngettext ("%'u selected", "%'u selected", length),
                                            length);

  gtk_label_set_label (self->n_chosen, label);
  gtk_revealer_set_reveal_child (self->bar, length > 0);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], length > 0);
  show_link (self, length);
}

void
dictum_claims_bind_many (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, add_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_tag_cb);
}

void
dictum_claims_install_many (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "claims.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "claims.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "claims.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "claims.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "claims.rate", "s", rate_action);
  gtk_widget_class_install_action (widget_class, "claims.rate-nth", "i", rate_nth_action);
  gtk_widget_class_install_action (widget_class, "claims.source", NULL, source_action);
  gtk_widget_class_install_action (widget_class, "claims.status", "s", status_action);
  gtk_widget_class_install_action (widget_class, "claims.tag", NULL, tag_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "claims.copy",
                                       NULL);
}

static void
add_key (GtkShortcutController *keys, guint key, const char *action, GVariant *argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

void
dictum_claims_init_many (DictumClaimsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (keys);

  for (guint i = 0; i <= 9; i++)
    {
      add_key (shortcuts, GDK_KEY_0 + i, "claims.rate-nth", g_variant_new_int32 ((int) i));
      add_key (shortcuts, GDK_KEY_KP_0 + i, "claims.rate-nth", g_variant_new_int32 ((int) i));
    }
  add_key (shortcuts, GDK_KEY_Delete, "claims.delete", NULL);
  add_key (shortcuts, GDK_KEY_KP_Delete, "claims.delete", NULL);
  add_key (shortcuts, GDK_KEY_Menu, "claims.menu", NULL);
  add_key (shortcuts, GDK_KEY_l, "claims.link", NULL);
  add_key (shortcuts, GDK_KEY_s, "claims.source", NULL);
  add_key (shortcuts, GDK_KEY_t, "claims.tag", NULL);
  gtk_shortcut_controller_add_shortcut (
      shortcuts, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                   gtk_named_action_new ("claims.menu")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  dictum_claim_copy_add_drag (GTK_WIDGET (self->view), get_dragged, self);
  add_menu_gestures (self);

  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->tag_popover), GTK_WIDGET (self->tag_button));
  gtk_menu_button_set_create_popup_func (self->status_button, fill_status_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->rating_button, fill_rating_cb, self, NULL);
  g_signal_connect_object (self->tag_popover, "closed", G_CALLBACK (dictum_claims_focus_selected),
                           self, G_CONNECT_SWAPPED);
  dictum_completion_attach (self->tag_entry, suggest_cb, self);
}
