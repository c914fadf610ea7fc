/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
#include "text/dictum-text-private.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Every line goes through the same steps: what is no character of a text is left out while it is
 * decoded; bidirectional controls are paired or left out; joiners without letters to join, and
 * superfluous space, are left out; and the rest is composed (NFC). Each step leaves nothing that an
 * earlier one would act on, so that normalising twice is normalising once. */

#define LRM 0x200E
#define RLM 0x200F
#define ALM 0x061C
#define LRE 0x202A
#define RLE 0x202B
#define PDF 0x202C
#define LRO 0x202D
#define RLO 0x202E
#define LRI 0x2066
#define FSI 0x2068
#define PDI 0x2069
#define ZWNJ 0x200C
#define ZWJ 0x200D

/* ---- Decoding ---- */

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

/* What has no place in a text: controls, the byte order mark, soft hyphens, zero-width spaces,
 * annotation anchors, noncharacters. */
static gboolean
is_junk (gunichar c)
{
  if (c < 0x20)
    return c != '\t' && !is_line_end (c);
  if (c < 0x7F)
    return FALSE;
  return (c <= 0x9F && c != 0x85) || c == 0xAD || c == 0x034F || c == 0x180E || c == 0x200B ||
         (c >= 0x2060 && c <= 0x2065) || (c >= 0x206A && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ||
         c == 0xE0001;
}

/* Reads one code point and moves @at behind it; U+FFFD for each sequence that is not UTF-8. */
static gunichar
decode (const char **at, const char *end)
{
  gunichar c;
  int n = 1;

  if (**at > 0)
    return *(*at)++;
  c = g_utf8_get_char_validated (*at, end - *at);
  if (c != (gunichar) -1 && c != (gunichar) -2 && **at != '\0')
    {
      *at = g_utf8_next_char (*at);
      return c;
    }
  if (**at == '\0')
    {
      *at += 1;
      return 0;
    }
  /* As much as could have been one code point counts as one fault. */
  if ((guchar) * *at >= 0xC2 && (guchar) * *at <= 0xF4)
    {
      int expected = (guchar) * *at >= 0xF0 ? 4 : (guchar) * *at >= 0xE0 ? 3 : 2;

      while (n < expected && *at + n < end && ((guchar) (*at)[n] & 0xC0) == 0x80)
        n++;
    }
  *at += n;
  return 0xFFFD;
}

/* ---- Bidirectional controls ---- */

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF && c != ALM) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

static gboolean
is_bidi (gunichar c)
{
  return c == LRM || c == RLM || c == ALM || (c >= LRE && c <= RLO) || (c >= LRI && c <= PDI);
}

/* Pairs the controls of a line: those without a partner, and overrides with theirs, become 0. */
static void
pair_controls (gunichar *chars, int length)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *paired = g_new0 (gboolean, length);

  for (int i = 0; i < length; i++)
    {
      gunichar c = chars[i];
      int last = open->len > 0 ? g_array_index (open, int, open->len - 1) : -1;

      if ((c >= LRE && c <= RLO && c != PDF) || (c >= LRI && c <= FSI))
        g_array_append_val (open, i);
      else if (c == PDF && last >= 0 && chars[last] < LRI)
        {
          paired[i] = paired[last] = chars[last] == LRE || chars[last] == RLE;
          g_array_set_size (open, open->len - 1);
        }
      else if (c == PDI)
        {
          int keep = (int) open->len - 1;

          /* The end of an isolate ends the embeddings inside it. */
          while (keep >= 0 && chars[g_array_index (open, int, keep)] < LRI)
            keep--;
          if (keep < 0)
            continue;
          paired[i] = paired[g_array_index (open, int, keep)] = TRUE;
          g_array_set_size (open, keep);
        }
    }
  for (int i = 0; i < length; i++)
    {
      gunichar c = chars[i];

      if (is_bidi (c) && c != LRM && c != RLM && c != ALM && !paired[i])
        chars[i] = 0;
    }
}

/* Takes zeros out; returns the new length. */
static int
close_up (gunichar *chars, int length)
{
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      if (chars[i] != 0)
        chars[n++] = chars[i];
    }
  return n;
}

static int
settle_controls (gunichar *chars, int length)
{
  gboolean any = FALSE;
  gboolean right_to_left = FALSE;

  for (int i = 0; i < length; i++)
    {
      any = any || is_bidi (chars[i]);
      right_to_left = right_to_left || is_right_to_left (chars[i]);
    }
  if (!any)
    return length;
  if (right_to_left)
    pair_controls (chars, length);
  else
    {
      for (int i = 0; i < length; i++)
        {
          if (is_bidi (chars[i]))
            chars[i] = 0;
        }
    }
  return close_up (chars, length);
}

/* ---- Joiners and space ---- */

/* Joiners shape Arabic and Indic letters and hold pictures together; elsewhere they are only in the
 * way. */
static gboolean
joins (gunichar c)
{
  if (c < 0x0590 || (c >= 0x1E00 && c <= 0x23FF))
    return FALSE;
  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ||
         g_unichar_type (c) == G_UNICODE_MODIFIER_SYMBOL;
}

static gboolean
is_tag (gunichar c)
{
  return c >= 0xE0020 && c <= 0xE007F;
}

/* Marks are looked through, since composing may change their order. */
static int
settle_joiners (gunichar *chars, int length)
{
  gunichar base = ' ';
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      gunichar c = chars[i];
      gunichar before = n > 0 ? chars[n - 1] : ' ';
      gunichar after = i + 1 < length ? chars[i + 1] : ' ';

      if ((c == ZWJ || c == ZWNJ) && !(joins (base) && (joins (after) || g_unichar_ismark (after))))
        continue;
      if (is_tag (c) && before != 0x1F3F4 && !is_tag (before))
        continue;
      if (c < 0x300 || !g_unichar_ismark (c))
        base = c;
      chars[n++] = c;
    }
  return n;
}

static gboolean
is_no_break (gunichar c)
{
  return c == 0xA0 || c == 0x202F;
}

/* A space that must not break is kept where typography asks for it: inside French quotation marks,
 * before high punctuation, within a number. */
static gboolean
holds_together (gunichar before, gunichar after)
{
  return before == 0xAB || before == 0x2039 || after == 0xBB || after == 0x203A || after == ':' ||
         after == ';' || after == '!' || after == '?' || after == '%' || after == 0x20AC ||
         (g_unichar_isdigit (before) && g_unichar_isdigit (after));
}

static int
settle_space (gunichar *chars, int length)
{
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      int end = i;

      if (!dictum_char_is_blank (chars[i]))
        {
          chars[n++] = chars[i];
          continue;
        }
      while (end < length && dictum_char_is_blank (chars[end]))
        end++;
      if (n > 0 && end < length)
        {
          gboolean kept = end == i + 1 && is_no_break (chars[i]) &&
                          holds_together (chars[n - 1], chars[end]);

          chars[n++] = kept ? chars[i] : ' ';
        }
      i = end - 1;
    }
  return n;
}

/* ---- Lines ---- */

typedef struct
{
  GString *out;
  GArray *line; /* gunichar */
  int n_empty;  /* lines since the last one with text */
} Normaliser;

/* The letters of everyday texts, which are composed whatever stands beside them and are not worth a
 * look into the tables. */
static gboolean
is_surely_composed (gunichar c)
{
  return c < 0x300 || (c >= 0x0391 && c <= 0x03CE) || (c >= 0x0400 && c <= 0x0482) ||
         (c >= 0x05D0 && c <= 0x05EA) || (c >= 0x0621 && c <= 0x064A) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* The quick check of Unicode's Standard Annex 15: TRUE means that the line is in NFC for certain.
 */
static gboolean
is_composed (const gunichar *chars, int length)
{
  int last = 0;

  for (int i = 0; i < length; i++)
    {
      int order;

      if (is_surely_composed (chars[i]))
        {
          last = 0;
          continue;
        }
      order = u_getCombiningClass (chars[i]);
      if (u_getIntPropertyValue (chars[i], UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
          (order != 0 && order < last))
        return FALSE;
      last = order;
    }
  return TRUE;
}

static void
append_composed (GString *out, const gunichar *chars, int length)
{
  gsize from = out->len;

  for (int i = 0; i < length; i++)
    {
      if (chars[i] < 0x80)
        g_string_append_c (out, chars[i]);
      else
        g_string_append_unichar (out, chars[i]);
    }
  if (!is_composed (chars, length))
    {
      g_autofree char *nfc = g_utf8_normalize (out->str + from, out->len - from,
                                               G_NORMALIZE_DEFAULT_COMPOSE);

      g_string_truncate (out, from);
      g_string_append (out, nfc);
    }
}

/* Called before a line with text is written. */
static void
begin_line (Normaliser *self)
{
  if (self->out->len > 0)
    g_string_append (self->out, self->n_empty > 0 ? "\n\n" : "\n");
  self->n_empty = 0;
}

static void
end_line (Normaliser *self)
{
  gunichar *chars = (gunichar *) (gpointer) self->line->data;
  int length = self->line->len;

  length = settle_controls (chars, length);
  length = settle_joiners (chars, length);
  length = settle_space (chars, length);
  if (length == 0)
    self->n_empty++;
  else
    {
      begin_line (self);
      append_composed (self->out, chars, length);
    }
  g_array_set_size (self->line, 0);
}

/* How many bytes from @at on are a line, its end excluded, that is in the normal form already:
 * plain ASCII with single spaces inside. Most lines are. -1 where this one is not. */
static gssize
measure_plain_line (const char *at, const char *end)
{
  const char *from = at;

  for (; at < end && *at != '\n'; at++)
    {
      if (*at < ' ' || *at > '~' ||
          (*at == ' ' && (at == from || at[-1] == ' ' || at + 1 == end || at[1] == '\n')))
        return -1;
    }
  return at - from;
}

/* Takes in the line at @at; returns where the next one begins. */
static const char *
read_line (Normaliser *self, const char *at, const char *end)
{
  gssize n_plain = measure_plain_line (at, end);

  if (n_plain > 0)
    {
      begin_line (self);
      g_string_append_len (self->out, at, n_plain);
      return at + n_plain < end ? at + n_plain + 1 : end;
    }
  while (at < end)
    {
      gunichar c = decode (&at, end);

      if (is_line_end (c))
        {
          if (c == '\r' && at < end && *at == '\n')
            at++;
          break;
        }
      if (!is_junk (c))
        g_array_append_val (self->line, c);
    }
  end_line (self);
  return at;
}

/**
 * dictum_text_normalise:
 * @utf8: any bytes, meant as UTF-8
 * @length: bytes, or negative when zero-terminated
 *
 * The form in which every text enters a project; see the header. Several empty lines become one,
 * those at the ends none. Each sequence that is not UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8; normalising it again changes nothing
 */
char *
dictum_text_normalise (const char *utf8, gssize length)
{
  Normaliser self = { 0 };
  const char *at = utf8;
  const char *end;

  g_return_val_if_fail (utf8 != NULL || length == 0, NULL);

  end = utf8 + (length >= 0 ? (gsize) length : strlen (utf8));
  self.out = g_string_sized_new (end - utf8 + 1);
  self.line = g_array_new (FALSE, FALSE, sizeof (gunichar));
  while (at < end)
    at = read_line (&self, at, end);
  g_array_unref (self.line);
  return g_string_free_and_steal (self.out);
}
