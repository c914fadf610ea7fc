/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-change"

#include "model/dictum-change.h"

#include "model/dictum-value-share.h"

struct _DictumChange
{
  gatomicrefcount refs;
  char *label;
  char *author;
  char *time;
  GArray *entries; /* of DictumChangeEntry, each holding its records */
};

G_DEFINE_BOXED_TYPE (DictumChange, dictum_change, dictum_change_ref, dictum_change_unref)

static void
clear_entry_cb (gpointer data)
{
  DictumChangeEntry *entry = data;

  dictum_value_unref ((gpointer) entry->before);
  dictum_value_unref ((gpointer) entry->after);
}

static void
add_entry (DictumChange *self, const DictumRecord *before, const DictumRecord *after)
{
  DictumChangeEntry entry = { before, after };

  if (before != NULL)
    dictum_value_seal ((gpointer) before);
  if (after != NULL)
    dictum_value_seal ((gpointer) after);
  g_array_append_val (self->entries, entry);
}

/**
 * dictum_change_new:
 * @label: what the editor did, translated, for the undo menu and toasts
 * @author: (nullable): who
 *
 * Returns: (transfer full): a change of now that touches nothing yet
 */
DictumChange *
dictum_change_new (const char *label, const char *author)
{
  g_autofree char *now = dictum_now ();

  return dictum_change_new_at (label, author, now);
}

/**
 * dictum_change_new_at:
 * @label: what the editor did
 * @author: (nullable): who
 * @time: when, RFC 3339, UTC
 *
 * Returns: (transfer full): a change that touches nothing yet
 */
DictumChange *
dictum_change_new_at (const char *label, const char *author, const char *time)
{
  DictumChange *self;

  g_return_val_if_fail (label != NULL && time != NULL, NULL);

  self = g_new0 (DictumChange, 1);
  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->author = g_strdup (author);
  self->time = g_strdup (time);
  self->entries = g_array_new (FALSE, FALSE, sizeof (DictumChangeEntry));
  g_array_set_clear_func (self->entries, clear_entry_cb);

  return self;
}

DictumChange *
dictum_change_ref (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_change_unref (DictumChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->entries);
  g_free (self->label);
  g_free (self->author);
  g_free (self->time);
  g_free (self);
}

/**
 * dictum_change_add:
 * @self: a change
 * @after: (transfer full): a new record, which is sealed
 */
void
dictum_change_add (DictumChange *self, gpointer after)
{
  g_return_if_fail (self != NULL && after != NULL);

  add_entry (self, NULL, after);
}

/**
 * dictum_change_replace:
 * @self: a change
 * @before: (transfer none): the record as the project has it
 * @after: (transfer full): its next revision, of the same kind and with the same id, which is
 * sealed; when it is equal to @before nothing is added
 */
void
dictum_change_replace (DictumChange *self, gconstpointer before, gpointer after)
{
  gboolean equal;

  g_return_if_fail (self != NULL && before != NULL && after != NULL);
  g_return_if_fail (((const DictumValue *) before)->type == ((DictumValue *) after)->type);
  g_return_if_fail (g_strcmp0 (dictum_record_get_id (before), dictum_record_get_id (after)) == 0);

  if (((const DictumValue *) before)->sealed && !((DictumValue *) after)->sealed)
    equal = dictum_value_share (after, before);
  else
    equal = dictum_value_equal (before, after);

  if (equal)
    dictum_value_unref (after);
  else
    add_entry (self, dictum_value_ref (before), after);
}

/**
 * dictum_change_remove:
 * @self: a change
 * @before: (transfer none): the record that goes
 */
void
dictum_change_remove (DictumChange *self, gconstpointer before)
{
  g_return_if_fail (self != NULL && before != NULL);

  add_entry (self, dictum_value_ref (before), NULL);
}

const char *
dictum_change_get_label (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

const char *
dictum_change_get_author (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

const char *
dictum_change_get_time (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->time;
}

guint
dictum_change_get_length (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const DictumChangeEntry *
dictum_change_get_entry (DictumChange *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->entries->len, NULL);

  return &g_array_index (self->entries, DictumChangeEntry, position);
}

/**
 * dictum_change_find_after:
 * @self: a change
 * @id: a record's id
 *
 * Returns: (nullable) (transfer none): the last revision of the record in @self
 */
const DictumRecord *
dictum_change_find_after (DictumChange *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = self->entries->len; i > 0; i--)
    {
      const DictumChangeEntry *entry = &g_array_index (self->entries, DictumChangeEntry, i - 1);

      if (entry->after != NULL && g_strcmp0 (entry->after->id, id) == 0)
        return entry->after;
    }

  return NULL;
}

gboolean
dictum_change_is_empty (DictumChange *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->entries->len == 0;
}

/**
 * dictum_change_invert:
 * @self: a change
 *
 * Returns: (transfer full): what takes @self back: before and after swapped, last entry first
 */
DictumChange *
dictum_change_invert (DictumChange *self)
{
  DictumChange *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = dictum_change_new_at (self->label, self->author, self->time);
  for (guint i = self->entries->len; i > 0; i--)
    {
      const DictumChangeEntry *entry = &g_array_index (self->entries, DictumChangeEntry, i - 1);

      add_entry (inverse, entry->after != NULL ? dictum_value_ref (entry->after) : NULL,
                 entry->before != NULL ? dictum_value_ref (entry->before) : NULL);
    }

  return inverse;
}
