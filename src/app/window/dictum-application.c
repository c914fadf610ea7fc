/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-application"

#include "window/dictum-application.h"

#include <glib/gi18n.h>

#include "window/dictum-window.h"

#include "dictum-config.h"

struct _DictumApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DictumApplication, dictum_application, ADW_TYPE_APPLICATION)

static void
dictum_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = dictum_window_new (GTK_APPLICATION (application));

  gtk_window_present (window);
}

static void
dictum_application_class_init (DictumApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = dictum_application_activate;
}

static void
dictum_application_init (DictumApplication *self)
{
}

GtkApplication *
dictum_application_new (void)
{
  return g_object_new (DICTUM_TYPE_APPLICATION, "application-id", DICTUM_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
