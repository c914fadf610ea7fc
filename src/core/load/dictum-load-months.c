/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-time.h"

#include <string.h>

#include <unicode/udat.h>

#include "text/dictum-text.h"

/* Whose months are known: the names are ICU's. Where two languages call different months by one
 * name (Polish and Croatian do), the first one here has it, unless the text's language is known. */
static const char *const locales[] = {
  "en", "de",    "fr", "es", "it", "pt",    "nl", "pl", "ru", "uk", "sv", "nb", "da", "fi", "is",
  "cs", "sk",    "hu", "ro", "bg", "hr",    "sl", "sr", "mk", "be", "el", "tr", "et", "lv", "lt",
  "ga", "cy",    "ca", "gl", "eu", "mt",    "sq", "lb", "ar", "he", "fa", "hi", "bn", "ur", "id",
  "ms", "de_AT", "vi", "th", "sw", "ar_SY", "ka", "hy", "az", "kk", "af", "tl", NULL,
};

/* How newsrooms write, too. */
static const struct
{
  const char *name;
  int month;
} also_written[] = {
  { "sept", 9 }, { "maerz", 3 }, { "mrz", 3 }, { "janner", 1 }, { "janv", 1 }, { "fevr", 2 },
  { "avr", 4 },  { "juil", 7 },  { "set", 9 }, { "dez", 12 },   { "okt", 10 }, { "gen", 1 },
};

static char *
fold_name (const UChar *name, int32_t length)
{
  g_autofree char *utf8 = g_utf16_to_utf8 (name, length, NULL, NULL, NULL);
  g_autofree char *folded = utf8 != NULL ? g_strstrip (dictum_text_fold (utf8)) : NULL;
  char *begin = folded;
  gsize size;

  if (folded == NULL)
    return NULL;
  /* Catalan: "d’abril", "de març". */
  if (g_str_has_prefix (begin, "d'") || g_str_has_prefix (begin, "de "))
    begin += begin[1] == '\'' ? 2 : 3;
  size = strlen (begin);
  if (size > 0 && begin[size - 1] == '.')
    begin[--size] = '\0';
  /* "1" and "11月" are told by the numbers. */
  return size > 0 && !g_ascii_isdigit (*begin) ? g_strdup (begin) : NULL;
}

static void
add_name (GHashTable *names, const char *locale, const char *name, int month)
{
  char *own = g_strdup_printf ("%.2s:%s", locale, name);

  if (!g_hash_table_contains (names, name))
    g_hash_table_insert (names, g_strdup (name), GINT_TO_POINTER (month));
  if (!g_hash_table_contains (names, own))
    g_hash_table_insert (names, own, GINT_TO_POINTER (month));
  else
    g_free (own);
}

static void
add_locale (GHashTable *names, const char *locale)
{
  static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                 UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };
  g_autofree char *gregorian = g_strconcat (locale, "@calendar=gregorian", NULL);
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_NONE, UDAT_LONG, gregorian, NULL, 0, NULL, 0, &status);

  for (guint t = 0; U_SUCCESS (status) && t < G_N_ELEMENTS (types); t++)
    for (int month = 0; month < 12; month++)
      {
        UErrorCode problem = U_ZERO_ERROR;
        UChar buffer[64];
        int32_t length = udat_getSymbols (format, types[t], month, buffer, G_N_ELEMENTS (buffer),
                                          &problem);
        g_autofree char *name = U_SUCCESS (problem) ? fold_name (buffer, length) : NULL;

        if (name != NULL)
          add_name (names, locale, name, month + 1);
      }
  if (format != NULL)
    udat_close (format);
}

static gpointer
make_names (gpointer data)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean english_only = GPOINTER_TO_INT (data);

  for (guint i = 0; locales[i] != NULL && (i == 0 || !english_only); i++)
    add_locale (names, locales[i]);
  for (guint i = 0; i < G_N_ELEMENTS (also_written); i++)
    if (!g_hash_table_contains (names, also_written[i].name))
      g_hash_table_insert (names, g_strdup (also_written[i].name),
                           GINT_TO_POINTER (also_written[i].month));
  return names;
}

/**
 * dictum_load_find_month:
 * @word: folded as by dictum_text_fold()
 * @language: (nullable): BCP 47, of the text
 *
 * The month that a word names, 1..12, in one of some fifty languages; 0 when it is none.
 */
int
dictum_load_find_month (const char *word, const char *language)
{
  static GOnce english = G_ONCE_INIT, all = G_ONCE_INIT;
  GHashTable *names;
  int month = 0;

  g_return_val_if_fail (word != NULL, 0);

  /* The names of the others are read when they are needed first: most pages never do. */
  if (language == NULL || g_str_has_prefix (language, "en"))
    {
      names = g_once (&english, make_names, GINT_TO_POINTER (TRUE));
      month = GPOINTER_TO_INT (g_hash_table_lookup (names, word));
    }
  if (month > 0)
    return month;
  names = g_once (&all, make_names, GINT_TO_POINTER (FALSE));
  if (language != NULL)
    {
      g_autofree char *own = g_strdup_printf ("%.2s:%s", language, word);

      month = GPOINTER_TO_INT (g_hash_table_lookup (names, own));
    }
  if (month == 0)
    month = GPOINTER_TO_INT (g_hash_table_lookup (names, word));
  /* Hebrew writes "in" together with the month. */
  if (month == 0 && g_str_has_prefix (word, "ב"))
    month = GPOINTER_TO_INT (g_hash_table_lookup (names, word + strlen ("ב")));
  return month;
}
