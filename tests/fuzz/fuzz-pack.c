/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-pack.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

/* A document that is a ZIP file: its parts, of which the one without text is the input. */
static const struct
{
  const char *loader;
  const char *name;
  const char *text;
} parts[] = {
  { "docx", "word/document.xml", NULL },
  { "odt", "mimetype", "application/vnd.oasis.opendocument.text" },
  { "odt", "content.xml", NULL },
  { "epub", "mimetype", "application/epub+zip" },
  { "epub", "META-INF/container.xml",
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
    "<rootfile full-path='a.opf' media-type='application/oebps-package+xml'/></rootfiles>"
    "</container>" },
  { "epub", "a.opf",
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata/><manifest>"
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
    "<spine><itemref idref='a'/></spine></package>" },
  { "epub", "a.xhtml", NULL },
  { "wacz", "datapackage.json", "{}" },
  { "wacz", "archive/a.warc", NULL },
};

static void
add_part (struct archive *archive, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, size);
  archive_entry_free (entry);
}

/**
 * fuzz_pack:
 *
 * Makes the input the main part of a document where documents of this kind are ZIP files. Bytes
 * that were changed inside of a compressed part would only ever be found to be damaged. An input
 * that is a ZIP file stays one.
 *
 * Returns: (transfer full): the document; NULL when the input is one
 */
GBytes *
fuzz_pack (const char *loader, const void *data, gsize size)
{
  struct archive *archive = NULL;
  gsize used, capacity = size + 10000;
  void *memory = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strcmp (parts[i].loader, loader) != 0 || (size >= 2 && memcmp (data, "PK", 2) == 0))
        continue;
      if (archive == NULL)
        {
          memory = g_malloc (capacity);
          archive = archive_write_new ();
          archive_write_set_format_zip (archive);
          archive_write_zip_set_compression_store (archive);
          g_assert_cmpint (archive_write_open_memory (archive, memory, capacity, &used), ==,
                           ARCHIVE_OK);
        }
      if (parts[i].text != NULL)
        add_part (archive, parts[i].name, parts[i].text, strlen (parts[i].text));
      else
        add_part (archive, parts[i].name, data, size);
    }
  if (archive == NULL)
    return NULL;
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (memory, used);
}
