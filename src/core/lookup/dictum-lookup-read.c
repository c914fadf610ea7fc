/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-lookup"

#include "lookup/dictum-lookup-private.h"

#include <string.h>

/* Wikibase's JSON: wbsearchentities and wbgetentities, as described in its manual under
 * "Wikibase/DataModel/JSON". Members may be missing, and of any type; an empty object is often
 * written as an empty array. */

/* Of each list no more are taken: somebody has four hundred positions. */
#define LONGEST_LIST 12
#define MOST_NAMES 50
/* Code points of a string that is taken. */
#define LONGEST_TEXT 300

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* As it may be shown: one line, not endless, without what turns text around. */
static char *
clean (const char *text)
{
  g_autofree char *normal = text != NULL ? dictum_text_normalise (text, -1) : NULL;

  if (normal == NULL || *normal == '\0')
    return NULL;
  g_strdelimit (normal, "\n", ' ');

  return g_utf8_substring (normal, 0, MIN (g_utf8_strlen (normal, -1), LONGEST_TEXT));
}

static gboolean
is_id (const char *id)
{
  return id != NULL && *id == 'Q' && strlen (id) > 1 && strlen (id) < 16 &&
         strspn (id + 1, "0123456789") == strlen (id + 1);
}

void
dictum_entity_free (DictumEntity *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->label);
  g_free (self->description);
  g_free (self->official_name);
  g_strfreev (self->aliases);
  g_strfreev (self->kinds);
  g_strfreev (self->positions);
  g_strfreev (self->memberships);
  g_free (self);
}

const char *
dictum_lookup_read_problem (JsonObject *answer)
{
  JsonObject *error = get_object (answer, "error");
  const char *info = get_string (error, "info");

  return info != NULL ? info : get_string (error, "code");
}

GStrv
dictum_lookup_read_search (JsonObject *answer)
{
  JsonArray *found = get_array (answer, "search");
  guint length = found != NULL ? json_array_get_length (found) : 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (DICTUM_LOOKUP_MOST, g_free, TRUE);

  for (guint i = 0; i < length && ids->len < DICTUM_LOOKUP_MOST; i++)
    {
      const char *id = get_string (get_element (found, i), "id");

      if (is_id (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }

  return (GStrv) g_ptr_array_steal (ids, NULL);
}

/* The value in the language, or else in any: the service falls back by itself where it can. */
static char *
read_term (JsonObject *terms, const char *language)
{
  JsonObject *term = get_object (terms, language);
  g_autoptr (GList) members = NULL;

  if (term == NULL && terms != NULL)
    {
      members = json_object_get_members (terms);
      term = members != NULL ? get_object (terms, members->data) : NULL;
    }

  return clean (get_string (term, "value"));
}

static GStrv
read_aliases (JsonObject *all, const char *language)
{
  JsonArray *aliases = get_array (all, language);
  guint length = aliases != NULL ? json_array_get_length (aliases) : 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < MIN (length, LONGEST_LIST); i++)
    {
      g_autofree char *alias = clean (get_string (get_element (aliases, i), "value"));

      if (alias != NULL)
        g_strv_builder_add (builder, alias);
    }

  return g_strv_builder_end (builder);
}

/* The value of a statement that is not deprecated; NULL when it has none. */
static JsonNode *
get_value (JsonArray *statements, guint position)
{
  JsonObject *statement = get_element (statements, position);
  JsonObject *value = get_object (get_object (statement, "mainsnak"), "datavalue");

  if (value == NULL || g_strcmp0 (get_string (statement, "rank"), "deprecated") == 0)
    return NULL;

  return json_object_get_member (value, "value");
}

static GStrv
read_ids (JsonObject *claims, const char *property)
{
  JsonArray *statements = get_array (claims, property);
  guint length = statements != NULL ? json_array_get_length (statements) : 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; i < length && ids->len < LONGEST_LIST; i++)
    {
      JsonNode *value = get_value (statements, i);
      const char *id = value != NULL && JSON_NODE_HOLDS_OBJECT (value)
                           ? get_string (json_node_get_object (value), "id")
                           : NULL;

      if (is_id (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }

  return (GStrv) g_ptr_array_steal (ids, NULL);
}

/* The official name in the language, or the first one. */
static char *
read_official_name (JsonObject *claims, const char *language)
{
  JsonArray *statements = get_array (claims, "P1448");
  guint length = statements != NULL ? json_array_get_length (statements) : 0;
  const char *name = NULL;

  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = get_value (statements, i);
      JsonObject *value = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                              ? json_node_get_object (node)
                              : NULL;

      if (name == NULL || g_strcmp0 (get_string (value, "language"), language) == 0)
        name = value != NULL ? get_string (value, "text") : name;
    }

  return clean (name);
}

GPtrArray *
dictum_lookup_read_entities (JsonObject *answer, const char *const *ids, const char *language)
{
  GPtrArray *entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_entity_free);
  JsonObject *all = get_object (answer, "entities");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JsonObject *object = get_object (all, ids[i]);
      JsonObject *claims = get_object (object, "claims");
      DictumEntity *entity;

      if (object == NULL || json_object_has_member (object, "missing"))
        continue;
      entity = g_new0 (DictumEntity, 1);
      entity->id = g_strdup (ids[i]);
      entity->label = read_term (get_object (object, "labels"), language);
      if (entity->label == NULL)
        entity->label = g_strdup (ids[i]);
      entity->description = read_term (get_object (object, "descriptions"), language);
      entity->aliases = read_aliases (get_object (object, "aliases"), language);
      entity->official_name = read_official_name (claims, language);
      entity->kinds = read_ids (claims, "P31");
      entity->positions = read_ids (claims, "P39");
      entity->memberships = read_ids (claims, "P463");
      g_ptr_array_add (entities, entity);
    }

  return entities;
}

GStrv
dictum_lookup_list_named (GPtrArray *entities)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (MOST_NAMES, g_free, TRUE);

  for (guint i = 0; i < entities->len; i++)
    {
      const DictumEntity *entity = g_ptr_array_index (entities, i);
      const GStrv lists[] = { entity->kinds, entity->positions, entity->memberships };

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; lists[j][k] != NULL && ids->len < MOST_NAMES; k++)
          if (!g_ptr_array_find_with_equal_func (ids, lists[j][k], g_str_equal, NULL))
            g_ptr_array_add (ids, g_strdup (lists[j][k]));
    }

  return (GStrv) g_ptr_array_steal (ids, NULL);
}

static void
put_names (GStrv *list, JsonObject *all, const char *language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; (*list)[i] != NULL; i++)
    {
      g_autofree char *name = read_term (get_object (get_object (all, (*list)[i]), "labels"),
                                         language);

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
}

void
dictum_lookup_put_names (GPtrArray *entities, JsonObject *answer, const char *language)
{
  JsonObject *all = get_object (answer, "entities");

  for (guint i = 0; i < entities->len; i++)
    {
      DictumEntity *entity = g_ptr_array_index (entities, i);

      put_names (&entity->kinds, all, language);
      put_names (&entity->positions, all, language);
      put_names (&entity->memberships, all, language);
    }
}
