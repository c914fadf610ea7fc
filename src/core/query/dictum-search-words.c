/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

#include <string.h>

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static void
free_needle (gpointer data)
{
  DictumSearchNeedle *needle = data;

  g_free (needle->text);
  g_free (needle->folded);
  g_free (needle);
}

/* Takes the text. */
static void
add_needle (DictumSearchWords *self, char *text, gboolean whole)
{
  DictumSearchNeedle *needle = g_new0 (DictumSearchNeedle, 1);

  needle->text = g_strstrip (text);
  needle->folded = g_strstrip (dictum_text_fold (text));
  needle->n_bytes = strlen (needle->folded);
  needle->whole = whole;
  if (needle->n_bytes == 0)
    free_needle (needle);
  else
    g_ptr_array_add (self->needles, needle);
}

/**
 * dictum_search_words_new:
 * @text: as typed; a quotation mark that is not closed goes to the end. What is not UTF-8 is
 *   replaced.
 *
 * Returns: (transfer full): the words
 */
DictumSearchWords *
dictum_search_words_new (const char *text)
{
  DictumSearchWords *self;
  g_autofree char *valid = NULL;
  const char *start;
  gboolean quoted = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (DictumSearchWords, 1);
  g_atomic_ref_count_init (&self->refs);
  self->needles = g_ptr_array_new_with_free_func (free_needle);

  valid = g_utf8_make_valid (text, -1);
  start = valid;
  for (const char *at = valid;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean mark = is_quotation_mark (c);

      if (c != 0 && !mark && (quoted || !g_unichar_isspace (c)))
        continue;
      /* A phrase that is being typed is not whole yet. */
      add_needle (self, g_strndup (start, at - start), quoted && mark);
      if (c == 0)
        break;
      if (mark)
        quoted = !quoted;
      start = g_utf8_next_char (at);
    }

  return self;
}

DictumSearchWords *
dictum_search_words_ref (DictumSearchWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_search_words_unref (DictumSearchWords *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->needles);
  g_free (self);
}

/**
 * dictum_search_words_is_empty:
 *
 * Returns: whether nothing is searched for
 */
gboolean
dictum_search_words_is_empty (DictumSearchWords *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->needles->len == 0;
}

/* Whether each place of @needle has @earlier in it. */
static gboolean
holds (const DictumSearchNeedle *needle, const DictumSearchNeedle *earlier)
{
  if (earlier->whole)
    return needle->whole && strcmp (needle->folded, earlier->folded) == 0;
  return strstr (needle->folded, earlier->folded) != NULL;
}

/**
 * dictum_search_words_narrows:
 * @earlier: other words
 *
 * Returns: whether everything that has the words of @self has those of @earlier as well
 */
gboolean
dictum_search_words_narrows (DictumSearchWords *self, DictumSearchWords *earlier)
{
  g_return_val_if_fail (self != NULL && earlier != NULL, FALSE);

  for (guint i = 0; i < earlier->needles->len; i++)
    {
      gboolean held = FALSE;

      for (guint j = 0; j < self->needles->len && !held; j++)
        held = holds (self->needles->pdata[j], earlier->needles->pdata[i]);
      if (!held)
        return FALSE;
    }

  return TRUE;
}

/**
 * dictum_search_words_get_first:
 *
 * Returns: (transfer none) (nullable): the first word or phrase as it was typed
 */
const char *
dictum_search_words_get_first (DictumSearchWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->needles->len > 0 ? ((DictumSearchNeedle *) self->needles->pdata[0])->text : NULL;
}

/* Scripts that set no spaces between words have no whole words to ask for. */
static gboolean
joins_words (gunichar c)
{
  static const GUnicodeScript unspaced[] = {
    G_UNICODE_SCRIPT_HAN,     G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_THAI,    G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_KHMER,
    G_UNICODE_SCRIPT_MYANMAR,
  };
  GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (unspaced); i++)
    if (script == unspaced[i])
      return FALSE;

  return g_unichar_isalnum (c);
}

/* Whether one word goes on from @before to @behind; either is 0 at an end of the text. */
static gboolean
is_inside_word (gunichar before, gunichar behind)
{
  return before != 0 && behind != 0 && joins_words (before) && joins_words (behind);
}

static gboolean
is_whole (const char *folded, gsize n_bytes, const char *at, gsize length)
{
  const char *end = at + length;

  if (at > folded && is_inside_word (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at)))
    return FALSE;
  return end >= folded + n_bytes ||
         !is_inside_word (g_utf8_get_char (g_utf8_prev_char (end)), g_utf8_get_char (end));
}

guint
dictum_search_needle_count (const DictumSearchNeedle *self,
                            const char *folded,
                            gsize n_bytes,
                            guint most)
{
  const char *end = folded + n_bytes;
  const char *at = folded;
  guint count = 0;

  while (count < most && (at = memmem (at, end - at, self->folded, self->n_bytes)) != NULL)
    {
      if (!self->whole || is_whole (folded, n_bytes, at, self->n_bytes))
        count++;
      at += self->n_bytes;
    }

  return count;
}

static gboolean
is_whole_range (DictumText *text, const DictumRange *range)
{
  int length = dictum_text_get_length (text);

  if (range->start > 0 && is_inside_word (dictum_text_get_char (text, range->start - 1),
                                          dictum_text_get_char (text, range->start)))
    return FALSE;
  return range->end >= length || !is_inside_word (dictum_text_get_char (text, range->end - 1),
                                                  dictum_text_get_char (text, range->end));
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DictumRange *first = a;
  const DictumRange *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return second->end - first->end;
}

/* Of those that overlap, the first and longest stays. */
static void
drop_overlaps (GArray *ranges)
{
  guint kept = 0;
  int end = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      DictumRange range = g_array_index (ranges, DictumRange, i);

      if (range.start < end)
        continue;
      g_array_index (ranges, DictumRange, kept++) = range;
      end = range.end;
    }
  g_array_set_size (ranges, kept);
}

GArray *
dictum_search_words_list (DictumSearchWords *self, DictumText *text, guint most)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));

  for (guint i = 0; i < self->needles->len; i++)
    {
      const DictumSearchNeedle *needle = self->needles->pdata[i];
      g_autoptr (GArray)
          found = dictum_text_search (text, needle->folded, needle->whole ? 0 : most);

      for (guint j = 0; j < found->len; j++)
        {
          const DictumRange *range = &g_array_index (found, DictumRange, j);

          if (!needle->whole || is_whole_range (text, range))
            g_array_append_vals (ranges, range, 1);
        }
    }
  drop_overlaps (ranges);

  return ranges;
}

/**
 * dictum_search_words_find:
 * @utf8: a string
 *
 * Returns: (transfer full) (element-type DictumRange): where the words stand in it, code points
 */
GArray *
dictum_search_words_find (DictumSearchWords *self, const char *utf8)
{
  g_autoptr (DictumText) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (utf8 != NULL, NULL);

  text = dictum_text_new (utf8, NULL);
  return dictum_search_words_list (self, text, 0);
}
