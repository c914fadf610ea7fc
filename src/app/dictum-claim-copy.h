/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/* Claims as other programs take them in: as text, and as HTML with the formatting. ids ends with
 * NULL; NULL is returned when there is no such claim. */
GdkContentProvider *dictum_claim_copy_new_content (DictumProject *project, const char *const *ids);
/* Puts them on the clipboard of the widget’s display, and says so. */
void dictum_claim_copy_to_clipboard (GtkWidget *widget,
                                     DictumWorkbench *workbench,
                                     const char *const *ids);

/* Lets claims be dragged out of the widget. get: ids of those that are meant by what is at a place
 * in it, transfer full; NULL: none. What is at the place becomes the picture of the drag, or the
 * part that get puts there. */
typedef GStrv (*DictumClaimCopyGet) (GtkWidget **at, gpointer data, DictumProject **project);

void dictum_claim_copy_add_drag (GtkWidget *widget, DictumClaimCopyGet get, gpointer data);

G_END_DECLS
