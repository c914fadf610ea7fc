/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/dictum-store.h"

G_BEGIN_DECLS

/**
 * DictumRecentRow:
 *
 * A project that was open lately: its title, where it is and when it was opened, and a button to
 * take it off the list.
 */
#define DICTUM_TYPE_RECENT_ROW (dictum_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumRecentRow, dictum_recent_row, DICTUM, RECENT_ROW, AdwActionRow)

GtkWidget *dictum_recent_row_new (const DictumRecent *recent);

/**
 * DictumWelcomePage:
 *
 * What a window without a project shows: recent projects and ways to start one. It reads the
 * session when it is mapped.
 */
#define DICTUM_TYPE_WELCOME_PAGE (dictum_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumWelcomePage, dictum_welcome_page, DICTUM, WELCOME_PAGE, AdwBin)

G_END_DECLS
