/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DICTUM_SNAPSHOT_VERSION,  /* the original of an article's version */
  DICTUM_SNAPSHOT_EVIDENCE, /* the stored copy of a claim's evidence */
  DICTUM_SNAPSHOT_HISTORY,  /* only what was undone or deleted in a project had it */
} DictumSnapshotUseKind;

/* One place in a project that refers to a snapshot. */
typedef struct
{
  int kind;        /* DictumSnapshotUseKind */
  char *file;      /* the path of the project's file; NULL while it is unnamed */
  char *project;   /* its title; NULL for DICTUM_SNAPSHOT_HISTORY and where it has none */
  char *record;    /* id of the article or the claim; NULL for DICTUM_SNAPSHOT_HISTORY */
  char *part;      /* id of the version or the evidence; likewise */
  char *title;     /* of the article or the evidence; may be NULL */
  char *address;   /* where it came from; may be NULL */
  char *retrieved; /* UTC; may be NULL */
} DictumSnapshotUse;

/**
 * DictumSnapshot:
 *
 * Original bytes that are kept, and who needs them.
 */
typedef struct
{
  char *sha256; /* of the bytes, hexadecimal: the name by which all functions know it */
  guint64 size; /* bytes */
  char *stored; /* UTC */
  gint64 mtime; /* of its file, in nanoseconds: whether it was added again since it was listed */
  char *media_type; /* as a version that uses it has it; NULL unknown */
  GPtrArray *uses;  /* of DictumSnapshotUse; empty: nothing that was looked at needs it */
} DictumSnapshot;

/**
 * DictumSnapshotList:
 *
 * The store as it was when it was listed. Looked at are the projects that this computer has a
 * journal of, the unnamed ones, and those given.
 */
typedef struct
{
  GPtrArray *snapshots; /* of DictumSnapshot, largest first */
  guint64 size;         /* bytes of all */
  guint64 unused_size;  /* bytes of those without uses */
  GStrv unread; /* paths of project files that could not be read: what they use is not known */
} DictumSnapshotList;

void dictum_snapshot_list_free (DictumSnapshotList *self);
/* NULL when there is none of that name. */
const DictumSnapshot *dictum_snapshot_list_find (const DictumSnapshotList *self,
                                                 const char *sha256);

/* files: paths of further projects, ending with NULL; may be NULL. Changes of open projects are
 * known from their journals. The calling thread waits; the async twin reads in a thread. */
DictumSnapshotList *
dictum_snapshot_store_list (const char *const *files, GCancellable *cancellable, GError **error);
void dictum_snapshot_store_list_async (const char *const *files,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
DictumSnapshotList *dictum_snapshot_store_list_finish (GAsyncResult *result, GError **error);

/* Whether the bytes are still what they were. G_IO_ERROR_NOT_FOUND, _INVALID_DATA. */
gboolean dictum_snapshot_store_verify (const char *sha256, GError **error);
/* Writes a copy, verified. G_IO_ERROR_EXISTS when the file is there and overwrite is FALSE. */
gboolean dictum_snapshot_store_export (const char *sha256,
                                       const char *path,
                                       gboolean overwrite,
                                       GError **error);
/* What to call a copy: "page-1f2e3d4c.html". */
char *dictum_snapshot_suggest_name (const DictumSnapshot *snapshot);
/* Removes one for good. One that is in use, or may be because projects could not be read, is
 * refused with G_IO_ERROR_BUSY unless forced. */
gboolean dictum_snapshot_store_remove (const DictumSnapshotList *list,
                                       const char *sha256,
                                       gboolean force,
                                       GError **error);
/* Removes all without uses. freed: bytes. Refused as above; what is added meanwhile stays. */
gboolean dictum_snapshot_store_remove_unused (const DictumSnapshotList *list,
                                              gboolean force,
                                              guint *removed,
                                              guint64 *freed,
                                              GError **error);

/* Adding and reading are in dictum-store.h. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSnapshotList, dictum_snapshot_list_free)

G_END_DECLS
