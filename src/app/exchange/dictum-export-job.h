/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/dictum-format.h"
#include "model/dictum-project.h"

G_BEGIN_DECLS

/* What is to be written, and how. */
typedef struct
{
  const DictumFormat *format;
  DictumScopeKind kind;
  GStrv ids;           /* of articles or claims; NULL for the others */
  char *query;         /* NULL for the others */
  GHashTable *options; /* char * to char * */
  char *name;          /* what the project is called while it has no title */
  gboolean redacted;
} DictumExportWish;

void dictum_export_wish_free (DictumExportWish *self);

/* What has been written, and is not on the disk yet. */
typedef struct
{
  const DictumFormat *format;
  GPtrArray *files; /* of DictumFile, at least one */
  gsize size;       /* bytes, of all */
  char *name;       /* for the file or the folder */
  guint n_articles;
  guint n_claims;
  gboolean has_protected; /* the project has sources whose identity is protected */
} DictumExportResult;

DictumExportResult *dictum_export_result_ref (DictumExportResult *self);
void dictum_export_result_unref (DictumExportResult *self);

/* Writes in a thread. Takes the snapshot and the wish. The result is transfer full; NULL with an
 * error of dictum_export_new() or dictum_format_write(). The callback gets no source object. */
void dictum_export_job_write_async (DictumProjectSnapshot *snapshot,
                                    DictumExportWish *wish,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
DictumExportResult *dictum_export_job_write_finish (GAsyncResult *result, GError **error);

/* Puts the files of a result where the path says, in a thread. path is of a folder, which is made,
 * when the format makes one, and of a file otherwise. */
void dictum_export_job_save_async (DictumExportResult *result,
                                   const char *path,
                                   gboolean overwrite,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* FALSE with G_IO_ERROR_EXISTS when something is there that must not be overwritten. */
gboolean dictum_export_job_save_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumExportResult, dictum_export_result_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumExportWish, dictum_export_wish_free)

G_END_DECLS
