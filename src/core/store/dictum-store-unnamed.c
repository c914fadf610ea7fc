/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-store.h"

#include "store/dictum-store-private.h"

char *
dictum_store_get_unnamed_path (const char *id)
{
  g_autofree char *folder = dictum_get_data_folder ("unnamed");
  g_autofree char *stem = dictum_id_to_file_name (id);
  g_autofree char *name = g_strconcat (stem, ".dictum", NULL);

  return g_build_filename (folder, name, NULL);
}

/**
 * dictum_store_list_unnamed:
 *
 * Returns: (transfer full): ids of the projects that were never given a name
 */
GStrv
dictum_store_list_unnamed (void)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree char *folder = dictum_get_data_folder ("unnamed");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".dictum") && *name != '.')
      g_strv_builder_take (ids, g_strndup (name, strlen (name) - strlen (".dictum")));

  return g_strv_builder_end (ids);
}
