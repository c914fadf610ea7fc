/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

/* Where keys go while a dialog is open.
 *
 * The keys of the window act there as well. A dialog of libadwaita gets all keys
 * first and lets none past it, so these are put into each one that comes. Undo and redo reach as
 * far as what was done since the dialog came: nothing behind it changes unseen. */

static DictumHistory *
get_history (DictumWindow *self)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);

  return store != NULL ? dictum_store_get_history (store) : NULL;
}

/* Whether the focus is where keys go into a text of the editor's own. */
gboolean
dictum_window_focus_takes_text (DictumWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return (GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus))) ||
         (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

static gboolean
quit_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
help_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (data, "win.help", "s", "");
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (data);
  DictumHistory *history = get_history (self);
  guint position = history != NULL ? dictum_history_get_position (history) : 0;

  if (dictum_window_focus_takes_text (self) || position <= self->dialog_floor)
    return GDK_EVENT_PROPAGATE;

  self->dialog_ceiling = MAX (self->dialog_ceiling, position);
  dictum_workbench_undo (self->workbench);
  return GDK_EVENT_STOP;
}

static gboolean
redo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (data);
  DictumHistory *history = get_history (self);

  if (dictum_window_focus_takes_text (self) || history == NULL ||
      !dictum_history_can_redo (history) ||
      dictum_history_get_position (history) >= self->dialog_ceiling)
    return GDK_EVENT_PROPAGATE;

  dictum_workbench_redo (self->workbench);
  return GDK_EVENT_STOP;
}

static void
add_keys (DictumWindow *self, AdwDialog *dialog)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc function;
  } keys[] = {
    { "F1", help_cb },         { "<Control>q", quit_cb },
    { "<Control>z", undo_cb }, { "<Control><Shift>z", redo_cb },
    { "<Control>y", redo_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (keys[i].function, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
}

static gboolean
focus_cb (gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* An entry that is given the focus again selects what was typed meanwhile. */
  if (root != NULL && gtk_widget_get_mapped (data) &&
      (focus == NULL || (focus != data && !gtk_widget_is_ancestor (focus, data))))
    gtk_widget_grab_focus (data);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (widget), g_object_unref);
}

/* In a narrow window a dialog comes up from below, and takes the focus to its first control
 * whatever its focus widget is, after that is mapped. */
static void
keep_focus (AdwDialog *dialog)
{
  GtkWidget *focus = adw_dialog_get_focus (dialog);

  if (focus != NULL && !gtk_widget_get_mapped (focus))
    g_signal_connect (focus, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
dialog_cb (DictumWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  DictumHistory *history = get_history (self);

  if (dialog != NULL && g_object_get_data (G_OBJECT (dialog), "dictum-keys") == NULL)
    {
      g_object_set_data (G_OBJECT (dialog), "dictum-keys", self);
      add_keys (self, dialog);
      keep_focus (dialog);
    }

  /* A dialog above a dialog is a part of the same work. */
  if (dialog != NULL && !self->below_dialog)
    {
      self->dialog_floor = history != NULL ? dictum_history_get_position (history) : 0;
      self->dialog_ceiling = self->dialog_floor;
    }
  self->below_dialog = dialog != NULL;
}

void
dictum_window_set_up_keys (DictumWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}
