/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dictum-workbench.h"

#include "dialogs/dictum-add-job.h"

G_BEGIN_DECLS

/**
 * DictumAddArrival:
 *
 * One loaded article between the loader and the project: it is looked for among the articles that
 * are there, its snapshot is stored, and it becomes part of the project. Belongs to one run of its
 * job; when that is stopped meanwhile, also when the job runs again, nothing comes of it.
 */
typedef struct _DictumAddArrival DictumAddArrival;

DictumAddArrival *dictum_add_arrival_new (DictumAddJob *job);
void dictum_add_arrival_free (DictumAddArrival *self);

/* The editor said so: nothing is asked any more. version_of: the article of which it becomes a
 * version; NULL: one of its own. */
void dictum_add_arrival_want (DictumAddArrival *self, const char *version_of);
gboolean dictum_add_arrival_is_wanted (DictumAddArrival *self);
/* Borrowed. */
DictumAddJob *dictum_add_arrival_get_job (DictumAddArrival *self);

typedef enum
{
  DICTUM_ADD_ARRIVAL_OVER,  /* it was stopped, or it failed, as its job says */
  DICTUM_ADD_ARRIVAL_ASKS,  /* the editor is to be asked; duplicates are set */
  DICTUM_ADD_ARRIVAL_ADDED, /* it is in the project; article is its id */
} DictumAddOutcome;

/* Takes the arrival. article and duplicates (of DictumDuplicate) are borrowed and may be NULL. */
typedef void (*DictumAddArrivalDone) (DictumAddArrival *self,
                                      DictumAddOutcome outcome,
                                      const char *article,
                                      GPtrArray *duplicates,
                                      gpointer data);

/* review: ask the editor in any case. done is called once, at once or from the main loop. */
void dictum_add_arrival_run (DictumAddArrival *self,
                             DictumWorkbench *workbench,
                             gboolean review,
                             DictumAddArrivalDone done,
                             gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAddArrival, dictum_add_arrival_free)

G_END_DECLS
