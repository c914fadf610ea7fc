/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-redaction.h"

#include <string.h>

#include "edit/dictum-edit-private.h"
#include "text/dictum-scripts.h"

/* Shorter parts of a name are initials, and words of the language. */
#define MIN_PART 3

/* Letters before a name that are words of their own, as "wa-bi-al-" is in Arabic. */
#define MOST_PREFIX 4

/* Letters behind a name that inflect it, when the name has at least so many. */
#define MOST_ENDING 3
#define LONG_NAME 5

/* Hexadecimal digits of a pseudonym, unless two would be the same. */
#define DIGITS 4

typedef struct
{
  char *words;
  int length;            /* code points */
  const char *pseudonym; /* owned by the table */
  gboolean is_part;      /* of a person's name: only where it is written as a name */
} Secret;

struct _DictumRedaction
{
  GArray *secrets;        /* of Secret, the longest first */
  GHashTable *pseudonyms; /* char * id of a source to char * */
};

static void
clear_secret (gpointer data)
{
  g_free (((Secret *) data)->words);
}

gboolean
dictum_source_is_protected (const DictumSource *source)
{
  const DictumAnonymity *anonymity = source->anonymity;

  return anonymity != NULL && (anonymity->ground_rules == DICTUM_GROUND_RULES_BACKGROUND ||
                               anonymity->ground_rules == DICTUM_GROUND_RULES_DEEP_BACKGROUND ||
                               anonymity->ground_rules == DICTUM_GROUND_RULES_OFF_THE_RECORD);
}

/* Words that the reader of the article has seen, or that would fit anybody. */
static gboolean
is_descriptor (const DictumSource *source, const char *words)
{
  const char *descriptor = source->anonymity->descriptor;
  g_autofree char *folded = dictum_name_fold (words);
  g_autofree char *public = descriptor != NULL ? dictum_name_fold (descriptor) : NULL;

  return *folded == '\0' || dictum_name_is_pronoun (words) ||
         dictum_source_guess_kind (words) == DICTUM_SOURCE_UNNAMED ||
         (public != NULL && strstr (public, folded) != NULL);
}

/* From the id, and from nothing that the pseudonym is to hide. */
static char *
make_pseudonym (const char *id, GHashTable *taken)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_autofree char *upper = g_ascii_strup (digest, -1);

  for (int digits = DIGITS;; digits++)
    {
      /* Translators: what stands for somebody in a redacted export; %.*s are letters and figures.
       */
      char *pseudonym = g_strdup_printf (_ ("Protected source %.*s"), digits, upper);

      if (digits == (int) strlen (upper) || g_hash_table_add (taken, pseudonym))
        return g_strdup (pseudonym);
      g_free (pseudonym);
    }
}

static void
add_secret (DictumRedaction *self, const char *words, const char *pseudonym, gboolean is_part)
{
  Secret secret = { NULL, 0, pseudonym, is_part };

  secret.words = g_strstrip (g_strdup (words));
  secret.length = (int) g_utf8_strlen (secret.words, -1);
  if (secret.length > 0)
    g_array_append_val (self->secrets, secret);
  else
    g_free (secret.words);
}

/* "Ida Marrow" is told by "Marrow" as well, and so in scripts without capitals; "van" tells nobody.
 */
static void
add_parts (DictumRedaction *self, const char *name, const char *pseudonym)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " ,", -1);

  if (g_strv_length (parts) < 2)
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_utf8_strlen (parts[i], -1) >= MIN_PART &&
        !g_unichar_islower (g_utf8_get_char (parts[i])) && !dictum_name_is_title (parts[i]))
      add_secret (self, parts[i], pseudonym, TRUE);
}

static void
add_name (DictumRedaction *self, const DictumSource *source, const char *name, GHashTable *taken)
{
  const char *pseudonym;

  if (name == NULL || is_descriptor (source, name))
    return;

  pseudonym = g_hash_table_lookup (self->pseudonyms, source->record.id);
  if (pseudonym == NULL)
    {
      char *made = make_pseudonym (source->record.id, taken);

      g_hash_table_insert (self->pseudonyms, g_strdup (source->record.id), made);
      pseudonym = made;
    }
  add_secret (self, name, pseudonym, FALSE);
  if (source->kind == DICTUM_SOURCE_PERSON || source->kind == DICTUM_SOURCE_UNNAMED)
    add_parts (self, name, pseudonym);
}

static void
add_source (DictumRedaction *self, const DictumSource *source, GHashTable *taken)
{
  const char *pseudonym;

  add_name (self, source, source->name, taken);
  for (guint i = 0; i < dictum_strings_length ((const char *const *) source->aliases); i++)
    add_name (self, source, source->aliases[i], taken);

  pseudonym = g_hash_table_lookup (self->pseudonyms, source->record.id);
  for (guint i = 0; pseudonym != NULL && i < dictum_values_length (source->identifiers); i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);

      if (identifier->content != NULL)
        add_secret (self, identifier->content, pseudonym, FALSE);
    }
}

static int
compare_secrets_cb (gconstpointer a, gconstpointer b)
{
  return ((const Secret *) b)->length - ((const Secret *) a)->length;
}

DictumRedaction *
dictum_redaction_new (const DictumProjectSnapshot *snapshot)
{
  DictumRedaction *self = g_new0 (DictumRedaction, 1);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->secrets = g_array_new (FALSE, FALSE, sizeof (Secret));
  g_array_set_clear_func (self->secrets, clear_secret);
  self->pseudonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < snapshot->sources->len; i++)
    if (dictum_source_is_protected (g_ptr_array_index (snapshot->sources, i)))
      add_source (self, g_ptr_array_index (snapshot->sources, i), taken);
  g_array_sort (self->secrets, compare_secrets_cb);

  return self;
}

void
dictum_redaction_free (DictumRedaction *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->secrets);
  g_hash_table_unref (self->pseudonyms);
  g_free (self);
}

gboolean
dictum_redaction_is_empty (const DictumRedaction *self)
{
  return self->secrets->len == 0;
}

const char *
dictum_redaction_get_pseudonym (const DictumRedaction *self, const char *source)
{
  return g_hash_table_lookup (self->pseudonyms, source);
}

static gboolean
is_letter_at (DictumText *text, int offset)
{
  return offset >= 0 && offset < dictum_text_get_length (text) &&
         g_unichar_isalnum (dictum_text_get_char (text, offset));
}

/* Arabic and Hebrew write "and", "the", "to" and their like into the word that follows. */
static gboolean
is_prefix_letter (gunichar letter)
{
  return letter != 0 && g_utf8_strchr ("وفبكلسا"
                                       "והבלמשכ",
                                       -1, letter) != NULL;
}

/* Whether a word begins at the offset, or a name in it behind such letters. */
static gboolean
begins_name (DictumText *text, int offset)
{
  int at = offset;

  if (!is_letter_at (text, offset) || dictum_letter_stands_alone (dictum_text_get_char (text, at)))
    return TRUE;
  while (offset - at < MOST_PREFIX && is_letter_at (text, at - 1) &&
         is_prefix_letter (dictum_text_get_char (text, at - 1)))
    at--;

  return !is_letter_at (text, at - 1);
}

/* Where the word of a name ends, with what inflects it: "Brandts", "Kowalskiego". -1: the letters
 * that follow make it another word. Short names are part of many words: only an s is taken there.
 */
static int
find_name_end (DictumText *text, const Secret *secret, int end)
{
  int most = secret->length >= LONG_NAME ? MOST_ENDING : 1;
  int at = end;

  if (!is_letter_at (text, end - 1) ||
      dictum_letter_stands_alone (dictum_text_get_char (text, end - 1)))
    return end;
  while (at - end < most && is_letter_at (text, at) &&
         g_unichar_islower (dictum_text_get_char (text, at)))
    at++;
  if (is_letter_at (text, at) || (most == 1 && at > end && dictum_text_get_char (text, end) != 's'))
    return -1;

  return at;
}

/* Whether what was found is the secret, and not a piece of another word; then the range is that of
 * the name as it stands there. */
static gboolean
take_name (DictumText *text, const Secret *secret, DictumRange *range)
{
  int end = find_name_end (text, secret, range->end);

  if (end < 0 || !begins_name (text, range->start))
    return FALSE;
  range->end = end;

  return !secret->is_part || !g_unichar_islower (dictum_text_get_char (text, range->start));
}

static gboolean
overlaps (GArray *places, const DictumRange *range)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DictumRedactedPlace *place = &g_array_index (places, DictumRedactedPlace, i);

      if (place->start < range->end && range->start < place->end)
        return TRUE;
    }

  return FALSE;
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  return ((const DictumRedactedPlace *) a)->start - ((const DictumRedactedPlace *) b)->start;
}

GArray *
dictum_redaction_find (const DictumRedaction *self, const char *words)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DictumRedactedPlace));
  g_autoptr (DictumText) text = NULL;

  if (self->secrets->len == 0 || words == NULL || *words == '\0')
    return NULL;

  text = dictum_text_new (words, NULL);
  for (guint i = 0; i < self->secrets->len; i++)
    {
      const Secret *secret = &g_array_index (self->secrets, Secret, i);
      g_autoptr (GArray) found = dictum_text_search (text, secret->words, 0);

      for (guint j = 0; j < found->len; j++)
        {
          DictumRange range = g_array_index (found, DictumRange, j);
          DictumRedactedPlace place = { 0, 0, secret->pseudonym };

          if (!take_name (text, secret, &range) || overlaps (places, &range))
            continue;
          place.start = range.start;
          place.end = range.end;
          g_array_append_val (places, place);
        }
    }
  if (places->len == 0)
    return NULL;
  g_array_sort (places, compare_places_cb);

  return g_steal_pointer (&places);
}

char *
dictum_redaction_apply (const DictumRedaction *self, const char *words)
{
  g_autoptr (GArray) places = dictum_redaction_find (self, words);
  GString *out;
  const char *at = words;
  int offset = 0;

  if (places == NULL)
    return NULL;

  out = g_string_new (NULL);
  for (guint i = 0; i < places->len; i++)
    {
      const DictumRedactedPlace *place = &g_array_index (places, DictumRedactedPlace, i);
      const char *start = g_utf8_offset_to_pointer (at, place->start - offset);

      g_string_append_len (out, at, start - at);
      g_string_append (out, place->pseudonym);
      at = g_utf8_offset_to_pointer (start, place->end - place->start);
      offset = place->end;
    }
  g_string_append (out, at);

  return g_string_free_and_steal (out);
}
