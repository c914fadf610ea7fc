/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#define MAX_CLOSERS 16 /* marks and brackets behind a full stop */

static gboolean
is_closer (const DictumTextBlock *block, int at)
{
  gunichar c = block->chars[at];

  if (dictum_char_is_quotation_mark (c))
    return block->sides[at] != DICTUM_SIDE_OPENING;
  return g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION;
}

static gboolean
is_opener (const DictumTextBlock *block, int at)
{
  gunichar c = block->chars[at];

  if (dictum_char_is_quotation_mark (c))
    return block->sides[at] != DICTUM_SIDE_CLOSING;
  return g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == 0xBF || c == 0xA1;
}

/* Where the closing marks and brackets before @end begin: the place just behind the sentence's full
 * stop. French sets a space before its closing mark. */
static int
skip_closers_back (const DictumTextBlock *block, int end, gboolean *quoted, gboolean *spaced)
{
  int at = end;

  *quoted = FALSE;
  *spaced = FALSE;
  while (at > 0 && at > end - MAX_CLOSERS)
    {
      if (is_closer (block, at - 1))
        {
          *quoted = *quoted || dictum_char_is_quotation_mark (block->chars[at - 1]);
          at--;
        }
      else if (at < end && dictum_char_is_blank (block->chars[at - 1]) &&
               dictum_char_is_quotation_mark (block->chars[at]))
        {
          *spaced = TRUE;
          at--;
        }
      else
        break;
    }
  return at;
}

static gboolean
is_ellipsis (const DictumTextBlock *block, int at)
{
  return block->chars[at] == 0x2026 ||
         (block->chars[at] == '.' && at > 0 && block->chars[at - 1] == '.');
}

/* Where the word that starts at @at ends: letters, digits, apostrophes. */
static int
skip_word (const DictumTextBlock *block, int at)
{
  while (at < block->length &&
         (g_unichar_isalnum (block->chars[at]) || g_unichar_ismark (block->chars[at])))
    at++;
  return at;
}

/* Whether "Marrow said" or "the mayor asked" follows at @at: the words that go with a quotation
 * rather than begin a sentence of their own. @alone: nothing may follow them, since behind a full
 * stop "Marrow said the bridge fell" is a new sentence. */
static gboolean
is_cue (const DictumTextBlock *block, int at, gboolean alone)
{
  int end = skip_word (block, at);

  if (end == at || dictum_word_starts_sentence (block->language, block->chars + at, end - at))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int from = end;

      while (from < block->length &&
             (dictum_char_is_blank (block->chars[from]) || block->chars[from] == '.'))
        from++;
      end = skip_word (block, from);
      if (end == from)
        return FALSE;
      if (dictum_word_is_saying (block->chars + from, end - from))
        return !alone || end == block->length || block->chars[end] == '.' ||
               block->chars[end] == ',';
    }
  return FALSE;
}

static gboolean
all_digits (const gunichar *chars, int length)
{
  for (int i = 0; i < length; i++)
    {
      if (!g_unichar_isdigit (chars[i]))
        return FALSE;
    }
  return length > 0;
}

/* Whether a sentence ends at the full stop at @stop, the word @next following it. @proposed:
 * Unicode's rules say so. */
static gboolean
stop_ends_sentence (const DictumTextBlock *block,
                    int stop,
                    int next,
                    gboolean opened,
                    gboolean proposed)
{
  const gunichar *word;
  int start = stop;
  int length;
  int next_length = skip_word (block, next) - next;
  gboolean starts = opened ||
                    dictum_word_starts_sentence (block->language, block->chars + next, next_length);
  gboolean digit = g_unichar_isdigit (block->chars[next]);

  while (start > 0 && !dictum_char_is_blank (block->chars[start - 1]) &&
         !is_opener (block, start - 1) && !dictum_char_is_hyphen (block->chars[start - 1]))
    start--;
  word = block->chars + start;
  length = stop - start;
  switch (dictum_abbreviation_get (block->language, word, length))
    {
    case DICTUM_ABBREVIATION_NEVER_ENDS:
      return FALSE;
    case DICTUM_ABBREVIATION_MAY_END:
      return starts && !digit;
    case DICTUM_ABBREVIATION_NUMBER:
      return proposed && !digit;
    case DICTUM_ABBREVIATION_NONE:
    default:
      break;
    }
  if (all_digits (word, length))
    {
      if (start == 0)
        return FALSE; /* The number of a list. */
      if (length <= 2 && dictum_language_has_ordinal_stop (block->language))
        return starts;
    }
  return proposed || digit;
}

/* Chinese and Japanese set no space between a quotation and the words that go with it:
 * 「…？」と聞いた, “…？”他问道. */
static gboolean
is_cue_without_space (const DictumTextBlock *block, int at)
{
  if (block->chars[at] >= 0x3041 && block->chars[at] <= 0x309F)
    return TRUE;
  for (int i = at; i < MIN (at + 12, block->length); i++)
    {
      gunichar c = block->chars[i];

      if (c == 0x8BF4 || c == 0x8AAA || c == 0x9053 || c == 0x95EE || c == 0x554F || c == 0x8868)
        return TRUE; /* 说 說 道 问 問 表 */
      if (c == 0x3002 || c == 0xFF0C || c == 0xFF01 || c == 0xFF1F)
        return FALSE;
    }
  return FALSE;
}

/* Whether a sentence ends before @at, which a sentence may begin at. */
static gboolean
ends_before (const DictumTextBlock *block, int at, gboolean proposed)
{
  int end = at;
  int stop;
  int next = at;
  gboolean quoted;
  gboolean spaced;
  gboolean opened;

  while (end > 0 && dictum_char_is_blank (block->chars[end - 1]))
    end--;
  stop = skip_closers_back (block, end, &quoted, &spaced) - 1;
  if (stop < 0 || block->sides[at] == DICTUM_SIDE_CLOSING)
    return FALSE;
  proposed = proposed || spaced;
  while (next < block->length && is_opener (block, next))
    next++;
  opened = next > at;
  if (end == at && block->chars[stop] < 0x80)
    {
      if (!dictum_text_block_misses_space (block, at))
        return FALSE; /* Inside a link or a file's name. */
      proposed = TRUE;
    }
  if (g_unichar_islower (block->chars[next]))
    return FALSE;
  if (quoted && (end == at ? is_cue_without_space (block, next)
                           : is_cue (block, next, block->chars[stop] == '.')))
    return FALSE;
  if (is_ellipsis (block, stop))
    return opened || (proposed && block->chars[stop] == '.') ||
           dictum_word_starts_sentence (block->language, block->chars + next,
                                        skip_word (block, next) - next);
  if (block->chars[stop] == '.')
    return stop_ends_sentence (block, stop, next, opened, proposed);
  return proposed;
}

/* Adds [start, end) without the space around it, unless nothing is left. */
static void
add_sentence (GArray *sentences, const DictumTextBlock *block, int start, int end)
{
  DictumRange sentence;

  while (start < end && dictum_char_is_blank (block->chars[start]))
    start++;
  while (end > start && dictum_char_is_blank (block->chars[end - 1]))
    end--;
  if (start == end)
    return;
  sentence.start = start;
  sentence.end = end;
  g_array_append_val (sentences, sentence);
}

/* Whether a sentence may begin at @at that Unicode's rules do not see: after an ellipsis, with a
 * number, behind a closing mark with a space before it. */
static gboolean
may_begin (const DictumTextBlock *block, int at)
{
  int end = at - 1;
  gboolean quoted;
  gboolean spaced;
  gunichar c;

  if (!dictum_char_is_blank (block->chars[at - 1]) || dictum_char_is_blank (block->chars[at]))
    return FALSE;
  while (end > 0 && dictum_char_is_blank (block->chars[end - 1]))
    end--;
  end = skip_closers_back (block, end, &quoted, &spaced);
  c = end > 0 ? block->chars[end - 1] : 0;
  return c == '.' || c == 0x2026 || (spaced && (c == '?' || c == '!'));
}

/* Unicode's rules count any bracket or mark behind a full stop as one that closes. Where it opens,
 * and no space stands before it, the sentence ends before it. */
static int
skip_openers_back (const DictumTextBlock *block, int at)
{
  while (at > 0 && (block->sides[at - 1] == DICTUM_SIDE_OPENING ||
                    g_unichar_type (block->chars[at - 1]) == G_UNICODE_OPEN_PUNCTUATION))
    at--;
  return at;
}

/* The sentences of a block, in order, without the space between them. Its quotations must be known.
 */
GArray *
dictum_text_block_list_sentences (const DictumTextBlock *block, DictumTextBreaks *breaks)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  g_autoptr (GArray) found = dictum_text_breaks_list (breaks, DICTUM_BLOCK_SENTENCES, block);
  int start = 0;
  guint next = 0;

  for (guint i = 0; i < found->len; i++)
    {
      DictumRange *boundary = &g_array_index (found, DictumRange, i);

      boundary->start = skip_openers_back (block, boundary->start);
    }
  for (int at = 1; at < block->length; at++)
    {
      gboolean proposed;

      while (next < found->len && g_array_index (found, DictumRange, next).start < at)
        next++;
      proposed = next < found->len && g_array_index (found, DictumRange, next).start == at;
      if ((proposed || may_begin (block, at) || dictum_text_block_misses_space (block, at)) &&
          ends_before (block, at, proposed))
        {
          add_sentence (sentences, block, start, at);
          start = at;
        }
    }
  add_sentence (sentences, block, start, block->length);
  return sentences;
}
