/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-load-article.h"

G_BEGIN_DECLS

/* The month that a word names, folded as by dictum_text_fold(), 1..12; 0 when it is none. */
int dictum_load_find_month (const char *word, const char *language);

/* As dictum_load_parse_time(), for words of a text whose language is known (BCP 47; may be NULL):
 * it says which month a name means where two languages differ, and whether 3/4/2026 is in March or
 * in April. */
char *dictum_load_parse_time_in (const char *words, const char *language);

/* A date written only in numbers, of which the language decides the order: "3/4/2026". */
gboolean dictum_load_time_is_ambiguous (const char *words);

/* "T18:04:05Z" for a time of the day with a zone in words, "5:00 pm EST" or "05:36:09 GMT"; NULL
 * when there is none, or its zone is unknown. */
char *dictum_load_find_clock (const char *words);

G_END_DECLS
