/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sample"

#include "window/dictum-sample.h"

#include "dictum-config.h"

/**
 * dictum_sample_find:
 *
 * Returns: (transfer full): the file of the sample project, to be opened as a copy
 */
GFile *
dictum_sample_find (void)
{
  /* Set for running from the build folder. */
  const char *folder = g_getenv ("DICTUM_DATA_DIR");

  return g_file_new_build_filename (folder != NULL ? folder : DICTUM_PKGDATADIR, "sample",
                                    "harbour-treaty.dictum", NULL);
}
