/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a line of Markdown without its marks. */
char *dictum_markdown_strip_inline (const char *text, gssize length);

G_END_DECLS
