/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "query/dictum-claim-table.h"

G_BEGIN_DECLS

/**
 * DictumClaimSearch:
 *
 * Searches the claims of one project for a window, in threads. Lives in the project’s thread and
 * owns the latest table, which is made anew, from what has changed, by the first search after a
 * change. A search that is no longer wanted is cancelled by its cancellable; what it has prepared
 * till then is kept.
 *
 * Signal "changed": what was listed may be different now. Whoever searches again when the project
 * changes waits for this one rather than for the project’s own, which may come before this object
 * knows of the change.
 */
#define DICTUM_TYPE_CLAIM_SEARCH (dictum_claim_search_get_type ())
G_DECLARE_FINAL_TYPE (DictumClaimSearch, dictum_claim_search, DICTUM, CLAIM_SEARCH, GObject)

DictumClaimSearch *dictum_claim_search_new (DictumProject *project);
/* earlier: what is shown now, or NULL; makes it quicker when the query is only made longer. */
void dictum_claim_search_list_async (DictumClaimSearch *self,
                                     DictumClaimQuery *query,
                                     DictumClaimOrder order,
                                     DictumClaimResult *earlier,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
/* Transfer full; NULL with G_IO_ERROR_CANCELLED. The callback gets no source object. */
DictumClaimResult *dictum_claim_search_list_finish (GAsyncResult *result, GError **error);

/* At once, for where nobody waits: the command line. */
DictumClaimResult *dictum_project_list_claims (DictumProject *project,
                                               DictumClaimQuery *query,
                                               DictumClaimOrder order);

G_END_DECLS
