/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a claim fits. What a term says of sources, articles and tags is worked out once for each
 * of them and kept as an array of bytes; what is left for each claim is looking up its numbers, and
 * one search in its text for each word. */

#define G_LOG_DOMAIN "dictum-query"

#include <string.h>

#include "model/dictum-reply.h"
#include "query/dictum-claim-table-private.h"

typedef struct
{
  const DictumQueryNode *node;
  guint8 *things;  /* of each source, article, tag or rating, by the node's field; NULL: none */
  guint8 *outlets; /* THROUGH: of each article */
} Term;

struct _DictumQueryMatcher
{
  DictumClaimTable *table;
  GArray *terms; /* of Term */
};

static const DictumQueryValue *
get_value (const DictumQueryNode *node, guint position)
{
  return &g_array_index (node->values, DictumQueryValue, position);
}

/* ---- Ready for a table ---- */

/* day: as in RFC 3339, as much of it as is known; NULL and "" are on no day. */
static gboolean
is_between (const DictumQueryValue *value, const char *day)
{
  return day != NULL && *day != '\0' && (value->from == NULL || strcmp (day, value->from) >= 0) &&
         (value->to == NULL || strncmp (day, value->to, strlen (value->to)) <= 0);
}

static gboolean
is_assigned (const DictumQueryValue *value, const char *person)
{
  g_autofree char *folded = person != NULL ? dictum_text_fold (person) : NULL;

  return folded != NULL && dictum_query_value_is_in (value, folded);
}

static gboolean
source_fits (const DictumQueryValue *value, const DictumClaimTableSource *source)
{
  return dictum_query_value_is_in (value, source->folded) ||
         strcmp (value->text, source->record->record.id) == 0;
}

static gboolean
article_fits (const DictumQueryNode *node,
              const DictumQueryValue *value,
              const DictumClaimTableArticle *article)
{
  switch ((int) node->field)
    {
    case DICTUM_QUERY_ARTICLE:
      return (article->title != NULL && dictum_query_value_is_in (value, article->title)) ||
             strcmp (value->text, article->record->record.id) == 0;
    case DICTUM_QUERY_PUBLISHER:
      return article->publisher != NULL && dictum_query_value_is_in (value, article->publisher);
    default:
      return is_between (value, article->record->published);
    }
}

static guint8 *
find_sources (const DictumQueryNode *node, DictumClaimTable *table)
{
  guint8 *fits = g_new0 (guint8, table->sources->len + 1);

  for (guint i = 0; i < table->sources->len; i++)
    {
      const DictumClaimTableSource *source = &g_array_index (table->sources, DictumClaimTableSource,
                                                             i);

      for (guint j = 0; source->record != NULL && !fits[i] && j < node->values->len; j++)
        fits[i] = get_value (node, j)->valid && source_fits (get_value (node, j), source);
    }

  return fits;
}

static guint8 *
find_articles (const DictumQueryNode *node, DictumClaimTable *table)
{
  guint8 *fits = g_new0 (guint8, table->articles->len + 1);

  for (guint i = 0; i < table->articles->len; i++)
    {
      const DictumClaimTableArticle *article = &g_array_index (table->articles,
                                                               DictumClaimTableArticle, i);

      for (guint j = 0; article->record != NULL && !fits[i] && j < node->values->len; j++)
        fits[i] = get_value (node, j)->valid && article_fits (node, get_value (node, j), article);
    }

  return fits;
}

/* Of each article, whether its publisher fits. */
static guint8 *
find_outlets (const DictumQueryNode *node, DictumClaimTable *table)
{
  DictumQueryNode outlets = *node;

  outlets.field = DICTUM_QUERY_PUBLISHER;
  return find_articles (&outlets, table);
}

/* The tag itself or, while there is none such, what begins so: it may be half typed. */
static guint8 *
find_tags (const DictumQueryNode *node, DictumClaimTable *table)
{
  guint8 *fits = g_new0 (guint8, table->tags->len + 1);

  for (guint j = 0; j < node->values->len; j++)
    {
      const DictumQueryValue *value = get_value (node, j);
      gboolean whole = table->whole_tags || (value->quoted && value->closed);

      for (guint i = 0; value->valid && !whole && i < table->tags->len; i++)
        whole = g_strcmp0 (g_array_index (table->tags, DictumClaimTableTag, i).folded,
                           value->folded) == 0;
      for (guint i = 0; value->valid && i < table->tags->len; i++)
        {
          const char *tag = g_array_index (table->tags, DictumClaimTableTag, i).folded;

          if (tag != NULL &&
              (whole ? strcmp (tag, value->folded) == 0 : g_str_has_prefix (tag, value->folded)))
            fits[i] = TRUE;
        }
    }

  return fits;
}

static gboolean
name_fits (const char *name, const char *folded, gboolean whole)
{
  g_autofree char *other = name != NULL ? g_strchomp (dictum_text_fold (name)) : NULL;

  return other != NULL && (whole ? strcmp (other, folded) == 0 : g_str_has_prefix (other, folded));
}

static gboolean
find_rating_names (const DictumQueryValue *value,
                   DictumClaimTable *table,
                   gboolean whole,
                   guint8 *fits)
{
  const DictumRatingScale *scale = table->settings->desk != NULL
                                       ? table->settings->desk->rating_scale
                                       : NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < table->n_ratings; i++)
    {
      const DictumScaleValue *rating = dictum_values_get (scale->values, i);

      if (name_fits (rating->id, value->folded, whole) ||
          name_fits (rating->label, value->folded, whole))
        found = fits[i] = TRUE;
    }
  if (name_fits ("none", value->folded, whole))
    found = fits[table->n_ratings] = TRUE;

  return found;
}

static guint8 *
find_ratings (const DictumQueryNode *node, DictumClaimTable *table)
{
  guint8 *fits = g_new0 (guint8, table->n_ratings + 1);

  for (guint j = 0; j < node->values->len; j++)
    if (get_value (node, j)->valid && !find_rating_names (get_value (node, j), table, TRUE, fits))
      find_rating_names (get_value (node, j), table, FALSE, fits);

  return fits;
}

static guint8 *
find_things (const DictumQueryNode *node, DictumClaimTable *table)
{
  switch ((int) node->field)
    {
    case DICTUM_QUERY_SOURCE:
    case DICTUM_QUERY_THROUGH:
      return find_sources (node, table);
    case DICTUM_QUERY_ARTICLE:
    case DICTUM_QUERY_PUBLISHER:
    case DICTUM_QUERY_PUBLISHED:
      return find_articles (node, table);
    case DICTUM_QUERY_TAG:
      return find_tags (node, table);
    case DICTUM_QUERY_RATING:
      return find_ratings (node, table);
    default:
      return NULL;
    }
}

/* ---- One claim ---- */

static const DictumSource *
get_source (DictumClaimTable *table, guint32 number)
{
  if (number == DICTUM_QUERY_NOBODY)
    return NULL;

  return g_array_index (table->sources, DictumClaimTableSource, number).record;
}

/* A medium that passes something on is not another source for it, and evidence that supports the
 * claim is one. */
static gboolean
rests_on_one_unnamed (DictumClaimTable *table, const DictumClaimRow *row)
{
  guint32 speaker = dictum_claim_row_get_speaker (row);
  const DictumSource *source = get_source (table, speaker);

  if (source == NULL || source->kind != DICTUM_SOURCE_UNNAMED)
    return FALSE;
  for (guint i = 0; i + 1 < row->n_links; i++)
    {
      const DictumSource *other = get_source (table, row->links[i]);

      if (other != NULL && other != source && other->kind != DICTUM_SOURCE_MEDIA &&
          other->kind != DICTUM_SOURCE_DOCUMENT)
        return FALSE;
    }
  for (guint i = 0; i < dictum_values_length (row->claim->evidence); i++)
    {
      const DictumEvidence *evidence = dictum_values_get (row->claim->evidence, i);

      if (evidence->stance == DICTUM_EVIDENCE_SUPPORTS)
        return FALSE;
    }

  return TRUE;
}

/* Bits of the field's names. */
static guint32
get_link_names (const DictumClaimRow *row, DictumQueryField field)
{
  guint32 names = 0;

  for (guint i = 0; i < row->n_links; i++)
    {
      const DictumAttribution *link = dictum_values_get (row->claim->attributions, i);

      if (field == DICTUM_QUERY_MANNER)
        names |= 1u << link->manner;
      else if (field == DICTUM_QUERY_STANCE)
        names |= 1u << link->stance;
      else
        names |= 1u << link->polarity;
    }

  return names;
}

static guint32
get_reply_names (DictumClaimTable *table, const DictumClaim *claim)
{
  enum
  {
    DUE = 1 << 0,
    WAITING = 1 << 1,
    NONE = 1 << 2,
  };
  guint32 names = dictum_values_length (claim->replies) == 0 ? NONE : 0;

  for (guint i = 0; i < dictum_values_length (claim->replies); i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);

      DictumReplyState state = dictum_reply_get_state (reply, table->now, NULL);

      if (state != DICTUM_REPLY_ANSWERED)
        names |= WAITING;
      if (state == DICTUM_REPLY_OVERDUE)
        names |= DUE;
    }

  return names;
}

static guint32
answer (gboolean yes)
{
  return yes ? 1u << 0 : 1u << 1;
}

guint32
dictum_query_get_names (DictumClaimTable *table, const DictumClaimRow *row, DictumQueryField field)
{
  const DictumClaim *claim = row->claim;
  const DictumSource *speaker = get_source (table, dictum_claim_row_get_speaker (row));

  switch ((int) field)
    {
    case DICTUM_QUERY_SOURCE_KIND:
      return 1u << (speaker != NULL ? speaker->kind : DICTUM_SOURCE_OTHER + 1);
    case DICTUM_QUERY_KIND:
      return 1u << claim->kind;
    case DICTUM_QUERY_STATUS:
      return 1u << claim->status;
    case DICTUM_QUERY_UNNAMED:
      return answer (speaker != NULL && speaker->kind == DICTUM_SOURCE_UNNAMED);
    case DICTUM_QUERY_ATTRIBUTED:
      return answer (row->n_links > 0);
    case DICTUM_QUERY_SINGLE_UNNAMED:
      return answer (rests_on_one_unnamed (table, row));
    case DICTUM_QUERY_EVIDENCE:
      return answer (dictum_values_length (claim->evidence) > 0);
    case DICTUM_QUERY_CHECK_WORTHY:
      return answer (claim->check_worthy);
    case DICTUM_QUERY_CERTAINTY:
      return 1u << claim->certainty;
    case DICTUM_QUERY_REPLY:
      return get_reply_names (table, claim);
    default:
      return get_link_names (row, field);
    }
}

static gboolean
value_fits (const DictumQueryValue *value,
            DictumQueryField field,
            DictumClaimTable *table,
            DictumClaimRow *row)
{
  switch ((int) field)
    {
    case DICTUM_QUERY_WORDS:
      return dictum_query_value_is_in (value, dictum_claim_row_get_folded (row));
    case DICTUM_QUERY_ASSIGNED:
      return is_assigned (value, row->claim->assigned);
    case DICTUM_QUERY_LINKS:
      return (int) row->n_links >= value->low && (int) row->n_links <= value->high;
    case DICTUM_QUERY_MODIFIED:
      return is_between (value, dictum_claim_row_get_modified (row));
    case DICTUM_QUERY_ID:
      return strcmp (row->claim->record.id, value->text) == 0;
    default:
      return (value->names & dictum_query_get_names (table, row, field)) != 0;
    }
}

static gboolean
any_thing_fits (const Term *term, const guint32 *numbers, guint length)
{
  for (guint i = 0; i < length; i++)
    if (numbers[i] != DICTUM_QUERY_NOBODY && term->things[numbers[i]])
      return TRUE;

  return FALSE;
}

static gboolean
term_fits (const Term *term, DictumClaimTable *table, guint row)
{
  DictumClaimRow *claim = g_ptr_array_index (table->rows, row);

  switch ((int) term->node->field)
    {
    case DICTUM_QUERY_SOURCE:
      return any_thing_fits (term, claim->links, claim->n_links);
    case DICTUM_QUERY_THROUGH:
      /* What nobody said has not been passed on by anyone. */
      return any_thing_fits (term, claim->links, claim->n_links) ||
             (claim->n_links > 0 && term->outlets[claim->article]);
    case DICTUM_QUERY_TAG:
      return any_thing_fits (term, claim->tags, claim->n_tags);
    case DICTUM_QUERY_ARTICLE:
    case DICTUM_QUERY_PUBLISHER:
    case DICTUM_QUERY_PUBLISHED:
      return term->things[claim->article];
    case DICTUM_QUERY_RATING:
      return term->things[table->ratings[row]];
    default:
      for (guint i = 0; i < term->node->values->len; i++)
        if (get_value (term->node, i)->valid &&
            value_fits (get_value (term->node, i), term->node->field, table, claim))
          return TRUE;
      return FALSE;
    }
}

static void
clear_term (gpointer data)
{
  g_free (((Term *) data)->things);
  g_free (((Term *) data)->outlets);
}

DictumQueryMatcher *
dictum_query_matcher_new (DictumClaimQuery *query, DictumClaimTable *table)
{
  DictumQueryMatcher *self = g_new0 (DictumQueryMatcher, 1);

  self->table = dictum_claim_table_ref (table);
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
  for (guint i = 0; i < query->nodes->len; i++)
    {
      const DictumQueryNode *node = g_ptr_array_index (query->nodes, i);
      Term term = { node, NULL, NULL };

      if (!dictum_query_node_filters (node))
        continue;
      term.things = find_things (node, table);
      if (node->field == DICTUM_QUERY_THROUGH)
        term.outlets = find_outlets (node, table);
      g_array_append_val (self->terms, term);
    }

  return self;
}

void
dictum_query_matcher_free (DictumQueryMatcher *self)
{
  g_array_unref (self->terms);
  dictum_claim_table_unref (self->table);
  g_free (self);
}

/**
 * dictum_query_matcher_fits:
 * @self: a matcher; the query it was made of must live
 * @row: of its table
 *
 * Returns: whether the claim of the row fits every term
 */
gboolean
dictum_query_matcher_fits (const DictumQueryMatcher *self, guint row)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);

      if (term_fits (term, self->table, row) == term->node->negated)
        return FALSE;
    }

  return TRUE;
}
