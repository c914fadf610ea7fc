/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load.h"

G_BEGIN_DECLS

/* The Internet Archive's Wayback Machine. */
#define DICTUM_ARCHIVE_DEFAULT "https://web.archive.org"

/**
 * DictumArchivedCopy:
 *
 * A page as a web archive keeps it.
 */
typedef struct
{
  char *url;  /* where the copy is read */
  char *time; /* when it was taken, UTC as in DictumVersion.retrieved */
} DictumArchivedCopy;

void dictum_archived_copy_free (DictumArchivedCopy *self);

/* What the two functions below will send, to be shown before they are called: translated sentences
 * with the address in full. archive: the address of a web archive that knows Memento (RFC 7089) and
 * Save Page Now; NULL: DICTUM_ARCHIVE_DEFAULT. Nothing is sent by describing. */
char *dictum_archive_describe_find (const char *archive, const char *url);
char *dictum_archive_describe_save (const char *archive, const char *url);

/* Whether an address may be given to an archive: FALSE with a DictumLoadError in words for
 * addresses that only this network knows, and those with a name and a password in them. The
 * functions below refuse the same addresses; this is for a button. */
gboolean dictum_archive_check (const char *url, GError **error);

/* Asks the archive which copies it has. At most the 5,000 latest, oldest first; empty: none. The
 * calling thread waits. Errors: DictumLoadError, G_IO_ERROR_CANCELLED. */
GPtrArray *dictum_archive_find (const char *archive,
                                const char *url,
                                GCancellable *cancellable,
                                GError **error);
void dictum_archive_find_async (const char *archive,
                                const char *url,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* Transfer full: of DictumArchivedCopy. */
GPtrArray *dictum_archive_find_finish (GAsyncResult *result, GError **error);

/* Asks the archive to fetch the page now and to keep it for everybody, which takes it some seconds
 * to two minutes. Cancelling stops the waiting; what the archive has begun it finishes. */
DictumArchivedCopy *dictum_archive_save (const char *archive,
                                         const char *url,
                                         GCancellable *cancellable,
                                         GError **error);
void dictum_archive_save_async (const char *archive,
                                const char *url,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* Transfer full. */
DictumArchivedCopy *dictum_archive_save_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArchivedCopy, dictum_archived_copy_free)

G_END_DECLS
