/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-subtitle-tags.h"

#include <string.h>

#include "load/dictum-load-text.h"

/* What WebVTT and the players of SubRip know as tags within the text of a cue. */

static void
take_entity (GString *text, const char **at)
{
  static const char *const entities[][2] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },  { "&nbsp;", " " }, { "&quot;", "\"" },
    { "&lrm;", "" },  { "&rlm;", "" }, { "&#39;", "'" }, { "&apos;", "'" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (dictum_load_begins_with (*at, entities[i][0]))
      {
        g_string_append (text, entities[i][1]);
        *at += strlen (entities[i][0]);
        return;
      }
  g_string_append_c (text, '&');
  *at += 1;
}

/* Whether it is a tag of WebVTT, of what players of SubRip know, or a time; “<laughs>” is text. */
static gboolean
is_tag (const char *at)
{
  static const char *const tags[] = { "b",  "i",    "u",    "s",    "c",  "v", "ruby",
                                      "rt", "lang", "font", "span", "br", NULL };
  g_autofree char *name = NULL;
  const char *end;

  if (at[1] == '/')
    at++;
  if (g_ascii_isdigit (at[1]))
    return at[1 + strspn (at + 1, "0123456789:.")] == '>';
  for (end = at + 1; g_ascii_isalpha (*end) && end - at < 8; end++)
    ;
  if (strchr (". \t/>", *end) == NULL)
    return FALSE;
  name = g_ascii_strdown (at + 1, end - at - 1);
  return g_strv_contains (tags, name);
}

static void
take_tag (GString *text, const char *at, const char *end)
{
  const char *name = at + 2 + strcspn (at + 2, " \t>");

  if (g_ascii_strncasecmp (at, "<br", 3) == 0)
    g_string_append_c (text, ' ');
  else if (at[1] == 'v' && strchr (". \t", at[2]) != NULL)
    {
      g_autofree char *voice = g_strstrip (g_strndup (name, MAX (end - name, 0)));

      g_string_append_printf (text, "%c%s%c", DICTUM_VOICE, voice, DICTUM_VOICE_END);
    }
  else if (dictum_load_begins_with (at, "</v>"))
    g_string_append_printf (text, "%c%c", DICTUM_VOICE, DICTUM_VOICE_END);
}

/**
 * dictum_subtitle_strip_tags:
 * @line: valid UTF-8
 *
 * Returns: (transfer full): the text of a line of captions without its tags (<i>, <c.yellow>,
 * <00:01.500>, {\an8}). Where a voice begins, <v Name>, its name stands between DICTUM_VOICE and
 * DICTUM_VOICE_END; where it ends, </v>, the two without a name. Such characters of the line itself
 * are dropped
 */
char *
dictum_subtitle_strip_tags (const char *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = strrchr (line, '>'), *last_brace = strrchr (line, '}');

  for (const char *at = line; *at != '\0';)
    {
      const char *end = NULL;

      /* What is not closed is no tag; without the look at the last one, a line of nothing but tags
       * that are not closed would be searched once for each. */
      if (*at == '<' && last != NULL && at < last && is_tag (at))
        end = strchr (at, '>');
      else if (*at == '{' && at[1] == '\\' && last_brace != NULL && at < last_brace)
        end = strchr (at, '}');
      if (end != NULL)
        {
          if (*at == '<')
            take_tag (text, at, end);
          at = end + 1;
        }
      else if (*at == '&')
        take_entity (text, &at);
      else if (g_ascii_iscntrl (*at))
        {
          g_string_append_c (text, ' ');
          at++;
        }
      else
        g_string_append_c (text, *at++);
    }
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&text)));
}
