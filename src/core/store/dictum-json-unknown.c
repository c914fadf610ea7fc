/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-store"

#include "store/dictum-json-unknown.h"

#include <glib/gi18n-lib.h>

static gboolean
check_duplicates (yyjson_val *object, const DictumJsonPath *path, GError **error)
{
  g_autoptr (GHashTable) keys = NULL;
  size_t i, count;
  yyjson_val *key, *member;

  if (yyjson_obj_size (object) < 2)
    return TRUE;

  keys = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_obj_foreach (object, i, count, key, member)
  {
    if (!g_hash_table_add (keys, (gpointer) yyjson_get_str (key)))
      {
        DictumJsonPath place = { path, yyjson_get_str (key), 0 };

        dictum_json_fail_message (error, &place, _ ("stands here twice"));
        return FALSE;
      }
  }

  return TRUE;
}

static gboolean
check_unknown (yyjson_val *json, const DictumJsonPath *path, int depth, GError **error)
{
  size_t i, count;
  yyjson_val *key, *member;

  if (!yyjson_is_ctn (json))
    return TRUE;

  if (depth >= DICTUM_JSON_MAX_DEPTH)
    {
      /* The whole path would not be readable. */
      while (path->parent != NULL && path->parent->parent != NULL)
        path = path->parent;
      dictum_json_fail_message (error, path, _ ("is nested too deeply"));
      return FALSE;
    }

  if (yyjson_is_arr (json))
    {
      yyjson_arr_foreach (json, i, count, member)
      {
        DictumJsonPath place = { path, NULL, i };

        if (!check_unknown (member, &place, depth + 1, error))
          return FALSE;
      }
      return TRUE;
    }

  yyjson_obj_foreach (json, i, count, key, member)
  {
    DictumJsonPath place = { path, yyjson_get_str (key), 0 };

    if (!check_unknown (member, &place, depth + 1, error))
      return FALSE;
  }
  return check_duplicates (json, path, error);
}

/**
 * dictum_json_keep_unknown:
 * @unknown: a compact writer in an open object; zeroed before the first member
 * @key: the member's name
 * @member: its value
 * @path: where it is
 *
 * Keeps a member that we do not know beside others.
 *
 * Returns: FALSE with an error when it is nested too deeply, or has a name twice
 */
gboolean
dictum_json_keep_unknown (DictumJsonWriter *unknown,
                          yyjson_val *key,
                          yyjson_val *member,
                          const DictumJsonPath *path,
                          GError **error)
{
  if (!check_unknown (member, path, 0, error))
    return FALSE;

  if (unknown->out == NULL)
    {
      dictum_json_writer_init (unknown, FALSE, 64);
      dictum_json_begin (unknown, '{');
    }
  dictum_json_element (unknown);
  dictum_json_string (unknown, yyjson_get_str (key), yyjson_get_len (key));
  g_string_append_c (unknown->out, ':');
  dictum_json_raw (unknown, member);
  return TRUE;
}

/**
 * dictum_json_finish_unknown:
 * @unknown: what dictum_json_keep_unknown() wrote into
 * @value: gets the members, to be written again with it
 * @path: where the object is
 *
 * Returns: FALSE with an error when a name stands there twice
 */
gboolean
dictum_json_finish_unknown (DictumJsonWriter *unknown,
                            DictumValue *value,
                            const DictumJsonPath *path,
                            GError **error)
{
  DictumJsonDocument *document = NULL;
  GString *text;
  gboolean valid;

  if (unknown->out == NULL)
    return TRUE;

  dictum_json_end (unknown, '}');
  text = dictum_json_writer_finish (unknown, error);
  if (text == NULL)
    return FALSE;

  /* That no unknown member stands there twice is checked on the object that is kept. */
  document = yyjson_read (text->str, text->len, YYJSON_READ_NUMBER_AS_RAW);
  valid = document != NULL && check_duplicates (yyjson_doc_get_root (document), path, error);
  yyjson_doc_free (document);
  if (!valid)
    {
      g_string_free (text, TRUE);
      return FALSE;
    }

  g_free (value->unknown);
  value->unknown = g_string_free_and_steal (text);
  return TRUE;
}
