/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of two times of records came first, as strcmp() says it, whatever their zones: "14
 * November, 22:00 in New York" is behind "15 November, 01:00 UTC". A date without a time counts as
 * the beginning of its day in UTC, so that sorting has one order; NULL comes last. */
int dictum_time_compare (const char *a, const char *b);

G_END_DECLS
