/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-source-alike.h"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "edit/dictum-merge.h"
#include "edit/dictum-name-alike.h"

/* Nothing is compared with everything: names that could be alike meet under a key that both have,
 * and a key that very many have tells nothing. */
#define CROWD 400

/* One name or alias of a source, cut up. */
typedef struct
{
  const DictumSource *source;
  const char *raw;
  char *folded;
  GStrv words; /* of folded; of a person's name without role, hyphens and particles */
  gboolean alias;
} Name;

typedef struct
{
  GPtrArray *names;   /* of Name */
  GHashTable *pairs;  /* "id id" -> DictumAlike */
  GHashTable *by_key; /* of one reason at a time: a key -> GPtrArray of Name, borrowed */
  GCancellable *cancellable;
} Search;

static void
name_free (gpointer data)
{
  Name *self = data;

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

static gboolean
is_body (const DictumSource *source)
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

static gboolean
kinds_fit (const DictumSource *one, const DictumSource *other)
{
  return one->kind == other->kind || one->kind == DICTUM_SOURCE_OTHER ||
         other->kind == DICTUM_SOURCE_OTHER || (is_body (one) && is_body (other));
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

  return one == other || !kinds_fit (one, other) || dictum_sources_are_distinct (one, other) ||
         g_strcmp0 (one->affiliation, other->record.id) == 0 ||
         g_strcmp0 (other->affiliation, one->record.id) == 0 ||
         (item != NULL && other_item != NULL && g_ascii_strcasecmp (item, other_item) != 0);
}

static gboolean
speak_for_others (const DictumSource *one, const DictumSource *other)
{
  return one->affiliation != NULL && other->affiliation != NULL &&
         strcmp (one->affiliation, other->affiliation) != 0;
}

static void
add_pair (Search *self,
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

  if (are_apart (one, other) || (reason > DICTUM_ALIKE_ALIAS && speak_for_others (one, other)))
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

/* ---- Keys ---- */

static void
put (Search *self, char *key, Name *name)
{
  GPtrArray *names = g_hash_table_lookup (self->by_key, key);

  if (names == NULL)
    {
      names = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, key, names);
    }
  else
    g_free (key);
  g_ptr_array_add (names, name);
}

typedef void (*CompareFunc) (Search *self, const Name *one, const Name *other);

/* Compares those that meet under one key, and forgets the keys. */
static void
compare (Search *self, CompareFunc func)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *names = value;

      if (names->len > CROWD || g_cancellable_is_cancelled (self->cancellable))
        continue;
      for (guint i = 0; i < names->len; i++)
        for (guint j = i + 1; j < names->len; j++)
          func (self, g_ptr_array_index (names, i), g_ptr_array_index (names, j));
    }
  g_hash_table_remove_all (self->by_key);
}

/* ---- The reasons ---- */

static void
compare_identifiers (Search *self, const Name *one, const Name *other)
{
  for (guint i = 0; i < dictum_values_length (one->source->identifiers); i++)
    {
      const DictumIdentifier *mine = dictum_values_get (one->source->identifiers, i);

      for (guint j = 0; j < dictum_values_length (other->source->identifiers); j++)
        {
          const DictumIdentifier *theirs = dictum_values_get (other->source->identifiers, j);

          if (g_ascii_strcasecmp (mine->content, theirs->content) == 0)
            add_pair (self, one->source, other->source, DICTUM_ALIKE_IDENTIFIER, mine->content,
                      theirs->content);
        }
    }
}

static void
find_by_identifier (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);

      for (guint j = 0; !name->alias && j < dictum_values_length (name->source->identifiers); j++)
        {
          const DictumIdentifier *identifier = dictum_values_get (name->source->identifiers, j);

          put (self, g_utf8_casefold (identifier->content, -1), name);
        }
    }
  compare (self, compare_identifiers);
}

/* "A senior official" is another one each time. */
static gboolean
is_indefinite (const char *name)
{
  static const char *const starts[] = { "a ",  "an ",  "one ", "another ", "some ", "ein ", "eine ",
                                        "un ", "une ", "uno ", "una ",     "um ",   "uma ", NULL };
  g_autofree char *low = g_utf8_strdown (name, -1);

  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (low, starts[i]))
      return TRUE;

  return FALSE;
}

static void
compare_names (Search *self, const Name *one, const Name *other)
{
  gboolean unnamed = one->source->kind == DICTUM_SOURCE_UNNAMED ||
                     other->source->kind == DICTUM_SOURCE_UNNAMED;
  gboolean aliases = one->alias || other->alias;

  if (unnamed && (is_indefinite (one->raw) || (one->alias && other->alias) ||
                  speak_for_others (one->source, other->source)))
    return;
  /* Many a minister is called “the minister”. */
  if (aliases && (dictum_name_is_title (one->raw) || dictum_name_is_pronoun (one->raw)))
    return;

  if (one->alias)
    add_pair (self, one->source, other->source, DICTUM_ALIKE_ALIAS, one->raw, other->raw);
  else
    add_pair (self, other->source, one->source, aliases ? DICTUM_ALIKE_ALIAS : DICTUM_ALIKE_NAME,
              other->raw, one->raw);
}

static void
find_by_name (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);

      put (self, g_strdup (name->folded), name);
    }
  compare (self, compare_names);
}

/* The one source that a name may stand for; NULL when there is none, or more than one. */
static const Name *
find_only (GPtrArray *names, const Name *name, gboolean (*fits) (const Name *, const Name *))
{
  const Name *only = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const Name *other = g_ptr_array_index (names, i);

      if (other->source == name->source || !kinds_fit (name->source, other->source) ||
          !fits (name, other))
        continue;
      if (only != NULL && only->source != other->source)
        return NULL;
      only = other;
    }

  return only;
}

static gboolean
fits_acronym (const Name *acronym, const Name *full)
{
  return is_body (acronym->source) && is_body (full->source) && full->words[0] != NULL &&
         full->words[1] != NULL;
}

static void
find_by_acronym (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);
      char *brief = dictum_name_make_acronym ((const char *const *) name->words, FALSE);
      char *whole = dictum_name_make_acronym ((const char *const *) name->words, TRUE);

      if (g_strcmp0 (brief, whole) == 0)
        g_clear_pointer (&whole, g_free);
      if (brief != NULL)
        put (self, brief, name);
      if (whole != NULL)
        put (self, whole, name);
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = g_ptr_array_index (self->names, i);
      const Name *full;

      if (!dictum_name_is_acronym (name->raw))
        continue;
      full = find_only (g_hash_table_lookup (self->by_key, name->folded), name, fits_acronym);
      if (full != NULL)
        add_pair (self, name->source, full->source, DICTUM_ALIKE_ACRONYM, name->raw, full->raw);
    }
  g_hash_table_remove_all (self->by_key);
}

static gboolean
fits_person (const Name *brief, const Name *full)
{
  return dictum_persons_compare ((const char *const *) brief->words,
                                 (const char *const *) full->words) < 0;
}

static void
find_by_surname (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);
      guint length = g_strv_length (name->words);

      if (name->source->kind == DICTUM_SOURCE_PERSON && length > 0 &&
          !dictum_name_is_title (name->raw))
        put (self, g_strdup (name->words[length - 1]), name);
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = g_ptr_array_index (self->names, i);
      guint length = g_strv_length (name->words);
      const Name *full;

      if (name->source->kind != DICTUM_SOURCE_PERSON || length == 0)
        continue;
      full = find_only (g_hash_table_lookup (self->by_key, name->words[length - 1]), name,
                        fits_person);
      if (full != NULL)
        add_pair (self, name->source, full->source, DICTUM_ALIKE_SURNAME, name->raw, full->raw);
    }
  g_hash_table_remove_all (self->by_key);
}

static gboolean
given_names_sound_alike (const char *one, const char *other)
{
  g_autofree char *mine = dictum_name_get_sound (one);
  g_autofree char *theirs = dictum_name_get_sound (other);

  return g_utf8_strlen (one, -1) > 2 && g_utf8_strlen (other, -1) > 2 && strcmp (mine, theirs) == 0;
}

/* They are the same but for one word. */
static void
compare_spelling (Search *self, const Name *one, const Name *other)
{
  gboolean persons = one->source->kind == DICTUM_SOURCE_PERSON &&
                     other->source->kind == DICTUM_SOURCE_PERSON;
  guint differing = 0;
  const char *mine, *theirs;
  gboolean last, alike;

  while (one->words[differing] != NULL &&
         strcmp (one->words[differing], other->words[differing]) == 0)
    differing++;
  mine = one->words[differing];
  theirs = other->words[differing];
  if (mine == NULL)
    return;

  last = one->words[differing + 1] == NULL;
  if (persons && !last)
    alike = given_names_sound_alike (mine, theirs);
  /* One official is not the officials, and a surname alone is too little to see a slip in. */
  else if (one->source->kind == DICTUM_SOURCE_UNNAMED || one->source->kind == DICTUM_SOURCE_GROUP)
    alike = dictum_words_are_spelled_alike (mine, theirs) && !g_str_has_prefix (mine, theirs) &&
            !g_str_has_prefix (theirs, mine);
  else
    alike = dictum_words_are_spelled_alike (mine, theirs) &&
            (!persons || differing > 0 || g_utf8_strlen (mine, -1) >= 9);
  if (alike)
    add_pair (self, one->source, other->source, DICTUM_ALIKE_SPELLING, one->raw, other->raw);
}

static void
compare_joined (Search *self, const Name *one, const Name *other)
{
  if (strcmp (one->folded, other->folded) != 0)
    add_pair (self, one->source, other->source, DICTUM_ALIKE_SPELLING, one->raw, other->raw);
}

/* The letter that the words in which two names may differ have in common: what sounds like it is
 * one, as Kristina and Christina are compared too. */
static gunichar
get_initial (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  if (c == 'p' && word[1] == 'h')
    return 'f';

  return c == 'c' || c == 'q' ? 'k' : c == 'j' || c == 'y' ? 'i' : c;
}

static void
find_by_spelling (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);
      guint length = g_strv_length (name->words);

      for (guint j = 0; j < length && length <= 12; j++)
        {
          GString *key = g_string_new (NULL);

          for (guint k = 0; k < length; k++)
            {
              g_string_append_c (key, k == j ? '*' : ' ');
              if (k != j)
                g_string_append (key, name->words[k]);
              else
                g_string_append_unichar (key, get_initial (name->words[k]));
            }
          put (self, g_string_free_and_steal (key), name);
        }
    }
  compare (self, compare_spelling);

  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = g_ptr_array_index (self->names, i);
      char *joined = g_strjoinv ("", name->words);

      if (strlen (joined) > 5)
        put (self, joined, name);
      else
        g_free (joined);
    }
  compare (self, compare_joined);
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
add_name (Search *self, const DictumSource *source, const char *raw, gboolean alias)
{
  gboolean person = source->kind == DICTUM_SOURCE_PERSON;
  g_autofree char *bare = person ? dictum_source_strip_role (raw) : g_strdup (raw);
  g_autofree char *folded = dictum_name_fold (bare);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  Name *name = g_new0 (Name, 1);

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
  void (*const finders[]) (Search *) = { find_by_identifier, find_by_name, find_by_acronym,
                                         find_by_surname, find_by_spelling };
  GPtrArray *alikes = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_alike_free);
  Search search = { NULL, NULL, NULL, cancellable };
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
