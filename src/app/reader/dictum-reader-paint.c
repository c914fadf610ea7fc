/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include "window/dictum-format.h"

#define RADIUS 2.5f
#define SOURCE_LINE 2.5f
#define CUE_LINE 2.0f
#define DASH 6.0f
#define DASH_GAP 3.0f

/* What a range is drawn with, handed through the walk over its extents. */
typedef struct
{
  GtkSnapshot *snapshot;
  const DictumPalette *palette;
  const DictumPaint *paint;
} Drawing;

static int
get_source_kind (DictumProject *project, const DictumClaim *claim, int link)
{
  const DictumAttribution *attribution;
  const DictumSource *source;

  if (claim == NULL || link >= (int) dictum_values_length (claim->attributions))
    return -1;

  attribution = dictum_values_get (claim->attributions, link);
  source = attribution->source != NULL ? dictum_project_get_source (project, attribution->source)
                                       : NULL;

  return source != NULL ? source->kind : -1;
}

static void
add_paint (DictumReader *self,
           DictumProject *project,
           const DictumClaim *current,
           const DictumMark *mark,
           GArray *paints)
{
  const DictumClaim *claim = dictum_item_get_claim (mark->owner);
  DictumPaint paint = { .start = mark->start, .end = mark->end, .part = mark->part, .kind = -1 };

  paint.current = claim != NULL && claim == current;
  if (paint.current && self->moving && mark->part == self->part &&
      mark->position == (int) self->position)
    return;

  if (mark->part == DICTUM_PART_SOURCE)
    paint.kind = get_source_kind (project, claim, mark->position);
  if (mark->part == DICTUM_PART_CONTENT && mark->position == 0)
    paint.number = dictum_reader_get_number (self, dictum_item_get_id (mark->owner));

  g_array_append_val (paints, paint);
}

static void
add_moving_paint (DictumReader *self,
                  DictumProject *project,
                  const DictumClaim *current,
                  GArray *paints)
{
  DictumPaint paint = {
    .start = self->moving_start,
    .end = self->moving_end,
    .part = self->part,
    .kind = -1,
    .current = TRUE,
    .moving = TRUE,
  };

  if (paint.part == DICTUM_PART_SOURCE)
    paint.kind = get_source_kind (project, current, (int) self->position);
  if (paint.part == DICTUM_PART_CONTENT && self->position == 0)
    paint.number = dictum_reader_get_number (self, current->record.id);

  g_array_append_val (paints, paint);
}

/**
 * dictum_reader_list_paints:
 * @self: a reader
 * @start: where the range starts
 * @end: where it ends, excluded
 *
 * Returns: (transfer full) (element-type DictumPaint): what is painted in the range, in the order
 * of the span index; the mark that is being moved, last
 */
GArray *
dictum_reader_list_paints (DictumReader *self, int start, int end)
{
  GArray *paints = g_array_new (FALSE, FALSE, sizeof (DictumPaint));
  g_autoptr (GArray) marks = NULL;
  const DictumClaim *current;
  DictumProject *project;

  g_return_val_if_fail (DICTUM_IS_READER (self), paints);

  if (self->article == NULL || end <= start)
    return paints;

  project = dictum_workbench_get_project (self->workbench);
  current = dictum_reader_get_current_claim (self);
  marks = dictum_span_index_list_in (dictum_project_get_spans (project, self->article), start, end);
  for (guint i = 0; i < marks->len; i++)
    add_paint (self, project, current, &g_array_index (marks, DictumMark, i), paints);

  if (self->moving && current != NULL && self->moving_start < end && self->moving_end > start)
    add_moving_paint (self, project, current, paints);

  return paints;
}

const DictumPalette *
dictum_reader_get_palette (DictumReader *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return dictum_palette_get (adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
}

static void
fill_rounded (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *colour)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, area);
  gtk_snapshot_pop (snapshot);
}

static void
outline (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *colour, float width)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, area, RADIUS + width);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colours);
}

static void
draw_ground (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  const Drawing *drawing = data;
  const DictumPalette *palette = drawing->palette;
  graphene_rect_t area = *extent;

  graphene_rect_inset (&area, 0, -1.5f);
  fill_rounded (drawing->snapshot, &area,
                drawing->paint->current ? &palette->current : &palette->content);
  if (!drawing->paint->current && palette->content_outline > 0)
    outline (drawing->snapshot, &area, &palette->cue, palette->content_outline);
}

static void
draw_current_outline (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  const Drawing *drawing = data;
  const DictumPalette *palette = drawing->palette;
  graphene_rect_t area = *extent;
  float width = palette->current_outline_width;

  graphene_rect_inset (&area, -1, -1.5f - width / 2);
  outline (drawing->snapshot, &area, &palette->current_outline, width);
}

static void
draw_source (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  const Drawing *drawing = data;
  float height = drawing->paint->current ? SOURCE_LINE + 1 : SOURCE_LINE;
  graphene_rect_t line = GRAPHENE_RECT_INIT (
      extent->origin.x, extent->origin.y + extent->size.height - 1, extent->size.width, height);

  gtk_snapshot_append_color (
      drawing->snapshot, dictum_palette_get_kind (drawing->palette, drawing->paint->kind), &line);
}

/* Dashes are cut out of one grid, so that they stand still when the range grows. */
static void
draw_cue (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  const Drawing *drawing = data;
  float height = drawing->paint->current ? CUE_LINE + 1 : CUE_LINE;
  float left = extent->origin.x;
  float right = left + extent->size.width;
  float y = extent->origin.y + extent->size.height - 1;

  for (float x = left; x < right; x += DASH + DASH_GAP)
    {
      graphene_rect_t dash = GRAPHENE_RECT_INIT (x, y, MIN (DASH, right - x), height);

      gtk_snapshot_append_color (drawing->snapshot, &drawing->palette->cue, &dash);
    }
}

static void
draw_match (DictumReader *self, const graphene_rect_t *extent, gpointer data)
{
  const Drawing *drawing = data;
  graphene_rect_t area = *extent;

  graphene_rect_inset (&area, -1, -1);
  fill_rounded (drawing->snapshot, &area, &drawing->palette->match);
  if (drawing->paint != NULL)
    outline (drawing->snapshot, &area, &drawing->palette->match_outline, 2.0f);
}

static void
draw_paints (DictumReader *self,
             Drawing *drawing,
             GArray *paints,
             DictumPart part,
             gboolean current,
             DictumExtentFunc func)
{
  for (guint i = 0; i < paints->len; i++)
    {
      const DictumPaint *paint = &g_array_index (paints, DictumPaint, i);

      if (paint->part != part || paint->current != current)
        continue;

      drawing->paint = paint;
      dictum_reader_foreach_extent (self, paint->start, paint->end, func, drawing);
    }
}

static void
draw_matches (DictumReader *self, Drawing *drawing, int from, int to)
{
  static const DictumPaint current = { .current = TRUE };

  if (self->matches == NULL)
    return;

  for (guint i = 0; i < self->matches->len; i++)
    {
      const DictumRange *range = &g_array_index (self->matches, DictumRange, i);

      if (range->end <= from || range->start >= to)
        continue;

      drawing->paint = i == self->match ? &current : NULL;
      dictum_reader_foreach_extent (self, range->start, range->end, draw_match, drawing);
    }
}

static void
draw_bullet (GtkSnapshot *snapshot, const DictumPalette *palette, float x, const DictumLine *line)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (
      x - 3, (float) line->y + (float) line->height / 2.0f - 2, 6, 6);
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &area, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &palette->ornament, &area);
  gtk_snapshot_pop (snapshot);
}

/* Whether the block of the line is set from the right: its first letter says so, as for GTK. */
static gboolean
is_mirrored (DictumReader *self, const DictumLine *line)
{
  for (int i = line->start; i < line->end; i++)
    {
      gunichar ch = dictum_text_get_char (self->text, i);

      if (g_unichar_isalpha (ch))
        return dictum_format_is_right_to_left (ch);
    }

  return FALSE;
}

/* What tells kinds of blocks apart besides their type: bullets, and a bar beside quotations. */
static void
draw_ornaments (DictumReader *self, const Drawing *drawing)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *quote = gtk_text_tag_table_lookup (table, "quote");
  GtkTextTag *item = gtk_text_tag_table_lookup (table, "list-item");
  int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
  int right = gtk_widget_get_width (GTK_WIDGET (self)) -
              gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DictumLine *line = &g_array_index (self->lines, DictumLine, i);
      GtkTextIter iter;
      gboolean mirrored;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, line->start);
      mirrored = line->right_to_left && is_mirrored (self, line);
      if (gtk_text_iter_has_tag (&iter, quote))
        {
          graphene_rect_t bar = GRAPHENE_RECT_INIT ((float) (mirrored ? right - 3 : left),
                                                    (float) line->y - 3, 3,
                                                    (float) line->height + 7);

          gtk_snapshot_append_color (drawing->snapshot, &drawing->palette->ornament, &bar);
        }
      else if (line->opens_block && gtk_text_iter_has_tag (&iter, item))
        draw_bullet (drawing->snapshot, drawing->palette,
                     (float) (mirrored ? right - 10 : left + 10), line);
    }
}

/**
 * dictum_reader_paint_below:
 * @self: a reader that shows a text
 * @snapshot: to draw on, in buffer coordinates
 *
 * Draws what lies under the letters. The current claim is drawn after the others, so that nothing
 * covers it.
 */
void
dictum_reader_paint_below (DictumReader *self, GtkSnapshot *snapshot)
{
  Drawing drawing = { snapshot, dictum_reader_get_palette (self), NULL };
  g_autoptr (GArray) paints = NULL;
  int from;
  int to;

  dictum_reader_check_head (self);
  dictum_reader_measure_lines (self);
  if (self->lines->len == 0)
    return;

  from = g_array_index (self->lines, DictumLine, 0).start;
  to = g_array_index (self->lines, DictumLine, self->lines->len - 1).next;
  paints = dictum_reader_list_paints (self, from, to);

  draw_ornaments (self, &drawing);
  dictum_reader_paint_speech (self, snapshot);
  draw_paints (self, &drawing, paints, DICTUM_PART_CONTENT, FALSE, draw_ground);
  draw_paints (self, &drawing, paints, DICTUM_PART_CONTENT, TRUE, draw_current_outline);
  draw_paints (self, &drawing, paints, DICTUM_PART_CONTENT, TRUE, draw_ground);
  draw_matches (self, &drawing, from, to);
  for (int current = FALSE; current <= TRUE; current++)
    {
      draw_paints (self, &drawing, paints, DICTUM_PART_CUE, current, draw_cue);
      draw_paints (self, &drawing, paints, DICTUM_PART_SOURCE, current, draw_source);
    }

  dictum_reader_measure_numbers (self, paints);
  dictum_reader_paint_numbers (self, snapshot);
}

static gboolean
draw_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DICTUM_READER (widget)->redraw = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Draws what lies over the letters. The lines are those that paint_below has just measured: where
 * the text is a new one, GtkTextView finds out their heights only as it draws the letters, between
 * the two, and what it then asks to be drawn again is lost in the drawing. */
void
dictum_reader_paint_above (DictumReader *self, GtkSnapshot *snapshot)
{
  if (self->redraw == 0 && !dictum_reader_has_measured_well (self))
    self->redraw = gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_again_cb, NULL, NULL);
  dictum_reader_paint_handles (self, snapshot);
}
