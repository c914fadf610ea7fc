/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

/* The marking keys for a keyboard whose only layout has no Latin letters. Where there is a second
 * layout that has them, GTK finds the key in it. Where there is none, the place of the key counts,
 * as it is on a keyboard labelled in both scripts; X11 and Wayland number the keys alike. */

static const struct
{
  guint keycode;
  const char *trigger;
} keys[] = {
  { 26, "e" }, { 32, "o" }, { 33, "p" },     { 34, "bracketleft" }, { 35, "bracketright" },
  { 38, "a" }, { 39, "s" }, { 46, "l" },     { 54, "c" },           { 55, "v" },
  { 57, "n" }, { 58, "m" }, { 59, "comma" }, { 60, "period" },      { 61, "slash" },
};

static const char *
find_trigger (guint keycode)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keycode == keycode)
        return keys[i].trigger;
    }

  return NULL;
}

static gboolean
activate_in (GtkShortcutController *controller, const char *trigger, GtkWidget *widget)
{
  GListModel *shortcuts = G_LIST_MODEL (controller);

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *words = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_auto (GStrv) triggers = g_strsplit (words, "|", -1);

      if (g_strv_contains ((const char *const *) triggers, trigger))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_cb (DictumReader *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar ch = gdk_keyval_to_unicode (keyval);
  const char *trigger = find_trigger (keycode);
  g_autoptr (GListModel) controllers = NULL;

  g_assert (DICTUM_IS_READER (self));

  /* Letters of the Latin script end at U+024F. */
  if (trigger == NULL || ch <= 0x024f || !g_unichar_isalpha (ch) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          activate_in (GTK_SHORTCUT_CONTROLLER (controller), trigger, GTK_WIDGET (self)))
        return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Added before the shortcuts of the page, so that it is asked after them. */
void
dictum_reader_init_keys (DictumReader *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
