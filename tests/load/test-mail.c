/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zip-fixture.h"

#define HEAD                                                                                       \
  "From: Ida Brandt <ida@gazette.example>\nSubject: The pier\nMessage-ID: <1@x>\n"                 \
  "MIME-Version: 1.0\n"

static void
test_letter (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("letter.eml");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "Größe der Löcher: Hafen Lindmoor wird geschlossen");
  g_assert_cmpstr (loaded->article->byline, ==, "Jörg Weiß");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03T07:00:00+01:00");
  g_assert_cmpint (loaded->origins[DICTUM_DETAIL_BYLINE], ==, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  g_assert_nonnull (strstr (loaded->notice, "Gutachten Hafen.pdf"));
  g_assert_cmpstr (blocks, ==,
                   "title: Größe der Löcher: Hafen Lindmoor wird geschlossen\n"
                   "Der Hafen wird am Montag geschlossen, sagte die Hafenmeisterin.\n"
                   "quote: Am 2. November 2026 schrieb Ida Brandt <ida@gazette.example>:\n"
                   "quote: Wird der Hafen geschlossen?\nquote: Und wie lange?\n"
                   "quote: Ältere Frage.\nBis zum Frühjahr.\n--\nJörg Weiß\nHafenamt\n");
}

static void
test_forwarded (void)
{
  g_autoptr (DictumLoaded) enclosed = load_sample ("forward.eml");
  g_autofree char *enclosed_blocks = describe_blocks (enclosed->article);
  g_autoptr (DictumLoaded) inlined = load_sample ("forwarded-by-hand.eml");
  g_autofree char *inlined_blocks = describe_blocks (inlined->article);

  g_assert_cmpstr (enclosed->article->byline, ==, "Tom Oye");
  g_assert_cmpstr (enclosed->article->title, ==, "Fwd: Ferry timetable");
  g_assert_nonnull (strstr (enclosed_blocks, "For the record.\nquote: Edda Voss\n"));
  g_assert_nonnull (strstr (enclosed_blocks, "\nThe ferry sails at eight.\n"));
  g_assert_cmpstr (inlined->article->byline, ==, "tom@gazette.example");
  g_assert_cmpstr (inlined_blocks, ==,
                   "title: FW: The pier – statement\nPlease check this.\n"
                   "quote: ---------- Forwarded message ---------\n"
                   "quote: From: Port of Lindmoor <press@port.example>\n"
                   "quote: Date: Mon, 2 Nov 2026 at 18:00\n"
                   "quote: Subject: The pier – statement\n"
                   "The pier is safe. Engineers looked at every plank of it, and found nothing "
                   "that anybody needs to worry about.\n");
}

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;

  /* A text that only points to the page. */
  assert_blocks (HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nSee the page.\n"
                      "--b\nContent-Type: text/html; charset=iso-8859-1\n"
                      "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>The pier is "
                      "safe, the port says, and everybody who uses it may go on to do so, as they "
                      "have done f=FCr many years before this one, whatever was written "
                      "elsewhere.</p><p>Engineers have looked at it for three weeks, plank by "
                      "plank, and found nothing that needs more than a coat of paint.</p></body>"
                      "</html>\n--b--\n",
                 NULL, "a.eml",
                 "title: The pier\nThe pier is safe, the port says, and everybody who uses it may "
                 "go on to do so, as they have done für many years before this one, whatever was "
                 "written elsewhere.\nEngineers have looked at it for three weeks, plank by "
                 "plank, and found nothing that needs more than a coat of paint.\n");
  /* No words, but files: these are what is to be added. */
  loaded = load_bytes (HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                            "Content-Type: text/plain\nContent-Disposition: attachment; "
                            "filename=pier.txt\n\nThe pier is safe.\n--b\n"
                            "Content-Type: text/plain\nContent-Disposition: attachment; "
                            "filename=slip.txt\n\nThe slipway is not.\n--b--\n",
                       -1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (loaded->article);
  g_assert_cmpuint (loaded->choices->len, ==, 2);
  g_assert_cmpstr (((DictumLoadChoice *) loaded->choices->pdata[0])->title, ==, "pier.txt");
  /* What looks like a mail's head in a text. */
  assert_blocks ("Note: this is text.\nFrom here on, too.\n", NULL, "a.txt",
                 "Note: this is text.\nFrom here on, too.\n");
}

static void
test_saved_page (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("page.mhtml");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "Ferry to Sund Island stopped by ice");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->url, ==, "https://gazette.example/2026/ferry");
  g_assert_cmpstr (dictum_article_get_latest_version (loaded->article)->final_url, ==,
                   "https://gazette.example/2026/ferry");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03T07:00:00+01:00");
  g_assert_nonnull (strstr (blocks, "Grüße aus Straßfurt."));
  g_assert_null (strstr (blocks, "Home"));
  /* As Internet Explorer writes it, with another charset and a page from a disk. */
  assert_blocks ("From: <Saved by Windows Internet Explorer 8>\nSubject: x\nMIME-Version: 1.0\n"
                 "Content-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"b\"\n\n"
                 "--b\nContent-Type: text/html; charset=\"windows-1251\"\n"
                 "Content-Transfer-Encoding: quoted-printable\n"
                 "Content-Location: file://C:\\a.htm\n\n"
                 "<html><body><h1>=CF=EE=F0=F2</h1><p>=CF=EE=F0=F2 =E7=E0=EA=F0=FB=F2.</p></body>"
                 "</html>\n--b--\n",
                 NULL, "a.mht", "title: Порт\nПорт закрыт.\n");
}

static void
test_bad (void)
{
  g_autoptr (GString) deep = g_string_new (HEAD);
  g_autoptr (GString) parts = g_string_new (HEAD "Content-Type: multipart/mixed; boundary=b\n\n");
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (DictumLoaded) many = NULL;
  g_autoptr (GError) error = NULL;

  assert_load_error (HEAD, -1, NULL, "a.eml", DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error (HEAD "Content-Type: multipart/mixed; boundary=b\n\n", -1, NULL, NULL,
                     DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error ("From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n--b\n",
                     -1, NULL, "a.mhtml", DICTUM_LOAD_ERROR_MALFORMED);
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
  loaded = load_bytes (deep->str, deep->len, NULL, "a.eml", &error);
  g_assert_true (loaded != NULL || error != NULL);
  for (int i = 0; i < 20000; i++)
    g_string_append (parts, "--b\nContent-Disposition: attachment; filename=x\n\nx\n");
  g_clear_error (&error);
  many = load_bytes (parts->str, parts->len, NULL, "a.eml", &error);
  g_assert_true (many != NULL || error != NULL);
  spoil_sample ("letter.eml", 200);
  spoil_sample ("forward.eml", 200);
  spoil_sample ("page.mhtml", 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/mail/letter", test_letter);
  g_test_add_func ("/load/mail/forwarded", test_forwarded);
  g_test_add_func ("/load/mail/parts", test_parts);
  g_test_add_func ("/load/mail/saved-page", test_saved_page);
  g_test_add_func ("/load/mail/bad", test_bad);
  return g_test_run ();
}
