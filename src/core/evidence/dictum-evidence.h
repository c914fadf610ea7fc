/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "evidence/dictum-quote-check.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

/* Evidence as it is got hold of: the page or file is loaded, its bytes are kept in the store of
 * originals, and what it says of itself is filled in. And quotes, checked against what was kept. */

/* Loads what a person gave: a link, a file, or text. The evidence is new, alterable and has no id;
 * its copy is stored. A paste is stored as the text that it is. What cannot be read as text (a
 * picture, a spreadsheet) is kept all the same when it is a file. Transfer full; the errors of
 * dictum_load(), and of the store. */
DictumEvidence *dictum_evidence_load (DictumLoadRequest *request,
                                      DictumLoadProgress progress,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);
/* The same in a thread of its own; progress and callback come in the caller's context. */
void dictum_evidence_load_async (DictumLoadRequest *request,
                                 DictumLoadProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
DictumEvidence *dictum_evidence_load_finish (GAsyncResult *result, GError **error);
/* Puts what was loaded into fields of evidence that are still empty; link, file, copy and the time
 * it was got are always those of what was loaded. */
void dictum_evidence_fill_in (DictumEvidence *evidence, const DictumEvidence *loaded);
void dictum_evidence_take_out (DictumEvidence *evidence, const DictumEvidence *loaded);

/* The evidence's quote against its stored copy. Reads the copy, unless it was read not long ago. */
DictumQuoteCheck *dictum_evidence_check (const DictumEvidence *evidence, GCancellable *cancellable);
void dictum_evidence_check_async (const DictumEvidence *evidence,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/* NULL when it was cancelled. */
DictumQuoteCheck *dictum_evidence_check_finish (GAsyncResult *result, GError **error);

/* "Supported by 2, refuted by 1": what a claim's evidence says of it, translated; NULL without. */
char *dictum_claim_describe_evidence (const DictumClaim *claim);

G_END_DECLS
