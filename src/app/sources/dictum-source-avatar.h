/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

/**
 * DictumSourceAvatar:
 *
 * A source as a disc in the colour of its kind, with its initials; a dashed ring for one that has
 * no name. For the eye only: assistive technology hears the name that stands beside it.
 */
#define DICTUM_TYPE_SOURCE_AVATAR (dictum_source_avatar_get_type ())
G_DECLARE_FINAL_TYPE (DictumSourceAvatar, dictum_source_avatar, DICTUM, SOURCE_AVATAR, GtkBox)

void dictum_source_avatar_show (DictumSourceAvatar *self, const DictumSource *source);

G_END_DECLS
