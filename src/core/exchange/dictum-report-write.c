/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The formats that people read. All are drawn from one DictumReport. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "report/dictum-report-html.h"
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
  g_autofree char *today = g_strndup (export->made, strlen ("2026-11-22"));
  guint parts = 0;

  /* The options are in the order of the parts. */
  for (guint i = 0; dictum_report_options[i].name != NULL; i++)
    if (!dictum_export_is_option_on (export, dictum_report_options[i].name))
      parts |= 1u << i;

  return dictum_report_new (export->corpus, parts, today, cancellable, error);
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
  GBytes *bytes = report != NULL ? dictum_report_to_pdf (report, cancellable, error) : NULL;

  return bytes != NULL ? make_file (export, "pdf", bytes) : NULL;
}
