/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

#include "dialogs/dictum-add-queue.h"

G_BEGIN_DECLS

/**
 * DictumNotices:
 *
 * What the desktop is to tell of a window that nobody looks at: that articles have been loaded,
 * what the window itself says in a toast, and requests for reply that have become due. Nothing is
 * said of a window that has the focus, or has it again in a moment.
 *
 * Signal "notice" (const char *text, const char *place): tell it; place: the page of the window
 * that it leads to, "" for the one that is there. Signal "loaded" (const char *text): how many
 * articles came in, whether the window has the focus or not.
 */
#define DICTUM_TYPE_NOTICES (dictum_notices_get_type ())
G_DECLARE_FINAL_TYPE (DictumNotices, dictum_notices, DICTUM, NOTICES, GObject)

/* window: not owned; outlives the notices. */
DictumNotices *
dictum_notices_new (GtkWindow *window, DictumWorkbench *workbench, DictumAddQueue *queue);
/* What the window has just said. */
void dictum_notices_tell (DictumNotices *self, const char *text);
/* How often replies are looked for that are due and were not told of yet, in milliseconds: every
 * ten minutes when it is not set. */
void dictum_notices_set_interval (DictumNotices *self, guint interval);

/* Tells it: project: its address in the session, of which one notice is shown at a time; title: of
 * the project. Nothing is sent where no desktop would show it. */
void dictum_notices_send (GApplication *application,
                          const char *project,
                          const char *title,
                          const char *text,
                          const char *place);
/* Finds out whether there is a desktop that shows notifications. To be called once, at the start.
 */
void dictum_notices_watch_desktop (GDBusConnection *connection);

G_END_DECLS
