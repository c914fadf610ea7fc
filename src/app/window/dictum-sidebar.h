/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumSidebar:
 *
 * The places of a project and the list of its articles.
 */
#define DICTUM_TYPE_SIDEBAR (dictum_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DictumSidebar, dictum_sidebar, DICTUM, SIDEBAR, AdwNavigationPage)

GtkWidget *dictum_sidebar_new (DictumWorkbench *workbench);

G_END_DECLS
