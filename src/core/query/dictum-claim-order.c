/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sorting and grouping. A table is sorted by a column once; a list of what fits a query is then a
 * walk through that order, so that a keystroke sorts nothing. */

#define G_LOG_DOMAIN "dictum-query"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "query/dictum-claim-table-private.h"

#define KEY_LETTERS 120 /* of a text that its place in an order is told by */
#define CONTENT_KEY 0
#define TAGS_KEY 1

#define STRINGS(...) ((const char *const[]) { __VA_ARGS__, NULL })

const DictumEnum dictum_claim_columns = {
  STRINGS ("place", "content", "source", "article", "kind", "status", "rating", "tags", "modified"),
  STRINGS (N_ ("Place"),
           N_ ("Claim"),
           N_ ("Source"),
           N_ ("Article"),
           N_ ("Kind"),
           N_ ("Status"),
           N_ ("Rating"),
           N_ ("Tags"),
           N_ ("Modified")),
};

const DictumEnum dictum_claim_groupings = {
  STRINGS ("none", "article", "source", "status", "rating", "tag"),
  STRINGS (N_ ("None"), N_ ("Article"), N_ ("Source"), N_ ("Status"), N_ ("Rating"), N_ ("Tag")),
};

/* ---- Keys ---- */

/* Open for ever: what it does not alter it may do in several threads. */
static const UCollator *
get_collator (void)
{
  static UCollator *collator;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;

      collator = ucol_open (setlocale (LC_COLLATE, NULL), &status);
      if (U_FAILURE (status))
        {
          status = U_ZERO_ERROR;
          collator = ucol_open ("", &status);
        }
      if (collator != NULL)
        ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      g_once_init_leave (&once, 1);
    }

  return collator;
}

/**
 * dictum_claim_make_key:
 * @text: UTF-8
 *
 * Marks that a text begins with do not count: a quotation stands where its words would.
 *
 * Returns: (transfer full): bytes that strcmp() orders as readers of the locale do, by the first
 *   letters of @text
 */
char *
dictum_claim_make_key (const char *text)
{
  UChar buffer[KEY_LETTERS * 2];
  UErrorCode status = U_ZERO_ERROR;
  const UCollator *collator = get_collator ();
  const char *end;
  int32_t length = 0, size;
  char *key;

  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text;
  for (int i = 0; *end != '\0' && i < KEY_LETTERS; i++)
    end = g_utf8_next_char (end);
  u_strFromUTF8 (buffer, G_N_ELEMENTS (buffer), &length, text, (int32_t) (end - text), &status);
  if (collator == NULL || U_FAILURE (status))
    return g_utf8_collate_key (text, end - text);

  size = ucol_getSortKey (collator, buffer, length, NULL, 0);
  key = g_malloc (size + 1);
  ucol_getSortKey (collator, buffer, length, (uint8_t *) key, size);
  key[size] = '\0';

  return key;
}

static const char *
get_key (DictumClaimRow *row, guint which)
{
  g_autofree char *text = NULL;

  if (row->keys[which] == NULL)
    {
      if (which == CONTENT_KEY)
        text = dictum_claim_get_quote (row->claim);
      else if (row->n_tags > 0)
        text = g_strjoinv (" ", row->claim->tags);
      row->keys[which] = text != NULL ? dictum_claim_make_key (text) : g_strdup ("\xff");
    }

  return row->keys[which];
}

/* ---- Orders ---- */

typedef struct
{
  DictumClaimTable *table;
  DictumClaimColumn column;
} Sorting;

static int
compare_numbers (guint a, guint b)
{
  return a < b ? -1 : a > b;
}

static guint32
get_rank (DictumClaimTable *table, const DictumClaimRow *row, guint link)
{
  guint32 number = row->links[row->n_links - 1 - link];

  return number != DICTUM_QUERY_NOBODY
             ? g_array_index (table->sources, DictumClaimTableSource, number).rank
             : G_MAXUINT32;
}

static int
compare_chains (DictumClaimTable *table, const DictumClaimRow *x, const DictumClaimRow *y)
{
  for (guint i = 0; i < MIN (x->n_links, y->n_links); i++)
    {
      int order = compare_numbers (get_rank (table, x, i), get_rank (table, y, i));

      if (order != 0)
        return order;
    }
  if (x->n_links == 0 || y->n_links == 0)
    return compare_numbers (y->n_links, x->n_links);

  return compare_numbers (x->n_links, y->n_links);
}

/* Of two rows, by a column alone. */
static int
compare_column (const Sorting *sorting, guint32 a, guint32 b)
{
  DictumClaimTable *table = sorting->table;
  DictumClaimRow *x = g_ptr_array_index (table->rows, a);
  DictumClaimRow *y = g_ptr_array_index (table->rows, b);

  switch (sorting->column)
    {
    case DICTUM_CLAIM_COLUMN_CONTENT:
      return strcmp (get_key (x, CONTENT_KEY), get_key (y, CONTENT_KEY));
    case DICTUM_CLAIM_COLUMN_SOURCE:
      return compare_chains (table, x, y);
    case DICTUM_CLAIM_COLUMN_ARTICLE:
      return compare_numbers (
          g_array_index (table->articles, DictumClaimTableArticle, x->article).rank,
          g_array_index (table->articles, DictumClaimTableArticle, y->article).rank);
    case DICTUM_CLAIM_COLUMN_KIND:
      return compare_numbers (x->claim->kind, y->claim->kind);
    case DICTUM_CLAIM_COLUMN_STATUS:
      return compare_numbers (x->claim->status, y->claim->status);
    case DICTUM_CLAIM_COLUMN_RATING:
      return compare_numbers (table->ratings[a], table->ratings[b]);
    case DICTUM_CLAIM_COLUMN_TAGS:
      return strcmp (get_key (x, TAGS_KEY), get_key (y, TAGS_KEY));
    case DICTUM_CLAIM_COLUMN_MODIFIED:
      return g_strcmp0 (x->claim->modified, y->claim->modified);
    case DICTUM_CLAIM_COLUMN_PLACE:
    default:
      return 0;
    }
}

/* What is equal stays as it stands in the articles. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;
  int order = compare_column (data, x, y);

  return order != 0 ? order : compare_numbers (x, y);
}

const guint32 *
dictum_claim_table_get_order (DictumClaimTable *self,
                              DictumClaimColumn column,
                              GCancellable *cancellable)
{
  Sorting sorting = { self, column };
  g_autofree guint32 *order = NULL;

  if (self->orders[column] != NULL)
    return self->orders[column];

  order = g_new (guint32, self->rows->len + 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      order[i] = i;
      if (i % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      /* Made here, where it can be stopped; what is done stays with the rows. */
      if (column == DICTUM_CLAIM_COLUMN_CONTENT)
        get_key (g_ptr_array_index (self->rows, i), CONTENT_KEY);
    }
  if (column != DICTUM_CLAIM_COLUMN_PLACE)
    g_sort_array (order, self->rows->len, sizeof *order, compare_rows, &sorting);
  self->orders[column] = g_steal_pointer (&order);

  return self->orders[column];
}

/* The fitting rows, in order, to a new array. From the last to the first when descending, but what
 * is equal still as it stands in the articles. */
static guint32 *
pick_rows (DictumClaimResult *self, const guint32 *all, DictumClaimOrder order)
{
  guint32 *picked = g_new (guint32, self->n_claims + 1);
  Sorting sorting = { self->table, order.sort };
  guint n = self->table->rows->len;
  guint n_picked = 0;
  guint n_run = 0;

  if (!order.descending)
    {
      for (guint i = 0; i < n; i++)
        if (self->fits[all[i]])
          picked[n_picked++] = all[i];
      return picked;
    }

  for (guint i = n; i-- > 0;)
    if (self->fits[all[i]])
      picked[n_picked++] = all[i];
  for (guint i = 1; order.sort != DICTUM_CLAIM_COLUMN_PLACE && i <= n_picked; i++)
    {
      if (i < n_picked && compare_column (&sorting, picked[i - 1], picked[i]) == 0)
        continue;
      for (guint a = n_run, b = i - 1; a < b; a++, b--)
        {
          guint32 other = picked[a];

          picked[a] = picked[b];
          picked[b] = other;
        }
      n_run = i;
    }

  return picked;
}

/* ---- Groups ---- */

typedef struct
{
  DictumClaimTable *table;
  DictumClaimGrouping grouping;
  guint n_buckets; /* the last one is for what has none */
  guint32 *lengths;
} Buckets;

/* Which bucket a row is in, the nth; FALSE when it is in no more. */
static gboolean
get_bucket (const Buckets *self, guint32 row, guint nth, guint *bucket)
{
  DictumClaimTable *table = self->table;
  const DictumClaimRow *claim = g_ptr_array_index (table->rows, row);
  guint32 speaker;

  switch (self->grouping)
    {
    case DICTUM_CLAIM_GROUP_ARTICLE:
      *bucket = g_array_index (table->articles, DictumClaimTableArticle, claim->article).order;
      break;
    case DICTUM_CLAIM_GROUP_SOURCE:
      speaker = dictum_claim_row_get_speaker (claim);
      *bucket = speaker != DICTUM_QUERY_NOBODY
                    ? g_array_index (table->sources, DictumClaimTableSource, speaker).rank
                    : G_MAXUINT32;
      break;
    case DICTUM_CLAIM_GROUP_STATUS:
      *bucket = claim->claim->status;
      break;
    case DICTUM_CLAIM_GROUP_RATING:
      *bucket = table->ratings[row];
      break;
    case DICTUM_CLAIM_GROUP_TAG:
      *bucket = nth < claim->n_tags
                    ? g_array_index (table->tags, DictumClaimTableTag, claim->tags[nth]).rank
                    : G_MAXUINT32;
      if (nth < claim->n_tags)
        return TRUE;
      break;
    case DICTUM_CLAIM_GROUP_NONE:
    default:
      *bucket = 0;
      break;
    }
  *bucket = MIN (*bucket, self->n_buckets - 1);

  return nth == 0;
}

static guint
count_buckets (DictumClaimTable *table, DictumClaimGrouping grouping)
{
  switch (grouping)
    {
    case DICTUM_CLAIM_GROUP_ARTICLE:
      return table->articles->len + 1;
    case DICTUM_CLAIM_GROUP_SOURCE:
      return table->sources->len + 1;
    case DICTUM_CLAIM_GROUP_STATUS:
      return dictum_enum_length (&dictum_statuses);
    case DICTUM_CLAIM_GROUP_RATING:
      return table->n_ratings + 1;
    case DICTUM_CLAIM_GROUP_TAG:
      return table->tags->len + 1;
    case DICTUM_CLAIM_GROUP_NONE:
    default:
      return 1;
    }
}

static char *
make_label (const Buckets *self, guint bucket, guint32 row)
{
  DictumClaimTable *table = self->table;
  const DictumClaimRow *claim = g_ptr_array_index (table->rows, row);
  const DictumArticle *article =
      g_array_index (table->articles, DictumClaimTableArticle, claim->article).record;
  guint32 speaker = dictum_claim_row_get_speaker (claim);

  switch (self->grouping)
    {
    case DICTUM_CLAIM_GROUP_ARTICLE:
      return g_strdup (article != NULL && article->title != NULL ? article->title : _ ("Untitled"));
    case DICTUM_CLAIM_GROUP_SOURCE:
      if (bucket == self->n_buckets - 1)
        return g_strdup (_ ("No source"));
      return g_strdup (
          g_array_index (table->sources, DictumClaimTableSource, speaker).record->name);
    case DICTUM_CLAIM_GROUP_STATUS:
      return g_strdup (dictum_enum_get_label (&dictum_statuses, bucket));
    case DICTUM_CLAIM_GROUP_RATING:
      if (bucket == table->n_ratings)
        return g_strdup (_ ("Not rated"));
      return g_strdup (((const DictumScaleValue *) dictum_values_get (
                            table->settings->desk->rating_scale->values, bucket))
                           ->label);
    case DICTUM_CLAIM_GROUP_TAG:
      for (guint i = 0; i < claim->n_tags; i++)
        {
          const DictumClaimTableTag *tag = &g_array_index (table->tags, DictumClaimTableTag,
                                                           claim->tags[i]);

          if (tag->rank == bucket)
            return g_strdup (tag->label);
        }
      return g_strdup (_ ("No tags"));
    case DICTUM_CLAIM_GROUP_NONE:
    default:
      return NULL;
    }
}

static void
clear_group (gpointer data)
{
  g_free ((char *) ((DictumClaimGroup *) data)->label);
}

/* Puts each row into the place of its buckets, in the order they come. */
static void
sort_into_groups (DictumClaimResult *self, const guint32 *picked, DictumClaimGrouping grouping)
{
  Buckets buckets = { self->table, grouping, count_buckets (self->table, grouping), NULL };
  g_autofree guint32 *starts = g_new0 (guint32, buckets.n_buckets + 1);
  guint bucket;

  for (guint i = 0; i < self->n_claims; i++)
    for (guint nth = 0; get_bucket (&buckets, picked[i], nth, &bucket); nth++)
      starts[bucket + 1]++;
  for (guint i = 0; i < buckets.n_buckets; i++)
    starts[i + 1] += starts[i];
  self->n_items = starts[buckets.n_buckets];
  self->items = g_new (guint32, self->n_items + 1);
  for (guint i = 0; i < self->n_claims; i++)
    for (guint nth = 0; get_bucket (&buckets, picked[i], nth, &bucket); nth++)
      self->items[starts[bucket]++] = picked[i];

  /* Each start has become the next one’s. */
  for (guint i = 0; i < buckets.n_buckets; i++)
    {
      DictumClaimGroup group = { NULL, i > 0 ? starts[i - 1] : 0, 0 };

      group.length = starts[i] - group.start;
      if (group.length == 0)
        continue;
      group.label = make_label (&buckets, i, self->items[group.start]);
      g_array_append_val (self->groups, group);
    }
}

gboolean
dictum_claim_result_fill (DictumClaimResult *self,
                          DictumClaimOrder order,
                          GCancellable *cancellable)
{
  GMutex *lock = &self->table->lineage->lock;
  const guint32 *all;
  g_autofree guint32 *picked = NULL;

  self->groups = g_array_new (FALSE, FALSE, sizeof (DictumClaimGroup));
  g_array_set_clear_func (self->groups, clear_group);
  g_mutex_lock (lock);
  all = dictum_claim_table_get_order (self->table, order.sort, cancellable);
  if (all != NULL)
    picked = pick_rows (self, all, order);
  g_mutex_unlock (lock);
  if (picked == NULL)
    return FALSE;

  if (order.grouping != DICTUM_CLAIM_GROUP_NONE)
    {
      sort_into_groups (self, picked, order.grouping);
    }
  else
    {
      self->n_items = self->n_claims;
      self->items = g_steal_pointer (&picked);
    }

  return TRUE;
}
