/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "inspector/dictum-binder.h"

G_BEGIN_DECLS

/**
 * DictumRatingFields:
 *
 * The rating that the person working gives a claim, on the project's scale, with its justification;
 * and, when others have rated it too, whose rating is published.
 */
#define DICTUM_TYPE_RATING_FIELDS (dictum_rating_fields_get_type ())
G_DECLARE_FINAL_TYPE (DictumRatingFields, dictum_rating_fields, DICTUM, RATING_FIELDS, GtkBox)

void dictum_rating_fields_show (DictumRatingFields *self,
                                DictumWorkbench *workbench,
                                const DictumClaim *claim);
void dictum_rating_fields_flush (DictumRatingFields *self);

G_END_DECLS
