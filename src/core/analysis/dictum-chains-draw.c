/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include "analysis/dictum-chains-private.h"

#include <string.h>

/* The edges that are wanted, and the nodes at their ends, in the order in which they were. */
static DictumChains *
copy_part (const DictumChains *self, const gboolean *wanted)
{
  g_autofree int *places = g_new (int, self->nodes->len + 1);
  guint length = 0;
  DictumChains *part = dictum_chains_make ();

  for (guint i = 0; i < self->nodes->len; i++)
    places[i] = -1;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      if (wanted[i])
        places[edge->from] = places[edge->to] = 0;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DictumChainNode *node = g_ptr_array_index (self->nodes, i);
      DictumChainNode *copy;

      if (places[i] < 0)
        continue;
      copy = g_memdup2 (node, sizeof *node);
      copy->id = g_strdup (node->id);
      copy->label = g_strdup (node->label);
      copy->query = g_strdup (node->query);
      copy->layer = 0;
      places[i] = (int) length++;
      g_ptr_array_add (part->nodes, copy);
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);
      DictumChainEdge *copy;

      if (!wanted[i])
        continue;
      copy = g_memdup2 (edge, sizeof *edge);
      copy->from = (guint) places[edge->from];
      copy->to = (guint) places[edge->to];
      copy->query = g_strdup (edge->query);
      copy->path = NULL;
      g_ptr_array_add (part->edges, copy);
    }
  part->n_links = self->n_links;
  part->n_chains = self->n_chains;
  part->n_apart = self->n_apart;
  part->n_hidden = self->n_hidden + self->nodes->len - length;

  return part;
}

static int
find_node (const DictumChains *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->nodes->len; i++)
    if (g_str_equal (((DictumChainNode *) g_ptr_array_index (self->nodes, i))->id, id))
      return (int) i;

  return -1;
}

/**
 * dictum_chains_list_around:
 * @self: all chains
 * @id: the id of one of its nodes
 *
 * Returns: (transfer full) (nullable): that node, those it rests on and those who rest on it, with
 *   the edges between it and them, none of them placed, and their chains; %NULL when there is no
 * such node. Nothing is counted as left out
 */
DictumChains *
dictum_chains_list_around (const DictumChains *self, const char *id)
{
  g_autofree gboolean *wanted = NULL;
  DictumChains *around;
  int middle;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  middle = find_node (self, id);
  if (middle < 0)
    return NULL;

  wanted = g_new (gboolean, self->edges->len + 1);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const DictumChainEdge *edge = g_ptr_array_index (self->edges, i);

      wanted[i] = edge->from == (guint) middle || edge->to == (guint) middle;
    }
  around = copy_part (self, wanted);
  around->n_links = around->edges->len;
  around->n_chains = ((DictumChainNode *) g_ptr_array_index (self->nodes, middle))->n_claims;
  around->n_apart = around->n_hidden = 0;

  return around;
}

/* ---- What there is room for ---- */

#define CHOSEN_LAYERS 4 /* where not all are drawn: so that their names have room */

/* What was chosen so far, the strongest first. */
typedef struct
{
  const DictumChains *chains;
  gboolean *wanted; /* edges, */
  guint edges[DICTUM_CHAINS_LINES];
  guint length;
  guint *layers;   /* of nodes that have an edge among them */
  gboolean *rests; /* nodes with an edge from them, */
  gboolean *bears; /* and to them */
  guint rows;      /* there may be in a layer */
} Choice;

static const DictumChainEdge *
get_edge (const DictumChains *self, guint position)
{
  return g_ptr_array_index (self->edges, position);
}

/* The layers of nodes with the edges that were chosen; FALSE: there would be too many, as there are
 * without end in a circle. */
static gboolean
assign_layers (Choice *self)
{
  gboolean moved = TRUE;

  for (guint i = 0; i < self->length; i++)
    self->layers[get_edge (self->chains, self->edges[i])->from] =
        self->layers[get_edge (self->chains, self->edges[i])->to] = 0;
  while (moved)
    {
      moved = FALSE;
      for (guint i = 0; i < self->length; i++)
        {
          const DictumChainEdge *edge = get_edge (self->chains, self->edges[i]);

          if (self->layers[edge->to] > self->layers[edge->from])
            continue;
          self->layers[edge->to] = self->layers[edge->from] + 1;
          if (self->layers[edge->to] >= CHOSEN_LAYERS)
            return FALSE;
          moved = TRUE;
        }
    }

  return TRUE;
}

/* Whether each layer has rows for its nodes and for the lines that pass it. */
static gboolean
has_rows (const Choice *self)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  double rows[CHOSEN_LAYERS] = { 0 };

  for (guint i = 0; i < self->length; i++)
    {
      const DictumChainEdge *edge = get_edge (self->chains, self->edges[i]);

      if (g_hash_table_add (nodes, GUINT_TO_POINTER (edge->from)))
        rows[self->layers[edge->from]]++;
      if (g_hash_table_add (nodes, GUINT_TO_POINTER (edge->to)))
        rows[self->layers[edge->to]]++;
      for (guint j = self->layers[edge->from] + 1; j < self->layers[edge->to]; j++)
        rows[j] += DICTUM_CHAINS_LINE_GAP;
    }
  for (guint i = 0; i < CHOSEN_LAYERS; i++)
    if (rows[i] > self->rows)
      return FALSE;

  return TRUE;
}

/* Takes an edge when it leads on from left to right, and there is room for it and its nodes. */
static void
try_edge (Choice *self, guint position)
{
  const DictumChainEdge *edge = get_edge (self->chains, position);

  self->edges[self->length++] = position;
  if (assign_layers (self) && has_rows (self))
    self->wanted[position] = self->rests[edge->from] = self->bears[edge->to] = TRUE;
  else
    self->length--;
}

/* The strongest edge to each node and from it, so that as many as can be are there; then the
 * others, the strongest first, while there is room for lines. */
static DictumChains *
choose (const DictumChains *self, guint rows)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, self->edges->len + 1);
  g_autofree guint *layers = g_new0 (guint, self->nodes->len + 1);
  g_autofree gboolean *rests = g_new0 (gboolean, self->nodes->len + 1);
  g_autofree gboolean *bears = g_new0 (gboolean, self->nodes->len + 1);
  Choice choice = {
    .chains = self, .wanted = wanted, .layers = layers, .rests = rests, .bears = bears, .rows = rows
  };

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->edges->len && choice.length < DICTUM_CHAINS_LINES; i++)
      {
        const DictumChainEdge *edge = get_edge (self, i);

        if (!wanted[i] && (round > 0 || !rests[edge->from] || !bears[edge->to]))
          try_edge (&choice, i);
      }

  return copy_part (self, wanted);
}

static DictumChains *
copy_all (const DictumChains *self)
{
  g_autofree gboolean *wanted = g_new (gboolean, self->edges->len + 1);

  for (guint i = 0; i < self->edges->len; i++)
    wanted[i] = TRUE;

  return copy_part (self, wanted);
}

static gboolean
fits (const DictumChains *part)
{
  return part->height <= DICTUM_CHAINS_ROWS && part->n_layers <= DICTUM_CHAINS_LAYERS &&
         part->edges->len <= DICTUM_CHAINS_LINES;
}

/**
 * dictum_chains_draw:
 * @self: chains, or the part of them around one node
 *
 * What a picture shows of chains. All of a small project; of a large one the strongest edges that
 * lead on from left to right in four layers of #DICTUM_CHAINS_ROWS rows, and no more than
 * #DICTUM_CHAINS_LINES of them, so that a line can be followed from one end to the other.
 *
 * Returns: (transfer full): nodes and edges with their places
 */
DictumChains *
dictum_chains_draw (const DictumChains *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint rows = DICTUM_CHAINS_ROWS;; rows--)
    {
      DictumChains *part = rows == DICTUM_CHAINS_ROWS && self->edges->len <= DICTUM_CHAINS_LINES
                               ? copy_all (self)
                               : choose (self, rows);

      dictum_chains_lay_out (part);
      if (fits (part) || rows <= 2)
        return part;
      dictum_chains_free (part);
    }
}
