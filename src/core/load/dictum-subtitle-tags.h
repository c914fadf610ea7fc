/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Around a name, where a voice begins; without a name, where it ends. */
#define DICTUM_VOICE '\001'
#define DICTUM_VOICE_END '\002'

char *dictum_subtitle_strip_tags (const char *line);

G_END_DECLS
