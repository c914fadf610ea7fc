/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

#include <string.h>

#define N_CACHED 4

/* The string, where every 64th code point of it lies, where its lines begin, and what has been
 * worked out so far. Everything above the lock is set once in new() and then only read; what is
 * below it is filled on demand with the lock held. The last few blocks are kept, because callers
 * stay in one place: one key press asks for the word, the sentence and the quotations of the same
 * line. */
struct _DictumText
{
  gatomicrefcount references;
  char *string;
  gsize n_bytes;
  int length;     /* code points */
  gboolean plain; /* only ASCII: a byte is a code point */
  char *language; /* never NULL; "" unknown */
  guint32 *checkpoints;
  GArray *lines; /* int: the code point each begins at */

  GArray *word_starts; /* atomic: NULL, then set once by whoever has it first */

  GMutex lock;
  DictumTextBreaks breaks;
  DictumTextBlock *cached[N_CACHED];
  guint next_cached;
  DictumFolded *folded[2];
};

G_DEFINE_BOXED_TYPE (DictumText, dictum_text, dictum_text_ref, dictum_text_unref)

static void
measure (DictumText *self)
{
  g_autoptr (GArray) checkpoints = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *at = self->string;
  const char *end = at + self->n_bytes;
  int first = 0;
  int n = 0;

  self->lines = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->lines, first);
  for (; at < end; at = g_utf8_next_char (at))
    {
      if (n % DICTUM_TEXT_STRIDE == 0)
        {
          guint32 byte = at - self->string;

          g_array_append_val (checkpoints, byte);
        }
      n++;
      if (*at == '\n')
        g_array_append_val (self->lines, n);
    }
  if (n % DICTUM_TEXT_STRIDE == 0)
    {
      guint32 byte = self->n_bytes;

      g_array_append_val (checkpoints, byte);
    }
  self->length = n;
  self->plain = (gsize) n == self->n_bytes;
  self->checkpoints = (guint32 *) (gpointer) g_array_steal (checkpoints, NULL);
}

static DictumTextBlock *
find_cached (DictumText *self, int index)
{
  for (int i = 0; i < N_CACHED; i++)
    {
      if (self->cached[i] != NULL && self->cached[i]->index == index)
        return self->cached[i];
    }
  return NULL;
}

static void
clear_block (gpointer data)
{
  DictumTextBlock *block = data;

  g_free (block->chars);
  g_free (block->sides);
  g_clear_pointer (&block->words, g_array_unref);
  g_clear_pointer (&block->sentences, g_array_unref);
  g_clear_pointer (&block->quotations, g_array_unref);
}

static DictumTextBlock *
cache_block (DictumText *self, int index)
{
  DictumTextBlock *block = g_atomic_rc_box_new0 (DictumTextBlock);
  const char *at;

  block->language = self->language;
  block->index = index;
  block->start = dictum_text_get_block_start (self, index);
  block->length = dictum_text_get_block_length (self, index);
  block->chars = g_new (gunichar, block->length + 1);
  at = self->string + dictum_text_get_byte (self, block->start);
  for (int i = 0; i < block->length; i++, at = g_utf8_next_char (at))
    block->chars[i] = g_utf8_get_char (at);
  block->chars[block->length] = 0;

  g_clear_pointer (&self->cached[self->next_cached], dictum_text_block_unref);
  self->cached[self->next_cached] = block;
  self->next_cached = (self->next_cached + 1) % N_CACHED;
  return block;
}

static void
free_text (DictumText *self)
{
  for (int i = 0; i < N_CACHED; i++)
    g_clear_pointer (&self->cached[i], dictum_text_block_unref);
  for (int i = 0; i < (int) G_N_ELEMENTS (self->folded); i++)
    g_clear_pointer (&self->folded[i], dictum_folded_free);
  dictum_text_breaks_clear (&self->breaks);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->word_starts, g_array_unref);
  g_array_unref (self->lines);
  g_free (self->checkpoints);
  g_free (self->language);
  g_free (self->string);
  g_free (self);
}

/**
 * dictum_text_new:
 * @utf8: valid UTF-8
 * @language: (nullable): BCP 47, such as "en" or "pt-BR"; %NULL or "" when unknown
 *
 * Returns: (transfer full): a text with a copy of @utf8
 */
DictumText *
dictum_text_new (const char *utf8, const char *language)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  return dictum_text_new_take (g_strdup (utf8), language);
}

/**
 * dictum_text_new_take:
 * @utf8: (transfer full): valid UTF-8, under 2 GiB
 * @language: (nullable): BCP 47; %NULL or "" when unknown
 *
 * Returns: (transfer full): a text that owns @utf8; %NULL for what is not UTF-8, an error of the
 *   caller
 */
DictumText *
dictum_text_new_take (char *utf8, const char *language)
{
  DictumText *self;
  gsize n_bytes;

  g_return_val_if_fail (utf8 != NULL, NULL);

  n_bytes = strlen (utf8);
  if (n_bytes > G_MAXINT || !g_utf8_validate_len (utf8, n_bytes, NULL))
    {
      g_free (utf8);
      g_return_val_if_reached (NULL);
    }
  self = g_new0 (DictumText, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->string = utf8;
  self->n_bytes = n_bytes;
  self->language = g_strdup (language != NULL ? language : "");
  measure (self);
  return self;
}

DictumText *
dictum_text_ref (DictumText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dictum_text_unref (DictumText *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->references))
    free_text (self);
}

const char *
dictum_text_get_string (DictumText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->string;
}

/**
 * dictum_text_get_language:
 *
 * Returns: the language given to new(), "" when unknown
 */
const char *
dictum_text_get_language (DictumText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * dictum_text_get_length:
 *
 * Returns: the number of code points
 */
int
dictum_text_get_length (DictumText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

gsize
dictum_text_get_n_bytes (DictumText *self)
{
  return self->n_bytes;
}

/**
 * dictum_text_get_byte:
 * @offset: code points; what lies outside the text counts as its nearer end
 *
 * Returns: the byte at which the code point begins
 */
gsize
dictum_text_get_byte (DictumText *self, int offset)
{
  const char *at;

  g_return_val_if_fail (self != NULL, 0);

  offset = CLAMP (offset, 0, self->length);
  if (self->plain)
    return offset;
  if (offset == self->length)
    return self->n_bytes;
  at = self->string + self->checkpoints[offset / DICTUM_TEXT_STRIDE];
  for (int i = offset % DICTUM_TEXT_STRIDE; i > 0; i--)
    at = g_utf8_next_char (at);
  return at - self->string;
}

/**
 * dictum_text_get_offset:
 * @byte: a byte; beyond the end counts as the end
 *
 * Returns: the code point that begins at @byte or has it inside
 */
int
dictum_text_get_offset (DictumText *self, gsize byte)
{
  int low = 0;
  int high;
  int offset;
  const char *at;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;
  if (self->plain)
    return byte;
  for (high = self->length / DICTUM_TEXT_STRIDE; low < high;)
    {
      int middle = (low + high + 1) / 2;

      if (self->checkpoints[middle] <= byte)
        low = middle;
      else
        high = middle - 1;
    }
  offset = low * DICTUM_TEXT_STRIDE;
  at = g_utf8_next_char (self->string + self->checkpoints[low]);
  for (; (gsize) (at - self->string) <= byte; at = g_utf8_next_char (at))
    offset++;
  return offset;
}

/**
 * dictum_text_get_char:
 * @offset: code points
 *
 * Returns: the code point at @offset, 0 outside the text
 */
gunichar
dictum_text_get_char (DictumText *self, int offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (offset < 0 || offset >= self->length)
    return 0;
  return g_utf8_get_char (self->string + dictum_text_get_byte (self, offset));
}

/**
 * dictum_text_get_slice:
 * @start: code points
 * @end: code points, excluded; what lies outside the text is left out
 *
 * Returns: (transfer full): the words from @start to @end
 */
char *
dictum_text_get_slice (DictumText *self, int start, int end)
{
  gsize from;
  gsize to;

  g_return_val_if_fail (self != NULL, NULL);

  from = dictum_text_get_byte (self, start);
  to = dictum_text_get_byte (self, end);
  return g_strndup (self->string + from, to > from ? to - from : 0);
}

GArray *
dictum_text_get_word_starts (DictumText *self)
{
  return g_atomic_pointer_get (&self->word_starts);
}

void
dictum_text_take_word_starts (DictumText *self, GArray *starts)
{
  if (!g_atomic_pointer_compare_and_exchange (&self->word_starts, NULL, starts))
    g_array_unref (starts);
}

int
dictum_text_get_n_blocks (DictumText *self)
{
  return self->lines->len;
}

int
dictum_text_get_block_index (DictumText *self, int offset)
{
  int low = 0;
  int high = self->lines->len - 1;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (g_array_index (self->lines, int, middle) <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

int
dictum_text_get_block_start (DictumText *self, int index)
{
  g_assert (index >= 0 && index < (int) self->lines->len);

  return g_array_index (self->lines, int, index);
}

int
dictum_text_get_block_length (DictumText *self, int index)
{
  int start = dictum_text_get_block_start (self, index);

  if (index + 1 < (int) self->lines->len)
    return g_array_index (self->lines, int, index + 1) - 1 - start;
  return self->length - start;
}

/**
 * dictum_text_get_block:
 * @offset: code points
 * @start: (out) (optional): where the line that contains @offset begins
 * @end: (out) (optional): where it ends, its newline excluded
 */
void
dictum_text_get_block (DictumText *self, int offset, int *start, int *end)
{
  int index;

  g_return_if_fail (self != NULL);

  index = dictum_text_get_block_index (self, offset);
  if (start != NULL)
    *start = dictum_text_get_block_start (self, index);
  if (end != NULL)
    *end = dictum_text_get_block_start (self, index) + dictum_text_get_block_length (self, index);
}

static void
find_quotations (DictumTextBlock *block, const char *language)
{
  block->quotations = dictum_text_list_block_quotations (language, block->chars, block->length);
  block->sides = g_new0 (guint8, block->length + 1);
  for (guint i = 0; i < block->quotations->len; i++)
    {
      const DictumBlockQuotation *quotation = &g_array_index (block->quotations,
                                                              DictumBlockQuotation, i);

      block->sides[quotation->start] = DICTUM_SIDE_OPENING;
      if (quotation->closed)
        block->sides[quotation->end - 1] = DICTUM_SIDE_CLOSING;
    }
}

/* Hands out the line at @index with the asked-for parts filled in. */
DictumTextBlock *
dictum_text_ref_block (DictumText *self, int index, DictumBlockParts parts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  DictumTextBlock *block = find_cached (self, index);

  if (block == NULL)
    block = cache_block (self, index);

  /* Sentences end where quotations do. */
  if ((parts & (DICTUM_BLOCK_QUOTATIONS | DICTUM_BLOCK_SENTENCES)) != 0 &&
      block->quotations == NULL)
    find_quotations (block, self->language);
  if ((parts & DICTUM_BLOCK_WORDS) != 0 && block->words == NULL)
    block->words = dictum_text_block_list_words (block, &self->breaks);
  if ((parts & DICTUM_BLOCK_SENTENCES) != 0 && block->sentences == NULL)
    block->sentences = dictum_text_block_list_sentences (block, &self->breaks);
  return g_atomic_rc_box_acquire (block);
}

void
dictum_text_block_unref (DictumTextBlock *block)
{
  g_atomic_rc_box_release_full (block, clear_block);
}

/* The text folded for comparison; made when first asked for and kept with the text. */
const DictumFolded *
dictum_text_get_folded (DictumText *self, DictumFold fold)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->folded[fold] == NULL)
    self->folded[fold] = dictum_folded_new (self, fold);
  return self->folded[fold];
}

/**
 * dictum_text_get_search_string:
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the text as it is searched
 */
const char *
dictum_text_get_search_string (DictumText *self, gsize *n_bytes)
{
  const DictumFolded *folded;

  g_return_val_if_fail (self != NULL, NULL);

  folded = dictum_text_get_folded (self, DICTUM_FOLD_SEARCH);
  if (n_bytes != NULL)
    *n_bytes = folded->n_bytes;
  return folded->string;
}
