/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-speech.h"

#include <string.h>

/* A speaker's name has at most so many words and letters; “He put it like this:” has more, or is
 * not written as a name is. */
#define MAX_WORDS 5
#define MAX_LETTERS 60

/* How many paragraphs of a plain text must begin with a name, and how many names there must be,
 * before it is taken for a transcript. */
#define MIN_SPEECHES 4
#define MIN_SPEAKERS 2
#define MAX_NAMES 10000

/* Words that stand before a colon as names do, in small letters. */
static gboolean
is_label (const char *name)
{
  static const char *const labels[] = {
    "note",    "notes", "update",   "correction", "source", "sources", "ps",       "p.s.",
    "photo",   "by",    "warning",  "date",       "title",  "editor",  "nb",       "subject",
    "from",    "to",    "re",       "time",       "place",  "contact", "breaking", "live",
    "caption", "cc",    "question", "answer",     "http",   "https",   "location", NULL,
  };
  g_autofree char *low = g_utf8_strdown (name, -1);

  return g_strv_contains (labels, low);
}

/* What may stand small in a name, written so. */
static gboolean
is_particle (const char *word, gsize size)
{
  static const char *const particles[] = { "van", "von", "de", "der", "den", "da",  "di", "del",
                                           "dos", "du",  "la", "le",  "bin", "ibn", "al", "el",
                                           "ten", "ter", "zu", "of",  "the", "and", NULL };
  g_autofree char *copy = g_strndup (word, size);

  return g_strv_contains (particles, copy);
}

/* Whether it is written as a name is: every word of it with a capital, or in a script that has
 * none. */
static gboolean
is_name (const char *name, gboolean *capitals)
{
  guint words = 0, letters = 0, lower = 0;
  gboolean start = TRUE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean alpha = g_unichar_isalpha (c);

      if (!alpha && !g_unichar_isdigit (c) && !g_unichar_ismark (c) && c != 0x2019 &&
          (c >= 0x80 || strchr (" -.'&/#,", (int) c) == NULL))
        return FALSE;
      if (g_unichar_isdigit (c) && letters == 0)
        return FALSE;
      if (start && g_unichar_islower (c) && (words == 0 || !is_particle (at, strcspn (at, " "))))
        return FALSE;
      if (alpha)
        {
          words += start;
          letters++;
          lower += g_unichar_islower (c);
        }
      start = c == ' ' || (start && !alpha);
    }
  *capitals = lower == 0;
  return words > 0 && words <= MAX_WORDS && letters >= 2 && letters <= MAX_LETTERS;
}

/**
 * dictum_speech_find_name:
 * @line: valid UTF-8
 * @name: (out) (transfer full): the speaker, without what is in brackets: “(via interpreter)”
 * @capitals: (out): whether the name is in capitals, as agencies write it
 *
 * Finds the speaker that a line names at its beginning: “MAYOR BRANDT: …”, “Ida Brandt: …”.
 *
 * Returns: bytes up to what is said; 0 when no speaker is named, and nothing is set
 */
gsize
dictum_speech_find_name (const char *line, char **name, gboolean *capitals)
{
  gsize size = strcspn (line, ":");
  g_autofree char *found = NULL;
  char *bracket;

  if (line[size] == '\0' || size > MAX_LETTERS * 4 ||
      (line[size + 1] != ' ' && line[size + 1] != '\0'))
    return 0;
  found = g_strstrip (g_strndup (line, size));
  bracket = strchr (found, '(');
  if (bracket != NULL && bracket > found && g_str_has_suffix (found, ")"))
    {
      *bracket = '\0';
      g_strchomp (found);
    }
  if (!is_name (found, capitals) || is_label (found))
    return 0;
  *name = g_steal_pointer (&found);
  return size + 1 + strspn (line + size + 1, " ");
}

/* As in DictumBlock: "00:12:03.500". */
char *
dictum_speech_format_time (gint64 milliseconds)
{
  int hours = milliseconds / 3600000, minutes = milliseconds / 60000 % 60;

  return g_strdup_printf ("%02d:%02d:%02d.%03d", hours, minutes, (int) (milliseconds / 1000 % 60),
                          (int) (milliseconds % 1000));
}

/**
 * dictum_speech_parse_time:
 * @rest: (out): behind the time
 *
 * Reads "[HH:]MM:SS[.,]mmm", as SubRip and WebVTT write it; the fraction may be missing, and the
 * number of a frame, "HH:MM:SS:FF", is passed over.
 */
gboolean
dictum_speech_parse_time (const char *words, gint64 *milliseconds, const char **rest)
{
  gint64 value = 0, fraction = 0;
  guint n = 0;

  while (n < 3)
    {
      gsize digits = strspn (words, "0123456789");

      if (digits == 0 || digits > 4)
        return FALSE;
      value = value * 60 + g_ascii_strtoll (words, NULL, 10);
      words += digits;
      if (++n == 3 || *words != ':')
        break;
      words++;
    }
  if (n < 2)
    return FALSE;
  if (*words == '.' || *words == ',')
    {
      gsize digits = strspn (words + 1, "0123456789");
      gint64 scale = 100;

      for (gsize i = 0; i < digits; i++, scale /= 10)
        fraction += (words[1 + i] - '0') * scale;
      words += 1 + digits;
    }
  else if (n == 3 && *words == ':' && g_ascii_isdigit (words[1]))
    words += 1 + strspn (words + 1, "0123456789");
  *milliseconds = value * 1000 + fraction;
  *rest = words;
  return TRUE;
}

/* “[00:12:03] IDA: …”: the time that a transcript of a program begins its lines with. */
static gsize
find_time (const char *line, char **time)
{
  const char *rest, *start = line;
  gint64 milliseconds;
  char open = *line;

  if (open == '[' || open == '(')
    line++;
  if (!dictum_speech_parse_time (line, &milliseconds, &rest))
    return 0;
  if (open == '[' || open == '(')
    {
      if (*rest != (open == '[' ? ']' : ')'))
        return 0;
      rest++;
    }
  else if (*rest != ' ' && *rest != '\0')
    return 0;
  *time = dictum_speech_format_time (milliseconds);
  return rest - start + strspn (rest, " \t");
}

/* Who begins a paragraph, with how often. *speeches: how many paragraphs begin so. */
static GHashTable *
count_names (GPtrArray *paragraphs, guint *speeches)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *speeches = 0;
  for (guint i = 0; i < paragraphs->len && g_hash_table_size (names) < MAX_NAMES; i++)
    {
      const char *line = g_ptr_array_index (paragraphs, i);
      g_autofree char *name = NULL, *time = NULL;
      gboolean capitals;
      guint n;

      line += find_time (line, &time);
      if (dictum_speech_find_name (line, &name, &capitals) == 0)
        continue;
      *speeches += 1;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name)) + 1;
      g_hash_table_replace (names, g_steal_pointer (&name), GUINT_TO_POINTER (n));
    }
  return names;
}

/* The time and the speaker that a paragraph of a transcript begins with; NULL where there is none.
 * Returns: what is said. */
static const char *
take_opening (GHashTable *names, const char *line, char **name, char **when)
{
  g_autofree char *found = NULL;
  gboolean capitals;
  gsize skip;

  line += find_time (line, when);
  skip = dictum_speech_find_name (line, &found, &capitals);
  /* “Look: …” is no speaker, “Ida Brandt: …” is one who speaks once. */
  if (skip == 0 || (!capitals && strchr (found, ' ') == NULL &&
                    GPOINTER_TO_UINT (g_hash_table_lookup (names, found)) < 2))
    return line;
  *name = g_steal_pointer (&found);
  return line + skip;
}

/**
 * dictum_speech_is_transcript:
 * @paragraphs: of strings
 * @title: (out): whether the first one is nothing that somebody says in it
 *
 * Whether a plain text is plainly a transcript: half of its paragraphs or more begin with the name
 * of one of several speakers, and at least two of these speak again.
 */
gboolean
dictum_speech_is_transcript (GPtrArray *paragraphs, gboolean *title)
{
  guint speeches, again = 0;
  g_autoptr (GHashTable) names = count_names (paragraphs, &speeches);
  g_autofree char *name = NULL, *when = NULL;
  GHashTableIter iter;
  gpointer n;

  *title = TRUE;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    again += GPOINTER_TO_UINT (n) > 1;
  if (speeches < MIN_SPEECHES || speeches * 2 < paragraphs->len || again < MIN_SPEAKERS)
    return FALSE;
  take_opening (names, g_ptr_array_index (paragraphs, 0), &name, &when);
  *title = name == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (names, name)) < 2;
  return TRUE;
}

/**
 * dictum_speech_add_paragraphs:
 * @paragraphs: of a transcript
 *
 * Adds what is said, each paragraph with who says it, and with the last time that is written at or
 * before it.
 */
void
dictum_speech_add_paragraphs (DictumArticleBuilder *builder, GPtrArray *paragraphs)
{
  guint speeches;
  g_autoptr (GHashTable) names = count_names (paragraphs, &speeches);
  g_autofree char *speaker = NULL, *time = NULL;

  dictum_article_builder_set_kind (builder, DICTUM_ARTICLE_TRANSCRIPT);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *name = NULL, *when = NULL;
      const char *said = take_opening (names, g_ptr_array_index (paragraphs, i), &name, &when);

      if (name != NULL)
        g_set_str (&speaker, name);
      if (when != NULL)
        g_set_str (&time, when);
      dictum_article_builder_set_speech (builder, speaker, time);
      dictum_article_builder_add (builder, DICTUM_BLOCK_PARAGRAPH, 0, said, -1);
    }
}
