/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include <glib/gi18n.h>

#include "window/dictum-format.h"

/* Prints how facts are written in the locale of the environment, a line each: for formats.py, which
 * knows how they should be. */

static void
print (const char *name, char *text)
{
  g_print ("%s=%s\n", name, text);
  g_free (text);
}

int
main (void)
{
  const char *folder = g_getenv ("DICTUM_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  print ("day", dictum_format_date ("2026-03-14", 2026));
  print ("day of another year", dictum_format_date ("2025-12-01", 2026));
  print ("moment", dictum_format_moment ("2026-03-14T18:02:11Z"));
  print ("claims", dictum_format_claims (12345));
  print ("articles", dictum_format_articles (4));

  return 0;
}
