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

/* Tasks of Label Studio (labelstud.io/guide/task_format), one a line: a text under “data”, and an
 * annotation whose result has regions and relations. Beside them stands the configuration that a
 * project there must have for them to be shown. Offsets are code points. */

#define REGIONS "label" /* the name of the control, and of the text that it is for */
#define TEXT "text"

static void
write_region (DictumJsonWriter *writer,
              const DictumExportArticle *article,
              guint id,
              const DictumGraphMark *mark)
{
  g_autofree char *name = g_strdup_printf ("m%u", id);
  g_autofree char *words = dictum_text_get_slice (article->text, mark->start, mark->end);

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "id", name);
  dictum_json_member_string (writer, "from_name", REGIONS);
  dictum_json_member_string (writer, "to_name", TEXT);
  dictum_json_member_string (writer, "type", "labels");
  dictum_json_ld_open (writer, "value");
  dictum_json_member_integer (writer, "start", mark->start);
  dictum_json_member_integer (writer, "end", mark->end);
  dictum_json_member_string (writer, "text", words);
  dictum_json_ld_open_array (writer, "labels");
  dictum_json_element (writer);
  dictum_json_string (writer, mark->label, strlen (mark->label));
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
  dictum_json_end (writer, '}');
}

static void
write_relation (DictumJsonWriter *writer, const DictumGraphRelation *relation)
{
  g_autofree char *from = g_strdup_printf ("m%u", relation->from);
  g_autofree char *to = g_strdup_printf ("m%u", relation->to);

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "relation");
  dictum_json_member_string (writer, "from_id", from);
  dictum_json_member_string (writer, "to_id", to);
  dictum_json_member_string (writer, "direction", "right");
  dictum_json_ld_open_array (writer, "labels");
  dictum_json_element (writer);
  dictum_json_string (writer, relation->label, strlen (relation->label));
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
}

static GString *
write_task (const DictumExportArticle *article, GError **error)
{
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_of_article (article);
  DictumJsonWriter writer;

  dictum_json_writer_init (&writer, FALSE, 0);
  dictum_json_begin (&writer, '{');
  dictum_json_ld_open (&writer, "data");
  dictum_json_member_string (&writer, "text", dictum_text_get_string (article->text));
  if (article->article->title != NULL)
    dictum_json_member_string (&writer, "title", article->article->title);
  dictum_json_end (&writer, '}');
  dictum_json_ld_open_array (&writer, "annotations");
  dictum_json_ld_open (&writer, NULL);
  dictum_json_ld_open_array (&writer, "result");
  for (guint i = 0; i < graph->marks->len; i++)
    write_region (&writer, article, i, &g_array_index (graph->marks, DictumGraphMark, i));
  for (guint i = 0; i < graph->relations->len; i++)
    write_relation (&writer, &g_array_index (graph->relations, DictumGraphRelation, i));
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');
  return dictum_json_writer_finish (&writer, error);
}

/* The labels of other programs as well, each once. */
static GString *
write_configuration (DictumExport *export)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  GString *xml = g_string_new ("<View>\n  <Relations>\n    <Relation value=\"source\"/>\n"
                               "    <Relation value=\"cue\"/>\n"
                               "    <Relation value=\"continues\"/>\n  </Relations>\n"
                               "  <Labels name=\"" REGIONS "\" toName=\"" TEXT "\">\n"
                               "    <Label value=\"Content\" background=\"#3584e4\"/>\n"
                               "    <Label value=\"Source\" background=\"#2ec27e\"/>\n"
                               "    <Label value=\"Cue\" background=\"#e5a50a\"/>\n");

  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);
      GPtrArray *marks = article->article->other_marks;

      for (guint j = 0; j < dictum_values_length (marks); j++)
        {
          const DictumOtherMark *mark = dictum_values_get (marks, j);

          if (g_hash_table_add (labels, mark->kind))
            {
              g_autofree char *label = g_markup_escape_text (mark->kind, -1);

              g_string_append_printf (xml, "    <Label value=\"%s\"/>\n", label);
            }
        }
    }
  g_string_append (xml, "  </Labels>\n  <Text name=\"" TEXT "\" value=\"$text\"/>\n</View>\n");
  return xml;
}

GPtrArray *
dictum_label_studio_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) files = dictum_files_new ();

  for (guint i = 0; i < export->articles->len; i++)
    {
      g_autoptr (GString) task = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      task = write_task (g_ptr_array_index (export->articles, i), error);
      if (task == NULL)
        return NULL;
      g_string_append_len (text, task->str, task->len);
      g_string_append_c (text, '\n');
    }
  dictum_files_add_text (files, "tasks.jsonl", g_steal_pointer (&text));
  dictum_files_add_text (files, "labels.xml", write_configuration (export));
  return g_steal_pointer (&files);
}

static const char *
get_first_label (JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) labels = dictum_json_in_list (object, name);

  return labels->len > 0 ? dictum_json_in_node_text (g_ptr_array_index (labels, 0)) : NULL;
}

static void
read_region (DictumGraphReader *self,
             JsonObject *region,
             int line,
             DictumMarkGraph *graph,
             GHashTable *ids)
{
  JsonObject *value = dictum_json_in_object (region, "value");
  const char *id = dictum_json_in_text (region, "id");
  const char *label = value != NULL ? get_first_label (value, "labels") : NULL;
  int start, end;

  if (label == NULL || !dictum_json_in_count (value, "start", &start) ||
      !dictum_json_in_count (value, "end", &end))
    {
      dictum_import_tell_broken (self->import, self->file, line,
                                 _ ("A region has no label, or does not say where it is."));
      return;
    }
  if (id != NULL)
    g_hash_table_insert (ids, (gpointer) id,
                         GUINT_TO_POINTER (dictum_mark_graph_add (graph, start, end, label)));
  else
    dictum_mark_graph_add (graph, start, end, label);
}

static void
read_relation (DictumGraphReader *self,
               JsonObject *relation,
               int line,
               DictumMarkGraph *graph,
               GHashTable *ids)
{
  const char *label = get_first_label (relation, "labels");
  const char *from = dictum_json_in_text (relation, "from_id");
  const char *to = dictum_json_in_text (relation, "to_id");
  gpointer first, second;

  if (g_strcmp0 (dictum_json_in_text (relation, "direction"), "left") == 0)
    {
      const char *other = from;

      from = to;
      to = other;
    }
  if (label == NULL || from == NULL || to == NULL ||
      !g_hash_table_lookup_extended (ids, from, NULL, &first) ||
      !g_hash_table_lookup_extended (ids, to, NULL, &second))
    dictum_import_tell_broken (self->import, self->file, line,
                               _ ("A relation does not say what it is between."));
  else
    dictum_mark_graph_relate (graph, GPOINTER_TO_UINT (first), GPOINTER_TO_UINT (second), label);
}

static void
read_annotation (DictumGraphReader *self, JsonObject *annotation, int line)
{
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) result = dictum_json_in_list (annotation, "result");

  /* Relations may stand before what they are between. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < result->len; i++)
      {
        JsonObject *part = dictum_json_in_node (g_ptr_array_index (result, i));
        const char *type = part != NULL ? dictum_json_in_text (part, "type") : NULL;

        if (round == 0 && g_strcmp0 (type, "labels") == 0)
          read_region (self, part, line, graph, ids);
        else if (round == 1 && g_strcmp0 (type, "relation") == 0)
          read_relation (self, part, line, graph, ids);
        else if (round == 0 && g_strcmp0 (type, "relation") != 0)
          dictum_import_tell_unplaced (self->import, self->file, line, type,
                                       _ ("Only labels on a text and relations are read."));
      }
  dictum_mark_graph_read (graph, self->import, self->marked, self->file, line);
}

static void
read_task (DictumGraphReader *self, JsonObject *task, int line)
{
  JsonObject *content = dictum_json_in_object (task, "data");
  const char *text = content != NULL ? dictum_json_in_text (content, TEXT) : NULL;
  g_autoptr (GPtrArray) annotations = dictum_json_in_list (task, "annotations");

  if (text == NULL)
    {
      dictum_import_tell_broken (self->import, self->file, line, _ ("It has no text."));
      return;
    }
  if (!dictum_marked_text_open (self->marked, self->file, dictum_json_in_text (content, "title"),
                                text))
    return;
  for (guint i = 0; i < annotations->len; i++)
    {
      JsonObject *annotation = dictum_json_in_node (g_ptr_array_index (annotations, i));

      if (annotation != NULL)
        read_annotation (self, annotation, line);
    }
}

gboolean
dictum_label_studio_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  return dictum_mark_graphs_read (import, read_task, cancellable, error);
}

gboolean
dictum_label_studio_recognise (const char *name, const char *start, gsize length)
{
  return (g_str_has_suffix (name, ".jsonl") || g_str_has_suffix (name, ".json")) &&
         strstr (start, "\"data\"") != NULL &&
         (strstr (start, "\"annotations\"") != NULL || strstr (start, "\"text\"") != NULL) &&
         strstr (start, "\"%FEATURE_STRUCTURES\"") == NULL;
}
