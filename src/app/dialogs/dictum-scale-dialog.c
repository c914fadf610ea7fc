/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-dialogs"

#include "dialogs/dictum-scale-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/dictum-scale-row.h"
#include "dictum-announce.h"
#include "dictum-say.h"
#include "edit/dictum-edit-scale.h"

#include "dictum-config.h"

struct _DictumScaleDialog
{
  AdwDialog parent_instance;

  DictumWorkbench *workbench;
  DictumRatingScale *before; /* the project's; an empty one when it has none */
  GHashTable *counts;        /* how many ratings there are, by the id of a value */
  GPtrArray *rows;           /* of DictumScaleRow, not owned, in the order of the scale */
  GPtrArray *maps;           /* of AdwComboRow, not owned: one for each value that goes */
  gboolean filling;

  AdwToastOverlay *toasts;
  GtkButton *save;
  AdwComboRow *preset;
  AdwEntryRow *name;
  AdwPreferencesGroup *values;
  AdwPreferencesGroup *mapping;
};

G_DEFINE_FINAL_TYPE (DictumScaleDialog, dictum_scale_dialog, ADW_TYPE_DIALOG)

#define VALUE_KEY "dictum-scale-value" /* of a row that maps: the id of the value that goes */

static DictumRatingScale *
dup_scale (DictumScaleDialog *self)
{
  DictumRatingScale *scale = dictum_value_new (&dictum_rating_scale_type);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  g_set_str (&scale->name, *name != '\0' ? name : NULL);
  for (guint i = 0; i < self->rows->len; i++)
    dictum_values_add (&scale->values,
                       dictum_scale_row_dup_value (g_ptr_array_index (self->rows, i)));

  return scale;
}

/* ---- What takes the place of a value that goes ---- */

static guint
suggest (const DictumRatingScale *before, const DictumScaleValue *value, DictumRatingScale *scale)
{
  const DictumScaleValue *found = dictum_rating_scale_suggest (before, value, scale);

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    if (dictum_values_get (scale->values, i) == found)
      return i;

  return 0;
}

static void
add_map (DictumScaleDialog *self, const DictumScaleValue *value, DictumRatingScale *scale, guint n)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'u rating becomes", "%'u ratings become", n), n);

  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *other = dictum_values_get (scale->values, i);

      gtk_string_list_append (labels, other->label != NULL ? other->label : _ ("New value"));
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), suggest (self->before, value, scale));
  g_object_set_data_full (G_OBJECT (row), VALUE_KEY, g_strdup (value->id), g_free);
  adw_preferences_group_add (self->mapping, row);
  g_ptr_array_add (self->maps, row);
}

static void
show_mapping (DictumScaleDialog *self)
{
  g_autoptr (DictumRatingScale) scale = dup_scale (self);

  for (guint i = 0; i < self->maps->len; i++)
    adw_preferences_group_remove (self->mapping, g_ptr_array_index (self->maps, i));
  g_ptr_array_set_size (self->maps, 0);
  for (guint i = 0; i < dictum_values_length (self->before->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (self->before->values, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, value->id));

      if (n > 0 && dictum_rating_scale_find (scale, value->id) == NULL)
        add_map (self, value, scale, n);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->mapping), self->maps->len > 0);
}

/* ---- The values ---- */

static void
show_places (DictumScaleDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    dictum_scale_row_set_place (g_ptr_array_index (self->rows, i), i == 0,
                                i + 1 == self->rows->len);
}

static void
changed_cb (DictumScaleRow *row, gpointer data)
{
  DictumScaleDialog *self = DICTUM_SCALE_DIALOG (data);

  if (!self->filling && self->maps->len > 0)
    show_mapping (self);
}

static void
order_rows (DictumScaleDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->values, g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (self->values, g_ptr_array_index (self->rows, i));
  show_places (self);
}

static void
move_cb (DictumScaleRow *row, int by, gpointer data)
{
  DictumScaleDialog *self = DICTUM_SCALE_DIALOG (data);
  g_autofree char *words = NULL;
  guint position;

  if (!g_ptr_array_find (self->rows, row, &position) || (by < 0 && position == 0) ||
      (by > 0 && position + 1 >= self->rows->len))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    g_object_ref (g_ptr_array_index (self->rows, i));
  g_ptr_array_remove_index (self->rows, position);
  g_ptr_array_insert (self->rows, (int) position + by, row);
  order_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    g_object_unref (g_ptr_array_index (self->rows, i));

  gtk_widget_grab_focus (GTK_WIDGET (row));
  /* Translators: the new place of a value in the rating scale. */
  words = g_strdup_printf (_ ("Place %u of %u"), (guint) ((int) position + by + 1),
                           self->rows->len);
  dictum_announce (GTK_WIDGET (row), words);
}

static void
remove_cb (DictumScaleRow *row, gpointer data)
{
  DictumScaleDialog *self = DICTUM_SCALE_DIALOG (data);
  guint position;

  if (!g_ptr_array_find (self->rows, row, &position))
    return;

  g_ptr_array_remove_index (self->rows, position);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1)));
  adw_preferences_group_remove (self->values, GTK_WIDGET (row));
  show_places (self);
  show_mapping (self);
}

static GtkWidget *
add_row (DictumScaleDialog *self, const DictumScaleValue *value)
{
  GtkWidget *row = dictum_scale_row_new (value);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->values, row);
  g_ptr_array_add (self->rows, row);
  show_places (self);

  return row;
}

static void
fill (DictumScaleDialog *self, const DictumRatingScale *scale)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->values, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->name), scale->name != NULL ? scale->name : "");
  for (guint i = 0; i < dictum_values_length (scale->values); i++)
    add_row (self, dictum_values_get (scale->values, i));
  self->filling = FALSE;

  show_mapping (self);
}

static void
add_cb (DictumScaleDialog *self)
{
  GtkWidget *row = add_row (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  show_mapping (self);
}

static void
preset_cb (DictumScaleDialog *self)
{
  const char *const *names = dictum_rating_scale_list_presets ();
  guint selected = adw_combo_row_get_selected (self->preset);
  g_autoptr (DictumRatingScale) scale = NULL;

  if (self->filling || self->before == NULL)
    return;
  if (selected == 0)
    {
      fill (self, self->before);
      return;
    }

  scale = dictum_rating_scale_new_preset (names[selected - 1]);
  if (scale != NULL)
    fill (self, scale);
}

/* ---- Saving ---- */

/* The values of a new scale get their ids when it is saved: a label says which one is meant. */
static GStrv
list_mapping (DictumScaleDialog *self, DictumRatingScale *scale)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->maps->len; i++)
    {
      AdwComboRow *row = g_ptr_array_index (self->maps, i);
      guint selected = adw_combo_row_get_selected (row);
      DictumScaleValue *value;

      if (selected >= dictum_values_length (scale->values))
        continue;
      value = dictum_values_get (scale->values, selected);
      if (value->id == NULL)
        value->id = dictum_id_new ();
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (row), VALUE_KEY));
      g_strv_builder_add (builder, value->id);
    }

  return g_strv_builder_end (builder);
}

static void
save_cb (DictumScaleDialog *self)
{
  g_autoptr (DictumRatingScale) scale = NULL;
  g_auto (GStrv) mapping = NULL;
  g_autoptr (GError) error = NULL;
  DictumChange *change;

  for (guint i = 0; i < self->rows->len; i++)
    if (!dictum_scale_row_check (g_ptr_array_index (self->rows, i), self->toasts))
      return;

  scale = dup_scale (self);
  mapping = list_mapping (self, scale);
  change = dictum_edit_set_scale (dictum_workbench_get_project (self->workbench), scale,
                                  (const char *const *) mapping,
                                  dictum_workbench_get_author (self->workbench), &error);
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (change == NULL)
    {
      dictum_say (self->toasts, error->message);
      return;
    }
  if (dictum_workbench_take (self->workbench, change, NULL, _ ("Rating scale changed")))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
dictum_scale_dialog_dispose (GObject *object)
{
  DictumScaleDialog *self = DICTUM_SCALE_DIALOG (object);

  self->filling = TRUE;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->maps, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SCALE_DIALOG);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_scale_dialog_parent_class)->dispose (object);
}

static void
dictum_scale_dialog_finalize (GObject *object)
{
  DictumScaleDialog *self = DICTUM_SCALE_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->maps);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  dictum_value_unref (self->before);
  G_OBJECT_CLASS (dictum_scale_dialog_parent_class)->finalize (object);
}

static void
dictum_scale_dialog_class_init (DictumScaleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_scale_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_scale_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-scale-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, preset);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, values);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleDialog, mapping);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
dictum_scale_dialog_init (DictumScaleDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->maps = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_presets (DictumScaleDialog *self)
{
  const char *const *names = dictum_rating_scale_list_presets ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("The project’s scale"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (DictumRatingScale) scale = dictum_rating_scale_new_preset (names[i]);

      gtk_string_list_append (labels, scale->name);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->preset, G_LIST_MODEL (labels));
  self->filling = FALSE;
}

/**
 * dictum_scale_dialog_new:
 * @workbench: where the change goes; it has a project
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_scale_dialog_new (DictumWorkbench *workbench)
{
  DictumScaleDialog *self;
  DictumProject *project;
  const DictumSettings *settings;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);

  project = dictum_workbench_get_project (workbench);
  g_return_val_if_fail (project != NULL, NULL);

  settings = dictum_project_get_settings (project);
  self = g_object_new (DICTUM_TYPE_SCALE_DIALOG, NULL);
  self->workbench = g_object_ref (workbench);
  self->counts = dictum_project_count_ratings (project);
  self->before = settings->desk != NULL && settings->desk->rating_scale != NULL
                     ? dictum_value_ref (settings->desk->rating_scale)
                     : dictum_value_new (&dictum_rating_scale_type);
  fill_presets (self);
  fill (self, self->before);

  return ADW_DIALOG (self);
}
