/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-due.h"
#include "analysis/dictum-statistics.h"
#include "analysis/dictum-warnings.h"
#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumOverviewCount:
 *
 * The figures, warnings and requests for reply of the open project, or of one article of it:
 * counted in a thread while somebody looks, and again a moment after each change; what was measured
 * of articles that did not change is kept. While nobody looks warnings alone are listed, of the
 * whole project, once the editor pauses. Until new ones are there the old ones stay. Signal
 * "counted": figures, or warnings, which come after them, are new.
 */
#define DICTUM_TYPE_OVERVIEW_COUNT (dictum_overview_count_get_type ())
G_DECLARE_FINAL_TYPE (DictumOverviewCount, dictum_overview_count, DICTUM, OVERVIEW_COUNT, GObject)

DictumOverviewCount *dictum_overview_count_new (void);
/* workbench: (nullable): NULL ends it; what was counted stays until it is freed. */
void dictum_overview_count_set_workbench (DictumOverviewCount *self, DictumWorkbench *workbench);
void dictum_overview_count_set_article (DictumOverviewCount *self, const char *article);
const char *dictum_overview_count_get_article (DictumOverviewCount *self);
void dictum_overview_count_set_seen (DictumOverviewCount *self, gboolean seen);
/* Borrowed until the next "counted", whoever shows figures later has a reference; NULL until they
 * were counted. Warnings: of DictumWarning;
 * replies: of DictumDueReply, those that somebody owes. */
const DictumStatistics *dictum_overview_count_get_statistics (DictumOverviewCount *self);
GPtrArray *dictum_overview_count_get_warnings (DictumOverviewCount *self);
GPtrArray *dictum_overview_count_get_replies (DictumOverviewCount *self);
/* Of the whole project; -1 until they were counted. */
int dictum_overview_count_get_n_warnings (DictumOverviewCount *self);

G_END_DECLS
