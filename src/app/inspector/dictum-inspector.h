/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumInspector:
 *
 * The cards of the claims of the current article, in document order, one for each claim.
 */
#define DICTUM_TYPE_INSPECTOR (dictum_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DictumInspector, dictum_inspector, DICTUM, INSPECTOR, AdwBin)

GtkWidget *dictum_inspector_new (DictumWorkbench *workbench);

G_END_DECLS
