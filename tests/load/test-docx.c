/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
#define DOCUMENT(words) "<w:document " W "><w:body>" words "</w:body></w:document>"

static DictumLoaded *
load_body (const char *body, GError **error)
{
  const ZipEntry entries[] = { { "word/document.xml", body }, { NULL, NULL } };

  return load_zip (entries, "a.docx", error);
}

static void
assert_body (const char *body, const char *expected)
{
  const ZipEntry entries[] = { { "word/document.xml", body }, { NULL, NULL } };

  assert_zip_blocks (entries, "a.docx", expected);
}

static void
test_libreoffice (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("harbour.docx");

  assert_harbour (loaded, 1, "1");
  g_assert_cmpstr (loaded->article->published, ==, "2026-10-30T09:15:00Z");
  g_assert_cmpstr (loaded->article->modified, ==, "2026-11-03T07:40:00Z");
}

static void
test_pandoc (void)
{
  g_autoptr (DictumLoaded) loaded = load_sample ("ferry.docx");
  g_autofree char *blocks = describe_blocks (loaded->article);

  g_assert_cmpstr (loaded->article->byline, ==, "Ida Brandt");
  g_assert_cmpstr (loaded->article->published, ==, "2026-11-03");
  g_assert_null (loaded->notice);
  g_assert_cmpstr (
      blocks, ==,
      "title: Ferry to Sund Island stopped by ice\nbyline: Ida Brandt\nbyline: 2026-11-03\n"
      "The ferry to Sund Island will not sail until the ice has gone, the harbour master said on "
      "Tuesday, “and that may take weeks.”\n"
      "[1] In a letter to the Gazette.\n"
      "h1: Nobody was surprised\n"
      "The same had happened in the year before, and in the one before that.\n"
      "quote: It is what it is, she wrote, and it will be worse.\n"
      "list-item: one thing, and another\nlist-item: two\n"
      "caption: Ships that wait\n"
      "table-cell: Place\ntable-cell: Ships\ntable-cell: Lindmoor\ntable-cell: 7\n"
      "h2: What remains\nLetters go by sledge. Grüße aus Straßfurt.\n");
}

static void
test_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded)
      loaded = load_body (DOCUMENT ("<w:p><w:r><w:t>One.</w:t></w:r></w:p>"
                                    "<w:p><w:r><w:t>Two </w:t></w:r><w:r><w:lastRenderedPageBreak/>"
                                    "<w:t>and on.</w:t></w:r></w:p>"
                                    "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
                                    "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Three.</w:t></w:r>"
                                    "</w:p>"),
                          &error);
  const DictumVersion *version;
  const int pages[] = { 1, 1, 3 };

  g_assert_no_error (error);
  version = dictum_article_get_latest_version (loaded->article);
  g_assert_cmpuint (version->blocks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((DictumBlock *) g_ptr_array_index (version->blocks, i))->page, ==, pages[i]);
}

static void
test_changes (void)
{
  assert_body (DOCUMENT ("<w:p><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>not </w:delText>"
                         "<w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>safe.</w:t></w:r></w:ins>"
                         "</w:p>"
                         "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Joined </w:t></w:r>"
                         "</w:p><w:p><w:r><w:t>again.</w:t></w:r></w:p>"
                         "<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom></w:p>"
                         "<w:p><w:moveTo><w:r><w:t>Here.</w:t></w:r></w:moveTo></w:p>"
                         "<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>"
                         "</w:pPrChange></w:pPr><w:r><w:t>No heading.</w:t></w:r></w:p>"),
               "It is safe.\nJoined again.\nHere.\nNo heading.\n");
}

static void
test_fields (void)
{
#define MARK(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define WORDS(words) "<w:r><w:instrText>" words "</w:instrText></w:r>"
#define TEXT(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
  assert_body (
      DOCUMENT (
          "<w:p>" MARK ("begin") WORDS (" TOC \\o ") MARK ("separate") TEXT (
              "Contents") "</w:p><w:p>" MARK ("begin") WORDS ("PAGEREF x") MARK ("separate")
              TEXT ("7") MARK ("end") "</w:p><w:p>" MARK (
                  "end") "</w:p>"
                         "<w:p>" TEXT ("See ") MARK ("begin") WORDS (
                             "HYPERLINK \"http://x.example\"") MARK ("separate") TEXT ("the report")
                             MARK ("end") TEXT (
                                 ".") "</w:p>"
                                      "<w:p><w:fldSimple w:instr='DATE'>" TEXT (
                                          "3 November") "</w:fldSimple>" TEXT (".") "</w:p>"
                                                                                    "<w:p>" MARK (
                                                                                        "end")
                                                                                        TEXT (
                                                                                            "Ends "
                                                                                            "of "
                                                                                            "nothin"
                                                                                            "g.") "</w:p>"),
      "See the report.\n3 November.\nEnds of nothing.\n");
}

static void
test_marks (void)
{
  assert_body (DOCUMENT ("<w:p><w:r><w:t>twenty</w:t><w:noBreakHyphen/><w:t>one</w:t>"
                         "<w:softHyphen/><w:t>s</w:t><w:tab/><w:t>x.</w:t><w:br/><w:t>New line."
                         "</w:t><w:sym w:font='Wingdings' w:char='F04A'/></w:r></w:p>"
                         "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>"
                         "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Shown.</w:t></w:r></w:p>"),
               "twenty\xe2\x80\x91ones x.\nNew line.\nShown.\n");
  /* The same box twice, for new programs and for old ones. */
  assert_body (DOCUMENT ("<w:p><w:r><mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:pict>"
                         "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
                         "</w:txbxContent></w:pict></mc:Choice><mc:Fallback><w:txbxContent><w:p>"
                         "<w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
                         "</mc:AlternateContent><w:t>Beside it.</w:t></w:r></w:p>"),
               "Beside it.\nIn the box.\n");
  /* A table of one column is a frame around the text. */
  assert_body (DOCUMENT ("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r>"
                         "<w:t>Framed text.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
               "Framed text.\n");
}

static void
test_properties (void)
{
  const char *body = DOCUMENT ("<w:p><w:r><w:t>A text without a title.</w:t></w:r></w:p>");
  const ZipEntry good[] = {
    { "word/document.xml", body },
    { "docProps/core.xml",
      "<p xmlns:dc='d'><dc:title>The pier</dc:title><dc:creator>Tom Oye</dc:creator>"
      "<created>2009-01-01T00:00:00Z</created><modified>2026-11-03T10:00:00Z</modified></p>" },
    { NULL, NULL },
  };
  const ZipEntry bad[] = {
    { "word/document.xml", body },
    { "docProps/core.xml", "<p><title>Microsoft Word - a.doc</title><creator>Microsoft Office User"
                           "</creator><created>yesterday</created>" },
    { NULL, NULL },
  };
  g_autoptr (DictumLoaded) kept = load_zip (good, "a.docx", NULL);
  g_autoptr (DictumLoaded) refused = load_zip (bad, "pier.docx", NULL);

  g_assert_cmpstr (kept->article->title, ==, "The pier");
  g_assert_cmpstr (kept->article->byline, ==, "Tom Oye");
  g_assert_null (kept->article->published);
  g_assert_cmpstr (kept->article->modified, ==, "2026-11-03T10:00:00Z");
  g_assert_cmpstr (refused->article->title, ==, "pier");
  g_assert_cmpint (refused->origins[DICTUM_DETAIL_TITLE], ==, DICTUM_DETAIL_ORIGIN_FILE);
  g_assert_null (refused->article->byline);
  g_assert_null (refused->article->published);
}

static void
test_bad (void)
{
  const ZipEntry missing[] = { { "word/styles.xml", "<a/>" }, { NULL, NULL } };
  const ZipEntry broken[] = { { "word/document.xml", "<w:document " W "><w:body><w:p>" },
                              { NULL, NULL } };
  const ZipEntry empty[] = { { "word/document.xml", DOCUMENT ("") }, { NULL, NULL } };
  g_autoptr (GString) boxes = g_string_new ("<w:document " W "><w:body>");
  const ZipEntry laughs[] = {
    { "word/document.xml",
      "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'><!ENTITY z '&y;&y;&y;&y;'>]>"
      "<w:document " W "><w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body></w:document>" },
    { NULL, NULL },
  };
  g_autoptr (DictumLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  assert_zip_error (missing, "a.docx", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (broken, "a.docx", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (laughs, "a.docx", DICTUM_LOAD_ERROR_MALFORMED);
  assert_zip_error (empty, "a.docx", DICTUM_LOAD_ERROR_EMPTY);
  for (int i = 0; i < 80; i++)
    g_string_append (boxes, "<w:p><w:r><w:txbxContent>");
  g_string_append (boxes, "<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>");
  for (int i = 0; i < 80; i++)
    g_string_append (boxes, "</w:txbxContent><w:t>x.</w:t></w:r></w:p>");
  g_string_append (boxes, "</w:body></w:document>");
  loaded = load_body (boxes->str, &error);
  g_assert_no_error (error);
  spoil_sample ("harbour.docx", 400);
}

/* Word puts a document with a password into a file of another kind. */
static void
test_locked (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0";

  g_byte_array_append (file, compound, sizeof compound);
  g_byte_array_set_size (file, 1024);
  memset (file->data + sizeof compound, 0, 1024 - sizeof compound);
  assert_load_error (file->data, file->len, NULL, "letter.doc", DICTUM_LOAD_ERROR_UNKNOWN);
  g_byte_array_append (file, (const guint8 *) name, sizeof name);
  assert_load_error (file->data, file->len, NULL, "letter.docx", DICTUM_LOAD_ERROR_ENCRYPTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/docx/libreoffice", test_libreoffice);
  g_test_add_func ("/load/docx/pandoc", test_pandoc);
  g_test_add_func ("/load/docx/pages", test_pages);
  g_test_add_func ("/load/docx/changes", test_changes);
  g_test_add_func ("/load/docx/fields", test_fields);
  g_test_add_func ("/load/docx/marks", test_marks);
  g_test_add_func ("/load/docx/properties", test_properties);
  g_test_add_func ("/load/docx/bad", test_bad);
  g_test_add_func ("/load/docx/locked", test_locked);

  return g_test_run ();
}
