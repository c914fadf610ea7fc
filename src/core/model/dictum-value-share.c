/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-value"

#include "model/dictum-value-share.h"

/* What is below a value: one value, or a list of them; of another kind there is nothing below. */
static gpointer *
get_part (const DictumField *field, gconstpointer value)
{
  if (field->kind == DICTUM_FIELD_VALUE || field->kind == DICTUM_FIELD_VALUES)
    return DICTUM_FIELD_AT (gpointer, value, field);

  return NULL;
}

/* from: (nullable) */
static void
share_part (const DictumField *field, gpointer *part, gpointer from)
{
  if (field->kind == DICTUM_FIELD_VALUES)
    {
      GPtrArray *list = from != NULL ? g_ptr_array_ref (from) : NULL;

      g_clear_pointer (part, g_ptr_array_unref);
      *part = list;
    }
  else
    {
      gpointer child = from != NULL ? dictum_value_ref (from) : NULL;

      g_clear_pointer (part, dictum_value_unref);
      *part = child;
    }
}

/**
 * dictum_value_copy_sharing:
 * @value: a sealed value
 * @own: (nullable): a field by its name in the file
 *
 * Like dictum_value_copy(), but the copy shares what is below @value, except what is in @own. Its
 * plain fields and @own may be altered and nothing else, until dictum_value_own().
 *
 * Returns: (transfer full): an alterable value
 */
gpointer
dictum_value_copy_sharing (gconstpointer value, const char *own)
{
  const DictumValue *self = value;
  DictumValue *copy;

  g_return_val_if_fail (self != NULL && self->sealed, NULL);

  copy = dictum_value_new (self->type);
  copy->unknown = g_strdup (self->unknown);
  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    {
      gpointer *part = get_part (field, copy);

      if (part != NULL && g_strcmp0 (field->key, own) != 0)
        share_part (field, part, *get_part (field, self));
      else
        dictum_field_assign (field, copy, self);
    }

  return copy;
}

/**
 * dictum_value_own:
 * @value: an alterable value
 * @other: the value of which it is a copy
 *
 * Gives @value a copy of its own of all that it shares with @other.
 */
void
dictum_value_own (gpointer value, gconstpointer other)
{
  DictumValue *self = value;

  g_return_if_fail (self != NULL && !self->sealed && other != NULL);

  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    {
      gpointer *part = get_part (field, self);

      if (part != NULL && *part != NULL && *part == *get_part (field, other))
        dictum_field_assign (field, self, other);
    }
}

/**
 * dictum_value_share:
 * @value: an alterable value that nobody alters from now on
 * @other: a sealed one of the same type
 *
 * Lets @value share with @other what is equal below them.
 *
 * Returns: whether all of both is equal
 */
gboolean
dictum_value_share (gpointer value, gconstpointer other)
{
  DictumValue *self = value;
  const DictumValue *from = other;
  gboolean equal;

  g_return_val_if_fail (self != NULL && !self->sealed, FALSE);
  g_return_val_if_fail (from != NULL && from->sealed && from->type == self->type, FALSE);

  equal = g_strcmp0 (self->unknown, from->unknown) == 0;
  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    {
      gpointer *part = get_part (field, self);
      gpointer other_part = part != NULL ? *get_part (field, from) : NULL;

      if (!dictum_field_equal (field, self, from))
        equal = FALSE;
      else if (part != NULL && *part != other_part)
        share_part (field, part, other_part);
    }

  return equal;
}
