/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-inspector.h"

#include "dictum-config.h"

struct _DictumInspector
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
};

G_DEFINE_FINAL_TYPE (DictumInspector, dictum_inspector, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_inspector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, self->workbench);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_inspector_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_WORKBENCH:
      if (g_set_object (&self->workbench, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_inspector_dispose (GObject *object)
{
  DictumInspector *self = DICTUM_INSPECTOR (object);

  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_INSPECTOR);
  G_OBJECT_CLASS (dictum_inspector_parent_class)->dispose (object);
}

static void
dictum_inspector_class_init (DictumInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_inspector_get_property;
  object_class->set_property = dictum_inspector_set_property;
  object_class->dispose = dictum_inspector_dispose;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-inspector.ui");
}

static void
dictum_inspector_init (DictumInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_inspector_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_INSPECTOR, "workbench", workbench, NULL);
}
