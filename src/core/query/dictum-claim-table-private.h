/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-claim-table.h"
#include "query/dictum-query-private.h"

G_BEGIN_DECLS

#define DICTUM_QUERY_NOBODY G_MAXUINT32 /* a link without a source record */

/**
 * DictumClaimNumbers:
 *
 * Gives each thing that is told by a string (a source’s id, a folded tag) a small number that
 * stays the same through all tables that come after each other: what is known of a thing is then an
 * element of an array. Only grows; guarded by the lineage’s lock.
 */
typedef struct
{
  GHashTable *numbers; /* owned string to number + 1 */
  guint length;
} DictumClaimNumbers;

/* What the tables of one project share. */
typedef struct
{
  gatomicrefcount refs;
  GMutex lock;
  DictumClaimNumbers articles;
  DictumClaimNumbers sources;
  DictumClaimNumbers tags; /* folded */
} DictumClaimLineage;

/* One claim, prepared; shared by the tables that have the same revision of it. */
typedef struct
{
  gatomicrefcount refs;
  const DictumClaim *claim;
  char *folded;   /* dictum_claim_row_get_folded() */
  char *modified; /* dictum_claim_row_get_modified() */
  guint article;
  guint n_links;
  guint n_tags;
  guint32 *links; /* numbers of sources, or DICTUM_QUERY_NOBODY, outermost first */
  guint32 *tags;
  int start, end; /* code points */
  char *keys[2];  /* for sorting by content and by tags; made under the lock when needed */
} DictumClaimRow;

typedef struct
{
  const DictumSource *record; /* owned; NULL: not there */
  char *folded;               /* name and aliases, a line each */
  char *key;                  /* for sorting */
  guint32 rank;               /* among the sources, by name */
  guint count;                /* claims that it is in the chain of */
} DictumClaimTableSource;

typedef struct
{
  const DictumArticle *record; /* owned; NULL: not there */
  char *title;                 /* folded; NULL none */
  char *publisher;             /* likewise */
  char *key;
  guint32 order; /* among the articles, as in the sidebar */
  guint32 rank;  /* by title */
  guint count;
} DictumClaimTableArticle;

typedef struct
{
  char *label; /* as it was first written */
  char *folded;
  guint32 rank;
  guint count;
} DictumClaimTableTag;

struct _DictumClaimTable
{
  gatomicrefcount refs;
  DictumClaimLineage *lineage;
  const DictumSettings *settings;
  GPtrArray *rows;  /* of DictumClaimRow, by article and place */
  GArray *sources;  /* of DictumClaimTableSource by number; likewise the next two */
  GArray *articles; /* of DictumClaimTableArticle */
  GArray *tags;     /* of DictumClaimTableTag */
  guint16 *ratings; /* of each row, the position in the scale; n_ratings: none */
  guint n_ratings;
  GDateTime *now;      /* when it was made, in the local zone: what is due is told by it */
  gboolean whole_tags; /* it has not all tags, so what begins like one is not told from one */
  guint32 *numbers;    /* of each row, its place in its article, from 1 */
  guint32 *orders[DICTUM_CLAIM_N_COLUMNS]; /* rows by column, made under the lock when needed */
};

struct _DictumClaimResult
{
  gatomicrefcount refs;
  DictumClaimTable *table;
  DictumClaimQuery *query;
  guint8 *fits; /* of each row of the table */
  guint n_claims;
  guint32 *items; /* rows */
  guint n_items;
  GArray *groups; /* of DictumClaimGroup, of which the label is owned */
};

guint dictum_claim_numbers_get (DictumClaimNumbers *self, const char *string);
gboolean dictum_claim_numbers_find (DictumClaimNumbers *self, const char *string, guint *number);
DictumClaimRow *dictum_claim_row_new (const DictumClaim *claim, DictumClaimLineage *lineage);
DictumClaimRow *dictum_claim_row_ref (DictumClaimRow *self);
void dictum_claim_row_unref (DictumClaimRow *self);
/* Content, notes and tags, folded, a line each; and the local day of its last edit, "" unknown.
 * Made when first asked for, by whatever thread. */
const char *dictum_claim_row_get_folded (DictumClaimRow *self);
const char *dictum_claim_row_get_modified (DictumClaimRow *self);
/* Who said it: the last link’s; DICTUM_QUERY_NOBODY also when there is no chain. */
guint32 dictum_claim_row_get_speaker (const DictumClaimRow *self);
/* The rows by a column, ascending; with the lineage locked. NULL when cancelled. */
const guint32 *dictum_claim_table_get_order (DictumClaimTable *self,
                                             DictumClaimColumn column,
                                             GCancellable *cancellable);
char *dictum_claim_make_key (const char *text);
/* Puts the fitting rows in order; FALSE when cancelled. */
gboolean dictum_claim_result_fill (DictumClaimResult *self,
                                   DictumClaimOrder order,
                                   GCancellable *cancellable);

/**
 * DictumQueryMatcher:
 *
 * A query made ready for one table: what it says of sources, articles, tags and ratings is worked
 * out for each of them once.
 */
typedef struct _DictumQueryMatcher DictumQueryMatcher;

DictumQueryMatcher *dictum_query_matcher_new (DictumClaimQuery *query, DictumClaimTable *table);
void dictum_query_matcher_free (DictumQueryMatcher *self);
gboolean dictum_query_matcher_fits (const DictumQueryMatcher *self, guint row);
/* A bit for each name of the field that the row has. */
guint32
dictum_query_get_names (DictumClaimTable *table, const DictumClaimRow *row, DictumQueryField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumQueryMatcher, dictum_query_matcher_free)

G_END_DECLS
