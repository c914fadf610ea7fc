/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claims-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dictum-say.h"
#include "edit/dictum-edit-many.h"
#include "inspector/dictum-look.h"

#define MAX_VALUES 14 /* of a field, in a menu */

/* ---- Filters for those who do not know the syntax ---- */

/* Another value of a field that is asked for already is one more that may be: status:done,to-do.
 * written: as it is typed, in quotation marks where it must be. */
static char *
add_value (DictumClaimsPage *self, DictumQueryField field, const char *written)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < dictum_claim_query_get_n_terms (self->query); i++)
    {
      DictumQueryTerm other = dictum_claim_query_get_term (self->query, i);
      g_autofree char *rest = NULL;

      if (other.field != field || other.negated)
        continue;
      rest = dictum_claim_query_without (self->query, i);
      return g_strdup_printf ("%s%s%s,%s", rest, *rest != '\0' ? " " : "", other.text, written);
    }

  before = dictum_claim_query_with (self->query, field, NULL, FALSE);
  return g_strconcat (before, written, NULL);
}

static void
add_term_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  g_autofree char *text = NULL;
  const char *written;
  guint field;

  g_variant_get (parameter, "(u&s)", &field, &written);
  if (field == DICTUM_QUERY_WORDS || field >= DICTUM_QUERY_N_FIELDS)
    return;
  text = add_value (self, field, written);
  dictum_claims_page_set_query (self, text);
}

static void
append_term (GMenu *menu, const char *label, DictumQueryField field, const char *written)
{
  g_autoptr (GMenuItem) item = dictum_look_menu_item (label);

  g_menu_item_set_action_and_target (item, "claims.add-term", "(us)", (guint) field, written);
  g_menu_append_item (menu, item);
}

static void
append_names (GMenu *menu, DictumQueryField field)
{
  const char *const *names = dictum_query_field_get_values (field);
  g_autoptr (GMenu) values = g_menu_new ();

  for (guint i = 0; names[i] != NULL; i++)
    append_term (values, dictum_query_field_get_value_label (field, i), field, names[i]);
  g_menu_append_submenu (menu, dictum_query_field_get_label (field), G_MENU_MODEL (values));
}

static void
append_values (GMenu *menu, DictumClaimTable *table, DictumQueryField field)
{
  g_autoptr (GMenu) values = g_menu_new ();
  g_autoptr (GPtrArray) found = dictum_claim_table_list_values (table, field, MAX_VALUES);

  for (guint i = 0; i < found->len; i++)
    {
      const DictumQueryCompletion *value = g_ptr_array_index (found, i);
      g_autofree char *label = NULL;

      /* Translators: a source, a tag or a rating, and how many claims have it. */
      label = g_strdup_printf (_ ("%1$s (%2$u)"),
                               strcmp (value->text, "none") == 0 ? _ ("None") : value->label,
                               value->count);
      append_term (values, label, field, value->text);
    }
  if (found->len > 0)
    g_menu_append_submenu (menu, dictum_query_field_get_label (field), G_MENU_MODEL (values));
}

static void
append_often (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_term (section, _ ("Said by an Unnamed Source"), DICTUM_QUERY_UNNAMED, "yes");
  append_term (section, _ ("Resting on One Unnamed Source"), DICTUM_QUERY_SINGLE_UNNAMED, "yes");
  append_term (section, _ ("Unattributed"), DICTUM_QUERY_ATTRIBUTED, "no");
  append_term (section, _ ("Without Evidence"), DICTUM_QUERY_EVIDENCE, "no");
  append_term (section, _ ("Check-Worthy"), DICTUM_QUERY_CHECK_WORTHY, "yes");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
fill_filter_menu_cb (GtkMenuButton *button, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  DictumClaimResult *result = dictum_claim_list_get_result (self->list);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  append_often (menu);
  append_names (fields, DICTUM_QUERY_STATUS);
  if (result != NULL)
    {
      DictumClaimTable *table = dictum_claim_result_get_table (result);

      append_values (fields, table, DICTUM_QUERY_RATING);
      append_values (fields, table, DICTUM_QUERY_SOURCE);
      append_values (fields, table, DICTUM_QUERY_ARTICLE);
      append_values (fields, table, DICTUM_QUERY_TAG);
      append_values (fields, table, DICTUM_QUERY_ASSIGNED);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  append_names (more, DICTUM_QUERY_KIND);
  append_names (more, DICTUM_QUERY_SOURCE_KIND);
  append_names (more, DICTUM_QUERY_REPLY);
  append_names (more, DICTUM_QUERY_POLARITY);
  append_names (more, DICTUM_QUERY_CERTAINTY);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ---- Saved filters ---- */

static void
append_saved (GMenu *menu, const char *name, const char *action)
{
  g_autoptr (GMenuItem) item = dictum_look_menu_item (name);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static void
fill_saved_menu_cb (GtkMenuButton *button, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  DictumProject *project = dictum_claims_get_project (self);
  const DictumSettings *settings = project != NULL ? dictum_project_get_settings (project) : NULL;
  const GPtrArray *filters = settings != NULL && settings->desk != NULL ? settings->desk->filters
                                                                        : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) renaming = g_menu_new ();
  g_autoptr (GMenu) deleting = g_menu_new ();

  for (guint i = 0; i < dictum_values_length (filters); i++)
    {
      const DictumSavedFilter *filter = dictum_values_get (filters, i);

      append_saved (names, filter->name, "claims.apply-filter");
      append_saved (renaming, filter->name, "claims.rename-filter");
      append_saved (deleting, filter->name, "claims.delete-filter");
    }
  g_menu_append (saving, _ ("_Save This Filter…"), "claims.save-filter");
  if (dictum_values_length (filters) > 0)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
      g_menu_append_submenu (saving, _ ("_Rename"), G_MENU_MODEL (renaming));
      g_menu_append_submenu (saving, _ ("_Delete"), G_MENU_MODEL (deleting));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
apply_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  const DictumSavedFilter *filter = dictum_settings_find_filter (
      dictum_project_get_settings (dictum_claims_get_project (self)),
      g_variant_get_string (parameter, NULL));

  if (filter != NULL)
    dictum_claims_page_set_query (self, filter->query);
}

/* Asked for the name of a filter: a new one, or another one for the one that has it. */
static void
name_chosen_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (data);
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  const char *before = g_object_get_data (G_OBJECT (dialog), "dictum-name");
  DictumProject *project = dictum_claims_get_project (self);
  const char *author;
  GError *error = NULL;
  DictumChange *change;

  if (project == NULL || strcmp (response, "save") != 0)
    return;

  author = dictum_workbench_get_author (self->workbench);
  if (before != NULL)
    change = dictum_edit_rename_filter (project, before, gtk_editable_get_text (entry), author,
                                        &error);
  else
    change = dictum_edit_save_filter (project, gtk_editable_get_text (entry),
                                      dictum_claim_query_get_text (self->query), author, &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

static void
name_typed_cb (GtkEditable *entry, gpointer dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  const char *before = g_object_get_data (dialog, "dictum-name");
  DictumProject *project = g_object_get_data (dialog, "dictum-project");
  gboolean taken = before != NULL && strcmp (name, before) != 0 &&
                   dictum_settings_find_filter (dictum_project_get_settings (project), name) !=
                       NULL;

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "save",
                                         *name != '\0' && !taken);
  dictum_clear_refusal (GTK_WIDGET (entry));
  if (taken)
    dictum_mark_refused (GTK_WIDGET (entry));
}

static void
ask_name (DictumClaimsPage *self, const char *before)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      before != NULL ? _ ("Rename Filter") : _ ("Save Filter"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *entry = gtk_entry_new ();

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "save",
                                  before != NULL ? _ ("_Rename") : _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the filter"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  g_object_set_data_full (G_OBJECT (dialog), "dictum-project",
                          g_object_ref (dictum_claims_get_project (self)), g_object_unref);
  if (before != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "dictum-name", g_strdup (before), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_typed_cb), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), before != NULL ? before : "");
  name_typed_cb (GTK_EDITABLE (entry), dialog);
  adw_alert_dialog_set_extra_child (alert, entry);
  adw_dialog_set_focus (dialog, entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (name_chosen_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
save_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);

  if (!dictum_claim_query_is_empty (self->query))
    ask_name (self, NULL);
  else
    dictum_workbench_message (self->workbench, _ ("There is no filter to save yet. Type one."));
}

static void
rename_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_name (DICTUM_CLAIMS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
delete_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimsPage *self = DICTUM_CLAIMS_PAGE (widget);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_remove_filter (dictum_claims_get_project (self),
                                      g_variant_get_string (parameter, NULL),
                                      dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, _ ("Filter deleted"));
}

void
dictum_claims_install_menus (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "claims.add-term", "(us)", add_term_action);
  gtk_widget_class_install_action (widget_class, "claims.apply-filter", "s", apply_filter_action);
  gtk_widget_class_install_action (widget_class, "claims.save-filter", NULL, save_filter_action);
  gtk_widget_class_install_action (widget_class, "claims.rename-filter", "s", rename_filter_action);
  gtk_widget_class_install_action (widget_class, "claims.delete-filter", "s", delete_filter_action);
}

void
dictum_claims_init_menus (DictumClaimsPage *self)
{
  gtk_menu_button_set_create_popup_func (self->filter_button, fill_filter_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->saved_button, fill_saved_menu_cb, self, NULL);
}
