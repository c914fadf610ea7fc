/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sample"

#include "window/dictum-sample.h"

#include <glib/gi18n.h>

#include "dictum-config.h"

static GFile *
find_file (void)
{
  /* Set for running from the build folder. */
  const char *folder = g_getenv ("DICTUM_DATA_DIR");

  return g_file_new_build_filename (folder != NULL ? folder : DICTUM_PKGDATADIR, "sample",
                                    "harbour-treaty.dictum", NULL);
}

DictumStore *
dictum_sample_open (GError **error)
{
  g_autoptr (GFile) file = find_file ();

  return dictum_store_open_copy (file, NULL, error);
}
