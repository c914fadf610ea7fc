/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-csv.h"

#include <string.h>

#include "analysis/dictum-table.h"

static void
free_row (gpointer data)
{
  DictumCsvRow *row = data;

  g_strfreev (row->fields);
  g_free (row);
}

/* The one of the usual separators that the first line has most of, outside quotations. */
static char
guess_separator (const char *text)
{
  guint commas = 0, semicolons = 0, tabs = 0;
  gboolean quoted = FALSE;

  for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r')); text++)
    {
      quoted ^= *text == '"';
      if (quoted)
        continue;
      commas += *text == ',';
      semicolons += *text == ';';
      tabs += *text == '\t';
    }
  if (semicolons > commas && semicolons >= tabs)
    return ';';
  return tabs > commas ? '\t' : ',';
}

typedef struct
{
  const char *at;
  char separator;
  int line;
  GString *field;
} Reader;

static gboolean
ends_field (const Reader *self)
{
  return *self->at == '\0' || *self->at == '\n' || *self->at == '\r' ||
         *self->at == self->separator;
}

static void
skip_line_end (Reader *self)
{
  if (*self->at == '\0')
    return;
  self->at += self->at[0] == '\r' && self->at[1] == '\n' ? 2 : 1;
  self->line++;
}

/* From behind the opening mark to behind the closing one; FALSE when there is none. */
static gboolean
read_quotation (Reader *self)
{
  for (; *self->at != '\0'; self->at++)
    {
      if (*self->at == '"' && *++self->at != '"')
        return TRUE;
      self->line += *self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n');
      g_string_append_c (self->field, *self->at);
    }
  return FALSE;
}

/* One field into the reader's string; FALSE when its quotation marks make no sense. */
static gboolean
read_field (Reader *self)
{
  gboolean sound = TRUE;

  g_string_truncate (self->field, 0);
  if (*self->at == '"')
    {
      self->at++;
      sound = read_quotation (self) && ends_field (self);
    }
  while (!ends_field (self))
    g_string_append_c (self->field, *self->at++);
  return sound;
}

static DictumCsvRow *
read_row (Reader *self)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  DictumCsvRow *row = g_new0 (DictumCsvRow, 1);
  const char *start = self->at;

  row->line = self->line;
  while (TRUE)
    {
      row->broken |= !read_field (self);
      g_strv_builder_add (fields, dictum_csv_get_cell (self->field->str));
      if (*self->at != self->separator)
        break;
      self->at++;
    }
  if (row->broken)
    {
      /* The mark that opened nothing may have swallowed good rows: go on behind its line. */
      self->at = start + strcspn (start, "\r\n");
      self->line = row->line;
    }
  skip_line_end (self);
  row->fields = g_strv_builder_end (fields);
  return row;
}

GPtrArray *
dictum_csv_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  Reader reader = { .line = 1 };

  g_return_val_if_fail (text != NULL, rows);

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  reader.at = text;
  reader.separator = guess_separator (text);
  reader.field = g_string_new (NULL);
  while (*reader.at != '\0')
    {
      if (*reader.at == '\n' || *reader.at == '\r')
        skip_line_end (&reader);
      else
        g_ptr_array_add (rows, read_row (&reader));
    }
  g_string_free (reader.field, TRUE);
  return rows;
}

char *
dictum_csv_join (const char *const *strings)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (joined, "; ");
      for (const char *at = strings[i]; *at != '\0'; at++)
        {
          if (*at == ';' || *at == '\\')
            g_string_append_c (joined, '\\');
          g_string_append_c (joined, *at);
        }
    }
  return g_string_free (joined, FALSE);
}

GStrv
dictum_csv_split (const char *text)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  g_autoptr (GString) string = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_strv_builder_end (strings));

  for (;; text++)
    {
      if (*text == '\\' && (text[1] == ';' || text[1] == '\\'))
        g_string_append_c (string, *++text);
      else if (*text != ';' && *text != '\0')
        g_string_append_c (string, *text);
      else
        {
          g_strstrip (string->str);
          if (*string->str != '\0')
            g_strv_builder_add (strings, string->str);
          g_string_truncate (string, 0);
          if (*text == '\0')
            return g_strv_builder_end (strings);
        }
    }
}
