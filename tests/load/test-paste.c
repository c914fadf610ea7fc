/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load/dictum-load.h"

/* What is pasted from a browser or a mail program, with its formatting and as words. */

static DictumLoaded *
load (const char *html, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_paste (bytes, words);
  g_autofree char *name = dictum_load_request_describe (request);
  GError *error = NULL;
  DictumLoaded *loaded = dictum_load (request, NULL, NULL, NULL, &error);
  const DictumVersion *version;

  g_assert_no_error (error);
  g_assert_null (strchr (name, '<'));
  g_assert_nonnull (loaded->article);
  g_assert_null (loaded->snapshot);
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpstr (version->loader, ==, "paste");
  g_assert_null (version->snapshot);
  g_assert_null (version->address);

  return loaded;
}

static guint
count_blocks (const DictumLoaded *loaded, DictumBlockKind kind)
{
  const DictumVersion *version = dictum_article_get_latest_version (loaded->article);
  guint n = 0;

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    n += ((const DictumBlock *) dictum_values_get (version->blocks, i))->kind == (int) kind;

  return n;
}

static void
test_formatted (void)
{
  g_autoptr (DictumLoaded) loaded = load (
      "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">"
      "<h2>What the council decided</h2><p>The ferry will rest on Sundays until the spring, and "
      "the crews are glad of it.</p><ul><li>Two more boats will run on Saturdays.</li><li>One of "
      "them will be late in the evening.</li></ul><p>Ida Marrow, who chairs the council, said so "
      "on Monday on the quay.</p>",
      "What the council decided\nThe ferry will rest on Sundays until the spring, and the crews "
      "are "
      "glad of it.\nTwo more boats will run on Saturdays.\nOne of them will be late in the "
      "evening.\nIda Marrow, who chairs the council, said so on Monday on the quay.");

  g_assert_cmpuint (count_blocks (loaded, DICTUM_BLOCK_LIST_ITEM), ==, 2);
  g_assert_cmpuint (count_blocks (loaded, DICTUM_BLOCK_PARAGRAPH), ==, 2);
}

/* What looks like the furniture of a page was selected all the same: none of it is lost. */
static void
test_furniture (void)
{
  g_autoptr (DictumLoaded) loaded = load (
      "<div class=\"comments sidebar\"><p>Reader of the north quay: the vote was late.</p></div>"
      "<nav><p>And the second comment, which nobody would call an article.</p></nav>",
      "Reader of the north quay: the vote was late.\n\nAnd the second comment, which nobody "
      "would call an article.");
  const char *text = dictum_text_get_string (dictum_article_get_text (loaded->article, NULL));

  g_assert_nonnull (strstr (text, "the vote was late"));
  g_assert_nonnull (strstr (text, "the second comment"));
}

static void
test_nothing (void)
{
  g_autoptr (GBytes) html = g_bytes_new_static ("<p> </p>", 8);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_paste (html, " \n ");
  g_autoptr (GError) error = NULL;

  g_assert_null (dictum_load (request, NULL, NULL, NULL, &error));
  g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/formatted", test_formatted);
  g_test_add_func ("/paste/furniture", test_furniture);
  g_test_add_func ("/paste/nothing", test_nothing);

  return g_test_run ();
}
