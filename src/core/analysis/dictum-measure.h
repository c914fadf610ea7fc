/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-corpus.h"

G_BEGIN_DECLS

/* How the words or the sentences of a text divide up; together they are all of it. A word under
 * several claims counts once, and as attributed when one of them is. */
typedef struct
{
  int attributed; /* in the content of a claim that has a chain */
  int own;        /* in that of claims without one only: the writer's own */
  int unseen;     /* in no claim */
} DictumCoverage;

/* What is counted in the text of one article: the slow part of all figures. */
typedef struct
{
  DictumCoverage words;
  DictumCoverage sentences;
  int *claim_words; /* in the content of each claim, in the order of the corpus */
  guint n_claims;
} DictumMeasure;

/**
 * DictumMeasures:
 *
 * What was counted, kept for as long as neither an article nor its claims change: after an action
 * only the articles that it touched are counted anew. For one thread at a time.
 */
typedef struct _DictumMeasures DictumMeasures;

DictumMeasures *dictum_measures_new (void);
void dictum_measures_free (DictumMeasures *self);
void dictum_measures_prepare (DictumMeasures *self, GPtrArray *articles, GCancellable *cancellable);
/* Borrowed until the article is measured again. */
const DictumMeasure *dictum_measures_get (DictumMeasures *self, const DictumCorpusArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMeasures, dictum_measures_free)

G_END_DECLS
