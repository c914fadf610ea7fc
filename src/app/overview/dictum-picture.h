/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "analysis/dictum-statistics.h"

G_BEGIN_DECLS

/**
 * DictumPicture:
 *
 * Figures drawn: a table, or who rests on whom. Each thing in it that leads somewhere is a button
 * that lies on it, with its name and number: so it is reached by Tab and arrows, by pointer and by
 * a screen reader. Signal "chosen" (const char *query): the claims behind it are wanted.
 */
#define DICTUM_TYPE_PICTURE (dictum_picture_get_type ())
G_DECLARE_FINAL_TYPE (DictumPicture, dictum_picture, DICTUM, PICTURE, GtkWidget)

/* Either of the two; both NULL: nothing. Borrowed until it is set anew. */
void dictum_picture_set_content (DictumPicture *self,
                                 const DictumTable *table,
                                 guint view,
                                 const DictumChains *chains);
/* With what it is called and what it is about above it: it goes where nothing else says so. SVG
 * when the name ends so, else PNG with two pixels to one. */
gboolean dictum_picture_export (DictumPicture *self,
                                const char *title,
                                const char *about,
                                const char *path,
                                GError **error);

G_END_DECLS
