/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

char *dictum_load_first_words (const char *text, gsize length);
void dictum_load_set_title_otherwise (DictumArticleBuilder *builder,
                                      const DictumLoadContent *content,
                                      const char *text,
                                      gsize length);

G_END_DECLS
