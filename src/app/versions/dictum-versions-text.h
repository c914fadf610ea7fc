/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/dictum-compare.h"
#include "reader/dictum-palette.h"

G_BEGIN_DECLS

typedef enum
{
  DICTUM_VERSIONS_OLD,
  DICTUM_VERSIONS_NEW,
  DICTUM_VERSIONS_INLINE,
  DICTUM_VERSIONS_N_VIEWS,
} DictumVersionsView;

/* Gives what is set off in the buffer its colours. To be called before it is filled. */
void dictum_versions_tint (GtkTextBuffer *buffer, const DictumPalette *palette);
/* Fills the buffer of a view with a text, or with both, and sets off what differs: what went is
 * struck through, what came is underlined, what was moved is slanted, and a number, a name or an
 * attribution is bold with a line above besides. Returns, for each difference, where it is in the
 * buffer (DictumRange; code points), transfer full. */
GArray *dictum_versions_fill (GtkTextBuffer *buffer,
                              DictumVersionsView view,
                              DictumText *old_text,
                              DictumText *new_text,
                              GArray *differences);
/* Sets off spans (DictumSpan) of the old text in a buffer that was filled, and puts the caret
 * before them. Returns in which difference they begin; -1 where the view has none of them. */
int dictum_versions_set_off (GtkTextBuffer *buffer,
                             DictumVersionsView view,
                             GArray *differences,
                             GArray *ranges,
                             GPtrArray *spans);
/* One difference in words: "“40” became “70” (number)". Transfer full. */
char *dictum_versions_describe (DictumText *old_text,
                                DictumText *new_text,
                                const DictumDifference *difference);

G_END_DECLS
