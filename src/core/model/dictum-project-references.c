/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who refers to whom. A claim's article and sources are not noted here: the lists of claims by
 * article and by source have them already. */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-project-private.h"

#include <string.h>

typedef struct
{
  DictumProject *self;
  DictumItem *item;
  gboolean add;
} Referring;

static void
add_reference (DictumProject *self, const char *id, DictumItem *item)
{
  GHashTable *set = g_hash_table_lookup (self->references, id);

  if (set == NULL)
    {
      set = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->references, g_strdup (id), set);
    }
  g_hash_table_add (set, item);
}

static void
refer_cb (const char *id, gpointer data)
{
  const Referring *referring = data;
  GHashTable *set;

  if (dictum_is_claim (referring->item->record))
    {
      DictumItem *target = g_hash_table_lookup (referring->self->items, id);

      if (target != NULL && !dictum_is_claim (target->record) && target->record != NULL)
        return;
    }

  if (referring->add)
    {
      add_reference (referring->self, id, referring->item);
      return;
    }

  set = g_hash_table_lookup (referring->self->references, id);
  if (set != NULL)
    g_hash_table_remove (set, referring->item);
}

/* Notes, or forgets, what the present revision of a record refers to. */
void
dictum_project_refer (DictumProject *self, DictumItem *item, gboolean add)
{
  Referring referring = { self, item, add };

  dictum_record_foreach_reference (item->record, refer_cb, &referring);
}

typedef struct
{
  DictumProject *self;
  DictumItem *item;
  DictumItem *article;
  const char *missing;
} Resolving;

static void
resolve_cb (const char *id, gpointer data)
{
  Resolving *resolving = data;
  DictumItem *target = resolving->article;

  if (target == NULL || strcmp (target->id, id) != 0)
    target = g_hash_table_lookup (resolving->self->items, id);

  if (target == NULL)
    resolving->missing = id;
  else if (!dictum_is_claim (resolving->item->record) || dictum_is_claim (target->record))
    add_reference (resolving->self, id, resolving->item);
}

/* Notes what a record of a project that is being opened refers to, and whether it is there, in one
 * walk. article is that of the record before, which in a file is mostly that of a claim too, and
 * becomes that of this one. */
gboolean
dictum_project_resolve (DictumProject *self, DictumItem *item, DictumItem **article, GError **error)
{
  const DictumClaim *claim = dictum_is_claim (item->record) ? item->record : NULL;
  Resolving resolving = { self, item, NULL, NULL };

  if (claim != NULL && (*article == NULL || strcmp ((*article)->id, claim->article) != 0))
    *article = g_hash_table_lookup (self->items, claim->article);
  if (claim != NULL)
    resolving.article = *article;

  dictum_record_foreach_reference (item->record, resolve_cb, &resolving);
  if (resolving.missing != NULL)
    {
      dictum_project_set_dangling_error (error, item->record, resolving.missing);
      return FALSE;
    }

  return dictum_project_check_kinds (self, item->record, claim != NULL ? (*article)->record : NULL,
                                     NULL, error);
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
