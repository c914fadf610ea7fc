/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-export-private.h"
#include "exchange/dictum-formats-private.h"
#include "exchange/dictum-json-in.h"
#include "exchange/dictum-json-ld.h"
#include "exchange/dictum-mark-graph.h"

/* UIMA CAS JSON 0.4.0, one file a text, for INCEpTION. It was chosen over WebAnno TSV 3 because it
 * has offsets where that has tokens, so that a mark may begin inside a word and cross sentences,
 * and because it describes its own types. These are the two layers that a project of INCEpTION’s
 * “Basic annotation” has: custom.Span and custom.Relation, both with a feature “label”; a relation
 * stands at the mark that it leads to.
 *
 * Offsets are UTF-16 code units, as in Java. */

#define SPAN "custom.Span"
#define RELATION "custom.Relation"
#define SOFA 1 /* ids of the structures that are always there */
#define DOCUMENT 2
#define FIRST_MARK 3

/* For each code point, and the end, the code unit where it begins. */
static int *
count_units (DictumText *text)
{
  const char *at = dictum_text_get_string (text);
  int length = dictum_text_get_length (text);
  int *units = g_new (int, length + 1);

  units[0] = 0;
  for (int i = 0; i < length; i++, at = g_utf8_next_char (at))
    units[i + 1] = units[i] + (g_utf8_get_char (at) > 0xffff ? 2 : 1);
  return units;
}

static void
write_feature (DictumJsonWriter *writer, const char *name, const char *range)
{
  dictum_json_ld_open (writer, name);
  dictum_json_member_string (writer, "%NAME", name);
  dictum_json_member_string (writer, "%RANGE", range);
  dictum_json_end (writer, '}');
}

static void
write_types (DictumJsonWriter *writer)
{
  static const char *const types[] = { SPAN, RELATION };

  dictum_json_ld_open (writer, "%TYPES");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      dictum_json_ld_open (writer, types[i]);
      dictum_json_member_string (writer, "%NAME", types[i]);
      dictum_json_member_string (writer, "%SUPER_TYPE", "uima.tcas.Annotation");
      write_feature (writer, "label", "uima.cas.String");
      if (i == 1)
        {
          write_feature (writer, "Governor", SPAN);
          write_feature (writer, "Dependent", SPAN);
        }
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, '}');
}

static void
open_structure (DictumJsonWriter *writer, guint id, const char *type)
{
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_integer (writer, "%ID", id);
  dictum_json_member_string (writer, "%TYPE", type);
}

static void
write_place (DictumJsonWriter *writer, const int *units, int start, int end)
{
  dictum_json_member_integer (writer, "@sofa", SOFA);
  dictum_json_member_integer (writer, "begin", units[start]);
  dictum_json_member_integer (writer, "end", units[end]);
}

static void
write_structures (DictumJsonWriter *writer,
                  const DictumExportArticle *article,
                  const DictumMarkGraph *graph)
{
  g_autofree int *units = count_units (article->text);
  const char *language = article->article->language;

  dictum_json_ld_open_array (writer, "%FEATURE_STRUCTURES");
  open_structure (writer, SOFA, "uima.cas.Sofa");
  dictum_json_member_integer (writer, "sofaNum", 1);
  dictum_json_member_string (writer, "sofaID", "_InitialView");
  dictum_json_member_string (writer, "mimeType", "text");
  dictum_json_member_string (writer, "sofaString", dictum_text_get_string (article->text));
  dictum_json_end (writer, '}');
  open_structure (writer, DOCUMENT, "uima.tcas.DocumentAnnotation");
  write_place (writer, units, 0, dictum_text_get_length (article->text));
  dictum_json_member_string (writer, "language", language != NULL ? language : "x-unspecified");
  dictum_json_end (writer, '}');
  for (guint i = 0; i < graph->marks->len; i++)
    {
      const DictumGraphMark *mark = &g_array_index (graph->marks, DictumGraphMark, i);

      open_structure (writer, FIRST_MARK + i, SPAN);
      write_place (writer, units, mark->start, mark->end);
      dictum_json_member_string (writer, "label", mark->label);
      dictum_json_end (writer, '}');
    }
  for (guint i = 0; i < graph->relations->len; i++)
    {
      const DictumGraphRelation *relation = &g_array_index (graph->relations, DictumGraphRelation,
                                                            i);
      const DictumGraphMark *to = &g_array_index (graph->marks, DictumGraphMark, relation->to);

      open_structure (writer, FIRST_MARK + graph->marks->len + i, RELATION);
      write_place (writer, units, to->start, to->end);
      dictum_json_member_integer (writer, "@Governor", FIRST_MARK + relation->from);
      dictum_json_member_integer (writer, "@Dependent", FIRST_MARK + relation->to);
      dictum_json_member_string (writer, "label", relation->label);
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, ']');
}

static GString *
write_document (const DictumExportArticle *article, GError **error)
{
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_of_article (article);
  DictumJsonWriter writer;

  dictum_json_writer_init (&writer, TRUE, 0);
  dictum_json_begin (&writer, '{');
  write_types (&writer);
  write_structures (&writer, article, graph);
  dictum_json_ld_open (&writer, "%VIEWS");
  dictum_json_ld_open (&writer, "_InitialView");
  dictum_json_member_integer (&writer, "%SOFA", SOFA);
  dictum_json_ld_open_array (&writer, "%MEMBERS");
  for (guint i = DOCUMENT; i < FIRST_MARK + graph->marks->len + graph->relations->len; i++)
    {
      dictum_json_element (&writer);
      dictum_json_integer (&writer, i);
    }
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');
  dictum_json_end (&writer, '}');
  dictum_json_end (&writer, '}');
  return dictum_json_writer_finish (&writer, error);
}

GPtrArray *
dictum_inception_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  return dictum_export_write_documents (export, write_document, cancellable, error);
}

typedef struct
{
  DictumImport *import;
  DictumMarkedText *marked;
  const char *file;
  GPtrArray *structures; /* of JsonNode */
  DictumMarkGraph *graph;
  GHashTable *ids; /* of spans, to positions in the graph */
  int *points;     /* for each code unit, and the end, the code point that it is in */
  int n_units;
} Reader;

static int *
count_points (const char *text, int *n_units)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (int));
  int point = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text), point++)
    {
      g_array_append_val (points, point);
      if (g_utf8_get_char (text) > 0xffff)
        g_array_append_val (points, point);
    }
  g_array_append_val (points, point);
  *n_units = (int) points->len - 1;
  return (int *) g_array_free (g_steal_pointer (&points), FALSE);
}

static const char *
find_text (const GPtrArray *structures)
{
  for (guint i = 0; i < structures->len; i++)
    {
      JsonObject *structure = dictum_json_in_node (g_ptr_array_index (structures, i));

      if (structure != NULL &&
          g_strcmp0 (dictum_json_in_text (structure, "%TYPE"), "uima.cas.Sofa") == 0)
        return dictum_json_in_text (structure, "sofaString");
    }
  return NULL;
}

/* A span of any layer: by its label, or by what its type is called at the end. */
static void
read_span (Reader *self, JsonObject *structure, const char *type)
{
  const char *label = dictum_json_in_text (structure, "label");
  const char *dot = strrchr (type, '.');
  int begin, end, id;

  if (g_str_has_prefix (type, "uima.") || g_str_has_suffix (type, ".DocumentMetaData") ||
      g_str_has_suffix (type, ".Token") || g_str_has_suffix (type, ".Sentence") ||
      !dictum_json_in_count (structure, "begin", &begin) ||
      !dictum_json_in_count (structure, "end", &end) || end <= begin)
    return;
  if (end > self->n_units)
    {
      dictum_import_tell_broken (self->import, self->file, 0,
                                 _ ("A mark goes on behind the end of the text."));
      return;
    }
  begin = self->points[begin];
  end = self->points[end];
  if (label == NULL)
    label = dot != NULL ? dot + 1 : type;
  if (!dictum_json_in_count (structure, "%ID", &id))
    id = -1;
  g_hash_table_insert (self->ids, GINT_TO_POINTER (id),
                       GUINT_TO_POINTER (dictum_mark_graph_add (self->graph, begin, end, label)));
}

static void
read_relation (Reader *self, JsonObject *structure)
{
  const char *label = dictum_json_in_text (structure, "label");
  int from, to;
  gpointer first, second;

  if (label == NULL || !dictum_json_in_count (structure, "@Governor", &from) ||
      !dictum_json_in_count (structure, "@Dependent", &to) ||
      !g_hash_table_lookup_extended (self->ids, GINT_TO_POINTER (from), NULL, &first) ||
      !g_hash_table_lookup_extended (self->ids, GINT_TO_POINTER (to), NULL, &second))
    dictum_import_tell_broken (self->import, self->file, 0,
                               _ ("A relation does not say what it is between."));
  else
    dictum_mark_graph_relate (self->graph, GPOINTER_TO_UINT (first), GPOINTER_TO_UINT (second),
                              label);
}

static void
read_structures (Reader *self)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->structures->len; i++)
      {
        JsonObject *structure = dictum_json_in_node (g_ptr_array_index (self->structures, i));
        const char *type = structure != NULL ? dictum_json_in_text (structure, "%TYPE") : NULL;
        gboolean relation = type != NULL && (json_object_has_member (structure, "@Governor") ||
                                             json_object_has_member (structure, "@Dependent"));

        if (type == NULL)
          continue;
        if (round == 0 && !relation)
          read_span (self, structure, type);
        else if (round == 1 && relation)
          read_relation (self, structure);
      }
}

static void
read_document (DictumImport *import, DictumMarkedText *marked, const char *file, JsonObject *root)
{
  g_autoptr (GPtrArray) structures = dictum_json_in_list (root, "%FEATURE_STRUCTURES");
  g_autoptr (DictumMarkGraph) graph = dictum_mark_graph_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  const char *text = find_text (structures);
  Reader reader = { import, marked, file, structures, graph, ids, NULL, 0 };

  if (text == NULL)
    {
      dictum_import_tell_broken (import, file, 0, _ ("It has no text."));
      return;
    }
  if (!dictum_marked_text_open (marked, file, NULL, text))
    return;
  reader.points = count_points (text, &reader.n_units);
  read_structures (&reader);
  g_free (reader.points);
  dictum_mark_graph_read (graph, import, marked, file, 0);
}

gboolean
dictum_inception_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) roots = dictum_json_in_files (import, error);
  g_autoptr (DictumMarkedText) marked = NULL;

  if (roots == NULL)
    return FALSE;
  marked = dictum_marked_text_new (import);
  for (guint i = 0; i < roots->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      JsonNode *node = g_ptr_array_index (roots, i);
      JsonObject *root = node != NULL ? dictum_json_in_node (node) : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (root != NULL)
        read_document (import, marked, file->name, root);
    }
  return TRUE;
}

gboolean
dictum_inception_recognise (const char *name, const char *start, gsize length)
{
  return strstr (start, "\"%FEATURE_STRUCTURES\"") != NULL || strstr (start, "\"%TYPES\"") != NULL;
}
