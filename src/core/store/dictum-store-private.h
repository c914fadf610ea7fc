/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/dictum-journal.h"
#include "store/dictum-lock.h"
#include "store/dictum-saver.h"
#include "store/dictum-store.h"

G_BEGIN_DECLS

struct _DictumStore
{
  GObject parent_instance;

  DictumProject *project;
  DictumHistory *history;
  DictumJournal *journal;
  DictumSaver *saver; /* what the threads that save share with us */
  DictumLock *id_lock;
  DictumLock *path_lock;

  GFile *file; /* NULL while unnamed */
  char *path;  /* resolved; of an unnamed project too */
  char *read_only_reason;
  gboolean newer; /* cannot be written at all: parts of it could not be read */
  gboolean recovery_pending;
  guint recovered; /* how many of the events that a crash kept out of the file were done again */
  DictumJournalScan *scan; /* NULL: the journal is new */
  DictumRecovery *recovery;
  char *notice;

  DictumStoreState state;
  GError *save_error;
  guint saves;          /* that run in threads */
  gint64 save_duration; /* of the latest, microseconds */
  guint autosave_delay; /* milliseconds */
  guint autosave_source;
  gboolean closed;
  gboolean fresh; /* made by this program: when nothing is done in it, nothing is left of it */

  GFileMonitor *monitor;
  guint check_source;
  gboolean checking;
  DictumOutside outside;
};

/* dictum-store.c */
/* Each needs the thread of the store. check_alterable fails with the reason in words; emit_saved
 * and emit_save_failed tell those who watch, whatever the state is. */
void dictum_store_set_state (DictumStore *self, DictumStoreState state);
void dictum_store_mark_altered (DictumStore *self);
gboolean dictum_store_check_alterable (DictumStore *self, GError **error);
void dictum_store_emit_saved (DictumStore *self);
void dictum_store_emit_save_failed (DictumStore *self, const GError *error);
void dictum_store_set_file (DictumStore *self, GFile *file, const char *path);
void dictum_store_set_project (DictumStore *self, DictumProject *project);

/* dictum-store-open.c */
GBytes *dictum_store_read_file (const char *path, DictumFileStamp *stamp, GError **error);

/* dictum-store-save.c */
/* schedule: after the delay, counted from the first call; save_now: in this thread, and with force
 * also when nothing was altered; fail: the file could not be written, or is not there. */
void dictum_store_schedule_autosave (DictumStore *self);
void dictum_store_stop_autosave (DictumStore *self);
gboolean dictum_store_save_now (DictumStore *self, gboolean force, GError **error);
void dictum_store_fail (DictumStore *self, const GError *error);
void dictum_store_save_task (DictumStore *self, GTask *task, gboolean force);

/* dictum-store-outside.c */
void dictum_store_start_monitor (DictumStore *self);
void dictum_store_stop_monitor (DictumStore *self);
void dictum_store_set_outside (DictumStore *self, DictumOutside outside);

G_END_DECLS
