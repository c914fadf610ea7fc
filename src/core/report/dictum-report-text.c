/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text of an article, cut into runs of words that are marked alike. */

#define G_LOG_DOMAIN "dictum-report"

#include <string.h>

#include "report/dictum-report-private.h"

/* Where a mark begins or ends. */
typedef struct
{
  int offset;
  int step;     /* 1 it begins, -1 it ends */
  guint mark;   /* DictumReportMarks */
  int kind;     /* of a source; -1 none */
  guint number; /* of the claim, at the outer ends of its content; 0 elsewhere */
} Edge;

/* What holds at a place. */
typedef struct
{
  guint content, sources, cues;
  guint kinds[DICTUM_SOURCE_OTHER + 1];
} State;

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  const Edge *edge = a;
  const Edge *other = b;

  if (edge->offset != other->offset)
    return edge->offset - other->offset;
  if (edge->step != other->step)
    return edge->step - other->step;

  return edge->number < other->number ? -1 : edge->number > other->number;
}

static void
add_edges (GArray *edges, const DictumSpan *span, guint mark, int kind, guint begins, guint ends)
{
  Edge from = { 0 };
  Edge to = { 0 };

  if (span == NULL || span->end <= span->start)
    return;

  from = (Edge) { span->start, 1, mark, kind, begins };
  to = (Edge) { span->end, -1, mark, kind, ends };
  g_array_append_val (edges, from);
  g_array_append_val (edges, to);
}

static GArray *
list_edges (DictumReportJob *job, const DictumCorpusArticle *article)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);
      guint number = dictum_report_get_number (job, claim->record.id);
      guint length = dictum_values_length (claim->content);

      if (g_strcmp0 (claim->version, article->version->id) != 0)
        continue;
      for (guint j = 0; j < length; j++)
        add_edges (edges, dictum_values_get (claim->content, j), DICTUM_REPORT_CONTENT, -1,
                   j == 0 ? number : 0, j + 1 == length ? number : 0);
      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const DictumSource *source = dictum_corpus_get_source (job->corpus, link->source);

          add_edges (edges, link->source_span, DICTUM_REPORT_SOURCE,
                     source != NULL ? source->kind : -1, 0, 0);
          add_edges (edges, link->cue, DICTUM_REPORT_CUE, -1, 0, 0);
        }
    }
  g_array_sort (edges, compare_edges_cb);

  return edges;
}

static void
take_step (State *state, const Edge *edge)
{
  if (edge->mark == DICTUM_REPORT_CONTENT)
    state->content += edge->step;
  else if (edge->mark == DICTUM_REPORT_CUE)
    state->cues += edge->step;
  else
    {
      state->sources += edge->step;
      if (edge->kind >= 0 && edge->kind < (int) G_N_ELEMENTS (state->kinds))
        state->kinds[edge->kind] += edge->step;
    }
}

static void
add_number (GArray **numbers, guint number)
{
  if (number == 0)
    return;

  if (*numbers == NULL)
    *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*numbers, number);
}

static DictumReportRun *
add_run (DictumReportBlock *block, const State *state, char *text)
{
  DictumReportRun *run = g_new0 (DictumReportRun, 1);

  run->text = text;
  run->depth = state->content;
  run->marks = (state->content > 0 ? DICTUM_REPORT_CONTENT : 0) |
               (state->sources > 0 ? DICTUM_REPORT_SOURCE : 0) |
               (state->cues > 0 ? DICTUM_REPORT_CUE : 0);
  run->kind = -1;
  for (guint i = 0; i < G_N_ELEMENTS (state->kinds); i++)
    if (state->kinds[i] > 0)
      run->kind = (int) i;
  g_ptr_array_add (block->runs, run);

  return run;
}

/* Cuts [start, end) of the text at the edges from *at on, and leaves *at behind them. */
static void
cut (DictumReportBlock *block,
     DictumText *text,
     int start,
     int end,
     GArray *edges,
     guint *at,
     State *state)
{
  GArray *begins = NULL;
  int place = start;

  while (TRUE)
    {
      const Edge *edge = *at < edges->len ? &g_array_index (edges, Edge, *at) : NULL;
      int next = edge != NULL && edge->offset <= end ? MAX (edge->offset, place) : end;

      if (next > place)
        {
          DictumReportRun *run = add_run (block, state, dictum_text_get_slice (text, place, next));

          run->begins = g_steal_pointer (&begins);
          place = next;
        }
      /* What begins where the block ends belongs to the next one. */
      if (edge == NULL || edge->offset > end || (edge->offset == end && edge->step > 0))
        break;

      if (edge->step > 0)
        add_number (&begins, edge->number);
      else if (block->runs->len > 0)
        add_number (
            &((DictumReportRun *) g_ptr_array_index (block->runs, block->runs->len - 1))->ends,
            edge->number);
      take_step (state, edge);
      (*at)++;
    }
  g_clear_pointer (&begins, g_array_unref);
}

static void
free_run (gpointer data)
{
  DictumReportRun *run = data;

  g_free (run->text);
  g_clear_pointer (&run->begins, g_array_unref);
  g_clear_pointer (&run->ends, g_array_unref);
  g_free (run);
}

static void
free_block (gpointer data)
{
  DictumReportBlock *block = data;

  g_free (block->speaker);
  g_ptr_array_unref (block->runs);
  g_free (block);
}

GPtrArray *
dictum_report_list_blocks (DictumReportJob *job, const DictumCorpusArticle *article)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (free_block);
  g_autoptr (GArray) edges = list_edges (job, article);
  const DictumBlock *last = NULL;
  State state = { 0 };
  guint at = 0;
  int start = 0;

  for (guint i = 0; i < dictum_values_length (article->version->blocks); i++)
    {
      const DictumBlock *from = dictum_values_get (article->version->blocks, i);
      DictumReportBlock *block = g_new0 (DictumReportBlock, 1);
      int end = start + (int) g_utf8_strlen (from->text, -1);

      block->kind = from->kind;
      block->level = from->level;
      /* As a transcript is printed: a name where another one begins to speak. */
      if (from->speaker != NULL && (last == NULL || g_strcmp0 (last->speaker, from->speaker) != 0))
        block->speaker = dictum_report_clean (from->speaker);
      block->runs = g_ptr_array_new_with_free_func (free_run);
      cut (block, article->text, start, end, edges, &at, &state);
      g_ptr_array_add (blocks, block);
      last = from;
      start = end + 1; /* behind the newline */
    }

  return blocks;
}
