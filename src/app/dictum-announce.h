/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells a screen reader of something that happened away from the focus: what GTK's own function
 * does, without its crash where GTK_A11Y=test records accessible states. What is told is in the
 * debug messages of the domain "dictum-announce" as well: for who looks what a screen reader hears,
 * tests among them. */
void dictum_announce (GtkWidget *widget, const char *words);

/* The same once the widget has had nothing newer to tell for a while; nothing when it is not shown
 * then. */
void dictum_announce_soon (GtkWidget *widget, const char *words);

G_END_DECLS
