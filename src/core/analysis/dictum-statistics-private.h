/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-statistics.h"
#include "query/dictum-claim-query.h"

G_BEGIN_DECLS

/* Who said a claim: a kind of source, or nobody. */
#define DICTUM_SPEAKER_KINDS 8
#define DICTUM_SPEAKER_NONE DICTUM_SPEAKER_KINDS

/* What is being counted. */
typedef struct
{
  DictumCorpus *corpus;
  GPtrArray *measures; /* of const DictumMeasure, one for each article */
  GDateTime *now;
} DictumCount;

int dictum_count_get_speaker (const DictumCount *count, const DictumClaim *claim);
DictumTableRow *dictum_count_add_article (const DictumCount *count,
                                          DictumTable *table,
                                          const DictumArticle *article);

/* One table each; dictum-statistics-sources.c. */
DictumTable *dictum_count_by_kind (const DictumCount *count);
DictumTable *dictum_count_named (const DictumCount *count);
DictumTable *dictum_count_quoted (const DictumCount *count);
DictumTable *dictum_count_mentions (const DictumCount *count);

/* dictum-statistics-checking.c. */
DictumTable *dictum_count_statuses (const DictumCount *count);
DictumTable *dictum_count_ratings (const DictumCount *count);
DictumTable *dictum_count_dates (const DictumCount *count);
DictumTable *dictum_count_coverage (const DictumCount *count);
gboolean dictum_claim_waits_for_reply (const DictumClaim *claim, GDateTime *now, gboolean *overdue);

G_END_DECLS
