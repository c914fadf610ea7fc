/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-text.h"

#include <string.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-speech.h"

/* A first line longer than this is a paragraph, not a title. In code points. */
#define TITLE_LENGTH 120

/* Words of a paste that stand for its title. */
#define TITLE_WORDS 8

/* Between these widths a text may have been broken into lines by a program. In code points. */
#define WRAP_MIN 40
#define WRAP_MAX 100

typedef struct
{
  const char *text;
  gsize size;
  guint length;     /* code points, blanks at the end not counted */
  guint first_word; /* code points */
  guint indent;     /* blanks at the beginning */
} Line;

static void
measure_line (Line *line, const char *text, gsize size)
{
  const char *end = text + size;
  const char *word;

  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  line->text = text;
  line->size = end - text;
  line->length = g_utf8_strlen (text, line->size);
  while (text < end && g_ascii_isspace (*text))
    text++;
  line->indent = text - line->text;
  for (word = text; word < end && !g_ascii_isspace (*word); word++)
    ;
  line->first_word = g_utf8_strlen (text, word - text);
}

/* Line ends of all systems, and the Unicode ones, which some editors write. */
static GArray *
split_lines (const char *text, gsize size)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *start = text, *end = text + size;

  for (const char *at = text; at <= end; at++)
    {
      gsize skip = 0;
      Line line;

      if (at == end || *at == '\n' || *at == '\f' || *at == '\v')
        skip = 1;
      else if (*at == '\r')
        skip = at + 1 < end && at[1] == '\n' ? 2 : 1;
      else if (end - at >= 3 &&
               (memcmp (at, "\xe2\x80\xa8", 3) == 0 || memcmp (at, "\xe2\x80\xa9", 3) == 0))
        skip = 3;
      if (skip == 0)
        continue;
      measure_line (&line, start, at - start);
      g_array_append_val (lines, line);
      at += skip - 1;
      start = at + 1;
    }
  return lines;
}

static gboolean
begins_item (const Line *line)
{
  const char *at = line->text + line->indent;
  gsize digits;

  if (line->length == line->indent)
    return FALSE;
  if ((*at == '-' || *at == '*' || *at == '+') && at[1] == ' ')
    return TRUE;
  if (dictum_load_begins_with (at, "• ") || dictum_load_begins_with (at, "– "))
    return TRUE;
  digits = strspn (at, "0123456789");
  return digits > 0 && digits < 4 && (at[digits] == '.' || at[digits] == ')') &&
         at[digits + 1] == ' ';
}

/* Whether the next line's first word did not fit on this one: the sign of a line that was broken by
 * a program at a width, and not ended by a person. */
static gboolean
is_full (const Line *line, const Line *next, guint width)
{
  return line->length + 1 + next->first_word + 2 > width;
}

/* The width at which a text was broken into lines; 0 when its lines are paragraphs. */
static guint
find_wrap (GArray *lines)
{
  guint histogram[WRAP_MAX + 2] = { 0 };
  guint filled = 0, inner = 0, full = 0, above = 0, width;

  for (guint i = 0; i < lines->len; i++)
    {
      guint length = g_array_index (lines, Line, i).length;

      filled += length > 0;
      histogram[MIN (length, WRAP_MAX + 1)]++;
    }
  /* A few lines may stick out: addresses that could not be broken. */
  for (width = WRAP_MAX + 1; width > 0; width--)
    {
      above += histogram[width];
      if (above * 50 > filled)
        break;
    }
  if (filled < 4 || width > WRAP_MAX || width < WRAP_MIN)
    return 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const Line *next = line + 1;

      if (line->length == 0 || next->length == 0)
        continue;
      inner++;
      full += is_full (line, next, width);
    }
  return inner >= 3 && full * 10 >= inner * 7 ? width : 0;
}

static void
append_line (GString *paragraph, const Line *line)
{
  const char *text = line->text + line->indent;
  gsize size = line->size - line->indent;

  /* "well-" and "known": the blank would be wrong in either case. */
  if (paragraph->len > 1 && paragraph->str[paragraph->len - 1] == '-' &&
      g_ascii_isalpha (paragraph->str[paragraph->len - 2]) && g_ascii_isalpha (*text))
    g_string_append_len (paragraph, text, size);
  else
    {
      if (paragraph->len > 0)
        g_string_append_c (paragraph, ' ');
      g_string_append_len (paragraph, text, size);
    }
}

/* Whether the line is a title: short, no sentence, and followed by an empty line and by more. */
static gboolean
looks_like_title (GArray *lines, guint first)
{
  const Line *line = &g_array_index (lines, Line, first);
  const Line *next = line + 1;
  char last;
  guint rest = first + 1;

  if (first + 2 >= lines->len || next->length != 0 || line->length > TITLE_LENGTH ||
      line->size == 0)
    return FALSE;
  last = line->text[line->size - 1];
  if (strchr (".,;:", last) != NULL || begins_item (line))
    return FALSE;
  while (rest < lines->len && g_array_index (lines, Line, rest).length == 0)
    rest++;
  return rest < lines->len;
}

/**
 * dictum_load_first_words:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (nullable): the first words, with an ellipsis when there are more
 */
char *
dictum_load_first_words (const char *text, gsize length)
{
  const char *end = text + MIN (length, 2000);
  g_autofree char *line = NULL;
  g_autofree char *head = NULL;
  char *at;
  guint words = 0;

  if (end < text + length)
    while (end > text && ((guchar) *end & 0xc0) == 0x80)
      end--;
  head = g_strndup (text, end - text);
  line = dictum_load_normalise_line (head);
  if (line == NULL)
    return NULL;
  for (at = line; *at != '\0'; at++)
    if (*at == ' ' && ++words == TITLE_WORDS)
      break;
  if (g_utf8_strlen (line, at - line) > 80)
    at = g_utf8_offset_to_pointer (line, 80);
  if (*at == '\0')
    return g_steal_pointer (&line);
  while (at > line && strchr (",;:-.", at[-1]) != NULL)
    at--;
  return g_strdup_printf ("%.*s…", (int) (at - line), line);
}

/**
 * dictum_load_set_title_otherwise:
 *
 * The title of a document that does not say its title: the file's name without its extension, or
 * the first words of a paste.
 */
void
dictum_load_set_title_otherwise (DictumArticleBuilder *builder,
                                 const DictumLoadContent *content,
                                 const char *text,
                                 gsize length)
{
  g_autofree char *title = NULL;

  if (dictum_article_builder_get (builder, DICTUM_DETAIL_TITLE) != NULL)
    return;
  if (content->name != NULL)
    {
      const char *dot = strrchr (content->name, '.');

      title = g_strndup (content->name, dot != NULL && dot > content->name
                                            ? dot - content->name
                                            : strlen (content->name));
    }
  else
    title = dictum_load_first_words (text, length);
  dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, title,
                              content->name != NULL ? DICTUM_DETAIL_ORIGIN_FILE
                                                    : DICTUM_DETAIL_ORIGIN_VISIBLE);
}

/* The paragraphs from a line on, of char *; NULL when the job was cancelled. */
static GPtrArray *
collect_paragraphs (GArray *lines, guint first, const DictumLoadJob *job, GError **error)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  guint width = find_wrap (lines);

  for (guint i = first; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const Line *next = i + 1 < lines->len ? line + 1 : NULL;

      if (i % 10000 == 0 && !dictum_load_job_step (job, NULL, -1, error))
        return NULL;
      if (line->length > 0)
        append_line (paragraph, line);
      if (paragraph->len > 0 &&
          (width == 0 || next == NULL || next->length == 0 || line->length == 0 ||
           begins_item (next) || (next->indent > line->indent && !begins_item (line)) ||
           !is_full (line, next, width)))
        {
          g_ptr_array_add (paragraphs, g_strndup (paragraph->str, paragraph->len));
          g_string_truncate (paragraph, 0);
        }
    }
  return g_steal_pointer (&paragraphs);
}

static gboolean
read_text (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  gsize size;
  g_autofree char *text = dictum_load_decode (content->bytes, content->charset, FALSE, &size);
  g_autoptr (GArray) lines = split_lines (text, size);
  g_autoptr (GPtrArray) paragraphs = NULL;
  gboolean transcript, title;
  guint first = 0;

  while (first < lines->len && g_array_index (lines, Line, first).length == 0)
    first++;
  paragraphs = collect_paragraphs (lines, first, job, error);
  if (paragraphs == NULL)
    return FALSE;
  transcript = dictum_speech_is_transcript (paragraphs, &title);
  if (title && first < lines->len && looks_like_title (lines, first))
    {
      const char *words = g_ptr_array_index (paragraphs, 0);

      dictum_article_builder_set (builder, DICTUM_DETAIL_TITLE, words,
                                  DICTUM_DETAIL_ORIGIN_VISIBLE);
      dictum_article_builder_add (builder, DICTUM_BLOCK_TITLE, 0, words, -1);
      g_ptr_array_remove_index (paragraphs, 0);
    }
  if (transcript)
    dictum_speech_add_paragraphs (builder, paragraphs);
  else
    for (guint i = 0; i < paragraphs->len; i++)
      dictum_article_builder_add (builder, DICTUM_BLOCK_PARAGRAPH, 0,
                                  g_ptr_array_index (paragraphs, i), -1);
  dictum_load_set_title_otherwise (builder, content, text, size);
  return TRUE;
}

static const char *const text_types[] = { "text/plain", "application/x-zerosize", NULL };
static const char *const text_suffixes[] = { "txt", "text", "asc", "log", NULL };

const DictumLoader dictum_loader_text = {
  .name = "text",
  .media_types = text_types,
  .suffixes = text_suffixes,
  .read = read_text,
};
