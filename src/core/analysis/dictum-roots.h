/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-corpus.h"

G_BEGIN_DECLS

/**
 * DictumRoots:
 *
 * On how many independent roots a claim rests, wherever it is made: claims whose chains end in the
 * same source count once, however many outlets repeat it. A source that, for this claim, leans on
 * another one counts as that other one: “The Ledger reported” rests on whoever The Ledger itself
 * quotes for the same claim. A claim that leads round in a circle and nowhere else has no root.
 */
typedef struct
{
  GPtrArray *claims;  /* of char *: ids of the claim and of those that are the same, itself first */
  GPtrArray *sources; /* of char *: ids of the sources that the chains end in, each once */
  GPtrArray *writers; /* of char *: ids of the articles that say it without a source */
  guint n_roots;      /* sources and writers */
  gboolean circular;  /* the claim itself only repeats itself in a circle */
} DictumRoots;

/* Of a claim of the project; NULL when there is no such claim. As quick as the claim has others
 * that are the same. */
DictumRoots *dictum_roots_find (DictumProject *project, const char *claim);
void dictum_roots_free (DictumRoots *self);

/* The same in a corpus; and over all its articles: how many different roots all claims with a chain
 * rest on, and the ids of the claims that only lead round in a circle. */
DictumRoots *dictum_corpus_find_roots (DictumCorpus *corpus, const char *claim);
guint dictum_corpus_count_roots (DictumCorpus *corpus, GPtrArray *circular);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRoots, dictum_roots_free)

G_END_DECLS
