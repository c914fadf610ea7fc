/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumRelatedDialog:
 *
 * Finds the same claim elsewhere: the claims that are most like one, or that have the words that
 * are typed. Each can be linked as the same or as contradicting; what was linked leaves the list.
 */
#define DICTUM_TYPE_RELATED_DIALOG (dictum_related_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumRelatedDialog, dictum_related_dialog, DICTUM, RELATED_DIALOG, AdwDialog)

AdwDialog *dictum_related_dialog_new (DictumWorkbench *workbench, const char *claim);

G_END_DECLS
