/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dictum-workbench.h"

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumWindow:
 *
 * One window: the welcome page, or a project with its sidebar and the page that was chosen there.
 * It owns the workbench that the pages share and the queue of articles on their way. It gets a
 * project once, and keeps it until it is closed.
 */
#define DICTUM_TYPE_WINDOW (dictum_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumWindow, dictum_window, DICTUM, WINDOW, AdwApplicationWindow)

GtkWindow *dictum_window_new (GtkApplication *application);
DictumWorkbench *dictum_window_get_workbench (DictumWindow *self);
DictumAddQueue *dictum_window_get_queue (DictumWindow *self);
gboolean dictum_window_is_free (DictumWindow *self);
gboolean dictum_window_is_opening (DictumWindow *self, GFile *file, const char *id);

/* Each may be called on a free window only. Errors are shown. */
void dictum_window_open_file (DictumWindow *self, GFile *file);
void dictum_window_open_unnamed (DictumWindow *self, const char *id);
void dictum_window_new_project (DictumWindow *self);
void dictum_window_open_sample (DictumWindow *self);
void dictum_window_take_tour (DictumWindow *self);

/* requests: of DictumLoadRequest. Starts a project on a free window. */
void dictum_window_add_requests (DictumWindow *self, GPtrArray *requests);
void dictum_window_show_place (DictumWindow *self, const char *place);
/* Now, or once the project is open: shows the record with this id, of an article the range start to
 * end in code points, -1 for none; or searches everywhere for words. */
void dictum_window_show_record (DictumWindow *self, const char *id, int start, int end);
void dictum_window_lead_to (DictumWindow *self, const char *place);
void dictum_window_search (DictumWindow *self, const char *words);
void dictum_window_leave (DictumWindow *self);

G_END_DECLS
