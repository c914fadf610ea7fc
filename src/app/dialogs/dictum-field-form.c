/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-field-form"

#include "dialogs/dictum-field-form.h"

#include <glib/gi18n.h>

#include "dictum-say.h"

struct _DictumFieldForm
{
  GObject parent_instance;

  DictumWorkbench *workbench;
  char *record;
  AdwToastOverlay *toasts; /* not owned: the dialog outlives its form */
  GPtrArray *rows;         /* of AdwPreferencesRow, not owned, with the field as data */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (DictumFieldForm, dictum_field_form, G_TYPE_OBJECT)

static const char field_key[] = "dictum-field";
static const char names_key[] = "dictum-names";

static const DictumRecord *
get_record (DictumFieldForm *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);

  return project != NULL ? dictum_project_get_record (project, self->record) : NULL;
}

/* As the row shows it and dictum_edit_set_field() takes it, a list with commas. Transfer full. */
static char *
get_string (const DictumRecord *record, const char *field)
{
  const DictumField *place = dictum_type_find_field (record->value.type, field);
  const char *text;
  GStrv list;

  g_assert (place != NULL);

  if (place->kind == DICTUM_FIELD_STRINGS)
    {
      list = *DICTUM_FIELD_AT (GStrv, record, place);
      return list != NULL ? g_strjoinv (", ", list) : g_strdup ("");
    }
  text = *DICTUM_FIELD_AT (const char *, record, place);
  return g_strdup (text != NULL ? text : "");
}

static guint
get_enum (const DictumRecord *record, const char *field)
{
  const DictumField *place = dictum_type_find_field (record->value.type, field);

  g_assert (place != NULL && place->kind == DICTUM_FIELD_ENUM);

  return (guint) *DICTUM_FIELD_AT (int, record, place);
}

/* What the row holds, as dictum_edit_set_field() takes it, when it is not what the record has. */
static char *
find_news (DictumFieldForm *self, GtkWidget *row)
{
  const DictumRecord *record = get_record (self);
  const char *field = g_object_get_data (G_OBJECT (row), field_key);
  const DictumEnum *names = g_object_get_data (G_OBJECT (row), names_key);

  if (record == NULL)
    return NULL;

  if (names == NULL)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
      g_autofree char *present = get_string (record, field);

      return g_str_equal (text, present) ? NULL : g_steal_pointer (&text);
    }

  if (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == get_enum (record, field))
    return NULL;

  return g_strdup (
      dictum_enum_get_nick (names, (int) adw_combo_row_get_selected (ADW_COMBO_ROW (row))));
}

static void
show_value (DictumFieldForm *self, GtkWidget *row)
{
  const DictumRecord *record = get_record (self);
  const char *field = g_object_get_data (G_OBJECT (row), field_key);

  if (record == NULL)
    return;

  self->syncing = TRUE;
  if (g_object_get_data (G_OBJECT (row), names_key) != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), get_enum (record, field));
  else
    {
      g_autofree char *text = get_string (record, field);

      gtk_editable_set_text (GTK_EDITABLE (row), text);
    }
  dictum_clear_refusal (row);
  self->syncing = FALSE;
}

/* row: where the text stands; NULL when that is no row. */
static void
set_field (DictumFieldForm *self, GtkWidget *row, const char *field, const char *text)
{
  const char *records[] = { self->record, NULL };
  g_autoptr (GError) error = NULL;
  DictumChange *change;

  change = dictum_edit_set_field (dictum_workbench_get_project (self->workbench), records, field,
                                  text, dictum_workbench_get_author (self->workbench), &error);
  if (change == NULL && row != NULL)
    dictum_refuse (self->toasts, row, error->message);
  else if (change == NULL)
    dictum_say (self->toasts, error->message);
  else
    {
      if (row != NULL)
        dictum_clear_refusal (row);
      dictum_workbench_take (self->workbench, change, NULL, NULL);
    }
}

static void
commit_row (DictumFieldForm *self, GtkWidget *row)
{
  g_autofree char *text = NULL;

  if (self->syncing)
    return;

  text = find_news (self, row);
  if (text == NULL)
    dictum_clear_refusal (row);
  else
    set_field (self, row, g_object_get_data (G_OBJECT (row), field_key), text);
}

static void
row_cb (DictumFieldForm *self, GParamSpec *pspec, GtkWidget *row)
{
  commit_row (self, row);
}

static void
activated_cb (DictumFieldForm *self, GtkWidget *row)
{
  commit_row (self, row);
}

static void
focus_left_cb (DictumFieldForm *self, GtkEventController *focus)
{
  commit_row (self, gtk_event_controller_get_widget (focus));
}

/* A row that the editor is in the middle of, or that was refused, keeps what it has. */
static void
changed_cb (DictumFieldForm *self, DictumChange *change)
{
  if (dictum_change_find_after (change, self->record) == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkStateFlags state = gtk_widget_get_state_flags (row);

      if ((state & GTK_STATE_FLAG_FOCUS_WITHIN) == 0 && !dictum_is_refused (row))
        show_value (self, row);
    }
}

static void
dictum_field_form_finalize (GObject *object)
{
  DictumFieldForm *self = DICTUM_FIELD_FORM (object);

  g_object_unref (self->workbench);
  g_ptr_array_unref (self->rows);
  g_free (self->record);

  G_OBJECT_CLASS (dictum_field_form_parent_class)->finalize (object);
}

static void
dictum_field_form_class_init (DictumFieldFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_field_form_finalize;
}

static void
dictum_field_form_init (DictumFieldForm *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * dictum_field_form_new:
 * @workbench: what the changes are handed to
 * @record: the id of the record
 * @toasts: where the dialog shows why something was refused; it outlives the form
 *
 * Returns: (transfer full): a form without rows
 */
DictumFieldForm *
dictum_field_form_new (DictumWorkbench *workbench, const char *record, AdwToastOverlay *toasts)
{
  DictumFieldForm *self;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_FIELD_FORM, NULL);
  self->workbench = g_object_ref (workbench);
  self->record = g_strdup (record);
  self->toasts = toasts;
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static void
add_row (DictumFieldForm *self, GtkWidget *row, const char *field)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  g_object_set_data_full (G_OBJECT (row), field_key, g_strdup (field), g_free);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_sensitive (row, !dictum_store_get_read_only (store));
  show_value (self, row);
}

/* field: the name of a string, or a list of strings, in the record. */
void
dictum_field_form_add_entry (DictumFieldForm *self, AdwEntryRow *row, const char *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (DICTUM_IS_FIELD_FORM (self));

  add_row (self, GTK_WIDGET (row), field);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

/* field: the name of an enumeration in the record; names: of that enumeration. */
void
dictum_field_form_add_enum (DictumFieldForm *self,
                            AdwComboRow *row,
                            const char *field,
                            const DictumEnum *names)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (DICTUM_IS_FIELD_FORM (self));

  for (guint i = 0; i < dictum_enum_length (names); i++)
    gtk_string_list_append (labels, dictum_enum_get_label (names, (int) i));

  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_object_set_data (G_OBJECT (row), names_key, (gpointer) names);
  add_row (self, GTK_WIDGET (row), field);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
}

/* For what is no plain row: sets the field at once. */
void
dictum_field_form_set (DictumFieldForm *self, const char *field, const char *text)
{
  g_return_if_fail (DICTUM_IS_FIELD_FORM (self));

  set_field (self, NULL, field, text);
}

void
dictum_field_form_commit (DictumFieldForm *self)
{
  g_return_if_fail (DICTUM_IS_FIELD_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    commit_row (self, g_ptr_array_index (self->rows, i));
}

/* What was refused before has been told: who closes the dialog then gives it up. */
static void
close_attempt_cb (DictumFieldForm *self, AdwDialog *dialog)
{
  GtkWidget *refused = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean told = dictum_is_refused (row);

      commit_row (self, row);
      if (!told && refused == NULL && dictum_is_refused (row))
        refused = row;
    }

  if (refused != NULL)
    gtk_widget_grab_focus (refused);
  else
    adw_dialog_force_close (dialog);
}

void
dictum_field_form_guard (DictumFieldForm *self, AdwDialog *dialog)
{
  g_return_if_fail (DICTUM_IS_FIELD_FORM (self));
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_can_close (dialog, FALSE);
  g_signal_connect_object (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), self,
                           G_CONNECT_SWAPPED);
}
