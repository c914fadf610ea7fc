/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources-page"

#include "sources/dictum-sources-page.h"

#include "dictum-config.h"

struct _DictumSourcesPage
{
  AdwBreakpointBin parent_instance;

  DictumWorkbench *workbench;
};

G_DEFINE_FINAL_TYPE (DictumSourcesPage, dictum_sources_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_sources_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

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
dictum_sources_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

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
dictum_sources_page_dispose (GObject *object)
{
  DictumSourcesPage *self = DICTUM_SOURCES_PAGE (object);

  g_clear_object (&self->workbench);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SOURCES_PAGE);
  G_OBJECT_CLASS (dictum_sources_page_parent_class)->dispose (object);
}

static void
dictum_sources_page_class_init (DictumSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_sources_page_get_property;
  object_class->set_property = dictum_sources_page_set_property;
  object_class->dispose = dictum_sources_page_dispose;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "sources/dictum-sources-page.ui");
}

static void
dictum_sources_page_init (DictumSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dictum_sources_page_new (DictumWorkbench *workbench)
{
  return g_object_new (DICTUM_TYPE_SOURCES_PAGE, "workbench", workbench, NULL);
}
