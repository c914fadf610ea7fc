/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>

#include "zip-fixture.h"

#define PAGE_TEXT "The harbour office said on Monday that the pier closes for the winter."

/* A record of an archive: its own head and what stands in it. */
static char *
make_record (const char *type, const char *url, const char *block)
{
  return g_strdup_printf ("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                          "WARC-Date: 2026-03-10T10:00:00Z\r\nContent-Type: application/http\r\n"
                          "Content-Length: %zu\r\n\r\n%s\r\n\r\n",
                          type, url, strlen (block), block);
}

static char *
make_answer (const char *status, const char *headers, const char *body)
{
  return g_strdup_printf ("HTTP/1.1 %s\r\n%s\r\n%s", status, headers, body);
}

static char *
make_page (const char *url, const char *title)
{
  g_autofree char *body = g_strdup_printf (
      "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>" PAGE_TEXT
      "</p></article></body></html>",
      title, title);
  g_autofree char *answer = make_answer ("200 OK", "Content-Type: text/html; charset=utf-8\r\n",
                                         body);

  return make_record ("response", url, answer);
}

static GBytes *
pack (const char *data, gsize size)
{
  g_autoptr (GConverter)
      gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (gzip, bytes, &error);

  g_assert_no_error (error);
  return packed;
}

static DictumLoaded *
load (const void *data, gssize size, GError **error)
{
  return load_bytes (data, size, NULL, "page.warc", error);
}

/* What a real program wrote: a page, its style sheet, and a robots.txt that was not there. */
static void
test_wget (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/load/warc/wget.warc.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_file (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);
  const DictumVersion *version;

  g_assert_no_error (error);
  g_assert_nonnull (loaded->article);
  g_assert_cmpstr (loaded->article->title, ==, "Pier closes");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->url, ==, "http://127.0.0.1:8765/index.html");
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpstr (version->retrieved, ==, "2026-11-22T17:31:56Z");
  g_assert_cmpstr (version->final_url, ==, "http://127.0.0.1:8765/index.html");
  g_assert_true (
      strstr (dictum_text_get_string (dictum_article_get_text (loaded->article, version)),
              "asked not to be named") != NULL);
  /* The page is kept, not the archive around it. */
  g_assert_cmpuint (g_bytes_get_size (loaded->snapshot), ==, 502);
}

static void
test_several (void)
{
  g_autofree char *one = make_page ("https://h.example/1", "One &amp; more");
  g_autofree char *two = make_page ("https://h.example/2", "Two");
  g_autofree char *again = make_page ("https://h.example/1", "One, later");
  g_autofree char *gone = make_record ("response", "https://h.example/3",
                                       "HTTP/1.1 404 Not Found\r\nContent-Type: "
                                       "text/html\r\n\r\n<p>Gone</p>");
  g_autofree char *picture = make_record ("response", "https://h.example/4",
                                          "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG");
  g_autofree char *all = g_strconcat (one, gone, two, picture, again, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load (all, -1, &error);
  g_autoptr (DictumLoaded) article = NULL;
  const DictumLoadChoice *choice;

  g_assert_no_error (error);
  g_assert_null (loaded->article);
  g_assert_cmpuint (loaded->choices->len, ==, 2);
  choice = g_ptr_array_index (loaded->choices, 0);
  g_assert_cmpstr (choice->title, ==, "Two");
  g_assert_cmpstr (choice->url, ==, "https://h.example/2");
  choice = g_ptr_array_index (loaded->choices, 1);
  g_assert_cmpstr (choice->title, ==, "One, later");
  article = dictum_load (choice->request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->article->title, ==, "One, later");
  g_assert_cmpstr (dictum_article_get_latest_version (article->article)->retrieved, ==,
                   "2026-03-10T10:00:00Z");
}

/* As servers send it: packed, and in chunks. */
static void
test_codings (void)
{
  static const char body[] = "<article><h1>The pier</h1><p>" PAGE_TEXT "</p></article>";
  g_autoptr (GBytes) packed = pack (body, strlen (body));
  gsize size;
  const char *data = g_bytes_get_data (packed, &size);
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autoptr (GByteArray) record = g_byte_array_new ();
  g_autofree char *chunk = g_strdup_printf ("%zx\r\n", size);
  g_autofree char *head = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  const char *http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n";

  g_byte_array_append (answer, (const guint8 *) http, strlen (http));
  g_byte_array_append (answer, (const guint8 *) chunk, strlen (chunk));
  g_byte_array_append (answer, (const guint8 *) data, size);
  g_byte_array_append (answer, (const guint8 *) "\r\n0\r\n\r\n", 7);
  head = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
                          "<https://h.example/1>\r\nContent-Length: %u\r\n\r\n",
                          answer->len);
  g_byte_array_append (record, (const guint8 *) head, strlen (head));
  g_byte_array_append (record, answer->data, answer->len);
  loaded = load (record->data, record->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->article->title, ==, "The pier");
}

static void
test_broken_off (void)
{
  g_autofree char *one = make_page ("https://h.example/1", "One");
  g_autofree char *two = make_page ("https://h.example/2", "Two");
  g_autofree char *both = g_strconcat (one, two, NULL);
  g_autoptr (GBytes) packed = pack (both, strlen (both));

  /* However little is left of it: an article, choices, or a message. */
  for (gsize size = 0; size <= g_bytes_get_size (packed); size += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load (g_bytes_get_data (packed, NULL), size, &error);

      g_assert_true ((loaded != NULL) == (error == NULL));
    }
  for (gsize size = 0; size <= strlen (both); size += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load (both, size, &error);

      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

/* What Webrecorder's tools write: of all that a browser fetched, the pages that a person asked for.
 */
static void
test_wacz (void)
{
  g_autofree char *one = make_page ("https://h.example/1", "One");
  g_autofree char *frame = make_page ("https://ads.example/frame", "Advertisement");
  g_autofree char *two = make_page ("https://h.example/2", "Two");
  ZipEntry entries[] = {
    { "archive/data-1.warc", one },
    { "archive/data-2.warc", NULL },
    { "pages/pages.jsonl", "{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n"
                           "{\"url\":\"https://h.example/1\",\"title\":\"The first\"}\n"
                           "{\"url\":\"https://h.example/2\"}\nbroken" },
    { "datapackage.json", "{\"profile\":\"data-package\",\"wacz_version\":\"1.1.1\",\"title\":"
                          "\"What I saw\"}" },
    { NULL, NULL },
  };
  g_autofree char *rest = g_strconcat (frame, two, NULL);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const DictumLoadChoice *choice;

  entries[1].text = rest;
  archive = make_zip (entries);
  request = dictum_load_request_new_for_bytes (archive, NULL, "seen.wacz");
  loaded = dictum_load (request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->title, ==, "What I saw");
  g_assert_cmpuint (loaded->choices->len, ==, 2);
  choice = g_ptr_array_index (loaded->choices, 0);
  g_assert_cmpstr (choice->title, ==, "The first");
  choice = g_ptr_array_index (loaded->choices, 1);
  g_assert_cmpstr (choice->url, ==, "https://h.example/2");
}

static void
test_bad (void)
{
  g_autofree char *none = make_record ("request", "https://h.example/1", "GET / HTTP/1.1\r\n\r\n");
  g_autofree char *elsewhere = make_page ("file:///etc/passwd", "Elsewhere");
  g_autofree char *zeros = g_malloc0 (10 * 1024 * 1024);
  g_autoptr (GByteArray) bomb = g_byte_array_new ();
  g_autoptr (GBytes) start = pack ("WARC/1.0\r\n", 10);
  g_autoptr (GBytes) packed = pack (zeros, 10 * 1024 * 1024);

  assert_load_error (none, -1, NULL, "a.warc", DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error (elsewhere, -1, NULL, "a.warc", DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error ("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nx", -1, NULL,
                     "a.warc", DICTUM_LOAD_ERROR_EMPTY);

  /* 210 MiB in 210 KiB. */
  g_byte_array_append (bomb, g_bytes_get_data (start, NULL), g_bytes_get_size (start));
  for (int i = 0; i < 21; i++)
    g_byte_array_append (bomb, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  assert_load_error (bomb->data, bomb->len, NULL, "a.warc.gz", DICTUM_LOAD_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/warc/wget", test_wget);
  g_test_add_func ("/warc/several", test_several);
  g_test_add_func ("/warc/codings", test_codings);
  g_test_add_func ("/warc/broken-off", test_broken_off);
  g_test_add_func ("/warc/wacz", test_wacz);
  g_test_add_func ("/warc/bad", test_bad);

  return g_test_run ();
}
