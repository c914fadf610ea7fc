/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* HTML that is known to be an article's text, or a part of it, and has no page around it. */

gboolean dictum_html_fragment_add (const char *html, DictumArticleBuilder *builder, GError **error);
char *dictum_html_fragment_to_line (const char *html);

G_END_DECLS
