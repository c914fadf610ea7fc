/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "edit/dictum-name-alike.h"
#include "edit/dictum-source-alike-private.h"

/* Nothing is compared with everything: names that could be alike meet under a key that both have,
 * and a key that very many have tells nothing. */
#define CROWD 400

/* ---- Keys ---- */

static void
put (DictumAlikeSearch *self, char *key, DictumAlikeName *name)
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

typedef void (*CompareFunc) (DictumAlikeSearch *self,
                             const DictumAlikeName *one,
                             const DictumAlikeName *other);

/* Compares those that meet under one key, and forgets the keys. */
static void
compare (DictumAlikeSearch *self, CompareFunc func)
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
compare_identifiers (DictumAlikeSearch *self,
                     const DictumAlikeName *one,
                     const DictumAlikeName *other)
{
  for (guint i = 0; i < dictum_values_length (one->source->identifiers); i++)
    {
      const DictumIdentifier *mine = dictum_values_get (one->source->identifiers, i);

      for (guint j = 0; j < dictum_values_length (other->source->identifiers); j++)
        {
          const DictumIdentifier *theirs = dictum_values_get (other->source->identifiers, j);

          if (g_ascii_strcasecmp (mine->content, theirs->content) == 0)
            dictum_alike_add_pair (self, one->source, other->source, DICTUM_ALIKE_IDENTIFIER,
                                   mine->content, theirs->content);
        }
    }
}

void
dictum_alike_find_by_identifier (DictumAlikeSearch *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DictumAlikeName *name = g_ptr_array_index (self->names, i);

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
compare_names (DictumAlikeSearch *self, const DictumAlikeName *one, const DictumAlikeName *other)
{
  gboolean unnamed = one->source->kind == DICTUM_SOURCE_UNNAMED ||
                     other->source->kind == DICTUM_SOURCE_UNNAMED;
  gboolean aliases = one->alias || other->alias;

  if (unnamed && (is_indefinite (one->raw) || (one->alias && other->alias) ||
                  dictum_alike_speak_for_others (one->source, other->source)))
    return;
  /* Many a minister is called “the minister”. */
  if (aliases && (dictum_name_is_title (one->raw) || dictum_name_is_pronoun (one->raw)))
    return;

  if (one->alias)
    dictum_alike_add_pair (self, one->source, other->source, DICTUM_ALIKE_ALIAS, one->raw,
                           other->raw);
  else
    dictum_alike_add_pair (self, other->source, one->source,
                           aliases ? DICTUM_ALIKE_ALIAS : DICTUM_ALIKE_NAME, other->raw, one->raw);
}

void
dictum_alike_find_by_name (DictumAlikeSearch *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DictumAlikeName *name = g_ptr_array_index (self->names, i);

      put (self, g_strdup (name->folded), name);
    }
  compare (self, compare_names);
}

/* The one source that a name may stand for; NULL when there is none, or more than one. */
static const DictumAlikeName *
find_only (GPtrArray *names,
           const DictumAlikeName *name,
           gboolean (*fits) (const DictumAlikeName *, const DictumAlikeName *))
{
  const DictumAlikeName *only = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const DictumAlikeName *other = g_ptr_array_index (names, i);

      if (other->source == name->source || !dictum_alike_kinds_fit (name->source, other->source) ||
          !fits (name, other))
        continue;
      if (only != NULL && only->source != other->source)
        return NULL;
      only = other;
    }

  return only;
}

static gboolean
fits_acronym (const DictumAlikeName *acronym, const DictumAlikeName *full)
{
  return dictum_alike_is_body (acronym->source) && dictum_alike_is_body (full->source) &&
         full->words[0] != NULL && full->words[1] != NULL;
}

void
dictum_alike_find_by_acronym (DictumAlikeSearch *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DictumAlikeName *name = g_ptr_array_index (self->names, i);
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
      const DictumAlikeName *name = g_ptr_array_index (self->names, i);
      const DictumAlikeName *full;

      if (!dictum_name_is_acronym (name->raw))
        continue;
      full = find_only (g_hash_table_lookup (self->by_key, name->folded), name, fits_acronym);
      if (full != NULL)
        dictum_alike_add_pair (self, name->source, full->source, DICTUM_ALIKE_ACRONYM, name->raw,
                               full->raw);
    }
  g_hash_table_remove_all (self->by_key);
}

static gboolean
fits_person (const DictumAlikeName *brief, const DictumAlikeName *full)
{
  return dictum_persons_compare ((const char *const *) brief->words,
                                 (const char *const *) full->words) < 0;
}

void
dictum_alike_find_by_surname (DictumAlikeSearch *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DictumAlikeName *name = g_ptr_array_index (self->names, i);
      guint length = g_strv_length (name->words);

      if (name->source->kind == DICTUM_SOURCE_PERSON && length > 0 &&
          !dictum_name_is_title (name->raw))
        put (self, g_strdup (name->words[length - 1]), name);
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const DictumAlikeName *name = g_ptr_array_index (self->names, i);
      guint length = g_strv_length (name->words);
      const DictumAlikeName *full;

      if (name->source->kind != DICTUM_SOURCE_PERSON || length == 0)
        continue;
      full = find_only (g_hash_table_lookup (self->by_key, name->words[length - 1]), name,
                        fits_person);
      if (full != NULL)
        dictum_alike_add_pair (self, name->source, full->source, DICTUM_ALIKE_SURNAME, name->raw,
                               full->raw);
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
compare_spelling (DictumAlikeSearch *self, const DictumAlikeName *one, const DictumAlikeName *other)
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
    dictum_alike_add_pair (self, one->source, other->source, DICTUM_ALIKE_SPELLING, one->raw,
                           other->raw);
}

static void
compare_joined (DictumAlikeSearch *self, const DictumAlikeName *one, const DictumAlikeName *other)
{
  if (strcmp (one->folded, other->folded) != 0)
    dictum_alike_add_pair (self, one->source, other->source, DICTUM_ALIKE_SPELLING, one->raw,
                           other->raw);
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

void
dictum_alike_find_by_spelling (DictumAlikeSearch *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DictumAlikeName *name = g_ptr_array_index (self->names, i);
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
      DictumAlikeName *name = g_ptr_array_index (self->names, i);
      char *joined = g_strjoinv ("", name->words);

      if (strlen (joined) > 5)
        put (self, joined, name);
      else
        g_free (joined);
    }
  compare (self, compare_joined);
}
