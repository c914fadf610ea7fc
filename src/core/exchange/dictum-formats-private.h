/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-format.h"

G_BEGIN_DECLS

/* The writers, readers and recognisers of all formats, for the table in dictum-format.c alone. Each
 * is in a file that is called after it. */

GPtrArray *dictum_brat_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_brat_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_brat_recognise (const char *name, const char *start, gsize length);
GPtrArray *dictum_csv_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_csv_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_csv_recognise (const char *name, const char *start, gsize length);
GPtrArray *dictum_refi_qda_write (DictumExport *export, GCancellable *cancellable, GError **error);
GPtrArray *dictum_doccano_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_doccano_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_doccano_recognise (const char *name, const char *start, gsize length);
GPtrArray *
dictum_label_studio_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_label_studio_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_label_studio_recognise (const char *name, const char *start, gsize length);
GPtrArray *dictum_inception_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_inception_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_inception_recognise (const char *name, const char *start, gsize length);
GPtrArray *dictum_citron_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_citron_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_citron_recognise (const char *name, const char *start, gsize length);
GPtrArray *dictum_bio_write (DictumExport *export, GCancellable *cancellable, GError **error);
GPtrArray *dictum_package_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_package_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_package_recognise (const char *name, const char *start, gsize length);

/* The reports: dictum-report-write.c. */
extern const DictumFormatOption dictum_report_options[];
GPtrArray *
dictum_report_write_html (DictumExport *export, GCancellable *cancellable, GError **error);
GPtrArray *
dictum_report_write_markdown (DictumExport *export, GCancellable *cancellable, GError **error);
GPtrArray *
dictum_report_write_pdf (DictumExport *export, GCancellable *cancellable, GError **error);
GPtrArray *
dictum_report_write_odt (DictumExport *export, GCancellable *cancellable, GError **error);

extern const DictumFormatOption dictum_claim_review_options[];
GPtrArray *
dictum_claim_review_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_claim_review_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_claim_review_recognise (const char *name, const char *start, gsize length);

GPtrArray *
dictum_hypothesis_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean dictum_hypothesis_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_hypothesis_recognise (const char *name, const char *start, gsize length);

GPtrArray *
dictum_web_annotation_write (DictumExport *export, GCancellable *cancellable, GError **error);
gboolean
dictum_web_annotation_read (DictumImport *import, GCancellable *cancellable, GError **error);
gboolean dictum_web_annotation_recognise (const char *name, const char *start, gsize length);

G_END_DECLS
