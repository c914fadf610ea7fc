/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "analysis/dictum-table.h"
#include "exchange/dictum-csv.h"
#include "exchange/dictum-formats-private.h"

/* A file of rows in the making. Headings are the names of the project file and are not translated:
 * scripts look for them. */
typedef struct
{
  GString *text;
  gboolean begun; /* the row has a cell */
} Sheet;

static void
add_cell (Sheet *self, const char *words)
{
  if (self->begun)
    g_string_append_c (self->text, ',');
  self->begun = TRUE;
  dictum_csv_append_cell (self->text, words);
}

static void
add_number (Sheet *self, int number)
{
  g_autofree char *words = g_strdup_printf ("%d", number);

  add_cell (self, words);
}

static void
end_row (Sheet *self)
{
  g_string_append (self->text, "\r\n");
  self->begun = FALSE;
}

static void
begin (Sheet *self, const char *const *headings)
{
  self->text = g_string_new (NULL);
  self->begun = FALSE;
  for (guint i = 0; headings[i] != NULL; i++)
    add_cell (self, headings[i]);
  end_row (self);
}

/* A field of a record as a person would write it. */
static char *
format_field (gconstpointer value, const DictumField *field)
{
  switch (field->kind)
    {
    case DICTUM_FIELD_STRING:
    case DICTUM_FIELD_TIME:
      return g_strdup (*DICTUM_FIELD_AT (const char *, value, field));
    case DICTUM_FIELD_BOOLEAN:
      return g_strdup (*DICTUM_FIELD_AT (gboolean, value, field) ? "yes" : "no");
    case DICTUM_FIELD_INTEGER:
      return g_strdup_printf ("%d", *DICTUM_FIELD_AT (int, value, field));
    case DICTUM_FIELD_ENUM:
      return g_strdup (dictum_enum_get_nick (field->detail, *DICTUM_FIELD_AT (int, value, field)));
    case DICTUM_FIELD_STRINGS:
      return dictum_csv_join (*DICTUM_FIELD_AT (const char *const *, value, field));
    case DICTUM_FIELD_NUMBER:
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      return NULL;
    }
}

/* value NULL: the record does not have what the field would be in. */
static void
add_field (Sheet *self, gconstpointer value, const DictumType *type, const char *key)
{
  const DictumField *field = dictum_type_find_field (type, key);
  g_autofree char *words = value != NULL ? format_field (value, field) : NULL;

  g_assert (field != NULL);
  add_cell (self, words);
}

static void
add_span (Sheet *self, const DictumSpan *span)
{
  add_cell (self, span != NULL ? span->exact : NULL);
  for (guint i = 0; i < 2; i++)
    if (span != NULL)
      add_number (self, i == 0 ? span->start : span->end);
    else
      add_cell (self, NULL);
}

/* Who says it, outermost first. */
static char *
name_chain (DictumExport *export, const DictumClaim *claim)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const char *name = dictum_export_name_link (export,
                                                  dictum_values_get (claim->attributions, i));

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  return dictum_csv_join ((const char *const *) names);
}

static const char *const claim_fields[] = {
  "kind",     "checkWorthy", "status",      "certainty", "assigned", "tags",     "notes",
  "reviewed", "sameAs",      "contradicts", "creator",   "created",  "modified", NULL,
};

static void
add_claim (Sheet *self,
           DictumExport *export,
           const DictumExportArticle *article,
           const DictumClaim *claim,
           guint number)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);
  const DictumScaleValue *value = dictum_export_get_rating (export, rating);
  g_autofree char *quote = dictum_claim_get_quote (claim);
  g_autofree char *chain = name_chain (export, claim);
  int start, end;

  dictum_claim_get_extent (claim, &start, &end);
  add_cell (self, claim->record.id);
  add_cell (self, claim->article);
  add_cell (self, article->article->title);
  add_cell (self, claim->version);
  add_number (self, (int) number);
  add_number (self, start);
  add_number (self, end);
  add_cell (self, quote);
  add_cell (self, chain);
  add_cell (self, value != NULL ? value->label : NULL);
  add_cell (self, rating != NULL ? rating->person : NULL);
  add_cell (self, rating != NULL ? rating->justification : NULL);
  add_cell (self, rating != NULL ? rating->as_of : NULL);
  for (guint i = 0; claim_fields[i] != NULL; i++)
    add_field (self, claim, &dictum_claim_type, claim_fields[i]);
  end_row (self);
}

static void
add_attributions (Sheet *self, DictumExport *export, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = dictum_export_get_source (export, link->source);

      add_cell (self, claim->record.id);
      add_number (self, (int) i + 1);
      add_cell (self, link->source);
      add_cell (self, source != NULL ? source->name : NULL);
      add_span (self, link->source_span);
      add_span (self, link->cue);
      add_field (self, link, &dictum_attribution_type, "manner");
      add_field (self, link, &dictum_attribution_type, "polarity");
      add_field (self, link, &dictum_attribution_type, "stance");
      end_row (self);
    }
}

static const char *const evidence_fields[] = {
  "id",    "title",  "url",     "file",      "publisher",   "date",   "locator",
  "quote", "stance", "primary", "retrieved", "archivedUrl", "sha256", NULL,
};

static void
add_evidence (Sheet *self, const DictumClaim *claim)
{
  for (guint i = 0; i < dictum_values_length (claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);

      add_cell (self, claim->record.id);
      for (guint j = 0; evidence_fields[j] != NULL; j++)
        add_field (self, evidence, &dictum_evidence_type, evidence_fields[j]);
      end_row (self);
    }
}

static char *
list_identifiers (const DictumSource *source, const char *scheme)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (guint i = 0; i < dictum_values_length (source->identifiers); i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (source->identifiers, i);

      if (g_strcmp0 (identifier->scheme, scheme) == 0 && identifier->content != NULL)
        g_strv_builder_add (builder, identifier->content);
    }
  found = g_strv_builder_end (builder);
  return dictum_csv_join ((const char *const *) found);
}

static void
add_source (Sheet *self, DictumExport *export, const DictumSource *source)
{
  const DictumSource *affiliation = dictum_export_get_source (export, source->affiliation);
  const char *const *fields = dictum_csv_list_fields ();

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *key = fields[i];

      if (g_str_equal (key, "affiliation"))
        add_cell (self, affiliation != NULL ? affiliation->name : NULL);
      else if (g_str_equal (key, "wikidata") || g_str_equal (key, "url"))
        {
          g_autofree char *identifiers = list_identifiers (source, key);

          add_cell (self, identifiers);
        }
      else if (g_str_has_prefix (key, "anonymity."))
        add_field (self, source->anonymity, &dictum_anonymity_type, strchr (key, '.') + 1);
      else
        add_field (self, source, &dictum_source_type, key);
    }
  end_row (self);
}

typedef struct
{
  Sheet claims, attributions, evidence, sources;
} Book;

static void
begin_book (Book *self)
{
  static const char *const claims[] = {
    "id",          "article",     "articleTitle", "version",  "number",        "start", "end",
    "quote",       "sources",     "rating",       "ratedBy",  "justification", "asOf",  "kind",
    "checkWorthy", "status",      "certainty",    "assigned", "tags",          "notes", "reviewed",
    "sameAs",      "contradicts", "creator",      "created",  "modified",      NULL,
  };
  static const char *const attributions[] = {
    "claim", "position", "source", "sourceName", "sourceWords", "sourceStart", "sourceEnd",
    "cue",   "cueStart", "cueEnd", "manner",     "polarity",    "stance",      NULL,
  };
  static const char *const evidence[] = {
    "claim", "id",     "title",   "url",       "file",        "publisher", "date", "locator",
    "quote", "stance", "primary", "retrieved", "archivedUrl", "sha256",    NULL,
  };

  begin (&self->claims, claims);
  begin (&self->attributions, attributions);
  begin (&self->evidence, evidence);
  begin (&self->sources, dictum_csv_list_fields ());
}

static void
finish (GPtrArray *files, DictumExport *export, const char *name, Sheet *sheet)
{
  /* Without the mark, Excel takes UTF-8 for an older encoding; with it, some programs take it for a
   * part of the first heading. */
  if (dictum_export_is_option_on (export, "bom"))
    g_string_prepend (sheet->text, "\xef\xbb\xbf");
  dictum_files_add_text (files, name, g_steal_pointer (&sheet->text));
}

GPtrArray *
dictum_csv_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  GPtrArray *sources = export->corpus->snapshot->sources;
  GPtrArray *files = dictum_files_new ();
  Book book;

  begin_book (&book);
  for (guint i = 0; i < export->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);

      for (guint j = 0; j < article->claims->len; j++)
        {
          const DictumClaim *claim = g_ptr_array_index (article->claims, j);

          add_claim (&book.claims, export, article, claim, j + 1);
          add_attributions (&book.attributions, export, claim);
          add_evidence (&book.evidence, claim);
        }
    }
  for (guint i = 0; i < sources->len; i++)
    add_source (&book.sources, export, g_ptr_array_index (sources, i));

  finish (files, export, "claims.csv", &book.claims);
  finish (files, export, "attributions.csv", &book.attributions);
  finish (files, export, "evidence.csv", &book.evidence);
  finish (files, export, "sources.csv", &book.sources);
  return files;
}
