/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumTour:
 *
 * Five steps through the main job, one at a time below the page in front: what to do now, and a
 * button that leads there where there is one. Nothing waits for it, and it can be left at any step.
 * Which step comes next is in the settings, so that it goes on where it was; the signal "leave"
 * says that it is over.
 */
#define DICTUM_TYPE_TOUR (dictum_tour_get_type ())
G_DECLARE_FINAL_TYPE (DictumTour, dictum_tour, DICTUM, TOUR, GtkBox)

/* In the settings: it was left, or gone through. */
#define DICTUM_TOUR_OVER (-1)

GtkWidget *dictum_tour_new (GSettings *settings);
void dictum_tour_announce (DictumTour *self);

G_END_DECLS
