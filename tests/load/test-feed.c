/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>

#include "load-fixture.h"

static DictumLoaded *
load (const char *text, const char *media_type, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_page (
      bytes, media_type, url != NULL ? url : "https://harbourpost.example/feed", NULL);
  g_autoptr (GError) error = NULL;
  DictumLoaded *loaded = dictum_load (request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (loaded->article);
  g_assert_nonnull (loaded->choices);
  return loaded;
}

/* "title | byline | published | url | summary" a line. */
static void
assert_choices (const char *text, const char *expected)
{
  g_autoptr (DictumLoaded) loaded = load (text, "text/xml", NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const DictumLoadChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_assert_nonnull (choice->request);
      g_string_append_printf (
          out, "%s | %s | %s | %s | %s\n", choice->title != NULL ? choice->title : "",
          choice->byline != NULL ? choice->byline : "",
          choice->published != NULL ? choice->published : "",
          choice->url != NULL ? choice->url : "", choice->summary != NULL ? choice->summary : "");
    }
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_rss (void)
{
  assert_choices (
      "<?xml version='1.0'?><!-- made by hand --><rss version='2.0' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/' "
      "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
      "<title>Harbour Post</title><link>https://harbourpost.example/</link>"
      "<item><media:title>A photo</media:title><title>Pier &amp;amp; sea</title>"
      "<link>/news/pier</link><itunes:author>Radio</itunes:author><dc:creator>Ida "
      "Brandt</dc:creator>"
      "<pubDate>Tue, 10 Mar 2026 09:30:00 -0500</pubDate>"
      "<description><![CDATA[<p>The pier <b>closes</b>.</p>]]></description></item>"
      "<item><title>No link but an id</title>"
      "<guid>https://harbourpost.example/2</guid><author>tom@harbourpost.example (Tom "
      "Oye)</author></item>"
      "<item><title>Elsewhere</title><link>file:///etc/passwd</link></item>"
      "</channel></rss>",
      "Pier & sea | Ida Brandt | 2026-03-10T09:30:00-05:00 | "
      "https://harbourpost.example/news/pier | The pier closes.\n"
      "No link but an id | Tom Oye |  | https://harbourpost.example/2 | \n");
}

static void
test_rss_1 (void)
{
  assert_choices ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                  "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                  "<channel rdf:about='x'><title>Harbour Post</title></channel>"
                  "<item rdf:about='a'><title>One</title><link>https://h.example/1</link>"
                  "<dc:date>2026-03-10T10:00Z</dc:date></item></rdf:RDF>",
                  "One |  | 2026-03-10T10:00:00Z | https://h.example/1 | \n");
}

static void
test_atom (void)
{
  assert_choices (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://harbourpost.example/'>"
      "<title>Harbour Post</title><link rel='self' href='https://harbourpost.example/feed'/>"
      "<entry><title type='html'>The &lt;i&gt;pier&lt;/i&gt;</title>"
      "<link rel='enclosure' href='https://harbourpost.example/a.mp3'/>"
      "<link href='/pier'/><author><name>Ida Brandt</name></author><author><name>Tom "
      "Oye</name></author><updated>2026-03-11T00:00:00Z</updated>"
      "<published>2026-03-10T10:00:00+01:00</published><summary>Closed.</summary></entry></feed>",
      "The pier | Ida Brandt, Tom Oye | 2026-03-10T10:00:00+01:00 | "
      "https://harbourpost.example/pier | Closed.\n");
}

static void
test_sitemap (void)
{
  assert_choices ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
                  "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
                  "<url><loc>https://h.example/1</loc><lastmod>2026-03-12</lastmod><news:news>"
                  "<news:publication><news:name>Harbour Post</news:name></news:publication>"
                  "<news:publication_date>2026-03-10</news:publication_date>"
                  "<news:title>The pier</news:title></news:news></url>"
                  "<url><loc>https://h.example/2</loc><lastmod>2026-03-12</lastmod></url></urlset>",
                  "The pier |  | 2026-03-10 | https://h.example/1 | \n"
                  " |  | 2026-03-12 | https://h.example/2 | \n");
  assert_choices ("<sitemapindex><sitemap><loc>https://h.example/news.xml</loc></sitemap>"
                  "</sitemapindex>",
                  " |  |  | https://h.example/news.xml | \n");
}

static void
test_text_inside (void)
{
  g_autoptr (DictumLoaded)
      loaded = load ("<rss><channel><title>Notes</title><item><title>A &lt; B</title>"
                     "<description>&lt;p&gt;The minister denied it, officials said on Monday "
                     "evening.&lt;/p&gt;</description></item></channel></rss>",
                     NULL, NULL);
  const DictumLoadChoice *choice = g_ptr_array_index (loaded->choices, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) article = NULL;
  g_autofree char *blocks = NULL;

  g_assert_cmpstr (loaded->title, ==, "Notes");
  article = dictum_load (choice->request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  blocks = describe_blocks (article->article);
  g_assert_cmpstr (blocks, ==,
                   "title: A < B\n"
                   "The minister denied it, officials said on Monday evening.\n");
}

/* What is called a feed and is none, and pages that only speak of feeds. */
static void
test_recognised (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) page = NULL;

  page = load_bytes ("<!doctype html><title>rss</title><article><p>The word rss stands here, and a "
                     "minister said so on Monday.</p></article>",
                     -1, "application/rss+xml", "feed.rss", &error);
  g_assert_no_error (error);
  g_assert_nonnull (page->article);
}

static void
test_encodings (void)
{
  static const char latin1[] = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item>"
                               "<title>Gr\xfc\xdf"
                               "e</title><link>https://h.example/1</link></item></channel></rss>";
  g_autofree char *utf16 = NULL;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DictumLoadRequest) request = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  assert_choices (latin1, "Grüße |  |  | https://h.example/1 | \n");

  utf16 = g_convert ("\xef\xbb\xbf<rss><item><title>Grüße</title><link>https://h.example/1</link>"
                     "</item></rss>",
                     -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  bytes = g_bytes_new (utf16, size);
  request = dictum_load_request_new_for_bytes (bytes, NULL, "feed.xml");
  loaded = dictum_load (request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((DictumLoadChoice *) g_ptr_array_index (loaded->choices, 0))->title, ==,
                   "Grüße");
}

static void
test_hostile (void)
{
  static const char start[] =
      "<?xml version='1.0'?><!-- a --><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>";
  g_autoptr (GString) deep = g_string_new ("<rss><channel>");

  assert_load_error ("<rss><channel><title>Nothing yet</title></channel></rss>", -1, NULL, "a.xml",
                     DICTUM_LOAD_ERROR_EMPTY);
  assert_load_error ("<rss", -1, NULL, "a.rss", DICTUM_LOAD_ERROR_EMPTY);
  /* Entities of its own, to blow it up or to look into files, are words like others. */
  assert_choices ("<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>"
                  "<rss><item><title>&c; &d;</title><link>https://h.example/1</link></item></rss>",
                  "&c; &d; |  |  | https://h.example/1 | \n");
  /* Whatever its beginning breaks off in. */
  for (gsize i = 0; i < sizeof start - 1; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load_bytes (start, i, NULL, "a.xml", &error);

      g_assert_true ((loaded != NULL) == (error == NULL));
    }
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  assert_load_error (deep->str, -1, NULL, "a.rss", DICTUM_LOAD_ERROR_EMPTY);
}

/* A feed that breaks off still offers what it has. */
static void
test_broken_off (void)
{
  assert_choices ("<rss><channel><item><title>One</title><link>https://h.example/1</link></item>"
                  "<item><title>Two & three&nbsp;é&eacute;</title><link>https://h.exam",
                  "One |  |  | https://h.example/1 | \n"
                  "Two & three éé |  |  | https://h.exam | \n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed/rss", test_rss);
  g_test_add_func ("/feed/rss-1", test_rss_1);
  g_test_add_func ("/feed/atom", test_atom);
  g_test_add_func ("/feed/sitemap", test_sitemap);
  g_test_add_func ("/feed/text-inside", test_text_inside);
  g_test_add_func ("/feed/recognised", test_recognised);
  g_test_add_func ("/feed/encodings", test_encodings);
  g_test_add_func ("/feed/hostile", test_hostile);
  g_test_add_func ("/feed/broken-off", test_broken_off);

  return g_test_run ();
}
