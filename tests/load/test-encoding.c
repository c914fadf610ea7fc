/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/dictum-load-encoding.h"
#include "load-fixture.h"

static void
assert_decodes (const char *data,
                gssize size,
                const char *declared,
                gboolean markup,
                const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  gsize length = 0;
  g_autofree char *text = dictum_load_decode (bytes, declared, markup, &length);

  g_assert_cmpuint (length, ==, strlen (text));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_marks (void)
{
  assert_decodes ("\xef\xbb\xbf"
                  "Kö",
                  -1, NULL, FALSE, "Kö");
  assert_decodes ("\xef\xbb\xbf"
                  "Kö",
                  -1, "windows-1252", FALSE, "Kö");
  assert_decodes ("\xff\xfeK\0\xf6\0", 6, NULL, FALSE, "Kö");
  assert_decodes ("\xfe\xff\0K\0\xf6", 6, NULL, FALSE, "Kö");
  assert_decodes ("\xff\xfe\0\0K\0\0\0\xf6\0\0\0", 12, NULL, FALSE, "Kö");
  assert_decodes ("\0\0\xfe\xff\0\0\0K\0\0\0\xf6", 12, NULL, FALSE, "Kö");
}

static void
test_declared (void)
{
  assert_decodes ("caf\xe9 \x80", -1, "latin1", FALSE, "café €");
  assert_decodes ("caf\xe9 \x80", -1, "ISO-8859-1", FALSE, "café €");
  assert_decodes ("\xcf\xf0\xe8\xe2\xe5\xf2", -1, "windows-1251", FALSE, "Привет");
  assert_decodes ("\xf0\xd2\xc9\xd7\xc5\xd4", -1, "koi8-r", FALSE, "Привет");
  assert_decodes ("\x93\xfa\x96{", -1, "Shift_JIS", FALSE, "日本");
  assert_decodes ("\xd6\xd0\xce\xc4", -1, "gb2312", FALSE, "中文");
  assert_decodes ("\xfe", -1, "iso-8859-9", FALSE, "ş");
  assert_decodes ("\xe4", -1, " UTF8 ", FALSE, "\xef\xbf\xbd");
  assert_decodes ("K\0\xf6\0", 4, "utf-16", FALSE, "Kö");
  assert_decodes ("plain", -1, "no-such-charset", FALSE, "plain");
  assert_decodes ("+ADw-script+AD4-", -1, "utf-7", FALSE, "+ADw-script+AD4-");
}

static void
test_in_page (void)
{
  assert_decodes ("<meta charset=windows-1251>\xcf", -1, NULL, TRUE,
                  "<meta charset=windows-1251>П");
  assert_decodes ("<META http-equiv='Content-Type' content='text/html; charset=\"koi8-r\"'>\xf0",
                  -1, NULL, TRUE,
                  "<META http-equiv='Content-Type' content='text/html; charset=\"koi8-r\"'>П");
  assert_decodes ("<?xml version='1.0' encoding='iso-8859-2'?>\xb1", -1, NULL, TRUE,
                  "<?xml version='1.0' encoding='iso-8859-2'?>ą");
  assert_decodes ("<html>\0<meta charset=windows-1251>\xcf", 35, NULL, TRUE,
                  "<html><meta charset=windows-1251>П");
  /* The server's word goes before the page's, and the bytes go before both. */
  assert_decodes ("<meta charset=windows-1251>\xe9", -1, "latin1", TRUE,
                  "<meta charset=windows-1251>é");
  assert_decodes ("<meta charset=windows-1251>Zo\xc3\xab", -1, "latin1", TRUE,
                  "<meta charset=windows-1251>Zoë");
  assert_decodes ("<meta charset=utf-16>Zo\xc3\xab", -1, NULL, TRUE, "<meta charset=utf-16>Zoë");
}

static void
test_detected (void)
{
  assert_decodes ("Stra\xdf"
                  "e und \x84Gr\xfc\xdf"
                  "e\x93",
                  -1, NULL, FALSE, "Straße und „Grüße“");
  assert_decodes ("It\x92s a \x93quote\x94 \x96 really", -1, NULL, FALSE,
                  "It’s a “quote” – really");
  assert_decodes ("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xe7\xe0\xff\xe2\xe8\xeb \xe2 "
                  "\xef\xff\xf2\xed\xe8\xf6\xf3, \xf7\xf2\xee "
                  "\xe4\xee\xe3\xee\xe2\xee\xf0 \xe1\xf3\xe4\xe5\xf2 "
                  "\xef\xee\xe4\xef\xe8\xf1\xe0\xed \xe7\xe0\xe2\xf2\xf0\xe0.",
                  -1, NULL, FALSE,
                  "Президент заявил в пятницу, что договор будет подписан завтра.");
  assert_decodes ("H\0i\0 \0t\0h\0e\0r\0e\0", 16, NULL, FALSE, "Hi there");
  assert_decodes ("a good text \xe2\x80\x9cwith\xe2\x80\x9d one bad \xff byte", -1, NULL, FALSE,
                  "a good text “with” one bad \xef\xbf\xbd byte");
  assert_decodes ("", 0, NULL, FALSE, "");
  assert_decodes ("nul\0here", 8, NULL, FALSE, "nulhere");
}

static void
test_random (void)
{
  const char *declared[] = { NULL,     "utf-8",     "gb18030", "iso-2022-jp", "utf-16",
                             "utf-32", "Shift_JIS", "euc-kr",  "big5" };

  for (int i = 0; i < 2000; i++)
    {
      guint8 data[200];
      gsize size = g_test_rand_int_range (0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      gsize length;

      for (gsize j = 0; j < size; j++)
        data[j] = g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, size);
      text = dictum_load_decode (bytes, declared[i % G_N_ELEMENTS (declared)], i % 2, &length);
      g_assert_true (g_utf8_validate (text, length, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/encoding/marks", test_marks);
  g_test_add_func ("/load/encoding/declared", test_declared);
  g_test_add_func ("/load/encoding/in-page", test_in_page);
  g_test_add_func ("/load/encoding/detected", test_detected);
  g_test_add_func ("/load/encoding/random", test_random);
  return g_test_run ();
}
