/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is prepared of one claim, and the numbers that stand for sources, articles and tags. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-claim-table-private.h"

#include <string.h>

#include "text/dictum-text.h"

/**
 * dictum_claim_numbers_get:
 * @self: numbers
 * @string: what stands for a thing
 *
 * Returns: its number, which is the next one when it had none
 */
guint
dictum_claim_numbers_get (DictumClaimNumbers *self, const char *string)
{
  gpointer number;

  if (self->numbers == NULL)
    self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  number = g_hash_table_lookup (self->numbers, string);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (++self->length);
      g_hash_table_insert (self->numbers, g_strdup (string), number);
    }

  return GPOINTER_TO_UINT (number) - 1;
}

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;
  folded = dictum_text_fold (text);
  g_string_append (out, folded);
  g_string_append_c (out, '\n');
}

static void
number_links (DictumClaimRow *self, DictumClaimLineage *lineage)
{
  const GPtrArray *attributions = self->claim->attributions;

  self->n_links = dictum_values_length (attributions);
  self->links = g_new (guint32, self->n_links);
  for (guint i = 0; i < self->n_links; i++)
    {
      const DictumAttribution *link = dictum_values_get (attributions, i);

      self->links[i] = link->source != NULL
                           ? dictum_claim_numbers_get (&lineage->sources, link->source)
                           : DICTUM_QUERY_NOBODY;
    }
}

static void
number_tags (DictumClaimRow *self, DictumClaimLineage *lineage)
{
  const char *const *tags = (const char *const *) self->claim->tags;
  guint length = dictum_strings_length (tags);

  self->tags = g_new (guint32, length);
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *folded = g_strchomp (dictum_text_fold (tags[i]));
      guint32 number = dictum_claim_numbers_get (&lineage->tags, folded);
      gboolean seen = FALSE;

      for (guint j = 0; j < self->n_tags; j++)
        seen |= self->tags[j] == number;
      if (!seen)
        self->tags[self->n_tags++] = number;
    }
}

/* With the lineage locked. */
DictumClaimRow *
dictum_claim_row_new (const DictumClaim *claim, DictumClaimLineage *lineage)
{
  DictumClaimRow *self = g_new0 (DictumClaimRow, 1);

  g_atomic_ref_count_init (&self->refs);
  self->claim = dictum_value_ref (claim);
  self->article = dictum_claim_numbers_get (&lineage->articles, claim->article);
  number_links (self, lineage);
  number_tags (self, lineage);
  dictum_claim_get_extent (claim, &self->start, &self->end);

  return self;
}

DictumClaimRow *
dictum_claim_row_ref (DictumClaimRow *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_claim_row_unref (DictumClaimRow *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  dictum_value_unref ((gpointer) self->claim);
  g_free (self->folded);
  g_free (self->modified);
  g_free (self->links);
  g_free (self->tags);
  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i++)
    g_free (self->keys[i]);
  g_free (self);
}

/* The first thread that is done keeps what it made. */
static const char *
keep_string (char **place, char *string)
{
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, string))
    g_free (string);

  return g_atomic_pointer_get (place);
}

const char *
dictum_claim_row_get_folded (DictumClaimRow *self)
{
  const char *kept = g_atomic_pointer_get (&self->folded);
  g_autofree char *quote = NULL;
  GString *folded;

  if (kept != NULL)
    return kept;

  quote = dictum_claim_get_quote (self->claim);
  folded = g_string_new (NULL);
  append_folded (folded, quote);
  append_folded (folded, self->claim->notes);
  for (guint i = 0; i < dictum_strings_length ((const char *const *) self->claim->tags); i++)
    append_folded (folded, self->claim->tags[i]);

  return keep_string (&self->folded, g_string_free_and_steal (folded));
}

const char *
dictum_claim_row_get_modified (DictumClaimRow *self)
{
  const char *kept = g_atomic_pointer_get (&self->modified);
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (kept != NULL)
    return kept;

  if (self->claim->modified != NULL)
    moment = g_date_time_new_from_iso8601 (self->claim->modified, NULL);
  local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  return keep_string (&self->modified,
                      local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup (""));
}

guint32
dictum_claim_row_get_speaker (const DictumClaimRow *self)
{
  return self->n_links > 0 ? self->links[self->n_links - 1] : DICTUM_QUERY_NOBODY;
}
