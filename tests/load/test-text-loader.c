/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "load/dictum-load-time.h"
#include "load-fixture.h"

static void
test_paragraphs (void)
{
  assert_blocks ("One paragraph, which is a line.\nAnother one.\n\nA third.\n\n\n\n\n", NULL,
                 "a.txt", "One paragraph, which is a line.\nAnother one.\nA third.\n");
  assert_blocks ("Windows\r\nends\r\rand\rold ones\r\n", NULL, "a.txt",
                 "Windows\nends\nand\nold ones\n");
  assert_blocks ("  indented\t and   spaced  ", NULL, "a.txt", "indented and spaced\n");
}

static void
test_wrapped (void)
{
  assert_blocks (
      "The council of Lindmoor decided on Tuesday evening that the old\n"
      "harbour would be closed for the winter, because the ice had come\n"
      "early, the money had not, and several ships had damaged the well-\n"
      "known pier, which could not be repaired in time for the season.\n"
      "\n"
      "“Nobody wanted this,” said the mayor, who had spoken against it\n"
      "in the spring and now voted for it.\n",
      NULL, "a.txt",
      "The council of Lindmoor decided on Tuesday evening that the old harbour would be closed "
      "for the winter, because the ice had come early, the money had not, and several ships had "
      "damaged the well-known pier, which could not be repaired in time for the season.\n"
      "“Nobody wanted this,” said the mayor, who had spoken against it in the spring and now "
      "voted for it.\n");
  /* Lines that a person ended stay lines. */
  assert_blocks ("Roses are red\nand violets blue\nthis is a verse\nand it is short\nin lines\n",
                 NULL, "a.txt",
                 "Roses are red\nand violets blue\nthis is a verse\nand it is short\nin lines\n");
}

static void
assert_title (const char *text, const char *name, const char *title, gboolean in_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (text, -1, NULL, name, &error);
  const DictumBlock *first;

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->article->title, ==, title);
  first = dictum_values_get (dictum_article_get_latest_version (loaded->article)->blocks, 0);
  g_assert_cmpint (first->kind, ==, in_text ? DICTUM_BLOCK_TITLE : DICTUM_BLOCK_PARAGRAPH);
}

static void
test_title (void)
{
  assert_title ("Harbour to close\n\nThe harbour will close.\n", "notes.txt", "Harbour to close",
                TRUE);
  assert_title ("\n\nHarbour to close\n\nThe harbour will close.\n", NULL, "Harbour to close",
                TRUE);
  assert_title ("Will it close?\n\nYes.\n", NULL, "Will it close?", TRUE);
  assert_title ("It will close.\n\nYes.\n", "my notes.txt", "my notes", FALSE);
  assert_title ("Harbour to close\nThe harbour will close.\n", "notes", "notes", FALSE);
  assert_title ("Only a line", NULL, "Only a line", FALSE);
  assert_title ("One two three four five six seven, eight nine ten.", NULL,
                "One two three four five six seven, eight…", FALSE);
}

static void
test_language (void)
{
  const struct
  {
    const char *text;
    const char *language;
  } cases[] = {
    { "The mayor said that the harbour was closed for the winter and that it would open in spring.",
      "en" },
    { "Der Hafen wird für den Winter geschlossen, sagte die Bürgermeisterin, und das ist nicht "
      "neu.",
      "de" },
    { "Le port est fermé pour les mois d’hiver, a dit la maire, avec les autres ports de la côte.",
      "fr" },
    { "El puerto se cerrará por el invierno, dijo la alcaldesa, como los otros de la costa y las "
      "islas.",
      "es" },
    { "Мэр сказала, что порт закрыт на зиму.", "ru" },
    { "Мер сказала, що порт зачинено на зиму і її рішення є остаточним.", "uk" },
    { "أعلنت رئيسة البلدية إغلاق الميناء خلال فصل الشتاء.", "ar" },
    { "ראש העיר אמרה כי הנמל ייסגר לחורף.", "he" },
    { "市長は港が冬の間閉鎖されると述べた。", "ja" },
    { "Xyzzy plugh.", NULL },
    { "12345", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dictum_load_guess_language (cases[i].text, strlen (cases[i].text)), ==,
                     cases[i].language);
}

static void
assert_tag (const char *declared, const char *tag)
{
  g_autofree char *parsed = dictum_load_parse_language (declared);

  g_assert_cmpstr (parsed, ==, tag);
}

static void
test_language_tags (void)
{
  assert_tag ("en", "en");
  assert_tag ("EN-us", "en-US");
  assert_tag ("pt_BR", "pt-BR");
  assert_tag ("zh-hant-tw", "zh-Hant-TW");
  assert_tag (" de , en", "de");
  assert_tag ("english", NULL);
  assert_tag ("", NULL);
  assert_tag ("e", NULL);
}

static void
assert_time (const char *words, const char *time)
{
  g_autofree char *parsed = dictum_load_parse_time (words);

  g_assert_cmpstr (parsed, ==, time);
  g_assert_true (parsed == NULL || dictum_time_is_valid (parsed));
}

/* The same day as the world's newspapers write it. */
static void
test_worded_times (void)
{
  static const char *const third[] = {
    "3 novembre 2026",
    "le 3 novembre 2026 à 10h15",
    "3 de novembro de 2026",
    "3 listopada 2026",
    "3 ноября 2026 г.",
    "3 листопада 2026",
    "3. marraskuuta 2026",
    "3. nóvember 2026",
    "2026. november 3.",
    "3 noiembrie 2026",
    "3 ноември 2026",
    "3 Νοεμβρίου 2026",
    "3 Kasım 2026",
    "3 de novembre de 2026",
    "٣ نوفمبر ٢٠٢٦",
    "3 تشرين الثاني 2026",
    "3 בנובמבר 2026",
    "2026年11月3日",
    "二〇二六年十一月三日",
    "2026년 11월 3일",
    "3 नवंबर 2026",
    "ngày 3 tháng 11, 2026",
    "3 พฤศจิกายน 2569",
    "Mar 3 nov 2026",
    "2026. gada 3. novembris",
    "Dienstag, 3. November 2026",
  };

  for (guint i = 0; i < G_N_ELEMENTS (third); i++)
    assert_time (third[i], "2026-11-03");
}

static void
assert_time_in (const char *words, const char *language, const char *time)
{
  g_autofree char *parsed = dictum_load_parse_time_in (words, language);

  g_assert_cmpstr (parsed, ==, time);
}

static void
test_times_by_language (void)
{
  assert_time_in ("3. listopad 2026", "cs", "2026-11-03");
  assert_time_in ("3. listopada 2026", "hr", "2026-10-03");
  assert_time_in ("03/04/2026", "en-US", "2026-03-04");
  assert_time_in ("03/04/2026", "en-GB", "2026-04-03");
  assert_time_in ("03/04/2026", "fr", "2026-04-03");
  assert_time_in ("03/04/2026", "en", NULL);
  assert_time_in ("13/04/2026", "en-US", "2026-04-13");
  g_assert_true (dictum_load_time_is_ambiguous ("03/04/2026"));
  g_assert_false (dictum_load_time_is_ambiguous ("13/04/2026"));
}

static void
test_times (void)
{
  assert_time ("2026-11-03T18:04:05+01:00", "2026-11-03T18:04:05+01:00");
  assert_time ("2026-11-03T18:04:05.123Z", "2026-11-03T18:04:05Z");
  assert_time ("2026-11-03T18:04:05-0500", "2026-11-03T18:04:05-05:00");
  assert_time ("2026-11-03 18:04", "2026-11-03");
  assert_time ("2026-11-03", "2026-11-03");
  assert_time ("20261103", "2026-11-03");
  assert_time ("2026/1/3", "2026-01-03");
  assert_time ("Tue, 03 Nov 2026 10:00:00 GMT", "2026-11-03T10:00:00Z");
  assert_time ("November 3rd, 2026", "2026-11-03");
  assert_time ("Published on Nov. 3, 2026 at 10:15 am", "2026-11-03");
  assert_time ("3. November 2026", "2026-11-03");
  assert_time ("3 de noviembre de 2026", "2026-11-03");
  assert_time ("3 août 2026", "2026-08-03");
  assert_time ("13.11.2026", "2026-11-13");
  assert_time ("11/13/2026", "2026-11-13");
  assert_time ("03/04/2026", NULL);
  assert_time ("2026-13-03", NULL);
  assert_time ("2026-02-30", NULL);
  assert_time ("2026-11-03T18:04Z", "2026-11-03T18:04:00Z");
  assert_time ("3 Nov 2026 5:04 pm PST", "2026-11-03T17:04:00-08:00");
  assert_time ("3 Nov 2026 12:04 a.m. CET", "2026-11-03T00:04:00+01:00");
  assert_time ("3 Nov 2026 5:04 CST", "2026-11-03");
  assert_time ("Tue Nov  3 18:04:05 UTC 2026", "2026-11-03T18:04:05Z");
  assert_time ("2026-Nov-03", "2026-11-03");
  assert_time ("Essay - Published: 2026.11.03 |", "2026-11-03");
  assert_time ("Check out 10 ideas for 2026", NULL);
  assert_time ("0003-04-05", NULL);
  assert_time ("yesterday", NULL);
  assert_time ("", NULL);
}

static void
assert_words (const char *words, const char *described)
{
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_words (words);
  g_autofree char *description = dictum_load_request_describe (request);

  g_assert_cmpstr (description, ==, described);
}

static void
test_words (void)
{
  assert_words ("https://www.example.org/news/1?x=2", "example.org/news/1");
  assert_words (" example.org/news ", "example.org/news");
  assert_words ("example.org", "example.org");
  assert_words ("localhost:8000/a", "localhost/a");
  assert_words ("192.168.0.7/x", "192.168.0.7/x");
  assert_words ("file:///no/where/Notes%20one.txt", "Notes one.txt");
  assert_words ("/no/such/file.txt", "file.txt");
  assert_words ("notes.txt", "notes.txt");
  assert_words ("Harbour", "Harbour");
  assert_words ("The mayor said.No space", "The mayor said.No space");
  assert_words ("mayor@example.org", "mayor@example.org");
  assert_words ("", "Pasted text");
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-load-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Über uns.txt", NULL);
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const DictumVersion *version;
  g_autofree char *text_hash = NULL;

  g_file_set_contents (path, "A line.\nAnother.\n", -1, &error);
  g_assert_no_error (error);
  request = dictum_load_request_new_for_words (path);
  loaded = dictum_load (request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpstr (loaded->article->title, ==, "Über uns");
  g_assert_cmpstr (version->address, ==, path);
  g_assert_cmpstr (version->loader, ==, "text");
  g_assert_cmpstr (version->media_type, ==, "text/plain");
  text_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "A line.\nAnother.", -1);
  g_assert_cmpstr (version->sha256, ==, text_hash);
  g_assert_nonnull (loaded->article->record.id);
  g_assert_nonnull (version->id);
  g_assert_false (loaded->article->record.value.sealed);
  g_assert_nonnull (loaded->snapshot);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_paste (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoadRequest)
      request = dictum_load_request_new_for_words ("The mayor said: “No.”\nShe left.");
  g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);
  const DictumVersion *version;

  g_assert_no_error (error);
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpstr (version->loader, ==, "paste");
  g_assert_null (version->address);
  g_assert_null (version->snapshot);
  g_assert_null (loaded->snapshot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/text/paragraphs", test_paragraphs);
  g_test_add_func ("/load/text/wrapped", test_wrapped);
  g_test_add_func ("/load/text/title", test_title);
  g_test_add_func ("/load/text/language", test_language);
  g_test_add_func ("/load/text/language-tags", test_language_tags);
  g_test_add_func ("/load/text/times", test_times);
  g_test_add_func ("/load/text/worded-times", test_worded_times);
  g_test_add_func ("/load/text/times-by-language", test_times_by_language);
  g_test_add_func ("/load/text/words", test_words);
  g_test_add_func ("/load/text/file", test_file);
  g_test_add_func ("/load/text/paste", test_paste);
  return g_test_run ();
}
