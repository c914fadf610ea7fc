/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* When an article was published or, where that is not known, added; borrowed, may be NULL. */
const char *dictum_article_get_date (const DictumArticle *article);
/* Words of a claim's content, in the version that it is marked in. */
int dictum_claim_count_words (const DictumArticle *article, const DictumClaim *claim);
/* Ranges of what is marked, and the words under any of them, each once. Sorts the ranges. */
void dictum_ranges_add_claim (GArray *ranges, const DictumClaim *claim);
int dictum_ranges_count_words (GArray *ranges, DictumText *text);

G_END_DECLS
