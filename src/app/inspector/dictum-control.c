/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-control"

#include "inspector/dictum-control.h"

#include "inspector/dictum-look.h"

/**
 * dictum_control_is_text:
 * @control: a control
 *
 * Returns: whether something is typed into it, and so is saved when the editor has finished
 */
gboolean
dictum_control_is_text (GtkWidget *control)
{
  return GTK_IS_EDITABLE (control) || GTK_IS_TEXT_VIEW (control);
}

/**
 * dictum_control_get_text:
 * @control: an entry, entry row or text view
 *
 * Returns: (transfer full): what stands in it, without space around it
 */
char *
dictum_control_get_text (GtkWidget *control)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (control))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (control))));

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (control), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (control));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * dictum_control_set_text:
 * @control: an entry, entry row or text view
 * @text: (nullable): what is to stand in it; nothing is touched when it already does
 */
void
dictum_control_set_text (GtkWidget *control, const char *text)
{
  g_autofree char *current = dictum_control_get_text (control);

  if (text == NULL)
    text = "";
  if (g_str_equal (current, text))
    return;

  if (GTK_IS_EDITABLE (control))
    gtk_editable_set_text (GTK_EDITABLE (control), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
}

static guint
get_selected (GtkWidget *control)
{
  if (ADW_IS_COMBO_ROW (control))
    return adw_combo_row_get_selected (ADW_COMBO_ROW (control));

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
}

static gboolean
get_active (GtkWidget *control)
{
  if (ADW_IS_SWITCH_ROW (control))
    return adw_switch_row_get_active (ADW_SWITCH_ROW (control));

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (control));
}

/**
 * dictum_control_prepare:
 * @control: a control
 * @field: what it edits
 *
 * Gives a drop-down the names of the field's enumeration.
 */
void
dictum_control_prepare (GtkWidget *control, const DictumField *field)
{
  g_autoptr (GListModel) model = NULL;

  g_return_if_fail (field != NULL);

  if (field->kind != DICTUM_FIELD_ENUM)
    return;

  model = dictum_look_enum_model (field->detail);
  if (ADW_IS_COMBO_ROW (control))
    adw_combo_row_set_model (ADW_COMBO_ROW (control), model);
  else
    gtk_drop_down_set_model (GTK_DROP_DOWN (control), model);
}

/**
 * dictum_control_format:
 * @field: a field
 * @value: (nullable): a value that has it; NULL for one with nothing in it
 *
 * Returns: (transfer full): the field as text; "" when it is absent
 */
char *
dictum_control_format (const DictumField *field, gconstpointer value)
{
  const char *string;
  int number;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");

  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      string = *DICTUM_FIELD_AT (char *, value, field);
      return g_strdup (string != NULL ? string : "");

    case DICTUM_FIELD_INTEGER:
      number = *DICTUM_FIELD_AT (int, value, field);
      return number != 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

    case DICTUM_FIELD_BOOLEAN:
      return g_strdup (*DICTUM_FIELD_AT (gboolean, value, field) ? "yes" : "no");

    case DICTUM_FIELD_ENUM:
      return g_strdup (dictum_enum_get_nick (field->detail, *DICTUM_FIELD_AT (int, value, field)));

    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_STRINGS:
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * dictum_control_show:
 * @control: a control
 * @field: what it edits
 * @value: (nullable): the value that has the field; NULL for one with nothing in it
 *
 * Makes the control say what the field says.
 */
void
dictum_control_show (GtkWidget *control, const DictumField *field, gconstpointer value)
{
  g_autofree char *text = NULL;
  gboolean active;
  guint selected;

  g_return_if_fail (field != NULL);

  switch (field->kind)
    {
    case DICTUM_FIELD_ENUM:
      selected = value != NULL ? (guint) *DICTUM_FIELD_AT (int, value, field) : 0;
      if (ADW_IS_COMBO_ROW (control))
        adw_combo_row_set_selected (ADW_COMBO_ROW (control), selected);
      else
        gtk_drop_down_set_selected (GTK_DROP_DOWN (control), selected);
      break;

    case DICTUM_FIELD_BOOLEAN:
      active = value != NULL && *DICTUM_FIELD_AT (gboolean, value, field);
      if (ADW_IS_SWITCH_ROW (control))
        adw_switch_row_set_active (ADW_SWITCH_ROW (control), active);
      else
        gtk_check_button_set_active (GTK_CHECK_BUTTON (control), active);
      break;

    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
    case DICTUM_FIELD_INTEGER:
      text = dictum_control_format (field, value);
      dictum_control_set_text (control, text);
      break;

    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_STRINGS:
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      g_warn_if_reached ();
      break;
    }
}

/**
 * dictum_control_read:
 * @control: a control
 * @field: what it edits
 *
 * Returns: (transfer full): what the control says, in the words of dictum_edit_set_field()
 */
char *
dictum_control_read (GtkWidget *control, const DictumField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->kind)
    {
    case DICTUM_FIELD_ENUM:
      return g_strdup (dictum_enum_get_nick (field->detail, (int) get_selected (control)));

    case DICTUM_FIELD_BOOLEAN:
      return g_strdup (get_active (control) ? "yes" : "no");

    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
    case DICTUM_FIELD_INTEGER:
      return dictum_control_get_text (control);

    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_STRINGS:
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dictum_control_store:
 * @control: a control
 * @field: what it edits
 * @value: an alterable value that has the field
 *
 * Makes the field say what the control says.
 */
void
dictum_control_store (GtkWidget *control, const DictumField *field, gpointer value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (field != NULL && value != NULL);

  switch (field->kind)
    {
    case DICTUM_FIELD_ENUM:
      *DICTUM_FIELD_AT (int, value, field) = (int) get_selected (control);
      break;

    case DICTUM_FIELD_BOOLEAN:
      *DICTUM_FIELD_AT (gboolean, value, field) = get_active (control);
      break;

    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      text = dictum_control_get_text (control);
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), text);
      break;

    case DICTUM_FIELD_INTEGER:
      text = dictum_control_get_text (control);
      *DICTUM_FIELD_AT (int, value, field) = (int) g_ascii_strtoll (text, NULL, 10);
      break;

    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_STRINGS:
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      g_warn_if_reached ();
      break;
    }
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer data)
{
  return gdk_event_get_event_type (event) == GDK_BUTTON_PRESS ||
         gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
}

/* A text view takes the focus at a press but does not claim it, so that the row takes the focus
 * away again. A gesture that claims it would end those of the text view: a press that went through
 * them is stopped on its way up. */
void
dictum_control_keep_presses (GtkWidget *view)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (gtk_widget_get_parent (view), controller);
}

static gboolean
resize_cb (gpointer data)
{
  gtk_widget_queue_resize (data);
  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_LOW, resize_cb, g_object_ref (view), g_object_unref);
}

/* A text view is measured by the lines that it has laid out, which it does when it is idle after it
 * was mapped, and does not ask for a new size then. */
void
dictum_control_grow (GtkWidget *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
}
