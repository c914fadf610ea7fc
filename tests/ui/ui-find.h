/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Looking for widgets in a tree, and asking what an assistive technology would ask of all of them.
 */

static inline GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget of the type at a position, in the order of the tree; NULL when there are fewer. */
static inline GtkWidget *
find_widget (GtkWidget *widget, GType type, guint position)
{
  return find_nth (widget, type, &position);
}

static inline guint
count_widgets (GtkWidget *widget, GType type)
{
  guint count = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_widgets (child, type);

  return count;
}

/* The first controller of a type that a widget has; NULL: none. */
static inline gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  return NULL;
}

/* A child of a template by its name in the .ui file. */
static inline gpointer
find_part (gpointer widget, const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);

  return part;
}

static inline gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;

  return FALSE;
}

static inline gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL || has_words (widget);
}

/* Every control that the keyboard reaches has a name: its own, or that of the control that it is a
 * part of (the text in an entry, the button in a drop-down). */
static inline void
assert_names (GtkWidget *widget, gboolean named)
{
  gboolean has = has_name (widget);

  if (!gtk_widget_get_visible (widget))
    return;

  if (gtk_widget_get_focusable (widget) && !has && !named && !GTK_IS_SCROLLED_WINDOW (widget) &&
      !GTK_IS_VIEWPORT (widget) && !GTK_IS_POPOVER (widget))
    g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_names (child, has && !GTK_IS_BOX (widget) && !GTK_IS_GRID (widget) &&
                             (GTK_IS_EDITABLE (widget) || GTK_IS_DROP_DOWN (widget) ||
                              GTK_IS_MENU_BUTTON (widget) || ADW_IS_PREFERENCES_ROW (widget) ||
                              ADW_IS_TOGGLE_GROUP (widget) || named));
}

/* Tab leads through all of the widget: to every control once, and as they are seen, downwards; it
 * may go up where a column or the widget ends. */
static inline void
assert_tabs (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *start = gtk_root_get_focus (root);
  GtkWidget *first = NULL;
  GtkWidget *before = NULL;
  guint n_upwards = 0;

  gtk_root_set_focus (root, NULL);
  while (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (root);
      graphene_rect_t above, below;

      g_assert_nonnull (focus);
      if (!g_hash_table_add (seen, focus))
        {
          /* Round, or it stays where it is. */
          if (focus != first)
            g_error ("Tab does not lead on from %s", G_OBJECT_TYPE_NAME (before));
          break;
        }
      if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
        g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (focus)));
      if (before != NULL && gtk_widget_compute_bounds (before, widget, &above) &&
          gtk_widget_compute_bounds (focus, widget, &below))
        n_upwards += below.origin.y + below.size.height <= above.origin.y &&
                     below.origin.x < above.origin.x + above.size.width;
      first = first != NULL ? first : focus;
      before = focus;
    }
  gtk_root_set_focus (root, start);
  g_assert_nonnull (first);
  if (n_upwards > 2)
    g_error ("Tab leads %u times upwards in %s", n_upwards, G_OBJECT_TYPE_NAME (widget));
}

/* Presses a key where the widget's own controllers of the capture phase take it. */
static inline gboolean
press_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_controllers = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (guint i = 0; i < n_controllers && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

/* What an input method would hand the text of an entry. */
static inline GtkIMContext *
find_input_method (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkIMContext *context = GTK_IS_EVENT_CONTROLLER_KEY (controller)
                                  ? gtk_event_controller_key_get_im_context (
                                        GTK_EVENT_CONTROLLER_KEY (controller))
                                  : NULL;

      if (context != NULL)
        return context;
    }
  g_assert_not_reached ();
}

/* Types letter by letter as somebody at a keyboard does. unhurried: with time between the keys for
 * whatever is done when nothing else is. */
static inline void
type_words (gpointer entry, const char *words, gboolean unhurried)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  GtkIMContext *context = find_input_method (text);

  if (!gtk_widget_is_focus (text))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
  for (const char *place = words; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);
      char letter[8] = { '\0' };

      g_unichar_to_utf8 (c, letter);
      if (!press_key (GTK_WIDGET (entry), gdk_unicode_to_keyval (c), 0))
        g_signal_emit_by_name (context, "commit", letter);
      while (unhurried && g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* Whether one of the labels that are to be seen has exactly these words. */
static inline gboolean
shows_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_words (child, words))
      return TRUE;

  return FALSE;
}
