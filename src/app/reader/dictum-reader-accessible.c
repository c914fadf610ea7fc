/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include <glib/gi18n.h>

/* What a screen reader is told at each place, beside what GTK tells of the letters:
 *
 *   claim         the numbers of the claims that have a mark there: "2, 4"
 *   claim-part    what the place is to each: "content, source"
 *   claim-source  who the claims come from
 *   speaker       who says the paragraph, in a transcript
 *
 * The range of those of claims is the stretch around the place in which nothing of them changes.
 * For all of the text, “language” is the article's, which needs a voice of its own, and not the
 * interface's. */

static const char *
describe_part (DictumPart part)
{
  switch (part)
    {
    case DICTUM_PART_SOURCE:
      return C_ ("part of a claim", "source");
    case DICTUM_PART_CUE:
      return C_ ("part of a claim", "cue");
    case DICTUM_PART_CONTENT:
    default:
      return C_ ("part of a claim", "content");
    }
}

static void
add_words (GString *list, const char *words)
{
  if (words == NULL)
    return;

  if (list->len > 0)
    g_string_append (list, C_ ("between parts", ", "));
  g_string_append (list, words);
}

/* The source that the reader meets first: of the outermost link. */
static const char *
get_source_name (DictumReader *self, const DictumClaim *claim)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const DictumAttribution *link;
  const DictumSource *source;

  if (dictum_values_length (claim->attributions) == 0)
    return NULL;

  link = dictum_values_get (claim->attributions, 0);
  source = link->source != NULL ? dictum_project_get_source (project, link->source) : NULL;

  return source != NULL ? source->name : NULL;
}

/* Narrows the range to the stretch in which the same marks are: it ends where one begins or ends.
 * Marks beyond the block are of no interest. */
static void
narrow (DictumSpanIndex *spans, int offset, int *start, int *end)
{
  g_autoptr (GArray) marks = dictum_span_index_list_in (spans, *start, *end);

  for (guint i = 0; i < marks->len; i++)
    {
      const DictumMark *mark = &g_array_index (marks, DictumMark, i);
      const int edges[] = { mark->start, mark->end };

      for (guint j = 0; j < G_N_ELEMENTS (edges); j++)
        {
          if (edges[j] <= offset)
            *start = MAX (*start, edges[j]);
          else
            *end = MIN (*end, edges[j]);
        }
    }
}

typedef struct
{
  GString *numbers;
  GString *parts;
  GString *sources;
  int start;
  int end;
} Description;

static gboolean
describe (DictumReader *self, int offset, Description *description)
{
  DictumSpanIndex *spans;
  g_autoptr (GArray) marks = NULL;

  if (self->article == NULL || offset >= dictum_text_get_length (self->text))
    return FALSE;

  spans = dictum_project_get_spans (dictum_workbench_get_project (self->workbench), self->article);
  marks = dictum_span_index_list_at (spans, offset);
  if (marks->len == 0)
    return FALSE;

  for (guint i = 0; i < marks->len; i++)
    {
      const DictumMark *mark = &g_array_index (marks, DictumMark, i);
      const DictumClaim *claim = dictum_item_get_claim (mark->owner);
      g_autofree char *number = NULL;

      if (claim == NULL)
        continue;

      number = g_strdup_printf ("%u", dictum_reader_get_number (self, claim->record.id));
      add_words (description->numbers, number);
      add_words (description->parts, describe_part (mark->part));
      add_words (description->sources, get_source_name (self, claim));
    }

  dictum_text_get_block (self->text, offset, &description->start, &description->end);
  narrow (spans, offset, &description->start, &description->end);

  return TRUE;
}

/* The attributes as GTK wants them: three arrays that the caller frees. */
typedef struct
{
  gsize *n_ranges;
  GtkAccessibleTextRange **ranges;
  char ***names;
  char ***values;
} Attributes;

static void
append (GStrv *list, gsize at, const char *words)
{
  *list = g_renew (char *, *list, at + 2);
  (*list)[at] = g_strdup (words);
  (*list)[at + 1] = NULL;
}

static void
add_attribute (Attributes *self, const char *name, const char *value, int start, int end)
{
  gsize n = *self->n_ranges;

  if (value == NULL || *value == '\0')
    return;

  *self->ranges = g_renew (GtkAccessibleTextRange, *self->ranges, n + 1);
  (*self->ranges)[n].start = (gsize) start;
  (*self->ranges)[n].length = (gsize) (end - start);
  append (self->names, n, name);
  append (self->values, n, value);
  *self->n_ranges = n + 1;
}

static void
add_claims (DictumReader *self, int offset, Attributes *attributes)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autoptr (GString) sources = g_string_new (NULL);
  Description description = { numbers, parts, sources, 0, 0 };

  if (!describe (self, offset, &description))
    return;
  add_attribute (attributes, "claim", numbers->str, description.start, description.end);
  add_attribute (attributes, "claim-part", parts->str, description.start, description.end);
  add_attribute (attributes, "claim-source", sources->str, description.start, description.end);
}

/* The name stands above the paragraph and not in the text: nothing else would tell of it. */
static void
add_speaker (DictumReader *self, int offset, Attributes *attributes)
{
  const DictumBlock *block = dictum_reader_get_block_at (self, offset);
  int start;
  int end;

  if (block == NULL || block->speaker == NULL)
    return;
  dictum_text_get_block (self->text, offset, &start, &end);
  add_attribute (attributes, "speaker", block->speaker, start, end);
}

static gboolean
get_attributes (GtkAccessibleText *text,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***names,
                char ***values)
{
  GtkAccessibleTextInterface *parent = g_type_interface_peek_parent (
      GTK_ACCESSIBLE_TEXT_GET_IFACE (text));
  Attributes attributes = { n_ranges, ranges, names, values };

  if (!parent->get_attributes (text, offset, n_ranges, ranges, names, values))
    {
      *n_ranges = 0;
      *ranges = NULL;
      *names = NULL;
      *values = NULL;
    }
  add_claims (DICTUM_READER (text), (int) offset, &attributes);
  add_speaker (DICTUM_READER (text), (int) offset, &attributes);

  return *n_ranges > 0;
}

static void
get_default_attributes (GtkAccessibleText *text, char ***names, char ***values)
{
  DictumReader *self = DICTUM_READER (text);
  GtkAccessibleTextInterface *parent = g_type_interface_peek_parent (
      GTK_ACCESSIBLE_TEXT_GET_IFACE (text));
  const DictumArticle *article = NULL;

  parent->get_default_attributes (text, names, values);
  if (self->article != NULL)
    article = dictum_project_get_article (dictum_workbench_get_project (self->workbench),
                                          self->article);
  if (article == NULL || article->language == NULL)
    return;

  for (gsize i = 0; (*names)[i] != NULL; i++)
    if (g_str_equal ((*names)[i], "language"))
      g_set_str (&(*values)[i], article->language);
}

void
dictum_reader_accessible_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_attributes = get_attributes;
  iface->get_default_attributes = get_default_attributes;
}
