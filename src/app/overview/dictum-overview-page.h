/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"
#include "overview/dictum-overview-count.h"

G_BEGIN_DECLS

/**
 * DictumOverviewPage:
 *
 * The picture of who speaks: a few numbers, the figures of the project or of one article as
 * pictures and tables, who owes a reply, and what newsroom rules object to. Properties "workbench"
 * and "count", which counts in a thread.
 */
#define DICTUM_TYPE_OVERVIEW_PAGE (dictum_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumOverviewPage,
                      dictum_overview_page,
                      DICTUM,
                      OVERVIEW_PAGE,
                      AdwBreakpointBin)

GtkWidget *dictum_overview_page_new (DictumWorkbench *workbench, DictumOverviewCount *count);

G_END_DECLS
