/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <unistd.h>

#include <glib/gstdio.h>

#include "load-fixture.h"

/* A page with everything that the loader looks into, for the random tests. */
#define PAGE                                                                                       \
  "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ferry &amp; ice | The "   \
  "Lindmoor "                                                                                      \
  "Gazette</title><meta property=\"og:title\" content=\"Ferry &amp; ice\"><meta name=author "      \
  "content=\"By Ida Brandt\"><link rel=canonical "                                                 \
  "href=\"https://gazette.example/2026/11/03/ferry\">"                                             \
  "<script "                                                                                       \
  "type=\"application/ld+json\">{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Ferry "   \
  "\\u0026 ice\",\"author\":[{\"name\":\"Ida Brandt\"},{\"@id\":\"#t\"}],\"datePublished\":"       \
  "\"2026-11-03T07:00:00+01:00\"},{\"@id\":\"#t\",\"name\":\"Tom "                                 \
  "Oye\"}]}</script></head><body><nav><ul>"                                                        \
  "<li><a href=/>Home</a></ul></nav><article><h1>Ferry &amp; ice</h1><p>The ferry to Sund Island " \
  "will "                                                                                          \
  "not sail until the ice has gone, the harbour master said on Tuesday, &ldquo;and that may take " \
  "weeks.&rdquo;</p><blockquote>It is what it is, she wrote, and it will be worse.</blockquote>"   \
  "<figure><img src=a.jpg><figcaption>The "                                                        \
  "ferry</figcaption></figure><table><tr><td>Ships<td>7</table>"                                   \
  "<ul><li>one thing, and another<li>two</ul><pre>a\nb</pre><p>Nobody on the island was "          \
  "surprised: the "                                                                                \
  "same had happened in the year before, and in the one before that.</p></article><!-- end "       \
  "--></body></html>"

static void
test_binary (void)
{
  guint8 noise[5000];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = g_test_rand_int_range (0, 256);
  noise[0] = 'x';
  assert_load_error (noise, sizeof noise, NULL, "a.txt", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_load_error ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL, "a.png", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_load_error ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", -1, NULL, "a.txt",
                     DICTUM_LOAD_ERROR_MALFORMED);
  assert_load_error ("PK\3\4\24\0\0\0\10\0", 10, NULL, "a.docx", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_load_error ("\x1f\x8b\10\0\0\0\0\0\0\3", 10, "text/html", NULL, DICTUM_LOAD_ERROR_UNKNOWN);
  assert_load_error ("\x7f"
                     "ELF\2\1\1\0",
                     8, NULL, NULL, DICTUM_LOAD_ERROR_UNKNOWN);
  /* Text that begins like something else is text. */
  assert_blocks ("MZ is what it says.", NULL, "a.txt", "MZ is what it says.\n");
  assert_blocks ("BZh and ID3 are letters.", NULL, NULL, "BZh and ID3 are letters.\n");
}

static void
test_empty (void)
{
  const char *cases[] = { "", " \n\t\r\n", "\xef\xbb\xbf", "<html><body></body></html>",
                          "<!doctype html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_load_error (cases[i], -1, NULL, NULL, DICTUM_LOAD_ERROR_EMPTY);
      assert_load_error (cases[i], -1, "text/html", "a.html", DICTUM_LOAD_ERROR_EMPTY);
    }
  assert_load_error ("<html><body><script>1</script></body></html>", -1, "text/html", "a.html",
                     DICTUM_LOAD_ERROR_REFUSED);
  assert_load_error ("---\n\n***\n", -1, "text/markdown", "a.md", DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error ("\xff\xfe", 2, NULL, "a.txt", DICTUM_LOAD_ERROR_EMPTY);
}

static void
assert_file_error (const char *path, int code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_file (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dictum-load-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.txt", NULL);

  assert_file_error (folder, DICTUM_LOAD_ERROR_NOT_FOUND);
  assert_file_error ("/no/such/file.txt", DICTUM_LOAD_ERROR_NOT_FOUND);
  assert_file_error ("/dev/zero", DICTUM_LOAD_ERROR_NOT_FOUND);

  /* A file with a hole: its size is known without reading it. */
  g_file_set_contents (path, "a", 1, NULL);
  g_assert_cmpint (truncate (path, (goffset) 5 << 30), ==, 0);
  assert_file_error (path, DICTUM_LOAD_ERROR_TOO_LARGE);
  g_assert_cmpint (truncate (path, 1), ==, 0);
  g_chmod (path, 0);
  if (geteuid () != 0)
    assert_file_error (path, DICTUM_LOAD_ERROR_NOT_FOUND);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_sizes (void)
{
  g_autofree char *spaces = g_strnfill (DICTUM_LOAD_CAP + 1, ' ');
  g_autofree char *lines = g_strnfill (2000000, 'a');

  assert_load_error (spaces, DICTUM_LOAD_CAP + 1, NULL, NULL, DICTUM_LOAD_ERROR_TOO_LARGE);
  assert_load_error (spaces, 20 << 20, "text/html", NULL, DICTUM_LOAD_ERROR_TOO_LARGE);
  for (gsize i = 1; i < 2000000; i += 2)
    lines[i] = '\n';
  assert_load_error (lines, -1, NULL, NULL, DICTUM_LOAD_ERROR_TOO_LARGE);
}

static char *
repeat (const char *piece, guint n, const char *end)
{
  GString *text = g_string_new ("<!doctype html><body>");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u'>", piece, i);
  g_string_append (text, end);
  return g_string_free_and_steal (text);
}

static void
test_deep (void)
{
  const char *pieces[] = { "<div class='",     "<b id='",         "<x-y id='",
                           "<blockquote id='", "<div/ id='",      "<table><tr><td id='",
                           "<svg><g id='",     "<ul><li id='",    "<a href='",
                           "<button id='",     "<select id='",    "<template id='",
                           "<p id='",          "<!--> <div id='", "<script></script><section id='",
                           "<font id='" };

  /* The square of what the parser would do without our care shows with fewer, too. */
  const guint n = g_test_slow () ? 100000 : 20000;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *page = repeat (pieces[i], n,
                                      "<p>Text in the deep, which is found or not.</p>");
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DictumLoaded) loaded = load_bytes (page, -1, "text/html", NULL, &error);

      g_assert_true (loaded != NULL ||
                     g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY) ||
                     g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED));
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", pieces[i],
                      (g_get_monotonic_time () - start) / 1000);
    }
}

static void
test_hostile_json (void)
{
  g_autoptr (GString) page = g_string_new ("<html><script type='application/ld+json'>");
  g_autoptr (DictumLoaded) loaded = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append (page, i % 2 ? "[" : "{\"a\":");
  g_string_append (
      page, "</script><p>Some text that is long enough to be read, and has a comma.</p></html>");
  loaded = load_bytes (page->str, page->len, "text/html", NULL, NULL);
  g_assert_nonnull (loaded);
}

/* Whatever happens to a page on its way, what comes out keeps its promises. */
static void
mutate (GByteArray *page)
{
  guint changes = g_test_rand_int_range (1, 12);

  for (guint i = 0; i < changes && page->len > 2; i++)
    {
      guint at = g_test_rand_int_range (0, page->len);
      guint size = g_test_rand_int_range (1, 60);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          g_byte_array_set_size (page, at);
          break;
        case 1:
          page->data[at] ^= 1 << g_test_rand_int_range (0, 8);
          break;
        case 2:
          page->data[at] = "<>&\"'/\0{}[]"[g_test_rand_int_range (0, 11)];
          break;
        case 3:
          g_byte_array_remove_range (page, at, MIN (page->len - at, size));
          break;
        default:
          g_byte_array_append (page, (const guint8 *) "<div><p>", MIN (size, 8));
          break;
        }
    }
}

static void
test_mutations (void)
{
  const char *types[] = { "text/html", "text/html; charset=shift_jis", "text/html; charset=utf-16",
                          "text/markdown", NULL };

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GByteArray) page = g_byte_array_new ();
      g_autoptr (DictumLoaded) loaded = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *blocks = NULL;

      g_byte_array_append (page, (const guint8 *) PAGE, strlen (PAGE));
      mutate (page);
      loaded = load_bytes (page->data != NULL ? (const void *) page->data : "", page->len,
                           types[i % 8 < 4 ? 0 : i % G_N_ELEMENTS (types)], NULL, &error);
      g_assert_true ((loaded != NULL) != (error != NULL));
      if (loaded != NULL)
        blocks = describe_blocks (loaded->article);
      if (loaded != NULL && loaded->article->published != NULL)
        g_assert_true (dictum_time_is_valid (loaded->article->published));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/bad-input/binary", test_binary);
  g_test_add_func ("/load/bad-input/empty", test_empty);
  g_test_add_func ("/load/bad-input/files", test_files);
  g_test_add_func ("/load/bad-input/sizes", test_sizes);
  g_test_add_func ("/load/bad-input/deep", test_deep);
  g_test_add_func ("/load/bad-input/hostile-json", test_hostile_json);
  g_test_add_func ("/load/bad-input/mutations", test_mutations);
  return g_test_run ();
}
