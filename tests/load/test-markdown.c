/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/dictum-load-markdown.h"
#include "load-fixture.h"

static void
test_blocks (void)
{
  assert_blocks (
      "# Harbour to close\n\nThe harbour will\nclose.  \nSoon.\n\n"
      "## Why\n\n> Nobody wanted\n> this.\n\n"
      "- ice\n- the *old* pier,\n  which broke\n\n1. first\n2) second\n\n"
      "Heading\n-------\n\n***\n\n```\ncode  # here\n```\n\n| Place | Ships |\n|---|---|\n| "
      "Lindmoor | 7 |\n",
      NULL, "a.md",
      "title: Harbour to close\nThe harbour will close.\nSoon.\nh2: Why\nquote: Nobody wanted "
      "this.\n"
      "list-item: ice\nlist-item: the old pier, which broke\nlist-item: first\nlist-item: second\n"
      "h2: Heading\ncode # here\n"
      "table-cell: Place\ntable-cell: Ships\ntable-cell: Lindmoor\ntable-cell: 7\n");
  assert_blocks ("Setext title\n===\ntext\n", "text/markdown", NULL, "title: Setext title\ntext\n");
  assert_blocks ("Text first.\n\n# Later\n", "text/markdown", NULL, "Text first.\nh1: Later\n");
}

static void
assert_inline (const char *text, const char *expected)
{
  g_autofree char *stripped = dictum_markdown_strip_inline (text, -1);

  g_assert_cmpstr (stripped, ==, expected);
}

static void
test_inline (void)
{
  assert_inline ("*a* **b** _c_ __d__ ~~e~~ `f`", "a b c d e f");
  assert_inline ("a [link](http://x.example/(y)) here", "a link here");
  assert_inline ("[![picture](a.png)](b.html) text", "picture text");
  assert_inline ("[text][label] and [plain]", "text and [plain]");
  assert_inline ("a note[^1]", "a note");
  assert_inline ("2 * 3 and file_name_here", "2 * 3 and file_name_here");
  assert_inline ("<b>bold</b> <!-- gone --> <https://example.org>", "bold  https://example.org");
  assert_inline ("\\*not\\* &amp; &#8220;x&#x201d;", "*not* & “x”");
  assert_inline ("1 < 2 && 3 > 2", "1 < 2 && 3 > 2");
  assert_inline ("`` a ` b `` ` open", " a ` b  ` open");
  assert_inline ("[[[[[[", "[[[[[[");
  assert_inline ("&#0; &#xFFFFFFFF;", "&#0; &#xFFFFFFFF;");
}

static void
test_front_matter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded)
      loaded = load_bytes ("---\ntitle: \"Harbour to close\"\nauthor: [Ida Brandt, Tom Oye]\ndate: "
                           "2026-11-03\nlang: en-GB\n---\n"
                           "# Harbour to close\n\nText.\n",
                           -1, NULL, "a.md", &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->article->title, ==, "Harbour to close");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt, Tom Oye");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03");
  g_assert_cmpstr (loaded->article->language, ==, "en-GB");
  blocks = describe_blocks (loaded->article);
  g_assert_cmpstr (blocks, ==, "title: Harbour to close\nText.\n");
  /* What is never closed is a rule and text. */
  assert_blocks ("---\ntitle: x\n\nText.\n", NULL, "a.md", "title: x\nText.\n");
}

static void
test_random (void)
{
  static const char marks[] = "#*_`[]()<>!~|>-=+&;:\\ \n\n\tabc1.";

  for (int i = 0; i < 3000; i++)
    {
      char text[120];
      gsize size = g_test_rand_int_range (1, sizeof text);
      g_autoptr (DictumLoaded) loaded = NULL;
      g_autofree char *blocks = NULL;

      for (gsize j = 0; j < size; j++)
        text[j] = marks[g_test_rand_int_range (0, sizeof marks - 1)];
      loaded = load_bytes (text, size, "text/markdown", NULL, NULL);
      if (loaded != NULL)
        blocks = describe_blocks (loaded->article);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/markdown/blocks", test_blocks);
  g_test_add_func ("/load/markdown/inline", test_inline);
  g_test_add_func ("/load/markdown/front-matter", test_front_matter);
  g_test_add_func ("/load/markdown/random", test_random);
  return g_test_run ();
}
