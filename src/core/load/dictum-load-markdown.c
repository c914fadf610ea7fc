/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-markdown.h"

#include <string.h>

#include "load/dictum-load-article.h"
#include "load/dictum-load-encoding.h"
#include "load/dictum-load-text.h"

/**
 * Reader:
 *
 * Reads the blocks of a Markdown text line by line, as CommonMark has them as far as an article
 * needs it: what is a heading, a paragraph, a quotation, an item of a list, code. A block is
 * collected until a line ends it. Emphasis and links leave their words only.
 */
typedef struct
{
  DictumArticleBuilder *builder;
  GString *pending;
  DictumBlockKind kind; /* of pending */
  char fence;           /* the mark of the code we are in; 0 outside */
  gsize fence_length;
  gboolean titled; /* the first heading of level 1 was taken as the title */
  gboolean began;  /* something was added */
} Reader;

static void
add_text (Reader *self, DictumBlockKind kind, int level, const char *raw, gssize length)
{
  g_autofree char *text = dictum_markdown_strip_inline (raw, length);
  const char *title = dictum_article_builder_get (self->builder, DICTUM_DETAIL_TITLE);

  /* The heading at the top is the title; one that only repeats the front matter's is it as well. */
  if (kind == DICTUM_BLOCK_HEADING && level == 1 && !self->titled && !self->began)
    {
      self->titled = TRUE;
      if (title == NULL)
        dictum_article_builder_set (self->builder, DICTUM_DETAIL_TITLE, text,
                                    DICTUM_DETAIL_ORIGIN_VISIBLE);
      kind = DICTUM_BLOCK_TITLE;
    }
  if (*text != '\0')
    self->began = TRUE;
  dictum_article_builder_add (self->builder, kind, level, text, -1);
}

static void
flush (Reader *self)
{
  if (self->pending->len > 0)
    add_text (self, self->kind, 0, self->pending->str, self->pending->len);
  g_string_truncate (self->pending, 0);
  self->kind = DICTUM_BLOCK_PARAGRAPH;
}

static void
append (Reader *self, const char *text, gsize length)
{
  gboolean hard = length >= 2 && text[length - 1] == ' ' && text[length - 2] == ' ';

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length > 0 && text[length - 1] == '\\')
    {
      length--;
      hard = TRUE;
    }
  if (self->pending->len > 0 && self->pending->str[self->pending->len - 1] != '\n')
    g_string_append_c (self->pending, ' ');
  g_string_append_len (self->pending, text, length);
  /* Two blanks at the end of a line: the next one is a line of its own. */
  if (hard)
    g_string_append_c (self->pending, '\n');
}

/* "# Heading ##": its level, or 0. */
static int
find_atx (const char **text, gsize *length)
{
  int level = 0;

  while ((gsize) level < *length && (*text)[level] == '#')
    level++;
  if (level == 0 || level > 6 || ((gsize) level < *length && !g_ascii_isspace ((*text)[level])))
    return 0;
  *text += level;
  *length -= level;
  while (*length > 0 && (g_ascii_isspace ((*text)[*length - 1]) || (*text)[*length - 1] == '#'))
    (*length)--;
  return level;
}

/* A line of one mark only: "---", "* * *", "===". */
static gboolean
is_rule (const char *text, gsize length, char mark, gsize least)
{
  gsize count = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (text[i]))
        continue;
      if (text[i] != mark)
        return FALSE;
      count++;
    }
  return count >= least;
}

static gsize
find_item (const char *text, gsize length)
{
  gsize digits = 0;

  if (length >= 2 && strchr ("-*+", text[0]) != NULL && (text[1] == ' ' || text[1] == '\t'))
    return 2;
  while (digits < length && digits < 9 && g_ascii_isdigit (text[digits]))
    digits++;
  if (digits > 0 && digits + 1 < length && strchr (".)", text[digits]) != NULL &&
      text[digits + 1] == ' ')
    return digits + 2;
  return 0;
}

static gboolean
read_fence (Reader *self, const char *text, gsize length)
{
  gsize run = 0;

  if (length < 3 || (text[0] != '`' && text[0] != '~'))
    return FALSE;
  while (run < length && text[run] == text[0])
    run++;
  if (run < 3 || (self->fence != 0 && (text[0] != self->fence || run < self->fence_length)))
    return FALSE;
  if (self->fence == 0 && text[0] == '`' && memchr (text + run, '`', length - run) != NULL)
    return FALSE;
  flush (self);
  self->fence = self->fence == 0 ? text[0] : 0;
  self->fence_length = run;
  return TRUE;
}

static void
read_table_row (Reader *self, const char *text, gsize length)
{
  g_autofree char *row = g_strndup (text, length);
  g_auto (GStrv) cells = NULL;

  flush (self);
  if (strspn (row, "|-: \t\r") == strlen (row))
    return;
  cells = g_strsplit (row, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    add_text (self, DICTUM_BLOCK_TABLE_CELL, 0, cells[i], -1);
}

/* A line that is a heading, underlines the one before as a heading, or divides what is around it.
 */
static gboolean
read_heading_or_rule (Reader *self, const char *text, gsize length, gboolean quoted)
{
  int level;

  if (self->pending->len > 0 && self->kind == DICTUM_BLOCK_PARAGRAPH && !quoted &&
      (is_rule (text, length, '=', 1) || is_rule (text, length, '-', 2)))
    {
      g_autofree char *heading = g_strndup (self->pending->str, self->pending->len);

      g_string_truncate (self->pending, 0);
      add_text (self, DICTUM_BLOCK_HEADING, *text == '=' ? 1 : 2, heading, -1);
      return TRUE;
    }
  if (is_rule (text, length, '-', 3) || is_rule (text, length, '*', 3) ||
      is_rule (text, length, '_', 3))
    {
      flush (self);
      return TRUE;
    }
  level = find_atx (&text, &length);
  if (level > 0)
    {
      flush (self);
      add_text (self, DICTUM_BLOCK_HEADING, level, text, length);
      return TRUE;
    }

  return FALSE;
}

/* What stands behind the mark of a list's item and the box of a task. */
static void
begin_item (Reader *self, gsize item, const char **text, gsize *length)
{
  flush (self);
  self->kind = DICTUM_BLOCK_LIST_ITEM;
  *text += item;
  *length -= item;
  if (*length > 4 && (*text)[0] == '[' && (*text)[2] == ']' && (*text)[3] == ' ')
    {
      *text += 4;
      *length -= 4;
    }
}

/* A line that does not continue a block: what it begins. */
static void
read_line (Reader *self, const char *text, gsize length)
{
  gboolean quoted = FALSE;
  const char *full = text;
  gsize full_length = length;
  gsize item;

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (read_fence (self, text, length))
    return;
  if (self->fence != 0)
    {
      dictum_article_builder_add (self->builder, DICTUM_BLOCK_PARAGRAPH, 0, full, full_length);
      return;
    }
  while (length > 0 && *text == '>')
    {
      quoted = TRUE;
      for (text++, length--; length > 0 && *text == ' '; length--)
        text++;
    }
  if (length == 0 || (quoted && self->kind != DICTUM_BLOCK_QUOTE))
    flush (self);
  if (length == 0)
    return;

  if (read_heading_or_rule (self, text, length, quoted))
    return;
  if (*text == '|')
    {
      read_table_row (self, text, length);
      return;
    }
  item = find_item (text, length);
  if (item > 0 &&
      (self->pending->len == 0 || self->kind == DICTUM_BLOCK_LIST_ITEM || !g_ascii_isdigit (*text)))
    begin_item (self, item, &text, &length);
  else if (quoted && self->pending->len == 0)
    self->kind = DICTUM_BLOCK_QUOTE;
  /* "[label]: address" defines a link and says nothing. */
  if (self->pending->len == 0 && *text == '[' &&
      g_strstr_len (text, MIN (length, 200), "]: ") != NULL)
    return;
  append (self, text, length);
}

static void
set_from_front_matter (DictumArticleBuilder *builder, const char *line, gsize length)
{
  static const struct
  {
    const char *key;
    DictumDetail detail;
  } keys[] = {
    { "title", DICTUM_DETAIL_TITLE },       { "author", DICTUM_DETAIL_BYLINE },
    { "authors", DICTUM_DETAIL_BYLINE },    { "byline", DICTUM_DETAIL_BYLINE },
    { "date", DICTUM_DETAIL_PUBLISHED },    { "published", DICTUM_DETAIL_PUBLISHED },
    { "modified", DICTUM_DETAIL_MODIFIED }, { "updated", DICTUM_DETAIL_MODIFIED },
    { "lastmod", DICTUM_DETAIL_MODIFIED },  { "publisher", DICTUM_DETAIL_PUBLISHER },
    { "source", DICTUM_DETAIL_PUBLISHER },  { "language", DICTUM_DETAIL_LANGUAGE },
    { "lang", DICTUM_DETAIL_LANGUAGE },     { "url", DICTUM_DETAIL_URL },
    { "canonical", DICTUM_DETAIL_URL },
  };
  g_autofree char *copy = g_strndup (line, length);
  gsize mark = strcspn (copy, ":=");
  g_autofree char *key = g_ascii_strdown (copy, mark);
  g_autofree char *value = NULL;
  gsize size;

  if (copy[mark] == '\0' || g_ascii_isspace (copy[0]))
    return;
  value = g_strstrip (g_strdup (copy + mark + 1));
  size = strlen (value);
  /* A list in brackets, and strings in quotation marks. */
  if (size >= 2 && value[0] == '[' && value[size - 1] == ']')
    {
      for (char *c = value; *c != '\0'; c++)
        if (strchr ("[]\"'", *c) != NULL)
          *c = ' ';
    }
  else if (size >= 2 && (value[0] == '"' || value[0] == '\'') && value[size - 1] == value[0])
    value[0] = value[size - 1] = ' ';
  g_strstrip (key);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].key, key) == 0 && *g_strstrip (value) != '\0')
      dictum_article_builder_set (builder, keys[i].detail, value, DICTUM_DETAIL_ORIGIN_DOCUMENT);
}

/* YAML between lines of "---", or TOML between "+++". Returns how many bytes it takes. */
static gsize
read_front_matter (DictumArticleBuilder *builder, const char *text, gsize size)
{
  gboolean toml = g_str_has_prefix (text, "+++");
  const char *end = text + size;
  const char *line = text, *next;
  const char *close = NULL;

  if ((!g_str_has_prefix (text, "---") && !toml) || strcspn (text, "\r\n") != 3)
    return 0;
  for (int pass = 0; pass < 2; pass++)
    {
      line = memchr (text, '\n', size);
      for (; line != NULL && line + 1 < end; line = next)
        {
          const char *start = line + 1;
          gsize length;

          next = memchr (start, '\n', end - start);
          length = (next != NULL ? next : end) - start;
          while (length > 0 && g_ascii_isspace (start[length - 1]))
            length--;
          if (length == 3 && memcmp (start, toml ? "+++" : "---", 3) == 0)
            {
              close = next != NULL ? next + 1 : end;
              break;
            }
          if (start - text > 10000)
            break;
          if (pass == 1)
            set_from_front_matter (builder, start, length);
        }
      if (close == NULL)
        return 0;
    }
  return close - text;
}

static gboolean
read_markdown (const DictumLoadContent *content,
               DictumArticleBuilder *builder,
               const DictumLoadJob *job,
               GError **error)
{
  gsize size;
  g_autofree char *text = dictum_load_decode (content->bytes, content->charset, FALSE, &size);
  g_autoptr (GString) pending = g_string_new (NULL);
  Reader reader = { .builder = builder, .pending = pending };
  gsize at = read_front_matter (builder, text, size);
  guint lines = 0;

  while (at < size)
    {
      gsize length = strcspn (text + at, "\r\n");

      if (lines++ % 10000 == 0 && !dictum_load_job_step (job, NULL, -1, error))
        return FALSE;
      read_line (&reader, text + at, length);
      at += length;
      at += at + 1 < size && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
    }
  flush (&reader);
  dictum_load_set_title_otherwise (builder, content, text, size);
  return TRUE;
}

static const char *const markdown_types[] = { "text/markdown", "text/x-markdown", NULL };
static const char *const markdown_suffixes[] = { "md", "markdown", "mdown", "mkd", NULL };

const DictumLoader dictum_loader_markdown = {
  .name = "markdown",
  .media_types = markdown_types,
  .suffixes = markdown_suffixes,
  .read = read_markdown,
};
