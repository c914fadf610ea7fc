/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include <string.h>

#include "edit/dictum-edit-card.h"
#include "edit/dictum-edit-private.h"

/* A tree deeper than this is a mistake, and one closed to a circle has no end. */
#define DEEPEST 32

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  const DictumSource *one = *(gpointer const *) a;
  const DictumSource *other = *(gpointer const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : strcmp (one->record.id, other->record.id);
}

static void
add (GArray *tree, const DictumSource *source, guint depth)
{
  DictumAffiliate node = { source, depth };

  g_array_append_val (tree, node);
}

static void
add_members (DictumProject *project, GArray *tree, GHashTable *seen, const char *id, guint depth)
{
  g_autoptr (GPtrArray) items = dictum_project_list_references (project, id);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const DictumSource *source = dictum_item_get_source (g_ptr_array_index (items, i));

      if (source != NULL && g_strcmp0 (source->affiliation, id) == 0)
        g_ptr_array_add (members, (gpointer) source);
    }
  g_ptr_array_sort (members, compare_names_cb);
  for (guint i = 0; i < members->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (members, i);

      if (!g_hash_table_add (seen, (gpointer) source))
        continue;
      add (tree, source, depth);
      if (depth < DEEPEST)
        add_members (project, tree, seen, source->record.id, depth + 1);
    }
}

/**
 * dictum_source_list_affiliates:
 * @project: a project
 * @source: a source's id
 *
 * Returns: (transfer full) (element-type DictumAffiliate): the source among those it speaks for and
 *   those who speak for it; the sources are borrowed and good until the next change
 */
GArray *
dictum_source_list_affiliates (DictumProject *project, const char *source)
{
  GArray *tree = g_array_new (FALSE, FALSE, sizeof (DictumAffiliate));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  const DictumSource *at;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && source != NULL, tree);

  at = dictum_project_get_source (project, source);
  while (at != NULL && above->len < DEEPEST && g_hash_table_add (seen, (gpointer) at))
    {
      g_ptr_array_add (above, (gpointer) at);
      at = at->affiliation != NULL ? dictum_project_get_source (project, at->affiliation) : NULL;
    }
  for (guint i = above->len; i > 0; i--)
    add (tree, g_ptr_array_index (above, i - 1), above->len - i);
  if (above->len > 0)
    add_members (project, tree, seen, source, above->len);

  return tree;
}
