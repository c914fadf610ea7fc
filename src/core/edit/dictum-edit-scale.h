/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edit/dictum-edit.h"

G_BEGIN_DECLS

/* The rating scale of a project: another one, or the same one edited. */

/* Makes scale the project's. A value that has no id gets one, made of its label. mapping: pairs of
 * ids, from a value that goes to one of the new scale, ends with NULL; may be NULL. Ratings on a
 * value that goes need one: without it the error, DICTUM_EDIT_ERROR_INVALID, says which. Nothing
 * that was rated is dropped. */
DictumChange *dictum_edit_set_scale (DictumProject *project,
                                     const DictumRatingScale *scale,
                                     const char *const *mapping,
                                     const char *author,
                                     GError **error);

/* How many ratings the project's claims have by each id of a value: guint by id, transfer full. */
GHashTable *dictum_project_count_ratings (DictumProject *project);
/* The value of a scale that means most nearly what another one meant: by its id, its label, or its
 * place between best and worst. Borrowed; NULL for an empty scale. */
const DictumScaleValue *dictum_rating_scale_suggest (const DictumRatingScale *from,
                                                     const DictumScaleValue *value,
                                                     const DictumRatingScale *to);
/* Borrowed; NULL when the scale has none. */
const DictumScaleValue *dictum_rating_scale_find (const DictumRatingScale *scale, const char *id);
gboolean dictum_colour_is_valid (const char *colour);

G_END_DECLS
