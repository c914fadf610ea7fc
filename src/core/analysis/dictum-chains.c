/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-chains-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "analysis/dictum-statistics.h"
#include "edit/dictum-edit-private.h"
#include "query/dictum-claim-query.h"

static void
free_node (gpointer data)
{
  DictumChainNode *node = data;

  g_free (node->id);
  g_free (node->label);
  g_free (node->query);
  g_free (node);
}

static void
free_edge (gpointer data)
{
  DictumChainEdge *edge = data;

  g_free (edge->query);
  g_clear_pointer (&edge->path, g_array_unref);
  g_free (edge);
}

/* The claims of an edge, while it is gathered. */
typedef struct
{
  GPtrArray *ids; /* of const char *, borrowed */
  guint n_both;   /* claims in which its ends stand, next to each other or not */
} EdgeClaims;

/* While it is gathered, positions are looked up by id, and edges by a pair of positions. */
typedef struct
{
  DictumChains *chains;
  DictumCorpus *corpus;
  GHashTable *positions; /* id to position + 1 */
  GHashTable *edges;     /* guint64 * to edge */
  GHashTable *claims;    /* edge to EdgeClaims */
  GHashTable *pairs;     /* guint64 *, the smaller position first, to the claims with both */
  GHashTable *media;     /* folded name to const DictumSource */
  GHashTable *spellings; /* id of a node to GPtrArray of publishers that are it, borrowed */
  GHashTable *steps;     /* id of a claim that may lead round to GArray of DictumChainStep */
} Gathering;

static void
free_edge_claims (gpointer data)
{
  EdgeClaims *claims = data;

  g_ptr_array_unref (claims->ids);
  g_free (claims);
}

static DictumChainNode *
get_node (Gathering *self, guint position)
{
  return g_ptr_array_index (self->chains->nodes, position);
}

static guint
add_node (Gathering *self, const char *id, const char *label, int kind)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id));
  DictumChainNode *node;

  if (position > 0)
    return position - 1;

  node = g_new0 (DictumChainNode, 1);
  node->id = g_strdup (id);
  node->label = g_strdup (label);
  node->kind = kind;
  g_ptr_array_add (self->chains->nodes, node);
  g_hash_table_insert (self->positions, node->id, GUINT_TO_POINTER (self->chains->nodes->len));

  return self->chains->nodes->len - 1;
}

static void
add_spelling (Gathering *self, const char *id, const char *publisher)
{
  GPtrArray *spellings = g_hash_table_lookup (self->spellings, id);

  if (spellings == NULL)
    {
      spellings = g_ptr_array_new ();
      g_hash_table_insert (self->spellings, g_strdup (id), spellings);
    }
  if (!g_ptr_array_find_with_equal_func (spellings, publisher, g_str_equal, NULL))
    g_ptr_array_add (spellings, (gpointer) publisher);
}

/* The outlet of an article: a source when it is one, else by its name alone. -1: not known. */
static int
add_outlet (Gathering *self, const DictumArticle *article)
{
  g_autofree char *folded = NULL;
  g_autofree char *id = NULL;
  const DictumSource *source;

  if (article->publisher == NULL)
    return -1;

  folded = dictum_name_fold (article->publisher);
  source = g_hash_table_lookup (self->media, folded);
  id = source != NULL ? g_strdup (source->record.id) : g_strconcat ("outlet:", folded, NULL);
  add_spelling (self, id, article->publisher);

  return (int) add_node (self, id, source != NULL ? source->name : article->publisher,
                         DICTUM_SOURCE_MEDIA);
}

static void
add_edge (Gathering *self, guint from, guint to, const DictumClaim *claim)
{
  guint64 key = ((guint64) from << 32) | to;
  DictumChainEdge *edge = g_hash_table_lookup (self->edges, &key);
  EdgeClaims *claims;
  GPtrArray *ids;

  if (edge == NULL)
    {
      edge = g_new0 (DictumChainEdge, 1);
      edge->from = from;
      edge->to = to;
      claims = g_new0 (EdgeClaims, 1);
      claims->ids = g_ptr_array_new ();
      g_ptr_array_add (self->chains->edges, edge);
      g_hash_table_insert (self->edges, g_memdup2 (&key, sizeof key), edge);
      g_hash_table_insert (self->claims, edge, claims);
    }
  ids = ((EdgeClaims *) g_hash_table_lookup (self->claims, edge))->ids;
  /* A chain that leads round may pass here again. */
  if (ids->len > 0 && g_ptr_array_index (ids, ids->len - 1) == claim->record.id)
    return;

  g_ptr_array_add (ids, claim->record.id);
  edge->n_claims++;
}

static guint64
make_pair (guint one, guint other)
{
  return ((guint64) MIN (one, other) << 32) | MAX (one, other);
}

/* Each node counts the claim once, and so does each pair of them. nodes: of guint. */
static void
count_nodes (Gathering *self, GArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      guint one = g_array_index (nodes, guint, i);

      get_node (self, one)->n_claims++;
      for (guint j = i + 1; j < nodes->len; j++)
        {
          guint64 pair = make_pair (one, g_array_index (nodes, guint, j));
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, &pair));

          g_hash_table_replace (self->pairs, g_memdup2 (&pair, sizeof pair),
                                GUINT_TO_POINTER (before + 1));
        }
    }
}

static void
add_once (GArray *nodes, guint position)
{
  for (guint i = 0; i < nodes->len; i++)
    if (g_array_index (nodes, guint, i) == position)
      return;

  g_array_append_val (nodes, position);
}

static void
add_claim (Gathering *self, const DictumClaim *claim, int outlet)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DictumChainStep));
  guint length = dictum_values_length (claim->attributions);
  int before = outlet;
  gboolean first = TRUE;

  for (guint i = 0; i < length; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);
      const DictumSource *source = dictum_corpus_get_source (self->corpus, link->source);
      guint position;

      if (source == NULL)
        continue;
      position = add_node (self, source->record.id, source->name, source->kind);
      add_once (nodes, position);
      /* A statement on an office's own page does not rest on itself, nor does a link that repeats
       * the one before it. */
      if (before >= 0 && (guint) before != position)
        {
          DictumChainStep step = { (guint) before, position };

          add_edge (self, step.from, step.to, claim);
          g_array_append_val (steps, step);
        }
      before = (int) position;
      first = FALSE;
    }
  if (length > 0 && outlet >= 0)
    add_once (nodes, (guint) outlet);
  count_nodes (self, nodes);
  if (first)
    return;

  self->chains->n_chains++;
  get_node (self, (guint) before)->n_own++;
  /* A chain that comes to none of its sources twice leads round only with the same claim elsewhere.
   */
  if (steps->len >= nodes->len || (steps->len > 0 && claim->same_as != NULL))
    g_hash_table_insert (self->steps, claim->record.id, g_steal_pointer (&steps));
}

/* ---- Circles ---- */

/* What one claim rests on in all the places where it is made. */
static GArray *
join_steps (Gathering *self, const char *id, GHashTable *seen)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DictumChainStep));

  g_hash_table_add (seen, (gpointer) id);
  g_ptr_array_add (claims, (gpointer) id);
  for (guint i = 0; i < claims->len; i++)
    {
      const char *at = g_ptr_array_index (claims, i);
      GArray *steps = g_hash_table_lookup (self->steps, at);
      const DictumClaim *claim = g_hash_table_lookup (self->corpus->records, at);

      if (steps != NULL)
        g_array_append_vals (all, steps->data, steps->len);
      for (guint j = 0; claim != NULL && claim->same_as != NULL && claim->same_as[j] != NULL; j++)
        if (g_hash_table_add (seen, claim->same_as[j]))
          g_ptr_array_add (claims, claim->same_as[j]);
    }

  return all;
}

static void
mark_circles (Gathering *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->steps);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GArray) steps = NULL;
      g_autofree gboolean *circular = NULL;

      if (g_hash_table_contains (seen, id))
        continue;
      steps = join_steps (self, id, seen);
      circular = dictum_chains_find_circles (steps);
      for (guint i = 0; i < steps->len; i++)
        {
          const DictumChainStep *step = &g_array_index (steps, DictumChainStep, i);
          guint64 key = ((guint64) step->from << 32) | step->to;
          DictumChainEdge *edge = g_hash_table_lookup (self->edges, &key);

          if (!circular[i])
            continue;
          get_node (self, step->from)->circular = get_node (self, step->to)->circular = TRUE;
          /* None leads from a node to itself. */
          if (edge != NULL)
            edge->circular = TRUE;
        }
    }
}

/* ---- Filters ---- */

/* The filter for the claims that a node counts. An outlet passes on what has a source. */
static char *
write_node (Gathering *self, const DictumChainNode *node)
{
  const DictumSource *source = dictum_corpus_get_source (self->corpus, node->id);
  GPtrArray *spellings = g_hash_table_lookup (self->spellings, node->id);
  GString *query;

  if (source != NULL && spellings == NULL)
    return dictum_corpus_write_source (self->corpus, DICTUM_QUERY_SOURCE, source);

  query = g_string_new (NULL);
  if (source != NULL)
    {
      g_autofree char *term = dictum_corpus_write_source (self->corpus, DICTUM_QUERY_THROUGH,
                                                          source);

      g_string_append (query, term);
    }
  for (guint i = 0; i < spellings->len; i++)
    {
      g_autofree char *term = dictum_query_write_exact (DICTUM_QUERY_PUBLISHER,
                                                        g_ptr_array_index (spellings, i));

      if (query->len == 0)
        g_string_append (query, term);
      else
        g_string_append_printf (query, ",%s", strchr (term, ':') + 1);
    }
  if (source == NULL)
    g_string_append (query, " attributed:yes");

  return g_string_free_and_steal (query);
}

/* Both ends, where they never stand apart from each other in one claim; else the claims one by
 * one. */
static char *
write_edge (Gathering *self, DictumChainEdge *edge)
{
  const EdgeClaims *claims = g_hash_table_lookup (self->claims, edge);
  g_autofree char *ids = NULL;

  if (claims->n_both == edge->n_claims)
    return g_strdup_printf ("%s %s", get_node (self, edge->from)->query,
                            get_node (self, edge->to)->query);

  g_ptr_array_add (claims->ids, NULL);
  ids = g_strjoinv (",", (char **) claims->ids->pdata);
  return g_strdup_printf ("id:%s", ids);
}

static void
write_queries (Gathering *self)
{
  for (guint i = 0; i < self->chains->nodes->len; i++)
    get_node (self, i)->query = write_node (self, get_node (self, i));
  for (guint i = 0; i < self->chains->edges->len; i++)
    {
      DictumChainEdge *edge = g_ptr_array_index (self->chains->edges, i);

      edge->query = write_edge (self, edge);
    }
}

static void
count_pairs (Gathering *self)
{
  for (guint i = 0; i < self->chains->edges->len; i++)
    {
      DictumChainEdge *edge = g_ptr_array_index (self->chains->edges, i);
      guint64 pair = make_pair (edge->from, edge->to);

      ((EdgeClaims *) g_hash_table_lookup (self->claims, edge))->n_both = GPOINTER_TO_UINT (
          g_hash_table_lookup (self->pairs, &pair));
    }
}

static void
learn_media (Gathering *self)
{
  GPtrArray *sources = self->corpus->snapshot->sources;

  for (guint i = 0; i < sources->len; i++)
    {
      DictumSource *source = g_ptr_array_index (sources, i);

      if (source->kind != DICTUM_SOURCE_MEDIA)
        continue;
      g_hash_table_insert (self->media, dictum_name_fold (source->name), source);
      for (guint j = 0; source->aliases != NULL && source->aliases[j] != NULL; j++)
        g_hash_table_insert (self->media, dictum_name_fold (source->aliases[j]), source);
    }
}

/* ---- What a picture can show ---- */

static int
compare_weight_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *nodes = data;
  const DictumChainNode *x = g_ptr_array_index (nodes, *(const guint *) a);
  const DictumChainNode *y = g_ptr_array_index (nodes, *(const guint *) b);

  if (x->n_claims != y->n_claims)
    return x->n_claims < y->n_claims ? 1 : -1;

  return strcmp (x->id, y->id);
}

static void
keep_nodes (DictumChains *self, GArray *order)
{
  g_autofree int *places = g_new (int, MAX (self->nodes->len, 1));
  GPtrArray *nodes = g_ptr_array_new_with_free_func (free_node);

  for (guint i = 0; i < self->nodes->len; i++)
    places[i] = -1;
  for (guint i = 0; i < order->len; i++)
    {
      guint old = g_array_index (order, guint, i);

      places[old] = (int) nodes->len;
      g_ptr_array_add (nodes, g_ptr_array_index (self->nodes, old));
      g_ptr_array_index (self->nodes, old) = NULL;
    }
  for (guint i = self->edges->len; i > 0; i--)
    {
      DictumChainEdge *edge = g_ptr_array_index (self->edges, i - 1);

      if (places[edge->from] < 0 || places[edge->to] < 0)
        {
          g_ptr_array_remove_index (self->edges, i - 1);
          continue;
        }
      edge->from = (guint) places[edge->from];
      edge->to = (guint) places[edge->to];
    }
  for (guint i = 0; i < self->nodes->len; i++)
    g_clear_pointer (&g_ptr_array_index (self->nodes, i), free_node);
  g_ptr_array_set_free_func (self->nodes, NULL);
  g_ptr_array_unref (self->nodes);
  self->nodes = nodes;
}

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  const DictumChainEdge *x = *(const DictumChainEdge *const *) a;
  const DictumChainEdge *y = *(const DictumChainEdge *const *) b;

  if (x->n_claims != y->n_claims)
    return x->n_claims < y->n_claims ? 1 : -1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;

  return x->to == y->to ? 0 : x->to < y->to ? -1 : 1;
}

/* Which nodes have an edge; returns how many. */
static guint
mark_joined (const DictumChains *self, gboolean *joined)
{
  guint length = 0;

  memset (joined, 0, self->nodes->len * sizeof *joined);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      joined[edge->from] = joined[edge->to] = TRUE;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    length += joined[i] ? 1 : 0;

  return length;
}

/* By weight; a node without an edge has nothing to tell here. */
static void
prune (DictumChains *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *joined = g_new0 (gboolean, MAX (self->nodes->len, 1));

  self->n_links = self->edges->len;
  self->n_apart = self->nodes->len - mark_joined (self, joined);
  g_ptr_array_sort (self->edges, compare_edges_cb);
  if (self->edges->len > DICTUM_CHAINS_MAX_EDGES)
    {
      g_ptr_array_set_size (self->edges, DICTUM_CHAINS_MAX_EDGES);
      mark_joined (self, joined);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    if (joined[i])
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_weight_cb, self->nodes);
  if (order->len > DICTUM_CHAINS_MAX_NODES)
    g_array_set_size (order, DICTUM_CHAINS_MAX_NODES);
  self->n_hidden = self->nodes->len - order->len;
  keep_nodes (self, order);
}

DictumChains *
dictum_chains_make (void)
{
  DictumChains *self = g_new0 (DictumChains, 1);

  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->edges = g_ptr_array_new_with_free_func (free_edge);

  return self;
}

DictumChains *
dictum_chains_new (DictumCorpus *corpus)
{
  DictumChains *self = dictum_chains_make ();
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) claims = g_hash_table_new_full (NULL, NULL, NULL, free_edge_claims);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable)
      steps = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  Gathering gathering = { self, corpus, positions, edges, claims, pairs, media, spellings, steps };

  learn_media (&gathering);
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const DictumCorpusArticle *article = g_ptr_array_index (corpus->articles, i);
      int outlet = add_outlet (&gathering, article->article);

      for (guint j = 0; j < article->claims->len; j++)
        add_claim (&gathering, g_ptr_array_index (article->claims, j), outlet);
    }
  count_pairs (&gathering);
  mark_circles (&gathering);
  prune (self);
  write_queries (&gathering);
  dictum_chains_assign_layers (self);

  return self;
}

void
dictum_chains_free (DictumChains *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);
  g_free (self);
}

/**
 * dictum_chains_to_csv:
 *
 * Returns: (transfer full): the edges, as dictum_table_to_csv() writes a table
 */
char *
dictum_chains_to_csv (const DictumChains *self)
{
  const char *headings[] = { _ ("Who passes on"), _ ("Who it rests on"), _ ("Claims"),
                             _ ("In a circle") };
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_string_append (csv, i > 0 ? "," : "");
      dictum_csv_append_cell (csv, headings[i]);
    }
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      dictum_csv_append_cell (
          csv, ((DictumChainNode *) g_ptr_array_index (self->nodes, edge->from))->label);
      g_string_append_c (csv, ',');
      dictum_csv_append_cell (
          csv, ((DictumChainNode *) g_ptr_array_index (self->nodes, edge->to))->label);
      g_string_append_printf (csv, ",%u,", edge->n_claims);
      dictum_csv_append_cell (csv, edge->circular ? _ ("Yes") : _ ("No"));
      g_string_append (csv, "\r\n");
    }

  return g_string_free_and_steal (csv);
}
