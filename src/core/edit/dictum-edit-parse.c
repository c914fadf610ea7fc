/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

GStrv
dictum_edit_split_list (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, strchr (text, '\n') != NULL ? "\n" : ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (*part != '\0' && g_hash_table_add (seen, part))
        g_strv_builder_add (builder, part);
    }

  return g_strv_builder_end (builder);
}

gboolean
dictum_ids_contain (GStrv ids, const char *id)
{
  return ids != NULL && g_strv_contains ((const char *const *) ids, id);
}

void
dictum_ids_add (GStrv *place, const char *id)
{
  guint length = dictum_strings_length ((const char *const *) *place);

  if (dictum_ids_contain (*place, id))
    return;

  *place = g_renew (char *, *place, length + 2);
  (*place)[length] = g_strdup (id);
  (*place)[length + 1] = NULL;
}

void
dictum_ids_remove (GStrv *place, const char *id)
{
  guint kept = 0;

  if (*place == NULL)
    return;

  for (guint i = 0; (*place)[i] != NULL; i++)
    if (strcmp ((*place)[i], id) == 0)
      g_free ((*place)[i]);
    else
      (*place)[kept++] = (*place)[i];
  (*place)[kept] = NULL;
  if (kept == 0)
    g_clear_pointer (place, g_strfreev);
}

gboolean
dictum_edit_parse_boolean (const char *text, gboolean *value, GError **error)
{
  static const char *const yes[] = { "yes", "true", "on", "1", NULL };
  static const char *const no[] = { "no", "false", "off", "0", "", NULL };
  g_autofree char *folded = g_ascii_strdown (text, -1);

  *value = g_strv_contains (yes, folded);
  if (*value || g_strv_contains (no, folded))
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is neither yes nor no. Write one of the two."), text);
  return FALSE;
}

static gboolean
parse_integer (const char *text, int *value, GError **error)
{
  guint64 number = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("“%s” is no number. Write digits only."), text);
      return FALSE;
    }

  *value = (int) number;
  return TRUE;
}

static gboolean
parse_number (const char *text, double *value, GError **error)
{
  char *end = NULL;

  *value = g_ascii_strtod (*text != '\0' ? text : "nan", &end);
  if (end != text && *end == '\0')
    return TRUE;
  if (*text == '\0')
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no number. Write it with a point: 0.5"), text);
  return FALSE;
}

static gboolean
parse_enum (const DictumField *field, const char *text, int *value, GError **error)
{
  const DictumEnum *names = field->detail;
  g_autofree char *known = NULL;

  *value = *text != '\0' ? dictum_enum_from_nick (names, text) : 0;
  if (*value >= 0)
    return TRUE;

  known = g_strjoinv (", ", (GStrv) names->nicks);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no value of “%s”. Choose one of: %s"), text, field->key, known);
  return FALSE;
}

static gboolean
parse_identifiers (GPtrArray **place, const char *text, GError **error)
{
  g_auto (GStrv) parts = dictum_edit_split_list (text);
  g_autoptr (GPtrArray) identifiers = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *colon = strchr (parts[i], ':');
      DictumIdentifier *identifier;

      if (colon == NULL || colon == parts[i] || colon[1] == '\0')
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                       _ ("“%s” is no identifier. Write it as wikidata:Q42 or url:https://…"),
                       parts[i]);
          return FALSE;
        }
      identifier = dictum_value_new (&dictum_identifier_type);
      identifier->scheme = g_strndup (parts[i], colon - parts[i]);
      identifier->content = g_strdup (colon + 1);
      dictum_values_add (&identifiers, identifier);
    }

  g_clear_pointer (place, g_ptr_array_unref);
  *place = g_steal_pointer (&identifiers);

  return TRUE;
}

/* "Ana Holt (fact-checker), Ben Ude" */
static void
parse_people (GPtrArray **place, const char *text)
{
  g_auto (GStrv) parts = dictum_edit_split_list (text);

  g_clear_pointer (place, g_ptr_array_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      DictumPerson *person = dictum_value_new (&dictum_person_type);
      char *open = strrchr (parts[i], '(');

      if (open != NULL && open > parts[i] && g_str_has_suffix (parts[i], ")"))
        {
          parts[i][strlen (parts[i]) - 1] = '\0';
          *open = '\0';
          dictum_value_set_string (&person->role, g_strstrip (open + 1));
        }
      dictum_value_set_string (&person->name, g_strstrip (parts[i]));
      dictum_values_add (place, person);
    }
}

gboolean
dictum_edit_parse_scale (DictumRatingScale **place, const char *text, GError **error)
{
  const char *const *presets = dictum_rating_scale_list_presets ();
  g_autofree char *known = NULL;

  if (g_strv_contains (presets, text))
    {
      dictum_value_unref (*place);
      *place = dictum_rating_scale_new_preset (text);
      return TRUE;
    }

  known = g_strjoinv (", ", (GStrv) presets);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("There is no rating scale “%s”. Choose one of: %s"), text, known);
  return FALSE;
}

static gboolean
parse_values (gpointer value, const DictumField *field, const char *text, GError **error)
{
  if (field->detail == &dictum_identifier_type)
    return parse_identifiers (DICTUM_FIELD_AT (GPtrArray *, value, field), text, error);
  if (field->detail == &dictum_rating_scale_type)
    return dictum_edit_parse_scale (DICTUM_FIELD_AT (DictumRatingScale *, value, field), text,
                                    error);
  if (field->detail == &dictum_person_type)
    {
      parse_people (DICTUM_FIELD_AT (GPtrArray *, value, field), text);
      return TRUE;
    }

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("The field “%s” is no plain value."), field->key);
  return FALSE;
}

/**
 * dictum_edit_check_time:
 * @text: (nullable): what was written as a date or time; nothing is fine
 * @error: what to write instead
 *
 * Returns: whether a project can keep it: see dictum_time_is_valid()
 */
gboolean
dictum_edit_check_time (const char *text, GError **error)
{
  if (text == NULL || *text == '\0' || dictum_time_is_valid (text))
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no date. Write it as 2026-11-14 or 2026-11-14T18:02:00Z."), text);
  return FALSE;
}

/**
 * dictum_edit_parse_field:
 * @value: an alterable value
 * @key: a plain field of it, by its name in the file
 * @text: (nullable): as a person writes it; NULL or "" clears
 *
 * Puts text into a field: the nick of an enumeration's value, "yes" or "no", a list with commas or
 * lines, a number, a date. References are not looked up.
 *
 * Returns: whether it could; @value is as it was when not
 */
gboolean
dictum_edit_parse_field (gpointer value, const char *key, const char *text, GError **error)
{
  const DictumField *field = dictum_type_find_field (((DictumValue *) value)->type, key);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_return_val_if_fail (!((DictumValue *) value)->sealed, FALSE);

  if (field == NULL)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("There is no field “%s”."), key);
      return FALSE;
    }
  if (!g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("The text for “%s” is not valid UTF-8."), key);
      return FALSE;
    }

  switch (field->kind)
    {
    case DICTUM_FIELD_TIME:
      if (!dictum_edit_check_time (trimmed, error))
        return FALSE;
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), trimmed);
      return TRUE;
    case DICTUM_FIELD_STRING:
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), trimmed);
      return TRUE;
    case DICTUM_FIELD_BOOLEAN:
      return dictum_edit_parse_boolean (trimmed, DICTUM_FIELD_AT (gboolean, value, field), error);
    case DICTUM_FIELD_INTEGER:
      return parse_integer (trimmed, DICTUM_FIELD_AT (int, value, field), error);
    case DICTUM_FIELD_NUMBER:
      return parse_number (trimmed, DICTUM_FIELD_AT (double, value, field), error);
    case DICTUM_FIELD_ENUM:
      {
        int number;

        if (!parse_enum (field, trimmed, &number, error))
          return FALSE;
        *DICTUM_FIELD_AT (int, value, field) = number;
        return TRUE;
      }
    case DICTUM_FIELD_STRINGS:
      {
        g_auto (GStrv) strings = dictum_edit_split_list (trimmed);

        dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, value, field),
                                  (const char *const *) strings);
        return TRUE;
      }
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      return parse_values (value, field, trimmed, error);
    }
}
