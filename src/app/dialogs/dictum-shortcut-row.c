/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-shortcut-row"

#include "dialogs/dictum-shortcuts-dialog.h"

#include "dictum-config.h"

struct _DictumShortcutRow
{
  AdwActionRow parent_instance;

  char *keys;
  GtkLabel *caps;
};

G_DEFINE_FINAL_TYPE (DictumShortcutRow, dictum_shortcut_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_KEYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_keys (DictumShortcutRow *self)
{
  g_auto (GStrv) accels = g_strsplit (self->keys, " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; accels[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (g_str_equal (accels[i], "..."))
        g_strv_builder_add (labels, "…");
      else if (gtk_accelerator_parse (accels[i], &key, &modifiers))
        g_strv_builder_take (labels, gtk_accelerator_get_label (key, modifiers));
      else
        g_warning ("“%s” is no accelerator", accels[i]);
    }

  list = g_strv_builder_end (labels);
  /* A wide space, since a comma or a stroke may be a key itself. */
  text = g_strjoinv ("\u2003", list);
  gtk_label_set_label (self->caps, text);
}

static void
dictum_shortcut_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumShortcutRow *self = DICTUM_SHORTCUT_ROW (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_shortcut_row_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DictumShortcutRow *self = DICTUM_SHORTCUT_ROW (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      if (g_set_str (&self->keys, g_value_get_string (value)))
        {
          show_keys (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_shortcut_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SHORTCUT_ROW);
  G_OBJECT_CLASS (dictum_shortcut_row_parent_class)->dispose (object);
}

static void
dictum_shortcut_row_finalize (GObject *object)
{
  g_free (DICTUM_SHORTCUT_ROW (object)->keys);
  G_OBJECT_CLASS (dictum_shortcut_row_parent_class)->finalize (object);
}

static void
dictum_shortcut_row_class_init (DictumShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_shortcut_row_get_property;
  object_class->set_property = dictum_shortcut_row_set_property;
  object_class->dispose = dictum_shortcut_row_dispose;
  object_class->finalize = dictum_shortcut_row_finalize;

  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "dialogs/dictum-shortcut-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumShortcutRow, caps);
}

static void
dictum_shortcut_row_init (DictumShortcutRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
