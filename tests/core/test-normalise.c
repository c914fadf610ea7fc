/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/dictum-text.h"

#include <locale.h>
#include <string.h>

static void
test_cases (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "  a  \t b  ", "a b" },
    { "a\r\nb\rc\nd", "a\nb\nc\nd" },
    { "a\vb\fc\xc2\x85"
      "d\u2028e\u2029f",
      "a\nb\nc\nd\ne\nf" },
    { "\n\n a \n \n\n\n b \n\n", "a\n\nb" },
    { "\xef\xbb\xbfmark", "mark" },
    { "e\u0301 A\u030a \u2126", "é Å Ω" },
    { "so\u00adft zero\u200bwidth\u2060", "soft zerowidth" },
    { "a\x01"
      "b\x7f"
      "c\xc2\x90"
      "d",
      "abcd" },
    { "a\u3000b\u2003c\u00a0d", "a b c d" },
    { "«\u202foui\u202f» 10\u00a0000 ! \u00a0?", "«\u202foui\u202f» 10\u00a0000 ! ?" },
    { "quoi\u00a0? 10\u00a0%", "quoi\u00a0? 10\u00a0%" },
    { "« oui »", "« oui »" },
    { "a\u00a0 b", "a b" },
    { "rock\u200dn\u200croll", "rocknroll" },
    { "می\u200cخواهم", "می\u200cخواهم" },
    { "👩\u200d🚀 x\u200d", "👩\u200d🚀 x" },
    { "क्\u200dष", "क्\u200dष" },
    { "\xff", "\ufffd" },
    { "a\xc3", "a\ufffd" },
    { "a\xe2\x82z", "a\ufffdz" },
    { "\xed\xa0\x80", "\ufffd" },
    { "\xc0\xaf", "\ufffd\ufffd" },
    { "a\ufffeb\ufdd0c", "abc" },
    /* Left to right throughout: directions say nothing. */
    { "a\u200eb\u200fc \u202ed\u202c", "abc d" },
    { "\u2066a\u2069", "a" },
    /* With words from right to left they stay, in pairs. */
    { "\u200fقال a\u200e", "\u200fقال a\u200e" },
    { "\u2067قال\u2069 a", "\u2067قال\u2069 a" },
    { "\u2067قال a", "قال a" },
    { "قال\u2069 a\u202c", "قال a" },
    { "\u202eقال\u202c a", "قال a" },
    { "\u202bقال\u202c a", "\u202bقال\u202c a" },
    { "\u2067\u202bقال\u2069 a\u202c", "\u2067قال\u2069 a" },
    { "\u2067قال\nb\u2069", "قال\nb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = dictum_text_normalise (cases[i].from, -1);

      g_test_message ("%u", i);
      g_assert_cmpstr (found, ==, cases[i].to);
    }
}

static void
test_length (void)
{
  g_autofree char *zeros = dictum_text_normalise ("a\0b\0\0c", 6);
  g_autofree char *part = dictum_text_normalise ("abcdef", 3);
  g_autofree char *cut = dictum_text_normalise ("a€", 3);
  g_autofree char *none = dictum_text_normalise (NULL, 0);

  g_assert_cmpstr (zeros, ==, "abc");
  g_assert_cmpstr (part, ==, "abc");
  g_assert_cmpstr (cut, ==, "a\ufffd");
  g_assert_cmpstr (none, ==, "");
}

static void
check_result (const char *text)
{
  g_autofree char *again = dictum_text_normalise (text, -1);
  g_autofree char *nfc = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (nfc, ==, text);
  g_assert_null (strstr (text, "  "));
  g_assert_null (strstr (text, " \n"));
  g_assert_null (strstr (text, "\n "));
  g_assert_null (strstr (text, "\n\n\n"));
  g_assert_null (strpbrk (text, "\r\t\v\f\x01\x7f"));
}

static void
test_random_bytes (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 20000; round++)
    {
      char bytes[64];
      int n = g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *text = NULL;

      for (int i = 0; i < n; i++)
        bytes[i] = g_rand_int_range (rand, 0, 256);
      text = dictum_text_normalise (bytes, n);
      check_result (text);
    }
  g_rand_free (rand);
}

static void
test_random_characters (void)
{
  static const gunichar special[] = {
    ' ',     ' ',     '\n',    '\t',    0xA0,    0x202F, 0xAB,   0xBB,   '?',    '5',
    'a',     'e',     0x301,   0x323,   0x200B,  0x200C, 0x200D, 0x200E, 0x200F, 0x202A,
    0x202B,  0x202C,  0x202D,  0x202E,  0x2066,  0x2067, 0x2068, 0x2069, 0x627,  0x653,
    0x5D0,   0x1F468, 0x1F3F4, 0xE0067, 0xE007F, 0xAD,   0x1100, 0x1161, 0x11A8, 0x2126,
    0x1D15E, 0xFB1D,  0x37E,   0x1FEF,  0x34F,   0x2028, 0x0915, 0x093C, 0x2000, 0x3000,
    0x0F71,  0x0F72,  0xFFFD,  0xFE0F,  0x61C,   0xFEFF,
  };
  GRand *rand = g_rand_new_with_seed (8);

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autofree char *text = NULL;
      int n = g_rand_int_range (rand, 0, 30);

      for (int i = 0; i < n; i++)
        {
          gunichar c = g_rand_int_range (rand, 0, 8) > 0
                           ? special[g_rand_int_range (rand, 0, G_N_ELEMENTS (special))]
                           : (gunichar) g_rand_int_range (rand, 1, 0xD800);

          g_string_append_unichar (string, c);
        }
      text = dictum_text_normalise (string->str, string->len);
      check_result (text);
    }
  g_rand_free (rand);
}

static void
test_long (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append (string, i % 5 == 0 ? "\u2067" : "א ");
  text = dictum_text_normalise (string->str, -1);
  check_result (text);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/normalise/cases", test_cases);
  g_test_add_func ("/normalise/length", test_length);
  g_test_add_func ("/normalise/random-bytes", test_random_bytes);
  g_test_add_func ("/normalise/random-characters", test_random_characters);
  g_test_add_func ("/normalise/long", test_long);
  return g_test_run ();
}
