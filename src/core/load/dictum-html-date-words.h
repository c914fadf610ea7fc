/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a date is the date of. */
typedef enum
{
  DICTUM_DATE_SAYS_NOTHING,
  DICTUM_DATE_SAYS_PUBLISHED,
  DICTUM_DATE_SAYS_UPDATED,
  DICTUM_DATE_SAYS_OTHER, /* of an event, of a manuscript's way */
} DictumDateSaying;

/* What pages call the two dates where they declare them, the most to be believed first; NULL ends
 * each. */
extern const char *const dictum_date_published_names[];
extern const char *const dictum_date_modified_names[];

DictumDateSaying dictum_date_words_find (const char *folded, const char **place);

G_END_DECLS
