/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands beside the annotations in a file of ours: sources, and the scale of ratings. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-web-annotation.h"

#include <glib/gi18n-lib.h>

#include "exchange/dictum-json-in.h"
#include "exchange/dictum-json-ld.h"

const char *
dictum_web_annotation_get_iri (JsonObject *object)
{
  const char *iri = dictum_json_in_text (object, "id");

  return iri != NULL ? iri : dictum_json_in_text (object, "@id");
}

void
dictum_web_annotation_read_creator (JsonObject *object,
                                    const char *name,
                                    char **creator,
                                    char **created,
                                    char **modified)
{
  JsonObject *person = dictum_json_in_object (object, name);
  const char *words = person != NULL ? dictum_json_in_text (person, "name")
                                     : dictum_json_in_text (object, name);
  const char *const times[] = { dictum_json_in_text (object, "created"),
                                dictum_json_in_text (object, "modified") };

  if (words == NULL && person != NULL)
    words = dictum_json_in_text (person, "nickname");
  if (words == NULL && person != NULL)
    words = dictum_web_annotation_get_iri (person);
  dictum_value_set_string (creator, words);
  if (times[0] != NULL && dictum_time_is_valid (times[0]))
    dictum_value_set_string (created, times[0]);
  if (times[1] != NULL && dictum_time_is_valid (times[1]))
    dictum_value_set_string (modified, times[1]);
}

/* Which source of the project each of the file is: the same, one that is called so, or a new one.
 */
static void
add_source (DictumWebReading *self, JsonObject *object, GHashTable *fresh)
{
  const char *iri = dictum_web_annotation_get_iri (object);
  const char *name = dictum_json_in_text (object, "name");
  g_autofree char *id = iri != NULL ? dictum_json_ld_get_id (iri) : NULL;
  gconstpointer known = dictum_import_get_record (self->import, id);
  const DictumSource *source;

  if (id == NULL || name == NULL || *name == '\0')
    {
      dictum_import_tell_broken (self->import, self->file, 0,
                                 _ ("There is a source without a name."));
      return;
    }
  source = known != NULL && dictum_is_source (known)
               ? known
               : dictum_import_find_source (self->import, name);
  /* Two of the file that are called the same are two. */
  if (source == NULL || !source->record.value.sealed)
    {
      source = dictum_import_add_source (self->import, id, name, DICTUM_SOURCE_PERSON);
      g_hash_table_insert (fresh, (gpointer) source, object);
    }
  g_hash_table_insert (self->sources, g_steal_pointer (&id), (gpointer) source);
}

const char *
dictum_web_annotation_find_source (DictumWebReading *self, const char *id)
{
  const DictumSource *source = id != NULL ? g_hash_table_lookup (self->sources, id) : NULL;

  return source != NULL ? source->record.id : NULL;
}

static void
fill_source (DictumWebReading *self, DictumSource *source, JsonObject *object)
{
  g_autofree char *affiliation = NULL;

  dictum_web_annotation_read_creator (object, "creator", &source->creator, &source->created,
                                      &source->modified);
  dictum_json_ld_read_fields (object, source, dictum_web_annotation_source_skip);
  affiliation = g_steal_pointer (&source->affiliation);
  dictum_value_set_string (&source->affiliation,
                           dictum_web_annotation_find_source (self, affiliation));
  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->distinct_from); i++)
    {
      const char *other = dictum_web_annotation_find_source (self, source->distinct_from[i]);

      if (other != NULL)
        g_set_str (&source->distinct_from[i], other);
    }
}

void
dictum_web_annotation_read_registry (DictumWebReading *self, JsonObject *root)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) sources = dictum_json_in_list (root, "sources");
  JsonObject *scale = dictum_json_in_object (root, "ratingScale");
  g_autoptr (GPtrArray) values = scale != NULL ? dictum_json_in_list (scale, "values") : NULL;
  GHashTableIter iter;
  gpointer source, object;

  for (guint i = 0; i < sources->len; i++)
    if ((object = dictum_json_in_node (g_ptr_array_index (sources, i))) != NULL)
      add_source (self, object, fresh);
  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &source, &object))
    fill_source (self, source, object);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      JsonObject *value = dictum_json_in_node (g_ptr_array_index (values, i));
      const char *iri = value != NULL ? dictum_web_annotation_get_iri (value) : NULL;

      if (iri != NULL)
        g_hash_table_insert (self->labels, dictum_json_ld_get_id (iri),
                             (gpointer) dictum_json_in_text (value, "label"));
    }
}

/* The id in the project's scale: the same, or of the value that is called so. */
const char *
dictum_web_annotation_find_rating (DictumWebReading *self, const char *id)
{
  const DictumSettings *settings = self->import->snapshot->settings;
  const DictumRatingScale *scale = settings->desk != NULL ? settings->desk->rating_scale : NULL;
  const char *label = g_hash_table_lookup (self->labels, id);

  if (dictum_settings_find_rating (settings, id) != NULL)
    return id;
  for (guint i = 0; scale != NULL && label != NULL && i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      if (g_str_equal (value->label, label))
        return value->id;
    }

  return NULL;
}
