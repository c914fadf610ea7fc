/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* W3C Web Annotation Data Model (2017), one AnnotationCollection with one page. A claim is an
 * annotation that assesses its words; each source that the text names is one that identifies it,
 * each cue one that links the two. Fragments of a discontinuous claim are targets of one
 * annotation. What the model has no words for is in the terms of data/dictum-context.jsonld, which
 * is written into the file: there is no address yet from which a reader could fetch it. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include "exchange/dictum-context.h"
#include "exchange/dictum-json-ld.h"
#include "exchange/dictum-web-annotation.h"

#define ANNO_CONTEXT "http://www.w3.org/ns/anno.jsonld"

const char *const dictum_web_annotation_claim_skip[] = {
  "id",    "article", "version", "content", "attributions", "kind",     "ratings",
  "notes", "tags",    "carries", "creator", "created",      "modified", NULL
};
const char *const dictum_web_annotation_link_skip[] = { "source", "sourceSpan", "cue", NULL };
const char *const dictum_web_annotation_source_skip[] = { "id", "creator", "created", "modified",
                                                          NULL };

typedef struct
{
  DictumJsonWriter writer;
  DictumExport *export;
  const DictumExportArticle *article;
  char *address;
  guint total;
} Writing;

static char *
name_part (guint link, const char *part)
{
  return g_strdup_printf ("link-%u-%s", link + 1, part);
}

static void
write_target (Writing *self, const char *key, const DictumSpan *span)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumVersion *version = self->article->version;

  dictum_json_ld_open (writer, key);
  dictum_json_member_string (writer, "type", "SpecificResource");
  dictum_json_member_string (writer, "source", self->address);
  dictum_json_ld_open_array (writer, "selector");
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextQuoteSelector");
  dictum_json_member_string (writer, "exact", span->exact);
  dictum_json_member_string (writer, "prefix", span->prefix);
  dictum_json_member_string (writer, "suffix", span->suffix);
  dictum_json_end (writer, '}');
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextPositionSelector");
  dictum_json_member_integer (writer, "start", span->start);
  dictum_json_member_integer (writer, "end", span->end);
  dictum_json_end (writer, '}');
  dictum_json_end (writer, ']');
  if (version->retrieved != NULL || self->article->article->archived_url != NULL)
    {
      dictum_json_ld_open (writer, "state");
      dictum_json_member_string (writer, "type", "TimeState");
      dictum_json_member_string (writer, "sourceDate", version->retrieved);
      dictum_json_member_string (writer, "cached", self->article->article->archived_url);
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, '}');
}

static void
open_annotation (Writing *self, const char *id, const char *part, const char *motivation)
{
  g_autofree char *iri = dictum_json_ld_make_iri (id, part);

  dictum_json_ld_open (&self->writer, NULL);
  dictum_json_member_string (&self->writer, "id", iri);
  dictum_json_member_string (&self->writer, "type", "Annotation");
  dictum_json_member_string (&self->writer, "motivation", motivation);
  self->total++;
}

static void
write_text_body (Writing *self, const char *purpose, const char *text)
{
  DictumJsonWriter *writer = &self->writer;

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextualBody");
  dictum_json_member_string (writer, "purpose", purpose);
  dictum_json_member_string (writer, "value", text);
  if (strcmp (purpose, "tagging") != 0)
    dictum_json_member_string (writer, "format", "text/plain");
  dictum_json_end (writer, '}');
}

/* For everybody in words, and for us as what it is. */
static void
write_rating (Writing *self, const DictumRating *rating)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumScaleValue *value = dictum_export_get_rating (self->export, rating);
  const char *label = value != NULL ? value->label : rating->rating;
  g_autofree char *words = rating->justification != NULL
                               ? g_strconcat (label, ". ", rating->justification, NULL)
                               : g_strdup (label);

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextualBody");
  dictum_json_member_string (writer, "purpose", "assessing");
  dictum_json_member_string (writer, "value", words);
  dictum_json_member_string (writer, "format", "text/plain");
  dictum_json_ld_open (writer, "rating");
  dictum_json_ld_fields (writer, rating, NULL);
  dictum_json_end (writer, '}');
  dictum_json_end (writer, '}');
}

static void
write_bodies (Writing *self, const DictumClaim *claim)
{
  guint n_tags = dictum_strings_length ((const char *const *) claim->tags);

  if (n_tags == 0 && claim->notes == NULL && claim->ratings == NULL)
    return;

  dictum_json_ld_open_array (&self->writer, "body");
  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    write_rating (self, dictum_values_get (claim->ratings, i));
  if (claim->notes != NULL)
    write_text_body (self, "commenting", claim->notes);
  for (guint i = 0; i < n_tags; i++)
    write_text_body (self, "tagging", claim->tags[i]);
  dictum_json_end (&self->writer, ']');
}

static void
write_mark_iri (Writing *self,
                const char *key,
                const DictumClaim *claim,
                guint link,
                const char *part)
{
  g_autofree char *name = name_part (link, part);
  g_autofree char *iri = dictum_json_ld_make_iri (claim->record.id, name);

  dictum_json_member_string (&self->writer, key, iri);
}

static void
write_link (Writing *self, const DictumClaim *claim, guint position)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumAttribution *link = dictum_values_get (claim->attributions, position);

  dictum_json_ld_open (writer, NULL);
  dictum_json_ld_iri (writer, "speaker", link->source);
  if (link->source_span != NULL)
    write_mark_iri (self, "sourceMark", claim, position, "source");
  if (link->cue != NULL)
    write_mark_iri (self, "cueMark", claim, position, "cue");
  dictum_json_ld_fields (writer, link, dictum_web_annotation_link_skip);
  dictum_json_end (writer, '}');
}

static void
write_claim (Writing *self, const DictumClaim *claim)
{
  DictumJsonWriter *writer = &self->writer;

  open_annotation (self, claim->record.id, NULL, "assessing");
  dictum_json_ld_person (writer, "creator", claim->creator);
  dictum_json_member_string (writer, "created", claim->created);
  dictum_json_member_string (writer, "modified", claim->modified);
  write_bodies (self, claim);
  dictum_json_ld_open_array (writer, "target");
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    write_target (self, NULL, dictum_values_get (claim->content, i));
  dictum_json_end (writer, ']');

  /* Written even where it is the default: it says that the annotation is a claim of Dictum's. */
  dictum_json_member_string (writer, "kind",
                             dictum_enum_get_nick (&dictum_claim_kinds, claim->kind));
  if (claim->attributions != NULL)
    {
      dictum_json_ld_open_array (writer, "attributions");
      for (guint i = 0; i < claim->attributions->len; i++)
        write_link (self, claim, i);
      dictum_json_end (writer, ']');
    }
  dictum_json_ld_fields (writer, claim, dictum_web_annotation_claim_skip);
  dictum_json_end (writer, '}');
}

static void
write_source_mark (Writing *self, const DictumClaim *claim, guint position)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumAttribution *link = dictum_values_get (claim->attributions, position);
  const DictumSource *source = dictum_export_get_source (self->export, link->source);
  g_autofree char *part = name_part (position, "source");

  open_annotation (self, claim->record.id, part, "identifying");
  if (source != NULL)
    {
      dictum_json_ld_open_array (writer, "body");
      dictum_json_ld_open (writer, NULL);
      dictum_json_member_string (writer, "type", "SpecificResource");
      dictum_json_member_string (writer, "purpose", "identifying");
      dictum_json_ld_iri (writer, "source", source->record.id);
      dictum_json_end (writer, '}');
      write_text_body (self, "identifying", source->name);
      dictum_json_end (writer, ']');
    }
  write_target (self, "target", link->source_span);
  dictum_json_ld_iri (writer, "annotates", claim->record.id);
  dictum_json_end (writer, '}');
}

static void
write_cue_mark (Writing *self, const DictumClaim *claim, guint position)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumAttribution *link = dictum_values_get (claim->attributions, position);
  g_autofree char *part = name_part (position, "cue");

  open_annotation (self, claim->record.id, part, "linking");
  dictum_json_ld_open_array (writer, "body");
  dictum_json_ld_iri (writer, NULL, claim->record.id);
  dictum_json_ld_iri (writer, NULL, link->source);
  dictum_json_end (writer, ']');
  write_target (self, "target", link->cue);
  dictum_json_ld_iri (writer, "annotates", claim->record.id);
  dictum_json_end (writer, '}');
}

static void
write_marks (Writing *self, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source_span != NULL)
        write_source_mark (self, claim, i);
      if (link->cue != NULL)
        write_cue_mark (self, claim, i);
    }
}

static void
write_article (Writing *self, const DictumExportArticle *article)
{
  g_autofree char *address = dictum_export_get_address (article);

  self->article = article;
  self->address = address;
  for (guint i = 0; i < article->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (article->claims, i);

      write_claim (self, claim);
      write_marks (self, claim);
    }
  self->address = NULL;
}

static void
write_source (Writing *self, const DictumSource *source)
{
  DictumJsonWriter *writer = &self->writer;

  dictum_json_ld_open (writer, NULL);
  dictum_json_ld_iri (writer, "id", source->record.id);
  dictum_json_ld_fields (writer, source, dictum_web_annotation_source_skip);
  dictum_json_ld_person (writer, "creator", source->creator);
  dictum_json_member_string (writer, "created", source->created);
  dictum_json_member_string (writer, "modified", source->modified);
  dictum_json_end (writer, '}');
}

static void
write_registry (Writing *self)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumDesk *desk = self->export->settings->desk;
  const GPtrArray *sources = self->export->corpus->snapshot->sources;

  if (desk != NULL && desk->rating_scale != NULL)
    {
      dictum_json_ld_open (writer, "ratingScale");
      dictum_json_ld_fields (writer, desk->rating_scale, NULL);
      dictum_json_end (writer, '}');
    }
  dictum_json_ld_open_array (writer, "sources");
  for (guint i = 0; i < sources->len; i++)
    write_source (self, g_ptr_array_index (sources, i));
  dictum_json_end (writer, ']');
}

static void
write_contexts (DictumJsonWriter *writer)
{
  dictum_json_ld_open_array (writer, "@context");
  dictum_json_element (writer);
  dictum_json_string (writer, ANNO_CONTEXT, strlen (ANNO_CONTEXT));
  dictum_json_element (writer);
  dictum_json_literal (writer, DICTUM_CONTEXT);
  dictum_json_end (writer, ']');
}

GPtrArray *
dictum_web_annotation_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  Writing self = { .export = export };
  DictumJsonWriter *writer = &self.writer;
  const char *project = export->settings->record.id;
  g_autofree char *collection = dictum_json_ld_make_iri (project, "annotations");
  g_autofree char *page = dictum_json_ld_make_iri (project, "page-1");
  GString *text;

  dictum_json_writer_init (writer, TRUE, 4096 + 2048 * (gsize) export->n_claims);
  dictum_json_begin (writer, '{');
  write_contexts (writer);
  dictum_json_member_string (writer, "id", collection);
  dictum_json_member_string (writer, "type", "AnnotationCollection");
  dictum_json_member_string (writer, "label", dictum_export_get_title (export));
  dictum_json_member_string (writer, "generated", export->made);
  dictum_json_ld_open (writer, "first");
  dictum_json_member_string (writer, "id", page);
  dictum_json_member_string (writer, "type", "AnnotationPage");
  dictum_json_member_string (writer, "partOf", collection);
  dictum_json_member_integer (writer, "startIndex", 0);
  dictum_json_ld_open_array (writer, "items");
  for (guint i = 0; i < export->articles->len && !g_cancellable_is_cancelled (cancellable); i++)
    write_article (&self, g_ptr_array_index (export->articles, i));
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
  dictum_json_member_integer (writer, "total", self.total);
  write_registry (&self);
  dictum_json_end (writer, '}');

  text = dictum_json_writer_finish (writer, error);
  if (text == NULL)
    return NULL;
  g_string_append_c (text, '\n');

  return dictum_files_new_text ("annotations.jsonld", text);
}
