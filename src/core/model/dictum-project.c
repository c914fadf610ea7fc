/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-project"

#include "model/dictum-project.h"

#include <string.h>

#include "model/dictum-item-list.h"
#include "model/dictum-project-private.h"

G_DEFINE_FINAL_TYPE (DictumProject, dictum_project, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (dictum - project - error - quark, dictum_project_error)

/* The net effect of a change on one record: a change may touch a record several times. */
typedef struct
{
  DictumItem *item;
  gconstpointer before;
  gconstpointer after;
  gboolean stays; /* nothing alters of what the indices and other records go by */
} Step;

/* The item of an id, made when there is none yet. */
DictumItem *
dictum_project_ensure_item (DictumProject *self, const char *id)
{
  DictumItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL)
    {
      item = dictum_item_new (id);
      g_hash_table_insert (self->items, item->id, item);
    }

  return item;
}

static GArray *
collect_steps (DictumProject *self, DictumChange *change)
{
  guint length = dictum_change_get_length (change);
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (Step), length);

  for (guint i = 0; i < length; i++)
    {
      const DictumChangeEntry *entry = dictum_change_get_entry (change, i);
      const DictumRecord *any = entry->after != NULL ? entry->after : entry->before;
      DictumItem *item = dictum_project_ensure_item (self, any->id);

      if (item->step > 0)
        {
          g_array_index (steps, Step, item->step - 1).after = entry->after;
        }
      else
        {
          Step step = { item, entry->before, entry->after, FALSE };

          g_array_append_val (steps, step);
          item->step = steps->len;
        }
    }

  for (guint i = 0; i < steps->len; i++)
    g_array_index (steps, Step, i).item->step = 0;

  return steps;
}

static void
dictum_project_finalize (GObject *object)
{
  DictumProject *self = DICTUM_PROJECT (object);

  dictum_project_release (self);
  g_clear_pointer (&self->modified, g_free);

  G_OBJECT_CLASS (dictum_project_parent_class)->finalize (object);
}

static void
dictum_project_class_init (DictumProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_project_finalize;

  signals[CHANGED] = g_signal_new ("changed", DICTUM_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, DICTUM_TYPE_CHANGE);
}

static void
dictum_project_init (DictumProject *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  dictum_project_init_indices (self);
}

/**
 * dictum_project_new:
 * @settings: (transfer none): the project's settings, with an id; sealed by this
 *
 * Returns: (transfer full): a project without articles
 */
DictumProject *
dictum_project_new (const DictumSettings *settings)
{
  return dictum_project_new_from_records (settings, NULL, NULL);
}

/**
 * dictum_project_new_from_records:
 * @settings: (transfer none): the project's settings; sealed by this
 * @records: (nullable) (transfer none): articles, sources and claims in any order; sealed by this
 * @error: %DICTUM_PROJECT_ERROR_EXISTS, DANGLING or INVALID
 *
 * Makes a project in one go, as opening a file does.
 *
 * Returns: (transfer full) (nullable): the project
 */
DictumProject *
dictum_project_new_from_records (const DictumSettings *settings, GPtrArray *records, GError **error)
{
  g_autoptr (DictumProject) self = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (dictum_is_settings (settings) && settings->record.id != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_PROJECT, NULL);
  items = g_ptr_array_new_full (dictum_values_length (records) + 1, NULL);
  dictum_value_seal ((gpointer) settings);
  self->settings = dictum_project_ensure_item (self, settings->record.id);
  dictum_item_set_record (self->settings, settings);
  self->modified = g_strdup (settings->created);
  g_ptr_array_add (items, self->settings);

  for (guint i = 0; i < dictum_values_length (records); i++)
    {
      DictumRecord *record = dictum_values_get (records, i);
      DictumItem *item;

      if (!dictum_project_check_record (record, error))
        return NULL;
      dictum_value_seal (record);
      item = dictum_item_new (record->id);
      if (!g_hash_table_replace (self->items, item->id, item))
        {
          dictum_project_set_exists_error (error, record->id);
          return NULL;
        }
      dictum_item_set_record (item, record);
      item->notify = FALSE;
      g_ptr_array_add (items, item);
    }

  return dictum_project_index_all (self, items, error) ? g_steal_pointer (&self) : NULL;
}

/* Whether what the records of a change refer to will be there, and nobody refers to what goes. */
static gboolean
check_all_references (DictumProject *self, GArray *steps, GError **error)
{
  g_autoptr (GHashTable) overlay = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      g_hash_table_insert (overlay, step->item->id, (gpointer) step->after);
    }

  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      if (step->after != NULL &&
          !dictum_project_check_references (self, step->after, overlay, error))
        return FALSE;
      if (step->after == NULL && !dictum_project_check_removed (self, step->item, overlay, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the project is what the change says it was, and would be sound with it. */
static gboolean
check_steps (DictumProject *self, GArray *steps, GError **error)
{
  gboolean all_stay = TRUE;

  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      step->stays = dictum_project_claim_stays (step->item->record, step->after);
      all_stay = all_stay && step->stays;
      if (!dictum_project_check_step (self, step->item, step->before, step->after, step->stays,
                                      error))
        return FALSE;
    }

  return all_stay || check_all_references (self, steps, error);
}

/* All old places are left while every sort key is still the old one, then all new ones are taken.
 */
static void
put_in_place (DictumProject *self, GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      if (step->item->record != NULL && !step->stays)
        dictum_project_unindex (self, step->item, step->after);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      step->before = step->item->record != NULL ? dictum_value_ref (step->item->record) : NULL;
      dictum_item_set_record (step->item, step->after);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      if (step->after != NULL && !step->stays)
        dictum_project_index (self, step->item, step->before);
    }
  for (guint i = 0; i < steps->len; i++)
    dictum_value_unref ((gpointer) g_array_index (steps, Step, i).before);
}

/**
 * dictum_project_apply:
 * @self: a project
 * @change: what to do
 * @error: %DICTUM_PROJECT_ERROR; the project is as it was
 *
 * The only way to alter a project: whole or not at all. Lists tell of it when all is in place, then
 * items notify "record", then "changed" is emitted.
 *
 * Returns: whether it was done
 */
gboolean
dictum_project_apply (DictumProject *self, DictumChange *change, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (DictumChange) held = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  held = dictum_change_ref (change);
  steps = collect_steps (self, change);
  if (!check_steps (self, steps, error))
    return FALSE;

  put_in_place (self, steps);
  dictum_project_flush_lists (self);
  for (guint i = 0; i < steps->len; i++)
    dictum_item_flush (g_array_index (steps, Step, i).item);
  g_signal_emit (self, signals[CHANGED], 0, change);

  return TRUE;
}

/**
 * dictum_project_get_item:
 * @self: a project
 * @id: (nullable): a record's id
 *
 * Returns: (nullable) (transfer none): its item; NULL when there is no such record, or not any more
 */
DictumItem *
dictum_project_get_item (DictumProject *self, const char *id)
{
  DictumItem *item;

  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  item = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
  return item != NULL && item->record != NULL ? item : NULL;
}

/**
 * dictum_project_get_record:
 * @self: a project
 * @id: (nullable): a record's id
 *
 * Returns: (nullable) (transfer none): the record as it is now; valid until the next change
 */
gconstpointer
dictum_project_get_record (DictumProject *self, const char *id)
{
  DictumItem *item = dictum_project_get_item (self, id);

  return item != NULL ? item->record : NULL;
}

const DictumClaim *
dictum_project_get_claim (DictumProject *self, const char *id)
{
  gconstpointer record = dictum_project_get_record (self, id);

  return dictum_is_claim (record) ? record : NULL;
}

const DictumArticle *
dictum_project_get_article (DictumProject *self, const char *id)
{
  gconstpointer record = dictum_project_get_record (self, id);

  return dictum_is_article (record) ? record : NULL;
}

const DictumSource *
dictum_project_get_source (DictumProject *self, const char *id)
{
  gconstpointer record = dictum_project_get_record (self, id);

  return dictum_is_source (record) ? record : NULL;
}

const DictumSettings *
dictum_project_get_settings (DictumProject *self)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  return self->settings->record;
}

/**
 * dictum_project_get_modified:
 * @self: a project
 *
 * Returns: (nullable): when it last changed, UTC; goes back when a change is undone
 */
const char *
dictum_project_get_modified (DictumProject *self)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  return self->modified;
}

/* For the history, and for opening a file. */
void
dictum_project_set_modified (DictumProject *self, const char *modified)
{
  g_return_if_fail (DICTUM_IS_PROJECT (self));

  g_set_str (&self->modified, modified);
}

static GPtrArray *
take_records (DictumItemList *list)
{
  guint size = dictum_item_list_get_size (list);
  GPtrArray *records = g_ptr_array_new_full (size, dictum_value_unref);

  for (guint i = 0; i < size; i++)
    g_ptr_array_add (records, dictum_value_ref (dictum_item_list_peek (list, i)->record));

  return records;
}

/**
 * dictum_project_take_snapshot:
 * @self: a project
 *
 * Takes references only, so that it is quick in the window's thread; the result may go to another.
 *
 * Returns: (transfer full): the records as they are now, in no particular order
 */
DictumProjectSnapshot *
dictum_project_take_snapshot (DictumProject *self)
{
  DictumProjectSnapshot *snapshot;

  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  snapshot = g_new0 (DictumProjectSnapshot, 1);
  snapshot->settings = dictum_value_ref (self->settings->record);
  snapshot->articles = take_records (self->articles);
  snapshot->sources = take_records (self->sources);
  snapshot->claims = take_records (self->claims);
  snapshot->modified = g_strdup (self->modified);

  return snapshot;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (dictum_record_get_id (a), dictum_record_get_id (b));
}

/**
 * dictum_project_snapshot_sort:
 * @self: a snapshot
 *
 * Sorts each kind of record by id, as the file has them.
 */
void
dictum_project_snapshot_sort (DictumProjectSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort_values (self->articles, compare_ids);
  g_ptr_array_sort_values (self->sources, compare_ids);
  g_ptr_array_sort_values (self->claims, compare_ids);
}

static gpointer
ref_record_cb (gconstpointer record, gpointer data)
{
  return dictum_value_ref (record);
}

DictumProjectSnapshot *
dictum_project_snapshot_copy (const DictumProjectSnapshot *self)
{
  DictumProjectSnapshot *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DictumProjectSnapshot, 1);
  copy->settings = dictum_value_ref (self->settings);
  copy->articles = g_ptr_array_copy (self->articles, ref_record_cb, NULL);
  copy->sources = g_ptr_array_copy (self->sources, ref_record_cb, NULL);
  copy->claims = g_ptr_array_copy (self->claims, ref_record_cb, NULL);
  copy->modified = g_strdup (self->modified);

  return copy;
}

void
dictum_project_snapshot_free (DictumProjectSnapshot *self)
{
  if (self == NULL)
    return;

  dictum_value_unref ((gpointer) self->settings);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_free (self->modified);
  g_free (self);
}
