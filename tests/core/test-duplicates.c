/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"
#include "edit/dictum-duplicates.h"

/* Which links are one article, which texts are one article, and who is told of it. */

static void
assert_link (const char *url, const char *expected)
{
  g_autofree char *link = dictum_link_normalise (url);

  g_assert_cmpstr (link, ==, expected);
}

static void
test_links (void)
{
  const char *const same[] = {
    "https://www.courier.example/news/harbour-treaty",
    "http://courier.example/news/harbour-treaty/",
    "HTTPS://Courier.Example:443/news/harbour-treaty#comments",
    " https://m.courier.example/news/harbour-treaty?utm_source=mail&fbclid=x ",
    "https://courier.example/news/harbour-treaty/amp/",
    "https://amp.courier.example/news/harbour-treaty?outputType=amp",
    "https://courier.example/amp/news/harbour-treaty",
    "https://www.courier.example/news/harbour-treaty/index.html",
    "https://www.google.com/amp/s/www.courier.example/news/harbour-treaty",
    "https://courier-example.cdn.ampproject.org/c/s/courier.example/news/harbour-treaty",
    "https://web.archive.org/web/20261114120000/https://www.courier.example/news/harbour-treaty",
    "https://web.archive.org/web/2026id_/http:/courier.example/news/harbour%2Dtreaty",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_link (same[i], "courier.example/news/harbour-treaty");

  assert_link ("https://wire.example/story.amp.html", "wire.example/story.html");
  assert_link ("https://wire.example/?id=7&b=2&a=1", "wire.example?a=1&b=2&id=7");
  assert_link ("https://wire.example/app#!/story/7", "wire.example/app#!/story/7");
  assert_link ("https://wire.example:8080/a", "wire.example/a");
  assert_link ("https://bücher.example/ä", "xn--bcher-kva.example/ä");
  assert_link ("https://bücher.example/%C3%A4", "xn--bcher-kva.example/ä");
  assert_link ("https://wire.example/%E4", "wire.example/%E4");
  assert_link ("https://m.example/a", "m.example/a");

  /* The front page is another article each day; what is no web link is none. */
  assert_link ("https://www.courier.example/", NULL);
  assert_link ("https://www.courier.example/?utm_source=mail", NULL);
  assert_link ("file:///tmp/letter.txt", NULL);
  assert_link ("mailto:desk@courier.example", NULL);
  assert_link ("not a link", NULL);
  assert_link ("", NULL);
  assert_link ("https://", NULL);

  /* An archive of an archive of an archive … comes to an end. */
  {
    g_autoptr (GString) deep = g_string_new ("https://courier.example/a");
    g_autofree char *link = NULL;

    for (guint i = 0; i < 1000; i++)
      g_string_prepend (deep, "https://web.archive.org/web/2026/");
    link = dictum_link_normalise (deep->str);
    g_assert_nonnull (link);
  }
}

static DictumFingerprint *
sketch (const char *text)
{
  return dictum_fingerprint_new (&text, 1);
}

static void
assert_share (double share, double expected)
{
  g_assert_cmpfloat_with_epsilon (share, expected, 0.001);
}

static double
compare (const char *a, const char *b)
{
  g_autoptr (DictumFingerprint) mine = sketch (a);
  g_autoptr (DictumFingerprint) theirs = sketch (b);

  assert_share (dictum_fingerprint_compare (theirs, mine),
                dictum_fingerprint_compare (mine, theirs));

  return dictum_fingerprint_compare (mine, theirs);
}

static void
test_fingerprints (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (DictumFingerprint) whole = NULL;
  g_autoptr (DictumFingerprint) half = NULL;
  g_autoptr (DictumFingerprint) nothing = sketch ("");

  g_assert_cmpuint (dictum_fingerprint_get_size (nothing), ==, 0);
  assert_share (compare ("", ""), 0);
  assert_share (compare ("One word", "one WORD!"), 1);
  assert_share (
      compare ("The island’s council met on the quay.", "the islands\ncouncil met — on the Quay"),
      1);
  /* One word of eight is another: it is in four of five runs. */
  g_assert_cmpfloat_with_epsilon (
      compare ("a council met on the quay by night", "a council met in the quay by night"), 1.0 / 9,
      0.001);
  /* Scripts without spaces. */
  assert_share (compare ("島議会は埠頭で会合を開いた", "島議会は埠頭で会合を開いた。"), 1);
  assert_share (compare ("島議会は埠頭で会合を開いた", "新聞は別のことを報じた"), 0);

  for (guint i = 0; i < 6000; i++)
    {
      g_string_append_printf (long_text, "w%u ", g_rand_int_range (rand, 0, 100000));
      if (i == 2999)
        half = sketch (long_text->str);
    }
  whole = sketch (long_text->str);
  g_assert_cmpfloat_with_epsilon (dictum_fingerprint_compare (whole, half), 0.5, 0.1);
  g_assert_cmpfloat_with_epsilon (dictum_fingerprint_contain (whole, half), 1, 0.15);
  assert_share (dictum_fingerprint_contain (whole, nothing), 0);
}

static DictumArticle *
make_article (const char *const *blocks, guint length, const char *url, const char *address)
{
  DictumArticle *article = fixture_make_article ("A letter", blocks, length);
  DictumVersion *version = dictum_values_get (article->versions, 0);

  dictum_value_set_string (&article->url, url);
  dictum_value_set_string (&version->address, address);

  return article;
}

/* What the project of the fixture has that is like it: how many, and why the first one. */
static guint
find (Fixture *fixture, DictumArticle *article, DictumDuplicateReason *reasons, double *likeness)
{
  g_autoptr (DictumDuplicateFinder) finder = dictum_duplicate_finder_new (fixture->project);
  g_autoptr (GPtrArray) found = dictum_duplicate_finder_find (finder, article);
  guint n_found = found->len;

  *reasons = 0;
  for (guint i = 0; i < found->len; i++)
    {
      const DictumDuplicate *duplicate = g_ptr_array_index (found, i);
      g_autofree char *words = dictum_duplicate_describe (duplicate);

      g_assert_cmpstr (words, !=, "");
      g_assert_null (strstr (words, "%%"));
    }
  if (found->len > 0)
    {
      const DictumDuplicate *first = g_ptr_array_index (found, 0);

      *reasons = first->reasons;
      *likeness = first->likeness;
    }
  dictum_value_unref (article);

  return n_found;
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  const char *blocks[G_N_ELEMENTS (fixture_text)];
  const char *other[] = { "Nothing of this stands in the letter, though it is about as long: the "
                          "weather over the strait was fair, the ferry ran late for the third day, "
                          "and the keeper of the light wrote down each ship that came by." };
  DictumDuplicateReason reasons;
  double likeness = 0;

  memcpy (blocks, fixture_text, sizeof fixture_text);
  g_assert_cmpuint (
      find (fixture, make_article (blocks, G_N_ELEMENTS (blocks), NULL, NULL), &reasons, &likeness),
      ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_SAME_TEXT);
  assert_share (likeness, 1);

  /* A paragraph is new, one is gone. */
  blocks[3] = other[0];
  g_assert_cmpuint (
      find (fixture, make_article (blocks, G_N_ELEMENTS (blocks), NULL, NULL), &reasons, &likeness),
      ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_LIKE_TEXT);
  g_assert_cmpfloat (likeness, >, 0.6);
  g_assert_cmpfloat (likeness, <, 0.95);

  g_assert_cmpuint (find (fixture, make_article (other, 1, NULL, NULL), &reasons, &likeness), ==,
                    0);
  /* An excerpt. */
  g_assert_cmpuint (
      find (fixture, make_article (fixture_text + 1, 2, NULL, NULL), &reasons, &likeness), ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_LIKE_TEXT);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  const char *other[] = { "The page says something else today." };
  g_autoptr (DictumArticle) page = make_article (other, 1, "https://www.wire.example/a?utm_id=1",
                                                 "https://wire.example/short");
  g_autoptr (DictumArticle) file = make_article (other, 1, NULL, "/tmp/letter.txt");
  g_autoptr (DictumDuplicateFinder) finder = NULL;
  DictumDuplicateReason reasons;
  double likeness = 0;
  const char *today[] = { "It was altered, so that not one word of it is as it was." };

  DO (fixture, add_article, page);
  DO (fixture, add_article, file);

  g_assert_cmpuint (
      find (fixture, make_article (today, 1, "http://wire.example/a/", NULL), &reasons, &likeness),
      ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_SAME_LINK);
  g_assert_cmpuint (find (fixture, make_article (today, 1, NULL, "https://wire.example/short#x"),
                          &reasons, &likeness),
                    ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_SAME_LINK);
  g_assert_cmpuint (
      find (fixture, make_article (today, 1, NULL, "/tmp/letter.txt"), &reasons, &likeness), ==, 1);
  g_assert_cmpuint (reasons, ==, DICTUM_DUPLICATE_SAME_FILE);

  finder = dictum_duplicate_finder_new (fixture->project);
  g_assert_true (dictum_duplicate_finder_find_link (finder, "https://wire.example/a") == page);
  g_assert_true (dictum_duplicate_finder_find_link (finder, "https://amp.wire.example/short") ==
                 page);
  g_assert_null (dictum_duplicate_finder_find_link (finder, "https://wire.example/b"));
  g_assert_null (dictum_duplicate_finder_find_link (finder, "/tmp/letter.txt"));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **found = data;
  GError *error = NULL;

  *found = dictum_project_find_duplicates_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumArticle)
      article = make_article (fixture_text, G_N_ELEMENTS (fixture_text), NULL, NULL);
  g_autoptr (GPtrArray) found = NULL;

  dictum_project_find_duplicates_async (fixture->project, article, NULL, found_cb, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/links", test_links);
  g_test_add_func ("/duplicates/fingerprints", test_fingerprints);
  g_test_add ("/duplicates/text", Fixture, NULL, fixture_set_up, test_text, fixture_tear_down);
  g_test_add ("/duplicates/places", Fixture, NULL, fixture_set_up, test_places, fixture_tear_down);
  g_test_add ("/duplicates/thread", Fixture, NULL, fixture_set_up, test_thread, fixture_tear_down);

  return g_test_run ();
}
