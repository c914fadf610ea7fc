/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-json-value.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-unknown.h"
#include "store/dictum-store.h"

/* How an object is read: as a record of the file, or as what a change sets in one, where null makes
 * a member absent. */
typedef struct
{
  const char *const *reserved; /* members that someone else reads; or NULL */
  gboolean changes;
} ReadMode;

static gboolean read_members (yyjson_val *json,
                              gpointer value,
                              const ReadMode *mode,
                              const DictumJsonPath *path,
                              GError **error);

/**
 * dictum_json_read_text:
 * @json: (nullable): what should be a string
 * @path: where it is
 * @error: why it is none
 *
 * Returns: (transfer full) (nullable): the string, which may be empty
 */
char *
dictum_json_read_text (yyjson_val *json, const DictumJsonPath *path, GError **error)
{
  if (!yyjson_is_str (json))
    {
      dictum_json_fail (error, path, _ ("text"), json);
      return NULL;
    }
  if (memchr (yyjson_get_str (json), 0, yyjson_get_len (json)) != NULL)
    {
      dictum_json_fail (error, path, _ ("text without the character zero"), json);
      return NULL;
    }

  return g_strndup (yyjson_get_str (json), yyjson_get_len (json));
}

static gboolean
read_text_field (yyjson_val *json,
                 const DictumField *field,
                 char **place,
                 const DictumJsonPath *path,
                 GError **error)
{
  gboolean is_id;
  char *text = dictum_json_read_text (json, path, error);

  if (text == NULL)
    return FALSE;

  if (*text == '\0')
    {
      is_id = (field->flags & DICTUM_FIELD_REFERENCE) != 0 || strcmp (field->key, "id") == 0;
      g_free (text);
      if (is_id)
        {
          dictum_json_fail (error, path, _ ("an id"), json);
          return FALSE;
        }
      /* Absent is NULL everywhere, but code may rely on a required text being there. */
      text = (field->flags & DICTUM_FIELD_REQUIRED) != 0 ? g_strdup ("") : NULL;
    }

  *place = text;
  return TRUE;
}

/**
 * dictum_json_read_time:
 * @json: what should be a date or time
 * @place: where it goes; an empty one is absent
 * @path: where it is
 * @error: why it is none
 *
 * Returns: whether it is one
 */
gboolean
dictum_json_read_time (yyjson_val *json, char **place, const DictumJsonPath *path, GError **error)
{
  g_autofree char *text = NULL;

  if (!yyjson_is_str (json))
    {
      dictum_json_fail (error, path, _ ("a date or time"), json);
      return FALSE;
    }

  text = dictum_json_read_text (json, path, error);
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (!dictum_time_is_valid (text))
    {
      dictum_json_fail (error, path, _ ("a date or time"), json);
      return FALSE;
    }

  *place = g_steal_pointer (&text);
  return TRUE;
}

/* By hand: a third of a large project's members are whole numbers. */
static gboolean
parse_digits (const char *raw, int *place)
{
  gint64 number = 0;
  const char *digit;

  for (digit = raw; g_ascii_isdigit (*digit); digit++)
    {
      number = number * 10 + (*digit - '0');
      if (number > INT_MAX)
        return FALSE;
    }

  *place = (int) number;
  return digit > raw && *digit == '\0';
}

static gboolean
read_integer (yyjson_val *json, int *place, const DictumJsonPath *path, GError **error)
{
  const char *raw = yyjson_get_raw (json);

  if (raw != NULL && parse_digits (raw, place))
    return TRUE;

  dictum_json_fail (error, path,
                    raw == NULL || strpbrk (raw, ".eE") != NULL
                        ? _ ("a whole number")
                        : _ ("a whole number from 0 to 2147483647"),
                    json);
  return FALSE;
}

static gboolean
read_number (yyjson_val *json, double *place, const DictumJsonPath *path, GError **error)
{
  const char *raw = yyjson_get_raw (json);
  double number;

  if (raw == NULL)
    {
      dictum_json_fail (error, path, _ ("a number"), json);
      return FALSE;
    }

  number = g_ascii_strtod (raw, NULL);
  if (!isfinite (number))
    {
      dictum_json_fail (error, path, _ ("a number that is not so large"), json);
      return FALSE;
    }

  *place = number;
  return TRUE;
}

static gboolean
read_enum (yyjson_val *json,
           const DictumField *field,
           int *place,
           const DictumJsonPath *path,
           GError **error)
{
  const DictumEnum *names = field->detail;
  int number = yyjson_is_str (json) ? dictum_enum_from_nick (names, yyjson_get_str (json)) : -1;

  if (number < 0)
    {
      g_autofree char *nicks = g_strjoinv (", ", (GStrv) names->nicks);
      /* Translators: followed by a list of words that are not translated. */
      g_autofree char *expected = g_strdup_printf (_ ("one of %s"), nicks);

      dictum_json_fail (error, path, expected, json);
      return FALSE;
    }

  *place = number;
  return TRUE;
}

static gboolean
read_strings (yyjson_val *json, GStrv *place, const DictumJsonPath *path, GError **error)
{
  g_autoptr (GStrvBuilder) strings = NULL;
  size_t i, count;
  yyjson_val *element;

  if (!yyjson_is_arr (json))
    {
      dictum_json_fail (error, path, _ ("a list of texts"), json);
      return FALSE;
    }
  if (yyjson_arr_size (json) == 0)
    return TRUE;

  strings = g_strv_builder_new ();
  yyjson_arr_foreach (json, i, count, element)
  {
    DictumJsonPath here = { path, NULL, i };
    char *text = dictum_json_read_text (element, &here, error);

    if (text == NULL)
      return FALSE;
    g_strv_builder_take (strings, text);
  }

  *place = g_strv_builder_end (strings);
  return TRUE;
}

static gboolean
read_values (yyjson_val *json,
             const DictumField *field,
             GPtrArray **place,
             const DictumJsonPath *path,
             GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  size_t i, count;
  yyjson_val *element;

  if (!yyjson_is_arr (json))
    {
      dictum_json_fail (error, path, _ ("a list"), json);
      return FALSE;
    }
  if (yyjson_arr_size (json) == 0)
    return TRUE;

  values = g_ptr_array_new_full (yyjson_arr_size (json), dictum_value_unref);
  yyjson_arr_foreach (json, i, count, element)
  {
    DictumJsonPath here = { path, NULL, i };
    gpointer value = dictum_json_read_value (element, field->detail, NULL, &here, error);

    if (value == NULL)
      return FALSE;
    g_ptr_array_add (values, value);
  }

  *place = g_steal_pointer (&values);
  return TRUE;
}

static gboolean
read_boolean (yyjson_val *json, gboolean *place, const DictumJsonPath *path, GError **error)
{
  if (!yyjson_is_bool (json))
    {
      dictum_json_fail (error, path, _ ("true or false"), json);
      return FALSE;
    }

  *place = yyjson_get_bool (json);
  return TRUE;
}

static gboolean
read_field (yyjson_val *json,
            const DictumField *field,
            gpointer value,
            const DictumJsonPath *path,
            GError **error)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
      return read_text_field (json, field, DICTUM_FIELD_AT (char *, value, field), path, error);
    case DICTUM_FIELD_TIME:
      return dictum_json_read_time (json, DICTUM_FIELD_AT (char *, value, field), path, error);
    case DICTUM_FIELD_BOOLEAN:
      return read_boolean (json, DICTUM_FIELD_AT (gboolean, value, field), path, error);
    case DICTUM_FIELD_INTEGER:
      return read_integer (json, DICTUM_FIELD_AT (int, value, field), path, error);
    case DICTUM_FIELD_NUMBER:
      return read_number (json, DICTUM_FIELD_AT (double, value, field), path, error);
    case DICTUM_FIELD_ENUM:
      return read_enum (json, field, DICTUM_FIELD_AT (int, value, field), path, error);
    case DICTUM_FIELD_STRINGS:
      return read_strings (json, DICTUM_FIELD_AT (GStrv, value, field), path, error);
    case DICTUM_FIELD_VALUE:
      *DICTUM_FIELD_AT (gpointer, value, field) = dictum_json_read_value (json, field->detail, NULL,
                                                                          path, error);
      return *DICTUM_FIELD_AT (gpointer, value, field) != NULL;
    case DICTUM_FIELD_VALUES:
      return read_values (json, field, DICTUM_FIELD_AT (GPtrArray *, value, field), path, error);
    default:
      g_assert_not_reached ();
    }
}

/* The field with the key, looked for from next on, since our own files have them in that order. */
static const DictumField *
find_field (const DictumType *type, const DictumField *next, yyjson_val *key)
{
  const char *name = yyjson_get_str (key);
  gsize length = yyjson_get_len (key) + 1;

  for (const DictumField *field = next; field->key != NULL; field++)
    if (strncmp (field->key, name, length) == 0)
      return field;
  for (const DictumField *field = type->fields; field != next; field++)
    if (strncmp (field->key, name, length) == 0)
      return field;

  return NULL;
}

static gboolean
check_required (guint64 seen, const DictumType *type, const DictumJsonPath *path, GError **error)
{
  for (guint i = 0; type->fields[i].key != NULL; i++)
    if ((type->fields[i].flags & DICTUM_FIELD_REQUIRED) != 0 &&
        (seen & (G_GUINT64_CONSTANT (1) << i)) == 0)
      {
        DictumJsonPath place = { path, type->fields[i].key, 0 };

        dictum_json_fail_message (error, &place, _ ("is missing"));
        return FALSE;
      }

  return TRUE;
}

/* Reads one member that we know. Clears what was there first when only changes are read. */
static gboolean
read_known (yyjson_val *json,
            const DictumField *field,
            DictumValue *value,
            const ReadMode *mode,
            const DictumJsonPath *path,
            GError **error)
{
  if (mode->changes)
    {
      gpointer blank = dictum_value_new (value->type);

      dictum_field_assign (field, value, blank);
      dictum_value_unref (blank);
      if (yyjson_is_null (json))
        return TRUE;
    }

  return read_field (json, field, value, path, error);
}

static gboolean
read_members_into (yyjson_val *json,
                   DictumValue *value,
                   const ReadMode *mode,
                   DictumJsonWriter *unknown,
                   const DictumJsonPath *path,
                   GError **error)
{
  const DictumType *type = value->type;
  const DictumField *next = type->fields;
  guint64 seen = 0;
  size_t i, count;
  yyjson_val *key, *member;

  yyjson_obj_foreach (json, i, count, key, member)
  {
    const DictumField *field = find_field (type, next, key);
    DictumJsonPath here = { path, yyjson_get_str (key), 0 };
    guint64 bit;

    if (field == NULL)
      {
        if (mode->reserved != NULL && g_strv_contains (mode->reserved, here.key))
          continue;
        if (!dictum_json_keep_unknown (unknown, key, member, &here, error))
          return FALSE;
        continue;
      }

    bit = G_GUINT64_CONSTANT (1) << (field - type->fields);
    if ((seen & bit) != 0)
      {
        dictum_json_fail_message (error, &here, _ ("stands here twice"));
        return FALSE;
      }
    seen |= bit;
    next = field + 1;
    if (!read_known (member, field, value, mode, &here, error))
      return FALSE;
  }

  return mode->changes || check_required (seen, type, path, error);
}

static gboolean
read_members (yyjson_val *json,
              gpointer value,
              const ReadMode *mode,
              const DictumJsonPath *path,
              GError **error)
{
  DictumJsonWriter unknown = { 0 };
  gboolean done;

  if (!yyjson_is_obj (json))
    {
      dictum_json_fail (error, path, _ ("an object"), json);
      return FALSE;
    }

  done = read_members_into (json, value, mode, &unknown, path, error) &&
         (mode->changes || dictum_json_finish_unknown (&unknown, value, path, error));
  dictum_json_writer_clear (&unknown);
  return done;
}

/**
 * dictum_json_read_value:
 * @json: what should be an object
 * @type: of what
 * @reserved: (nullable): members that are left alone, since the caller reads them
 * @path: (nullable): where it is
 * @error: what is wrong, with its place
 *
 * Reads a value as its table says. Members that the table does not have are kept in its "unknown".
 *
 * Returns: (transfer full) (nullable): an alterable value
 */
gpointer
dictum_json_read_value (yyjson_val *json,
                        const DictumType *type,
                        const char *const *reserved,
                        const DictumJsonPath *path,
                        GError **error)
{
  ReadMode mode = { reserved, FALSE };
  gpointer value = dictum_value_new (type);

  if (!read_members (json, value, &mode, path, error))
    {
      dictum_value_unref (value);
      return NULL;
    }

  return value;
}

/**
 * dictum_json_read_changes:
 * @json: what should be an object
 * @value: an alterable value
 * @path: (nullable): where it is
 * @error: what is wrong, with its place
 *
 * Sets in @value what @json has; null makes a member absent.
 *
 * Returns: whether all could be read; otherwise @value is partly altered and no good any more
 */
gboolean
dictum_json_read_changes (yyjson_val *json,
                          gpointer value,
                          const DictumJsonPath *path,
                          GError **error)
{
  ReadMode mode = { NULL, TRUE };

  return read_members (json, value, &mode, path, error);
}
