/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zip-fixture.h"

static void
test_libreoffice (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("harbour.rtf");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_test_message ("%s", blocks);
  g_assert_cmpstr (loaded->article->title, ==, "Harbour at Lindmoor to close for repairs");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_nonnull (strstr (loaded->notice, "tracked changes"));
  g_assert_nonnull (strstr (blocks, "The harbour will be closed from Monday until the spring"));
  g_assert_nonnull (strstr (blocks, "\n[1] In a letter to the council of 28 October.\n"));
  g_assert_nonnull (strstr (blocks, "\nh1: What was found\n"));
  g_assert_nonnull (strstr (blocks, "\nlist-item: the old pier\nlist-item: the slipway\n"));
  g_assert_nonnull (strstr (blocks, "\ntable-cell: Year\ntable-cell: Ships\n"));
  g_assert_nonnull (strstr (blocks, "\nA ship from שלום will call, in the words of the port.\n"));
  g_assert_null (strstr (blocks, "Contents"));
  g_assert_null (strstr (blocks, "must not be printed"));
  g_assert_null (strstr (blocks, "still in office"));
}

static void
test_pandoc (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("ferry.rtf");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_test_message ("%s", blocks);
  g_assert_cmpstr (loaded->article->title, ==, "Ferry to Sund Island stopped by ice");
  g_assert_nonnull (strstr (blocks, "h1: Nobody was surprised\n"));
  g_assert_nonnull (strstr (blocks, "Letters go by sledge. Grüße aus Straßfurt.\n"));
}

static void
test_letters (void)
{
  assert_blocks ("{\\rtf1\\ansi\\ansicpg1252 Gr\\'fc\\'dfe \\u8220\\'93hier\\u8221\\'94.\\par\n"
                 "Em\\emdash dash\\~and\\_hyphen, a so\\-ft one, \\{braces\\}.\\par}",
                 NULL, "a.rtf",
                 "Grüße “hier”.\nEm—dash and\xe2\x80\x91hyphen, a soft one, "
                 "{braces}.\n");
  assert_blocks ("{\\rtf1{\\fonttbl{\\f0\\fcharset204 Arial;}{\\f1\\fcharset128 Gothic;}}"
                 "\\f0 \\'cf\\'ee\\'f0\\'f2.\\par\\f1 \\'83\\'7c\\'81\\'5b\\'83\\'67.\\par}",
                 NULL, NULL, "Порт.\nポート.\n");
  assert_blocks ("{\\rtf1\\uc0 \\u-10179\\u-8694 smile.\\uc2\\u228??x.\\par}", NULL, NULL,
                 "\xf0\x9f\x98\x8a"
                 "smile.äx.\n");
  assert_blocks ("{\\rtf1 {\\upr{Plain.}{\\*\\ud{Rich.}}}\\par}", NULL, NULL, "Rich.\n");
}

static void
test_structure (void)
{
  assert_blocks ("{\\rtf1{\\stylesheet{\\s1 heading 2;}{\\*\\cs3 Emphasis;}}"
                 "{\\info{\\title Press release}{\\author Ida Brandt}}"
                 "{\\header Page 1}{\\pict 0102}\\pard First.\\par\\pard\\s1 Why\\par\\pard "
                 "Words{\\footnote A note.} and {\\v hidden }{\\deleted gone }more.\\par"
                 "\\trowd\\intbl One\\cell Two\\cell\\row\\pard Cut\\bin5 }}}}} here.",
                 NULL, "a.rtf",
                 "First.\nh2: Why\nWords and more.\n[1] A note.\ntable-cell: One\n"
                 "table-cell: Two\nCut here.\n");
  /* Notes at the end are counted by themselves; in one, the words of another change nothing. */
  assert_blocks ("{\\rtf1 One{\\footnote\\ftnalt Last.} two{\\*\\footnote Below.\\ftnalt } three"
                 "{\\footnote{\\ftnalt}\\ftnalt Later.}.\\par Four.\\ftnalt\\par}",
                 NULL, "a.rtf", "One two three.\n[1] Below.\nFour.\n[1] Last.\n[2] Later.\n");
}

static void
test_bad (void)
{
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 ");
  const char *cut[] = { "{\\rtf1 a.\\'",
                        "{\\rtf1 a.\\'4",
                        "{\\rtf1 a.\\",
                        "{\\rtf1 a.\\u",
                        "{\\rtf1 a.\\bin99999999999999 ",
                        "{\\rtf1 a.}}}}}}\\par",
                        "{\\rtf1 a.\\u-99999999999\\uc-5\\f-1\\s-3\\par",
                        "{\\rtf1\\ansicpg-7 a.\\par" };

  for (gsize i = 0; i < G_N_ELEMENTS (cut); i++)
    assert_blocks (cut[i], NULL, "a.rtf", "a.\n");
  assert_load_error ("{\\rtf1}", -1, NULL, "a.rtf", DICTUM_LOAD_ERROR_EMPTY);
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "{\\footnote ");
  assert_load_error (deep->str, deep->len, NULL, "a.rtf", DICTUM_LOAD_ERROR_MALFORMED);
  spoil_sample ("harbour.rtf", 400);
  spoil_sample ("ferry.rtf", 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/rtf/libreoffice", test_libreoffice);
  g_test_add_func ("/load/rtf/pandoc", test_pandoc);
  g_test_add_func ("/load/rtf/letters", test_letters);
  g_test_add_func ("/load/rtf/structure", test_structure);
  g_test_add_func ("/load/rtf/bad", test_bad);
  return g_test_run ();
}
