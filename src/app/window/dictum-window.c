/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window.h"

#include "reader/dictum-article-page.h"
#include "sources/dictum-sources-page.h"
#include "window/dictum-sidebar.h"
#include "window/dictum-welcome-page.h"

#include "dictum-config.h"

struct _DictumWindow
{
  AdwApplicationWindow parent_instance;

  DictumWorkbench *workbench;

  GtkStack *states;
  GtkStack *places;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (DictumWindow, dictum_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKBENCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumWindow *self = DICTUM_WINDOW (object);

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
dictum_window_dispose (GObject *object)
{
  DictumWindow *self = DICTUM_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_WINDOW);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (dictum_window_parent_class)->dispose (object);
}

static void
dictum_window_class_init (DictumWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_window_get_property;
  object_class->dispose = dictum_window_dispose;

  properties[PROP_WORKBENCH] = g_param_spec_object ("workbench", NULL, NULL, DICTUM_TYPE_WORKBENCH,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_ARTICLE_PAGE);
  g_type_ensure (DICTUM_TYPE_SIDEBAR);
  g_type_ensure (DICTUM_TYPE_SOURCES_PAGE);
  g_type_ensure (DICTUM_TYPE_WELCOME_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, states);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, toasts);
}

static void
dictum_window_init (DictumWindow *self)
{
  self->workbench = dictum_workbench_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
dictum_window_new (GtkApplication *application)
{
  return g_object_new (DICTUM_TYPE_WINDOW, "application", application, NULL);
}

DictumWorkbench *
dictum_window_get_workbench (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), NULL);

  return self->workbench;
}
