/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be typed next: names of fields, and the values that claims have, with how many claims
 * have them. */

#define G_LOG_DOMAIN "dictum-query"

#include <string.h>

#include "query/dictum-claim-table-private.h"

#define VALUES_OF_WORDS 3 /* of each field that are offered for a word without one */

/* A value that fits what was typed. The better it fits the smaller is the score. */
typedef struct
{
  const char *value; /* as in the query; borrowed from the table or a static string */
  const char *label;
  guint count;
  gboolean has_count;
  guint score;
  guint rank;  /* by name, where that is known */
  guint place; /* in the field’s own order; 0: by how many claims have it */
} Candidate;

static void
free_completion (gpointer data)
{
  DictumQueryCompletion *completion = data;

  g_free (completion->text);
  g_free (completion->label);
  g_free (completion);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->score != y->score)
    return x->score < y->score ? -1 : 1;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;

  return g_utf8_collate (x->label, y->label);
}

/* 0 it begins so, 1 a word in it does, 2 it is inside a word; G_MAXUINT not at all. */
static guint
find_score (const char *folded, const char *typed)
{
  const char *at = strstr (folded, typed);

  if (at == folded)
    return 0;
  for (const char *next = at; next != NULL; next = strstr (next + 1, typed))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (next))))
      return 1;

  return at != NULL ? 2 : G_MAXUINT;
}

static void
offer (GArray *candidates, const char *folded, const char *typed, Candidate candidate)
{
  candidate.score = folded != NULL && candidate.label != NULL ? find_score (folded, typed)
                                                              : G_MAXUINT;
  if (candidate.score != G_MAXUINT)
    g_array_append_val (candidates, candidate);
}

/* counted: the chain alone is asked about, as it was counted. */
static void
offer_sources (DictumClaimTable *self, const char *typed, gboolean counted, GArray *candidates)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const DictumClaimTableSource *source = &g_array_index (self->sources, DictumClaimTableSource,
                                                             i);

      if (source->record != NULL && source->count > 0)
        offer (candidates, source->folded, typed,
               (Candidate) { source->record->name, source->record->name, source->count, counted, 0,
                             source->rank, 0 });
    }
}

static void
offer_tags (DictumClaimTable *self, const char *typed, GArray *candidates)
{
  for (guint i = 0; i < self->tags->len; i++)
    {
      const DictumClaimTableTag *tag = &g_array_index (self->tags, DictumClaimTableTag, i);

      offer (candidates, tag->folded, typed,
             (Candidate) { tag->label, tag->label, tag->count, TRUE, 0, tag->rank, 0 });
    }
}

static void
offer_articles (DictumClaimTable *self, const char *typed, GArray *candidates)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      const DictumClaimTableArticle *article = &g_array_index (self->articles,
                                                               DictumClaimTableArticle, i);

      if (article->count > 0 && article->record != NULL)
        offer (candidates, article->title, typed,
               (Candidate) { article->record->title, article->record->title, article->count, TRUE,
                             0, article->rank, 0 });
    }
}

/* Adds to the count of a value that several things may have. */
static void
count_value (GHashTable *counts, const char *value, guint count)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));

  g_hash_table_insert (counts, (gpointer) value, GUINT_TO_POINTER (before + count));
}

static void
offer_counted (GHashTable *counts, const char *typed, GArray *candidates)
{
  GHashTableIter iter;
  gpointer value, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, &count))
    {
      g_autofree char *folded = dictum_text_fold (value);

      offer (candidates, folded, typed,
             (Candidate) { value, value, GPOINTER_TO_UINT (count), TRUE, 0, 0, 0 });
    }
}

static void
offer_publishers (DictumClaimTable *self, const char *typed, GArray *candidates)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const DictumClaimTableArticle *article = &g_array_index (self->articles,
                                                               DictumClaimTableArticle, i);

      if (article->count > 0 && article->record != NULL && article->record->publisher != NULL)
        count_value (counts, article->record->publisher, article->count);
    }
  offer_counted (counts, typed, candidates);
}

static void
offer_people (DictumClaimTable *self, const char *typed, GArray *candidates)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DictumClaimRow *row = g_ptr_array_index (self->rows, i);

      if (row->claim->assigned != NULL)
        count_value (counts, row->claim->assigned, 1);
    }
  offer_counted (counts, typed, candidates);
}

static void
offer_ratings (DictumClaimTable *self, const char *typed, GArray *candidates)
{
  g_autofree guint *counts = g_new0 (guint, self->n_ratings + 1);
  const DictumRatingScale *scale = self->settings->desk != NULL ? self->settings->desk->rating_scale
                                                                : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    counts[self->ratings[i]]++;
  for (guint i = 0; i < self->n_ratings; i++)
    {
      const DictumScaleValue *value = dictum_values_get (scale->values, i);
      g_autofree char *names = g_strconcat (value->id, "\n", value->label, NULL);
      g_autofree char *folded = dictum_text_fold (names);

      offer (candidates, folded, typed,
             (Candidate) { value->id, value->label, counts[i], TRUE, 0, 0, 0 });
    }
  offer (candidates, "none", typed,
         (Candidate) { "none", "none", counts[self->n_ratings], TRUE, 0, 0, 0 });
}

static void
offer_names (DictumClaimTable *self, DictumQueryField field, const char *typed, GArray *candidates)
{
  const char *const *names = dictum_query_field_get_values (field);
  guint counts[32] = { 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 bits = dictum_query_get_names (self, g_ptr_array_index (self->rows, i), field);

      for (; bits != 0; bits &= bits - 1)
        counts[g_bit_nth_lsf (bits, -1)]++;
    }
  for (guint i = 0; names[i] != NULL; i++)
    offer (candidates, names[i], typed,
           (Candidate) { names[i], names[i], counts[i], TRUE, 0, 0, 0 });
}

static void
offer_some (const char *const *values, const char *typed, GArray *candidates)
{
  for (guint i = 0; values[i] != NULL; i++)
    offer (candidates, values[i], typed, (Candidate) { values[i], values[i], 0, FALSE, 0, 0, 0 });
}

static void
offer_values (DictumClaimTable *self, DictumQueryField field, const char *typed, GArray *candidates)
{
  static const char *const days[] = { "today", "yesterday", NULL };
  static const char *const numbers[] = { "0", "1", ">=2", NULL };

  if (field == DICTUM_QUERY_SOURCE || field == DICTUM_QUERY_THROUGH)
    offer_sources (self, typed, field == DICTUM_QUERY_SOURCE, candidates);
  else if (field == DICTUM_QUERY_ARTICLE)
    offer_articles (self, typed, candidates);
  else if (field == DICTUM_QUERY_PUBLISHER)
    offer_publishers (self, typed, candidates);
  else if (field == DICTUM_QUERY_TAG)
    offer_tags (self, typed, candidates);
  else if (field == DICTUM_QUERY_ASSIGNED)
    offer_people (self, typed, candidates);
  else if (field == DICTUM_QUERY_RATING)
    offer_ratings (self, typed, candidates);
  else if (field == DICTUM_QUERY_LINKS)
    offer_some (numbers, typed, candidates);
  else if (field == DICTUM_QUERY_PUBLISHED || field == DICTUM_QUERY_MODIFIED)
    offer_some (days, typed, candidates);
  else if (dictum_query_field_get_values (field) != NULL)
    offer_names (self, field, typed, candidates);

  if (dictum_query_field_get_values (field) != NULL || field == DICTUM_QUERY_RATING ||
      field == DICTUM_QUERY_LINKS)
    for (guint i = 0; i < candidates->len; i++)
      g_array_index (candidates, Candidate, i).place = i + 1;
  g_array_sort (candidates, compare_candidates);
}

static void
add_completion (GPtrArray *completions,
                DictumQueryField field,
                const Candidate *candidate,
                gboolean with_name)
{
  DictumQueryCompletion *completion = g_new0 (DictumQueryCompletion, 1);
  /* What is counted is the whole name, and not what else has it in its own. */
  gboolean exact = dictum_query_field_get_info (field)->kind == DICTUM_QUERY_TEXT;
  g_autofree char *term = exact ? dictum_query_write_exact (field, candidate->value)
                                : dictum_query_write_term (field, candidate->value, FALSE);
  const char *name = dictum_query_field_get_name (field);

  completion->text = g_strdup (with_name ? term : term + strlen (name) + 1);
  completion->label = with_name ? g_strdup (term) : g_strdup (candidate->label);
  completion->count = candidate->count;
  completion->has_count = candidate->has_count;
  g_ptr_array_add (completions, completion);
}

static void
complete_value (DictumClaimTable *self,
                DictumQueryField field,
                const char *typed,
                guint limit,
                gboolean with_name,
                GPtrArray *completions)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  offer_values (self, field, typed, candidates);
  for (guint i = 0; i < MIN (candidates->len, limit); i++)
    add_completion (completions, field, &g_array_index (candidates, Candidate, i), with_name);
}

static void
complete_name (const char *typed, guint limit, GPtrArray *completions)
{
  for (guint i = DICTUM_QUERY_WORDS + 1; i < DICTUM_QUERY_N_FIELDS && completions->len < limit; i++)
    {
      const char *name = dictum_query_field_get_name (i);
      g_autofree char *label = dictum_text_fold (dictum_query_field_get_label (i));
      DictumQueryCompletion *completion;

      if (find_score (name, typed) > 1 && find_score (label, typed) > 1)
        continue;
      completion = g_new0 (DictumQueryCompletion, 1);
      completion->text = g_strconcat (name, ":", NULL);
      completion->label = g_strdup (dictum_query_field_get_label (i));
      g_ptr_array_add (completions, completion);
    }
}

/* A word may be the name of a field, or of something that claims have. */
static void
complete_word (DictumClaimTable *self, const char *typed, guint limit, GPtrArray *completions)
{
  static const DictumQueryField fields[] = { DICTUM_QUERY_SOURCE, DICTUM_QUERY_TAG,
                                             DICTUM_QUERY_STATUS, DICTUM_QUERY_RATING };

  complete_name (typed, limit, completions);
  for (guint i = 0; *typed != '\0' && i < G_N_ELEMENTS (fields); i++)
    if (completions->len < limit)
      complete_value (self, fields[i], typed, MIN (VALUES_OF_WORDS, limit - completions->len), TRUE,
                      completions);
}

/* The term that ends at the caret; NULL when a new one begins there. */
static const DictumQueryNode *
find_node (DictumClaimQuery *query, int caret)
{
  const DictumQueryNode *node;

  if (query->nodes->len == 0)
    return NULL;
  node = g_ptr_array_index (query->nodes, query->nodes->len - 1);

  return node->end == caret ? node : NULL;
}

/* The whole value that begins at start, in the text that goes on behind the caret. */
static int
find_end (const char *text, int start, int caret)
{
  g_autoptr (DictumClaimQuery) query = dictum_claim_query_new (text);

  for (guint i = 0; i < query->nodes->len; i++)
    {
      const DictumQueryNode *node = g_ptr_array_index (query->nodes, i);

      for (guint j = 0; j < node->values->len; j++)
        {
          const DictumQueryValue *value = &g_array_index (node->values, DictumQueryValue, j);

          if (value->start == start)
            return MAX (value->end, caret);
        }
    }

  return caret;
}

/**
 * dictum_claim_table_complete:
 * @self: a table
 * @text: a query, half typed
 * @caret: where one types, code points
 * @limit: how many at most
 * @start: (out): what a completion takes the place of
 * @end: (out): likewise
 *
 * Returns: (transfer full): what may be typed, best first
 */
GPtrArray *
dictum_claim_table_complete (DictumClaimTable *self,
                             const char *text,
                             int caret,
                             guint limit,
                             int *start,
                             int *end)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *head = NULL;
  g_autoptr (DictumClaimQuery) query = NULL;
  g_autoptr (GPtrArray) completions = g_ptr_array_new_with_free_func (free_completion);
  const DictumQueryNode *node;
  const DictumQueryValue *value = NULL;
  const char *typed;

  caret = CLAMP (caret, 0, (int) g_utf8_strlen (valid, -1));
  head = g_utf8_substring (valid, 0, caret);
  query = dictum_claim_query_new (head);
  node = find_node (query, caret);
  if (node != NULL && node->values->len > 0)
    value = &g_array_index (node->values, DictumQueryValue, node->values->len - 1);
  if (value != NULL && value->end != caret)
    value = NULL;
  typed = value != NULL ? value->folded : "";

  *start = value != NULL ? value->start : caret;
  *end = find_end (valid, *start, caret);
  if (node == NULL || (node->strange && node->end == node->start + 1))
    complete_name ("", limit, completions);
  else if (node->strange || (value != NULL && value->quoted && value->closed))
    *start = *end = caret;
  else if (node->field != DICTUM_QUERY_WORDS)
    complete_value (self, node->field, typed, limit, FALSE, completions);
  else if (!value->quoted)
    complete_word (self, typed, limit, completions);

  return g_steal_pointer (&completions);
}

GPtrArray *
dictum_claim_table_list_values (DictumClaimTable *self, DictumQueryField field, guint limit)
{
  g_autoptr (GPtrArray) completions = g_ptr_array_new_with_free_func (free_completion);

  g_return_val_if_fail (field > DICTUM_QUERY_WORDS && field < DICTUM_QUERY_N_FIELDS, NULL);

  complete_value (self, field, "", limit, FALSE, completions);
  return g_steal_pointer (&completions);
}
