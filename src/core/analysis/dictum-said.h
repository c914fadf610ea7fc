/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* A claim that has the source in its chain. */
typedef struct
{
  const DictumClaim *claim; /* sealed */
  guint link;               /* of the source: the innermost, where it stands there twice */
  gboolean passed_on;       /* it passed on what another one said */
  int words;                /* of the claim's content */
  guint article;            /* position among the articles */
} DictumSaidEntry;

/* What is the source's of one article. A word under several claims counts once. */
typedef struct
{
  const DictumArticle *article; /* sealed */
  const char *date;             /* when it was published, or else added; NULL: not known */
  guint n_claims;               /* that have the source in their chain */
  guint n_all_claims;
  int words;            /* that it said: claims that end in it, in the latest version */
  int attributed_words; /* in all claims that have a chain, in the latest version */
} DictumSaidArticle;

/**
 * DictumSaid:
 *
 * All that one source said in a project. Entries are newest first, those of an article in the order
 * of its text; the cues of all its links are counted by manner, stance and polarity.
 */
typedef struct
{
  GPtrArray *entries;  /* of DictumSaidEntry */
  GPtrArray *articles; /* of DictumSaidArticle, newest first */
  guint n_passed_on;
  guint n_links;       /* of chains that are the source's */
  guint manners[3];    /* links by DictumManner */
  guint stances[3];    /* by DictumStance */
  guint polarities[3]; /* by DictumPolarity */
} DictumSaid;

/* source: an id. From any thread that owns the snapshot; NULL when it is cancelled. */
DictumSaid *dictum_said_new (const DictumProjectSnapshot *snapshot,
                             const char *source,
                             GCancellable *cancellable);
void dictum_said_free (DictumSaid *self);

/* The same for a project as it is now, in a thread. */
void dictum_project_list_said_async (DictumProject *project,
                                     const char *source,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
DictumSaid *dictum_project_list_said_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSaid, dictum_said_free)

G_END_DECLS
