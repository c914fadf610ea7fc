/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-article.h"

#include <string.h>

#include <unicode/uscript.h>

/* How much of a text is looked at, in bytes. */
#define SAMPLE 20000

/* Words that are among the commonest of their language and rare in the others. */
static const struct
{
  const char *language;
  const char *words;
} common[] = {
  { "en", " the and of to that was for with said from this have they his which " },
  { "de", " der die und das nicht mit den von ist auch auf für eine dem sich wurde nach " },
  { "fr", " les des est une dans pour qui sur pas avec plus aux cette sont été du " },
  { "es", " los las del una por con para su más pero como fue también ha el y " },
  { "it", " il che di della per non è sono gli alla nel anche più dei delle ha " },
  { "pt", " os uma para não com mais do da em ao pelo foi são também dos das " },
  { "nl", " het een van en dat niet zijn voor met aan wordt ook maar heeft deze " },
  { "sv", " och att det som är inte för på med till den har av ett om " },
  { "da", " og det er ikke til af på med som den har for blev efter være " },
  { "pl", " i w nie na się że z do jest jak to po za przez są " },
  { "tr", " ve bir bu için ile olarak da de daha çok olan gibi kadar sonra " },
};

static const struct
{
  UScriptCode script;
  const char *language;
} scripts[] = {
  { USCRIPT_ARABIC, "ar" },     { USCRIPT_HEBREW, "he" },   { USCRIPT_CYRILLIC, "ru" },
  { USCRIPT_GREEK, "el" },      { USCRIPT_HANGUL, "ko" },   { USCRIPT_THAI, "th" },
  { USCRIPT_DEVANAGARI, "hi" }, { USCRIPT_HAN, "zh" },      { USCRIPT_HIRAGANA, "ja" },
  { USCRIPT_ARMENIAN, "hy" },   { USCRIPT_GEORGIAN, "ka" }, { USCRIPT_BENGALI, "bn" },
  { USCRIPT_TAMIL, "ta" },
};

/* The language of a script that only one big language is written in, or that is told apart by a few
 * letters: Ukrainian from Russian, Persian from Arabic, Japanese from Chinese. */
static const char *
refine (const char *language, const char *text, const char *end)
{
  guint foreign = 0;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (strcmp (language, "ru") == 0)
        foreign += c == 0x456 || c == 0x457 || c == 0x454;
      else if (strcmp (language, "ar") == 0)
        foreign += c == 0x6cc || c == 0x67e || c == 0x6af || c == 0x686;
      else if (strcmp (language, "zh") == 0)
        foreign += c >= 0x3041 && c <= 0x309f;
    }
  if (foreign * 100 < (guint) (end - text) / 2)
    return language;
  if (strcmp (language, "ru") == 0)
    return "uk";
  if (strcmp (language, "ar") == 0)
    return "fa";
  return strcmp (language, "zh") == 0 ? "ja" : language;
}

static const char *
guess_by_words (const char *text, gsize length)
{
  g_autofree char *low = g_utf8_strdown (text, length);
  g_auto (GStrv) words = g_strsplit_set (low, " \n,.;:!?()\"'", -1);
  guint hits[G_N_ELEMENTS (common)] = { 0 };
  guint n = 0, best = 0, second = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *padded = NULL;

      if (words[i][0] == '\0')
        continue;
      n++;
      if (strlen (words[i]) > 12)
        continue;
      padded = g_strconcat (" ", words[i], " ", NULL);
      for (guint j = 0; j < G_N_ELEMENTS (common); j++)
        hits[j] += strstr (common[j].words, padded) != NULL;
    }
  for (guint j = 1; j < G_N_ELEMENTS (common); j++)
    if (hits[j] > hits[best])
      best = j;
  for (guint j = 0; j < G_N_ELEMENTS (common); j++)
    if (j != best)
      second = MAX (second, hits[j]);
  if (hits[best] < 3 || hits[best] * 12 < n || hits[best] * 4 < second * 5)
    return NULL;
  return common[best].language;
}

const char *
dictum_load_guess_language (const char *text, gsize length)
{
  guint counts[G_N_ELEMENTS (scripts)] = { 0 };
  guint letters = 0, best = 0;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = text + MIN (length, SAMPLE);
  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      UErrorCode status = U_ZERO_ERROR;
      UScriptCode script;

      if (!g_unichar_isalpha (c))
        continue;
      letters++;
      if (c < 0x250)
        continue;
      script = uscript_getScript (c, &status);
      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        counts[i] += scripts[i].script == script;
    }
  for (guint i = 1; i < G_N_ELEMENTS (scripts); i++)
    if (counts[i] > counts[best])
      best = i;
  if (letters == 0)
    return NULL;
  if (counts[best] * 2 > letters)
    return refine (scripts[best].language, text, end);
  return guess_by_words (text, end - text);
}

char *
dictum_load_parse_language (const char *words)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;
  gsize first;

  g_return_val_if_fail (words != NULL, NULL);

  clean = g_strndup (words, strcspn (words, ",;"));
  g_strstrip (g_strdelimit (clean, "_", '-'));
  parts = g_strsplit (clean, "-", -1);
  first = parts[0] != NULL ? strlen (parts[0]) : 0;
  if (first < 2 || first > 3)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < 1 || length > 8)
        return NULL;
      for (char *c = parts[i]; *c != '\0'; c++)
        {
          if (!g_ascii_isalnum (*c) || (i == 0 && !g_ascii_isalpha (*c)))
            return NULL;
          *c = g_ascii_tolower (*c);
        }
      if (i > 0 && length == 4 && g_ascii_isalpha (parts[i][0]))
        parts[i][0] = g_ascii_toupper (parts[i][0]);
      if (i > 0 && length == 2)
        for (char *c = parts[i]; *c != '\0'; c++)
          *c = g_ascii_toupper (*c);
    }
  return g_strjoinv ("-", parts);
}

static gboolean
is_unspaced (gunichar c)
{
  GUnicodeBreakType type = g_unichar_break_type (c);

  return type == G_UNICODE_BREAK_IDEOGRAPHIC || type == G_UNICODE_BREAK_COMPLEX_CONTEXT ||
         type == G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER;
}

guint
dictum_load_count_words (const char *text)
{
  guint words = 0;
  guint unspaced = 0;
  gboolean inside = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_unspaced (c))
        unspaced++;
      else if (g_unichar_isalnum (c) && !inside)
        words++;
      inside = !is_unspaced (c) && (inside ? !g_unichar_isspace (c) : g_unichar_isalnum (c));
    }
  return words + unspaced / 2;
}
