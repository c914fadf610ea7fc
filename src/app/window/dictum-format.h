/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How facts are written in lists and titles: pure functions, tested without a widget. */

char *dictum_format_time (GDateTime *time, const char *format);
char *dictum_format_date (const char *time, int this_year);
char *dictum_format_date_now (const char *time);
char *dictum_format_moment (const char *time);
gboolean dictum_format_is_right_to_left (gunichar ch);
GtkTextDirection dictum_format_get_direction (const char *text);
GtkJustification dictum_format_get_justification (const char *text);
char *dictum_format_isolated_in (const char *text, GtkTextDirection direction);
char *dictum_format_isolated (const char *text);
char *dictum_format_facts (const char *first, ...) G_GNUC_NULL_TERMINATED;
char *dictum_format_articles (guint n);
char *dictum_format_claims (guint n);

G_END_DECLS
