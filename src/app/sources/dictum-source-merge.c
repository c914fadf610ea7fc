/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-merge.h"

#include <glib/gi18n.h>

#include "edit/dictum-merge.h"
#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumSourceMerge
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  GPtrArray *items; /* of DictumItem */
  guint kept;
  DictumMergePlan *plan;
  GPtrArray *choosers; /* of AdwComboRow, one for each field of the plan; borrowed */

  AdwPreferencesGroup *keep;
  AdwActionRow *claims;
  AdwActionRow *aliases;
  AdwActionRow *members;
  AdwActionRow *identifiers;
  AdwPreferencesGroup *differing;
};

G_DEFINE_FINAL_TYPE (DictumSourceMerge, dictum_source_merge, ADW_TYPE_DIALOG)

static DictumProject *
get_project (DictumSourceMerge *self)
{
  return dictum_workbench_get_project (self->workbench);
}

static const char *
get_id (DictumSourceMerge *self, guint position)
{
  return dictum_item_get_id (g_ptr_array_index (self->items, position));
}

/* Ends with NULL. */
static GPtrArray *
list_others (DictumSourceMerge *self)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (i != self->kept)
      g_ptr_array_add (others, (gpointer) get_id (self, i));
  g_ptr_array_add (others, NULL);

  return others;
}

/* ---- What would become of them ---- */

static void
show_number (AdwActionRow *row, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_visible (GTK_WIDGET (row), number > 0);
}

static void
add_chooser (DictumSourceMerge *self, const DictumMergeField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);

  for (guint i = 0; i < field->values->len; i++)
    gtk_string_list_append (values,
                            ((DictumMergeValue *) g_ptr_array_index (field->values, i))->text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (values));
  adw_preferences_group_add (self->differing, row);
  g_ptr_array_add (self->choosers, row);
}

static void
show_plan (DictumSourceMerge *self)
{
  g_autoptr (GPtrArray) others = list_others (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *aliases = NULL;

  for (guint i = 0; i < self->choosers->len; i++)
    adw_preferences_group_remove (self->differing, g_ptr_array_index (self->choosers, i));
  g_ptr_array_set_size (self->choosers, 0);
  g_clear_pointer (&self->plan, dictum_merge_plan_free);

  self->plan = dictum_merge_plan_new (get_project (self), get_id (self, self->kept),
                                      (const char *const *) others->pdata, &error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", self->plan != NULL);
  if (self->plan == NULL)
    return;

  aliases = g_strjoinv (C_ ("between parts", ", "), self->plan->aliases);
  adw_action_row_set_subtitle (self->aliases, aliases);
  gtk_widget_set_visible (GTK_WIDGET (self->aliases), *aliases != '\0');
  show_number (self->claims, self->plan->n_claims);
  show_number (self->members, self->plan->n_members);
  show_number (self->identifiers, self->plan->n_identifiers);
  /* That nothing rests on them is worth knowing too. */
  gtk_widget_set_visible (GTK_WIDGET (self->claims), TRUE);
  for (guint i = 0; i < self->plan->fields->len; i++)
    add_chooser (self, g_ptr_array_index (self->plan->fields, i));
  gtk_widget_set_visible (GTK_WIDGET (self->differing), self->plan->fields->len > 0);
}

static void
keep_cb (DictumSourceMerge *self, GParamSpec *pspec, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;

  self->kept = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dictum-position"));
  show_plan (self);
}

static void
add_source (DictumSourceMerge *self, guint position, GtkCheckButton **group)
{
  const DictumSource *source = dictum_item_get_source (g_ptr_array_index (self->items, position));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *subtitle = NULL;
  g_autofree char *said = NULL;

  if (source == NULL)
    return;

  said = dictum_look_said (get_project (self), source);
  /* Translators: a source's kind, then how much it said. */
  subtitle = g_strdup_printf (_ ("%1$s · %2$s"), dictum_look_kind_label (source->kind), said);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), *group);
  *group = GTK_CHECK_BUTTON (button);
  g_object_set_data (G_OBJECT (button), "dictum-position", GUINT_TO_POINTER (position));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), position == self->kept);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  source->name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->keep, row);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
}

/* ---- Actions ---- */

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumSourceMerge *self = DICTUM_SOURCE_MERGE (widget);
  const DictumSource *source = dictum_project_get_source (get_project (self),
                                                          get_id (self, self->kept));
  g_autoptr (GPtrArray) others = list_others (self);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;
  GError *error = NULL;
  DictumChange *change;

  if (source == NULL || self->plan == NULL)
    return;

  for (guint i = 0; i < self->plan->fields->len; i++)
    {
      const DictumMergeField *field = g_ptr_array_index (self->plan->fields, i);
      guint chosen = adw_combo_row_get_selected (g_ptr_array_index (self->choosers, i));

      if (chosen < field->values->len)
        g_hash_table_insert (
            choices, field->field,
            ((DictumMergeValue *) g_ptr_array_index (field->values, chosen))->source);
    }

  /* Translators: %s is the name of the source that is left. */
  text = g_strdup_printf (_ ("Merged into “%s”"), source->name);
  change = dictum_edit_merge_choosing (get_project (self), source->record.id,
                                       (const char *const *) others->pdata, choices,
                                       dictum_workbench_get_author (self->workbench), &error);
  if (dictum_workbench_take (self->workbench, change, error, text))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
dictum_source_merge_dispose (GObject *object)
{
  DictumSourceMerge *self = DICTUM_SOURCE_MERGE (object);

  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCE_MERGE);
  g_clear_pointer (&self->plan, dictum_merge_plan_free);
  g_clear_pointer (&self->choosers, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_source_merge_parent_class)->dispose (object);
}

static void
dictum_source_merge_class_init (DictumSourceMergeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_source_merge_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-source-merge.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, keep);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, claims);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, aliases);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, members);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, identifiers);
  gtk_widget_class_bind_template_child (widget_class, DictumSourceMerge, differing);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "merge.cancel", NULL, cancel_action);
}

static void
dictum_source_merge_init (DictumSourceMerge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choosers = g_ptr_array_new ();
}

/**
 * dictum_source_merge_new:
 * @workbench: where the change goes
 * @items: (element-type DictumItem): at least two sources; a reference is taken
 * @keep: which of them stays, unless the editor chooses another one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_source_merge_new (DictumWorkbench *workbench, GPtrArray *items, guint keep)
{
  DictumSourceMerge *self = g_object_new (DICTUM_TYPE_SOURCE_MERGE, NULL);
  GtkCheckButton *group = NULL;

  self->workbench = g_object_ref (workbench);
  self->items = g_ptr_array_ref (items);
  self->kept = keep;
  for (guint i = 0; i < items->len; i++)
    add_source (self, i, &group);
  show_plan (self);

  return ADW_DIALOG (self);
}
