/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sidebar"

#include "window/dictum-sidebar.h"

#include "dictum-config.h"

struct _DictumSidebar
{
  AdwNavigationPage parent_instance;

  DictumWorkbench *workbench;
};

G_DEFINE_FINAL_TYPE (DictumSidebar, dictum_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

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
dictum_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

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
dictum_sidebar_dispose (GObject *object)
{
  DictumSidebar *self = DICTUM_SIDEBAR (object);

  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SIDEBAR);
  G_OBJECT_CLASS (dictum_sidebar_parent_class)->dispose (object);
}

static void
dictum_sidebar_class_init (DictumSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_sidebar_get_property;
  object_class->set_property = dictum_sidebar_set_property;
  object_class->dispose = dictum_sidebar_dispose;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-sidebar.ui");
}

static void
dictum_sidebar_init (DictumSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_sidebar_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_SIDEBAR, "workbench", workbench, NULL);
}
