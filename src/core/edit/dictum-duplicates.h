/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Whether a project has an article already: by where it is published, and by its words. */

/* A link without what does not tell articles apart: scheme, "www.", port, fragment, tracking
 * parameters, the forms for phones (AMP, "m."), trailing slash; a copy in a web archive is the page
 * that it is a copy of. For comparing only: "example.org/news?id=3" is no address. NULL for what is
 * no http link, and for the front page of a site, which is another one each day. */
char *dictum_link_normalise (const char *url);

/* So much of two texts must be the same for them to be told of, 0..1; of the runs of words of the
 * shorter one. Measured with tests/bench/bench-duplicates.c: all of 752 newsroom edits and pages
 * read by two programs reach it, and 94 % of 917 revisions of encyclopaedia articles, years apart;
 * of 313,236 pairs of different pages two do, which are one text twice and one set of terms. */
#define DICTUM_DUPLICATE_LIKENESS 0.20

typedef enum
{
  DICTUM_DUPLICATE_SAME_LINK = 1 << 0,
  DICTUM_DUPLICATE_SAME_FILE = 1 << 1,
  DICTUM_DUPLICATE_SAME_TEXT = 1 << 2, /* word by word */
  DICTUM_DUPLICATE_LIKE_TEXT = 1 << 3, /* an edited version of it, or a part */
} DictumDuplicateReason;

typedef struct
{
  DictumArticle *article; /* of the project, sealed */
  DictumDuplicateReason reasons;
  double likeness; /* 0..1, of the latest version that is most like it */
} DictumDuplicate;

void dictum_duplicate_free (DictumDuplicate *self);
/* "The same link, and 93 % of the same text": a translated phrase, to stand behind a title. */
char *dictum_duplicate_describe (const DictumDuplicate *self);

/**
 * DictumDuplicateFinder:
 *
 * The articles of a project as they were when it was made. Making one is quick; asking it reads all
 * texts the first time (some 0.1 ms each, kept with the texts from then on), so that it is asked in
 * a thread. Reference counted; may be asked from any thread, but from one at a time.
 */
typedef struct _DictumDuplicateFinder DictumDuplicateFinder;

DictumDuplicateFinder *dictum_duplicate_finder_new (DictumProject *project);
DictumDuplicateFinder *dictum_duplicate_finder_ref (DictumDuplicateFinder *self);
void dictum_duplicate_finder_unref (DictumDuplicateFinder *self);
/* Array of DictumDuplicate, the surest first; empty when there are none. */
GPtrArray *dictum_duplicate_finder_find (DictumDuplicateFinder *self, const DictumArticle *article);
/* The article that has a link or was loaded from it; NULL when there is none. Reads no text. */
const DictumArticle *dictum_duplicate_finder_find_link (DictumDuplicateFinder *self,
                                                        const char *url);

/* A finder's answer for one article, from a thread; article is not altered meanwhile. */
void dictum_project_find_duplicates_async (DictumProject *project,
                                           const DictumArticle *article,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);
GPtrArray *dictum_project_find_duplicates_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDuplicate, dictum_duplicate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDuplicateFinder, dictum_duplicate_finder_unref)

G_END_DECLS
