/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/**
 * DictumSearchWords:
 *
 * What is searched for everywhere: words, of which each must be found, and "words in quotation
 * marks", which must stand together as whole words. Case, accents and typographic marks do not
 * count. Immutable, reference counted, used from any thread.
 */
typedef struct _DictumSearchWords DictumSearchWords;

DictumSearchWords *dictum_search_words_new (const char *text);
DictumSearchWords *dictum_search_words_ref (DictumSearchWords *self);
void dictum_search_words_unref (DictumSearchWords *self);
gboolean dictum_search_words_is_empty (DictumSearchWords *self);
/* Whether all that has self has earlier too: then only that need be looked at. */
gboolean dictum_search_words_narrows (DictumSearchWords *self, DictumSearchWords *earlier);
/* Where they stand in a string, which is not changed: DictumRange in code points, in order, not
 * overlapping; transfer full. Empty when one of them is not there. */
GArray *dictum_search_words_find (DictumSearchWords *self, const char *utf8);
/* The first of them as it is searched for in an article: without quotation marks. Borrowed; NULL
 * when there are none. */
const char *dictum_search_words_get_first (DictumSearchWords *self);

/* Where something was found. */
typedef enum
{
  DICTUM_FOUND_ARTICLE,  /* its title and details, and the text of its latest version */
  DICTUM_FOUND_CLAIM,    /* its content */
  DICTUM_FOUND_NOTE,     /* of a claim or a source; the grounds of a rating; a reply */
  DICTUM_FOUND_SOURCE,   /* name, aliases, description, what a text calls it */
  DICTUM_FOUND_EVIDENCE, /* title, publisher, quote, locator, address */
} DictumFoundKind;

#define DICTUM_FOUND_N_KINDS (DICTUM_FOUND_EVIDENCE + 1)
#define DICTUM_SEARCH_MOST 100 /* places are counted so far in one record */

/* As on the command line: "articles", "claims", "notes", "sources", "evidence". */
extern const DictumEnum dictum_found_kinds;

/* One record in which all the words are. Everything is owned by the results. */
typedef struct
{
  DictumFoundKind kind;
  char *id;      /* of the article, claim or source */
  char *title;   /* what it is in: an article’s title, a source’s name, what a claim says */
  char *excerpt; /* one line, cut at words; NULL when the title says it all */
  GArray *marks; /* of DictumRange: where the words stand in excerpt, or in title without one */
  int start;     /* the first place in an article’s text, code points; -1 elsewhere */
  int end;
  guint places; /* how many words stand in the record, at most DICTUM_SEARCH_MOST */
} DictumFound;

typedef struct
{
  DictumSearchWords *words;
  guint totals[DICTUM_FOUND_N_KINDS];     /* records that have the words */
  GPtrArray *found[DICTUM_FOUND_N_KINDS]; /* of DictumFound, best first, at most as many as asked */
} DictumSearchResults;

void dictum_search_results_free (DictumSearchResults *self);

/**
 * DictumSearchIndex:
 *
 * The texts of a project at one moment, folded for searching. Made from a snapshot and the index
 * before it, from which all records that did not change are taken over. Immutable, reference
 * counted, used from any thread. It keeps the records alive.
 */
typedef struct _DictumSearchIndex DictumSearchIndex;

/* snapshot is borrowed; earlier may be NULL. NULL with an error when cancelled. */
DictumSearchIndex *dictum_search_index_new (const DictumProjectSnapshot *snapshot,
                                            DictumSearchIndex *earlier,
                                            GCancellable *cancellable,
                                            GError **error);
DictumSearchIndex *dictum_search_index_ref (DictumSearchIndex *self);
void dictum_search_index_unref (DictumSearchIndex *self);
/* limit: of each kind, 0 for all. Uses the machine’s processors; blocks meanwhile. */
DictumSearchResults *dictum_search_index_find (DictumSearchIndex *self,
                                               DictumSearchWords *words,
                                               guint limit,
                                               GCancellable *cancellable,
                                               GError **error);

/**
 * DictumSearch:
 *
 * Searches one project again and again, as somebody types, without holding up the thread that it
 * lives in: the index is made and kept fresh in a thread, and a search that only became narrower
 * looks at what the last one found. A new search cancels the one before.
 */
#define DICTUM_TYPE_SEARCH (dictum_search_get_type ())
G_DECLARE_FINAL_TYPE (DictumSearch, dictum_search, DICTUM, SEARCH, GObject)

DictumSearch *dictum_search_new (DictumProject *project);
/* Makes the index before the first word is typed. */
void dictum_search_prepare (DictumSearch *self);
void dictum_search_find_async (DictumSearch *self,
                               DictumSearchWords *words,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* Transfer full; NULL with an error when cancelled, also by a later search. */
DictumSearchResults *
dictum_search_find_finish (DictumSearch *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSearchWords, dictum_search_words_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSearchResults, dictum_search_results_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSearchIndex, dictum_search_index_unref)

G_END_DECLS
