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

/* Lets a claim be dragged out of the widget. get: the claim that it shows, borrowed; NULL: none. */
typedef const DictumClaim *(*DictumClaimCopyGet) (gpointer data, DictumProject **project);

void dictum_claim_copy_add_drag (GtkWidget *widget, DictumClaimCopyGet get, gpointer data);

G_END_DECLS
