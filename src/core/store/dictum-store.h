/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

G_BEGIN_DECLS

#define DICTUM_STORE_ERROR (dictum_store_error_quark ())
GQuark dictum_store_error_quark (void);

typedef enum
{
  DICTUM_STORE_ERROR_FORMAT,    /* not JSON, or not a project; the message has the JSON path */
  DICTUM_STORE_ERROR_NEWER,     /* saved by a newer Dictum: read-only */
  DICTUM_STORE_ERROR_LOCKED,    /* open in another window */
  DICTUM_STORE_ERROR_CHANGED,   /* someone else wrote the file */
  DICTUM_STORE_ERROR_GONE,      /* the file was moved or deleted, or its folder is not there */
  DICTUM_STORE_ERROR_READ_ONLY, /* the project may not be altered */
  DICTUM_STORE_ERROR_TOO_LARGE,
  DICTUM_STORE_ERROR_JOURNAL, /* the journal could not be written: the action was not done */
} DictumStoreError;

/* The file: dictum-project-file.c. Bytes to records and back. Fixed key order, two-space indent,
 * records by id; what it does not know it keeps. */
DictumProject *dictum_project_file_parse (GBytes *bytes, gboolean *newer, GError **error);
GBytes *dictum_project_file_print (DictumProjectSnapshot *snapshot, GError **error);
/* One record or any other value as JSON, as in the file: for --json. */
char *dictum_record_to_json (gconstpointer record, gboolean pretty);

/* What is wrong in a project that nevertheless opens: spans whose quote is not there, ratings that
 * the scale does not have. By place in the file. */
typedef struct
{
  char *path;    /* "claims[17].content[0]", as the file is written */
  char *record;  /* its id */
  char *message; /* translated */
} DictumProblem;

void dictum_problem_free (DictumProblem *self);
GPtrArray *dictum_project_check (DictumProject *project); /* of DictumProblem; empty: all is well */

/**
 * DictumStore:
 *
 * A project on the disk: its file, lock, journal, history, and the monitor. One store per open
 * project; it owns the project and the history. Every action goes through dictum_store_apply(): the
 * change is on the disk, in the journal, before the project shows it. The file itself is written
 * behind, in a thread, a short while after (autosave), and at close.
 *
 * A new project that was never named lives in the user's data folder until it is saved as a file.
 *
 * Signals: "saved", "save-failed" (GError *), "changed-outside" (whenever what
 * dictum_store_get_outside() says is another). Properties: "file" (GFile, NULL
 * while unnamed), "title", "state" (DictumStoreState), "read-only".
 */
#define DICTUM_TYPE_STORE (dictum_store_get_type ())
G_DECLARE_FINAL_TYPE (DictumStore, dictum_store, DICTUM, STORE, GObject)

/* What became of the file without us. While it is changed nothing is saved until somebody chooses
 * whose is to stay. One that is gone may come back with its disk: saving is tried again. */
typedef enum
{
  DICTUM_OUTSIDE_NOTHING,
  DICTUM_OUTSIDE_CHANGED,
  DICTUM_OUTSIDE_GONE,
} DictumOutside;

#define DICTUM_TYPE_STORE_STATE (dictum_store_state_get_type ())
GType dictum_store_state_get_type (void);

typedef enum
{
  DICTUM_STORE_SAVED,   /* file and project are the same */
  DICTUM_STORE_PENDING, /* in the journal, the file follows */
  DICTUM_STORE_SAVING,
  DICTUM_STORE_FAILED, /* the file could not be written; the journal has everything */
} DictumStoreState;

/* What a crash left behind: in the journal, not in the file. */
typedef struct
{
  guint changes;
  char *last_label;
  char *last_time; /* UTC */
  GStrv labels;    /* the latest ten, latest first */
} DictumRecovery;

void dictum_recovery_free (DictumRecovery *self);

/* All of them are transfer full and NULL with an error: a DictumStoreError, or the GIOError of what
 * the disk said. new makes an unnamed project. A finish gives what its synchronous twin does. */
DictumStore *dictum_store_new (const char *title, GError **error);
void dictum_store_new_async (const char *title, GAsyncReadyCallback callback, gpointer data);
DictumStore *dictum_store_open (GFile *file, GCancellable *cancellable, GError **error);
void dictum_store_open_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
DictumStore *dictum_store_open_finish (GAsyncResult *result, GError **error);
/* Unnamed projects of earlier sessions, by id; open one again. */
GStrv dictum_store_list_unnamed (void);
/* Transfer full: where an unnamed project lies, whether or not it is there. */
char *dictum_store_get_unnamed_path (const char *id);
DictumStore *dictum_store_open_unnamed (const char *id, GError **error);
void dictum_store_open_unnamed_async (const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
/* A new unnamed project that begins as the one in a file, which stays as it is. */
DictumStore *dictum_store_open_copy (GFile *file, GCancellable *cancellable, GError **error);
void dictum_store_open_copy_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/* NULL when there is nothing to recover. Until one of the two is called the project is as the file
 * has it and refuses changes. */
const DictumRecovery *dictum_store_get_recovery (DictumStore *self);
gboolean dictum_store_recover (DictumStore *self, GError **error);
gboolean dictum_store_discard_recovery (DictumStore *self,
                                        GError **error); /* kept aside, not deleted */

/* Borrowed, but for the title, which is a copy. The file is NULL while the project is unnamed, the
 * reason while it may be altered, the error unless the latest saving failed. */
DictumProject *dictum_store_get_project (DictumStore *self);
DictumHistory *dictum_store_get_history (DictumStore *self);
GFile *dictum_store_get_file (DictumStore *self);
const char *dictum_store_get_id (DictumStore *self); /* of the project */
char *dictum_store_dup_title (DictumStore *self);
/* What a project file without a title is called: its name, without what all of them end in. */
char *dictum_store_dup_name (const char *path);
/* As dictum_session_list_open() has it. */
char *dictum_store_dup_address (DictumStore *self);
DictumStoreState dictum_store_get_state (DictumStore *self);
gboolean dictum_store_get_read_only (DictumStore *self);
const char *dictum_store_get_read_only_reason (DictumStore *self);
const GError *dictum_store_get_save_error (DictumStore *self);
/* What the editor should be told once after opening: a damaged journal was set aside. NULL:
 * nothing. */
const char *dictum_store_get_notice (DictumStore *self);
DictumOutside dictum_store_get_outside (DictumStore *self);

gboolean dictum_store_apply (DictumStore *self, DictumChange *change, GError **error);
gboolean dictum_store_undo (DictumStore *self, GError **error);
gboolean dictum_store_redo (DictumStore *self, GError **error);

/* Writes the file now, whole or not at all. */
gboolean dictum_store_save (DictumStore *self, GCancellable *cancellable, GError **error);
void dictum_store_save_async (DictumStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean dictum_store_save_finish (DictumStore *self, GAsyncResult *result, GError **error);
/* From now on the project lives in this file. overwrite FALSE: an existing file is an error. */
gboolean dictum_store_save_as (DictumStore *self,
                               GFile *file,
                               gboolean overwrite,
                               GCancellable *cancellable,
                               GError **error);
void dictum_store_save_as_async (DictumStore *self,
                                 GFile *file,
                                 gboolean overwrite,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean dictum_store_save_as_finish (DictumStore *self, GAsyncResult *result, GError **error);
/* Saves if need be, releases the lock. The journal stays: it is the undo history. */
gboolean dictum_store_close (DictumStore *self, GError **error);

/* After "changed-outside" (or DICTUM_STORE_ERROR_CHANGED from a save). keep_mine also writes a file
 * anew that is gone. */
gboolean dictum_store_keep_mine (DictumStore *self, GError **error);
gboolean dictum_store_take_theirs (DictumStore *self, GError **error); /* one change, undoable */
void dictum_store_keep_mine_async (DictumStore *self, GAsyncReadyCallback callback, gpointer data);
void
dictum_store_take_theirs_async (DictumStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean dictum_store_outside_finish (DictumStore *self, GAsyncResult *result, GError **error);

/* Milliseconds between the last change and the autosave; tests set it low. */
void dictum_store_set_autosave_delay (DictumStore *self, guint milliseconds);

/* Snapshots: original bytes by their SHA-256 under the user's data folder. */
char *dictum_snapshot_store_add (GBytes *bytes, GError **error);
GBytes *dictum_snapshot_store_get (const char *sha256, GError **error);

/**
 * DictumSession:
 *
 * Where the editor was: open projects with their article, place, sizes; recent projects; unnamed
 * ones. One JSON file in the user's state folder, written atomically; broken or missing is an empty
 * one.
 */
#define DICTUM_TYPE_SESSION (dictum_session_get_type ())
G_DECLARE_FINAL_TYPE (DictumSession, dictum_session, DICTUM, SESSION, GObject)

DictumSession *dictum_session_get_default (void);
/* Newest first: array of DictumRecent. A file that is gone is left out unless it may come back. */
typedef struct
{
  GFile *file; /* NULL for an unnamed one */
  char *id;    /* of the project */
  char *title;
  char *opened; /* UTC */
} DictumRecent;
void dictum_recent_free (DictumRecent *self);
/* As dictum_session_list_open() has it. Transfer full. */
char *dictum_recent_dup_address (const DictumRecent *self);
GPtrArray *dictum_session_list_recent (DictumSession *self);
void dictum_session_add_recent (DictumSession *self, DictumStore *store);
void dictum_session_remove_recent (DictumSession *self, const char *id);
/* Plain values by project id and key: "page", "article", "caret", "scroll"; id NULL for the
 * program. */
char *dictum_session_get_value (DictumSession *self, const char *id, const char *key);
void
dictum_session_set_value (DictumSession *self, const char *id, const char *key, const char *value);
GStrv
dictum_session_list_open (DictumSession *self); /* URIs, or "unnamed:ID", left open last time */
void dictum_session_set_open (DictumSession *self, const char *const *open);
void dictum_session_queue_write (DictumSession *self);
gboolean dictum_session_write (DictumSession *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumProblem, dictum_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRecovery, dictum_recovery_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRecent, dictum_recent_free)

G_END_DECLS
