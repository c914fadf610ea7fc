/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumScaleDialog:
 *
 * The rating scale of a project: takes a preset, or edits the values. For each value that goes and
 * that claims were rated with, it asks which one takes its place. Saving is one change.
 */
#define DICTUM_TYPE_SCALE_DIALOG (dictum_scale_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DictumScaleDialog, dictum_scale_dialog, DICTUM, SCALE_DIALOG, AdwDialog)

/* The workbench has a project. */
AdwDialog *dictum_scale_dialog_new (DictumWorkbench *workbench);

G_END_DECLS
