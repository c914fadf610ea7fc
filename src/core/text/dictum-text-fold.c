/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

#include <string.h>

/* Folding goes through a text code point by code point and writes, for each, nothing, one or a few
 * bytes. Nothing but the byte written last is carried over, so that it can be taken up again at any
 * checkpoint: that is how a place in the folded string finds back to the text without a table of
 * all of them. */

#define MAX_FOLDED 128 /* bytes that one code point can become */

/* Letters that Unicode does not take apart but readers do. */
static const char *
fold_letter (gunichar c)
{
  switch (c)
    {
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111:
      return "d";
    case 0x141:
    case 0x142:
      return "l";
    case 0x130:
    case 0x131:
      return "i";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x126:
    case 0x127:
      return "h";
    case 0x3C2:
      return "σ";
    default:
      return NULL;
    }
}

/* The plain form of typographic marks, dashes and spaces; NULL for everything else. */
static const char *
fold_mark (gunichar c)
{
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
      c == 0x205F || c == 0x3000 || c == 0x1680)
    return " ";
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A || c == 0x2032 || c == 0xB4 ||
      c == 0x2BC || c == 0x60)
    return "'";
  if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 || c == 0xFF02)
    return "\"";
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return "-";
  if (c == 0x2026)
    return "...";
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
      (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x61C)
    return "";
  return NULL;
}

/* Accents and the vowel signs of Hebrew and Arabic; the marks of other scripts are letters. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x610 && c <= 0x61A) ||
         (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || (c >= 0x1AB0 && c <= 0x1AFF);
}

static gsize
fold_accents (gunichar c, char *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  gsize n = 0;

  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    {
      const char *letter = fold_letter (parts[i]);

      if (is_accent (parts[i]))
        continue;
      if (letter != NULL)
        n += g_strlcpy (out + n, letter, MAX_FOLDED - n);
      else
        n += g_unichar_to_utf8 (g_unichar_tolower (parts[i]), out + n);
    }
  return n;
}

/* Writes what @c becomes to @out; @last is the byte written before, a space at the start. */
static gsize
fold_char (gunichar c, DictumFold fold, char last, char *out)
{
  const char *mark;

  if (c == ' ' || (c >= '\t' && c <= '\r'))
    {
      out[0] = ' ';
      return last == ' ' ? 0 : 1;
    }
  if (c < 0x80 && c != '`')
    {
      out[0] = fold == DICTUM_FOLD_SEARCH ? g_ascii_tolower (c) : (char) c;
      return 1;
    }
  mark = fold_mark (c);
  if (mark != NULL)
    {
      if (*mark == ' ' && last == ' ')
        return 0;
      return g_strlcpy (out, mark, MAX_FOLDED);
    }
  if (fold == DICTUM_FOLD_SEARCH)
    return fold_accents (c, out);
  return g_unichar_to_utf8 (c, out);
}

static GString *
fold_all (const char *utf8, gsize n_bytes, DictumFold fold, GArray *checkpoints)
{
  GString *folded = g_string_sized_new (n_bytes);
  const char *end = utf8 + n_bytes;
  char out[MAX_FOLDED];
  char last = ' ';
  gsize n_chars = 0;

  for (const char *at = utf8; at < end; at = g_utf8_next_char (at))
    {
      gsize n = fold_char (g_utf8_get_char (at), fold, last, out);

      if (checkpoints != NULL && n_chars++ % DICTUM_TEXT_STRIDE == 0)
        {
          guint32 byte = folded->len;

          g_array_append_val (checkpoints, byte);
        }
      if (n > 0)
        {
          g_string_append_len (folded, out, n);
          last = out[n - 1];
        }
    }
  return folded;
}

/* The whole of @utf8 folded; a search string, not to be shown. */
char *
dictum_fold_string (const char *utf8, gsize n_bytes, DictumFold fold, gsize *n_folded)
{
  GString *folded = fold_all (utf8, n_bytes, fold, NULL);

  if (n_folded != NULL)
    *n_folded = folded->len;
  return g_string_free_and_steal (folded);
}

DictumFolded *
dictum_folded_new (DictumText *text, DictumFold fold)
{
  DictumFolded *self = g_new0 (DictumFolded, 1);
  g_autoptr (GArray) checkpoints = g_array_new (FALSE, FALSE, sizeof (guint32));
  GString *folded = fold_all (dictum_text_get_string (text), dictum_text_get_n_bytes (text), fold,
                              checkpoints);

  self->fold = fold;
  self->n_bytes = folded->len;
  self->string = g_string_free_and_steal (folded);
  if (checkpoints->len == 0)
    {
      guint32 byte = 0;

      g_array_append_val (checkpoints, byte);
    }
  self->checkpoints = (guint32 *) (gpointer) g_array_steal (checkpoints, NULL);
  return self;
}

void
dictum_folded_free (DictumFolded *self)
{
  g_free (self->checkpoints);
  g_free (self->string);
  g_free (self);
}

/* Moves @cursor to the last checkpoint at or before the folded byte @byte. */
static void
jump (DictumFoldedCursor *cursor, const DictumFolded *self, DictumText *text, gsize byte)
{
  int low = 0;
  int high = MAX (0, (dictum_text_get_length (text) - 1) / DICTUM_TEXT_STRIDE);

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (self->checkpoints[middle] <= byte)
        low = middle;
      else
        high = middle - 1;
    }
  cursor->offset = low * DICTUM_TEXT_STRIDE;
  cursor->folded = self->checkpoints[low];
  cursor->byte = dictum_text_get_byte (text, cursor->offset);
}

/* The code point that became the folded byte @byte, where @cursor then stands. A search goes
 * forward, so that the next place is most often a few steps from the last one. */
static int
find_origin (DictumFoldedCursor *cursor, const DictumFolded *self, DictumText *text, gsize byte)
{
  const char *string = dictum_text_get_string (text);
  char out[MAX_FOLDED];

  if (byte < cursor->folded || byte - cursor->folded > DICTUM_TEXT_STRIDE)
    jump (cursor, self, text, byte);
  while (string[cursor->byte] != '\0')
    {
      const char *at = string + cursor->byte;
      char last = cursor->folded > 0 ? self->string[cursor->folded - 1] : ' ';
      gsize n = fold_char (g_utf8_get_char (at), self->fold, last, out);

      if (cursor->folded + n > byte)
        break;
      cursor->folded += n;
      cursor->byte = g_utf8_next_char (at) - string;
      cursor->offset++;
    }
  return cursor->offset;
}

/* The code points that became the folded bytes [from, to), with the accents that fell away behind
 * the last one. @cursor is zero at first and then kept for the next places. */
void
dictum_folded_get_range (const DictumFolded *self,
                         DictumText *text,
                         DictumFoldedCursor *cursor,
                         gsize from,
                         gsize to,
                         int *start,
                         int *end)
{
  g_assert (from < to && to <= self->n_bytes);

  *start = find_origin (cursor, self, text, from);
  *end = find_origin (cursor, self, text, to - 1) + 1;
  if (self->fold != DICTUM_FOLD_SEARCH)
    return;
  for (const char *at = g_utf8_next_char (dictum_text_get_string (text) + cursor->byte);
       is_accent (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    *end += 1;
}

/**
 * dictum_text_fold:
 * @utf8: valid UTF-8
 *
 * Returns: (transfer full): @utf8 with case and accents folded, for filtering lists
 */
char *
dictum_text_fold (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  return dictum_fold_string (utf8, strlen (utf8), DICTUM_FOLD_SEARCH, NULL);
}
