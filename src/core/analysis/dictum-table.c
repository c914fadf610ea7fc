/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-table.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static void
free_row (gpointer data)
{
  DictumTableRow *row = data;

  g_free (row->key);
  g_free (row->label);
  g_free (row->look);
  g_free (row->query);
  g_free (row->values);
  g_free (row);
}

DictumTable *
dictum_table_new (const char *id, DictumTableForm form)
{
  DictumTable *self = g_new0 (DictumTable, 1);

  self->id = id;
  self->form = form;
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

void
dictum_table_free (DictumTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
dictum_table_add_column (DictumTable *self,
                         const char *id,
                         const char *label,
                         DictumTableValue value,
                         const char *look,
                         const char *query)
{
  g_return_val_if_fail (self->n_columns < DICTUM_TABLE_MAX_COLUMNS, 0);

  self->columns[self->n_columns] = (DictumTableColumn) { id, label, value, look, query };

  return self->n_columns++;
}

void
dictum_table_add_view (DictumTable *self, const char *label, guint first, guint length, guint share)
{
  g_return_if_fail (self->n_views < DICTUM_TABLE_MAX_VIEWS);

  self->views[self->n_views++] = (DictumTableView) { label, first, length, share };
}

/* Takes the query; the values are 0 until they are set. */
DictumTableRow *
dictum_table_add_row (DictumTable *self,
                      const char *key,
                      const char *label,
                      const char *look,
                      char *query)
{
  DictumTableRow *row = g_new0 (DictumTableRow, 1);

  row->key = g_strdup (key);
  row->label = g_strdup (label);
  row->look = g_strdup (look);
  row->query = query;
  row->values = g_new0 (double, DICTUM_TABLE_MAX_COLUMNS);
  g_ptr_array_add (self->rows, row);

  return row;
}

char *
dictum_table_get_query (const DictumTable *self, guint row, guint column)
{
  const DictumTableRow *at;
  const char *more;

  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, NULL);

  at = g_ptr_array_index (self->rows, row);
  more = self->columns[column].query;
  if (at->query == NULL)
    return NULL;

  return more != NULL ? g_strdup_printf ("%s %s", at->query, more) : g_strdup (at->query);
}

char *
dictum_table_format (const DictumTable *self, guint row, guint column)
{
  double value;

  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, NULL);

  value = ((const DictumTableRow *) g_ptr_array_index (self->rows, row))->values[column];
  if (isnan (value))
    return g_strdup ("–");
  if (self->columns[column].value == DICTUM_VALUE_COUNT)
    return g_strdup_printf ("%'.0f", value);

  /* Translators: a share; %.0f is a number from 0 to 100, %% a sign of percent. */
  return g_strdup_printf (_ ("%.0f %%"), value * 100);
}

/* Spreadsheets run what begins with one of these, also behind blanks and when it is quoted. A minus
 * before a number alone is harmless, but words of an article may begin with one. */
static gboolean
looks_like_formula (const char *text)
{
  /* Apostrophes count as nothing, so that the one in front can be told from those of the text. */
  while (*text == ' ' || *text == '\'')
    text++;

  return *text != '\0' && (strchr ("=+-@\t\r\n|%", *text) != NULL ||
                           g_str_has_prefix (text, "＝") || g_str_has_prefix (text, "＋") ||
                           g_str_has_prefix (text, "－") || g_str_has_prefix (text, "＠"));
}

/**
 * dictum_csv_append_cell:
 * @line: what the cell goes to the end of
 * @text: (nullable): words, from whoever wrote them
 */
void
dictum_csv_append_cell (GString *line, const char *text)
{
  g_autofree char *safe = NULL;

  if (text == NULL)
    return;

  safe = looks_like_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
  if (strpbrk (safe, ",\"\r\n") == NULL)
    {
      g_string_append (line, safe);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *place = safe; *place != '\0'; place++)
    {
      if (*place == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *place);
    }
  g_string_append_c (line, '"');
}

/**
 * dictum_csv_get_cell:
 * @cell: what stands in a cell, quotation marks undone
 *
 * Returns: (transfer none): what dictum_csv_append_cell() was given
 */
const char *
dictum_csv_get_cell (const char *cell)
{
  return *cell == '\'' && looks_like_formula (cell) ? cell + 1 : cell;
}

/**
 * dictum_table_to_csv:
 *
 * Shares are written as fractions and numbers with a point, whatever the locale.
 *
 * Returns: (transfer full): the table, the first line with the names of its columns
 */
char *
dictum_table_to_csv (const DictumTable *self)
{
  GString *csv = g_string_new (NULL);

  dictum_csv_append_cell (csv, self->heading);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append_c (csv, ',');
      dictum_csv_append_cell (csv, self->columns[i].label);
    }
  g_string_append (csv, "\r\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DictumTableRow *row = g_ptr_array_index (self->rows, i);

      dictum_csv_append_cell (csv, row->label);
      for (guint j = 0; j < self->n_columns; j++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_c (csv, ',');
          if (!isnan (row->values[j]))
            g_string_append (
                csv,
                g_ascii_formatd (number, sizeof number,
                                 self->columns[j].value == DICTUM_VALUE_COUNT ? "%.0f" : "%.4f",
                                 row->values[j]));
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free_and_steal (csv);
}
