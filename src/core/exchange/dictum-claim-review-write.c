/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* schema.org ClaimReview, one for each claim that has a rating, in one graph. The words stand in it
 * twice: joined, as the vocabulary wants them, and by fragment with their place, as Quotations that
 * are parts of the page, so that they are found again. */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-json-ld.h"
#include "model/dictum-time.h"

const DictumFormatOption dictum_claim_review_options[] = {
  { "author", N_ ("The organisation that reviews, instead of each person who rated"), FALSE },
  { "url", N_ ("The page on which the reviews are published"), FALSE },
  { NULL },
};

typedef struct
{
  DictumJsonWriter writer;
  DictumExport *export;
  GHashTable *articles; /* const char * id to const DictumExportArticle, of the latest version */
  double best;          /* of the scale; NAN when it has no numbers */
  double worst;
} Writing;

static void
find_extremes (Writing *self)
{
  const DictumDesk *desk = self->export->settings->desk;
  const GPtrArray *values = desk != NULL && desk->rating_scale != NULL ? desk->rating_scale->values
                                                                       : NULL;

  self->best = self->worst = NAN;
  for (guint i = 0; i < dictum_values_length (values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (values, i);

      /* fmax() and fmin() take the number where the other is none. */
      self->best = fmax (self->best, value->number);
      self->worst = fmin (self->worst, value->number);
    }
}

static void
write_number (DictumJsonWriter *writer, const char *key, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return;
  dictum_json_key (writer, key);
  dictum_json_literal (writer, g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

static void
write_named (DictumJsonWriter *writer, const char *key, const char *type, const char *name)
{
  if (name == NULL)
    return;
  dictum_json_ld_open (writer, key);
  dictum_json_member_string (writer, "@type", type);
  dictum_json_member_string (writer, "name", name);
  dictum_json_end (writer, '}');
}

static const char *
get_type (const DictumSource *source)
{
  switch ((DictumSourceKind) source->kind)
    {
    case DICTUM_SOURCE_PERSON:
    case DICTUM_SOURCE_UNNAMED:
      return "Person";
    case DICTUM_SOURCE_GOVERNMENT_BODY:
      return "GovernmentOrganization";
    case DICTUM_SOURCE_MEDIA:
      return "NewsMediaOrganization";
    case DICTUM_SOURCE_DOCUMENT:
      return "CreativeWork";
    case DICTUM_SOURCE_ORGANISATION:
    case DICTUM_SOURCE_GROUP:
    case DICTUM_SOURCE_OTHER:
    default:
      return "Organization";
    }
}

/* Links to who it is, as others know them. */
static void
write_identifiers (DictumJsonWriter *writer, const DictumSource *source)
{
  if (source->identifiers == NULL)
    return;

  dictum_json_ld_open_array (writer, "sameAs");
  for (guint i = 0; i < source->identifiers->len; i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);
      g_autofree char *link = g_strcmp0 (identifier->scheme, "wikidata") == 0
                                  ? g_strconcat ("https://www.wikidata.org/wiki/",
                                                 identifier->content, NULL)
                                  : g_strdup (identifier->content);

      if (link == NULL)
        continue;
      dictum_json_element (writer);
      dictum_json_string (writer, link, strlen (link));
    }
  dictum_json_end (writer, ']');
}

/* Who said it: the last link. This is made to be published, so that who spoke in confidence is
 * called as the article does, whether the export is redacted or not. */
static void
write_speaker (Writing *self, const DictumClaim *claim)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumAttribution *link = dictum_claim_get_last_link (claim);
  const DictumSource *source = link != NULL ? dictum_export_get_source (self->export, link->source)
                                            : NULL;

  if (source != NULL && !dictum_source_is_protected (source))
    {
      dictum_json_ld_open (writer, "author");
      dictum_json_member_string (writer, "@type", get_type (source));
      dictum_json_member_string (writer, "name", source->name);
      write_identifiers (writer, source);
      dictum_json_end (writer, '}');
    }
  else if (link != NULL && link->source_span != NULL)
    write_named (writer, "author", "Person", link->source_span->exact);
  else if (source != NULL && source->anonymity->descriptor != NULL)
    write_named (writer, "author", "Person", source->anonymity->descriptor);
}

static void
write_page (Writing *self,
            const char *key,
            const DictumExportArticle *entry,
            const DictumClaim *claim)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumArticle *article = entry->article;

  dictum_json_ld_open (writer, key);
  dictum_json_member_string (writer, "@type", "CreativeWork");
  dictum_json_ld_iri (writer, "@id", article->record.id);
  dictum_json_member_string (writer, "url", article->url);
  dictum_json_member_string (writer, "headline", article->title);
  write_named (writer, "author", "Person", article->byline);
  write_named (writer, "publisher", "Organization", article->publisher);
  dictum_json_member_string (writer, "datePublished", article->published);
  dictum_json_member_string (writer, "inLanguage", article->language);
  dictum_json_ld_open_array (writer, "hasPart");
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      dictum_json_ld_open (writer, NULL);
      dictum_json_member_string (writer, "@type", "Quotation");
      dictum_json_member_string (writer, "text", span->exact);
      dictum_json_member_integer (writer, "position", span->start);
      dictum_json_end (writer, '}');
    }
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
}

/* The same claim in other articles of the export, and the earliest of all. */
static void
write_appearances (Writing *self, const DictumExportArticle *own, const DictumClaim *claim)
{
  const DictumExportArticle *first = own;
  const DictumClaim *first_claim = claim;

  dictum_json_ld_open_array (&self->writer, "appearance");
  write_page (self, NULL, own, claim);
  for (guint i = 0; i < dictum_strings_length ((const char *const *) claim->same_as); i++)
    {
      const DictumClaim *other = dictum_export_get_claim (self->export, claim->same_as[i]);
      const DictumExportArticle *entry = g_hash_table_lookup (self->articles, other->article);

      write_page (self, NULL, entry, other);
      if (entry->article->published != NULL && first->article->published != NULL &&
          dictum_time_compare (entry->article->published, first->article->published) < 0)
        {
          first = entry;
          first_claim = other;
        }
    }
  dictum_json_end (&self->writer, ']');
  if (claim->same_as != NULL && first->article->published != NULL)
    write_page (self, "firstAppearance", first, first_claim);
}

static void
write_claim (Writing *self,
             const DictumExportArticle *article,
             const DictumClaim *claim,
             const char *quote)
{
  DictumJsonWriter *writer = &self->writer;

  dictum_json_ld_open (writer, "itemReviewed");
  dictum_json_member_string (writer, "@type", "Claim");
  dictum_json_ld_iri (writer, "@id", claim->record.id);
  dictum_json_member_string (writer, "text", quote);
  write_speaker (self, claim);
  dictum_json_member_string (writer, "datePublished", article->article->published);
  write_appearances (self, article, claim);
  dictum_json_end (writer, '}');
}

static void
write_rating (Writing *self, const DictumRating *rating)
{
  DictumJsonWriter *writer = &self->writer;
  const DictumScaleValue *value = dictum_export_get_rating (self->export, rating);

  dictum_json_ld_open (writer, "reviewRating");
  dictum_json_member_string (writer, "@type", "Rating");
  if (value != NULL && isfinite (value->number))
    {
      write_number (writer, "ratingValue", value->number);
      write_number (writer, "bestRating", self->best);
      write_number (writer, "worstRating", self->worst);
    }
  dictum_json_member_string (writer, "alternateName",
                             value != NULL ? value->label : rating->rating);
  dictum_json_member_string (writer, "ratingExplanation", rating->justification);
  dictum_json_end (writer, '}');
}

static void
write_review (Writing *self,
              const DictumExportArticle *article,
              const DictumClaim *claim,
              const DictumRating *rating)
{
  DictumJsonWriter *writer = &self->writer;
  const char *organisation = dictum_export_get_option (self->export, "author");
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *iri = dictum_json_ld_make_iri (claim->record.id, "review");

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "@type", "ClaimReview");
  dictum_json_member_string (writer, "@id", iri);
  dictum_json_member_string (writer, "url", dictum_export_get_option (self->export, "url"));
  dictum_json_member_string (writer, "claimReviewed", quote);
  write_named (writer, "author", organisation != NULL ? "Organization" : "Person",
               organisation != NULL ? organisation : rating->person);
  dictum_json_member_string (writer, "datePublished", rating->rated);
  dictum_json_member_string (writer, "inLanguage", self->export->settings->language);
  write_claim (self, article, claim, quote);
  write_rating (self, rating);
  dictum_json_end (writer, '}');
}

static guint
write_graph (Writing *self, GCancellable *cancellable)
{
  guint n_written = 0;

  dictum_json_ld_open_array (&self->writer, "@graph");
  for (guint i = 0; i < self->export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (self->export->articles, i);

      for (guint j = 0; j < article->claims->len && !g_cancellable_is_cancelled (cancellable); j++)
        {
          const DictumClaim *claim = g_ptr_array_index (article->claims, j);
          const DictumRating *rating = dictum_claim_get_shown_rating (claim);

          if (rating == NULL)
            continue;
          write_review (self, article, claim, rating);
          n_written++;
        }
    }
  dictum_json_end (&self->writer, ']');

  return n_written;
}

GPtrArray *
dictum_claim_review_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  Writing self = { .export = export, .articles = articles };
  GString *text;
  guint n_written;

  for (guint i = 0; i < export->articles->len; i++)
    {
      DictumExportArticle *entry = g_ptr_array_index (export->articles, i);

      if (entry->latest)
        g_hash_table_insert (articles, entry->article->record.id, entry);
    }
  find_extremes (&self);
  dictum_json_writer_init (&self.writer, TRUE, 4096);
  dictum_json_begin (&self.writer, '{');
  dictum_json_member_string (&self.writer, "@context", "https://schema.org");
  n_written = write_graph (&self, cancellable);
  dictum_json_end (&self.writer, '}');

  text = dictum_json_writer_finish (&self.writer, error);
  if (text == NULL)
    return NULL;
  if (n_written == 0 && !g_cancellable_is_cancelled (cancellable))
    {
      g_string_free (text, TRUE);
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                           _ ("None of these claims has a rating yet. Rate those that are to be "
                              "published."));
      return NULL;
    }
  g_string_append_c (text, '\n');

  return dictum_files_new_text ("claim-review.jsonld", text);
}
