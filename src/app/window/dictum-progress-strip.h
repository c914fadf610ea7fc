/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumProgressStrip:
 *
 * A thin bar of how far the checking of an article has come: the part that is done, the part that
 * has been begun, the rest. The numbers are told to assistive technology and in a tooltip.
 */
#define DICTUM_TYPE_PROGRESS_STRIP (dictum_progress_strip_get_type ())
G_DECLARE_FINAL_TYPE (DictumProgressStrip, dictum_progress_strip, DICTUM, PROGRESS_STRIP, GtkWidget)

void
dictum_progress_strip_set (DictumProgressStrip *self, guint total, guint done, guint in_progress);
guint dictum_progress_strip_get_in_progress (DictumProgressStrip *self);
guint dictum_progress_strip_get_total (DictumProgressStrip *self);

G_END_DECLS
