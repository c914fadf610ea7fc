/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-entry-dialog.h"

#include <glib/gi18n.h>

#include "dictum-say.h"
#include "edit/dictum-edit.h"
#include "inspector/dictum-control.h"

#include "dictum-config.h"

struct _DictumEntryDialog
{
  AdwDialog parent_instance;

  GtkBuilder *form;
  gpointer value;         /* owned, alterable */
  gconstpointer before;   /* owned: what it was when the dialog came */
  gboolean answered;      /* it was saved, or is to be forgotten */
  DictumEntryCheck check; /* NULL: whatever is written is complete */
  DictumEntrySave save;
  gpointer save_data;
  GDestroyNotify save_destroy;

  AdwToastOverlay *place;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (DictumEntryDialog, dictum_entry_dialog, ADW_TYPE_DIALOG)

typedef void (*FieldFunc) (GtkWidget *control, const DictumField *field, gpointer value);

static void
foreach_control (DictumEntryDialog *self, FieldFunc func)
{
  const DictumType *type = ((DictumValue *) self->value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      GObject *control = gtk_builder_get_object (self->form, field->key);

      if (control != NULL)
        func (GTK_WIDGET (control), field, self->value);
    }
}

static void
show_control (GtkWidget *control, const DictumField *field, gpointer value)
{
  dictum_control_prepare (control, field);
  dictum_control_show (control, field, value);
}

static void
show_again (GtkWidget *control, const DictumField *field, gpointer value)
{
  dictum_control_show (control, field, value);
}

/* ---- Dates that are none ---- */

static gboolean
check_date (gconstpointer value, const DictumField *field, GError **error)
{
  return field->kind != DICTUM_FIELD_TIME ||
         dictum_edit_check_time (*DICTUM_FIELD_AT (char *, value, field), error);
}

/* Marks all that are wrong, and leads to the first of them. */
static gboolean
check_dates (DictumEntryDialog *self)
{
  const DictumType *type = ((DictumValue *) self->value)->type;
  gboolean fine = TRUE;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      GObject *control = gtk_builder_get_object (self->form, field->key);
      g_autoptr (GError) error = NULL;

      if (control == NULL || check_date (self->value, field, &error))
        continue;

      if (!fine)
        {
          dictum_mark_refused (GTK_WIDGET (control));
          continue;
        }
      fine = FALSE;
      dictum_entry_dialog_refuse (self, field->key, error->message);
    }

  return fine;
}

static void
drop_wrong_date (GtkWidget *control, const DictumField *field, gpointer value)
{
  if (!check_date (value, field, NULL))
    dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), NULL);
}

static gboolean
check_all (DictumEntryDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  if (!check_dates (self))
    return FALSE;
  if (self->check == NULL || self->check (self->value, &field, &error))
    return TRUE;

  dictum_entry_dialog_refuse (self, field, error->message);
  return FALSE;
}

/* Whoever opens the dialog wants to write: the first field, and not the button to leave. */
static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);

  return found;
}

static void
activate_cb (DictumEntryDialog *self)
{
  gtk_widget_activate (self->save_button);
}

static void
save_cb (DictumEntryDialog *self)
{
  foreach_control (self, dictum_control_store);
  if (!check_all (self) || !self->save (self->value, self->save_data))
    return;

  self->answered = TRUE;
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (DictumEntryDialog *self)
{
  self->answered = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
ask_to_forget (DictumEntryDialog *self)
{
  AdwDialog *question = adw_alert_dialog_new (_ ("Discard What You Typed?"), NULL);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "keep", _ ("_Cancel"), "discard",
                                  _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "keep");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (cancel_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* The button to leave is pressed on purpose; Escape often for something else that was open. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DictumEntryDialog *self = DICTUM_ENTRY_DIALOG (data);

  foreach_control (self, dictum_control_store);
  if (dictum_value_equal (self->before, self->value))
    cancel_cb (self);
  else
    ask_to_forget (self);

  return GDK_EVENT_STOP;
}

/* Inside of the dialog, which would close at Escape without a word about why. */
static void
watch_escape (DictumEntryDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (adw_dialog_get_child (ADW_DIALOG (self)), keys);
}

/* The window went, or the program: what was typed is not lost with it, but for a date that is none.
 */
static void
dictum_entry_dialog_closed (AdwDialog *dialog)
{
  DictumEntryDialog *self = DICTUM_ENTRY_DIALOG (dialog);

  if (self->answered)
    return;

  self->answered = TRUE;
  foreach_control (self, dictum_control_store);
  foreach_control (self, drop_wrong_date);
  if (!dictum_value_equal (self->before, self->value))
    self->save (self->value, self->save_data);
}

static void
dictum_entry_dialog_dispose (GObject *object)
{
  DictumEntryDialog *self = DICTUM_ENTRY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ENTRY_DIALOG);
  g_clear_object (&self->form);
  if (self->save_destroy != NULL)
    g_clear_pointer (&self->save_data, self->save_destroy);
  G_OBJECT_CLASS (dictum_entry_dialog_parent_class)->dispose (object);
}

static void
dictum_entry_dialog_finalize (GObject *object)
{
  DictumEntryDialog *self = DICTUM_ENTRY_DIALOG (object);

  dictum_value_unref (self->value);
  dictum_value_unref ((gpointer) self->before);
  G_OBJECT_CLASS (dictum_entry_dialog_parent_class)->finalize (object);
}

static void
dictum_entry_dialog_class_init (DictumEntryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_entry_dialog_dispose;
  object_class->finalize = dictum_entry_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = dictum_entry_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumEntryDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DictumEntryDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
dictum_entry_dialog_init (DictumEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_escape (self);
}

/**
 * dictum_entry_dialog_new:
 * @title: what it is called
 * @form: path of the form in the program's resources; its object "form" is shown
 * @type: of the value
 * @value: (nullable): the entry to edit; NULL makes one
 * @save: takes the altered copy (not owned), returns whether the dialog can go
 * @data: for @save
 * @destroy: (nullable): for @data
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
dictum_entry_dialog_new (const char *title,
                         const char *form,
                         const DictumType *type,
                         gconstpointer value,
                         DictumEntrySave save,
                         gpointer data,
                         GDestroyNotify destroy)
{
  DictumEntryDialog *self = g_object_new (DICTUM_TYPE_ENTRY_DIALOG, "title", title, NULL);

  self->value = value != NULL ? dictum_value_copy (value) : dictum_value_new (type);
  self->before = dictum_value_copy (self->value);
  self->save = save;
  self->save_data = data;
  self->save_destroy = destroy;
  self->form = gtk_builder_new_from_resource (form);
  foreach_control (self, show_control);
  adw_toast_overlay_set_child (self->place,
                               GTK_WIDGET (gtk_builder_get_object (self->form, "form")));
  adw_dialog_set_focus (ADW_DIALOG (self), find_entry (GTK_WIDGET (self->place)));

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      GObject *control = gtk_builder_get_object (self->form, field->key);

      if (ADW_IS_ENTRY_ROW (control))
        g_signal_connect_object (control, "entry-activated", G_CALLBACK (activate_cb), self,
                                 G_CONNECT_SWAPPED);
    }

  return ADW_DIALOG (self);
}

gpointer
dictum_entry_dialog_get_object (DictumEntryDialog *self, const char *name)
{
  g_return_val_if_fail (DICTUM_IS_ENTRY_DIALOG (self), NULL);

  return self->form != NULL ? gtk_builder_get_object (self->form, name) : NULL;
}

gpointer
dictum_entry_dialog_get_value (DictumEntryDialog *self)
{
  g_return_val_if_fail (DICTUM_IS_ENTRY_DIALOG (self), NULL);

  foreach_control (self, dictum_control_store);
  return self->value;
}

void
dictum_entry_dialog_refresh (DictumEntryDialog *self)
{
  g_return_if_fail (DICTUM_IS_ENTRY_DIALOG (self));

  foreach_control (self, show_again);
}

void
dictum_entry_dialog_set_check (DictumEntryDialog *self, DictumEntryCheck check)
{
  g_return_if_fail (DICTUM_IS_ENTRY_DIALOG (self));

  self->check = check;
}

void
dictum_entry_dialog_refuse (DictumEntryDialog *self, const char *field, const char *reason)
{
  GtkWidget *control;

  g_return_if_fail (DICTUM_IS_ENTRY_DIALOG (self));
  g_return_if_fail (field != NULL && reason != NULL);

  control = dictum_entry_dialog_get_object (self, field);
  g_return_if_fail (GTK_IS_WIDGET (control));
  dictum_refuse (self->place, control, reason);
  gtk_widget_grab_focus (control);
}
