/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-preferences-dialog"

#include "dialogs/dictum-preferences-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "dictum-config.h"

struct _DictumPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;

  AdwEntryRow *author_name;
  AdwSwitchRow *snap_to_words;
  AdwSpinRow *text_scale;
  AdwSpinRow *width;
  AdwSwitchRow *serif;
  AdwComboRow *colour_scheme;
};

G_DEFINE_FINAL_TYPE (DictumPreferencesDialog,
                     dictum_preferences_dialog,
                     ADW_TYPE_PREFERENCES_DIALOG)

/* The setting is a factor, the row shows percent. */
static gboolean
percent_from_setting (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, round (g_variant_get_double (variant) * 100));

  return TRUE;
}

static GVariant *
setting_from_percent (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static gboolean
position_from_setting (GValue *value, GVariant *variant, gpointer data)
{
  static const char *const schemes[] = { "default", "light", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), schemes[i]))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
setting_from_position (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const schemes[] = { "default", "light", "dark" };

  return g_variant_new_string (schemes[MIN (g_value_get_uint (value), 2)]);
}

static void
dictum_preferences_dialog_dispose (GObject *object)
{
  DictumPreferencesDialog *self = DICTUM_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dictum_preferences_dialog_parent_class)->dispose (object);
}

static void
dictum_preferences_dialog_class_init (DictumPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, author_name);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, colour_scheme);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, serif);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, snap_to_words);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, text_scale);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesDialog, width);
}

static void
dictum_preferences_dialog_init (DictumPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (DICTUM_APP_ID);
  g_settings_bind (self->settings, "author-name", self->author_name, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "snap-to-words", self->snap_to_words, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reader-width", self->width, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reader-serif", self->serif, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "reader-text-scale", self->text_scale, "value",
                                G_SETTINGS_BIND_DEFAULT, percent_from_setting, setting_from_percent,
                                NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "colour-scheme", self->colour_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, position_from_setting,
                                setting_from_position, NULL, NULL);
}

AdwDialog *
dictum_preferences_dialog_new (void)
{
  return g_object_new (DICTUM_TYPE_PREFERENCES_DIALOG, NULL);
}
