/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load-fixture.h"

static DictumLoaded *
load_page (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_file (file);
  g_autoptr (GError) error = NULL;
  DictumLoaded *loaded = dictum_load (request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
test_newspaper (void)
{
  g_autoptr (DictumLoaded) loaded = load_page ("gazette.html");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "Lindmoor closes its harbour for the winter");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt, Tom Oye");
  g_assert_cmpstr (loaded->article->publisher, ==, "The Lindmoor Gazette");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03T18:04:05+01:00");
  g_assert_cmpstr (loaded->article->modified, ==, "2026-11-04T09:00:00+01:00");
  g_assert_cmpstr (loaded->article->language, ==, "en-GB");
  g_assert_cmpstr (loaded->article->url, ==, "https://gazette.example/2026/11/03/harbour");
  g_assert_cmpstr (
      blocks, ==,
      "title: Lindmoor closes its harbour for the winter\n"
      "standfirst: The council voted seven to four, and the ferry to Sund Island will not sail "
      "until March.\n"
      "caption: The harbour on Monday. Photograph: Ida Brandt\n"
      "The harbour of Lindmoor will be closed from the first of December, the council decided on "
      "Tuesday, "
      "after the harbour master, Jonna Falk, had warned that the old pier would not bear another "
      "winter storm.\n"
      "“Nobody wanted this,” said the mayor, Selma Wiik, who had voted against it in the spring.\n"
      "h2: Seven ships\n"
      "Seven ships are tied up there today. Their owners were told by letter, according to the "
      "harbour office; "
      "two of them said on Tuesday evening that they had received none.\n"
      "list-item: The ferry will sail from Norr Quay, twice a day.\n"
      "list-item: Fishing boats may stay at their own risk, the office says.\n"
      "quote: It is not the ice that closes the harbour, it is the money.\n"
      "The opposition wants to see the report that the decision rests on. The council’s office "
      "declined to say "
      "when it would be published.\n");
}

static void
test_broken (void)
{
  g_autoptr (DictumLoaded) loaded = load_page ("broken.html");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "Norr Quay opens for the ferry");
  g_assert_cmpstr (loaded->article->byline, ==, "Per Lund");
  g_assert_cmpstr (loaded->article->published, ==, "2026-12-01");
  g_assert_cmpstr (loaded->article->language, ==, "en");
  g_assert_cmpstr (
      blocks, ==,
      "title: Norr Quay opens for the ferry\n"
      "The first ferry left Norr Quay on Tuesday at seven, with eleven passengers and a dog, the "
      "company said.\n"
      "A spokeswoman, Runa Holm, called it \"a start\".\n"
      "The fare stays the same, she said, for this winter at least, and a single ticket costs four "
      "crowns.\n"
      "Regular passengers were less sure: the bus to the quay takes an hour, and it does not wait "
      "for the ferry.\n"
      "table-cell: Monday\ntable-cell: 7:00, 16:00\ntable-cell: Sunday\ntable-cell: none\n");
}

static void
test_right_to_left (void)
{
  g_autoptr (DictumLoaded) loaded = load_page ("hebrew.html");
  const DictumVersion *version = dictum_article_get_latest_version (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "הנמל נסגר לחורף");
  g_assert_cmpstr (loaded->article->publisher, ==, "עיתון החוף");
  g_assert_cmpstr (loaded->article->language, ==, "he");
  g_assert_cmpuint (dictum_values_length (version->blocks), ==, 3);
}

static void
test_scripted (void)
{
  g_autoptr (DictumLoaded) loaded = load_page ("scripted.html");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (
      blocks, ==,
      "title: Sund Island keeps its school\n"
      "The school on Sund Island stays open with its nine pupils, the district decided on Friday, "
      "although the rules ask for twelve.\n"
      "“Rules are made by people who take the bus,” said the teacher, Aino Berg, who has taught "
      "there for thirty years.\n");
}

static void
test_small (void)
{
  assert_blocks ("<p>Only a line.</p>", "text/html", "a.html", "Only a line.\n");
  assert_blocks ("plain words in a page", "text/html", "a.html", "plain words in a page\n");
  assert_blocks ("<h1>Only a heading</h1>", "text/html", "a.html", "title: Only a heading\n");
  assert_blocks ("<pre>line one\nline two</pre>", "text/html", "a.html", "line one\nline two\n");
  assert_blocks ("<p>wo<b>rd</b>s <i>are</i> <a href=x>not</a>parted</p>", "text/html", "a.html",
                 "words are notparted\n");
  assert_blocks ("<frameset><frame src=a></frameset><noframes>Words in the old way.</noframes>",
                 "text/html", "a.html", "Words in the old way.\n");
}

static void
test_declared_body (void)
{
  g_autoptr (GString) page = g_string_new (
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autofree char *blocks = NULL;

  for (int i = 0; i < 30; i++)
    g_string_append (page, "The ferry left at seven, and it came back at nine.\\n");
  g_string_append (page, "Then it stopped.\"}</script><div id=app>Loading</div>");
  loaded = load_bytes (page->str, page->len, "text/html", "a.html", &error);
  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_true (g_str_has_prefix (blocks, "The ferry left at seven, and it came back at nine.\n"));
  g_assert_true (g_str_has_suffix (blocks, "Then it stopped.\n"));
}

/* Each entry of a live blog has its time; the page says in two ways that it is one. */
static void
test_live_blog (void)
{
  static const char *const page =
      "<title>Storm</title><h1>Storm</h1><main%s>"
      "<section><time datetime='2026-11-03T10:00:00+01:00'>10.00</time>"
      "<p>The water stands at two metres, the harbour office says, and it is rising.</p></section>"
      "<section><time datetime='2026-11-03T09:30:00+01:00'>09.30</time>"
      "<p>The ferry does not sail today, and nobody knows whether it will tomorrow.</p>"
      "<p>The bus waits at the quay, as it does every day, for nobody at all.</p></section></main>";
  const char *heads[] = { " class=live-blog", "" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *html = g_strconcat (
          i == 1 ? "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\","
                   "\"headline\":\"Storm\"}</script>"
                 : "",
          page, NULL);
      g_auto (GStrv) parts = g_strsplit (html, "%s", 2);
      g_autofree char *whole = g_strjoinv (heads[i], parts);
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load_bytes (whole, -1, "text/html", "a.html", &error);
      GPtrArray *blocks;

      g_assert_no_error (error);
      blocks = dictum_article_get_latest_version (loaded->article)->blocks;
      g_assert_cmpuint (dictum_values_length (blocks), ==, 4);
      g_assert_null (((DictumBlock *) dictum_values_get (blocks, 0))->time);
      g_assert_cmpstr (((DictumBlock *) dictum_values_get (blocks, 1))->time, ==,
                       "2026-11-03T10:00:00+01:00");
      g_assert_cmpstr (((DictumBlock *) dictum_values_get (blocks, 3))->time, ==,
                       "2026-11-03T09:30:00+01:00");
    }
}

static void
test_quotes (void)
{
  assert_blocks ("<title>Storm</title><h1>Storm</h1><article>"
                 "<p>The mayor was angry. “Nobody asked us before it was decided,” she said.</p>"
                 "<blockquote>“Nobody asked us before it was decided”</blockquote>"
                 "<p>The office would not say more about it, and neither would the mayor.</p>"
                 "<blockquote>We have heard what was said in the council.</blockquote></article>",
                 "text/html", "a.html",
                 "title: Storm\n"
                 "The mayor was angry. “Nobody asked us before it was decided,” she said.\n"
                 "pull-quote: “Nobody asked us before it was decided”\n"
                 "The office would not say more about it, and neither would the mayor.\n"
                 "quote: We have heard what was said in the council.\n");
}

/* An author's refrain stays; what a page shows once for each width of a screen does not. */
static void
test_repeated (void)
{
#define LINE "The ferry left at seven, and nobody on the quay knew whether it would come back. "
#define LAST "The ferry left at seven, and nobody on the quay knew whether it would come back."

  assert_blocks ("<article><p>" LINE LINE LINE "</p><p>The mayor said nothing, and went home.</p>"
                 "<p>" LINE LINE LINE "</p><p>Then the storm came, and it stayed.</p></article>",
                 "text/html", "a.html",
                 LINE LINE LAST "\nThe mayor said nothing, and went home.\n" LINE LINE LAST
                                "\nThen the storm came, and it stayed.\n");
  assert_blocks ("<article><div><p>" LINE LINE LINE "</p></div><p>The mayor said nothing.</p>"
                 "<div><p>" LINE LINE LINE "</p></div><p>Then the storm came, and it stayed.</p>"
                 "</article>",
                 "text/html", "a.html",
                 LINE LINE LAST "\nThe mayor said nothing.\nThen the storm came, and it stayed.\n");
}

/* The first picture often stands outside of the text's element. */
static void
test_lead_caption (void)
{
  assert_blocks ("<title>Storm</title><h1>Storm</h1><figure><img src=a>"
                 "<figcaption>The pier on Monday</figcaption></figure><article>"
                 "<p>The mayor was angry. “Nobody asked us before it was decided,” she said.</p>"
                 "<p>The office would not say more about it, and neither would the mayor.</p>"
                 "</article>",
                 "text/html", "a.html",
                 "title: Storm\n"
                 "caption: The pier on Monday\n"
                 "The mayor was angry. “Nobody asked us before it was decided,” she said.\n"
                 "The office would not say more about it, and neither would the mayor.\n");
}

#define ANGRY "The mayor was angry on Monday. “Nobody asked us before it was decided,” she said."
#define SILENT "The office would not say more about it, and neither would the mayor, on Monday."
#define OTHER "Elsewhere a ferry ran aground, a bridge was closed, and two men were fined for it."

/* Parts that have more text than the article, each known in another way. */
static void
test_beside (void)
{
  static const char article[] = "<h1>Storm</h1><div role=article><p>" ANGRY "<p>" SILENT "<p>" ANGRY
                                " Again.<p>" SILENT " Again.</div>";
  static const char expected[] = "title: Storm\n" ANGRY "\n" SILENT "\n" ANGRY " Again.\n" SILENT
                                 " Again.\n";
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *sidebar = NULL;
  g_autofree char *stream = NULL;
  g_autofree char *player = NULL;

  for (int i = 0; i < 12; i++)
    g_string_append_printf (others, "<h3>Number %d</h3><p>%d. " OTHER "</p>", i, i);
  sidebar = g_strdup_printf ("<title>Storm</title>%s<div role=complementary>%s</div>", article,
                             others->str);
  assert_blocks (sidebar, "text/html", "a.html", expected);

  stream = g_strdup_printf (
      "<title>Storm</title><div><h1>Storm</h1><p>" ANGRY "<p>%s"
      "<h2>Recommended for you</h2>%s</div>",
      SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT,
      others->str);
  assert_blocks (stream, "text/html", "a.html",
                 "title: Storm\n" ANGRY "\n" SILENT SILENT SILENT SILENT SILENT SILENT SILENT SILENT
                     SILENT SILENT SILENT SILENT "\n");

  player = g_strdup_printf ("<title>Storm</title><article><h1>Storm</h1><p>" ANGRY
                            "<div aria-label='Our Video Player'><p>Quality<p>High<p>Low</div><p>%s"
                            "</article>",
                            SILENT);
  assert_blocks (player, "text/html", "a.html", "title: Storm\n" ANGRY "\n" SILENT "\n");
}

/* Pictures with a text each, which is more than the article's beside it; and few of them. */
static void
test_gallery (void)
{
  g_autoptr (GString) page = g_string_new ("<title>Storm</title><article><h1>Storm</h1>");
  g_autoptr (GString) expected = g_string_new ("title: Storm\n");
  g_autofree char *few = NULL;
  g_autofree char *all = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_string_append_printf (page, "<p>%d. " SILENT "</p>", i);
      g_string_append_printf (expected, "%d. " SILENT "\n", i);
    }
  few = g_strdup_printf ("%s<div class=photo-gallery><p>" OTHER "</p></div></article>", page->str);
  g_string_append (page, "<div class=photo-gallery>");
  for (int i = 0; i < 60; i++)
    g_string_append_printf (page, "<p>%d. " OTHER "</p>", i);
  g_string_append (page, "</div></article>");
  assert_blocks (page->str, "text/html", "a.html", expected->str);
  all = g_strconcat (expected->str, OTHER "\n", NULL);
  assert_blocks (few, "text/html", "a.html", all);
}

static void
test_formulas (void)
{
  assert_blocks (
      "<title>Sums</title><article><p>" SILENT "<p>When "
      "<mjx-container class='MathJax CtxtMenu_Attached_0'>"
      "<mjx-math aria-hidden=true><mjx-c></mjx-c></mjx-math><mjx-assistive-mml>"
      "<math><semantics><mi>a</mi><mo>≠</mo><mn>0</mn>"
      "<annotation encoding='application/x-tex'>a \\neq 0</annotation></semantics></math>"
      "</mjx-assistive-mml></mjx-container>, there are two.</article>",
      "text/html", "a.html", "title: Sums\n" SILENT "\nWhen a≠0, there are two.\n");
}

/* Chinese text of a blog without marks of sentences, and more of it by its readers. */
static void
test_dense (void)
{
  g_autoptr (GString) page = g_string_new ("<title>海港</title><div id=text>");
  g_autoptr (GString) expected = g_string_new ("title: 海港\n");

  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (
          page, "<p>港口今天早上開放 漁船一艘接著一艘回來了 市長說冬天以前不會再關 %d</p>", i);
      g_string_append_printf (
          expected, "港口今天早上開放 漁船一艘接著一艘回來了 市長說冬天以前不會再關 %d\n", i);
    }
  g_string_append (page, "</div><div id=comment-box>");
  for (int i = 0; i < 30; i++)
    g_string_append_printf (page,
                            "<p>寫得真好，謝謝你的分享！我們去年也去過那裡，很漂亮，%"
                            "d，下次還要再去一次，真的非常推薦大家，謝謝。</p>",
                            i);
  g_string_append (page, "</div>");
  assert_blocks (page->str, "text/html", "a.html", expected->str);
}

/* A block is never longer than the cap, wherever the page breaks or does not. */
static void
test_long (void)
{
  g_autoptr (GString) page = g_string_new ("<article><p>");
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autofree char *blocks = NULL;

  for (int i = 0; i < 400; i++)
    g_string_append (page, "The ferry left at seven, and it came back at nine. ");
  g_string_append (page, "</p><p>");
  for (int i = 0; i < 9000; i++)
    g_string_append_c (page, 'x');
  loaded = load_bytes (page->str, page->len, "text/html", NULL, &error);
  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_cmpuint (
      dictum_values_length (dictum_article_get_latest_version (loaded->article)->blocks), >=, 8);
}

/* The short form of a page for phones: its own elements around the same article. */
static void
test_amp (void)
{
  assert_blocks (
      "<!doctype html><html ⚡ lang=en><head><title>Pier closes</title></head><body>"
      "<amp-sidebar layout=nodisplay><ul><li>Sport in the harbour and on all the islands, told "
      "every day by those who were there.</li></ul></amp-sidebar>"
      "<amp-consent layout=nodisplay><div>We and our partners store information on your device, to "
      "show you what fits. You can refuse this at any time.</div></amp-consent>"
      "<article><h1>Pier closes</h1><amp-img src=a.jpg><div fallback>This picture cannot be shown "
      "in your browser at the moment, we are sorry.</div></amp-img>"
      "<p>The pier of Ostmoor closes for the winter, the harbour office said on Monday.</p>"
      "<amp-ad><div placeholder>The best anchors in town, now at half the price, and only this "
      "week.</div></amp-ad>"
      "<amp-accordion><section expanded><h2>What happens next</h2><div><p>The council meets on "
      "Friday, its chair Tom Oye said, and will then decide.</p></div></section></amp-accordion>"
      "<amp-social-share type=email>Share this with all your friends by mail, if you "
      "like.</amp-social-share></article>"
      "<amp-user-notification>This site uses cookies to make your visit better than it would be "
      "without them.</amp-user-notification></body></html>",
      "text/html", NULL,
      "title: Pier closes\n"
      "The pier of Ostmoor closes for the winter, the harbour office said on Monday.\n"
      "h2: What happens next\n"
      "The council meets on Friday, its chair Tom Oye said, and will then decide.\n");
}

/* What a page shows for its printer: one column of a table, and where it came from. */
static void
test_print (void)
{
  assert_blocks (
      "<html lang=en><head><title>Pier closes</title><link rel=canonical "
      "href=https://harbourpost.example/pier></head><body><table>"
      "<tr><td><a href='javascript:window.print()'>Print this page</a> | <a "
      "href='javascript:window.close()'>Close window</a></td></tr>"
      "<tr><td><h1>Pier closes</h1><p>The pier of Ostmoor closes for the winter, the harbour "
      "office said on Monday, and the ferry will leave from the old quay instead.</p>"
      "<p>Officials in the capital, who asked not to be named, said that the repairs might take "
      "longer than planned.</p>"
      "<table><tr><td>Length</td><td>80 m</td></tr></table>"
      "<p>“We were told on Friday,” said the ferry’s captain.</p></td></tr>"
      "<tr><td>URL of this page: https://harbourpost.example/pier?print=1<br>Printed on: 22 "
      "November 2026</td></tr></table></body></html>",
      "text/html", NULL,
      "title: Pier closes\n"
      "The pier of Ostmoor closes for the winter, the harbour office said on Monday, and the ferry "
      "will leave from the old quay instead.\n"
      "Officials in the capital, who asked not to be named, said that the repairs might take "
      "longer than planned.\n"
      "table-cell: Length\ntable-cell: 80 m\n"
      "“We were told on Friday,” said the ferry’s captain.\n");
}

/* The id of a section is its heading there, whatever words that has. */
static void
test_slugs (void)
{
#define SECTION(id, heading, words)                                                                \
  "<div id='" id "'><h2>" heading "</h2><p>" words ", the harbour master said on Tuesday, and "    \
  "nobody on the island was surprised.</p><p>" words ", says the next one, and that was all of "   \
  "it.</p></div>"
  g_autofree char *blocks = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_bytes (
      "<title>Mooring</title><h1>Mooring</h1><div id=doc>" SECTION ("mooring", "Mooring",
                                                                    "A rope alone will do")
          SECTION ("sharing-with-a-second-boat", "Sharing with a second boat",
                   "Two ropes are better")
              SECTION ("more", "More of it", "In ice three of them are needed")
                  SECTION ("sharing", "Follow us", "Everything is on the site") "</div>",
      -1, "text/html", "a.html", &error);

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_nonnull (strstr (blocks, "A rope alone"));
  g_assert_nonnull (strstr (blocks, "Two ropes"));
  g_assert_nonnull (strstr (blocks, "In ice three"));
  g_assert_null (strstr (blocks, "Everything is"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/html/newspaper", test_newspaper);
  g_test_add_func ("/load/html/broken", test_broken);
  g_test_add_func ("/load/html/right-to-left", test_right_to_left);
  g_test_add_func ("/load/html/scripted", test_scripted);
  g_test_add_func ("/load/html/small", test_small);
  g_test_add_func ("/load/html/declared-body", test_declared_body);
  g_test_add_func ("/load/html/live-blog", test_live_blog);
  g_test_add_func ("/load/html/quotes", test_quotes);
  g_test_add_func ("/load/html/repeated", test_repeated);
  g_test_add_func ("/load/html/lead-caption", test_lead_caption);
  g_test_add_func ("/load/html/beside", test_beside);
  g_test_add_func ("/load/html/gallery", test_gallery);
  g_test_add_func ("/load/html/formulas", test_formulas);
  g_test_add_func ("/load/html/dense", test_dense);
  g_test_add_func ("/load/html/long", test_long);
  g_test_add_func ("/load/html/amp", test_amp);
  g_test_add_func ("/load/html/print", test_print);
  g_test_add_func ("/load/html/slugs", test_slugs);

  return g_test_run ();
}
