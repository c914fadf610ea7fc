/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "model/dictum-records.h"

G_BEGIN_DECLS

typedef struct
{
  int line;        /* where it starts, from 1 */
  GStrv fields;    /* with formulas as they were meant */
  gboolean broken; /* a quotation that is never closed, or goes on behind its mark */
} DictumCsvRow;

/* All rows that are not empty, of DictumCsvRow. Line ends of all systems, a byte order mark, and a
 * semicolon or a tab instead of the comma, if that is what the first line has, are understood. text
 * is UTF-8. Always returns an array. */
GPtrArray *dictum_csv_parse (const char *text);

/* Several words in one field, “; ” between them; and back. */
char *dictum_csv_join (const char *const *strings);
GStrv dictum_csv_split (const char *text);

/* Which field of a source a column is likely to be, by its heading: "Organisation" is the
 * affiliation. A name as in the project file, "url" and "wikidata" for identifiers; static, NULL
 * when it is none. */
const char *dictum_csv_guess_field (const char *heading);
/* The fields that a column can be, in the order of the file. Static, ends with NULL. */
const char *const *dictum_csv_list_fields (void);

G_END_DECLS
