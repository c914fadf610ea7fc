/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumProjectDialog:
 *
 * What the desk has agreed on for a project: title, description, language, rating scale.
 */
#define DICTUM_TYPE_PROJECT_DIALOG (dictum_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumProjectDialog, dictum_project_dialog, DICTUM, PROJECT_DIALOG, AdwDialog)

AdwDialog *dictum_project_dialog_new (DictumWorkbench *workbench);

G_END_DECLS
