/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counting words: line by line, or in an index of the whole text once it has one. */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

/* How many words start before the offset. */
static int
count_before (GArray *starts, int offset)
{
  guint low = 0;
  guint high = starts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (starts, int, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low;
}

/**
 * dictum_text_count_words:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: how many words begin in the range. Takes time in proportion to the range, unless the
 *   text has its index of words.
 */
int
dictum_text_count_words (DictumText *self, int start, int end)
{
  GArray *starts;
  int n = 0;

  g_return_val_if_fail (self != NULL, 0);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  starts = dictum_text_get_word_starts (self);
  if (starts != NULL)
    return count_before (starts, end) - count_before (starts, start);

  for (int index = dictum_text_get_block_index (self, start); start < end; index++)
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_WORDS);

      n += dictum_ranges_find (block->words, end - 1 - block->start) -
           dictum_ranges_find (block->words, start - 1 - block->start);
      start = MAX (start, block->start + block->length + 1);
    }
  return n;
}

/**
 * dictum_text_has_word_index:
 *
 * Returns: whether counting words takes no time
 */
gboolean
dictum_text_has_word_index (DictumText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dictum_text_get_word_starts (self) != NULL;
}

/**
 * dictum_text_index_words:
 *
 * Gives the text its index of words. Takes about a tenth of a second for 100,000 of them; does
 * nothing when it has one. In any thread.
 */
void
dictum_text_index_words (DictumText *self)
{
  GArray *starts;

  g_return_if_fail (self != NULL);

  if (dictum_text_has_word_index (self))
    return;

  starts = g_array_new (FALSE, FALSE, sizeof (int));
  for (int index = 0; index < dictum_text_get_n_blocks (self); index++)
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_WORDS);

      for (guint i = 0; i < block->words->len; i++)
        {
          int start = block->start + g_array_index (block->words, DictumRange, i).start;

          g_array_append_val (starts, start);
        }
    }
  dictum_text_take_word_starts (self, starts);
}

static void
index_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  dictum_text_index_words (data);
  g_task_return_boolean (task, TRUE);
}

/**
 * dictum_text_index_words_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when the text has its index
 * @data: for @callback
 *
 * Like dictum_text_index_words(), in a thread.
 */
void
dictum_text_index_words_async (DictumText *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, dictum_text_index_words_async);
  g_task_set_task_data (task, dictum_text_ref (self), (GDestroyNotify) dictum_text_unref);
  g_task_run_in_thread (task, index_thread);
}

/**
 * dictum_text_index_words_finish:
 * @error: %G_IO_ERROR_CANCELLED alone
 *
 * Returns: whether it was not cancelled
 */
gboolean
dictum_text_index_words_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
