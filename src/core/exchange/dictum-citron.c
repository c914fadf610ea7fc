/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "edit/dictum-edit.h"
#include "exchange/dictum-export-private.h"
#include "exchange/dictum-formats-private.h"
#include "exchange/dictum-json-in.h"
#include "exchange/dictum-json-ld.h"
#include "exchange/dictum-mark-graph.h"

/* The data format of Citron, the quote extraction of BBC R&D (github.com/bbc/citron,
 * docs/data_format.md): one document a file, with its text and its quotes, each with a cue, sources
 * and contents, and with groups of words that mean the same. Offsets are code points. A link of a
 * chain is a quote: those of one claim have ids that begin with its own, "ID/2" the second. */

static void
write_span (DictumJsonWriter *writer, const char *key, const DictumSpan *span)
{
  dictum_json_ld_open (writer, key);
  dictum_json_member_integer (writer, "start", span->start);
  dictum_json_member_integer (writer, "end", span->end);
  dictum_json_member_string (writer, "text", span->exact);
  dictum_json_end (writer, '}');
}

/* A quote must have a cue: where there is none, an empty one stands before the content. */
static void
write_cue (DictumJsonWriter *writer, const DictumClaim *claim, const DictumAttribution *link)
{
  const DictumSpan *content = dictum_values_get (claim->content, 0);

  if (link->cue != NULL)
    {
      write_span (writer, "cue", link->cue);
      return;
    }
  dictum_json_ld_open (writer, "cue");
  dictum_json_member_integer (writer, "start", content->start);
  dictum_json_member_integer (writer, "end", content->start);
  dictum_json_member_string (writer, "text", "");
  dictum_json_end (writer, '}');
}

static void
write_quote (DictumJsonWriter *writer, const DictumClaim *claim, guint position)
{
  const DictumAttribution *link = dictum_values_get (claim->attributions, position);
  g_autofree char *id = position > 0 ? g_strdup_printf ("%s/%u", claim->record.id, position + 1)
                                     : g_strdup (claim->record.id);

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "id", id);
  write_cue (writer, claim, link);
  dictum_json_ld_open_array (writer, "sources");
  if (link->source_span != NULL)
    write_span (writer, NULL, link->source_span);
  dictum_json_end (writer, ']');
  dictum_json_ld_open_array (writer, "contents");
  for (guint i = 0; i < claim->content->len; i++)
    write_span (writer, NULL, dictum_values_get (claim->content, i));
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
}

/* The words in the text by which each source goes, where it has several. */
static void
write_groups (DictumJsonWriter *writer, const DictumExportArticle *article)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          GPtrArray *group;

          if (link->source == NULL || link->source_span == NULL)
            continue;
          group = g_hash_table_lookup (groups, link->source);
          if (group == NULL)
            {
              group = g_ptr_array_new ();
              g_hash_table_insert (groups, link->source, group);
              g_ptr_array_add (order, group);
            }
          g_ptr_array_add (group, link->source_span);
        }
    }
  dictum_json_ld_open_array (writer, "coreference_groups");
  for (guint i = 0; i < order->len; i++)
    {
      const GPtrArray *group = g_ptr_array_index (order, i);

      if (group->len < 2)
        continue;
      dictum_json_element (writer);
      dictum_json_begin (writer, '[');
      for (guint j = 0; j < group->len; j++)
        write_span (writer, NULL, g_ptr_array_index (group, j));
      dictum_json_end (writer, ']');
    }
  dictum_json_end (writer, ']');
}

static GString *
write_document (const DictumExportArticle *article, GError **error)
{
  DictumJsonWriter writer;

  dictum_json_writer_init (&writer, TRUE, 0);
  dictum_json_begin (&writer, '{');
  dictum_json_ld_open_array (&writer, "quotes");
  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        write_quote (&writer, claim, j);
    }
  dictum_json_end (&writer, ']');
  write_groups (&writer, article);
  dictum_json_member_string (&writer, "text", dictum_text_get_string (article->text));
  dictum_json_end (&writer, '}');
  return dictum_json_writer_finish (&writer, error);
}

GPtrArray *
dictum_citron_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  return dictum_export_write_documents (export, write_document, cancellable, error);
}

typedef struct
{
  DictumImport *import;
  DictumMarkedText *marked;
  const char *file;
  int line;
  DictumClaim *claim; /* that is being made */
  char *id;           /* of its quotes, without the number */
} Reader;

/* content: it is one of the claim, not of a link. */
static DictumSpan *
read_span (Reader *self, JsonObject *span, gboolean content)
{
  const char *words = span != NULL ? dictum_json_in_text (span, "text") : NULL;
  const char *reason = _ ("These words do not stand in the text.");
  DictumSpan *found;
  int start, end;

  if (span == NULL)
    return NULL;
  if (!dictum_json_in_count (span, "start", &start) || !dictum_json_in_count (span, "end", &end))
    start = end = -1;
  /* An empty cue stands for none. */
  else if (end == start)
    return NULL;
  found = dictum_marked_text_find (self->marked, start, end, words);
  if (found == NULL && content)
    dictum_marked_text_miss_content (self->marked, self->line, words, reason);
  else if (found == NULL)
    dictum_import_tell_unplaced (self->import, self->file, self->line, words, reason);
  return found;
}

static void
end_claim (Reader *self)
{
  if (self->claim != NULL)
    dictum_marked_text_end_claim (self->marked, self->claim);
  self->claim = NULL;
  g_clear_pointer (&self->id, g_free);
}

static void
begin_claim (Reader *self, JsonObject *quote, char *id)
{
  g_autoptr (GPtrArray) contents = dictum_json_in_list (quote, "contents");
  JsonNode *confidence = json_object_get_member (quote, "confidence");

  end_claim (self);
  self->id = id;
  self->claim = dictum_marked_text_begin_claim (self->marked);
  if (confidence != NULL && JSON_NODE_HOLDS_VALUE (confidence))
    self->claim->origin->confidence = CLAMP (json_node_get_double (confidence), 0, 1);
  for (guint i = 0; i < contents->len; i++)
    {
      DictumSpan *span = read_span (self, dictum_json_in_node (g_ptr_array_index (contents, i)),
                                    TRUE);

      if (span != NULL)
        dictum_marked_text_add_content (self->marked, self->claim, span, self->line);
    }
}

static void
read_quote (Reader *self, JsonObject *quote)
{
  g_autoptr (GPtrArray) sources = dictum_json_in_list (quote, "sources");
  const char *id = dictum_json_in_text (quote, "id");
  g_autofree char *base = id != NULL ? g_strndup (id, strcspn (id, "/")) : NULL;
  DictumSpan *cue = NULL;
  DictumSpan *source = NULL;

  if (base == NULL || g_strcmp0 (base, self->id) != 0)
    begin_claim (self, quote, g_steal_pointer (&base));
  cue = read_span (self, dictum_json_in_object (quote, "cue"), FALSE);
  if (sources->len > 0)
    source = read_span (self, dictum_json_in_node (g_ptr_array_index (sources, 0)), FALSE);
  dictum_marked_text_name_source (self->marked, self->claim,
                                  dictum_marked_text_add_link (self->claim, source, cue));
  for (guint i = 1; i < sources->len; i++)
    {
      JsonObject *other = dictum_json_in_node (g_ptr_array_index (sources, i));

      dictum_import_tell_unplaced (
          self->import, self->file, self->line,
          other != NULL ? dictum_json_in_text (other, "text") : NULL,
          _ ("Dictum keeps one piece of a source and of a cue; this is another."));
    }
}

static void
read_document_cb (JsonObject *document, int line, gpointer data)
{
  Reader *self = data;
  const char *text = dictum_json_in_text (document, "text");
  g_autoptr (GPtrArray) quotes = dictum_json_in_list (document, "quotes");

  if (text == NULL)
    {
      dictum_import_tell_broken (self->import, self->file, line, _ ("It has no text."));
      return;
    }
  self->line = line;
  if (!dictum_marked_text_open (self->marked, self->file, NULL, text))
    return;
  for (guint i = 0; i < quotes->len; i++)
    {
      JsonObject *quote = dictum_json_in_node (g_ptr_array_index (quotes, i));

      if (quote != NULL)
        read_quote (self, quote);
      else
        dictum_import_tell_broken (self->import, self->file, line, _ ("It is no JSON object."));
    }
  end_claim (self);
}

gboolean
dictum_citron_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (DictumMarkedText) marked = dictum_marked_text_new (import);

  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      Reader reader = { import, marked, file->name, 0, NULL, NULL };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      dictum_json_lines_foreach (import, file, read_document_cb, &reader);
    }
  return TRUE;
}

gboolean
dictum_citron_recognise (const char *name, const char *start, gsize length)
{
  return g_str_has_suffix (name, ".json") && strstr (start, "\"quotes\"") != NULL;
}
