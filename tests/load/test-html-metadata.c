/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>

#include "load/dictum-html-metadata.h"

static DictumHtmlMetadata *
read_page (const char *head, const char *body, const char *url)
{
  char *page = g_strdup_printf ("<!doctype html><html><head>%s</head><body>%s</body></html>", head,
                                body);
  g_autoptr (DictumHtmlTree) tree = dictum_html_tree_new (page, strlen (page), NULL);

  return dictum_html_metadata_new (tree, url);
}

static void
assert_title (const char *head, const char *body, const char *expected)
{
  g_autoptr (DictumHtmlMetadata)
      metadata = read_page (head, body, "https://www.harbourpost.example/a");

  g_assert_cmpstr (metadata->title, ==, expected);
}

static void
test_title (void)
{
  assert_title ("<title>The pier - Harbour Post</title>", "<h1>Harbour Post</h1><h1>The pier</h1>",
                "The pier");
  assert_title ("<title>The pier | Harbour Post</title>", "", "The pier");
  assert_title (
      "<title>Harbour Post: The pier</title><meta property=og:site_name content='Harbour Post'>",
      "", "The pier");
  assert_title (
      "<title>Harbour: The pier</title><meta property=og:site_name content='Harbour Post'>", "",
      "Harbour: The pier");
  assert_title ("<meta property=og:title content='The pier &amp; the sea'>",
                "<h1><a href=/>Logo</a></h1>", "The pier & the sea");
  assert_title ("<title>A - B - C and all that is left of it</title>", "",
                "A - B - C and all that is left of it");
  assert_title ("<title>Something else</title>", "<h1>The only heading there is</h1>",
                "The only heading there is");
  assert_title ("", "<p>nothing</p>", NULL);
  assert_title ("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"The "
                "pier\",\"name\":\"Harbour "
                "Post\"}</script>",
                "", "The pier");
}

static void
assert_byline (const char *raw, const char *expected)
{
  g_autofree char *clean = dictum_html_clean_byline (raw, "Harbour Post");

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_byline (void)
{
  assert_byline ("By Ida Brandt", "Ida Brandt");
  assert_byline ("BY IDA BRANDT", "IDA BRANDT");
  assert_byline ("Von Ida Brandt und Tom Oye", "Ida Brandt, Tom Oye");
  assert_byline ("By Ida Brandt, Staff Writer, and Tom Oye | Harbour Post", "Ida Brandt, Tom Oye");
  assert_byline ("Ida Brandt;Tom Oye", "Ida Brandt, Tom Oye");
  assert_byline ("https://www.facebook.example/idabrandt", NULL);
  assert_byline ("Harbour Post", NULL);
  assert_byline ("Ida Brandt, with Tom Oye", "Ida Brandt, Tom Oye");
  assert_byline ("admin", NULL);
  assert_byline ("Ida Brandt in Travel", "Ida Brandt");
  assert_byline ("Ida Brandt Head Winemaker", "Ida Brandt");
  assert_byline ("Center for Harbours", "Center for Harbours");
  assert_byline ("The Author", NULL);
  assert_byline ("By", NULL);
  assert_byline ("Bystander Jones", "Bystander Jones");
  assert_byline ("Ida Brandt, June 3, 2026", "Ida Brandt");
}

static void
test_authors (void)
{
  g_autoptr (DictumHtmlMetadata) tags = read_page (
      "<meta name=author content='Ida Brandt'><meta name=author content='Tom Oye'>", "", NULL);
  g_autoptr (DictumHtmlMetadata) shown = read_page (
      "<title>The pier breaks</title>",
      "<h1>The pier breaks</h1><div>By <a href=/p/ida>Ida Brandt</a></div>", NULL);
  g_autoptr (DictumHtmlMetadata) linked = read_page (
      "<script "
      "type=application/"
      "ld+json>[{\"@type\":\"WebPage\"},{\"@type\":\"BlogPosting\",\"headline\":\"x\",\"author\":"
      "{\"@type\":\"Person\",\"name\":[\"Ida Brandt\"]}}]</script>",
      "", NULL);

  g_assert_cmpstr (tags->byline, ==, "Ida Brandt, Tom Oye");
  g_assert_cmpstr (shown->byline, ==, "Ida Brandt");
  g_assert_cmpstr (linked->byline, ==, "Ida Brandt");
}

static void
assert_published (const char *head, const char *body, const char *url, const char *expected)
{
  g_autoptr (DictumHtmlMetadata) metadata = read_page (head, body, url);

  g_assert_cmpstr (metadata->published, ==, expected);
}

static void
test_dates (void)
{
  assert_published (
      "<meta property=article:modified_time content=2026-11-05><meta name=date content=2026-11-03>",
      "", NULL, "2026-11-03");
  assert_published ("", "<h1>The pier</h1><time datetime='2026-11-03T10:00:00+02:00'>today</time>",
                    NULL, "2026-11-03T10:00:00+02:00");
  assert_published ("<title>The pier</title>", "<h1>The pier</h1><p>3 November 2026</p>", NULL,
                    "2026-11-03");
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><p>Updated <span>3 November 2026</span></p>", NULL,
                    "2026-11-03");
  assert_published ("", "", "https://post.example/2026/11/03/pier", "2026-11-03");
  assert_published ("<meta name=date content='not a date'>", "", NULL, NULL);
}

/* What the page declares is weighed against what a reader sees beside the title. */
static void
test_shown_dates (void)
{
  static const char *const declared =
      "<title>The pier</title><meta property=article:published_time "
      "content=2026-11-05T01:00:00+01:00>"
      "<meta property=article:modified_time content=2026-11-07>";

  /* The page shows an earlier day: the declared one is not that of the publication. */
  assert_published (declared, "<h1>The pier</h1><p>1 November 2026</p>", NULL, "2026-11-01");
  assert_published (declared, "<p>1 November 2026</p><h1>The pier</h1>", NULL, "2026-11-01");
  /* A later one, which is that of a change. */
  assert_published (declared, "<h1>The pier</h1><p>7 November 2026</p>", NULL,
                    "2026-11-05T01:00:00+01:00");
  assert_published (declared, "<h1>The pier</h1><p>Updated: 1 November 2026</p>", NULL,
                    "2026-11-05T01:00:00+01:00");
  /* Unless it says that it is the one. */
  assert_published (declared, "<h1>The pier</h1><p>Published on 9 November 2026</p>", NULL,
                    "2026-11-09");
  /* The day before is the same moment in another zone. */
  assert_published (declared, "<h1>The pier</h1><p>4 November 2026</p>", NULL,
                    "2026-11-05T01:00:00+01:00");
  /* Teasers have dates, too. */
  assert_published (declared, "<h1>The pier</h1><p>5 November 2026</p><a>Published 1 May 2020</a>",
                    NULL, "2026-11-05T01:00:00+01:00");
  assert_published (
      "<title>The pier</title>",
      "<h1>The pier</h1><span>Updated</span> <b>4 May 2026</b> <span>Published</span> "
      "<b>3 May 2026</b>",
      NULL, "2026-05-03");
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><p>Updated 4 May 2026, published 3 May 2026</p>", NULL,
                    "2026-05-03");
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><p>Received 1 May 2026</p><p>3 May 2026</p>", NULL,
                    "2026-05-03");
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><p><span>May</span> <span>3</span>, <span>2026</span></p>",
                    NULL, "2026-05-03");
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><time datetime=2026-05-03T10:00Z>3 May 2026</time>", NULL,
                    "2026-05-03T10:00:00Z");
  /* What another date of the page tells of the order. */
  assert_published ("<title>The pier</title>",
                    "<h1>The pier</h1><p>05/03/2026</p><footer>12/24/2026</footer>", NULL,
                    "2026-05-03");
  assert_published ("<title>The pier</title>", "<h1>The pier</h1><p>05/03/2026</p>", NULL, NULL);
  assert_published ("", "", "https://post.example/2026/may/03/pier", "2026-05-03");
}

static void
assert_shown_author (const char *head, const char *body, const char *expected)
{
  g_autofree char *all = g_strconcat ("<title>The pier breaks</title>", head, NULL);
  g_autofree char *page = g_strconcat ("<h1>The pier breaks</h1>", body, NULL);
  g_autoptr (DictumHtmlMetadata) metadata = read_page (all, page, NULL);

  g_assert_cmpstr (metadata->byline, ==, expected);
}

static void
test_shown_authors (void)
{
  assert_shown_author ("", "<div class=post__author-name>Ida Brandt</div>", "Ida Brandt");
  assert_shown_author ("", "<p class=author>Ida Brandt<br>4 August 2026</p>", "Ida Brandt");
  assert_shown_author ("", "<div class=byline><span>Ida Brandt</span><span>Harbours</span></div>",
                       "Ida Brandt");
  assert_shown_author ("",
                       "<div class=byline>By <a href=/x>Ida Brandt</a> and <a>Tom Oye</a></div>",
                       "Ida Brandt, Tom Oye");
  assert_shown_author ("", "<span>By</span><span>Ida Brandt</span>", "Ida Brandt");
  assert_shown_author ("", "<p>Written by</p><p>Ida</p>", "Ida");
  assert_shown_author ("", "<p>Ida Brandt | Senior Writer | July 2, 2026</p>", "Ida Brandt");
  assert_shown_author ("", "<p><a href=/team/ida>Ida Brandt</a></p>", "Ida Brandt");
  assert_shown_author ("", "<p>By creating areas and closing them</p>", NULL);
  assert_shown_author ("", "<div class=author-avatar>Some Words</div>", NULL);
  assert_shown_author ("<meta name=twitter:label1 content='Written by'>"
                       "<meta name=twitter:data1 content='Ida Brandt'>",
                       "", "Ida Brandt");
  assert_shown_author ("<meta name=citation_author content='Brandt, Ida'>"
                       "<meta name=citation_author content='Oye, Tom'>",
                       "", "Ida Brandt, Tom Oye");
  /* Nobody in particular, where there is nobody else. */
  assert_shown_author ("<meta name=author content='News Desk'>", "", "News Desk");
  assert_shown_author ("<meta name=author content='News Desk'>",
                       "<div class=byline>Ida Brandt</div>", "Ida Brandt");
  assert_shown_author ("<meta name=author content='Harbour Post'>"
                       "<meta property=og:site_name content='Harbour Post'>",
                       "", "Harbour Post");
}

static void
test_origins (void)
{
  g_autoptr (DictumHtmlMetadata) metadata = read_page (
      "<title>The pier</title><meta property=og:site_name content='Harbour Post'>"
      "<meta itemprop=datePublished content=2026-11-03><meta name=section content=Harbours>"
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":\"Ida Brandt\"}"
      "</script>",
      "<h1>The pier</h1>", "https://post.example/a");

  g_assert_cmpint (metadata->origins[DICTUM_DETAIL_TITLE], ==, DICTUM_DETAIL_ORIGIN_VISIBLE);
  g_assert_cmpint (metadata->origins[DICTUM_DETAIL_BYLINE], ==, DICTUM_DETAIL_ORIGIN_JSON_LD);
  g_assert_cmpint (metadata->origins[DICTUM_DETAIL_PUBLISHER], ==, DICTUM_DETAIL_ORIGIN_OPEN_GRAPH);
  g_assert_cmpint (metadata->origins[DICTUM_DETAIL_PUBLISHED], ==, DICTUM_DETAIL_ORIGIN_MICRODATA);
  g_assert_cmpint (metadata->origins[DICTUM_DETAIL_URL], ==, DICTUM_DETAIL_ORIGIN_ADDRESS);
  g_assert_cmpstr (metadata->section, ==, "Harbours");
}

/* In microdata the publisher is an element with a name in it, or is the name. */
static void
test_marked_publisher (void)
{
  static const struct
  {
    const char *body;
    const char *publisher;
  } pages[] = {
    { "<div itemprop=publisher itemscope><img itemprop=logo alt=x>"
      "<meta itemprop=name content='Harbour Post'></div>",
      "Harbour Post" },
    { "<p>By <a itemprop='author publisher'><b itemprop=name>Harbour\n Post</b></a></p>",
      "Harbour Post" },
    { "<span itemprop=publisher>Harbour Post</span>", "Harbour Post" },
    { "<div itemprop=publisher>The harbour post has been published every day but Sundays since the "
      "first harbour master of the town had the old press brought over from the mainland.</div>",
      NULL },
    { "<span itemprop=publisher></span>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (DictumHtmlMetadata)
          metadata = read_page ("<title>The pier</title>", pages[i].body, "https://post.example/a");

      g_assert_cmpstr (metadata->publisher, ==, pages[i].publisher);
      if (pages[i].publisher != NULL)
        g_assert_cmpint (metadata->origins[DICTUM_DETAIL_PUBLISHER], ==,
                         DICTUM_DETAIL_ORIGIN_MICRODATA);
    }
}

static void
test_address (void)
{
  g_autoptr (DictumHtmlMetadata) relative = read_page ("<link rel=canonical href=/news/pier>", "",
                                                       "https://post.example/news/pier?from=mail");
  g_autoptr (DictumHtmlMetadata) front = read_page (
      "<link rel=canonical href='https://post.example/'>", "", "https://post.example/news/pier");
  g_autoptr (DictumHtmlMetadata)
      odd = read_page ("<link rel=canonical href='javascript:x'>", "", NULL);

  g_assert_cmpstr (relative->url, ==, "https://post.example/news/pier");
  g_assert_cmpstr (front->url, ==, "https://post.example/news/pier");
  g_assert_null (odd->url);
}

static void
assert_linked (const char *json, const char *headline)
{
  g_autofree char *head = g_strdup_printf ("<script type='application/ld+json'>%s</script>", json);
  char *page = g_strdup_printf ("<html><head>%s</head></html>", head);
  g_autoptr (DictumHtmlTree) tree = dictum_html_tree_new (page, strlen (page), NULL);
  g_autoptr (DictumLinked) linked = dictum_linked_new (tree, NULL);

  g_assert_cmpstr (linked->headline, ==, headline);
}

static void
test_json_ld (void)
{
  assert_linked ("{\"@type\":\"NewsArticle\",\"headline\":\"The pier\"}", "The pier");
  assert_linked ("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"The pier\",} -->", "The pier");
  assert_linked ("{\"@type\":\"schema:Article\",\"headline\":\"The\npier\"};", "The pier");
  assert_linked ("{\"@context\":{\"@vocab\":\"http://schema.org/\"},\"@type\":\"http://schema.org/"
                 "NewsArticle\",\"headline\":"
                 "\"The pier\"}",
                 "The pier");
  assert_linked (
      "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Article\",\"headline\":\"The pier\"}}",
      "The pier");
  assert_linked ("{\"@type\":\"NewsArticle\",\"headline\":\"Ida\\'s pier\"}", "Ida's pier");
  assert_linked ("{\"@type\":\"Person\",\"name\":\"Ida\"}", NULL);
  assert_linked ("{{{{", NULL);
  assert_linked ("", NULL);
  assert_linked ("null", NULL);
  assert_linked ("{\"@type\":[[\"NewsArticle\"]],\"author\":[[[]]],\"headline\":[]}", NULL);
  assert_linked (
      "{\"@type\":\"NewsArticle\",\"headline\":17,\"author\":{\"@id\":{}},\"publisher\":[]}", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/html-metadata/title", test_title);
  g_test_add_func ("/load/html-metadata/byline", test_byline);
  g_test_add_func ("/load/html-metadata/authors", test_authors);
  g_test_add_func ("/load/html-metadata/dates", test_dates);
  g_test_add_func ("/load/html-metadata/shown-dates", test_shown_dates);
  g_test_add_func ("/load/html-metadata/shown-authors", test_shown_authors);
  g_test_add_func ("/load/html-metadata/origins", test_origins);
  g_test_add_func ("/load/html-metadata/marked-publisher", test_marked_publisher);
  g_test_add_func ("/load/html-metadata/address", test_address);
  g_test_add_func ("/load/html-metadata/json-ld", test_json_ld);
  return g_test_run ();
}
