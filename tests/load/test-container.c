/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/dictum-container.h"
#include "load/dictum-xml.h"
#include "zip-fixture.h"

static gboolean
want_all_cb (const char *name, gpointer data)
{
  return TRUE;
}

static gboolean
want_texts_cb (const char *name, gpointer data)
{
  return g_str_has_suffix (name, ".txt");
}

static void
test_entries (void)
{
  const ZipEntry entries[] = {
    { "a.txt", "first" },   { "b/c.txt", "second" },      { "b/d.xml", "third" },
    { "a.txt", "again" },   { "../../evil.txt", "e" },    { "/tmp/evil.txt", "f" },
    { "..\\win.txt", "g" }, { "b/Grüße.txt", "umlauts" }, { NULL, NULL },
  };
  g_autoptr (GBytes) bytes = make_zip (entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumContainer)
      archive = dictum_container_new (bytes, want_texts_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (dictum_container_get (archive, "b/c.txt"), NULL), 6, "second",
                   6);
  g_assert_cmpmem (g_bytes_get_data (dictum_container_get (archive, "a.txt"), NULL), 5, "first", 5);
  g_assert_nonnull (dictum_container_get (archive, "b/Grüße.txt"));
  g_assert_true (dictum_container_has (archive, "b/d.xml"));
  g_assert_null (dictum_container_get (archive, "b/d.xml"));
  g_assert_false (dictum_container_has (archive, "c.txt"));
  g_assert_null (dictum_container_get (archive, "none"));
  /* Names are names. */
  g_assert_nonnull (dictum_container_get (archive, "../../evil.txt"));
  g_assert_nonnull (dictum_container_get (archive, "tmp/evil.txt"));
  g_assert_nonnull (dictum_container_get (archive, "../win.txt"));
  g_assert_false (g_file_test ("/tmp/evil.txt", G_FILE_TEST_EXISTS));
  g_assert_cmpstr (dictum_container_get_nth_name (archive, 0), ==, "a.txt");
  g_assert_null (dictum_container_get_nth_name (archive, 100));
}

static void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumContainer)
      archive = dictum_container_new (bytes, want_all_cb, NULL, NULL, &error);

  g_assert_null (archive);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_bombs (void)
{
  gsize used, large = 17 << 20;
  g_autofree char *zeros = g_malloc0 (large);
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) crowd = NULL;
  void *memory;
  struct archive *archive = begin_zip (&memory, 10 << 20, &used);

  add_zip_entry (archive, "a", zeros, large);
  bomb = end_zip (archive, memory, &used);
  assert_refused (bomb, DICTUM_LOAD_ERROR_TOO_LARGE);

  archive = begin_zip (&memory, 10 << 20, &used);
  for (int i = 0; i < DICTUM_CONTAINER_ENTRIES + 1; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%d", i);

      add_zip_entry (archive, name, "x", 1);
    }
  crowd = end_zip (archive, memory, &used);
  assert_refused (crowd, DICTUM_LOAD_ERROR_TOO_LARGE);
}

static void
test_damaged (void)
{
  const ZipEntry entries[] = { { "word/document.xml", "<a/>" }, { NULL, NULL } };
  g_autoptr (GBytes) whole = make_zip (entries);
  g_autoptr (GBytes) noise = g_bytes_new_static ("PK\3\4 and nothing that follows from it", 38);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  assert_refused (noise, DICTUM_LOAD_ERROR_MALFORMED);
  assert_refused (part, DICTUM_LOAD_ERROR_MALFORMED);
  g_assert_cmpint (dictum_container_find_kind (noise), ==, DICTUM_CONTAINER_PLAIN);
  g_assert_cmpint (dictum_container_find_kind (empty), ==, DICTUM_CONTAINER_NONE);
  g_assert_cmpint (dictum_container_find_kind (whole), ==, DICTUM_CONTAINER_DOCX);
}

/* Sets the mark for “encrypted” of the one entry, in front of it and in the list at the end. */
static void
test_locked (void)
{
  const ZipEntry entries[] = { { "word/document.xml", "text" }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = make_zip (entries);
  gsize size;
  g_autofree guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  g_autoptr (GBytes) locked = NULL;

  for (gsize i = 0; i + 10 < size; i++)
    if (memcmp (data + i, "PK\3\4", 4) == 0)
      data[i + 6] |= 1;
    else if (memcmp (data + i, "PK\1\2", 4) == 0)
      data[i + 8] |= 1;
  locked = g_bytes_new (data, size);
  assert_refused (locked, DICTUM_LOAD_ERROR_ENCRYPTED);
}

static void
test_other_kinds (void)
{
  const ZipEntry sheet[] = { { "[Content_Types].xml", "<a/>" },
                             { "xl/workbook.xml", "<a/>" },
                             { NULL, NULL } };
  const ZipEntry slides[] = { { "ppt/presentation.xml", "<a/>" }, { NULL, NULL } };
  const ZipEntry plain[] = { { "a.txt", "text" }, { NULL, NULL } };
  const ZipEntry drawing[] = { { "mimetype", "application/vnd.oasis.opendocument.graphics" },
                               { NULL, NULL } };

  assert_zip_error (sheet, "a.xlsx", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_zip_error (slides, "a.docx", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_zip_error (plain, "a.zip", DICTUM_LOAD_ERROR_UNKNOWN);
  assert_zip_error (drawing, NULL, DICTUM_LOAD_ERROR_UNKNOWN);
}

static void
start_cb (const DictumXmlElement *element, gpointer data)
{
  g_autofree char *value = dictum_xml_dup_attribute (element, NULL, "v");

  g_string_append_printf (data, "<%s%s%s>", element->name, value != NULL ? " " : "",
                          value != NULL ? value : "");
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  g_string_append_len (data, text, length);
}

static void
assert_xml (const char *xml, DictumXmlFlags flags, gboolean whole, const char *expected)
{
  static const DictumXmlHandler handler = { start_cb, NULL, text_cb };
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dictum_xml_read (bytes, flags, &handler, seen, NULL, &error), ==, whole);
  g_assert_true (whole || g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED));
  if (expected != NULL)
    g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_xml (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  assert_xml ("<a v='1 &amp; 2'>x<b xmlns='n'>&#252;</b><![CDATA[<c>]]></a>", 0, TRUE,
              "<a 1 & 2>x<b>ü<c>");
  assert_xml ("<?xml version='1.0' encoding='iso-8859-1'?><a>\xfc</a>", 0, TRUE, "<a>ü");
  assert_xml ("<!DOCTYPE a PUBLIC '-//x' 'http://127.0.0.1:1/x.dtd'><a>b&nbsp;c</a>", 0, TRUE,
              "<a>b\xc2\xa0"
              "c");
  /* A document's own entities are not known, whatever they stand for. */
  assert_xml ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>b&x;c</a>",
              DICTUM_XML_RECOVER, TRUE, "<a>bc");
  assert_xml ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a v='&x;'>b</a>",
              DICTUM_XML_RECOVER, TRUE, NULL);
  assert_xml ("<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;&x;&x;&x;&x;'>]><a>b&z;c</a>", 0,
              FALSE, NULL);
  assert_xml ("<!DOCTYPE a [<!ENTITY x '&z;'><!ENTITY z '&x;&x;'>]><a>b&z;c</a>",
              DICTUM_XML_RECOVER, TRUE, "<a>bc");
  assert_xml ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><a>b</a>",
              DICTUM_XML_RECOVER, TRUE, "<a>b");
  assert_xml ("<!DOCTYPE a [<!ATTLIST a v CDATA 'default'>]><a>b</a>", 0, TRUE, "<a>b");
  assert_xml ("<a>b<c></a>", 0, FALSE, NULL);
  assert_xml ("<a>b<c>d</a>", DICTUM_XML_RECOVER, TRUE, "<a>b<c>d");
  assert_xml ("", 0, FALSE, "");
  assert_xml ("no markup", 0, FALSE, NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<d>");
  assert_xml (deep->str, 0, FALSE, NULL);
  assert_xml (deep->str, DICTUM_XML_RECOVER, FALSE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/container/entries", test_entries);
  g_test_add_func ("/load/container/bombs", test_bombs);
  g_test_add_func ("/load/container/damaged", test_damaged);
  g_test_add_func ("/load/container/locked", test_locked);
  g_test_add_func ("/load/container/other-kinds", test_other_kinds);
  g_test_add_func ("/load/container/xml", test_xml);
  return g_test_run ();
}
