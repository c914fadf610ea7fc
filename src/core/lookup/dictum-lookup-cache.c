/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-lookup"

#include "lookup/dictum-lookup-private.h"

#include <errno.h>
#include <string.h>

#include "lookup/dictum-lookup-json.h"
#include "model/dictum-json-members.h"

/* Answers are kept as the program understood them, one file a question, under the user's cache. The
 * file's name is a hash, so that a listing of the folder does not tell who was looked up. */

/* Bytes: a file that is larger is none of ours. */
#define LARGEST (1 << 20)

static char *
make_path (const char *base, const char *words, const char *language)
{
  g_autofree char *question = g_strjoin ("\n", base, language, words, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, question, -1);
  g_autofree char *name = g_strconcat (hash, ".json", NULL);

  return g_build_filename (g_get_user_cache_dir (), "dictum", "lookup", name, NULL);
}

void
dictum_entity_add_json (const DictumEntity *self, JsonBuilder *builder)
{
  dictum_json_add_string (builder, "id", self->id);
  dictum_json_add_string (builder, "label", self->label);
  dictum_json_add_string (builder, "description", self->description);
  dictum_json_add_string (builder, "officialName", self->official_name);
  dictum_json_add_strings (builder, "aliases", self->aliases);
  dictum_json_add_strings (builder, "kinds", self->kinds);
  dictum_json_add_strings (builder, "positions", self->positions);
  dictum_json_add_strings (builder, "memberships", self->memberships);
}

void
dictum_lookup_keep (const DictumLookup *self, const char *base, const char *language)
{
  g_autofree char *path = make_path (base, self->words, language);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  json_builder_begin_object (builder);
  dictum_json_add_string (builder, "words", self->words);
  dictum_json_add_string (builder, "asked", self->asked);
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (self->entities, i);

      json_builder_begin_object (builder);
      dictum_entity_add_json (entity, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("An answer is not kept: %s", error != NULL ? error->message : g_strerror (errno));
}

static char *
read_string (JsonReader *reader, const char *name)
{
  char *value = NULL;

  if (json_reader_read_member (reader, name) && json_reader_is_value (reader))
    value = g_strdup (json_reader_get_string_value (reader));
  json_reader_end_member (reader);

  return value;
}

static GStrv
read_list (JsonReader *reader, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (json_reader_read_member (reader, name) && json_reader_is_array (reader))
    for (int i = 0; i < json_reader_count_elements (reader); i++)
      {
        const char *value = NULL;

        if (json_reader_read_element (reader, (guint) i) && json_reader_is_value (reader))
          value = json_reader_get_string_value (reader);
        if (value != NULL)
          g_strv_builder_add (builder, value);
        json_reader_end_element (reader);
      }
  json_reader_end_member (reader);

  return g_strv_builder_end (builder);
}

static DictumEntity *
read_entity (JsonReader *reader)
{
  DictumEntity *entity = g_new0 (DictumEntity, 1);

  entity->id = read_string (reader, "id");
  entity->label = read_string (reader, "label");
  entity->description = read_string (reader, "description");
  entity->official_name = read_string (reader, "officialName");
  entity->aliases = read_list (reader, "aliases");
  entity->kinds = read_list (reader, "kinds");
  entity->positions = read_list (reader, "positions");
  entity->memberships = read_list (reader, "memberships");
  if (entity->id == NULL || entity->label == NULL)
    g_clear_pointer (&entity, dictum_entity_free);

  return entity;
}

static JsonNode *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *text = NULL;

  if (info == NULL || g_file_info_get_size (info) > LARGEST ||
      !g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return json_from_string (text, NULL);
}

DictumLookup *
dictum_lookup_recall (const char *service, const char *words, const char *language)
{
  g_autofree char *base = dictum_lookup_get_base (service);
  g_autofree char *clean = dictum_lookup_clean_words (words);
  g_autofree char *tongue = dictum_lookup_clean_language (language);
  g_autofree char *path = make_path (base, clean, tongue);
  g_autoptr (JsonNode) root = read_file (path);
  g_autoptr (JsonReader) reader = NULL;
  g_autoptr (DictumLookup) self = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  reader = json_reader_new (root);
  self = g_new0 (DictumLookup, 1);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_entity_free);
  self->kept = TRUE;
  self->words = read_string (reader, "words");
  self->asked = read_string (reader, "asked");
  if (json_reader_read_member (reader, "entities") && json_reader_is_array (reader))
    for (int i = 0; i < MIN (json_reader_count_elements (reader), DICTUM_LOOKUP_MOST); i++)
      {
        DictumEntity *entity = json_reader_read_element (reader, (guint) i) ? read_entity (reader)
                                                                            : NULL;

        if (entity != NULL)
          g_ptr_array_add (self->entities, entity);
        json_reader_end_element (reader);
      }
  json_reader_end_member (reader);

  /* A hash cannot be read back: what stands in the file must be what was asked. */
  if (g_strcmp0 (self->words, clean) != 0 || self->asked == NULL ||
      !dictum_time_is_valid (self->asked))
    return NULL;

  return g_steal_pointer (&self);
}
