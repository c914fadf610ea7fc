/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"

#include "dialogs/dictum-add-job.h"

G_BEGIN_DECLS

/**
 * DictumAddQueue:
 *
 * The articles on their way into the project of a workbench: a GListModel of DictumAddJob, in the
 * order they were asked for. A few load at a time; loaded ones are looked for in the project, their
 * snapshot is stored, and they become part of the project, one after the other. One that the
 * project has already, that is a list to choose from, or that the editor wants to see first, is
 * held until dictum_add_queue_accept() or _dismiss(). Finished ones leave the list when all have
 * finished, failed ones stay until they are tried again or dismissed.
 *
 * Properties: "unfinished": how many wait or run; "review": hold every article. Signals: "added"
 * (const char *article), "held" (DictumAddJob *), "review" (DictumAddJob *): show it,
 * "failed" (DictumAddJob *), whose detail says why.
 */
#define DICTUM_TYPE_ADD_QUEUE (dictum_add_queue_get_type ())
G_DECLARE_FINAL_TYPE (DictumAddQueue, dictum_add_queue, DICTUM, ADD_QUEUE, GObject)

DictumAddQueue *dictum_add_queue_new (DictumWorkbench *workbench);
void dictum_add_queue_push (DictumAddQueue *self, DictumLoadRequest *request);
void dictum_add_queue_retry (DictumAddQueue *self, DictumAddJob *job);
void dictum_add_queue_accept (DictumAddQueue *self, DictumAddJob *job, const char *version_of);
void dictum_add_queue_accept_all (DictumAddQueue *self);
guint dictum_add_queue_count_sure (DictumAddQueue *self);
void dictum_add_queue_review (DictumAddQueue *self, DictumAddJob *job);
void dictum_add_queue_dismiss (DictumAddQueue *self, DictumAddJob *job);
void dictum_add_queue_stop_all (DictumAddQueue *self);
void dictum_add_queue_cancel_all (DictumAddQueue *self);
/* Where the articles go; borrowed, NULL while there is none. */
DictumProject *dictum_add_queue_get_project (DictumAddQueue *self);
guint dictum_add_queue_get_unfinished (DictumAddQueue *self);

/* What was typed, pasted or dropped, as one request or several: lines that are all links or paths
 * of files are one each, anything else is one text. Array of DictumLoadRequest; empty for white
 * space. */
GPtrArray *dictum_add_split_words (const char *words);
gboolean dictum_add_is_address (const char *line);

G_END_DECLS
