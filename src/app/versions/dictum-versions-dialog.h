/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumVersionsDialog:
 *
 * Two versions of an article word by word, and what became of its claims at the latest one. It
 * observes the workbench and hands the editor's decisions to it.
 */
#define DICTUM_TYPE_VERSIONS_DIALOG (dictum_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumVersionsDialog,
                      dictum_versions_dialog,
                      DICTUM,
                      VERSIONS_DIALOG,
                      AdwDialog)

AdwDialog *dictum_versions_dialog_new (DictumWorkbench *workbench, const char *article);
void dictum_versions_dialog_show_claim (DictumVersionsDialog *self, const char *claim);
/* Goes to the text of the latest version, for the claim's words to be selected in it. */
void dictum_versions_dialog_place_claim (DictumVersionsDialog *self, const char *claim);

G_END_DECLS
