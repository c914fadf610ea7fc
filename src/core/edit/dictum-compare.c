/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-compare.h"
#include "edit/dictum-carry-private.h"

#include <string.h>

typedef struct
{
  char *folded;
  DictumTells tells;
} TellingWord;

static void
clear_word_cb (gpointer data)
{
  g_free (((TellingWord *) data)->folded);
}

/* Whether nothing but the start of a sentence, or of a quotation, is the reason for a capital. */
static gboolean
starts_sentence (DictumText *text, int word)
{
  int at = word;

  while (at > 0)
    {
      gunichar c = dictum_text_get_char (text, at - 1);

      if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':' ||
          g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION || c == '"')
        return TRUE;
      if (!g_unichar_isspace (c))
        return FALSE;
      at--;
    }
  return TRUE;
}

static DictumTells
tell (DictumText *text, int start, int end, const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isdigit (g_utf8_get_char (at)))
      return DICTUM_TELLS_NUMBER;
  if (dictum_text_is_saying (text, start, end) || dictum_word_is_hedge (word) ||
      dictum_cue_get_stance (word) != DICTUM_STANCE_NEUTRAL ||
      dictum_cue_get_polarity (word) != DICTUM_POLARITY_AFFIRMED)
    return DICTUM_TELLS_CUE;
  if (g_unichar_isupper (g_utf8_get_char (word)) && !starts_sentence (text, start))
    return DICTUM_TELLS_NAME;
  return DICTUM_TELLS_NOTHING;
}

/* The words of a range, folded, and what each is. */
static GArray *
list_words (DictumText *text, const DictumRange *range)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (TellingWord));
  int at = range->start;

  g_array_set_clear_func (words, clear_word_cb);
  while (at < range->end)
    {
      int end = dictum_text_next_word (text, at);
      int start = end > at ? dictum_text_previous_word (text, end) : end;
      g_autofree char *word = NULL;
      TellingWord entry;

      if (end <= at || start >= range->end)
        break;
      word = dictum_text_get_slice (text, start, end);
      entry.folded = dictum_text_fold (word);
      entry.tells = tell (text, start, end, word);
      g_array_append_val (words, entry);
      at = end;
    }
  return words;
}

/* What the words of one side tell that are not on the other side. */
static DictumTells
tell_own (GArray *words, GArray *others)
{
  DictumTells tells = DICTUM_TELLS_NOTHING;

  for (guint i = 0; i < words->len; i++)
    {
      const TellingWord *word = &g_array_index (words, TellingWord, i);
      gboolean shared = FALSE;

      for (guint j = 0; j < others->len && !shared && word->tells != DICTUM_TELLS_NOTHING; j++)
        shared = strcmp (word->folded, g_array_index (others, TellingWord, j).folded) == 0;
      if (!shared)
        tells |= word->tells;
    }
  return tells;
}

#define MAX_TOLD 2000 /* code points: what is longer is a passage and not a change of wording */

static DictumTells
tell_difference (DictumText *old_text, DictumText *new_text, const DictumStretch *stretch)
{
  g_autoptr (GArray) olds = NULL;
  g_autoptr (GArray) news = NULL;

  if (stretch->kind == DICTUM_STRETCH_SAME || stretch->move > 0 ||
      stretch->old_text.end - stretch->old_text.start > MAX_TOLD ||
      stretch->new_text.end - stretch->new_text.start > MAX_TOLD)
    return DICTUM_TELLS_NOTHING;
  olds = list_words (old_text, &stretch->old_text);
  news = list_words (new_text, &stretch->new_text);
  return tell_own (olds, news) | tell_own (news, olds);
}

static gboolean
splits_word (DictumText *text, int at)
{
  int start;
  int end;

  return dictum_text_get_word (text, at, &start, &end) && start < at && at < end;
}

/* How much of the two ranges is the same from their starts, or before their ends, in whole words
 * and what is between words: half a word is no change to show. */
static int
count_same (DictumText *old_text,
            DictumText *new_text,
            const DictumRange *olds,
            const DictumRange *news,
            gboolean at_end)
{
  int most = MIN (olds->end - olds->start, news->end - news->start);
  int n = 0;

  while (n < most &&
         dictum_text_get_char (old_text, at_end ? olds->end - 1 - n : olds->start + n) ==
             dictum_text_get_char (new_text, at_end ? news->end - 1 - n : news->start + n))
    n++;
  while (n > 0 && (splits_word (old_text, at_end ? olds->end - n : olds->start + n) ||
                   splits_word (new_text, at_end ? news->end - n : news->start + n)))
    n--;
  return n;
}

static void
append (GArray *differences, DictumStretchKind kind, DictumRange old_range, DictumRange new_range)
{
  DictumDifference *last = differences->len > 0 ? &g_array_index (differences, DictumDifference,
                                                                  differences->len - 1)
                                                : NULL;
  DictumDifference difference = { { kind, old_range, new_range, 0 }, 0 };

  if (old_range.start == old_range.end && new_range.start == new_range.end)
    return;
  if (kind == DICTUM_STRETCH_SAME && last != NULL && last->stretch.kind == kind)
    {
      last->stretch.old_text.end = old_range.end;
      last->stretch.new_text.end = new_range.end;
      return;
    }
  g_array_append_val (differences, difference);
}

/* What both sides have at the edges did not change: the alignment may have paired another full stop
 * with the one there, or have thought a short word's place to be chance. */
static void
append_replaced (GArray *differences,
                 DictumText *old_text,
                 DictumText *new_text,
                 const DictumStretch *stretch)
{
  DictumRange olds = stretch->old_text;
  DictumRange news = stretch->new_text;
  DictumRange old_middle, new_middle;
  DictumStretchKind kind = DICTUM_STRETCH_REPLACED;
  int same = count_same (old_text, new_text, &olds, &news, FALSE);

  olds.start += same;
  news.start += same;
  old_middle = olds;
  new_middle = news;
  same = count_same (old_text, new_text, &olds, &news, TRUE);
  old_middle.end -= same;
  new_middle.end -= same;
  if (new_middle.start == new_middle.end)
    kind = DICTUM_STRETCH_REMOVED;
  else if (old_middle.start == old_middle.end)
    kind = DICTUM_STRETCH_ADDED;
  append (differences, DICTUM_STRETCH_SAME, (DictumRange) { stretch->old_text.start, olds.start },
          (DictumRange) { stretch->new_text.start, news.start });
  append (differences, kind, old_middle, new_middle);
  append (differences, DICTUM_STRETCH_SAME, (DictumRange) { old_middle.end, olds.end },
          (DictumRange) { new_middle.end, news.end });
}

static gboolean
is_changed_in_place (const DictumStretch *stretch)
{
  return stretch->kind == DICTUM_STRETCH_REPLACED || stretch->kind == DICTUM_STRETCH_REMOVED ||
         stretch->kind == DICTUM_STRETCH_ADDED;
}

/* Changes with nothing between them are one: the quotation mark before a word belongs, for the
 * alignment, to the word before. at: the first of them; is moved to the last. */
static DictumStretch
join_stretches (GArray *stretches, guint *at)
{
  DictumStretch joined = g_array_index (stretches, DictumStretch, *at);

  while (*at + 1 < stretches->len &&
         is_changed_in_place (&g_array_index (stretches, DictumStretch, *at + 1)))
    {
      const DictumStretch *next = &g_array_index (stretches, DictumStretch, ++*at);

      joined.kind = DICTUM_STRETCH_REPLACED;
      joined.old_text.end = next->old_text.end;
      joined.new_text.end = next->new_text.end;
    }
  return joined;
}

GArray *
dictum_compare_texts (DictumText *old_text, DictumText *new_text)
{
  g_autoptr (DictumAlignment) alignment = NULL;
  g_autoptr (GArray) stretches = NULL;
  GArray *differences;

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  alignment = dictum_alignment_new (old_text, new_text);
  stretches = dictum_alignment_list_stretches (alignment);
  differences = g_array_sized_new (FALSE, FALSE, sizeof (DictumDifference), stretches->len);
  for (guint i = 0; i < stretches->len; i++)
    {
      DictumStretch stretch = g_array_index (stretches, DictumStretch, i);
      DictumDifference difference;

      if (is_changed_in_place (&stretch))
        stretch = join_stretches (stretches, &i);
      difference = (DictumDifference) { stretch, 0 };
      if (stretch.kind == DICTUM_STRETCH_REPLACED)
        append_replaced (differences, old_text, new_text, &stretch);
      else if (stretch.kind == DICTUM_STRETCH_SAME)
        append (differences, stretch.kind, stretch.old_text, stretch.new_text);
      else
        g_array_append_val (differences, difference);
    }
  for (guint i = 0; i < differences->len; i++)
    {
      DictumDifference *difference = &g_array_index (differences, DictumDifference, i);

      difference->tells = tell_difference (old_text, new_text, &difference->stretch);
    }
  return differences;
}

guint
dictum_differences_count (GArray *differences)
{
  guint n = 0;

  g_return_val_if_fail (differences != NULL, 0);

  for (guint i = 0; i < differences->len; i++)
    n += g_array_index (differences, DictumDifference, i).stretch.kind != DICTUM_STRETCH_SAME;
  return n;
}

char *
dictum_tells_describe (DictumTells tells)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (tells & DICTUM_TELLS_NUMBER)
    g_ptr_array_add (parts, (gpointer) _ ("number"));
  if (tells & DICTUM_TELLS_NAME)
    g_ptr_array_add (parts, (gpointer) _ ("name"));
  if (tells & DICTUM_TELLS_CUE)
    g_ptr_array_add (parts, (gpointer) _ ("attribution"));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between parts", ", "), (GStrv) parts->pdata);
}
