/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#define NS                                                                                         \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
#define CONTENT(attributes, words)                                                                 \
  "<office:document-content " NS "><office:body><office:text " attributes ">" words                \
  "</office:text></office:body></office:document-content>"
#define TYPE { "mimetype", "application/vnd.oasis.opendocument.text" }

static void
assert_content (const char *content, const char *expected)
{
  const ZipEntry entries[] = { TYPE, { "content.xml", content }, { NULL, NULL } };

  assert_zip_blocks (entries, "a.odt", expected);
}

static void
test_libreoffice (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("harbour.odt");

  assert_harbour (loaded, 0, "i");
  /* LibreOffice writes times of day without a zone, so the days alone are kept. */
  g_assert_cmpstr (loaded->article->published, ==, "2026-10-30");
  g_assert_cmpstr (loaded->article->modified, ==, "2026-11-03");
}

static void
test_pandoc (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("ferry.odt");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03");
  g_assert_true (g_str_has_prefix (blocks, "title: Ferry to Sund Island stopped by ice\nbyline: "
                                           "Ida Brandt\nbyline: 2026-11-03\nThe ferry"));
  g_assert_nonnull (strstr (blocks, "\nquote: It is what it is, she wrote, and it will be worse.\n"
                                    "list-item: one thing, and another\nlist-item: two\n"));
}

static void
test_pages (void)
{
  const ZipEntry entries[] = {
    TYPE,
    { "content.xml", CONTENT ("text:use-soft-page-breaks='true'",
                              "<text:p>One.</text:p><text:p>Two<text:soft-page-break/> and on."
                              "</text:p><text:p>Three.</text:p>") },
    { NULL, NULL },
  };
  g_autoptr (DictumLoaded) loaded = load_zip (entries, "a.odt", NULL);
  const DictumVersion *version = dictum_article_get_latest_version (loaded->article);
  const int pages[] = { 1, 1, 2 };

  g_assert_cmpuint (version->blocks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((DictumBlock *) g_ptr_array_index (version->blocks, i))->page, ==, pages[i]);
}

static void
test_marks (void)
{
  assert_content (CONTENT ("", "<text:p>A\n line<text:s text:c='3'/>with<text:tab/>blanks."
                               "<text:ruby><text:ruby-base>B.</text:ruby-base><text:ruby-text>b"
                               "</text:ruby-text></text:ruby></text:p>"
                               "<text:section text:display='none'><text:p>Gone.</text:p>"
                               "</text:section>"
                               "<table:table><table:table-column/><table:table-row>"
                               "<table:table-cell><text:p>Framed.</text:p></table:table-cell>"
                               "</table:table-row></table:table>"),
                  "A line with blanks.B.\nFramed.\n");
}

static void
test_bad (void)
{
  const ZipEntry locked[] = {
    TYPE,
    { "content.xml", "\1\2\3" },
    { "META-INF/manifest.xml", "<m><e><manifest:encryption-data/></e></m>" },
    { NULL, NULL },
  };
  const ZipEntry package[] = { TYPE, { "encrypted-package", "\1\2\3" }, { NULL, NULL } };
  const ZipEntry missing[] = { TYPE, { "styles.xml", "<a/>" }, { NULL, NULL } };
  const ZipEntry broken[] = { TYPE, { "content.xml", "<office:document" }, { NULL, NULL } };
  const ZipEntry empty[] = { TYPE, { "content.xml", CONTENT ("", "") }, { NULL, NULL } };
  g_autoptr (GString)
      deep = g_string_new ("<office:document-content " NS "><office:body><office:text>");
  const ZipEntry nested[] = { TYPE, { "content.xml", "" }, { NULL, NULL } };
  ZipEntry lists[G_N_ELEMENTS (nested)];

  assert_zip_error (locked, "a.odt", DICTUM_LOAD_ERROR_ENCRYPTED);
  assert_zip_error (package, "a.odt", DICTUM_LOAD_ERROR_ENCRYPTED);
  assert_zip_error (missing, "a.odt", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (broken, "a.odt", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (empty, "a.odt", DICTUM_LOAD_ERROR_EMPTY);
  for (int i = 0; i < 50000; i++)
    g_string_append (deep, "<text:list><text:list-item>");
  memcpy (lists, nested, sizeof nested);
  lists[1].text = deep->str;
  assert_zip_error (lists, "a.odt", DICTUM_LOAD_ERROR_MALFORMED);
  /* Paragraphs in paragraphs, and ends of nothing. */
  assert_content (CONTENT ("", "<text:p>a<text:p>b<text:p>c</text:p></text:p>d</text:p>"),
                  "title: ad\nc\nb\n");
  spoil_sample ("harbour.odt", 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/odt/libreoffice", test_libreoffice);
  g_test_add_func ("/load/odt/pandoc", test_pandoc);
  g_test_add_func ("/load/odt/pages", test_pages);
  g_test_add_func ("/load/odt/marks", test_marks);
  g_test_add_func ("/load/odt/bad", test_bad);
  return g_test_run ();
}
