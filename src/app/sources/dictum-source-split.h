/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSourceSplit:
 *
 * Makes a second source of one: its name, and which aliases and claims go to it. Claims in which
 * the text calls the source by an alias go along when the alias is chosen. Actions: "split.apply",
 * "split.cancel".
 */
#define DICTUM_TYPE_SOURCE_SPLIT (dictum_source_split_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceSplit, dictum_source_split, DICTUM, SOURCE_SPLIT, AdwDialog)

AdwDialog *dictum_source_split_new (DictumWorkbench *workbench, DictumItem *item);

G_END_DECLS
