/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-mail.h"

#include <string.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-text.h"

/* As much of a message as its head may take before it is looked at in vain. */
#define HEAD_BYTES 16384

static gpointer
init_library_cb (gpointer data)
{
  g_mime_init ();
  return NULL;
}

/* The next line of a head that begins a header; its length up to the colon, or 0. */
static gsize
measure_name (const char *line)
{
  gsize length = 0;

  while (g_ascii_isalnum (line[length]) || line[length] == '-' || line[length] == '_')
    length++;
  return line[length] == ':' ? length : 0;
}

static gboolean
is_header (const char *line, const char *name)
{
  return g_ascii_strncasecmp (line, name, strlen (name)) == 0 && line[strlen (name)] == ':';
}

DictumMailKind
dictum_mail_find_kind (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_strndup (data != NULL ? data : "", MIN (size, HEAD_BYTES));
  gboolean sender = FALSE, proof = FALSE, related = FALSE, snapshot = FALSE, about = FALSE;
  char *next;

  for (char *line = head; line != NULL && *line != '\0' && *line != '\r' && *line != '\n';
       line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      /* A line of a header that goes on, or the mailbox's line before the first. */
      if (*line == ' ' || *line == '\t' || (line == head && g_str_has_prefix (line, "From ")))
        continue;
      if (measure_name (line) == 0)
        return DICTUM_MAIL_NO;
      sender |= is_header (line, "From");
      about |= is_header (line, "Subject") || is_header (line, "Date") || is_header (line, "To");
      proof |= is_header (line, "Message-ID") || is_header (line, "Received") ||
               is_header (line, "MIME-Version") || is_header (line, "Return-Path") ||
               is_header (line, "Delivered-To");
      snapshot |= is_header (line, "Snapshot-Content-Location") ||
                  (is_header (line, "From") && strstr (line, "<Saved by ") != NULL);
      related |= is_header (line, "Content-Type") && strstr (line, "multipart/related") != NULL;
    }
  if (snapshot || (related && !sender))
    return DICTUM_MAIL_PAGE;
  if (sender && proof)
    return DICTUM_MAIL_LETTER;
  return sender && about ? DICTUM_MAIL_PERHAPS : DICTUM_MAIL_NO;
}

GMimeMessage *
dictum_mail_parse (GBytes *bytes)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GMimeStream) stream = NULL;
  g_autoptr (GMimeParser) parser = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_once (&once, init_library_cb, NULL);
  stream = g_mime_stream_mem_new_with_buffer (data, size);
  parser = g_mime_parser_new_with_stream (stream);
  return g_mime_parser_construct_message (parser, NULL);
}

GBytes *
dictum_mail_decode_part (GMimePart *part)
{
  GMimeDataWrapper *wrapper = g_mime_part_get_content (part);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  GByteArray *array;

  if (wrapper == NULL || g_mime_data_wrapper_write_to_stream (wrapper, stream) < 0)
    return g_bytes_new (NULL, 0);
  array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (array->data, MIN (array->len, DICTUM_LOAD_CAP));
}

/* How many “>” a line begins with, and where its words begin. */
static guint
count_marks (const char **line, const char *end)
{
  guint marks = 0;

  while (*line < end &&
         (**line == '>' || (marks > 0 && **line == ' ' && *line + 1 < end && (*line)[1] == '>')))
    marks += *(*line)++ == '>';
  if (marks > 0 && *line < end && **line == ' ')
    (*line)++;
  return marks;
}

/* “On Tuesday, Ida Brandt wrote:”, in front of what is quoted. */
static gboolean
introduces_quote (const char *line, const char *end)
{
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  return end - line > 8 && end - line < 300 && end[-1] == ':' &&
         (memchr (line, '@', end - line) != NULL || dictum_load_begins_with (line, "On ") ||
          dictum_load_begins_with (line, "Am ") || dictum_load_begins_with (line, "Le "));
}

/* “-----Original Message-----”, “Begin forwarded message:”. */
static gboolean
begins_forward (const char *line, const char *end)
{
  g_autofree char *words = g_utf8_strdown (line, end - line);

  g_strstrip (words);
  return (g_str_has_prefix (words, "---") && g_str_has_suffix (words, "---") &&
          strpbrk (words, "abcdefghijklmnopqrstuvwxyz") != NULL) ||
         strcmp (words, "begin forwarded message:") == 0;
}

/* Where the next lines go. */
typedef struct
{
  DictumArticleBuilder *builder;
  GString *paragraph;
  DictumBlockKind kind;
  gboolean flowed;
  gboolean open; /* the next line goes on in the same paragraph */
  gboolean head; /* in the head of a forwarded letter */
  guint marks;   /* of the lines of the paragraph */
  gsize longest; /* line of the letter, in bytes */
} Letter;

static void
end_paragraph (Letter *self)
{
  if (self->paragraph->len > 0)
    dictum_article_builder_add (self->builder, self->kind, 0, self->paragraph->str,
                                self->paragraph->len);
  g_string_truncate (self->paragraph, 0);
  self->open = FALSE;
}

/* A line that ended where the program's width ended, rather than where its writer wanted. */
static gboolean
goes_on (const Letter *self, const char *line, const char *end, const char *next)
{
  gsize word = strcspn (next, " \r\n");

  if (self->flowed)
    return end > line && end[-1] == ' ' && !(end - line == 3 && memcmp (line, "-- ", 3) == 0);
  /* Lines that are not broken by a program are paragraphs, as long as they are. */
  return self->longest <= 100 && (gsize) (end - line) + 1 + word > MIN (self->longest, 72) &&
         end - line > 40;
}

static void
write_line (Letter *self, const char *line, const char *end, const char *next)
{
  const char *start = line;
  guint marks = count_marks (&start, end);
  const char *following = next;
  gboolean forward = marks == 0 && begins_forward (start, end);

  if (marks != self->marks || forward)
    end_paragraph (self);
  self->marks = marks;
  if (start == end || (end - start == 1 && *start == '\r'))
    {
      end_paragraph (self);
      /* The head of a forwarded letter ends with the first empty line behind its first. */
      if (self->head && self->kind == DICTUM_BLOCK_QUOTE)
        self->head = FALSE;
      return;
    }
  count_marks (&following, next + strcspn (next, "\n"));
  if (self->flowed && *start == ' ')
    start++;
  self->head |= forward;
  self->kind = marks > 0 || self->head || (*next == '>' && introduces_quote (start, end))
                   ? DICTUM_BLOCK_QUOTE
                   : DICTUM_BLOCK_PARAGRAPH;
  if (self->open && self->paragraph->len > 0 &&
      self->paragraph->str[self->paragraph->len - 1] != ' ')
    g_string_append_c (self->paragraph, ' ');
  g_string_append_len (self->paragraph, start, end - start);
  self->open = !self->head && goes_on (self, start, end, following);
  if (!self->open)
    end_paragraph (self);
}

void
dictum_mail_write_lines (const char *text,
                         gsize length,
                         gboolean flowed,
                         DictumArticleBuilder *builder)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  Letter letter = { .builder = builder, .paragraph = paragraph, .flowed = flowed };
  const char *end = text + length;

  for (const char *line = text; line < end;)
    {
      gsize size = strcspn (line, "\n");

      letter.longest = MAX (letter.longest, size);
      line += size + 1;
    }
  for (const char *line = text; line < end;)
    {
      gsize size = strcspn (line, "\n");
      const char *stop = line + size;
      const char *next = stop < end ? stop + 1 : stop;

      if (stop > line && stop[-1] == '\r')
        stop--;
      write_line (&letter, line, stop, next);
      line += size + 1;
    }
  end_paragraph (&letter);
}
