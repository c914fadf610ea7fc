/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-store.h"

G_BEGIN_DECLS

struct _DictumSession
{
  GObject parent_instance;

  GPtrArray *recent;  /* of DictumRecent, newest first */
  GHashTable *values; /* project's id, "" for the program -> GHashTable of key -> value */
  GStrv open;

  guint queued;    /* the source that will write; or 0 */
  GMutex writing;  /* held while the file is written, since that may be in a thread */
  guint64 serial;  /* of the latest text that was made for the file */
  guint64 written; /* of the latest that is in the file; under the mutex */
};

/* What a project, "" for the program, has: a table that may be added to; borrowed. */
GHashTable *dictum_session_ensure_values (DictumSession *self, const char *id);
/* Whether a project that was never saved as a file is still where those are. */
gboolean dictum_session_is_unnamed_there (const char *id);
/* Lets go of the oldest files of a list that is too long. */
void dictum_session_trim_recent (DictumSession *self);

/* The file's text: dictum-session-file.c. What of it is not as it should be is left out; NULL is an
 * empty one. */
void dictum_session_take_text (DictumSession *self, const char *text, gsize n_bytes);
GString *dictum_session_make_text (DictumSession *self, GError **error);

G_END_DECLS
