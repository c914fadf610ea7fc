/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a table is drawn. */
typedef enum
{
  DICTUM_FORM_BARS,    /* a bar for each row, as long as the first value of the view */
  DICTUM_FORM_PARTS,   /* a bar for each row, divided among the values of the view */
  DICTUM_FORM_POINTS,  /* a line for each row, with a point for each value, a share, on it */
  DICTUM_FORM_COLUMNS, /* a column for each row, side by side as time goes on */
} DictumTableForm;

typedef enum
{
  DICTUM_VALUE_COUNT,
  DICTUM_VALUE_SHARE, /* 0 to 1 */
} DictumTableValue;

typedef struct
{
  const char *id;    /* of the JSON: "wordsShare" */
  const char *label; /* translated */
  DictumTableValue value;
  const char *look;  /* what it is drawn as: "named"; NULL: as the row says */
  const char *query; /* what a filter of claims says of it beside the row's; NULL: nothing */
} DictumTableColumn;

typedef struct
{
  char *key; /* of the JSON, untranslated: "government-body", the id of an article */
  char *label;
  char *look;     /* the nick of a kind of source, a status, or a colour "#26a269"; NULL none */
  char *query;    /* the filter of claims that shows what was counted; NULL: there is none */
  double *values; /* one for each column; NAN: none */
} DictumTableRow;

/* Which columns one look at the table draws: “Claims”, “Words”. share: the column that is written
 * beside the first; 0 none. */
typedef struct
{
  const char *label;
  guint first;
  guint length;
  guint share;
} DictumTableView;

#define DICTUM_TABLE_MAX_COLUMNS 8
#define DICTUM_TABLE_MAX_VIEWS 3

/**
 * DictumTable:
 *
 * One set of figures: the only form in which they exist. The picture, its table, the CSV file and
 * what dictum-cli prints are all drawn from it, so that no number can differ between them. Strings
 * in columns and views are static or translated, and not owned.
 */
typedef struct
{
  const char *id;      /* "sources-by-kind" */
  const char *title;   /* translated */
  const char *about;   /* one sentence on what is counted, translated */
  const char *heading; /* of the rows */
  DictumTableForm form;
  guint n_columns;
  DictumTableColumn columns[DICTUM_TABLE_MAX_COLUMNS];
  guint n_views;
  DictumTableView views[DICTUM_TABLE_MAX_VIEWS];
  GPtrArray *rows; /* of DictumTableRow */
} DictumTable;

DictumTable *dictum_table_new (const char *id, DictumTableForm form);
void dictum_table_free (DictumTable *self);
/* For making one. column returns its number; row takes label and query. */
guint dictum_table_add_column (DictumTable *self,
                               const char *id,
                               const char *label,
                               DictumTableValue value,
                               const char *look,
                               const char *query);
void dictum_table_add_view (DictumTable *self,
                            const char *label,
                            guint first,
                            guint length,
                            guint share);
DictumTableRow *dictum_table_add_row (DictumTable *self,
                                      const char *key,
                                      const char *label,
                                      const char *look,
                                      char *query);

/* The filter that shows the claims behind a value; NULL when there is none. */
char *dictum_table_get_query (const DictumTable *self, guint row, guint column);
/* As it is shown: "11", "34 %", "–" for none. */
char *dictum_table_format (const DictumTable *self, guint row, guint column);
/* RFC 4180: commas, CRLF, quoted where needed. Cells that a spreadsheet would take for a formula
 * are made text with an apostrophe in front. */
char *dictum_table_to_csv (const DictumTable *self);
void dictum_csv_append_cell (GString *line, const char *text);
const char *dictum_csv_get_cell (const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumTable, dictum_table_free)

G_END_DECLS
