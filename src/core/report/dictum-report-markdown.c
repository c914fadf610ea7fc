/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* CommonMark with footnotes and tables as GitHub and Pandoc have them. The words of claims are in
 * <mark>: neither has a mark of its own for that, both pass it on, and whoever drops it keeps the
 * words. */

#define G_LOG_DOMAIN "dictum-report"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "report/dictum-report-html.h"

#define BAR 20 /* characters of the longest one */

/* ---- Text ---- */

/* A backslash before whatever could mean something within a line; "\&" as well, so that no entity
 * is made of what was written. */
static void
append (GString *text, const char *words)
{
  for (const char *place = words != NULL ? words : ""; *place != '\0'; place++)
    {
      if (strchr ("\\`*_[]<>|~&^$", *place) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *place == '\n' ? ' ' : *place);
    }
}

/* The same where a line begins: "1." and "-" would make a list, "#" a heading. */
static void
append_first (GString *text, const char *words)
{
  gsize digits = strspn (words, "0123456789");

  if (digits > 0 && (words[digits] == '.' || words[digits] == ')'))
    {
      g_string_append_len (text, words, (gssize) digits);
      g_string_append_c (text, '\\');
      words += digits;
    }
  else if (*words != '\0' && strchr ("#+-=:", *words) != NULL)
    g_string_append_c (text, '\\');
  append (text, words);
}

static void
append_link (GString *text, const char *url, const char *label)
{
  if (url == NULL)
    return;

  g_string_append (text, " [");
  append (text, label);
  g_string_append (text, "](<");
  for (const char *place = url; *place != '\0'; place++)
    if (strchr ("<>\\ ", *place) != NULL)
      g_string_append_printf (text, "%%%02X", *place);
    else
      g_string_append_c (text, *place);
  g_string_append (text, ">)");
}

static void
append_numbers (GString *text, const GArray *claims)
{
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (claims, guint, i));
}

static void
append_line (GString *text, const char *indent, const DictumReportLine *line)
{
  g_string_append (text, indent);
  g_string_append (text, "- ");
  append_first (text, line->label);
  /* Translators: stands between a label and what it says: “Status: done”. */
  g_string_append (text, C_ ("after a label", ": "));
  if (line->strong != NULL)
    {
      g_string_append (text, "**");
      append (text, line->strong);
      g_string_append (text, "**");
    }
  if (line->strong != NULL && line->text != NULL)
    g_string_append (text, " · ");
  append (text, line->text);
  if (line->claims != NULL && line->text != NULL)
    g_string_append (text, " · ");
  append_numbers (text, line->claims);
  append_link (text, line->url, _ ("Link"));
  append_link (text, line->archived, _ ("Archived copy"));
  g_string_append_c (text, '\n');
}

/* ---- The article ---- */

static void
append_run (GString *text, const DictumReportRun *run, gboolean first)
{
  if ((run->marks & DICTUM_REPORT_CONTENT) != 0)
    {
      g_string_append (text, "<mark>");
      append (text, run->text);
      g_string_append (text, "</mark>");
    }
  else if (first)
    append_first (text, run->text);
  else
    append (text, run->text);
  for (guint i = 0; run->ends != NULL && i < run->ends->len; i++)
    g_string_append_printf (text, "[^%u]", g_array_index (run->ends, guint, i));
}

static void
append_block (GString *text, const DictumReportBlock *block)
{
  if (block->kind == DICTUM_BLOCK_LIST_ITEM)
    g_string_append (text, "- ");
  else if (block->kind == DICTUM_BLOCK_QUOTE || block->kind == DICTUM_BLOCK_PULL_QUOTE)
    g_string_append (text, "> ");
  else if (block->kind == DICTUM_BLOCK_HEADING || block->kind == DICTUM_BLOCK_TITLE)
    g_string_append (text, "### ");
  if (block->speaker != NULL)
    {
      g_string_append (text, "**");
      append (text, block->speaker);
      g_string_append (text, "** ");
    }
  for (guint i = 0; i < block->runs->len; i++)
    append_run (text, g_ptr_array_index (block->runs, i), i == 0 && block->speaker == NULL);
  g_string_append (text, "\n\n");
}

static void
append_note (GString *text, const DictumReportNote *note)
{
  if (note->placed)
    g_string_append_printf (text, "[^%u]: ", note->number);
  else
    /* Translators: behind the number of a claim. */
    g_string_append_printf (text, "%u\\. (%s) ", note->number,
                            _ ("In an older version of the text"));
  if (note->quote != NULL)
    append_first (text, note->quote);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < note->lines->len; i++)
    append_line (text, note->placed ? "    " : "", g_ptr_array_index (note->lines, i));
  g_string_append_c (text, '\n');
}

static void
append_article (GString *text, const DictumReportArticle *article)
{
  g_string_append (text, "## ");
  append (text, article->title);
  g_string_append (text, "\n\n");
  append_first (text, article->details);
  append_link (text, article->url, _ ("Original"));
  append_link (text, article->archived, _ ("Archived copy"));
  g_string_append (text, "\n\n");
  for (guint i = 0; i < article->blocks->len; i++)
    append_block (text, g_ptr_array_index (article->blocks, i));
  for (guint i = 0; i < article->notes->len; i++)
    append_note (text, g_ptr_array_index (article->notes, i));
}

/* ---- Tables ---- */

static void
append_rule (GString *text, guint columns, guint first_number)
{
  for (guint i = 0; i < columns; i++)
    g_string_append (text, i >= first_number ? "| ---: " : "| --- ");
  g_string_append (text, "|\n");
}

static void
append_cell (GString *text, const char *words)
{
  g_string_append (text, "| ");
  append (text, words);
  g_string_append_c (text, ' ');
}

static void
append_bar (GString *text, double part)
{
  g_string_append (text, "| ");
  for (int i = 0; i < (int) (part * BAR + 0.5); i++)
    g_string_append (text, "█");
  g_string_append_c (text, ' ');
}

static void
append_figure (GString *text, const DictumTable *figure)
{
  const DictumTableView *view = &figure->views[0];
  gboolean bars = figure->form == DICTUM_FORM_BARS;
  double most = dictum_report_get_most (figure);
  g_autofree char *more = dictum_report_tell_more (figure);

  g_string_append (text, "### ");
  append (text, figure->title);
  g_string_append (text, "\n\n");
  append_first (text, figure->about);
  g_string_append (text, "\n\n");
  append_cell (text, figure->heading);
  if (bars)
    append_cell (text, "");
  for (guint i = 0; i < view->length; i++)
    append_cell (text, figure->columns[view->first + i].label);
  if (view->share > 0)
    append_cell (text, figure->columns[view->share].label);
  g_string_append (text, "|\n");
  append_rule (text, 1 + bars + view->length + (view->share > 0), 1 + bars);

  for (guint i = 0; i < dictum_report_count_rows (figure); i++)
    {
      const DictumTableRow *row = g_ptr_array_index (figure->rows, i);

      append_cell (text, row->label);
      if (bars)
        append_bar (text, row->values[view->first] / most);
      for (guint j = 0; j < view->length + (view->share > 0); j++)
        {
          g_autofree char *value = dictum_table_format (
              figure, i, j < view->length ? view->first + j : view->share);

          append_cell (text, value);
        }
      g_string_append (text, "|\n");
    }
  g_string_append_c (text, '\n');
  if (more != NULL)
    g_string_append_printf (text, "%s\n\n", more);
}

static void
append_grid (GString *text, const DictumReportGrid *grid)
{
  guint length = 0;

  g_string_append (text, "## ");
  append (text, grid->title);
  g_string_append (text, "\n\n");
  if (grid->about != NULL)
    g_string_append_printf (text, "%s\n\n", grid->about);
  for (; length < G_N_ELEMENTS (grid->columns) && grid->columns[length] != NULL; length++)
    append_cell (text, grid->columns[length]);
  g_string_append (text, "|\n");
  append_rule (text, length, G_MAXUINT);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          const DictumReportCell *cell = g_ptr_array_index (row, j);

          append_cell (text, cell->text);
          append_numbers (text, cell->claims);
          if (cell->detail != NULL)
            {
              g_string_append (text, "– ");
              append (text, cell->detail);
            }
        }
      g_string_append (text, " |\n");
    }
  g_string_append_c (text, '\n');
}

/* ---- The whole ---- */

static void
append_front (GString *text, const DictumReport *report)
{
  g_auto (GStrv)
      lines = g_strsplit (report->description != NULL ? report->description : "", "\n", -1);

  g_string_append (text, "# ");
  append (text, report->title);
  g_string_append (text, "\n\n");
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        append_first (text, lines[i]);
        g_string_append (text, "\n\n");
      }
  for (guint i = 0; i < report->tiles->len; i++)
    {
      const DictumReportTile *tile = g_ptr_array_index (report->tiles, i);

      g_string_append_printf (text, "- **%s** %s\n", tile->value, tile->label);
    }
  for (guint i = 0; i < report->facts->len; i++)
    append_line (text, "", g_ptr_array_index (report->facts, i));
  g_string_append_c (text, '\n');
}

GString *
dictum_report_to_markdown (const DictumReport *report)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (report != NULL, NULL);

  append_front (text, report);
  for (guint i = 0; i < report->articles->len; i++)
    append_article (text, g_ptr_array_index (report->articles, i));
  if (report->figures->len > 0)
    g_string_append_printf (text, "## %s\n\n", _ ("Figures"));
  for (guint i = 0; i < report->figures->len; i++)
    append_figure (text, g_ptr_array_index (report->figures, i));
  for (guint i = 0; i < report->grids->len; i++)
    append_grid (text, g_ptr_array_index (report->grids, i));

  return text;
}
