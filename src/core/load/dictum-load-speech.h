/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load-article.h"

G_BEGIN_DECLS

gsize dictum_speech_find_name (const char *line, char **name, gboolean *capitals);
char *dictum_speech_format_time (gint64 milliseconds);
gboolean dictum_speech_parse_time (const char *words, gint64 *milliseconds, const char **rest);
gboolean dictum_speech_is_transcript (GPtrArray *paragraphs, gboolean *title);
void dictum_speech_add_paragraphs (DictumArticleBuilder *builder, GPtrArray *paragraphs);

G_END_DECLS
