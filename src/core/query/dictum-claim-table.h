/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-claim-query.h"

G_BEGIN_DECLS

/**
 * DictumClaimTable:
 *
 * The claims of a project at one moment, prepared for being searched, sorted and grouped at every
 * keystroke: text folded, sources and tags numbered, orders kept. Made from a snapshot and, where
 * there is one, the table before it, of which all that did not change is taken over. It is not
 * altered after that, but for orders that it works out when first asked; used from any thread.
 */
typedef struct _DictumClaimTable DictumClaimTable;

typedef enum
{
  DICTUM_CLAIM_COLUMN_PLACE, /* by article as in the sidebar, then in document order */
  DICTUM_CLAIM_COLUMN_CONTENT,
  DICTUM_CLAIM_COLUMN_SOURCE,  /* link by link from the one who said it; without source last */
  DICTUM_CLAIM_COLUMN_ARTICLE, /* by title, then in document order */
  DICTUM_CLAIM_COLUMN_KIND,
  DICTUM_CLAIM_COLUMN_STATUS,
  DICTUM_CLAIM_COLUMN_RATING, /* as in the scale; not rated last */
  DICTUM_CLAIM_COLUMN_TAGS,   /* without tags last */
  DICTUM_CLAIM_COLUMN_MODIFIED,
} DictumClaimColumn;

#define DICTUM_CLAIM_N_COLUMNS (DICTUM_CLAIM_COLUMN_MODIFIED + 1)

typedef enum
{
  DICTUM_CLAIM_GROUP_NONE,
  DICTUM_CLAIM_GROUP_ARTICLE,
  DICTUM_CLAIM_GROUP_SOURCE, /* who said it: the last link */
  DICTUM_CLAIM_GROUP_STATUS,
  DICTUM_CLAIM_GROUP_RATING,
  DICTUM_CLAIM_GROUP_TAG, /* a claim is in the group of each of its tags */
} DictumClaimGrouping;

/* As on the command line and in the session: "place", "content" …; "none", "article" … */
extern const DictumEnum dictum_claim_columns, dictum_claim_groupings;

/* How a list of claims is to be. */
typedef struct
{
  DictumClaimColumn sort;
  gboolean descending;
  DictumClaimGrouping grouping;
} DictumClaimOrder;

/**
 * DictumClaimResult:
 *
 * The claims of a table that fit a query, in order. Immutable, reference counted, used from any
 * thread. Positions count items; a claim with several tags has several when grouped by tag.
 */
typedef struct _DictumClaimResult DictumClaimResult;

typedef struct
{
  const char *label; /* as shown; borrowed */
  guint start;       /* position of its first item */
  guint length;      /* items, at least one */
} DictumClaimGroup;

/* snapshot is owned from here on. earlier may be NULL. */
DictumClaimTable *dictum_claim_table_new (DictumProjectSnapshot *snapshot,
                                          DictumClaimTable *earlier);
DictumClaimTable *dictum_claim_table_ref (DictumClaimTable *self);
void dictum_claim_table_unref (DictumClaimTable *self);
void dictum_claim_table_prepare (DictumClaimTable *self);
guint dictum_claim_table_get_size (DictumClaimTable *self);
/* earlier: a result of which the query may be narrowed, or NULL. NULL with an error when
 * cancelled. */
DictumClaimResult *dictum_claim_table_list (DictumClaimTable *self,
                                            DictumClaimQuery *query,
                                            DictumClaimOrder order,
                                            DictumClaimResult *earlier,
                                            GCancellable *cancellable,
                                            GError **error);

DictumClaimResult *dictum_claim_result_ref (DictumClaimResult *self);
void dictum_claim_result_unref (DictumClaimResult *self);
DictumClaimQuery *dictum_claim_result_get_query (DictumClaimResult *self);
DictumClaimTable *dictum_claim_result_get_table (DictumClaimResult *self);
/* Claims that fit, each counted once; items, groups. */
guint dictum_claim_result_get_n_claims (DictumClaimResult *self);
guint dictum_claim_result_get_n_items (DictumClaimResult *self);
guint dictum_claim_result_get_n_groups (DictumClaimResult *self);
DictumClaimGroup dictum_claim_result_get_group (DictumClaimResult *self, guint group);
/* Which group the item at a position is in; 0 without groups. */
guint dictum_claim_result_find_group (DictumClaimResult *self, guint position);
/* Borrowed from the result: the revision that was searched. */
const DictumClaim *dictum_claim_result_get_claim (DictumClaimResult *self, guint position);
/* Its number in its article, from 1, as in the margin of the text. */
guint dictum_claim_result_get_number (DictumClaimResult *self, guint position);
/* Position of the claim’s first item; G_MAXUINT when it does not fit. Looks through all. */
guint dictum_claim_result_find (DictumClaimResult *self, const char *id);
/* How many items two results of the same project have in common at start and end: what is between
 * has changed. */
void dictum_claim_result_compare (DictumClaimResult *self,
                                  DictumClaimResult *other,
                                  guint *n_same_start,
                                  guint *n_same_end);

/* What may be typed next at a place of a text: dictum-query-complete.c. */
typedef struct
{
  char *text;  /* to be put between start and end: source:"Ida Marrow" */
  char *label; /* as shown: Ida Marrow */
  guint count; /* claims that have it, when has_count */
  gboolean has_count;
} DictumQueryCompletion;

/* GPtrArray of DictumQueryCompletion, transfer full, best first. caret, start and end are code
 * points of text. */
GPtrArray *dictum_claim_table_complete (DictumClaimTable *self,
                                        const char *text,
                                        int caret,
                                        guint limit,
                                        int *start,
                                        int *end);
/* Values of a field that claims have, most used first; likewise. */
GPtrArray *
dictum_claim_table_list_values (DictumClaimTable *self, DictumQueryField field, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumClaimTable, dictum_claim_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumClaimResult, dictum_claim_result_unref)

G_END_DECLS
