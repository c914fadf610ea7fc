/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A web page of 100 kB becomes an article: parsed, extracted, split into blocks. */

#include <stdio.h>
#include <stdlib.h>

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

static GBytes *
read_page (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GConverter)
      gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GBytes) page = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  page = g_bytes_new_take (data, size);
  if (!g_str_has_suffix (path, ".gz"))
    return g_steal_pointer (&page);
  return g_converter_convert_bytes (gunzip, page, NULL);
}

/* Prints "milliseconds TAB bytes TAB file": what the other program prints too. */
static void
measure (const char *path, guint turns)
{
  g_autoptr (GBytes) page = read_page (path);
  g_autofree double *times = g_new (double, turns);

  g_assert_nonnull (page);
  for (guint i = 0; i < turns; i++)
    {
      g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_page (
          page, "text/html", "https://page.example/", NULL);
      double start = bench_now ();
      g_autoptr (DictumLoaded) loaded = dictum_load (request, NULL, NULL, NULL, NULL);

      times[i] = bench_now () - start;
    }
  printf ("%.3f\t%zu\t%s\n", bench_median (times, turns), g_bytes_get_size (page), path);
}

/* bench-load --make FILE writes a page; bench-load TURNS FILE... measures some. */
int
main (int argc, char **argv)
{
  if (argc == 3 && g_strcmp0 (argv[1], "--make") == 0)
    {
      g_autoptr (GBytes) page = make_page ();

      return !g_file_set_contents (argv[2], g_bytes_get_data (page, NULL), g_bytes_get_size (page),
                                   NULL);
    }
  if (argc < 2)
    g_error ("Say how many turns, and which pages.");
  for (int i = 2; i < argc; i++)
    measure (argv[i], CLAMP (atoi (argv[1]), 1, 1000));

  return 0;
}
