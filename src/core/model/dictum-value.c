/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-value"

#include "model/dictum-value.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static void
clear_field (const DictumField *field, gpointer value)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      g_clear_pointer (DICTUM_FIELD_AT (char *, value, field), g_free);
      break;
    case DICTUM_FIELD_STRINGS:
      g_clear_pointer (DICTUM_FIELD_AT (GStrv, value, field), g_strfreev);
      break;
    case DICTUM_FIELD_VALUE:
      g_clear_pointer (DICTUM_FIELD_AT (gpointer, value, field), dictum_value_unref);
      break;
    case DICTUM_FIELD_VALUES:
      g_clear_pointer (DICTUM_FIELD_AT (GPtrArray *, value, field), g_ptr_array_unref);
      break;
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_ENUM:
    default:
      break;
    }
}

static gboolean
strings_equal (const char *const *a, const char *const *b)
{
  if (a == NULL || b == NULL)
    return dictum_strings_length (a) == dictum_strings_length (b);

  return g_strv_equal (a, b);
}

static gboolean
values_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (dictum_values_length (a) != dictum_values_length (b))
    return FALSE;

  for (guint i = 0; i < dictum_values_length (a); i++)
    if (!dictum_value_equal (dictum_values_get (a, i), dictum_values_get (b, i)))
      return FALSE;

  return TRUE;
}

static GPtrArray *
copy_values (const GPtrArray *values)
{
  GPtrArray *copy;

  if (dictum_values_length (values) == 0)
    return NULL;

  copy = g_ptr_array_new_full (values->len, dictum_value_unref);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (copy, dictum_value_copy (dictum_values_get (values, i)));

  return copy;
}

/* The seal of a value covers what is below it: whoever holds a sealed record may rely on all of it.
 */
static void
seal_field (const DictumField *field, gpointer value)
{
  if (field->kind == DICTUM_FIELD_VALUE)
    {
      gpointer child = *DICTUM_FIELD_AT (gpointer, value, field);

      if (child != NULL)
        dictum_value_seal (child);
    }
  else if (field->kind == DICTUM_FIELD_VALUES)
    {
      GPtrArray *children = *DICTUM_FIELD_AT (GPtrArray *, value, field);

      for (guint i = 0; i < dictum_values_length (children); i++)
        dictum_value_seal (dictum_values_get (children, i));
    }
}

/**
 * dictum_value_new:
 * @type: the description of the structure
 *
 * Returns: (transfer full): an alterable value with everything absent
 */
gpointer
dictum_value_new (const DictumType *type)
{
  DictumValue *self;

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (type->size >= sizeof (DictumValue), NULL);

  self = g_malloc0 (type->size);
  self->type = type;
  g_atomic_ref_count_init (&self->refs);

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if (field->kind == DICTUM_FIELD_NUMBER)
      *DICTUM_FIELD_AT (double, self, field) = NAN;

  return self;
}

/**
 * dictum_value_ref:
 * @value: a value; that it is const says that it may be sealed, counting is always allowed
 *
 * Returns: (transfer full): @value
 */
gpointer
dictum_value_ref (gconstpointer value)
{
  DictumValue *self = (DictumValue *) value;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * dictum_value_unref:
 * @value: (transfer full) (nullable): a value
 */
void
dictum_value_unref (gpointer value)
{
  DictumValue *self = value;

  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    clear_field (field, self);
  if (self->type->finalize != NULL)
    self->type->finalize (self);
  g_free (self->unknown);
  g_free (self);
}

/**
 * dictum_value_copy:
 * @value: a value
 *
 * Copies a value and all below it, except what is never altered (an article's versions), which the
 * copy shares.
 *
 * Returns: (transfer full): an alterable value, or @value itself when its type is shared and it is
 * sealed
 */
gpointer
dictum_value_copy (gconstpointer value)
{
  const DictumValue *self = value;
  DictumValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->type->shared && self->sealed)
    return dictum_value_ref (self);

  copy = dictum_value_new (self->type);
  copy->unknown = g_strdup (self->unknown);
  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    dictum_field_assign (field, copy, self);

  return copy;
}

/**
 * dictum_field_assign:
 * @field: a field of the type of both values
 * @to: an alterable value; what it had in the field is freed
 * @from: where a copy of the field's content comes from
 */
void
dictum_field_assign (const DictumField *field, gpointer to, gconstpointer from)
{
  g_return_if_fail (!((DictumValue *) to)->sealed);

  clear_field (field, to);

  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      *DICTUM_FIELD_AT (char *, to, field) = g_strdup (*DICTUM_FIELD_AT (char *, from, field));
      break;
    case DICTUM_FIELD_BOOLEAN:
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_ENUM:
      *DICTUM_FIELD_AT (int, to, field) = *DICTUM_FIELD_AT (int, from, field);
      break;
    case DICTUM_FIELD_NUMBER:
      *DICTUM_FIELD_AT (double, to, field) = *DICTUM_FIELD_AT (double, from, field);
      break;
    case DICTUM_FIELD_STRINGS:
      dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, to, field),
                                (const char *const *) *DICTUM_FIELD_AT (GStrv, from, field));
      break;
    case DICTUM_FIELD_VALUE:
      if (*DICTUM_FIELD_AT (gpointer, from, field) != NULL)
        *DICTUM_FIELD_AT (gpointer, to,
                          field) = dictum_value_copy (*DICTUM_FIELD_AT (gpointer, from, field));
      break;
    case DICTUM_FIELD_VALUES:
      *DICTUM_FIELD_AT (GPtrArray *, to,
                        field) = copy_values (*DICTUM_FIELD_AT (GPtrArray *, from, field));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * dictum_field_equal:
 * @field: a field of the type of both values
 * @a: a value
 * @b: another
 *
 * Returns: whether both have the same content in @field; an empty list and none are the same
 */
gboolean
dictum_field_equal (const DictumField *field, gconstpointer a, gconstpointer b)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      return g_strcmp0 (*DICTUM_FIELD_AT (char *, a, field), *DICTUM_FIELD_AT (char *, b, field)) ==
             0;
    case DICTUM_FIELD_BOOLEAN:
      return !*DICTUM_FIELD_AT (gboolean, a, field) == !*DICTUM_FIELD_AT (gboolean, b, field);
    case DICTUM_FIELD_INTEGER:
    case DICTUM_FIELD_ENUM:
      return *DICTUM_FIELD_AT (int, a, field) == *DICTUM_FIELD_AT (int, b, field);
    case DICTUM_FIELD_NUMBER:
      {
        double x = *DICTUM_FIELD_AT (double, a, field);
        double y = *DICTUM_FIELD_AT (double, b, field);

        /* Absent is NAN, which is not equal to itself. The same bits are wanted, not nearness. */
        return (isnan (x) && isnan (y)) || !(x < y || x > y || isnan (x) || isnan (y));
      }
    case DICTUM_FIELD_STRINGS:
      return strings_equal ((const char *const *) *DICTUM_FIELD_AT (GStrv, a, field),
                            (const char *const *) *DICTUM_FIELD_AT (GStrv, b, field));
    case DICTUM_FIELD_VALUE:
      return dictum_value_equal (*DICTUM_FIELD_AT (gpointer, a, field),
                                 *DICTUM_FIELD_AT (gpointer, b, field));
    case DICTUM_FIELD_VALUES:
      return values_equal (*DICTUM_FIELD_AT (GPtrArray *, a, field),
                           *DICTUM_FIELD_AT (GPtrArray *, b, field));
    default:
      g_assert_not_reached ();
    }
}

/**
 * dictum_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether both say the same, unknown members included
 */
gboolean
dictum_value_equal (gconstpointer a, gconstpointer b)
{
  const DictumValue *x = a;
  const DictumValue *y = b;

  if (x == y)
    return TRUE;
  if (x == NULL || y == NULL || x->type != y->type || g_strcmp0 (x->unknown, y->unknown) != 0)
    return FALSE;

  for (const DictumField *field = x->type->fields; field->key != NULL; field++)
    if (!dictum_field_equal (field, x, y))
      return FALSE;

  return TRUE;
}

/**
 * dictum_type_find_field:
 * @type: a type
 * @key: a member's name in the file
 *
 * Returns: (nullable): its field
 */
const DictumField *
dictum_type_find_field (const DictumType *type, const char *key)
{
  g_return_val_if_fail (type != NULL && key != NULL, NULL);

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if (strcmp (field->key, key) == 0)
      return field;

  return NULL;
}

/**
 * dictum_value_seal:
 * @value: a value
 *
 * From now on nothing alters @value or what is below it. Sealing twice is fine.
 */
void
dictum_value_seal (gpointer value)
{
  DictumValue *self = value;

  g_return_if_fail (self != NULL);

  if (self->sealed)
    return;

  self->sealed = TRUE;
  for (const DictumField *field = self->type->fields; field->key != NULL; field++)
    seal_field (field, self);
}

/**
 * dictum_value_is:
 * @value: (nullable): a value
 * @type: a type
 *
 * Returns: whether @value is one of @type; FALSE for NULL
 */
gboolean
dictum_value_is (gconstpointer value, const DictumType *type)
{
  return value != NULL && ((const DictumValue *) value)->type == type;
}

/**
 * dictum_value_set_string:
 * @place: a string field of an alterable value
 * @string: (nullable): what it becomes; "" is absent
 */
void
dictum_value_set_string (char **place, const char *string)
{
  g_return_if_fail (place != NULL);

  g_set_str (place, string != NULL && *string != '\0' ? string : NULL);
}

/**
 * dictum_value_set_strings:
 * @place: a list of strings of an alterable value
 * @strings: (nullable): what it becomes; an empty list is absent
 */
void
dictum_value_set_strings (GStrv *place, const char *const *strings)
{
  GStrv copy;

  g_return_if_fail (place != NULL);

  /* Copied first: the new list may be the old one. */
  copy = dictum_strings_length (strings) > 0 ? g_strdupv ((GStrv) strings) : NULL;
  g_strfreev (*place);
  *place = copy;
}

/**
 * dictum_values_add:
 * @place: a list of values; made when it is NULL
 * @value: (transfer full): goes to its end
 */
void
dictum_values_add (GPtrArray **place, gpointer value)
{
  dictum_values_insert (place, dictum_values_length (*place), value);
}

/**
 * dictum_values_insert:
 * @place: a list of values; made when it is NULL
 * @position: where, 0 to its length
 * @value: (transfer full): what
 */
void
dictum_values_insert (GPtrArray **place, guint position, gpointer value)
{
  g_return_if_fail (place != NULL && value != NULL);
  g_return_if_fail (position <= dictum_values_length (*place));

  if (*place == NULL)
    *place = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_ptr_array_insert (*place, position, value);
}

/**
 * dictum_values_remove:
 * @place: a list of values; becomes NULL when its last one goes
 * @position: which
 */
void
dictum_values_remove (GPtrArray **place, guint position)
{
  g_return_if_fail (place != NULL && position < dictum_values_length (*place));

  g_ptr_array_remove_index (*place, position);
  if ((*place)->len == 0)
    g_clear_pointer (place, g_ptr_array_unref);
}

/**
 * dictum_enum_from_nick:
 * @names: an enumeration
 * @nick: (nullable): a name as in the file
 *
 * Returns: the value, or -1
 */
int
dictum_enum_from_nick (const DictumEnum *names, const char *nick)
{
  g_return_val_if_fail (names != NULL, -1);

  for (int i = 0; nick != NULL && names->nicks[i] != NULL; i++)
    if (strcmp (names->nicks[i], nick) == 0)
      return i;

  return -1;
}

/**
 * dictum_enum_get_nick:
 * @names: an enumeration
 * @value: one of its values
 *
 * Returns: the name as in the file
 */
const char *
dictum_enum_get_nick (const DictumEnum *names, int value)
{
  g_return_val_if_fail (value >= 0 && (guint) value < dictum_enum_length (names), NULL);

  return names->nicks[value];
}

/**
 * dictum_enum_get_label:
 * @names: an enumeration
 * @value: one of its values
 *
 * Returns: the name as shown to the user, translated
 */
const char *
dictum_enum_get_label (const DictumEnum *names, int value)
{
  g_return_val_if_fail (value >= 0 && (guint) value < dictum_enum_length (names), NULL);

  return g_dgettext (GETTEXT_PACKAGE, names->labels[value]);
}

/**
 * dictum_enum_length:
 * @names: an enumeration
 *
 * Returns: how many values it has
 */
guint
dictum_enum_length (const DictumEnum *names)
{
  g_return_val_if_fail (names != NULL, 0);

  return g_strv_length ((GStrv) names->nicks);
}
