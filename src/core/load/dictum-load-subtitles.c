/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include "load/dictum-load-encoding.h"
#include "load/dictum-load-speech.h"
#include "load/dictum-load-text.h"
#include "load/dictum-subtitle-tags.h"

/* Captions, as SubRip (.srt) and WebVTT (.vtt, W3C) write them: cues of a line or two with a time.
 * They are put together to what somebody says until somebody else speaks, or to a few sentences,
 * and the block has the time at which its first cue is shown. */

/* A block ends with the first sentence beyond so many bytes, and at the latest beyond so many. */
#define LONG_SPEECH 350
#define LONGEST_SPEECH 3000

/* It also ends before a pause, in milliseconds: after a sentence, and in any case. */
#define PAUSE 4000
#define LONG_PAUSE 15000

/* A cue that comes no later after the one before may show the same words once more, as captions do
 * that roll. Those who write subtitles leave two frames between cues at least. */
#define SEAM 60

/* Rolling captions show so many lines at most. */
#define MAX_ROLL 4

/* A line that goes on with the words of the one before has at least so many bytes of them. */
#define MIN_GROWN 8

#define MAX_NAMES 10000

typedef struct
{
  DictumArticleBuilder *builder;
  gboolean webvtt;
  GHashTable *names; /* that are written before a colon, with how often */

  GPtrArray *last;    /* lines of the cue before, of char * */
  GPtrArray *current; /* lines of the cue */
  gboolean gap;       /* there was an empty line after the last of them */
  guint dashes;       /* how many of them begin with one */
  gint64 start;       /* of the cue, in ms */
  gint64 end;
  gint64 last_end; /* of the cue before; -1 when there was none */

  GString *text;   /* of the block */
  char *speaker;   /* of the block */
  gint64 time;     /* of the block, in ms */
  char *opening;   /* the first block's text */
  gboolean voice;  /* the words are within <v Name>, which tells of these words only */
  gboolean voiced; /* the speaker is known from such a tag */
} Reader;

/* ---- Blocks ---- */

static void
flush (Reader *self)
{
  g_autofree char *time = dictum_speech_format_time (self->time);

  if (self->text->len == 0)
    return;
  dictum_article_builder_set_speech (self->builder, self->speaker, time);
  dictum_article_builder_add (self->builder, DICTUM_BLOCK_PARAGRAPH, 0, self->text->str,
                              self->text->len);
  if (self->opening == NULL)
    self->opening = g_strdup (self->text->str);
  g_string_truncate (self->text, 0);
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends[] = { ".", "?", "!", "”", "…", "。", "？", "！", "؟", "।" };
  gsize size = strlen (text);

  while (size > 1 && strchr ("\"')", text[size - 1]) != NULL)
    size--;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize length = strlen (ends[i]);

      if (size >= length && memcmp (text + size - length, ends[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Chinese and Japanese lines go on without a blank. */
static gboolean
needs_no_blank (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL;
}

static void
append_words (GString *text, const char *words)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  if (last != NULL &&
      !(needs_no_blank (g_utf8_get_char (last)) && needs_no_blank (g_utf8_get_char (words))))
    g_string_append_c (text, ' ');
  g_string_append (text, words);
}

/* name: nullable, who says it; another: somebody else than before speaks. */
static void
speak (Reader *self, const char *words, const char *name, gboolean another)
{
  gboolean new_speaker = name != NULL && g_strcmp0 (name, self->speaker) != 0;
  gboolean sentence = ends_sentence (self->text->str);
  gint64 pause = self->last_end >= 0 ? self->start - self->last_end : 0;

  if (new_speaker || another || self->text->len > LONGEST_SPEECH || pause > LONG_PAUSE ||
      (sentence && (self->text->len > LONG_SPEECH || pause > PAUSE)))
    flush (self);
  if (name != NULL)
    g_set_str (&self->speaker, name);
  else if (another)
    g_clear_pointer (&self->speaker, g_free);
  if (*words == '\0')
    return;
  if (self->text->len == 0)
    self->time = self->start;
  append_words (self->text, words);
}

/* ---- Lines ---- */

/* The dash that begins the words of another speaker: what follows it; NULL when there is none. */
static const char *
skip_dash (const char *line)
{
  static const char *const dashes[] = { "- ", "– ", "— ", "‐ " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (dictum_load_begins_with (line, dashes[i]))
      return line + strlen (dashes[i]);
  return *line == '-' && g_unichar_isupper (g_utf8_get_char (line + 1)) ? line + 1 : NULL;
}

/* Whether the dashes of the cue are those of a dialogue: there are two, or it comes after a
 * sentence. “– the old one –” in the middle of one is none. */
static gboolean
is_dialogue (Reader *self)
{
  return self->dashes > 1 || self->text->len == 0 || ends_sentence (self->text->str);
}

/* What a line begins with: >> or a dash for another speaker, and a name. */
static const char *
take_marks (Reader *self, const char *line, char **name, gboolean *another)
{
  const char *rest = skip_dash (line);
  gboolean capitals;
  gsize skip;

  if (dictum_load_begins_with (line, ">>"))
    {
      *another = TRUE;
      line += strspn (line, "> ");
    }
  else if (rest != NULL && is_dialogue (self))
    {
      *another = TRUE;
      line = rest;
    }
  skip = dictum_speech_find_name (line, name, &capitals);
  /* A name in small letters is one when it comes again: “Note this: …” does not. */
  if (skip > 0 && !capitals && !*another &&
      GPOINTER_TO_UINT (g_hash_table_lookup (self->names, *name)) < 2)
    {
      g_clear_pointer (name, g_free);
      skip = 0;
    }
  return line + skip;
}

/* The >> in a line, after a blank. */
static char *
find_change (char *words)
{
  for (char *at = strchr (words, '>'); at != NULL; at = strchr (at + 1, '>'))
    if (at > words && at[-1] == ' ' && at[1] == '>')
      return at;
  return NULL;
}

/* Words between the marks of voices. Live captions also change the speaker within a line. */
static void
say (Reader *self, char *words)
{
  char *next;

  for (char *at = words; at != NULL; at = next)
    {
      g_autofree char *name = NULL;
      gboolean another = FALSE;
      const char *said;

      at += strspn (at, " ");
      next = find_change (at);
      if (next != NULL)
        next[-1] = '\0';
      said = take_marks (self, at, &name, &another);
      speak (self, said, name, another);
    }
}

static void
say_line (Reader *self, char *line)
{
  char *next;

  for (char *at = line; at != NULL; at = next)
    {
      next = strchr (at, DICTUM_VOICE);
      if (next != NULL)
        *next++ = '\0';
      /* The file may have letters of its own that are like our marks, without an end. */
      if (at > line && strchr (at, DICTUM_VOICE_END) != NULL)
        {
          char *end = strchr (at, DICTUM_VOICE_END);

          *end++ = '\0';
          self->voice = *at != '\0';
          self->voiced = self->voiced || self->voice;
          if (self->voice)
            speak (self, "", at, FALSE);
          at = end;
        }
      g_strstrip (at);
      if (*at == '\0')
        continue;
      if (self->voice)
        {
          speak (self, at, NULL, FALSE);
          continue;
        }
      if (self->voiced)
        speak (self, "", NULL, TRUE);
      self->voiced = FALSE;
      say (self, at);
    }
}

/* ---- Cues ---- */

/* How many lines of the cue the one before ended with. The last of them may have grown: *grown
 * says how many bytes of it were there. */
static gsize
find_repeated (Reader *self, gsize *grown)
{
  *grown = 0;
  if (self->last_end < 0 || self->start > self->last_end + SEAM)
    return 0;
  for (gsize n = MIN (MIN (self->last->len, self->current->len), MAX_ROLL); n > 0; n--)
    {
      const char *before = NULL, *after = NULL;
      gsize i;

      for (i = 0; i < n; i++)
        {
          before = g_ptr_array_index (self->last, self->last->len - n + i);
          after = g_ptr_array_index (self->current, i);
          if (strcmp (before, after) != 0)
            break;
        }
      if (i == n)
        return n;
      if (i == n - 1 && (n > 1 || strlen (before) >= MIN_GROWN) &&
          dictum_load_begins_with (after, before))
        {
          *grown = strlen (before);
          return n - 1;
        }
    }
  return 0;
}

static void
end_cue (Reader *self)
{
  GPtrArray *last = self->last;
  gsize first, grown;

  if (self->current->len == 0)
    return;
  first = find_repeated (self, &grown);
  if (first == 0 && grown == 0)
    self->voice = FALSE;
  self->dashes = 0;
  for (guint i = 0; i < self->current->len; i++)
    self->dashes += skip_dash (g_ptr_array_index (self->current, i)) != NULL;
  for (gsize i = first; i < self->current->len; i++)
    {
      const char *words = g_ptr_array_index (self->current, i);
      g_autofree char *line = NULL;

      if (i == first && grown > 0)
        words += grown;
      /* Captions that are painted letter by letter. */
      if (i == first && grown > 0 && *words != ' ' && self->text->len > 0)
        {
          gsize rest = strcspn (words, " \001");

          g_string_append_len (self->text, words, rest);
          words += rest;
        }
      line = g_strdup (words);
      say_line (self, line);
    }
  self->last = self->current;
  self->current = last;
  g_ptr_array_set_size (self->current, 0);
  self->last_end = MAX (self->end, self->last_end);
}

static gboolean
parse_timing (const char *line, gint64 *start, gint64 *end)
{
  const char *rest;

  line += strspn (line, " \t");
  if (!dictum_speech_parse_time (line, start, &rest))
    return FALSE;
  rest += strspn (rest, " \t");
  if (!dictum_load_begins_with (rest, "-->"))
    return FALSE;
  rest += 3 + strspn (rest + 3, " \t");
  return dictum_speech_parse_time (rest, end, &rest);
}

/* Ends each line with a zero, whatever ended it; "\r\r\n", which copying between systems makes, is
 * one end. Zeros that were there are dropped. Returns: the size now. */
static gsize
split_lines (char *text, gsize size)
{
  gsize out = 0;

  for (gsize i = 0; i < size; i++)
    {
      gsize ends = 0;

      if (text[i] == '\0')
        continue;
      while (i + ends < size && text[i + ends] == '\r')
        ends++;
      if (ends > 0 && i + ends < size && text[i + ends] == '\n')
        i += ends;
      text[out++] = text[i] == '\r' || text[i] == '\n' ? '\0' : text[i];
    }
  text[out] = '\0';
  return out;
}

/* Names that are written before a colon, so that those that come again are known. What captions
 * show twice because they roll counts once. */
static void
count_names (Reader *self, const char *text, gsize size)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 start, end;

  for (const char *at = text; at < text + size; at += strlen (at) + 1)
    {
      g_autofree char *line = NULL, *name = NULL;
      const char *rest;
      gboolean capitals;
      guint n;

      if (strchr (at, ':') == NULL || parse_timing (at, &start, &end) ||
          g_hash_table_size (lines) > MAX_NAMES || !g_hash_table_add (lines, (gpointer) at))
        continue;
      line = dictum_subtitle_strip_tags (at);
      rest = skip_dash (line);
      if (dictum_speech_find_name (rest != NULL ? rest : line, &name, &capitals) == 0)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name)) + 1;
      g_hash_table_replace (self->names, g_steal_pointer (&name), GUINT_TO_POINTER (n));
    }
}

/* The line before a time is the number of its cue, unless an empty line is between them: then the
 * cue has no number, and somebody said “2024”. */
static void
take_timing (Reader *self, gint64 start, gint64 end)
{
  if (self->current->len > 0 && !self->gap)
    {
      const char *last = g_ptr_array_index (self->current, self->current->len - 1);

      if (strspn (last, "0123456789") == strlen (last))
        g_ptr_array_set_size (self->current, self->current->len - 1);
    }
  end_cue (self);
  self->start = start;
  self->end = end;
}

static gboolean
read_cues (Reader *self, const char *text, gsize size, const DictumLoadJob *job, GError **error)
{
  gboolean in_cue = FALSE;
  guint n = 0;

  for (const char *at = text; at < text + size; at += strlen (at) + 1)
    {
      g_autofree char *line = NULL;
      gint64 start, end;

      if (n++ % 10000 == 0 && !dictum_load_job_step (job, NULL, -1, error))
        return FALSE;
      if (parse_timing (at, &start, &end))
        {
          take_timing (self, start, end);
          in_cue = TRUE;
        }
      /* In WebVTT nothing that follows an empty line belongs to the cue: it is a name of the next,
       * a note or a style. In SubRip it does. A line of blanks is not empty. */
      else if (*at == '\0' && self->webvtt)
        {
          end_cue (self);
          in_cue = FALSE;
        }
      else if (in_cue)
        line = dictum_subtitle_strip_tags (at);
      if (line != NULL && *line != '\0')
        g_ptr_array_add (self->current, g_steal_pointer (&line));
      self->gap = *at == '\0';
    }
  end_cue (self);
  flush (self);
  return TRUE;
}

/* “Language: en” in the lines below WEBVTT, as YouTube writes it. */
static void
read_head (Reader *self, const char *text, gsize size)
{
  for (const char *at = text; at < text + size && *at != '\0'; at += strlen (at) + 1)
    if (dictum_load_begins_with (at, "Language:"))
      {
        g_autofree char *language = g_strstrip (g_strdup (at + strlen ("Language:")));

        dictum_article_builder_set (self->builder, DICTUM_DETAIL_LANGUAGE, language,
                                    DICTUM_DETAIL_ORIGIN_DOCUMENT);
      }
}

static gboolean
read_subtitles (const DictumLoadContent *content,
                DictumArticleBuilder *builder,
                const DictumLoadJob *job,
                GError **error)
{
  gsize size;
  g_autofree char *text = dictum_load_decode (content->bytes, content->charset, FALSE, &size);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) block = g_string_new (NULL);
  Reader reader = { .builder = builder, .names = names, .text = block, .last_end = -1 };
  gboolean read;

  size = split_lines (text, size);
  reader.webvtt = dictum_load_begins_with (text, "WEBVTT");
  reader.last = g_ptr_array_new_with_free_func (g_free);
  reader.current = g_ptr_array_new_with_free_func (g_free);
  dictum_article_builder_set_kind (builder, DICTUM_ARTICLE_TRANSCRIPT);
  if (reader.webvtt)
    read_head (&reader, text, size);
  count_names (&reader, text, size);
  read = read_cues (&reader, text, size, job, error);
  if (read && reader.opening != NULL)
    dictum_load_set_title_otherwise (builder, content, reader.opening, strlen (reader.opening));
  g_ptr_array_unref (reader.last);
  g_ptr_array_unref (reader.current);
  g_free (reader.speaker);
  g_free (reader.opening);
  return read;
}

/* WebVTT says its name; SubRip begins with the number of a cue and its time. */
static DictumLoaderFit
recognise (const DictumLoadContent *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content->bytes, &size);
  g_autofree char *head = g_strndup (data, MIN (size, 200));
  const char *at = dictum_load_begins_with (head, "\xef\xbb\xbf") ? head + 3 : head;
  gint64 start, end;

  if (dictum_load_begins_with (at, "WEBVTT") && (at[6] == '\0' || g_ascii_isspace (at[6])))
    return DICTUM_LOADER_SURE;
  at += strspn (at, " \t\r\n");
  if (parse_timing (at, &start, &end))
    return DICTUM_LOADER_SURE;
  at += strspn (at, "0123456789");
  at += strspn (at, " \t\r\n");
  return parse_timing (at, &start, &end) ? DICTUM_LOADER_SURE : DICTUM_LOADER_NO;
}

static const char *const subtitle_types[] = { "text/vtt", "application/x-subrip", "text/srt",
                                              "application/srt", NULL };
static const char *const subtitle_suffixes[] = { "srt", "vtt", NULL };

const DictumLoader dictum_loader_subtitles = {
  .name = "subtitles",
  .media_types = subtitle_types,
  .suffixes = subtitle_suffixes,
  .recognise = recognise,
  .read = read_subtitles,
};
