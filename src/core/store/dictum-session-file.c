/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The session as the text of its file. */

#define G_LOG_DOMAIN "dictum-session"

#include <string.h>

#include "store/dictum-json-value.h"
#include "store/dictum-json-writer.h"
#include "store/dictum-session-private.h"

/* ---- Reading: whatever is not as it should be is left out ---- */

static void
read_recent (DictumSession *self, yyjson_val *list)
{
  size_t i, count;
  yyjson_val *entry;

  yyjson_arr_foreach (list, i, count, entry)
  {
    const char *address = yyjson_get_str (yyjson_obj_get (entry, "file"));
    const char *id = yyjson_get_str (yyjson_obj_get (entry, "id"));
    DictumRecent *recent;

    if (id == NULL || (address == NULL && !dictum_session_is_unnamed_there (id)))
      continue;
    recent = g_new0 (DictumRecent, 1);
    recent->file = address != NULL ? g_file_new_for_uri (address) : NULL;
    recent->id = g_strdup (id);
    recent->title = g_strdup (yyjson_get_str (yyjson_obj_get (entry, "title")));
    recent->opened = g_strdup (yyjson_get_str (yyjson_obj_get (entry, "opened")));
    g_ptr_array_add (self->recent, recent);
  }
  dictum_session_trim_recent (self);
}

static void
read_values (DictumSession *self, yyjson_val *object)
{
  size_t i, j, count, inner_count;
  yyjson_val *id, *members, *key, *value;

  yyjson_obj_foreach (object, i, count, id, members)
  {
    yyjson_obj_foreach (members, j, inner_count, key, value)
    {
      if (yyjson_is_str (value))
        g_hash_table_insert (dictum_session_ensure_values (self, yyjson_get_str (id)),
                             g_strdup (yyjson_get_str (key)), g_strdup (yyjson_get_str (value)));
    }
  }
}

static void
read_open (DictumSession *self, yyjson_val *list)
{
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();
  size_t i, count;
  yyjson_val *entry;

  yyjson_arr_foreach (list, i, count, entry)
  {
    if (yyjson_is_str (entry))
      g_strv_builder_add (open, yyjson_get_str (entry));
  }
  self->open = g_strv_builder_end (open);
}

void
dictum_session_take_text (DictumSession *self, const char *text, gsize n_bytes)
{
  yyjson_doc *document = NULL;
  yyjson_val *root;

  if (text != NULL)
    document = yyjson_read (text, n_bytes, YYJSON_READ_NUMBER_AS_RAW);
  root = yyjson_doc_get_root (document);
  read_recent (self, yyjson_obj_get (root, "recent"));
  read_values (self, yyjson_obj_get (root, "values"));
  read_open (self, yyjson_obj_get (root, "open"));
  yyjson_doc_free (document);
}

/* ---- Writing ---- */

static void
write_recent (DictumSession *self, DictumJsonWriter *writer)
{
  dictum_json_key (writer, "recent");
  dictum_json_begin (writer, '[');
  for (guint i = 0; i < self->recent->len; i++)
    {
      DictumRecent *recent = g_ptr_array_index (self->recent, i);
      g_autofree char *address = recent->file != NULL ? g_file_get_uri (recent->file) : NULL;

      dictum_json_element (writer);
      dictum_json_begin (writer, '{');
      dictum_json_member_string (writer, "file", address);
      dictum_json_member_string (writer, "id", recent->id);
      dictum_json_member_string (writer, "title", recent->title);
      dictum_json_member_string (writer, "opened", recent->opened);
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, ']');
}

static GList *
list_keys (GHashTable *table)
{
  return g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
}

static void
write_values (DictumSession *self, DictumJsonWriter *writer)
{
  g_autoptr (GList) ids = list_keys (self->values);

  dictum_json_key (writer, "values");
  dictum_json_begin (writer, '{');
  for (GList *id = ids; id != NULL; id = id->next)
    {
      GHashTable *values = g_hash_table_lookup (self->values, id->data);
      g_autoptr (GList) keys = list_keys (values);

      /* Ids and keys come from files and may hold anything. */
      dictum_json_element (writer);
      dictum_json_string (writer, id->data, strlen (id->data));
      dictum_json_literal (writer, ": ");
      dictum_json_begin (writer, '{');
      for (GList *key = keys; key != NULL; key = key->next)
        {
          const char *value = g_hash_table_lookup (values, key->data);

          dictum_json_element (writer);
          dictum_json_string (writer, key->data, strlen (key->data));
          dictum_json_literal (writer, ": ");
          dictum_json_string (writer, value, strlen (value));
        }
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, '}');
}

static void
write_open (DictumSession *self, DictumJsonWriter *writer)
{
  dictum_json_key (writer, "open");
  dictum_json_begin (writer, '[');
  for (guint i = 0; self->open != NULL && self->open[i] != NULL; i++)
    {
      dictum_json_element (writer);
      dictum_json_string (writer, self->open[i], strlen (self->open[i]));
    }
  dictum_json_end (writer, ']');
}

GString *
dictum_session_make_text (DictumSession *self, GError **error)
{
  DictumJsonWriter writer;

  dictum_json_writer_init (&writer, TRUE, 1024);
  dictum_json_begin (&writer, '{');
  write_recent (self, &writer);
  write_values (self, &writer);
  write_open (self, &writer);
  dictum_json_end (&writer, '}');
  g_string_append_c (writer.out, '\n');

  return dictum_json_writer_finish (&writer, error);
}
