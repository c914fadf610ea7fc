/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sources/dictum-source-census.h"

G_BEGIN_DECLS

/**
 * DictumAlikeDialog:
 *
 * Sources that may be one, each pair with its reason, to be merged or told apart.
 */
#define DICTUM_TYPE_ALIKE_DIALOG (dictum_alike_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumAlikeDialog, dictum_alike_dialog, DICTUM, ALIKE_DIALOG, AdwDialog)

AdwDialog *dictum_alike_dialog_new (DictumWorkbench *workbench, DictumSourceCensus *census);

G_END_DECLS
