/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who refers to whom. A claim's article and sources are not noted here: the lists of claims by
 * article and by source have them already. */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-project-private.h"

typedef struct
{
  DictumProject *self;
  DictumItem *item;
  gboolean add;
} Referring;

static void
refer_cb (const char *id, gpointer data)
{
  const Referring *referring = data;
  GHashTable *references = referring->self->references;
  GHashTable *set;

  if (dictum_is_claim (referring->item->record))
    {
      DictumItem *target = g_hash_table_lookup (referring->self->items, id);

      if (target != NULL && !dictum_is_claim (target->record) && target->record != NULL)
        return;
    }

  set = g_hash_table_lookup (references, id);
  if (referring->add)
    {
      if (set == NULL)
        {
          set = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (references, g_strdup (id), set);
        }
      g_hash_table_add (set, referring->item);
    }
  else if (set != NULL)
    {
      g_hash_table_remove (set, referring->item);
    }
}

/* Notes, or forgets, what the present revision of a record refers to. */
void
dictum_project_refer (DictumProject *self, DictumItem *item, gboolean add)
{
  Referring referring = { self, item, add };

  dictum_record_foreach_reference (item->record, refer_cb, &referring);
}

static void
add_items (GHashTable *found, DictumItemList *list)
{
  for (guint i = 0; list != NULL && i < dictum_item_list_get_size (list); i++)
    g_hash_table_add (found, dictum_item_list_peek (list, i));
}

/**
 * dictum_project_list_references:
 * @self: a project
 * @id: a record's id
 *
 * Returns: (transfer container): the items of the records that refer to it, each once
 */
GPtrArray *
dictum_project_list_references (DictumProject *self, const char *id)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  DictumItem *item;
  GHashTable *set;

  g_return_val_if_fail (DICTUM_IS_PROJECT (self) && id != NULL, NULL);

  item = g_hash_table_lookup (self->items, id);
  if (item != NULL)
    {
      add_items (found, g_hash_table_lookup (self->article_claims, item));
      add_items (found, g_hash_table_lookup (self->source_claims, item));
    }

  set = g_hash_table_lookup (self->references, id);
  if (set != NULL)
    {
      GHashTableIter iter;
      gpointer referring;

      g_hash_table_iter_init (&iter, set);
      while (g_hash_table_iter_next (&iter, &referring, NULL))
        g_hash_table_add (found, referring);
    }

  return g_hash_table_get_keys_as_ptr_array (found);
}
