/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

/* What a registry calls a source that some words of a text name: "Ida Marrow, who chairs the
 * council" is Ida Marrow. */

static gboolean
opens_relative (const char *rest)
{
  static const char *const relatives[] = { "who ", "which ", "whose ", NULL };

  while (*rest == ' ')
    rest++;
  for (guint i = 0; relatives[i] != NULL; i++)
    if (g_str_has_prefix (rest, relatives[i]))
      return TRUE;

  return FALSE;
}

/* Cuts what explains a name away: "Ida Marrow, who chairs the island council", "Tomas Reed, a
 * former minister". A list, "the union, the council and the port", stays whole. */
static void
cut_apposition (char *name)
{
  char *comma = strchr (name, ',');
  char *rest = comma != NULL ? comma + 1 : NULL;

  if (rest == NULL)
    {
      char *who = strstr (name, " who ");

      if (who != NULL && dictum_word_is_capitalised (name))
        *who = '\0';
      return;
    }

  *comma = '\0';
  if (!opens_relative (rest) &&
      (dictum_source_guess_kind (name) != DICTUM_SOURCE_PERSON || strstr (rest, " and ") != NULL))
    *comma = ',';
}

static char *
trim (const char *words)
{
  g_autofree char *joined = g_strdup (words);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  g_autofree char *single = NULL;
  const char *start, *end;

  parts = g_strsplit_set (joined, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  kept = g_strv_builder_end (builder);
  single = g_strjoinv (" ", kept);

  start = single;
  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = single + strlen (single);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (g_unichar_isalnum (c) || c == '.' || c == ')')
        break;
      end = last;
    }

  return g_strndup (start, end - start);
}

static void
strip_end (char *name)
{
  static const char *const endings[] = { "’s", "'s", NULL };
  gsize length = strlen (name);

  /* The full stop of a sentence, not the one of "U.S." or "Jr.". */
  if (length > 4 && name[length - 1] == '.' && strchr (name, '.') == name + length - 1 &&
      strrchr (name, ' ') + 4 < name + length)
    name[--length] = '\0';

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      {
        name[length - strlen (endings[i])] = '\0';
        return;
      }
}

/* "the", at the start of a sentence "The"; but The Ledger is called so. */
static const char *
skip_article (const char *name)
{
  if (g_str_has_prefix (name, "the "))
    return name + 4;
  if (g_str_has_prefix (name, "The ") &&
      !(dictum_word_is_capitalised (name + 4) && strchr (name + 4, ' ') == NULL &&
        dictum_source_guess_kind (name) == DICTUM_SOURCE_MEDIA))
    return name + 4;
  if ((g_ascii_strncasecmp (name, "a ", 2) == 0 || g_ascii_strncasecmp (name, "an ", 3) == 0) &&
      dictum_source_guess_kind (name) != DICTUM_SOURCE_UNNAMED)
    return strchr (name, ' ') + 1;

  return name;
}

static char *
capitalise (const char *name)
{
  char first[7] = { 0 };

  if (*name == '\0')
    return g_strdup (name);

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (name)), first);
  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

/**
 * dictum_source_suggest_name:
 * @words: (nullable): the words of the text that name a source
 *
 * Returns: (transfer full): a name as a registry keeps it: without article, possessive, role or
 * what explains it, with a capital; a pronoun as it is; "" for nothing
 */
char *
dictum_source_suggest_name (const char *words)
{
  g_autofree char *trimmed = trim (words != NULL ? words : "");
  g_autofree char *bare = NULL;

  if (dictum_name_is_pronoun (trimmed))
    return g_steal_pointer (&trimmed);

  cut_apposition (trimmed);
  strip_end (trimmed);
  bare = dictum_source_strip_role (trimmed);

  return capitalise (skip_article (bare));
}
