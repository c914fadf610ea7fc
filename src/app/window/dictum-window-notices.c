/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-window"

#include "window/dictum-window-private.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"

static void
notice_cb (DictumWindow *self, const char *text, const char *place)
{
  DictumStore *store = dictum_workbench_get_store (self->workbench);
  g_autofree char *address = store != NULL ? dictum_store_dup_address (store) : NULL;
  g_autofree char *title = store != NULL ? dictum_store_dup_title (store) : NULL;

  if (address != NULL)
    dictum_notices_send (g_application_get_default (), address,
                         title != NULL ? title : _ ("Untitled project"), text, place);
}

/* ---- For a screen reader ---- */

static void
told_cb (DictumWindow *self, const char *words)
{
  dictum_announce (GTK_WIDGET (self), words);
}

static void
failed_cb (DictumWindow *self, DictumAddJob *job)
{
  g_autofree char *title = NULL;

  g_object_get (job, "title", &title, NULL);
  told_cb (self, title);
  told_cb (self, dictum_add_job_get_detail (job));
}

/* What the desktop tells while the window is not looked at, and a screen reader while it is. */
void
dictum_window_set_up_notices (DictumWindow *self)
{
  self->notices = dictum_notices_new (GTK_WINDOW (self), self->workbench, self->queue);
  g_signal_connect_object (self->notices, "notice", G_CALLBACK (notice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "message", G_CALLBACK (dictum_notices_tell),
                           self->notices, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->workbench, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notices, "loaded", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
