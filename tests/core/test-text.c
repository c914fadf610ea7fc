/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/dictum-text.h"

#include <locale.h>
#include <string.h>

/* Offsets, quotes and searches. */

static void
test_empty (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("", NULL);
  g_autofree char *slice = dictum_text_get_slice (text, 0, 10);
  g_autoptr (GArray) quotations = dictum_text_list_quotations (text, 0, 0);
  g_autoptr (GArray) found = dictum_text_search (text, "a", 0);
  int start = 7;
  int end = 9;

  g_assert_cmpint (dictum_text_get_length (text), ==, 0);
  g_assert_cmpstr (dictum_text_get_string (text), ==, "");
  g_assert_cmpstr (dictum_text_get_language (text), ==, "");
  g_assert_cmpstr (slice, ==, "");
  g_assert_cmpuint (dictum_text_get_char (text, 0), ==, 0);
  g_assert_cmpuint (dictum_text_get_byte (text, 5), ==, 0);
  g_assert_cmpint (dictum_text_get_offset (text, 5), ==, 0);
  g_assert_cmpint (dictum_text_next_word (text, 0), ==, 0);
  g_assert_cmpint (dictum_text_previous_sentence (text, 0), ==, 0);
  g_assert_cmpint (dictum_text_count_words (text, 0, 5), ==, 0);
  g_assert_cmpint (dictum_text_get_quoted (text, 0, 5), ==, DICTUM_QUOTED_NONE);
  g_assert_false (dictum_text_get_word (text, 0, NULL, NULL));
  g_assert_false (dictum_text_snap (text, TRUE, &start, &end));
  g_assert_cmpint (start, ==, 7);
  g_assert_cmpint (end, ==, 9);
  g_assert_cmpint (dictum_text_find_quote (text, "a", NULL, NULL, 0, &start, &end), ==, 0);
  g_assert_cmpint (dictum_text_find_quote (text, "", "", "", 0, &start, &end), ==, 0);
  g_assert_cmpuint (quotations->len, ==, 0);
  g_assert_cmpuint (found->len, ==, 0);
  dictum_text_get_block (text, 3, &start, &end);
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 0);
}

static void
test_not_utf8 (void)
{
  if (g_test_subprocess ())
    {
      dictum_text_new ("a\xff", "en");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static void
test_references (void)
{
  DictumText *text = dictum_text_new_take (g_strdup ("Osk"), "de");
  DictumText *other = g_boxed_copy (DICTUM_TYPE_TEXT, text);

  g_assert_true (text == other);
  dictum_text_unref (text);
  g_assert_cmpstr (dictum_text_get_string (other), ==, "Osk");
  g_assert_cmpstr (dictum_text_get_language (other), ==, "de");
  dictum_text_unref (other);
}

static void
check_offsets (const char *utf8)
{
  g_autoptr (DictumText) text = dictum_text_new (utf8, "en");
  const char *at = utf8;
  int n = 0;

  for (; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      g_assert_cmpuint (dictum_text_get_byte (text, n), ==, at - utf8);
      g_assert_cmpuint (dictum_text_get_char (text, n), ==, g_utf8_get_char (at));
      for (const char *byte = at; byte < g_utf8_next_char (at); byte++)
        g_assert_cmpint (dictum_text_get_offset (text, byte - utf8), ==, n);
    }
  g_assert_cmpint (dictum_text_get_length (text), ==, n);
  g_assert_cmpuint (dictum_text_get_byte (text, n), ==, at - utf8);
  g_assert_cmpuint (dictum_text_get_byte (text, n + 1), ==, at - utf8);
  g_assert_cmpuint (dictum_text_get_byte (text, -1), ==, 0);
  g_assert_cmpint (dictum_text_get_offset (text, at - utf8), ==, n);
  g_assert_cmpint (dictum_text_get_offset (text, at - utf8 + 9), ==, n);
}

static void
test_offsets (void)
{
  /* Around the stride of the checkpoints, with code points of every length. */
  for (int n = 0; n < 200; n++)
    {
      g_autoptr (GString) ascii = g_string_new (NULL);
      g_autoptr (GString) mixed = g_string_new (NULL);

      for (int i = 0; i < n; i++)
        {
          static const char *const pieces[] = { "a", "é", "€", "𝒳", "\n" };

          g_string_append_c (ascii, i % 7 == 6 ? '\n' : 'a');
          g_string_append (mixed, pieces[(i * i + n) % 5]);
        }
      check_offsets (ascii->str);
      check_offsets (mixed->str);
    }
}

static void
test_slices (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("añ€𝒳z", NULL);
  static const struct
  {
    int start;
    int end;
    const char *slice;
  } cases[] = {
    { 0, 5, "añ€𝒳z" }, { 1, 4, "ñ€𝒳" }, { 3, 3, "" },  { 4, 2, "" },
    { -9, 1, "a" },    { 4, 99, "z" },  { 9, 12, "" }, { G_MININT, G_MAXINT, "añ€𝒳z" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slice = dictum_text_get_slice (text, cases[i].start, cases[i].end);

      g_assert_cmpstr (slice, ==, cases[i].slice);
    }
  g_assert_cmpuint (dictum_text_get_char (text, 3), ==, 0x1D4B3);
  g_assert_cmpuint (dictum_text_get_char (text, -1), ==, 0);
  g_assert_cmpuint (dictum_text_get_char (text, 5), ==, 0);
}

static void
test_blocks (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("ab\n\ncé\n", NULL);
  static const int expected[][2] = { { 0, 2 }, { 0, 2 }, { 0, 2 }, { 3, 3 },
                                     { 4, 6 }, { 4, 6 }, { 4, 6 }, { 7, 7 } };
  int start;
  int end;

  for (int i = 0; i < (int) G_N_ELEMENTS (expected); i++)
    {
      dictum_text_get_block (text, i, &start, &end);
      g_assert_cmpint (start, ==, expected[i][0]);
      g_assert_cmpint (end, ==, expected[i][1]);
    }
  dictum_text_get_block (text, -3, &start, NULL);
  g_assert_cmpint (start, ==, 0);
  dictum_text_get_block (text, 99, NULL, &end);
  g_assert_cmpint (end, ==, 7);
}

static void
test_context (void)
{
  g_autoptr (DictumText)
      text = dictum_text_new ("0123456789abcdefghijklmnopqrstuvwxyzABCDEFÄÖ€", NULL);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  dictum_text_get_context (text, 40, 42, &prefix, &suffix);
  g_assert_cmpstr (prefix, ==, "89abcdefghijklmnopqrstuvwxyzABCD");
  g_assert_cmpstr (suffix, ==, "ÄÖ€");
  dictum_text_get_context (text, 0, 45, &first, &last);
  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (last, ==, "");
  dictum_text_get_context (text, 3, 4, NULL, NULL);
}

static void
test_find (void)
{
  g_autoptr (DictumText)
      text = dictum_text_new ("The bridge fell. The bridge fell. The tower fell.", "en");
  int start = -1;
  int end = -1;

  g_assert_cmpint (dictum_text_find_quote (text, "tower", NULL, NULL, -1, &start, &end), ==, 1);
  g_assert_cmpint (start, ==, 38);
  g_assert_cmpint (end, ==, 43);
  /* Several, and nothing to choose by: none is chosen. */
  start = end = -1;
  g_assert_cmpint (dictum_text_find_quote (text, "bridge", NULL, NULL, -1, &start, &end), ==, 2);
  g_assert_cmpint (start, ==, -1);
  g_assert_cmpint (end, ==, -1);
  g_assert_cmpint (dictum_text_find_quote (text, "bridge", NULL, NULL, 0, &start, &end), ==, 2);
  g_assert_cmpint (start, ==, 4);
  g_assert_cmpint (dictum_text_find_quote (text, "bridge", "", "", 20, &start, &end), ==, 2);
  g_assert_cmpint (start, ==, 21);
  g_assert_cmpint (dictum_text_find_quote (text, "bridge", "fell. The ", NULL, -1, &start, &end),
                   ==, 1);
  g_assert_cmpint (start, ==, 21);
  g_assert_cmpint (dictum_text_find_quote (text, "fell", NULL, ". The tower", -1, &start, &end), ==,
                   1);
  g_assert_cmpint (start, ==, 28);
  g_assert_cmpint (dictum_text_find_quote (text, "fell", NULL, ". A tower", -1, NULL, NULL), ==, 0);
  g_assert_cmpint (dictum_text_find_quote (text, "Bridge", NULL, NULL, 0, NULL, NULL), ==, 0);
  g_assert_cmpint (dictum_text_find_quote (text, "", NULL, NULL, 0, NULL, NULL), ==, 0);
  g_assert_cmpint (dictum_text_find_quote (text,
                                           "The bridge fell. The bridge fell. The tower fell.!",
                                           NULL, NULL, 0, NULL, NULL),
                   ==, 0);
}

static void
test_find_folded (void)
{
  g_autoptr (DictumText) text = dictum_text_new (
      "She said:  “We didn’t\nlose – not\u00a0yet…” He\u2014the mayor—left.", "en");
  static const struct
  {
    const char *exact;
    const char *prefix;
    const char *suffix;
    const char *slice;
  } cases[] = {
    { "\"We didn't lose - not yet...\"", "She said: ", " He", "“We didn’t\nlose – not\u00a0yet…”" },
    { "We didn't lose", "said: \"", " - not", "We didn’t\nlose" },
    { "«We didn’t", NULL, NULL, "“We didn’t" },
    { " lose  - not ", NULL, NULL, "lose – not" },
    { "He-the", NULL, "mayor", "He\u2014the" },
    { "lose", "didn't ", " \u2014 not", "lose" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int start = 0;
      int end = 0;
      int n = dictum_text_find_quote (text, cases[i].exact, cases[i].prefix, cases[i].suffix, -1,
                                      &start, &end);
      g_autofree char *slice = dictum_text_get_slice (text, start, end);

      g_assert_cmpint (n, ==, 1);
      g_assert_cmpstr (slice, ==, cases[i].slice);
    }
  g_assert_cmpint (dictum_text_find_quote (text, "\"we didn't", NULL, NULL, 0, NULL, NULL), ==, 0);
  g_assert_cmpint (dictum_text_find_quote (text, " \n ", NULL, NULL, 0, NULL, NULL), ==, 0);
}

static void
test_search (void)
{
  g_autoptr (DictumText) text = dictum_text_new (
      "Élysée ELYSEE e\u0301lyse\u0301e, Straße STRASSE, Łódź, œuvre, ΣΊΣΥΦΟΣ, don’t, «x».", "en");
  static const struct
  {
    const char *words;
    const char *slices;
  } cases[] = {
    { "elysee", "Élysée|ELYSEE|e\u0301lyse\u0301e" },
    { "ÉLYSÉE", "Élysée|ELYSEE|e\u0301lyse\u0301e" },
    { "strasse", "Straße|STRASSE" },
    { "straße", "Straße|STRASSE" },
    { "lodz", "Łódź" },
    { "OEUVRE", "œuvre" },
    { "Σίσυφος", "ΣΊΣΥΦΟΣ" },
    { "don't", "don’t" },
    { "\"X\"", "«x»" },
    { "e\u0301e,", "e\u0301e," },
    { " elysee  ", "Élysée|ELYSEE|e\u0301lyse\u0301e" },
    { "absent", "" },
    { "", "" },
    { "  ", "" },
  };
  g_autoptr (GArray) two = dictum_text_search (text, "e", 2);

  g_assert_cmpuint (two->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = dictum_text_search (text, cases[i].words, 0);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint n = 0; n < found->len; n++)
        {
          DictumRange range = g_array_index (found, DictumRange, n);
          g_autofree char *slice = dictum_text_get_slice (text, range.start, range.end);

          g_string_append_printf (joined, "%s%s", n > 0 ? "|" : "", slice);
        }
      g_assert_cmpstr (joined->str, ==, cases[i].slices);
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } cases[] = {
    { "Élysée", "elysee" },
    { "ÅNGSTRÖM", "angstrom" },
    { "Đặng", "dang" },
    { "ﬁn", "fin" },
    { "Ⅳ", "iv" },
    { "“a” — ‘b’…", "\"a\" - 'b'..." },
    { "a\u00a0 \t b", "a b" },
    { "", "" },
    { "الْعَرَبِيَّة", "العربية" },
    { "İstanbul", "istanbul" },
    { "हिन्दी", "हिन्दी" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dictum_text_fold (cases[i].from);

      g_assert_cmpstr (folded, ==, cases[i].to);
    }
}

static gpointer
ask_from_thread (gpointer data)
{
  DictumText *text = data;
  int n = 0;

  for (int offset = 0; offset < dictum_text_get_length (text); offset += 5)
    {
      int start;
      int end;
      g_autoptr (GArray) list = dictum_text_list_quotations (text, offset, offset + 50);
      g_autoptr (GArray) found = dictum_text_search (text, "osk", 3);

      dictum_text_get_sentence (text, offset, &start, &end);
      n += end - start + (int) list->len + (int) found->len;
      if (dictum_text_get_word (text, offset, &start, &end))
        n += end - start;
    }
  return GINT_TO_POINTER (n);
}

static void
test_threads (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (DictumText) text = NULL;
  GThread *threads[4];
  gpointer expected;

  for (int i = 0; i < 100; i++)
    g_string_append (string, "“We were in Osk,” Mr. Marrow said. Nobody asked.\n");
  text = dictum_text_new (string->str, "en");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_from_thread, text);
  expected = ask_from_thread (text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/not-utf8", test_not_utf8);
  g_test_add_func ("/text/references", test_references);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/slices", test_slices);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/context", test_context);
  g_test_add_func ("/text/find", test_find);
  g_test_add_func ("/text/find-folded", test_find_folded);
  g_test_add_func ("/text/search", test_search);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
