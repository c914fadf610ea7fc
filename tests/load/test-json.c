/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>

#include "load-fixture.h"

static void
assert_article (const char *json, const char *details, const char *blocks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (json, -1, NULL, "export.json", &error);
  g_autofree char *have = NULL;
  g_autofree char *text = NULL;
  const DictumArticle *article;

  g_assert_no_error (error);
  article = loaded->article;
  g_assert_nonnull (article);
  have = g_strdup_printf ("%s | %s | %s | %s | %s | %s", article->title, article->byline,
                          article->publisher, article->published, article->language, article->url);
  g_assert_cmpstr (have, ==, details);
  text = describe_blocks (article);
  g_assert_cmpstr (text, ==, blocks);
  g_assert_cmpint (loaded->origins[DICTUM_DETAIL_TITLE], ==, DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

static void
test_schema_org (void)
{
  assert_article (
      "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"Organization\",\"name\":"
      "\"Harbour Post\",\"description\":\"A newspaper\"},{\"@type\":\"NewsArticle\",\"headline\":"
      "\"The pier\",\"author\":[{\"name\":\"Ida Brandt\"},{\"name\":\"Tom Oye\"}],\"publisher\":"
      "{\"name\":\"Harbour Post\"},\"datePublished\":\"2026-03-10T10:00:00+01:00\",\"inLanguage\":"
      "\"en\",\"url\":\"https://h.example/pier\",\"articleBody\":\"First paragraph.\\n\\nSecond "
      "one.\"}]}",
      "The pier | Ida Brandt, Tom Oye | Harbour Post | 2026-03-10T10:00:00+01:00 | en | "
      "https://h.example/pier",
      "title: The pier\nFirst paragraph.\nSecond one.\n");
}

/* IPTC's ninjs, as news agencies send it. */
static void
test_ninjs (void)
{
  assert_article (
      "{\"uri\":\"urn:agency:1\",\"type\":\"text\",\"headline\":\"The pier\",\"byline\":"
      "\"Ida Brandt\",\"versioncreated\":\"2026-03-11T00:00:00Z\",\"firstcreated\":"
      "\"2026-03-10T10:00:00Z\",\"language\":\"en\",\"body_html\":\"<h2>Closed</h2><p>It "
      "is <b>closed</b>.</p>\"}",
      "The pier | Ida Brandt | (null) | 2026-03-10T10:00:00Z | en | (null)",
      "title: The pier\nh2: Closed\nIt is closed.\n");
}

static void
test_wordpress (void)
{
  assert_article (
      "{\"id\":7,\"date_gmt\":\"2026-03-10T10:00:00\",\"link\":\"https://h.example/7\",\"title\":"
      "{\"rendered\":\"Pier &#038; sea\"},\"excerpt\":{\"rendered\":\"<p>In short.</p>\"},"
      "\"content\":{\"rendered\":\"<p>It is closed.</p><script>alert(1)</script>\"},\"lang\":"
      "\"en\"}",
      "Pier & sea | (null) | (null) | 2026-03-10 | en | https://h.example/7",
      "title: Pier & sea\nstandfirst: In short.\nIt is closed.\n");
}

static void
test_several (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (DictumLoaded) second = NULL;
  const DictumLoadChoice *choice;
  g_autofree char *text = NULL;

  loaded = load_bytes ("[{\"title\":\"One\",\"text\":\"The first text.\",\"url\":"
                       "\"https://h.example/1\"},{\"title\":\"Two\",\"text\":\"The second text.\","
                       "\"author\":\"Ida Brandt\"}]",
                       -1, "application/json", "export.json", &error);
  g_assert_no_error (error);
  g_assert_null (loaded->article);
  g_assert_cmpuint (loaded->choices->len, ==, 2);
  choice = g_ptr_array_index (loaded->choices, 0);
  g_assert_cmpstr (choice->url, ==, "https://h.example/1");
  choice = g_ptr_array_index (loaded->choices, 1);
  g_assert_cmpstr (choice->byline, ==, "Ida Brandt");
  second = dictum_load (choice->request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = describe_blocks (second->article);
  g_assert_cmpstr (text, ==, "title: Two\nThe second text.\n");
}

static void
test_feed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  const DictumLoadChoice *choice;

  loaded = load_bytes ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Notes\","
                       "\"items\":[{\"id\":\"1\",\"url\":\"https://h.example/1\",\"title\":\"The "
                       "pier\",\"date_published\":\"2026-03-10T10:00:00Z\",\"authors\":[{\"name\":"
                       "\"Ida Brandt\"}]},{\"id\":\"2\",\"content_text\":\"Without a title.\"}]}",
                       -1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->title, ==, "Notes");
  g_assert_cmpuint (loaded->choices->len, ==, 2);
  choice = g_ptr_array_index (loaded->choices, 0);
  g_assert_cmpstr (choice->title, ==, "The pier");
  g_assert_cmpstr (choice->byline, ==, "Ida Brandt");
  g_assert_cmpstr (choice->published, ==, "2026-03-10T10:00:00Z");
}

static void
test_bad (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  assert_load_error ("{\"a\":1}", -1, NULL, "a.json", DICTUM_LOAD_ERROR_MALFORMED);
  assert_load_error ("{\"a\":", -1, NULL, "a.json", DICTUM_LOAD_ERROR_MALFORMED);
  assert_load_error ("{\"format\":\"dictum-project\",\"articles\":[]}", -1, NULL, "a.dictum",
                     DICTUM_LOAD_ERROR_MALFORMED);
  assert_load_error ("{\"title\":\"Only a link\",\"url\":\"file:///etc/passwd\"}", -1, NULL,
                     "a.json", DICTUM_LOAD_ERROR_MALFORMED);
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "[{\"a\":");
  assert_load_error (deep->str, -1, NULL, "a.json", DICTUM_LOAD_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/schema-org", test_schema_org);
  g_test_add_func ("/json/ninjs", test_ninjs);
  g_test_add_func ("/json/wordpress", test_wordpress);
  g_test_add_func ("/json/several", test_several);
  g_test_add_func ("/json/feed", test_feed);
  g_test_add_func ("/json/bad", test_bad);

  return g_test_run ();
}
