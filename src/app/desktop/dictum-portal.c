/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-desktop"

#include "desktop/dictum-portal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
      version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  AdwDialog *alert;

  if (version != NULL || gtk_widget_get_root (widget) == NULL)
    return;

  g_debug ("No file dialog: %s", error->message);
  alert = adw_alert_dialog_new (
      _ ("No File Dialog"),
      _ ("Dictum runs in a sandbox and reaches your files through the desktop’s file dialog, which "
         "is "
         "missing: install the packages xdg-desktop-portal and xdg-desktop-portal-gtk, then log in "
         "again. Your work is kept inside Dictum until you save it."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
  adw_dialog_present (alert, widget);
}

/* GDK_DEBUG=portals has GTK ask the portals outside of a sandbox too. */
static gboolean
asks_portals (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");
  g_auto (GStrv) words = g_strsplit (debug != NULL ? debug : "", ",", -1);

  return g_strv_contains ((const char *const *) words, "portals") ||
         g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * dictum_portal_check_files:
 * @widget: where a file dialog was asked for
 *
 * In a sandbox, the desktop shows the file dialog; where it has none, GTK shows nothing and answers
 * nothing. This asks the desktop, and says so to the user. Call it beside gtk_file_dialog_open()
 * and its like; it returns at once and does nothing outside of a sandbox.
 */
void
dictum_portal_check_files (GtkWidget *widget)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (bus == NULL || !asks_portals ())
    return;

  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.freedesktop.portal.FileChooser", "version"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb,
                          g_object_ref (widget));
}
