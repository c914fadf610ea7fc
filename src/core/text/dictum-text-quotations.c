/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text.h"
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
  { '"', "\"”", NULL, NULL, ROLE_EITHER },
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
  if (c < 0x80 && c != '"' && c != '\'')
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

static gboolean
is_single (gunichar c)
{
  return c == '\'' || (c >= 0x2018 && c <= 0x201B);
}

static gboolean
is_letter (gunichar c)
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

  return is_letter (c) || type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CURRENCY_SYMBOL ||
         c == 0x2026 || c == '.' || c == '@' || c == '#' || c == 0xBF || c == 0xA1 || c == '-' ||
         c == 0x2014 || c == 0x2013 || c == '*' || c == '$' ||
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

  if (is_letter (before) && is_letter (after))
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
          if (c == scan->chars[at] && !is_letter (i + 1 < scan->length ? scan->chars[i + 1] : ' '))
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
          !is_letter (i + 1 < scan->length ? scan->chars[i + 1] : ' '))
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

      inner->end = is_single (inner->mark) ? inner->start : at;
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
  gboolean single = is_single (mark->mark);
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

/* ---- Over several blocks ---- */

/* How many paragraphs one quotation is followed back: what is longer was set wrongly. */
#define MAX_PARAGRAPHS 200

static gboolean
ends_open (const DictumTextBlock *block, const DictumBlockQuotation *quotation)
{
  return !quotation->closed && quotation->end == block->length;
}

static int
next_block_with_text (DictumText *self, int index, int step)
{
  for (index += step; index >= 0 && index < dictum_text_get_n_blocks (self); index += step)
    {
      if (dictum_text_get_block_length (self, index) > 0)
        return index;
    }
  return -1;
}

/* Whether the quotations of the block at @index go on from the block before. */
static gboolean
is_continued (DictumText *self, int index, int previous)
{
  g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, index, DICTUM_BLOCK_QUOTATIONS);
  g_autoptr (DictumTextBlock) before = NULL;

  if (block->quotations->len == 0 ||
      !g_array_index (block->quotations, DictumBlockQuotation, 0).leading)
    return FALSE;
  before = dictum_text_ref_block (self, previous, DICTUM_BLOCK_QUOTATIONS);
  for (guint i = 0; i < before->quotations->len; i++)
    {
      const DictumBlockQuotation *quotation = &g_array_index (before->quotations,
                                                              DictumBlockQuotation, i);

      if (ends_open (before, quotation))
        return quotation->mark == g_array_index (block->quotations, DictumBlockQuotation, 0).mark;
    }
  return FALSE;
}

/* One that runs on at the end of the block last looked at. */
typedef struct
{
  int index; /* in the list */
  gunichar mark;
} Running;

static void
add_quotation (GArray *list, const DictumTextBlock *block, const DictumBlockQuotation *found)
{
  DictumQuotation quotation = { 0 };

  quotation.start = block->start + found->start;
  quotation.end = block->start + found->end;
  quotation.closed = found->closed;
  g_array_append_val (list, quotation);
}

/* Appends the quotations of @block to @list and joins those that @running left open. */
static void
join_block (GArray *list, GArray *running, const DictumTextBlock *block)
{
  g_autoptr (GArray) still = g_array_new (FALSE, FALSE, sizeof (Running));
  guint n_joined = 0;

  for (guint i = 0; i < block->quotations->len; i++)
    {
      const DictumBlockQuotation *found = &g_array_index (block->quotations, DictumBlockQuotation,
                                                          i);
      Running now = { (int) list->len, found->mark };

      if (found->leading && i == n_joined && n_joined < running->len &&
          g_array_index (running, Running, n_joined).mark == found->mark)
        {
          DictumQuotation *joined;

          now.index = g_array_index (running, Running, n_joined).index;
          joined = &g_array_index (list, DictumQuotation, now.index);
          joined->end = block->start + found->end;
          joined->closed = found->closed;
          n_joined++;
        }
      else
        add_quotation (list, block, found);
      if (ends_open (block, found))
        g_array_append_val (still, now);
    }
  g_array_set_size (running, 0);
  g_array_append_vals (running, still->data, still->len);
}

/* Sets depths, and takes out what does not touch [start, end). A single mark that nothing closes
 * was an apostrophe. */
static void
finish_list (DictumText *self, GArray *list, int start, int end)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      DictumQuotation quotation = g_array_index (list, DictumQuotation, i);

      if (!quotation.closed && is_single (dictum_text_get_char (self, quotation.start)))
        continue;
      while (ends->len > 0 && g_array_index (ends, int, ends->len - 1) <= quotation.start)
        g_array_set_size (ends, ends->len - 1);
      quotation.depth = ends->len;
      g_array_append_val (ends, quotation.end);
      if (quotation.start < MAX (end, start + 1) && quotation.end > start)
        g_array_index (list, DictumQuotation, n++) = quotation;
    }
  g_array_set_size (list, n);
}

/**
 * dictum_text_list_quotations:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: (transfer full) (element-type DictumQuotation): the quotations that touch the range, or
 *   have @start inside if the range is empty, outer ones before those inside them
 */
GArray *
dictum_text_list_quotations (DictumText *self, int start, int end)
{
  GArray *list;
  g_autoptr (GArray) running = NULL;
  int first;
  int last;

  g_return_val_if_fail (self != NULL, NULL);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  list = g_array_new (FALSE, FALSE, sizeof (DictumQuotation));
  running = g_array_new (FALSE, FALSE, sizeof (Running));
  first = dictum_text_get_block_index (self, start);
  last = dictum_text_get_block_index (self, end);
  if (dictum_text_get_block_length (self, first) == 0)
    {
      int previous = next_block_with_text (self, first, -1);

      first = previous >= 0 ? previous : first;
    }
  for (int n = 0; n < MAX_PARAGRAPHS; n++)
    {
      int previous = next_block_with_text (self, first, -1);

      if (previous < 0 || !is_continued (self, first, previous))
        break;
      first = previous;
    }
  for (int i = first, n = 0; i >= 0 && (i <= last || (running->len > 0 && n < MAX_PARAGRAPHS));
       i = next_block_with_text (self, i, 1))
    {
      g_autoptr (DictumTextBlock) block = dictum_text_ref_block (self, i, DICTUM_BLOCK_QUOTATIONS);

      if (i > last)
        n++;
      join_block (list, running, block);
    }
  finish_list (self, list, start, end);
  return list;
}

/**
 * dictum_text_get_quoted:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: how much of what is between them, letters and digits only, is inside quotation marks
 */
DictumQuoted
dictum_text_get_quoted (DictumText *self, int start, int end)
{
  g_autoptr (GArray) list = NULL;
  const char *at;
  guint next = 0;
  int covered = 0; /* the greatest end of a quotation so far */
  gboolean inside = FALSE;
  gboolean outside = FALSE;

  g_return_val_if_fail (self != NULL, DICTUM_QUOTED_NONE);

  start = CLAMP (start, 0, dictum_text_get_length (self));
  end = CLAMP (end, start, dictum_text_get_length (self));
  list = dictum_text_list_quotations (self, start, end);
  at = dictum_text_get_string (self) + dictum_text_get_byte (self, start);
  for (int i = start; i < end && !(inside && outside); i++, at = g_utf8_next_char (at))
    {
      for (; next < list->len && g_array_index (list, DictumQuotation, next).start <= i; next++)
        covered = MAX (covered, g_array_index (list, DictumQuotation, next).end);
      if (!is_letter (g_utf8_get_char (at)))
        continue;
      if (i < covered)
        inside = TRUE;
      else
        outside = TRUE;
    }
  if (inside && outside)
    return DICTUM_QUOTED_PART;
  return inside ? DICTUM_QUOTED_ALL : DICTUM_QUOTED_NONE;
}
