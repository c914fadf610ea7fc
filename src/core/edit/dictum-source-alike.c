/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-source-alike.h"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "edit/dictum-merge.h"
#include "edit/dictum-name-alike.h"
#include "edit/dictum-source-alike-private.h"

static void
name_free (gpointer data)
{
  DictumAlikeName *self = data;

  g_free (self->folded);
  g_strfreev (self->words);
  g_free (self);
}

void
dictum_alike_free (DictumAlike *self)
{
  g_return_if_fail (self != NULL);

  dictum_value_unref ((gpointer) self->one);
  dictum_value_unref ((gpointer) self->other);
  g_free (self->words);
  g_free (self->other_words);
  g_free (self);
}

/* ---- Which pairs are worth a thought ---- */

gboolean
dictum_alike_is_body (const DictumSource *source)
{
  switch ((DictumSourceKind) source->kind)
    {
    case DICTUM_SOURCE_ORGANISATION:
    case DICTUM_SOURCE_GOVERNMENT_BODY:
    case DICTUM_SOURCE_GROUP:
    case DICTUM_SOURCE_MEDIA:
    case DICTUM_SOURCE_OTHER:
      return TRUE;
    case DICTUM_SOURCE_PERSON:
    case DICTUM_SOURCE_DOCUMENT:
    case DICTUM_SOURCE_UNNAMED:
    default:
      return FALSE;
    }
}

gboolean
dictum_alike_kinds_fit (const DictumSource *one, const DictumSource *other)
{
  return one->kind == other->kind || one->kind == DICTUM_SOURCE_OTHER ||
         other->kind == DICTUM_SOURCE_OTHER ||
         (dictum_alike_is_body (one) && dictum_alike_is_body (other));
}

static const char *
find_item (const DictumSource *source)
{
  for (guint i = 0; i < dictum_values_length (source->identifiers); i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);

      if (g_ascii_strcasecmp (identifier->scheme, "wikidata") == 0)
        return identifier->content;
    }

  return NULL;
}

/* What rules out that they are one, however alike they are. */
static gboolean
are_apart (const DictumSource *one, const DictumSource *other)
{
  const char *item = find_item (one);
  const char *other_item = find_item (other);

  return one == other || !dictum_alike_kinds_fit (one, other) ||
         dictum_sources_are_distinct (one, other) ||
         g_strcmp0 (one->affiliation, other->record.id) == 0 ||
         g_strcmp0 (other->affiliation, one->record.id) == 0 ||
         (item != NULL && other_item != NULL && g_ascii_strcasecmp (item, other_item) != 0);
}

gboolean
dictum_alike_speak_for_others (const DictumSource *one, const DictumSource *other)
{
  return one->affiliation != NULL && other->affiliation != NULL &&
         strcmp (one->affiliation, other->affiliation) != 0;
}

void
dictum_alike_add_pair (DictumAlikeSearch *self,
                       const DictumSource *one,
                       const DictumSource *other,
                       DictumAlikeReason reason,
                       const char *words,
                       const char *other_words)
{
  gboolean ordered = strcmp (one->record.id, other->record.id) < 0;
  g_autofree char *key = NULL;
  const DictumAlike *known;
  DictumAlike *alike;

  if (are_apart (one, other) ||
      (reason > DICTUM_ALIKE_ALIAS && dictum_alike_speak_for_others (one, other)))
    return;
  key = g_strconcat ((ordered ? one : other)->record.id, " ", (ordered ? other : one)->record.id,
                     NULL);
  known = g_hash_table_lookup (self->pairs, key);
  if (known != NULL && known->reason <= reason)
    return;

  alike = g_new0 (DictumAlike, 1);
  alike->one = dictum_value_ref (one);
  alike->other = dictum_value_ref (other);
  alike->reason = reason;
  alike->words = g_strdup (words);
  alike->other_words = g_strdup (other_words);
  g_hash_table_replace (self->pairs, g_steal_pointer (&key), alike);
}

/* ---- All of it ---- */

/* How many words in front of a surname say what somebody is: "Prime Minister Marrow" has 2. What
 * stands before a whole name is gone by now. */
static guint
count_role_words (char **words)
{
  static const char *const before[] = { "prime", "foreign",  "deputy",  "vice", "former",
                                        "first", "interior", "defence", NULL };
  guint first = words[0] != NULL && g_strv_contains (before, words[0]) ? 1 : 0;

  return words[0] != NULL && words[first] != NULL && words[first + 1] != NULL &&
                 dictum_name_is_title (words[first])
             ? first + 1
             : 0;
}

static void
add_name (DictumAlikeSearch *self, const DictumSource *source, const char *raw, gboolean alias)
{
  gboolean person = source->kind == DICTUM_SOURCE_PERSON;
  g_autofree char *bare = person ? dictum_source_strip_role (raw) : g_strdup (raw);
  g_autofree char *folded = dictum_name_fold (bare);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  DictumAlikeName *name = g_new0 (DictumAlikeName, 1);

  for (guint i = person ? count_role_words (words) : 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !(person && dictum_word_is_particle (words[i])))
      g_strv_builder_add (kept, words[i]);
  name->source = source;
  name->raw = raw;
  name->folded = dictum_name_fold (raw);
  name->words = g_strv_builder_end (kept);
  name->alias = alias;
  if (*name->folded != '\0')
    g_ptr_array_add (self->names, name);
  else
    name_free (name);
}

static int
compare_alike_cb (gconstpointer a, gconstpointer b)
{
  const DictumAlike *one = *(gpointer const *) a;
  const DictumAlike *other = *(gpointer const *) b;
  int order;

  if (one->reason != other->reason)
    return one->reason < other->reason ? -1 : 1;
  order = g_utf8_collate (one->other->name, other->other->name);
  if (order == 0)
    order = g_utf8_collate (one->one->name, other->one->name);

  return order != 0 ? order : strcmp (one->one->record.id, other->one->record.id);
}

/**
 * dictum_sources_find_alike:
 * @sources: (element-type DictumSource): sealed sources
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full) (element-type DictumAlike): those that may be one, the surest first
 */
GPtrArray *
dictum_sources_find_alike (GPtrArray *sources, GCancellable *cancellable)
{
  void (*const finders[]) (DictumAlikeSearch *) = {
    dictum_alike_find_by_identifier, dictum_alike_find_by_name, dictum_alike_find_by_acronym,
    dictum_alike_find_by_surname, dictum_alike_find_by_spelling
  };
  GPtrArray *alikes = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_alike_free);
  DictumAlikeSearch search = { NULL, NULL, NULL, cancellable };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);
  g_autoptr (GHashTable) pairs = NULL;
  g_autoptr (GHashTable) by_key = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (sources != NULL, alikes);

  pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) dictum_alike_free);
  by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                  (GDestroyNotify) g_ptr_array_unref);
  search.names = names;
  search.pairs = pairs;
  search.by_key = by_key;
  for (guint i = 0; i < sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (sources, i);

      add_name (&search, source, source->name, FALSE);
      for (guint j = 0; j < dictum_strings_length ((const char *const *) source->aliases); j++)
        add_name (&search, source, source->aliases[j], TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (finders) && !g_cancellable_is_cancelled (cancellable); i++)
    finders[i](&search);

  found = g_hash_table_steal_all_values (pairs);
  g_ptr_array_extend_and_steal (alikes, g_steal_pointer (&found));
  g_ptr_array_sort (alikes, compare_alike_cb);

  return alikes;
}

/**
 * dictum_alike_describe:
 * @self: two sources that look alike
 *
 * Returns: (transfer full): why they may be one, as a sentence
 */
char *
dictum_alike_describe (const DictumAlike *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->reason)
    {
    case DICTUM_ALIKE_IDENTIFIER:
      /* Translators: %s is an identifier: "Q42". */
      return g_strdup_printf (_ ("Both have the identifier %s."), self->words);
    case DICTUM_ALIKE_NAME:
      return g_strdup_printf (_ ("Both are called “%s”."), self->words);
    case DICTUM_ALIKE_ALIAS:
      return g_strdup_printf (_ ("Both are also called “%s”."), self->words);
    case DICTUM_ALIKE_ACRONYM:
      return g_strdup_printf (_ ("“%1$s” may stand for “%2$s”."), self->words, self->other_words);
    case DICTUM_ALIKE_SURNAME:
      return g_strdup_printf (_ ("“%1$s” may be short for “%2$s”."), self->words,
                              self->other_words);
    case DICTUM_ALIKE_SPELLING:
    default:
      return g_strdup_printf (_ ("“%1$s” and “%2$s” are spelled almost alike."), self->words,
                              self->other_words);
    }
}

static void
find_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GPtrArray *alikes = dictum_sources_find_alike (data, cancellable);

  g_task_return_pointer (task, alikes, (GDestroyNotify) g_ptr_array_unref);
}

void
dictum_project_find_alike_async (DictumProject *project,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  /* Without the project: it belongs to this thread, and the other one could be the last to let go.
   */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GPtrArray *sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  GListModel *list = dictum_project_get_sources (project);
  guint length = g_list_model_get_n_items (list);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (list, i);

      g_ptr_array_add (sources, dictum_value_ref (dictum_item_get_source (item)));
    }
  g_task_set_source_tag (task, dictum_project_find_alike_async);
  g_task_set_task_data (task, sources, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, find_thread_cb);
}

GPtrArray *
dictum_project_find_alike_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
