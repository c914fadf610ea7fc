/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zip-fixture.h"

#define TYPE { "mimetype", "application/epub+zip" }
#define CONTAINER                                                                                  \
  { "META-INF/container.xml", "<c><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></c>" }

static void
test_pandoc (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("ferry.epub");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "Ferry to Sund Island stopped by ice");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03");
  g_assert_cmpstr (loaded->article->language, ==, "en-GB");
  g_assert_cmpint (loaded->origins[DICTUM_DETAIL_PUBLISHED], ==, DICTUM_DETAIL_ORIGIN_DOCUMENT);
  g_assert_cmpstr (
      blocks, ==,
      "h1: Ferry to Sund Island stopped by ice\n"
      "The ferry to Sund Island will not sail until the ice has gone, the harbour master said on "
      "Tuesday, “and that may take weeks.”\n"
      "list-item: In a letter to the Gazette.\n"
      "h1: Nobody was surprised\n"
      "The same had happened in the year before, and in the one before that.\n"
      "quote: It is what it is, she wrote, and it will be worse.\n"
      "list-item: one thing, and another\nlist-item: two\n"
      "caption: Ships that wait\n"
      "table-cell: Place\ntable-cell: Ships\ntable-cell: Lindmoor\ntable-cell: 7\n"
      "h2: What remains\nLetters go by sledge. Grüße aus Straßfurt.\n");
}

static void
test_libreoffice (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("harbour.epub");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->title, ==, "harbour");
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_true (g_str_has_prefix (blocks, "Harbour at Lindmoor to close for repairs\n"));
  g_assert_nonnull (strstr (blocks, "\nh1: What was found\nDivers saw"));
}

static void
test_spine (void)
{
  const ZipEntry entries[] = {
    TYPE,
    CONTAINER,
    { "O/b.opf",
      "<package xmlns:opf='opf'><metadata><title>The pier</title>"
      "<creator opf:role='aut'>Ida Brandt</creator><creator id='c2'>Tom Oye</creator>"
      "<creator opf:role='ill'>Pia Dahl</creator><meta refines='#c2' property='role'>edt</meta>"
      "<date opf:event='publication'>2025</date><publisher>Lindmoor Press</publisher></metadata>"
      "<manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='c' href='cover.html'/>"
      "<item id='a' href='text/a%20b.html'/><item id='b' href='../c.html'/></manifest>"
      "<spine><itemref idref='c'/><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/>"
      "<itemref idref='gone'/></spine><guide><reference type='cover' href='cover.html'/></guide>"
      "</package>" },
    { "O/nav.xhtml", "<html><nav><a href='text/a%20b.html#x'>Second</a><a href='../c.html'>First"
                     "</a></nav></html>" },
    { "O/cover.html", "<html><body><p>The cover.</p></body></html>" },
    { "O/text/a b.html",
      "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://127.0.0.1:1/x.dtd'>"
      "<html xmlns:epub='epub'><head><title/></head><body><p>Two&nbsp;words<a epub:type='noteref'>"
      "1</a>.</p><script/><span epub:type='pagebreak' title='12'/><p>On page twelve.</p>"
      "<div id='pg-footer'>The licence.</div></body></html>" },
    { "c.html", "<html><body><h2>Own heading</h2><p>Line<br/>and line.<pre>a\nb</pre>"
                "<p>Unclosed.</body></html>" },
    { NULL, NULL },
  };
  g_autoptr (DictumLoaded) loaded = load_zip (entries, "pier.epub", NULL);
  g_autofree char *blocks = describe_blocks (loaded->article);
  const DictumVersion *version = dictum_article_get_latest_version (loaded->article);
  const DictumBlock *last = g_ptr_array_index (version->blocks, version->blocks->len - 1);

  g_assert_cmpstr (blocks, ==,
                   "h2: Own heading\nLine\nand line.\na\nb\nUnclosed.\nh1: Second\nTwo words.\n"
                   "On page twelve.\n");
  g_assert_cmpint (last->page, ==, 12);
  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->publisher, ==, "Lindmoor Press");
}

static void
test_bad (void)
{
  const char *package = "<package><manifest><item id='a' href='a.html'/></manifest><spine>"
                        "<itemref idref='a'/></spine></package>";
  const ZipEntry alone[] = { TYPE, { NULL, NULL } };
  const ZipEntry missing[] = { TYPE, CONTAINER, { NULL, NULL } };
  const ZipEntry no_text[] = { TYPE, CONTAINER, { "O/b.opf", package }, { NULL, NULL } };
  const ZipEntry locked[] = {
    TYPE,
    CONTAINER,
    { "O/b.opf", package },
    { "O/a.html", "\1\2\3" },
    { "META-INF/encryption.xml", "<e><CipherReference URI='O/a.html'/></e>" },
    { NULL, NULL },
  };
  const ZipEntry fonts[] = {
    TYPE,
    CONTAINER,
    { "O/b.opf", package },
    { "O/a.html", "<html><body><p>Readable.</p></body></html>" },
    { "META-INF/encryption.xml", "<e><CipherReference URI='O/font.otf'/></e>" },
    { NULL, NULL },
  };

  assert_zip_error (alone, "a.epub", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (missing, "a.epub", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (no_text, "a.epub", DICTUM_LOAD_ERROR_EMPTY);
  assert_zip_error (locked, "a.epub", DICTUM_LOAD_ERROR_ENCRYPTED);
  assert_zip_blocks (fonts, "a.epub", "Readable.\n");
  spoil_sample ("ferry.epub", 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/epub/pandoc", test_pandoc);
  g_test_add_func ("/load/epub/libreoffice", test_libreoffice);
  g_test_add_func ("/load/epub/spine", test_spine);
  g_test_add_func ("/load/epub/bad", test_bad);
  return g_test_run ();
}
