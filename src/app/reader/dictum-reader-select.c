/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

/* Caret, selection, and which claims and marks are where. */

static GtkTextBuffer *
get_buffer (DictumReader *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/**
 * dictum_reader_get_selection:
 * @self: a reader
 * @start: (out) (optional): where it starts
 * @end: (out) (optional): where it ends, excluded
 *
 * Returns: whether anything is selected; without a selection both are where the caret is
 */
gboolean
dictum_reader_get_selection (DictumReader *self, int *start, int *end)
{
  GtkTextIter first;
  GtkTextIter last;
  gboolean any;

  g_return_val_if_fail (DICTUM_IS_READER (self), FALSE);

  any = gtk_text_buffer_get_selection_bounds (get_buffer (self), &first, &last);
  if (!any)
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &first,
                                        gtk_text_buffer_get_insert (get_buffer (self)));
      last = first;
    }

  if (start != NULL)
    *start = gtk_text_iter_get_offset (&first);
  if (end != NULL)
    *end = gtk_text_iter_get_offset (&last);

  return any;
}

/**
 * dictum_reader_select:
 * @self: a reader
 * @start: where the selection starts
 * @end: where it ends, excluded; the caret is put there
 */
void
dictum_reader_select (DictumReader *self, int start, int end)
{
  GtkTextIter first;
  GtkTextIter last;

  g_return_if_fail (DICTUM_IS_READER (self));

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &first, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &last, end);
  gtk_text_buffer_select_range (get_buffer (self), &last, &first);
}

/**
 * dictum_reader_clear_selection:
 * @self: a reader
 *
 * Selects nothing; the caret stays.
 */
void
dictum_reader_clear_selection (DictumReader *self)
{
  int caret = dictum_reader_get_caret (self);

  dictum_reader_select (self, caret, caret);
}

int
dictum_reader_get_caret (DictumReader *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (DICTUM_IS_READER (self), 0);

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));

  return gtk_text_iter_get_offset (&iter);
}

void
dictum_reader_set_caret (DictumReader *self, int offset)
{
  g_return_if_fail (DICTUM_IS_READER (self));

  dictum_reader_select (self, offset, offset);
}

/**
 * dictum_reader_reveal:
 * @self: a reader
 * @start: where the range starts
 * @end: where it ends, excluded
 *
 * Scrolls as little as needed for the start of the range to be in view, away from the edges. Works
 * before the text has been measured, too: GTK does it as soon as it knows where the place is.
 */
void
dictum_reader_reveal (DictumReader *self, int start, int end)
{
  GtkTextIter iter;

  g_return_if_fail (DICTUM_IS_READER (self));
  g_return_if_fail (start <= end);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, start);
  gtk_text_buffer_move_mark (get_buffer (self), self->place, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->place, 0.15, FALSE, 0.0, 0.0);
}

/**
 * dictum_reader_get_area:
 * @self: a reader
 * @start: where the range starts
 * @end: where it ends, excluded
 * @area: (out): where its last line is, in the widget's coordinates
 *
 * For what points at a range: on the line where it ends, from its start if that is on the same one.
 */
void
dictum_reader_get_area (DictumReader *self, int start, int end, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter first;
  GtkTextIter last;
  GdkRectangle from;
  GdkRectangle to;

  g_return_if_fail (DICTUM_IS_READER (self));
  g_return_if_fail (area != NULL);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &first, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &last, MAX (start, end - 1));
  gtk_text_view_get_iter_location (view, &first, &from);
  gtk_text_view_get_iter_location (view, &last, &to);
  if (from.y == to.y)
    gdk_rectangle_union (&from, &to, area);
  else
    *area = to;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x,
                                         &area->y);
  area->width = MAX (area->width, 1);
}

static const DictumSpan *
find_span (const DictumClaim *claim, DictumPart part, guint position)
{
  const DictumAttribution *link;

  if (part == DICTUM_PART_CONTENT)
    return position < dictum_values_length (claim->content)
               ? dictum_values_get (claim->content, position)
               : NULL;

  if (position >= dictum_values_length (claim->attributions))
    return NULL;

  link = dictum_values_get (claim->attributions, position);

  return part == DICTUM_PART_SOURCE ? link->source_span : link->cue;
}

/**
 * dictum_reader_get_mark:
 * @self: a reader
 * @part: (out) (optional): which part of the claim it marks
 * @position: (out) (optional): which fragment of the content, or which link of the chain
 * @start: (out) (optional): where it starts
 * @end: (out) (optional): where it ends, excluded
 *
 * Returns: whether there is a current mark: a claim, and in it that part
 */
gboolean
dictum_reader_get_mark (DictumReader *self, DictumPart *part, guint *position, int *start, int *end)
{
  const DictumClaim *claim;
  const DictumSpan *span;

  g_return_val_if_fail (DICTUM_IS_READER (self), FALSE);

  claim = dictum_reader_get_current_claim (self);
  span = claim != NULL ? find_span (claim, self->part, self->position) : NULL;
  if (span == NULL)
    return FALSE;

  if (part != NULL)
    *part = self->part;
  if (position != NULL)
    *position = self->position;
  if (start != NULL)
    *start = span->start;
  if (end != NULL)
    *end = span->end;

  return TRUE;
}

void
dictum_reader_set_mark (DictumReader *self, DictumPart part, guint position)
{
  g_return_if_fail (DICTUM_IS_READER (self));

  self->part = part;
  self->position = position;
  if (part != DICTUM_PART_CONTENT && self->workbench != NULL)
    dictum_workbench_set_link (self->workbench, position);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

typedef struct
{
  DictumPart part;
  guint position;
} Place;

static GArray *
list_places (const DictumClaim *claim)
{
  static const DictumPart parts[] = { DICTUM_PART_SOURCE, DICTUM_PART_CUE };
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      Place place = { DICTUM_PART_CONTENT, i };

      g_array_append_val (places, place);
    }

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          Place place = { parts[j], i };

          if (find_span (claim, place.part, i) != NULL)
            g_array_append_val (places, place);
        }
    }

  return places;
}

/**
 * dictum_reader_step_mark:
 * @self: a reader
 * @step: how many marks forward, or back when below 0
 *
 * Goes around the marks of the current claim: its fragments, then source and cue of each link.
 *
 * Returns: whether there is a claim with marks
 */
gboolean
dictum_reader_step_mark (DictumReader *self, int step)
{
  const DictumClaim *claim;
  g_autoptr (GArray) places = NULL;
  int at = 0;
  const Place *place;

  g_return_val_if_fail (DICTUM_IS_READER (self), FALSE);

  claim = dictum_reader_get_current_claim (self);
  if (claim == NULL)
    return FALSE;

  places = list_places (claim);
  if (places->len == 0)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      place = &g_array_index (places, Place, i);
      if (place->part == self->part && place->position == self->position)
        at = (int) i;
    }

  at = (at + step) % (int) places->len;
  if (at < 0)
    at += (int) places->len;
  place = &g_array_index (places, Place, at);
  dictum_reader_set_mark (self, place->part, place->position);

  return TRUE;
}

/* Shorter marks are nearer to the pointer; of equally long ones content comes first. */
static int
compare_marks_cb (gconstpointer a, gconstpointer b)
{
  const DictumMark *first = a;
  const DictumMark *second = b;
  int difference = (first->end - first->start) - (second->end - second->start);

  if (difference != 0)
    return difference;
  if (first->part != second->part)
    return first->part < second->part ? -1 : 1;

  return first->start - second->start;
}

/**
 * dictum_reader_list_claims_at:
 * @self: a reader
 * @offset: a place in the text
 *
 * Returns: (transfer container) (element-type DictumItem): the claims that have a mark there, the
 *   one with the shortest first
 */
GPtrArray *
dictum_reader_list_claims_at (DictumReader *self, int offset)
{
  GPtrArray *claims = g_ptr_array_new ();
  g_autoptr (GArray) marks = NULL;
  DictumProject *project;

  g_return_val_if_fail (DICTUM_IS_READER (self), claims);

  if (self->article == NULL)
    return claims;

  project = dictum_workbench_get_project (self->workbench);
  marks = dictum_span_index_list_at (dictum_project_get_spans (project, self->article), offset);
  g_array_sort (marks, compare_marks_cb);
  for (guint i = 0; i < marks->len; i++)
    {
      DictumItem *item = g_array_index (marks, DictumMark, i).owner;

      if (!g_ptr_array_find (claims, item, NULL))
        g_ptr_array_add (claims, item);
    }

  return claims;
}

/**
 * dictum_reader_get_number:
 * @self: a reader
 * @claim: (nullable): the id of a claim
 *
 * Returns: its number in the margin; 0 when it is not in this article
 */
guint
dictum_reader_get_number (DictumReader *self, const char *claim)
{
  DictumProject *project;
  DictumItem *item;
  guint position;

  g_return_val_if_fail (DICTUM_IS_READER (self), 0);

  if (self->article == NULL || claim == NULL)
    return 0;

  project = dictum_workbench_get_project (self->workbench);
  item = dictum_project_get_item (project, claim);
  if (item == NULL)
    return 0;

  position = dictum_project_find_position (
      project, dictum_project_get_article_claims (project, self->article), item);

  return position == G_MAXUINT ? 0 : position + 1;
}

/**
 * dictum_reader_get_numbered:
 * @self: a reader
 * @number: 1..n
 *
 * Returns: (transfer none) (nullable): the claim with that number in the margin
 */
DictumItem *
dictum_reader_get_numbered (DictumReader *self, guint number)
{
  DictumProject *project;
  g_autoptr (DictumItem) item = NULL;

  g_return_val_if_fail (DICTUM_IS_READER (self), NULL);

  if (self->article == NULL || number == 0)
    return NULL;

  /* The project holds it, and so does its list. */
  project = dictum_workbench_get_project (self->workbench);
  item = g_list_model_get_item (dictum_project_get_article_claims (project, self->article),
                                number - 1);

  return item;
}
