/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/dictum-text.h"

#include <locale.h>
#include <string.h>

/* What must hold for any text whatever: texts are drawn from pieces that are awkward beside each
 * other, and everything is asked at every offset. */

static const char *const pieces[] = {
  "a",       "word",
  " ",       " ",
  " ",       "\n",
  "\n",      ".",
  ". ",      ", ",
  "?",       "! ",
  "…",       "...",
  "“",       "”",
  "\"",      "'",
  "‘",       "’",
  "«\u202f", "\u202f»",
  "„",       "»",
  "「",      "」",
  "(",       ")",
  "[",       "—",
  "-",       "é",
  "e\u0301", "\u0301",
  "𝒳",       "👩\u200d🚀",
  "🇫🇷",      "U.S.",
  "Mr. ",    "p.m.",
  "No. ",    "5",
  "3.5",     "$",
  "%",       "قال",
  "הוא",     "\u200f",
  "负け",    "た",
  "。",      "ไทย",
  "ß",       "ﬁ",
  "\t",      "The",
  "said",    "Marrow",
  "s'",      "\xef\xbf\xbd",
  "@",       "http://x.org/?Q=1",
  "\u00a0",
};

static char *
draw_text (GRand *rand, int n_pieces)
{
  GString *string = g_string_new (NULL);

  for (int i = 0; i < n_pieces; i++)
    g_string_append (string, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (string);
}

static const char *
draw_language (GRand *rand)
{
  static const char *const languages[] = { "en", "de", "fr",          "sv",         "ar",
                                           "ja", "",   "xx-Nonsense", "zh-Hant-TW", "pt_BR" };

  return languages[g_rand_int_range (rand, 0, G_N_ELEMENTS (languages))];
}

static void
check_around (DictumText *text, int offset)
{
  int length = dictum_text_get_length (text);
  int block_start;
  int block_end;
  int start;
  int end;

  dictum_text_get_block (text, offset, &block_start, &block_end);
  g_assert_cmpint (block_start, <=, offset);
  g_assert_cmpint (block_end, >=, offset);
  g_assert_cmpint (block_end, <=, length);
  dictum_text_get_sentence (text, offset, &start, &end);
  g_assert_cmpint (start, >=, block_start);
  g_assert_cmpint (end, <=, block_end);
  g_assert_cmpint (start, <=, end);
  if (end <= offset && end > start)
    {
      /* Behind the last sentence of its line. */
      g_assert_cmpint (dictum_text_next_sentence (text, offset), >=, MIN (block_end, length));
    }
  if (dictum_text_get_word (text, offset, &start, &end))
    {
      g_assert_cmpint (start, <, end);
      g_assert_cmpint (start, >=, block_start);
      g_assert_cmpint (end, <=, block_end);
    }
  g_assert_cmpint (start, <=, offset);
  g_assert_cmpint (end, >=, offset);
}

static void
check_moving (DictumText *text, int offset)
{
  int length = dictum_text_get_length (text);

  if (offset < length)
    {
      g_assert_cmpint (dictum_text_next_word (text, offset), >, offset);
      g_assert_cmpint (dictum_text_next_sentence (text, offset), >, offset);
    }
  if (offset > 0)
    {
      g_assert_cmpint (dictum_text_previous_word (text, offset), <, offset);
      g_assert_cmpint (dictum_text_previous_sentence (text, offset), <, offset);
    }
  g_assert_cmpint (dictum_text_next_word (text, offset), <=, length);
  g_assert_cmpint (dictum_text_next_sentence (text, offset), <=, length);
  g_assert_cmpint (dictum_text_previous_word (text, offset), >=, 0);
  g_assert_cmpint (dictum_text_previous_sentence (text, offset), >=, 0);
}

/* Sentences follow one another with nothing but space between. */
static void
check_sentences (DictumText *text)
{
  int length = dictum_text_get_length (text);
  int last = 0;

  for (int at = 0; at < length; at = dictum_text_next_sentence (text, at))
    {
      int start;
      int end;

      dictum_text_get_sentence (text, at, &start, &end);
      if (end <= at)
        continue;
      for (int i = last; i < start; i++)
        g_assert_true (g_unichar_isspace (dictum_text_get_char (text, i)));
      g_assert_false (g_unichar_isspace (dictum_text_get_char (text, start)));
      g_assert_false (g_unichar_isspace (dictum_text_get_char (text, end - 1)));
      last = end;
    }
  for (int i = last; i < length; i++)
    g_assert_true (g_unichar_isspace (dictum_text_get_char (text, i)));
}

static void
check_snap (DictumText *text, int start, int end, gboolean to_words)
{
  int length = dictum_text_get_length (text);
  int once_start = start;
  int once_end = end;
  int twice_start;
  int twice_end;

  if (!dictum_text_snap (text, to_words, &once_start, &once_end))
    {
      g_assert_cmpint (once_start, ==, start);
      g_assert_cmpint (once_end, ==, end);
      return;
    }
  g_assert_cmpint (once_start, >=, 0);
  g_assert_cmpint (once_end, <=, length);
  g_assert_cmpint (once_start, <, once_end);
  g_assert_false (g_unichar_isspace (dictum_text_get_char (text, once_start)));
  g_assert_false (g_unichar_isspace (dictum_text_get_char (text, once_end - 1)));
  twice_start = once_start;
  twice_end = once_end;
  if (!dictum_text_snap (text, to_words, &twice_start, &twice_end) || twice_start != once_start ||
      twice_end != once_end)
    {
      g_autofree char *slice = dictum_text_get_slice (text, once_start, once_end);

      g_test_message ("[%s]\n %d %d from %d %d became %d %d: [%s] (%s)",
                      dictum_text_get_string (text), once_start, once_end, start, end, twice_start,
                      twice_end, slice, dictum_text_get_language (text));
    }
  g_assert_cmpint (twice_start, ==, once_start);
  g_assert_cmpint (twice_end, ==, once_end);
}

static void
check_found_again (DictumText *text, int start, int end)
{
  g_autofree char *exact = dictum_text_get_slice (text, start, end);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  int found_start = -1;
  int found_end = -1;
  int n;

  dictum_text_get_context (text, start, end, &prefix, &suffix);
  n = dictum_text_find_quote (text, exact, prefix, suffix, start, &found_start, &found_end);
  if (start == end)
    {
      g_assert_cmpint (n, ==, 0);
      return;
    }
  g_assert_cmpint (n, >=, 1);
  g_assert_cmpint (found_start, ==, start);
  g_assert_cmpint (found_end, ==, end);
  if (n == 1)
    {
      n = dictum_text_find_quote (text, exact, prefix, suffix, -1, &found_start, &found_end);
      g_assert_cmpint (n, ==, 1);
      g_assert_cmpint (found_start, ==, start);
    }
}

/* The same with the typography of everything changed, so that only folding can find it. */
static void
check_found_folded (DictumText *text, int start, int end)
{
  g_autofree char *slice = dictum_text_get_slice (text, start, end);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  g_autoptr (GString) exact = g_string_new ("  ");
  g_autofree char *bare = NULL;
  int found_start = -1;
  int found_end = -1;
  int n;

  dictum_text_get_context (text, start, end, &prefix, &suffix);
  g_string_append (exact, slice);
  g_string_replace (exact, "“", "\"", 0);
  g_string_replace (exact, "’", "'", 0);
  g_string_replace (exact, "—", "-", 0);
  g_string_replace (exact, "…", "...", 0);
  g_string_replace (exact, "\u00a0", " \n ", 0);
  g_string_replace (exact, "\n", "\t\t", 0);
  bare = g_strstrip (dictum_text_fold (exact->str));
  if (*bare == '\0')
    return;
  n = dictum_text_find_quote (text, exact->str, prefix, suffix, start, &found_start, &found_end);
  if (n == 0)
    g_test_message ("[%s] [%s] %d %d", dictum_text_get_string (text), exact->str, start, end);
  g_assert_cmpint (n, >=, 1);
  g_assert_cmpint (found_start, >=, 0);
  g_assert_cmpint (found_start, <, found_end);
  g_assert_cmpint (found_end, <=, dictum_text_get_length (text));
}

static void
check_quotations (DictumText *text, int start, int end)
{
  g_autoptr (GArray) list = dictum_text_list_quotations (text, start, end);
  g_autoptr (GArray) all = dictum_text_list_quotations (text, 0, dictum_text_get_length (text));
  guint n = 0;
  int last = -1;

  for (guint i = 0; i < list->len; i++)
    {
      DictumQuotation *one = &g_array_index (list, DictumQuotation, i);

      g_assert_cmpint (one->start, >, last);
      g_assert_cmpint (one->start, <, one->end);
      g_assert_cmpint (one->end, <=, dictum_text_get_length (text));
      last = one->start;
      /* It is the same when all are asked for. */
      while (n < all->len && g_array_index (all, DictumQuotation, n).start < one->start)
        n++;
      g_assert_cmpuint (n, <, all->len);
      g_assert_cmpint (g_array_index (all, DictumQuotation, n).start, ==, one->start);
      g_assert_cmpint (g_array_index (all, DictumQuotation, n).end, ==, one->end);
      g_assert_cmpint (g_array_index (all, DictumQuotation, n).depth, ==, one->depth);
    }
  dictum_text_get_quoted (text, start, end);
}

static void
check_search (DictumText *text, int start, int end)
{
  g_autofree char *slice = dictum_text_get_slice (text, start, end);
  g_autofree char *folded = dictum_text_fold (slice);
  g_autoptr (GArray) found = dictum_text_search (text, slice, 0);
  int last = 0;

  g_strstrip (folded);
  if (*folded != '\0' && !g_unichar_ismark (dictum_text_get_char (text, start)))
    g_assert_cmpuint (found->len, >, 0);
  for (guint i = 0; i < found->len; i++)
    {
      DictumRange range = g_array_index (found, DictumRange, i);

      g_assert_cmpint (range.start, <, range.end);
      g_assert_cmpint (range.end, <=, dictum_text_get_length (text));
      g_assert_cmpint (range.start, >=, last);
      last = range.end;
    }
}

static void
test_properties (void)
{
  GRand *rand = g_rand_new_with_seed (20260101);

  for (int round = 0; round < 1500; round++)
    {
      g_autofree char *utf8 = draw_text (rand, g_rand_int_range (rand, 0, 60));
      g_autoptr (DictumText) text = dictum_text_new (utf8, draw_language (rand));
      int length = dictum_text_get_length (text);

      for (int offset = 0; offset <= length; offset++)
        {
          check_around (text, offset);
          check_moving (text, offset);
        }
      check_sentences (text);
      for (int i = 0; i < 20; i++)
        {
          int start = g_rand_int_range (rand, 0, length + 1);
          int end = g_rand_int_range (rand, start, length + 1);

          check_snap (text, start, end, TRUE);
          check_snap (text, start, end, FALSE);
          check_found_again (text, start, end);
          check_found_folded (text, start, end);
          check_quotations (text, start, end);
          check_search (text, start, end);
        }
    }
  g_rand_free (rand);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-properties/random", test_properties);
  return g_test_run ();
}
