/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/dictum-report.h"

G_BEGIN_DECLS

/* The report as OpenDocument text, version 1.3: what is in content.xml, styles.xml and meta.xml of
 * the archive. Notes are footnotes that the word processor numbers. */
GString *dictum_report_to_odt_content (const DictumReport *report);
GString *dictum_report_to_odt_styles (const DictumReport *report);
GString *dictum_report_to_odt_meta (const DictumReport *report);

G_END_DECLS
