/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "analysis/dictum-register.h"
#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourceDetail:
 *
 * Everything that is known of one source, to be changed: who it is, what it is called, whom it
 * speaks for, for an unnamed one what agencies want to know of it, and what it said. Its own header
 * bar with the actions "source.merge", "source.split", "source.delete", "source.affiliation" and
 * "source.all-said", which leads to a page below this one.
 */
#define DICTUM_TYPE_SOURCE_DETAIL (dictum_source_detail_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceDetail, dictum_source_detail, DICTUM, SOURCE_DETAIL, AdwBin)

void dictum_source_detail_set_workbench (DictumSourceDetail *self, DictumWorkbench *workbench);
void dictum_source_detail_set_item (DictumSourceDetail *self, DictumItem *item);
void dictum_source_detail_set_figures (DictumSourceDetail *self, DictumRegister *figures);
void dictum_source_detail_refresh (DictumSourceDetail *self);
void dictum_source_detail_flush (DictumSourceDetail *self);

G_END_DECLS
