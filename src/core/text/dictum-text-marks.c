/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#include <string.h>

/* Which mark opens and which closes depends on the language: ” closes in English and opens in
 * Swedish, » opens in German and closes in French, ’ is an apostrophe more often than either. One
 * pass over a line with a stack of open quotations decides by the neighbours of a mark first, by
 * what is open second, by the language third. */

typedef enum
{
  ROLE_OPENS,
  ROLE_CLOSES,
  ROLE_EITHER,
} Role;

typedef struct
{
  gunichar mark;
  const char *closers;    /* UTF-8: what may close it */
  const char *closing_in; /* languages in which the mark closes, when it stands for itself */
  const char *both_in;    /* languages in which it opens and closes */
  Role role;              /* in all others */
} Mark;

#define GERMAN "de cs sk sl hr sr bs bg lt et is ka sq mk"
#define INWARD "de da sl hr sr bs hu cs sk"
#define NORDIC "sv fi"

static const Mark marks[] = {
  { '"', "\"”“", NULL, NULL, ROLE_EITHER },
  { '\'', "'", NULL, NULL, ROLE_EITHER },
  { 0xFF02, "\xef\xbc\x82", NULL, NULL, ROLE_EITHER },        /* ＂ */
  { 0x201C, "”“\"", GERMAN, "", ROLE_OPENS },                 /* “ */
  { 0x201D, "”“", NULL, NORDIC " ar fa he ur", ROLE_CLOSES }, /* ” */
  { 0x201E, "“”„", NULL, NULL, ROLE_OPENS },                  /* „ */
  { 0x201F, "”", NULL, NULL, ROLE_OPENS },                    /* ‟ */
  { 0x2018, "’‘", GERMAN, "", ROLE_OPENS },                   /* ‘ */
  { 0x2019, "’", NULL, NORDIC, ROLE_CLOSES },                 /* ’ */
  { 0x201A, "‘’", NULL, NULL, ROLE_OPENS },                   /* ‚ */
  { 0x201B, "’", NULL, NULL, ROLE_OPENS },                    /* ‛ */
  { 0xAB, "»", INWARD, NULL, ROLE_OPENS },                    /* « */
  { 0xBB, "«»", INWARD, NORDIC, ROLE_CLOSES },                /* » */
  { 0x2039, "›", INWARD, NULL, ROLE_OPENS },                  /* ‹ */
  { 0x203A, "‹›", INWARD, NORDIC, ROLE_CLOSES },              /* › */
  { 0x300C, "」", NULL, NULL, ROLE_OPENS },
  { 0x300D, "", NULL, NULL, ROLE_CLOSES },
  { 0x300E, "』", NULL, NULL, ROLE_OPENS },
  { 0x300F, "", NULL, NULL, ROLE_CLOSES },
  { 0xFE41, "﹂", NULL, NULL, ROLE_OPENS },
  { 0xFE42, "", NULL, NULL, ROLE_CLOSES },
  { 0xFE43, "﹄", NULL, NULL, ROLE_OPENS },
  { 0xFE44, "", NULL, NULL, ROLE_CLOSES },
  { 0xFF62, "｣", NULL, NULL, ROLE_OPENS },
  { 0xFF63, "", NULL, NULL, ROLE_CLOSES },
  { 0x301D, "〞〟", NULL, NULL, ROLE_OPENS },
  { 0x301E, "", NULL, NULL, ROLE_CLOSES },
  { 0x301F, "", NULL, NULL, ROLE_CLOSES },
};

#define MAX_AHEAD 2000 /* code points to look for the end of a quotation in single marks */
#define MAX_DEPTH 16   /* quotations within quotations */

typedef struct
{
  const char *language;
  const gunichar *chars;
  int length;
  GArray *found;    /* DictumBlockQuotation */
  GArray *open;     /* int: indices into found */
  gboolean leading; /* so far only marks and space */
} Scan;

/* What stands beside a mark. */
typedef struct
{
  gboolean free_before;
  gboolean held_after;
  gboolean ideographs;
  gboolean paired; /* what is open began with another mark, as „ before “ */
} Neighbours;

static const Mark *
find_mark (gunichar c)
{
  /* Most characters are nowhere near one. */
  if ((c < 0x80 && c != '"' && c != '\'') || (c > 0xBB && c < 0x2018) ||
      (c > 0x203A && c < 0x300C) || (c > 0x301F && c < 0xFE41))
    return NULL;
  for (int i = 0; i < (int) G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].mark == c)
        return &marks[i];
    }
  return NULL;
}

gboolean
dictum_char_is_quotation_mark (gunichar c)
{
  return find_mark (c) != NULL;
}

/* ‘ ’ and their like, which stand for an apostrophe as well. */
gboolean
dictum_char_is_single_mark (gunichar c)
{
  return c == '\'' || (c >= 0x2018 && c <= 0x201B);
}

gboolean
dictum_char_is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Scripts without spaces between words: the neighbours of a mark say nothing there. */
static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF);
}

static Role
get_role (const Scan *scan, const Mark *mark)
{
  if (mark->both_in != NULL && dictum_language_is (scan->language, mark->both_in))
    return ROLE_EITHER;
  if (mark->closing_in != NULL && dictum_language_is (scan->language, mark->closing_in))
    return mark->role == ROLE_OPENS ? ROLE_CLOSES : ROLE_OPENS;
  return mark->role;
}

/* Whether nothing before @at holds on to it: the line's start, space, an opening bracket or mark, a
 * dash. */
static gboolean
is_free_before (const Scan *scan, int at)
{
  gunichar c = at > 0 ? scan->chars[at - 1] : ' ';
  const Mark *mark = find_mark (c);
  GUnicodeType type = g_unichar_type (c);

  if (mark != NULL)
    return scan->found->len > 0 &&
           g_array_index (scan->found, DictumBlockQuotation, scan->found->len - 1).start == at - 1;
  return dictum_char_is_blank (c) || type == G_UNICODE_OPEN_PUNCTUATION ||
         type == G_UNICODE_DASH_PUNCTUATION || c == 0xBF || c == 0xA1 || c == '/' || c == '=' ||
         c == ':';
}

/* Whether what follows @at is a word or something that begins one. */
static gboolean
is_held_after (const Scan *scan, int at)
{
  gunichar c = at + 1 < scan->length ? scan->chars[at + 1] : ' ';
  GUnicodeType type = g_unichar_type (c);

  return dictum_char_is_letter (c) || type == G_UNICODE_OPEN_PUNCTUATION ||
         type == G_UNICODE_CURRENCY_SYMBOL || c == 0x2026 || c == '.' || c == '@' || c == '#' ||
         c == 0xBF || c == 0xA1 || c == '-' || c == 0x2014 || c == 0x2013 || c == '*' || c == '$' ||
         g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || find_mark (c) != NULL;
}

static DictumBlockQuotation *
get_open (Scan *scan, guint i)
{
  return &g_array_index (scan->found, DictumBlockQuotation, g_array_index (scan->open, int, i));
}

/* Which open quotation, counted from the outermost, @c closes; -1 for none. */
static int
find_opened (Scan *scan, gunichar c)
{
  for (int i = (int) scan->open->len - 1; i >= 0; i--)
    {
      const Mark *mark = find_mark (get_open (scan, i)->mark);

      if (*mark->closers != '\0' && g_utf8_strchr (mark->closers, -1, c) != NULL)
        return i;
    }
  return -1;
}

/* An apostrophe at @at: between letters; before a decade or a clipped word ("’90s", "’em"), which
 * nothing closes; behind the s of a plural with a real end still to come. */
static gboolean
is_apostrophe (Scan *scan, int at)
{
  gunichar before = at > 0 ? scan->chars[at - 1] : ' ';
  gunichar after = at + 1 < scan->length ? scan->chars[at + 1] : ' ';

  if (dictum_char_is_letter (before) && dictum_char_is_letter (after))
    return !is_ideograph (before) || !is_ideograph (after);
  if ((before == 's' || before == 'S') && after == ' ' && at + 2 < scan->length &&
      g_unichar_islower (scan->chars[at + 2]))
    {
      for (int i = at + 1; i < MIN (scan->length, at + MAX_AHEAD); i++)
        {
          gunichar c = scan->chars[i];

          if (c == 0x2018 || c == 0x201A ||
              (c == '\'' && dictum_char_is_blank (scan->chars[i - 1])))
            return FALSE;
          if (c == scan->chars[at] &&
              !dictum_char_is_letter (i + 1 < scan->length ? scan->chars[i + 1] : ' '))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether the single mark at @at has its end in the line, or stands where a paragraph goes on. */
static gboolean
has_end (Scan *scan, int at, const Mark *mark)
{
  for (int i = at + 2; i < MIN (scan->length, at + MAX_AHEAD); i++)
    {
      if (g_utf8_strchr (mark->closers, -1, scan->chars[i]) != NULL &&
          !dictum_char_is_blank (scan->chars[i - 1]) &&
          !dictum_char_is_letter (i + 1 < scan->length ? scan->chars[i + 1] : ' '))
        return TRUE;
    }
  return FALSE;
}

static void
open_at (Scan *scan, int at)
{
  DictumBlockQuotation quotation = { 0 };
  int index = scan->found->len;

  quotation.start = at;
  quotation.end = scan->length;
  quotation.mark = scan->chars[at];
  quotation.leading = scan->leading;
  g_array_append_val (scan->found, quotation);
  g_array_append_val (scan->open, index);
}

/* Closes the open quotation @which; those inside it that are still open were none if single, and
 * end here otherwise. */
static void
close_at (Scan *scan, int which, int at)
{
  for (int i = (int) scan->open->len - 1; i > which; i--)
    {
      DictumBlockQuotation *inner = get_open (scan, i);

      inner->end = dictum_char_is_single_mark (inner->mark) ? inner->start : at;
    }
  get_open (scan, which)->end = at + 1;
  get_open (scan, which)->closed = TRUE;
  g_array_set_size (scan->open, which);
}

/* Whether the mark at @at ends a quotation that is open. */
static gboolean
closes (const Neighbours *by, Role role)
{
  switch (role)
    {
    case ROLE_CLOSES:
      return TRUE;
    case ROLE_OPENS:
      return !by->free_before && (by->paired || (!by->held_after && !by->ideographs));
    case ROLE_EITHER:
    default:
      return !(by->free_before && by->held_after) || by->ideographs;
    }
}

static gboolean
opens (const Neighbours *by, Role role, gboolean single)
{
  gboolean begins = by->free_before && by->held_after;

  if (by->ideographs)
    return role != ROLE_CLOSES;
  if (single)
    return begins && role != ROLE_CLOSES;
  switch (role)
    {
    case ROLE_CLOSES:
      return begins;
    case ROLE_OPENS:
      return by->free_before || by->held_after;
    case ROLE_EITHER:
    default:
      return by->free_before;
    }
}

static void
scan_mark (Scan *scan, int at, const Mark *mark)
{
  gboolean single = dictum_char_is_single_mark (mark->mark);
  Role role = get_role (scan, mark);
  int opened = find_opened (scan, mark->mark);
  Neighbours by;

  by.free_before = is_free_before (scan, at);
  by.held_after = is_held_after (scan, at);
  by.ideographs = is_ideograph (at > 0 ? scan->chars[at - 1] : 0) ||
                  is_ideograph (at + 1 < scan->length ? scan->chars[at + 1] : 0);
  /* The sign of inches inside a quotation. */
  if (mark->mark == '"' && opened >= 0 && get_open (scan, opened)->mark != '"' && at > 0 &&
      g_unichar_isdigit (scan->chars[at - 1]))
    return;
  by.paired = opened >= 0 && get_open (scan, opened)->mark != mark->mark;
  if (single && is_apostrophe (scan, at))
    return;
  if (opened >= 0 && closes (&by, role))
    {
      close_at (scan, opened, at);
      return;
    }
  if (*mark->closers == '\0' || scan->open->len == MAX_DEPTH || !opens (&by, role, single))
    return;
  /* ‘ and ‚ may wait for the next paragraph; what is left of them is taken out there. */
  if (single && mark->mark != 0x2018 && mark->mark != 0x201A && !has_end (scan, at, mark))
    return;
  open_at (scan, at);
}

/* All quotations of a line, ordered by start. One that is not closed ends with the line. */
GArray *
dictum_text_list_block_quotations (const char *language, const gunichar *chars, int length)
{
  Scan scan = { language, chars, length, NULL, NULL, TRUE };

  scan.found = g_array_new (FALSE, FALSE, sizeof (DictumBlockQuotation));
  scan.open = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < length; i++)
    {
      const Mark *mark = find_mark (chars[i]);

      if (mark != NULL)
        scan_mark (&scan, i, mark);
      else if (!dictum_char_is_blank (chars[i]))
        scan.leading = FALSE;
    }
  for (int i = (int) scan.found->len - 1; i >= 0; i--)
    {
      if (g_array_index (scan.found, DictumBlockQuotation, i).end <=
          g_array_index (scan.found, DictumBlockQuotation, i).start)
        g_array_remove_index (scan.found, i);
    }
  g_array_unref (scan.open);
  return scan.found;
}
