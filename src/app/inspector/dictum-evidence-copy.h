/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the stored copy of evidence in the program that the desktop has for it, made harmless
 * before: what publishers send is not to be trusted. relative_to: a widget in a window. */
void dictum_evidence_copy_open_async (GtkWidget *relative_to,
                                      const char *sha256,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
/* FALSE with an error that can be shown; TRUE too when the editor chose no program. */
gboolean dictum_evidence_copy_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
