/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "load-fixture.h"

/* Seconds of the processor's time for a page, with sanitizers: other programs do not count. */
#define MOST_TIME 10

/* Pages that want to be read for hours: head, then n times the piece with its number for each "#",
 * then the end. */
typedef struct
{
  const char *name, *head, *piece;
  guint n;
  const char *end;
  gboolean too_large;
} Case;

#define WORDS "words, and more words of it, "

static const Case cases[] = {
  { "tags", "", "<p>a</p>", 400000, "", TRUE },
  { "comments", "", "<!>", 400000, "", TRUE },
  /* The parser opens the styles again in each paragraph. */
  { "styles", "", "<font size=#>", 390, "", FALSE },
  { "styles-again", "<b><b class=a><b class=b><i><i class=a><i class=b><u><tt>", "<p>x", 100000, "",
    TRUE },
  { "attributes", "<p ", "a# ", 150000, ">" WORDS, FALSE },
  { "bodies", "", "<body a#=1>", 60000, WORDS, FALSE },
  { "nesting", "", "<x-y>", 250000, WORDS, FALSE },
  { "nesting-in-quotes", "<p title='<script>'>", "<div>", 250000, WORDS "</script>", FALSE },
  { "nesting-in-comment", "<!-- <script> -->", "<div>", 250000, WORDS "</script>", FALSE },
  { "nesting-in-svg", "<svg><script>", "<div>", 250000, WORDS "</script>", FALSE },
  { "times", "<main class=live-blog>",
    "<p><time datetime=2026-01-01>1 May 2026</time><p>Words, words, and more words.", 70000, "",
    FALSE },
  { "bylines", "", "<div class=author>", 100000, "By Ida Brandt and Tom Oye and others", FALSE },
  { "bylines-beside", "", "<b class=author>1</b>" WORDS, 100000, "", FALSE },
  { "by-lines", "By", "<b>By</b><i>13/4/2026</i>", 100000, "", FALSE },
  { "entities", "", "&amp;amp;", 500000, "", FALSE },
  { "headings", "", "<h2>the storm of the year</h2>", 100000, WORDS, FALSE },
  { "headlines", "", "<i itemprop=headline>", 390, "", FALSE },
  { "captions", "<figure>", "<figcaption>", 390, "", FALSE },
  { "classes", "", "<div class='a-b c-d e-f g-h i-j k-l m-n o-p q-r s-t u-v w-x y-z'>x</div>",
    60000, "", FALSE },
  { "quotations", "", "<blockquote>ababababababababababababab#</blockquote>", 400, "", FALSE },
  { "asides", "", "<p>Read more: #<p>" WORDS, 70000, "", FALSE },
  { "lone-headings", "", "<h3>Heading #</h3>", 100000, "", FALSE },
};

static char *
make_page (const Case *item)
{
  GString *page = g_string_new ("<title>Storm</title><h1>Storm</h1>");
  g_auto (GStrv) parts = g_strsplit (item->piece, "#", -1);

  g_string_append (page, item->head);
  for (guint i = 0; i < item->n; i++)
    for (guint j = 0; parts[j] != NULL; j++)
      {
        g_string_append (page, parts[j]);
        if (parts[j + 1] != NULL)
          g_string_append_printf (page, "%u", i);
      }
  g_string_append (page, item->end);
  /* Few elements with much in them are the other way. */
  for (guint i = 0; item->n <= 400 && i < 150000; i++)
    g_string_append (page, i % 8 == 0 ? "ab " : "abababababababab");
  return g_string_free_and_steal (page);
}

static void
test_page (gconstpointer data)
{
  const Case *item = data;
  g_autofree char *page = make_page (item);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = NULL;
  clock_t begin = clock ();
  double took;

  loaded = load_bytes (page, -1, "text/html", "a.html", &error);
  took = (double) (clock () - begin) / CLOCKS_PER_SEC;
  g_test_message ("%.2f s for %zu kB", took, strlen (page) / 1000);
  g_assert_cmpfloat (took, <, MOST_TIME);
  if (item->too_large)
    g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE);
  else
    g_assert_true (loaded != NULL || error->domain == DICTUM_LOAD_ERROR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/load/html/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_page);
    }
  return g_test_run ();
}
