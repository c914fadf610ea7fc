/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-search.h"

G_BEGIN_DECLS

/* One word or quoted phrase. */
typedef struct
{
  char *text;
  char *folded; /* never empty */
  gsize n_bytes;
  gboolean whole; /* whole words only */
} DictumSearchNeedle;

struct _DictumSearchWords
{
  gatomicrefcount refs;
  GPtrArray *needles; /* of DictumSearchNeedle */
};

/* How often a needle stands in a folded string, counted up to most. */
guint dictum_search_needle_count (const DictumSearchNeedle *self,
                                  const char *folded,
                                  gsize n_bytes,
                                  guint most);
/* Where the needles stand, those that do; each at most most times. */
GArray *dictum_search_words_list (DictumSearchWords *self, DictumText *text, guint most);

/**
 * DictumSearchFilter:
 *
 * Which runs of two and three bytes a folded text has, and by mistake a few that it has not. So
 * most texts without a word need not be read to know it.
 */
typedef struct
{
  guint32 mask; /* bits less one */
  guint32 bits[];
} DictumSearchFilter;

DictumSearchFilter *dictum_search_filter_new (const char *folded, gsize n_bytes);
/* FALSE: it does not stand there. */
gboolean dictum_search_filter_may_have (const DictumSearchFilter *self,
                                        const DictumSearchNeedle *needle);

/**
 * DictumSearchEntry:
 *
 * A record and what of it can be found. Shared by all indices that have this revision of it.
 */
typedef struct
{
  DictumFoundKind kind;
  guint part;   /* which piece of evidence */
  char *folded; /* what is found in it, folded */
  gsize n_bytes;
  gsize n_title; /* bytes of it that are the title of an article or the name of a source */
} DictumSearchDoc;

typedef struct
{
  gconstpointer record;       /* referenced */
  DictumText *body;           /* an article’s text, folded; kept by the record */
  DictumSearchFilter *filter; /* of the body */
  guint n_docs;
  DictumSearchDoc *docs;
} DictumSearchEntry;

DictumSearchEntry *dictum_search_entry_new (gconstpointer record);
DictumSearchEntry *dictum_search_entry_ref (DictumSearchEntry *self);
void dictum_search_entry_unref (DictumSearchEntry *self);
/* As it stands in the record, lines apart by newlines; transfer full, NULL when there is nothing.
 */
char *dictum_search_get_string (gconstpointer record, DictumFoundKind kind, guint part);

const char *dictum_search_get_title (gconstpointer record);

typedef struct
{
  DictumSearchEntry *entry;
  guint doc;
} DictumSearchPlace;

struct _DictumSearchIndex
{
  gatomicrefcount refs;
  GHashTable *entries; /* borrowed id to owned DictumSearchEntry */
  GArray *places;      /* of DictumSearchPlace: what is looked at, in the order that is shown */
};

/* What one search found in an index. */
typedef struct
{
  DictumSearchIndex *index;
  DictumSearchWords *words;
  GArray *places; /* of guint: positions in the index’s places */
} DictumSearchHits;

void dictum_search_hits_free (DictumSearchHits *self);
/* Calls work with the data on all processors at once, at most one for each STRIDE of n. */
void dictum_search_run (GThreadFunc work, gpointer data, guint n);
#define DICTUM_SEARCH_STRIDE 64 /* what a thread takes at a time */

/* How many words stand in a place, at most DICTUM_SEARCH_MOST. */
guint dictum_search_place_count (const DictumSearchPlace *place, DictumSearchWords *words);
/* earlier: of the same index, or NULL; used when the words are narrower. */
DictumSearchHits *dictum_search_index_match (DictumSearchIndex *self,
                                             DictumSearchWords *words,
                                             const DictumSearchHits *earlier,
                                             GCancellable *cancellable,
                                             GError **error);
DictumSearchResults *dictum_search_hits_show (const DictumSearchHits *self, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSearchHits, dictum_search_hits_free)

G_END_DECLS
