/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-search.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

/* Something that was found in one of the recent projects. */
typedef struct
{
  char *project;        /* its address: a URI, or "unnamed:ID" */
  char *project_title;  /* may be NULL */
  DictumFoundKind kind; /* an article, a claim or a source */
  char *id;
  char *title; /* one line: an article's title, what a claim says, a source's name */
  int start;   /* the first place in an article's text, code points; -1 elsewhere */
  int end;
} DictumRecentHit;

void dictum_recent_hit_free (DictumRecentHit *self);

/**
 * DictumRecentSearch:
 *
 * Searches articles, claims and sources of the projects that were opened last, without opening
 * them: for the desktop, which asks while somebody types. Sources who may not be named are left
 * out, since what is found shows on a screen outside the program. Files are read in a thread, and
 * again only when they have changed.
 */
#define DICTUM_TYPE_RECENT_SEARCH (dictum_recent_search_get_type ())
G_DECLARE_FINAL_TYPE (DictumRecentSearch, dictum_recent_search, DICTUM, RECENT_SEARCH, GObject)

DictumRecentSearch *dictum_recent_search_new (DictumSession *session);
void dictum_recent_search_find_async (DictumRecentSearch *self,
                                      const char *text,
                                      guint limit,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *
dictum_recent_search_find_finish (DictumRecentSearch *self, GAsyncResult *result, GError **error);
void dictum_recent_search_forget (DictumRecentSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRecentHit, dictum_recent_hit_free)

G_END_DECLS
