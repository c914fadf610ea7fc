/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include <glib/gi18n.h>

#include "window/dictum-application.h"

#include "dictum-config.h"

int
main (int argc, char **argv)
{
  /* Set for running from the build folder. */
  const char *translations = g_getenv ("DICTUM_LOCALE_DIR");
  g_autoptr (GtkApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : DICTUM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Dictum"));

  application = dictum_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
