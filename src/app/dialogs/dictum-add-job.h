/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-duplicates.h"
#include "load/dictum-load.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_ADD_JOB_WAITING,
  DICTUM_ADD_JOB_RUNNING,
  DICTUM_ADD_JOB_FAILED, /* also when the editor stopped it: it can be tried again */
  DICTUM_ADD_JOB_DONE,
  DICTUM_ADD_JOB_READY,   /* loaded; the editor is asked before it is added */
  DICTUM_ADD_JOB_CHOICES, /* loaded, and there are several to choose from */
} DictumAddJobState;

/**
 * DictumAddJob:
 *
 * One article on its way into a project: what is asked for, how far it has come, why it failed, and
 * what was loaded. "loaded" is emitted once it is; who takes it says what comes of it: held for the
 * editor, added, or failed.
 *
 * Properties, all read-only: "title", "detail" (the stage, the question, or the error in full),
 * "fraction" (0..1; below 0 unknown), "known" (whether the fraction is), "state" (nick: "waiting",
 * "running", "failed", "done", "ready", "choices"), "notice" (what the editor should know of the
 * text), "doubtful" (whether the project has it already), "altered" (whether it has it with
 * another text).
 */
#define DICTUM_TYPE_ADD_JOB (dictum_add_job_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddJob, dictum_add_job, DICTUM, ADD_JOB, GObject)

DictumAddJob *dictum_add_job_new (DictumLoadRequest *request);
DictumAddJobState dictum_add_job_get_state (DictumAddJob *self);
const char *dictum_add_job_get_detail (DictumAddJob *self);
/* Borrowed; NULL before it is loaded. The article may be altered while the job is ready. */
DictumLoaded *dictum_add_job_get_loaded (DictumAddJob *self);
/* Of DictumDuplicate, borrowed; NULL or empty when the project has nothing like it. */
GPtrArray *dictum_add_job_get_duplicates (DictumAddJob *self);
/* The article of which it may be a new version: the one most like it, unless it has the same text.
 * Borrowed; NULL when there is none. */
const char *dictum_add_job_get_altered (DictumAddJob *self);
/* Of the last run, borrowed; a run has one of its own, which tells it from later ones. NULL before
 * the first. */
GCancellable *dictum_add_job_get_cancellable (DictumAddJob *self);
void dictum_add_job_run (DictumAddJob *self);
void dictum_add_job_cancel (DictumAddJob *self);
void dictum_add_job_reset (DictumAddJob *self);
/* Loaded, and waiting for the editor: duplicates may be NULL. */
void dictum_add_job_hold (DictumAddJob *self, GPtrArray *duplicates);
void dictum_add_job_resume (DictumAddJob *self);
/* The article's details were altered. */
void dictum_add_job_update_title (DictumAddJob *self);
void dictum_add_job_succeed (DictumAddJob *self);
void dictum_add_job_fail (DictumAddJob *self, const char *reason);

G_END_DECLS
