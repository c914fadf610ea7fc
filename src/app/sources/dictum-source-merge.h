/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourceMerge:
 *
 * Shows what merging several sources would do, before it is done: which one stays (it can be
 * chosen), what moves to it, and of fields in which they differ whose value is kept. Actions:
 * "merge.apply", "merge.cancel".
 */
#define DICTUM_TYPE_SOURCE_MERGE (dictum_source_merge_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceMerge, dictum_source_merge, DICTUM, SOURCE_MERGE, AdwDialog)

AdwDialog *dictum_source_merge_new (DictumWorkbench *workbench, GPtrArray *items, guint keep);

G_END_DECLS
