/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-mark-graph.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-json-in.h"

static void
clear_mark (gpointer data)
{
  g_free (((DictumGraphMark *) data)->label);
}

static void
clear_relation (gpointer data)
{
  g_free (((DictumGraphRelation *) data)->label);
}

DictumMarkGraph *
dictum_mark_graph_new (void)
{
  DictumMarkGraph *self = g_new0 (DictumMarkGraph, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (DictumGraphMark));
  self->relations = g_array_new (FALSE, FALSE, sizeof (DictumGraphRelation));
  g_array_set_clear_func (self->marks, clear_mark);
  g_array_set_clear_func (self->relations, clear_relation);
  return self;
}

void
dictum_mark_graph_free (DictumMarkGraph *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->marks);
  g_array_unref (self->relations);
  g_free (self);
}

guint
dictum_mark_graph_add (DictumMarkGraph *self, int start, int end, const char *label)
{
  DictumGraphMark mark = { start, end, g_strdup (label) };

  g_array_append_val (self->marks, mark);
  return self->marks->len - 1;
}

void
dictum_mark_graph_relate (DictumMarkGraph *self, guint from, guint to, const char *label)
{
  DictumGraphRelation relation = { from, to, g_strdup (label) };

  g_return_if_fail (from < self->marks->len && to < self->marks->len);

  g_array_append_val (self->relations, relation);
}

static guint
add_span (DictumMarkGraph *self, const DictumSpan *span, const char *label)
{
  return dictum_mark_graph_add (self, span->start, span->end, label);
}

static void
add_claim (DictumMarkGraph *self, const DictumClaim *claim)
{
  guint content = 0;

  for (guint i = 0; i < claim->content->len; i++)
    {
      guint mark = add_span (self, dictum_values_get (claim->content, i), "Content");

      if (i == 0)
        content = mark;
      else
        dictum_mark_graph_relate (self, content, mark, "continues");
    }
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      guint from = content;

      if (link->source_span != NULL)
        {
          from = add_span (self, link->source_span, "Source");
          dictum_mark_graph_relate (self, content, from, "source");
        }
      if (link->cue != NULL)
        dictum_mark_graph_relate (self, from, add_span (self, link->cue, "Cue"), "cue");
    }
}

DictumMarkGraph *
dictum_mark_graph_of_article (const DictumExportArticle *article)
{
  DictumMarkGraph *self = dictum_mark_graph_new ();
  GPtrArray *others = article->article->other_marks;

  for (guint i = 0; i < article->claims->len; i++)
    add_claim (self, g_ptr_array_index (article->claims, i));
  for (guint i = 0; i < dictum_values_length (others); i++)
    {
      const DictumOtherMark *mark = dictum_values_get (others, i);

      for (guint j = 0;
           g_strcmp0 (mark->version, article->version->id) == 0 && j < mark->spans->len; j++)
        add_span (self, dictum_values_get (mark->spans, j), mark->kind);
    }
  return self;
}

/* A graph on its way into a project. */
typedef struct
{
  DictumMarkGraph *graph;
  DictumImport *import;
  DictumMarkedText *marked;
  const char *file;
  int line;
  GArray **outgoing; /* of each mark, of guint: the relations from it, in order; NULL: none */
  gboolean *used;
} Reader;

static DictumGraphMark *
get_mark (const Reader *self, guint position)
{
  return &g_array_index (self->graph->marks, DictumGraphMark, position);
}

/* The relations from a mark that have a label and lead to a mark that is free; from *next on. FALSE
 * when there are no more. */
static gboolean
next_target (Reader *self, guint from, const char *label, const char *kind, guint *next, guint *to)
{
  const GArray *outgoing = self->outgoing[from];

  for (; outgoing != NULL && *next < outgoing->len; ++*next)
    {
      const DictumGraphRelation *relation = &g_array_index (
          self->graph->relations, DictumGraphRelation, g_array_index (outgoing, guint, *next));

      if (g_ascii_strcasecmp (relation->label, label) != 0 ||
          g_ascii_strcasecmp (get_mark (self, relation->to)->label, kind) != 0)
        continue;
      *to = relation->to;
      ++*next;
      return TRUE;
    }
  return FALSE;
}

static DictumSpan *
find_words (Reader *self, guint position)
{
  const DictumGraphMark *mark = get_mark (self, position);

  self->used[position] = TRUE;
  return dictum_marked_text_find (self->marked, mark->start, mark->end, NULL);
}

static const char *
get_reason (void)
{
  return _ ("It is outside of the text, or marks nothing but space.");
}

static DictumSpan *
place (Reader *self, guint position)
{
  DictumSpan *span = find_words (self, position);

  if (span == NULL)
    dictum_import_tell_unplaced (self->import, self->file, self->line,
                                 get_mark (self, position)->label, get_reason ());
  return span;
}

static void
add_content (Reader *self, DictumClaim *claim, guint position)
{
  DictumSpan *span = find_words (self, position);

  if (span != NULL)
    dictum_marked_text_add_content (self->marked, claim, span, self->line);
  else
    dictum_marked_text_miss_content (self->marked, self->line, NULL, get_reason ());
}

/* The links in the order of the relations: through a source, or by a cue alone. */
static void
add_links (Reader *self, DictumClaim *claim, guint content)
{
  const GArray *outgoing = self->outgoing[content];

  for (guint i = 0; outgoing != NULL && i < outgoing->len; i++)
    {
      const DictumGraphRelation *relation = &g_array_index (
          self->graph->relations, DictumGraphRelation, g_array_index (outgoing, guint, i));
      const char *kind = get_mark (self, relation->to)->label;
      guint next = 0, cue;

      if (g_ascii_strcasecmp (kind, "source") == 0)
        {
          DictumSpan *source = place (self, relation->to);
          DictumSpan *by = next_target (self, relation->to, "cue", "cue", &next, &cue)
                               ? place (self, cue)
                               : NULL;

          dictum_marked_text_name_source (self->marked, claim,
                                          dictum_marked_text_add_link (claim, source, by));
        }
      else if (g_ascii_strcasecmp (kind, "cue") == 0)
        dictum_marked_text_add_link (claim, NULL, place (self, relation->to));
    }
}

/* The mark and all that it continues, be it one after the other or all from the first. */
static void
add_pieces (Reader *self, DictumClaim *claim, guint content)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (pieces, content);
  for (guint i = 0; i < pieces->len; i++)
    {
      guint from = g_array_index (pieces, guint, i), next = 0, to;

      if (self->used[from])
        continue;
      add_content (self, claim, from);
      while (next_target (self, from, "continues", "content", &next, &to))
        g_array_append_val (pieces, to);
    }
}

static void
read_claim (Reader *self, guint content)
{
  DictumClaim *claim = dictum_marked_text_begin_claim (self->marked);

  add_pieces (self, claim, content);
  add_links (self, claim, content);
  dictum_marked_text_end_claim (self->marked, claim);
}

static void
keep_mark (Reader *self, guint position)
{
  g_autoptr (DictumOtherMark) other = dictum_value_new (&dictum_other_mark_type);
  DictumSpan *span = place (self, position);

  if (span == NULL)
    return;
  other->kind = g_strdup (get_mark (self, position)->label);
  dictum_values_add (&other->spans, span);
  dictum_marked_text_keep (self->marked, g_steal_pointer (&other));
}

void
dictum_mark_graph_read (DictumMarkGraph *self,
                        DictumImport *import,
                        DictumMarkedText *marked,
                        const char *file,
                        int line)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->marks->len);
  g_autofree gboolean *piece = g_new0 (gboolean, self->marks->len);
  g_autofree GArray **outgoing = g_new0 (GArray *, self->marks->len);
  Reader reader = { self, import, marked, file, line, outgoing, used };

  for (guint i = 0; i < self->relations->len; i++)
    {
      const DictumGraphRelation *relation = &g_array_index (self->relations, DictumGraphRelation,
                                                            i);

      if (outgoing[relation->from] == NULL)
        outgoing[relation->from] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (outgoing[relation->from], i);
      piece[relation->to] |= relation->to != relation->from &&
                             g_ascii_strcasecmp (relation->label, "continues") == 0;
    }
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->marks->len; i++)
      /* In the second round, those that continue one another in a ring. */
      if (!used[i] && (!piece[i] || round > 0) &&
          g_ascii_strcasecmp (get_mark (&reader, i)->label, "content") == 0)
        read_claim (&reader, i);
  for (guint i = 0; i < self->marks->len; i++)
    if (!used[i])
      keep_mark (&reader, i);
  for (guint i = 0; i < self->marks->len; i++)
    g_clear_pointer (&outgoing[i], g_array_unref);
}

static void
read_line (DictumImport *import,
           const DictumFile *file,
           const char *text,
           gsize size,
           int line,
           DictumJsonLineFunc func,
           gpointer data)
{
  g_autoptr (DictumFile) part = dictum_file_new (file->name, g_bytes_new (text, size));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = dictum_json_in_file (part, &error);

  if (root == NULL)
    dictum_import_tell_broken (import, file->name, line, error->message);
  else if (JSON_NODE_HOLDS_OBJECT (root))
    func (json_node_get_object (root), line, data);
  else
    dictum_import_tell_broken (import, file->name, line, _ ("It is no JSON object."));
}

static void
read_list (DictumImport *import,
           JsonArray *list,
           const char *file,
           DictumJsonLineFunc func,
           gpointer data)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        func (json_node_get_object (node), 0, data);
      else
        dictum_import_tell_broken (import, file, 0, _ ("It is no JSON object."));
    }
}

void
dictum_json_lines_foreach (DictumImport *import,
                           const DictumFile *file,
                           DictumJsonLineFunc func,
                           gpointer data)
{
  g_autofree char *text = dictum_marked_text_decode (file);
  const char *start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  g_autoptr (JsonNode) root = dictum_json_in_file (file, NULL);
  int line = 1;

  /* A document that takes several lines is one; several of a line each are none. */
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    func (json_node_get_object (root), 0, data);
  else if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    read_list (import, json_node_get_array (root), file->name, func, data);
  if (root != NULL)
    return;
  while (*start != '\0')
    {
      gsize size = strcspn (start, "\n");

      if (strspn (start, " \t\r") < size)
        read_line (import, file, start, size, line, func, data);
      start += size + (start[size] == '\n');
      line++;
    }
}

typedef struct
{
  DictumGraphReader reader;
  DictumGraphFunc func;
} Reading;

static void
read_object_cb (JsonObject *object, int line, gpointer data)
{
  Reading *self = data;

  self->func (&self->reader, object, line);
}

gboolean
dictum_mark_graphs_read (DictumImport *import,
                         DictumGraphFunc func,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DictumMarkedText) marked = dictum_marked_text_new (import);

  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      Reading reading = { { import, marked, file->name }, func };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!g_str_has_suffix (file->name, ".xml"))
        dictum_json_lines_foreach (import, file, read_object_cb, &reading);
    }
  return TRUE;
}
