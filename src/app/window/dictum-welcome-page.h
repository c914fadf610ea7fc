/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumWelcomePage:
 *
 * What a window without a project shows: recent projects and ways to start one.
 */
#define DICTUM_TYPE_WELCOME_PAGE (dictum_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumWelcomePage, dictum_welcome_page, DICTUM, WELCOME_PAGE, AdwBin)

GtkWidget *dictum_welcome_page_new (DictumWorkbench *workbench);

G_END_DECLS
