/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"
#include "query/dictum-claim-query.h"

G_BEGIN_DECLS

/* One article, and the claims in it in document order; those that stay in an older version of it
 * stand among them. Everything is borrowed from the corpus. */
typedef struct
{
  const DictumArticle *article;
  const DictumVersion *version; /* the latest */
  DictumText *text;             /* of it */
  GPtrArray *claims;            /* of const DictumClaim */
} DictumCorpusArticle;

/**
 * DictumCorpus:
 *
 * The sealed records of a project at one moment, arranged for being counted: articles with their
 * claims, and every record by its id. It is made in a thread, and then read by all that count at
 * the same time, while the editor goes on: nothing in it is altered or worked out later. With a
 * scope it lists that article alone, and still knows every record.
 */
typedef struct
{
  DictumProjectSnapshot *snapshot;
  GHashTable *records; /* const char * id to record */
  GHashTable *same;    /* id of a claim to those that say they are the same, and it does not */
  GPtrArray *articles; /* of DictumCorpusArticle, in the order in which they were added */
  guint n_claims;      /* of the articles that are listed */
  GHashTable *called;  /* folded name or alias of sources, to how many are called so */
  GHashTable *titles;  /* folded title of articles, likewise */
} DictumCorpus;

/* Takes the snapshot. article: the id of the only one to list; NULL for all. */
DictumCorpus *dictum_corpus_new (DictumProjectSnapshot *snapshot, const char *article);
void dictum_corpus_free (DictumCorpus *self);

/* Borrowed; NULL when there is none. */
const DictumSource *dictum_corpus_get_source (DictumCorpus *self, const char *id);
const DictumClaim *dictum_corpus_get_claim (DictumCorpus *self, const char *id);
const DictumArticle *dictum_corpus_get_article (DictumCorpus *self, const char *id);

/* Whether a claim says that others are the same, or one of them says so. */
gboolean dictum_corpus_is_repeated (DictumCorpus *self, const DictumClaim *claim);
/* Transfer container, of const DictumClaim: the claim itself first, then those that are the same,
 * also over a third one or where only the other side says so. Empty when there is no such claim. */
GPtrArray *dictum_corpus_list_same (DictumCorpus *self, const char *claim);

/* The filter for the claims in whose chain the source stands, or that are of the article: by its
 * name or, where others are called so too, by its id. field: one that takes sources, or articles.
 */
char *
dictum_corpus_write_source (DictumCorpus *self, DictumQueryField field, const DictumSource *source);
char *dictum_corpus_write_article (DictumCorpus *self, const DictumArticle *article);

/* The link of whoever said it: the last of the chain; NULL for the writer's own. */
const DictumAttribution *dictum_claim_get_last_link (const DictumClaim *claim);
/* The source of that link; NULL when nobody is named there. */
const DictumSource *dictum_corpus_get_speaker (DictumCorpus *self, const DictumClaim *claim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumCorpus, dictum_corpus_free)

G_END_DECLS
