/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#include <unicode/ubrk.h>

/* What stands before a number or a name without space and belongs to it. */
static gboolean
is_word_prefix (const DictumTextBlock *block, int at)
{
  gunichar c = block->chars[at];
  gunichar next = block->chars[at + 1];

  if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return g_unichar_isdigit (next);
  if (c == '@' || c == '#')
    return g_unichar_isalnum (next) || next == '_';
  if (c == '+' || c == '-' || c == 0x2212)
    return g_unichar_isdigit (next) &&
           (at == 0 || dictum_char_is_blank (block->chars[at - 1]) || block->chars[at - 1] == '(');
  return FALSE;
}

static gboolean
is_word_suffix (const DictumTextBlock *block, int at)
{
  gunichar c = block->chars[at];

  if (c == '%' || c == 0x2030 || c == 0x066A || c == 0xB0 ||
      g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return at > 0 && g_unichar_isdigit (block->chars[at - 1]);
  return FALSE;
}

/* Whether the full stop behind [start, end) is a part of the word: "U.S.", "Gen.", "No. 5". */
static gboolean
has_abbreviation_stop (const DictumTextBlock *block, int start, int end)
{
  int next = end + 1;

  if (block->chars[end] != '.' || block->chars[next] == '.')
    return FALSE;
  while (dictum_char_is_blank (block->chars[next]))
    next++;
  for (int i = start; i < end; i++)
    {
      if (dictum_char_is_hyphen (block->chars[i]))
        start = i + 1; /* "non-U.S." */
    }
  switch (dictum_abbreviation_get (block->language, block->chars + start, end - start))
    {
    case DICTUM_ABBREVIATION_NEVER_ENDS:
      return block->chars[next] != 0;
    case DICTUM_ABBREVIATION_MAY_END:
      return end - start != 1 || block->chars[next] != 0;
    case DICTUM_ABBREVIATION_NUMBER:
      return g_unichar_isdigit (block->chars[next]);
    case DICTUM_ABBREVIATION_NONE:
    default:
      return FALSE;
    }
}

static void
add_word (GArray *words, const DictumTextBlock *block, int start, int end)
{
  DictumRange *last = words->len > 0 ? &g_array_index (words, DictumRange, words->len - 1) : NULL;
  int floor = last != NULL ? last->end : 0;
  DictumRange word;

  if (last != NULL && start == last->end + 1 && dictum_char_is_hyphen (block->chars[last->end]))
    {
      last->end = end;
      return;
    }
  if (start > floor && is_word_prefix (block, start - 1))
    start--;
  word.start = start;
  word.end = end;
  g_array_append_val (words, word);
}

/* The last word's tail: a sign of percent, the full stop of an abbreviation. */
static void
end_word (GArray *words, const DictumTextBlock *block)
{
  DictumRange *last;

  if (words->len == 0)
    return;
  last = &g_array_index (words, DictumRange, words->len - 1);
  if (last->end < block->length && is_word_suffix (block, last->end))
    last->end++;
  else if (last->end < block->length && has_abbreviation_stop (block, last->start, last->end))
    last->end++;
}

/* The words of a block with what readers see as a part of them: the second half of a compound, the
 * full stop of an abbreviation, the sign of a currency. */
GArray *
dictum_text_block_list_words (const DictumTextBlock *block, DictumTextBreaks *breaks)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (DictumRange), block->length / 6 + 1);
  g_autoptr (GArray) found = dictum_text_breaks_list (breaks, DICTUM_BLOCK_WORDS, block);

  for (guint i = 1; i < found->len; i++)
    {
      int start = g_array_index (found, DictumRange, i - 1).start;
      int end = g_array_index (found, DictumRange, i).start;

      if (g_array_index (found, DictumRange, i).end < UBRK_WORD_NUMBER)
        continue;
      /* The tail of the word before is looked at only now, since a hyphen may lengthen it first. */
      if (words->len > 0 && !(start == g_array_index (words, DictumRange, words->len - 1).end + 1 &&
                              dictum_char_is_hyphen (block->chars[start - 1])))
        end_word (words, block);
      for (int at = start + 1; at < end; at++)
        {
          if (!dictum_text_block_misses_space (block, at))
            continue;
          add_word (words, block, start, at - 1);
          start = at;
        }
      add_word (words, block, start, end);
    }
  end_word (words, block);
  return words;
}
