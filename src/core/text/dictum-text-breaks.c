/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Words and sentences of one block: ICU finds the candidates by the rules of Unicode, and what the
 * news writes differently is put right here, on the block's array of characters. */

typedef struct
{
  const char *language;
  const gunichar *chars;
  int length;
  const guint8 *sides; /* DictumQuotationSide of each character, for sentences only */
} Line;

/* ---- ICU ---- */

static UBreakIterator *
open_breaks (gpointer *kept, UBreakIteratorType type, const char *language)
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

/* All boundaries of the block in code points with the rule status in .end; the first is 0. */
static GArray *
list_boundaries (UBreakIterator *breaks, const char *utf8, gsize n_bytes)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  const char *at = utf8;
  int offset = 0;

  if (breaks == NULL)
    return found;
  utext_openUTF8 (&text, utf8, n_bytes, &status);
  ubrk_setUText (breaks, &text, &status);
  if (U_SUCCESS (status))
    {
      for (int byte = ubrk_first (breaks); byte != UBRK_DONE; byte = ubrk_next (breaks))
        {
          DictumRange boundary;

          for (; at - utf8 < byte; at = g_utf8_next_char (at))
            offset++;
          boundary.start = offset;
          boundary.end = ubrk_getRuleStatus (breaks);
          g_array_append_val (found, boundary);
        }
    }
  utext_close (&text);
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
static gboolean
misses_space (const Line *line, int at)
{
  const gunichar *chars = line->chars;
  int stop = at - 1;
  int next = at;

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
  for (int i = next; i < MIN (line->length, next + 80) && !ends_token (chars[i]); i++)
    {
      if (chars[i] == '/' || chars[i] == '@' || chars[i] == '=')
        return FALSE;
    }
  return TRUE;
}

/* ---- Words ---- */

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* What stands before a number or a name without space and belongs to it. */
static gboolean
is_word_prefix (const Line *line, int at)
{
  gunichar c = line->chars[at];
  gunichar next = line->chars[at + 1];

  if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return g_unichar_isdigit (next);
  if (c == '@' || c == '#')
    return g_unichar_isalnum (next) || next == '_';
  if (c == '+' || c == '-' || c == 0x2212)
    return g_unichar_isdigit (next) &&
           (at == 0 || dictum_char_is_blank (line->chars[at - 1]) || line->chars[at - 1] == '(');
  return FALSE;
}

static gboolean
is_word_suffix (const Line *line, int at)
{
  gunichar c = line->chars[at];

  if (c == '%' || c == 0x2030 || c == 0x066A || c == 0xB0 ||
      g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return at > 0 && g_unichar_isdigit (line->chars[at - 1]);
  return FALSE;
}

/* Whether the full stop behind [start, end) is a part of the word: "U.S.", "Gen.", "No. 5". */
static gboolean
has_abbreviation_stop (const Line *line, int start, int end)
{
  int next = end + 1;

  if (line->chars[end] != '.' || line->chars[next] == '.')
    return FALSE;
  while (dictum_char_is_blank (line->chars[next]))
    next++;
  for (int i = start; i < end; i++)
    {
      if (is_hyphen (line->chars[i]))
        start = i + 1; /* "non-U.S." */
    }
  switch (dictum_abbreviation_get (line->language, line->chars + start, end - start))
    {
    case DICTUM_ABBREVIATION_NEVER_ENDS:
      return line->chars[next] != 0;
    case DICTUM_ABBREVIATION_MAY_END:
      return end - start != 1 || line->chars[next] != 0;
    case DICTUM_ABBREVIATION_NUMBER:
      return g_unichar_isdigit (line->chars[next]);
    case DICTUM_ABBREVIATION_NONE:
    default:
      return FALSE;
    }
}

static void
add_word (GArray *words, const Line *line, int start, int end)
{
  DictumRange *last = words->len > 0 ? &g_array_index (words, DictumRange, words->len - 1) : NULL;
  int floor = last != NULL ? last->end : 0;
  DictumRange word;

  if (last != NULL && start == last->end + 1 && is_hyphen (line->chars[last->end]))
    {
      last->end = end;
      return;
    }
  if (start > floor && is_word_prefix (line, start - 1))
    start--;
  word.start = start;
  word.end = end;
  g_array_append_val (words, word);
}

/* The last word's tail: a sign of percent, the full stop of an abbreviation. */
static void
end_word (GArray *words, const Line *line)
{
  DictumRange *last;

  if (words->len == 0)
    return;
  last = &g_array_index (words, DictumRange, words->len - 1);
  if (last->end < line->length && is_word_suffix (line, last->end))
    last->end++;
  else if (last->end < line->length && has_abbreviation_stop (line, last->start, last->end))
    last->end++;
}

GArray *
dictum_text_breaks_list_words (DictumTextBreaks *breaks,
                               const char *language,
                               const DictumTextBlock *block,
                               const char *utf8,
                               gsize n_bytes)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  Line line = { language, block->chars, block->length, block->sides };
  g_autoptr (GArray)
      found = list_boundaries (open_breaks (&breaks->words, UBRK_WORD, language), utf8, n_bytes);

  for (guint i = 1; i < found->len; i++)
    {
      int start = g_array_index (found, DictumRange, i - 1).start;
      int end = g_array_index (found, DictumRange, i).start;

      if (g_array_index (found, DictumRange, i).end < UBRK_WORD_NUMBER)
        continue;
      /* The tail of the word before is looked at only now, since a hyphen may lengthen it first. */
      if (words->len > 0 && !(start == g_array_index (words, DictumRange, words->len - 1).end + 1 &&
                              is_hyphen (line.chars[start - 1])))
        end_word (words, &line);
      for (int at = start + 1; at < end; at++)
        {
          if (!misses_space (&line, at))
            continue;
          add_word (words, &line, start, at - 1);
          start = at;
        }
      add_word (words, &line, start, end);
    }
  end_word (words, &line);
  return words;
}

/* ---- Sentences ---- */

#define MAX_CLOSERS 16 /* marks and brackets behind a full stop */

static gboolean
is_closer (const Line *line, int at)
{
  gunichar c = line->chars[at];

  if (dictum_char_is_quotation_mark (c))
    return line->sides[at] != DICTUM_SIDE_OPENING;
  return g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION;
}

static gboolean
is_opener (const Line *line, int at)
{
  gunichar c = line->chars[at];

  if (dictum_char_is_quotation_mark (c))
    return line->sides[at] != DICTUM_SIDE_CLOSING;
  return g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == 0xBF || c == 0xA1;
}

/* Where the closing marks and brackets before @end begin: the place just behind the sentence's full
 * stop. French sets a space before its closing mark. */
static int
skip_closers_back (const Line *line, int end, gboolean *quoted, gboolean *spaced)
{
  int at = end;

  *quoted = FALSE;
  *spaced = FALSE;
  while (at > 0 && at > end - MAX_CLOSERS)
    {
      if (is_closer (line, at - 1))
        {
          *quoted = *quoted || dictum_char_is_quotation_mark (line->chars[at - 1]);
          at--;
        }
      else if (at < end && dictum_char_is_blank (line->chars[at - 1]) &&
               dictum_char_is_quotation_mark (line->chars[at]))
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
is_ellipsis (const Line *line, int at)
{
  return line->chars[at] == 0x2026 ||
         (line->chars[at] == '.' && at > 0 && line->chars[at - 1] == '.');
}

/* Where the word that starts at @at ends: letters, digits, apostrophes. */
static int
skip_word (const Line *line, int at)
{
  while (at < line->length &&
         (g_unichar_isalnum (line->chars[at]) || g_unichar_ismark (line->chars[at])))
    at++;
  return at;
}

/* Whether "Marrow said" or "the mayor asked" follows at @at: the words that go with a quotation
 * rather than begin a sentence of their own. @alone: nothing may follow them, since behind a full
 * stop "Marrow said the bridge fell" is a new sentence. */
static gboolean
is_cue (const Line *line, int at, gboolean alone)
{
  int end = skip_word (line, at);

  if (end == at || dictum_word_starts_sentence (line->language, line->chars + at, end - at))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int from = end;

      while (from < line->length &&
             (dictum_char_is_blank (line->chars[from]) || line->chars[from] == '.'))
        from++;
      end = skip_word (line, from);
      if (end == from)
        return FALSE;
      if (dictum_word_is_saying (line->chars + from, end - from))
        return !alone || end == line->length || line->chars[end] == '.' || line->chars[end] == ',';
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
stop_ends_sentence (const Line *line, int stop, int next, gboolean opened, gboolean proposed)
{
  const gunichar *word;
  int start = stop;
  int length;
  int next_length = skip_word (line, next) - next;
  gboolean starts = opened ||
                    dictum_word_starts_sentence (line->language, line->chars + next, next_length);
  gboolean digit = g_unichar_isdigit (line->chars[next]);

  while (start > 0 && !dictum_char_is_blank (line->chars[start - 1]) &&
         !is_opener (line, start - 1) && !is_hyphen (line->chars[start - 1]))
    start--;
  word = line->chars + start;
  length = stop - start;
  switch (dictum_abbreviation_get (line->language, word, length))
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
      if (length <= 2 && dictum_language_has_ordinal_stop (line->language))
        return starts;
    }
  return proposed || digit;
}

/* Chinese and Japanese set no space between a quotation and the words that go with it:
 * 「…？」と聞いた, “…？”他问道. */
static gboolean
is_cue_without_space (const Line *line, int at)
{
  if (line->chars[at] >= 0x3041 && line->chars[at] <= 0x309F)
    return TRUE;
  for (int i = at; i < MIN (at + 12, line->length); i++)
    {
      gunichar c = line->chars[i];

      if (c == 0x8BF4 || c == 0x8AAA || c == 0x9053 || c == 0x95EE || c == 0x554F || c == 0x8868)
        return TRUE; /* 说 說 道 问 問 表 */
      if (c == 0x3002 || c == 0xFF0C || c == 0xFF01 || c == 0xFF1F)
        return FALSE;
    }
  return FALSE;
}

/* Whether a sentence ends before @at, which a sentence may begin at. */
static gboolean
ends_before (const Line *line, int at, gboolean proposed)
{
  int end = at;
  int stop;
  int next = at;
  gboolean quoted;
  gboolean spaced;
  gboolean opened;

  while (end > 0 && dictum_char_is_blank (line->chars[end - 1]))
    end--;
  stop = skip_closers_back (line, end, &quoted, &spaced) - 1;
  if (stop < 0 || line->sides[at] == DICTUM_SIDE_CLOSING)
    return FALSE;
  proposed = proposed || spaced;
  while (next < line->length && is_opener (line, next))
    next++;
  opened = next > at;
  if (end == at && line->chars[stop] < 0x80)
    {
      if (!misses_space (line, at))
        return FALSE; /* Inside a link or a file's name. */
      proposed = TRUE;
    }
  if (g_unichar_islower (line->chars[next]))
    return FALSE;
  if (quoted && (end == at ? is_cue_without_space (line, next)
                           : is_cue (line, next, line->chars[stop] == '.')))
    return FALSE;
  if (is_ellipsis (line, stop))
    return opened || (proposed && line->chars[stop] == '.') ||
           dictum_word_starts_sentence (line->language, line->chars + next,
                                        skip_word (line, next) - next);
  if (line->chars[stop] == '.')
    return stop_ends_sentence (line, stop, next, opened, proposed);
  return proposed;
}

/* Adds [start, end) without the space around it, unless nothing is left. */
static void
add_sentence (GArray *sentences, const Line *line, int start, int end)
{
  DictumRange sentence;

  while (start < end && dictum_char_is_blank (line->chars[start]))
    start++;
  while (end > start && dictum_char_is_blank (line->chars[end - 1]))
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
may_begin (const Line *line, int at)
{
  int end = at - 1;
  gboolean quoted;
  gboolean spaced;
  gunichar c;

  if (!dictum_char_is_blank (line->chars[at - 1]) || dictum_char_is_blank (line->chars[at]))
    return FALSE;
  while (end > 0 && dictum_char_is_blank (line->chars[end - 1]))
    end--;
  end = skip_closers_back (line, end, &quoted, &spaced);
  c = end > 0 ? line->chars[end - 1] : 0;
  return c == '.' || c == 0x2026 || (spaced && (c == '?' || c == '!'));
}

/* Unicode's rules count any bracket or mark behind a full stop as one that closes. Where it opens,
 * and no space stands before it, the sentence ends before it. */
static int
skip_openers_back (const Line *line, int at)
{
  while (at > 0 && (line->sides[at - 1] == DICTUM_SIDE_OPENING ||
                    g_unichar_type (line->chars[at - 1]) == G_UNICODE_OPEN_PUNCTUATION))
    at--;
  return at;
}

GArray *
dictum_text_breaks_list_sentences (DictumTextBreaks *breaks,
                                   const char *language,
                                   const DictumTextBlock *block,
                                   const char *utf8,
                                   gsize n_bytes)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  Line line = { language, block->chars, block->length, block->sides };
  g_autoptr (GArray) found = list_boundaries (
      open_breaks (&breaks->sentences, UBRK_SENTENCE, language), utf8, n_bytes);
  int start = 0;
  guint next = 0;

  for (guint i = 0; i < found->len; i++)
    {
      DictumRange *boundary = &g_array_index (found, DictumRange, i);

      boundary->start = skip_openers_back (&line, boundary->start);
    }
  for (int at = 1; at < line.length; at++)
    {
      gboolean proposed;

      while (next < found->len && g_array_index (found, DictumRange, next).start < at)
        next++;
      proposed = next < found->len && g_array_index (found, DictumRange, next).start == at;
      if ((proposed || may_begin (&line, at) || misses_space (&line, at)) &&
          ends_before (&line, at, proposed))
        {
          add_sentence (sentences, &line, start, at);
          start = at;
        }
    }
  add_sentence (sentences, &line, start, line.length);
  return sentences;
}
