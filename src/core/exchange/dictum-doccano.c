/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-formats-private.h"
#include "exchange/dictum-json-in.h"
#include "exchange/dictum-json-ld.h"
#include "exchange/dictum-mark-graph.h"

/* JSONL of doccano’s sequence labelling with relations: one text a line, with “entities” and
 * “relations”, offsets in code points. Of its other form, “label” with triples, only the marks can
 * be read. */

static GString *
write_line (const DictumExportArticle *article, GError **error)
{
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_of_article (article);
  DictumJsonWriter writer;

  dictum_json_writer_init (&writer, FALSE, 0);
  dictum_json_begin (&writer, '{');
  dictum_json_member_integer (&writer, "id", article->number);
  dictum_json_member_string (&writer, "text", dictum_text_get_string (article->text));
  if (article->article->title != NULL)
    dictum_json_member_string (&writer, "title", article->article->title);
  dictum_json_ld_open_array (&writer, "entities");
  for (guint i = 0; i < graph->marks->len; i++)
    {
      const DictumGraphMark *mark = &g_array_index (graph->marks, DictumGraphMark, i);

      dictum_json_ld_open (&writer, NULL);
      dictum_json_member_integer (&writer, "id", i + 1);
      dictum_json_member_integer (&writer, "start_offset", mark->start);
      dictum_json_member_integer (&writer, "end_offset", mark->end);
      dictum_json_member_string (&writer, "label", mark->label);
      dictum_json_end (&writer, '}');
    }
  dictum_json_end (&writer, ']');
  dictum_json_ld_open_array (&writer, "relations");
  for (guint i = 0; i < graph->relations->len; i++)
    {
      const DictumGraphRelation *relation = &g_array_index (graph->relations, DictumGraphRelation,
                                                            i);

      dictum_json_ld_open (&writer, NULL);
      dictum_json_member_integer (&writer, "id", i + 1);
      dictum_json_member_integer (&writer, "from_id", relation->from + 1);
      dictum_json_member_integer (&writer, "to_id", relation->to + 1);
      dictum_json_member_string (&writer, "type", relation->label);
      dictum_json_end (&writer, '}');
    }
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');
  return dictum_json_writer_finish (&writer, error);
}

GPtrArray *
dictum_doccano_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < export->articles->len; i++)
    {
      g_autoptr (GString) line = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      line = write_line (g_ptr_array_index (export->articles, i), error);
      if (line == NULL)
        return NULL;
      g_string_append_len (text, line->str, line->len);
      g_string_append_c (text, '\n');
    }
  return dictum_files_new_text ("doccano.jsonl", g_steal_pointer (&text));
}

/* Returns ids to positions in the graph. */
static GHashTable *
read_entities (DictumGraphReader *self, JsonObject *object, int line, DictumMarkGraph *graph)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) entities = dictum_json_in_list (object, "entities");

  for (guint i = 0; i < entities->len; i++)
    {
      JsonObject *entity = dictum_json_in_node (g_ptr_array_index (entities, i));
      const char *label = entity != NULL ? dictum_json_in_text (entity, "label") : NULL;
      int start, end, id;

      if (label == NULL || !dictum_json_in_count (entity, "start_offset", &start) ||
          !dictum_json_in_count (entity, "end_offset", &end))
        {
          dictum_import_tell_broken (self->import, self->file, line,
                                     _ ("An entity has no label, or does not say where it is."));
          continue;
        }
      if (!dictum_json_in_count (entity, "id", &id))
        id = -1 - (int) i;
      g_hash_table_insert (ids, GINT_TO_POINTER (id),
                           GUINT_TO_POINTER (dictum_mark_graph_add (graph, start, end, label)));
    }
  return ids;
}

static void
read_relations (DictumGraphReader *self,
                JsonObject *object,
                int line,
                DictumMarkGraph *graph,
                GHashTable *ids)
{
  g_autoptr (GPtrArray) relations = dictum_json_in_list (object, "relations");

  for (guint i = 0; i < relations->len; i++)
    {
      JsonObject *relation = dictum_json_in_node (g_ptr_array_index (relations, i));
      const char *label = relation != NULL ? dictum_json_in_text (relation, "type") : NULL;
      int from, to;
      gpointer first, second;

      if (label == NULL || !dictum_json_in_count (relation, "from_id", &from) ||
          !dictum_json_in_count (relation, "to_id", &to) ||
          !g_hash_table_lookup_extended (ids, GINT_TO_POINTER (from), NULL, &first) ||
          !g_hash_table_lookup_extended (ids, GINT_TO_POINTER (to), NULL, &second))
        dictum_import_tell_broken (self->import, self->file, line,
                                   _ ("A relation does not say what it is between."));
      else
        dictum_mark_graph_relate (graph, GPOINTER_TO_UINT (first), GPOINTER_TO_UINT (second),
                                  label);
    }
}

/* [[0, 5, "Content"], …] */
static void
read_triples (JsonObject *object, const char *name, DictumMarkGraph *graph)
{
  g_autoptr (GPtrArray) triples = dictum_json_in_list (object, name);

  for (guint i = 0; i < triples->len; i++)
    {
      JsonNode *node = g_ptr_array_index (triples, i);
      JsonArray *triple = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (triple != NULL && json_array_get_length (triple) == 3 &&
          dictum_json_in_node_text (json_array_get_element (triple, 2)) != NULL &&
          JSON_NODE_HOLDS_VALUE (json_array_get_element (triple, 0)) &&
          JSON_NODE_HOLDS_VALUE (json_array_get_element (triple, 1)))
        dictum_mark_graph_add (graph,
                               (int) CLAMP (json_array_get_int_element (triple, 0), -1, G_MAXINT),
                               (int) CLAMP (json_array_get_int_element (triple, 1), -1, G_MAXINT),
                               dictum_json_in_node_text (json_array_get_element (triple, 2)));
    }
}

static void
read_line (DictumGraphReader *self, JsonObject *object, int line)
{
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_new ();
  g_autoptr (GHashTable) ids = NULL;
  const char *text = dictum_json_in_text (object, "text");

  if (text == NULL)
    {
      dictum_import_tell_broken (self->import, self->file, line, _ ("It has no text."));
      return;
    }
  if (!dictum_marked_text_open (self->marked, self->file, dictum_json_in_text (object, "title"),
                                text))
    return;
  ids = read_entities (self, object, line, graph);
  read_relations (self, object, line, graph, ids);
  read_triples (object, "label", graph);
  read_triples (object, "labels", graph);
  dictum_mark_graph_read (graph, self->import, self->marked, self->file, line);
}

gboolean
dictum_doccano_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  return dictum_mark_graphs_read (import, read_line, cancellable, error);
}

gboolean
dictum_doccano_recognise (const char *name, const char *start, gsize length)
{
  return g_str_has_suffix (name, ".jsonl") && strstr (start, "\"data\"") == NULL &&
         (strstr (start, "\"text\"") != NULL || strstr (start, "\"entities\"") != NULL);
}
