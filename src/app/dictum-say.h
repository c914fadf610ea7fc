/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a dialog tells the editor: shown for a moment, and told to a screen reader. Takes the place
 * of what was told before. words are plain text, no markup. */
void dictum_say (AdwToastOverlay *toasts, const char *words);

/* Why what stands in a field is not taken: the field is marked, for a screen reader too, and the
 * reason stays until the field is altered. dictum_mark_refused() is for one more field than the
 * one whose reason is told. The focus is the caller's. */
void dictum_refuse (AdwToastOverlay *toasts, GtkWidget *field, const char *reason);
void dictum_mark_refused (GtkWidget *field);
gboolean dictum_is_refused (GtkWidget *field);
/* For a field that was put right by other means than by typing. Nothing when it is not marked. */
void dictum_clear_refusal (GtkWidget *field);

G_END_DECLS
