/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/* The small window that asks who said it: see dictum-source-picker.c. */
void dictum_source_picker_open (GtkWidget *relative_to,
                                const GdkRectangle *at,
                                DictumWorkbench *workbench,
                                const char *claim,
                                guint link,
                                int start,
                                int end);

G_END_DECLS
