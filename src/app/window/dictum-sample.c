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

static void
add_records (DictumChange *change, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    dictum_change_add (change, dictum_value_ref (g_ptr_array_index (records, i)));
}

/* The settings keep the id of the new project, so that the sample can be opened many times. */
static void
replace_settings (DictumChange *change, const DictumSettings *before, const DictumSettings *sample)
{
  DictumSettings *after = dictum_value_copy (sample);

  dictum_value_set_string (&after->record.id, before->record.id);
  dictum_value_set_string (&after->created, before->created);
  dictum_change_replace (change, before, after);
}

DictumStore *
dictum_sample_open (GError **error)
{
  g_autoptr (GFile) file = find_file ();
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (DictumProject) sample = NULL;
  g_autoptr (DictumProjectSnapshot) snapshot = NULL;
  g_autoptr (DictumStore) store = NULL;
  g_autoptr (DictumChange) change = NULL;
  gboolean newer;

  if (bytes == NULL)
    return NULL;

  sample = dictum_project_file_parse (bytes, &newer, error);
  if (sample == NULL)
    return NULL;

  snapshot = dictum_project_take_snapshot (sample);
  store = dictum_store_new (snapshot->settings->title, error);
  if (store == NULL)
    return NULL;

  change = dictum_change_new (_ ("Open the sample project"), NULL);
  replace_settings (change, dictum_project_get_settings (dictum_store_get_project (store)),
                    snapshot->settings);
  add_records (change, snapshot->articles);
  add_records (change, snapshot->sources);
  add_records (change, snapshot->claims);
  if (!dictum_store_apply (store, change, error))
    return NULL;

  return g_steal_pointer (&store);
}
