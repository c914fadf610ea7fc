/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The front of a report, its articles and their notes, on paper. */

#define G_LOG_DOMAIN "dictum-report"

#include <glib/gi18n-lib.h>

#include "report/dictum-report-boxes.h"

/* ---- The front ---- */

static void
add_words (const DictumReportMaker *maker,
           GPtrArray *boxes,
           const char *text,
           DictumReportFont font,
           DictumReportStyle style,
           double before)
{
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;

  dictum_report_words_add (&words, text, style);
  layout = dictum_report_lay_out (maker, &words, font, maker->width);
  dictum_report_box_lines (boxes, layout, 0, before);
}

/* The few numbers that sum all up, four in a row. */
static void
add_tiles (const DictumReportMaker *maker, GPtrArray *boxes)
{
  const guint columns = 4;
  double width = maker->width / columns;
  DictumReportBox *box = NULL;

  for (guint i = 0; i < maker->report->tiles->len; i++)
    {
      const DictumReportTile *tile = g_ptr_array_index (maker->report->tiles, i);
      g_auto (DictumReportWords) value = dictum_report_words_make ();
      g_auto (DictumReportWords) label = dictum_report_words_make ();
      g_autoptr (PangoLayout) above = NULL;
      g_autoptr (PangoLayout) below = NULL;
      double x = width * (i % columns);
      double y;

      if (i % columns == 0)
        {
          box = dictum_report_box_new (i == 0 ? 18 : 6, 0);
          if (i == 0)
            dictum_report_box_add_rectangle (box, 0, -8, maker->width, 0.5, DICTUM_REPORT_RULE);
          g_ptr_array_add (boxes, box);
        }
      dictum_report_words_add (&value, tile->value, DICTUM_REPORT_STYLE_PLAIN);
      dictum_report_words_add (&label, tile->label, DICTUM_REPORT_STYLE_DIM);
      above = dictum_report_lay_out (maker, &value, DICTUM_REPORT_FONT_TITLE, width - 8);
      below = dictum_report_lay_out (maker, &label, DICTUM_REPORT_FONT_TABLE, width - 8);
      y = dictum_report_box_add_layout (box, above, x, 0);
      y += dictum_report_box_add_layout (box, below, x, y);
      box->height = MAX (box->height, y);
    }
}

GPtrArray *
dictum_report_box_front (const DictumReportMaker *maker)
{
  GPtrArray *boxes = dictum_report_boxes_new ();
  const DictumReport *report = maker->report;
  guint first;

  dictum_report_box_heading (maker, boxes, report->title, DICTUM_REPORT_FONT_COVER, 0);
  ((DictumReportBox *) g_ptr_array_index (boxes, 0))->outline = g_strdup (report->title);
  add_words (maker, boxes, report->description, DICTUM_REPORT_FONT_TEXT, DICTUM_REPORT_STYLE_DIM,
             6);
  add_tiles (maker, boxes);
  first = boxes->len;
  for (guint i = 0; i < report->facts->len; i++)
    {
      g_auto (DictumReportWords) words = dictum_report_words_make ();
      g_autoptr (PangoLayout) layout = NULL;

      dictum_report_words_add_line (&words, g_ptr_array_index (report->facts, i));
      layout = dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_SMALL, maker->width);
      dictum_report_box_lines (boxes, layout, 0, i == 0 ? 18 : 2);
    }
  if (first < boxes->len)
    dictum_report_box_add_rectangle (g_ptr_array_index (boxes, first), 0, -8, maker->width, 0.5,
                                     DICTUM_REPORT_RULE);

  return boxes;
}

/* ---- The article ---- */

GPtrArray *
dictum_report_box_title (const DictumReportMaker *maker, const DictumReportArticle *article)
{
  GPtrArray *boxes = dictum_report_boxes_new ();
  g_autofree char *details = NULL;
  DictumReportBox *box;

  dictum_report_box_heading (maker, boxes, article->title, DICTUM_REPORT_FONT_TITLE, 34);
  box = g_ptr_array_index (boxes, 0);
  box->outline = g_strdup (article->title);
  /* The first stands below the front of the report, where there is room. */
  box->new_page = article->number > 1;
  details = article->url != NULL ? g_strconcat (article->details, "\n", article->url, NULL)
                                 : g_strdup (article->details);
  add_words (maker, boxes, details, DICTUM_REPORT_FONT_SMALL, DICTUM_REPORT_STYLE_DIM, 2);
  ((DictumReportBox *) g_ptr_array_index (boxes, boxes->len - 1))->keep = TRUE;

  return boxes;
}

/* Where in the words of a block something is. */
typedef struct
{
  gsize start, end; /* bytes */
  guint number;     /* of the claim that begins or ends there; 0: a cue */
  gboolean begins;
} Place;

static void
add_place (GArray *places, gsize start, gsize end, guint number, gboolean begins)
{
  Place place = { start, end, number, begins };

  g_array_append_val (places, place);
}

static void
add_run (DictumReportWords *words, GArray *places, const DictumReportRun *run)
{
  gsize start = words->text->len;
  PangoColor colour;

  for (guint i = 0; run->begins != NULL && i < run->begins->len; i++)
    add_place (places, start, start, g_array_index (run->begins, guint, i), TRUE);
  g_string_append (words->text, run->text);
  if ((run->marks & DICTUM_REPORT_CONTENT) != 0)
    {
      colour = dictum_report_parse_colour (run->depth > 1 ? "#f5e27a" : "#fcf4b4");
      dictum_report_words_style (
          words, pango_attr_background_new (colour.red, colour.green, colour.blue), start);
    }
  if ((run->marks & DICTUM_REPORT_SOURCE) != 0)
    {
      colour = dictum_report_parse_colour (dictum_report_get_colour (
          run->kind >= 0 ? dictum_enum_get_nick (&dictum_source_kinds, run->kind) : "own"));
      dictum_report_words_style (words, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      dictum_report_words_style (
          words, pango_attr_underline_color_new (colour.red, colour.green, colour.blue), start);
    }
  if ((run->marks & DICTUM_REPORT_CUE) != 0)
    add_place (places, start, words->text->len, 0, FALSE);

  for (guint i = 0; run->ends != NULL && i < run->ends->len; i++)
    {
      guint number = g_array_index (run->ends, guint, i);

      start = words->text->len;
      /* A word joiner: the number does not go to the next line alone. */
      g_string_append_printf (words->text, "%s%u", i > 0 ? "," : "\xe2\x81\xa0", number);
      dictum_report_words_style (
          words, pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT), start);
      dictum_report_words_style (words, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT),
                                 start);
      add_place (places, words->text->len - 1, words->text->len, number, FALSE);
    }
}

static int
compare_numbers_cb (gconstpointer a, gconstpointer b)
{
  guint number = *(const guint *) a;
  guint other = *(const guint *) b;

  return number < other ? -1 : number > other;
}

static void
add_margin_numbers (const DictumReportMaker *maker,
                    DictumReportBox *box,
                    GArray *numbers,
                    gboolean rtl)
{
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;
  const DictumReportPiece *line = &g_array_index (box->pieces, DictumReportPiece, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  double width = maker->margin - 8;
  double baseline = line->y;

  g_array_sort (numbers, compare_numbers_cb);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (numbers, guint, i));
  dictum_report_words_add (&words, text->str, DICTUM_REPORT_STYLE_DIM);
  layout = dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_NOTE, width);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  dictum_report_box_add_layout (box, layout, rtl ? maker->width + 8 : -maker->margin,
                                baseline -
                                    (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
}

/* What a line has beside and below its words. */
static void
furnish_line (const DictumReportMaker *maker,
              DictumReportBox *box,
              PangoLayoutLine *line,
              const GArray *places,
              double indent,
              gboolean rtl)
{
  gsize from = (gsize) pango_layout_line_get_start_index (line);
  gsize to = from + (gsize) pango_layout_line_get_length (line);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const DictumReportPiece words = g_array_index (box->pieces, DictumReportPiece, 0);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->number == 0 && place->start < to && place->end > from)
        {
          int *ranges;
          int n_ranges;

          pango_layout_line_get_x_ranges (line, (int) MAX (place->start, from),
                                          (int) MIN (place->end, to), &ranges, &n_ranges);
          for (int j = 0; j < n_ranges; j++)
            {
              DictumReportPiece dashes = { indent + (double) ranges[2 * j] / PANGO_SCALE,
                                           words.y + 2.6,
                                           (double) (ranges[2 * j + 1] - ranges[2 * j]) /
                                               PANGO_SCALE,
                                           0.8,
                                           NULL,
                                           NULL,
                                           TRUE,
                                           "#55545c" };

              g_array_append_val (box->pieces, dashes);
            }
          g_free (ranges);
        }
      else if (place->begins && place->start >= from && place->start < to)
        g_array_append_val (numbers, place->number);
      else if (!place->begins && place->number > 0 && place->start >= from && place->start < to)
        {
          if (box->notes == NULL)
            box->notes = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (box->notes, place->number);
        }
    }
  if (numbers->len > 0)
    add_margin_numbers (maker, box, numbers, rtl);
}

GPtrArray *
dictum_report_box_block (const DictumReportMaker *maker,
                         const DictumReportArticle *article,
                         const DictumReportBlock *block)
{
  GPtrArray *boxes = dictum_report_boxes_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (PangoLayout) layout = NULL;
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  gboolean heading = block->kind == DICTUM_BLOCK_HEADING || block->kind == DICTUM_BLOCK_TITLE;
  gboolean indented = block->kind == DICTUM_BLOCK_QUOTE || block->kind == DICTUM_BLOCK_PULL_QUOTE ||
                      block->kind == DICTUM_BLOCK_LIST_ITEM;
  double indent = indented ? 16 : 0;

  if (block->kind == DICTUM_BLOCK_LIST_ITEM)
    dictum_report_words_add (&words, "• ", DICTUM_REPORT_STYLE_DIM);
  if (block->speaker != NULL)
    {
      dictum_report_words_add (&words, block->speaker, DICTUM_REPORT_STYLE_BOLD);
      g_string_append (words.text, "  ");
    }
  for (guint i = 0; i < block->runs->len; i++)
    add_run (&words, places, g_ptr_array_index (block->runs, i));
  layout = dictum_report_lay_out (maker, &words,
                                  heading ? DICTUM_REPORT_FONT_HEADING : DICTUM_REPORT_FONT_TEXT,
                                  maker->width - indent);
  dictum_report_box_lines (boxes, layout, article->rtl ? 0 : indent, heading ? 14 : 7);
  for (guint i = 0; i < boxes->len; i++)
    {
      DictumReportBox *box = g_ptr_array_index (boxes, i);

      furnish_line (maker, box, pango_layout_get_line_readonly (layout, (int) i), places,
                    article->rtl ? 0 : indent, article->rtl);
      box->keep = box->keep || heading;
      box->tag = heading ? "H3" : box->tag;
    }

  return boxes;
}

/* ---- Notes ---- */

GPtrArray *
dictum_report_box_note (const DictumReportMaker *maker, const DictumReportNote *note)
{
  const double indent = 20;
  GPtrArray *boxes = dictum_report_boxes_new ();
  g_autofree char *number = g_strdup_printf ("%u", note->number);
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_auto (DictumReportWords) mark = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoLayout) left = NULL;

  dictum_report_words_add (&mark, number, DICTUM_REPORT_STYLE_BOLD);
  if (!note->placed)
    {
      dictum_report_words_add (&words, note->quote, DICTUM_REPORT_STYLE_ITALIC);
      g_string_append (words.text, "  ");
    }
  for (guint i = 0; i < note->lines->len; i++)
    {
      if (i > 0)
        g_string_append (words.text, "   ");
      dictum_report_words_add_line (&words, g_ptr_array_index (note->lines, i));
    }
  layout = dictum_report_lay_out (maker, &words, DICTUM_REPORT_FONT_NOTE, maker->width - indent);
  dictum_report_box_lines (boxes, layout, indent, 3);
  left = dictum_report_lay_out (maker, &mark, DICTUM_REPORT_FONT_NOTE, indent);
  dictum_report_box_add_layout (g_ptr_array_index (boxes, 0), left, 0, 0);
  for (guint i = 0; i < boxes->len; i++)
    ((DictumReportBox *) g_ptr_array_index (boxes, i))->tag = "Note";

  return boxes;
}

GPtrArray *
dictum_report_box_unplaced (const DictumReportMaker *maker, const DictumReportArticle *article)
{
  GPtrArray *boxes = dictum_report_boxes_new ();

  for (guint i = 0; i < article->notes->len; i++)
    {
      const DictumReportNote *note = g_ptr_array_index (article->notes, i);
      g_autoptr (GPtrArray) lines = NULL;

      if (note->placed)
        continue;
      if (boxes->len == 0)
        dictum_report_box_heading (maker, boxes, _ ("In an older version of the text"),
                                   DICTUM_REPORT_FONT_HEADING, 16);
      lines = dictum_report_box_note (maker, note);
      g_ptr_array_extend_and_steal (boxes, g_steal_pointer (&lines));
    }

  return boxes;
}
