/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

/* What words and sentences have in common: the candidates that ICU finds by the rules of Unicode.
 * What the news writes differently is put right by those who ask. */

static UBreakIterator *
open_iterator (gpointer *kept, UBreakIteratorType type, const char *language)
{
  if (*kept == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;
      UBreakIterator *breaks = ubrk_open (type, language, NULL, 0, &status);

      if (U_FAILURE (status))
        {
          g_warning ("No rules to break text with: %s", u_errorName (status));
          return NULL;
        }
      *kept = breaks;
    }
  return *kept;
}

/* Where words or sentences may begin and end in the block: for each place, the first being 0, its
 * offset in .start and the status of the rule that found it in .end. ICU is given UTF-16, its own
 * form, in which it takes two thirds of the time it takes in UTF-8. */
GArray *
dictum_text_breaks_list (DictumTextBreaks *self,
                         DictumBlockParts part,
                         const DictumTextBlock *block)
{
  gboolean words = part == DICTUM_BLOCK_WORDS;
  UBreakIterator *breaks = open_iterator (words ? &self->words : &self->sentences,
                                          words ? UBRK_WORD : UBRK_SENTENCE, block->language);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (DictumRange), block->length / 3 + 1);
  g_autofree UChar *units = g_new (UChar, 2 * (gsize) block->length + 1);
  UErrorCode status = U_ZERO_ERROR;
  int n_units = 0;
  int offset = 0;
  int unit = 0;

  if (breaks == NULL)
    return found;
  for (int i = 0; i < block->length; i++)
    U16_APPEND_UNSAFE (units, n_units, block->chars[i]);
  ubrk_setText (breaks, units, n_units, &status);
  if (U_FAILURE (status))
    return found;
  for (int at = ubrk_first (breaks); at != UBRK_DONE; at = ubrk_next (breaks))
    {
      DictumRange boundary;

      for (; unit < at; offset++)
        unit += U16_LENGTH (block->chars[offset]);
      boundary.start = offset;
      boundary.end = ubrk_getRuleStatus (breaks);
      g_array_append_val (found, boundary);
    }
  ubrk_setText (breaks, NULL, 0, &status);
  return found;
}

void
dictum_text_breaks_clear (DictumTextBreaks *breaks)
{
  g_clear_pointer ((UBreakIterator **) &breaks->words, ubrk_close);
  g_clear_pointer ((UBreakIterator **) &breaks->sentences, ubrk_close);
}

static gboolean
ends_token (gunichar c)
{
  return dictum_char_is_blank (c) || dictum_char_is_quotation_mark (c);
}

/* Whether a sentence begins at @at although the space before it is missing, as pages taken from the
 * web often have it: "It fell.The mayor left." Not so in a link. */
gboolean
dictum_text_block_misses_space (const DictumTextBlock *block, int at)
{
  const gunichar *chars = block->chars;
  int stop = at - 1;
  int next = at;

  if (!g_unichar_isupper (chars[at]) && !dictum_char_is_quotation_mark (chars[at]))
    return FALSE;
  while (stop > 0 && at - stop < 4 && dictum_char_is_quotation_mark (chars[stop]))
    stop--;
  if (stop == at - 1 && dictum_char_is_quotation_mark (chars[at]))
    next++;
  if (stop < 2 || (chars[stop] != '.' && chars[stop] != '?' && chars[stop] != '!') ||
      !g_unichar_islower (chars[stop - 1]) || !g_unichar_islower (chars[stop - 2]) ||
      !g_unichar_isupper (chars[next]) ||
      !(g_unichar_islower (chars[next + 1]) || dictum_char_is_blank (chars[next + 1])))
    return FALSE;
  for (int i = stop - 1; i >= MAX (0, stop - 80) && !ends_token (chars[i]); i--)
    {
      if (chars[i] == '.' || chars[i] == '/' || chars[i] == '@' || chars[i] == ':')
        return FALSE;
    }
  for (int i = next; i < MIN (block->length, next + 80) && !ends_token (chars[i]); i++)
    {
      if (chars[i] == '/' || chars[i] == '@' || chars[i] == '=')
        return FALSE;
    }
  return TRUE;
}

gboolean
dictum_char_is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}
