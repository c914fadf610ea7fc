/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The indices of a project: its lists and the marks of each article. A change
 * first takes every touched record out with dictum_project_unindex(), while all sort keys are the
 * old ones, then puts it back with dictum_project_index(); the lists follow all at once, in
 * dictum_project_flush_lists(). A record whose place does not change stays in its lists, so that
 * rows keep their focus. */

#define G_LOG_DOMAIN "dictum-project"

#include <string.h>

#include "model/dictum-project-private.h"

/* ---- Orders ---- */

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  const DictumItem *x = a;
  const DictumItem *y = b;
  int order = g_strcmp0 (((const DictumArticle *) x->record)->added,
                         ((const DictumArticle *) y->record)->added);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const DictumItem *x = a;
  const DictumItem *y = b;
  int order = strcmp (x->sort_key, y->sort_key);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DictumItem *x = a;
  const DictumItem *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  /* The one that contains the other comes first. */
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;

  return strcmp (x->id, y->id);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const DictumItem *x = a;
  const DictumItem *y = b;
  int order = 0;

  if (x->article != y->article)
    order = compare_articles (x->article, y->article);

  return order != 0 ? order : compare_places (x, y);
}

/* ---- Lists ---- */

static DictumItemList *
ensure_list (GHashTable *lists, DictumItem *owner, GCompareFunc compare)
{
  DictumItemList *list = g_hash_table_lookup (lists, owner);

  if (list == NULL)
    {
      list = dictum_item_list_new (compare);
      g_hash_table_insert (lists, owner, list);
    }

  return list;
}

static DictumItemList *
article_list (DictumProject *self, DictumItem *article)
{
  return ensure_list (self->article_claims, article, compare_places);
}

static DictumItemList *
source_list (DictumProject *self, const char *id)
{
  return ensure_list (self->source_claims, dictum_project_ensure_item (self, id), compare_claims);
}

static void
add_to (DictumProject *self, DictumItemList *list, DictumItem *item)
{
  dictum_item_list_add (list, item);
  g_hash_table_add (self->altered, list);
}

static void
remove_from (DictumProject *self, DictumItemList *list, DictumItem *item)
{
  dictum_item_list_remove (list, item);
  g_hash_table_add (self->altered, list);
}

/* The source of a link, unless an outer link of the chain already has it. */
static const char *
own_source (const DictumClaim *claim, guint link)
{
  const DictumAttribution *attribution = dictum_values_get (claim->attributions, link);

  for (guint i = 0; i < link; i++)
    {
      const DictumAttribution *outer = dictum_values_get (claim->attributions, i);

      if (g_strcmp0 (outer->source, attribution->source) == 0)
        return NULL;
    }

  return attribution->source;
}

typedef void (*ListFunc) (DictumProject *self, DictumItemList *list, DictumItem *item);

static void
foreach_source_list (DictumProject *self, DictumItem *item, const DictumClaim *claim, ListFunc func)
{
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const char *source = own_source (claim, i);

      if (source != NULL)
        func (self, source_list (self, source), item);
    }
}

static gboolean
same_sources (const DictumClaim *a, const DictumClaim *b)
{
  if (dictum_values_length (a->attributions) != dictum_values_length (b->attributions))
    return FALSE;

  for (guint i = 0; i < dictum_values_length (a->attributions); i++)
    {
      const DictumAttribution *x = dictum_values_get (a->attributions, i);
      const DictumAttribution *y = dictum_values_get (b->attributions, i);

      if (g_strcmp0 (x->source, y->source) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Whether two revisions of a record stand at the same place of the same lists. */
static gboolean
same_place (gconstpointer a, gconstpointer b)
{
  if (a == NULL || b == NULL)
    return FALSE;

  if (dictum_is_claim (a))
    {
      const DictumClaim *x = a;
      const DictumClaim *y = b;
      int x_start, x_end, y_start, y_end;

      dictum_claim_get_extent (x, &x_start, &x_end);
      dictum_claim_get_extent (y, &y_start, &y_end);
      return x_start == y_start && x_end == y_end && strcmp (x->article, y->article) == 0 &&
             same_sources (x, y);
    }
  if (dictum_is_source (a))
    return g_strcmp0 (((const DictumSource *) a)->name, ((const DictumSource *) b)->name) == 0;
  if (dictum_is_article (a))
    return g_strcmp0 (((const DictumArticle *) a)->added, ((const DictumArticle *) b)->added) == 0;

  return TRUE;
}

/* Whether a claim has the same places and refers to the same records in two revisions: it is where
 * it was in all indices and as sound as it was. Only of revisions that share what is below them
 * this is seen. */
gboolean
dictum_project_claim_stays (gconstpointer before, gconstpointer after)
{
  const DictumClaim *x = before;
  const DictumClaim *y = after;

  if (!dictum_is_claim (x) || !dictum_is_claim (y) || x->content != y->content ||
      g_strcmp0 (x->version, y->version) != 0)
    return FALSE;

  for (const DictumField *field = dictum_claim_type.fields; field->key != NULL; field++)
    {
      gboolean below = field->kind == DICTUM_FIELD_VALUE || field->kind == DICTUM_FIELD_VALUES;

      if (below && ((const DictumType *) field->detail)->refers &&
          *DICTUM_FIELD_AT (gpointer, x, field) != *DICTUM_FIELD_AT (gpointer, y, field))
        return FALSE;
      if ((field->flags & DICTUM_FIELD_REFERENCE) && !dictum_field_equal (field, x, y))
        return FALSE;
    }

  return TRUE;
}

static void
foreach_list (DictumProject *self, DictumItem *item, gconstpointer record, ListFunc func)
{
  if (dictum_is_article (record))
    {
      func (self, self->articles, item);
    }
  else if (dictum_is_source (record))
    {
      func (self, self->sources, item);
    }
  else if (dictum_is_claim (record))
    {
      func (self, self->claims, item);
      func (self, article_list (self, item->article), item);
      foreach_source_list (self, item, record, func);
    }
}

/* ---- Marks ---- */

typedef struct
{
  DictumSpanIndex *spans;
  DictumItem *item;
  gboolean add;
} Marking;

static void
mark (const Marking *marking, const DictumSpan *span, DictumPart part, int position)
{
  const DictumMark a_mark = { span->start, span->end, marking->item, part, position };

  if (marking->add)
    dictum_span_index_add (marking->spans, &a_mark);
  else
    dictum_span_index_remove (marking->spans, &a_mark);
}

static void
mark_claim (DictumSpanIndex *spans, DictumItem *item, const DictumClaim *claim, gboolean add)
{
  const Marking marking = { spans, item, add };

  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    mark (&marking, dictum_values_get (claim->content, i), DICTUM_PART_CONTENT, i);

  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const DictumAttribution *attribution = dictum_values_get (claim->attributions, i);

      if (attribution->source_span != NULL)
        mark (&marking, attribution->source_span, DICTUM_PART_SOURCE, i);
      if (attribution->cue != NULL)
        mark (&marking, attribution->cue, DICTUM_PART_CUE, i);
    }
}

/* Only the latest version's marks are painted; those of a claim that was left behind in an older
 * version are not in the index. */
static gboolean
is_in_latest (const DictumArticle *article, const DictumClaim *claim)
{
  const DictumVersion *latest = article != NULL ? dictum_article_get_latest_version (article)
                                                : NULL;

  return latest != NULL && g_strcmp0 (latest->id, claim->version) == 0;
}

static gboolean
same_latest (const DictumArticle *a, const DictumArticle *b)
{
  return g_strcmp0 (dictum_article_get_latest_version (a)->id,
                    dictum_article_get_latest_version (b)->id) == 0;
}

/* Keeps the marks of a claim right, where its article has been looked at: the others' are made when
 * they are first asked for. Opening thousands of articles would otherwise wait for all of them. */
static void
update_marks (DictumProject *self, DictumItem *item, gboolean add)
{
  DictumSpanIndex *spans = g_hash_table_lookup (self->spans, item->article);

  if (spans != NULL && is_in_latest (item->article->record, item->record))
    mark_claim (spans, item, item->record, add);
}

static DictumSpanIndex *
ensure_spans (DictumProject *self, DictumItem *article)
{
  DictumSpanIndex *spans = g_hash_table_lookup (self->spans, article);
  DictumItemList *claims = article_list (self, article);

  if (spans != NULL)
    return spans;

  spans = dictum_span_index_new ();
  g_hash_table_insert (self->spans, article, spans);
  for (guint i = 0; i < dictum_item_list_get_size (claims); i++)
    {
      DictumItem *item = dictum_item_list_peek (claims, i);

      if (is_in_latest (article->record, item->record))
        mark_claim (spans, item, item->record, TRUE);
    }

  return spans;
}

/* ---- Keeping them ---- */

void
dictum_project_init_indices (DictumProject *self)
{
  self->articles = dictum_item_list_new (compare_articles);
  self->sources = dictum_item_list_new (compare_sources);
  self->claims = dictum_item_list_new (compare_claims);
  self->article_claims = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->source_claims = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->spans = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dictum_span_index_free);
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_hash_table_unref);
  self->altered = g_hash_table_new (NULL, NULL);
}

/* Takes a record out of the indices; its item still has the old revision. after: what it will be.
 */
void
dictum_project_unindex (DictumProject *self, DictumItem *item, gconstpointer after)
{
  dictum_project_refer (self, item, FALSE);

  if (dictum_is_claim (item->record))
    update_marks (self, item, FALSE);
  if (!same_place (item->record, after))
    foreach_list (self, item, item->record, remove_from);
}

/* Puts a record into the indices; its item has the new revision already. before: what it was. */
void
dictum_project_index (DictumProject *self, DictumItem *item, gconstpointer before)
{
  if (dictum_is_claim (item->record))
    {
      const DictumClaim *claim = item->record;

      item->article = dictum_project_ensure_item (self, claim->article);
      update_marks (self, item, TRUE);
    }

  dictum_project_refer (self, item, TRUE);
  if (!same_place (before, item->record))
    foreach_list (self, item, item->record, add_to);
  if (dictum_is_article (item->record) && before != NULL && !same_latest (before, item->record))
    g_hash_table_remove (self->spans, item);
}

static void
fill_claims (DictumProject *self)
{
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->article_claims);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    dictum_item_list_sort (list);

  /* Article by article is the order of the list of all claims: no need to sort it as well. */
  for (guint i = 0; i < dictum_item_list_get_size (self->articles); i++)
    {
      DictumItemList *claims = article_list (self, dictum_item_list_peek (self->articles, i));

      for (guint j = 0; j < dictum_item_list_get_size (claims); j++)
        {
          DictumItem *item = dictum_item_list_peek (claims, j);
          const DictumClaim *claim = item->record;

          dictum_item_list_append (self->claims, item);
          for (guint link = 0; link < dictum_values_length (claim->attributions); link++)
            {
              const char *source = own_source (claim, link);

              if (source != NULL)
                dictum_item_list_append (source_list (self, source), item);
            }
        }
    }
}

/* Fills the indices of a project that has its items and nothing else, and checks that what they
 * refer to is there. The items are in the order of the file, which is nearly that of the lists and
 * of the memory: walking the table of ids instead takes twice as long. */
gboolean
dictum_project_index_all (DictumProject *self, GPtrArray *items, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  DictumItem *article = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      DictumItem *item = g_ptr_array_index (items, i);

      if (!dictum_project_resolve (self, item, &article, error))
        return FALSE;
      if (dictum_is_article (item->record))
        {
          dictum_item_list_append (self->articles, item);
        }
      else if (dictum_is_source (item->record))
        {
          dictum_item_list_append (self->sources, item);
        }
      else if (dictum_is_claim (item->record))
        {
          item->article = article;
          dictum_item_list_append (article_list (self, article), item);
        }
    }

  dictum_item_list_sort (self->articles);
  dictum_item_list_sort (self->sources);
  fill_claims (self);

  dictum_item_list_flush (self->articles);
  dictum_item_list_flush (self->sources);
  dictum_item_list_flush (self->claims);
  g_hash_table_iter_init (&iter, self->article_claims);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    dictum_item_list_flush (value);
  g_hash_table_iter_init (&iter, self->source_claims);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    dictum_item_list_flush (value);

  return TRUE;
}

/* All records of a change are in place: let the lists follow, then tell the listeners of each. */
void
dictum_project_flush_lists (DictumProject *self)
{
  g_autoptr (GHashTable) altered = g_steal_pointer (&self->altered);
  GHashTableIter iter;
  gpointer list;

  /* A listener may look things up, which must not meet a table that is being walked. */
  self->altered = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, altered);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    dictum_item_list_settle (list);
  g_hash_table_iter_init (&iter, altered);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    dictum_item_list_flush (list);
}

/* ---- Questions ---- */

/**
 * dictum_project_get_articles:
 * @self: a project
 *
 * Returns: (transfer none): its articles, in the order they were added; live, of [class@DictumItem]
 */
GListModel *
dictum_project_get_articles (DictumProject *self)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->articles);
}

/**
 * dictum_project_get_sources:
 * @self: a project
 *
 * Returns: (transfer none): its sources by name; live, of [class@DictumItem]
 */
GListModel *
dictum_project_get_sources (DictumProject *self)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->sources);
}

/**
 * dictum_project_get_claims:
 * @self: a project
 *
 * Returns: (transfer none): its claims, by article and in document order; live, of
 * [class@DictumItem]
 */
GListModel *
dictum_project_get_claims (DictumProject *self)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->claims);
}

/**
 * dictum_project_get_article_claims:
 * @self: a project
 * @article: an article's id, also of one that is deleted or not there yet
 *
 * Returns: (transfer none): its claims in document order; live, of [class@DictumItem]
 */
GListModel *
dictum_project_get_article_claims (DictumProject *self, const char *article)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self) && article != NULL, NULL);

  return G_LIST_MODEL (article_list (self, dictum_project_ensure_item (self, article)));
}

/**
 * dictum_project_get_source_claims:
 * @self: a project
 * @source: a source's id, also of one that is deleted or not there yet
 *
 * Returns: (transfer none): the claims with it anywhere in their chain, by article and in document
 *   order; live, of [class@DictumItem]
 */
GListModel *
dictum_project_get_source_claims (DictumProject *self, const char *source)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self) && source != NULL, NULL);

  return G_LIST_MODEL (source_list (self, source));
}

/**
 * dictum_project_get_spans:
 * @self: a project
 * @article: an article's id
 *
 * Returns: (transfer none): the marks in its latest version, owned by [class@DictumItem]s of
 * claims; valid until the next change
 */
DictumSpanIndex *
dictum_project_get_spans (DictumProject *self, const char *article)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self) && article != NULL, NULL);

  return ensure_spans (self, dictum_project_ensure_item (self, article));
}

/**
 * dictum_project_find_position:
 * @self: a project
 * @list: one of the lists of @self
 * @item: an item
 *
 * Returns: where @item is in @list, in O(log n); %G_MAXUINT when it is not in it
 */
guint
dictum_project_find_position (DictumProject *self, GListModel *list, DictumItem *item)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (self), G_MAXUINT);
  g_return_val_if_fail (DICTUM_IS_ITEM_LIST (list) && DICTUM_IS_ITEM (item), G_MAXUINT);

  if ((dictum_is_claim (item->record) && list != G_LIST_MODEL (self->sources) &&
       list != G_LIST_MODEL (self->articles)) ||
      (dictum_is_source (item->record) && list == G_LIST_MODEL (self->sources)) ||
      (dictum_is_article (item->record) && list == G_LIST_MODEL (self->articles)))
    return dictum_item_list_find (DICTUM_ITEM_LIST (list), item);

  return G_MAXUINT;
}
