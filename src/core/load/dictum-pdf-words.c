/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <string.h>

/* Below this part of the size, two pieces of a line are one word. */
#define NO_GAP 0.12

/* How a line's words become text again: ligatures and the shapes of Arabic letters made letters,
 * marks of notes set higher, words of both directions in the order in which they are read, and
 * words that were divided at the end of a line put together. */

gboolean
dictum_pdf_is_right_to_left_letter (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

static gboolean
is_presentation_form (gunichar c)
{
  return (c >= 0xfb00 && c <= 0xfdff && c != 0xfd3e && c != 0xfd3f) || (c >= 0xfe70 && c <= 0xfefc);
}

static const char *
find_superscript (gunichar c)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  return c >= '0' && c <= '9' ? digits[c - '0'] : NULL;
}

static void
append_word (GString *text, const DictumPdfWord *word, gboolean note)
{
  for (const char *at = word->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (note && find_superscript (c) != NULL)
        g_string_append (text, find_superscript (c));
      else if (is_presentation_form (c))
        {
          g_autofree char *letters = g_utf8_normalize (at, g_utf8_next_char (at) - at,
                                                       G_NORMALIZE_ALL);

          g_string_append (text, letters != NULL ? letters : "");
        }
      else
        g_string_append_unichar (text, c);
    }
}

/* A number or sign that is smaller than its line and stands higher. */
static gboolean
is_note (const DictumPdfWord *word, const DictumPdfWord *beside)
{
  return beside != NULL && word->size < beside->size * 0.82 &&
         word->y0 + word->y1 < beside->y0 + beside->y1 - beside->size * 0.1 &&
         strspn (word->text, "0123456789*,") == strlen (word->text);
}

static gboolean
has_latin_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c) && !dictum_pdf_is_right_to_left_letter (c))
        return TRUE;
    }
  return FALSE;
}

/* From right to left, but for runs of words that go the other way. */
static void
write_right_to_left (GString *text, DictumPdfWord *const *words, guint n)
{
  for (guint i = n; i > 0;)
    {
      guint end = i, start = i;

      while (start > 0 && has_latin_letter (words[start - 1]->text))
        start--;
      if (start == end)
        start--;
      for (guint k = start; k < end; k++)
        {
          if (text->len > 0)
            g_string_append_c (text, ' ');
          append_word (text, words[k], FALSE);
        }
      i = start;
    }
}

/**
 * dictum_pdf_write_words:
 * @words: from left to right
 *
 * Returns: (transfer full): the text of a line
 */
char *
dictum_pdf_write_words (DictumPdfWord *const *words, guint n, gboolean right_to_left)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (right_to_left)
    {
      write_right_to_left (text, words, n);
      return g_strdup (text->str);
    }
  for (guint i = 0; i < n; i++)
    {
      const DictumPdfWord *last = i > 0 ? words[i - 1] : NULL;
      gboolean note = is_note (words[i], last);
      gboolean first_note = i == 0 && n > 1 && is_note (words[0], words[1]);

      if (last != NULL && !note &&
          (words[i]->x0 - last->x1 > NO_GAP * words[i]->size ||
           (i == 1 && is_note (last, words[1]))))
        g_string_append_c (text, ' ');
      append_word (text, words[i], note || first_note);
    }
  return g_strdup (text->str);
}

/* The word of letters and inner hyphens that ends at end; NULL when there is none. */
static const char *
find_word_start (const char *text, const char *end)
{
  const char *at = end;

  while (at > text)
    {
      const char *previous = g_utf8_prev_char (at);
      gunichar c = g_utf8_get_char (previous);

      if (!g_unichar_isalpha (c) && c != '-' && c != 0x2010)
        break;
      at = previous;
    }
  return at;
}

static const char *
find_word_end (const char *text)
{
  const char *at = text;

  while (g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static void
count_word (GHashTable *words, const char *start, const char *end)
{
  g_autofree char *raw = g_strndup (start, end - start);

  g_hash_table_add (words, g_utf8_strdown (raw, -1));
}

/**
 * dictum_pdf_collect_words:
 *
 * The words that stand whole in some line: what divided ones are compared with.
 *
 * Returns: (transfer full): a set of words in lower case
 */
GHashTable *
dictum_pdf_collect_words (GPtrArray *lines)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DictumPdfLine *line = g_ptr_array_index (lines, i);
      const char *start = NULL;

      for (const char *at = line->text;; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);

          if (g_unichar_isalpha (c) || (c == '-' && start != NULL))
            start = start != NULL ? start : at;
          else if (start != NULL)
            {
              /* What ends with a hyphen is half a word. */
              if (at[-1] != '-')
                count_word (words, start, at);
              start = NULL;
            }
          if (c == '\0')
            break;
        }
    }
  return words;
}

static gboolean
has_word (GHashTable *words, const char *one, gsize size, const char *joint, const char *other)
{
  g_autofree char *raw = g_strdup_printf ("%.*s%s%s", (int) size, one, joint, other);
  g_autofree char *word = g_utf8_strdown (raw, -1);

  return g_hash_table_contains (words, word);
}

/* Beginnings of words that are written with a hyphen more often than not. */
static gboolean
keeps_hyphen (const char *word, gsize size)
{
  static const char *const parts[] = { "self",  "well", "ex",    "vice", "non", "half",
                                       "cross", "long", "short", "high", "low", "so",
                                       "one",   "two",  "three", NULL };
  g_autofree char *raw = g_strndup (word, size);
  g_autofree char *low = g_utf8_strdown (raw, -1);

  return g_strv_contains (parts, low);
}

/* Whether the hyphen at the end of a line belongs to the word: “Franco-” “German”. What the
 * document writes elsewhere decides; without that, a word goes on in lower case, a name does not.
 */
static gboolean
is_real_hyphen (const char *first, gsize size, const char *rest, GHashTable *words)
{
  g_autofree char *second = g_strndup (rest, find_word_end (rest) - rest);
  gunichar next = g_utf8_get_char (rest);
  gsize last = size;

  if (*second == '\0' || g_unichar_isupper (next))
    return TRUE;
  if (has_word (words, first, size, "", second))
    return FALSE;
  if (has_word (words, first, size, "-", second) || keeps_hyphen (first, size))
    return TRUE;
  /* “twenty-three-” “year”: who writes one hyphen writes another. */
  while (last > 0 && first[last - 1] != '-')
    last--;
  if (last > 0 && !has_word (words, first + last, size - last, "", second))
    return TRUE;
  return g_utf8_strlen (first, size) >= 5 && g_utf8_strlen (second, -1) >= 5 &&
         has_word (words, first, size, "", "") && has_word (words, second, strlen (second), "", "");
}

/**
 * dictum_pdf_append_line:
 * @text: a paragraph so far
 * @words: from dictum_pdf_collect_words()
 *
 * Adds the next line, and undoes the division of a word between the two.
 */
void
dictum_pdf_append_line (GString *text, const char *line, GHashTable *words)
{
  const char *end = text->str + text->len;
  const char *last = text->len > 0 ? g_utf8_prev_char (end) : end;
  gunichar c = text->len > 0 ? g_utf8_get_char (last) : 0;
  const char *word;

  if (text->len == 0)
    {
      g_string_append (text, line);
      return;
    }
  word = find_word_start (text->str, last);
  if (c == 0xad)
    g_string_truncate (text, last - text->str);
  else if ((c == '-' || c == 0x2010) && word < last)
    {
      if (!is_real_hyphen (word, last - word, line, words))
        g_string_truncate (text, last - text->str);
    }
  else if (c != '/' && c != 0x2014)
    g_string_append_c (text, ' ');
  g_string_append (text, line);
}
