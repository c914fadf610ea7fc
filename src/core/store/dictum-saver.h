/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-journal.h"

G_BEGIN_DECLS

/**
 * DictumSaver:
 *
 * What is known of a project's file, and the writing of it. Belongs to a store and to the threads
 * that save for it: one of them writes at a time, and none replaces what is newer by what is older.
 */
typedef struct _DictumSaver DictumSaver;

/**
 * DictumSaveJob:
 *
 * One saving: the records as they were when it was asked for, and where they go.
 */
typedef struct
{
  DictumSaver *saver;
  DictumJournal *journal;
  DictumProjectSnapshot *snapshot;
  guint64 seq;        /* the latest event that is in the snapshot */
  guint64 serial;     /* of the snapshot */
  char *path;         /* resolved */
  gboolean force;     /* also when the file holds all of it already */
  gboolean elsewhere; /* another file than the project's */
  gboolean overwrite; /* when elsewhere: an existing file */
} DictumSaveJob;

/* From any thread. seq is the number of the latest event that the file holds; serials number the
 * snapshots, so that an older one never replaces a newer. */
DictumSaver *dictum_saver_new (const DictumFileState *file, guint64 seq, GBytes *unhashed);
DictumSaver *dictum_saver_ref (DictumSaver *self);
void dictum_saver_unref (DictumSaver *self);
void dictum_saver_get_file (DictumSaver *self, DictumFileState *file);
void dictum_saver_peek_file (DictumSaver *self, DictumFileState *file);
void dictum_saver_set_file (DictumSaver *self, const DictumFileState *file);
guint64 dictum_saver_get_seq (DictumSaver *self);
guint64 dictum_saver_next_serial (DictumSaver *self);
gboolean dictum_saver_is_untouched (DictumSaver *self);
gboolean dictum_saver_check_there (const DictumFileState *file, GError **error);

gboolean dictum_save_job_run (DictumSaveJob *self, GCancellable *cancellable, GError **error);
void dictum_save_job_free (DictumSaveJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSaver, dictum_saver_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSaveJob, dictum_save_job_free)

G_END_DECLS
