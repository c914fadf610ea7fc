/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-format.h"
#include "model/dictum-project.h"

G_BEGIN_DECLS

/* Files that are read, and as what. */
typedef struct
{
  GStrv paths;
  GPtrArray *files;           /* of DictumFile; NULL until they were loaded, which happens once */
  const DictumFormat *format; /* NULL: it is recognised */
  GHashTable *options;        /* char * to char * */
  char *author;
} DictumImportWish;

void dictum_import_wish_free (DictumImportWish *self);

/* Reads in a thread. Takes the snapshot and the wish. */
void dictum_import_job_read_async (DictumProjectSnapshot *snapshot,
                                   DictumImportWish *wish,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Transfer full; NULL with an error. files and format, for the next time, are set also then: files
 * is transfer full, and both are NULL when it did not come so far. */
DictumImport *dictum_import_job_read_finish (GAsyncResult *result,
                                             GPtrArray **files,
                                             const DictumFormat **format,
                                             GError **error);

/* Which of some files, and folders, are of a format that can be read, with the files that belong to
 * them: looks at their names and first bytes, in a thread. Takes the paths. */
void dictum_import_job_sort_async (GStrv paths,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* The paths of those; transfer full, ends with NULL. */
GStrv dictum_import_job_sort_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumImportWish, dictum_import_wish_free)

/* Puts the originals that came with the files into the store. Nothing alters the import until the
 * callback is called. */
void dictum_import_job_keep_async (DictumImport *import,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
gboolean dictum_import_job_keep_finish (GAsyncResult *result, GError **error);

G_END_DECLS
