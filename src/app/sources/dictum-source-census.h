/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/dictum-register.h"
#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourceCensus:
 *
 * How much the sources of the open project said, and which of them may be one: counted in a thread
 * when a page that shows it is seen, and again a moment after each change. Until the new figures
 * are there the old ones stay. Signal "counted".
 */
#define DICTUM_TYPE_SOURCE_CENSUS (dictum_source_census_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceCensus, dictum_source_census, DICTUM, SOURCE_CENSUS, GObject)

DictumSourceCensus *dictum_source_census_new (void);
void dictum_source_census_set_workbench (DictumSourceCensus *self, DictumWorkbench *workbench);
/* Whether anybody looks. */
void dictum_source_census_set_seen (DictumSourceCensus *self, gboolean seen);
/* Both borrowed, and NULL until they were counted; the second of DictumAlike. */
DictumRegister *dictum_source_census_get_figures (DictumSourceCensus *self);
GPtrArray *dictum_source_census_get_alikes (DictumSourceCensus *self);

G_END_DECLS
