/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-export-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-format.h"
#include "query/dictum-claim-table.h"
#include "store/dictum-store.h"

static void
free_article (gpointer data)
{
  DictumExportArticle *article = data;

  g_ptr_array_unref (article->claims);
  g_free (article);
}

static gboolean
add_fitting (GHashTable *wanted,
             const DictumProjectSnapshot *snapshot,
             const char *text,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_parse (text != NULL ? text : "", error);
  g_autoptr (DictumClaimTable) table = NULL;
  g_autoptr (DictumClaimResult) result = NULL;

  if (query == NULL)
    return FALSE;
  table = dictum_claim_table_new (dictum_project_snapshot_copy (snapshot), NULL);
  result = dictum_claim_table_list (table, query, (DictumClaimOrder) { 0 }, NULL, cancellable,
                                    error);
  if (result == NULL)
    return FALSE;

  for (guint i = 0; i < dictum_claim_result_get_n_items (result); i++)
    g_hash_table_add (wanted, g_strdup (dictum_claim_result_get_claim (result, i)->record.id));

  return TRUE;
}

typedef const char *(*GetId) (gconstpointer record);

static const char *
get_article (gconstpointer claim)
{
  return ((const DictumClaim *) claim)->article;
}

/* Lets go of the records whose id, or whose article’s, is not in the set, and keeps their order. */
static void
keep_only (GPtrArray *records, GetId get_id, GHashTable *wanted)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (g_hash_table_contains (wanted, get_id (record)))
        {
          /* Swapped, so that the end of the array holds what is let go. */
          g_ptr_array_index (records, i) = g_ptr_array_index (records, n);
          g_ptr_array_index (records, n++) = record;
        }
    }
  g_ptr_array_set_size (records, (int) n);
}

/* The sources that claims lead to, and those that these belong to. */
static void
add_sources (GHashTable *wanted, const DictumProjectSnapshot *snapshot)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < snapshot->sources->len; i++)
    {
      DictumSource *source = g_ptr_array_index (snapshot->sources, i);

      g_hash_table_insert (by_id, source->record.id, source);
    }

  for (guint i = 0; i < snapshot->claims->len; i++)
    {
      const DictumClaim *claim = g_ptr_array_index (snapshot->claims, i);

      for (guint j = 0; j < dictum_values_length (claim->attributions); j++)
        {
          const DictumAttribution *link = dictum_values_get (claim->attributions, j);
          const char *id = link->source;

          while (id != NULL && g_hash_table_add (wanted, g_strdup (id)))
            {
              const DictumSource *source = g_hash_table_lookup (by_id, id);

              id = source != NULL ? source->affiliation : NULL;
            }
        }
    }
}

/* Only lists of references may lose some: what all others lead to is in the scope with them. */
static gboolean
is_reference_list (const DictumField *field)
{
  return field->kind == DICTUM_FIELD_STRINGS && (field->flags & DICTUM_FIELD_REFERENCE) != 0;
}

gboolean
dictum_references_lead_out (gconstpointer record, GHashTable *kept)
{
  const DictumType *type = ((const DictumValue *) record)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      const char *const *ids;

      if (!is_reference_list (field))
        continue;
      ids = *DICTUM_FIELD_AT (const char *const *, record, field);
      for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        if (!g_hash_table_contains (kept, ids[i]))
          return TRUE;
    }

  return FALSE;
}

void
dictum_references_prune (gpointer record, GHashTable *kept)
{
  const DictumType *type = ((const DictumValue *) record)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      g_autoptr (GStrvBuilder) builder = NULL;
      g_auto (GStrv) left = NULL;
      const char *const *ids;

      if (!is_reference_list (field))
        continue;
      builder = g_strv_builder_new ();
      ids = *DICTUM_FIELD_AT (const char *const *, record, field);
      for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        if (g_hash_table_contains (kept, ids[i]))
          g_strv_builder_add (builder, ids[i]);
      left = g_strv_builder_end (builder);
      dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, record, field), (const char *const *) left);
    }
}

static gpointer
close_record (gpointer record, GHashTable *kept)
{
  gpointer copy;

  if (!dictum_references_lead_out (record, kept))
    return record;

  copy = dictum_value_copy (record);
  dictum_references_prune (copy, kept);
  dictum_value_seal (copy);
  dictum_value_unref (record);

  return copy;
}

static void
add_ids (GHashTable *set, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (set, g_strdup (dictum_record_get_id (g_ptr_array_index (records, i))));
}

static void
close_records (GPtrArray *records, GHashTable *kept)
{
  for (guint i = 0; i < records->len; i++)
    records->pdata[i] = close_record (records->pdata[i], kept);
}

static void
keep_articles (DictumProjectSnapshot *snapshot, GHashTable *wanted)
{
  keep_only (snapshot->articles, dictum_record_get_id, wanted);
  keep_only (snapshot->claims, get_article, wanted);
}

static void
keep_claims (DictumProjectSnapshot *snapshot, GHashTable *wanted)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);

  keep_only (snapshot->claims, dictum_record_get_id, wanted);
  for (guint i = 0; i < snapshot->claims->len; i++)
    g_hash_table_add (articles, ((DictumClaim *) g_ptr_array_index (snapshot->claims, i))->article);
  keep_only (snapshot->articles, dictum_record_get_id, articles);
}

/* Leaves in the snapshot what the scope names and what that leads to. */
static gboolean
narrow (DictumProjectSnapshot *snapshot,
        const DictumScope *scope,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; scope->ids != NULL && scope->ids[i] != NULL; i++)
    g_hash_table_add (wanted, g_strdup (scope->ids[i]));
  if (scope->kind == DICTUM_SCOPE_QUERY &&
      !add_fitting (wanted, snapshot, scope->query, cancellable, error))
    return FALSE;

  if (scope->kind == DICTUM_SCOPE_ARTICLES)
    keep_articles (snapshot, wanted);
  else
    keep_claims (snapshot, wanted);
  g_hash_table_remove_all (wanted);
  add_sources (wanted, snapshot);
  keep_only (snapshot->sources, dictum_record_get_id, wanted);

  add_ids (wanted, snapshot->articles);
  add_ids (wanted, snapshot->claims);
  close_records (snapshot->claims, wanted);
  close_records (snapshot->sources, wanted);

  return TRUE;
}

static DictumExportArticle *
add_text (DictumExport *self,
          const DictumArticle *article,
          const DictumVersion *version,
          guint number)
{
  DictumExportArticle *entry = g_new0 (DictumExportArticle, 1);

  entry->article = article;
  entry->version = version;
  entry->text = dictum_article_get_text (article, version);
  entry->claims = g_ptr_array_new ();
  entry->latest = version == dictum_article_get_latest_version (article);
  entry->number = number;
  g_ptr_array_add (self->articles, entry);

  return entry;
}

/* Sorts the claims of one article into the texts that they stand in. */
static void
add_article (DictumExport *self, const DictumCorpusArticle *listed, guint number)
{
  DictumExportArticle *latest = add_text (self, listed->article, listed->version, number);

  for (guint i = 0; i < listed->claims->len; i++)
    {
      DictumClaim *claim = g_ptr_array_index (listed->claims, i);

      if (g_strcmp0 (claim->version, listed->version->id) == 0)
        g_ptr_array_add (latest->claims, claim);
    }
  if (latest->claims->len == listed->claims->len)
    return;

  for (guint v = dictum_values_length (listed->article->versions) - 1; v > 0; v--)
    {
      const DictumVersion *version = dictum_values_get (listed->article->versions, v - 1);
      DictumExportArticle *entry = NULL;

      for (guint i = 0; i < listed->claims->len; i++)
        {
          DictumClaim *claim = g_ptr_array_index (listed->claims, i);

          if (g_strcmp0 (claim->version, version->id) != 0)
            continue;
          if (entry == NULL)
            entry = add_text (self, listed->article, version, number);
          g_ptr_array_add (entry->claims, claim);
        }
    }
}

/* Takes the snapshot, which is what the scope leaves. */
DictumExport *
dictum_export_arrange (DictumProjectSnapshot *snapshot)
{
  DictumExport *self = g_new0 (DictumExport, 1);

  self->corpus = dictum_corpus_new (snapshot, NULL);
  self->settings = snapshot->settings;
  self->articles = g_ptr_array_new_with_free_func (free_article);
  for (guint i = 0; i < self->corpus->articles->len; i++)
    add_article (self, g_ptr_array_index (self->corpus->articles, i), i + 1);
  self->n_claims = self->corpus->n_claims;
  self->made = dictum_now ();
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * dictum_export_new:
 * @snapshot: (transfer full): the records of a project
 * @scope: (nullable): what of them; NULL: all
 *
 * Returns: (transfer full) (nullable): the picture of it
 */
DictumExport *
dictum_export_new (DictumProjectSnapshot *snapshot,
                   const DictumScope *scope,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DictumProjectSnapshot) owned = snapshot;
  g_autoptr (DictumRedaction) redaction = NULL;
  gboolean whole = scope == NULL || scope->kind == DICTUM_SCOPE_PROJECT;
  DictumExport *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  /* Of the whole project: notes tell of sources that nothing in the scope leads to. */
  redaction = dictum_redaction_new (snapshot);
  if (!whole && !narrow (owned, scope, cancellable, error))
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (owned->articles->len == 0 && owned->sources->len == 0)
    {
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                           whole ? _ ("There is nothing in the project yet that could be exported.")
                                 : _ ("Nothing in the project is what you chose to export."));
      return NULL;
    }

  self = dictum_export_arrange (g_steal_pointer (&owned));
  self->whole = whole;
  self->redaction = g_steal_pointer (&redaction);

  return self;
}

/**
 * dictum_export_redact:
 * @self: (transfer full): an export
 *
 * Returns: (transfer full): the export as it may be given to anybody
 */
DictumExport *
dictum_export_redact (DictumExport *self)
{
  DictumExport *redacted;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->redacted)
    return self;

  redacted = dictum_export_arrange (
      dictum_redaction_apply_all (self->redaction, self->corpus->snapshot));
  redacted->whole = self->whole;
  redacted->redacted = TRUE;
  redacted->redaction = g_steal_pointer (&self->redaction);
  g_set_str (&redacted->made, self->made);
  redacted->name = dictum_redaction_apply (redacted->redaction, self->name);
  if (redacted->name == NULL)
    redacted->name = g_strdup (self->name);
  g_hash_table_unref (redacted->options);
  redacted->options = g_hash_table_ref (self->options);
  dictum_export_free (self);

  return redacted;
}

void
dictum_export_set_name (DictumExport *self, const char *name)
{
  g_return_if_fail (self != NULL && !self->redacted);

  g_set_str (&self->name, name);
}

const char *
dictum_export_get_title (DictumExport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->settings->title != NULL ? self->settings->title : self->name;
}

void
dictum_export_free (DictumExport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->articles);
  dictum_corpus_free (self->corpus);
  g_hash_table_unref (self->options);
  dictum_redaction_free (self->redaction);
  g_free (self->name);
  g_free (self->made);
  g_free (self);
}

const DictumSource *
dictum_export_get_source (DictumExport *self, const char *id)
{
  return dictum_corpus_get_source (self->corpus, id);
}

const DictumClaim *
dictum_export_get_claim (DictumExport *self, const char *id)
{
  return dictum_corpus_get_claim (self->corpus, id);
}

const DictumScaleValue *
dictum_export_get_rating (DictumExport *self, const DictumRating *rating)
{
  return rating != NULL ? dictum_settings_find_rating (self->settings, rating->rating) : NULL;
}

const char *
dictum_export_name_link (DictumExport *self, const DictumAttribution *link)
{
  const DictumSource *source = dictum_export_get_source (self, link->source);

  if (source != NULL)
    return source->name;

  return link->source_span != NULL ? link->source_span->exact : NULL;
}

char *
dictum_export_get_address (const DictumExportArticle *article)
{
  const char *url = article->article->url;

  if (url != NULL && g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    return g_strdup (url);

  return g_strconcat ("urn:uuid:", article->article->record.id, NULL);
}

GBytes *
dictum_export_get_copy (DictumExport *self, const char *sha256, GError **error)
{
  if (!self->redacted)
    return dictum_snapshot_store_get (sha256, error);

  g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_SECRET,
                       _ ("Originals cannot be redacted, so a redacted export is without them."));

  return NULL;
}

void
dictum_export_set_option (DictumExport *self, const char *name, const char *value)
{
  g_hash_table_insert (self->options, g_strdup (name), g_strdup (value));
}

const char *
dictum_export_get_option (DictumExport *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

gboolean
dictum_export_is_option_on (DictumExport *self, const char *name)
{
  return g_strcmp0 (dictum_export_get_option (self, name), "yes") == 0;
}

GPtrArray *
dictum_export_write_documents (DictumExport *self,
                               DictumWriteDocument write,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) files = dictum_files_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (self->articles, i);
      g_autofree char *stem = dictum_file_suggest_unique (names, article->article->title);
      g_autofree char *name = g_strconcat (stem, ".json", NULL);
      GString *text = g_cancellable_set_error_if_cancelled (cancellable, error)
                          ? NULL
                          : write (article, error);

      if (text == NULL)
        return NULL;
      dictum_files_add_text (files, name, text);
    }
  return g_steal_pointer (&files);
}
