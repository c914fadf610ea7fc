/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-boxes.h"

#define MOST_WORDS 400 /* code points of what is a name, or stands in a cell */

/* ---- Words ---- */

DictumReportWords
dictum_report_words_make (void)
{
  return (DictumReportWords) { g_string_new (NULL), pango_attr_list_new () };
}

void
dictum_report_words_clear (DictumReportWords *words)
{
  g_string_free (words->text, TRUE);
  pango_attr_list_unref (words->attributes);
}

void
dictum_report_words_style (DictumReportWords *words, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) words->text->len;
  pango_attr_list_insert (words->attributes, attribute);
}

PangoColor
dictum_report_parse_colour (const char *colour)
{
  PangoColor parsed = { 0 };

  pango_color_parse (&parsed, colour);

  return parsed;
}

static PangoAttribute *
make_foreground (const char *colour)
{
  PangoColor parsed = dictum_report_parse_colour (colour);

  return pango_attr_foreground_new (parsed.red, parsed.green, parsed.blue);
}

void
dictum_report_words_add (DictumReportWords *words, const char *text, DictumReportStyle style)
{
  gsize start = words->text->len;

  g_string_append (words->text, text != NULL ? text : "");
  if (style == DICTUM_REPORT_STYLE_BOLD)
    dictum_report_words_style (words, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  else if (style == DICTUM_REPORT_STYLE_ITALIC)
    dictum_report_words_style (words, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  else if (style == DICTUM_REPORT_STYLE_DIM)
    dictum_report_words_style (words, make_foreground (DICTUM_REPORT_DIM), start);
}

char *
dictum_report_shorten (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < MOST_WORDS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static void
add_link (DictumReportWords *words, const char *url)
{
  if (url == NULL)
    return;

  dictum_report_words_add (words, " ", DICTUM_REPORT_STYLE_PLAIN);
  dictum_report_words_add (words, url, DICTUM_REPORT_STYLE_DIM);
}

void
dictum_report_words_add_line (DictumReportWords *words, const DictumReportLine *line)
{
  g_autofree char *strong = NULL;

  dictum_report_words_add (words, line->label, DICTUM_REPORT_STYLE_DIM);
  dictum_report_words_add (words, ": ", DICTUM_REPORT_STYLE_DIM);
  if (line->colour != NULL)
    {
      gsize start = words->text->len;

      g_string_append (words->text, "● ");
      dictum_report_words_style (words, make_foreground (line->colour), start);
    }
  strong = line->strong != NULL ? dictum_report_shorten (line->strong) : NULL;
  dictum_report_words_add (words, strong, DICTUM_REPORT_STYLE_BOLD);
  if (line->strong != NULL && line->text != NULL)
    g_string_append (words->text, " · ");
  dictum_report_words_add (words, line->text, DICTUM_REPORT_STYLE_PLAIN);
  for (guint i = 0; line->claims != NULL && i < line->claims->len; i++)
    g_string_append_printf (words->text, "%s%u",
                            i > 0                ? ", "
                            : line->text != NULL ? " · "
                                                 : "",
                            g_array_index (line->claims, guint, i));
  add_link (words, line->url);
  add_link (words, line->archived);
}

/* ---- Boxes ---- */

static void
clear_piece (gpointer data)
{
  DictumReportPiece *piece = data;

  g_clear_pointer (&piece->line, pango_layout_line_unref);
  g_clear_object (&piece->layout);
}

void
dictum_report_box_free (gpointer data)
{
  DictumReportBox *box = data;

  g_array_unref (box->pieces);
  g_clear_pointer (&box->notes, g_array_unref);
  g_free (box->outline);
  g_free (box);
}

DictumReportBox *
dictum_report_box_new (double before, double height)
{
  DictumReportBox *box = g_new0 (DictumReportBox, 1);

  box->before = before;
  box->height = height;
  box->tag = "P";
  box->pieces = g_array_new (FALSE, FALSE, sizeof (DictumReportPiece));
  g_array_set_clear_func (box->pieces, clear_piece);

  return box;
}

GPtrArray *
dictum_report_boxes_new (void)
{
  return g_ptr_array_new_with_free_func (dictum_report_box_free);
}

void
dictum_report_box_add_rectangle (DictumReportBox *box,
                                 double x,
                                 double y,
                                 double width,
                                 double height,
                                 const char *colour)
{
  DictumReportPiece piece = { x, y, width, height, NULL, NULL, FALSE, colour };

  g_array_append_val (box->pieces, piece);
}

static void
add_text (DictumReportBox *box, PangoLayoutLine *line, double x, double y)
{
  DictumReportPiece piece = { .x = x, .y = y, .colour = "#000000" };

  piece.line = pango_layout_line_ref (line);
  piece.layout = g_object_ref (line->layout);

  g_array_append_val (box->pieces, piece);
}

static const struct
{
  const char *font;
  float spacing;
} fonts[DICTUM_REPORT_N_FONTS] = {
  [DICTUM_REPORT_FONT_TEXT] = { "Source Serif 4,Noto Serif,Charter,Serif 10.5", 1.35f },
  [DICTUM_REPORT_FONT_SMALL] = { "Adwaita Sans,Cantarell,Noto Sans,Sans 9", 1.2f },
  [DICTUM_REPORT_FONT_NOTE] = { "Adwaita Sans,Cantarell,Noto Sans,Sans 7.5", 1.2f },
  [DICTUM_REPORT_FONT_TABLE] = { "Adwaita Sans,Cantarell,Noto Sans,Sans 8.5", 1.15f },
  [DICTUM_REPORT_FONT_HEADING] = { "Adwaita Sans,Cantarell,Noto Sans,Sans Bold 11", 1.15f },
  [DICTUM_REPORT_FONT_TITLE] = { "Adwaita Sans,Cantarell,Noto Sans,Sans Bold 17", 1.1f },
  [DICTUM_REPORT_FONT_COVER] = { "Adwaita Sans,Cantarell,Noto Sans,Sans Bold 26", 1.1f },
};

void
dictum_report_maker_init (DictumReportMaker *maker,
                          const DictumReport *report,
                          PangoContext *context)
{
  maker->context = context;
  maker->report = report;
  maker->words = g_string_new (NULL);
  maker->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < DICTUM_REPORT_N_FONTS; i++)
    maker->fonts[i] = pango_font_description_from_string (fonts[i].font);
}

void
dictum_report_maker_clear (DictumReportMaker *maker)
{
  g_hash_table_unref (maker->cells);
  g_string_free (maker->words, TRUE);
  for (guint i = 0; i < DICTUM_REPORT_N_FONTS; i++)
    pango_font_description_free (maker->fonts[i]);
}

PangoLayout *
dictum_report_lay_out (const DictumReportMaker *maker,
                       const DictumReportWords *words,
                       DictumReportFont font,
                       double width)
{
  PangoLayout *layout = pango_layout_new (maker->context);

  pango_layout_set_font_description (layout, maker->fonts[font]);
  pango_layout_set_width (layout, (int) (MAX (width, 10) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, fonts[font].spacing);
  pango_layout_set_text (layout, words->text->str, (int) words->text->len);
  pango_layout_set_attributes (layout, words->attributes);
  g_string_append_printf (maker->words, "%s\n", words->text->str);

  return layout;
}

double
dictum_report_box_add_layout (DictumReportBox *box, PangoLayout *layout, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int bottom = 0;

  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
      add_text (box, pango_layout_iter_get_line_readonly (iter),
                x + (double) extents.x / PANGO_SCALE,
                y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return (double) bottom / PANGO_SCALE;
}

guint
dictum_report_box_lines (GPtrArray *boxes, PangoLayout *layout, double x, double before)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint first = boxes->len;
  int count = pango_layout_get_line_count (layout);
  int number = 0;

  do
    {
      PangoRectangle extents;
      DictumReportBox *box;
      int top, bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      box = dictum_report_box_new (number == 0 ? before : 0, (double) (bottom - top) / PANGO_SCALE);
      box->keep = count > 1 && (number == 0 || number == count - 2);
      add_text (box, pango_layout_iter_get_line_readonly (iter),
                x + (double) extents.x / PANGO_SCALE,
                (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE);
      g_ptr_array_add (boxes, box);
      number++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return first;
}

void
dictum_report_box_heading (const DictumReportMaker *maker,
                           GPtrArray *boxes,
                           const char *text,
                           DictumReportFont font,
                           double before)
{
  g_auto (DictumReportWords) words = dictum_report_words_make ();
  g_autoptr (PangoLayout) layout = NULL;

  dictum_report_words_add (&words, text, DICTUM_REPORT_STYLE_PLAIN);
  layout = dictum_report_lay_out (maker, &words, font, maker->width);
  for (guint i = dictum_report_box_lines (boxes, layout, 0, before); i < boxes->len; i++)
    {
      DictumReportBox *box = g_ptr_array_index (boxes, i);

      box->keep = TRUE;
      box->tag = font == DICTUM_REPORT_FONT_COVER   ? "H1"
                 : font == DICTUM_REPORT_FONT_TITLE ? "H2"
                                                    : "H3";
    }
}
