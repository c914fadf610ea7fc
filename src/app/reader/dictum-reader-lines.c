/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include "window/dictum-format.h"

#define ABOVE 24 /* of a line, where the name of who speaks in it may stand, in pixels */

/* Where the text in view is: the lines as they are wrapped, and the places of ranges on them.
 *
 * GtkTextView tells the place of a character, not that of a range. On a line that is written from
 * left to right throughout, the first and the last character of a range give its extent. A line
 * with any character of a right-to-left script may show a range in several pieces: there,
 * neighbours are joined one by one. */

static void
trim_line (const GtkTextIter *start, const GtkTextIter *next, DictumLine *line)
{
  GtkTextIter iter = *next;

  line->end = line->next;
  while (gtk_text_iter_compare (&iter, start) > 0)
    {
      gtk_text_iter_backward_char (&iter);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        break;
      line->end = gtk_text_iter_get_offset (&iter);
    }
}

static void
add_line (DictumReader *self,
          const GtkTextIter *start,
          const GtkTextIter *next,
          gboolean opens_block)
{
  DictumLine line = { 0 };
  GdkRectangle area;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), start, &area);
  line.start = gtk_text_iter_get_offset (start);
  line.next = gtk_text_iter_get_offset (next);
  line.left = MIN (area.x, area.x + area.width);
  line.y = area.y;
  line.height = area.height;
  line.opens_block = opens_block;
  trim_line (start, next, &line);

  for (int i = line.start; i < line.end && !line.right_to_left; i++)
    line.right_to_left = dictum_format_is_right_to_left (dictum_text_get_char (self->text, i));

  g_array_append_val (self->lines, line);
}

/* Moves to the start of the next line as wrapped, or to the end of the text. */
static gboolean
go_to_next_line (GtkTextView *view, GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (gtk_text_view_forward_display_line (view, iter) && gtk_text_iter_compare (iter, &before) > 0)
    return TRUE;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), iter);

  return FALSE;
}

/**
 * dictum_reader_measure_lines:
 * @self: a reader that shows a text
 *
 * Notes the lines in view, and a little beyond, where shapes reach in.
 */
void
dictum_reader_measure_lines (DictumReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  gboolean more = TRUE;

  g_array_set_size (self->lines, 0);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, MAX (visible.y - 8, 0), NULL);

  while (more)
    {
      GtkTextIter start = iter;
      gboolean opens_block = gtk_text_iter_starts_line (&start);
      GdkRectangle area;

      more = go_to_next_line (view, &iter);
      gtk_text_view_get_iter_location (view, &start, &area);
      if (area.y > visible.y + visible.height + ABOVE)
        break;

      if (area.y + area.height >= visible.y - 8)
        add_line (self, &start, &iter, opens_block);
    }
}

/* Whether the lines are still where they were measured. If one is not, neither is the last. */
gboolean
dictum_reader_has_measured_well (DictumReader *self)
{
  const DictumLine *last;
  GtkTextIter iter;
  GdkRectangle area;

  if (self->lines->len == 0)
    return TRUE;
  last = &g_array_index (self->lines, DictumLine, self->lines->len - 1);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      last->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &area);
  return area.y == last->y;
}

/* The line in view that has the offset, or NULL. */
const DictumLine *
dictum_reader_find_line (DictumReader *self, int offset)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DictumLine *line = &g_array_index (self->lines, DictumLine, middle);

      if (offset < line->start)
        high = middle;
      else if (offset >= line->next)
        low = middle + 1;
      else
        return line;
    }

  return NULL;
}

/* Left and right of the character at the offset. */
static void
locate (DictumReader *self, GtkTextIter *iter, int offset, int *left, int *right)
{
  GdkRectangle area;

  gtk_text_iter_set_offset (iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, &area);
  *left = MIN (area.x, area.x + area.width);
  *right = MAX (area.x, area.x + area.width);
}

static void
give_extent (DictumReader *self,
             const DictumLine *line,
             int left,
             int right,
             DictumExtentFunc func,
             gpointer data)
{
  graphene_rect_t extent = GRAPHENE_RECT_INIT ((float) left, (float) line->y,
                                               (float) (right - left), (float) line->height);

  func (self, &extent, data);
}

typedef struct
{
  int left;
  int right;
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  return ((const Piece *) a)->left - ((const Piece *) b)->left;
}

/* Joins the piece to the last one of the list where they touch, or appends it. */
static void
add_piece (GArray *pieces, Piece piece)
{
  Piece *last = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;

  if (last == NULL || piece.left > last->right + 1 || piece.right < last->left - 1)
    {
      g_array_append_val (pieces, piece);
      return;
    }

  last->left = MIN (last->left, piece.left);
  last->right = MAX (last->right, piece.right);
}

/* In the order of the letters, a number in Arabic words begins at its far end: what was apart for a
 * moment touches once all of it is there. */
static void
give_mixed_extents (DictumReader *self,
                    const DictumLine *line,
                    int start,
                    int end,
                    DictumExtentFunc func,
                    gpointer data)
{
  g_autoptr (GArray) apart = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (Piece));
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  for (int i = start; i < end; i++)
    {
      Piece piece;

      locate (self, &iter, i, &piece.left, &piece.right);
      add_piece (apart, piece);
    }

  g_array_sort (apart, compare_pieces);
  for (guint i = 0; i < apart->len; i++)
    add_piece (joined, g_array_index (apart, Piece, i));
  for (guint i = 0; i < joined->len; i++)
    {
      const Piece *piece = &g_array_index (joined, Piece, i);

      give_extent (self, line, piece->left, piece->right, func, data);
    }
}

static void
give_line_extents (DictumReader *self,
                   const DictumLine *line,
                   int start,
                   int end,
                   DictumExtentFunc func,
                   gpointer data)
{
  GtkTextIter iter;
  int left;
  int right;
  int unused;

  if (line->right_to_left)
    {
      give_mixed_extents (self, line, start, end, func, data);
      return;
    }

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  if (start == line->start)
    left = line->left;
  else
    locate (self, &iter, start, &left, &unused);
  locate (self, &iter, end - 1, &unused, &right);
  give_extent (self, line, left, right, func, data);
}

/* Gives the pieces of a range that are in view, from top to bottom. */
void
dictum_reader_foreach_extent (DictumReader *self,
                              int start,
                              int end,
                              DictumExtentFunc func,
                              gpointer data)
{
  const DictumLine *lines = (const DictumLine *) (gpointer) self->lines->data;
  guint n_lines = self->lines->len;
  const DictumLine *found = dictum_reader_find_line (self, start);

  for (guint i = found != NULL ? (guint) (found - lines) : 0; i < n_lines; i++)
    {
      int from = MAX (start, lines[i].start);
      int to = MIN (end, lines[i].end);

      if (lines[i].start >= end)
        break;
      if (from < to)
        give_line_extents (self, &lines[i], from, to, func, data);
    }
}
