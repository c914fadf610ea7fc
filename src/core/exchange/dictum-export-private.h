/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-export.h"

G_BEGIN_DECLS

/* Takes the snapshot, which is closed already. */
DictumExport *dictum_export_arrange (DictumProjectSnapshot *snapshot);

/* Takes out of the lists of references of an alterable record those to ids that are not in the set;
 * and says whether there are any. */
void dictum_references_prune (gpointer record, GHashTable *kept);
gboolean dictum_references_lead_out (gconstpointer record, GHashTable *kept);

/* Writes one JSON document of an article; NULL with an error. Transfer full. */
typedef GString *(*DictumWriteDocument) (const DictumExportArticle *article, GError **error);
/* A file of its own for each article, named after its title. Returns DictumFiles. */
GPtrArray *dictum_export_write_documents (DictumExport *self,
                                          DictumWriteDocument write,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
