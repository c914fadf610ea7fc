/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* When an article was published or, where that is not known, added; borrowed, may be NULL. */
const char *dictum_article_get_date (const DictumArticle *article);

G_END_DECLS
