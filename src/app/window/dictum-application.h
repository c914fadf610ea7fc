/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/dictum-window.h"

G_BEGIN_DECLS

/**
 * DictumApplication:
 *
 * The process: its windows, the actions that concern no window, the command line, and what is
 * opened again at the start. A project is open in one window at a time.
 */
#define DICTUM_TYPE_APPLICATION (dictum_application_get_type ())
G_DECLARE_FINAL_TYPE (DictumApplication, dictum_application, DICTUM, APPLICATION, AdwApplication)

GtkApplication *dictum_application_new (void);
/* dictum-application-keys.c */
void dictum_application_set_up_keys (GtkApplication *application);
void dictum_application_open_project (DictumApplication *self, GFile *file, DictumWindow *here);
void dictum_application_open_unnamed (DictumApplication *self, const char *id, DictumWindow *here);
/* project: its address in the session, a URI or "unnamed:ID". Opens it unless it is open, and shows
 * the record with the id, of an article the range start to end in code points, -1 for
 * none; or
 * searches it for words. */
void dictum_application_show_record (DictumApplication *self,
                                     const char *project,
                                     const char *id,
                                     int start,
                                     int end);
void dictum_application_search (DictumApplication *self, const char *project, const char *words);
void dictum_application_remember_open (DictumApplication *self);
void dictum_application_window_closes (DictumApplication *self, DictumWindow *window);

G_END_DECLS
