/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-markdown.h"

#include <string.h>

#include "load/dictum-load-text.h"

/* How deep links and images are looked into: an image in a link is the usual most. */
#define MAX_NESTING 8

static void strip_into (GString *out, const char *text, gsize length, guint depth);

/* The place of the bracket that closes the one at @open; NULL when there is none. Brackets behind a
 * backslash do not count. The search is bounded so that a line of brackets does not take for ever.
 */
static const char *
find_closing (const char *open, const char *end, char opening, char closing)
{
  int depth = 0;

  for (const char *at = open; at < MIN (end, open + 4000); at++)
    {
      if (*at == '\\')
        at++;
      else if (*at == opening)
        depth++;
      else if (*at == closing && --depth == 0)
        return at;
    }
  return NULL;
}

/* [text](address), [text][label], ![text](address): the text stays. Returns what is behind, or NULL
 * when it is a plain bracket. */
static const char *
strip_link (GString *out, const char *at, const char *end, guint depth)
{
  const char *open = *at == '!' ? at + 1 : at;
  const char *close = find_closing (open, end, '[', ']');
  const char *behind;

  if (close == NULL || depth >= MAX_NESTING)
    return NULL;
  behind = close + 1;
  if (behind < end && *behind == '(')
    {
      behind = find_closing (behind, end, '(', ')');
      if (behind == NULL)
        return NULL;
      behind++;
    }
  else if (behind < end && *behind == '[')
    {
      behind = find_closing (behind, end, '[', ']');
      if (behind == NULL)
        return NULL;
      behind++;
    }
  else if (open[1] == '^')
    return behind; /* a footnote's number */
  else
    return NULL;
  strip_into (out, open + 1, close - open - 1, depth + 1);
  return behind;
}

/* `code`: what is between as many backticks on both sides, as it is. */
static const char *
strip_code (GString *out, const char *at, const char *end)
{
  gsize ticks = 0;
  const char *start;

  while (at + ticks < end && at[ticks] == '`')
    ticks++;
  start = at + ticks;
  for (const char *close = start; close < end;)
    {
      gsize run = 0;

      while (close + run < end && close[run] == '`')
        run++;
      if (run == ticks)
        {
          g_string_append_len (out, start, close - start);
          return close + run;
        }
      close += MAX (run, 1);
    }
  g_string_append_len (out, at, ticks);
  return start;
}

/* <https://…> keeps its address, a tag is left out, and so is a comment. */
static const char *
strip_angle (GString *out, const char *at, const char *end)
{
  const char *close = memchr (at, '>', MIN (end - at, 2000));

  if (close == NULL)
    return NULL;
  if (end - at >= 7 && strncmp (at, "<!--", 4) == 0)
    {
      const char *comment = g_strstr_len (at, end - at, "-->");

      return comment != NULL ? comment + 3 : NULL;
    }
  if (dictum_load_begins_with (at, "<http://") || dictum_load_begins_with (at, "<https://") ||
      dictum_load_begins_with (at, "<mailto:"))
    {
      g_string_append_len (out, at + 1, close - at - 1);
      return close + 1;
    }
  if (!g_ascii_isalpha (at[1]) && at[1] != '/' && at[1] != '!')
    return NULL;
  if (g_ascii_strncasecmp (at, "<br", 3) == 0)
    g_string_append_c (out, '\n');
  return close + 1;
}

/* A run of emphasis marks goes out where it could open or close something: not with blanks on both
 * sides ("2 * 3"), and no underline within a word ("file_name"). */
static const char *
strip_emphasis (GString *out, const char *text, const char *at, const char *end)
{
  const char *behind = at;
  gboolean left, right;

  while (behind < end && *behind == *at)
    behind++;
  left = at == text || g_ascii_isspace (at[-1]);
  right = behind == end || g_ascii_isspace (*behind);
  if ((left && right) ||
      (*at == '_' && at > text && g_ascii_isalnum (at[-1]) && behind < end &&
       g_ascii_isalnum (*behind)) ||
      (*at == '~' && behind - at != 2))
    g_string_append_len (out, at, behind - at);
  return behind;
}

static const char *
strip_entity (GString *out, const char *at, const char *end)
{
  static const struct
  {
    const char *name;
    const char *text;
  } entities[] = {
    { "&amp;", "&" },   { "&lt;", "<" },    { "&gt;", ">" },    { "&quot;", "\"" },
    { "&nbsp;", " " },  { "&mdash;", "—" }, { "&ndash;", "–" }, { "&hellip;", "…" },
    { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&lsquo;", "‘" }, { "&rsquo;", "’" },
    { "&apos;", "'" },  { "&laquo;", "«" }, { "&raquo;", "»" },
  };
  char *rest = NULL;
  guint64 code;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if ((gsize) (end - at) >= strlen (entities[i].name) &&
        dictum_load_begins_with (at, entities[i].name))
      {
        g_string_append (out, entities[i].text);
        return at + strlen (entities[i].name);
      }
  if (end - at < 4 || at[1] != '#')
    return NULL;
  code = at[2] == 'x' || at[2] == 'X' ? g_ascii_strtoull (at + 3, &rest, 16)
                                      : g_ascii_strtoull (at + 2, &rest, 10);
  if (rest >= end || *rest != ';' || code == 0 || code > 0x10ffff || !g_unichar_validate (code))
    return NULL;
  g_string_append_unichar (out, code);
  return rest + 1;
}

static void
strip_into (GString *out, const char *text, gsize length, guint depth)
{
  const char *end = text + length;

  for (const char *at = text; at < end;)
    {
      const char *behind = NULL;

      if (*at == '\\' && at + 1 < end && g_ascii_ispunct (at[1]))
        {
          g_string_append_c (out, at[1]);
          at += 2;
          continue;
        }
      if (*at == '`')
        behind = strip_code (out, at, end);
      else if (*at == '[' || (*at == '!' && at + 1 < end && at[1] == '['))
        behind = strip_link (out, at, end, depth);
      else if (*at == '<')
        behind = strip_angle (out, at, end);
      else if (*at == '*' || *at == '_' || *at == '~')
        behind = strip_emphasis (out, text, at, end);
      else if (*at == '&')
        behind = strip_entity (out, at, end);
      if (behind == NULL)
        g_string_append_c (out, *at++);
      else
        at = behind;
    }
}

char *
dictum_markdown_strip_inline (const char *text, gssize length)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  strip_into (out, text, length < 0 ? strlen (text) : (gsize) length, 0);
  return g_string_free_and_steal (out);
}
