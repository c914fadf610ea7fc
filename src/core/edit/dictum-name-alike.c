/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-name-alike.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* Whether two names are one that was written in two ways. */

/* Longer words are not weighed: nobody writes them, and the time would grow. */
#define LONGEST 64

/* Words that an acronym mostly leaves out, in the languages that news is checked in most. */
static const char *const small_words[] = {
  "of",  "and", "the",  "for",  "in",  "on",  "at",  "to",  "de",  "des", "du",    "la",
  "le",  "les", "et",   "pour", "der", "die", "das", "und", "für", "fur", "im",    "del",
  "el",  "los", "las",  "y",    "e",   "da",  "do",  "dos", "das", "di",  "della", "per",
  "van", "het", "voor", "en",   "og",  "i",   "w",   "och", "för", "for", NULL,
};

static gboolean
is_capital_or_digit (gunichar c)
{
  return g_unichar_isdigit (c) || (g_unichar_isalpha (c) && !g_unichar_islower (c));
}

/* "PMO", "U.N.", "G7": 2 to 8 capitals, of a script that has them. */
gboolean
dictum_name_is_acronym (const char *name)
{
  guint letters = 0;

  for (const char *place = name; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (c == '.')
        continue;
      if (!is_capital_or_digit (c) || (g_unichar_isalpha (c) && !g_unichar_isupper (c)))
        return FALSE;
      letters++;
    }

  return letters >= 2 && letters <= 8;
}

/* The first letters of the words, without or with the small ones; NULL when there are fewer than
 * two. */
char *
dictum_name_make_acronym (const char *const *words, gboolean with_small)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint length = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!with_small && g_strv_contains (small_words, words[i]))
        continue;
      g_string_append_unichar (letters, g_utf8_get_char (words[i]));
      length++;
    }

  return length > 1 ? g_string_free_and_steal (g_steal_pointer (&letters)) : NULL;
}

/* How a given name sounds, roughly: Kristina and Christina are one, Martin and Marvin are not. */
char *
dictum_name_get_sound (const char *word)
{
  g_autoptr (GString) sound = g_string_new (NULL);
  gunichar last = 0;

  for (const char *place = word; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (c == 'p' && place[1] == 'h')
        {
          c = 'f';
          place++;
        }
      else if (c == 'c' || c == 'q')
        c = 'k';
      else if (c == 'y' || c == 'j')
        c = 'i';
      else if (c == 'z')
        c = 's';
      else if (c == 'w')
        c = 'v';
      if ((c == 'h' && sound->len > 0) || c == last || c == '-' || c == '\'')
        continue;
      g_string_append_unichar (sound, c);
      last = c;
    }

  return g_string_free_and_steal (g_steal_pointer (&sound));
}

/* Insertions, deletions, substitutions and swaps of neighbours from one word to the other (the
 * optimal string alignment form of the Damerau-Levenshtein distance); most + 1 for more than most.
 */
static guint
measure (const gunichar *a, guint n_a, const gunichar *b, guint n_b, guint most)
{
  guint rows[3][LONGEST + 1];
  guint *before = rows[0], *above = rows[1], *row = rows[2];

  if (n_a > LONGEST || n_b > LONGEST || MAX (n_a, n_b) - MIN (n_a, n_b) > most)
    return most + 1;

  for (guint j = 0; j <= n_b; j++)
    above[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *spare = before;
      guint least = i;

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint cost = a[i - 1] != b[j - 1];
          guint best = MIN (above[j] + 1, row[j - 1] + 1);

          best = MIN (best, above[j - 1] + cost);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, before[j - 2] + 1);
          row[j] = best;
          least = MIN (least, best);
        }
      if (least > most)
        return most + 1;
      before = above;
      above = row;
      row = spare;
    }

  return MIN (above[n_b], most + 1);
}

static gboolean
has_digit (const char *word)
{
  for (const char *place = word; *place != '\0'; place = g_utf8_next_char (place))
    if (g_unichar_isdigit (g_utf8_get_char (place)))
      return TRUE;

  return FALSE;
}

/* Whether one word is the other misspelled, or spelled as elsewhere. Short words with another
 * letter in place of one are other words more often than not: island and inland. A swap, or a
 * letter more, is what fingers do. */
gboolean
dictum_words_are_spelled_alike (const char *one, const char *other)
{
  glong n_one, n_other, shorter;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (one, -1, &n_one);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (other, -1, &n_other);
  guint distance;

  shorter = MIN (n_one, n_other);
  if (shorter < 5 || a[0] != b[0] || has_digit (one) || has_digit (other))
    return FALSE;

  distance = measure (a, (guint) n_one, b, (guint) n_other, shorter >= 10 ? 2 : 1);
  if (distance == 1 && n_one == n_other && shorter < 7)
    {
      /* One step, and as long: a swap keeps the letters, a substitution does not. */
      gunichar balance = 0;

      for (glong i = 0; i < n_one; i++)
        balance ^= a[i] ^ b[i];
      return balance == 0;
    }

  return distance > 0 && distance <= (shorter >= 10 ? 2 : 1);
}

static gboolean
is_generation (const char *word)
{
  static const char *const generations[] = { "jr",   "sr", "junior", "senior", "filho",
                                             "neto", "ii", "iii",    "iv",     NULL };

  return g_strv_contains (generations, word);
}

static gboolean
is_initial (const char *word)
{
  return g_utf8_strlen (word, -1) == 1;
}

static gboolean
given_names_fit (const char *const *one, guint n_one, const char *const *other, guint n_other)
{
  for (guint i = 0; i < MIN (n_one, n_other); i++)
    {
      gboolean short_form = is_initial (one[i]) || is_initial (other[i]);

      if (strcmp (one[i], other[i]) != 0 &&
          !(short_form && g_utf8_get_char (one[i]) == g_utf8_get_char (other[i])))
        return FALSE;
    }

  return TRUE;
}

/* Whether two names of persons that end in the same word may be one person's, and which of them
 * says less: < 0 the first, > 0 the other; 0: they are not, or neither says less. */
int
dictum_persons_compare (const char *const *one, const char *const *other)
{
  guint n_one = dictum_strings_length (one);
  guint n_other = dictum_strings_length (other);
  gsize letters_one = 0, letters_other = 0;

  if (n_one == 0 || n_other == 0 || is_generation (one[n_one - 1]) ||
      is_generation (other[n_other - 1]) || is_initial (one[n_one - 1]) ||
      strcmp (one[n_one - 1], other[n_other - 1]) != 0 ||
      !given_names_fit (one, n_one - 1, other, n_other - 1))
    return 0;

  for (guint i = 0; i < n_one; i++)
    letters_one += strlen (one[i]);
  for (guint i = 0; i < n_other; i++)
    letters_other += strlen (other[i]);

  return letters_one < letters_other ? -1 : letters_one > letters_other;
}
