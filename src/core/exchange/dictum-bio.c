/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include "exchange/dictum-formats-private.h"
#include "text/dictum-scripts.h"

/* Words with tags, for programs that learn to tag: CoNLL-U Plus, a word a line, a blank line behind
 * each sentence, and a column each for contents, sources and cues, so that what nests across these
 * is kept. B- begins a mark, I- goes on with it, O is none. Of two marks of one kind that overlap,
 * the one that begins first is there, and of those the longer one. */

typedef enum
{
  LAYER_CONTENT,
  LAYER_SOURCE,
  LAYER_CUE,
  N_LAYERS,
} Layer;

static const char *const layer_names[] = { "Content", "Source", "Cue" };

typedef struct
{
  int start;
  int end;
} Mark;

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = a, *two = b;

  return one->start != two->start ? one->start - two->start : two->end - one->end;
}

static void
add_mark (GArray *marks, const DictumSpan *span)
{
  Mark mark = { span->start, span->end };

  g_array_append_val (marks, mark);
}

static GArray *
list_marks (const DictumExportArticle *article, Layer layer)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);

      for (guint j = 0; layer == LAYER_CONTENT && j < claim->content->len; j++)
        add_mark (marks, dictum_values_get (claim->content, j));
      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);

          if (layer == LAYER_SOURCE && link->source_span != NULL)
            add_mark (marks, link->source_span);
          if (layer == LAYER_CUE && link->cue != NULL)
            add_mark (marks, link->cue);
        }
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

/* A text on its way through. */
typedef struct
{
  GString *out;
  GArray *marks[N_LAYERS];
  guint next[N_LAYERS];      /* the first mark that may still be of use */
  gboolean inside[N_LAYERS]; /* the token before was in it */
} Tagger;

static gboolean
joins (gunichar before, gunichar letter, gunichar behind)
{
  /* "it’s", "ad-hoc", "12.5" */
  if (letter == '\'' || letter == 0x2019 || letter == '-')
    return g_unichar_isalpha (before) && g_unichar_isalpha (behind);
  return (letter == '.' || letter == ',') && g_unichar_isdigit (before) &&
         g_unichar_isdigit (behind);
}

/* The end of the word, or of the one sign, that begins here; *offset moves along. */
static const char *
find_token_end (const char *at, int *offset)
{
  gunichar letter = g_utf8_get_char (at);
  gboolean word = g_unichar_isalnum (letter) && !dictum_letter_stands_alone (letter);

  while (TRUE)
    {
      gunichar before = letter, behind;

      at = g_utf8_next_char (at);
      ++*offset;
      letter = g_utf8_get_char (at);
      if (g_unichar_ismark (letter) || letter == 0x200d)
        continue;
      behind = letter != 0 ? g_utf8_get_char (g_utf8_next_char (at)) : 0;
      if (!word || !((g_unichar_isalnum (letter) && !dictum_letter_stands_alone (letter)) ||
                     joins (before, letter, behind)))
        return at;
    }
}

static void
add_tag (Tagger *self, Layer layer, int start, int end)
{
  const GArray *marks = self->marks[layer];
  const Mark *mark = NULL;

  for (; self->next[layer] < marks->len; self->next[layer]++)
    {
      mark = &g_array_index (marks, Mark, self->next[layer]);
      if (mark->end > start)
        break;
      self->inside[layer] = FALSE;
    }
  if (self->next[layer] == marks->len || mark->start >= end)
    {
      g_string_append (self->out, "\tO");
      self->inside[layer] = FALSE;
      return;
    }
  g_string_append_printf (self->out, "\t%s-%s", self->inside[layer] ? "I" : "B",
                          layer_names[layer]);
  self->inside[layer] = TRUE;
}

/* Takes marks away that overlap one before them. */
static void
drop_overlaps (GArray *marks)
{
  guint kept = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      Mark mark = g_array_index (marks, Mark, i);

      if (kept == 0 || g_array_index (marks, Mark, kept - 1).end <= mark.start)
        g_array_index (marks, Mark, kept++) = mark;
    }
  g_array_set_size (marks, kept);
}

static void
write_sentence (Tagger *self, DictumText *text, int start, int end)
{
  const char *at = dictum_text_get_string (text) + dictum_text_get_byte (text, start);
  guint number = 0;

  for (int offset = start; offset < end;)
    {
      const char *from = at;
      int first = offset;

      if (g_unichar_isspace (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          offset++;
          continue;
        }
      at = find_token_end (at, &offset);
      g_string_append_printf (self->out, "%u\t%.*s", ++number, (int) (at - from), from);
      for (Layer layer = 0; layer < N_LAYERS; layer++)
        add_tag (self, layer, first, offset);
      g_string_append_c (self->out, '\n');
    }
  if (number > 0)
    g_string_append_c (self->out, '\n');
}

/* A comment goes to the end of its line, and no further. */
static void
add_comment (GString *out, const char *name, const char *value)
{
  g_autofree char *line = value != NULL ? g_strdup (value) : NULL;

  if (line == NULL)
    return;
  for (char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* Some readers take U+0085, U+2028 and U+2029 for line ends as well. */
      if (letter < 0x20 || letter == 0x85 || letter == 0x2028 || letter == 0x2029)
        memset (at, ' ', g_utf8_next_char (at) - at);
    }
  g_string_append_printf (out, "# %s = %s\n", name, line);
}

static void
write_article (GString *out, const DictumExportArticle *article)
{
  Tagger tagger = { .out = out };
  int length = dictum_text_get_length (article->text);

  for (Layer layer = 0; layer < N_LAYERS; layer++)
    {
      tagger.marks[layer] = list_marks (article, layer);
      drop_overlaps (tagger.marks[layer]);
    }
  add_comment (out, "newdoc id", article->article->record.id);
  add_comment (out, "title", article->article->title);
  for (int at = 0; at < length;)
    {
      int start, end;

      dictum_text_get_sentence (article->text, at, &start, &end);
      write_sentence (&tagger, article->text, at, MAX (end, at + 1));
      at = MAX (end, at + 1);
    }
  for (Layer layer = 0; layer < N_LAYERS; layer++)
    g_array_unref (tagger.marks[layer]);
}

GPtrArray *
dictum_bio_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString)
      out = g_string_new ("# global.columns = ID FORM DICTUM:CONTENT DICTUM:SOURCE DICTUM:CUE\n");

  for (guint i = 0; i < export->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      write_article (out, g_ptr_array_index (export->articles, i));
    }
  return dictum_files_new_text ("words.conllup", g_steal_pointer (&out));
}
