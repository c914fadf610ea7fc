/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumImportDialog:
 *
 * Files of other tools on their way into the project. They are read in a thread, and what would
 * come in is shown, with all that could not be placed or read; what could not be placed can be
 * placed by hand. Nothing is altered before the editor says so, and then it is one action, which
 * one undo takes back.
 */
#define DICTUM_TYPE_IMPORT_DIALOG (dictum_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumImportDialog, dictum_import_dialog, DICTUM, IMPORT_DIALOG, AdwDialog)

/* Takes the paths of files or folders; ends with NULL, at least one. */
AdwDialog *dictum_import_dialog_new (DictumWorkbench *workbench, GStrv paths);

G_END_DECLS
