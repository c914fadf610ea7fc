/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load-fixture.h"

/* The blocks as "time speaker: text" lines. */
static void
assert_speech (const char *content, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (content, -1, NULL, name, &error);
  g_autoptr (GString) found = g_string_new (NULL);
  const DictumVersion *version;

  g_assert_no_error (error);
  g_assert_cmpint (loaded->article->kind, ==, DICTUM_ARTICLE_TRANSCRIPT);
  version = dictum_article_get_latest_version (loaded->article);
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_string_append_printf (found, "%s %s: %s\n", block->time != NULL ? block->time : "-",
                              block->speaker != NULL ? block->speaker : "-", block->text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_srt (void)
{
  assert_speech (
      "1\r\n00:00:01,500 --> 00:00:04,000\r\n<i>MAYOR BRANDT:</i> The bridge\r\nis safe.\r\n"
      "\r\n2\r\n00:00:04,100 --> 00:00:06,000\r\n{\\an8}And it will be safe\r\n\r\n3\r\n"
      "00:00:06,000 --> 00:00:08,000\r\nin March.\r\n\r\n4\r\n"
      "01:02:03,004 --> 01:02:05,000\r\n>> TOM OYE: Nobody asked.\r\n",
      "a.srt",
      "00:00:01.500 MAYOR BRANDT: The bridge is safe. And it will be safe in March.\n"
      "01:02:03.004 TOM OYE: Nobody asked.\n");
  /* Without empty lines between the cues, and by its bytes alone. */
  assert_speech (
      "1\n00:00:01,000 --> 00:00:02,000\nOne of 2\n2\n00:00:02,000 --> 00:00:03,000\nend.\n", NULL,
      "00:00:01.000 -: One of 2 end.\n");
}

static void
test_vtt (void)
{
  assert_speech ("WEBVTT - A hearing\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n"
                 "NOTE nobody says this\n\nintro\n00:01.000 --> 00:04.000 line:0 align:start\n"
                 "<v.loud Ida Brandt>We &amp; they <c.yellow>agreed</c></v>\n\n"
                 "00:04.000 --> 00:06.000\n<v Ida Brandt>in <00:05.000>May.\n\n"
                 "00:06.000 --> 00:08.000\n<v Tom Oye>- No, a < b.\n",
                 "a.vtt",
                 "00:00:01.000 Ida Brandt: We & they agreed in May.\n"
                 "00:00:06.000 Tom Oye: - No, a < b.\n");
  /* A voice tells of its own words only, and a line may have two; <laughs> is no tag. */
  assert_speech ("\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:04.000\n<v Ida>Is it <b>safe</b>?</v> "
                 "<v Tom>It\nis, <laughs> really.\n\n00:04.000 --> 00:06.000\nSays the mayor.\n",
                 "a.vtt",
                 "00:00:01.000 Ida: Is it safe?\n00:00:01.000 Tom: It is, <laughs> really.\n"
                 "00:00:04.000 -: Says the mayor.\n");
}

/* What files look like that nobody wrote by hand. */
static void
test_odd_files (void)
{
  /* A byte order mark, \r\r\n, no numbers, times that overlap, blank lines in a cue. */
  assert_speech ("\xef\xbb\xbf"
                 "00:00:01,000 --> 00:00:03,000 X1:40 X2:600 Y1:20 Y2:50\r\r\n"
                 "{\\an8}<font color=\"#fff\">The bridge</font>\r\r\n\r\r\n"
                 "00:00:02,000 --> 00:00:04,000\r\r\n2024\r\r\n\r\r\n"
                 "00:00:03,500 --> 00:00:05,000\r\r\nwas\r\r\n\r\r\nclosed.\r\r\n",
                 "a.srt", "00:00:01.000 -: The bridge 2024 was closed.\n");
  /* By a Mac of old, with the hours missing and a point. */
  assert_speech ("1\r0:01.5 --> 0:03\rOne.\r\r2\r0:03 --> 0:04\rTwo.\r", "a.srt",
                 "00:00:01.500 -: One. Two.\n");
  /* Somebody says the same again. */
  assert_speech ("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,500 --> 00:00:03,000\n"
                 "No.\n",
                 "a.srt", "00:00:01.000 -: No. No.\n");
  assert_speech ("1\n00:00:01,000 --> 00:00:02,000\n橋は\n安全\n\n", "a.srt",
                 "00:00:01.000 -: 橋は安全\n");
}

static void
test_details (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded)
      loaded = load_bytes ("WEBVTT\nKind: captions\nLanguage: nl\n\n00:01.000 --> 00:02.000\n"
                           "The bridge at Marrow is safe.\n",
                           -1, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->article->language, ==, "nl");
  g_assert_cmpstr (loaded->article->title, ==, "The bridge at Marrow is safe.");
}

static void
test_rolling (void)
{
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\nthe bridge at marrow\n\n"
                 "00:02.000 --> 00:03.000\nthe bridge at marrow\nwill stay open\n\n"
                 "00:03.000 --> 00:04.000\nwill stay open\nfor the winter\n\n"
                 "00:04.000 --> 00:05.000\nfor the winter and the spring\n",
                 "a.vtt",
                 "00:00:01.000 -: the bridge at marrow will stay open for the winter and the "
                 "spring\n");
  /* As YouTube writes them: a line of one blank, words with their times, and cues of 10 ms. */
  assert_speech ("WEBVTT\nKind: captions\nLanguage: en\n\n"
                 "00:00:00.160 --> 00:00:02.389 align:start position:0%\n \n"
                 "hello<00:00:00.480><c> everyone</c>\n\n"
                 "00:00:02.389 --> 00:00:02.399 align:start position:0%\nhello everyone\n \n\n"
                 "00:00:02.399 --> 00:00:04.000 align:start position:0%\nhello everyone\n"
                 "so<00:00:02.600><c> today</c>\n\n"
                 "00:00:04.000 --> 00:00:04.010 align:start position:0%\nso today\n \n",
                 "a.vtt", "00:00:00.160 -: hello everyone so today\n");
  /* Letter by letter, below a line that stays. */
  assert_speech ("1\n00:00:01,000 --> 00:00:01,100\nThe bridge\nat Ma\n\n"
                 "2\n00:00:01,100 --> 00:00:01,200\nThe bridge\nat Marrow is\n\n"
                 "3\n00:00:01,200 --> 00:00:02,000\nat Marrow is\nsafe.\n",
                 "a.srt", "00:00:01.000 -: The bridge at Marrow is safe.\n");
}

static void
test_dashes (void)
{
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\n- Is it safe?\n- It is.\n\n"
                 "00:02.000 --> 00:03.000\n- Ida: Who says so?\n- Tom: I do.\n",
                 "a.vtt",
                 "00:00:01.000 -: Is it safe?\n00:00:01.000 -: It is.\n"
                 "00:00:02.000 Ida: Who says so?\n00:00:02.000 Tom: I do.\n");
  /* Live captions change the speaker within a line. */
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; IDA: Is it safe? &gt;&gt; It is.\n",
                 "a.vtt", "00:00:01.000 IDA: Is it safe?\n00:00:01.000 -: It is.\n");
  /* A dash within a sentence is no other speaker. */
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\nIDA: The bridge\n– the old one – is safe.\n",
                 "a.vtt", "00:00:01.000 IDA: The bridge – the old one – is safe.\n");
  /* A colon alone makes no speaker, also when captions roll. */
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\nRemember: it is safe.\n\n"
                 "00:02.000 --> 00:03.000\nRemember: it is safe.\nIt is.\n",
                 "a.vtt", "00:00:01.000 -: Remember: it is safe. It is.\n");
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\nRemember this: it is safe.\n", "a.vtt",
                 "00:00:01.000 -: Remember this: it is safe.\n");
}

static void
test_pauses (void)
{
  assert_speech ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:03.000 --> 00:04.000\nTwo.\n\n"
                 "00:10.000 --> 00:11.000\nThree.\n",
                 "a.vtt", "00:00:01.000 -: One. Two.\n00:00:10.000 -: Three.\n");
}

static void
test_plain (void)
{
  assert_speech ("[00:00:05] IDA BRANDT: Is it safe?\n\nTOM OYE: It is.\nAnd it will be.\n\n"
                 "[00:01:00] IDA BRANDT: Who says so?\n\nTOM OYE: I do.\n",
                 "hearing.txt",
                 "00:00:05.000 IDA BRANDT: Is it safe?\n00:00:05.000 TOM OYE: It is.\n"
                 "00:00:05.000 TOM OYE: And it will be.\n00:01:00.000 IDA BRANDT: Who says so?\n"
                 "00:01:00.000 TOM OYE: I do.\n");
  /* A title stays one. */
  assert_speech ("Minutes: the old bridge\n\nIda: Is it safe?\nTom: It is.\nIda: Who says so?\n"
                 "Tom: I do.\nUna Hale: So do I.\n",
                 "hearing.txt",
                 "- -: Minutes: the old bridge\n- Ida: Is it safe?\n- Tom: It is.\n"
                 "- Ida: Who says so?\n- Tom: I do.\n- Una Hale: So do I.\n");
  /* One name, or notes with labels, are no transcript. */
  assert_blocks ("Note: one.\nIda: two.\nThree.\nIda: four.\nFive.\n", NULL, "a.txt",
                 "Note: one.\nIda: two.\nThree.\nIda: four.\nFive.\n");
}

static void
test_bad (void)
{
  g_autofree char *tags = g_strnfill (2000000, '<');
  g_autofree char *hostile = g_strconcat ("WEBVTT\n\n00:01.000 --> 00:02.000\n", tags, "\n", NULL);
  g_autoptr (DictumLoaded) loaded = load_bytes (hostile, -1, NULL, "a.vtt", NULL);
  static const char *const repeated[] = { "<", "<v a",  "<c",   "{\\",  " >>", "- a\n", "a:\n",
                                          ">", "\001a", "\002", "\n- ", "&lt", "1\n" };

  g_assert_nonnull (loaded);
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) text = g_string_new ("1\n00:01.000 --> 00:02.000\nTom ");
      g_autoptr (DictumLoaded) each = NULL;
      gint64 began = g_get_monotonic_time ();

      while (text->len < 300000)
        g_string_append (text, repeated[i]);
      g_string_append (text, ">} end");
      each = load_bytes (text->str, -1, NULL, "a.srt", NULL);
      g_test_message ("%u: %" G_GINT64_FORMAT " ms", i, (g_get_monotonic_time () - began) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - began, <, 10 * G_USEC_PER_SEC);
    }
  assert_load_error ("WEBVTT\n\n", -1, NULL, "a.vtt", DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error ("WEBVTT\n\n99999:99:99.999 --> \n\nx", -1, NULL, "a.vtt",
                     DICTUM_LOAD_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/subtitles/srt", test_srt);
  g_test_add_func ("/load/subtitles/vtt", test_vtt);
  g_test_add_func ("/load/subtitles/odd-files", test_odd_files);
  g_test_add_func ("/load/subtitles/details", test_details);
  g_test_add_func ("/load/subtitles/rolling", test_rolling);
  g_test_add_func ("/load/subtitles/dashes", test_dashes);
  g_test_add_func ("/load/subtitles/pauses", test_pauses);
  g_test_add_func ("/load/subtitles/plain", test_plain);
  g_test_add_func ("/load/subtitles/bad", test_bad);
  return g_test_run ();
}
