/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-claim-query.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "query/dictum-query-private.h"

G_DEFINE_QUARK (dictum - query - error - quark, dictum_query_error)

void
dictum_query_node_free (gpointer data)
{
  DictumQueryNode *node = data;

  g_array_unref (node->values);
  g_free (node->text);
  g_free (node);
}

static void
free_mishap (gpointer data)
{
  DictumQueryMishap *mishap = data;

  g_free (mishap->message);
  g_free (mishap);
}

static const DictumQueryNode *
get_node (DictumClaimQuery *self, guint position)
{
  return g_ptr_array_index (self->nodes, position);
}

/* Whether it leaves claims out: one of its values means something. */
gboolean
dictum_query_node_filters (const DictumQueryNode *node)
{
  for (guint i = 0; i < node->values->len; i++)
    if (g_array_index (node->values, DictumQueryValue, i).valid)
      return TRUE;

  return FALSE;
}

static gboolean
nodes_are_equal (const DictumQueryNode *a, const DictumQueryNode *b)
{
  if (a->field != b->field || a->negated != b->negated || a->strange != b->strange ||
      a->values->len != b->values->len || strcmp (a->text, b->text) != 0)
    return FALSE;

  for (guint i = 0; i < a->values->len; i++)
    {
      const DictumQueryValue *x = &g_array_index (a->values, DictumQueryValue, i);
      const DictumQueryValue *y = &g_array_index (b->values, DictumQueryValue, i);

      if (x->quoted != y->quoted || x->closed != y->closed || strcmp (x->text, y->text) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Whether what fits the words of one fits those of the other. */
static gboolean
node_implies (const DictumQueryNode *node, const DictumQueryNode *earlier)
{
  const DictumQueryValue *now, *then;

  if (nodes_are_equal (node, earlier))
    return TRUE;
  if (node->field != DICTUM_QUERY_WORDS || earlier->field != DICTUM_QUERY_WORDS || node->negated ||
      earlier->negated)
    return FALSE;

  now = &g_array_index (node->values, DictumQueryValue, 0);
  then = &g_array_index (earlier->values, DictumQueryValue, 0);
  if (!then->quoted)
    return strstr (now->folded, then->folded) != NULL;

  return now->quoted && !then->closed && g_str_has_prefix (now->folded, then->folded);
}

/* lead: all that stands before the value, but for a minus. */
static gboolean
needs_quotes (DictumQueryField field, const char *lead, const char *value)
{
  g_autofree char *term = g_strconcat (lead, value, NULL);
  g_autoptr (DictumClaimQuery) query = NULL;
  const DictumQueryNode *node;

  query = dictum_claim_query_new (term);
  if (query->nodes->len != 1)
    return TRUE;
  node = get_node (query, 0);

  return node->field != field || node->negated || node->strange || node->values->len != 1 ||
         strcmp (g_array_index (node->values, DictumQueryValue, 0).text, value) != 0;
}

/**
 * dictum_claim_query_new:
 * @text: (nullable): what was typed; what is not UTF-8 in it is replaced
 *
 * Returns: (transfer full): the query; where the text is wrong, with problems
 */
DictumClaimQuery *
dictum_claim_query_new (const char *text)
{
  DictumClaimQuery *self = g_new0 (DictumClaimQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  self->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  self->nodes = g_ptr_array_new_with_free_func (dictum_query_node_free);
  self->mishaps = g_ptr_array_new_with_free_func (free_mishap);
  dictum_query_parse (self);

  return self;
}

/**
 * dictum_claim_query_parse:
 * @text: a query
 * @error: DICTUM_QUERY_ERROR_SYNTAX, in words for whoever wrote it
 *
 * Returns: (transfer full) (nullable): the query; NULL when anything in it is wrong
 */
DictumClaimQuery *
dictum_claim_query_parse (const char *text, GError **error)
{
  g_autoptr (DictumClaimQuery) self = dictum_claim_query_new (text);
  const DictumQueryMishap *mishap;

  if (self->mishaps->len == 0)
    return g_steal_pointer (&self);

  mishap = g_ptr_array_index (self->mishaps, 0);
  g_set_error (error, DICTUM_QUERY_ERROR, DICTUM_QUERY_ERROR_SYNTAX,
               /* Translators: the number counts letters from the start of a filter. */
               _ ("In the filter, at letter %d: %s"), mishap->start + 1, mishap->message);
  return NULL;
}

DictumClaimQuery *
dictum_claim_query_ref (DictumClaimQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_claim_query_unref (DictumClaimQuery *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->text);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->mishaps);
  g_free (self);
}

const char *
dictum_claim_query_get_text (DictumClaimQuery *self)
{
  return self->text;
}

gboolean
dictum_claim_query_is_empty (DictumClaimQuery *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (dictum_query_node_filters (get_node (self, i)))
      return FALSE;

  return TRUE;
}

guint
dictum_claim_query_get_n_terms (DictumClaimQuery *self)
{
  return self->nodes->len;
}

DictumQueryTerm
dictum_claim_query_get_term (DictumClaimQuery *self, guint position)
{
  const DictumQueryNode *node;

  g_assert (position < self->nodes->len);

  node = get_node (self, position);
  return (DictumQueryTerm) { node->field, node->negated, node->start, node->end, node->text };
}

guint
dictum_claim_query_get_n_problems (DictumClaimQuery *self)
{
  return self->mishaps->len;
}

DictumQueryProblem
dictum_claim_query_get_problem (DictumClaimQuery *self, guint position)
{
  const DictumQueryMishap *mishap;

  g_assert (position < self->mishaps->len);

  mishap = g_ptr_array_index (self->mishaps, position);
  return (DictumQueryProblem) { mishap->start, mishap->end, mishap->message, mishap->unfinished };
}

/**
 * dictum_claim_query_print:
 * @self: a query
 *
 * Returns: (transfer full): its text with one space between terms, names of fields in small letters
 *   and plain quotation marks
 */
char *
dictum_claim_query_print (DictumClaimQuery *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, get_node (self, i)->text);
    }

  return g_string_free_and_steal (out);
}

gboolean
dictum_claim_query_equal (DictumClaimQuery *a, DictumClaimQuery *b)
{
  if (a->nodes->len != b->nodes->len)
    return FALSE;
  for (guint i = 0; i < a->nodes->len; i++)
    if (!nodes_are_equal (get_node (a, i), get_node (b, i)))
      return FALSE;

  return TRUE;
}

gboolean
dictum_claim_query_narrows (DictumClaimQuery *self, DictumClaimQuery *earlier)
{
  for (guint i = 0; i < earlier->nodes->len; i++)
    {
      gboolean implied = !dictum_query_node_filters (get_node (earlier, i));

      for (guint j = 0; !implied && j < self->nodes->len; j++)
        implied = dictum_query_node_filters (get_node (self, j)) &&
                  node_implies (get_node (self, j), get_node (earlier, i));
      if (!implied)
        return FALSE;
    }

  return TRUE;
}

char *
dictum_claim_query_without (DictumClaimQuery *self, guint position)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (i == position)
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, get_node (self, i)->text);
    }

  return g_string_free_and_steal (out);
}

static char *
write_value (DictumQueryField field, gboolean negated, const char *lead, const char *value)
{
  GString *out = g_string_new (negated ? "-" : NULL);

  g_string_append (out, lead);
  if (value != NULL && *value != '\0' && needs_quotes (field, lead, value))
    dictum_query_append_quoted (out, value, TRUE);
  else if (value != NULL)
    g_string_append (out, value);

  return g_string_free_and_steal (out);
}

/**
 * dictum_query_write_term:
 * @field: a field
 * @value: (nullable): what it is to be; NULL or "" for the name alone
 * @negated: with a minus
 *
 * Returns: (transfer full): the term as it is typed, the value in quotation marks where it must be
 */
char *
dictum_query_write_term (DictumQueryField field, const char *value, gboolean negated)
{
  const char *name = dictum_query_field_get_name (field);
  g_autofree char *lead = name != NULL ? g_strconcat (name, ":", NULL) : g_strdup ("");

  return write_value (field, negated, lead, value);
}

char *
dictum_query_write_exact (DictumQueryField field, const char *value)
{
  g_autofree char *lead = NULL;

  g_return_val_if_fail (field != DICTUM_QUERY_WORDS, NULL);
  g_return_val_if_fail (dictum_query_field_get_info (field)->kind == DICTUM_QUERY_TEXT, NULL);

  lead = g_strconcat (dictum_query_field_get_name (field), ":=", NULL);

  return write_value (field, FALSE, lead, value);
}

static gboolean
is_called (const DictumSource *source, const char *name)
{
  gboolean called = g_ascii_strcasecmp (source->name, name) == 0;

  for (guint i = 0; !called && source->aliases != NULL && source->aliases[i] != NULL; i++)
    called = g_ascii_strcasecmp (source->aliases[i], name) == 0;

  return called;
}

/**
 * dictum_query_write_source:
 * @project: that the source is in
 * @source: a source of it
 *
 * Looks through all sources.
 *
 * Returns: (transfer full): the filter for the claims in whose chain it stands
 */
char *
dictum_query_write_source (DictumProject *project, const DictumSource *source)
{
  GListModel *sources;
  guint n_called = 0;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  sources = dictum_project_get_sources (project);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (sources, i);

      n_called += is_called (dictum_item_get_source (item), source->name) ? 1 : 0;
    }

  return n_called == 1 ? dictum_query_write_exact (DICTUM_QUERY_SOURCE, source->name)
                       : dictum_query_write_term (DICTUM_QUERY_SOURCE, source->record.id, FALSE);
}

static const char *
get_record_name (DictumProject *project, const char *id)
{
  const DictumSource *source = dictum_project_get_source (project, id);
  const DictumArticle *article = dictum_project_get_article (project, id);

  return source != NULL ? source->name : article != NULL ? article->title : NULL;
}

/**
 * dictum_claim_query_describe_term:
 * @self: a query
 * @position: of the term
 * @project: what ids are looked up in
 *
 * Returns: (transfer full): the term as it is printed; where a source or an article is told by its
 *   id, because others are called so too, with its name
 */
char *
dictum_claim_query_describe_term (DictumClaimQuery *self, guint position, DictumProject *project)
{
  const DictumQueryNode *node;
  const DictumQueryValue *value;
  GString *out;

  g_return_val_if_fail (position < self->nodes->len, NULL);

  node = get_node (self, position);
  value = node->values->len == 1 ? &g_array_index (node->values, DictumQueryValue, 0) : NULL;
  if (value == NULL || node->strange || dictum_query_field_get_name (node->field) == NULL ||
      get_record_name (project, value->text) == NULL)
    return g_strdup (node->text);

  out = g_string_new (node->negated ? "-" : NULL);
  g_string_append_printf (out, "%s:", dictum_query_field_get_name (node->field));
  dictum_query_append_quoted (out, get_record_name (project, value->text), TRUE);

  return g_string_free_and_steal (out);
}

char *
dictum_claim_query_with (DictumClaimQuery *self,
                         DictumQueryField field,
                         const char *value,
                         gboolean negated)
{
  g_autofree char *term = dictum_query_write_term (field, value, negated);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      g_autofree char *text = dictum_query_node_print (get_node (self, i), TRUE);

      /* What means nothing may have a quotation mark open that would swallow the new term. */
      if (get_node (self, i)->strange)
        continue;
      g_string_append (out, text);
      g_string_append_c (out, ' ');
    }
  g_string_append (out, term);

  return g_string_free_and_steal (out);
}
