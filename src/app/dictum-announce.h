/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells a screen reader of something that happened away from the focus: what GTK's own function
 * does, without its crash where GTK_A11Y=test records accessible states. */
void dictum_announce (GtkWidget *widget, const char *words);

G_END_DECLS
