/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit-related.h"
#include "text/dictum-text-align.h"

G_BEGIN_DECLS

/* Two wordings beside each other. */
typedef struct
{
  DictumText *old_text;
  DictumText *new_text;
  GArray *stretches; /* of DictumStretch; words that were moved count as taken out and put in */
} DictumWording;

DictumWording *dictum_wording_new (const char *old_words, const char *new_words);
void dictum_wording_free (DictumWording *self);
gboolean dictum_wording_is_same (const DictumWording *self);
/* Whether enough is common to both that marking what differs says more than the words alone. */
gboolean dictum_wording_is_close (const DictumWording *self);
/* Transfer full: what was changed, in words: "“said” became “claimed”. “reportedly” is left out."
 * "The same words." when nothing was. */
char *dictum_wording_describe (const DictumWording *self);

/* One place where a claim, or what contradicts it, was published. */
typedef struct
{
  const DictumClaim *claim;     /* owned, sealed */
  const DictumArticle *article; /* owned, sealed */
  int relation;                 /* DictumRelation */
  gboolean itself;              /* the claim that was asked for */
  gboolean first; /* of those that are the same: nobody published it before. Several on one day */
  char *quote;
  char *through; /* the chain in words, who said it last: "Island media, Analysts"; NULL */
  /* What is the same against the first of them, which has none; what contradicts the claim against
   * the claim. */
  DictumWording *wording;
} DictumAppearance;

void dictum_appearance_free (DictumAppearance *self);
/* The claim, those that are the same and those that contradict it, by when their articles were
 * published, those of which it is not known last. Of DictumAppearance; empty when there is no such
 * claim. */
GPtrArray *dictum_claim_list_appearances (DictumProject *project, const char *claim);
/* The same with the wordings compared in a thread. */
void dictum_claim_list_appearances_async (DictumProject *project,
                                          const char *claim,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
/* NULL when it was cancelled. */
GPtrArray *dictum_claim_list_appearances_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumWording, dictum_wording_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAppearance, dictum_appearance_free)

G_END_DECLS
