/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements deeper than this are put beside one another: pages that nest deeper want to break
 * readers. */
#define DICTUM_HTML_DEPTH 400

/* A page of more is refused. The longest of a thousand that people read had 19,000. */
#define DICTUM_HTML_MAX_ELEMENTS 300000

/* Takes out of a page's source what would make the parser's work or its memory grow with more than
 * the page; returns FALSE when it has too many elements to be parsed at all. */
gboolean dictum_html_guard (char *source, gsize length);

G_END_DECLS
