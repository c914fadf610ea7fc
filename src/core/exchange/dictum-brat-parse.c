/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-brat.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* More pieces than any mark has. */
#define MAX_RANGES 10000

static void
free_argument (gpointer data)
{
  DictumBratArgument *argument = data;

  g_free (argument->role);
  g_free (argument->id);
  g_free (argument);
}

static void
free_line (gpointer data)
{
  DictumBratLine *line = data;

  g_free (line->id);
  g_free (line->type);
  g_clear_pointer (&line->ranges, g_array_unref);
  g_clear_pointer (&line->arguments, g_ptr_array_unref);
  g_free (line->target);
  g_free (line->value);
  g_free (line->words);
  g_free (line);
}

void
dictum_brat_free (DictumBrat *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->broken);
  g_free (self);
}

/* What is in front of a separator (or all), moving *at behind it. */
static char *
take_until (const char **at, char separator)
{
  const char *end = strchr (*at, separator);
  char *taken = end != NULL ? g_strndup (*at, end - *at) : g_strdup (*at);

  *at = end != NULL ? end + 1 : *at + strlen (*at);
  return taken;
}

static gboolean
take_offset (const char **at, int *offset)
{
  gsize digits = strspn (*at, "0123456789");

  if (digits == 0 || digits > 9)
    return FALSE;
  *offset = atoi (*at);
  *at += digits;
  return TRUE;
}

/* "0 6;16 21" */
static gboolean
read_ranges (DictumBratLine *line, const char *at)
{
  line->ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  while (line->ranges->len < MAX_RANGES)
    {
      DictumRange range;

      if (!take_offset (&at, &range.start) || *at++ != ' ' || !take_offset (&at, &range.end) ||
          range.end < range.start)
        return FALSE;
      g_array_append_val (line->ranges, range);
      if (*at == '\0')
        return TRUE;
      if (*at++ != ';')
        return FALSE;
    }
  return FALSE;
}

static gboolean
add_argument (DictumBratLine *line, const char *word)
{
  const char *colon = strrchr (word, ':');
  DictumBratArgument *argument;

  if (colon == NULL || colon == word || colon[1] == '\0')
    return FALSE;
  argument = g_new0 (DictumBratArgument, 1);
  argument->role = g_strndup (word, colon - word);
  argument->id = g_strdup (colon + 1);
  g_ptr_array_add (line->arguments, argument);
  return TRUE;
}

/* "Attribution:T4 Content:T3 Cue:T2", "Chain Arg1:E1 Arg2:E2", and "Equiv T1 T2". */
static gboolean
read_arguments (DictumBratLine *line, const char *at)
{
  g_auto (GStrv) words = g_strsplit (at, " ", 1000);
  guint first = line->kind == DICTUM_BRAT_EVENT ? 0 : 1;

  if (words[0] == NULL || *words[0] == '\0')
    return FALSE;
  line->arguments = g_ptr_array_new_with_free_func (free_argument);
  line->type = line->kind == DICTUM_BRAT_EVENT ? g_strndup (words[0], strcspn (words[0], ":"))
                                               : g_strdup (words[0]);
  for (guint i = first; words[i] != NULL; i++)
    {
      g_autofree char *argument = NULL;

      if (*words[i] == '\0')
        continue;
      argument = strchr (words[i], ':') == NULL && line->id[0] == '*'
                     ? g_strconcat ("Arg:", words[i], NULL)
                     : g_strdup (words[i]);
      if (!add_argument (line, argument))
        return FALSE;
    }
  return line->arguments->len >= (line->kind == DICTUM_BRAT_EVENT ? 1 : 2);
}

/* "Certainty E1 probable", "Reference T1 Wikidata:Q42", "AnnotatorNotes T1". */
static gboolean
read_remark (DictumBratLine *line, const char *at)
{
  line->type = take_until (&at, ' ');
  line->target = take_until (&at, ' ');
  line->value = *at != '\0' ? g_strdup (at) : NULL;
  return *line->type != '\0' && *line->target != '\0' &&
         (line->kind != DICTUM_BRAT_REFERENCE || line->value != NULL);
}

/* NULL when the line could be read. */
static const char *
read_line (DictumBratLine *line, const char *at)
{
  g_autofree char *middle = NULL;
  gboolean read;

  line->id = take_until (&at, '\t');
  if (*at == '\0')
    return N_ ("it has no tab, which would end an identifier");
  middle = take_until (&at, '\t');
  switch (line->id[0])
    {
    case 'T':
      line->kind = DICTUM_BRAT_MARK;
      break;
    case 'E':
      line->kind = DICTUM_BRAT_EVENT;
      break;
    case 'R':
    case '*':
      line->kind = DICTUM_BRAT_RELATION;
      break;
    case 'A':
    case 'M':
      line->kind = DICTUM_BRAT_ATTRIBUTE;
      break;
    case 'N':
      line->kind = DICTUM_BRAT_REFERENCE;
      break;
    case '#':
      line->kind = DICTUM_BRAT_NOTE;
      break;
    default:
      return N_ ("it begins with no identifier of brat’s");
    }

  if (line->kind == DICTUM_BRAT_MARK)
    {
      const char *offsets = middle;

      line->type = take_until (&offsets, ' ');
      if (*line->type == '\0' || !read_ranges (line, offsets))
        return N_ ("its offsets are not pairs of numbers");
      line->words = g_strdup (at);
      return NULL;
    }
  if (line->kind == DICTUM_BRAT_EVENT || line->kind == DICTUM_BRAT_RELATION)
    read = read_arguments (line, middle);
  else
    {
      read = read_remark (line, middle);
      if (line->kind == DICTUM_BRAT_NOTE)
        line->words = dictum_brat_unescape (at);
      else
        line->words = *at != '\0' ? dictum_brat_unescape (at) : NULL;
    }
  return read ? NULL : N_ ("it does not say what it is about");
}

static void
add_line (DictumBrat *self, DictumBratLine *line, const char *text)
{
  const char *reason = read_line (line, text);
  /* Nothing refers to lines of the other kinds. */
  gboolean named = line->kind == DICTUM_BRAT_MARK || line->kind == DICTUM_BRAT_EVENT;

  if (reason == NULL && named && g_hash_table_contains (self->by_id, line->id))
    reason = N_ ("a line before it has the same identifier");
  if (reason != NULL)
    {
      DictumBratBroken broken = { line->line, reason };

      g_array_append_val (self->broken, broken);
      free_line (line);
      return;
    }
  g_ptr_array_add (self->lines, line);
  if (named)
    g_hash_table_insert (self->by_id, line->id, line);
}

DictumBrat *
dictum_brat_parse (const char *text)
{
  DictumBrat *self = g_new0 (DictumBrat, 1);
  int number = 1;

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->broken = g_array_new (FALSE, FALSE, sizeof (DictumBratBroken));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_return_val_if_fail (text != NULL, self);

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  for (const char *end; *text != '\0'; text = end, number++)
    {
      g_autofree char *line = NULL;

      end = text + strcspn (text, "\n");
      line = g_strndup (text, end - text);
      g_strchomp (line);
      if (*end == '\n')
        end++;
      if (*line != '\0')
        {
          DictumBratLine *made = g_new0 (DictumBratLine, 1);

          made->line = number;
          add_line (self, made, line);
        }
    }
  return self;
}

char *
dictum_brat_escape (const char *words)
{
  GString *escaped = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, g_string_free (escaped, FALSE));

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar letter = g_utf8_get_char (words);

      if (letter == '\\')
        g_string_append (escaped, "\\\\");
      else if (letter == '\n')
        g_string_append (escaped, "\\n");
      else if (letter == '\t')
        g_string_append (escaped, "\\t");
      /* Some readers take these for the end of a line. */
      else if (g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029)
        g_string_append_printf (escaped, "\\u%04x", letter);
      else
        g_string_append_unichar (escaped, letter);
    }
  /* A blank at the end would be taken for none. */
  if (escaped->len > 0 && escaped->str[escaped->len - 1] == ' ')
    {
      g_string_truncate (escaped, escaped->len - 1);
      g_string_append (escaped, "\\u0020");
    }
  return g_string_free (escaped, FALSE);
}

char *
dictum_brat_unescape (const char *words)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, g_string_free (plain, FALSE));

  for (; *words != '\0'; words++)
    {
      guint code = 0;

      if (words[0] != '\\')
        g_string_append_c (plain, *words);
      else if (words[1] == '\\' || words[1] == 'n' || words[1] == 't')
        {
          words++;
          g_string_append_c (plain, *words == 'n' ? '\n' : *words == 't' ? '\t' : '\\');
        }
      else if (words[1] == 'u' && strspn (words + 2, "0123456789abcdef") >= 4)
        {
          for (guint i = 2; i < 6; i++)
            code = code * 16 + g_ascii_xdigit_value (words[i]);
          if (code > 0 && g_unichar_validate (code))
            g_string_append_unichar (plain, code);
          words += 5;
        }
      else
        g_string_append_c (plain, '\\');
    }
  return g_string_free (plain, FALSE);
}
