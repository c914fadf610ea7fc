/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/**
 * DictumWindow:
 *
 * One window: the welcome page, or a project with its sidebar and the page that was chosen there.
 * It owns the workbench that the pages share.
 */
#define DICTUM_TYPE_WINDOW (dictum_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumWindow, dictum_window, DICTUM, WINDOW, AdwApplicationWindow)

GtkWindow *dictum_window_new (GtkApplication *application);
DictumWorkbench *dictum_window_get_workbench (DictumWindow *self);

G_END_DECLS
