/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumExportDialog:
 *
 * What of a project leaves the program, in which format, and what that format cannot hold. The
 * files are written in a thread as soon as anything is chosen, and what is shown of them is what
 * will be saved, byte for byte. Nothing is on the disk before a place was chosen.
 */
#define DICTUM_TYPE_EXPORT_DIALOG (dictum_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumExportDialog, dictum_export_dialog, DICTUM, EXPORT_DIALOG, AdwDialog)

AdwDialog *dictum_export_dialog_new (DictumWorkbench *workbench, AdwToastOverlay *toasts);
/* What is chosen at first, instead of the whole project: claims, one article, or the claims that
 * fit a query. */
void dictum_export_dialog_choose_claims (DictumExportDialog *self, const char *const *claims);
void dictum_export_dialog_choose_article (DictumExportDialog *self, const char *article);
void dictum_export_dialog_choose_query (DictumExportDialog *self, const char *query);

G_END_DECLS
