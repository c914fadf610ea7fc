/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changes as lines of the journal. A record that was replaced has only the fields that differ, on
 * both sides, so that a line is as long as what was done; the rest is in the project. */

#define G_LOG_DOMAIN "dictum-journal"

#include "store/dictum-journal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/dictum-json-value.h"
#include "store/dictum-json-writer.h"

static const DictumType *const record_types[] = { &dictum_claim_type, &dictum_source_type,
                                                  &dictum_article_type, &dictum_settings_type };

/* ---- Writing ---- */

#define MAX_FIELDS 64

/* The fields in which two revisions differ, at most MAX_FIELDS; returns how many. */
static guint
find_differences (const DictumField **differing, gconstpointer before, gconstpointer after)
{
  const DictumType *type = ((const DictumValue *) before)->type;
  guint count = 0;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    if (!dictum_field_equal (field, before, after))
      {
        g_assert (count < MAX_FIELDS);
        differing[count++] = field;
      }

  return count;
}

static void
write_fields (DictumJsonWriter *writer,
              const char *key,
              gconstpointer record,
              const DictumField *const *fields,
              guint count)
{
  dictum_json_key (writer, key);
  dictum_json_begin (writer, '{');
  for (guint i = 0; i < count; i++)
    {
      dictum_json_key (writer, fields[i]->key);
      if (dictum_json_is_written (fields[i], record))
        dictum_json_field (writer, fields[i], record);
      else
        dictum_json_literal (writer, "null");
    }
  dictum_json_end (writer, '}');
}

static void
write_unknown (DictumJsonWriter *writer, const char *key, const DictumRecord *record)
{
  dictum_json_key (writer, key);
  dictum_json_begin (writer, '{');
  dictum_json_unknown (writer, record->value.unknown);
  dictum_json_end (writer, '}');
}

static void
write_entry (DictumJsonWriter *writer, const DictumChangeEntry *entry)
{
  const DictumRecord *before = entry->before;
  const DictumRecord *after = entry->after;
  const DictumRecord *any = after != NULL ? after : before;
  const DictumField *differing[MAX_FIELDS];

  dictum_json_element (writer);
  dictum_json_begin (writer, '{');
  dictum_json_member_string (writer, "kind", any->value.type->name);
  dictum_json_member_string (writer, "id", any->id);
  if (before != NULL && after != NULL)
    {
      guint count = find_differences (differing, before, after);

      write_fields (writer, "before", before, differing, count);
      write_fields (writer, "after", after, differing, count);
      if (g_strcmp0 (before->value.unknown, after->value.unknown) != 0)
        {
          write_unknown (writer, "unknownBefore", before);
          write_unknown (writer, "unknownAfter", after);
        }
    }
  else
    {
      dictum_json_key (writer, before != NULL ? "before" : "after");
      dictum_json_value (writer, any);
    }
  dictum_json_end (writer, '}');
}

/**
 * dictum_journal_format_change:
 * @seq: the event's number
 * @change: what was done
 * @was: (nullable): the project's modified time before it
 * @error: what in it cannot be written
 *
 * Returns: (transfer full) (nullable): the line, with its end
 */
GString *
dictum_journal_format_change (guint64 seq, DictumChange *change, const char *was, GError **error)
{
  DictumJsonWriter writer;
  GString *line;

  dictum_json_writer_init (&writer, FALSE, 1024);
  dictum_json_begin (&writer, '{');
  dictum_json_member_string (&writer, "type", "change");
  dictum_json_member_integer (&writer, "seq", seq);
  dictum_json_member_string (&writer, "was", was);
  dictum_json_member_string (&writer, "time", dictum_change_get_time (change));
  dictum_json_member_string (&writer, "author", dictum_change_get_author (change));
  dictum_json_member_string (&writer, "label", dictum_change_get_label (change));
  dictum_json_key (&writer, "entries");
  dictum_json_begin (&writer, '[');
  for (guint i = 0; i < dictum_change_get_length (change); i++)
    write_entry (&writer, dictum_change_get_entry (change, i));
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');

  line = dictum_json_writer_finish (&writer, error);
  if (line != NULL)
    g_string_append_c (line, '\n');
  return line;
}

/* ---- Reading ---- */

typedef struct
{
  DictumProject *project;
  GHashTable *records; /* id -> record, or NULL: as they are at the entry that is being read */
  gboolean forward;
} Reading;

static void
unref_record_cb (gpointer data)
{
  if (data != NULL)
    dictum_value_unref (data);
}

static gconstpointer
lookup (Reading *self, const char *id)
{
  gpointer record;

  if (g_hash_table_lookup_extended (self->records, id, NULL, &record))
    return record;

  return dictum_project_get_record (self->project, id);
}

static const DictumType *
read_kind (yyjson_val *json, const DictumJsonPath *path, GError **error)
{
  yyjson_val *kind = yyjson_obj_get (json, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (record_types); i++)
    if (yyjson_equals_str (kind, record_types[i]->name))
      return record_types[i];

  dictum_json_fail (error, &(DictumJsonPath) { path, "kind", 0 }, _ ("a kind of record"), kind);
  return NULL;
}

static void
set_unknown (gpointer record, yyjson_val *json)
{
  DictumJsonWriter writer;
  DictumValue *value = record;

  if (json == NULL)
    return;

  g_clear_pointer (&value->unknown, g_free);
  if (yyjson_obj_size (json) == 0)
    return;

  dictum_json_writer_init (&writer, FALSE, 64);
  dictum_json_raw (&writer, json);
  value->unknown = g_string_free_and_steal (dictum_json_writer_finish (&writer, NULL));
}

/* Whether a record is what a line says it was before: what differs is all that the line has. */
static gboolean
check_before (gconstpointer now, yyjson_val *json, const DictumJsonPath *path, GError **error)
{
  DictumJsonPath place = { path, "before", 0 };
  gpointer was = dictum_value_copy (now);
  gboolean same = FALSE;

  if (dictum_json_read_changes (yyjson_obj_get (json, "before"), was, &place, error))
    {
      set_unknown (was, yyjson_obj_get (json, "unknownBefore"));
      same = dictum_value_equal (was, now);
      if (!same)
        dictum_json_fail_message (error, path,
                                  _ ("the record is not what it was before this change"));
    }
  dictum_value_unref (was);
  return same;
}

/* The other side of a replaced record: as it is now, with what differs. */
static gpointer
read_other_side (Reading *self,
                 yyjson_val *json,
                 const char *id,
                 const DictumJsonPath *path,
                 GError **error)
{
  const char *key = self->forward ? "after" : "before";
  DictumJsonPath place = { path, key, 0 };
  gconstpointer now = lookup (self, id);
  gpointer other;

  if (now == NULL)
    {
      dictum_json_fail_message (error, path, _ ("the project does not have this record"));
      return NULL;
    }

  if (self->forward && !check_before (now, json, path, error))
    return NULL;

  other = dictum_value_copy (now);
  if (!dictum_json_read_changes (yyjson_obj_get (json, key), other, &place, error))
    {
      dictum_value_unref (other);
      return NULL;
    }
  set_unknown (other, yyjson_obj_get (json, self->forward ? "unknownAfter" : "unknownBefore"));
  return other;
}

static gboolean
add_entry (Reading *self, GArray *entries, const char *id, gpointer before, gpointer after)
{
  DictumChangeEntry entry = { before, after };
  gpointer result = self->forward ? after : before;

  g_array_append_val (entries, entry);
  g_hash_table_replace (self->records, g_strdup (id),
                        result != NULL ? dictum_value_ref (result) : NULL);
  return TRUE;
}

static gboolean
read_entry (Reading *self,
            yyjson_val *json,
            GArray *entries,
            const DictumJsonPath *path,
            GError **error)
{
  yyjson_val *before = yyjson_obj_get (json, "before");
  yyjson_val *after = yyjson_obj_get (json, "after");
  const char *id = yyjson_get_str (yyjson_obj_get (json, "id"));
  const DictumType *type = read_kind (json, path, error);
  gpointer record;

  if (type == NULL)
    return FALSE;
  if (id == NULL || (before == NULL && after == NULL))
    {
      dictum_json_fail_message (error, path, _ ("is not a whole entry"));
      return FALSE;
    }

  if (before != NULL && after != NULL)
    {
      gpointer now;

      record = read_other_side (self, json, id, path, error);
      if (record == NULL)
        return FALSE;
      now = dictum_value_ref (lookup (self, id));
      return add_entry (self, entries, id, self->forward ? now : record,
                        self->forward ? record : now);
    }

  record = dictum_json_read_value (before != NULL ? before : after, type, NULL, path, error);
  if (record == NULL)
    return FALSE;
  return add_entry (self, entries, id, before != NULL ? record : NULL,
                    before != NULL ? NULL : record);
}

static gboolean
read_entries (Reading *self, yyjson_val *list, GArray *entries, GError **error)
{
  DictumJsonPath path = { NULL, "entries", 0 };
  gsize length = yyjson_arr_size (list);

  if (!yyjson_is_arr (list))
    {
      dictum_json_fail (error, &path, _ ("a list"), list);
      return FALSE;
    }

  for (gsize i = 0; i < length; i++)
    {
      gsize position = self->forward ? i : length - 1 - i;
      DictumJsonPath place = { &path, NULL, position };

      if (!read_entry (self, yyjson_arr_get (list, position), entries, &place, error))
        return FALSE;
    }

  return TRUE;
}

static void
clear_entry_cb (gpointer data)
{
  DictumChangeEntry *entry = data;

  unref_record_cb ((gpointer) entry->before);
  unref_record_cb ((gpointer) entry->after);
}

static DictumChange *
build_change (yyjson_val *root, GArray *entries, gboolean forward)
{
  const char *label = yyjson_get_str (yyjson_obj_get (root, "label"));
  const char *time = yyjson_get_str (yyjson_obj_get (root, "time"));
  const char *author = yyjson_get_str (yyjson_obj_get (root, "author"));
  DictumChange *change = dictum_change_new_at (label, author, time);

  for (guint i = 0; i < entries->len; i++)
    {
      guint position = forward ? i : entries->len - 1 - i;
      DictumChangeEntry *entry = &g_array_index (entries, DictumChangeEntry, position);

      if (entry->before == NULL)
        dictum_change_add (change, dictum_value_ref (entry->after));
      else if (entry->after == NULL)
        dictum_change_remove (change, entry->before);
      else
        dictum_change_replace (change, entry->before, dictum_value_ref (entry->after));
    }

  return change;
}

static DictumChange *
read_change (yyjson_val *root, DictumProject *project, gboolean forward, char **was, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DictumChangeEntry));
  g_autoptr (GHashTable)
      records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record_cb);
  Reading self = { project, records, forward };

  g_array_set_clear_func (entries, clear_entry_cb);
  if (!yyjson_is_str (yyjson_obj_get (root, "label")) ||
      !yyjson_is_str (yyjson_obj_get (root, "time")))
    {
      dictum_json_fail_message (error, NULL, _ ("A line of the journal is not whole"));
      return NULL;
    }
  if (!read_entries (&self, yyjson_obj_get (root, "entries"), entries, error))
    return NULL;

  if (was != NULL)
    *was = g_strdup (yyjson_get_str (yyjson_obj_get (root, "was")));
  return build_change (root, entries, forward);
}

/**
 * dictum_journal_parse_change:
 * @line: a line of the journal
 * @length: in bytes
 * @project: the project right before the change, or right after it
 * @forward: which of the two: %TRUE before
 * @was: (out) (optional) (transfer full): the project's modified time before the change
 * @error: what is wrong with the line
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_journal_parse_change (const char *line,
                             gsize length,
                             DictumProject *project,
                             gboolean forward,
                             char **was,
                             GError **error)
{
  yyjson_doc *document = dictum_json_read_document (line, length, error);
  DictumChange *change;

  if (document == NULL)
    return NULL;

  change = read_change (yyjson_doc_get_root (document), project, forward, was, error);
  yyjson_doc_free (document);
  return change;
}
