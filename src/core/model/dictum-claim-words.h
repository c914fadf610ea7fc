/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-records.h"

G_BEGIN_DECLS

/* Words of a claim's content, in the version that it is marked in; 0 when the article has no such
 * version. */
int dictum_claim_count_words (const DictumArticle *article, const DictumClaim *claim);

/* Whether a claim stands before another of the same version, as strcmp() says it: one that contains
 * the other comes first. */
int dictum_claim_compare_places (const DictumClaim *one, const DictumClaim *other);

/* Ranges of what several claims mark (GArray of DictumRange), so that words count once though
 * claims overlap: add the claims, join, count. */
void dictum_ranges_add_claim (GArray *ranges, const DictumClaim *claim);
/* Sorts them, and makes one of those that overlap or touch. */
void dictum_ranges_join (GArray *ranges);
int dictum_ranges_count_words (GArray *joined, DictumText *text);

G_END_DECLS
