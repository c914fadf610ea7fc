/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The project file: bytes to records and back. The members of a value come from its field table;
 * what stands at the top of the file, and only there, is known here. */

#define G_LOG_DOMAIN "dictum-store"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-value.h"
#include "store/dictum-json-writer.h"
#include "store/dictum-project-file.h"
#include "store/dictum-store.h"

#define FORMAT_NAME "dictum-project"
#define FORMAT_VERSION 1
#define MAX_SIZE (G_GUINT64_CONSTANT (1) << 30)

/* A thread costs as much as reading a few records; more threads than this wait for the memory. */
#define PART_SIZE 1000
#define MAX_PARTS 8

G_DEFINE_QUARK (dictum - store - error - quark, dictum_store_error)

/* The members at the top that are not the settings record's. */
static const char *const reserved[] = { "format",  "version", "modified", "articles",
                                        "sources", "claims",  NULL };

typedef struct
{
  gboolean newer; /* what a newer version has and we cannot read is left out */
  char *modified;
  DictumSettings *settings;
  GPtrArray *records;
} Reading;

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->modified, g_free);
  g_clear_pointer (&self->settings, dictum_value_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* ---- Reading ---- */

static gboolean
check_format (yyjson_val *root, gboolean *newer, GError **error)
{
  DictumJsonPath format_path = { NULL, "format", 0 };
  DictumJsonPath version_path = { NULL, "version", 0 };
  yyjson_val *format, *version;
  const char *raw;
  guint64 number = 0;

  if (!yyjson_is_obj (root))
    {
      dictum_json_fail (error, NULL, _ ("a Dictum project"), root);
      return FALSE;
    }

  format = yyjson_obj_get (root, "format");
  if (!yyjson_equals_str (format, FORMAT_NAME))
    {
      dictum_json_fail (error, &format_path, "\"" FORMAT_NAME "\"", format);
      return FALSE;
    }

  version = yyjson_obj_get (root, "version");
  raw = yyjson_get_raw (version);
  if (raw == NULL || !g_ascii_string_to_unsigned (raw, 10, 1, G_MAXINT, &number, NULL))
    {
      dictum_json_fail (error, &version_path, _ ("a whole number from 1 on"), version);
      return FALSE;
    }

  *newer = number > FORMAT_VERSION;
  return TRUE;
}

static gboolean
check_top (yyjson_val *root, GError **error)
{
  guint seen = 0;
  size_t i, count;
  yyjson_val *key, *member;

  yyjson_obj_foreach (root, i, count, key, member)
  {
    for (guint j = 0; reserved[j] != NULL; j++)
      if (yyjson_equals_str (key, reserved[j]))
        {
          if ((seen & (1u << j)) != 0)
            {
              DictumJsonPath path = { NULL, reserved[j], 0 };

              dictum_json_fail_message (error, &path, _ ("stands here twice"));
              return FALSE;
            }
          seen |= 1u << j;
        }
  }

  return TRUE;
}

/* A part of one of the three lists; a large list is read by several threads. */
typedef struct
{
  GThread *thread; /* NULL: read by the one that asked */
  yyjson_val *first;
  gsize position; /* of the first one in the list */
  gsize length;
  const DictumType *type;
  const DictumJsonPath *list;
  gboolean newer;
  GPtrArray *records;
  GError *error; /* of the first one that could not be read; those behind it were not looked at */
} Part;

static gpointer
read_part (gpointer data)
{
  Part *self = data;
  yyjson_val *element = self->first;

  self->records = g_ptr_array_new_full (self->length, dictum_value_unref);
  for (gsize i = 0; i < self->length; i++)
    {
      DictumJsonPath place = { self->list, NULL, self->position + i };
      g_autoptr (GError) problem = NULL;
      gpointer record = dictum_json_read_value (element, self->type, NULL, &place, &problem);

      if (record != NULL)
        {
          /* The project seals it anyway, but in one thread. */
          dictum_value_seal (record);
          g_ptr_array_add (self->records, record);
        }
      else if (!self->newer)
        {
          self->error = g_steal_pointer (&problem);
          break;
        }
      element = unsafe_yyjson_get_next (element);
    }

  return NULL;
}

/* Returns the first element behind the part. */
static yyjson_val *
start_part (Part *self, gboolean in_thread)
{
  yyjson_val *next = self->first;

  /* Where an element ends is known from the element before, so the parts are walked to. */
  for (gsize i = 0; i < self->length; i++)
    next = unsafe_yyjson_get_next (next);
  if (in_thread)
    self->thread = g_thread_new ("dictum-read", read_part, self);
  else
    read_part (self);

  return next;
}

/* Adds what was read, if all before it could be read. */
static void
finish_part (Part *self, Reading *reading, GError **problem)
{
  if (self->thread != NULL)
    g_thread_join (self->thread);

  if (*problem == NULL)
    {
      g_ptr_array_extend_and_steal (reading->records, g_steal_pointer (&self->records));
      *problem = g_steal_pointer (&self->error);
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_error (&self->error);
}

static gboolean
read_records (yyjson_val *root,
              const char *key,
              const DictumType *type,
              Reading *reading,
              GError **error)
{
  DictumJsonPath path = { NULL, key, 0 };
  yyjson_val *list = yyjson_obj_get (root, key);
  yyjson_val *next = yyjson_arr_get_first (list);
  gsize length = yyjson_arr_size (list);
  gsize n_parts = CLAMP (length / PART_SIZE, 1, MIN (MAX_PARTS, g_get_num_processors ()));
  Part parts[MAX_PARTS] = { 0 };
  GError *problem = NULL;

  if (!yyjson_is_arr (list))
    {
      if (reading->newer)
        return TRUE;
      dictum_json_fail (error, &path, _ ("a list"), list);
      return FALSE;
    }

  for (gsize i = 0; i < n_parts; i++)
    {
      gsize start = length * i / n_parts;
      gsize end = length * (i + 1) / n_parts;

      parts[i] = (Part) { .first = next,
                          .position = start,
                          .length = end - start,
                          .type = type,
                          .list = &path,
                          .newer = reading->newer };
      next = start_part (&parts[i], i + 1 < n_parts);
    }
  for (gsize i = 0; i < n_parts; i++)
    finish_part (&parts[i], reading, &problem);

  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
read_modified (yyjson_val *root, Reading *reading, GError **error)
{
  DictumJsonPath path = { NULL, "modified", 0 };
  yyjson_val *modified = yyjson_obj_get (root, "modified");

  return modified == NULL || dictum_json_read_time (modified, &reading->modified, &path, error) ||
         reading->newer;
}

static gboolean
read_document (yyjson_val *root, Reading *reading, GError **error)
{
  if (!check_format (root, &reading->newer, error) || !check_top (root, error) ||
      !read_modified (root, reading, error))
    {
      return FALSE;
    }

  reading->settings = dictum_json_read_value (root, &dictum_settings_type, reserved, NULL, error);
  if (reading->settings == NULL)
    return FALSE;

  reading->records = g_ptr_array_new_with_free_func (dictum_value_unref);
  return read_records (root, "articles", &dictum_article_type, reading, error) &&
         read_records (root, "sources", &dictum_source_type, reading, error) &&
         read_records (root, "claims", &dictum_claim_type, reading, error);
}

/* ---- References, looked at one by one only when something is wrong ---- */

typedef struct
{
  GHashTable *ids;
  const char *missing;
} ReferenceCheck;

static void
check_reference_cb (const char *id, gpointer data)
{
  ReferenceCheck *check = data;

  if (check->missing == NULL && !g_hash_table_contains (check->ids, id))
    check->missing = id;
}

static const char *
get_list_name (gconstpointer record)
{
  if (dictum_is_article (record))
    return "articles";

  return dictum_is_source (record) ? "sources" : "claims";
}

/* The place of a record in the file: all three lists are read into one, kind after kind. */
static DictumJsonPath
get_record_path (GPtrArray *records, guint position, DictumJsonPath *list)
{
  gconstpointer record = g_ptr_array_index (records, position);
  guint first = position;

  while (first > 0 && ((DictumValue *) g_ptr_array_index (records, first - 1))->type ==
                          ((const DictumValue *) record)->type)
    first--;

  *list = (DictumJsonPath) { NULL, get_list_name (record), 0 };
  return (DictumJsonPath) { list, NULL, position - first };
}

static gboolean
check_ids (const Reading *reading, GHashTable *ids, GError **error)
{
  g_hash_table_add (ids, reading->settings->record.id);

  for (guint i = 0; i < reading->records->len; i++)
    {
      DictumRecord *record = g_ptr_array_index (reading->records, i);
      DictumJsonPath list, place;

      if (g_hash_table_add (ids, record->id))
        continue;

      place = get_record_path (reading->records, i, &list);
      dictum_json_fail_message (error, &(DictumJsonPath) { &place, "id", 0 },
                                _ ("another record has this id already"));
      return FALSE;
    }

  return TRUE;
}

/* A dangling reference is told with its place; anything else the project finds is told as it is. */
static gboolean
check_references (const Reading *reading, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (!check_ids (reading, ids, error))
    return FALSE;

  for (guint i = 0; i < reading->records->len; i++)
    {
      gpointer record = g_ptr_array_index (reading->records, i);
      ReferenceCheck check = { ids, NULL };

      dictum_record_foreach_reference (record, check_reference_cb, &check);
      if (check.missing != NULL)
        {
          DictumJsonPath list;
          DictumJsonPath place = get_record_path (reading->records, i, &list);
          g_autofree char *field = dictum_project_file_find_text (record, check.missing);
          g_autofree char *message = g_strdup_printf (
              _ ("refers to “%s”, which is not in the project"), check.missing);

          dictum_json_fail_message (error, &(DictumJsonPath) { &place, field, 0 }, message);
          return FALSE;
        }
    }

  return TRUE;
}

/* What refers to something that could not be read goes too, and what refers to that. */
static void
drop_dangling (Reading *reading)
{
  guint length;

  do
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      length = reading->records->len;
      for (guint i = 0; i < length; i++)
        g_hash_table_add (ids, ((DictumRecord *) g_ptr_array_index (reading->records, i))->id);
      for (guint i = length; i > 0; i--)
        {
          ReferenceCheck check = { ids, NULL };

          dictum_record_foreach_reference (g_ptr_array_index (reading->records, i - 1),
                                           check_reference_cb, &check);
          if (check.missing != NULL)
            g_ptr_array_remove_index (reading->records, i - 1);
        }
    }
  while (reading->records->len < length);
}

static DictumProject *
build_project (Reading *reading, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DictumProject *project;

  if (reading->newer)
    drop_dangling (reading);

  project = dictum_project_new_from_records (reading->settings, reading->records, &problem);
  if (project == NULL)
    {
      if (check_references (reading, error))
        g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_FORMAT,
                             problem->message);
      return NULL;
    }

  dictum_project_set_modified (project, reading->modified);
  return project;
}

/**
 * dictum_project_file_parse:
 * @bytes: a project file
 * @newer: (out) (nullable): whether a newer version of the format is in it, of which the project
 * has what could be read
 * @error: what is wrong, with its place: `claims[17].content[0].end: expected a whole number, found
 * "12"`
 *
 * Reads a project. What the format's version 1 does not know is kept. With @newer NULL a newer
 * version is an error.
 *
 * Returns: (transfer full) (nullable): the project
 */
DictumProject *
dictum_project_file_parse (GBytes *bytes, gboolean *newer, GError **error)
{
  g_auto (Reading) reading = { 0 };
  DictumProject *project = NULL;
  yyjson_doc *document;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_TOO_LARGE,
                           _ ("The file is larger than 1 GiB, which no project is"));
      return NULL;
    }

  document = dictum_json_read_document (data, size, error);
  if (document == NULL)
    return NULL;

  if (read_document (yyjson_doc_get_root (document), &reading, error))
    {
      /* Before the records are indexed: both together are what takes the most memory. */
      g_clear_pointer (&document, yyjson_doc_free);
      if (reading.newer && newer == NULL)
        g_set_error_literal (error, DICTUM_STORE_ERROR, DICTUM_STORE_ERROR_NEWER,
                             _ ("The project was saved by a newer version of Dictum"));
      else
        project = build_project (&reading, error);
    }
  yyjson_doc_free (document);

  if (newer != NULL)
    *newer = reading.newer;
  return project;
}

/* ---- Writing ---- */

static void
write_records (DictumJsonWriter *writer, const char *key, const GPtrArray *records)
{
  dictum_json_key (writer, key);
  dictum_json_begin (writer, '[');
  for (guint i = 0; i < records->len; i++)
    {
      dictum_json_element (writer);
      dictum_json_value (writer, g_ptr_array_index (records, i));
    }
  dictum_json_end (writer, ']');
}

static void
write_settings (DictumJsonWriter *writer, const DictumSettings *settings, const char *modified)
{
  for (const DictumField *field = dictum_settings_type.fields; field->key != NULL; field++)
    {
      /* The project's own time stands between what says what it is and what it has. */
      if (field->kind == DICTUM_FIELD_VALUE)
        dictum_json_member_string (writer, "modified", modified);
      if (!dictum_json_is_written (field, settings))
        continue;
      dictum_json_key (writer, field->key);
      dictum_json_field (writer, field, settings);
    }
}

/**
 * dictum_project_file_print:
 * @snapshot: the records; they are sorted by id
 * @error: what cannot be written
 *
 * Writes a project file. The same records give the same bytes. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
dictum_project_file_print (DictumProjectSnapshot *snapshot, GError **error)
{
  DictumJsonWriter writer;
  GString *text;

  g_return_val_if_fail (snapshot != NULL, NULL);

  dictum_project_snapshot_sort (snapshot);

  dictum_json_writer_init (&writer, TRUE, 4096 + 1024 * (gsize) snapshot->claims->len);
  dictum_json_begin (&writer, '{');
  dictum_json_member_string (&writer, "format", FORMAT_NAME);
  dictum_json_member_integer (&writer, "version", FORMAT_VERSION);
  write_settings (&writer, snapshot->settings, snapshot->modified);
  write_records (&writer, "articles", snapshot->articles);
  write_records (&writer, "sources", snapshot->sources);
  write_records (&writer, "claims", snapshot->claims);
  dictum_json_unknown (&writer, snapshot->settings->record.value.unknown);
  dictum_json_end (&writer, '}');
  g_string_append_c (writer.out, '\n');

  text = dictum_json_writer_finish (&writer, error);
  return text != NULL ? g_string_free_to_bytes (text) : NULL;
}

/**
 * dictum_record_to_json:
 * @record: a record, or any other value
 * @pretty: one member a line; otherwise all in one line
 *
 * Returns: (transfer full): the value as JSON, as it stands in the file; "null" when it cannot be
 *   written
 */
char *
dictum_record_to_json (gconstpointer record, gboolean pretty)
{
  g_autoptr (GError) error = NULL;
  DictumJsonWriter writer;
  GString *text;

  g_return_val_if_fail (record != NULL, NULL);

  dictum_json_writer_init (&writer, pretty, 512);
  dictum_json_value (&writer, record);
  text = dictum_json_writer_finish (&writer, &error);
  if (text == NULL)
    {
      g_warning ("Cannot write a record as JSON: %s", error->message);
      return g_strdup ("null");
    }

  return g_string_free_and_steal (text);
}
