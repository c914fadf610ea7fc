/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-report"

#include "report/dictum-report-pages-private.h"

#include <math.h>

/* In points. */
#define RIGHT 68
#define NOTES_GAP 16  /* between text and notes, with a rule in it */
#define COLUMNS_GAP 3 /* between the columns’ headings and the first row below them */
#define LEAST_TEXT 90 /* left to the text where notes of the page before go on */
#define MOST_KEPT 24  /* boxes that are kept together */

static void
clear_placed (gpointer data)
{
  dictum_report_box_free (((DictumReportPlaced *) data)->box);
}

static void
free_page (gpointer data)
{
  DictumReportPage *page = data;

  g_array_unref (page->placed);
  g_free (page);
}

static void
free_mark (gpointer data)
{
  DictumReportMark *mark = data;

  g_free (mark->title);
  g_free (mark);
}

/* ---- Filling pages ---- */

static DictumReportPage *
get_page (DictumReportPages *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

/* Takes the box. */
static void
put (DictumReportPages *self, DictumReportBox *box, double y)
{
  DictumReportPlaced placed = { box, y };

  g_array_append_val (get_page (self)->placed, placed);
  if (box->outline != NULL)
    {
      DictumReportMark *mark = g_new0 (DictumReportMark, 1);

      mark->title = g_strdup (box->outline);
      mark->page = self->pages->len - 1;
      mark->y = y;
      g_ptr_array_add (self->outline, mark);
    }
}

static double
get_bottom (DictumReportPages *self)
{
  return self->height - DICTUM_REPORT_BOTTOM - self->foot_height;
}

static gboolean
is_empty (DictumReportPages *self)
{
  return self->y <= self->top + 0.01;
}

/* What is in the array, which is left empty and does not own it any more. */
static GPtrArray *
take_all (GPtrArray *boxes)
{
  gsize length;
  gpointer *data = g_ptr_array_steal (boxes, &length);

  return g_ptr_array_new_take (data, length, NULL);
}

/* Notes stand at the foot, whatever is above them. */
static void
close_page (DictumReportPages *self)
{
  g_autoptr (GPtrArray) foot = take_all (self->foot);
  double y = self->height - DICTUM_REPORT_BOTTOM - self->foot_height + NOTES_GAP;

  if (foot->len > 0)
    get_page (self)->rule = y - NOTES_GAP / 2.0;
  for (guint i = 0; i < foot->len; i++)
    {
      DictumReportBox *box = g_ptr_array_index (foot, i);

      y += box->before;
      put (self, box, y);
      y += box->height;
    }
  self->foot_height = 0;
}

static void
open_page (DictumReportPages *self)
{
  DictumReportPage *page = g_new0 (DictumReportPage, 1);

  page->placed = g_array_new (FALSE, FALSE, sizeof (DictumReportPlaced));
  g_array_set_clear_func (page->placed, clear_placed);
  g_ptr_array_add (self->pages, page);
  self->y = self->top = DICTUM_REPORT_TOP;
}

/* Moves boxes of notes to the foot while there is room above the least height. */
static void
fill_foot (DictumReportPages *self, double least)
{
  while (!g_queue_is_empty (&self->carry))
    {
      DictumReportBox *box = g_queue_peek_head (&self->carry);
      double need = box->before + box->height + (self->foot->len == 0 ? NOTES_GAP : 0);

      if (get_bottom (self) - need < least && !(self->foot->len == 0 && is_empty (self)))
        return;
      g_ptr_array_add (self->foot, g_queue_pop_head (&self->carry));
      self->foot_height += need;
    }
}

/* What the columns of a table are is said again on each page that it goes on to. */
static void
repeat_columns (DictumReportPages *self)
{
  DictumReportBox *box;

  if (self->section != DICTUM_REPORT_AT_GRIDS || self->part < 2)
    return;
  box = dictum_report_box_grid_columns (&self->maker,
                                        g_ptr_array_index (self->maker.report->grids, self->item));
  put (self, box, self->y);
  self->y += box->height + COLUMNS_GAP;
  self->top = self->y;
}

static void
next_page (DictumReportPages *self)
{
  close_page (self);
  open_page (self);
  fill_foot (self, DICTUM_REPORT_TOP + LEAST_TEXT);
  repeat_columns (self);
}

static GPtrArray *
make_notes (DictumReportPages *self, const GPtrArray *boxes)
{
  GPtrArray *notes = dictum_report_boxes_new ();

  for (guint i = 0; i < boxes->len; i++)
    {
      const DictumReportBox *box = g_ptr_array_index (boxes, i);

      for (guint j = 0; box->notes != NULL && j < box->notes->len; j++)
        {
          guint number = g_array_index (box->notes, guint, j);

          if (number <= self->notes->len)
            g_ptr_array_extend_and_steal (
                notes,
                dictum_report_box_note (&self->maker, g_ptr_array_index (self->notes, number - 1)));
        }
    }

  return notes;
}

static double
measure (const GPtrArray *boxes)
{
  double height = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const DictumReportBox *box = g_ptr_array_index (boxes, i);

      height += box->before + box->height;
    }

  return height;
}

/* Boxes that stay together go where they and their notes have room. What has no room on any page
 * goes on in pieces, and its notes with it. */
static void
place_held (DictumReportPages *self)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  double text, need;

  if (self->held->len == 0)
    return;

  notes = make_notes (self, self->held);
  text = measure (self->held);
  need = text + measure (notes) + (notes->len > 0 && self->foot->len == 0 ? NOTES_GAP : 0);
  if (self->y + need > get_bottom (self) && !is_empty (self) &&
      (need < self->height - DICTUM_REPORT_TOP - DICTUM_REPORT_BOTTOM ||
       self->y + text > get_bottom (self)))
    next_page (self);

  held = take_all (self->held);
  for (guint i = 0; i < held->len; i++)
    {
      DictumReportBox *box = g_ptr_array_index (held, i);

      if (self->y + box->before + box->height > get_bottom (self) && !is_empty (self))
        next_page (self);
      self->y += is_empty (self) ? 0 : box->before;
      put (self, box, self->y);
      self->y += box->height;
    }
  waiting = take_all (notes);
  for (guint i = 0; i < waiting->len; i++)
    g_queue_push_tail (&self->carry, g_ptr_array_index (waiting, i));
  fill_foot (self, self->y);
}

/* Takes the boxes. */
static void
feed (DictumReportPages *self, GPtrArray *boxes)
{
  g_autoptr (GPtrArray) taken = take_all (boxes);

  for (guint i = 0; i < taken->len; i++)
    {
      DictumReportBox *box = g_ptr_array_index (taken, i);

      if (box->new_page)
        {
          place_held (self);
          if (!is_empty (self))
            next_page (self);
        }
      g_ptr_array_add (self->held, box);
      if (!box->keep || self->held->len >= MOST_KEPT)
        place_held (self);
    }
  g_ptr_array_unref (boxes);
}

/* ---- What is laid out ---- */

static void
go_on (DictumReportPages *self, guint parts, guint items)
{
  if (++self->part < parts)
    return;

  self->part = 0;
  if (++self->item < items)
    return;

  self->item = 0;
  self->section++;
}

static void
lay_out_article (DictumReportPages *self, const DictumReportArticle *article)
{
  if (self->part == 0)
    feed (self, dictum_report_box_title (&self->maker, article));
  else if (self->part <= article->blocks->len)
    feed (self, dictum_report_box_block (&self->maker, article,
                                         g_ptr_array_index (article->blocks, self->part - 1)));
  else
    feed (self, dictum_report_box_unplaced (&self->maker, article));
  go_on (self, article->blocks->len + 2, self->maker.report->articles->len);
}

static void
lay_out_grid (DictumReportPages *self, const DictumReportGrid *grid)
{
  if (self->part == 0)
    feed (self, dictum_report_box_grid_head (&self->maker, grid));
  else
    feed (self, dictum_report_box_grid_row (&self->maker, grid,
                                            g_ptr_array_index (grid->rows, self->part - 1)));
  go_on (self, grid->rows->len + 1, self->maker.report->grids->len);
}

static gboolean
skip_empty (DictumReportPages *self, guint length)
{
  if (length > 0)
    return FALSE;

  self->section++;
  return TRUE;
}

static void
lay_out_next (DictumReportPages *self)
{
  const DictumReport *report = self->maker.report;

  switch (self->section)
    {
    case DICTUM_REPORT_AT_FRONT:
      feed (self, dictum_report_box_front (&self->maker));
      go_on (self, 1, 1);
      break;

    case DICTUM_REPORT_AT_ARTICLES:
      if (!skip_empty (self, report->articles->len))
        lay_out_article (self, g_ptr_array_index (report->articles, self->item));
      break;

    case DICTUM_REPORT_AT_FIGURES:
      if (skip_empty (self, report->figures->len))
        break;
      feed (self,
            dictum_report_box_figure (&self->maker, g_ptr_array_index (report->figures, self->item),
                                      self->item == 0));
      go_on (self, 1, report->figures->len);
      break;

    case DICTUM_REPORT_AT_GRIDS:
      if (!skip_empty (self, report->grids->len))
        lay_out_grid (self, g_ptr_array_index (report->grids, self->item));
      break;

    case DICTUM_REPORT_AT_END:
    default:
      break;
    }
}

static void
finish (DictumReportPages *self)
{
  place_held (self);
  while (!g_queue_is_empty (&self->carry))
    next_page (self);
  close_page (self);
}

gboolean
dictum_report_pages_step (DictumReportPages *self, gint64 until)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->section == DICTUM_REPORT_AT_END)
    return TRUE;

  do
    lay_out_next (self);
  while (self->section != DICTUM_REPORT_AT_END && g_get_monotonic_time () < until);
  if (self->section != DICTUM_REPORT_AT_END)
    return FALSE;

  finish (self);

  return TRUE;
}

/* ---- Making ---- */

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A point is a unit, and letters stand where they are on paper, not where pixels would be. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

DictumReportPages *
dictum_report_pages_new (const DictumReport *report, double width, double height)
{
  DictumReportPages *self;

  g_return_val_if_fail (report != NULL && width >= 200 && height >= 200, NULL);

  self = g_new0 (DictumReportPages, 1);
  dictum_report_maker_init (&self->maker, report, make_context ());
  self->maker.width = MAX (width - DICTUM_REPORT_LEFT - RIGHT, 40);
  self->maker.margin = DICTUM_REPORT_LEFT / 2.0;
  self->width = width;
  self->height = height;
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->outline = g_ptr_array_new_with_free_func (free_mark);
  self->notes = g_ptr_array_new ();
  self->held = dictum_report_boxes_new ();
  self->foot = dictum_report_boxes_new ();
  g_queue_init (&self->carry);
  for (guint i = 0; i < report->articles->len; i++)
    {
      const DictumReportArticle *article = g_ptr_array_index (report->articles, i);

      for (guint j = 0; j < article->notes->len; j++)
        g_ptr_array_add (self->notes, g_ptr_array_index (article->notes, j));
    }
  open_page (self);

  return self;
}

void
dictum_report_pages_free (DictumReportPages *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->outline);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->held);
  g_ptr_array_unref (self->foot);
  g_queue_clear_full (&self->carry, dictum_report_box_free);
  g_object_unref (self->maker.context);
  dictum_report_maker_clear (&self->maker);
  g_free (self);
}

guint
dictum_report_pages_get_count (DictumReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

GPtrArray *
dictum_report_pages_get_outline (DictumReportPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outline;
}

const char *
dictum_report_pages_get_words (DictumReportPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->maker.words->str;
}
