/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/dictum-report.h"

G_BEGIN_DECLS

/* The report as one page that needs nothing beside itself: no script, no font, no request. It
 * follows the reader’s choice of light or dark and of contrast, and prints on paper. */
GString *dictum_report_to_html (const DictumReport *report);

/* The same as text with marks, for people and for programs that turn it into something else:
 * CommonMark with the footnotes and tables of GitHub and Pandoc. */
GString *dictum_report_to_markdown (const DictumReport *report);

G_END_DECLS
