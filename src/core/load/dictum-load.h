/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

#define DICTUM_LOAD_ERROR (dictum_load_error_quark ())
GQuark dictum_load_error_quark (void);

typedef enum
{
  DICTUM_LOAD_ERROR_EMPTY,       /* no text in it */
  DICTUM_LOAD_ERROR_TOO_LARGE,   /* above DICTUM_LOAD_CAP */
  DICTUM_LOAD_ERROR_UNKNOWN,     /* a kind of file that no loader takes (binary) */
  DICTUM_LOAD_ERROR_UNREACHABLE, /* no network, no such host, refused, time-out, TLS */
  DICTUM_LOAD_ERROR_STATUS,      /* the server answered with an error */
  DICTUM_LOAD_ERROR_NOT_FOUND,   /* no such file, or it may not be read */
  DICTUM_LOAD_ERROR_MALFORMED,   /* an address or a document that cannot be understood */
} DictumLoadError;

#define DICTUM_LOAD_CAP (64 * 1024 * 1024) /* bytes of one document */

/**
 * DictumLoadRequest:
 *
 * One thing to load: an address (a URL or a file) or content that is already here (pasted, dropped,
 * standard input). Runs nothing and fetches nothing but the address itself.
 */
typedef struct _DictumLoadRequest DictumLoadRequest;

DictumLoadRequest *dictum_load_request_new_for_url (const char *url);
/* The file may be anywhere GIO can read; it is opened when it is loaded. */
DictumLoadRequest *dictum_load_request_new_for_file (GFile *file);
/* media_type NULL: to be found out; name: for the title and messages, may be NULL. */
DictumLoadRequest *
dictum_load_request_new_for_bytes (GBytes *bytes, const char *media_type, const char *name);
/* What a person typed, pasted or dropped: a link (with or without its scheme), the path of a file,
 * a file:// link, or text. Looks whether a file of that name exists, so it may touch the disk. */
DictumLoadRequest *dictum_load_request_new_for_words (const char *words);
/* Requests do not change, so that threads may share one. */
DictumLoadRequest *dictum_load_request_ref (DictumLoadRequest *self);
void dictum_load_request_unref (DictumLoadRequest *self);
/* For rows of a queue: the host and path, the file's name, the first words of a paste. */
char *dictum_load_request_describe (DictumLoadRequest *self);

/* Called in the thread-default main context of the caller of _async; stage is translated
 * ("Connecting", "Downloading", "Reading"), fraction 0..1, or below 0 when it is not known. */
typedef void (*DictumLoadProgress) (const char *stage, double fraction, gpointer data);

/* The article is new, has an id and one version, is not sealed and not part of a project. Its
 * snapshot bytes are given beside it: the caller stores them when the article is kept. */
typedef struct
{
  DictumArticle *article;
  GBytes *snapshot; /* NULL for a paste */
} DictumLoaded;

/* Frees what was not stolen from it. */
void dictum_loaded_free (DictumLoaded *self);

/* Loads in the calling thread, which may take as long as the network does. Fails with a
 * DictumLoadError, or G_IO_ERROR_CANCELLED. progress may be NULL. */
DictumLoaded *dictum_load (DictumLoadRequest *request,
                           DictumLoadProgress progress,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
/* The same in a thread of its own. progress, progress_destroy and callback are called in the
 * caller's thread-default main context; progress never after callback. */
void dictum_load_async (DictumLoadRequest *request,
                        DictumLoadProgress progress,
                        gpointer progress_data,
                        GDestroyNotify progress_destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
/* Transfer full; the errors of dictum_load(). */
DictumLoaded *dictum_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLoadRequest, dictum_load_request_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumLoaded, dictum_loaded_free)

G_END_DECLS
