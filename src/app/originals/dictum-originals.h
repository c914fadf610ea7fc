/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/dictum-snapshots.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_ORIGINAL_UNCHECKED,
  DICTUM_ORIGINAL_INTACT,
  DICTUM_ORIGINAL_DAMAGED,
  DICTUM_ORIGINAL_MISSING, /* the project names it, and this computer does not have it */
} DictumOriginalState;

/**
 * DictumOriginal:
 *
 * One row of the list of originals: a snapshot, and what uses it in words. Made in a thread; after
 * that only "state" changes.
 */
#define DICTUM_TYPE_ORIGINAL (dictum_original_get_type ())
G_DECLARE_FINAL_TYPE (DictumOriginal, dictum_original, DICTUM, ORIGINAL, GObject)

struct _DictumOriginal
{
  GObject parent_instance;

  char *sha256;
  guint64 size;     /* bytes */
  char *stored;     /* UTC; NULL when it is missing */
  char *media_type; /* NULL unknown */
  char *charset;    /* as the server declared it; NULL unknown */
  char *title;      /* of the first that uses it; NULL when nothing does */
  GPtrArray *uses;  /* of char *: each in a few words; empty: nothing uses it */
  gboolean in_project;
  gboolean elsewhere; /* other projects use it too */
  int state;          /* DictumOriginalState */
};

void dictum_original_set_state (DictumOriginal *self, int state);

/**
 * DictumOriginals:
 *
 * The store of originals as a project's editor looks at it.
 */
typedef struct
{
  DictumSnapshotList *list;
  GPtrArray *used;   /* of DictumOriginal: of the project, or of the one article */
  GPtrArray *unused; /* of DictumOriginal: no project needs them; empty for one article */
  guint elsewhere;   /* how many belong to other projects only */
} DictumOriginals;

void dictum_originals_free (DictumOriginals *self);

/* What a store's project uses, as it is now, saved or not. article: NULL, or the id of the one to
 * look at. Reads in a thread. */
void dictum_originals_list_async (DictumStore *store,
                                  const char *article,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
DictumOriginals *dictum_originals_list_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOriginals, dictum_originals_free)

G_END_DECLS
