/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_ADD_JOB_WAITING,
  DICTUM_ADD_JOB_RUNNING,
  DICTUM_ADD_JOB_FAILED, /* also when the editor stopped it: it can be tried again */
  DICTUM_ADD_JOB_DONE,
} DictumAddJobState;

/**
 * DictumAddJob:
 *
 * One article on its way into a project: what is asked for, how far it has come, and why it failed.
 * A loaded article is handed out by "loaded" (DictumLoaded *) once; who takes it says how that
 * went.
 *
 * Properties, all read-only: "title", "detail" (the stage, or the error in full), "fraction" (0..1;
 * below 0 unknown), "known" (whether the fraction is), "state" (nick: "waiting", "running",
 * "failed", "done").
 */
#define DICTUM_TYPE_ADD_JOB (dictum_add_job_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddJob, dictum_add_job, DICTUM, ADD_JOB, GObject)

DictumAddJob *dictum_add_job_new (DictumLoadRequest *request);
DictumAddJobState dictum_add_job_get_state (DictumAddJob *self);
const char *dictum_add_job_get_detail (DictumAddJob *self);
void dictum_add_job_run (DictumAddJob *self);
void dictum_add_job_cancel (DictumAddJob *self);
void dictum_add_job_reset (DictumAddJob *self);
void dictum_add_job_succeed (DictumAddJob *self);
void dictum_add_job_fail (DictumAddJob *self, const char *reason);

G_END_DECLS
