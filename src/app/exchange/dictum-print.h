/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "exchange/dictum-export.h"

G_BEGIN_DECLS

/* A print operation for a report, which it takes: ready to be run, with a dialog or into a file. It
 * lays out between the frames of the window. */
GtkPrintOperation *dictum_print_operation_new (DictumReport *report);

/* Makes the report of what the scope names, in a thread, and shows the desktop’s print dialog.
 * Takes the snapshot; the scope is copied. name: what the project is called while it has no title.
 * finish: whether printing began or was cancelled by the
 * user; FALSE with an error. */
void dictum_print_async (GtkWindow *parent,
                         DictumProjectSnapshot *snapshot,
                         const DictumScope *scope,
                         const char *name,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
gboolean dictum_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
