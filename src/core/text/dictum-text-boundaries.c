/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"

#include <string.h>

#include "text/dictum-text-private.h"

/* The last of @ranges, ordered and disjoint, that starts at or before @offset; -1 for none. */
int
dictum_ranges_find (GArray *ranges, int offset)
{
  int low = -1;
  int high = (int) ranges->len - 1;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (g_array_index (ranges, DictumRange, middle).start <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

static DictumTextBlock *
ref_block_at (DictumText *self, int offset, DictumBlockParts parts)
{
  return dictum_text_ref_block (self, dictum_text_get_block_index (self, offset), parts);
}

gboolean
dictum_char_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c >= 0x80 && g_unichar_isspace (c));
}

/**
 * dictum_text_get_sentence:
 * @offset: code points; what lies outside the text counts as its nearer end
 * @start: (out) (optional): where the sentence begins
 * @end: (out) (optional): where it ends, the space behind it excluded
 *
 * Sets both to an empty range where the line has nothing but space.
 */
void
dictum_text_get_sentence (DictumText *self, int offset, int *start, int *end)
{
  g_autoptr (DictumTextBlock) block = NULL;
  DictumRange found = { 0, 0 };
  int i;

  g_return_if_fail (self != NULL);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  block = ref_block_at (self, offset, DICTUM_BLOCK_SENTENCES);
  if (block->sentences->len > 0)
    {
      i = MAX (0, dictum_ranges_find (block->sentences, offset - block->start));
      if (i + 1 < (int) block->sentences->len &&
          g_array_index (block->sentences, DictumRange, i).end <= offset - block->start)
        i++;
      found = g_array_index (block->sentences, DictumRange, i);
    }
  if (start != NULL)
    *start = block->start + found.start;
  if (end != NULL)
    *end = block->start + found.end;
}

/**
 * dictum_text_get_word:
 * @offset: code points
 * @start: (out) (optional): where the word begins
 * @end: (out) (optional): where it ends
 *
 * The word that has @offset inside or at its start; else the one that ends there. Compounds with
 * hyphens, possessives, "U.S." and numbers with their currency are one word each.
 *
 * Returns: %FALSE, and both set to @offset, where there is none
 */
gboolean
dictum_text_get_word (DictumText *self, int offset, int *start, int *end)
{
  g_autoptr (DictumTextBlock) block = NULL;
  DictumRange found;
  gboolean inside = FALSE;
  int i;

  g_return_val_if_fail (self != NULL, FALSE);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  block = ref_block_at (self, offset, DICTUM_BLOCK_WORDS);
  found.start = found.end = offset;
  i = dictum_ranges_find (block->words, offset - block->start);
  if (i >= 0 && g_array_index (block->words, DictumRange, i).end >= offset - block->start)
    {
      found.start = block->start + g_array_index (block->words, DictumRange, i).start;
      found.end = block->start + g_array_index (block->words, DictumRange, i).end;
      inside = TRUE;
    }
  if (start != NULL)
    *start = found.start;
  if (end != NULL)
    *end = found.end;
  return inside;
}

/**
 * dictum_text_next_word:
 * @offset: code points
 *
 * Returns: where the first word that ends after @offset ends; the text's length when there is none
 */
int
dictum_text_next_word (DictumText *self, int offset)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  for (index = dictum_text_get_block_index (self, offset); index < dictum_text_get_n_blocks (self);
       index++)
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_WORDS);
      int i = MAX (0, dictum_ranges_find (block->words, offset - block->start));

      for (; i < (int) block->words->len; i++)
        {
          int end = block->start + g_array_index (block->words, DictumRange, i).end;

          if (end > offset)
            return end;
        }
    }
  return dictum_text_get_length (self);
}

/**
 * dictum_text_previous_word:
 * @offset: code points
 *
 * Returns: where the last word that starts before @offset starts; 0 when there is none
 */
int
dictum_text_previous_word (DictumText *self, int offset)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  for (index = dictum_text_get_block_index (self, offset); index >= 0; index--)
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_WORDS);
      int i = dictum_ranges_find (block->words, offset - block->start - 1);

      if (i >= 0)
        return block->start + g_array_index (block->words, DictumRange, i).start;
    }
  return 0;
}

/**
 * dictum_text_next_sentence:
 * @offset: code points
 *
 * Returns: where the first sentence that starts after @offset starts; the text's length when there
 * is none
 */
int
dictum_text_next_sentence (DictumText *self, int offset)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  for (index = dictum_text_get_block_index (self, offset); index < dictum_text_get_n_blocks (self);
       index++)
    {
      g_autoptr (DictumTextBlock)
          block = dictum_text_ref_block (self, index, DICTUM_BLOCK_SENTENCES);
      int i = dictum_ranges_find (block->sentences, offset - block->start) + 1;

      if (i < (int) block->sentences->len)
        return block->start + g_array_index (block->sentences, DictumRange, i).start;
    }
  return dictum_text_get_length (self);
}

/**
 * dictum_text_previous_sentence:
 * @offset: code points
 *
 * Returns: where the last sentence that starts before @offset starts, which is the one around
 * @offset unless @offset is at its beginning; 0 when there is none
 */
int
dictum_text_previous_sentence (DictumText *self, int offset)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  offset = CLAMP (offset, 0, dictum_text_get_length (self));
  for (index = dictum_text_get_block_index (self, offset); index >= 0; index--)
    {
      g_autoptr (DictumTextBlock)
          block = dictum_text_ref_block (self, index, DICTUM_BLOCK_SENTENCES);
      int i = dictum_ranges_find (block->sentences, offset - block->start - 1);

      if (i >= 0)
        return block->start + g_array_index (block->sentences, DictumRange, i).start;
    }
  return 0;
}

/* How far back from the cap a good place for a cut is looked for, and how much behind it is read to
 * know one. In code points: what is looked at is short, however long the line is. */
#define CUT_REACH 1000
#define CUT_CONTEXT 64

/* The place of the @n-th character from @at on, or @end. */
static const char *
walk (const char *at, const char *end, int n)
{
  if (end - at >= 4 * n)
    return g_utf8_offset_to_pointer (at, n);
  for (; n > 0 && at < end; n--)
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
is_blank_at (const char *at)
{
  return dictum_char_is_blank (g_utf8_get_char (at));
}

/* Where of a stretch around the cap to cut, at most at @cap: a sentence's beginning, else behind a
 * blank, else a word's beginning, else before a letter with its marks. */
static int
find_cut (DictumText *text, int cap)
{
  g_autoptr (DictumTextBlock) block = dictum_text_ref_block (text, 0, DICTUM_BLOCK_SENTENCES);
  g_autoptr (DictumTextBlock) words = NULL;
  int i = dictum_ranges_find (block->sentences, cap);
  int cut;

  /* The first one begins where the stretch does, which says nothing. */
  if (i > 0)
    return g_array_index (block->sentences, DictumRange, i).start;
  for (cut = cap; cut > 0 && !dictum_char_is_blank (block->chars[cut]); cut--)
    ;
  if (cut > 0)
    return cut;
  words = dictum_text_ref_block (text, 0, DICTUM_BLOCK_WORDS);
  i = dictum_ranges_find (words->words, cap);
  if (i > 0)
    return g_array_index (words->words, DictumRange, i).start;
  for (cut = cap; cut > cap - 64 && g_unichar_ismark (block->chars[cut]); cut--)
    ;
  return cut > cap - 64 ? cut : cap;
}

/* Where the first part of what is at @from ends. */
static const char *
end_part (const char *from, const char *end, const char *language)
{
  const char *reach = walk (from, end, DICTUM_TEXT_BLOCK_CAP - CUT_REACH);
  const char *cap = walk (reach, end, CUT_REACH);
  const char *context;
  g_autofree char *stretch = NULL;
  g_autoptr (DictumText) text = NULL;

  if (cap == end)
    return cap;
  context = walk (cap, end, CUT_CONTEXT);
  stretch = g_strndup (reach, context - reach);
  text = dictum_text_new (stretch, language);
  return text != NULL ? walk (reach, end, find_cut (text, CUT_REACH)) : cap;
}

/**
 * dictum_text_split_block:
 * @utf8: one line of valid UTF-8
 * @language: (nullable): BCP 47
 *
 * The time this takes grows with the length of the line, and nothing but the parts is set apart.
 *
 * Returns: (transfer full): @utf8 in parts of at most %DICTUM_TEXT_BLOCK_CAP code points, at least
 *   one; the space at a cut is left out
 */
GStrv
dictum_text_split_block (const char *utf8, const char *language)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  gboolean any = FALSE;
  const char *from = utf8, *end;

  g_return_val_if_fail (utf8 != NULL, NULL);

  end = utf8 + strlen (utf8);
  if (walk (utf8, end, DICTUM_TEXT_BLOCK_CAP) == end)
    {
      g_strv_builder_add (parts, utf8);
      return g_strv_builder_end (parts);
    }
  while (from < end)
    {
      const char *cut = end_part (from, end, language);
      const char *last = cut;

      while (last > from && is_blank_at (g_utf8_prev_char (last)))
        last = g_utf8_prev_char (last);
      if (last > from)
        g_strv_builder_take (parts, g_strndup (from, last - from));
      any = any || last > from;
      for (from = cut; *from != '\0' && is_blank_at (from); from = g_utf8_next_char (from))
        ;
    }
  if (!any)
    g_strv_builder_add (parts, "");
  return g_strv_builder_end (parts);
}
