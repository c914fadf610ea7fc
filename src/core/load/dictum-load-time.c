/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-time.h"

#include <string.h>

#include "text/dictum-text.h"

/* A line longer than this, in bytes, is no date with a few words around it. */
#define MAX_LINE 120

#define MAX_TOKENS 40

/* A number or a word of a line, and what stands before it. */
typedef struct
{
  int number; /* -1 for a word */
  guint digits;
  gunichar before; /* the last mark before it that is no blank, or ' ', or 0 */
  char *word;
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS];
  guint n;
  const char *language;
} Line;

static void
line_clear (Line *line)
{
  for (guint i = 0; i < line->n; i++)
    g_free (line->tokens[i].word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* Of 〇 to 九, and 10 for 十; -1 for another letter. */
static int
get_han_digit (gunichar c)
{
  static const gunichar digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                     0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

  if (c == 0x96f6)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return i;
  return -1;
}

/* "二〇二六" digit by digit, "二十三" with its tens. */
static const char *
read_han_number (const char *at, Token *token)
{
  int digit, tens = -1, value = 0;

  while ((digit = get_han_digit (g_utf8_get_char (at))) >= 0 && token->digits < 8)
    {
      if (digit == 10)
        {
          tens = token->digits == 0 ? 1 : value;
          value = 0;
        }
      else
        {
          value = value * 10 + digit;
        }
      token->digits++;
      at = g_utf8_next_char (at);
    }
  token->number = tens >= 0 ? tens * 10 + value : value;
  return at;
}

static const char *
read_number (const char *at, Token *token)
{
  token->number = 0;
  for (; g_unichar_isdigit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    if (token->digits++ < 9)
      token->number = token->number * 10 + g_unichar_digit_value (g_utf8_get_char (at));
  return at;
}

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

/* Marks belong to words: vowels of Hindi and the like. In Chinese and Japanese each letter is
 * a word, so that the ones for year, month and day are found. */
static const char *
read_word (const char *at, Token *token)
{
  const char *begin = at;

  do
    at = g_utf8_next_char (at);
  while (!is_han (g_utf8_get_char (begin)) && *at != '\0' && !is_han (g_utf8_get_char (at)) &&
         (g_unichar_isalpha (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at))));
  token->number = -1;
  token->word = g_strndup (begin, at - begin);
  return at;
}

static void
split (Line *line, const char *folded)
{
  gunichar before = 0;
  gboolean han = strstr (folded, "年") != NULL;

  for (const char *at = folded; *at != '\0' && line->n < MAX_TOKENS;)
    {
      gunichar c = g_utf8_get_char (at);
      Token *token = &line->tokens[line->n];

      if (!g_unichar_isalnum (c) && !(han && get_han_digit (c) >= 0))
        {
          if (!g_unichar_isspace (c))
            before = c;
          else if (before == 0)
            before = ' ';
          at = g_utf8_next_char (at);
          continue;
        }
      *token = (Token) { .before = before };
      before = 0;
      line->n++;
      if (han && get_han_digit (c) >= 0)
        at = read_han_number (at, token);
      else if (g_unichar_isdigit (c))
        at = read_number (at, token);
      else
        at = read_word (at, token);
    }
}

static const Token *
get (const Line *line, int i)
{
  static const Token none = { .number = -1 };

  return i >= 0 && i < (int) line->n ? &line->tokens[i] : &none;
}

static int
get_year (const Token *token)
{
  /* Thailand counts from Buddha's death. */
  if (token->digits == 4 && token->number > 2400 && token->number < 2700)
    return token->number - 543;
  return token->digits == 4 && token->number >= 1500 && token->number < 2400 ? token->number : 0;
}

static int
get_day (const Token *token)
{
  return (token->digits == 1 || token->digits == 2) && token->number >= 1 && token->number <= 31
             ? token->number
             : 0;
}

/* Words that stand between day, month and year. */
static gboolean
is_filler (const Token *token)
{
  static const char *const fillers[] = { "of",  "de", "del", "d",  "den",  "der", "the",
                                         "st",  "nd", "rd",  "th", "er",   "e",   "o",
                                         "a",   "os", "na",  "г",  "gada", "m",   "mh",
                                         "dne", "το", "του", "n",  "ta",   "من",  NULL };

  return token->word != NULL && g_strv_contains (fillers, token->word);
}

/* The token beside another one, fillers left out; step: 1 or -1. */
static int
get_beside (const Line *line, int i, int step)
{
  i += step;
  for (int skipped = 0; skipped < 2 && is_filler (get (line, i)); skipped++)
    i += step;
  return i;
}

static char *
make_date (int year, int month, int day)
{
  if (year == 0 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* Behind a day: the year, also behind a time ("Jul 24 05:36:09 2015"). */
static int
find_year (const Line *line, int i)
{
  int next = get_beside (line, i, 1);

  if (get_year (get (line, next)) == 0 && get (line, next + 1)->before == ':')
    for (next++; get (line, next)->before == ':' || get (line, next)->word != NULL;)
      next++;
  return get_year (get (line, next));
}

/* With the month's name in tokens from first to last. */
static char *
read_around_month (const Line *line, int first, int last, int month)
{
  int left = get_beside (line, first, -1), right = get_beside (line, last, 1);
  int day = get_day (get (line, left));
  char *date = NULL;

  /* "3 November 2026" */
  if (day > 0)
    date = make_date (get_year (get (line, right)), month, day);
  /* "November 3, 2026" */
  if (date == NULL && get_day (get (line, right)) > 0)
    date = make_date (find_year (line, right), month, get_day (get (line, right)));
  /* "2026. november 3." */
  if (date == NULL && get_day (get (line, right)) > 0)
    date = make_date (get_year (get (line, left)), month, get_day (get (line, right)));
  /* "2026. gada 3. novembris" */
  if (date == NULL && day > 0)
    date = make_date (get_year (get (line, get_beside (line, left, -1))), month, day);
  return date;
}

static char *
read_worded (const Line *line, int i)
{
  const char *word = get (line, i)->word, *next = get (line, i + 1)->word;
  g_autofree char *both = NULL;
  char *date = NULL;
  int month;

  if (word == NULL || (get_day (get (line, get_beside (line, i, -1))) == 0 &&
                       get_day (get (line, get_beside (line, i, 1))) == 0 &&
                       get_day (get (line, get_beside (line, i + 1, 1))) == 0))
    return NULL;
  month = dictum_load_find_month (word, line->language);
  if (month > 0)
    date = read_around_month (line, i, i, month);
  /* Names of two words, and months that are numbered in words: "tháng 11". */
  if (date == NULL && (next != NULL || get_day (get (line, i + 1)) > 0))
    {
      both = next != NULL ? g_strdup_printf ("%s %s", word, next)
                          : g_strdup_printf ("%s %d", word, get (line, i + 1)->number);
      month = dictum_load_find_month (both, line->language);
      if (month > 0)
        date = read_around_month (line, i, i + 1, month);
    }
  return date;
}

static gboolean
is_word (const Token *token, const char *a, const char *b)
{
  return token->word != NULL && (strcmp (token->word, a) == 0 || strcmp (token->word, b) == 0);
}

/* "2026年11月3日", "2026년 11월 3일"; folding takes Korean syllables apart. */
static char *
read_han (const Line *line, int i)
{
  if (!is_word (get (line, i + 1), "年", "\u1102\u1167\u11ab") ||
      !is_word (get (line, i + 3), "月", "\u110b\u116f\u11af") ||
      !is_word (get (line, i + 5), "日", "\u110b\u1175\u11af"))
    return NULL;
  return make_date (get_year (get (line, i)), get (line, i + 2)->number, get (line, i + 4)->number);
}

/* Whether a text's readers put the month first: 1, or not: -1; 0 when one cannot know. */
static int
get_order (const char *language)
{
  const char *region;

  if (language == NULL || strcmp (language, "en") == 0)
    return 0;
  if (!g_str_has_prefix (language, "en-"))
    return -1;
  region = strrchr (language, '-');
  return g_strcmp0 (region, "-US") == 0 || g_strcmp0 (region, "-PH") == 0 ? 1 : -1;
}

/* 2026-11-03, 2026/11/3; 24.07.2015 and 24/07/2015, the American order where the other one is none
 * or the language says so. */
static char *
read_numbers (const Line *line, int i, gboolean *ambiguous)
{
  const Token *a = get (line, i), *b = get (line, i + 1), *c = get (line, i + 2);
  gunichar mark = b->before;
  int order = get_order (line->language);

  if ((mark != '-' && mark != '/' && mark != '.') || c->before != mark || b->number < 0)
    return NULL;
  if (get_year (a) > 0)
    return make_date (get_year (a), b->number, c->number);
  if (get_year (c) == 0 || a->digits > 2 || b->digits > 2 || a->before == mark)
    return NULL;
  if (a->number > 12 || mark == '.')
    return make_date (get_year (c), b->number, a->number);
  /* 03/04/2015 may mean either: a wrong date is worse than none. */
  if (b->number <= 12 && a->number != b->number && order == 0)
    {
      *ambiguous = TRUE;
      return NULL;
    }
  if (b->number > 12 || order > 0)
    return make_date (get_year (c), a->number, b->number);
  return make_date (get_year (c), b->number, a->number);
}

/* 20260103 at the beginning, and what ISO 8601 puts together. */
static char *
read_compact (const Line *line)
{
  const Token *token = get (line, 0);

  if (token->digits != 8)
    return NULL;
  return make_date (token->number / 10000, token->number / 100 % 100, token->number % 100);
}

static char *
find_date (const Line *line, gboolean *ambiguous)
{
  char *date = read_compact (line);

  for (guint i = 0; date == NULL && i < line->n; i++)
    {
      if (line->tokens[i].number < 0)
        date = read_worded (line, i);
      else if (line->tokens[i].digits == 4 && get (line, i + 1)->word != NULL)
        date = read_han (line, i);
      else
        date = read_numbers (line, i, ambiguous);
    }
  return date;
}

static char *
parse (const char *words, const char *language, gboolean *ambiguous)
{
  g_autofree char *clean = dictum_load_normalise_line (words);
  g_autofree char *folded = NULL;
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;
  g_auto (Line) line = { .language = language };

  if (clean == NULL || strlen (clean) > MAX_LINE)
    return NULL;
  folded = dictum_text_fold (clean);
  split (&line, folded);
  date = find_date (&line, ambiguous);
  if (date == NULL)
    return NULL;
  clock = dictum_load_find_clock (clean);
  return g_strconcat (date, clock, NULL);
}

char *
dictum_load_parse_time_in (const char *words, const char *language)
{
  gboolean ambiguous = FALSE;

  g_return_val_if_fail (words != NULL, NULL);

  return parse (words, language, &ambiguous);
}

gboolean
dictum_load_time_is_ambiguous (const char *words)
{
  gboolean ambiguous = FALSE;
  g_autofree char *time = NULL;

  g_return_val_if_fail (words != NULL, FALSE);

  time = parse (words, NULL, &ambiguous);
  return time == NULL && ambiguous;
}

char *
dictum_load_parse_time (const char *words)
{
  return dictum_load_parse_time_in (words, NULL);
}
