/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "analysis/dictum-warnings.h"
#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumWarningList:
 *
 * What newsroom rules object to, a row for each rule with its explanation, its switch and, when it
 * is opened, what was found, each with a button that leads there. Rows of what was found are made
 * when their rule is opened, some at a time.
 */
#define DICTUM_TYPE_WARNING_LIST (dictum_warning_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumWarningList, dictum_warning_list, DICTUM, WARNING_LIST, AdwBin)

void dictum_warning_list_set_workbench (DictumWarningList *self, DictumWorkbench *workbench);
/* Of DictumWarning; NULL: not looked for yet. */
void dictum_warning_list_set_warnings (DictumWarningList *self, GPtrArray *warnings);

G_END_DECLS
