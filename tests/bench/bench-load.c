/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A web page of 100 kB becomes an article: parsed, extracted, split into blocks. */

#include "bench.h"
#include "load/dictum-load.h"

#define PAGE_SIZE (100 * 1000)

/* Two fifths of a news page is its text, the rest navigation, teasers and scripts. */
static GBytes *
make_page (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261114);
  g_autoptr (DictumArticle) article = bench_new_article (rand, PAGE_SIZE * 2 / 5 / 7);
  const DictumVersion *version = dictum_article_get_latest_version (article);
  GString *page = g_string_new ("<!doctype html><html lang=en><head><meta charset=utf-8>"
                                "<title>Measured - Coastal Courier</title></head><body><nav>");

  for (guint i = 0; page->len < PAGE_SIZE / 4; i++)
    g_string_append_printf (page, "<ul><li><a href='/topic/%u'>Topic %u</a></li></ul>", i, i);
  g_string_append (page, "</nav><main><article><h1>Measured</h1>");
  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      g_string_append_printf (page, "<div class=par><p>%s</p></div>", block->text);
    }
  g_string_append (page, "</article></main><aside>");
  for (guint i = 0; page->len < PAGE_SIZE - 200; i++)
    g_string_append_printf (
        page, "<div class=teaser><a href='/news/%u'><h3>Another story %u</h3></a></div>", i, i);
  g_string_append (page, "</aside></body></html>");

  return g_string_free_to_bytes (page);
}

int
main (void)
{
  g_autoptr (GBytes) page = make_page ();
  double times[60];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (DictumLoadRequest)
          request = dictum_load_request_new_for_bytes (page, "text/html", "measured.html");
      g_autoptr (GError) error = NULL;
      double start = bench_now ();
      g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      times[i] = bench_now () - start;
    }

  bench_print_times ("load a page of 100 kB", times, G_N_ELEMENTS (times), 20);

  return 0;
}
