/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The formats that people read. All are drawn from one DictumReport. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-zip.h"
#include "report/dictum-report-html.h"
#include "report/dictum-report-odt.h"
#include "report/dictum-report-pages.h"

const DictumFormatOption dictum_report_options[] = {
  { "without-articles", N_ ("Leave out the texts and their notes"), TRUE },
  { "without-figures", N_ ("Leave out the figures"), TRUE },
  { "without-claims", N_ ("Leave out the table of claims"), TRUE },
  { "without-sources", N_ ("Leave out the table of sources"), TRUE },
  { "without-warnings", N_ ("Leave out what rules object to"), TRUE },
  { NULL },
};

DictumReport *
dictum_export_report (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (export->made, NULL);
  g_autoptr (GDateTime) now = g_date_time_to_local (made);
  guint parts = 0;

  /* The options are in the order of the parts. */
  for (guint i = 0; dictum_report_options[i].name != NULL; i++)
    if (!dictum_export_is_option_on (export, dictum_report_options[i].name))
      parts |= 1u << i;

  return dictum_report_new (export->corpus, dictum_export_get_title (export), parts, now,
                            cancellable, error);
}

static GPtrArray *
write_text (DictumExport *export,
            const char *format,
            GString *(*make) (const DictumReport *report),
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (DictumReport) report = dictum_export_report (export, cancellable, error);
  g_autofree char *name = dictum_format_suggest_name (dictum_format_find (format), export);

  return report != NULL ? dictum_files_new_text (name, make (report)) : NULL;
}

/* Takes the bytes. */
static GPtrArray *
make_file (DictumExport *export, const char *format, GBytes *bytes)
{
  g_autofree char *name = dictum_format_suggest_name (dictum_format_find (format), export);
  GPtrArray *files = dictum_files_new ();

  g_ptr_array_add (files, dictum_file_new (name, bytes));

  return files;
}

GPtrArray *
dictum_report_write_html (DictumExport *export, GCancellable *cancellable, GError **error)
{
  return write_text (export, "html", dictum_report_to_html, cancellable, error);
}

GPtrArray *
dictum_report_write_markdown (DictumExport *export, GCancellable *cancellable, GError **error)
{
  return write_text (export, "markdown", dictum_report_to_markdown, cancellable, error);
}

GPtrArray *
dictum_report_write_pdf (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumReport) report = dictum_export_report (export, cancellable, error);
  g_autofree char *words = NULL;
  GBytes *bytes = report != NULL ? dictum_report_to_pdf (report, &words, cancellable, error) : NULL;
  GPtrArray *files = bytes != NULL ? make_file (export, "pdf", bytes) : NULL;

  if (files != NULL)
    ((DictumFile *) g_ptr_array_index (files, 0))->words = g_steal_pointer (&words);

  return files;
}

#define ODT "application/vnd.oasis.opendocument.text"

GPtrArray *
dictum_report_write_odt (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumReport) report = dictum_export_report (export, cancellable, error);
  g_autoptr (DictumZip) zip = dictum_zip_new ();
  g_autoptr (GBytes) type = g_bytes_new_static (ODT, strlen (ODT));
  GBytes *bytes;

  if (report == NULL)
    return NULL;

  /* First and as it is: programs know the file by it. */
  dictum_zip_add (zip, "mimetype", type, TRUE);
  dictum_zip_add_text (zip, "content.xml", dictum_report_to_odt_content (report));
  dictum_zip_add_text (zip, "styles.xml", dictum_report_to_odt_styles (report));
  dictum_zip_add_text (zip, "meta.xml", dictum_report_to_odt_meta (report));
  dictum_zip_add_text (
      zip, "META-INF/manifest.xml",
      g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                    "manifest:version=\"1.3\">\n"
                    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" ODT
                    "\"/>\n"
                    "<manifest:file-entry manifest:full-path=\"content.xml\" "
                    "manifest:media-type=\"text/xml\"/>\n"
                    "<manifest:file-entry manifest:full-path=\"styles.xml\" "
                    "manifest:media-type=\"text/xml\"/>\n"
                    "<manifest:file-entry manifest:full-path=\"meta.xml\" "
                    "manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n"));
  bytes = dictum_zip_finish (zip, error);

  return bytes != NULL ? make_file (export, "odt", bytes) : NULL;
}
