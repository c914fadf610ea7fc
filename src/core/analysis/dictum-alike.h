/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Another claim that may be the same one, or contradict it. */
typedef struct
{
  const DictumClaim *claim; /* owned, sealed */
  char *quote;
  double likeness;         /* 0..1: how much of the words, rare ones counting more */
  gboolean other_figures;  /* both name figures, and not the same ones */
  gboolean other_polarity; /* one is denied, in its words or by its source, and the other is not */
} DictumAlikeClaim;

void dictum_alike_claim_free (DictumAlikeClaim *self);

/* The claims of a project that are most like one of them by their words, likest first; with words,
 * those that have all of these, likest first. Its own family of same claims, and what contradicts
 * it, are left out. Reads all claims in a thread. */
void dictum_claim_find_alike_async (DictumProject *project,
                                    const char *claim,
                                    const char *words,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/* Of DictumAlikeClaim; NULL with an error. */
GPtrArray *dictum_claim_find_alike_finish (GAsyncResult *result, GError **error);
/* The same while the caller waits. */
GPtrArray *dictum_claim_find_alike (DictumProject *project,
                                    const char *claim,
                                    const char *words,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAlikeClaim, dictum_alike_claim_free)

G_END_DECLS
