/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#define ROOM 24 /* above a line, for the name */
#define RISE 21 /* of the name's top above the line, in pixels */

#define TAG "speech"

/* Who speaks in a transcript, above the block in which somebody else begins to. The name is no part
 * of the text and cannot be marked, so it is drawn as the numbers in the margin are. */

void
dictum_reader_make_speech_tag (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, TAG, "pixels-above-lines", ROOM, NULL);
}

/**
 * dictum_reader_fill_speech:
 * @buffer: holds the text of @version
 *
 * Makes room above the blocks in which somebody else begins to speak.
 */
void
dictum_reader_fill_speech (GtkTextBuffer *buffer, const DictumVersion *version)
{
  const char *before = NULL;

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);
      GtkTextIter start;
      GtkTextIter end;

      if (block->speaker != NULL && g_strcmp0 (block->speaker, before) != 0)
        {
          gtk_text_buffer_get_iter_at_line (buffer, &start, (int) i);
          end = start;
          gtk_text_iter_forward_line (&end);
          gtk_text_buffer_apply_tag_by_name (buffer, TAG, &start, &end);
        }
      before = block->speaker;
    }
}

static const DictumVersion *
get_version (DictumReader *self)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const DictumArticle *article = project != NULL && self->article != NULL
                                     ? dictum_project_get_article (project, self->article)
                                     : NULL;

  return article != NULL && self->version != NULL
             ? dictum_article_get_version (article, self->version)
             : NULL;
}

/**
 * dictum_reader_get_block_at:
 * @self: a reader
 * @offset: in code points
 *
 * Returns: (transfer none) (nullable): the block of the text at a place
 */
const DictumBlock *
dictum_reader_get_block_at (DictumReader *self, int offset)
{
  const DictumVersion *version = self->text != NULL ? get_version (self) : NULL;
  GtkTextIter iter;
  guint line;

  if (version == NULL)
    return NULL;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      offset);
  line = (guint) gtk_text_iter_get_line (&iter);

  return line < dictum_values_length (version->blocks) ? dictum_values_get (version->blocks, line)
                                                       : NULL;
}

static void
paint_name (DictumReader *self, GtkSnapshot *snapshot, const DictumLine *line)
{
  const DictumBlock *block = dictum_reader_get_block_at (self, line->start);
  PangoLayout *layout = dictum_reader_get_layout (self);
  graphene_point_t at;
  int width;

  if (block == NULL || block->speaker == NULL)
    return;

  pango_layout_set_text (layout, block->speaker, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  at.x = (float) line->left;
  if (line->right_to_left)
    at.x = (float) (gtk_widget_get_width (GTK_WIDGET (self)) -
                    gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) - width);
  at.y = (float) line->y - RISE;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, layout, &dictum_reader_get_palette (self)->cue);
  gtk_snapshot_restore (snapshot);
}

/* The lines are those that were measured last. */
void
dictum_reader_paint_speech (DictumReader *self, GtkSnapshot *snapshot)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *speech = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DictumLine *line = &g_array_index (self->lines, DictumLine, i);
      GtkTextIter iter;

      if (!line->opens_block)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, line->start);
      if (gtk_text_iter_has_tag (&iter, speech))
        paint_name (self, snapshot, line);
    }
}
