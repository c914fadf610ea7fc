/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-records"

#include "model/dictum-records.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * dictum_record_get_id:
 * @record: a record
 *
 * Returns: (nullable): its id; NULL before it has one
 */
const char *
dictum_record_get_id (gconstpointer record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return ((const DictumRecord *) record)->id;
}

gboolean
dictum_is_claim (gconstpointer record)
{
  return dictum_value_is (record, &dictum_claim_type);
}

gboolean
dictum_is_article (gconstpointer record)
{
  return dictum_value_is (record, &dictum_article_type);
}

gboolean
dictum_is_source (gconstpointer record)
{
  return dictum_value_is (record, &dictum_source_type);
}

gboolean
dictum_is_settings (gconstpointer record)
{
  return dictum_value_is (record, &dictum_settings_type);
}

/**
 * dictum_span_new:
 * @start: first code point
 * @end: behind the last code point
 * @exact: the words there
 * @prefix: (nullable): the words before
 * @suffix: (nullable): the words behind
 *
 * Returns: (transfer full): a span
 */
DictumSpan *
dictum_span_new (int start, int end, const char *exact, const char *prefix, const char *suffix)
{
  DictumSpan *self = dictum_value_new (&dictum_span_type);

  self->start = start;
  self->end = end;
  dictum_value_set_string (&self->exact, exact);
  dictum_value_set_string (&self->prefix, prefix);
  dictum_value_set_string (&self->suffix, suffix);

  return self;
}

/**
 * dictum_version_get_fingerprint:
 * @version: a version that is complete: its blocks will not be altered any more
 *
 * Takes about as long as reading the text; later calls take nothing. May be called from several
 * threads.
 *
 * Returns: (transfer none): by which the text is compared with others
 */
const DictumFingerprint *
dictum_version_get_fingerprint (const DictumVersion *version)
{
  DictumVersion *self = (DictumVersion *) version;
  DictumFingerprint *fingerprint;
  g_autofree const char **texts = NULL;
  guint n_blocks;

  g_return_val_if_fail (self != NULL, NULL);

  fingerprint = g_atomic_pointer_get (&self->fingerprint);
  if (fingerprint != NULL)
    return fingerprint;

  n_blocks = dictum_values_length (self->blocks);
  texts = g_new (const char *, n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    texts[i] = ((const DictumBlock *) dictum_values_get (self->blocks, i))->text;
  fingerprint = dictum_fingerprint_new (texts, n_blocks);
  if (!g_atomic_pointer_compare_and_exchange (&self->fingerprint, NULL, fingerprint))
    {
      dictum_fingerprint_free (fingerprint);
      fingerprint = g_atomic_pointer_get (&self->fingerprint);
    }

  return fingerprint;
}

/**
 * dictum_article_get_version:
 * @article: an article
 * @id: (nullable): of one of its versions
 *
 * Returns: (nullable): the version
 */
const DictumVersion *
dictum_article_get_version (const DictumArticle *article, const char *id)
{
  g_return_val_if_fail (dictum_is_article (article), NULL);

  for (guint i = dictum_values_length (article->versions); i > 0; i--)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i - 1);

      if (g_strcmp0 (version->id, id) == 0)
        return version;
    }

  return NULL;
}

/**
 * dictum_article_get_latest_version:
 * @article: an article
 *
 * Returns: (nullable): what is shown and marked; never NULL in a project
 */
const DictumVersion *
dictum_article_get_latest_version (const DictumArticle *article)
{
  g_return_val_if_fail (dictum_is_article (article), NULL);

  if (dictum_values_length (article->versions) == 0)
    return NULL;

  return dictum_values_get (article->versions, article->versions->len - 1);
}

/**
 * dictum_claim_get_quote:
 * @claim: a claim
 *
 * Returns: (transfer full): the words of its content, fragments joined with " … "
 */
char *
dictum_claim_get_quote (const DictumClaim *claim)
{
  GString *quote;

  g_return_val_if_fail (dictum_is_claim (claim), NULL);

  quote = g_string_new (NULL);
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    {
      const DictumSpan *span = dictum_values_get (claim->content, i);

      if (i > 0)
        g_string_append (quote, " … ");
      g_string_append (quote, span->exact != NULL ? span->exact : "");
    }

  return g_string_free (quote, FALSE);
}

/**
 * dictum_claim_get_extent:
 * @claim: a claim
 * @start: (out) (optional): first code point of its content
 * @end: (out) (optional): behind its last code point
 */
void
dictum_claim_get_extent (const DictumClaim *claim, int *start, int *end)
{
  guint n;

  g_return_if_fail (dictum_is_claim (claim));

  n = dictum_values_length (claim->content);
  if (start != NULL)
    *start = n > 0 ? ((const DictumSpan *) dictum_values_get (claim->content, 0))->start : 0;
  if (end != NULL)
    *end = n > 0 ? ((const DictumSpan *) dictum_values_get (claim->content, n - 1))->end : 0;
}

const DictumCarry *
dictum_claim_get_carry (const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->carries);

  return length > 0 ? dictum_values_get (claim->carries, length - 1) : NULL;
}

/**
 * dictum_claim_get_rating:
 * @claim: a claim
 * @person: (nullable): who rated
 *
 * Returns: (nullable): the rating of @person
 */
const DictumRating *
dictum_claim_get_rating (const DictumClaim *claim, const char *person)
{
  g_return_val_if_fail (dictum_is_claim (claim), NULL);

  for (guint i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);

      if (g_strcmp0 (rating->person, person) == 0)
        return rating;
    }

  return NULL;
}

/**
 * dictum_claim_get_shown_rating:
 * @claim: a claim
 *
 * Returns: (nullable): the rating that stands for the claim: the published one, else the latest
 * given
 */
const DictumRating *
dictum_claim_get_shown_rating (const DictumClaim *claim)
{
  const DictumRating *shown;

  g_return_val_if_fail (dictum_is_claim (claim), NULL);

  shown = claim->published_rating != NULL ? dictum_claim_get_rating (claim, claim->published_rating)
                                          : NULL;
  if (shown == NULL && dictum_values_length (claim->ratings) > 0)
    shown = dictum_values_get (claim->ratings, claim->ratings->len - 1);

  return shown;
}

/**
 * dictum_settings_find_rating:
 * @settings: a project's settings
 * @id: (nullable): of a value of its rating scale
 *
 * Returns: (nullable): the value
 */
const DictumScaleValue *
dictum_settings_find_rating (const DictumSettings *settings, const char *id)
{
  const DictumRatingScale *scale;

  g_return_val_if_fail (dictum_is_settings (settings), NULL);

  scale = settings->desk != NULL ? settings->desk->rating_scale : NULL;
  for (guint i = 0; scale != NULL && i < dictum_values_length (scale->values); i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);

      if (g_strcmp0 (value->id, id) == 0)
        return value;
    }

  return NULL;
}

const DictumSavedFilter *
dictum_settings_find_filter (const DictumSettings *settings, const char *name)
{
  const GPtrArray *filters;

  g_return_val_if_fail (dictum_is_settings (settings), NULL);

  filters = settings->desk != NULL ? settings->desk->filters : NULL;
  for (guint i = 0; i < dictum_values_length (filters); i++)
    {
      const DictumSavedFilter *filter = dictum_values_get (filters, i);

      if (g_strcmp0 (filter->name, name) == 0)
        return filter;
    }

  return NULL;
}

typedef struct
{
  DictumReferenceFunc func;
  gpointer data;
} ReferenceWalk;

static void walk_references (gconstpointer value, const ReferenceWalk *walk);

static void
walk_field (const DictumField *field, gconstpointer value, const ReferenceWalk *walk)
{
  const DictumType *below = field->detail;

  if (field->kind == DICTUM_FIELD_VALUE && below->refers)
    {
      gconstpointer child = *DICTUM_FIELD_AT (gpointer, value, field);

      if (child != NULL)
        walk_references (child, walk);
    }
  else if (field->kind == DICTUM_FIELD_VALUES && below->refers)
    {
      const GPtrArray *children = *DICTUM_FIELD_AT (GPtrArray *, value, field);

      for (guint i = 0; i < dictum_values_length (children); i++)
        walk_references (dictum_values_get (children, i), walk);
    }
  else if ((field->flags & DICTUM_FIELD_REFERENCE) && field->kind == DICTUM_FIELD_STRINGS)
    {
      const char *const *ids = (const char *const *) *DICTUM_FIELD_AT (GStrv, value, field);

      for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        walk->func (ids[i], walk->data);
    }
  else if (field->flags & DICTUM_FIELD_REFERENCE)
    {
      const char *id = *DICTUM_FIELD_AT (char *, value, field);

      if (id != NULL)
        walk->func (id, walk->data);
    }
}

static void
walk_references (gconstpointer value, const ReferenceWalk *walk)
{
  const DictumType *type = ((const DictumValue *) value)->type;

  for (const DictumField *field = type->fields; type->refers && field->key != NULL; field++)
    walk_field (field, value, walk);
}

/**
 * dictum_record_foreach_reference:
 * @record: a record
 * @func: called with each id that @record refers to; the same id may come several times
 * @data: for @func
 */
void
dictum_record_foreach_reference (gconstpointer record, DictumReferenceFunc func, gpointer data)
{
  const ReferenceWalk walk = { func, data };

  g_return_if_fail (record != NULL && func != NULL);

  walk_references (record, &walk);
}
