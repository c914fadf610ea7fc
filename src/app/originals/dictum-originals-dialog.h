/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumOriginalsDialog:
 *
 * The originals that are kept on this computer for a project, or for one article of it: opened as
 * harmless pages, exported, verified and removed with care. Files are only touched in threads.
 */
#define DICTUM_TYPE_ORIGINALS_DIALOG (dictum_originals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumOriginalsDialog,
                      dictum_originals_dialog,
                      DICTUM,
                      ORIGINALS_DIALOG,
                      AdwDialog)

/* article: id of the one to look at; NULL for all of the project. The workbench has a project. */
AdwDialog *dictum_originals_dialog_new (DictumWorkbench *workbench, const char *article);

G_END_DECLS
