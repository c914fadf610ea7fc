/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-history"

#include "model/dictum-project.h"

/* The changes in the order they were made; those from position on were undone. A slot is NULL until
 * its change is fetched from the journal. */
struct _DictumHistory
{
  GObject parent_instance;

  DictumProject *project;
  GPtrArray *changes; /* of DictumChange or NULL */
  guint position;
  DictumChange *inverse; /* of the change before position, once asked for; or NULL */
  char *base_modified;

  DictumHistoryFetch fetch;
  gpointer fetch_data;
  GDestroyNotify fetch_destroy;
};

G_DEFINE_FINAL_TYPE (DictumHistory, dictum_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
unref_change_cb (gpointer data)
{
  if (data != NULL)
    dictum_change_unref (data);
}

/* Returns: (transfer none): the change in a slot; NULL with an error when it cannot be read. */
static DictumChange *
get_change (DictumHistory *self, guint position, GError **error)
{
  if (g_ptr_array_index (self->changes, position) == NULL)
    {
      g_assert (self->fetch != NULL);
      self->changes->pdata[position] = self->fetch (position, self->fetch_data, error);
    }

  return g_ptr_array_index (self->changes, position);
}

/* What every move of position is followed by. */
static void
notify_all (DictumHistory *self)
{
  g_clear_pointer (&self->inverse, dictum_change_unref);
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* The modified time of the project follows the position: undone to the beginning, it is the old
 * one. */
static void
set_modified (DictumHistory *self)
{
  if (self->position == 0)
    {
      dictum_project_set_modified (self->project, self->base_modified);
    }
  else
    {
      DictumChange *last = get_change (self, self->position - 1, NULL);

      if (last != NULL)
        dictum_project_set_modified (self->project, dictum_change_get_time (last));
    }
}

static void
clear_fetch (DictumHistory *self)
{
  if (self->fetch_destroy != NULL)
    self->fetch_destroy (self->fetch_data);
  self->fetch = NULL;
  self->fetch_data = NULL;
  self->fetch_destroy = NULL;
}

static void
dictum_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumHistory *self = DICTUM_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dictum_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dictum_history_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, dictum_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, dictum_history_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_history_finalize (GObject *object)
{
  DictumHistory *self = DICTUM_HISTORY (object);

  clear_fetch (self);
  g_clear_pointer (&self->inverse, dictum_change_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->project);
  g_clear_pointer (&self->base_modified, g_free);

  G_OBJECT_CLASS (dictum_history_parent_class)->finalize (object);
}

static void
dictum_history_class_init (DictumHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dictum_history_finalize;
  object_class->get_property = dictum_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dictum_history_init (DictumHistory *self)
{
  self->changes = g_ptr_array_new_with_free_func (unref_change_cb);
}

/**
 * dictum_history_new:
 * @project: the project that changes are applied to
 *
 * Returns: (transfer full): an empty history
 */
DictumHistory *
dictum_history_new (DictumProject *project)
{
  DictumHistory *self;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);

  self = g_object_new (DICTUM_TYPE_HISTORY, NULL);
  self->project = g_object_ref (project);
  self->base_modified = g_strdup (dictum_project_get_modified (project));

  return self;
}

/**
 * dictum_history_set_past:
 * @self: an empty history
 * @length: how many changes there are
 * @position: how many of them are done; the others were undone
 * @fetch: reads one of them when it is needed
 * @data: for @fetch
 * @destroy: (nullable): for @data
 *
 * Takes over what was done before the project was opened. The project is at @position already.
 */
void
dictum_history_set_past (DictumHistory *self,
                         guint length,
                         guint position,
                         DictumHistoryFetch fetch,
                         gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (DICTUM_IS_HISTORY (self) && self->changes->len == 0);
  g_return_if_fail (position <= length && (fetch != NULL || length == 0));

  clear_fetch (self);
  g_ptr_array_set_size (self->changes, length);
  self->position = position;
  self->fetch = fetch;
  self->fetch_data = data;
  self->fetch_destroy = destroy;
  notify_all (self);
}

/**
 * dictum_history_set_base_modified:
 * @self: a history
 * @modified: (nullable): what the project's modified time was before the oldest change, UTC
 */
void
dictum_history_set_base_modified (DictumHistory *self, const char *modified)
{
  g_return_if_fail (DICTUM_IS_HISTORY (self));

  g_set_str (&self->base_modified, modified);
}

/**
 * dictum_history_apply:
 * @self: a history
 * @change: what to do
 * @error: as dictum_project_apply()
 *
 * Does a change. What was undone before can no longer be redone.
 *
 * Returns: whether it was done
 */
gboolean
dictum_history_apply (DictumHistory *self, DictumChange *change, GError **error)
{
  g_return_val_if_fail (DICTUM_IS_HISTORY (self) && change != NULL, FALSE);

  if (!dictum_project_apply (self->project, change, error))
    return FALSE;

  g_ptr_array_set_size (self->changes, self->position);
  g_ptr_array_add (self->changes, dictum_change_ref (change));
  self->position++;
  set_modified (self);
  notify_all (self);
  return TRUE;
}

/**
 * dictum_history_peek_undo:
 * @self: a history
 * @error: when the change cannot be read
 *
 * Returns: (transfer full) (nullable): the change that dictum_history_undo() would apply
 */
DictumChange *
dictum_history_peek_undo (DictumHistory *self, GError **error)
{
  DictumChange *change;

  g_return_val_if_fail (DICTUM_IS_HISTORY (self), NULL);

  if (self->position == 0)
    return NULL;

  /* Asked for several times on the way to an undo. */
  change = get_change (self, self->position - 1, error);
  if (change != NULL && self->inverse == NULL)
    self->inverse = dictum_change_invert (change);

  return change != NULL ? dictum_change_ref (self->inverse) : NULL;
}

/**
 * dictum_history_peek_redo:
 * @self: a history
 * @error: when the change cannot be read
 *
 * Returns: (transfer full) (nullable): the change that dictum_history_redo() would apply
 */
DictumChange *
dictum_history_peek_redo (DictumHistory *self, GError **error)
{
  DictumChange *change;

  g_return_val_if_fail (DICTUM_IS_HISTORY (self), NULL);

  if (self->position == self->changes->len)
    return NULL;

  change = get_change (self, self->position, error);
  return change != NULL ? dictum_change_ref (change) : NULL;
}

static gboolean
step (DictumHistory *self, DictumChange *change, int direction, GError **error)
{
  if (change == NULL || !dictum_project_apply (self->project, change, error))
    return FALSE;

  self->position += direction;
  set_modified (self);
  notify_all (self);
  return TRUE;
}

/**
 * dictum_history_undo:
 * @self: a history
 * @error: when the change cannot be read or applied
 *
 * Returns: whether something was undone; FALSE without @error when there is nothing
 */
gboolean
dictum_history_undo (DictumHistory *self, GError **error)
{
  g_autoptr (DictumChange) change = dictum_history_peek_undo (self, error);

  return step (self, change, -1, error);
}

/**
 * dictum_history_redo:
 * @self: a history
 * @error: when the change cannot be read or applied
 *
 * Returns: whether something was redone; FALSE without @error when there is nothing
 */
gboolean
dictum_history_redo (DictumHistory *self, GError **error)
{
  g_autoptr (DictumChange) change = dictum_history_peek_redo (self, error);

  return step (self, change, 1, error);
}

gboolean
dictum_history_can_undo (DictumHistory *self)
{
  g_return_val_if_fail (DICTUM_IS_HISTORY (self), FALSE);

  return self->position > 0;
}

gboolean
dictum_history_can_redo (DictumHistory *self)
{
  g_return_val_if_fail (DICTUM_IS_HISTORY (self), FALSE);

  return self->position < self->changes->len;
}

/* What undo (redo) would take back (do again), for menus; NULL when there is nothing. */

const char *
dictum_history_get_undo_label (DictumHistory *self)
{
  DictumChange *change;

  if (!dictum_history_can_undo (self))
    return NULL;

  change = get_change (self, self->position - 1, NULL);
  return change != NULL ? dictum_change_get_label (change) : NULL;
}

const char *
dictum_history_get_redo_label (DictumHistory *self)
{
  DictumChange *change;

  if (!dictum_history_can_redo (self))
    return NULL;

  change = get_change (self, self->position, NULL);
  return change != NULL ? dictum_change_get_label (change) : NULL;
}

guint
dictum_history_get_position (DictumHistory *self)
{
  g_return_val_if_fail (DICTUM_IS_HISTORY (self), 0);

  return self->position;
}

guint
dictum_history_get_length (DictumHistory *self)
{
  g_return_val_if_fail (DICTUM_IS_HISTORY (self), 0);

  return self->changes->len;
}
