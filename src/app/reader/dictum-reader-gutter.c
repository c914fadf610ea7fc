/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <math.h>

#define HEIGHT 20
#define MIN_WIDTH 26
#define PADDING 7
#define GAP 18 /* between a number and the text */
#define EDGE 4 /* what stays free at the window's edge */

/* The numbers of the claims, each beside the line where its claim begins. Claims that begin on the
 * same line follow one another in the document's order, so one pill says “2–4” for all of them. */

/* Returns: (transfer none): small words in the interface's typeface; whoever draws sets the text.
 */
PangoLayout *
dictum_reader_get_layout (DictumReader *self)
{
  PangoFontDescription *font;
  g_autofree char *name = NULL;

  if (self->layout != NULL)
    return self->layout;

  self->digit_width = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-font-name", &name, NULL);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
  pango_font_description_set_size (font, pango_font_description_get_size (font) * 84 / 100);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);

  return self->layout;
}

static void
set_words (DictumReader *self, const DictumNumber *number)
{
  char words[32];

  if (number->first == number->last)
    g_snprintf (words, sizeof words, "%u", number->first);
  else
    g_snprintf (words, sizeof words, "%u–%u", number->first, number->last);

  pango_layout_set_text (dictum_reader_get_layout (self), words, -1);
}

/* How wide the words are, in pixels. All digits are as wide as the widest: to set each number only
 * to measure it would take as long as drawing it. */
static int
measure_words (DictumReader *self, const DictumNumber *number)
{
  guint digits = 0;

  if (self->digit_width <= 0)
    {
      int width;

      pango_layout_set_text (dictum_reader_get_layout (self), "0000000000", -1);
      pango_layout_get_size (self->layout, &width, NULL);
      self->digit_width = (double) width / PANGO_SCALE / 10;
      pango_layout_set_text (self->layout, "–", -1);
      pango_layout_get_size (self->layout, &width, NULL);
      self->dash_width = (double) width / PANGO_SCALE;
    }

  for (guint rest = number->first; rest > 0; rest /= 10)
    digits++;
  for (guint rest = number->last; rest > 0 && number->first != number->last; rest /= 10)
    digits++;

  return (int) ceil (digits * self->digit_width +
                     (number->first != number->last ? self->dash_width : 0));
}

/* From the text outwards, so that long numbers grow away from it; never beyond the window. */
static void
place_number (DictumReader *self, const DictumLine *line, DictumNumber *number)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int margin = mirrored ? gtk_text_view_get_right_margin (view)
                        : gtk_text_view_get_left_margin (view);
  int gap = margin < 50 ? GAP / 2 : GAP;
  int room = margin - gap - EDGE;
  int width;
  int x;

  width = CLAMP (measure_words (self, number) + 2 * PADDING, MIN_WIDTH, MAX (room, MIN_WIDTH));
  x = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - margin + gap : margin - gap - width;
  graphene_rect_init (&number->area, (float) x,
                      (float) line->y + (float) (line->height - HEIGHT) / 2.0f, (float) width,
                      HEIGHT);
}

static int
compare_numbers_cb (gconstpointer a, gconstpointer b)
{
  const DictumPaint *first = a;
  const DictumPaint *second = b;

  return first->number < second->number ? -1 : first->number > second->number;
}

/**
 * dictum_reader_measure_numbers:
 * @self: a reader that has just measured its lines
 * @paints: what is painted in view; put in the order of the numbers
 *
 * Notes which numbers are to be seen where.
 */
void
dictum_reader_measure_numbers (DictumReader *self, GArray *paints)
{
  const DictumLine *last = NULL;

  g_array_set_size (self->numbers, 0);
  g_array_sort (paints, compare_numbers_cb);

  for (guint i = 0; i < paints->len; i++)
    {
      const DictumPaint *paint = &g_array_index (paints, DictumPaint, i);
      const DictumLine *line = paint->number > 0 ? dictum_reader_find_line (self, paint->start)
                                                 : NULL;
      DictumNumber number = { .first = paint->number, .last = paint->number };

      if (line == NULL)
        continue;

      if (line == last)
        {
          DictumNumber *previous = &g_array_index (self->numbers, DictumNumber,
                                                   self->numbers->len - 1);

          previous->last = paint->number;
          place_number (self, line, previous);
          continue;
        }

      place_number (self, line, &number);
      g_array_append_val (self->numbers, number);
      last = line;
    }
}

static void
paint_number (DictumReader *self,
              GtkSnapshot *snapshot,
              const DictumNumber *number,
              gboolean current)
{
  const DictumPalette *palette = dictum_reader_get_palette (self);
  const GdkRGBA *ground = current ? &palette->current_number_ground : &palette->number_ground;
  const GdkRGBA *ink = current ? &palette->current_number_text : &palette->number_text;
  GskRoundedRect pill;
  graphene_point_t at;
  int width;
  int height;

  set_words (self, number);
  pango_layout_get_pixel_size (dictum_reader_get_layout (self), &width, &height);
  gsk_rounded_rect_init_from_rect (&pill, &number->area, HEIGHT / 2.0f);

  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, ground, &number->area);
  graphene_point_init (&at,
                       number->area.origin.x + (number->area.size.width - (float) width) / 2.0f,
                       number->area.origin.y + (HEIGHT - (float) height) / 2.0f);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, dictum_reader_get_layout (self), ink);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);

  if (palette->content_outline > 0)
    {
      const float widths[4] = { 1, 1, 1, 1 };
      const GdkRGBA colours[4] = { *ink, *ink, *ink, *ink };

      gtk_snapshot_append_border (snapshot, &pill, widths, colours);
    }
}

void
dictum_reader_paint_numbers (DictumReader *self, GtkSnapshot *snapshot)
{
  const DictumClaim *claim = dictum_reader_get_current_claim (self);
  guint current = claim != NULL ? dictum_reader_get_number (self, claim->record.id) : 0;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const DictumNumber *number = &g_array_index (self->numbers, DictumNumber, i);

      paint_number (self, snapshot, number, current >= number->first && current <= number->last);
    }
}

/* The number at a place in buffer coordinates; what is within reach of a finger counts. */
const DictumNumber *
dictum_reader_find_number (DictumReader *self, double x, double y)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const DictumNumber *number = &g_array_index (self->numbers, DictumNumber, i);
      graphene_rect_t area = number->area;

      graphene_rect_inset (&area, -6, -3);
      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return number;
    }

  return NULL;
}

/**
 * dictum_reader_press_number:
 * @self: a reader
 * @number: one of its numbers
 *
 * Makes its claim the current one; of several, the one after the current, and so around.
 */
void
dictum_reader_press_number (DictumReader *self, const DictumNumber *number)
{
  const DictumClaim *claim = dictum_reader_get_current_claim (self);
  guint current = claim != NULL ? dictum_reader_get_number (self, claim->record.id) : 0;
  guint next = current >= number->first && current < number->last ? current + 1 : number->first;
  DictumItem *item = dictum_reader_get_numbered (self, next);

  if (item != NULL)
    dictum_workbench_set_claim (self->workbench, dictum_item_get_id (item));
}
