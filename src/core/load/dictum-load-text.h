/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* Whether a text begins with @words. g_str_has_prefix() measures all of the text first: asked at
 * each line of a long one, it takes the square of the text's length. */
static inline gboolean
dictum_load_begins_with (const char *text, const char *words)
{
  return strncmp (text, words, strlen (words)) == 0;
}

char *dictum_load_first_words (const char *text, gsize length);
void dictum_load_set_title_otherwise (DictumArticleBuilder *builder,
                                      const DictumLoadContent *content,
                                      const char *text,
                                      gsize length);

G_END_DECLS
