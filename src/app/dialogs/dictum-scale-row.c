/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-dialogs"

#include "dialogs/dictum-scale-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "dictum-say.h"
#include "inspector/dictum-look.h"

#include "dictum-config.h"

#define NO_COLOUR "#77767b"
#define ARABIC_DECIMAL 0x066b

struct _DictumScaleRow
{
  AdwExpanderRow parent_instance;

  DictumScaleValue *value; /* as it was */

  AdwEntryRow *label;
  AdwEntryRow *number;
  AdwEntryRow *description;
  GtkColorDialogButton *colour;
  GtkButton *up;
  GtkButton *down;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (DictumScaleRow, dictum_scale_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  MOVE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As people write it: with the digits of any script, and with a point or a comma. "" is none.
 * Returns whether it is a number or none. */
static gboolean
parse_number (const char *text, double *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ',' || c == ARABIC_DECIMAL)
        g_string_append_c (plain, '.');
      else if (g_unichar_isdigit (c))
        g_string_append_printf (plain, "%d", g_unichar_digit_value (c));
      else
        g_string_append_unichar (plain, c);
    }
  *number = NAN;
  if (plain->len == 0)
    return TRUE;

  *number = g_ascii_strtod (plain->str, &end);

  return *end == '\0' && isfinite (*number);
}

static void
show_name (DictumScaleRow *self)
{
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->label));
  const char *name = *label != '\0' ? label : _ ("New value");
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *remove = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  up = g_strdup_printf (_ ("Move “%s” up"), name);
  down = g_strdup_printf (_ ("Move “%s” down"), name);
  remove = g_strdup_printf (_ ("Remove “%s”"), name);
  dictum_look_bind_label (GTK_WIDGET (self->up), up);
  dictum_look_bind_label (GTK_WIDGET (self->down), down);
  dictum_look_bind_label (GTK_WIDGET (self->remove), remove);
}

static void
label_cb (DictumScaleRow *self)
{
  show_name (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
up_cb (DictumScaleRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (DictumScaleRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (DictumScaleRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
dictum_scale_row_finalize (GObject *object)
{
  dictum_value_unref (DICTUM_SCALE_ROW (object)->value);
  G_OBJECT_CLASS (dictum_scale_row_parent_class)->finalize (object);
}

static void
dictum_scale_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SCALE_ROW);
  G_OBJECT_CLASS (dictum_scale_row_parent_class)->dispose (object);
}

static void
dictum_scale_row_class_init (DictumScaleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dictum_scale_row_finalize;
  G_OBJECT_CLASS (klass)->dispose = dictum_scale_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "dialogs/dictum-scale-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, label);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, number);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, description);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, colour);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, up);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, down);
  gtk_widget_class_bind_template_child (widget_class, DictumScaleRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
dictum_scale_row_init (DictumScaleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The button that takes the focus is inside. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->colour))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour"), -1);
}

/**
 * dictum_scale_row_new:
 * @value: (nullable): what it shows; NULL for a new one
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
dictum_scale_row_new (const DictumScaleValue *value)
{
  DictumScaleRow *self = g_object_new (DICTUM_TYPE_SCALE_ROW, NULL);
  g_autofree char *number = NULL;
  GdkRGBA colour;

  self->value = value != NULL ? dictum_value_copy (value)
                              : dictum_value_new (&dictum_scale_value_type);
  if (!isnan (self->value->number))
    number = g_strdup_printf ("%.15g", self->value->number);
  if (self->value->colour == NULL || !gdk_rgba_parse (&colour, self->value->colour))
    gdk_rgba_parse (&colour, NO_COLOUR);
  gtk_color_dialog_button_set_rgba (self->colour, &colour);
  gtk_editable_set_text (GTK_EDITABLE (self->number), number != NULL ? number : "");
  gtk_editable_set_text (GTK_EDITABLE (self->description),
                         self->value->description != NULL ? self->value->description : "");
  gtk_editable_set_text (GTK_EDITABLE (self->label),
                         self->value->label != NULL ? self->value->label : "");
  show_name (self);

  return GTK_WIDGET (self);
}

static void
take_text (char **place, AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_set_str (place, *text != '\0' ? text : NULL);
}

DictumScaleValue *
dictum_scale_row_dup_value (DictumScaleRow *self)
{
  DictumScaleValue *value;
  const GdkRGBA *colour;
  g_autofree char *number = NULL;

  g_return_val_if_fail (DICTUM_IS_SCALE_ROW (self), NULL);

  value = dictum_value_copy (self->value);
  take_text (&value->label, self->label);
  take_text (&value->description, self->description);
  take_text (&number, self->number);
  if (!parse_number (number != NULL ? number : "", &value->number))
    value->number = self->value->number;
  colour = gtk_color_dialog_button_get_rgba (self->colour);
  g_free (value->colour);
  value->colour = g_strdup_printf ("#%02x%02x%02x", (guint) lroundf (colour->red * 255),
                                   (guint) lroundf (colour->green * 255),
                                   (guint) lroundf (colour->blue * 255));

  return value;
}

gboolean
dictum_scale_row_check (DictumScaleRow *self, AdwToastOverlay *toasts)
{
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  double number;

  g_return_val_if_fail (DICTUM_IS_SCALE_ROW (self), FALSE);

  take_text (&text, self->number);
  if (parse_number (text != NULL ? text : "", &number))
    return TRUE;

  reason = g_strdup_printf (_ ("“%s” is no number. Write digits only."), text);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
  dictum_refuse (toasts, GTK_WIDGET (self->number), reason);

  return FALSE;
}

void
dictum_scale_row_set_place (DictumScaleRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (DICTUM_IS_SCALE_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->up), !first);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down), !last);
}
